//! One build at a time writes a folder.
//!
//! The lock is a file beside the folder, `.public.dateline-lock`, locked by the system: it is free as soon as the program that holds
//! it ends, however it ends. What is in the file is for people: who holds it. Whoever lets go removes it, so a reader of the folder
//! never sees it between two builds. A second build waits a little, because builds are short, and then says who was there first.
//!
//! Why the file is looked at again once it is locked: it may have been removed, and another of the same name locked by somebody else,
//! between opening and locking it.

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::output::write::error::WriteError;

/// How often somebody who waits looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// The right to write a folder, until it is dropped.
pub(super) struct Lock {
    path: PathBuf,
    /// Nothing where the file system knows no locks: a memory card or a share is no reason not to publish.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock of a folder; fails where another build has it for all that time.
    pub(super) fn take(folder: &Path, patience: Duration) -> Result<Lock, WriteError> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let path = folder.with_file_name(format!(".{name}.dateline-lock"));
        let begun = Instant::now();
        loop {
            if let Some(lock) = Lock::try_take(&path).map_err(WriteError::disk(&path))? {
                return Ok(lock);
            }
            if begun.elapsed() >= patience {
                return Err(WriteError::Held { folder: folder.to_owned(), by: holder(&path) });
            }
            thread::sleep(PAUSE);
        }
    }

    /// `None` where it is taken.
    fn try_take(path: &Path) -> io::Result<Option<Lock>> {
        let mut file = File::options().create(true).write(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) if !is_at(&file, path) => Ok(None),
            Ok(()) => {
                file.set_len(0)?;
                file.write_all(own_name().as_bytes())?;
                Ok(Some(Lock { path: path.to_owned(), file: Some(file) }))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Some(Lock { path: path.to_owned(), file: None }))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether what lies beside the folder is nobody's.
    pub(super) fn is_held(&self) -> bool {
        self.file.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Whoever waits for the file that is removed here finds that it is no longer there. Elsewhere a file that is open and locked
        // cannot be told from another of its name, so it stays.
        if cfg!(unix) && self.is_held() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(own), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (own.dev(), own.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

fn own_name() -> String {
    let since = jiff::Zoned::now().strftime("%F %T");
    let command: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    format!("process {} since {since}: {}", std::process::id(), command.join(" "))
}

/// Who holds a lock, as far as it can be read.
fn holder(path: &Path) -> String {
    let name = fs::read_to_string(path).unwrap_or_default();
    match name.lines().next() {
        Some(name) => name.to_owned(),
        None => "it does not say who it is".to_owned(),
    }
}
