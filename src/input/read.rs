//! Reads an archive's folder.
//!
//! A build after another one reads again what has changed. What that is the disk says (`memory`), or somebody who watches it: then nothing else is even
//! looked at, as long as the list of files is the same.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

use rayon::prelude::*;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::input::Input;
use crate::input::Options;
use crate::input::copies;
use crate::input::folder::Folder;
use crate::input::folder::Pictures;
use crate::input::folder::ReadError;
use crate::input::leavings;
use crate::input::memory::Files;
use crate::input::text::Located;
use crate::input::text::Read;
use crate::input::text::read_text;
use crate::value::FilePath;
use crate::value::Source;

/// Files that an earlier build has read.
#[derive(Debug, Default)]
pub struct Memory {
    texts: Files<Read>,
    pictures: Pictures,
    copies: copies::Memory,
    last: Mutex<Option<Last>>,
}

/// What may have changed since an archive was read last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    Anything,
    /// What lies at these paths below the archive's root.
    Only(Vec<FilePath>),
}

/// What was read last.
#[derive(Debug)]
struct Last {
    root: PathBuf,
    drafts: bool,
    folder: Folder,
    content: Vec<Read>,
    templates: Vec<Read>,
}

/// Reads the archive at a root. Errors where there is no `content/` or it cannot be listed; a file, a folder or a link that cannot
/// be read is a problem of its own and the others are read.
pub fn read(root: &Path, options: Options) -> Result<Checked<Input>, ReadError> {
    Ok(Last::read(root, options.drafts, None)?.input(options, None))
}

/// The same after another build of this process: files that have not changed are not read again.
pub fn read_again(
    root: &Path,
    options: Options,
    (memory, changed): (&Memory, &Changed),
) -> Result<Checked<Input>, ReadError> {
    let mut last = memory.last.lock().unwrap_or_else(PoisonError::into_inner);
    let known = last.take().filter(|last| last.root == root && last.drafts == options.drafts);
    let read = match known.and_then(|last| last.after(changed)) {
        Some(read) => read,
        None => Last::read(root, options.drafts, Some(memory))?,
    };
    let input = read.input(options, Some(memory));
    *last = Some(read);
    Ok(input)
}

impl Last {
    fn read(root: &Path, drafts: bool, memory: Option<&Memory>) -> Result<Last, ReadError> {
        memory.inspect(|memory| {
            memory.texts.begin();
            memory.pictures.begin();
        });
        let folder = Folder::list(root, drafts, memory.map(|memory| &memory.pictures))?;
        let read = |files: &[Located]| files.par_iter().map(|file| read_once(file, memory)).collect();
        let (content, templates) = (read(&folder.content), read(&folder.templates));
        Ok(Last { root: root.to_owned(), drafts, folder, content, templates })
    }

    /// The same with texts that have changed; `None` where more may have changed than texts that are read.
    fn after(mut self, changed: &Changed) -> Option<Last> {
        let Changed::Only(paths) = changed else { return None };
        if self.folder.has_links {
            return None;
        }
        for path in paths {
            let Last { folder, content, templates, .. } = &mut self;
            let find = |files: &[Located]| files.binary_search_by(|(known, _)| known.cmp(path)).ok();
            let (place, text) = match (find(&folder.content), find(&folder.templates)) {
                (Some(at), _) => (&folder.content[at], &mut content[at]),
                (None, Some(at)) => (&folder.templates[at], &mut templates[at]),
                (None, None) if path.as_str().split('/').any(leavings::is_passed_over) => continue,
                (None, None) => return None,
            };
            if !fs::symlink_metadata(&place.1).is_ok_and(|file| file.is_file()) {
                return None;
            }
            *text = read_text(place);
        }
        // A disk that failed may work by now.
        let Last { folder, content, templates, .. } = &mut self;
        for (place, text) in folder.content.iter().zip(content).chain(folder.templates.iter().zip(templates)) {
            if text.is_err() {
                *text = read_text(place);
            }
        }
        Some(self)
    }

    fn input(&self, options: Options, memory: Option<&Memory>) -> Checked<Input> {
        let mut diagnostics = self.folder.diagnostics.clone();
        let content = sources(&self.content, &mut diagnostics);
        let templates = sources(&self.templates, &mut diagnostics);
        let mut statics = self.folder.statics.clone();
        copies::hash(&mut statics, &content, memory.map(|memory| &memory.copies));
        let mut input = Input::new(content, templates, statics, options);
        diagnostics.append(&mut input.diagnostics);
        Checked { value: input.value, diagnostics }
    }
}

fn read_once(file: &Located, memory: Option<&Memory>) -> Read {
    match memory {
        // A disk that failed may work by now.
        Some(memory) => memory.texts.read((&file.0, &file.1), || read_text(file)).or_else(|_| read_text(file)),
        None => read_text(file),
    }
}

/// The texts that could be read; the others are reported.
fn sources(read: &[Read], diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok((source, problem)) => {
                sources.push(source.clone());
                diagnostics.extend(problem.clone());
            }
            Err(problem) => diagnostics.push(Diagnostic::clone(problem)),
        }
    }
    sources
}
