//! Why a name stands for no entity.

use crate::archive::held;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::Hold;
use crate::value::Located;
use crate::value::Source;

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
    /// What is to be said: nothing of what stands for a name that is withheld.
    pub(in crate::archive) fn report(self, source: &Source, name: &Located<String>, word: &str) -> Option<Diagnostic> {
        let problem = match self {
            Failure::Held(hold) => return held::note_of_name(hold, name, source),
            Failure::Unknown { among } => {
                let problem = Diagnostic::warning(
                    ProblemKind::UnregisteredName,
                    format!("no {word} is registered as `{}`", name.value),
                );
                let register = format!("`dateline new {word} \"{}\"` registers it", name.value);
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

/// `a` or `b`.
pub(in crate::archive) fn or_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" or ")
}
