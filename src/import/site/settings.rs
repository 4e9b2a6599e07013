//! What the settings of a site say: its languages, where its texts lie, at which addresses they stood, what is published.
//!
//! Of settings in JavaScript only the folder of the texts is looked for.

use crate::import::site::front;
use crate::import::site::kind::Kind;
use crate::import::site::tree::Tree;
use crate::input::json;
use crate::input::toml_values;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::value::Lang;

/// What the settings of a site say.
#[derive(Debug)]
pub(super) struct Settings {
    pub kind: Kind,
    /// Without settings nobody knows at which addresses its pages stood.
    pub are_there: bool,
    /// Everything that is written in them.
    pub all: Value,
    pub base_url: Option<String>,
    pub lang: Option<String>,
    /// Codes with the folders of their texts, if they have their own.
    pub languages: Vec<(String, Option<String>)>,
    /// The folder of the texts, without a closing slash; empty where it is the folder of the site.
    pub content: String,
    pub collections: Vec<Collection>,
    /// Fields that stand for those a file does not have: for files below a path, of a kind (Jekyll's `type`).
    pub defaults: Vec<Defaults>,
    /// Names of authors by the ids that texts have.
    pub authors: Vec<(String, String)>,
    /// Settings that cannot be read, and what that means.
    pub fault: Option<String>,
}

/// A collection of Jekyll.
#[derive(Debug)]
pub(super) struct Collection {
    pub name: String,
    /// Whether its texts have pages.
    pub has_pages: bool,
    pub permalink: Option<String>,
}

#[derive(Debug)]
pub(super) struct Defaults {
    pub path: String,
    pub of: Option<String>,
    pub values: Value,
}

impl Settings {
    /// The path of an address that is one of this site.
    pub(super) fn own_path<'a>(&self, written: &'a str) -> Option<&'a str> {
        let base = self.base_url.as_deref()?.trim_end_matches('/');
        written.strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

const FORMATS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// Reads the settings of a site.
pub(super) fn read(tree: &Tree, kind: Kind) -> Settings {
    let (all, are_there) = match kind {
        Kind::Hugo => of_hugo(tree),
        Kind::Zola => first(tree, &["zola", "config"]),
        Kind::Jekyll => first(tree, &["_config"]),
        Kind::Eleventy => (front::nothing(), true),
        Kind::Obsidian | Kind::Markdown => (front::nothing(), false),
    };
    let address = |keys: &[&str]| front::first_text(&all, keys).filter(|url| url.contains("://"));
    let url = address(&["url"]).or_else(|| address(&["baseurl", "base_url"]));
    let lang = ["defaultContentLanguage", "default_language", "languageCode", "locale", "lang", "language"];
    let lang = front::first_text(&all, &lang).and_then(Lang::parse);
    Settings {
        kind,
        are_there,
        base_url: url.map(str::to_owned),
        lang: lang.map(|lang| lang.as_str().to_owned()),
        languages: languages(&all),
        content: content(tree, kind, &all),
        collections: collections(&all),
        defaults: defaults(&all),
        authors: authors(tree, &all),
        fault: fault(tree, are_there),
        all,
    }
}

/// A file of settings that is there and says nothing that can be read.
fn fault(tree: &Tree, are_there: bool) -> Option<String> {
    let stems = ["hugo", "config", "zola", "_config"];
    let mut paths = stems.iter().flat_map(|stem| FORMATS.iter().map(move |format| format!("{stem}.{format}")));
    let path = paths.find(|path| !are_there && tree.file(path).is_some())?;
    Some(format!("`{path}` cannot be read: what it says of addresses, languages and of what is published is not known"))
}

fn parsed(tree: &Tree, path: &str) -> Option<Value> {
    let text = tree.text(path)?;
    let value = match path.rsplit('.').next()? {
        "toml" => toml_values::parse(&text, 0).ok()?,
        "json" => json::parse(&text).ok()?,
        _ => yaml::parse(&text, 0).ok()?.0,
    };
    value.is_map().then_some(value)
}

/// The first of some files that can be read.
fn first(tree: &Tree, stems: &[&str]) -> (Value, bool) {
    for stem in stems {
        let mut paths = FORMATS.iter().map(|format| format!("{stem}.{format}"));
        if let Some(value) = paths.find_map(|path| parsed(tree, &path)) {
            return (value, true);
        }
    }
    (front::nothing(), false)
}

/// Hugo's settings stand in one file, or each part in a file of a folder.
fn of_hugo(tree: &Tree) -> (Value, bool) {
    const FOLDER: &str = "config/_default";
    let (mut all, mut are_there) = first(tree, &["hugo", "config", "config/_default/hugo", "config/_default/config"]);
    for file in tree.files() {
        let path = file.path.as_str();
        let Some(name) = path.strip_prefix(FOLDER).and_then(|name| name.strip_prefix('/')) else { continue };
        let Some((stem, _)) = name.rsplit_once('.').filter(|(stem, _)| !matches!(*stem, "hugo" | "config")) else {
            continue;
        };
        let Some(value) = parsed(tree, path) else { continue };
        are_there = true;
        let key = crate::value::Located { value: stem.to_owned(), span: value.span };
        let part = Value { span: value.span, shape: Shape::Map(vec![(key, value)]) };
        all = front::with_defaults(all, &part);
    }
    (all, are_there)
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let entries = match value.map(|value| &value.shape) {
        Some(Shape::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, value)| (key.value.as_str(), value))
}

fn languages(all: &Value) -> Vec<(String, Option<String>)> {
    let written = front::entry(all, "languages");
    let mut languages = Vec::new();
    for (code, settings) in entries(written) {
        let folder = front::text(settings, "contentDir").map(|folder| folder.trim_matches(['/', '.']).to_owned());
        languages.push((code.to_owned(), folder));
    }
    // Plug-ins of Jekyll list them; a list of mappings has them under `code`.
    for value in listed(written) {
        let code = front::scalar(value).or_else(|| front::text(value, "code"));
        languages.extend(code.map(|code| (code.to_owned(), None)));
    }
    languages
}

/// What stands in a list, or alone; none where there is a mapping.
fn listed(value: Option<&Value>) -> &[Value] {
    match value {
        Some(value) if !value.is_map() => value.values(),
        _ => &[],
    }
}

fn content(tree: &Tree, kind: Kind, all: &Value) -> String {
    let said = match kind {
        Kind::Hugo => front::text(all, "contentDir").map(str::to_owned),
        Kind::Jekyll => front::first_text(all, &["source", "source_dir"]).map(str::to_owned),
        Kind::Eleventy => of_script(tree),
        Kind::Zola | Kind::Obsidian | Kind::Markdown => None,
    };
    let usual = match kind {
        Kind::Hugo | Kind::Zola => "content",
        // Hexo has its posts there.
        Kind::Jekyll if tree.has_folder("source/_posts") => "source",
        Kind::Jekyll | Kind::Eleventy | Kind::Obsidian | Kind::Markdown => "",
    };
    let folder = said.unwrap_or_else(|| usual.to_owned());
    let folder = folder.trim_start_matches("./").trim_matches('/');
    let is_there = folder != "." && tree.has_folder(folder);
    if is_there { folder.to_owned() } else { String::new() }
}

/// `dir: { input: "src" }`, wherever it stands.
fn of_script(tree: &Tree) -> Option<String> {
    let is_script = |path: &str| path == ".eleventy.js" || path.starts_with("eleventy.config.");
    let file = tree.files().iter().find(|file| is_script(file.path.as_str()))?;
    let text = tree.text(file.path.as_str())?;
    for rest in text.split("input").skip(1) {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
        let Some(value) = rest.strip_prefix([':', '=']) else { continue };
        let rest = value.trim_start();
        let Some(quote) = rest.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`')) else { continue };
        return rest[1..].split(quote).next().map(str::to_owned);
    }
    None
}

fn collections(all: &Value) -> Vec<Collection> {
    let written = front::entry(all, "collections");
    let mut collections = Vec::new();
    for (name, settings) in entries(written) {
        let has_pages = front::text(settings, "output").is_some_and(|output| output.eq_ignore_ascii_case("true"));
        let permalink = front::text(settings, "permalink").map(str::to_owned);
        collections.push(Collection { name: name.to_owned(), has_pages, permalink });
    }
    for name in listed(written).iter().filter_map(front::scalar) {
        collections.push(Collection { name: name.to_owned(), has_pages: false, permalink: None });
    }
    collections
}

fn defaults(all: &Value) -> Vec<Defaults> {
    let mut defaults = Vec::new();
    for one in front::values(all, "defaults") {
        let (Some(values), scope) = (front::entry(one, "values"), front::entry(one, "scope")) else { continue };
        let of = |key: &str| scope.and_then(|scope| front::text(scope, key)).map(str::to_owned);
        let path = of("path").unwrap_or_default().trim_matches('/').to_owned();
        defaults.push(Defaults { path, of: of("type"), values: values.clone() });
    }
    defaults
}

/// Authors have their names in data files, and in the settings.
fn authors(tree: &Tree, all: &Value) -> Vec<(String, String)> {
    let stems = ["_data/authors", "_data/people", "data/authors", "data/people"];
    let paths = stems.iter().flat_map(|stem| FORMATS.iter().map(move |format| format!("{stem}.{format}")));
    let files: Vec<Value> = paths.filter_map(|path| parsed(tree, &path)).collect();
    let written = front::entry(all, "authors");
    let mut authors = Vec::new();
    for (id, author) in files.iter().chain(written).flat_map(|value| entries(Some(value))) {
        let name = front::first_text(author, &["name", "display_name", "title"]);
        if let Some(name) = name.or_else(|| front::scalar(author)) {
            authors.push((id.to_owned(), name.to_owned()));
        }
    }
    authors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_hugo_stand_in_one_file_or_in_many() {
        let one = Tree::of(&[
            (
                "hugo.toml",
                "baseURL = 'https://x.example/'\n[languages.en]\n[languages.kk]\ncontentDir = 'content/kk'\n",
            ),
            ("content/a.md", "x"),
        ]);
        let one = read(&one, Kind::Hugo);
        assert_eq!(one.base_url.as_deref(), Some("https://x.example/"));
        assert_eq!(one.languages, [("en".to_owned(), None), ("kk".to_owned(), Some("content/kk".to_owned()))]);
        assert_eq!(one.content, "content");
        let many = Tree::of(&[
            ("config/_default/hugo.yaml", "languageCode: en-us\n"),
            ("config/_default/permalinks.toml", "posts = '/:year/:slug/'\n"),
        ]);
        let many = read(&many, Kind::Hugo);
        assert_eq!((many.lang.as_deref(), many.content.as_str()), (Some("en-us"), ""));
        assert_eq!(front::entry(&many.all, "permalinks").and_then(|p| front::text(p, "posts")), Some("/:year/:slug/"));
    }

    #[test]
    fn settings_of_others() {
        let jekyll = Tree::of(&[
            (
                "_config.yml",
                "url: https://x.example\nbaseurl: /b\ncollections:\n  reports: {output: true}\n  notes:\ndefaults:\n  - scope: {path: _drafts, type: posts}\n    values: {published: false}\n",
            ),
            ("_data/authors.yml", "aa: {name: A. Author}\n"),
        ]);
        let jekyll = read(&jekyll, Kind::Jekyll);
        assert_eq!(jekyll.base_url.as_deref(), Some("https://x.example"));
        let pages: Vec<bool> = jekyll.collections.iter().map(|collection| collection.has_pages).collect();
        assert_eq!(pages, [true, false]);
        assert_eq!(jekyll.defaults[0].of.as_deref(), Some("posts"));
        assert_eq!(jekyll.authors, [("aa".to_owned(), "A. Author".to_owned())]);
        let eleventy =
            Tree::of(&[("eleventy.config.mjs", "export const config = { dir: { input: 'src' } };"), ("src/a.md", "x")]);
        assert_eq!(read(&eleventy, Kind::Eleventy).content, "src");
        assert!(!read(&Tree::of(&[("_config.yml", "a: [")]), Kind::Jekyll).are_there);
    }
}
