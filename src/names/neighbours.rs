//! Capitalised words beside a name: whether they make somebody else of it.
//!
//! In Russian, Ukrainian and Kazakh a subject, its place and its object may stand side by side (Тоқаев Алматыға келді), so that what follows
//! a surname tells only where it looks like a surname, or where that which precedes it may be a given name (Томас Эдисон). In German
//! every noun has a capital, and nothing tells.

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::given::Gender;
use crate::names::known::Known;
use crate::names::language::Language;
use crate::names::people;
use crate::names::surname;
use crate::names::taken::Taken;
use crate::names::text::ReadText;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::walk::Hit;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;
use crate::names::words::is_capitals;
use crate::value::Kind;

pub(super) struct Neighbours<'a, 'n> {
    pub text: &'a ReadText<'a>,
    pub vocabulary: &'a Vocabulary,
    /// Words of names that are no people's, as far as they were found.
    pub named: &'n [bool],
}

/// Names of places that are so short meet people of that name: Aris, Oral, Ayan.
const SHORT_PLACE: u8 = 5;

/// Surnames on these letters may have no endings.
const STILL: [char; 8] = ['о', 'е', 'и', 'у', 'ю', 'і', 'ї', 'э'];

impl Neighbours<'_, '_> {
    /// Whether a word with a capital may stand where it does and be no name: it begins sentences, or stands in the text in small letters.
    pub(super) fn is_plain(&self, index: usize) -> bool {
        let (text, language) = (self.text, self.text.language(index));
        let small = in_small(text.word(index));
        let list = self.vocabulary.list(language, List::BeforeASurname);
        match list {
            // Of the nouns of German only some stand before a bare surname: der Fall Merkel, not Bruder Hans Merkel.
            Some(list) if language.has_capital_nouns() => {
                begins_sentence(text, index) || list.contains(&small) || text.has_in_small(&small)
            }
            Some(list) => list.contains(&small) || text.has_in_small(&small),
            None => begins_sentence(text, index) || text.has_in_small(&small),
        }
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
                let is_other_name = self.named.get(hit.last + 1) == Some(&true);
                !is_other_name && people::may_follow_surname(self.whole(hit.last + 1), (cases, hit.is_woman))
            }
            Language::Kazakh | Language::Uzbek | Language::Turkish => {
                let is_free = hit.how.is_inflected || person.has_family_name;
                !is_free && (people::is_like_surname(next) || is_unknown)
            }
            _ => true,
        }
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
        let Some(gap) = text.gap(hit.last).filter(|_| !person.has_generation) else { return false };
        let next = text.word(hit.last + 1);
        if !matches!(gap, " " | ", " | "-") || !surname::is_generation(next) {
            return false;
        }
        // Старший лейтенант is a rank, Sr. Bernal is señor.
        let is_word = gap == " " && !begins_with_capital(next) && text.next(hit.last + 1).is_some();
        let is_title = next == "Sr" && matches!(text.language(hit.last), Language::Spanish | Language::Portuguese);
        !is_word && !is_title
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

    /// Whether a surname that looks like a man's genitive is a woman's, who did something: nothing before it has a genitive behind it, and a
    /// verb follows.
    fn is_woman_who(&self, hit: &Hit, next: &str) -> bool {
        let (text, language) = (self.text, self.text.language(hit.first));
        let is_verb = ["ла", "лась", "лася"].iter().any(|end| next.len() > end.len() + 2 && next.ends_with(end));
        if hit.is_woman || !endings::is_in_each_word(language) || !is_verb || begins_with_capital(next) {
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
    pub(super) fn is_behind_particle(&self, hit: &Hit) -> bool {
        let Some(index) = hit.first.checked_sub(1) else { return false };
        let before = self.text.word(index);
        match self.text.gap(index) {
            Some(" ") => surname::is_particle_in(self.text.language(index), before),
            Some("-") => surname::is_particle(before),
            _ => false,
        }
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
            Some(" ") => next.is_some_and(|next| begins_with_capital(next) || is_and(next)),
            Some(" & ") => true,
            _ => false,
        };
        let before = hit.first.checked_sub(1).map(|before| text.word(before));
        is_behind || goes_on || before.is_some_and(|before| text.before(hit.first).is_some() && is_and(before))
    }

    /// A town of few letters beside another word with a capital is somebody's name, or part of one: Aris Winardi.
    pub(super) fn of_place(&self, hit: &Hit, kind: Kind) -> Taken {
        let text = self.text;
        let language = text.language(hit.first);
        if kind == Kind::Place && self.begins_as_word(hit) {
            return Taken::Other;
        }
        let is_asked = kind == Kind::Place
            && hit.first == hit.last
            && hit.meaning.letters <= SHORT_PLACE
            && !hit.how.is_inflected
            && !language.has_capital_nouns();
        if !is_asked {
            return Taken::AsIs;
        }
        let is_name = |index: usize| {
            let word = text.word(index);
            let is_word = begins_with_capital(word) && word.chars().nth(1).is_some();
            is_word && text.readings(index).is_empty() && !self.is_plain(index) && !self.is_title(word, language)
        };
        let after = text.next(hit.last).is_some() && is_name(hit.last + 1);
        let before =
            text.before(hit.first).is_some() && is_name(hit.first - 1) && !begins_sentence(text, hit.first - 1);
        let is_given_name = |word: &str| given::is_of_woman(word) || people::is_like_surname(word);
        match language {
            Language::Russian | Language::Ukrainian | Language::Kazakh => {
                let is_of_person = after && is_given_name(text.word(hit.last + 1));
                if is_of_person { Taken::Other } else { Taken::AsIs }
            }
            _ if after || before => Taken::Other,
            _ => Taken::AsIs,
        }
    }

    /// Whether a place of one word begins a sentence of a text that has the word in small letters: Oral history, Traz o livro.
    fn begins_as_word(&self, hit: &Hit) -> bool {
        let text = self.text;
        let word = text.word(hit.first);
        let is_asked = hit.first == hit.last && !hit.how.is_inflected && word.is_ascii();
        is_asked && begins_sentence(text, hit.first) && text.has_in_small(&in_small(word))
    }

    fn is_title(&self, word: &str, language: Language) -> bool {
        let small = in_small(word);
        let is_behind = |list| self.vocabulary.list(language, list).is_some_and(|list| list.contains(&small));
        is_behind(List::WomenBehind)
            || is_behind(List::MenBehind)
            || self.vocabulary.roles.has(&small, language)
            || self.vocabulary.addresses.has(&small, language)
    }
}

/// Whether a word is the first of a sentence, a line or a quotation.
fn begins_sentence(text: &ReadText, index: usize) -> bool {
    let Some(gap) = index.checked_sub(1).and_then(|before| text.gap(before)) else { return true };
    gap.contains(['.', '!', '?', ':', ';', '\n', '"', '(', '…', '—', '¿', '¡'])
}
