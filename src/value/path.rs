//! Paths of files in an archive and in its site.

use std::borrow::Cow;
use std::fmt;

/// A path relative to a root, with forward slashes on every system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(String);

impl FilePath {
    pub fn new(path: impl Into<String>) -> FilePath {
        FilePath(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file: what follows the last slash.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The folder, without a closing slash; empty at the root.
    pub fn folder(&self) -> &str {
        match self.0.rfind('/') {
            Some(slash) => &self.0[..slash],
            None => "",
        }
    }

    /// What follows the last dot of the name, if anything.
    pub fn extension(&self) -> Option<&str> {
        let name = self.name();
        match name.rfind('.')? {
            0 => None,
            dot => Some(&name[dot + 1..]),
        }
    }

    /// Follows a relative path from the folder of this one; `None` where it leads out of the root.
    pub fn join(&self, relative: &str) -> Option<FilePath> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(FilePath(parts.join("/")))
    }

    /// What a text under `content/` may mean by a relative path, as addresses in the site: a file in its folder, or in one that is called as
    /// it is without its ending.
    pub fn files_beside(&self, relative: &str) -> Vec<String> {
        let own = without_ending(&self.0, &[".markdown", ".md"]);
        let folders = [self.join(relative), FilePath::new(format!("{own}/_")).join(relative)];
        let inside = |path: FilePath| path.0.strip_prefix("content/").map(ToOwned::to_owned);
        folders.into_iter().flatten().filter_map(inside).collect()
    }
}

/// A path without the first of some endings that it has.
pub fn without_ending<'p>(path: &'p str, endings: &[&str]) -> &'p str {
    for ending in endings {
        if let Some(rest) = path.strip_suffix(ending) {
            return rest;
        }
    }
    path
}

/// A path or an id without regard to case.
pub fn in_small(path: &str) -> Cow<'_, str> {
    match path.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        true => Cow::Owned(path.to_lowercase()),
        false => Cow::Borrowed(path),
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_is_followed_but_not_out_of_the_root() {
        let article = FilePath::new("content/articles/2022/x.md");
        assert_eq!(article.join("../../people/y.md"), Some(FilePath::new("content/people/y.md")));
        assert_eq!(article.join("./z.md"), Some(FilePath::new("content/articles/2022/z.md")));
        assert_eq!(article.join("../../../../etc/passwd"), None);
        assert_eq!(article.extension(), Some("md"));
    }
}
