//! What a file of a site is, by where it lies: a text, a text that is not published, or nothing that is read.

use crate::import::site::front::Split;
use crate::import::site::kind::Kind;
use crate::import::site::page;
use crate::import::site::settings::Settings;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Article,
    /// An article where it has a date, else a page that stands by itself.
    ByDate,
    /// The head of a section; a page where it has words.
    Section,
    Entity(&'static str),
    /// A text that is not published there.
    Held,
    /// Left out, in words.
    Aside(&'static str),
}

const OF_GENERATOR: &str = "files of the generator";
const OF_REPOSITORY: &str = "notes about the repository";

/// Folders of entries that are registered here too, as others call them.
const REGISTERS: [(&str, &str); 10] = [
    ("people", "people"),
    ("persons", "people"),
    ("person", "people"),
    ("authors", "people"),
    ("author", "people"),
    ("places", "places"),
    ("locations", "places"),
    ("organizations", "organizations"),
    ("organisations", "organizations"),
    ("orgs", "organizations"),
];

/// Tells what a text is. `path` is that below the folder of the site, `place` that below the folder of its texts.
pub(super) fn of(path: &str, place: Option<&str>, split: &Split, settings: &Settings) -> Role {
    let Some(place) = place else { return Role::Aside(OF_GENERATOR) };
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_top = !place.contains('/');
    if is_top && is_about_repository(name, split) {
        return Role::Aside(OF_REPOSITORY);
    }
    match settings.kind {
        Kind::Hugo | Kind::Zola => of_sections(place, settings),
        Kind::Jekyll => of_jekyll(place, split, settings),
        Kind::Eleventy => of_eleventy(place),
        Kind::Obsidian => of_vault(place, split),
        Kind::Markdown if place.starts_with("src/pages/") => Role::ByDate,
        Kind::Markdown => register(place).map_or(Role::Article, Role::Entity),
    }
}

fn is_about_repository(name: &str, split: &Split) -> bool {
    const NAMES: [&str; 11] = [
        "readme",
        "license",
        "licence",
        "changelog",
        "contributing",
        "code_of_conduct",
        "security",
        "agents",
        "claude",
        "todo",
        "pull_request_template",
    ];
    let stem = name.split('.').next().unwrap_or(name).to_lowercase().replace('-', "_");
    !split.has_front && NAMES.contains(&stem.as_str())
}

/// The folder of the register that the first folder of a path stands for.
fn register(place: &str) -> Option<&'static str> {
    let (folder, _) = place.split_once('/')?;
    let folder = folder.trim_start_matches('_').to_lowercase();
    let (_, register) = REGISTERS.iter().find(|(name, _)| *name == folder)?;
    Some(*register)
}

fn of_sections(place: &str, settings: &Settings) -> Role {
    const OTHERS: [&str; 9] =
        ["themes", "layouts", "archetypes", "data", "i18n", "static", "assets", "templates", "public"];
    let (folder, name) = place.rsplit_once('/').unwrap_or(("", place));
    let is_head = name == "_index" || name.starts_with("_index.");
    let first = folder.split('/').next().unwrap_or(folder);
    if settings.content.is_empty() && OTHERS.contains(&first) {
        return Role::Aside(OF_GENERATOR);
    }
    match register(place) {
        // The head of the register itself is no entry.
        Some(kind) if !is_head || folder.contains('/') => Role::Entity(kind),
        _ if is_head => Role::Section,
        _ if folder.is_empty() => Role::ByDate,
        _ => Role::Article,
    }
}

fn of_jekyll(place: &str, split: &Split, settings: &Settings) -> Role {
    const OTHERS: [&str; 9] =
        ["_includes", "_layouts", "_data", "_sass", "_site", "_plugins", "_assets", "vendor", "node_modules"];
    let folders = || place.split('/').rev().skip(1);
    if folders().any(|folder| OTHERS.contains(&folder)) {
        return Role::Aside(OF_GENERATOR);
    }
    if folders().any(|folder| folder == "_drafts") {
        return Role::Held;
    }
    if folders().any(|folder| folder == "_posts") {
        return if split.has_front { Role::Article } else { Role::Held };
    }
    let hidden = folders().filter_map(|folder| folder.strip_prefix('_')).last();
    let name = place.rsplit('/').next().unwrap_or(place);
    match hidden {
        Some(folder) => {
            let collection = settings.collections.iter().find(|collection| collection.name == folder);
            match (collection, register(place)) {
                // Those who write are named by articles, with a page or without.
                (Some(_), Some(kind)) => Role::Entity(kind),
                (Some(collection), None) if collection.has_pages && split.has_front => Role::Article,
                _ => Role::Held,
            }
        }
        None if page::date_of_name(name).is_some() && !settings.are_there => Role::Article,
        None if !split.has_front => Role::Aside("texts without front matter"),
        None => Role::ByDate,
    }
}

fn of_eleventy(place: &str) -> Role {
    const OTHERS: [&str; 6] = ["_includes", "_data", "_site", "_layouts", "node_modules", "dist"];
    let mut folders = place.split('/').rev().skip(1);
    match folders.any(|folder| OTHERS.contains(&folder)) {
        true => Role::Aside(OF_GENERATOR),
        false => register(place).map_or(Role::ByDate, Role::Entity),
    }
}

fn of_vault(place: &str, split: &Split) -> Role {
    let folder = place.split_once('/').map_or("", |(folder, _)| folder).to_lowercase();
    let is_pattern =
        matches!(folder.as_str(), "templates" | "template" | "_templates") || split.body.contains("<% tp.");
    let is_drawing = place.ends_with(".excalidraw") || front_says(split, "excalidraw-plugin");
    let is_board = front_says(split, "kanban-plugin");
    match (is_pattern, is_drawing || is_board, register(place)) {
        (true, ..) => Role::Aside("templates of notes"),
        (_, true, _) => Role::Aside("drawings and boards"),
        (.., Some(kind)) => Role::Entity(kind),
        (.., None) => Role::Article,
    }
}

fn front_says(split: &Split, key: &str) -> bool {
    crate::import::site::front::entry(&split.fields, key).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::front;
    use crate::import::site::settings;
    use crate::import::site::tree::Tree;

    fn role(kind: Kind, settings: &[(&str, &str)], place: &str, text: &str) -> Role {
        let settings = settings::read(&Tree::of(settings), kind);
        of(place, Some(place), &front::split(text).expect("readable"), &settings)
    }

    #[test]
    fn texts_of_hugo_and_zola() {
        let role = |place| role(Kind::Hugo, &[], place, "---\ntitle: x\n---\n");
        assert_eq!(role("posts/a"), Role::Article);
        assert_eq!(role("about"), Role::ByDate);
        assert_eq!(role("posts/_index"), Role::Section);
        assert_eq!(role("authors/_index"), Role::Section);
        assert_eq!(role("authors/jane/_index"), Role::Entity("people"));
        assert_eq!(role("themes/x/README"), Role::Aside(OF_GENERATOR));
    }

    #[test]
    fn what_jekyll_does_not_publish_is_held() {
        let config = [("_config.yml", "collections: {reports: {output: true}, notes: {}}\n")];
        let role = |place, text| role(Kind::Jekyll, &config, place, text);
        let front = "---\ntitle: x\n---\n";
        assert_eq!(role("_posts/2022-01-29-a", front), Role::Article);
        assert_eq!(role("news/_posts/2022-01-29-a", "no front matter"), Role::Held);
        assert_eq!(role("_drafts/a", front), Role::Held);
        assert_eq!(role("_reports/a", front), Role::Article);
        assert_eq!(role("_notes/a", front), Role::Held);
        assert_eq!(role("_private/a", front), Role::Held);
        assert_eq!(role("_includes/a", front), Role::Aside(OF_GENERATOR));
        assert_eq!(role("about", front), Role::ByDate);
        assert_eq!(role("README", "# x"), Role::Aside(OF_REPOSITORY));
        assert_eq!(role("docs/x", "# x"), Role::Aside("texts without front matter"));
    }
}
