//! Ways out of the archive: links of the file system, addresses, signs that turn the writing round.

use crate::support::Folder;
use crate::support::site;

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_archive_are_not_followed_and_those_inside_are() {
    use std::os::unix::fs::symlink;

    let folder =
        Folder::new("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n=== static/files/in.txt\nin\n");
    let outside = Folder::new("=== secret.md\n---\ntitle: Zzsecret\nbad: [zzline\n---\n=== x/zzfile.txt\nzzsecret\n");
    for (target, link) in [
        (outside.path("secret.md"), "content/articles/zz.md"),
        (outside.path("x"), "content/articles/zzfolder"),
        (outside.path("secret.md"), "static/zz.txt"),
        (outside.path("x"), "static/zzfolder"),
        (folder.path("static/files/in.txt"), "static/linked.txt"),
    ] {
        symlink(target, folder.path(link)).expect("a link");
    }
    let run = folder.build(&[]);
    for link in ["content/articles/zz.md", "content/articles/zzfolder", "static/zz.txt", "static/zzfolder"] {
        assert!(run.stderr.contains(link), "{link}: {}", run.stderr);
    }
    run.ends(1).reports("leads out of the archive", "content/articles/zz.md");
    assert!(!run.stderr.contains("zzline") && !run.stderr.to_lowercase().contains("zzsecret"), "{}", run.stderr);
    let files = folder.tree("public");
    assert!(files.contains_key("linked.txt") && files.contains_key("articles/a.html"));
    for (path, bytes) in files {
        assert!(!path.contains("zz") && !String::from_utf8_lossy(&bytes).to_lowercase().contains("zzsecret"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_static_file_that_is_a_link_to_a_text_or_a_template_is_not_published() {
    use std::os::unix::fs::symlink;

    let archive = "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n\
         === content/articles/zz.md\n---\ntitle: Zzheld\ndraft: true\n---\nZzheld.\n=== content/.zz/x.txt\nZzheld\n\
         === templates/zz.html\nZzheld\n=== static/in.txt\nin\n=== static/.zz/x.txt\nZzheld\n";
    let holds_nothing = |folder: &Folder, case: &str| {
        for (path, bytes) in folder.tree("public") {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!path.contains("zz") && !text.contains("zzheld"), "{case}: {path}");
        }
    };
    for (target, link) in [
        ("content/articles/zz.md", "static/zz.txt"),
        ("content", "static/zz"),
        ("content/articles", "static/files"),
        ("templates/zz.html", "static/zz.html"),
        ("templates", "static/more"),
        ("static/.zz", "static/seen"),
        (".", "static/all"),
    ] {
        let folder = Folder::new(archive);
        symlink(folder.path(target), folder.path(link)).expect("a link");
        folder.build(&["--no-search"]).ends(1).reports("is not followed", link);
        holds_nothing(&folder, link);
    }
    let outside = Folder::new("=== x/zzfile.txt\nZzheld\n=== x/articles/zz.md\nZzheld\n");
    for (target, code) in [("content", 1), ("content/articles", 1), ("x", 1), ("shared", 0)] {
        let folder = Folder::new(&archive.replace("=== static/", "=== shared/"));
        let target = if target == "x" { outside.path("x") } else { folder.path(target) };
        symlink(&target, folder.path("static")).expect("a link");
        folder.build(&["--no-search"]).ends(code);
        assert_eq!(folder.has("public/in.txt"), code == 0, "{target:?}");
        holds_nothing(&folder, "a folder of static files");
    }
    // Texts may be kept elsewhere, which is said; not where another folder is.
    let folder = Folder::new("=== static/in.txt\nin\n");
    symlink(folder.path("static"), folder.path("content")).expect("a link");
    folder.build(&["--no-search"]).ends(1).reports("leads out of the archive", "content");
    assert!(!folder.has("public"));
    let folder = Folder::empty();
    symlink(outside.path("x"), folder.path("content")).expect("a link");
    folder.build(&["--no-search"]).ends(0).reports("leads out of the archive", "content");
    // A text may lead to a picture that is published anyway.
    let folder = Folder::new(archive);
    symlink(folder.path("static/in.txt"), folder.path("content/articles/in.txt")).expect("a link");
    folder.build(&["--no-search"]).ends(0);
}

const ADDRESSES: [&str; 12] = [
    "https://evil.example/",
    "HTTPS://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "https:///evil.example/",
    "https:evil.example/",
    "\\\\\\\\evil.example/",
    "/&#92;evil.example/",
    "&#9;https://evil.example/",
    "ht&#9;tps://evil.example/",
    "mailto:a@evil.example",
];

/// Addresses that a value of YAML can have between double quotes.
const WRITTEN: [&str; 8] = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "\\\\\\\\evil.example/",
    "/\\\\evil.example/",
    "ht\\ttps://evil.example/",
    "mailto:a@evil.example",
    "tel:+1555",
];

/// A text with all of them as links, of Markdown and of HTML.
fn linking() -> String {
    ADDRESSES.map(|address| format!("[word](<{address}>), <a href=\"{address}\">word</a>\n\n")).concat()
}

/// Every place of an archive that may have a link or a picture.
fn archive_of_links(mode: &str, address: &str) -> String {
    let lines = linking();
    let link = format!("[w](<{address}>) <a href='{address}'>x</a> <img src='{address}'> ![p](<{address}>)");
    format!(
        "=== content/site.yaml\ntitle: T\noutbound: {mode}\nbase_url: https://site.example/\ndescription: \"{link}\"\n\
         inclusion: \"{link}\"\nlicense: \"{address}\"\nchanges:\n  - {{date: 2022-01-01, text: \"{link}\"}}\n\
         === content/articles/a.md\n---\ntitle: A\ndate: 2022\nsummary: \"{link}\"\nurl: \"{address}\"\nrights: \"{link}\"\n\
         license: \"{address}\"\narchived_url: \"{address}\"\ncaptures: [{{file: \"{address}\", tool: \"{link}\"}}]\n\
         image: {{src: \"{address}\", alt: x, caption: \"{link}\", credit: \"{link}\"}}\nnotices: [\"{link}\"]\n\
         corrections: [{{date: 2022, text: \"{link}\"}}]\nmedia: [{{title: M, kind: video, url: \"{address}\"}}]\n\
         annotations:\n  - {{quote: Text, note: \"{link}\"}}\n  - {{note: \"{link}\"}}\n  - {{note: \"*plain* [in](/pages/p.md)\"}}\n\
         claims: [{{id: c, question: q, text: \"{link}\", scope: \"{link}\", claimant: Office, quote: Text}}]\n---\nText.\n\n{lines}\n\
         === content/articles/a.annotations.json\n{{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \
         \"body\": [{{\"type\": \"TextualBody\", \"format\": \"text/html\", \"value\": \"<a href='///evil.example/'>x</a><script>evil()</script><img src=x onerror=evil()>\"}}, \
         \"https://evil.example/page\"], \"target\": \"a.html\"}}\n\
         === content/pages/p.md\n---\ntitle: P\nsummary: \"{link}\"\n---\n{lines}\n\
         === content/people/x.md\n---\nname: X\nsummary: \"{link}\"\nroles: [{{role: \"{link}\"}}]\n---\n{lines}\n\
         === content/questions/q.md\n---\ntitle: Q\ndefinition: \"{link}\"\n---\n{lines}\n"
    )
}

/// What a page leads to: values of attributes that are loaded or followed.
fn led_to(page: &str) -> Vec<String> {
    const LEADING: [&[u8]; 8] = [b"href", b"src", b"srcset", b"poster", b"action", b"cite", b"data", b"xlink:href"];
    let mut found = Vec::new();
    for token in html5gum::Tokenizer::new(page) {
        let Ok(html5gum::Token::StartTag(tag)) = token else { continue };
        let leading = tag.attributes.iter().filter(|(name, _)| LEADING.contains(&name.as_slice()));
        found.extend(leading.map(|(_, value)| String::from_utf8_lossy(value).into_owned()));
    }
    found
}

/// Pages, and what feeds have of pages.
fn markup_of(path: &str, text: &str) -> Vec<String> {
    match path.rsplit('.').next() {
        Some("html") => vec![text.to_owned()],
        Some("xml") => {
            let document = roxmltree::Document::parse(text).expect("a feed is XML");
            let html = document.descendants().filter(|node| node.attribute("type") == Some("html"));
            html.filter_map(|node| node.text()).map(ToOwned::to_owned).chain([text.to_owned()]).collect()
        }
        Some("json") if path.ends_with("feed.json") || path.starts_with("people/") => {
            let feed: serde_json::Value = serde_json::from_str(text).expect("a feed is JSON");
            let items = feed["items"].as_array().expect("items").iter();
            items
                .flat_map(|item| {
                    let addresses = ["url", "external_url", "image"]
                        .map(|key| format!("<a href=\"{}\">", item[key].as_str().unwrap_or("")));
                    addresses.into_iter().chain(item["content_html"].as_str().map(ToOwned::to_owned))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn no_address_as_browsers_read_it_is_a_link_where_none_may_lead_out() {
    for mode in ["text", "capture"] {
        for address in WRITTEN {
            let site = site(&archive_of_links(mode, address));
            let mut pages = 0;
            for (path, bytes) in site.all() {
                let markup = markup_of(&path, &String::from_utf8_lossy(&bytes));
                pages += markup.len();
                for led in markup.iter().flat_map(|markup| led_to(markup)) {
                    // A saved copy that has an address on the web may be linked where captures may.
                    let is_capture = mode == "capture" && led == "https://evil.example/" && address == led;
                    let leads_out = ["evil", "tel:", "mailto:"].iter().any(|word| led.contains(word));
                    assert!(!leads_out || is_capture, "{mode} {address:?} {path}: {led}");
                }
            }
            let package = site.text("data/datapackage.json");
            assert!(!package.contains("\"path\": \"https://evil"), "{mode} {address:?}: {package}");
            let data = site.text("data.html");
            assert!(!data.contains("\"license\":\"https://evil"), "{mode} {address:?}: {data}");
            assert!(pages > 10, "{pages}");
            assert!(site.has("articles/a.html") && site.has("p.html") && site.has("feed.xml"), "{:?}", site.problems());
        }
    }
}

#[test]
fn notes_as_data_have_cleaned_words_only() {
    for mode in ["live", "capture", "text"] {
        let site = site(&archive_of_links(mode, "https://evil.example/"));
        let notes = site.text("data/annotations.jsonld");
        for word in ["<script", "onerror", "evil()", "<img", "<a ", "](<", "text/html"] {
            assert!(!notes.contains(word), "{mode}: {word}: {notes}");
        }
        // What an editor has written and what leads to nothing out of the archive is passed on as it is.
        assert!(notes.contains("*plain* [in](/pages/p.md)") && notes.contains("text/markdown"), "{mode}: {notes}");
    }
}

#[test]
fn signs_that_turn_the_writing_round_are_dropped_from_titles_wherever_they_come_from() {
    let fixture = "=== content/site.yaml\ntitle: \"Zz\\u202esite\"\n\
                   === content/articles/a.md\n---\ndate: 2022\n---\n# Zz\u{202e}heading\n\nText.\n\
                   === content/articles/a.annotations.json\n{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \
                   \"creator\": {\"name\": \"Zz\u{2067}creator\"}, \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"tagging\", \
                   \"value\": \"Zz\\u202etag\"}, {\"type\": \"TextualBody\", \"value\": \"Zznote\"}], \"target\": {\"source\": \"a.html\", \
                   \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"Te\\u202ext\"}}}\n\
                   === content/pages/p.md\n# Zz\u{202d}page\n\nText.\n\
                   === content/articles/b.annotations.json\n[{\"uri\": \"b.html\", \"text\": \"x\", \"tags\": [\"Zz\u{202e}tag\"], \"target\": []}]\n\
                   === content/articles/b.md\n---\ntitle: B\ndate: 2022\n---\nText.\n";
    let site = site(fixture);
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["heading", "creator", "tag", "page", "site"] {
            for sign in ['\u{202e}', '\u{202d}', '\u{2067}'] {
                assert!(!text.contains(&format!("Zz{sign}{word}")), "{path}: {word}");
            }
        }
    }
    assert!(site.text("articles/index.html").contains("Zzheading") && site.has("p.html"));
    assert!(site.text("articles/a.html").contains("Zzcreator"));
    let said: Vec<String> = site.problems().into_iter().filter(|said| said.contains("turn the direction")).collect();
    assert_eq!(said.len(), 6, "{said:#?}");
    assert!(said.iter().any(|said| said.starts_with("warning content/articles/a.md:4:")), "{said:#?}");
    // Words that were not found stand apart from what is beside them.
    let page = site.text("articles/a.html");
    let (before, _) = page.split_once("Te\u{202e}xt").unwrap_or((page.as_str(), ""));
    let tag = &before[before.rfind('<').expect("a tag")..];
    assert!(page.len() == before.len() || tag.contains(" dir="), "{tag}");
}

#[test]
fn signs_that_turn_the_writing_round_are_dropped_from_names_and_titles() {
    let fixture = "=== content/articles/a.md\n---\ntitle: \"A \\u202Eb\\u2066c\"\ndate: 2022\nbyline: \"Jane \\u202eRoe\"\n---\nText.\n\
                   === content/people/x.md\n---\nname: \"X\\u200f \\u202dY\"\n---\n";
    let site = site(fixture);
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(['\u{202e}', '\u{202d}', '\u{2066}']) || path.ends_with(".js"), "{path}");
    }
    assert!(site.text("people/x.html").contains('\u{200f}'));
    let said = site.problems().into_iter().filter(|problem| problem.contains("turn the direction"));
    assert_eq!(said.count(), 3);
}
