//! Reports names with letters of two scripts that look the same.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::names::mended_name;

/// A warning, without a place, where a word of a name has letters of two scripts.
pub(super) fn report(name: &str) -> Option<Diagnostic> {
    let mended = mended_name(name)?;
    let problem = Diagnostic::warning(
        ProblemKind::LookAlikeLetters,
        format!("`{name}` has letters of two scripts that look the same"),
    );
    Some(problem.hint(format!("write `{mended}`")))
}

/// Such forms of an entity: they are found in no text that is written right.
pub(super) fn report_forms(document: &document::Entity, diagnostics: &mut Vec<Diagnostic>) {
    let mut written = vec![(&document.name.value, document.name.span)];
    for form in document.names.iter().chain(document.short_names.iter().flatten()) {
        written.push((&form.form, form.span));
    }
    written.extend(document.not.iter().map(|words| (&words.value, words.span)));
    for (words, span) in written {
        if let Some(problem) = report(words) {
            diagnostics.push(problem.at(&document.source, span));
        }
    }
}
