//! Writes a site to disk. The only module that writes.
//!
//! 1. The folder must be new, empty, or one that Dateline wrote: its manifest says so.
//! 2. All files are made beside it, in a hidden folder, in parallel. What has not changed is linked, not written again.
//! 3. Files that Dateline did not write are taken along.
//! 4. Where one is wanted, what was made is packed into one file.
//! 5. The two folders change places in one step: a build that is killed leaves the old site or the new one.

mod bundle;

use std::collections::BTreeSet;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use rayon::prelude::*;
use sha2::Digest;
use sha2::Sha256;
use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::output::Made;
use crate::output::Output;
use crate::output::picture;
use crate::value::FilePath;

use bundle::Bundle;

/// The list of the files that Dateline wrote.
const MANIFEST: &str = ".dateline";

/// The list of hashes, for `sha256sum -c`.
pub const SUMS: &str = "SHA256SUMS";

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    pub bytes: u64,
    /// Files that are new or have changed.
    pub changed: usize,
    /// Files of the site before that are gone.
    pub removed: usize,
    /// Bytes of the packed site, where one was wanted.
    pub packed: Option<u64>,
}

/// Where a site goes.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub folder: &'a Path,
    /// A file for all of it, outside of the folder.
    pub archive: Option<&'a Path>,
}

/// Nothing was published.
#[derive(Debug)]
pub enum WriteError {
    /// Pages that could not be made.
    Content(Vec<Diagnostic>),
    /// The folder holds files of others and no site.
    Foreign(PathBuf),
    /// A file of others stands where a page must be.
    InTheWay(PathBuf),
    /// The packed site would lie in the site.
    Inside(PathBuf),
    Disk {
        path: PathBuf,
        error: io::Error,
    },
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WriteError::Content(problems) => write!(formatter, "{} pages could not be made", problems.len()),
            WriteError::Foreign(path) => write!(
                formatter,
                "`{}` is not empty and was not written by dateline; choose another folder with `--output`, or empty it",
                path.display()
            ),
            WriteError::InTheWay(path) => write!(
                formatter,
                "`{}` was not written by dateline and stands where a page must be; move it away",
                path.display()
            ),
            WriteError::Inside(path) => write!(
                formatter,
                "`{}` would lie inside the site; choose a place beside it with `--archive`",
                path.display()
            ),
            WriteError::Disk { path, error } => write!(formatter, "`{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

fn disk(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError::Disk { path, error }
}

/// Writes all files of a site into a folder. `made` is called after each file.
pub fn write(output: &Output, place: Place, made: &(dyn Fn() + Sync)) -> Result<Written, WriteError> {
    let Place { folder, archive } = place;
    let folder = resolved(folder)?;
    let bundle = archive.map(|archive| Bundle::new(archive, &folder)).transpose()?;
    let old = Old::read(&folder)?;
    let stage = Stage::new(&folder)?;
    let filled = fill(output, &old, &stage, made).and_then(|written| {
        if let Some(bundle) = &bundle {
            bundle.pack(&stage.root, &published(output))?;
        }
        Ok(written)
    });
    match filled {
        Ok(written) => {
            stage.publish(&folder)?;
            let packed = bundle.map(Bundle::publish).transpose()?;
            Ok(Written { packed, ..written })
        }
        Err(error) => {
            stage.discard();
            Err(error)
        }
    }
}

/// Everything that Dateline writes: a packed site has no files of others.
fn published(output: &Output) -> Vec<&str> {
    output.paths().map(|path| path.as_str()).chain([SUMS, MANIFEST]).collect()
}

/// The folder itself where the path is a symbolic link to one.
fn resolved(folder: &Path) -> Result<PathBuf, WriteError> {
    if folder.exists() {
        return folder.canonicalize().map_err(disk(folder));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(disk(parent))?;
    let parent = parent.canonicalize().map_err(disk(parent))?;
    Ok(parent.join(folder.file_name().unwrap_or_default()))
}

/// Reads a static file as it is published: pictures without their metadata.
fn read_static(location: &Path) -> io::Result<Vec<u8>> {
    let extension = location.extension().unwrap_or_default().to_string_lossy();
    Ok(picture::without_metadata(&extension, fs::read(location)?))
}

/// What stands in the folder before.
struct Old {
    root: PathBuf,
    /// Files that Dateline wrote.
    own: HashSet<String>,
    /// Files of others.
    foreign: Vec<PathBuf>,
    /// Empty folders, which are of others too: git takes a folder without `refs/` for no repository.
    empty: Vec<PathBuf>,
}

impl Old {
    fn read(folder: &Path) -> Result<Old, WriteError> {
        let mut old = Old { root: folder.to_owned(), own: HashSet::new(), foreign: Vec::new(), empty: Vec::new() };
        if !folder.exists() {
            return Ok(old);
        }
        if !folder.is_dir() {
            return Err(WriteError::InTheWay(folder.to_owned()));
        }
        let is_empty = fs::read_dir(folder).map_err(disk(folder))?.next().is_none();
        if is_empty {
            return Ok(old);
        }
        let manifest = folder.join(MANIFEST);
        let listed = fs::read_to_string(&manifest).map_err(|_| WriteError::Foreign(folder.to_owned()))?;
        old.own = listed.lines().skip(1).map(ToOwned::to_owned).collect();
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.map_err(|error| WriteError::Disk {
                path: error.path().unwrap_or(folder).to_owned(),
                error: error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")),
            })?;
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let name = slashed(inside);
            if entry.file_type().is_dir() {
                let is_empty = fs::read_dir(entry.path()).is_ok_and(|mut files| files.next().is_none());
                old.empty.extend(is_empty.then(|| inside.to_owned()));
            } else if name != MANIFEST && name != SUMS && !old.own.contains(&name) {
                old.foreign.push(inside.to_owned());
            }
        }
        Ok(old)
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Makes all files in the stage.
fn fill(output: &Output, old: &Old, stage: &Stage, made: &(dyn Fn() + Sync)) -> Result<Written, WriteError> {
    let paths: Vec<&FilePath> = output.paths().collect();
    let folders: BTreeSet<&str> = paths.iter().map(|path| path.folder()).collect();
    for folder in folders {
        let folder = stage.root.join(folder);
        fs::create_dir_all(&folder).map_err(disk(&folder))?;
    }
    let (bytes, changed) = (AtomicU64::new(0), AtomicUsize::new(0));
    let results: Vec<Result<(&FilePath, String), WriteError>> = paths
        .par_iter()
        .map(|path| {
            let file = place(output, path, old, stage)?;
            bytes.fetch_add(file.length, Ordering::Relaxed);
            changed.fetch_add(usize::from(file.is_changed), Ordering::Relaxed);
            made();
            Ok((*path, file.hash))
        })
        .collect();
    let mut sums = String::new();
    let mut problems = Vec::new();
    for result in results {
        match result {
            Ok((path, hash)) => sums.push_str(&sum(path, &hash)),
            Err(WriteError::Content(mut content)) => problems.append(&mut content),
            Err(error) => return Err(error),
        }
    }
    if !problems.is_empty() {
        return Err(WriteError::Content(problems));
    }
    stage.write(SUMS, sums.as_bytes())?;
    take_along(old, output, stage)?;
    let mut manifest = format!("written by dateline {}\n", env!("CARGO_PKG_VERSION"));
    paths.iter().for_each(|path| manifest.push_str(&format!("{path}\n")));
    stage.write(MANIFEST, manifest.as_bytes())?;
    let present: HashSet<&str> = paths.iter().map(|path| path.as_str()).collect();
    let removed = old.own.iter().filter(|path| !present.contains(path.as_str())).count();
    Ok(Written {
        files: paths.len() + 1,
        bytes: bytes.into_inner(),
        changed: changed.into_inner(),
        removed,
        packed: None,
    })
}

/// The text of the list of hashes, as it is written.
pub fn sums(output: &Output) -> Result<String, WriteError> {
    let paths: Vec<&FilePath> = output.paths().collect();
    let lines = paths.par_iter().map(|path| Ok(sum(path, &hex(&Sha256::digest(&bytes(output, path)?)))));
    lines.collect()
}

/// A line of the list of hashes; hidden files have none.
fn sum(path: &FilePath, hash: &str) -> String {
    match path.name().starts_with('.') {
        true => String::new(),
        false => format!("{hash}  {path}\n"),
    }
}

/// Makes one of the output's own files.
pub fn bytes(output: &Output, path: &FilePath) -> Result<Vec<u8>, WriteError> {
    let made = output.make(path).expect("the path is one of the output's own");
    match made.map_err(|problem| WriteError::Content(vec![*problem]))? {
        Made::Bytes(bytes) => Ok(bytes),
        Made::Copy(location) => read_static(&location).map_err(disk(&location)),
    }
}

struct Placed {
    hash: String,
    length: u64,
    is_changed: bool,
}

/// Makes one file in the stage; one that the old site has byte for byte is linked.
fn place(output: &Output, path: &FilePath, old: &Old, stage: &Stage) -> Result<Placed, WriteError> {
    let bytes = bytes(output, path)?;
    let hash = hex(&Sha256::digest(&bytes));
    let length = bytes.len() as u64;
    let target = stage.root.join(path.as_str());
    let before = old.root.join(path.as_str());
    let is_same = old.own.contains(path.as_str()) && is_same(&before, &bytes);
    if is_same && fs::hard_link(&before, &target).is_ok() {
        return Ok(Placed { hash, length, is_changed: false });
    }
    fs::write(&target, &bytes).map_err(disk(&target))?;
    Ok(Placed { hash, length, is_changed: !is_same })
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let has_length = fs::symlink_metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    has_length && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Links or copies the files of others into the stage, and makes their empty folders.
fn take_along(old: &Old, output: &Output, stage: &Stage) -> Result<(), WriteError> {
    let taken: HashSet<String> = output.paths().map(|path| path.as_str().to_lowercase()).collect();
    for inside in &old.foreign {
        let (from, to) = (old.root.join(inside), stage.root.join(inside));
        if taken.contains(&slashed(inside).to_lowercase()) || to.exists() {
            return Err(WriteError::InTheWay(from));
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|_| WriteError::InTheWay(from.clone()))?;
        }
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to).map_err(disk(&from))?;
        }
    }
    for inside in &old.empty {
        fs::create_dir_all(stage.root.join(inside)).map_err(|_| WriteError::InTheWay(old.root.join(inside)))?;
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hidden folder beside the site in which the new one is made.
struct Stage {
    root: PathBuf,
}

impl Stage {
    fn new(folder: &Path) -> Result<Stage, WriteError> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let root = folder.with_file_name(format!(".{name}.dateline-new"));
        if root.exists() {
            // Left by a build that was killed: nobody else writes a folder of this name.
            fs::remove_dir_all(&root).map_err(disk(&root))?;
        }
        fs::create_dir(&root).map_err(disk(&root))?;
        Ok(Stage { root })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let path = self.root.join(name);
        fs::write(&path, bytes).map_err(disk(&path))
    }

    /// Puts the new site in the place of the old one.
    fn publish(self, folder: &Path) -> Result<(), WriteError> {
        if !folder.exists() {
            return fs::rename(&self.root, folder).map_err(disk(folder));
        }
        exchange(&self.root, folder)?;
        // The old site is in the stage now. Its files that are still in use have another link.
        fs::remove_dir_all(&self.root).map_err(disk(&self.root))
    }

    fn discard(self) {
        // What cannot be removed is removed by the next build.
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Lets two folders change places in one step, where the system can; else in two.
fn exchange(stage: &Path, folder: &Path) -> Result<(), WriteError> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::CWD;
        use rustix::fs::RenameFlags;
        if rustix::fs::renameat_with(CWD, stage, CWD, folder, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let aside = stage.with_extension("dateline-old");
    fs::rename(folder, &aside).map_err(disk(folder))?;
    if let Err(error) = fs::rename(stage, folder) {
        // Better the old site than none.
        let _ = fs::rename(&aside, folder);
        return Err(WriteError::Disk { path: folder.to_owned(), error });
    }
    fs::rename(&aside, stage).map_err(disk(&aside))
}
