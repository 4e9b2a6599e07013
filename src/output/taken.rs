//! Which names of files are to be had, on every system that a site may be built on or copied to.
//!
//! Where case or the spelling of marks count for nothing (macOS, Windows), two files whose names differ by these alone are one file, and
//! only the second to be written is left. So the first keeps its name; the second is left out, and both are named.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::StaticFile;
use crate::output::BUILT_IN_STATICS;
use crate::output::write::ORIGINALS;
use crate::output::write::SUMS;
use crate::site::Site;
use crate::value::FilePath;
use crate::value::QuickMap;
use crate::value::name;

/// Whose a name is.
enum Holder<'a> {
    /// A page, or a file that a build writes about itself.
    Site,
    /// A file in the program, which one of that very name goes before.
    BuiltIn(&'static str),
    Static(&'a StaticFile),
}

/// The static files whose names nothing else has; the others are reported.
pub(super) fn distinct<'i>(
    statics: impl Iterator<Item = &'i StaticFile>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'i StaticFile> {
    let mut statics = statics.peekable();
    if statics.peek().is_none() {
        return Vec::new();
    }
    let mut taken: QuickMap<String, Holder> = QuickMap::default();
    taken.extend(site.pages().iter().map(|page| (name::folded(page.address.as_str()), Holder::Site)));
    taken.extend([SUMS, ORIGINALS].map(|path| (name::folded(path), Holder::Site)));
    taken.extend(BUILT_IN_STATICS.map(|(path, _)| (name::folded(path), Holder::BuiltIn(path))));
    let mut kept = Vec::new();
    for file in statics {
        let key = name::folded(file.path.as_str());
        let fault = taken.get(&key).and_then(|holder| fault(file, holder));
        match fault {
            Some(problem) => diagnostics.push(problem),
            None => {
                taken.insert(key, Holder::Static(file));
                kept.push(file);
            }
        }
    }
    kept
}

fn fault(file: &StaticFile, holder: &Holder) -> Option<Diagnostic> {
    let message = match holder {
        Holder::BuiltIn(own) if *own == file.path.as_str() => return None,
        Holder::Site => "a page of the site has this address already".to_owned(),
        Holder::BuiltIn(own) => format!("`{own}` has this name already, but for case; this file is left out"),
        Holder::Static(first) => {
            let first = first.source();
            format!("`{first}` has this name already, but for case or the spelling of marks; this file is left out")
        }
    };
    Some(Diagnostic::error(ProblemKind::AddressTaken, message).in_file(&file.source()).hint("rename the file"))
}

/// Warns of pages that Windows cannot have as files, where not the name of their source says so already.
pub(super) fn on_windows(site: &Site) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let mut problems = Vec::new();
    let faults = site.pages().par_iter().filter_map(|page| Some((page, fault_on_windows(&page.address)?)));
    for (page, fault) in faults.collect::<Vec<_>>() {
        let source = site.source_of(page).unwrap_or_else(|| page.address.clone());
        if fault_on_windows(&source).is_none() && seen.insert(source.clone()) {
            let message = format!("Windows cannot have a file `{}`: {fault}", page.address);
            problems.push(
                Diagnostic::warning(ProblemKind::FileName, message).in_file(&source).hint("give it another `slug:`"),
            );
        }
    }
    problems
}

fn fault_on_windows(path: &FilePath) -> Option<String> {
    path.as_str().split('/').find_map(name::fault_on_windows)
}
