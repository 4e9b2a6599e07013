//! `dateline build`: publishes an archive.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use indicatif::ProgressBar;
use indicatif::ProgressStyle;

use crate::command;
use crate::command::Archive;
use crate::command::Ending;
use crate::command::counted;
use crate::command::report;
use crate::command::report::Format;
use crate::compile_observed;
use crate::diagnostic::Diagnostic;
use crate::input;
use crate::output;
use crate::output::Place;
use crate::output::WriteError;
use crate::output::Written;

/// Where a site goes and what is said about it.
#[derive(Debug, Clone)]
pub struct Build {
    pub archive: Archive,
    /// Relative to the archive's root.
    pub output: PathBuf,
    /// A file for the whole site, relative to the archive's root.
    pub archive_file: Option<PathBuf>,
    pub timings: bool,
}

/// Builds the site and says in one line what was done.
pub fn run(build: &Build) -> Ending {
    let mut clock = Clock::start();
    let Archive { root, options, strict } = &build.archive;
    let read = match input::read(root, options.clone()) {
        Ok(read) => read,
        Err(error) => return command::fail(&error),
    };
    let compiled = read.and_then(|input| compile_observed(&input, &mut |stage| clock.begin(stage)));
    let mut diagnostics = compiled.diagnostics;
    crate::diagnostic::sort(&mut diagnostics);
    anstream::eprint!("{}", report::show(&diagnostics, Format::Human));
    if !command::is_publishable(&diagnostics, *strict) {
        anstream::eprintln!("{}", report::failure("nothing is published"));
        return Ending::Errors;
    }
    clock.begin("write");
    let target = root.join(&build.output);
    let bar = bar(compiled.value.paths().len() as u64);
    let archive = build.archive_file.as_ref().map(|file| root.join(file));
    let place = Place { folder: &target, archive: archive.as_deref() };
    let written = output::write(&compiled.value, place, &|| bar.inc(1));
    bar.finish_and_clear();
    clock.stop();
    match written {
        Ok(written) => {
            let contents = command::contents(compiled.value.site().counts());
            println!("{contents}; {}", summary(written, &diagnostics, clock.total(), &target));
            if let (Some(archive), Some(bytes)) = (&archive, written.packed) {
                println!("packed in {} ({})", command::shown(archive), megabytes(bytes));
            }
            if build.timings {
                print!("{}", clock.table());
            }
            command::ending(&diagnostics, *strict)
        }
        Err(WriteError::Content(mut problems)) => {
            crate::diagnostic::sort(&mut problems);
            anstream::eprint!("{}", report::show(&problems, Format::Human));
            anstream::eprintln!("{}", report::failure("nothing is published"));
            Ending::Errors
        }
        Err(error @ WriteError::Foreign(_)) => {
            command::fail(&error);
            Ending::System
        }
        Err(error) => command::fail(&error),
    }
}

fn summary(written: Written, diagnostics: &[Diagnostic], total: Duration, target: &std::path::Path) -> String {
    let Written { files, bytes, changed, removed, packed: _ } = written;
    let line = format!(
        "{} ({}) in {}: {changed} changed, {removed} removed; {:.2} s",
        counted::plain(files, "file"),
        megabytes(bytes),
        command::shown(target),
        total.as_secs_f64(),
    );
    match command::problems(diagnostics).as_str() {
        "" => line,
        problems => format!("{line}; {problems}"),
    }
}

fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// A bar for a terminal; a stream that is none gets nothing.
fn bar(length: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// How long each stage took.
struct Clock {
    begun: Instant,
    stages: Vec<(&'static str, Instant)>,
    stopped: Option<Instant>,
}

impl Clock {
    fn start() -> Clock {
        let now = Instant::now();
        Clock { begun: now, stages: vec![("read", now)], stopped: None }
    }

    fn begin(&mut self, stage: &'static str) {
        self.stages.push((stage, Instant::now()));
    }

    fn stop(&mut self) {
        self.stopped = Some(Instant::now());
    }

    fn end(&self) -> Instant {
        self.stopped.unwrap_or_else(Instant::now)
    }

    fn total(&self) -> Duration {
        self.end() - self.begun
    }

    fn table(&self) -> String {
        let ends = self.stages.iter().skip(1).map(|(_, begun)| *begun).chain([self.end()]);
        let rows = self.stages.iter().zip(ends);
        rows.map(|((stage, begun), end)| format!("{:>9.3} s  {stage}\n", (end - *begun).as_secs_f64())).collect()
    }
}
