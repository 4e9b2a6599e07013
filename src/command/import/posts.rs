//! Pages of an export of Substack, and the table beside them that says which of them were published.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::command::import::heap::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import::Batch;
use crate::import::posts;
use crate::import::posts::Posts;

/// What tables say of the pages in some folders.
pub(super) type OfFolders = BTreeMap<PathBuf, Posts>;

/// Finds the tables of the pages that are to be read. These tables are then no articles of their own.
pub(super) fn find(files: &mut Vec<Found>) -> OfFolders {
    let (mut of_folders, mut tables) = (OfFolders::new(), BTreeSet::new());
    let mut asked: BTreeSet<PathBuf> = BTreeSet::new();
    for found in files.iter().filter(|found| is_page(&found.location)) {
        let folder = folder_of(&found.location);
        if !asked.insert(folder.to_owned()) {
            continue;
        }
        for table in [folder.join("posts.csv"), folder_of(folder).join("posts.csv")] {
            if let Some(posts) = fs::read(&table).ok().and_then(|bytes| posts::read(&bytes)) {
                of_folders.insert(folder.to_owned(), posts);
                tables.insert(table);
                break;
            }
        }
    }
    files.retain(|found| !tables.contains(&found.location));
    of_folders
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn name_of(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn is_page(path: &Path) -> bool {
    name_of(path).ends_with(".html") && posts::number(name_of(path)).is_some()
}

/// What came out of a page, with what its table says of it.
pub(super) fn joined(mut batch: Batch, found: &Found, of_folders: &OfFolders) -> Batch {
    let Some(posts) = of_folders.get(folder_of(&found.location)).filter(|_| is_page(&found.location)) else {
        return batch;
    };
    for draft in &mut batch.drafts {
        if let Some(said) = posts.join(draft, name_of(&found.location)) {
            batch.problems.push(Diagnostic::warning(ProblemKind::NotImported, said).in_file(&found.path));
        }
    }
    batch
}
