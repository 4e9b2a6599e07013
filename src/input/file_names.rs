//! Names of files as a disk has them: which cannot be used, and which not every system can have.
//!
//! A path stands in lists that end a name with a line (`SHA256SUMS`, the manifest), in addresses and in messages: a name with a line break or
//! of bytes that are no text would be another one there. Such a file is left out and named as well as can be.

use std::path::MAIN_SEPARATOR;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::name;

/// The path of a file inside one of the archive's folders, with slashes; a problem where it cannot be one.
pub(super) fn read(inside: &Path, folder: &str) -> Result<FilePath, Box<Diagnostic>> {
    if MAIN_SEPARATOR == '/'
        && let Some(path) = inside.to_str().filter(|path| !path.contains(char::is_control))
    {
        return Ok(FilePath::new(path));
    }
    let parts: Vec<&[u8]> = inside.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    let bytes = parts.join(b"/".as_slice());
    match std::str::from_utf8(&bytes) {
        Ok(path) if !path.contains(char::is_control) => Ok(FilePath::new(path)),
        Ok(_) => Err(Box::new(refusal(&bytes, folder, "has a line break or another sign that nobody sees"))),
        Err(_) => Err(Box::new(refusal(&bytes, folder, "is not in UTF-8"))),
    }
}

fn refusal(path: &[u8], folder: &str, fault: &str) -> Diagnostic {
    let path = FilePath::new(format!("{folder}/{}", name::written(path)));
    let problem = Diagnostic::error(ProblemKind::FileName, format!("the name of this file {fault}: it is left out"));
    problem.in_file(&path).hint("rename it")
}

/// Warns of a name that Windows cannot have: whoever keeps the archive or a copy of the site there would miss the file.
pub(super) fn on_windows(path: &FilePath, folder: &str) -> Option<Diagnostic> {
    let fault = path.as_str().split('/').find_map(name::fault_on_windows)?;
    let message = format!("Windows cannot have a file of this name: {fault}");
    let path = FilePath::new(format!("{folder}/{path}"));
    Some(Diagnostic::warning(ProblemKind::FileName, message).in_file(&path).hint("rename it"))
}
