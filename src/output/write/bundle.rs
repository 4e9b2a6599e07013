//! The whole site in one file (`dateline build --archive FILE`), to be carried about. The only module that knows ZIP.
//!
//! The same site gives the same bytes: names are sorted and in UTF-8, times are those that the format begins with. One file is held
//! in memory at a time. What stands in the place of the archive is exchanged in one step, after the site.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::output::write::WriteError;
use crate::output::write::disk;

/// What a ZIP file begins with: its first file, or its end where it has none.
const SIGNATURES: [&[u8; 4]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Data that are compressed already.
const PACKED: [&str; 12] = ["avif", "gif", "gz", "jpeg", "jpg", "m4a", "mp3", "mp4", "png", "wacz", "webp", "zip"];

/// Where the file goes, checked before anything is made.
pub(super) struct Bundle {
    path: PathBuf,
    /// The new file, beside it, until all of it is there.
    made: PathBuf,
}

impl Bundle {
    /// Refuses a place inside the site, and one that holds anything but a ZIP file.
    pub(super) fn new(path: &Path, site: &Path) -> Result<Bundle, WriteError> {
        let path = located(path)?;
        if path.starts_with(site) {
            return Err(WriteError::Inside(path));
        }
        if path.exists() && !is_zip(&path) {
            return Err(WriteError::InTheWay(path));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let made = path.with_file_name(format!(".{name}.dateline-new"));
        Ok(Bundle { path, made })
    }

    /// Packs files of a folder.
    pub(super) fn pack(&self, folder: &Path, names: &[&str]) -> Result<(), WriteError> {
        let result = pack(&self.made, folder, names);
        if result.is_err() {
            self.discard();
        }
        result
    }

    /// Puts the new file in the place of the old one.
    pub(super) fn publish(self) -> Result<u64, WriteError> {
        let length = fs::metadata(&self.made).map_err(disk(&self.made))?.len();
        fs::rename(&self.made, &self.path).map_err(disk(&self.path))?;
        Ok(length)
    }

    pub(super) fn discard(&self) {
        // What cannot be removed is written over by the next build.
        let _ = fs::remove_file(&self.made);
    }
}

/// The path without links and detours, as far as its folders are there. Nothing is made before it is known to be wanted.
fn located(path: &Path) -> Result<PathBuf, WriteError> {
    let path = std::path::absolute(path).map_err(disk(path))?;
    let mut located = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                located.pop();
            }
            Component::CurDir => {}
            part => located.push(part),
        }
        located = located.canonicalize().unwrap_or(located);
    }
    Ok(located)
}

fn is_zip(path: &Path) -> bool {
    let mut begin = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    path.is_file() && read.is_ok() && SIGNATURES.contains(&&begin)
}

fn pack(target: &Path, folder: &Path, names: &[&str]) -> Result<(), WriteError> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(disk(folder))?;
    }
    let file = File::create(target).map_err(disk(target))?;
    let failed = |error: zip::result::ZipError| disk(target)(io::Error::other(error));
    let mut names = names.to_vec();
    names.sort_unstable();
    let mut writer = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for name in names {
        let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let method = match PACKED.contains(&extension.as_str()) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let source = folder.join(name);
        let bytes = fs::read(&source).map_err(disk(&source))?;
        let options = options.compression_method(method).large_file(bytes.len() >= u32::MAX as usize);
        writer.start_file(name, options).map_err(failed)?;
        writer.write_all(&bytes).map_err(disk(target))?;
    }
    let file = writer.finish().map_err(failed)?;
    file.into_inner().map_err(|error| disk(target)(error.into_error()))?;
    Ok(())
}
