//! What must hold whatever comes in: nothing panics, every problem has a place in its file, every range stands on letters, every page is
//! well nested and says what its text says.
//!
//! Each function here is a target of `fuzz/` and draws a short fixed run of cases in `tests/all/hostile.rs`. It takes bytes and panics
//! where something is wrong. Texts in one input are parted by a byte of zero.

use std::ops::Range;

use dateline::archive;
use dateline::archive::Archive;
use dateline::diagnostic::Diagnostic;
use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::output::Made;
use dateline::output::Output;
use dateline::site::TEMPLATES;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;

use crate::support::woven;

/// Kinds of files with front matter: the folder's name, and `site.yaml`.
const FOLDERS: [&str; 8] = ["articles", "people", "places", "organizations", "events", "topics", "questions", "pages"];

/// An archive that names some of everything.
const REGISTER: [(&str, &str); 5] = [
    ("people/a", "name: Ann Bell\nnames: [{form: Анна Белова, lang: ru}]\nroles: [{role: president, from: 2020}]\n"),
    ("people/b", "name: Cole Bell\nshort_names: [Bell, Cole]\n"),
    ("places/a", "name: Almaty\nnames: [{form: Алматы, lang: kk}]\n"),
    ("places/b", "name: Almaty Region\nnames: [Алматы облысы]\nwithin: a\n"),
    ("questions/q", "title: How many?\n"),
];

/// The front matter of a file of any kind: the first byte says which, the rest is between the fences, or is the whole file.
pub fn front_matter(bytes: &[u8]) {
    let Some((kind, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text).into_owned();
    let folder = FOLDERS[usize::from(*kind) % FOLDERS.len()];
    let file = match kind / 8 % 4 {
        0 => ("content/site.yaml".to_owned(), text),
        1 => (format!("content/{folder}/x.md"), text),
        _ => (format!("content/{folder}/x.md"), format!("---\n{text}\n---\nAnn Bell said.\n")),
    };
    checked(&linked(with_register(vec![file])));
}

/// The Markdown of an article, to its page.
pub fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    woven(article("lang: en\n", &text, None));
}

/// Names in a text: forms of one person, one a line, then the text.
pub fn names(bytes: &[u8]) {
    let [forms, text, lang] = parts(bytes);
    let forms: Vec<String> = forms.lines().take(20).map(quoted).collect();
    let lang = ["en", "ru", "kk", "uk", "tr", "zh", "th", "ar"][lang.len() % 8];
    let person = format!("---\nname: {}\nnames: [{}]\n---\n", quoted("Zed Yew"), forms.join(", "));
    let mut files = article(&format!("lang: {lang}\n"), &text, None);
    files.push(("content/people/x.md".to_owned(), person));
    checked(&linked(with_register(files)));
}

/// A note and a claim on words of a text: text, quote, words before, words behind.
pub fn anchoring(bytes: &[u8]) {
    let [text, quote, prefix, suffix] = parts(bytes);
    let around = format!("quote: {}, prefix: {}, suffix: {}", quoted(&quote), quoted(&prefix), quoted(&suffix));
    let fields = format!(
        "annotations: [{{{around}, note: n}}]\nclaims: [{{id: c, question: q, claimant: x, value: 1, {around}}}]\n"
    );
    woven(article(&fields, &text, None));
}

/// A file of annotations beside an article: the article's text, then the file.
pub fn annotations(bytes: &[u8]) {
    let [text, json] = parts(bytes);
    woven(article("", &text, Some(json)));
}

/// Texts parted by a byte of zero; what is not there is empty.
fn parts<const COUNT: usize>(bytes: &[u8]) -> [String; COUNT] {
    let mut parts = bytes.splitn(COUNT, |byte| *byte == 0);
    std::array::from_fn(|_| String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned())
}

/// A text as YAML has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// An article with some fields, and annotations in a file beside it.
fn article(fields: &str, text: &str, annotations: Option<String>) -> Vec<(String, String)> {
    let article = format!("---\ntitle: T\ndate: 2022-01-05\n{fields}---\n{text}");
    let mut files = vec![("content/articles/a.md".to_owned(), article)];
    files.extend(annotations.map(|json| ("content/articles/a.annotations.json".to_owned(), json)));
    files
}

fn with_register(mut files: Vec<(String, String)>) -> Input {
    let register = REGISTER.iter().map(|(path, fields)| (format!("content/{path}.md"), format!("---\n{fields}---\n")));
    files.extend(register);
    let sources = files.into_iter().map(|(path, text)| Source { path: FilePath::new(path), text: text.into() });
    let day = Date::from_ymd(2023, 1, 1).expect("a day of the calendar");
    Input::from_sources(sources.collect(), Options { search: false, ..Options::on(day) }).value
}

/// An archive with everything that was said about it.
fn linked(input: Input) -> (Input, Archive, Vec<Diagnostic>) {
    let linked = document::parse(&input).and_then(|documents| archive::link(documents, &input));
    (input, linked.value, linked.diagnostics)
}

/// Every problem stands in its file, every range on letters of its text.
fn checked((input, archive, problems): &(Input, Archive, Vec<Diagnostic>)) {
    for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
        let Some(position) = place.position() else { continue };
        let source = input.content.iter().find(|source| source.path == place.file);
        let lines = source.map_or(usize::MAX, |source| source.text.matches('\n').count() + 1);
        assert!((1..=lines).contains(&position.line), "{problems:?}");
        let excerpt = place.excerpt().expect("a place in a line");
        assert!(excerpt.start <= excerpt.end && excerpt.text.get(excerpt.start..excerpt.end).is_some());
    }
    let of_articles = archive.articles.iter().flat_map(|article| &article.mentions);
    let of_entities = archive.entities.iter().flat_map(|entity| &entity.own_mentions);
    let of_pages = archive.pages.iter().flat_map(|page| &page.mentions);
    for mention in of_articles.chain(of_entities).chain(of_pages) {
        stands_on_letters(&archive.text_of(mention).text, &mention.range());
    }
    for article in &archive.articles {
        let text = &article.document.body.text;
        let notes = archive.annotations[article.annotations.clone()].iter().filter_map(|note| note.range.as_ref());
        let claims = archive.claims[article.claims.clone()].iter().map(|claim| &claim.range);
        notes.chain(claims).for_each(|range| stands_on_letters(text, range));
    }
}

fn stands_on_letters(text: &str, range: &Range<usize>) {
    assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()), "{range:?} of {text:?}");
}

/// The page of the article says what its text says.
fn woven(files: Vec<(String, String)>) {
    let mut input = with_register(files);
    let templates = TEMPLATES.iter().map(|(name, _)| Source {
        path: FilePath::new(format!("templates/{name}")),
        text: if *name == "article.html" { woven::TEMPLATE.into() } else { "".into() },
    });
    input.templates.extend(templates);
    let (input, archive, problems) = linked(input);
    let has_page = !archive.articles.is_empty();
    checked(&(input.clone(), archive, problems));
    let output = dateline::compile(&input).value;
    let fault = if has_page { woven::fault(&output, "a") } else { None };
    assert!(fault.is_none(), "{}", fault.unwrap_or_default());
}

impl woven::Texts for Output {
    fn text_at(&self, path: &str) -> String {
        match self.make(&FilePath::new(path)) {
            Some(Ok(Made::Bytes(bytes))) => String::from_utf8(bytes).expect("every text is UTF-8"),
            other => panic!("`{path}` cannot be made: {other:?}"),
        }
    }
}
