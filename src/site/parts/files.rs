//! Files that the archive holds and no page shows: what they are called, of which type and how large.

use serde::Serialize;

use crate::archive::Target;
use crate::site::plan::Site;
use crate::value::FilePath;
use crate::value::url;

#[derive(Debug, Clone, Serialize)]
pub struct HeldFileView {
    /// Its name without the folder.
    pub name: String,
    /// Relative to the root.
    pub address: String,
    /// `PDF`: the ending of its name.
    pub kind: Option<String>,
    /// `340 kB`, in the language of the site.
    pub size: Option<String>,
}

pub fn file_view(site: &Site, path: &FilePath) -> HeldFileView {
    HeldFileView {
        name: path.name().to_owned(),
        address: url::encode_name(path.as_str()),
        kind: path.extension().map(str::to_uppercase),
        size: site.shared.lengths.get(path).map(|bytes| size(site, *bytes)),
    }
}

/// The files that a text leads to, each once, in its order; pictures are shown and no part of it.
pub fn files_of(site: &Site, links: &[Target]) -> Vec<HeldFileView> {
    let mut seen = Vec::new();
    for link in links {
        let Target::File(path) = link else { continue };
        if !site.shared.sizes.contains_key(path.as_str()) && !seen.contains(&path) {
            seen.push(path);
        }
    }
    seen.into_iter().map(|path| file_view(site, path)).collect()
}

/// Kilobytes and megabytes as the metric system has them, rounded; no file is said to have none.
fn size(site: &Site, bytes: u64) -> String {
    let (key, unit) = if bytes < 1_000_000 { ("size_kb", 1_000) } else { ("size_mb", 1_000_000) };
    let rounded = ((bytes + unit / 2) / unit).max(1);
    let number = site.words.locale.number(usize::try_from(rounded).unwrap_or(usize::MAX));
    site.words.fill(key, None, &[("size", number)])
}
