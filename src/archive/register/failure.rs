//! Why a name stands for no entity.

use crate::archive::held;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::Hold;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;
use crate::value::file_slug;
use crate::value::shell;

/// Why a name stands for no entity.
pub(in crate::archive) enum Failure {
    Unknown {
        among: Among,
    },
    Ambiguous {
        entities: Vec<String>,
    },
    /// It is that of somebody or something that is held back.
    Held(Hold),
}

impl Failure {
    /// What is to be said where the menu or the front page asks for it.
    pub(in crate::archive) fn of_menu(self, name: &Located<String>) -> Diagnostic {
        match self {
            Failure::Held(hold) => held::note(hold, &name.value),
            Failure::Unknown { among } => {
                let message = format!("there is no `{}` in this archive", name.value);
                Diagnostic::error(ProblemKind::UnknownId, message).near(Near::new(&name.value, &among))
            }
            Failure::Ambiguous { entities } => {
                let message = format!("`{}` may be {}", name.value, or_list(&entities));
                Diagnostic::error(ProblemKind::AmbiguousName, message).hint("write the id of the one that is meant")
            }
        }
    }

    /// What is to be said: nothing of what stands for a name that is withheld.
    pub(in crate::archive) fn report(self, source: &Source, name: &Located<String>, word: &str) -> Option<Diagnostic> {
        let problem = match self {
            Failure::Held(hold) => return held::note_of_name(hold, name, source),
            Failure::Unknown { among } => {
                let problem = Diagnostic::warning(
                    ProblemKind::UnregisteredName,
                    format!("no {word} is registered as `{}`", name.value),
                );
                let called = name_of_id(&name.value).unwrap_or_else(|| name.value.clone());
                // A name that begins with a hyphen is no option.
                let dashes = if called.starts_with('-') { "-- " } else { "" };
                let called = shell::quoted(&called);
                let register = format!("`dateline new {word} {dashes}{called}` registers it");
                problem.at(source, name.span).near(Near::new(&name.value, &among).or(register))
            }
            Failure::Ambiguous { entities } => {
                let problem = Diagnostic::warning(
                    ProblemKind::AmbiguousName,
                    format!("`{}` may be {}", name.value, or_list(&entities)),
                );
                problem.at(source, name.span).hint("write the id of the one that is meant")
            }
        };
        Some(problem)
    }
}

/// The name to register under what is written like an id: `people/berik-asylov` is that of Berik Asylov, whose file will be called so.
fn name_of_id(written: &str) -> Option<String> {
    let stem = match written.split_once('/') {
        Some((folder, stem)) if Kind::of_folder(folder).is_some() => stem,
        _ => written,
    };
    let mut words = Vec::new();
    for word in stem.split('-') {
        let mut letters = word.chars();
        let first = letters.next()?;
        words.push(first.to_uppercase().chain(letters).collect::<String>());
    }
    let name = words.join(" ");
    if file_slug(&name) == stem && !stem.contains(char::is_uppercase) { Some(name) } else { None }
}

/// So many names are listed; the others are counted.
const LISTED: usize = 6;

/// `a` or `b`, or one of so many others.
pub(in crate::archive) fn or_list(names: &[String]) -> String {
    let listed = names.iter().take(LISTED);
    let mut parts: Vec<String> = listed.map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(LISTED) {
        0 => {}
        1 => parts.push("another".to_owned()),
        others => parts.push(format!("one of {others} others")),
    }
    parts.join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_no_name() {
        for (written, name) in [
            ("berik-asylov", Some("Berik Asylov")),
            ("people/berik-asylov", Some("Berik Asylov")),
            ("reuters", Some("Reuters")),
            ("g7-2022", Some("G7 2022")),
            ("Berik Asylov", None),
            ("berik asylov", None),
            ("Al-Farabi", None),
            ("берик-асылов", None),
            ("berik--asylov", None),
            ("-x", None),
            ("RFE/RL", None),
            ("", None),
        ] {
            assert_eq!(name_of_id(written).as_deref(), name, "{written}");
        }
    }

    #[test]
    fn a_long_list_is_counted() {
        let names = |count: usize| (0..count).map(|number| format!("people/{number}")).collect::<Vec<String>>();
        assert_eq!(or_list(&names(2)), "`people/0` or `people/1`");
        assert!(or_list(&names(7)).ends_with("`people/5` or another"));
        assert!(or_list(&names(20_000)).ends_with("`people/5` or one of 19994 others"));
    }
}
