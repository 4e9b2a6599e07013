//! Shows diagnostics: to people, to programs, to GitHub. The only module that knows the drawing library.

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostic::Severity;

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    /// One JSON object a line.
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
}

/// So many problems of one kind are drawn in full; the rest is counted.
const OF_A_KIND: usize = 5;

/// Longest line that is drawn; of a longer one the part around the problem is shown.
const LINE: usize = 200;

/// Diagnostics as text, with colours that a stream without them leaves out.
pub fn show(diagnostics: &[Diagnostic], format: Format) -> String {
    match format {
        Format::Human => human(diagnostics),
        Format::Json => diagnostics.iter().map(|diagnostic| format!("{}\n", as_json(diagnostic))).collect(),
        Format::Github => diagnostics.iter().map(as_workflow_command).collect(),
    }
}

/// A failure that has no place in the content.
pub fn failure(message: &str) -> String {
    Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(message))]).to_string()
}

fn human(diagnostics: &[Diagnostic]) -> String {
    let mut shown = String::new();
    let mut kinds: Vec<(&str, Severity, usize)> = Vec::new();
    for diagnostic in diagnostics {
        let known = kinds
            .iter_mut()
            .find(|(message, severity, _)| *message == diagnostic.message && *severity == diagnostic.severity);
        let count = match known {
            Some((_, _, count)) => {
                *count += 1;
                *count
            }
            None => {
                kinds.push((&diagnostic.message, diagnostic.severity, 1));
                1
            }
        };
        if count <= OF_A_KIND {
            shown.push_str(&drawn(diagnostic));
            shown.push_str("\n\n");
        }
    }
    for (message, severity, count) in kinds.into_iter().filter(|(_, _, count)| *count > OF_A_KIND) {
        let more = format!("{} more: {message} (`dateline check --format json` lists all)", count - OF_A_KIND);
        shown.push_str(
            &Renderer::styled().render(&[Group::with_title(level(severity).primary_title(more))]).to_string(),
        );
        shown.push_str("\n\n");
    }
    shown
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error | Severity::Fatal => Level::ERROR,
    }
}

fn drawn(diagnostic: &Diagnostic) -> String {
    let title = level(diagnostic.severity).primary_title(diagnostic.message.as_str());
    let path = diagnostic.place.as_ref().map(|place| place.file.to_string());
    let excerpt = diagnostic.place.as_ref().filter(|place| place.line > 0).map(Excerpt::new);
    let mut group = match (&diagnostic.place, &path, &excerpt) {
        (Some(place), Some(path), Some(excerpt)) => title.element(
            Snippet::source(excerpt.text.as_str())
                .path(path.as_str())
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end)),
        ),
        (Some(_), Some(path), None) => title.element(Origin::path(path.as_str())),
        _ => Group::with_title(title),
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    Renderer::styled().render(&[group]).to_string()
}

/// The part of a line that is drawn, with the marked bytes in it.
pub(crate) struct Excerpt {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

impl Excerpt {
    pub(crate) fn new(place: &Place) -> Excerpt {
        let letters: Vec<char> = place.text.chars().collect();
        let column = (place.column - 1).min(letters.len());
        // Columns stay right only where the line is shown from its start.
        let from = if letters.len() > LINE { column.saturating_sub(LINE / 2) } else { 0 };
        let to = letters.len().min(from + LINE);
        let stop = (column + place.width).min(to).max(column);
        let bytes = |range: &[char]| range.iter().map(|letter| letter.len_utf8()).sum::<usize>();
        let start = bytes(&letters[from..column]);
        Excerpt { text: letters[from..to].iter().collect(), start, end: start + bytes(&letters[column..stop]) }
    }
}

fn as_json(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    let located = place.filter(|place| place.line > 0);
    json!({
        "severity": if diagnostic.severity == Severity::Fatal { Severity::Error } else { diagnostic.severity },
        "message": diagnostic.message,
        "file": place.map(|place| place.file.as_str()),
        "line": located.map(|place| place.line),
        "column": located.map(|place| place.column),
        "width": located.map(|place| place.width),
        "text": located.map(|place| &place.text),
        "hint": diagnostic.hint,
    })
    .to_string()
}

/// `::warning file=…,line=…,col=…::message`, escaped as the runner reads it.
fn as_workflow_command(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error | Severity::Fatal => "error",
    };
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let place = match &diagnostic.place {
        None => String::new(),
        Some(place) if place.line == 0 => format!(" file={}", property(place.file.as_str())),
        Some(place) => format!(" file={},line={},col={}", property(place.file.as_str()), place.line, place.column),
    };
    let hint = diagnostic.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
    format!("::{command}{place}::{}\n", data(&format!("{}{hint}", diagnostic.message)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::FilePath;
    use crate::value::Source;
    use crate::value::Span;

    fn sample() -> Diagnostic {
        let source = Source { path: FilePath::new("content/articles/a,b.md"), text: "---\nдата: x\n---\n".into() };
        Diagnostic::warning("unknown field `дата`").at(&source, Span::new(4, 12)).hint("did you mean `date`?")
    }

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn people_see_the_line_and_what_to_do() {
        let shown = plain(&show(&[sample()], Format::Human));
        for part in
            ["warning: unknown field `дата`", "content/articles/a,b.md:2:1", "дата: x", "^^^^", "did you mean `date`?"]
        {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
    }

    #[test]
    fn programs_get_every_field() {
        let line: serde_json::Value = serde_json::from_str(&show(&[sample()], Format::Json)).expect("JSON");
        assert_eq!(line["line"], 2);
        assert_eq!(line["column"], 1);
        assert_eq!(line["width"], 4);
        assert_eq!(line["severity"], "warning");
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(
            show(&[sample()], Format::Github),
            "::warning file=content/articles/a%2Cb.md,line=2,col=1::unknown field `дата`%0Adid you mean `date`?\n"
        );
    }

    #[test]
    fn many_problems_of_one_kind_are_counted() {
        let many: Vec<Diagnostic> = (0..9).map(|_| Diagnostic::note("the same")).collect();
        assert!(plain(&show(&many, Format::Human)).contains("4 more: the same"));
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_problem() {
        let text = format!("{}НЕТ{}", "а".repeat(5000), "б".repeat(5000));
        let source = Source { path: FilePath::new("x.md"), text: text.into() };
        let shown = plain(&show(&[Diagnostic::error("here").at(&source, Span::new(10_000, 10_006))], Format::Human));
        assert!(shown.contains("НЕТ") && shown.len() < 2_000);
    }
}
