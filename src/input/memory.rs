//! Texts that an earlier build of this process has read, by what the system says of their files.
//!
//! A file is the same as long as its place on the disk, its length and the time of its last change are; that time is the system's own, which no
//! program sets back. Two saves may fall into one tick of its clock: what has changed just now is read again the next time, as git does with
//! what is "racily clean". Where a system tells no such time every file is read.

use std::fs;
use std::fs::Metadata;
use std::path::Path;
use std::time::Duration;
use std::time::SystemTime;

use crate::memory::Memo;
use crate::value::FilePath;

/// What reading files gave.
#[derive(Debug)]
pub(super) struct Files<T>(Memo<T>);

/// No system's clock of files has longer ticks: FAT counts two seconds.
const TICK: Duration = Duration::from_secs(3);

impl<T> Default for Files<T> {
    fn default() -> Files<T> {
        Files(Memo::default())
    }
}

impl<T: Clone> Files<T> {
    /// Begins a build.
    pub(super) fn begin(&self) {
        self.0.begin();
    }

    /// What reading a file gave, or gives now.
    pub(super) fn read(&self, (path, location): (&FilePath, &Path), read: impl FnOnce() -> T) -> T {
        let stamp = fs::metadata(location).ok().and_then(|metadata| stamp(&metadata, SystemTime::now()));
        match stamp {
            Some(stamp) => T::clone(&self.0.get(&(path, location.as_os_str(), stamp), read)),
            None => read(),
        }
    }
}

/// What tells a file from what it was before, unless it has changed just now.
#[cfg(unix)]
fn stamp(metadata: &Metadata, now: SystemTime) -> Option<[u64; 5]> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let changed = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
    let is_settled = now.duration_since(changed).is_ok_and(|age| age > TICK);
    let nanoseconds = metadata.ctime_nsec().cast_unsigned();
    is_settled.then(|| [metadata.dev(), metadata.ino(), metadata.len(), seconds, nanoseconds])
}

#[cfg(not(unix))]
fn stamp(_: &Metadata, _: SystemTime) -> Option<[u64; 5]> {
    None
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_just_now_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let location = folder.path().join("a.md");
        fs::write(&location, "text").expect("a file");
        let metadata = fs::metadata(&location).expect("a file");
        let now = SystemTime::now();
        assert_eq!(stamp(&metadata, now), None);
        let later = stamp(&metadata, now + TICK + Duration::from_secs(2));
        assert!(later.is_some());
        // A clock that was set back knows nothing of what comes after it.
        assert_eq!(stamp(&metadata, now - Duration::from_secs(60)), None);
        // Another file that took its place is another one, whatever its length and its times.
        fs::write(folder.path().join("b.md"), "next").expect("a file");
        fs::rename(folder.path().join("b.md"), &location).expect("renamed");
        let other = fs::metadata(&location).expect("a file");
        assert_ne!(stamp(&other, now + TICK + Duration::from_secs(2)), later);
        fs::write(&location, "text").expect("a file");
        let files = Files::default();
        files.begin();
        let read = || fs::read_to_string(&location).expect("a file");
        let ask = || files.read((&FilePath::new("a.md"), &location), read);
        assert_eq!(ask(), "text");
        fs::write(&location, "next").expect("a file");
        assert_eq!(ask(), "next");
    }
}
