//! Texts and fields that would do something on a page.

use super::GOOD;
use super::beside_good;
use super::text_of;
use crate::support::Folder;
use crate::support::html;

/// Ways to make a page do something, each with a word that must stay (or `-`).
const HOSTILE: &[(&str, &str)] = &[
    ("<script>alert(1)</script> word", "word"),
    ("<ScRiPt src=https://example.org/x.js></sCrIpT>word", "word"),
    ("<scr<script>ipt>alert(1)</scr</script>ipt> word", "-"),
    ("<b onclick=\"alert(1)\" ONMOUSEOVER='x()'>word</b>", "word"),
    ("<img src=x onerror=alert(1)> word", "word"),
    ("<img/onerror=alert(1)/src=x> word", "-"),
    ("<a href=\"javascript:alert(1)\">word</a>", "word"),
    ("<a href=\" java&#10;script:alert(1)\">word</a>", "word"),
    ("<a href=\"&#x6A;avascript&colon;alert(1)\">word</a>", "word"),
    ("[word](javascript:alert(1))", "word"),
    ("[word](JaVaScRiPt&#58;alert(1))", "word"),
    ("[word](<java\tscript:alert(1)>)", "word"),
    ("[word](data:text/html;base64,PHNjcmlwdD4=)", "word"),
    ("[word](vbscript:x)", "word"),
    ("<javascript:alert(1)> word", "-"),
    ("![word](javascript:alert(1))", "word"),
    ("[word][x]\n\n[x]: javascript:alert(1)", "word"),
    ("<iframe src=\"https://example.org/player\"></iframe> word", "word"),
    ("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe> word", "word"),
    ("<object data=\"javascript:alert(1)\">word</object>", "word"),
    ("<embed src=\"https://example.org/x.swf\"> word", "word"),
    ("<svg onload=alert(1)><script>x</script></svg> word", "word"),
    ("<math><a xlink:href=\"javascript:alert(1)\">x</a></math> word", "word"),
    ("<form action=\"https://example.org\"><input name=x><button>word</button></form>", "word"),
    ("<style>body { display: none }</style> word", "word"),
    ("<p style=\"position: fixed\" class=\"skip\" id=\"main\">word</p>", "word"),
    ("<link rel=stylesheet href=https://example.org/x.css> word", "word"),
    ("<meta http-equiv=refresh content=\"0; url=https://example.org\"> word", "word"),
    ("<base href=\"https://example.org/\"> word", "word"),
    ("</main></body></html> word", "word"),
    ("<!-- --><script>alert(1)</script><!-- --> word", "word"),
    ("<video src=\"https://example.org/x.mp4\" autoplay></video> word", "word"),
    ("<picture><source srcset=\"https://example.org/x.png\"></picture> word", "word"),
    ("<marquee>word</marquee> <blink>word</blink>", "word"),
    ("`<script>alert(1)</script>` word", "word"),
    ("```x\" onclick=\"alert(1)\nword\n```", "word"),
    ("# word {#main onclick=alert(1)}", "word"),
    ("# word {#\"><script>alert(1)</script>}", "word"),
    ("[word](https://example.org/\"onclick=alert(1)\")", "word"),
    ("<a href='https://example.org/\"><script>alert(1)</script>'>word</a>", "word"),
    ("<abbr title='\"><script>alert(1)</script>'>word</abbr>", "word"),
    ("<span lang='\"><script>alert(1)</script>'>word</span>", "word"),
];

/// Fails where a page would do or load something.
#[track_caller]
fn inert(page: &str, case: &str) {
    let parts = html::parts(page);
    assert_eq!(html::misnested(&parts), None, "{case}");
    for part in &parts {
        let html::Part::Start { name, attributes } = part else { continue };
        let is_data = name == "script" && part.attribute("type") == Some("application/ld+json");
        // The 404 page is shown at any depth and has full addresses.
        let has_full_addresses = case == "404.html";
        let base = if has_full_addresses { "https://example.org/" } else { "" };
        let own = |src: &str| src.strip_prefix(base).is_some_and(|path| !path.contains(':'));
        let is_ours = name == "script" && part.attribute("src").is_some_and(own);
        let is_active = [
            "script", "iframe", "object", "embed", "math", "style", "base", "form", "input", "video", "audio",
            "source", "frame", "template",
        ];
        assert!(is_data || is_ours || !is_active.contains(&name.as_str()), "{case}: `<{name}>`");
        for (key, value) in attributes {
            let seen: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            let seen = seen.to_lowercase();
            assert!(!key.starts_with("on"), "{case}: `{key}=`");
            assert!(key != "style" && key != "srcset", "{case}: `{key}=`");
            let is_address = ["href", "src", "action", "data", "xlink:href", "poster"].contains(&key.as_str());
            let is_bad = ["javascript:", "data:", "vbscript:"].iter().any(|scheme| seen.starts_with(scheme));
            assert!(!(is_address && is_bad), "{case}: `{key}={value}`");
            let is_loaded =
                key == "src" || key == "href" && name == "link" && part.attribute("rel") != Some("canonical");
            assert!(
                !(is_loaded && seen.contains("//")) || has_full_addresses,
                "{case}: `{key}={value}` is loaded from elsewhere"
            );
        }
    }
}

#[test]
fn no_text_can_make_a_page_do_anything() {
    let folder = Folder::new(GOOD);
    for (index, (body, _)) in HOSTILE.iter().enumerate() {
        folder.write(&format!("content/articles/h{index}.md"), format!("---\ntitle: H\ndate: 2022\n---\n{body}\n"));
    }
    folder.built(&[]);
    for (index, (body, word)) in HOSTILE.iter().enumerate() {
        inert(&folder.read(&format!("public/articles/h{index}.html")), body);
        let text = text_of(&folder, &format!("h{index}"));
        assert!(*word == "-" || text.contains(word), "{body}: {text:?}");
        assert!(!text.contains("alert") || !body.starts_with("<script"), "{body}: {text:?}");
    }
}

#[test]
fn dropped_markup_is_reported_where_it_stands() {
    for (body, words) in [
        ("<script>x</script>", "script"),
        ("x <b onclick=\"x()\">y</b>", "onclick"),
        ("[x](javascript:y)", "javascript:"),
        ("<iframe src=\"https://example.org/\"></iframe>", "iframe"),
        ("<blink>x</blink>", "blink"),
    ] {
        let (_, run) =
            beside_good("content/articles/odd.md", format!("---\ntitle: Odd\ndate: 2022\n---\nline\n\n{body}\n"));
        run.ends(0).reports(words, "content/articles/odd.md:7");
    }
}

#[test]
fn dropped_markup_is_reported_on_its_line_of_a_block() {
    let body = "> <div>\n> <p>Қала</p>\n>   <blink>x</blink>\n> <script>x</script></div>\n";
    let (_, run) = beside_good("content/articles/odd.md", format!("---\ntitle: Odd\ndate: 2022\n---\n{body}"));
    run.ends(0).reports("blink", "content/articles/odd.md:7:5").reports("script", "content/articles/odd.md:8:3");
}

#[test]
fn no_field_can_make_a_page_do_anything() {
    let evil = "</title></script><script>alert(1)</script>\\\"'onload=alert(1)";
    let fields = ["title", "original_title", "section", "summary", "rights", "license", "publisher", "dateline"];
    let mut front_matter: String = fields.iter().map(|field| format!("{field}: \"{evil}\"\n")).collect();
    for list in ["byline", "tags", "contributors", "notices", "corrections"] {
        front_matter.push_str(&format!("{list}: [\"{evil}\"]\n"));
    }
    front_matter.push_str(&format!(
        "image: {{src: \"javascript:alert(1)\", alt: \"{evil}\", caption: \"{evil}\", credit: \"{evil}\"}}\n"
    ));
    front_matter.push_str(&format!("media: [{{title: \"{evil}\", kind: \"{evil}\", duration: \"{evil}\"}}]\n"));
    front_matter
        .push_str(&format!("captures: [{{file: \"javascript:alert(1)\", tool: \"{evil}\", sha256: \"{evil}\"}}]\n"));
    let folder = Folder::new(&format!("{GOOD}=== content/articles/odd.md\n---\ndate: 2022\n{front_matter}---\nx\n"));
    folder.write("content/site.yaml", format!("title: \"{evil}\"\ndescription: \"{evil}\"\npublisher: \"{evil}\"\n"));
    folder.write(
        "content/people/x.md",
        format!("---\nname: \"{evil}\"\nsummary: \"{evil}\"\nnames: [\"{evil}2\"]\nsame_as: {{wikidata: \"javascript:alert(1)\", x: \"{evil}\"}}\n---\nx\n"),
    );
    folder.write("content/places/x.md", format!("---\nname: \"{evil}\"\nlatitude: 1\nlongitude: 2\n---\nx\n"));
    folder.build(&["--base-url", "https://example.org"]);
    let pages = folder.tree("public");
    assert!(pages.contains_key("articles/odd.html") && pages.contains_key("people/x.html"), "{:?}", pages.keys());
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("UTF-8");
        inert(page, path);
        assert!(!page.contains("<script>alert"), "{path}");
    }
}
