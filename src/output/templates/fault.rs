//! What is wrong with a template, where, and what is there instead.

use tera::ErrorKind;

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::nearest;
use crate::output::templates::sources::BUILT_IN;
use crate::output::templates::sources::name_of;
use crate::site::TEMPLATES;
use crate::value::Source;
use crate::value::Span;

/// Everything that is wrong with templates that cannot be compiled.
pub(super) fn of_all(error: &tera::Error, sources: &[Source]) -> Vec<Diagnostic> {
    if let ErrorKind::Msg(text) = error.kind()
        && let Some(reports) = reports(text)
    {
        return reports.into_iter().map(|report| report.diagnostic(sources)).collect();
    }
    vec![of_one(error, sources)]
}

/// What broke off the compiling, or the making of one page.
pub(super) fn of_one(error: &tera::Error, sources: &[Source]) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let problem = problem(&with_near_miss(report.message()));
            let range = &report.span().range;
            match find(report.filename(), sources) {
                Some(source) => problem.at(source, Span::new(range.start, range.end)),
                None => problem,
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            let problem = at_word(problem(&format!("there is no template `{parent}`")), parent, current, sources);
            problem.near(Near::new(parent, &Among::new(names(sources).iter().map(String::as_str))))
        }
        ErrorKind::CircularExtend { tpl, .. } => in_a_circle("extends", tpl, sources),
        ErrorKind::CircularInclude { tpl, .. } => in_a_circle("includes", tpl, sources),
        _ => problem(&error.to_string()),
    }
}

fn problem(message: &str) -> Diagnostic {
    Diagnostic::fatal(ProblemKind::Template, format!("template error: {message}"))
}

fn in_a_circle(verb: &str, name: &str, sources: &[Source]) -> Diagnostic {
    let problem = at_word(problem(&format!("`{name}` {verb} itself")), name, name, sources);
    match TEMPLATES.iter().any(|(known, _)| *known == name) {
        true => problem.hint(format!("the built-in template is `{BUILT_IN}{name}`")),
        false => problem,
    }
}

/// A problem where a template has a word, else at the template as a whole.
fn at_word(problem: Diagnostic, word: &str, template: &str, sources: &[Source]) -> Diagnostic {
    let Some(source) = find(template, sources) else { return problem };
    match source.text.find(word) {
        Some(start) => problem.at(source, Span::new(start, start + word.len())),
        None => problem.in_file(&source.path),
    }
}

fn find<'a>(name: &str, sources: &'a [Source]) -> Option<&'a Source> {
    sources.iter().find(|source| name_of(source) == name)
}

/// The names under which templates can be reached.
fn names(sources: &[Source]) -> Vec<String> {
    let mut names: Vec<String> = sources.iter().map(|source| name_of(source).to_owned()).collect();
    for (name, _) in TEMPLATES {
        names.extend([(*name).to_owned(), format!("{BUILT_IN}{name}")]);
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// A message of the engine that ends in the names that are there, with the one that may be meant.
fn with_near_miss(message: &str) -> String {
    let near = || {
        let (said, there) = message.split_once(" Available ")?;
        let (_, there) = there.split_once(": ")?;
        nearest(in_backticks(said)?, there.split(", "))
    };
    match near() {
        Some(near) => format!("{message}; did you mean `{near}`?"),
        None => message.to_owned(),
    }
}

fn in_backticks(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

/// A name in a template that means nothing. The engine says so in words alone, all of them in one text.
struct Report<'a> {
    message: &'a str,
    template: &'a str,
    /// Both count from one.
    line: usize,
    column: usize,
}

/// The reports in a text of the engine; `None` where it is another kind of text.
fn reports(text: &str) -> Option<Vec<Report<'_>>> {
    text.split("\n\n").map(report).collect()
}

fn report(text: &str) -> Option<Report<'_>> {
    let mut lines = text.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let place = lines.next()?.trim_start().strip_prefix("--> ")?;
    let (place, column) = place.rsplit_once(':')?;
    let (template, line) = place.rsplit_once(':')?;
    Some(Report { message, template, line: line.parse().ok()?, column: column.parse().ok()? })
}

impl Report<'_> {
    fn diagnostic(&self, sources: &[Source]) -> Diagnostic {
        let problem = problem(self.message);
        let (Some(source), Some(name)) = (find(self.template, sources), in_backticks(self.message)) else {
            return problem;
        };
        let problem = problem.at(source, self.span(&source.text, name));
        match self.there(source, sources) {
            Some(there) => {
                let among = Among::new(there.iter().map(String::as_str));
                problem.near(Near::new(name, &among).or(list(&there)))
            }
            None => problem.hint("the guide lists what a template can use: docs/content/pages/reference/templates.md"),
        }
    }

    /// Where the name stands, at or behind the place of the report.
    fn span(&self, text: &str, name: &str) -> Span {
        let line_start: usize = text.split_inclusive('\n').take(self.line - 1).map(str::len).sum();
        let line = text[line_start..].lines().next().unwrap_or_default();
        let before: usize = line.chars().take(self.column - 1).map(char::len_utf8).sum();
        let start = line_start + before;
        match text[start..].find(name) {
            Some(offset) => Span::new(start + offset, start + offset + name.len()),
            None => Span::new(start, start),
        }
    }

    /// What is there of the kind that is missing.
    fn there(&self, source: &Source, sources: &[Source]) -> Option<Vec<String>> {
        let mut there: Vec<String> = if self.message.starts_with("Unknown template") {
            names(sources)
        } else if self.message.starts_with("Unknown component") {
            let components = sources.iter().flat_map(|source| named(&source.text, "component"));
            components.map(ToOwned::to_owned).collect()
        } else if self.message.starts_with("Block") {
            let blocks = parents(source, sources).flat_map(|parent| named(&parent.text, "block"));
            blocks.map(ToOwned::to_owned).collect()
        } else {
            return None;
        };
        there.sort_unstable();
        there.dedup();
        Some(there)
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return "there is none".to_owned();
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("there is {}", quoted.join(", "))
}

/// The templates that one extends, the nearest first.
fn parents<'a>(source: &'a Source, sources: &'a [Source]) -> impl Iterator<Item = &'a Source> {
    let parent = |source: &&'a Source| {
        let (_, rest) = source.text.split_once("extends ")?;
        let name = rest.trim_start().get(1..)?.split(['"', '\'']).next()?;
        find(name, sources).or_else(|| find(&format!("{BUILT_IN}{name}"), sources))
    };
    // None extends itself here: that is found before.
    std::iter::successors(parent(&source), parent)
}

/// The names that a text gives to its blocks or components.
fn named<'a>(text: &'a str, tag: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for part in text.split("{%").skip(1) {
        let tagged = part.trim_start_matches('-').trim_start().strip_prefix(tag);
        let name = tagged.and_then(|rest| rest.strip_prefix(' ')).map(str::trim_start);
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        names.extend(name.and_then(|rest| rest.split(|letter: char| !is_part(letter)).next()));
    }
    names
}
