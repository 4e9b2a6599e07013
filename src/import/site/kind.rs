//! Which generator a folder is a site of: told by its settings and folders, else by what its texts are written in.

use std::collections::BTreeSet;

/// What wrote a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Hugo,
    Jekyll,
    Zola,
    Eleventy,
    Obsidian,
    /// Markdown files, and nothing says what reads them.
    Markdown,
}

impl Kind {
    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Hugo => "Hugo site",
            Kind::Jekyll => "Jekyll site",
            Kind::Zola => "Zola site",
            Kind::Eleventy => "Eleventy site",
            Kind::Obsidian => "Obsidian vault",
            Kind::Markdown => "folder of Markdown files",
        }
    }
}

/// Settings that Hugo and Zola both call so; what stands in them tells which of the two it is.
pub const SHARED_SETTINGS: &str = "config.toml";

/// Tells it by the names of what lies directly in a folder (those of folders end in `/`) and by the text of [`SHARED_SETTINGS`].
pub fn of_folder(names: &BTreeSet<String>, settings: &str) -> Option<Kind> {
    let has = |wanted: &[&str]| wanted.iter().any(|name| names.contains(*name));
    let has_hugo_folder = has(&["content/", "archetypes/", "layouts/", "themes/"]);
    if has(&[".obsidian/"]) {
        return Some(Kind::Obsidian);
    }
    if has(&["zola.toml"]) || names.contains(SHARED_SETTINGS) && is_zola(settings) {
        return Some(Kind::Zola);
    }
    if has(&["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"])
        || has_hugo_folder && has(&[SHARED_SETTINGS, "config.yaml", "config.yml", "config.json", "config/"])
    {
        return Some(Kind::Hugo);
    }
    if has(&["_config.yml", "_config.yaml", "_config.toml", "_posts/"]) {
        return Some(Kind::Jekyll);
    }
    let is_settings = |name: &String| GENERATORS.iter().any(|beginning| name.starts_with(beginning));
    let eleventy = names.iter().any(|name| name == ".eleventy.js" || name.starts_with("eleventy.config."));
    match eleventy {
        true => Some(Kind::Eleventy),
        false => names.iter().any(is_settings).then_some(Kind::Markdown),
    }
}

/// What settings of further generators are called whose texts are plain Markdown or MDX.
const GENERATORS: [&str; 9] = [
    "astro.config.",
    "docusaurus.config.",
    "gatsby-config.",
    "next.config.",
    "nuxt.config.",
    "svelte.config.",
    "contentlayer.config.",
    ".vitepress/",
    "mkdocs.y",
];

/// Zola knows `base_url` and nothing of `baseURL`.
fn is_zola(settings: &str) -> bool {
    let mut keys = settings.lines().filter_map(|line| Some(line.split_once('=')?.0.trim()));
    keys.any(|key| key == "base_url") && !settings.to_ascii_lowercase().contains("baseurl")
}

/// Tells it by texts, each with its path, where no settings say it.
pub fn of_texts<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Kind {
    const NAMES: [Kind; 4] = [Kind::Hugo, Kind::Jekyll, Kind::Zola, Kind::Obsidian];
    let mut signs = [0usize; 4];
    for (path, text) in texts {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is = [
            text.contains("{{<") || text.contains("{{%") || name == "_index.md" && text.starts_with("---"),
            is_dated(name) && text.starts_with("---") || path.contains("_posts/"),
            text.starts_with("+++") && (text.contains("[taxonomies]") || text.contains("[extra]"))
                || text.contains("](@/"),
            text.contains("[[") || text.contains("\n> [!"),
        ];
        for (number, is) in signs.iter_mut().zip(is) {
            *number += usize::from(is);
        }
    }
    let most = signs.iter().copied().max().unwrap_or(0);
    let strongest = signs.iter().position(|number| *number == most && most > 0);
    strongest.map_or(Kind::Markdown, |index| NAMES[index])
}

/// `2022-01-29-headline.md`, as Jekyll wants it.
fn is_dated(name: &str) -> bool {
    let shape = name.replace(|letter: char| letter.is_ascii_digit(), "0");
    shape.starts_with("0000-00-00-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str], settings: &str) -> Option<Kind> {
        of_folder(&names.iter().map(|name| (*name).to_owned()).collect(), settings)
    }

    #[test]
    fn a_folder_is_told_by_what_lies_in_it() {
        assert_eq!(of(&["hugo.yaml"], ""), Some(Kind::Hugo));
        assert_eq!(of(&["config.toml", "content/"], "baseURL = 'https://x.example/'\n"), Some(Kind::Hugo));
        assert_eq!(of(&["config.toml", "content/"], "title = 'x'\nbase_url = 'https://x.example'\n"), Some(Kind::Zola));
        assert_eq!(of(&["config/", "content/"], ""), Some(Kind::Hugo));
        assert_eq!(of(&["_posts/", "index.html"], ""), Some(Kind::Jekyll));
        assert_eq!(of(&["eleventy.config.mjs"], ""), Some(Kind::Eleventy));
        assert_eq!(of(&[".obsidian/", "_config.yml"], ""), Some(Kind::Obsidian));
        assert_eq!(of(&["astro.config.mjs", "src/"], ""), Some(Kind::Markdown));
        assert_eq!(of(&["config.toml", "a.html"], "x = 1\n"), None);
        assert_eq!(of(&["content/", "static/"], ""), None);
    }

    #[test]
    fn texts_tell_what_no_settings_say() {
        let of = |path, text| of_texts([(path, text)].into_iter());
        assert_eq!(of("news/a.md", "---\n---\n{{< figure >}}"), Kind::Hugo);
        assert_eq!(of("2022-01-29-a.md", "---\nlayout: post\n---\n"), Kind::Jekyll);
        assert_eq!(of("a.md", "+++\n[extra]\n+++\n"), Kind::Zola);
        assert_eq!(of("a.md", "See [[b]]."), Kind::Obsidian);
        assert_eq!(of("a.md", "Words."), Kind::Markdown);
    }
}
