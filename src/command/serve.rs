//! `dateline serve`: shows the archive while it is written.
//!
//! 1. The folders are watched, the site is compiled; it stays in memory, nothing is written.
//! 2. A browser that asks for a page gets the bytes of `build`. HTML gets a script and, where something is wrong, a panel, added
//!    on the way out.
//! 3. Each change is compiled. What can be published takes the place of the site before; what cannot leaves it and says why.
//! 4. Pages that are open are told and load themselves anew.
//!
//! Nothing that an editor does to the content ends it.

mod additions;
mod answer;
mod panel;
mod preview;
mod server;
mod terminal;
mod watch;

use std::collections::HashSet;
use std::io;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use crate::command;
use crate::command::Ending;
use crate::command::Reading;
use crate::command::report;
use crate::command::report::Format;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Position;
use crate::diagnostic::Positions;
use crate::diagnostic::Severity;
use crate::output::Inspected;
use crate::value::Date;
use crate::value::FilePath;

use preview::Preview;
use server::Current;
use terminal::say;
use terminal::warn;
use watch::Change;
use watch::Watcher;

/// An archive to show.
#[derive(Debug, Clone)]
pub struct Serve {
    pub reading: Reading,
    /// The day of every build, instead of the one that has come by then.
    pub as_of: Option<Date>,
    /// 0 takes a port that is free.
    pub port: u16,
    /// Whether a browser is opened.
    pub open: bool,
}

/// Serves the archive until Ctrl-C.
pub fn run(serve: &Serve) -> Ending {
    let root = &serve.reading.root;
    if let Err(message) = command::content(root) {
        return command::fail(&message);
    }
    let (listener, address) = match listen(serve.port) {
        Ok(listening) => listening,
        Err(message) => return command::fail(&message),
    };
    // Watched before it is compiled: no change falls between the two.
    let watcher = match Watcher::new(root) {
        Ok(watcher) => watcher,
        Err(error) => return command::fail(&format!("`{}` cannot be watched: {error}", command::shown(root))),
    };
    let begun = Instant::now();
    let mut inspected = Inspected::default();
    let first = Preview::first(&serve.reading, &mut inspected);
    warn(&report::show(first.diagnostics(), Format::Human));
    say(&format!("{address} shows the archive; Ctrl-C ends it"));
    say(&summary(&first, begun.elapsed()));
    let current = Current::new(first);
    let (reading, as_of, shown) = (serve.reading.clone(), serve.as_of, current.clone());
    std::thread::spawn(move || rebuild((reading, as_of), inspected, watcher, &shown));
    if serve.open {
        open(address);
    }
    match server::run(listener, current) {
        Ok(()) => Ending::Success,
        Err(error) => command::fail(&error),
    }
}

/// Only this machine can ask: what is written is not published.
fn listen(port: u16) -> Result<(TcpListener, String), String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with `--port`, or let `--port 0` choose one")
        }
        _ => format!("port {port} cannot be used: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    Ok((listener, format!("http://{address}/")))
}

/// Compiles after each change, for as long as the program runs.
fn rebuild(
    (mut reading, as_of): (Reading, Option<Date>),
    mut inspected: Inspected,
    mut watcher: Watcher,
    current: &Current,
) {
    while let Some(Change { troubles, is_of_statics }) = watcher.wait() {
        // To read all pictures after each change of a text would take longer than the rest.
        if is_of_statics {
            inspected = Inspected::default();
        }
        let begun = Instant::now();
        reading.options.today = as_of.unwrap_or_else(command::today);
        let preview = current.get().next(&reading, &mut inspected);
        warn(&report::show(&worth_saying(&preview, &current.get()), Format::Human));
        for trouble in troubles {
            warn(&format!("{}\n", report::failure(&format!("a folder cannot be watched: {trouble}"))));
        }
        say(&format!("{} {}", jiff::Zoned::now().strftime("%H:%M:%S"), summary(&preview, begun.elapsed())));
        current.replace(preview);
    }
}

/// All errors, and the warnings that the build before did not have.
fn worth_saying(preview: &Preview, before: &Preview) -> Vec<Diagnostic> {
    let mut positions = Positions::default();
    let known: HashSet<Said> = before.diagnostics().iter().map(|problem| said(problem, &mut positions)).collect();
    let mut worth = Vec::new();
    for problem in preview.diagnostics() {
        let is_worth = match problem.severity {
            Severity::Note => false,
            Severity::Warning => !known.contains(&said(problem, &mut positions)),
            Severity::Error | Severity::Fatal => true,
        };
        worth.extend(is_worth.then(|| problem.clone()));
    }
    worth
}

/// What makes a problem the same in two builds: an edit in another line moves its bytes, not its line.
type Said<'a> = (&'a str, Option<&'a FilePath>, Option<Position>);

fn said<'a>(problem: &'a Diagnostic, positions: &mut Positions<'a>) -> Said<'a> {
    let place = problem.place.as_ref();
    (&problem.message, place.map(|place| &place.file), place.and_then(|place| positions.of(place)))
}

/// One line on a build: what there is to see and what is wrong.
fn summary(preview: &Preview, took: Duration) -> String {
    let seconds = took.as_secs_f64();
    let problems = preview.problems();
    match (preview.remark(), preview.output()) {
        (Some(remark), _) => format!("{problems}: {remark} ({seconds:.2} s)"),
        (None, None) => problems,
        (None, Some(output)) => {
            let problems = if problems.is_empty() { problems } else { format!("; {problems}") };
            format!("{} in {seconds:.2} s{problems}", command::contents(output.site().counts()))
        }
    }
}

/// Opens the address in the browser of this machine, where there is one.
fn open(address: String) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Some of these programs wait until the browser is closed.
    std::thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            let message = format!("`{program}` opens no browser; open {address} yourself");
            warn(&format!("{}\n", report::failure(&message)));
        }
    });
}
