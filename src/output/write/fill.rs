//! Makes all files of a site in a new folder, in parallel.

use std::collections::BTreeSet;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::output::Output;
use crate::output::write::MANIFEST;
use crate::output::write::SUMS;
use crate::output::write::VERSION;
use crate::output::write::Written;
use crate::output::write::disk::Disk;
use crate::output::write::error::WriteError;
use crate::output::write::hash;
use crate::output::write::made;
use crate::output::write::old::Old;
use crate::output::write::old::slashed;
use crate::value::FilePath;

/// Where files are made, and what they may be taken from.
pub(super) struct Filling<'a> {
    pub disk: &'a Disk,
    pub output: &'a Output,
    pub old: &'a Old,
    pub stage: &'a Path,
}

/// Makes all files; `after_each` is called after each.
pub(super) fn fill(filling: &Filling, after_each: &(dyn Fn() + Sync)) -> Result<Written, WriteError> {
    let Filling { disk, output, old, stage } = filling;
    let paths: Vec<&FilePath> = output.paths().collect();
    let folders: BTreeSet<&str> = paths.iter().map(|path| path.folder()).collect();
    for folder in folders {
        disk.make_folders(&stage.join(folder))?;
    }
    let place = |path: &&FilePath| {
        let placed = place(filling, path)?;
        after_each();
        Ok(placed)
    };
    let placed = disk.settle_while(stage, || paths.par_iter().map(place).collect())?;
    let placed = all(placed)?;
    let mut written = Written { files: paths.len() + 1, ..Written::default() };
    let mut sums = String::new();
    for (path, placed) in paths.iter().zip(&placed) {
        sums.push_str(&hash::line(path, &placed.hash));
        written.bytes += placed.length;
        written.changed += usize::from(placed.is_changed);
        let top = path.as_str().split_once('/').map_or(path.as_str(), |(folder, _)| folder);
        *written.parts.entry(top.to_owned()).or_default() += placed.length;
    }
    disk.write(&stage.join(SUMS), sums.as_bytes())?;
    take_along(filling)?;
    disk.write(&stage.join(MANIFEST), manifest(&paths).as_bytes())?;
    let present: HashSet<&str> = paths.iter().map(|path| path.as_str()).collect();
    written.removed = old.own.iter().filter(|path| !present.contains(path.as_str())).count();
    Ok(written)
}

/// All files; or all pages that could not be made, or what else went wrong first.
fn all(results: Vec<Result<Placed, WriteError>>) -> Result<Vec<Placed>, WriteError> {
    let mut placed = Vec::with_capacity(results.len());
    let mut problems = Vec::new();
    for result in results {
        match result {
            Ok(file) => placed.push(file),
            Err(WriteError::Content(mut content)) => problems.append(&mut content),
            Err(error) => return Err(error),
        }
    }
    match problems.is_empty() {
        true => Ok(placed),
        false => Err(WriteError::Content(problems)),
    }
}

fn manifest(paths: &[&FilePath]) -> String {
    let mut manifest = format!("{VERSION}\n");
    for path in paths {
        manifest.push_str(path.as_str());
        manifest.push('\n');
    }
    manifest
}

struct Placed {
    hash: String,
    length: u64,
    is_changed: bool,
}

/// Makes one file; one that the old site has byte for byte is linked, not written again.
fn place(filling: &Filling, path: &FilePath) -> Result<Placed, WriteError> {
    let Filling { disk, output, old, stage } = filling;
    let bytes = made::bytes_over(output, path, old)?;
    let hash = hash::of(&bytes);
    let length = bytes.len() as u64;
    let target = stage.join(path.as_str());
    let before = old.root.join(path.as_str());
    let is_same = old.own.contains(path.as_str()) && is_same(&before, &bytes);
    if !is_same || disk.link(&before, &target).is_err() {
        disk.write(&target, &bytes)?;
    }
    Ok(Placed { hash, length, is_changed: !is_same })
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let has_length = fs::symlink_metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    has_length && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Links or copies the files of others, and makes their empty folders.
fn take_along(filling: &Filling) -> Result<(), WriteError> {
    let Filling { disk, output, old, stage } = filling;
    let taken: HashSet<String> = output.paths().map(|path| path.as_str().to_lowercase()).collect();
    for inside in &old.foreign {
        let (from, to) = (old.root.join(inside), stage.join(inside));
        if taken.contains(&slashed(inside).to_lowercase()) || to.exists() {
            return Err(WriteError::InTheWay(from));
        }
        if let Some(parent) = to.parent() {
            disk.make_folders(parent).map_err(|_| WriteError::InTheWay(from.clone()))?;
        }
        if disk.link(&from, &to).is_err() {
            disk.copy(&from, &to)?;
        }
    }
    for inside in &old.empty {
        disk.make_folders(&stage.join(inside)).map_err(|_| WriteError::InTheWay(old.root.join(inside)))?;
    }
    Ok(())
}
