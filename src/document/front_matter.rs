//! Splits a file into front matter and body.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::value::Source;
use crate::value::Span;

/// A file in two parts.
pub(super) struct Parts<'a> {
    /// The front matter; empty where there is none.
    pub fields: Value,
    pub body: &'a str,
    /// Where the body begins in the file.
    pub body_start: usize,
}

/// Splits a file and reads its front matter. Without one the whole file is the body. `None` where the front matter cannot be
/// read; the problems then hold an error.
pub(super) fn split<'a>(source: &'a Source, problems: &mut Vec<Diagnostic>) -> Option<Parts<'a>> {
    let text = &*source.text;
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    if start > 0 {
        let problem =
            Diagnostic::warning(ProblemKind::Encoding, "this file begins with a byte order mark; it is passed over");
        problems.push(problem.at(source, Span::new(0, start)).hint("save it as UTF-8 without BOM"));
    }
    if let Some(at) = text.find("\r\n") {
        let problem = Diagnostic::note(
            ProblemKind::Encoding,
            "this file has Windows line ends (CRLF); they are read as line ends",
        );
        problems.push(problem.at(source, Span::new(at, at)));
    }
    let whole = Value { span: Span::new(start, start), shape: Shape::Null };
    let without_front_matter = Parts { fields: whole, body: &text[start..], body_start: start };
    let opening = start + (text[start..].len() - text[start..].trim_start_matches([' ', '\t', '\r', '\n']).len());
    let line = text[opening..].lines().next().unwrap_or_default();
    if line.trim_end() == "+++" {
        let problem = Diagnostic::error(ProblemKind::FrontMatter, "TOML front matter is not read")
            .at(source, Span::new(opening, opening + 3));
        problems.push(problem.hint("write it as YAML between two lines of `---`"));
        return None;
    }
    if line.trim_end() != "---" {
        return Some(without_front_matter);
    }
    if opening > start {
        let problem = Diagnostic::warning(ProblemKind::FrontMatter, "blank lines stand before the front matter");
        problems.push(problem.at(source, Span::new(opening, opening + 3)).hint("let `---` be the first line"));
    }
    let yaml_start = (opening + line.len() + 1).min(text.len());
    let Some((yaml_end, body_start)) = closing(text, yaml_start) else {
        let problem = Diagnostic::error(ProblemKind::FrontMatter, "the front matter does not end")
            .at(source, Span::new(opening, opening + 3));
        problems.push(problem.hint("end it with a line of `---`"));
        return None;
    };
    match yaml::parse(&text[yaml_start..yaml_end], yaml_start) {
        Ok((fields, oddities)) => {
            problems.extend(oddities.iter().map(|oddity| yaml::report(oddity, source)));
            Some(Parts { fields, body: &text[body_start..], body_start })
        }
        Err(error) => {
            problems.push(
                Diagnostic::error(
                    ProblemKind::FrontMatter,
                    format!("the front matter cannot be read: {}", error.message),
                )
                .at(source, error.span)
                .hint("this file is left out until it is mended"),
            );
            None
        }
    }
}

/// Where the front matter ends and the body begins.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}
