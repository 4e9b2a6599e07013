//! Static files as they are published: read and made harmless. Each is read twice, once to say what is wrong with it before anything is
//! published, once to be written: what is held in memory is one file a core, however many there are.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::input::Outbound;
use crate::output::harmless;
use crate::output::harmless::Cleaned;
use crate::value::FilePath;

/// A static file as it goes out.
pub(super) fn read(path: &FilePath, location: &Path, outbound: Outbound) -> io::Result<Cleaned> {
    Ok(harmless::clean(fs::read(location)?, path, outbound))
}

/// What is wrong with static files: what cannot be cleaned, and what that carries.
pub fn inspect(files: &[(&FilePath, &Path)], outbound: Outbound) -> Vec<Diagnostic> {
    let findings = files.par_iter().flat_map_iter(|(path, location)| {
        // A file that cannot be read stops the build when it is written, with its own message.
        let findings = read(path, location, outbound).map(|cleaned| cleaned.findings).unwrap_or_default();
        findings.into_iter().map(move |finding| {
            let file = FilePath::new(format!("static/{path}"));
            Diagnostic::warning(finding.kind, finding.message).in_file(&file).hint(finding.hint)
        })
    });
    findings.collect()
}
