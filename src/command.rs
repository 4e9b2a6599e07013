//! What the program can do: a file for each command.
//!
//! Here and in `input` and `output::write` is everything that touches the world. A command returns how it ended, which is the exit
//! code of the program.

pub mod build;
pub mod check;
mod counted;
pub mod eject;
mod empty;
#[cfg(feature = "import")]
pub mod import;
pub mod init;
pub mod new;
pub mod report;
pub mod schema;
pub mod serve;
pub mod suggest;
pub mod verify;
mod writing;

use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::input::Options;
use crate::value::Date;

/// The folders of an archive that its site is made of.
pub(crate) const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Done, perhaps with warnings.
    Success,
    /// Done with errors in the content, or nothing was published because of them.
    Errors,
    /// The command line makes no sense.
    Usage,
    /// Disk, port, something outside.
    System,
}

impl Ending {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Ending::Success => 0,
            Ending::Errors => 1,
            Ending::Usage => 2,
            Ending::System => 3,
        }
    }
}

/// Which archive a command reads, and how.
#[derive(Debug, Clone)]
pub struct Reading {
    pub root: PathBuf,
    pub options: Options,
    /// Warnings are errors, and with any error nothing is published.
    pub strict: bool,
}

/// Articles, entities and mentions of a site, in words.
pub(crate) fn contents((articles, entities, mentions): (usize, usize, usize)) -> String {
    let parts = [(articles, "article"), (entities, "entity"), (mentions, "mention")];
    parts.map(|(number, word)| counted::plain(number, word)).join(", ")
}

/// `2 errors, 1 warning`; empty where all is well.
pub(crate) fn problems(diagnostics: &[Diagnostic]) -> String {
    let of = |wanted: &[Severity]| diagnostics.iter().filter(|problem| wanted.contains(&problem.severity)).count();
    let counts = [(of(&[Severity::Error, Severity::Fatal]), "error"), (of(&[Severity::Warning]), "warning")];
    let said = counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| counted::plain(number, word));
    said.collect::<Vec<_>>().join(", ")
}

/// Whether a site with these problems is published.
pub(crate) fn is_publishable(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let limit = if strict { Severity::Warning } else { Severity::Fatal };
    diagnostics.iter().all(|diagnostic| diagnostic.severity < limit)
}

/// How a command ends that met these problems.
pub(crate) fn ending(diagnostics: &[Diagnostic], strict: bool) -> Ending {
    let limit = if strict { Severity::Warning } else { Severity::Error };
    match diagnostics.iter().any(|diagnostic| diagnostic.severity >= limit) {
        true => Ending::Errors,
        false => Ending::Success,
    }
}

/// The day that the clock of this machine shows.
pub fn today() -> Date {
    day(jiff::Zoned::now().date())
}

/// The day before that. A text of yesterday is in the past all over the world.
pub fn yesterday() -> Date {
    let today = jiff::Zoned::now().date();
    day(today.yesterday().unwrap_or(today))
}

fn day(day: jiff::civil::Date) -> Date {
    Date::from_ymd(day.year(), day.month(), day.day()).expect("it is a day of the calendar")
}

/// The folder of an archive's texts.
pub(crate) fn content(root: &Path) -> Result<PathBuf, String> {
    let content = root.join("content");
    match content.is_dir() {
        true => Ok(content),
        false => {
            Err(format!("`{}`: there is no such folder; `dateline init DIR` writes a small archive", shown(&content)))
        }
    }
}

/// Says what went wrong outside the content.
pub(crate) fn fail(error: &dyn std::fmt::Display) -> Ending {
    anstream::eprintln!("{}", report::failure(&error.to_string()));
    Ending::System
}

/// Says what is wrong with a command line that the parser has let through.
pub(crate) fn misused(message: &str) -> Ending {
    anstream::eprintln!("{}", report::failure(message));
    Ending::Usage
}

/// A path for messages: as short as it can be written.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let relative = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let plain = relative.strip_prefix(".").unwrap_or(relative);
    let plain = if plain.as_os_str().is_empty() { Path::new(".") } else { plain };
    plain.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::ProblemKind;

    #[test]
    fn numbers_agree_with_their_words() {
        assert_eq!(contents((1, 2, 0)), "1 article, 2 entities, 0 mentions");
        let all = [
            Diagnostic::error(ProblemKind::NoDate, "x"),
            Diagnostic::warning(ProblemKind::NoDate, "x"),
            Diagnostic::warning(ProblemKind::NoDate, "x"),
            Diagnostic::fatal(ProblemKind::NoDate, "x"),
        ];
        assert_eq!(problems(&all), "2 errors, 2 warnings");
        assert_eq!([problems(&all[..1]), problems(&[])], ["1 error", ""]);
    }
}
