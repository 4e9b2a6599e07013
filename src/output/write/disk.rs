//! What the writer does to the disk: a function a change, each with the path in its error.
//!
//! Why nothing is changed but here: a test lets the first, the second, the third change fail, and looks each time whether the folder
//! still holds one whole site (`write::tests`).

use std::fs;
use std::fs::File;
use std::fs::Permissions;
use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use crate::output::write::error::WriteError;

/// How long is written before the disk is told of it.
const SHARE: Duration = Duration::from_millis(500);

/// Whether one call settles all files of a folder's disk and nothing more.
const SETTLES_FOLDERS: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// The disk, as far as it is written to.
#[derive(Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) faults: faults::Faults,
}

impl Disk {
    fn change<T>(&self, path: &Path, act: impl FnOnce() -> io::Result<T>) -> Result<T, WriteError> {
        #[cfg(test)]
        self.faults.meet().map_err(WriteError::disk(path))?;
        act().map_err(WriteError::disk(path))
    }

    /// Fails with [`io::ErrorKind::AlreadyExists`] where there is one.
    pub(super) fn make_folder(&self, path: &Path) -> Result<(), WriteError> {
        self.change(path, || fs::create_dir(path))
    }

    pub(super) fn make_folders(&self, path: &Path) -> Result<(), WriteError> {
        self.change(path, || fs::create_dir_all(path))
    }

    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        self.change(path, || fs::write(path, bytes))
    }

    pub(super) fn link(&self, from: &Path, to: &Path) -> Result<(), WriteError> {
        self.change(to, || fs::hard_link(from, to))
    }

    pub(super) fn copy(&self, from: &Path, to: &Path) -> Result<u64, WriteError> {
        self.change(from, || fs::copy(from, to))
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), WriteError> {
        #[cfg(test)]
        self.faults.refuse_mount_point(from).map_err(WriteError::disk(to))?;
        self.change(to, || fs::rename(from, to))
    }

    pub(super) fn remove_folder(&self, path: &Path) -> Result<(), WriteError> {
        self.change(path, || fs::remove_dir_all(path))
    }

    /// Lets two folders change places in one step; fails where the system has no such step.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> Result<(), WriteError> {
        #[cfg(test)]
        if self.faults.cannot_exchange {
            return Err(WriteError::disk(other)(io::ErrorKind::Unsupported.into()));
        }
        #[cfg(test)]
        self.faults.refuse_mount_point(other).map_err(WriteError::disk(other))?;
        self.change(other, || exchange(one, other))
    }

    pub(super) fn set_permissions(&self, path: &Path, permissions: Permissions) -> Result<(), WriteError> {
        self.change(path, || fs::set_permissions(path, permissions))
    }

    /// Waits until everything below a folder is on the disk, and not only on its way there.
    pub(super) fn settle(&self, folder: &Path) -> Result<(), WriteError> {
        // What a test of this file writes is gone before it could be lost.
        self.change(folder, || if cfg!(test) { Ok(()) } else { settle(folder) })
    }

    /// The same for the names in a folder alone.
    pub(super) fn settle_names(&self, folder: &Path) -> Result<(), WriteError> {
        self.change(folder, || File::open(folder)?.sync_all())
    }

    /// Lets the disk take what stands below a folder while more is made: it would else be idle until the end, and then be waited for.
    /// A system tells only once that something could not be written: it must not be lost here.
    pub(super) fn settle_while<T>(&self, folder: &Path, act: impl FnOnce() -> T) -> Result<T, WriteError> {
        if cfg!(test) || !SETTLES_FOLDERS {
            return Ok(act());
        }
        let (end, ended) = mpsc::channel::<()>();
        thread::scope(|scope| {
            let settling = scope.spawn(move || {
                while ended.recv_timeout(SHARE) == Err(RecvTimeoutError::Timeout) {
                    settle(folder)?;
                }
                Ok(())
            });
            let made = act();
            drop(end);
            let settled = settling.join().expect("a call to the system does not panic");
            settled.map_err(WriteError::disk(folder))?;
            Ok(made)
        })
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    Ok(rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// One call for all files: a call for each would make a build of ten thousand articles many times slower.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn settle(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn settle(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// No call is known here that does this for a folder.
#[cfg(not(unix))]
fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) mod faults {
    use std::io;
    use std::path::Path;
    use std::path::PathBuf;
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering;

    /// Which changes fail. Without a number none does.
    #[derive(Default)]
    pub(in crate::output::write) struct Faults {
        /// Counted from zero.
        pub first: Option<usize>,
        /// Whether all that come after it fail too, as if the program had been killed there.
        pub is_end: bool,
        pub cannot_exchange: bool,
        /// A folder that cannot be moved.
        pub mount_point: Option<PathBuf>,
        pub met: AtomicUsize,
    }

    impl Faults {
        pub fn refuse_mount_point(&self, path: &Path) -> io::Result<()> {
            match self.mount_point.as_deref() == Some(path) {
                true => Err(io::ErrorKind::ResourceBusy.into()),
                false => Ok(()),
            }
        }

        pub fn meet(&self) -> io::Result<()> {
            let met = self.met.fetch_add(1, Ordering::Relaxed);
            match self.first {
                Some(first) if met == first || met > first && self.is_end => {
                    Err(io::Error::other("as the test wants it"))
                }
                _ => Ok(()),
            }
        }
    }
}
