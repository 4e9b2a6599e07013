//! Capitalised words beside a name: whether they make somebody else of it.
//!
//! In Russian, Ukrainian and Kazakh a subject, its place and its object may stand side by side (Тоқаев Алматыға келді), so that what follows
//! a surname tells only where it looks like a surname, or where that which precedes it may be a given name (Томас Эдисон). In German
//! every noun has a capital, and nothing tells.

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::given::Gender;
use crate::names::initials;
use crate::names::known::Known;
use crate::names::language::Language;
use crate::names::people;
use crate::names::surname;
use crate::names::text::ReadText;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::vocabulary::WordList;
use crate::names::walk::Hit;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;
use crate::names::words::is_capitals;

pub(super) struct Neighbours<'a, 'n> {
    pub text: &'a ReadText<'a>,
    pub vocabulary: &'a Vocabulary,
    /// Words of names that are no people's, as far as they were found.
    pub named: &'n [bool],
}

/// Surnames on these letters may have no endings.
const STILL: [char; 8] = ['о', 'е', 'и', 'у', 'ю', 'і', 'ї', 'э'];

/// So long a word is at least that may be a case of another one.
const INFLECTED: usize = 6;

impl Neighbours<'_, '_> {
    /// Whether a word with a capital may stand where it does and be no name: a list has it, or the text has it in small letters too. That it
    /// begins a sentence says nothing: so do given names.
    pub(super) fn is_plain(&self, index: usize) -> bool {
        let (text, language) = (self.text, self.text.language(index));
        let small = in_small(text.word(index));
        let list = self.vocabulary.list(language, List::BeforeASurname);
        // «Политику Назарбаева критикуют»; but «Зою» is no form of «за».
        let may_be_inflected = endings::is_in_each_word(language) && small.chars().count() >= INFLECTED;
        let is_listed = |list: &WordList| match may_be_inflected {
            true => list.has(&small, language),
            false => list.contains(&small),
        };
        list.is_some_and(is_listed) || text.has_in_small(&small)
    }

    /// Whether a word with a capital before a bare surname is the given name of somebody else.
    pub(super) fn is_behind_another(&self, hit: &Hit, person: &Known) -> bool {
        let text = self.text;
        let next_but_one = text.next(hit.last).and_then(|_| text.next(hit.last + 1));
        if text.next(hit.last).is_some_and(begins_with_capital) && next_but_one.is_some_and(people::is_like_patronymic)
        {
            return true;
        }
        let Some(before) = text.before(hit.first).filter(|before| begins_with_capital(before)) else { return false };
        let language = text.language(hit.first);
        let is_told_by_case =
            endings::is_in_each_word(language) && endings::is_cyrillic(before) && hit.how.is_inflected;
        // Inside a sentence a capital is a name's, and a woman's given name may stand still: «перед Акмаль Дейнекою».
        let index = hit.first - 1;
        let may_be_word = begins_sentence(text, index) || is_capitals(before) || !text.readings(index).is_empty();
        if is_told_by_case
            && may_be_word
            && !people::may_be_given_name(before, text.word(hit.last), (hit.cases, hit.is_woman))
        {
            return false;
        }
        !self.is_plain(hit.first - 1) && !person.given.iter().any(|given| people::is_form_of(before, given, language))
    }

    /// Whether a word with a capital after a bare surname makes a given name of it, or a part of another name.
    pub(super) fn is_before_another(&self, hit: &Hit, person: &Known) -> bool {
        let text = self.text;
        let Some(next) = text.next(hit.last).filter(|next| begins_with_capital(next)) else { return false };
        let language = text.language(hit.last);
        let is_single = next.chars().nth(1).is_none();
        if is_single || language.has_capital_nouns() || surname::is_suffix(next) || self.is_plain(hit.last + 1) {
            return false;
        }
        if self.is_title(next, language) || person.given.iter().any(|given| people::is_form_of(next, given, language)) {
            return false;
        }
        let is_unknown = text.readings(hit.last + 1).is_empty();
        match language {
            // Иванов Пётр, with a given name in the same case; Вчера Назарбаев Астану покинул.
            Language::Russian | Language::Ukrainian => {
                // A woman of the family may be meant, whoever is registered: «через Бегун Матильду».
                let may_be_still =
                    endings::is_still_of_woman(text.word(hit.last)) || text.word(hit.last).ends_with(STILL);
                let is_still = may_be_still && !hit.how.is_inflected;
                let cases = if is_still { Cases::ANY } else { hit.cases };
                let is_other_name = self.is_named(hit.last + 1);
                !is_other_name && people::may_follow_surname(self.whole(hit.last + 1), (cases, hit.is_woman))
            }
            Language::Kazakh | Language::Uzbek | Language::Turkish => {
                let is_free = hit.how.is_inflected || person.has_family_name;
                !is_free && (people::is_like_surname(next) || is_unknown)
            }
            _ => true,
        }
    }

    /// Whether a word belongs to a name that is no person's.
    pub(super) fn is_named(&self, index: usize) -> bool {
        self.named.get(index) == Some(&true)
    }

    /// The last part of a name with hyphens that begins with a word: it has the ending.
    fn whole(&self, index: usize) -> &str {
        let mut last = index;
        while self.text.gap(last) == Some("-") {
            last += 1;
        }
        self.text.word(last)
    }

    /// Whether the word before a name wants a case in which it does not stand: «к Ивановым» are several, «с Ивановым» is one.
    pub(super) fn is_in_another_case(&self, hit: &Hit) -> bool {
        let wanted = self.text.before(hit.first).filter(|_| hit.is_surname_inflected).and_then(|before| {
            let list = self.vocabulary.list(self.text.language(hit.first), List::BeforeADative)?;
            list.contains(&in_small(before)).then_some(Cases::DATIVE)
        });
        wanted.is_some_and(|wanted| !hit.cases.has(wanted))
    }

    /// Whether what follows a name tells him from his father or son, and no form of his does: Bush Jr., Иванов-младший.
    pub(super) fn is_of_other_generation(&self, hit: &Hit, person: &Known) -> bool {
        let text = self.text;
        let Some(gap) = text.gap(hit.last) else { return false };
        let next = text.word(hit.last + 1);
        let is_own = person.generations.iter().any(|own| *own == in_small(next));
        if is_own || !matches!(gap, " " | ", " | "-") || !surname::is_generation(next) {
            return false;
        }
        // Старший лейтенант is a rank, a senior adviser an office, Sr. Bernal is señor.
        let is_word = gap != "-" && surname::is_rank(next) && text.next(hit.last + 1).is_some();
        let is_title = next == "Sr" && matches!(text.language(hit.last), Language::Spanish | Language::Portuguese);
        !is_word && !is_title
    }

    /// Whether what says that a surname is a woman's says it of wives too, who have that of their husbands.
    pub(super) fn is_of_a_wife(&self, hit: &Hit) -> bool {
        let text = self.text;
        let before = hit.first.checked_sub(1).map(|before| in_small(text.word(before)));
        !endings::is_cyrillic(text.word(hit.last)) && !before.is_some_and(|before| matches!(&*before, "ms" | "miss"))
    }

    /// What the words beside a surname say of whose it is: Mrs. Obama, госпожа Иванова, Вчера Иванова сказала.
    pub(super) fn gender(&self, hit: &Hit) -> Option<Gender> {
        let (text, language) = (self.text, self.text.language(hit.first));
        let has = |list: List, small: &str| {
            self.vocabulary.list(language, list).is_some_and(|list| list.has(small, language))
        };
        let index = hit.first.checked_sub(1).filter(|before| matches!(text.gap(*before), Some(" " | ". ")));
        if let Some(index) = index {
            let small = in_small(text.word(index));
            let is_of_family = has(List::WomenOfAFamily, &small)
                && text.before(index).is_some_and(|whose| has(List::Whose, &in_small(whose)));
            if is_of_family || has(List::Women, &small) {
                return Some(Gender::Woman);
            }
            if has(List::Men, &small) {
                return Some(Gender::Man);
            }
        }
        let next = text.next(hit.last)?;
        let small = in_small(next);
        if has(List::WomenBehind, &small) {
            return Some(Gender::Woman);
        }
        if has(List::MenBehind, &small) {
            return Some(Gender::Man);
        }
        self.is_woman_who(hit, next).then_some(Gender::Woman)
    }

    /// Whether a man's full name in the genitive is a woman's as it stands, and she did something or is called a woman: «Актриса Валентина
    /// Кузнецова», «Александра Иванова приехала».
    pub(super) fn is_woman_of_that_name(&self, hit: &Hit) -> bool {
        let text = self.text;
        let is_asked = hit.first < hit.last && hit.how.is_inflected && hit.cases.has(Cases::GENITIVE);
        let language = text.language(hit.first);
        if !is_asked || !endings::is_in_each_word(language) || !given::is_known(text.word(hit.first)) {
            return false;
        }
        let is_behind = text.before(hit.first).is_some_and(is_verb_of_woman)
            || hit.first > 0 && text.gap(hit.first - 1) == Some(" ") && self.has(List::Women, hit.first - 1);
        // «Речь Александра Иванова длилась»: who did it stands before him.
        let is_subject = begins_sentence(text, hit.first) || self.has(List::BeforeASubject, hit.first - 1);
        is_behind || is_subject && text.next(hit.last).is_some_and(is_verb_of_woman)
    }

    /// Whether a surname that begins a sentence may be that of several: «Аблязовым предъявили обвинение», «Обамы переехали». Nothing before it
    /// wants the instrumental or the genitive.
    pub(super) fn may_be_several(&self, hit: &Hit) -> bool {
        let text = self.text;
        let is_asked = hit.how.is_inflected && endings::is_in_each_word(text.language(hit.first));
        let word = text.word(hit.last);
        let is_such = hit.cases.has(Cases::INSTRUMENTAL) && word.ends_with(['м', 'и'])
            || hit.cases.has(Cases::GENITIVE) && word.ends_with(['ы', 'и']);
        is_asked && is_such && begins_sentence(text, hit.first)
    }

    /// Whether a surname that looks like a man's genitive is a woman's, who did something: nothing before it has a genitive behind it, and a
    /// verb follows.
    fn is_woman_who(&self, hit: &Hit, next: &str) -> bool {
        let (text, language) = (self.text, self.text.language(hit.first));
        if hit.is_woman || !endings::is_in_each_word(language) || !is_verb_of_woman(next) {
            return false;
        }
        // «Вчера Мёбиус сказала»: as it stands a name that has endings can only be the subject.
        if !hit.how.is_inflected {
            return hit.cases == Cases::NOMINATIVE;
        }
        let is_like_hers = endings::is_feminine_surname(text.word(hit.last));
        let before = text.before(hit.first).map(in_small);
        let list = self.vocabulary.list(language, List::BeforeASubject);
        let is_subject = before.is_none_or(|before| list.is_some_and(|list| list.contains(&before)));
        is_like_hers && is_subject
    }

    /// Whether a particle stands before a name that has none, or has another one.
    pub(super) fn is_behind_particle(&self, hit: &Hit, person: &Known) -> bool {
        let Some(index) = hit.first.checked_sub(1) else { return false };
        let before = self.text.word(index);
        match self.text.gap(index) {
            // With her own the longer name stands there: Heiko von der Leyen is read as one of it.
            Some(" ") if person.has_particle && surname::is_particle(before) => true,
            Some(" ") => {
                let language = self.text.language(index);
                surname::is_particle_in(language, before)
                    || surname::is_particle(before) && self.is_particle_of_person(index)
            }
            Some("-") => surname::is_particle(before),
            _ => false,
        }
    }

    /// Whether a word that may be a particle or a preposition stands behind a given name, an initial or an address: Rosalía de Castro, T. van
    /// Gogh, Frau von Goethe; but Gobierno de Castro.
    fn is_particle_of_person(&self, index: usize) -> bool {
        let mut first = index;
        while let Some(before) = first
            .checked_sub(1)
            .filter(|before| self.text.gap(*before) == Some(" ") && surname::is_particle(self.text.word(*before)))
        {
            first = before;
        }
        let text = self.text;
        if initials::initials_before(text.text, &text.words, first).is_some() {
            return true;
        }
        let Some(before) = text.before(first).filter(|before| begins_with_capital(before)) else { return false };
        let language = text.language(first);
        let farther = text.before(first - 1).is_some_and(|farther| given::is_known_in(farther, language));
        farther || given::is_known_in(before, language) || self.is_called_man_or_woman(first - 1)
    }

    /// Whether a word says that a person follows, and whether that is a man or a woman.
    pub(super) fn is_called_man_or_woman(&self, index: usize) -> bool {
        self.has(List::Women, index) || self.has(List::Men, index)
    }

    /// Whether a list has a word of the text.
    fn has(&self, list: List, index: usize) -> bool {
        let language = self.text.language(index);
        let list = self.vocabulary.list(language, list);
        list.is_some_and(|list| list.contains(&in_small(self.text.word(index))))
    }

    /// Whether the word before makes a noun of it, or means all of a family: der Koch, les Macron; "la Meloni" is herself.
    pub(super) fn is_behind_article(&self, hit: &Hit, person: &Known) -> bool {
        let Some(before) = self.text.before(hit.first) else { return false };
        let language = self.text.language(hit.first);
        let is_hers = in_small(before) == "la" && person.gender_in(language) == Some(Gender::Woman);
        self.has(List::BeforeNoSurname, hit.first - 1) && !is_hers
    }

    /// Whether a number, a firm's sign or a state beside a surname makes another thing of it: May 24, Brown & Co., Clinton, Iowa.
    pub(super) fn is_of_a_thing(&self, hit: &Hit) -> bool {
        let text = self.text;
        if hit.first != hit.last {
            return false;
        }
        let before = hit.first.checked_sub(1).and_then(|before| text.gap(before));
        let after = text.gap(hit.last);
        if before == Some(" & ") || after == Some(" & ") {
            return true;
        }
        if after == Some(", ") && self.has(List::BehindAComma, hit.last + 1) {
            return true;
        }
        let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit());
        let beside_number = text.next(hit.last).is_some_and(is_number) || text.before(hit.first).is_some_and(is_number);
        beside_number && self.has(List::BeforeASurname, hit.first)
    }

    /// Whether what looks like the first initial is the letter of a plan, a part, a vitamin: "Plan A. Do you".
    pub(super) fn is_lettered(&self, index: usize) -> bool {
        let Some(before) = self.text.before(index) else { return false };
        let list = self.vocabulary.list(self.text.language(index), List::BeforeALetter);
        list.is_some_and(|list| list.contains(&in_small(before)))
    }

    /// Whether a name with a comma in it stands among others: "Paul, Martin and Henry".
    pub(super) fn is_in_a_row(&self, hit: &Hit) -> bool {
        let text = self.text;
        let is_behind = hit.first > 0 && text.gap(hit.first - 1).is_some_and(|gap| gap.contains([',', '&']));
        let next = (hit.last + 1 < text.words.len()).then(|| text.word(hit.last + 1));
        let is_and = |word: &str| word.chars().count() <= 3 && !begins_with_capital(word);
        let goes_on = match text.gap(hit.last) {
            Some(", ") => next.is_some_and(begins_with_capital),
            // A sentence that goes on has named two: "said Kennedy, John was wrong".
            Some(" " | " & ") => true,
            Some(gap) if gap.starts_with('\'') => true,
            _ => false,
        };
        let before = hit.first.checked_sub(1).map(|before| text.word(before));
        is_behind || goes_on || before.is_some_and(|before| text.before(hit.first).is_some() && is_and(before))
    }

    /// Whether a title begins with a word of the text: King, Prime Minister.
    pub(super) fn begins_title(&self, index: usize) -> bool {
        let (text, language) = (self.text, self.text.language(index));
        let two = text.next(index).map(|_| &text.text[text.words[index].start..text.words[index + 1].end]);
        self.is_title(text.word(index), language)
            || two.is_some_and(|two| self.vocabulary.roles.has(&in_small(two), language))
    }

    pub(super) fn is_title(&self, word: &str, language: Language) -> bool {
        let small = in_small(word);
        let is_behind = |list| self.vocabulary.list(language, list).is_some_and(|list| list.contains(&small));
        is_behind(List::WomenBehind)
            || is_behind(List::MenBehind)
            || self.vocabulary.roles.has(&small, language)
            || self.vocabulary.addresses.has(&small, language)
    }
}

/// Сказала, вернулась: what a woman did.
fn is_verb_of_woman(word: &str) -> bool {
    let is_such = ["ла", "лась", "лася"].iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    is_such && !begins_with_capital(word)
}

/// Whether a word is the first of a sentence, a line or a quotation.
pub(super) fn begins_sentence(text: &ReadText, index: usize) -> bool {
    let Some(gap) = index.checked_sub(1).and_then(|before| text.gap(before)) else { return true };
    gap.contains(['.', '!', '?', ':', ';', '\n', '"', '(', '…', '—', '¿', '¡'])
}
