//! Fields that a site has for all texts of a folder: Jekyll's `defaults`, Hugo's `cascade`, Eleventy's data files, Zola's draft sections.

use crate::import::charset;
use crate::import::site::front;
use crate::import::site::kind::Kind;
use crate::import::site::settings::Settings;
use crate::import::site::tree::Tree;
use crate::input::json;
use crate::input::tree::Value;

/// Fields of folders, the deepest folder first.
#[derive(Debug, Default)]
pub(super) struct Inherited {
    folders: Vec<(String, Of, Value)>,
    /// Folders of which nothing is published.
    held: Vec<String>,
}

/// Which texts of a folder have them.
#[derive(Debug, PartialEq, Eq)]
enum Of {
    All,
    /// Those of a kind of Jekyll's.
    Type(String),
}

impl Inherited {
    pub(super) fn of(tree: &Tree, settings: &Settings) -> Inherited {
        let mut inherited = Inherited::default();
        for defaults in &settings.defaults {
            let of = defaults.of.clone().map_or(Of::All, Of::Type);
            inherited.folders.push((defaults.path.clone(), of, defaults.values.clone()));
        }
        for file in tree.files() {
            let (Some(bytes), folder) = (&file.bytes, file.path.folder()) else { continue };
            match (settings.kind, file.path.name()) {
                (Kind::Hugo | Kind::Zola, name) if name.starts_with("_index.") => {
                    inherited.head(settings.kind, folder, &charset::text(bytes, None));
                }
                (Kind::Eleventy, name) if is_data_of(folder, name) => {
                    let values = json::parse(&charset::text(bytes, None)).ok().filter(Value::is_map);
                    inherited.folders.extend(values.map(|values| (folder.to_owned(), Of::All, values)));
                }
                _ => {}
            }
        }
        inherited.folders.sort_by_key(|(folder, ..)| std::cmp::Reverse(folder.len()));
        inherited
    }

    /// The head of a section.
    fn head(&mut self, kind: Kind, folder: &str, text: &str) {
        let Ok(split) = front::split(text) else { return };
        let cascades = front::values(&split.fields, "cascade").iter();
        // One that is for some pages only would hold others.
        for cascade in cascades.filter(|cascade| front::entry(cascade, "_target").is_none()) {
            let values = front::entry(cascade, "params")
                .map_or(cascade.clone(), |params| front::with_defaults(cascade.clone(), params));
            self.folders.push((folder.to_owned(), Of::All, values));
        }
        let is_draft = front::text(&split.fields, "draft").is_some_and(|draft| draft.eq_ignore_ascii_case("true"));
        if kind == Kind::Zola && is_draft {
            self.held.push(folder.to_owned());
        }
    }

    /// The fields of a text with those of its folders, and whether nothing of its folder is published.
    pub(super) fn fill(&self, mut fields: Value, path: &str, place: &str) -> (Value, bool) {
        for (folder, of, values) in &self.folders {
            if is_below(path, folder) && (*of == Of::All || *of == Of::Type(type_of(place))) {
                fields = front::with_defaults(fields, values);
            }
        }
        (fields, self.held.iter().any(|folder| is_below(path, folder)))
    }
}

/// `posts/posts.json`, `posts/posts.11tydata.json`.
fn is_data_of(folder: &str, name: &str) -> bool {
    let of = folder.rsplit('/').next().unwrap_or(folder);
    matches!(name.strip_prefix(of), Some(".json" | ".11tydata.json"))
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What Jekyll calls the kind of a text: `posts`, `drafts`, `pages`, the name of a collection.
fn type_of(place: &str) -> String {
    let mut folders = place.split('/').rev().skip(1);
    let named = folders.find_map(|folder| folder.strip_prefix('_'));
    named.unwrap_or("pages").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::settings;

    fn filled(kind: Kind, files: &[(&str, &str)], path: &str) -> (Option<String>, bool) {
        let tree = Tree::of(files);
        let inherited = Inherited::of(&tree, &settings::read(&tree, kind));
        let (fields, is_held) = inherited.fill(front::nothing(), path, path);
        (front::text(&fields, "draft").map(str::to_owned), is_held)
    }

    #[test]
    fn what_is_said_of_a_folder_counts_for_its_texts() {
        let yes = (Some("true".to_owned()), false);
        let config = "defaults:\n  - scope: {path: '', type: posts}\n    values: {draft: true}\n";
        assert_eq!(filled(Kind::Jekyll, &[("_config.yml", config)], "_posts/2022-01-29-a"), yes);
        assert_eq!(filled(Kind::Jekyll, &[("_config.yml", config)], "about"), (None, false));
        let cascade = "---\ncascade: {draft: true}\n---\n";
        assert_eq!(filled(Kind::Hugo, &[("content/x/_index.md", cascade)], "content/x/y/a.md"), yes);
        assert_eq!(filled(Kind::Hugo, &[("content/x/_index.md", cascade)], "content/xy/a.md"), (None, false));
        assert_eq!(filled(Kind::Eleventy, &[("x/x.json", "{\"draft\": true}")], "x/a.md"), yes);
        let section = "+++\ndraft = true\n+++\n";
        assert_eq!(filled(Kind::Zola, &[("content/x/_index.md", section)], "content/x/a.md"), (None, true));
    }
}
