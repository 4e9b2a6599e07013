//! The texts of a site: split, with the fields that the site has for all in a folder, their language, and which translates which.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::import::bounds;
use crate::import::charset;
use crate::import::facts;
use crate::import::page::markdown;
use crate::import::site::address;
use crate::import::site::dates;
use crate::import::site::front;
use crate::import::site::front::Split;
use crate::import::site::inherited::Inherited;
use crate::import::site::kind::Kind;
use crate::import::site::mdx;
use crate::import::site::page;
use crate::import::site::page::Page;
use crate::import::site::page::PageKind;
use crate::import::site::roles;
use crate::import::site::roles::Role;
use crate::import::site::settings::Settings;
use crate::import::site::tongues::MARKDOWN;
use crate::import::site::tongues::Placed;
use crate::import::site::tongues::TEXTS;
use crate::import::site::tongues::Tongues;
use crate::import::site::tree::Tree;
use crate::import::site::tree::TreeFile;
use crate::value::FilePath;
use crate::value::without_ending;

/// The texts of a site, and what is none.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub pages: Vec<Page>,
    /// Files that are left out, by what they are.
    pub aside: BTreeMap<&'static str, usize>,
    /// What could not be read.
    pub problems: Vec<(FilePath, String)>,
}

/// Gathers the texts, in the order of their paths.
pub(super) fn gather(tree: &Tree, settings: &Settings) -> Gathered {
    let mut gathered = Gathered::default();
    let texts = || tree.files().iter().filter(|file| is_text(file.path.as_str(), settings.kind));
    let tongues = Tongues::of(texts().map(|file| file.path.as_str()), settings);
    let inherited = Inherited::of(tree, settings);
    for file in texts() {
        let Some(bytes) = &file.bytes else {
            let message = format!("this text cannot be read, or has more than {}", bounds::megabytes(bounds::FILE));
            gathered.problems.push((file.path.clone(), message));
            continue;
        };
        let text = charset::text(bytes, None);
        let text = if mdx::is_one(file.path.as_str()) { mdx::with_front(text) } else { text };
        let split = match front::split(&text) {
            Ok(split) => split,
            Err(message) => {
                gathered.problems.push((file.path.clone(), message));
                continue;
            }
        };
        let placed = tongues.place(file.path.as_str(), settings);
        let role = roles::of(file.path.as_str(), placed.as_ref().map(|placed| placed.place.as_str()), &split, settings);
        match (role, placed) {
            (Role::Aside(what), _) => *gathered.aside.entry(what).or_default() += 1,
            (Role::Section | Role::ByDate, Some(placed)) if placed.is_head() && split.body.trim().is_empty() => {
                *gathered.aside.entry("heads of sections without words").or_default() += 1;
            }
            (_, None) => {}
            (_, Some(_)) if split.body.trim().is_empty() && !split.has_front => {
                *gathered.aside.entry("empty texts").or_default() += 1;
            }
            (role, Some(placed)) => gathered.pages.push(page(file, split, (role, placed), (settings, &inherited))),
        }
    }
    bundled(&mut gathered.pages, settings.kind);
    translations(&mut gathered.pages, settings);
    gathered
}

/// Whether a file may be a text: Markdown everywhere, HTML where it has front matter before it.
pub(super) fn is_text(path: &str, kind: Kind) -> bool {
    let path = path.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let is_html = match kind {
        Kind::Hugo => !path.starts_with("layouts/") && !path.starts_with("static/") && !path.starts_with("themes/"),
        Kind::Jekyll => path.contains("_posts/") || path.contains("_drafts/"),
        Kind::Zola | Kind::Eleventy | Kind::Obsidian | Kind::Markdown => false,
    };
    ends(&MARKDOWN) || is_html && ends(&TEXTS)
}

fn page(
    file: &TreeFile,
    split: Split,
    (role, placed): (Role, Placed),
    (settings, inherited): (&Settings, &Inherited),
) -> Page {
    let Split { fields, body, .. } = split;
    let Placed { place, lang, in_address } = placed;
    let (fields, is_held_by_folder) = inherited.fill(fields, file.path.as_str(), &place);
    let name = place.rsplit('/').next().unwrap_or(&place);
    let date = dates::first(&fields, &dates::PUBLISHED).map(|date| date.written);
    let date = date.or_else(|| page::date_of_name(name).map(str::to_owned));
    let kind = match role {
        Role::Entity(folder) => PageKind::Entity(folder),
        Role::Section => PageKind::Standing,
        Role::ByDate if date.is_none() => PageKind::Standing,
        Role::Article | Role::ByDate | Role::Held | Role::Aside(_) => PageKind::Article,
    };
    let is_html = !MARKDOWN.iter().any(|ending| file.path.as_str().to_ascii_lowercase().ends_with(ending));
    let own_lang = front::first_text(&fields, &["lang", "language", "locale"]).map(str::to_owned);
    let mut page = Page {
        path: file.path.clone(),
        kind,
        body: if is_html { markdown(&body, None, front::text(&fields, "title")) } else { body },
        sha256: facts::sha256(file.bytes.as_deref().unwrap_or_default()),
        lang: own_lang.or(lang),
        place: match place.as_str() {
            "index" | "_index" => "home".to_owned(),
            place => without_ending(place, &["/_index", "/index"]).to_owned(),
        },
        date,
        is_held: role == Role::Held || is_held_by_folder,
        address: None,
        translates: None,
        fields,
    };
    page.address = address::of(&page, &in_address, settings);
    page
}

/// Texts in the folder of another page are parts of it for Hugo, and have no page of their own.
fn bundled(pages: &mut [Page], kind: Kind) {
    if kind != Kind::Hugo {
        return;
    }
    let is_bundle = |page: &Page| page.path.name().starts_with("index.");
    let mut bundles = Vec::new();
    for page in pages.iter().filter(|page| is_bundle(page)) {
        bundles.push(format!("{}/", page.path.folder()));
    }
    for page in pages.iter_mut().filter(|page| !is_bundle(page)) {
        let folder = format!("{}/", page.path.folder());
        page.is_held |= bundles.binary_search(&folder).is_ok();
    }
}

/// Texts with one place, or one key of translation, are translations of the one in the language of the site, else of the first.
fn translations(pages: &mut [Page], settings: &Settings) {
    const KEYS: [&str; 5] = ["translationKey", "translation_key", "translation_id", "page_id", "ref"];
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        let said = front::first_text(&page.fields, &KEYS).filter(|_| page.lang.is_some());
        let key = said.map_or_else(
            || format!("/{}", page.place),
            |said| format!("{} {said}", page.place.split('/').next().unwrap_or_default()),
        );
        groups.entry(key).or_default().push(index);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let of_site = |index: &&usize| pages[**index].lang.is_none() || pages[**index].lang == settings.lang;
        let original = group.iter().find(of_site).unwrap_or(&group[0]).to_owned();
        for index in group {
            let is_other = pages[index].lang != pages[original].lang && index != original;
            pages[index].translates = is_other.then_some(original);
        }
    }
}
