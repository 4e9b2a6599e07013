//! The text at the foot of every page (`footer` in `content/site.yaml`).

use crate::diagnostic::Diagnostic;
use crate::document::markdown;
use crate::document::origins::Origins;
use crate::document::prose::Prose;
use crate::document::surroundings::Surroundings;
use crate::input::Input;

/// The text; empty where there is none.
pub(super) fn parse(input: &Input, problems: &mut Vec<Diagnostic>) -> Prose {
    let (Some(text), Some(source)) = (&input.settings.look.footer, &input.settings.source) else {
        return Prose::default();
    };
    let origins = Origins::of_value(text, source);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    // No heading of it is the title of anything.
    let parsed = markdown::parse(&text.value, Some(""), surroundings);
    problems.extend(parsed.problems);
    parsed.prose
}
