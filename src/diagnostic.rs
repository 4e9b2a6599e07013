//! Problems in content: located, collected, sorted, each with a hint that says what to do.
//!
//! A stage of the pipeline never stops at a problem. It returns [`Checked`]: the best value it could make, and everything
//! that was wrong on the way.

mod kind;
mod nearest;
mod place;

use std::cmp::Reverse;

use serde::Serialize;

use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;

pub use kind::ProblemKind;
pub use nearest::Among;
pub use nearest::Near;
pub use nearest::Nearest;
pub use nearest::nearest;
pub use place::Excerpt;
pub use place::Place;
pub use place::Position;
pub use place::Positions;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing under any setting fails because of it.
    Note,
    /// Published all the same; an error under `--strict`.
    Warning,
    /// The rest is published; the exit code says that something is wrong.
    Error,
    /// Nothing is published.
    Fatal,
}

/// One problem.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub kind: ProblemKind,
    pub severity: Severity,
    /// Lower case, no full stop, names in backticks.
    pub message: String,
    pub place: Option<Place>,
    hint: Option<Hint>,
}

/// What to do.
#[derive(Debug, Clone)]
enum Hint {
    Text(String),
    /// Looked for where the problem is shown.
    Near(Box<Near>),
}

impl Diagnostic {
    fn new(severity: Severity, kind: ProblemKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic { kind, severity, message: message.into(), place: None, hint: None }
    }

    pub fn note(kind: ProblemKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, kind, message)
    }

    pub fn warning(kind: ProblemKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, kind, message)
    }

    pub fn error(kind: ProblemKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, kind, message)
    }

    pub fn fatal(kind: ProblemKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Fatal, kind, message)
    }

    pub fn at(self, source: &Source, span: Span) -> Diagnostic {
        Diagnostic { place: Some(Place::new(source, span)), ..self }
    }

    pub fn in_file(self, path: &FilePath) -> Diagnostic {
        Diagnostic { place: Some(Place::file(path.clone())), ..self }
    }

    pub fn hint(self, hint: impl Into<String>) -> Diagnostic {
        Diagnostic { hint: Some(Hint::Text(hint.into())), ..self }
    }

    /// The hint is "did you mean", where a name is near.
    pub fn near(self, near: Near) -> Diagnostic {
        Diagnostic { hint: Some(Hint::Near(Box::new(near))), ..self }
    }

    /// What to do, in words.
    pub fn advice(&self, nearest: &mut Nearest) -> Option<String> {
        match self.hint.as_ref()? {
            Hint::Text(hint) => Some(hint.clone()),
            Hint::Near(near) => nearest.hint(near),
        }
    }
}

/// A value with everything that was wrong while it was made.
#[derive(Debug, Clone)]
#[must_use]
pub struct Checked<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value that nothing is wrong with.
    pub fn clean(value: T) -> Checked<T> {
        Checked { value, diagnostics: Vec::new() }
    }

    /// Hands the value to the next stage and keeps the problems of both.
    pub fn and_then<U>(self, stage: impl FnOnce(T) -> Checked<U>) -> Checked<U> {
        let Checked { value, mut diagnostics } = self;
        let mut next = stage(value);
        diagnostics.append(&mut next.diagnostics);
        Checked { value: next.value, diagnostics }
    }

    pub fn map<U>(self, stage: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: stage(self.value), diagnostics: self.diagnostics }
    }
}

/// Puts problems in the order of files and lines, each once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    diagnostics.dedup_by(|a, b| order(a) == order(b));
}

fn order(problem: &Diagnostic) -> (Option<&Place>, Reverse<Severity>, &str) {
    (problem.place.as_ref(), Reverse(problem.severity), &problem.message)
}
