//! At which address a text stood on its site: as its front matter says, by a pattern of the settings, by where it lies.

use crate::import::site::front;
use crate::import::site::kind::Kind;
use crate::import::site::page;
use crate::import::site::page::Page;
use crate::import::site::settings::Settings;
use crate::value::Date;
use crate::value::slug;
use crate::value::url;
use crate::value::without_ending;

/// The address, from the root of the site on. `place` is the path of the file in the folder of texts, without its ending.
pub(super) fn of(page: &Page, place: &str, settings: &Settings) -> Option<String> {
    let mut said = ["url", "permalink"].iter().filter(|_| settings.kind != Kind::Obsidian);
    let said = said.find_map(|key| path_of(front::text(&page.fields, key)?, settings));
    let of_zola = front::text(&page.fields, "path").filter(|_| settings.kind == Kind::Zola);
    let address = match said.or_else(|| of_zola.map(str::to_owned)) {
        Some(said) if said.contains([':', '{', '$']) => filled(&said, page, place),
        Some(said) => said,
        None if !settings.are_there => return None,
        None => match settings.kind {
            Kind::Hugo => of_hugo(page, place, settings),
            Kind::Zola => of_folders(page, place, settings),
            Kind::Jekyll => of_jekyll(page, place, settings),
            Kind::Eleventy => of_folders(page, place, settings),
            Kind::Obsidian | Kind::Markdown => return None,
        },
    };
    Some(format!("/{}", address.trim_start_matches('/'))).filter(|address| address != "/")
}

/// Addresses that stand in front matter as older ones, from the root of the site on.
pub(super) fn older(page: &Page) -> Vec<String> {
    let keys = ["aliases", "redirect_from", "redirects", "alias"];
    let written = keys.iter().flat_map(|key| front::values(&page.fields, key));
    let base = page.address.as_deref().map_or("", |address| address.trim_end_matches('/'));
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut older = Vec::new();
    for written in written.filter_map(front::scalar) {
        // Whole addresses are of this site, whatever it was called then.
        let path = written.split_once("://").map_or(written, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        // Hugo reads them from the folder of the page on where they do not begin at the root.
        let path = if path.starts_with('/') { path.to_owned() } else { format!("{folder}/{path}") };
        let path = path.split(['?', '#']).next().unwrap_or_default().to_owned();
        if path != "/" && !path.contains("..") && !older.contains(&path) {
            older.push(path);
        }
    }
    older
}

/// The path of an address on the site. The address of another site is that of an original, and `false` is none.
fn path_of(written: &str, settings: &Settings) -> Option<String> {
    let path = if written.contains("://") { settings.own_path(written)? } else { written };
    (path.contains('/') || path.contains('.')).then(|| path.to_owned())
}

/// Whether two addresses lead to one page: `/a/`, `/A/index.html`, `/a.html`.
pub(super) fn normal(address: &str) -> String {
    let address = url::decode(address.split(['?', '#']).next().unwrap_or_default());
    let address = address.trim_matches('/').to_lowercase();
    let address = without_ending(&address, &["/index.html", "index.html", ".html", ".htm"]);
    address.trim_end_matches('/').to_owned()
}

fn of_hugo(page: &Page, place: &str, settings: &Settings) -> String {
    let section = place.split_once('/').map_or("", |(section, _)| section);
    let patterns = front::entry(&settings.all, "permalinks");
    // Newer versions tell patterns of pages from those of sections.
    let patterns = patterns.and_then(|patterns| front::entry(patterns, "page")).or(patterns);
    let pattern = patterns.and_then(|patterns| front::text(patterns, section));
    let path = match pattern {
        Some(pattern) => filled(pattern, page, place),
        None => format!("{}/", joined(folder_of(place), &last(page, place))),
    };
    let is_ugly = front::text(&settings.all, "uglyURLs").is_some_and(|is| is.eq_ignore_ascii_case("true"));
    let path = path.replace(' ', "-").to_lowercase();
    let path = if is_ugly { format!("{}.html", path.trim_end_matches('/')) } else { path };
    in_language(page, settings, &path)
}

/// A folder for each text.
fn of_folders(page: &Page, place: &str, settings: &Settings) -> String {
    let last = last(page, place);
    let last = if front::text(&page.fields, "slug").is_some() { last } else { page::without_date(&last).to_owned() };
    let path = format!("{}/", joined(folder_of(place), &last));
    if settings.kind == Kind::Zola { in_language(page, settings, &path) } else { path }
}

fn in_language(page: &Page, settings: &Settings, path: &str) -> String {
    match &page.lang {
        // A language that has no settings has no place of its own.
        Some(lang) if !settings.languages.is_empty() && settings.lang.as_ref().is_some_and(|own| own != lang) => {
            format!("{lang}/{}", path.trim_start_matches('/'))
        }
        _ => path.to_owned(),
    }
}

fn of_jekyll(page: &Page, place: &str, settings: &Settings) -> String {
    let in_folder = |folder: &str| place.starts_with(&format!("{folder}/")) || place.contains(&format!("/{folder}/"));
    if in_folder("_posts") || in_folder("_drafts") {
        let pattern = match front::text(&settings.all, "permalink").unwrap_or("date") {
            "date" => "/:categories/:year/:month/:day/:title.html",
            "pretty" => "/:categories/:year/:month/:day/:title/",
            "ordinal" | "weekdate" | "none" => "/:categories/:title.html",
            pattern => pattern,
        };
        return filled(pattern, page, place);
    }
    let collection = settings.collections.iter().find(|collection| in_folder(&format!("_{}", collection.name)));
    match collection.map(|collection| (collection, &collection.permalink)) {
        Some((_, Some(pattern))) => filled(pattern, page, place),
        Some((collection, None)) => format!("/{}/{}.html", collection.name, last(page, place)),
        None => {
            let is_pretty =
                front::text(&settings.all, "permalink").is_some_and(|pattern| pattern.ends_with(['y', '/']));
            let path = without_ending(place, &["/index"]);
            if is_pretty || path != place { format!("{path}/") } else { format!("{path}.html") }
        }
    }
}

fn folder_of(place: &str) -> &str {
    let place = without_ending(place, &["/index", "/_index"]);
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of the address.
fn last(page: &Page, place: &str) -> String {
    let place = without_ending(place, &["/index", "/_index"]);
    let name = place.rsplit('/').next().unwrap_or(place);
    front::text(&page.fields, "slug").unwrap_or(name).to_owned()
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A pattern with its words: `/:year/:month/:slug/`.
fn filled(pattern: &str, page: &Page, place: &str) -> String {
    let (year, month, day) = match page.date.as_deref().and_then(Date::parse) {
        Some((date, _)) => {
            let (year, month, day) = date.first_day();
            (format!("{year:04}"), format!("{month:02}"), format!("{day:02}"))
        }
        None => Default::default(),
    };
    let name = last(page, place);
    let title = match front::text(&page.fields, "slug") {
        Some(_) => name.clone(),
        None => page::without_date(&name).to_owned(),
    };
    let headline = front::text(&page.fields, "title").and_then(|title| slug(&title.to_lowercase()));
    let headline = headline.unwrap_or_else(|| title.clone());
    let folder = folder_of(place);
    let section = folder.split('/').next().unwrap_or_default().trim_start_matches('_');
    let words = [
        (":categories", categories(page, place)),
        (":collection", section.to_owned()),
        (":contentbasename", name.clone()),
        (":slugorcontentbasename", title.clone()),
        (":slugorfilename", title.clone()),
        (":output_ext", ".html".to_owned()),
        (":filename", name.clone()),
        (":sections", folder.to_owned()),
        (":section", section.to_owned()),
        (":short_year", year.get(2..).unwrap_or_default().to_owned()),
        (":i_month", month.trim_start_matches('0').to_owned()),
        (":i_day", day.trim_start_matches('0').to_owned()),
        (":year", year),
        (":month", month),
        (":day", day),
        (":path", name),
        // Jekyll means the name of the file, Hugo the headline.
        (":title", if place.starts_with('_') || place.contains("/_") { title.clone() } else { headline }),
        (":name", title.clone()),
        (":slug", title),
    ];
    let mut path = pattern.to_owned();
    for (word, value) in words {
        path = path.replace(word, &value);
    }
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    path
}

/// The folders that Jekyll makes of categories: those above `_posts`, then those of the front matter.
fn categories(page: &Page, place: &str) -> String {
    let (above, _) = place.split_once("_posts").unwrap_or_default();
    let mut all: Vec<String> = above.split('/').map(str::to_lowercase).collect();
    all.retain(|part| !part.is_empty());
    for key in ["categories", "category"] {
        for value in front::values(&page.fields, key) {
            let Some(text) = front::scalar(value) else { continue };
            let is_list = front::entry(&page.fields, key).is_some_and(|value| !value.is_scalar());
            let words: Vec<&str> = if is_list { vec![text] } else { text.split_whitespace().collect() };
            all.extend(words.iter().filter_map(|word| slug(&word.to_lowercase())));
        }
    }
    all.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::pages;
    use crate::import::site::settings;
    use crate::import::site::tree::Tree;

    fn address(kind: Kind, config: (&str, &str), path: &str, front: &str) -> Option<String> {
        let tree = Tree::of(&[config, (path, &format!("---\n{front}---\nWords\n"))]);
        let gathered = pages::gather(&tree, &settings::read(&tree, kind));
        gathered.pages.first().expect("a page").address.clone()
    }

    #[test]
    fn addresses_of_hugo() {
        let config = "baseURL: https://own.example/\nlanguageCode: en\nlanguages: {en: {}, fr: {}}\npermalinks: {news: '/:year/:month/:slug/'}\n";
        let of = |path, front| address(Kind::Hugo, ("hugo.yaml", config), path, front);
        let some = |address: &str| Some(address.to_owned());
        assert_eq!(of("content/posts/First.md", ""), some("/posts/first/"));
        assert_eq!(of("content/posts/first/index.md", "slug: other\n"), some("/posts/other/"));
        assert_eq!(of("content/news/a.md", "date: 2022-01-29\nslug: b\n"), some("/2022/01/b/"));
        assert_eq!(of("content/posts/a.fr.md", ""), some("/fr/posts/a/"));
        assert_eq!(of("content/posts/a.md", "url: https://own.example/old.html\n"), some("/old.html"));
        assert_eq!(of("content/posts/a.md", "url: https://paper.example/1\n"), some("/posts/a/"));
        assert_eq!(address(Kind::Hugo, ("a.txt", "x"), "posts/a.md", ""), None);
    }

    #[test]
    fn addresses_of_jekyll_and_others() {
        let some = |address: &str| Some(address.to_owned());
        let plain = |path, front| address(Kind::Jekyll, ("_config.yml", "title: x\n"), path, front);
        assert_eq!(plain("_posts/2022-01-29-a.md", "categories: News kz\n"), some("/news/kz/2022/01/29/a.html"));
        assert_eq!(plain("about.md", ""), some("/about.html"));
        assert_eq!(plain("_posts/2022-01-29-a.md", "permalink: /x/:title/\n"), some("/x/a/"));
        let pretty = |path, front| address(Kind::Jekyll, ("_config.yml", "permalink: pretty\n"), path, front);
        assert_eq!(pretty("_posts/2022-01-29-a.md", ""), some("/2022/01/29/a/"));
        assert_eq!(
            address(Kind::Zola, ("config.toml", "base_url = 'x'\n"), "content/blog/2022-01-29-a.md", ""),
            some("/blog/a/")
        );
        assert_eq!(
            address(Kind::Eleventy, (".eleventy.js", "x"), "posts/a.md", "permalink: false\n"),
            some("/posts/a/")
        );
    }

    #[test]
    fn one_page_has_several_spellings() {
        for address in ["/a/b/", "a/b", "/A/b/index.html", "/a/b.html?x#y"] {
            assert_eq!(normal(address), "a/b");
        }
        assert_eq!(normal("/index.html"), "");
    }
}
