//! Any Markdown, any names, notes and claims on any words: a page's text is well nested, and what a reader sees is the text layer, nothing more and
//! nothing less.
//!
//! The cases are the same in every run. `WEAVE_CASES=100000` draws others, and more of them.

use crate::support;
use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestCaseError;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

use crate::support::Site;
use crate::support::woven;

/// Words and marks that texts are made of. Some are names, some are halves of Markdown.
const ATOMS: &[&str] = &[
    "Алматы",
    "Almaty",
    "ALMATY",
    "Toqaev",
    "Нур-Султан",
    "Nur–Sultan",
    "Nur-Sultan",
    "Алматы облысы",
    "Солов'йов",
    "O’Brien's",
    "Қазақстан",
    "x",
    "и",
    "the",
    "👩‍👩‍👧",
    "🏔️",
    "soft\u{ad}hyphen",
    "Al\u{ad}maty",
    "Almaty\u{a0}City",
    "City",
    "й",
    "и\u{306}",
    "\u{301}",
    "سلام",
    "北京",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "&#0;",
    "<",
    ">",
    "&",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "](",
    ")",
    "|",
    "\\",
    "\\*",
    "!",
    "#",
    "^",
    "=",
    "$",
    "https://example.org/Almaty?x=<y>",
    "<https://example.org/>",
    "a@example.org",
    "[[Almaty]]",
    "[[Almaty|the city]]",
    "[[nobody]]",
    "[[entities/e0|him]]",
    "[[|]]",
    "[^1]",
    "[^2]",
    "[^x]",
    "[x]",
    "[ ]",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<hr>",
    "<div>",
    "</div>",
    "<td>",
    "<li>",
    "</ul>",
    "<span lang=\"ru\">",
    "</span>",
    "<a href=\"https://example.org\">",
    "<a href=\"../topics/e1.md\">",
    "</a>",
    "<!-- Almaty -->",
    "<!--",
    "-->",
    "<kbd>",
    "</kbd>",
    "<code>",
    "</code>",
    "<script>",
    "</script>",
    "<iframe src=\"https://example.org/x\">",
    "<img src=\"https://example.org/a.png\" alt=\"Almaty\">",
    "<blink>",
    "<sup>",
    "</sup>",
    "<q>",
    "</q>",
    "<mark>",
    "</mark>",
    "{#id}",
    "{{< x >}}",
    "{% y %}",
    "~",
    "+",
    "- ",
    "1. ",
    ": ",
    "\t",
    "  ",
    "  \n",
    "\n",
];

fn atom() -> impl Strategy<Value = String> {
    prop_oneof![12 => select(ATOMS).prop_map(ToOwned::to_owned), 1 => "\\PC{0,6}", 1 => "[а-яА-Яa-z'’-]{1,8}"]
}

/// A run of text: atoms, and runs in emphasis, links, code and markup.
fn run() -> impl Strategy<Value = String> {
    let joined = || (vec(atom(), 1..6), select(vec!["", " ", " ", " "])).prop_map(|(atoms, space)| atoms.join(space));
    joined().prop_recursive(3, 24, 4, move |inner| {
        let wrapped = (
            inner.clone(),
            select(vec![
                ("*", "*"),
                ("**", "**"),
                ("_", "_"),
                ("~~", "~~"),
                ("`", "`"),
                ("[", "](https://example.org/)"),
                ("[", "](../topics/e0.md)"),
                ("[", "](/topics/e1.md \"title\")"),
                ("[", "](javascript:x)"),
                ("[", "](nowhere.html)"),
                ("![", "](https://example.org/a.png)"),
                ("<b>", "</b>"),
                ("<span>", "</span>"),
                ("<a href=\"../topics/e0.md\">", "</a>"),
                ("<code>", "</code>"),
                ("<q>", "</i>"),
            ]),
        )
            .prop_map(|(inner, (before, after))| format!("{before}{inner}{after}"));
        prop_oneof![
            3 => wrapped,
            2 => (inner, joined(), select(vec!["", " ", "\n"])).prop_map(|(one, other, space)| format!("{one}{space}{other}")),
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    run().prop_map(|text| text.replace('\n', " "))
}

fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut result = String::new();
    for (index, line) in text.lines().enumerate() {
        let _ = writeln!(result, "{}{line}", if index == 0 { first } else { rest });
    }
    result
}

/// A block: paragraphs, headings, lists, quotes, tables, code, raw HTML, footnotes.
fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => run(),
        1 => (1..7usize, line()).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => (line(), select(vec!["===", "---"])).prop_map(|(text, rule)| format!("{text}\n{rule}")),
        1 => (run(), select(vec!["", "rust", "no-such", "js {1}"])).prop_map(|(text, language)| format!("```{language}\n{text}\n```")),
        1 => run().prop_map(|text| indented(&text, "    ", "    ")),
        1 => vec(vec(line(), 1..4), 1..4).prop_map(table),
        1 => (run(), select(vec!["div", "p", "table", "ul", "blockquote", "pre", "td", "h2", "figure", "figcaption", "dl", "li", "script", "svg", "details"]))
            .prop_map(|(text, name)| format!("<{name}>{text}</{name}>")),
        1 => run().prop_map(|text| format!("<div>\n\n{text}\n\n</div>")),
        1 => (select(vec!["1", "2", "x", "y"]), run()).prop_map(|(label, text)| indented(&text, &format!("[^{label}]: "), "    ")),
        1 => (line(), run()).prop_map(|(term, text)| format!("{term}\n{}", indented(&text, ": ", "  "))),
        1 => Just("***".to_owned()),
        1 => run().prop_map(|text| indented(&text, "> [!NOTE]\n> ", "> ")),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        (
            vec(inner, 1..4),
            select(vec![("- ", "  "), ("1. ", "   "), ("> ", "> "), ("- [x] ", "  "), ("* ", " ")]),
            any::<bool>(),
        )
            .prop_map(|(blocks, (first, rest), is_loose)| {
                let items: Vec<String> = blocks.iter().map(|block| indented(block, first, rest)).collect();
                items.join(if is_loose { "\n" } else { "" })
            })
    })
}

fn table(rows: Vec<Vec<String>>) -> String {
    let columns = rows[0].len();
    let row = |cells: &Vec<String>| {
        format!("| {} |\n", cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}\n", ":-:|".repeat(columns));
    row(&rows[0]) + &rule + &rows[1..].iter().map(row).collect::<String>()
}

/// Names: some that the texts hold, some that nobody would choose.
fn names() -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![
        6 => select(vec!["Almaty", "Алматы", "Алматы облысы", "Nur-Sultan", "Toqaev", "x", "the", "Солов'йов", "City", "Almaty City", "и", "й", "👩‍👩‍👧", "北京", "soft", "O'Brien"]).prop_map(ToOwned::to_owned),
        1 => "[а-яa-z '-]{1,8}",
        1 => "\\PC{1,4}",
    ];
    vec(name, 0..6)
}

/// Where notes and claims are laid: from a place in the text, as a share of its length, over so many letters.
type Places = Vec<(f64, usize)>;

/// An archive with its names, and an article for each text; of the templates only the text of an article.
fn archive(names: &[String], texts: &[String]) -> Site {
    annotated(names, texts, &|_| (String::new(), None))
}

/// The same with front matter and annotations for each text.
fn annotated(names: &[String], texts: &[String], more: &dyn Fn(usize) -> (String, Option<String>)) -> Site {
    let mut fixture =
        format!("=== templates/article.html\n{}\n=== content/questions/q.md\n---\nname: qqq\n---\n", woven::TEMPLATE);
    for (index, name) in names.iter().enumerate() {
        let name = serde_json::to_string(name).expect("a text is JSON");
        let _ = write!(fixture, "=== content/topics/e{index}.md\n---\nname: {name}\nnot: [Almaty облысы]\n---\n");
    }
    let mut sources = support::files(&fixture);
    for (index, text) in texts.iter().enumerate() {
        let (fields, annotations) = more(index);
        let article = format!("---\ntitle: T\ndate: 2022\n{fields}---\n{text}");
        sources.push((format!("content/articles/a{index}.md"), article));
        sources.extend(annotations.map(|json| (format!("content/articles/a{index}.annotations.json"), json)));
    }
    support::site_from(sources, dateline::input::Options::on(support::day()))
}

/// Notes and claims on some places of a text layer.
fn laid_over(layer: &str, index: usize, places: &Places) -> (String, Option<String>) {
    let letters: Vec<char> = layer.chars().collect();
    let mut claims = Vec::new();
    let mut items = Vec::new();
    for (number, (share, length)) in places.iter().enumerate() {
        let start = (share * letters.len() as f64) as usize;
        let end = (start + length).min(letters.len());
        let text = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
        let (exact, prefix, suffix) =
            (text(start..end), text(start.saturating_sub(20)..start), text(end..(end + 20).min(letters.len())));
        if exact.trim().is_empty() {
            continue;
        }
        if number % 3 == 2 {
            claims.push(
                serde_json::json!({"id": format!("c{index}-{number}"), "question": "q", "value": 1, "claimant": "x",
                "quote": exact, "prefix": prefix, "suffix": suffix}),
            );
        } else {
            items.push(
                serde_json::json!({"id": "urn:x", "type": "Annotation", "bodyValue": "0000000000", "target": {"source": "urn:y",
                "selector": {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}}}),
            );
        }
    }
    let page = serde_json::json!({"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:p", "type": "AnnotationPage", "items": items});
    (format!("claims: {}\n", serde_json::Value::from(claims)), Some(page.to_string()))
}

/// What is wrong with the page of an article, if anything.
fn fault(site: &Site, index: usize) -> Option<String> {
    woven::fault(&site.output, &format!("a{index}"))
}

#[test]
fn any_text_is_woven_well_and_whole() {
    let wanted = std::env::var("WEAVE_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config {
        cases: wanted.unwrap_or(250),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let text = vec(block(), 1..5).prop_map(|blocks| blocks.join("\n\n") + "\n");
    let places = vec((0.0..1.0f64, 1..60usize), 0..7);
    let result = runner.run(&(names(), vec(text, 1..12), places), |(names, texts, places)| {
        let bare = archive(&names, &texts);
        let layers: Vec<String> = (0..texts.len()).map(|index| bare.text(&format!("data/text/a{index}.txt"))).collect();
        let site = annotated(&names, &texts, &|index| laid_over(&layers[index], index, &places));
        for (index, text) in texts.iter().enumerate() {
            if let Some(fault) = fault(&site, index) {
                return Err(TestCaseError::fail(format!("{text:?}\n{fault}")));
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn texts_that_once_were_woven_wrong() {
    for text in [
        // One label, defined twice and in itself.
        "a[^1]\n\n[^1]: one\n\nb\n\n[^1]: other\n",
        "a[^1]\n\n[^1]: one\n\n    [^1]: other\n\n    more\n",
        "a[^1] b[^2]\n\n[^1]: one\n\n    [^2]: other\n\n    more\n",
        // A line across in a cell parts words.
        "| one<hr>other |\n|---|\n",
        // A reference to a footnote in a link is no link in a link.
        "[one[^1]](https://example.org/) and <a href=\"https://example.org/\">other[^1]</a>\n\n[^1]: note\n",
    ] {
        let site = archive(&["one".to_owned(), "other".to_owned()], &[text.to_owned()]);
        assert_eq!(fault(&site, 0), None, "{text}");
        let layer = site.text("data/text/a0.txt");
        let is_whole = |word: &str| layer.split(|letter: char| !letter.is_alphabetic()).any(|found| found == word);
        assert!(is_whole("one") && is_whole("other") || !text.contains("other"), "{layer}");
    }
}

#[test]
fn the_checks_see_what_is_wrong() {
    let texts = ["Almaty *is* here.".to_owned()];
    let names = ["Almaty".to_owned()];
    assert_eq!(fault(&archive(&names, &texts), 0), None);
    for broken in [
        "{{ part.html | safe }}x",
        "{{ part.html | replace(from=\"is\", to=\"\") | safe }}",
        "{{ part.html | replace(from=\"</em>\", to=\"\") | safe }}",
        "{{ part.html | replace(from=\"mention-1\", to=\"m\") | safe }}",
        "{{ part.html | replace(from=\"passage-1\", to=\"m\") | safe }}",
        "{{ part.html | replace(from=\"\\\"sign\", to=\"\\\"s\") | safe }}",
    ] {
        let broken = format!("<main>{{% for part in article.body %}}{broken}{{% endfor %}}</main>");
        let mut sources = support::files("=== content/topics/e0.md\n---\nname: Almaty\n---\n");
        sources.push(("templates/article.html".to_owned(), broken.clone()));
        let notes = "---\nannotations: [{quote: here, note: n}]\n---\n";
        sources.push(("content/articles/a0.md".to_owned(), format!("{notes}{}", texts[0])));
        let site = support::site_from(sources, dateline::input::Options::on(support::day()));
        assert!(fault(&site, 0).is_some(), "{broken}");
    }
}
