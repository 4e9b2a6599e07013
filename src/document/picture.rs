//! The picture of an article, and of a person, a place or an organization.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::prose::Prose;
use crate::document::statics;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::table;
use crate::value::FilePath;
use crate::value::Source;

/// A picture, or what a text says of one that the archive does not hold.
#[derive(Debug, Clone)]
pub struct Image {
    /// Its address in the site.
    pub src: Option<FilePath>,
    pub alt: String,
    pub caption: Prose,
    pub credit: Option<String>,
}

const SRC: Field<Text> = Field::new(
    Text,
    &["src", "uid", "path", "url"],
    "A path under `static/`, or that of a file beside the text; absent where the archive does not hold the picture.",
);
const ALT: Field<Text> = Field::new(Text, &["alt"], "What the picture shows, for those who do not see it.");
const CAPTION: Field<Text> = Field::new(Text, &["caption"], "The caption.");
const CREDIT: Field<Text> = Field::new(Text, &["credit"], "Who made it.");

pub(super) const IMAGE_TABLE: Table = table![SRC, ALT, CAPTION, CREDIT];

/// Reads a picture; `called` is what a message calls it.
pub(super) fn read(image: &mut Fields, called: &str, (source, input): (&Source, &Input)) -> Image {
    Image {
        src: picture(image, called, (source, input)),
        alt: image.text(&ALT).unwrap_or_default(),
        caption: Prose::of_field(image.take(&CAPTION), source),
        credit: image.text(&CREDIT),
    }
}

/// The picture under `static/` that `src` names.
fn picture(image: &mut Fields, called: &str, (source, input): (&Source, &Input)) -> Option<FilePath> {
    let src = image.take(&SRC)?;
    let found = statics::static_of_field(&src.value, source, &input.statics);
    if found.is_none() {
        let message = format!("this archive does not hold {called}");
        let problem = Diagnostic::warning(ProblemKind::MissingFile, message).at(source, src.span);
        image.problems.push(problem.hint("put it beside the text or under `static/`, or describe it by `caption`"));
    }
    found.map(|file| file.path.clone())
}
