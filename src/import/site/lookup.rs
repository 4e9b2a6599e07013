//! What a text of a site names: another text, by its path, its name or its address, or a file that it shows.
//!
//! Everything is looked up among the files of the site, so that nothing outside its folder can be named.

use std::collections::HashMap;

use crate::import::site::address;
use crate::import::site::kind::Kind;
use crate::import::site::page::Page;
use crate::import::site::settings::Settings;
use crate::import::site::tongues::TEXTS;
use crate::import::site::tree::Tree;
use crate::import::site::tree::TreeFile;
use crate::value::FilePath;
use crate::value::url;
use crate::value::without_ending;

/// Texts of a site by what they are called.
pub(super) struct Lookup<'a> {
    tree: &'a Tree,
    settings: &'a Settings,
    pages: &'a [Page],
    by_path: HashMap<String, usize>,
    /// By the name of the file alone; none where several have it.
    by_name: HashMap<String, Option<usize>>,
    by_address: HashMap<String, usize>,
    /// The first file of a name, in small letters.
    files: HashMap<String, usize>,
}

/// What is meant.
pub(super) enum Meant<'a> {
    /// A text, by its number.
    Page(usize),
    File(&'a TreeFile),
}

impl<'a> Lookup<'a> {
    pub(super) fn of(tree: &'a Tree, settings: &'a Settings, pages: &'a [Page]) -> Lookup<'a> {
        let (by_path, by_name, by_address) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut files = HashMap::new();
        for (index, file) in tree.files().iter().enumerate() {
            files.entry(file.path.name().to_lowercase()).or_insert(index);
        }
        let mut lookup = Lookup { tree, settings, pages, by_path, by_name, by_address, files };
        for (index, page) in pages.iter().enumerate() {
            let key = key(page.path.as_str());
            let name = key.rsplit('/').next().unwrap_or(&key).to_owned();
            // A translation has the name of its original.
            for name in [page.stem().to_lowercase(), name].into_iter().filter(|_| page.translates.is_none()) {
                let known = lookup.by_name.entry(name).or_insert(Some(index));
                *known = known.filter(|known| *known == index);
            }
            lookup.by_path.entry(key).or_insert(index);
            for address in page.address.iter().chain(&address::older(page)) {
                lookup.by_address.entry(address::normal(address)).or_insert(index);
            }
        }
        lookup
    }

    /// What an address or a path in a text leads to.
    pub(super) fn meant(&self, from: &Page, written: &str) -> Option<Meant<'a>> {
        let path = self.path(written)?;
        let page = self.by_path(from, &path).or_else(|| self.at(from, &path));
        let page = page.or_else(|| self.called(&path).filter(|_| path.ends_with(".md")));
        match page {
            Some(page) => Some(Meant::Page(page)),
            None => self.file(from, &path).map(Meant::File),
        }
    }

    /// A path without the address of the site, decoded. `None` where it leads elsewhere.
    fn path(&self, written: &str) -> Option<String> {
        let written = written.split(['#', '?']).next().unwrap_or_default();
        let path = match (self.settings.own_path(written), written.strip_prefix("@/")) {
            (Some(path), _) => path.to_owned(),
            (None, Some(path)) => format!("/{path}"),
            (None, None) if written.contains(':') || written.starts_with("//") => return None,
            (None, None) => written.to_owned(),
        };
        Some(url::decode(&path)).filter(|path| !path.is_empty())
    }

    /// The files that a path may be of: from the folder of the text on, from that of all texts, from that of the site.
    fn candidates(&self, from: &Page, path: &str) -> Vec<String> {
        let below = |root: &str| FilePath::new(format!("{root}/x")).join(path.trim_start_matches('/'));
        let own = if path.starts_with('/') { None } else { from.path.join(path) };
        let all = [own, below(&self.settings.content), FilePath::new("x").join(path.trim_start_matches('/'))];
        let there = all.iter().flatten();
        there.map(|path| path.as_str().to_owned()).collect()
    }

    fn by_path(&self, from: &Page, path: &str) -> Option<usize> {
        for candidate in self.candidates(from, path) {
            let key = key(&candidate);
            let own = from.lang.as_ref().and_then(|lang| self.by_path.get(&format!("{key}.{lang}")));
            if let Some(index) = own.or_else(|| self.by_path.get(&key)) {
                return Some(*index);
            }
        }
        None
    }

    fn at(&self, from: &Page, path: &str) -> Option<usize> {
        let address = match (path.starts_with('/'), &from.address) {
            (true, _) => path.to_owned(),
            (false, Some(own)) => FilePath::new(own.trim_start_matches('/')).join(path)?.as_str().to_owned(),
            (false, None) => return None,
        };
        let address = address::normal(&address);
        if address.is_empty() {
            return None;
        }
        self.by_address.get(&address).copied()
    }

    /// The only text of a name, whatever folder it lies in.
    pub(super) fn called(&self, name: &str) -> Option<usize> {
        let mut name = name.trim();
        // From whatever folder: the end of the path tells it.
        while let Some(rest) = name.strip_prefix("../").or_else(|| name.strip_prefix("./")) {
            name = rest;
        }
        let key = key(name);
        if let Some(index) = self.by_path.get(&key) {
            return Some(*index);
        }
        let last = key.rsplit('/').next().unwrap_or(&key);
        let index = (*self.by_name.get(last)?)?;
        // Where folders are named, they must fit.
        let fits = last == key || self::key(self.pages[index].path.as_str()).ends_with(&key);
        fits.then_some(index)
    }

    /// A picture or another file.
    pub(super) fn file(&self, from: &Page, path: &str) -> Option<&'a TreeFile> {
        let mut candidates = self.candidates(from, path);
        let plain = path.trim_start_matches('/');
        let roots = roots(self.settings);
        candidates.extend(roots.iter().map(|root| format!("{root}{plain}")));
        // Pictures of a bundle are named from its address on.
        let own = from.address.as_deref().map(|own| FilePath::new(format!("{}x", own.trim_start_matches('/'))));
        let joined = own.and_then(|own| own.join(path));
        candidates.extend(joined.iter().flat_map(|path| roots.iter().map(move |root| format!("{root}{path}"))));
        let found = candidates.iter().find_map(|candidate| self.tree.file(candidate));
        found.filter(|file| !TEXTS.iter().any(|ending| file.path.as_str().ends_with(ending)))
    }

    /// The only file of a name in any folder, as vaults name them.
    pub(super) fn file_called(&self, name: &str) -> Option<&'a TreeFile> {
        let name = name.trim();
        let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
        let named = self.files.get(&last).and_then(|index| self.tree.files().get(*index));
        self.tree.file(name).or(named)
    }

    /// The text of a file of the site.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.tree.text(path)
    }

    /// Whether an address is that of a text, and not of another one that has it too.
    pub(super) fn is_of(&self, address: &str, index: usize) -> bool {
        self.by_address.get(&address::normal(address)) == Some(&index)
    }

    pub(super) fn page(&self, index: usize) -> &'a Page {
        &self.pages[index]
    }
}

/// Folders whose files stand at the root of the site.
fn roots(settings: &Settings) -> Vec<String> {
    let fixed: &[&str] = match settings.kind {
        Kind::Hugo => &["static/", "assets/"],
        Kind::Zola => &["static/"],
        Kind::Eleventy => &["public/", "static/"],
        // As Astro, Docusaurus and Gatsby have it; `@/` is the folder of all sources there.
        Kind::Markdown => &["public/", "static/", "src/"],
        Kind::Jekyll | Kind::Obsidian => &[],
    };
    let content = Some(format!("{}/", settings.content)).filter(|root| root != "/");
    let mut roots: Vec<String> = fixed.iter().map(|root| (*root).to_owned()).collect();
    roots.extend(content);
    roots
}

/// The path of a text, as it is compared.
fn key(path: &str) -> String {
    let path = path.trim_matches('/').to_lowercase();
    let path = without_ending(&path, &TEXTS);
    without_ending(path, &["/index", "/_index"]).to_owned()
}

/// Where a file of a site lies below `static/`: at the address that it had.
pub(super) fn place_of_file(file: &TreeFile, settings: &Settings) -> String {
    let path = file.path.as_str();
    let inside = roots(settings).iter().find_map(|root| path.strip_prefix(root.as_str()));
    let inside = inside.unwrap_or(path).trim_start_matches(['.', '/']);
    // What pages and data of a site are called is theirs.
    let is_ours = ["html", "htm", "xml", "json", "txt", "csv", "js", "css"];
    let is_ours =
        file.path.extension().is_some_and(|ending| is_ours.iter().any(|ours| ending.eq_ignore_ascii_case(ours)));
    if is_ours { format!("files/{inside}") } else { inside.to_owned() }
}
