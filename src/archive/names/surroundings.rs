//! What the words around a surname say of whose it is: initials, a role, another given name.

use crate::archive::names::Method;
use crate::archive::names::endings;
use crate::archive::names::people;
use crate::archive::names::people::Initials;
use crate::archive::names::roles;
use crate::archive::names::roles::Held;
use crate::archive::names::roles::Title;
use crate::archive::names::tree::Shape;
use crate::archive::names::vocabulary::Vocabulary;
use crate::archive::names::walk::Hit;
use crate::archive::names::walk::Page;
use crate::archive::names::words::begins_with_capital;
use crate::value::Date;
use crate::value::Kind;

/// What is known of an entity beside its forms.
#[derive(Debug)]
pub(super) struct Known {
    pub id: String,
    pub kind: Kind,
    /// In the order of the register.
    pub forms: Vec<Box<str>>,
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
    pub page: &'a Page<'a>,
    pub known: &'a [Known],
    pub vocabulary: &'a Vocabulary,
    /// When the text was published.
    pub date: Option<Date>,
}

impl Surroundings<'_> {
    /// Reads what stands around the name of a person.
    pub(super) fn read(&self, hit: &Hit) -> Taken {
        let Surroundings { page, vocabulary, date, .. } = *self;
        let person = &self.known[hit.meaning.entity.get()];
        if person.kind != Kind::Person {
            return Taken::AsIs;
        }
        let is_of_another_father = hit.how.has_patronymic && !is_of(page.word(hit.first + 1), person);
        if is_double(hit, page) || is_of_another_father {
            return Taken::Other;
        }
        match hit.meaning.shape {
            Shape::SurnameFirst => return followed_by_patronymic(hit, page, person),
            Shape::Short | Shape::Surname => {}
            _ => return Taken::AsIs,
        }
        if let Some(taken) = beside_initials(hit, page, person) {
            return taken;
        }
        let title = roles::title_before(page, hit.first, vocabulary);
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
        let page = self.page;
        let next_but_one = page.next(hit.last).and_then(|_| page.next(hit.last + 1));
        if page.next(hit.last).is_some_and(begins_with_capital) && next_but_one.is_some_and(people::is_patronymic) {
            return true;
        }
        let Some(before) = page.before(hit.first).filter(|before| begins_with_capital(before)) else { return false };
        let language = page.languages[hit.first];
        let is_told_by_case =
            endings::is_in_each_word(language) && endings::is_cyrillic(before) && hit.how.is_inflected;
        if is_told_by_case && !people::may_agree(before, hit.cases, hit.is_woman) {
            return false;
        }
        let small = before.to_lowercase();
        // In a language without a list, such as German, too many words have a capital.
        let plain = self.vocabulary.list(language, "before a surname");
        let is_plain = plain.is_none_or(|plain| plain.contains(&small));
        !is_plain && !page.has_small(&small) && !person.given.iter().any(|given| given == before)
    }
}

/// Initials beside a surname make a full name of it: somebody's, or somebody else's.
fn beside_initials(hit: &Hit, page: &Page, person: &Known) -> Option<Taken> {
    let before = people::initials_before(page.text, &page.words, hit.first);
    let after = || people::initials_after(page.text, &page.words, hit.last);
    let (start, end, letters) = match before {
        Some(Initials { letters, edge }) => (edge, hit.end, letters),
        None => after().map(|Initials { letters, edge }| (hit.start, edge, letters))?,
    };
    let fits = person.given.iter().any(|given| people::fits(&letters, given, &person.patronymics));
    Some(if fits { Taken::Full { start, end, method: Method::Initials } } else { Taken::Other })
}

/// One half of a double name: `Toqaev-Ivanova`, `Sultan` in `Nur-Sultan`.
fn is_double(hit: &Hit, page: &Page) -> bool {
    let after = page.gap(hit.last) == Some("-") && begins_with_capital(page.word(hit.last + 1));
    let before = hit.first.checked_sub(1).filter(|before| page.gap(*before) == Some("-"));
    after && hit.end == page.words[hit.last].end || before.is_some_and(|before| begins_with_capital(page.word(before)))
}

/// Whether a father's name is the registered one, whatever its ending. Абишевич and Әбішұлы cannot be compared.
fn is_of(patronymic: &str, person: &Known) -> bool {
    let first = |word: &str| word.chars().take(4).collect::<String>().to_lowercase();
    let like = |word: &str| (endings::is_cyrillic(word), ["лы", "зы", "ly", "zy"].iter().any(|end| word.contains(end)));
    let mut alike = person.patronymics.iter().filter(|known| like(known) == like(patronymic)).peekable();
    alike.peek().is_none() || alike.any(|known| first(known) == first(patronymic))
}

/// `Назарбаев Нурсултан Абишевич`.
fn followed_by_patronymic(hit: &Hit, page: &Page, person: &Known) -> Taken {
    match page.next(hit.last).filter(|next| people::is_like_patronymic(next)) {
        Some(next) if is_of(next, person) => {
            Taken::Full { start: hit.start, end: page.words[hit.last + 1].end, method: Method::SurnameFirst }
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
