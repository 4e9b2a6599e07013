//! What the pages of `golden/newsroom` say that sum up its sixty articles, as text that can be read and compared.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::Site;
use crate::support::day;
use crate::support::html;
use crate::support::html::Part;
use dateline::input;
use dateline::input::Options;

/// A text of its own for each kind of page: its name, the pages, and which of their elements.
const KEPT: &[(&str, &[&str], &[&str])] = &[
    ("questions.txt", &["questions/*"], &["entity-head", "disputes", "ledger-section"]),
    ("cards.txt", &["index.html", "questions/index.html"], &["folio", "questions", "kinds"]),
    (
        "lists.txt",
        &[
            "people/index.html",
            "places/index.html",
            "organizations/index.html",
            "events/index.html",
            "publishers/index.html",
        ],
        &["list-head", "index"],
    ),
    ("articles.txt", &["articles/index.html"], &["list-head", "group"]),
    ("timeline.txt", &["timeline.html"], &["chart", "group"]),
    ("map.txt", &["map.html", "places/tamsel.html", "places/ilvan-valley.html"], &["entity-head", "chart", "group"]),
    (
        "about.txt",
        &[
            "events/flood-november-2020.html",
            "places/selm-bridge.html",
            "organizations/tamsel-courier.html",
            "organizations/civil-protection.html",
        ],
        &["entity-head", "questions", "claimed", "listed"],
    ),
    ("claims-in-articles.txt", &["articles/2020/11-1*", "articles/2021/10-17*"], &["article-claims"]),
];

/// Everything that is kept, by file. The archive has nothing to report.
pub fn summed_up(root: &Path) -> BTreeMap<String, String> {
    let compiled = input::read(root, Options::on(day())).expect("a folder").and_then(|input| dateline::compile(&input));
    let site = Site { output: compiled.value, diagnostics: compiled.diagnostics };
    assert_eq!(site.diagnostics.iter().map(|problem| &problem.message).collect::<Vec<_>>(), [""; 0]);
    let paths: Vec<String> = site.output.paths().map(|path| path.as_str().to_owned()).collect();
    let mut files = BTreeMap::new();
    for (file, patterns, classes) in KEPT {
        let mut text = String::new();
        for pattern in *patterns {
            let is_wanted = |path: &&String| match pattern.strip_suffix('*') {
                Some(start) => path.starts_with(start) && path.ends_with(".html") && !path.ends_with("index.html"),
                None => path == pattern,
            };
            for path in paths.iter().filter(is_wanted) {
                text.push_str(&format!("# {path}\n{}\n", said(&site.text(path), classes)));
            }
        }
        files.insert((*file).to_owned(), text);
    }
    files
}

/// The text of the outermost elements of some classes, a line for each block.
fn said(page: &str, classes: &[&str]) -> String {
    let parts = html::parts(page);
    let has_class = |part: &Part| {
        part.attribute("class").is_some_and(|written| written.split(' ').any(|class| classes.contains(&class)))
    };
    let mut text = String::new();
    let mut index = 0;
    while index < parts.len() {
        if has_class(&parts[index]) {
            let inside = html::inside(&parts[index..], has_class);
            text.push_str(&lines(&inside));
            index += inside.len();
        }
        index += 1;
    }
    text
}

/// Blocks as lines, indented by lists; drawings by what their marks are called, sums that fold open by a sign.
fn lines(parts: &[Part]) -> String {
    const BLOCKS: [&str; 14] =
        ["p", "li", "h1", "h2", "h3", "dt", "dd", "summary", "figcaption", "blockquote", "div", "section", "ul", "ol"];
    let parts = html::without(parts, |part| part.is_start("text") || part.is_start("path"));
    let (mut text, mut line, mut depth) = (String::new(), String::new(), 0_usize);
    let mut end = |line: &mut String, depth: usize| {
        let words = html::folded(line);
        if !words.is_empty() {
            text.push_str(&format!("{}{words}\n", "  ".repeat(depth)));
        }
        line.clear();
    };
    for part in &parts {
        match part {
            Part::Text(words) => line.push_str(words),
            Part::Start { name, .. } if name == "title" || BLOCKS.contains(&name.as_str()) => {
                end(&mut line, depth);
                depth += usize::from(name == "ul" || name == "ol");
                line.push_str(if name == "summary" { "[+] " } else { "" });
            }
            Part::End(name) if name == "title" || BLOCKS.contains(&name.as_str()) => {
                end(&mut line, depth);
                depth -= usize::from(name == "ul" || name == "ol");
            }
            Part::Start { name, .. } | Part::End(name) if name == "span" || name == "svg" => line.push(' '),
            _ => {}
        }
    }
    end(&mut line, depth);
    text
}
