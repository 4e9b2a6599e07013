//! What is known of a bearer beside its forms: given names, fathers' names, roles, and what endings its surname may have.

use crate::names::endings;
use crate::names::given;
use crate::names::given::Gender;
use crate::names::initials::Fathers;
use crate::names::language::Language;
use crate::names::people;
use crate::names::roles::Held;
use crate::names::surname;
use crate::value::Kind;

/// What is known of a bearer beside the forms.
#[derive(Debug)]
pub(super) struct Known {
    pub kind: Kind,
    /// Given names and patronymics of a person, in all scripts.
    pub given: Vec<String>,
    pub patronymics: Vec<String>,
    /// The given names of each form in their order: `George`, `H.`, `W.`.
    pub names: Vec<Vec<String>>,
    /// Some form is in Cyrillic, or has a father's name: where such people are, initials may have one more.
    pub has_fathers_names: bool,
    /// A surname has a particle before it: von der Leyen.
    pub has_particle: bool,
    pub held: Vec<Held>,
    /// What the given names say, where they agree.
    pub gender: Option<Gender>,
    /// What tells him from his father or son in some form, in small letters: `jr`, `младший`.
    pub generations: Vec<String>,
    /// One of the surnames is no given name anywhere.
    pub has_family_name: bool,
    /// A woman whose surname stays as it is where a man's has endings.
    pub is_woman_of_still_name: bool,
    /// A surname that women and men of a family have letter by letter: after somebody else of it a bare one is nobody's for certain.
    pub shares_surname: bool,
}

/// What is known of a person from the forms that the register has.
pub(super) fn of_forms(forms: &[String], held: Vec<Held>) -> Known {
    let mut known = Known { held, ..Known::nothing(Kind::Person) };
    let mut genders = Vec::new();
    for form in forms {
        let (given, patronymic, surname) = match people::parts(form) {
            Some(parts) => (parts.given, parts.patronymic, parts.surname),
            // Three given names, a particle: the first word is one.
            None => {
                let Some((first, _)) = form.split_once(' ') else { continue };
                (first, None, surname::surname(form).unwrap_or_default())
            }
        };
        known.names.push(match patronymic {
            Some(_) => vec![given.to_owned()],
            None => names_before(form, surname),
        });
        known.has_fathers_names |= patronymic.is_some() || endings::is_cyrillic(form);
        known.has_particle |= surname.contains(' ');
        known.given.push(given.to_owned());
        known.patronymics.extend(patronymic.map(ToOwned::to_owned));
        known.has_family_name |= people::is_family_name(surname);
        let is_woman = given::gender(given, patronymic) == Some(Gender::Woman);
        genders.push(given::most_likely(given, patronymic, surname));
        let words = form.split([' ', '-']).skip(1).map(|word| word.trim_matches(['.', ',']));
        known.generations.extend(words.filter(|word| surname::is_generation(word)).map(str::to_lowercase));
        known.is_woman_of_still_name |= is_woman && endings::is_still_of_woman(surname);
        let is_of_both =
            endings::is_still_of_woman(surname) || endings::is_cyrillic(surname) && surname.ends_with(['а', 'я']);
        known.shares_surname |= is_of_both && !endings::is_feminine_surname(surname);
    }
    let mut said = genders.into_iter().flatten();
    known.gender = said.next().filter(|gender| said.all(|other| other == *gender));
    for list in [&mut known.given, &mut known.patronymics] {
        list.sort_unstable();
        list.dedup();
    }
    known
}

/// The words of a name before its surname.
fn names_before(form: &str, surname: &str) -> Vec<String> {
    let before = form.split_once(surname).filter(|_| !surname.is_empty()).map_or(form, |(before, _)| before);
    before.split_whitespace().map(ToOwned::to_owned).collect()
}

impl Known {
    pub(super) fn fathers(&self) -> Fathers<'_> {
        Fathers { known: &self.patronymics, are_usual: self.has_fathers_names }
    }

    /// Whether a person is a woman or a man, as a text in a language has the given names.
    pub(super) fn gender_in(&self, language: Language) -> Option<Gender> {
        self.gender.or_else(|| self.given.iter().find_map(|given| given::in_language(given, language)))
    }

    /// Of what is no person nothing is known.
    pub(super) fn nothing(kind: Kind) -> Known {
        Known {
            kind,
            given: Vec::new(),
            patronymics: Vec::new(),
            names: Vec::new(),
            has_fathers_names: false,
            has_particle: false,
            held: Vec::new(),
            gender: None,
            generations: Vec::new(),
            has_family_name: false,
            is_woman_of_still_name: false,
            shares_surname: false,
        }
    }
}
