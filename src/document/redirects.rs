//! Older addresses of an article or a page, which lead to the present one.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Texts;
use crate::value::Located;
use crate::value::Source;

/// So many bytes may a name in a path have, and a path: more than any slug, and less than any disk takes.
const LONGEST_NAME: usize = 240;
const LONGEST_PATH: usize = 1000;

/// Those that any system can store as files of this site.
pub(super) fn read((fields, field): (&mut Fields, &Field<Texts>), source: &Source) -> Vec<Located<String>> {
    let mut inside = Vec::new();
    for written in fields.take(field) {
        let problem = match written.value.as_str() {
            path if path.contains(['?', '#']) => {
                let message = "what follows `?` or `#` is no part of a file's name: this address does not redirect";
                Diagnostic::warning(ProblemKind::NoAddress, message)
            }
            path if is_long(path) => {
                let message = "this address is longer than a disk can hold; it does not redirect";
                Diagnostic::error(ProblemKind::NoAddress, message)
            }
            path if is_inside(path) => {
                inside.push(written);
                continue;
            }
            _ => {
                let message = "no file of this site can have this address; it does not redirect";
                Diagnostic::warning(ProblemKind::NoAddress, message)
            }
        };
        let hint = "write the path that readers knew, such as `2019/old-name.html`";
        fields.problems.push(problem.at(source, written.span).hint(hint));
    }
    inside
}

fn is_long(path: &str) -> bool {
    path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME)
}

/// Whether every disk can have a file of this name, inside the folder of the site.
fn is_inside(path: &str) -> bool {
    let is_plain = !path.contains([':', '\\', '<', '>', '"', '|', '*']) && !path.contains(char::is_control);
    is_plain && !path.split('/').any(|part| part == "..")
}

/// A warning where they stand under the name that other generators have for them.
pub(super) fn aliases((fields, field): (&Fields, &Field<Texts>), source: &Source) -> Option<Diagnostic> {
    let key = fields.key(field).filter(|key| key.value == "aliases")?;
    let message = "`aliases` is read as older addresses of this text";
    Some(Diagnostic::warning(ProblemKind::FieldName, message).at(source, key.span).hint("write `redirect_from`"))
}
