//! The language of a text by where it lies: `content/fr/a.md`, `a.fr.md`, `_posts/fr/a.md`.

use std::collections::BTreeSet;

use crate::import::site::settings::Settings;
use crate::value::Lang;
use crate::value::without_ending;

/// Endings of texts in Markdown.
pub(super) const MARKDOWN: [&str; 5] = [".md", ".markdown", ".mdown", ".mkd", ".mdx"];
/// Endings of texts that may have front matter.
pub(super) const TEXTS: [&str; 7] = [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm"];

/// What paths of a site say of languages.
#[derive(Debug, Default)]
pub(super) struct Tongues {
    /// Those that the settings name.
    declared: BTreeSet<String>,
    /// Languages that have a folder each, beside those of others.
    folders: BTreeSet<String>,
    /// All paths without their endings.
    stems: BTreeSet<String>,
}

/// Where a text lies in the folder of texts, without ending, and without language if its path says one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub place: String,
    pub lang: Option<String>,
    /// The same as it is in addresses: with the folder of a language that the settings do not know.
    pub in_address: String,
}

impl Placed {
    /// Whether it is the head of its folder.
    pub(super) fn is_head(&self) -> bool {
        matches!(self.place.rsplit('/').next(), Some("index" | "_index"))
    }
}

impl Tongues {
    pub(super) fn of<'a>(paths: impl Iterator<Item = &'a str>, settings: &Settings) -> Tongues {
        let declared = settings.languages.iter().map(|(code, _)| code.to_lowercase()).collect();
        let mut tongues = Tongues { declared, ..Tongues::default() };
        for path in paths {
            let Some(inside) = inside(path, &settings.content) else { continue };
            if let Some((folder, _)) = inside.split_once('/').filter(|(folder, _)| is_code(folder)) {
                tongues.folders.insert(folder.to_lowercase());
            }
            tongues.stems.insert(without_ending(path, &TEXTS).to_owned());
        }
        // One folder called `is` or `no` is a word.
        if tongues.folders.len() < 2 {
            tongues.folders.clear();
        }
        tongues
    }

    /// Where a text lies. `None` where that is not among the texts.
    pub(super) fn place(&self, path: &str, settings: &Settings) -> Option<Placed> {
        for (code, folder) in &settings.languages {
            if let Some(inside) = folder.as_deref().and_then(|folder| inside(path, folder)) {
                let place = without_ending(inside, &TEXTS).to_owned();
                return Some(Placed { in_address: place.clone(), place, lang: Some(code.clone()) });
            }
        }
        let stem = without_ending(path, &TEXTS);
        let inside = inside(stem, &settings.content)?;
        let (place, of_name) = match inside.rsplit_once('.') {
            Some((original, code)) if self.is_suffix(stem, code) => (original, Some(code)),
            _ => (inside, None),
        };
        let (folders, name) = place.rsplit_once('/').unwrap_or(("", place));
        let is_tongue = |index: usize, folder: &str| {
            let folder = folder.to_lowercase();
            self.declared.contains(&folder) || index == 0 && self.folders.contains(&folder)
        };
        let mut of_folder = None;
        let mut parts: Vec<&str> = Vec::new();
        for (index, folder) in folders.split('/').enumerate() {
            if of_folder.is_none() && is_tongue(index, folder) {
                of_folder = Some(folder);
            } else if !folder.is_empty() {
                parts.push(folder);
            }
        }
        parts.push(name);
        let is_known = of_folder.is_none_or(|folder| self.declared.contains(&folder.to_lowercase()));
        Some(Placed {
            in_address: if is_known { parts.join("/") } else { place.to_owned() },
            place: parts.join("/"),
            lang: of_name.or(of_folder).map(str::to_owned),
        })
    }

    /// Whether what follows the last dot of a name is a language: a declared one, or one beside a file without it.
    fn is_suffix(&self, stem: &str, code: &str) -> bool {
        let original = stem.strip_suffix(code).and_then(|stem| stem.strip_suffix('.')).unwrap_or(stem);
        self.declared.contains(&code.to_lowercase()) || is_code(code) && self.stems.contains(original)
    }
}

/// A path below a folder.
fn inside<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    match folder {
        "" => Some(path),
        folder => path.strip_prefix(folder)?.strip_prefix('/'),
    }
}

fn is_code(word: &str) -> bool {
    let language = word.split(['-', '_']).next().unwrap_or(word);
    language.len() == 2 && Lang::parse(word).is_some_and(|lang| lang.is_known())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::kind::Kind;
    use crate::import::site::settings;
    use crate::import::site::tree::Tree;

    fn placed(config: &str, paths: &[&str], path: &str) -> Option<(String, Option<String>)> {
        let mut files = vec![("hugo.toml", config)];
        files.extend(paths.iter().map(|path| (*path, "x")));
        let settings = settings::read(&Tree::of(&files), Kind::Hugo);
        let tongues = Tongues::of(paths.iter().copied(), &settings);
        tongues.place(path, &settings).map(|placed| (placed.place, placed.lang))
    }

    fn some(place: &str, lang: Option<&str>) -> Option<(String, Option<String>)> {
        Some((place.to_owned(), lang.map(str::to_owned)))
    }

    #[test]
    fn languages_by_folder_and_by_name() {
        let paths = ["content/en/posts/a.md", "content/fr/posts/a.md", "content/posts/b.md", "content/posts/b.kk.md"];
        let place = |path| placed("x = 1\n", &paths, path);
        assert_eq!(place("content/fr/posts/a.md"), some("posts/a", Some("fr")));
        assert_eq!(place("content/posts/b.kk.md"), some("posts/b", Some("kk")));
        assert_eq!(place("content/posts/b.md"), some("posts/b", None));
        assert_eq!(place("archetypes/a.md"), None);
        let own = "[languages.ru]\ncontentDir = \"texts/ru\"\n[languages.en]\n";
        assert_eq!(placed(own, &["texts/ru/a.md", "content/a.md"], "texts/ru/a.md"), some("a", Some("ru")));
        assert_eq!(placed(own, &["content/a.ru.md"], "content/a.ru.md"), some("a", Some("ru")));
    }

    #[test]
    fn what_only_looks_like_a_language_is_none() {
        let place = |paths: &[&str]| placed("x = 1\n", paths, paths[0]);
        assert_eq!(place(&["content/no/a.md", "content/posts/b.md"]), some("no/a", None));
        assert_eq!(place(&["content/v1.is.md"]), some("v1.is", None));
        assert_eq!(place(&["content/posts/release.v2.md"]), some("posts/release.v2", None));
    }
}
