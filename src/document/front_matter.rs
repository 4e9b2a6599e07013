//! Splits a file into front matter and body.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::defaults::Defaults;
use crate::document::held::Doubled;
use crate::document::held::Screened;
use crate::document::held::Screening;
use crate::document::held::damaged;
use crate::input::Options;
use crate::input::fence;
use crate::input::holds;
use crate::input::holds::Subject;
use crate::input::toml_values;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::turns;
use crate::input::unseen;
use crate::input::yaml;
use crate::input::yaml::Oddity;
use crate::value::Source;
use crate::value::Span;

/// A file in two parts.
pub(super) struct Parts<'a> {
    /// The front matter; empty where there is none.
    pub fields: Value,
    pub body: &'a str,
    /// Where the body begins in the file.
    pub body_start: usize,
    /// What of it is held back.
    pub screened: Screened,
}

/// Splits a file and reads its front matter. Without one the whole file is the body. `None` where the front matter cannot be
/// read; the problems then hold an error.
pub(super) fn split<'a>(
    source: &'a Source,
    (options, defaults): (&Options, &Defaults),
    problems: &mut Vec<Diagnostic>,
) -> Option<Parts<'a>> {
    let Cut { mut fields, doubled, body, body_start } = cut(source, problems)?;
    defaults.hold(&mut fields, &source.path);
    let screening = Screening { source, options, doubled: &doubled };
    let screened = screening.front_matter(&mut fields, subject(source), problems);
    unseen::cut_values(&mut fields, source, problems);
    turns::drop(&mut fields, source, problems);
    Some(Parts { fields, body, body_start, screened })
}

fn subject(source: &Source) -> Subject {
    match source.path.as_str().starts_with("content/people/") {
        true => Subject::Person,
        false => Subject::File,
    }
}

/// A file in two parts, as it is written.
struct Cut<'a> {
    fields: Value,
    doubled: Vec<Doubled>,
    body: &'a str,
    body_start: usize,
}

fn cut<'a>(source: &'a Source, problems: &mut Vec<Diagnostic>) -> Option<Cut<'a>> {
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
    let opening = start + (text[start..].len() - text[start..].trim_start_matches([' ', '\t', '\r', '\n']).len());
    let line = text[opening..].lines().next().unwrap_or_default();
    if line.trim_end() == "+++" {
        return in_toml(source, opening, problems);
    }
    if line.trim_end() != "---" {
        if let Some(damaged) = damaged::find(&text[start..]) {
            problems.push(damage(source, Span::new(start + damaged.start, start + damaged.end)));
            return None;
        }
        return Some(Cut { fields: whole, doubled: Vec::new(), body: &text[start..], body_start: start });
    }
    if opening > start {
        let problem = Diagnostic::warning(ProblemKind::FrontMatter, "blank lines stand before the front matter");
        problems.push(problem.at(source, Span::new(opening, opening + 3)).hint("let `---` be the first line"));
    }
    let yaml_start = (opening + line.len() + 1).min(text.len());
    let Some((yaml_end, body_start)) = fence::closing(text, yaml_start, "---") else {
        let problem = Diagnostic::error(ProblemKind::FrontMatter, "the front matter does not end")
            .at(source, Span::new(opening, opening + 3));
        problems.push(problem.hint("end it with a line of `---`"));
        return None;
    };
    match yaml::parse(&text[yaml_start..yaml_end], yaml_start) {
        Ok((fields, oddities)) => {
            let mut doubled = Vec::new();
            for oddity in oddities {
                match oddity {
                    Oddity::DuplicateKey(key, value) if holds::is_asked(&key.value) => doubled.push((key, value)),
                    oddity => problems.push(yaml::report(&oddity, source)),
                }
            }
            let body = &text[body_start..];
            let is_empty = fields.shape == Shape::Null;
            let damaged = match damaged::again(body) {
                None if is_empty => damaged::find(body),
                damaged => damaged,
            };
            if let Some(damaged) = damaged {
                problems.push(damage(source, Span::new(body_start + damaged.start, body_start + damaged.end)));
                return None;
            }
            if !is_empty && !fields.is_map() {
                let problem = Diagnostic::error(
                    ProblemKind::FrontMatter,
                    "fields were expected here, like `title: A headline`; this file is held back",
                );
                problems.push(problem.at(source, fields.span).hint(KEPT_APART));
                return None;
            }
            Some(Cut { fields, doubled, body, body_start })
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

/// A file whose front matter is TOML, between two lines of `+++`.
fn in_toml<'a>(source: &'a Source, opening: usize, problems: &mut Vec<Diagnostic>) -> Option<Cut<'a>> {
    let text = &*source.text;
    let start = text[opening..].find('\n').map_or(text.len(), |at| opening + at + 1);
    let Some((end, body_start)) = fence::closing(text, start, "+++") else {
        let problem = Diagnostic::error(ProblemKind::FrontMatter, "the front matter does not end")
            .at(source, Span::new(opening, opening + 3));
        problems.push(problem.hint("end it with a line of `+++`"));
        return None;
    };
    match toml_values::parse(&text[start..end], start) {
        Ok(fields) => Some(Cut { fields, doubled: Vec::new(), body: &text[body_start..], body_start }),
        Err(error) => {
            let message = format!("the front matter cannot be read: {}", error.message);
            let problem = Diagnostic::error(ProblemKind::FrontMatter, message).at(source, error.span);
            problems.push(problem.hint("this file is left out until it is mended"));
            None
        }
    }
}

const KEPT_APART: &str = "put fields between two lines of `---`; where this is text, begin it with another line";

fn damage(source: &Source, span: Span) -> Diagnostic {
    let message = "this looks like front matter and cannot be read as such: this file is held back";
    Diagnostic::error(ProblemKind::FrontMatter, message).at(source, span).hint(KEPT_APART)
}
