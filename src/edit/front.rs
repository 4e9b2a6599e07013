//! The front matter of a file that is to be changed.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fence;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::input::yaml::Oddity;
use crate::value::Source;
use crate::value::Span;

/// Front matter as it stands in a file.
pub(super) struct Front {
    pub fields: Value,
    pub oddities: Vec<Oddity>,
    /// The text between the two lines; empty, and before everything, where there is none.
    pub inside: Span,
    pub has_fence: bool,
}

/// Reads it. Errors where it is damaged or cannot be read; a file without any has no fields.
pub(super) fn read(source: &Source) -> Result<Front, Box<Diagnostic>> {
    let text = &*source.text;
    let Some(fence) = fence::find(text) else { return without_fence(source) };
    let inside = fence.inside;
    match yaml::parse(&text[inside.start..inside.end], inside.start) {
        Ok((fields, _)) if !matches!(fields.shape, Shape::Null | Shape::Map(_)) => {
            Err(Box::new(unreadable("fields were expected here, like `title: A headline`").at(source, fields.span)))
        }
        Ok((fields, oddities)) => Ok(Front { fields, oddities, inside, has_fence: true }),
        Err(error) => Err(Box::new(unreadable(&error.message).at(source, error.span))),
    }
}

/// A file that begins with its text has no fields yet; one that begins with something like front matter has some that nobody can read.
fn without_fence(source: &Source) -> Result<Front, Box<Diagnostic>> {
    let text = &*source.text;
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let line = text[start..].trim_start().lines().next().unwrap_or_default().trim_end();
    let is_damaged = line.starts_with(['{', '—', '–']) || line.starts_with("--") || line == "+++";
    if is_damaged {
        return Err(Box::new(
            unreadable("this is no front matter in YAML that ends").at(source, Span::new(start, start)),
        ));
    }
    let fields = Value { span: Span::new(start, start), shape: Shape::Null };
    Ok(Front { fields, oddities: Vec::new(), inside: Span::new(start, start), has_fence: false })
}

fn unreadable(message: &str) -> Diagnostic {
    Diagnostic::error(ProblemKind::FrontMatter, format!("the front matter cannot be changed: {message}"))
}
