//! Writes a site to disk. The only module that writes.
//!
//! 1. What the site is made of is no place for it ([`destination`]). The folder is locked: no other build reads or writes it until
//!    this one has ended ([`lock`]).
//! 2. What a build that was killed has left is mended and removed ([`stage`]).
//! 3. The folder must be new, empty, or one that Dateline wrote: its manifest says so ([`old`]).
//! 4. All files are made beside it, in a hidden folder of this build's own, in parallel. What has not changed is linked, not written
//!    again; files that Dateline did not write are taken along ([`fill`]).
//! 5. Where one is wanted, what was made is packed into one file ([`bundle`]).
//! 6. Everything is on the disk; then the two folders change places in one step. A build that fails or is killed leaves the old site
//!    or the new one.

mod bundle;
mod destination;
mod disk;
mod error;
mod fill;
mod hash;
mod lock;
mod made;
mod old;
mod stage;
mod statics;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::output::Output;

use bundle::Bundle;
use disk::Disk;
use fill::Filling;
use lock::Lock;
use old::Old;
use stage::Stage;

pub use destination::Destination;
pub use error::WriteError;
pub use made::bytes;
pub use made::sums;
pub use statics::Inspected;
pub use statics::inspect;

/// The list of the files that Dateline wrote.
const MANIFEST: &str = ".dateline";

/// Its first line.
const VERSION: &str = concat!("written by dateline ", env!("CARGO_PKG_VERSION"));

/// The list of hashes, for `sha256sum -c`.
pub const SUMS: &str = "SHA256SUMS";

/// The hashes of saved copies as the archive keeps them, in the same form: a saved page is published without what would run in it, and
/// is then no longer the file whose hash an article states. `sha256sum -c` proves the originals by it.
pub const ORIGINALS: &str = "SHA256SUMS.originals";

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    pub bytes: u64,
    /// Bytes of the folders and files at the top.
    pub parts: BTreeMap<String, u64>,
    /// Files that are new or have changed.
    pub changed: usize,
    /// Files of the site before that are gone.
    pub removed: usize,
    /// Bytes of the packed site, where one was wanted.
    pub packed: Option<u64>,
    /// Folders of older sites and builds that could not be removed.
    pub left: Vec<PathBuf>,
}

/// Writes all files of a site into a folder. `after_each` is called after each file.
pub fn write(output: &Output, destination: Destination, after_each: &(dyn Fn() + Sync)) -> Result<Written, WriteError> {
    write_on(&Disk::default(), output, destination, after_each)
}

fn write_on(
    disk: &Disk,
    output: &Output,
    destination: Destination,
    after_each: &(dyn Fn() + Sync),
) -> Result<Written, WriteError> {
    let folder = destination.folder()?;
    let bundle = destination.archive()?.map(|archive| Bundle::new(archive, &folder)).transpose()?;
    let lock = Lock::take(&folder, destination.patience)?;
    stage::mend(disk, &folder)?;
    let mut left = if lock.is_held() { stage::sweep(disk, &folder) } else { Vec::new() };
    let old = Old::read(&folder)?;
    let stage = Stage::new(disk, &folder)?;
    let filling = Filling { disk, output, old: &old, stage: &stage.root };
    let filled = fill::fill(&filling, after_each).and_then(|written| {
        let packed = bundle.map(|bundle| bundle.pack(&stage.root, &published(output))).transpose()?;
        Ok((written, packed))
    });
    let (written, packed) = match filled {
        Ok(filled) => filled,
        Err(error) => {
            stage.discard(disk);
            return Err(error);
        }
    };
    left.extend(stage.publish(disk, &folder)?);
    let packed = packed.map(|packed| packed.publish(disk)).transpose()?;
    Ok(Written { packed, left, ..written })
}

/// Everything that Dateline writes: a packed site has no files of others.
fn published(output: &Output) -> Vec<&str> {
    let mut published: Vec<&str> = output.paths().map(|path| path.as_str()).collect();
    published.extend([SUMS, MANIFEST]);
    published
}
