//! Changes front matter in the text of its file: what is not changed stays byte for byte, with its comments, order, quotes and line ends.
//!
//! 1. The front matter is found and read as every build reads it; each value knows its place (`place`).
//! 2. A change becomes one splice: the bytes of a value, a line below the last item of a list, a line at the end of a mapping (`splice`).
//! 3. The new text is read again. Unless it says what was meant, and everything else as before, the change is refused (`proof`): YAML has
//!    more ways to write a thing than any editor of texts knows, and a file of an archive is nothing to try them on.
//!
//! Why not a library that keeps layouts: those at hand refuse what archives are full of (unquoted colons, tabs, doubled keys), and lose
//! comments in it.

mod change;
mod front;
mod place;
mod proof;
mod splice;
mod written;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Value;
use crate::value::Source;

pub use change::Change;
pub use written::Written;

use front::Front;

/// Makes changes, one after the other, and gives the new text of the file. Errors where the front matter cannot be read, or where one of
/// them would change something else too: none is made then.
pub fn change(source: &Source, changes: &[Change]) -> Result<String, Box<Diagnostic>> {
    let mut text = source.text.to_string();
    for change in changes {
        let now = Source { path: source.path.clone(), text: text.as_str().into() };
        text = change_once(&now, change)?;
    }
    Ok(text)
}

/// What the front matter of a file says; nothing where it has none. Errors where it cannot be read.
pub fn fields(source: &Source) -> Result<Value, Box<Diagnostic>> {
    front::read(source).map(|front| front.fields)
}

/// The text of a new file.
pub fn file(fields: &[(String, Written)], body: &str) -> String {
    let lines: String = fields.iter().map(|(key, value)| written::entry(key, value, 0)).collect();
    let body = body.trim_matches('\n');
    match body.is_empty() {
        true => format!("---{lines}\n---\n"),
        false => format!("---{lines}\n---\n\n{body}\n"),
    }
}

/// A value on one line, as it may stand anywhere in YAML.
pub fn in_line(value: &Written) -> String {
    written::flow(value)
}

fn change_once(source: &Source, change: &Change) -> Result<String, Box<Diagnostic>> {
    let before = front::read(source)?;
    let meant = proof::meant(&before.fields, change);
    if meant == proof::said(&before.fields) {
        return Ok(source.text.to_string());
    }
    let spliced = match before.has_fence {
        true => splice::splice(&source.text, &before, change),
        false => splice::begin(&source.text, &before, change),
    };
    let text = spliced.ok_or_else(|| refused(source, &before))?;
    let after = Source { path: source.path.clone(), text: text.as_str().into() };
    match front::read(&after) {
        Ok(after) if proof::is_meant(&after, &meant, &before) => Ok(text),
        _ => Err(refused(source, &before)),
    }
}

fn refused(source: &Source, front: &Front) -> Box<Diagnostic> {
    let problem = Diagnostic::error(ProblemKind::FrontMatter, "this front matter can only be changed by hand");
    Box::new(problem.at(source, front.fields.span).hint("the way it is written leaves no place for the change"))
}
