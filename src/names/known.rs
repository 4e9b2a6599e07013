//! What is known of a bearer beside its forms: given names, fathers' names, roles, and what endings its surname may have.

use crate::names::endings;
use crate::names::given;
use crate::names::given::Gender;
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
    pub held: Vec<Held>,
    /// What the given names say, where they agree.
    pub gender: Option<Gender>,
    /// One of the forms tells him from his father or son.
    pub has_generation: bool,
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
        known.given.push(given.to_owned());
        known.patronymics.extend(patronymic.map(ToOwned::to_owned));
        known.has_family_name |= people::is_family_name(surname);
        let is_woman = given::gender(given, patronymic) == Some(Gender::Woman);
        genders.push(given::most_likely(given, patronymic, surname));
        known.has_generation |=
            form.split(' ').skip(1).any(|word| surname::is_generation(word.trim_matches(['.', ','])));
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

impl Known {
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
            held: Vec::new(),
            gender: None,
            has_generation: false,
            has_family_name: false,
            is_woman_of_still_name: false,
            shares_surname: false,
        }
    }
}
