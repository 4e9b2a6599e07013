//! The whole site in one file (`dateline build --archive FILE`), to be carried about. The only module that knows ZIP.
//!
//! The same site gives the same bytes: names are sorted and in UTF-8, times are those that the format begins with. One file is held
//! in memory at a time. What stands in the place of the archive is exchanged in one step, after the site; only a packed site is.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::output::write::MANIFEST;
use crate::output::write::destination::located;
use crate::output::write::disk::Disk;
use crate::output::write::error::WriteError;

/// Data that are compressed already.
const PACKED: [&str; 12] = ["avif", "gif", "gz", "jpeg", "jpg", "m4a", "mp3", "mp4", "png", "wacz", "webp", "zip"];

/// Where the file goes, checked before anything is made.
pub(super) struct Bundle {
    path: PathBuf,
}

/// The new file, beside its place, all of it there. It is locked, so that no other build takes it for one that was left behind.
pub(super) struct Packed {
    path: PathBuf,
    made: PathBuf,
    _lock: File,
}

impl Bundle {
    /// Refuses a place inside the site, and one that holds anything but a packed site.
    pub(super) fn new(path: &Path, site: &Path) -> Result<Bundle, WriteError> {
        let path = located(path)?;
        if path.starts_with(site) {
            return Err(WriteError::Inside(path));
        }
        if path.exists() && !is_packed_site(&path) {
            return Err(WriteError::InTheWay(path));
        }
        Ok(Bundle { path })
    }

    /// Packs files of a folder.
    pub(super) fn pack(self, folder: &Path, names: &[&str]) -> Result<Packed, WriteError> {
        let Bundle { path } = self;
        let parent = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(WriteError::disk(parent))?;
        sweep(&path, parent);
        let made = path.with_file_name(format!("{}{}", prefix(&path), std::process::id()));
        let file = File::create(&made).map_err(WriteError::disk(&made))?;
        // Where there are no locks, nothing is swept either.
        let _ = file.try_lock();
        let lock = file.try_clone().map_err(WriteError::disk(&made))?;
        let packed = Packed { path, made, _lock: lock };
        pack(&packed.made, file, (folder, names))?;
        Ok(packed)
    }
}

impl Packed {
    /// Puts the new file in the place of the old one; gives its length in bytes.
    pub(super) fn publish(self, disk: &Disk) -> Result<u64, WriteError> {
        let length = fs::metadata(&self.made).map_err(WriteError::disk(&self.made))?.len();
        disk.rename(&self.made, &self.path)?;
        Ok(length)
    }
}

impl Drop for Packed {
    fn drop(&mut self) {
        // Once published it is no longer there; what cannot be removed is removed by the next build.
        let _ = fs::remove_file(&self.made);
    }
}

fn prefix(path: &Path) -> String {
    format!(".{}.dateline-new-", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Removes what builds that were killed have left.
fn sweep(path: &Path, parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    let prefix = prefix(path);
    for entry in entries.flatten() {
        let is_left = entry.file_name().to_string_lossy().starts_with(&prefix);
        if is_left && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file is a site that Dateline packed: a ZIP file with a manifest in it.
fn is_packed_site(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    ZipArchive::new(file).is_ok_and(|packed| packed.index_for_name(MANIFEST).is_some())
}

fn pack(target: &Path, file: File, (folder, names): (&Path, &[&str])) -> Result<(), WriteError> {
    let failed = |error: zip::result::ZipError| WriteError::disk(target)(io::Error::other(error));
    let mut names = names.to_vec();
    names.sort_unstable();
    let mut writer = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for name in names {
        let source = folder.join(name);
        let bytes = fs::read(&source).map_err(WriteError::disk(&source))?;
        let options = options.compression_method(method(name)).large_file(bytes.len() >= u32::MAX as usize);
        writer.start_file(name, options).map_err(failed)?;
        writer.write_all(&bytes).map_err(WriteError::disk(target))?;
    }
    let file = writer.finish().map_err(failed)?;
    let file = file.into_inner().map_err(|error| WriteError::disk(target)(error.into_error()))?;
    file.sync_all().map_err(WriteError::disk(target))
}

/// How a file is packed, by its extension.
fn method(name: &str) -> CompressionMethod {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match PACKED.contains(&extension.as_str()) {
        true => CompressionMethod::Stored,
        false => CompressionMethod::Deflated,
    }
}
