//! Finds the forms of withheld names among the words of a raw text: in every case, ending, script and habit of transliteration, with
//! initials, surname first, in one word.
//!
//! Linking must be right, so `names` leaves alone what may be somebody else. This must miss nothing, so it takes what may be
//! meant: of two people of one full name both are kept back. Only a bare surname that no form says is left to somebody whose
//! given name stands before it.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use crate::value::QuickMap;
use crate::withheld::addresses::is_of_address;
use crate::withheld::calls;
use crate::withheld::calls::Called;
use crate::withheld::calls::Calls;
use crate::withheld::plain;
use crate::withheld::plain::Letter;
use crate::withheld::words::Gap;
use crate::withheld::words::Shape;
use crate::withheld::words::Word;
use crate::withheld::words::cut;
use crate::withheld::words::skeleton;

/// One way a withheld name is written.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// Whose it is, by position among those who are withheld.
    pub person: usize,
    pub kind: FormKind,
    parts: Vec<Shape>,
    /// The whole name without a space, in the ways in which addresses and hashtags have it; none of a name of one word.
    in_one: Vec<Shape>,
    /// A form in small letters is found in small letters (bell hooks).
    is_small: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormKind {
    /// Kept back wherever it stands.
    Registered,
    /// The last word of a full form, which the editor has not listed: kept back where the text knows the person.
    Surname,
    /// A form of one word in an address, an id or a name of a file, in any case.
    InAddress,
}

/// Where a name was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub person: usize,
    pub kind: FormKind,
    pub range: Range<usize>,
}

/// A bare surname that may be another's.
pub(super) type Doubt = Hit;

/// What was found in a text.
pub(super) struct Findings {
    /// In order, none inside another.
    pub hits: Vec<Hit>,
    /// Surnames that stand behind another given name.
    pub doubts: Vec<Doubt>,
    /// Surnames of those whom the text does not know.
    pub strangers: Vec<Hit>,
    /// Those whom the text knows.
    pub known: Vec<usize>,
}

/// All forms, ready to be looked for.
pub(super) struct Forms {
    forms: Vec<Form>,
    /// Forms by the words that may begin them, in skeletons of their first letter.
    by_letter: QuickMap<char, Vec<usize>>,
    /// Whether some form begins so, by the last bits of the letter: most words are turned away by that.
    begin: [bool; LETTERS],
    endings: HashSet<String>,
    called: Called,
    /// Those of whom no form is public.
    unnamed: Vec<usize>,
    /// Ids of people who are public, in words.
    others: Vec<Vec<String>>,
}

const LETTERS: usize = 256;

/// What a word may be of a part of a name.
const PREFIXES: [&str; 14] = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "ו", "ה", "ב", "ל", "מ", "ש"];

/// Endings of names in the languages that have them, as they are written; they are compared as skeletons.
const ENDINGS: &str = "а я у ю ом ем ём ым им ой ей ою ею е и ы ую юю ого его ому ему ых их ыми ими ам ям ами ями ах ях ов ев \
    ові еві єві і ї ій ою єю \
    ның нің дың дің тың тің ға ге қа ке на не а е ды ді ты ті ны ні да де та те нда нде дан ден тан тен нан нен мен бен пен ша ше \
    лар лер дар дер тар тер ın in un ün nın nin nun nün ya ye yı yi yu yü dan den la le ning ni ga dan \
    s es a owi em u ovi ovi ovou ego emu ie";

impl Form {
    /// `None` where a form has no letter and no digit: nothing can be looked for.
    pub(super) fn new(person: usize, kind: FormKind, written: &str) -> Option<Form> {
        let words = cut(&plain::letters(written));
        let is_small = words.iter().all(|word| !word.is_capitalised) && written.chars().any(char::is_lowercase);
        let parts: Vec<Shape> = words.into_iter().map(|word| Rc::unwrap_or_clone(word.shape)).collect();
        if parts.is_empty() {
            return None;
        }
        Some(Form { person, kind, in_one: in_one(&parts), parts, is_small })
    }

    /// The last of several words, as a form of its own.
    pub(super) fn surname(person: usize, written: &str) -> Option<Form> {
        let form = Form::new(person, FormKind::Surname, written)?;
        let last = form.parts.last()?.clone();
        if form.parts.len() < 2 || form.is_small || last.letters.chars().count() < 2 {
            return None;
        }
        Some(Form { parts: vec![last], in_one: Vec::new(), ..form })
    }
}

impl Forms {
    pub(super) fn new(forms: Vec<Form>, Calls { ids, pseudonyms, others }: Calls) -> Forms {
        let mut endings: HashSet<String> = ENDINGS.split_whitespace().map(skeleton).collect();
        endings.insert(String::new());
        let mut by_letter: QuickMap<char, Vec<usize>> = QuickMap::default();
        for (index, form) in forms.iter().enumerate() {
            let mut letters: Vec<char> = form.parts.iter().flat_map(first_letters).collect();
            letters.sort_unstable();
            letters.dedup();
            for letter in letters {
                by_letter.entry(letter).or_default().push(index);
            }
        }
        let unnamed = pseudonyms.iter().map(|(person, _)| *person).collect();
        let called = Called::new(&ids, &pseudonyms);
        let mut others: Vec<Vec<String>> = others.iter().map(|id| calls::words_of(id)).collect();
        // A surname alone may be anybody's.
        others.retain(|words| words.len() > 1);
        let mut begin = [false; LETTERS];
        by_letter.keys().for_each(|letter| begin[*letter as usize % LETTERS] = true);
        Forms { forms, by_letter, begin, endings, called, unnamed, others }
    }

    /// All registered forms in a raw text, and the surnames of those whom the text or `known` knows.
    pub(super) fn find(&self, raw: &str, known: &[usize]) -> Findings {
        let words = cut(&plain::letters(raw));
        let undivided = plain::undivided(raw).map(|letters| cut(&letters)).unwrap_or_default();
        let mut hits = self.among(&words, FormKind::Registered);
        hits.extend(self.among(&undivided, FormKind::Registered));
        let mut known: HashSet<usize> = known.iter().copied().collect();
        known.extend(hits.iter().map(|found| found.hit.person));
        known.extend(self.called.among(&words, raw));
        let (mut doubts, mut strangers) = (Vec::new(), Vec::new());
        for words in [&words, &undivided] {
            for surname in self.among(words, FormKind::Surname) {
                match (known.contains(&surname.hit.person), has_given_name_before(words, surname.first)) {
                    (true, true) => doubts.push(surname),
                    (true, false) => hits.push(surname),
                    (false, true) => {}
                    (false, false) => strangers.push(surname),
                }
            }
        }
        let known: Vec<usize> = known.into_iter().collect();
        hits.extend(self.in_addresses(&words, raw, &known));
        let hits = apart(hits);
        doubts.retain(|doubt| !stands_in(&doubt.hit, &hits));
        Findings { hits, doubts: apart(doubts), strangers: apart(strangers), known }
    }

    /// Surnames in an address or in the path of a file, in any case, alone or in a word with others.
    pub(super) fn in_path(&self, path: &str, known: &[usize]) -> Vec<Hit> {
        let words = cut(&plain::letters(path));
        apart(self.single(&words, known).collect())
    }

    /// The same in the addresses, ids and names of files of a text.
    fn in_addresses(&self, words: &[Word], raw: &str, known: &[usize]) -> Vec<Found> {
        let of_address = |found: &Found| is_of_address(raw, &words[found.first]);
        self.single(words, known).filter(of_address).collect()
    }

    /// Words that are, or hold, a form of one word of some people.
    fn single<'a>(&'a self, words: &'a [Word], known: &'a [usize]) -> impl Iterator<Item = Found> + 'a {
        let is_long = |form: &&Form| form.parts.len() == 1 && form.parts[0].letters.chars().count() >= SHORTEST;
        let of_known =
            |form: &&Form| !form.is_small && known.contains(&form.person) && self.unnamed.contains(&form.person);
        let forms: Vec<&Form> = self.forms.iter().filter(is_long).filter(of_known).collect();
        let of_word = move |first: usize| {
            let word = &words[first];
            let form = forms.iter().find(|form| self.fits(&form.parts[0], word) || is_held_by(&form.parts[0], word))?;
            let hit = Hit { person: form.person, kind: FormKind::InAddress, range: word.range.clone() };
            if word.range.is_empty() || self.is_of_others(words, first) { None } else { Some(Found { first, hit }) }
        };
        (0..words.len()).filter_map(of_word)
    }

    /// Whether a word is part of the id of somebody who is public.
    fn is_of_others(&self, words: &[Word], at: usize) -> bool {
        self.others.iter().any(|other| {
            (0..other.len()).filter(|place| *place <= at).any(|place| {
                let around = words.get(at - place..at - place + other.len()).unwrap_or_default();
                around.len() == other.len() && around.iter().zip(other).all(|(word, part)| word.shape.letters == *part)
            })
        })
    }

    /// Those whom a text names in full, lists or leads to.
    pub(super) fn people_in(&self, raw: &str) -> Vec<usize> {
        let words = cut(&plain::letters(raw));
        let mut people = self.called.among(&words, raw);
        let mut hits = self.among(&words, FormKind::Registered);
        hits.extend(plain::undivided(raw).iter().flat_map(|letters| self.among(&cut(letters), FormKind::Registered)));
        people.extend(hits.iter().map(|found| found.hit.person));
        people
    }

    /// Whether a text holds a registered form: the first that is found.
    pub(super) fn first(&self, raw: &str) -> Option<Hit> {
        let first = |letters: Vec<Letter>| self.among(&cut(&letters), FormKind::Registered).into_iter().next();
        let found = first(plain::letters(raw)).or_else(|| first(plain::undivided(raw)?))?;
        Some(found.hit)
    }

    /// Whether a word is a whole form, or a surname that nobody listed.
    pub(super) fn has_a_name(&self, raw: &str) -> bool {
        let words = cut(&plain::letters(raw));
        let single = self.forms.iter().filter(|form| form.parts.len() == 1);
        single.into_iter().any(|form| words.iter().any(|word| self.fits(&form.parts[0], word)))
    }

    /// The last word of each form.
    pub(super) fn last_words(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().filter_map(|form| form.parts.last()).map(|part| part.letters.as_str())
    }

    fn among(&self, words: &[Word], kind: FormKind) -> Vec<Found> {
        let mut found = Vec::new();
        // What a word may begin, asked once for each word of a text.
        let mut begun: QuickMap<&str, Vec<usize>> = QuickMap::default();
        for first in 0..words.len() {
            let word = &words[first];
            if !self.may_begin_any(word) {
                continue;
            }
            let candidates = begun.entry(&word.shape.letters).or_insert_with(|| self.begun_by(word, kind));
            for index in candidates.iter() {
                let form = &self.forms[*index];
                let Some(end) = self.matches(form, words, first) else { continue };
                let range = words[first].range.start..words[end - 1].range.end;
                // What is read after the text around it, the inside of a tag, may begin before what it follows.
                if range.start < range.end {
                    found.push(Found { first, hit: Hit { person: form.person, kind, range } });
                }
            }
        }
        self.spaced_out(words, kind, &mut found);
        found
    }

    /// Names whose letters stand apart: `K u l m u k h`. Where one of their words ends is not seen.
    fn spaced_out(&self, words: &[Word], kind: FormKind, found: &mut Vec<Found>) {
        let is_letter = |word: &Word| word.shape.is_letter();
        let mut first = 0;
        while first < words.len() {
            if !is_letter(&words[first]) {
                first += 1;
                continue;
            }
            let rest = &words[first..];
            let goes_on = |(index, word): &(usize, &Word)| {
                is_letter(word) && (*index == 0 || matches!(word.before, Gap::Close | Gap::Stop))
            };
            let count = rest.iter().enumerate().take_while(goes_on).count();
            if count >= SHORTEST {
                let letters: String = rest[..count].iter().map(|word| word.shape.letters.as_str()).collect();
                let spelled = skeleton(&letters);
                let range = rest[0].range.start..rest[count - 1].range.end;
                for form in self.forms.iter().filter(|form| form.kind == kind) {
                    let parts = if form.parts.len() == 1 { &form.parts } else { &form.in_one };
                    let is_in = parts.iter().any(|part| {
                        part.letters == letters
                            || part.skeleton.len() >= SHORTEST_INSIDE && spelled.contains(&part.skeleton)
                    });
                    if is_in && !range.is_empty() {
                        found.push(Found { first, hit: Hit { person: form.person, kind, range: range.clone() } });
                    }
                }
            }
            first += count.max(1);
        }
    }

    /// Forms of which a word may be the first: by any of their parts, or by an initial of the given name.
    fn begun_by(&self, word: &Word, kind: FormKind) -> Vec<usize> {
        let mut indexes: Vec<usize> = Vec::new();
        for letter in beginnings(&word.shape) {
            if let Some(forms) = self.by_letter.get(&letter) {
                indexes.extend(forms);
            }
        }
        indexes.sort_unstable();
        indexes.dedup();
        indexes.retain(|index| self.forms[*index].kind == kind && self.may_begin(&self.forms[*index], word));
        indexes
    }

    /// Whether a form begins with a letter that the word may begin with.
    fn may_begin_any(&self, word: &Word) -> bool {
        beginnings(&word.shape).any(|letter| self.begin[letter as usize % LETTERS])
    }

    fn may_begin(&self, form: &Form, word: &Word) -> bool {
        let is_part = form.parts.iter().any(|part| self.fits(part, word));
        is_part || form.parts.len() > 1 && (is_initial(word, &form.parts[0]) || is_all_in_one(form, word))
    }

    /// Where a form ends that begins at a word.
    fn matches(&self, form: &Form, words: &[Word], first: usize) -> Option<usize> {
        if form.parts.len() == 1 {
            let word = &words[first];
            let is_name = self.fits(&form.parts[0], word) && (form.is_small || is_written_as_name(words, first));
            return if is_name { Some(first + 1) } else { None };
        }
        if is_all_in_one(form, &words[first]) {
            return Some(first + 1);
        }
        let given_first = self.given_first(form, words, first);
        let surname_first = self.surname_first(form, words, first);
        given_first.max(surname_first)
    }

    /// Given name or initials, what stands between, surname.
    fn given_first(&self, form: &Form, words: &[Word], first: usize) -> Option<usize> {
        let (surname, given) = form.parts.split_last()?;
        let mut at = first;
        if !self.is_given(&given[0], &words[at]) {
            return None;
        }
        at += 1;
        // Middle names and father's names may be there or not, and be others than the form has.
        for _ in 0..=given.len() {
            let word = words.get(at)?;
            if !goes_on(words, at) {
                return None;
            }
            if self.fits(surname, word) {
                return Some(at + 1);
            }
            let is_between = word.is_capitalised || given[1..].iter().any(|part| self.fits(part, word));
            if !is_between {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Surname, perhaps a comma, given name or initials.
    fn surname_first(&self, form: &Form, words: &[Word], first: usize) -> Option<usize> {
        let (surname, given) = form.parts.split_last()?;
        let follows = words.get(first + 1)?;
        let is_begun = self.fits(surname, &words[first]) && matches!(follows.before, Gap::Close | Gap::Comma);
        if !is_begun || !self.is_given(&given[0], follows) {
            return None;
        }
        let mut end = first + 2;
        for part in &given[1..] {
            if words.get(end).is_some_and(|word| goes_on(words, end) && self.is_given(part, word)) {
                end += 1;
            }
        }
        Some(end)
    }

    fn is_given(&self, part: &Shape, word: &Word) -> bool {
        self.fits(part, word) || is_initial(word, part)
    }

    /// Whether a word is a part of a name, in any case and script.
    fn fits(&self, part: &Shape, word: &Word) -> bool {
        if part.letters == word.shape.letters || without_prefix(&word.shape.letters).any(|rest| rest == part.letters) {
            return true;
        }
        if part.skeleton.is_empty() {
            return false;
        }
        let looks = word.shape.looks.iter().chain([&word.shape.skeleton]);
        let mut written = looks.filter(|written| !written.is_empty());
        written.any(|written| *written == part.skeleton || self.has_ending(part, written))
    }

    /// Whether a word is a part of a name with an ending. What a name ends in, when it is a vowel, gives way to the ending.
    fn has_ending(&self, part: &Shape, written: &str) -> bool {
        let stem = part.skeleton.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
        for stem in [part.skeleton.as_str(), stem] {
            if stem.len() >= 3
                && let Some(ending) = written.strip_prefix(stem)
                && self.endings.contains(ending)
            {
                return true;
            }
        }
        false
    }
}

/// The letters of a surname that is looked for in addresses: shorter ones are parts of too many words.
const SHORTEST: usize = 4;
/// The letters of one that is looked for inside words too: `freepetrova`.
const SHORTEST_INSIDE: usize = 6;

/// Whether a word has a name in it, with other words or letters around it.
fn is_held_by(part: &Shape, word: &Word) -> bool {
    // Without the vowel that gives way to an ending.
    let stem = part.skeleton.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
    stem.len() >= SHORTEST_INSIDE && word.shape.skeleton.contains(stem)
}

/// A hit, and the word at which it begins.
struct Found {
    first: usize,
    hit: Hit,
}

fn first_letters(shape: &Shape) -> impl Iterator<Item = char> {
    shape.letters.chars().next().into_iter().chain(shape.skeleton.chars().next())
}

/// The letters that a word may begin with: as it is written, as it sounds, as it looks, and behind a prefix of Arabic or Hebrew.
fn beginnings(shape: &Shape) -> impl Iterator<Item = char> {
    let looks = shape.looks.iter().filter_map(|look| look.chars().next());
    let is_prefixed = !shape.letters.is_ascii();
    let rests = is_prefixed.then(|| without_prefix(&shape.letters).filter_map(|rest| rest.chars().next()));
    first_letters(shape).chain(looks).chain(rests.into_iter().flatten())
}

fn without_prefix(letters: &str) -> impl Iterator<Item = &str> {
    PREFIXES.iter().filter_map(|prefix| letters.strip_prefix(prefix)).filter(|rest| rest.chars().count() > 1)
}

/// A given name cut to its first letter, or the two that write it in Latin letters (Zh.).
fn is_initial(word: &Word, part: &Shape) -> bool {
    let Shape { letters, skeleton: spelled, .. } = &*word.shape;
    let length = letters.chars().count();
    let is_short = length == 1 || length == 2 && letters.is_ascii();
    let is_beginning = part.letters.starts_with(letters);
    is_short && word.is_capitalised && (is_beginning || !spelled.is_empty() && part.skeleton.starts_with(spelled))
}

/// All words of a name in one; of more than two also the first and the last, either way round.
fn in_one(parts: &[Shape]) -> Vec<Shape> {
    let [first, .., last] = parts else { return Vec::new() };
    let ways = [parts.iter().collect(), vec![first, last], vec![last, first]];
    let mut in_one = Vec::new();
    for way in ways {
        let letters = way.iter().map(|part| part.letters.as_str()).collect();
        let spelled: String = way.iter().map(|part| part.skeleton.as_str()).collect();
        // Where two words meet, a letter that both have is one.
        in_one.push(Shape { letters, skeleton: skeleton(&spelled), looks: Vec::new() });
    }
    in_one
}

fn is_all_in_one(form: &Form, word: &Word) -> bool {
    let Shape { letters, skeleton: spelled, .. } = &*word.shape;
    form.in_one.iter().any(|way| way.letters == *letters || !spelled.is_empty() && way.skeleton == *spelled)
}

/// Whether a name may go on at a word.
fn goes_on(words: &[Word], at: usize) -> bool {
    match words[at].before {
        Gap::Close => true,
        // After an initial, or without a space as addresses have it; a sentence may end after a longer word.
        Gap::Stop => {
            words[at - 1].shape.letters.chars().count() <= 2 || words[at - 1].range.end + 1 == words[at].range.start
        }
        Gap::Comma | Gap::Wide => false,
    }
}

/// A name of one word is written with a capital; in an address, where nothing is, it stands between hyphens or alone.
fn is_written_as_name(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let has_case = word.shape.letters.chars().any(|letter| letter.to_uppercase().ne([letter]));
    word.is_capitalised || !has_case
}

/// Whether the word before is a given name that is no part of the form: it has a capital, and does not begin a sentence.
fn has_given_name_before(words: &[Word], at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let before = &words[at - 1];
    let is_beside =
        words[at].before == Gap::Close || words[at].before == Gap::Stop && before.shape.letters.chars().count() <= 2;
    is_beside && before.is_capitalised && !matches!(before.before, Gap::Wide | Gap::Stop)
}

fn stands_in(doubt: &Hit, hits: &[Hit]) -> bool {
    hits.iter().any(|hit| hit.range.start <= doubt.range.start && doubt.range.end <= hit.range.end)
}

/// In order, the longest of those that begin together. Of what overlaps nothing may stay: where the rest is no name of its own,
/// both are one place.
fn apart(mut found: Vec<Found>) -> Vec<Hit> {
    found.sort_by_key(|found| (found.hit.range.start, std::cmp::Reverse(found.hit.range.end)));
    let starts: Vec<usize> = found.iter().map(|found| found.hit.range.start).collect();
    let mut hits: Vec<Hit> = Vec::new();
    for Found { hit, .. } in found {
        match hits.last_mut() {
            Some(last) if last.range.end > hit.range.start => {
                let next = starts[starts.partition_point(|start| *start < last.range.end)..].first();
                let is_anothers = next.is_some_and(|next| *next < hit.range.end);
                if !is_anothers {
                    last.range.end = last.range.end.max(hit.range.end);
                }
            }
            _ => hits.push(hit),
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> Forms {
        let full = ["Зульфия Каримовна Абдуллина", "bell hooks", "جمال خاشقجي", "Rosa", "Angela Merkel"];
        let forms = full.iter().enumerate();
        let registered = forms.clone().filter_map(|(person, name)| Form::new(person, FormKind::Registered, name));
        let surnames = forms.filter_map(|(person, name)| Form::surname(person, name));
        let calls = Calls {
            ids: vec![(4, "source-3".to_owned())],
            pseudonyms: vec![(4, "Witness A".to_owned())],
            others: vec!["horst-merkel".to_owned()],
        };
        Forms::new(registered.chain(surnames).collect(), calls)
    }

    /// What is found stands in brackets.
    #[track_caller]
    fn check(marked: &str) {
        let raw = marked.replace(['[', ']'], "");
        let Findings { hits, .. } = forms().find(&raw, &[]);
        let mut shown = raw.clone();
        for hit in hits.iter().rev() {
            shown.insert(hit.range.end, ']');
            shown.insert(hit.range.start, '[');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn every_case_script_and_spelling() {
        check("Видели [Зульфию Абдуллину] и [ЗУЛЬФИЯ КАРИМОВНА АБДУЛЛИНА].");
        check("They saw [Zulfia Abdullina], [Zulfiya Karimovna Abdullina] and [ABDULLINA, Zulfija].");
        check("[З. К. Абдуллина], [З.К.Абдуллиной], [Абдуллина З. К]., [Z. Abdullina]");
        check("[جمال خاشقجي] [لجمال خاشقجي]");
        check("[bell hooks]; the hooks were sharp");
    }

    #[test]
    fn every_way_of_hiding() {
        check(
            "/people/[zulfiya-abdullina].html#[zulfiya_abdullina] ZulfiyaAbdullina"
                .replace("ZulfiyaAbdullina", "[ZulfiyaAbdullina]")
                .as_str(),
        );
        check("<b>[Zulf</b>iya Abd&#117;llina]");
        check("[\\u0417\\u0443льфия Абдуллина]");
        check("[%D0%97%D1%83%D0%BB%D1%8C%D1%84%D0%B8%D1%8F%20%D0%90%D0%B1%D0%B4%D1%83%D0%BB%D0%BB%D0%B8%D0%BD%D0%B0]");
        check("<img alt=\"[Angela Merkel]\">");
    }

    #[test]
    fn every_way_of_dividing() {
        check("They saw [Zulfiya Abdul-\nlina] and [Зульфия Абдул-\nлина].");
        check("[Angela<br>Merkel], [Angela  \nMerkel], [Angela\\\nMerkel], [Angela\tMerkel], [Angela\u{2028}Merkel]");
        check("[Angela\u{b}Merkel] [Ange\u{e0041}la Mer\u{fffc}kel] [Angela\u{2800}Merkel] [Angela\\_Merkel]");
        check("[A n g e l a M e r k e l] and [A N G E L A  M E R K E L]; a b c d");
        check("==[Angela== Merkel] __[Angela__ Merkel] [Ange<ins>la</ins> Merkel]");
        check("<ruby>[Mer<rt>x</rt>kel, Angela]</ruby> [Angela <del>Mar</del><ins>Merkel]</ins>");
        check("[Angela%2520Merkel] [Аngеlа Меrkеl]");
    }

    #[test]
    fn a_bare_surname_is_kept_back_where_the_text_knows_the_person() {
        check(
            "[Angela Merkel] came. Then [Merkel] spoke, and Horst Merkel left; [Merkel’s] car."
                .replace("[Merkel’s]", "[Merkel]’s")
                .as_str(),
        );
        check("Horst Merkel came, and Merkel left.");
    }

    #[test]
    fn a_surname_in_an_address_counts_in_any_case() {
        for said in [
            "slug: [merkel]-arrested",
            "id: [merkel]",
            "/img/[MERKEL].jpg [merkel].jpg x/[merkel]/y",
            "## Words {#[merkel]} #[merkel] #[FreeMerkel] @[amerkel]",
            "<p id=\"[merkel]\">",
            "```[merkel]\nx\n```",
            "<[merkel]@example.org> m.[merkel]@example.org",
        ] {
            let marked = format!("[Angela Merkel] {said}");
            let raw = marked.replace(['[', ']'], "");
            let found: Vec<Hit> = forms().find(&raw, &[]).hits;
            assert_eq!(found.len(), marked.matches('[').count(), "{said}: {found:?}");
        }
        check("[Angela Merkel], people/horst-merkel, a merkel, and Ute-Merkel");
        check("people/merkel");
    }

    #[test]
    fn who_is_referred_to_is_known() {
        for said in [
            "people: [source-3]",
            "people:\n  - people/source-3\n",
            "[[people/source-3]]",
            "[[source-3|she]]",
            "[she](../people/source-3.md)",
            "{\"people\": [\"source-3\"]}",
            "speaker: source-3",
            "people: [Witness A]",
            "people/witness-a.html",
        ] {
            let Findings { hits, .. } = forms().find(&format!("{said}\n\nMerkel spoke."), &[]);
            assert!(hits.iter().any(|hit| hit.kind == FormKind::Surname), "{said}");
        }
        for other in ["source 3 and we", "source-31,", "our source", "witnesses"] {
            check(&format!("{other}\n\nMerkel spoke."));
        }
    }

    #[test]
    fn others_are_left_alone() {
        check("Roland and Angela came. A rosa is a rose; [Rosa] is not Rosario.");
        check("Zulfia Karimova, Ренат Абдуллин");
    }
}
