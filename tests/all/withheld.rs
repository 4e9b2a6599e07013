//! Names that are withheld stand in no byte of the output, in whatever way they came in.

mod packed;
mod surname;

use dateline::diagnostic::Severity;
use dateline::input::Options;
use dateline::output;
use dateline::value::FilePath;

use crate::support;
use crate::support::Folder;
use crate::support::Site;
use crate::support::day;

const PERSON: &str = "=== content/people/zulfiya-abdullina.md
---
name: Зульфия Абдуллина
names: [Zulfiya Abdullina, {form: 'Зүлфия Әбдуллина', lang: kk}]
visibility: withheld
pseudonym: Witness Z
---
She saw it.
";

const SITE: &str = "=== content/site.yaml
title: Reports
base_url: https://example.org/
SETTINGS
=== content/questions/toll.md
---
name: How many?
unit: people
---
";

const ARTICLE: &str = "=== content/articles/a.md
---
title: Report
date: 2022-01-05
lang: ru
FIELDS
---
BODY
";

/// A picture of one dot.
const PIXEL: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// What no file may hold, in small letters: the name in its scripts and encodings, and words that only it has.
const NEEDLES: [&str; 12] = [
    "абдуллин",
    "әбдуллин",
    "abdullin",
    "зульфи",
    "зүлфи",
    "zulfi",
    "%d0%b0%d0%b1%d0%b4%d1%83%d0%bb%d0%bb",
    "%d0%90%d0%b1%d0%b4%d1%83%d0%bb%d0%bb",
    "\\u0410\\u0431\\u0434\\u0443",
    "\\u0430\\u0431\\u0434\\u0443",
    "&#1040;&#1073;",
    "&#x410;&#x431;",
];

/// Ways in: a field of the article, else its body, else a file of its own.
const FIELDS: &[&str] = &[
    "original_title: Зульфия Абдуллина говорит",
    "section: О Зульфие Абдуллиной",
    "byline: Зульфия Абдуллина",
    "author: [Z. Abdullina, Other Name]",
    "contributors: [ЗУЛЬФИЯ АБДУЛЛИНА]",
    "dateline: АЛМАТЫ, Зульфия Абдуллина",
    "publisher: Фонд Зульфии Абдуллиной",
    "url: https://example.org/zulfiya-abdullina-arrested",
    "url: https://example.org/?q=%D0%97%D1%83%D0%BB%D1%8C%D1%84%D0%B8%D1%8F+%D0%90%D0%B1%D0%B4%D1%83%D0%BB%D0%BB%D0%B8%D0%BD%D0%B0",
    "archived_url: https://web.example/2022/https://example.org/ZulfiyaAbdullina",
    "captures: [{url: 'https://web.example/zulfiya_abdullina', at: 2022-01-06, tool: tool of Zulfiya Abdullina}]",
    "summary: Говорит Зульфия Абдуллина.",
    "summary: >\n  Говорит Зульфия\n  Абдуллина.",
    "summary: \"\\u0417\\u0443\\u043b\\u044c\\u0444\\u0438\\u044f \\u0410\\u0431\\u0434\\u0443\\u043b\\u043b\\u0438\\u043d\\u0430\"",
    "people: [zulfiya-abdullina]",
    "people: [people/zulfiya-abdullina]",
    "people: [Зульфия Абдуллина]",
    "places: [Улица Зульфии Абдуллиной]",
    "organizations: [Фонд Абдуллиной Зульфии]",
    "topics: [дело Зульфии Абдуллиной]",
    "tags: [zulfiya-abdullina]",
    "image: {src: /img/zulfiya-abdullina.jpg, alt: Зульфия Абдуллина, caption: 'Фото: Зульфия Абдуллина', credit: З. Абдуллина}",
    "media: [{title: Интервью с Зульфией Абдуллиной, kind: video, url: 'https://video.example/zulfiya-abdullina'}]",
    "notices: [Редакция благодарит Зульфию Абдуллину]",
    "rights: © Zulfiya Abdullina",
    "license: Зульфия Абдуллина",
    "corrections: [{date: 2022-02-01, text: Имя Зульфии Абдуллиной исправлено}]",
    "slug: zulfiya-abdullina",
    "redirect_from: [/2022/zulfiya-abdullina.html]",
    "unknown: Зульфия Абдуллина",
    "annotations: [{quote: слова, note: 'Сказала Зульфия Абдуллина', by: Zulfiya Abdullina, tags: [Абдуллина Зульфия]}]",
    "annotations: [{quote: Зульфия Абдуллина сказала слова, note: x}]",
    "annotations: [{quote: слова, prefix: 'Зульфия Абдуллина сказала ', note: x}]",
    "claims: [{id: zulfiya-abdullina-5, question: toll, value: 5, claimant: Зульфия Абдуллина, quote: слова}]",
    "claims: [{id: c, question: toll, text: 'по словам Зульфии Абдуллиной', speaker: zulfiya-abdullina, scope: без Зульфии Абдуллиной, quote: слова}]",
    "extra: {witness: Зульфия Абдуллина}",
];

const BODIES: &[&str] = &[
    "Зульфия Абдуллина сказала слова.",
    "Зульфии Абдуллиной, Зульфию Абдуллину, Зульфией Абдуллиной, о Зульфие Абдуллиной",
    "Зүлфия Әбдуллинаның, Зүлфия Әбдуллинаға, Зүлфия Әбдуллинадан сөздері",
    "ЗУЛЬФИЯ АБДУЛЛИНА и зульфия абдуллина",
    "З. Абдуллина, З.К. Абдуллина, Абдуллина З., Абдуллина З. К., Абдуллина, Зульфия",
    "Зульфия Каримовна Абдуллина; Абдуллина Зульфия Каримовна",
    "Zulfiya Abdullina, Zulfia Abdullina, Zulfija Abdullina, Zulfiia Abdullina, Zul'fiya Abdullina",
    "Ms Zulfiya Abdullina’s and Zulfiya  Abdullina's words",
    "Зуль\u{ad}фия Абдул\u{ad}лина; Зульфия\u{a0}Абдуллина; Зульфия\nАбдуллина; Зуль\u{200b}фия Абдуллина",
    "**Зуль**фия *Абдул*лина, ~~Зульфия~~ `Абдуллина`",
    "Зульф<b>ия</b> Абдулл<i>ина</i>",
    "&#1047;&#1091;льфия &#x410;бдуллина",
    "<p title=\"Зульфия Абдуллина\">слова</p>",
    "<!-- источник: Зульфия Абдуллина -->",
    "<abbr title=\"Zulfiya Abdullina\">Z</abbr>",
    "# Зульфия Абдуллина\n\nслова",
    "- Зульфия Абдуллина\n- слова",
    "| кто | что |\n|---|---|\n| Зульфия Абдуллина | слова |",
    "> Зульфия\n> Абдуллина",
    "    Зульфия Абдуллина\n",
    "```zulfiya-abdullina\nЗульфия Абдуллина\n```",
    "Слова[^1]\n\n[^1]: Зульфия Абдуллина",
    "Слова[^abdullina-zulfiya]\n\n[^abdullina-zulfiya]: x",
    "[Зульфия Абдуллина](https://example.org/)",
    "[слова](https://example.org/people/zulfiya-abdullina \"Зульфия Абдуллина\")",
    "[слова](../people/zulfiya-abdullina.md)",
    "[слова][r]\n\n[r]: https://example.org/Zulfiya_Abdullina \"Zulfiya Abdullina\"",
    "<https://example.org/zulfiya-abdullina> и https://example.org/zulfiya-abdullina",
    "[[people/zulfiya-abdullina]] [[Зульфия Абдуллина]] [[people/zulfiya-abdullina|она]] [[zulfiya-abdullina|Зульфия Абдуллина]]",
    "![Зульфия Абдуллина](/img/zulfiya-abdullina.png \"Зульфия Абдуллина\")",
    "Пишите: <zulfiya.abdullina@example.org>, [сюда](mailto:zulfiya.abdullina@example.org)",
    "#ЗульфияАбдуллина @ZulfiyaAbdullina zulfiya_abdullina abdullinazulfiya",
    "\u{202e}Зульфия\u{202c} Абдуллина",
    "Зульфия Абдуллина пришла. Потом Абдуллина ушла, и с Абдуллиной никто не говорил.",
];

const FILES: &[(&str, &str)] = &[
    ("content/articles/2022-01-05-zulfiya-abdullina.md", "---\ntitle: Слова\ndate: 2022\n---\nслова\n"),
    ("content/articles/зульфия абдуллина.md", "---\ntitle: Слова\ndate: 2022\n---\nслова\n"),
    (
        "content/people/other.md",
        "---\nname: Other Name\nsummary: Сестра Зульфии Абдуллиной\nroles: [{role: адвокат Зульфии Абдуллиной}]\n---\nЗульфия Абдуллина\n",
    ),
    ("content/places/street.md", "---\nname: Улица Зульфии Абдуллиной\nnot: [Зульфия Абдуллина]\n---\n"),
    (
        "content/organizations/fund.md",
        "---\nname: Фонд\nnames: [Фонд Зульфии Абдуллиной]\nsame_as: {register: zulfiya-abdullina}\n---\n",
    ),
    ("content/events/arrest.md", "---\nname: Арест Зульфии Абдуллиной\nstart: 2022-01-05\n---\n"),
    ("content/topics/zulfiya-abdullina.md", "---\nname: Дело\n---\n"),
    (
        "content/questions/where.md",
        "---\nname: Где Зульфия Абдуллина?\nunit: слов Зульфии Абдуллиной\ndefinition: Зульфия Абдуллина\n---\n",
    ),
    ("content/pages/about.md", "---\ntitle: О Зульфие Абдуллиной\n---\nЗульфия Абдуллина\n"),
    (
        "content/articles/a.annotations.json",
        "{\"type\":\"Annotation\",\"body\":[{\"type\":\"TextualBody\",\"value\":\"\\u0417\\u0443\\u043b\\u044c\\u0444\\u0438\\u044f \\u0410\\u0431\\u0434\\u0443\\u043b\\u043b\\u0438\\u043d\\u0430\"}],\"target\":{\"source\":\"a\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"слова\",\"prefix\":\"Зульфия Абдуллина \"}}}",
    ),
    ("content/articles/b.md", "---\ntitle: Зульфия Абдуллина\ndate: 2022\n---\nслова\n"),
    ("content/articles/c.md", "---\ndate: 2022\n---\n# Zulfiya Abdullina\n\nслова\n"),
    ("content/articles/d.md", "no front matter, Зульфия Абдуллина\n"),
];

const SETTINGS: &[&str] = &[
    "description: Архив Зульфии Абдуллиной",
    "publisher: Зульфия Абдуллина",
    "inclusion: Всё о Зульфие Абдуллиной",
    "changes: [{date: 2022-03-01, text: Зульфия Абдуллина добавлена}]",
    "license: Zulfiya Abdullina",
];

fn with(fields: &str, body: &str, settings: &str) -> String {
    let article = ARTICLE.replace("FIELDS", fields).replace("BODY", body);
    format!("{PERSON}{}{article}", SITE.replace("SETTINGS", settings))
}

/// Every file of a site, with the paths, in small letters.
fn published(site: &Site) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for path in site.output.paths() {
        let bytes = output::bytes(&site.output, path).unwrap_or_else(|problem| panic!("{path}: {problem:?}"));
        files.push((path.to_string(), format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase()));
    }
    files
}

#[track_caller]
fn holds_nothing(way: &str, site: &Site) {
    let fatal: Vec<_> = site.diagnostics.iter().filter(|problem| problem.severity == Severity::Fatal).collect();
    assert!(fatal.is_empty(), "{way}: {fatal:?}");
    for (path, text) in published(site) {
        for needle in NEEDLES {
            assert!(!text.contains(needle), "{way}: `{path}` holds `{needle}`: {}", around(&text, needle));
        }
    }
    for problem in &site.diagnostics {
        let said = support::shown(problem).to_lowercase();
        assert!(!NEEDLES.iter().any(|needle| said.contains(needle)), "{way}: said: {said}");
    }
}

fn around(text: &str, needle: &str) -> String {
    let at = text.find(needle).unwrap_or_default();
    let (start, end) =
        (text.floor_char_boundary(at.saturating_sub(80)), text.ceil_char_boundary((at + 80).min(text.len())));
    text[start..end].to_owned()
}

fn without_search() -> Options {
    Options { search: false, ..Options::on(day()) }
}

#[test]
fn a_name_planted_in_a_hundred_ways_stands_in_no_file() {
    let fields = FIELDS.iter().map(|field| (*field, with(field, "Сказаны слова.", "")));
    let bodies = BODIES.iter().map(|body| (*body, with("", body, "")));
    let settings = SETTINGS.iter().map(|line| (*line, with("", "слова", line)));
    let files = FILES.iter().map(|(path, text)| (*path, format!("{}=== {path}\n{text}", with("", "слова", ""))));
    for (way, fixture) in fields.chain(bodies).chain(settings).chain(files) {
        holds_nothing(way, &support::site_of(&fixture, without_search()));
    }
    assert!(FIELDS.len() + BODIES.len() + SETTINGS.len() + FILES.len() > 85);
}

#[test]
fn the_index_of_the_search_has_no_name_either() {
    let all = BODIES.join("\n\n");
    let site = support::site(&with("", &all, ""));
    holds_nothing("search", &site);
}

#[test]
fn texts_say_the_pseudonym_and_quotes_are_found_in_them() {
    let fields = "annotations: [{quote: Зульфия Абдуллина сказала, note: Заметка}]\nclaims: [{id: c, question: toll, value: 5, claimant: zulfiya-abdullina, quote: Абдуллина назвала число 5}]";
    let site = support::site_of(
        &with(fields, "Зульфия Абдуллина сказала. Потом Абдуллина назвала число 5.", ""),
        without_search(),
    );
    assert_eq!(site.text("data/text/a.txt").trim_end(), "Witness Z сказала. Потом Witness Z назвала число 5.");
    let annotation = &site.rows("annotations")[0];
    assert_eq!((annotation["state"].as_str(), annotation["exact"].as_str()), ("exact", "Witness Z сказала"));
    let claim = &site.rows("claims")[0];
    assert_eq!((claim["claimant"].as_str(), claim["quote"].as_str()), ("Witness Z", "Witness Z назвала число 5"));
    assert_eq!(site.problems(), Vec::<String>::new());
}

#[test]
fn nobody_has_a_page_unless_it_is_under_the_pseudonym() {
    let site = support::site_of(
        &with("people: [zulfiya-abdullina]", "[Она](../people/zulfiya-abdullina.md) здесь.", ""),
        without_search(),
    );
    assert!(!site.has("people/index.html"));
    assert_eq!(site.problems(), Vec::<String>::new());
    let named = with("people: [zulfiya-abdullina]", "[Она](../people/zulfiya-abdullina.md) и Зульфия Абдуллина.", "")
        .replace("visibility: withheld", "visibility: pseudonym\nsame_as: {wikidata: Q1}\nsummary: A nurse");
    let site = support::site_of(&named, without_search());
    holds_nothing("pseudonym", &site);
    let page = site.text("people/Witness-Z.html");
    assert!(page.contains("Witness Z") && page.contains("A nurse") && page.contains("She saw it."), "{page}");
    assert!(!page.contains("Q1"), "a register would say who it is: {page}");
    assert!(site.text("articles/a.html").contains("../people/Witness-Z.html"));
    assert_eq!(site.problems(), Vec::<String>::new());
}

#[test]
fn the_name_of_a_file_that_says_nothing_leads_to_the_page_under_the_pseudonym() {
    let fixture = with("people: [source-3]", "[Она](../people/source-3.md) и [[people/source-3|она]].", "")
        .replace("zulfiya-abdullina.md", "source-3.md")
        .replace("visibility: withheld", "visibility: pseudonym");
    let fixture = fixture.replace("../people/zulfiya-abdullina.md", "../people/source-3.md");
    let site = support::site_of(&fixture, without_search());
    assert!(site.has("people/source-3.html"), "{:?}", site.problems());
    holds_nothing("an opaque name", &site);
}

#[test]
fn others_keep_their_names() {
    let body = "Роза Абдулова, Зульфия Каримова и Ренат Абдуллаев. Zulfikar came.";
    let site = support::site_of(&with("", body, ""), without_search());
    assert_eq!(site.text("data/text/a.txt").trim_end(), body);
}

/// Files that withhold a name, in every shape that was seen.
const SHAPES: &[(&str, &str)] = &[
    ("content/people/x.md", "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nwithheld: true\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nanonymous: yes\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nVisibility: Withheld\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nvisiblity: withheld\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nvisibility: public\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n"),
    ("content/people/x.md", "name: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/people/x.md", "name: Ivan Petrov\nvisibility: withheld\npseudonym: W\n"),
    ("content/people/x.md", "—\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n—\n"),
    ("content/people/x.md", "----\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n----\n"),
    ("content/people/x.md", "{\"name\": \"Ivan Petrov\", \"visibility\": \"withheld\", \"pseudonym\": \"W\"}\n"),
    ("content/people/x.md", "\u{feff}---\r\nname: Ivan Petrov\r\nvisibility: withheld\r\npseudonym: W\r\n---\r\n"),
    ("content/people/x.md", "---\nname: Ivan Petrov\ndraft: true\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/person/x.md", "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/x.md", "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/articles/x.md", "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
    ("content/people/x.yaml", "name: Ivan Petrov\nvisibility: withheld\npseudonym: W\n"),
    ("content/people/x.json", "{\"name\": \"Ivan Petrov\", \"withheld\": true, \"pseudonym\": \"W\"}\n"),
    ("content/people/x.md", "---\nfirst_name: Ivan\nlast_name: Petrov\nvisibility: withheld\npseudonym: W\n---\n"),
];

#[test]
fn a_file_is_understood_in_whatever_shape_it_comes() {
    for (path, text) in SHAPES {
        let article = "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nIvan Petrov came.\n";
        let site = support::site_of(&format!("{article}=== {path}\n{text}"), without_search());
        assert_eq!(site.text("data/text/a.txt").trim_end(), "W came.", "{path}: {text:?}: {:?}", site.problems());
        assert!(published(&site).iter().all(|(_, file)| !file.contains("petrov")), "{path}: {text:?}");
    }
}

#[test]
fn a_single_form_may_be_withheld() {
    let fixture = "=== content/people/x.md\n---\nname: Anna Petrova\nnames: [{form: Ivan Petrov, visibility: withheld}]\n---\nBorn as Ivan Petrov.\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nIvan Petrov came.\n";
    let site = support::site_of(fixture, without_search());
    assert_eq!(site.text("data/text/a.txt").trim_end(), "Anna Petrova came.");
    assert!(site.has("people/x.html") && published(&site).iter().all(|(_, file)| !file.contains("ivan")));
}

#[test]
fn what_may_name_somebody_and_cannot_be_read_stops_the_build() {
    let utf16 = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let cases: [(&str, Vec<u8>); 7] = [
        ("content/people/hidden.md", b"---\nname: \xc8\xe2\xe0\xed\nvisibility: withheld\n---\n".to_vec()),
        ("content/people/hidden.md", b"---\nvisibility: withheld\npseudonym: Y\n---\n".to_vec()),
        ("content/people/hidden.md", b"---\nname: [X\nvisibility: withheld\n---\n".to_vec()),
        ("content/people/hidden.md", b"+++\nname = 'X Y'\nvisibility = 'withheld'\n+++\n".to_vec()),
        ("content/people/hidden.mdx", b"---\nname: X Y\nvisibility: withheld\n---\n".to_vec()),
        ("content/people/hidden.txt", utf16("name: X Y\nwithheld: true\n")),
        ("content/people/hidden.md", b"---\nname: Ivan Petrov\npseudonym: Petrov\n---\n".to_vec()),
    ];
    for (path, bytes) in cases {
        let folder = Folder::new("=== content/articles/b.md\n---\ntitle: B\ndate: 2022\n---\nX was there.\n");
        folder.write(path, bytes.clone());
        let run = folder.build(&["--no-search"]);
        let case = String::from_utf8_lossy(&bytes);
        assert_eq!(run.code, 1, "{path} {case}: {}{}", run.stdout, run.stderr);
        assert!(!folder.has("public"), "{path} {case}: something is published");
    }
}

#[test]
fn other_encodings_and_line_ends_are_read() {
    let utf16 = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let text = "---\nname: Ivan Petrov\nvisibility: withheld\npseudonym: W\n---\n";
    for bytes in [utf16(text), text.replace('\n', "\r").into_bytes()] {
        let folder = Folder::new("=== content/articles/b.md\n---\ntitle: B\ndate: 2022\n---\nIvan Petrov was there.\n");
        folder.write("content/people/hidden.md", bytes);
        folder.built(&["--no-search"]);
        assert_eq!(folder.read("public/data/text/b.txt").trim_end(), "W was there.");
    }
}

#[test]
fn what_is_copied_is_proved_and_nothing_is_published_with_a_name_in_it() {
    let files: [(&str, &[u8]); 6] = [
        ("static/notes.txt", "Said Зульфия Абдуллина".as_bytes()),
        ("static/data.json", b"{\"who\": \"\\u0417\\u0443\\u043b\\u044c\\u0444\\u0438\\u044f \\u0410\\u0431\\u0434\\u0443\\u043b\\u043b\\u0438\\u043d\\u0430\"}"),
        ("static/list.js", b"const who = 'Zulfiya' + ' ' ; // Zulfia Abdullina"),
        ("static/a.css", b"/* zulfiya-abdullina */"),
        ("templates/page.html", "<p>Зульфия Абдуллина</p>".as_bytes()),
        ("static/wide.txt", b"Z\0u\0l\0f\0i\0y\0a\0 \0A\0b\0d\0u\0l\0l\0i\0n\0a\0"),
    ];
    for (path, bytes) in files {
        let folder = Folder::new(&format!("{}=== content/pages/p.md\n---\ntitle: P\n---\nx\n", with("", "слова", "")));
        folder.write(path, bytes);
        let run = folder.build(&["--no-search"]);
        assert_eq!(run.code, 1, "{path}: {}{}", run.stdout, run.stderr);
        assert!(!folder.has("public"), "{path}: something is published");
        assert!(run.stderr.contains("withheld-name"), "{path}: {}", run.stderr);
    }
}

#[test]
fn a_file_of_that_name_is_published_under_another() {
    let folder =
        Folder::new(&with("image: {src: /img/zulfiya-abdullina.gif, alt: x}", "![x](/img/zulfiya-abdullina.gif)", ""));
    folder.write("static/img/zulfiya-abdullina.gif", PIXEL);
    folder.built(&["--no-search"]);
    assert!(folder.has("public/img/Witness-Z.gif") && !folder.has("public/img/zulfiya-abdullina.gif"));
    assert!(folder.read("public/articles/a.html").contains("../img/Witness-Z.gif"));
}

#[test]
fn drafts_may_be_shown_and_names_may_not() {
    let fixture = with("draft: true", "Зульфия Абдуллина", "");
    let site = support::site_of(&fixture, Options { drafts: true, ..without_search() });
    holds_nothing("drafts", &site);
    assert!(site.output.has(&FilePath::new("articles/a.html")));
}

#[test]
fn defaults_that_ask_for_names_to_be_withheld_stop_the_build() {
    let person = PERSON.replace("visibility: withheld\npseudonym: Witness Z\n", "");
    for defaults in [
        "{path: people/**, visibility: withheld, pseudonym: Witness Z}",
        "{path: people/**, visibility: hidden}",
        "{path: /content/people/z*, withheld: true}",
        "{path: '**', anonymous: yes}",
        "{pseudonym: Witness Z}",
        "{scope: {path: people}, values: {visibility: withheld}}",
    ] {
        let settings = format!("=== content/site.yaml\ntitle: T\ndefaults: [{defaults}]\n");
        let site = support::site_of(&format!("{settings}{person}"), without_search());
        assert!(site.diagnostics.iter().any(|problem| problem.severity == Severity::Fatal), "{defaults}");
    }
}
