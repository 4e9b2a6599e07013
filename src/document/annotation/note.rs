//! The text of a note, in the ways that notes are written.

use crate::diagnostic::Diagnostic;
use crate::document::markdown;
use crate::document::origins;
use crate::document::origins::Origins;
use crate::document::prose::Prose;
use crate::document::surroundings::Surroundings;
use crate::input::Input;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;

/// The text of a note.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// As written.
    pub text: String,
    pub format: Format,
    pub prose: Prose,
    /// The site's language where the note does not say.
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Markdown,
    Html,
    Plain,
}

/// Texts as the parts of one note.
pub(super) fn joined(texts: &[Located<String>]) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    texts.join(origins::BETWEEN)
}

/// A note in Markdown; HTML in it goes through the same door as in articles.
pub(super) fn markdown(
    texts: &[Located<String>],
    lang: Option<Lang>,
    source: &Source,
    input: &Input,
    problems: &mut Vec<Diagnostic>,
) -> Note {
    let origins = Origins::of_values(texts, source);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let text = joined(texts);
    // No heading of a note is the title of anything.
    let parsed = markdown::parse(&text, Some(""), surroundings);
    problems.extend(parsed.problems);
    Note { text, format: Format::Markdown, prose: parsed.prose, lang }
}
