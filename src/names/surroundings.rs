//! What the words around a surname say of whose it is: initials, a role, another given name.
//!
//! A bare surname after another word with a capital is somebody else's (Болат Назарбаев after Nursultan Nazarbaev was named), unless that word
//! is a title, may begin a sentence, or stands in the text in small letters too. A missed link is better than a false one;
//! `dateline check --names` shows each.

use crate::names::endings;
use crate::names::method::Method;
use crate::names::people;
use crate::names::people::Initials;
use crate::names::roles;
use crate::names::roles::Held;
use crate::names::roles::Title;
use crate::names::shape::Shape;
use crate::names::text::ReadText;
use crate::names::vocabulary::Vocabulary;
use crate::names::walk::Hit;
use crate::names::words::begins_with_capital;
use crate::value::Date;
use crate::value::Kind;

/// What is known of a bearer beside the forms.
#[derive(Debug)]
pub(super) struct Known {
    pub kind: Kind,
    /// Given names and patronymics of a person, in all scripts.
    pub given: Vec<String>,
    pub patronymics: Vec<String>,
    pub held: Vec<Held>,
}

/// How a hit is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As what it is.
    AsIs,
    /// For a full form: from one byte to another, by this rule.
    Full { start: usize, end: usize, method: Method },
    /// For somebody else's name, or a part of one.
    Other,
    /// For nothing: what it is made from does not stand alone.
    Nothing,
}

/// What is asked about the surroundings of every name of a text.
pub(super) struct Surroundings<'a> {
    pub text: &'a ReadText<'a>,
    pub known: &'a [Known],
    pub vocabulary: &'a Vocabulary,
    /// When the text was published.
    pub date: Option<Date>,
}

impl Surroundings<'_> {
    /// Reads what stands around the name of a person.
    pub(super) fn read(&self, hit: &Hit) -> Taken {
        let Surroundings { text, known, vocabulary, date } = *self;
        let person = &known[hit.meaning.bearer.get()];
        if person.kind != Kind::Person {
            return Taken::AsIs;
        }
        let is_of_another_father = hit.how.has_patronymic && !is_of(text.word(hit.first + 1), person);
        if is_double(hit, text) || is_of_another_father {
            return Taken::Other;
        }
        match hit.meaning.shape {
            Shape::SurnameFirst => return followed_by_patronymic(hit, text, person),
            Shape::Short | Shape::Surname => {}
            _ => return Taken::AsIs,
        }
        if let Some(taken) = beside_initials(hit, text, person) {
            return taken;
        }
        let title = roles::title_before(text, hit.first, vocabulary);
        if let Some(Title::Role(group)) = title
            && person.held.iter().any(|held| held.is(group, date))
        {
            return Taken::Full { start: hit.start, end: hit.end, method: Method::Role };
        }
        match hit.meaning.shape {
            Shape::Surname => Taken::Nothing,
            _ if title.is_none() && self.has_another_given_name(hit, person) => Taken::Other,
            _ => Taken::AsIs,
        }
    }

    /// Whether a word with a capital before a bare surname is the given name of somebody else.
    fn has_another_given_name(&self, hit: &Hit, person: &Known) -> bool {
        let text = self.text;
        let next_but_one = text.next(hit.last).and_then(|_| text.next(hit.last + 1));
        if text.next(hit.last).is_some_and(begins_with_capital) && next_but_one.is_some_and(people::is_patronymic) {
            return true;
        }
        let Some(before) = text.before(hit.first).filter(|before| begins_with_capital(before)) else { return false };
        let language = text.languages[hit.first];
        let is_told_by_case =
            endings::is_in_each_word(language) && endings::is_cyrillic(before) && hit.how.is_inflected;
        if is_told_by_case && !people::may_agree(before, hit.cases, hit.is_woman) {
            return false;
        }
        let small = before.to_lowercase();
        // In a language without a list, such as German, too many words have a capital.
        let plain = self.vocabulary.list(language, "before a surname");
        let is_plain = plain.is_none_or(|plain| plain.contains(&small));
        !is_plain && !text.has_in_small(&small) && !person.given.iter().any(|given| given == before)
    }
}

/// Initials beside a surname make a full name of it: somebody's, or somebody else's.
fn beside_initials(hit: &Hit, text: &ReadText, person: &Known) -> Option<Taken> {
    let (start, end, letters) = match people::initials_before(text.text, &text.words, hit.first) {
        Some(Initials { letters, edge }) => (edge, hit.end, letters),
        None => {
            let Initials { letters, edge } = people::initials_after(text.text, &text.words, hit.last)?;
            (hit.start, edge, letters)
        }
    };
    let fits = person.given.iter().any(|given| people::fits(&letters, given, &person.patronymics));
    Some(if fits { Taken::Full { start, end, method: Method::Initials } } else { Taken::Other })
}

/// One half of a double name: `Toqaev-Ivanova`, `Sultan` in `Nur-Sultan`.
fn is_double(hit: &Hit, text: &ReadText) -> bool {
    let after = text.gap(hit.last) == Some("-") && begins_with_capital(text.word(hit.last + 1));
    let before = hit.first.checked_sub(1).filter(|before| text.gap(*before) == Some("-"));
    after && hit.end == text.words[hit.last].end || before.is_some_and(|before| begins_with_capital(text.word(before)))
}

/// Whether a father's name is the registered one, whatever its ending. Абишевич and Әбішұлы cannot be compared.
fn is_of(patronymic: &str, person: &Known) -> bool {
    let mut is_known = false;
    for known in person.patronymics.iter().filter(|known| pattern(known) == pattern(patronymic)) {
        if beginning(known) == beginning(patronymic) {
            return true;
        }
        is_known = true;
    }
    !is_known
}

/// How a father's name is made, which only names made alike share: its script, and whether it is a son's or daughter's in Kazakh.
fn pattern(patronymic: &str) -> (bool, bool) {
    let is_kazakh = ["лы", "зы", "ly", "zy"].iter().any(|end| patronymic.contains(end));
    (endings::is_cyrillic(patronymic), is_kazakh)
}

fn beginning(patronymic: &str) -> String {
    patronymic.chars().take(4).collect::<String>().to_lowercase()
}

/// `Назарбаев Нурсултан Абишевич`.
fn followed_by_patronymic(hit: &Hit, text: &ReadText, person: &Known) -> Taken {
    match text.next(hit.last).filter(|next| people::is_like_patronymic(next)) {
        Some(next) if is_of(next, person) => {
            Taken::Full { start: hit.start, end: text.words[hit.last + 1].end, method: Method::SurnameFirst }
        }
        Some(_) => Taken::Other,
        None => Taken::AsIs,
    }
}

/// What is known of a person from the forms that the register has.
pub(super) fn of_forms(forms: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let (mut given, mut patronymics) = (Vec::new(), Vec::new());
    for form in forms {
        match people::parts(&form) {
            Some(parts) => {
                given.push(parts.given.to_owned());
                patronymics.extend(parts.patronymic.map(ToOwned::to_owned));
            }
            // Three given names, a particle: the first word is one.
            None => given.extend(form.split_once(' ').map(|(first, _)| first.to_owned())),
        }
    }
    for list in [&mut given, &mut patronymics] {
        list.sort_unstable();
        list.dedup();
    }
    (given, patronymics)
}
