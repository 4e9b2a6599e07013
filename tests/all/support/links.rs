//! Follows every link of a site inside the site.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::html;
use super::html::Part;

/// What is wrong with the links and ids of a site: every file by path. Empty where all is well.
///
/// Every address must be relative and name a file that is there; a fragment must be an id of the page it leads to. The 404
/// page may have full addresses: it is shown at any depth.
pub fn broken(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Part>> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), html::parts(std::str::from_utf8(bytes).expect("UTF-8"))))
        .collect();
    let mut faults = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, parts) in &pages {
        let of_page = ids.entry(path).or_default();
        for id in parts.iter().filter_map(|part| part.attribute("id")) {
            if !of_page.insert(id) {
                faults.push(format!("{path}: the id `{id}` stands twice"));
            }
        }
    }
    for (path, parts) in &pages {
        for part in parts {
            for attribute in ["href", "src", "poster", "data", "action"] {
                let Some(address) = part.attribute(attribute) else { continue };
                faults.extend(followed(path, address, part, files, &ids));
            }
        }
    }
    faults
}

fn followed(
    page: &str,
    address: &str,
    part: &Part,
    files: &BTreeMap<String, Vec<u8>>,
    ids: &BTreeMap<&str, BTreeSet<&str>>,
) -> Option<String> {
    let is_full = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    if is_full {
        // Loaded by itself it would be a request to elsewhere; a link waits for the reader.
        let waits = part.is_start("a") || matches!(part.attribute("rel"), Some("canonical" | "alternate"));
        return (!waits && page != "404.html").then(|| format!("{page}: `{address}` is loaded from elsewhere"));
    }
    if address.starts_with('/') || address.contains(':') {
        return Some(format!("{page}: `{address}` is not relative"));
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    let target = match path {
        "" => page.to_owned(),
        path => match joined(page, path) {
            Some(target) => target,
            None => return Some(format!("{page}: `{address}` leads out of the site")),
        },
    };
    if !files.contains_key(&target) {
        return Some(format!("{page}: `{address}` leads to `{target}`, which is not there"));
    }
    let fragment = percent_decoded(fragment.filter(|fragment| !fragment.is_empty())?);
    let has_id = ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment.as_str()));
    (!has_id).then(|| format!("{page}: `{address}`: `{target}` has no id `{fragment}`"))
}

/// Follows a relative address from a page.
fn joined(page: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<String> = page.split('/').map(ToOwned::to_owned).collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(percent_decoded(part)),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
