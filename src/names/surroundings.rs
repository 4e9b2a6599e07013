//! What the words around a surname say of whose it is: initials, a role, another given name.
//!
//! A bare surname after another word with a capital is somebody else's (Болат Назарбаев after Nursultan Nazarbaev was named), unless that word
//! is a title, may begin a sentence, or stands in the text in small letters too; so is one before another name (the White House,
//! Thomas Edison), and one with initials or a particle that are not his. A missed link is a gap, a wrong one a libel;
//! `dateline check --names` shows each.

use crate::names::endings;
use crate::names::given::Gender;
use crate::names::initials;
use crate::names::initials::Initials;
use crate::names::known::Known;
use crate::names::language::Language;
use crate::names::longer;
use crate::names::method::Method;
use crate::names::neighbours::Neighbours;
use crate::names::people;
use crate::names::roles;
use crate::names::roles::Title;
use crate::names::shape::Shape;
use crate::names::surname;
use crate::names::taken::Taken;
use crate::names::text::ReadText;
use crate::names::vocabulary::Vocabulary;
use crate::names::walk::Hit;
use crate::names::words::begins_with_capital;
use crate::value::Date;
use crate::value::Kind;

/// What is asked about the surroundings of every name of a text.
pub(super) struct Surroundings<'a, 'n> {
    pub text: &'a ReadText<'a>,
    pub known: &'a [Known],
    pub vocabulary: &'a Vocabulary,
    /// Which words are of names that are no people's.
    pub named: &'n [bool],
    /// When the text was published.
    pub date: Option<Date>,
}

impl<'a, 'n> Surroundings<'a, 'n> {
    /// Reads what stands around the name of a person.
    pub(super) fn read(&self, hit: &Hit) -> Taken {
        let Surroundings { text, known, .. } = *self;
        let person = &known[hit.meaning.bearer.get()];
        if person.kind != Kind::Person {
            return longer::of_place(&self.neighbours(), hit, person.kind);
        }
        let is_of_another_father = hit.how.has_patronymic && !is_of(text.word(hit.first + 1), person);
        let is_of_other_generation = self.neighbours().is_of_other_generation(hit, person);
        let is_other = is_double(hit, text) || self.neighbours().is_in_another_case(hit);
        if is_other || is_of_another_father || is_of_other_generation {
            return Taken::Other;
        }
        let neighbours = self.neighbours();
        match hit.meaning.shape {
            Shape::SurnameFirst => self.surname_first(hit, person),
            Shape::Short | Shape::Surname => self.surname(hit, person),
            _ if neighbours.is_woman_of_that_name(hit) || longer::is_in_other_person(&neighbours, hit) => Taken::Other,
            _ if longer::is_in_person(&neighbours, hit) => Taken::Other,
            _ => Taken::AsIs,
        }
    }

    /// Reads what stands around a surname alone.
    fn surname(&self, hit: &Hit, person: &Known) -> Taken {
        let neighbours = self.neighbours();
        let is_word = !hit.how.is_inflected && longer::begins_as_word(self.text, hit);
        let is_other = is_word
            || neighbours.is_behind_particle(hit, person)
            || neighbours.is_behind_article(hit, person)
            || neighbours.is_of_a_thing(hit);
        if is_other {
            return Taken::Other;
        }
        let title = roles::title_before(self.text, hit.first, self.vocabulary);
        // In French `M.` is no initial.
        let behind = if title == Some(Title::Address) { None } else { self.behind_initials(hit, person) };
        if let Some(taken) = behind.or_else(|| self.before_initials(hit, person)) {
            return taken;
        }
        if neighbours.is_before_another(hit, person) || neighbours.may_be_several(hit) {
            return Taken::Other;
        }
        if let Some(said) = neighbours.gender(hit) {
            match person.gender_in(self.text.language(hit.first)) {
                Some(own) if own != said => return Taken::Namesake,
                // "Mme Sarkozy" is a wife where nobody knows that the person registered is a woman.
                None if said == Gender::Woman && neighbours.is_of_a_wife(hit) => return Taken::Namesake,
                _ => {}
            }
        }
        match title {
            Some(Title::Role(group)) if person.held.iter().any(|held| held.is(group, self.date)) => {
                Taken::Full { start: hit.start, end: hit.end, method: Method::Role }
            }
            _ if hit.meaning.shape == Shape::Surname => Taken::Nothing,
            None if neighbours.is_behind_another(hit, person) => Taken::Namesake,
            _ => Taken::AsIs,
        }
    }

    fn neighbours(&self) -> Neighbours<'a, 'n> {
        Neighbours { text: self.text, vocabulary: self.vocabulary, named: self.named }
    }

    /// Initials before a surname make a full name of it: his, or somebody else's. A given name before them decides: "Michael J. Fox" is not
    /// Jean Fox, and "Jean M. Fox" is.
    fn behind_initials(&self, hit: &Hit, person: &Known) -> Option<Taken> {
        let text = self.text;
        let Initials { letters, outermost, edge } = initials::initials_before(text.text, &text.words, hit.first)?;
        if !may_begin(&text.text[..edge]) || self.neighbours().is_lettered(outermost) {
            return Some(Taken::Other);
        }
        if self.neighbours().is_before_another(hit, person) {
            return Some(Taken::Other);
        }
        let before = text.before(outermost).filter(|_| roles::title_before(text, outermost, self.vocabulary).is_none());
        if let Some(before) = before.filter(|before| begins_with_capital(before)) {
            let language = text.language(outermost);
            let is_first =
                |names: &&Vec<String>| names.first().is_some_and(|first| is_form_of_first(before, first, language));
            let mut of_given = person.names.iter().filter(is_first).peekable();
            if of_given.peek().is_some() {
                let is_his = of_given.any(|names| initials::are_behind_first(&letters, names, person.fathers()));
                let start = text.words[outermost - 1].start;
                let full = Taken::Full { start, end: hit.end, method: Method::Initials };
                return Some(if is_his { full } else { Taken::Other });
            }
            // In «аким Алматы Б. Сагинтаев» a place stands there: nobody of that name has a second initial.
            let is_no_given_name = language.writes_surname_first() && person.has_family_name;
            if !is_no_given_name && !self.neighbours().is_plain(outermost - 1) {
                return Some(Taken::Other);
            }
        }
        Some(full_if(fits(&letters, person), (edge, hit.end)))
    }

    /// Initials after a surname: only in languages that write so, and not where the surname follows them (Thomas A. Edison).
    fn before_initials(&self, hit: &Hit, person: &Known) -> Option<Taken> {
        let text = self.text;
        let Initials { letters, outermost, edge } = initials::initials_after(text.text, &text.words, hit.last)?;
        let follows = text.words.get(outermost + 1).filter(|word| matches!(&text.text[edge..word.start], " " | ""));
        let is_followed = follows.is_some()
            && begins_with_capital(text.word(outermost + 1))
            && !self.neighbours().is_plain(outermost + 1);
        if is_followed || !text.language(hit.last).writes_surname_first() {
            return Some(Taken::Other);
        }
        Some(full_if(fits(&letters, person), (hit.start, edge)))
    }

    /// `Назарбаев Нурсултан Абишевич`, `NAZARBAEV Nursultan`, `Nazarbaev, Nursultan`.
    fn surname_first(&self, hit: &Hit, person: &Known) -> Taken {
        let text = self.text;
        if let Some(next) = text.next(hit.last).filter(|next| people::is_like_patronymic(next)) {
            let full =
                Taken::Full { start: hit.start, end: text.words[hit.last + 1].end, method: Method::SurnameFirst };
            return if is_of(next, person) { full } else { Taken::Other };
        }
        if hit.how.has_comma {
            return if self.neighbours().is_in_a_row(hit) { Taken::Other } else { Taken::AsIs };
        }
        let language = text.language(hit.first);
        let is_written_so = language.writes_surname_first()
            && (person.has_family_name || !endings::is_in_each_word(language) || hit.last - hit.first > 1);
        if is_written_so || hit.how.is_surname_in_capitals { Taken::AsIs } else { Taken::Other }
    }
}

fn full_if(fits: bool, (start, end): (usize, usize)) -> Taken {
    if fits { Taken::Full { start, end, method: Method::Initials } } else { Taken::Namesake }
}

fn fits(letters: &[String], person: &Known) -> bool {
    person.names.iter().any(|names| initials::fits(letters, names, person.fathers()))
}

/// Whether a word is somebody's first given name, or the first half of a double one, in any case.
fn is_form_of_first(word: &str, first: &str, language: Language) -> bool {
    let half = first.split_once('-').map(|(half, _)| half);
    people::is_form_of(word, first, language) || half.is_some_and(|half| people::is_form_of(word, half, language))
}

/// Whether initials may begin behind a text: not in "Q&A. Do you".
fn may_begin(before: &str) -> bool {
    let is_joined = before.ends_with(|letter: char| letter.is_alphanumeric() || "&/@.'-".contains(letter));
    !is_joined && !before.trim_end().ends_with('&')
}

/// One half of a double name: `Toqaev-Ivanova`, `Sultan` in `Nur-Sultan`.
fn is_double(hit: &Hit, text: &ReadText) -> bool {
    let after = text.gap(hit.last) == Some("-") && begins_with_capital(text.word(hit.last + 1));
    let before = hit.first.checked_sub(1).filter(|before| text.gap(*before) == Some("-"));
    if is_compound(hit, text) {
        return true;
    }
    after && hit.end == text.words[hit.last].end || before.is_some_and(|before| begins_with_capital(text.word(before)))
}

/// «Трамп-тауэр», «Гоголь-центр»; not «Назарбаев-то».
fn is_compound(hit: &Hit, text: &ReadText) -> bool {
    if text.gap(hit.last) != Some("-") || hit.end != text.words[hit.last].end {
        return false;
    }
    let next = text.word(hit.last + 1);
    let is_particle = ["то", "таки", "де", "ка", "с"].contains(&next);
    endings::is_cyrillic(next) && !is_particle && !surname::is_generation(next)
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
    let is_kazakh = ["ұлы", "улы", "қызы", "кызы", "uly", "qyzy", "kyzy"].iter().any(|end| patronymic.contains(end))
        && !["вич", "вн", "vich", "vn"].iter().any(|end| patronymic.contains(end));
    (endings::is_cyrillic(patronymic), is_kazakh)
}

fn beginning(patronymic: &str) -> String {
    patronymic.chars().take(4).collect::<String>().to_lowercase()
}
