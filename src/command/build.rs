//! `dateline build`: publishes an archive.

mod clock;

use std::cmp::Reverse;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::ProgressBar;
use indicatif::ProgressStyle;

use crate::command;
use crate::command::Ending;
use crate::command::Reading;
use crate::command::counted;
use crate::command::counted::megabytes;
use crate::command::empty;
use crate::command::report;
use crate::command::report::Format;
use crate::compile_observed;
use crate::diagnostic;
use crate::input;
use crate::input::Input;
use crate::output;
use crate::output::Destination;
use crate::output::Inspected;
use crate::output::Output;
use crate::output::WriteError;
use crate::output::Written;

use clock::Clock;

/// GitHub Pages publishes no site of more than 1 GB; an editor should know before that.
const NEARLY_TOO_LARGE: u64 = 900_000_000;

/// Where a site goes and what is said about it.
#[derive(Debug, Clone)]
pub struct Build {
    pub reading: Reading,
    /// Relative to the archive's root.
    pub output: PathBuf,
    /// A file for the whole site, relative to the archive's root.
    pub archive_file: Option<PathBuf>,
    /// How many seconds to wait for another build of the same folder.
    pub wait: u64,
    pub timings: bool,
}

/// Builds the site and says in one line what was done.
pub fn run(build: &Build) -> Ending {
    let mut clock = Clock::start();
    let Reading { root, options, strict } = &build.reading;
    let read = match input::read(root, options.clone()) {
        Ok(read) => read,
        Err(error) => return empty::no_archive(root, &error),
    };
    let (files, bytes) = sources(&read.value);
    let compiled = read.and_then(|input| compile_observed(&input, &mut |stage| clock.begin(stage)));
    let mut diagnostics = compiled.diagnostics;
    clock.begin("inspect");
    diagnostics.extend(compiled.value.inspect(&mut Inspected::default()));
    diagnostics.extend(empty::said(root, compiled.value.site().counts()));
    diagnostic::sort(&mut diagnostics);
    anstream::eprint!("{}", report::show(&diagnostics, Format::Human));
    if !command::is_publishable(&diagnostics, *strict) {
        return unpublished();
    }
    let mut searched = 0;
    if options.search {
        clock.begin("search");
        searched = compiled.value.make_index();
    }
    clock.begin("write");
    let written = write(build, &compiled.value);
    clock.stop();
    match written {
        Ok(written) => {
            let contents = command::contents(compiled.value.site().counts());
            let mut parts = vec![contents, summary(build, &written, clock.total()), command::problems(&diagnostics)];
            parts.retain(|part| !part.is_empty());
            println!("{}", parts.join("; "));
            say_where(build, &written);
            if build.timings {
                let (articles, entities, mentions) = compiled.value.site().counts();
                clock.worked_on("read", files, "file", Some(bytes));
                clock.worked_on("parse", articles + entities, "document", None);
                clock.worked_on("link", mentions, "mention", None);
                clock.worked_on("plan", compiled.value.paths().len(), "page", None);
                clock.worked_on("search", searched, "text", None);
                clock.worked_on("write", written.files, "file", Some(written.bytes));
                print!("{}", clock.table());
            }
            command::ending(&diagnostics, *strict)
        }
        Err(WriteError::Content(mut problems)) => {
            diagnostic::sort(&mut problems);
            anstream::eprint!("{}", report::show(&problems, Format::Human));
            unpublished()
        }
        Err(error) => command::fail(&error),
    }
}

/// How many files an archive is made of, and their bytes.
fn sources(input: &Input) -> (usize, u64) {
    let bytes: usize = input.content.iter().map(|source| source.text.len()).sum();
    (input.content.len(), bytes as u64)
}

fn unpublished() -> Ending {
    anstream::eprintln!("{}", report::failure("nothing is published"));
    Ending::Errors
}

fn write(build: &Build, output: &Output) -> Result<Written, WriteError> {
    let root = &build.reading.root;
    let archive = build.archive_file.as_ref().map(|file| root.join(file));
    let destination = Destination {
        folder: &root.join(&build.output),
        archive: archive.as_deref(),
        sources: &command::FOLDERS.map(|folder| root.join(folder)),
        patience: Duration::from_secs(build.wait),
    };
    let bar = bar(output.paths().len() as u64);
    let written = output::write(output, destination, &|| bar.inc(1));
    bar.finish_and_clear();
    written
}

/// Prints where else something is than in the folder.
fn say_where(build: &Build, written: &Written) {
    if let (Some(archive), Some(bytes)) = (&build.archive_file, written.packed) {
        println!("packed in {} ({})", command::shown(&build.reading.root.join(archive)), megabytes(bytes));
    }
    if let Some(message) = too_large(written) {
        anstream::eprintln!("{}", report::failure(&message));
    }
    for left in &written.left {
        let message =
            format!("`{}` is left of an earlier site and cannot be removed; remove it by hand", command::shown(left));
        anstream::eprintln!("{}", report::failure(&message));
    }
}

/// What is to be said of a site that its host may refuse, and what of it is heavy.
fn too_large(written: &Written) -> Option<String> {
    if written.bytes < NEARLY_TOO_LARGE {
        return None;
    }
    let mut parts: Vec<(&String, &u64)> = written.parts.iter().collect();
    parts.sort_by_key(|(_, bytes)| Reverse(**bytes));
    let mut heaviest = Vec::new();
    for (name, bytes) in parts.into_iter().take(3) {
        heaviest.push(format!("`{name}` {}", megabytes(*bytes)));
    }
    Some(format!(
        "GitHub Pages takes sites of 1 GB at most, and this one has {}: {}; `--no-search` makes it smaller, and object storage takes any size",
        megabytes(written.bytes),
        heaviest.join(", "),
    ))
}

fn summary(build: &Build, written: &Written, total: Duration) -> String {
    let Written { files, bytes, changed, removed, parts: _, packed: _, left: _ } = written;
    format!(
        "{} ({}) in {}: {changed} changed, {removed} removed; {:.2} s",
        counted::plain(*files, "file"),
        megabytes(*bytes),
        command::shown(&build.reading.root.join(&build.output)),
        total.as_secs_f64(),
    )
}

/// A bar for a terminal; a stream that is none gets nothing.
fn bar(length: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_that_is_too_large_says_what_of_it_is_heavy() {
        let parts = [("articles", 700_000_000), ("data", 90_000_000), ("find", 1), ("people", 150_000_000)];
        let parts: std::collections::BTreeMap<String, u64> = parts.map(|(name, bytes)| (name.to_owned(), bytes)).into();
        let written = Written { bytes: parts.values().sum(), parts, ..Written::default() };
        let said = too_large(&written).expect("a message");
        assert!(said.contains("940.0 MB: `articles` 700.0 MB, `people` 150.0 MB, `data` 90.0 MB;"), "{said}");
        assert_eq!(too_large(&Written { bytes: 500_000_000, ..written }), None);
    }
}
