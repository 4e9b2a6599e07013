//! What a page may weigh: the style sheet and the scripts that every site brings with it, as they are served, and articles.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::Folder;
use crate::support::site;

/// Bytes as they travel, compressed by gzip. The colours of code and the search index stand apart.
const STYLE: usize = 9 * 1024;
/// For the pages that have drawings or tables of figures.
const FIGURES: usize = 4 * 1024;
const SCRIPTS: usize = 8 * 1024;
/// For the search page alone.
const SEARCH: usize = 8 * 1024;

/// What a file weighs on its way.
fn packed(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("memory takes everything");
    packed.finish().expect("memory takes everything").len()
}

#[test]
fn style_and_scripts_keep_to_their_budget() {
    let site = site("=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n");
    let style = packed(&site.bytes("dateline.css"));
    assert!(style > 4_000 && style <= STYLE, "the style sheet has {style} bytes");
    let figures = packed(&site.bytes("figures.css"));
    assert!(figures > 1_000 && figures <= FIGURES, "the style sheet of figures has {figures} bytes");
    let scripts = packed(&site.bytes("dateline.js"));
    assert!(scripts > 3_000 && scripts <= SCRIPTS, "the script has {scripts} bytes");
    let search = packed(&site.bytes("search.js"));
    assert!(search > 1_000 && search <= SEARCH, "the script of the search page has {search} bytes");
    let others: Vec<&str> = site
        .output
        .paths()
        .map(|path| path.as_str())
        .filter(|path| {
            (path.ends_with(".css") || path.ends_with(".js"))
                && !path.starts_with("search/")
                && !path.starts_with("find/")
        })
        .collect();
    assert_eq!(others, ["dateline.css", "dateline.js", "figures.css", "highlight.css", "search.js"]);
}

/// What an article's page may weigh beside its text and its notes as they stand on the page: for itself, for each mention and
/// for each claim, which has a sign in the text and a row below it. The files of its citation are in it.
const PAGE: usize = 27 * 1024;
const MENTION: usize = 150;
const CLAIM: usize = 300;

#[test]
fn articles_of_this_repository_keep_to_their_budget() {
    let folder = Folder::empty();
    let output = folder.path("public");
    let output = output.to_str().expect("a path in UTF-8");
    let root = env!("CARGO_MANIFEST_DIR");
    folder.built(&["--root", root, "--output", output, "--base-url", "https://example.org/archive/", "--no-search"]);
    let tree = folder.tree("public");
    let texts: Vec<(&str, &Vec<u8>)> = tree
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("data/text/")?.strip_suffix(".txt")?, bytes)))
        .collect();
    assert!(!texts.is_empty());
    for (stem, text) in texts {
        let page = String::from_utf8(tree[&format!("articles/{stem}.html")].clone()).expect("UTF-8");
        let notes: usize = page
            .split("<aside class=\"note")
            .skip(1)
            .map(|note| note.find("</aside>").expect("the end of a note"))
            .sum();
        let [mentions, claims] = [" class=\"mention\"", " class=\"claim-sign\""].map(|hook| page.matches(hook).count());
        assert!(notes > 1000 && mentions > 10 && claims > 0, "{stem}");
        let limit = text.len() + notes + MENTION * mentions + CLAIM * claims + PAGE;
        assert!(page.len() <= limit, "{stem}: {} bytes, {limit} allowed", page.len());
    }
}
