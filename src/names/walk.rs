//! Walks the words of a text through the tree of names: every name that the words can be read as, overlapping ones as well.

use std::ops::RangeInclusive;

use crate::names::bearer::Bearer;
use crate::names::crowd::Crowd;
use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::given::Gender;
use crate::names::language::Language;
use crate::names::lexicon::Lexicon;
use crate::names::lexicon::Reading;
use crate::names::lexicon::Spelling;
use crate::names::people;
use crate::names::people::is_like_patronymic;
use crate::names::shape::Shape;
use crate::names::text::ReadText;
use crate::names::tree::Meaning;
use crate::names::tree::Place;
use crate::names::tree::Tree;
use crate::names::words::is_capitals;
use crate::value::Kind;

/// A name that the words of a text can be read as.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    /// Indexes of the first and the last word.
    pub first: usize,
    pub last: usize,
    /// In bytes of the folded text.
    pub start: usize,
    pub end: usize,
    pub meaning: &'a Meaning,
    pub how: How,
    /// In which the last word stands.
    pub cases: Cases,
    /// Its last word is a surname of women.
    pub is_woman: bool,
    /// Its last word has an ending.
    pub is_surname_inflected: bool,
}

/// In what a name differs from its registered form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct How {
    pub is_inflected: bool,
    pub is_capitals: bool,
    pub is_look_alike: bool,
    /// A father's name stands inside that the form does not have.
    pub has_patronymic: bool,
    /// Several of that name.
    pub is_plural: bool,
    /// A comma stands after the first word, as between a surname and a given name.
    pub has_comma: bool,
    /// The first word alone is in capitals.
    pub is_surname_in_capitals: bool,
    /// It stands in a row with one word for all.
    pub is_of_row: bool,
}

/// A capitals form must be so long: shorter ones are too often words or abbreviations.
const MIN_CAPITALS: u8 = 4;
/// So long a form must be to take endings: shorter ones meet too many words.
const MIN_INFLECTED: u8 = 4;
/// A surname counts only after its full name (Ким, Бах, Цой), and an Arabic prefix is one letter.
const MIN_INFLECTED_SHORT: u8 = 3;
/// So long for an ending of one vowel, and for -ша.
const MIN_BARE: u8 = 6;

/// All registered forms, as ways through a tree of words.
pub(super) struct Forms {
    tree: Tree,
    lexicon: Lexicon,
    kinds: Vec<Kind>,
    /// Whose given name is known to be a man's.
    men: Vec<bool>,
    /// Who held a role.
    pub(super) has_role: Vec<bool>,
}

impl Forms {
    pub(super) fn new(bearers: &[Bearer]) -> Forms {
        let mut lexicon = Lexicon::default();
        let tree = Tree::new(bearers, &mut lexicon);
        let kinds = bearers.iter().map(|bearer| bearer.kind).collect();
        let has_role = bearers.iter().map(|bearer| !bearer.roles.is_empty()).collect();
        Forms { tree, lexicon, kinds, men: bearers.iter().map(is_man).collect(), has_role }
    }

    /// Whether the surname of a name with a declined given name may stand as it is registered: a woman's on a consonant, anybody's on a vowel
    /// (Ангелы Меркель, Петра Дюма).
    fn may_stand_still(&self, meaning: &Meaning, surname: &str) -> bool {
        let is_man = self.men[meaning.bearer.get()];
        let is_foreign = surname.ends_with(['а', 'я', 'і', 'и', 'у', 'ю', 'е', 'э'])
            && (is_man && surname.ends_with("ая") || !endings::is_feminine_surname(surname));
        is_foreign || !is_man && endings::is_still_of_woman(surname)
    }

    /// Adds every way to read a word of a text in a language.
    pub(super) fn read(&self, written: &str, language: Language, readings: &mut Vec<Reading>) {
        self.lexicon.readings(written, language, readings);
    }

    /// What some words of a text and one more name, whatever their endings are.
    pub(super) fn continued(&self, text: &ReadText, words: RangeInclusive<usize>, more: &str) -> Vec<&Meaning> {
        let mut places = vec![Tree::ROOT];
        for index in words.clone() {
            let gap = if index == *words.start() { Some("") } else { text.gap(index - 1) };
            let between = gap.and_then(|gap| self.tree.between(gap));
            places = self.steps(&places, between, text.readings(index));
        }
        let language = text.language(*words.end());
        let mut readings = Vec::new();
        self.lexicon.readings(more, language, &mut readings);
        let last = self.steps(&places, self.tree.between(" "), &readings);
        last.into_iter().flat_map(|place| self.tree.meanings(place)).collect()
    }

    fn steps(&self, places: &[Place], between: Option<u16>, readings: &[Reading]) -> Vec<Place> {
        let Some(between) = between else { return Vec::new() };
        let steps = places
            .iter()
            .flat_map(|place| readings.iter().filter_map(move |reading| self.tree.step(*place, between, reading.word)));
        steps.collect()
    }

    fn kind(&self, meaning: &Meaning) -> Kind {
        self.kinds[meaning.bearer.get()]
    }
}

/// Whether the given names of a person are a man's: by a list, a father's name, or a letter with which no woman's declines.
fn is_man(bearer: &Bearer) -> bool {
    let mut forms = bearer.forms.iter().filter(|form| endings::is_cyrillic(form.text) && form.text.contains(' '));
    forms.any(|form| match people::parts(form.text) {
        Some(parts) => is_man_s(parts.given, parts.patronymic),
        None => is_man_s(form.text.split(' ').next().unwrap_or_default(), None),
    })
}

fn is_man_s(given: &str, patronymic: Option<&str>) -> bool {
    match given::gender(given, patronymic) {
        Some(gender) => gender == Gender::Man,
        None => !given.ends_with('ь'),
    }
}

/// A way through the tree so far.
#[derive(Debug, Clone, Copy)]
struct Way {
    place: Place,
    first: usize,
    words: usize,
    how: How,
    /// Cases in which all words agree so far, the last one not counted in.
    agreed: Cases,
    /// The same if the name is a woman's, whose given name does not change after a consonant.
    agreed_of_woman: Cases,
    /// The same if the name is a man's, whose given name does not change after some vowels.
    agreed_of_man: Cases,
    /// Cases in which the words agreed up to the last one with an ending; what follows may stand still (Республики Казахстан).
    agreed_to_ending: Cases,
    last: Reading,
    first_is_capitals: bool,
    last_is_capitals: bool,
    /// Some word has small letters and no spelling in capitals.
    is_mixed: bool,
}

/// What has been read so far, and who is there.
struct Found<'a> {
    hits: Vec<Hit<'a>>,
    crowd: Crowd<'a>,
}

/// All names that the words of a text can be read as, by their first word; of a crowd those who are there.
pub(super) fn names<'a>(text: &ReadText, forms: &'a Forms, crowd: Crowd<'a>) -> Vec<Hit<'a>> {
    let mut found = Found { hits: Vec::new(), crowd };
    for first in 0..text.words.len() {
        if text.readings(first).is_empty() {
            continue;
        }
        let before = found.hits.len();
        names_at(text, first, forms, &mut found);
        // Of names that begin at one word the longer come last, and count first.
        let excess = (found.hits.len() - before).saturating_sub(found.crowd.most());
        if excess > 0 {
            found.hits.drain(before..before + excess);
        }
    }
    found.hits
}

fn names_at<'a>(text: &ReadText, first: usize, forms: &'a Forms, found: &mut Found<'a>) {
    for reading in text.readings(first) {
        let Some(place) = forms.tree.step(Tree::ROOT, Tree::NOTHING, reading.word) else { continue };
        let is_capitals = reading.spelling == Spelling::Capitals;
        let way = Way {
            place,
            first,
            words: 1,
            how: How::default().with(reading),
            agreed: Cases::ANY,
            agreed_of_woman: Cases::ANY,
            agreed_of_man: Cases::ANY,
            agreed_to_ending: if reading.is_inflected { reading.cases } else { Cases::ANY },
            last: *reading,
            first_is_capitals: is_capitals,
            last_is_capitals: is_capitals,
            is_mixed: is_in_small(text.word(first), reading),
        };
        go_on(text, first, way, forms, found);
    }
}

impl How {
    fn with(self, reading: &Reading) -> How {
        How {
            is_inflected: self.is_inflected || reading.is_inflected,
            is_capitals: self.is_capitals || reading.spelling == Spelling::Capitals,
            is_look_alike: self.is_look_alike || reading.spelling == Spelling::LookAlike,
            ..self
        }
    }
}

fn is_in_small(word: &str, reading: &Reading) -> bool {
    reading.spelling != Spelling::Capitals && word.chars().any(char::is_lowercase)
}

fn go_on<'a>(text: &ReadText, last: usize, way: Way, forms: &'a Forms, found: &mut Found<'a>) {
    arrive(text, last, &way, forms, found);
    let Some(gap) = text.gap(last) else { return };
    if gap == ", " && way.words == 1 {
        let way = Way { how: How { has_comma: true, ..way.how }, ..way };
        forms.tree.between(" ").into_iter().for_each(|space| step(text, last, space, &way, forms, found));
    }
    let Some(between) = forms.tree.between(gap) else { return };
    step(text, last, between, &way, forms, found);
    // A father's name between a given name and a surname.
    let next = last + 1;
    if way.words == 1 && gap == " " && text.gap(next) == Some(" ") && is_like_patronymic(text.word(next)) {
        let way = Way { how: How { has_patronymic: true, ..way.how }, ..way };
        step(text, next, between, &way, forms, found);
    }
}

fn step<'a>(text: &ReadText, last: usize, between: u16, way: &Way, forms: &'a Forms, found: &mut Found<'a>) {
    let next = last + 1;
    let language = text.language(last);
    let is_hyphen = text.gap(last).is_some_and(|gap| gap.contains('-'));
    // Only Slavic names have an ending inside.
    let has_prefix = way.words == 1 && endings::is_before_names(language);
    if way.last.is_inflected && !endings::is_in_each_word(language) && !has_prefix {
        return;
    }
    let traits = forms.lexicon.traits(way.last.word);
    let takes_no_ending = is_hyphen || traits.is_particle;
    let cases = if takes_no_ending && !way.last.is_inflected { Cases::ANY } else { way.last.cases };
    let agreed = way.agreed & cases;
    let still = |is_still: bool| if is_still && !way.last.is_inflected { Cases::ANY } else { cases };
    let agreed_of_woman = way.agreed_of_woman & still(traits.is_still_of_woman);
    let agreed_of_man = way.agreed_of_man & still(traits.is_still_of_man);
    for reading in text.readings(next) {
        if reading.is_inflected && endings::is_before_names(language) {
            continue;
        }
        let Some(place) = forms.tree.step(way.place, between, reading.word) else { continue };
        let way = Way {
            place,
            words: way.words + 1,
            how: way.how.with(reading),
            agreed,
            agreed_of_woman,
            agreed_of_man,
            agreed_to_ending: if reading.is_inflected { agreed & reading.cases } else { way.agreed_to_ending },
            last: *reading,
            last_is_capitals: reading.spelling == Spelling::Capitals,
            is_mixed: way.is_mixed || is_in_small(text.word(next), reading),
            ..*way
        };
        go_on(text, next, way, forms, found);
    }
}

/// Takes what the tree says at a place, where the words of the text may mean it.
fn arrive<'a>(text: &ReadText, last: usize, way: &Way, forms: &'a Forms, found: &mut Found<'a>) {
    for meaning in found.crowd.of(way.place, forms.tree.meanings(way.place)) {
        let kind = forms.kind(meaning);
        let Some(is_plural) = inflection(text, last, way, forms, meaning) else { continue };
        if way.how.is_capitals && !may_be_capitals(way, kind, meaning)
            || way.how.has_patronymic && (kind != Kind::Person || way.words != 2)
            || way.how.has_comma && meaning.shape != Shape::SurnameFirst
        {
            continue;
        }
        let (mut start, mut end) = (text.words[way.first].start, text.words[last].end);
        if let Some(around) = &meaning.around {
            if !text.text[..start].ends_with(&around.0) || !text.text[end..].starts_with(&around.1) {
                continue;
            }
            (start, end) = (start - around.0.len(), end + around.1.len());
        }
        let mut last = last;
        let is_surname_in_capitals = way.first_is_capitals && !way.last_is_capitals;
        let mut how = How { is_plural, is_surname_in_capitals, ..way.how };
        if way.words == 1 && text.gap(last) == Some("-") && is_capitals(text.word(last)) {
            let (language, next) = (text.language(last), last + 1);
            if endings::is_after_hyphen(language, text.word(next)) {
                (last, end) = (next, text.words[next].end);
                how.is_inflected = true;
            }
        }
        if is_whole(text.text, start, end) {
            let is_woman = forms.lexicon.traits(way.last.word).is_feminine;
            let is_surname_inflected = way.last.is_inflected;
            let Way { first, last: Reading { cases, .. }, .. } = *way;
            found.crowd.see(meaning);
            found.hits.push(Hit { first, last, start, end, meaning, how, cases, is_woman, is_surname_inflected });
        }
    }
}

/// Whether the endings are possible for this name, and if so, whether they mean several of it.
fn inflection(text: &ReadText, last: usize, way: &Way, forms: &Forms, meaning: &Meaning) -> Option<bool> {
    if !way.how.is_inflected {
        return Some(false);
    }
    let is_person = forms.kind(meaning) == Kind::Person;
    let language = text.language(last);
    let is_surname = is_person && meaning.shape == Shape::Short;
    let shortest = if is_surname || endings::is_before_names(language) { MIN_INFLECTED_SHORT } else { MIN_INFLECTED };
    if meaning.letters < shortest {
        return None;
    }
    let word = forms.lexicon.word(way.last.word);
    if endings::is_in_each_word(language) {
        let cases = if way.last.is_inflected { way.last.cases } else { way.last.cases & Cases::ANY };
        // Before a surname on -а a given name that is no man's may stand still: Гюзель Кафке.
        let is_noun = word.ends_with(['а', 'я']) && !forms.men[meaning.bearer.get()];
        let is_woman = is_person && (is_noun || forms.lexicon.traits(way.last.word).is_feminine);
        let agreed = match is_person {
            true if is_woman => way.agreed_of_woman & cases,
            true => way.agreed_of_man & cases,
            false => way.agreed & cases,
        };
        let may_stand_still = !way.last.is_inflected
            && match is_person {
                true if way.words == 1 => false,
                // Only where no woman of that name can be meant: Миколі Моро.
                true if word.ends_with('о') && !given::has_woman_s_twin(text.word(last - 1)) => {
                    way.agreed.has(Cases::ANY)
                }
                true => way.agreed.has(Cases::ANY) && forms.may_stand_still(meaning, word),
                false => !way.agreed_to_ending.is_empty(),
            };
        let fits = agreed.has(Cases::ANY) || may_stand_still;
        return match (fits, way.last.cases.has(Cases::PLURAL)) {
            (true, _) => Some(false),
            (false, true) if way.words == 1 => Some(true),
            (false, _) => None,
        };
    }
    let cases = way.last.cases;
    let is_own_possessive = way.words > 1 || word.ends_with("ұлы") || word.ends_with("қызы");
    let is_fit = cases.has(Cases::ANY)
        || cases.has(Cases::PRONOMINAL) && is_own_possessive
        || cases.has(Cases::POSSESSIVE) && !is_person
        || cases.has(Cases::BARE) && !is_person && meaning.letters >= MIN_BARE
        || cases.has(Cases::EQUATIVE) && meaning.letters >= MIN_BARE;
    match is_fit {
        true => Some(false),
        false => cases.has(Cases::PLURAL).then_some(true),
    }
}

/// All words in capitals, or the surname of a person alone: NAZARBAEV Nursultan.
fn may_be_capitals(way: &Way, kind: Kind, meaning: &Meaning) -> bool {
    let is_surname_alone = match meaning.shape {
        _ if kind != Kind::Person || way.words < 2 => false,
        Shape::SurnameFirst => way.first_is_capitals,
        _ => way.last_is_capitals,
    };
    meaning.letters >= MIN_CAPITALS && (!way.is_mixed || is_surname_alone)
}

/// Whether a name stands by itself: no address goes on before or after it. Words are whole by how they were cut.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    if text[..start].ends_with('@') {
        return false;
    }
    let mut after = text[end..].chars();
    match after.next() {
        Some('@') => false,
        // A host name goes on after its dot: Almaty.kz.
        Some('.') => !after.next().is_some_and(|letter| letter.is_ascii_lowercase()),
        _ => true,
    }
}
