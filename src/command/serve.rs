//! `dateline serve`: shows the archive while it is written.
//!
//! 1. The port is open and the folders are watched before the site is compiled: a browser that comes too early is told what is being done. The
//!    site stays in memory, nothing is written.
//! 2. A browser that asks for a page gets the bytes of `build`. HTML gets a script and, where something is wrong, a panel, added
//!    on the way out.
//! 3. Each change is compiled. What can be published takes the place of the site before; what cannot leaves it and says why.
//! 4. Pages that are open are told and load themselves anew.
//! 5. A page that is held back is shown all the same, under a banner that says so; no list, index or search knows it.
//!
//! Nothing that an editor does to the content ends it.

mod additions;
mod answer;
mod door;
mod panel;
mod preview;
mod ranges;
mod server;
mod terminal;
mod watch;

use std::collections::HashSet;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
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

use door::Door;
use preview::Known;
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
    /// Where it listens.
    pub bind: Address,
    /// 0 takes a port that is free.
    pub port: u16,
    /// Whether a browser is opened.
    pub open: bool,
}

/// Where a server listens.
pub type Address = IpAddr;

/// Reads an address of this machine as it is typed.
pub fn address(text: &str) -> Result<Address, String> {
    let written = text.trim_matches(['[', ']']);
    match written.eq_ignore_ascii_case("localhost") {
        true => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        false => {
            written.parse().map_err(|_| "write an address of this machine, like `0.0.0.0` or `192.168.1.7`".to_owned())
        }
    }
}

/// Serves the archive until Ctrl-C.
pub fn run(serve: &Serve) -> Ending {
    let root = &serve.reading.root;
    if let Err(message) = command::content(root) {
        return command::fail(&message);
    }
    let (listener, listening) = match listen(serve) {
        Ok(listening) => listening,
        Err(message) => return command::fail(&message),
    };
    let (address, for_others) = door::addresses(listening);
    // Watched before it is compiled: no change falls between the two.
    let watcher = match Watcher::new(root) {
        Ok(watcher) => watcher,
        Err(error) => return command::fail(&format!("`{}` cannot be watched: {error}", command::shown(root))),
    };
    let door = Door::of(serve.bind);
    say(&format!("{address} shows the archive; Ctrl-C ends it"));
    say_to_whom(door, for_others);
    let current = Current::begun();
    let (reading, as_of, shown) = (serve.reading.clone(), serve.as_of, current.clone());
    std::thread::spawn(move || build((reading, as_of), watcher, &shown));
    if serve.open {
        open(address);
    }
    match server::run(listener, current, door) {
        Ok(()) => Ending::Success,
        Err(error) => command::fail(&error),
    }
}

fn listen(serve: &Serve) -> Result<(TcpListener, SocketAddr), String> {
    let listener = door::listen(serve.bind, serve.port)?;
    let listening = listener.local_addr().map_err(|error| error.to_string())?;
    Ok((listener, listening))
}

/// Says who else can see what is not published.
fn say_to_whom(door: Door, for_others: Option<String>) {
    match (door, for_others) {
        (Door::Closed, _) => {}
        (Door::Open, Some(address)) => say(&format!("{address} shows it to everybody in this network, drafts too")),
        (Door::Open, None) => say("everybody who reaches this address sees the archive, drafts too"),
    }
}

/// Compiles, and again after each change, for as long as the program runs.
fn build((mut reading, as_of): (Reading, Option<Date>), mut watcher: Watcher, current: &Current) {
    let mut known = Known::default();
    let begun = Instant::now();
    let mut preview = Arc::new(Preview::first(&reading, &mut known, &mut |stage| current.at(stage)));
    warn(&report::show(preview.diagnostics(), Format::Human));
    say(&summary(&preview, begun.elapsed()));
    say_held(&preview);
    current.replace(preview.clone());
    while let Some(Change { troubles, is_of_statics, changed }) = watcher.wait() {
        // To read all pictures after each change of a text would take longer than the rest.
        if is_of_statics {
            known.inspected = Inspected::default();
        }
        let begun = Instant::now();
        reading.options.today = as_of.unwrap_or_else(command::today);
        let next = Arc::new(preview.next(&reading, (&mut known, &changed)));
        warn(&report::show(&worth_saying(&next, &preview), Format::Human));
        for trouble in troubles {
            warn(&format!("{}\n", report::failure(&format!("a folder cannot be watched: {trouble}"))));
        }
        say(&format!("{} {}", jiff::Zoned::now().strftime("%H:%M:%S"), summary(&next, begun.elapsed())));
        say_held(&next);
        current.replace(next.clone());
        preview = next;
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

/// So many pages that are held back are named.
const HELD: usize = 3;

/// Says where what is held back can be seen.
fn say_held(preview: &Preview) {
    let addresses = preview.held_addresses();
    if addresses.is_empty() {
        return;
    }
    let mut shown = Vec::new();
    for address in addresses.iter().take(HELD) {
        shown.push(format!("/{address}"));
    }
    let more = if addresses.len() > HELD { ", …" } else { "" };
    say(&format!("not published, and shown here alone: {}{more}", shown.join(", ")));
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
