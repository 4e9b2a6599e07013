//! Problems in content: located, collected, sorted, each with a hint that says what to do.
//!
//! A stage of the pipeline never stops at a problem. It returns [`Checked`]: the best value it could make, and everything
//! that was wrong on the way.

use serde::Serialize;

use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Lower case, no full stop, names in backticks.
    pub message: String,
    pub place: Option<Place>,
    /// What to do.
    pub hint: Option<String>,
}

/// Where a problem stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub file: FilePath,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// Code points that the problem covers on its line.
    pub width: usize,
    /// The line itself.
    pub text: String,
}

impl Place {
    /// Locates a span in its source. A span over several lines is cut at the end of its first.
    pub fn new(source: &Source, span: Span) -> Place {
        let text = &source.text;
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[..start].matches('\n').count() + 1;
        let marked = &text[start..end.min(line_end)];
        Place {
            file: source.path.clone(),
            line,
            column: text[line_start..start].trim_start_matches('\u{feff}').chars().count() + 1,
            width: marked.trim_end_matches('\r').chars().count().max(1),
            text: text[line_start..line_end].trim_start_matches('\u{feff}').trim_end_matches('\r').to_owned(),
        }
    }

    /// A file as a whole.
    pub fn file(path: FilePath) -> Place {
        Place { file: path, line: 0, column: 0, width: 0, text: String::new() }
    }
}

impl Diagnostic {
    fn new(severity: Severity, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity, message: message.into(), place: None, hint: None }
    }

    pub fn note(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, message)
    }

    pub fn warning(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, message)
    }

    pub fn error(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, message)
    }

    pub fn fatal(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Fatal, message)
    }

    pub fn at(mut self, source: &Source, span: Span) -> Diagnostic {
        self.place = Some(Place::new(source, span));
        self
    }

    pub fn in_file(mut self, path: &FilePath) -> Diagnostic {
        self.place = Some(Place::file(path.clone()));
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
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
    diagnostics.sort_by(|a, b| {
        (&a.place, std::cmp::Reverse(a.severity), &a.message).cmp(&(
            &b.place,
            std::cmp::Reverse(b.severity),
            &b.message,
        ))
    });
    diagnostics.dedup();
}

/// The nearest of some names to one that is not among them, for "did you mean".
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    names
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.84)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_code_points() {
        let source = Source { path: FilePath::new("x.md"), text: "\u{feff}a: б\r\nәб: қате\r\n".into() };
        let start = source.text.find("қате").expect("in the text");
        let place = Place::new(&source, Span::new(start, start + "қате\r\nmore".len()));
        assert_eq!((place.line, place.column, place.width), (2, 5, 4));
        assert_eq!(place.text, "әб: қате");
        let first = Place::new(&source, Span::new(3, 4));
        assert_eq!((first.line, first.column, first.text.as_str()), (1, 1, "a: б"));
    }

    #[test]
    fn a_near_miss_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("catgories", ["category", "categories", "title"]), Some("categories"));
        assert_eq!(nearest("zebra", ["category", "title"]), None);
    }
}
