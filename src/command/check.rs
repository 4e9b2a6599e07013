//! `dateline check`: says what is wrong and writes nothing.

mod explained;

use std::path::Path;

use rayon::prelude::*;

use crate::archive;
use crate::command;
use crate::command::Ending;
use crate::command::Reading;
use crate::command::counted;
use crate::command::empty;
use crate::command::report;
use crate::command::report::Format;
use crate::command::suggest;
use crate::diagnostic;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::document;
use crate::input;
use crate::output::Inspected;
use crate::output::Output;

/// Explains the names of one article, by its id or its path: which are linked, which are left alone, and why.
pub fn names(reading: &Reading, wanted: &str, format: Format) -> Ending {
    let read = match input::read(&reading.root, reading.options.clone()) {
        Ok(read) => read,
        Err(error) => return command::fail(&error),
    };
    let inside = Path::new(wanted).strip_prefix(&reading.root).unwrap_or(Path::new(wanted));
    let wanted = inside.to_string_lossy().replace('\\', "/");
    let documents = document::parse(&read.value).value;
    match archive::explain(documents, &read.value, wanted.trim_start_matches("./")) {
        Ok(explanation) => {
            print!("{}", explained::show(&explanation, format));
            Ending::Success
        }
        Err(near) => {
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            command::misused(&format!("there is no article `{wanted}`{hint}"))
        }
    }
}

/// Checks an archive: content, names, links, and that every page can be made.
pub fn run(reading: &Reading, format: Format) -> Ending {
    let read = match input::read(&reading.root, reading.options.clone()) {
        Ok(read) => read,
        Err(error) => return empty::no_archive(&reading.root, &error),
    };
    let linked = crate::link(&read.value, &mut |_| {});
    let unregistered = suggest::suggestions(&linked.value);
    let bylines = archive::unclear_bylines(&linked.value.archive);
    let compiled = crate::publish(linked, &mut |_| {});
    let mut diagnostics = read.diagnostics;
    diagnostics.extend(compiled.diagnostics);
    diagnostics.extend(bylines);
    diagnostics.extend(empty::said(&reading.root, compiled.value.site().counts()));
    if command::is_publishable(&diagnostics, false) {
        diagnostics.extend(unmakeable(&compiled.value));
        diagnostics.extend(compiled.value.inspect(&mut Inspected::default()));
    }
    diagnostic::sort(&mut diagnostics);
    anstream::print!("{}", report::show(&diagnostics, format));
    if format == Format::Human {
        println!("{}", summary(&diagnostics));
        if let Some(line) = suggest::in_one_line(&unregistered) {
            println!("{line}");
        }
    }
    command::ending(&diagnostics, reading.strict)
}

/// Problems that show only when pages are made.
fn unmakeable(output: &Output) -> Vec<Diagnostic> {
    let paths: Vec<_> = output.paths().collect();
    paths.par_iter().filter_map(|path| Some(*output.make(path)?.err()?)).collect()
}

fn summary(diagnostics: &[Diagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let errors = of(Severity::Error) + of(Severity::Fatal);
    let counts = [(errors, "error"), (of(Severity::Warning), "warning"), (of(Severity::Note), "note")];
    counts.map(|(number, word)| counted::plain(number, word)).join(", ")
}
