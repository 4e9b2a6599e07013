//! Links, fragments, requests to elsewhere and saved copies, on pages, in drawings, style sheets and feeds.

use std::collections::BTreeMap;

use dateline::value::FilePath;
use dateline::verify;
use dateline::verify::Captures;
use dateline::verify::Hash;
use dateline::verify::Sums;

use crate::support::shown;
use crate::verify::files;
use crate::verify::folder;

/// What is said about one file of a folder.
fn of(path: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let followed = verify::follow(&FilePath::new(path), &files[path], &folder(files));
    followed.diagnostics.iter().map(shown).collect()
}

/// What is said about a page in `a/x.html`, in a site at `https://a.example/s/`.
fn page(html: &str) -> Vec<String> {
    let mut files = files([
        ("index.html", "<link rel=canonical href=https://a.example/s/>"),
        ("a/index.html", ""),
        ("b.html", "<p id=y><a name=old></a><p id='қ 1'>"),
        ("Қ б.html", ""),
        ("c.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g id=z /></svg>"),
        ("d.pdf", "%PDF"),
    ]);
    files.insert("a/x.html".to_owned(), html.as_bytes().to_vec());
    of("a/x.html", &files)
}

#[test]
fn links_that_lead_somewhere_are_no_problem() {
    for html in [
        "<a href='../b.html'>",
        "<a href='../b.html#y'>",
        "<a href='../b.html#old'>",
        "<a href='../b.html#%D2%9B%201'>",
        "<a href='../b.html?v=1#'>",
        "<a href='../b.html#top'>",
        "<a href='../b.html#:~:text=words'>",
        "<a href='../%D2%9A%20%D0%B1.html'><a href='../Қ б.html'>",
        "<a href='../d.pdf#page=2'>",
        "<img src='../c.svg#z'><img src='../c.svg#svgView(viewBox(0,0,1,1))'>",
        "<a href='.'><a href='..'><a href='../a/'><a href='../a'><a href='./'>",
        "<p id=q><a href='#q'><a href=''>",
        "<a href='https://b.example/'><a href='//b.example/'><a href='mailto:x@b.example'><a href='tel:1'>",
        "<a href='https://a.example/s/b.html#y'><link rel=canonical href='https://a.example/s/a/x.html'>",
        "<link rel=alternate href='https://b.example/'><blockquote cite='https://b.example/'>",
        "<img src='data:image/gif;base64,R0lGOD'><script>'<img src=https://b.example/>'</script>",
        "<!-- <img src=https://b.example/> --><p title='https://b.example/'>",
        "<base href='../'><a href='b.html#y'><img src=c.svg>",
    ] {
        assert_eq!(page(html), [""; 0], "{html}");
    }
}

#[test]
fn links_that_lead_nowhere_are_named_with_their_place() {
    for (html, expected) in [
        ("<a href='b.html'>", "`b.html` leads to `a/b.html`, which is not there"),
        ("<a href='../B.html'>", "(there is `b.html`: capital and small letters are not the same)"),
        ("<a href='../b.html#z'>", "`../b.html#z`: `b.html` has no id `z`"),
        ("<a href='#z'>", "`a/x.html` has no id `z`"),
        ("<a href='../b.html#Y'>", "has no id `Y`"),
        ("<img src='../c.svg#y'>", "`c.svg` has no id `y`"),
        ("<a href='../../b.html'>", "leads out of the folder"),
        ("<a href='../b.html/'>", "leads to `b.html/`, which is not there"),
        ("<a href='../b%2Ehtml%2F'>", "which is not there"),
        ("<a href='file:///b.html'>", "is a place on one machine"),
        ("<a href='https://a.example/s/c.html'>", "leads to `c.html`, which is not there"),
        ("<a href='/s/b.html'>", "warning a/x.html:1: `/s/b.html` starts at the root of its host"),
        ("<a href='/b.html'>", "leads out of the folder"),
        ("<img srcset='../c.svg 1x, e.png 2x'>", "`e.png` leads to `a/e.png`"),
        ("<video poster='p.jpg'></video>", "`p.jpg` leads to"),
        ("<p style='background: url(e.png)'>", "`e.png` leads to"),
        ("<style>\n@import 'e.css';</style>", "error a/x.html:2: `e.css` leads to"),
        ("<base href='../'><a href='x.html'>", "`x.html` leads to `x.html`, which is not there"),
        ("<p id=z><p id=z>", "warning a/x.html:1: the id `z` stands twice"),
        ("<a href='q\u{1b}[31m'>", "`q\u{fffd}[31m` leads to"),
    ] {
        let told = page(html);
        assert!(told.len() == 1 && told[0].contains(expected), "{html}: {told:?}");
    }
}

#[test]
fn whatever_a_browser_would_ask_another_host_for_is_named() {
    for html in [
        "<script src='https://b.example/'></script>",
        "<script src='//b.example/x.js'></script>",
        "<script src='\\\\b.example/x.js'></script>",
        "<script src=' ht\ntps:b.example/x.js'></script>",
        "<img src='https://b.example/x.png'>",
        "<img srcset='https://b.example/x.png 2x'>",
        "<picture><source srcset='https://b.example/x.png'></picture>",
        "<link rel=stylesheet href='https://b.example/x.css'>",
        "<link rel='ICON' href='https://b.example/x.ico'>",
        "<link rel=preload as=image imagesrcset='https://b.example/x.png 1x'>",
        "<link rel=dns-prefetch href='//b.example'>",
        "<link rel=preconnect href='https://b.example'>",
        "<link rel=prefetch href='https://b.example/next'>",
        "<iframe src='https://b.example/'></iframe>",
        "<iframe srcdoc=\"<img src='https://b.example/'>\"></iframe>",
        "<object data='https://b.example/'></object>",
        "<embed src='https://b.example/'>",
        "<video src='https://b.example/'></video>",
        "<video><source src='https://b.example/'></video>",
        "<audio src='https://b.example/'></audio>",
        "<track src='https://b.example/'>",
        "<input type=image src='https://b.example/'>",
        "<body background='https://b.example/'>",
        "<svg><image href='https://b.example/'/></svg>",
        "<svg><use xlink:href='https://b.example/#x'/></svg>",
        "<svg><rect fill='url(https://b.example/#x)'/></svg>",
        "<p style='background: url(https://b.example/)'>",
        "<p style='background: u\\72l(\"https://b.example/\")'>",
        "<style>@import url(https://b.example/);</style>",
        "<style>a { background: image-set('https://b.example/' 1x) }</style>",
        "<meta http-equiv=refresh content='0;url=https://b.example/'>",
        "<noscript><img src='https://b.example/'></noscript>",
        "<form action='https://b.example/'></form>",
        "<button formaction='https://b.example/'>",
        "<a href='../b.html' ping='https://b.example/'>",
        "<img src='https://a.example/s/c.svg'>",
        "<base href='https://b.example/'><img src='x.png'>",
        "<IMG SRC=https://b.example/>",
    ] {
        let told = page(html);
        assert!(told.len() == 1 && told[0].starts_with("error a/x.html:"), "{html}: {told:?}");
        let is_request = ["loaded from", "sends something"].iter().any(|words| told[0].contains(words));
        assert!(is_request, "{html}: {told:?}");
    }
}

#[test]
fn style_sheets_and_drawings_are_followed_too() {
    let found = |path: &str, text: &str| of(path, &files([(path, text), ("x.png", "")]));
    for (path, text, expected) in [
        ("s.css", "a { background: url(x.png) } b { mask: url(#m) }", None),
        ("s.css", "@import 'https://b.example/x.css';", Some("is loaded from elsewhere")),
        ("s.css", "a { background: url(y.png) }", Some("which is not there")),
        ("d.svg", "<svg><a href='https://b.example/'><image href='x.png'/></a></svg>", None),
        ("d.svg", "<?xml-stylesheet href=\"https://b.example/x.css\"?><svg/>", Some("is loaded from elsewhere")),
        ("d.svg", "<svg><style><![CDATA[a > b { fill: url(https://b.example/) }]]></style></svg>", Some("elsewhere")),
        ("d.svg", "<svg><title><image href='https://b.example/'/></title></svg>", Some("elsewhere")),
        ("d.svg", "<!DOCTYPE svg [<!ENTITY x 'https://b.example/'>]><svg/>", Some("declares entities")),
        ("feed.xml", "<?xml-stylesheet href='https://b.example/x.xsl'?><feed/>", Some("is loaded from elsewhere")),
    ] {
        let told = found(path, text);
        let is_right = match expected {
            None => told.is_empty(),
            Some(words) => told.len() == 1 && told[0].contains(words),
        };
        assert!(is_right, "{text}: {told:?}");
    }
}

#[test]
fn a_page_that_servers_show_at_any_depth_may_have_full_addresses_of_its_own_site() {
    let html = "<link rel=stylesheet href='https://a.example/s/x.css'><a href='https://a.example/s/'></a>";
    let index = ("index.html", "<link rel=canonical href='https://a.example/s/'>");
    assert_eq!(of("404.html", &files([index, ("404.html", html), ("x.css", "")])), [""; 0]);
    assert_eq!(of("404.html", &files([index, ("404.html", html)])).len(), 1);
    let elsewhere = "<script src='https://b.example/x.js'></script>";
    assert_eq!(of("404.html", &files([index, ("404.html", elsewhere)])).len(), 1);
}

#[test]
fn feeds_and_sitemaps_name_pages_that_are_there() {
    let index = ("index.html", "<link rel=canonical href='https://a.example/s/'><p id=x>");
    let map = "<loc>https://a.example/s/</loc>\n<loc>https://a.example/s/gone.html</loc>";
    let told = of("sitemap.xml", &files([index, ("sitemap.xml", map)]));
    assert!(told.len() == 1 && told[0].starts_with("error sitemap.xml:2: "), "{told:?}");
    let feed = "{\"url\": \"https://a.example/s/index.html#x\", \"html\": \"<a href=\\\"https://a.example/s/#y\\\">\"}";
    let told = of("feed.json", &files([index, ("feed.json", feed)]));
    assert!(told.len() == 1 && told[0].contains("has no id `y`"), "{told:?}");
}

#[test]
fn a_page_of_ten_thousand_broken_links_says_a_thousand() {
    let html: String = (0..10_000).map(|number| format!("<a href='{number}'>\n")).collect();
    let told = page(&html);
    assert_eq!(told.len(), 1_001);
    assert!(told[1_000].contains("9000 more problems are in this file"), "{}", told[1_000]);
    let line = page(&html.replace('\n', ""));
    assert!(line[0].starts_with("error a/x.html:1: `0` leads to"), "{}", line[0]);
}

#[test]
fn saved_copies_are_laid_beside_the_hashes_that_are_stated() {
    let right = Hash::of(b"saved").to_string();
    let wrong = Hash::of(b"other").to_string();
    let table = format!(
        "page,kind,url,archived_url,archived_at,file,sha256\n\
         a,original,,,,saved/a.html,{right}\n\
         b,original,,,,saved/b.html,{right}\n\
         c,original,,,,saved/c.html,{right}\n\
         d,original,,https://web.example/d,,,{wrong}\n\
         e,original,,,,saved/a.html,12\n\
         f,link,https://b.example/,,,,\n"
    )
    // As RFC 4180 has it, and as a site has it.
    .replace('\n', "\r\n");
    let site = files([("saved/a.html", "saved"), ("saved/b.html", "other")]);
    let stated = verify::stated(table.as_bytes());
    let copies = stated.and_then(|captures| verify::copies(&captures, &folder(&site), &Sums::default()));
    let told: Vec<String> = copies.diagnostics.iter().map(shown).collect();
    assert_eq!(
        told,
        [
            "warning data/links.csv:6: what is stated of a saved copy is no SHA-256".to_owned(),
            format!(
                "error data/links.csv:3: the saved copy `saved/b.html` is not the one that was stated: its SHA-256 is stated \
                 as {right} and is {wrong}"
            ),
            "warning data/links.csv:4: the saved copy `saved/c.html` is not held here: its hash proves nothing"
                .to_owned(),
        ]
    );
    assert_eq!((copies.value.same, copies.value.elsewhere), (1, 1));
    assert!(verify::stated(b"no,such\ncolumns\n").diagnostics.is_empty());
}

#[test]
fn what_an_article_s_page_states_of_its_copies_is_read_from_it() {
    let stated = Hash::of(b"saved").to_string();
    let html = format!(
        "<ol><li><a href='../saved/a.html'>a</a> <span class='hash'>SHA-256 {stated}</span></li>\
         <li><a href='https://web.example/'>b</a> <span class='hash'>SHA-256 {}</span></li></ol>",
        Hash::of(b"b")
    );
    let site = files([("p/x.html", html.as_str()), ("saved/a.html", "changed")]);
    let folder = folder(&site);
    let followed = verify::follow(&FilePath::new("p/x.html"), html.as_bytes(), &folder);
    let mut captures = Captures::default();
    captures.append(followed.value.captures);
    let copies = verify::copies(&captures, &folder, &Sums::default());
    assert_eq!((copies.value.changed, copies.value.elsewhere), (1, 1));
    assert!(copies.diagnostics[0].message.contains("`saved/a.html` is not the one that was stated"));
}
