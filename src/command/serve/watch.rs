//! Tells when an archive changes on disk. The only module that knows the watching library.

use std::ffi::OsStr;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use notify_debouncer_full::DebounceEventResult;
use notify_debouncer_full::DebouncedEvent;
use notify_debouncer_full::Debouncer;
use notify_debouncer_full::RecommendedCache;
use notify_debouncer_full::new_debouncer;
use notify_debouncer_full::notify::RecommendedWatcher;
use notify_debouncer_full::notify::RecursiveMode;

use crate::command::FOLDERS;
use crate::input::Changed;
use crate::input::is_content_ending;
use crate::input::is_passed_over;
use crate::value::FilePath;

/// An editor saves in several steps; they count as one change.
const PAUSE: Duration = Duration::from_millis(25);

/// Watches the folders of an archive, those that are not there yet as well.
pub(super) struct Watcher {
    /// Absolute, as changes are reported.
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: Receiver<DebounceEventResult>,
}

/// What has happened since the last look.
pub(super) struct Change {
    /// What cannot be watched from now on.
    pub troubles: Vec<String>,
    /// Whether a file under `static/` may have changed.
    pub is_of_statics: bool,
    pub changed: Changed,
}

impl Watcher {
    pub(super) fn new(root: &Path) -> Result<Watcher, String> {
        let root = root.canonicalize().map_err(|error| error.to_string())?;
        let (sender, changes) = mpsc::channel();
        let debouncer = new_debouncer(PAUSE, None, sender).map_err(|error| error.to_string())?;
        let mut watcher = Watcher { root, debouncer, changes };
        // The root alone, to learn when one of the folders comes or goes.
        watcher.debouncer.watch(&watcher.root, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
        match watcher.watch_folders().into_iter().next() {
            Some(trouble) => Err(trouble),
            None => Ok(watcher),
        }
    }

    /// Waits for the next change. `None` where no change can come any more.
    pub(super) fn wait(&mut self) -> Option<Change> {
        loop {
            let first = self.changes.recv().ok()?;
            let batch: Vec<DebounceEventResult> = std::iter::once(first).chain(self.changes.try_iter()).collect();
            let mut troubles = Vec::new();
            let mut is_changed = false;
            let mut is_moved = false;
            let mut is_of_statics = false;
            let mut changed = Some(Vec::new());
            for result in batch {
                match result {
                    Ok(events) => {
                        is_changed |= events.iter().any(|event| self.concerns_site(event));
                        is_of_statics |= events.iter().any(|event| self.concerns_statics(event));
                        is_moved |= events.iter().any(|event| self.concerns_folder(event));
                        changed = changed.zip(self.paths(&events)).map(|(known, more)| [known, more].concat());
                    }
                    Err(errors) => troubles.extend(errors.iter().map(ToString::to_string)),
                }
            }
            if is_moved {
                troubles.extend(self.watch_folders());
            }
            if is_changed || !troubles.is_empty() {
                let is_certain = troubles.is_empty() && !is_moved;
                let changed = changed.filter(|_| is_certain).map_or(Changed::Anything, Changed::Only);
                return Some(Change { is_of_statics: is_of_statics || !troubles.is_empty(), troubles, changed });
            }
        }
    }

    /// The paths that events speak of, below the root; `None` where there may be others.
    fn paths(&self, events: &[DebouncedEvent]) -> Option<Vec<FilePath>> {
        let mut paths = Vec::new();
        for event in events.iter().filter(|event| !event.kind.is_access()) {
            if event.need_rescan() || event.paths.is_empty() {
                return None;
            }
            for path in &event.paths {
                let inside = path.strip_prefix(&self.root).ok()?;
                let parts: Option<Vec<&str>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
                paths.push(FilePath::new(parts?.join("/")));
            }
        }
        Some(paths)
    }

    /// Watches the folders that are there; one that was made anew is another one to the system.
    fn watch_folders(&mut self) -> Vec<String> {
        let mut troubles = Vec::new();
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            // Fails where it was not watched.
            let _ = self.debouncer.unwatch(&folder);
            if !folder.is_dir() {
                continue;
            }
            if let Err(error) = self.debouncer.watch(&folder, RecursiveMode::Recursive)
                && folder.is_dir()
            {
                troubles.push(error.to_string());
            }
        }
        troubles
    }

    /// Whether a change can be seen in the site. Reading a file is none, and what editors leave beside files is not read.
    fn concerns_site(&self, event: &DebouncedEvent) -> bool {
        if event.need_rescan() {
            return true;
        }
        let is_part = |path: &PathBuf| {
            let Ok(inside) = path.strip_prefix(&self.root) else { return false };
            let mut parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
            let is_watched = parts.next().is_some_and(|first| FOLDERS.contains(&first.as_ref()));
            is_watched && !parts.any(|part| is_passed_over(&part))
        };
        !event.kind.is_access() && event.paths.iter().any(is_part)
    }

    /// Whether a file under `static/` may be another one, or one beside a text.
    fn concerns_statics(&self, event: &DebouncedEvent) -> bool {
        let (statics, content) = (self.root.join("static"), self.root.join("content"));
        let is_other = |ending: &OsStr| !is_content_ending(&ending.to_string_lossy());
        let is_static = |path: &PathBuf| {
            path.starts_with(&statics) || path.starts_with(&content) && path.extension().is_some_and(is_other)
        };
        event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(is_static)
    }

    /// Whether one of the folders itself has come or gone.
    fn concerns_folder(&self, event: &DebouncedEvent) -> bool {
        let is_folder = |path: &PathBuf| FOLDERS.iter().any(|name| *path == self.root.join(name));
        event.need_rescan() || (!event.kind.is_access() && event.paths.iter().any(is_folder))
    }
}
