//! What a page may weigh: the style sheet and the scripts that every site brings with it, as they are served.

mod support;

use support::site;

/// Bytes before compression. The colours of code and the search index stand apart.
const STYLE: usize = 25 * 1024;
const SCRIPTS: usize = 15 * 1024;

#[test]
fn style_and_scripts_keep_to_their_budget() {
    let site = site("=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n");
    let style = site.bytes("dateline.css").len();
    assert!(style > 10_000 && style <= STYLE, "the style sheet has {style} bytes");
    let scripts: usize = ["dateline.js", "search.js"].iter().map(|path| site.bytes(path).len()).sum();
    assert!(scripts > 5_000 && scripts <= SCRIPTS, "the scripts have {scripts} bytes");
    let others: Vec<&str> = site
        .output
        .paths()
        .map(|path| path.as_str())
        .filter(|path| {
            (path.ends_with(".css") || path.ends_with(".js"))
                && !path.starts_with("pagefind/")
                && !path.starts_with("find/")
        })
        .collect();
    assert_eq!(others, ["dateline.css", "dateline.js", "highlight.css", "search.js"]);
}
