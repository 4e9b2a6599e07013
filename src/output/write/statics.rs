//! Static files as they are published: read and made harmless. Each is read twice, once to say what is wrong with it before anything is
//! published, once to be written: what is held in memory is one file a core, however many there are.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Outbound;
use crate::output::Output;
use crate::output::harmless;
use crate::output::harmless::Cleaned;
use crate::output::harmless::Finding;
use crate::output::packed;
use crate::output::packed::Seen;
use crate::output::write::hash;
use crate::site::StatedCopy;
use crate::value::FilePath;
use crate::value::Span;

/// What was found in static files, for those who look again and again. Whoever keeps it begins anew when such a file has changed.
#[derive(Default)]
pub struct Inspected {
    findings: HashMap<Asked, Vec<Finding>>,
    /// Of saved copies whose hashes are stated, by where they lie.
    hashes: HashMap<PathBuf, String>,
}

/// What the findings of a file follow from: its name and place, where pages may lead, and whether names are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    path: FilePath,
    location: PathBuf,
    source: FilePath,
    outbound: Outbound,
    are_names_withheld: bool,
}

/// A static file as it goes out.
pub(super) fn read(path: &FilePath, location: &Path, outbound: Outbound) -> io::Result<Cleaned> {
    Ok(harmless::clean(fs::read(location)?, path, outbound))
}

/// What is wrong with static files: what cannot be cleaned, and what that carries; saved copies that are not what is stated of them.
pub fn inspect(output: &Output, known: &mut Inspected) -> Vec<Diagnostic> {
    let mut asked = Vec::new();
    for (path, location, source) in output.copies() {
        asked.push(Asked {
            path: path.clone(),
            location: location.to_owned(),
            source: source.clone(),
            outbound: output.outbound(),
            are_names_withheld: output.proof.is_needed(),
        });
    }
    asked.sort_by(|a, b| a.path.cmp(&b.path));
    let unknown: Vec<&Asked> = asked.iter().filter(|asked| !known.findings.contains_key(*asked)).collect();
    let found: Vec<(Asked, Vec<Finding>)> = unknown.par_iter().map(|asked| ((*asked).clone(), look(asked))).collect();
    known.findings.extend(found);
    let mut problems = Vec::new();
    for asked in &asked {
        let Some(findings) = known.findings.get(asked) else { continue };
        for Finding { kind, message, hint } in findings {
            problems.push(Diagnostic::warning(*kind, message).in_file(&asked.source).hint(hint));
        }
    }
    problems.extend(stated_otherwise(output, known));
    problems
}

/// The problems of saved copies that are not those whose hashes articles state.
fn stated_otherwise(output: &Output, known: &mut Inspected) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (stated, location) in output.stated_copies() {
        if !known.hashes.contains_key(location)
            && let Ok(bytes) = fs::read(location)
        {
            known.hashes.insert(location.to_owned(), hash::of(&bytes));
        }
        if let Some(kept) = known.hashes.get(location)
            && *kept != stated.sha256
        {
            let place = output.source_of(stated.file);
            problems.push(other_than_stated(&stated, &place, kept));
        }
    }
    problems
}

fn look(asked: &Asked) -> Vec<Finding> {
    // A file that cannot be read stops the build when it is written, with its own message.
    let Ok(Cleaned { bytes, mut findings }) = read(&asked.path, &asked.location, asked.outbound) else {
        return Vec::new();
    };
    let is_kept = findings.iter().any(|finding| finding.kind == ProblemKind::UncleanedFile);
    if asked.are_names_withheld && is_kept && packed::look(&bytes, &mut |_| {}) == Seen::InPart {
        findings.push(Finding {
            kind: ProblemKind::WithheldName,
            message: "names are withheld, and nobody can look for them in all of this file".to_owned(),
            hint: "look through it yourself, or publish it as plain text".to_owned(),
        });
    }
    findings
}

/// The problem of a saved copy that is not the one whose hash its article states.
fn other_than_stated(stated: &StatedCopy, place: &FilePath, kept: &str) -> Diagnostic {
    let StatedCopy { sha256, source, .. } = stated;
    let message = format!(
        "the saved copy `{place}` is not the one whose SHA-256 stands here: stated is {sha256}, and its own is {kept}"
    );
    let problem = Diagnostic::error(ProblemKind::ChangedCopy, message)
        .hint("put the file back that was saved; state the new hash only where you know why it is another");
    // Capital letters count like small ones.
    match source.text.to_ascii_lowercase().find(sha256) {
        Some(at) => problem.at(source, Span::new(at, at + sha256.len())),
        None => problem.in_file(&source.path),
    }
}
