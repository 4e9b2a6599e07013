//! The hidden folder beside the site in which the new one is made, and how the two change places.
//!
//! Why beside the site and not in the folder for temporary files: only on one file system can two folders change places in one step.
//! For the same reason the site itself can be no mount point.
//!
//! Where a system has no such step, there are two: the old site goes aside, the new one takes its place. A build that is killed
//! between the two leaves none; the next puts the old one back ([`mend`]), with the files of others in it, before it reads anything.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::output::write::disk::Disk;
use crate::output::write::error::WriteError;

/// A folder of this build's own.
pub(super) struct Stage {
    pub root: PathBuf,
}

impl Stage {
    /// Makes a folder that belongs to whom the site belongs to.
    pub(super) fn new(disk: &Disk, site: &Path) -> Result<Stage, WriteError> {
        let root = make_own(disk, site, "new")?;
        if site.exists() {
            resemble(&root, site);
        }
        Ok(Stage { root })
    }

    /// Puts the new site in the place of the old one. Gives what could not be removed.
    pub(super) fn publish(self, disk: &Disk, site: &Path) -> Result<Vec<PathBuf>, WriteError> {
        let published = self.take_place(disk, site);
        if published.is_err() {
            self.discard(disk);
        }
        let replaced = published?;
        // From here on the new site stands there, whatever becomes of the old one.
        if let Some(parent) = site.parent()
            && let Err(error) = disk.settle_names(parent)
            && !cfg!(windows)
        {
            return Err(error);
        }
        Ok(replaced.into_iter().filter(|replaced| remove(disk, replaced).is_err()).collect())
    }

    /// Gives where the old site is now.
    fn take_place(&self, disk: &Disk, site: &Path) -> Result<Option<PathBuf>, WriteError> {
        disk.settle(&self.root)?;
        if !site.exists() {
            disk.rename(&self.root, site)?;
            return Ok(None);
        }
        let mode = fs::metadata(site).map_err(WriteError::disk(site))?.permissions();
        if fs::metadata(&self.root).is_ok_and(|own| own.permissions() != mode) {
            disk.set_permissions(&self.root, mode)?;
        }
        if disk.exchange(&self.root, site).is_ok() {
            return Ok(Some(self.root.clone()));
        }
        let aside = aside(site);
        disk.rename(site, &aside).map_err(|error| unmoved(error, site))?;
        if let Err(error) = disk.rename(&self.root, site) {
            // Better the old site than none.
            let _ = disk.rename(&aside, site);
            return Err(error);
        }
        Ok(Some(give_up(disk, site).unwrap_or(aside)))
    }

    /// What cannot be removed is removed by the next build.
    pub(super) fn discard(self, disk: &Disk) {
        let _ = remove(disk, &self.root);
    }
}

/// Puts back what a build that was killed between its two steps has left aside.
pub(super) fn mend(disk: &Disk, site: &Path) -> Result<(), WriteError> {
    let aside = aside(site);
    if !aside.exists() {
        return Ok(());
    }
    if !site.exists() {
        return disk.rename(&aside, site);
    }
    // Its place is needed only where folders cannot be exchanged: what stays there is no reason not to publish.
    let _ = give_up(disk, site);
    Ok(())
}

/// Removes what builds that were killed have left. Gives what cannot be removed. Only for whoever holds the lock: then nothing here
/// is anybody's.
pub(super) fn sweep(disk: &Disk, site: &Path) -> Vec<PathBuf> {
    let Some(Ok(entries)) = site.parent().map(fs::read_dir) else { return Vec::new() };
    let name = name_of(site);
    let prefixes = ["new", "gone"].map(|word| format!(".{name}.dateline-{word}"));
    let mut left = Vec::new();
    for entry in entries.flatten() {
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let is_left = prefixes.iter().any(|prefix| file_name.starts_with(prefix));
        if is_left && remove(disk, &entry.path()).is_err() {
            left.push(entry.path());
        }
    }
    left
}

/// Removes a folder, also one that nobody may write: a site may be kept so.
fn remove(disk: &Disk, folder: &Path) -> Result<(), WriteError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = disk.set_permissions(folder, fs::Permissions::from_mode(0o700));
    }
    disk.remove_folder(folder)
}

fn name_of(site: &Path) -> String {
    site.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where the old site is while the new one takes its place. Whatever has this name is whole.
fn aside(site: &Path) -> PathBuf {
    site.with_file_name(format!(".{}.dateline-old", name_of(site)))
}

/// The old site under a name that no build puts back.
fn give_up(disk: &Disk, site: &Path) -> Result<PathBuf, WriteError> {
    let gone = make_own(disk, site, "gone")?;
    disk.rename(&aside(site), &gone)?;
    Ok(gone)
}

/// Makes an empty folder that no other build has.
fn make_own(disk: &Disk, site: &Path, word: &str) -> Result<PathBuf, WriteError> {
    let (name, process) = (name_of(site), std::process::id());
    let mut number = 0;
    loop {
        let path = site.with_file_name(format!(".{name}.dateline-{word}-{process}-{number}"));
        match disk.make_folder(&path) {
            // Left by a build whose process had the same number.
            Err(WriteError::Disk { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            made => return made.map(|()| path),
        }
    }
}

fn unmoved(error: WriteError, site: &Path) -> WriteError {
    match error {
        WriteError::Disk { error, .. }
            if [io::ErrorKind::ResourceBusy, io::ErrorKind::CrossesDevices].contains(&error.kind()) =>
        {
            WriteError::MountPoint(site.to_owned())
        }
        WriteError::Disk { error, .. } => WriteError::Disk { path: site.to_owned(), error },
        error => error,
    }
}

/// Gives a folder the group and the access lists of another, as far as this user may, so that files made in it get them too.
#[cfg(unix)]
fn resemble(folder: &Path, other: &Path) {
    use std::os::unix::fs::MetadataExt;
    if let (Ok(own), Ok(there)) = (fs::metadata(folder), fs::metadata(other))
        && own.gid() != there.gid()
    {
        let _ = std::os::unix::fs::chown(folder, None, Some(there.gid()));
    }
    #[cfg(target_os = "linux")]
    for name in ["system.posix_acl_access", "system.posix_acl_default"] {
        let mut value = vec![0; 65_536];
        if let Ok(length) = rustix::fs::getxattr(other, name, &mut value[..]) {
            let _ = rustix::fs::setxattr(folder, name, &value[..length], rustix::fs::XattrFlags::empty());
        }
    }
}

#[cfg(not(unix))]
fn resemble(_: &Path, _: &Path) {}
