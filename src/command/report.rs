//! Shows diagnostics: to people, to programs, to GitHub. The only module that knows the drawing library.

use std::collections::HashMap;
use std::collections::HashSet;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use annotate_snippets::Title;
use serde_json::json;

use crate::command::counted;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Excerpt;
use crate::diagnostic::Nearest;
use crate::diagnostic::Place;
use crate::diagnostic::Position;
use crate::diagnostic::Positions;
use crate::diagnostic::ProblemKind;
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

/// The page of the guide that says what each kind means, in the version of this program.
const KINDS: &str = concat!(
    env!("CARGO_PKG_REPOSITORY"),
    "/blob/v",
    env!("CARGO_PKG_VERSION"),
    "/docs/content/pages/reference/problems.md"
);

/// So many problems of one kind are drawn in full; the rest is counted.
const OF_A_KIND: usize = 5;

/// So many unknown fields are drawn: whoever comes from another generator wants to see each of his.
const FIELDS: usize = 40;

/// Diagnostics as text, with colours that a stream without them leaves out.
pub fn show(diagnostics: &[Diagnostic], format: Format) -> String {
    let mut reader = Reader::default();
    let shown = diagnostics.iter();
    match format {
        Format::Human => human(diagnostics, &mut reader),
        Format::Json => shown.map(|problem| format!("{}\n", as_json(problem, &mut reader))).collect(),
        Format::Github => shown.map(|problem| as_workflow_command(problem, &mut reader)).collect(),
    }
}

/// A failure that has no place in the content.
pub fn failure(message: &str) -> String {
    Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(message))]).to_string()
}

/// What is looked up once for all problems.
#[derive(Default)]
struct Reader<'a> {
    positions: Positions<'a>,
    nearest: Nearest,
}

/// Kind by kind, in the order in which each first stands.
fn human<'a>(diagnostics: &'a [Diagnostic], reader: &mut Reader<'a>) -> String {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known: HashMap<(ProblemKind, Severity), usize> = HashMap::new();
    for diagnostic in diagnostics {
        let index = *known.entry((diagnostic.kind, diagnostic.severity)).or_insert(kinds.len());
        if index == kinds.len() {
            kinds.push(Vec::new());
        }
        kinds[index].push(diagnostic);
    }
    let mut shown = String::new();
    for problems in kinds {
        match problems[0].kind {
            ProblemKind::UnknownField => push_fields(&mut shown, &problems, reader),
            _ => push_kind(&mut shown, &problems, reader),
        }
    }
    if diagnostics.iter().any(|problem| problem.severity >= Severity::Warning) {
        push(&mut shown, &format!("What the words in brackets mean: {KINDS}"));
    }
    shown
}

/// The first problems of a kind in full, and one line for the rest.
fn push_kind<'a>(shown: &mut String, problems: &[&'a Diagnostic], reader: &mut Reader<'a>) {
    let (first, rest) = problems.split_at(problems.len().min(OF_A_KIND));
    for problem in first {
        push(shown, &drawn(problem, &problem.message, reader));
    }
    push_rest(shown, rest);
}

/// Each unknown field once, with the number of files that have it.
fn push_fields<'a>(shown: &mut String, problems: &[&'a Diagnostic], reader: &mut Reader<'a>) {
    let mut fields: Vec<Vec<&'a Diagnostic>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for problem in problems.iter().copied() {
        let index = *known.entry(&problem.message).or_insert(fields.len());
        if index == fields.len() {
            fields.push(Vec::new());
        }
        fields[index].push(problem);
    }
    let (first, rest) = fields.split_at(fields.len().min(FIELDS));
    for field in first {
        let message = match files(field) {
            1 => field[0].message.clone(),
            files => format!("{} in {}", field[0].message, counted::grouped(files, "file")),
        };
        push(shown, &drawn(field[0], &message, reader));
    }
    push_rest(shown, &rest.concat());
}

fn push(shown: &mut String, drawn: &str) {
    shown.push_str(drawn);
    shown.push_str("\n\n");
}

fn push_rest(shown: &mut String, rest: &[&Diagnostic]) {
    let Some(first) = rest.first() else { return };
    let place = match files(rest) {
        0 => String::new(),
        files => format!(" in {}", counted::grouped(files, "file")),
    };
    let more = counted::digits(rest.len());
    let message = format!("and {more} more{place} (`--format json` lists all)");
    push(shown, &rendered(Group::with_title(level(first.severity).primary_title(titled(first.kind, &message)))));
}

/// In how many files some problems are, which are in the order of files.
fn files(problems: &[&Diagnostic]) -> usize {
    let files = problems.iter().filter_map(|problem| problem.place.as_ref().map(|place| &place.file));
    files.collect::<HashSet<_>>().len()
}

fn titled(kind: ProblemKind, message: &str) -> String {
    format!("{message} [{}]", kind.word())
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error | Severity::Fatal => Level::ERROR,
    }
}

fn rendered(group: Group) -> String {
    Renderer::styled().render(&[group]).to_string()
}

fn drawn<'a>(problem: &'a Diagnostic, message: &str, reader: &mut Reader<'a>) -> String {
    let message = visible(message);
    let title = level(problem.severity).primary_title(titled(problem.kind, &message));
    let position = problem.place.as_ref().and_then(|place| reader.positions.of(place));
    let group = match (&problem.place, position) {
        (Some(place), Some(position)) => located(title, place, position),
        (Some(place), None) => title.element(Origin::path(visible(place.file.as_str()))),
        (None, _) => Group::with_title(title),
    };
    let shown = match problem.advice(&mut reader.nearest) {
        Some(hint) => rendered(group.element(Level::HELP.message(visible(&hint)))),
        None => rendered(group),
    };
    match (&problem.place, position) {
        (Some(place), Some(position)) => with_column(&shown, place, position),
        _ => shown,
    }
}

/// A text without what would move about in a terminal, or begin a line that a runner of workflows takes for a command.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// The place and its line.
fn located<'a>(title: Title<'a>, place: &'a Place, position: Position) -> Group<'a> {
    let Some(Excerpt { text, start, end }) = place.excerpt() else { return Group::with_title(title) };
    let snippet = Snippet::source(text).path(visible(place.file.as_str())).line_start(position.line);
    title.element(snippet.annotation(AnnotationKind::Primary.span(start..end)))
}

/// The library counts columns of what is drawn, which is a part of a long line: here stands that of the file.
fn with_column(shown: &str, place: &Place, position: Position) -> String {
    let Position { line, column, .. } = position;
    let drawn = column + 1 - text_column(place, position);
    let file = visible(place.file.as_str());
    shown.replacen(&format!("{file}:{line}:{drawn}"), &format!("{file}:{line}:{column}"), 1)
}

/// The column at which the excerpt of a place begins.
fn text_column(place: &Place, position: Position) -> usize {
    let before = place.excerpt().map_or(0, |excerpt| excerpt.text[..excerpt.start].chars().count());
    position.column.saturating_sub(before).max(1)
}

fn as_json<'a>(problem: &'a Diagnostic, reader: &mut Reader<'a>) -> String {
    let place = problem.place.as_ref();
    let position = place.and_then(|place| reader.positions.of(place));
    let excerpt = place.and_then(Place::excerpt);
    json!({
        "severity": if problem.severity == Severity::Fatal { Severity::Error } else { problem.severity },
        "kind": problem.kind.word(),
        "help": format!("{KINDS}#{}", problem.kind.word()),
        "message": problem.message,
        "file": place.map(|place| place.file.as_str()),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "width": position.map(|position| position.width),
        "text": excerpt.map(|excerpt| excerpt.text),
        "text_column": place.zip(position).map(|(place, position)| text_column(place, position)),
        "hint": problem.advice(&mut reader.nearest),
    })
    .to_string()
}

/// `::warning file=…,line=…,col=…,title=kind::message`, escaped as the runner reads it.
fn as_workflow_command<'a>(problem: &'a Diagnostic, reader: &mut Reader<'a>) -> String {
    let command = match problem.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error | Severity::Fatal => "error",
    };
    let place = problem.place.as_ref();
    let file = place.map_or_else(String::new, |place| format!("file={},", escaped_property(place.file.as_str())));
    let position = place.and_then(|place| reader.positions.of(place));
    let line = position.map_or_else(String::new, |at| format!("line={},col={},", at.line, at.column));
    let hint = problem.advice(&mut reader.nearest).map_or_else(String::new, |hint| format!("\n{hint}"));
    let message = escaped(&format!("{}{hint}", problem.message));
    format!("::{command} {file}{line}title={}::{message}\n", problem.kind.word())
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Among;
    use crate::diagnostic::Near;
    use crate::value::FilePath;
    use crate::value::Source;
    use crate::value::Span;

    fn sample() -> Diagnostic {
        let source = Source { path: FilePath::new("content/articles/a,b.md"), text: "---\nдата: x\n---\n".into() };
        let problem = Diagnostic::warning(ProblemKind::UnknownField, "unknown field `дата`");
        problem.at(&source, Span::new(4, 12)).hint("did you mean `date`?")
    }

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn people_see_the_line_and_what_to_do() {
        let shown = plain(&show(&[sample()], Format::Human));
        for part in [
            "warning: unknown field `дата` [unknown-field]",
            "content/articles/a,b.md:2:1",
            "дата: x",
            "^^^^",
            "did you mean `date`?",
        ] {
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
        assert_eq!(line["kind"], "unknown-field");
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(
            show(&[sample()], Format::Github),
            "::warning file=content/articles/a%2Cb.md,line=2,col=1,title=unknown-field::unknown field `дата`%0Adid you mean `date`?\n"
        );
    }

    #[test]
    fn a_line_break_in_a_file_name_begins_no_line() {
        let path = "content/articles/a%\r\n::add-mask::x,y:z.md";
        let source = Source { path: FilePath::new(path), text: "title: x".into() };
        let problem = Diagnostic::error(ProblemKind::NoTitle, "no\n::error::title, really");
        let problems = [
            problem.clone().at(&source, Span::new(0, 5)).hint("a\n::warning::b"),
            problem.in_file(&FilePath::new(path)),
        ];
        for format in [Format::Human, Format::Github] {
            let shown = plain(&show(&problems, format));
            let commands = shown.lines().filter(|line| line.trim_start().starts_with("::")).count();
            let expected = if format == Format::Github { 2 } else { 0 };
            assert_eq!(commands, expected, "{shown}");
        }
        let command = show(&problems[..1], Format::Github);
        let file = "file=content/articles/a%25%0D%0A%3A%3Aadd-mask%3A%3Ax%2Cy%3Az.md,line=1,col=1,";
        assert!(command.starts_with(&format!("::error {file}title=no-title::no%0A::error::title, really%0Aa%0A")));
    }

    #[test]
    fn many_problems_of_one_kind_are_counted() {
        let of = |number: usize| {
            let source = Source { path: FilePath::new(format!("{}.md", number / 2)), text: "x".into() };
            let problem = Diagnostic::warning(ProblemKind::UnregisteredName, format!("no person is `{number}`"));
            problem.at(&source, Span::new(0, 1))
        };
        let many: Vec<Diagnostic> = (0..3005).map(of).collect();
        let shown = plain(&show(&many, Format::Human));
        let rest = "warning: and 3,000 more in 1,501 files (`--format json` lists all) [unregistered-name]";
        assert!(shown.contains(&format!("{rest}\n\n")), "{shown}");
        assert!(shown.ends_with("/docs/content/pages/reference/problems.md\n\n"), "{shown}");
        assert_eq!(shown.matches("no person is").count(), OF_A_KIND);
    }

    #[test]
    fn an_unknown_field_is_one_problem_however_many_files_have_it() {
        let of = |number: usize| {
            let source = Source { path: FilePath::new(format!("{number}.md")), text: "layout: x".into() };
            let message = format!("unknown field `{}`", ["layout", "weight"][number % 2]);
            Diagnostic::warning(ProblemKind::UnknownField, message).at(&source, Span::new(0, 6))
        };
        let many: Vec<Diagnostic> = (0..2402).map(of).collect();
        let shown = plain(&show(&many, Format::Human));
        for part in
            ["unknown field `layout` in 1,201 files [unknown-field]", "0.md:1:1", "`weight` in 1,201", "1.md:1:1"]
        {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        assert_eq!(shown.matches("unknown field").count(), 2);
    }

    #[test]
    fn near_misses_are_looked_for_only_for_what_is_shown() {
        let among = Among::new(["Toqaev", "Nazarbaev"]);
        let of = |number: usize| {
            let problem =
                Diagnostic::warning(ProblemKind::UnregisteredName, format!("no person is `Toqayev {number}`"));
            problem.near(Near::new(format!("Toqayev {number}"), &among))
        };
        let many: Vec<Diagnostic> = (0..40_000).map(of).collect();
        let mut reader = Reader::default();
        assert!(human(&many, &mut reader).contains("did you mean `Toqaev`?"));
        assert!(reader.nearest.comparisons <= 2 * OF_A_KIND, "{} comparisons", reader.nearest.comparisons);
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_problem_and_the_column_is_that_of_the_file() {
        let text = format!("{}НЕТ{}", "а".repeat(5000), "б".repeat(5000));
        let source = Source { path: FilePath::new("x.md"), text: text.into() };
        let problem = [Diagnostic::error(ProblemKind::DeadLink, "here").at(&source, Span::new(10_000, 10_006))];
        let shown = plain(&show(&problem, Format::Human));
        assert!(shown.contains("НЕТ") && shown.contains("x.md:1:5001") && shown.len() < 2_000, "{shown}");
        let line: serde_json::Value = serde_json::from_str(&show(&problem, Format::Json)).expect("JSON");
        assert_eq!((&line["column"], &line["text_column"]), (&5001.into(), &4901.into()));
        assert!(line["text"].as_str().is_some_and(|text| text.chars().count() == 200 && text.contains("НЕТ")));
    }
}
