//! Lays what an import makes of saved pages beside what people reviewed. The pages are no part of this repository.
//!
//! `cargo bench --bench import -- FOLDER` with a folder as WCXB has them: `html/ID.html.gz`, `expected/ID.json` with `ground_truth`.
//! `--list` shows each page. The text is the one that a build publishes, so that what is lost on any way is seen.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dateline::edit::Written;
use dateline::import;
use dateline::import::Draft;
use dateline::import::page::words::Words;
use dateline::input::Input;
use dateline::input::Options;
use dateline::output::Made;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;

/// What was measured of one page.
struct Measured {
    id: String,
    agreement: f64,
    is_marked: bool,
    /// Absent where nobody reviewed it.
    title: Option<bool>,
    date: Option<Verdict>,
    has_author: Option<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    Missing,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let lists = arguments.iter().any(|argument| argument == "--list");
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        println!("no folder with saved pages was named; nothing is measured");
        return ExitCode::SUCCESS;
    };
    let measured = measure(Path::new(folder));
    if lists {
        measured.iter().for_each(show);
    }
    summary(&measured);
    ExitCode::SUCCESS
}

fn measure(folder: &Path) -> Vec<Measured> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder.join("html")).expect("the folder of pages").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".html.gz").map(str::to_owned));
    }
    names.sort();
    let mut drafts: HashMap<String, Draft> = HashMap::new();
    for name in &names {
        let mut page = fs::File::open(folder.join(format!("html/{name}.html.gz"))).expect("a page");
        import::read(&FilePath::new(format!("{name}.html.gz")), &mut page, &mut |batch| {
            drafts.extend(batch.drafts.into_iter().map(|draft| (name.clone(), draft)));
        });
    }
    let texts = published(&drafts);
    let mut measured = Vec::new();
    for name in names {
        let expected = fs::read_to_string(folder.join(format!("expected/{name}.json"))).expect("what was reviewed");
        let expected: serde_json::Value = serde_json::from_str(&expected).expect("JSON");
        let text = texts.get(&name).map(String::as_str).unwrap_or_default();
        measured.push(compare(name.clone(), drafts.get(&name), text, &expected["ground_truth"]));
    }
    measured
}

/// The texts that a build publishes of these drafts.
fn published(drafts: &HashMap<String, Draft>) -> HashMap<String, String> {
    let mut sources = Vec::new();
    for (name, draft) in drafts {
        let path = FilePath::new(format!("content/articles/p{name}.md"));
        sources.push(Source { path, text: draft.text().into() });
    }
    let options = Options { search: false, future: true, ..Options::on(Date::from_ymd(2026, 1, 1).expect("a day")) };
    let site = Input::from_sources(sources, options).and_then(|input| dateline::compile(&input)).value;
    let mut texts = HashMap::new();
    for name in drafts.keys() {
        let path = FilePath::new(format!("data/text/p{name}.txt"));
        if let Some(Ok(Made::Bytes(bytes))) = site.make(&path) {
            texts.insert(name.clone(), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    texts
}

fn field(draft: &Draft, name: &str) -> Option<String> {
    match &draft.fields.iter().find(|(known, _)| known == name)?.1 {
        Written::Text(text) | Written::Plain(text) => Some(text.clone()),
        Written::List(values) => match values.first()? {
            Written::Text(text) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn compare(id: String, draft: Option<&Draft>, text: &str, expected: &serde_json::Value) -> Measured {
    let reviewed = |name: &str| expected[name].as_str().filter(|text| !text.trim().is_empty());
    let found = |name: &str| draft.and_then(|draft| field(draft, name));
    let text_of = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let date = reviewed("publish_date").map(|reviewed| match found("date") {
        None => Verdict::Missing,
        Some(date) if date.get(..10) == reviewed.get(..10) => Verdict::Right,
        Some(_) => Verdict::Wrong,
    });
    Measured {
        agreement: Words::of(text).agreement(&Words::of(reviewed("main_content").unwrap_or_default())),
        is_marked: found("check").is_some(),
        title: reviewed("title").map(|title| found("title").is_some_and(|found| text_of(&found) == text_of(title))),
        date,
        has_author: reviewed("author")
            .map(|author| found("byline").is_some_and(|found| Words::of(&found).within(&Words::of(author)) > 0.9)),
        id,
    }
}

fn show(measured: &Measured) {
    let Measured { id, agreement, is_marked, title, date, has_author: _ } = measured;
    let mark = if *is_marked { "marked" } else { "" };
    let title = if *title == Some(false) { "other title" } else { "" };
    let date = match date {
        Some(Verdict::Wrong) => "wrong date",
        Some(Verdict::Missing) => "no date",
        Some(Verdict::Right) | None => "",
    };
    println!("{id} {agreement:.3} {mark:7} {title:12} {date}");
}

fn summary(measured: &[Measured]) {
    let mean = measured.iter().map(|page| page.agreement).sum::<f64>() / measured.len().max(1) as f64;
    let low: Vec<&Measured> = measured.iter().filter(|page| page.agreement < 0.8).collect();
    let marked = measured.iter().filter(|page| page.is_marked).count();
    let unmarked: Vec<&str> = low.iter().filter(|page| !page.is_marked).map(|page| page.id.as_str()).collect();
    println!("{} pages, mean agreement of words {mean:.4}", measured.len());
    println!(
        "{} under .8, of which {} are marked (not: {unmarked:?}); {marked} marked in all",
        low.len(),
        low.len() - unmarked.len()
    );
    let right = |of: fn(&Measured) -> Option<bool>| {
        let known: Vec<bool> = measured.iter().filter_map(of).collect();
        (known.iter().filter(|right| **right).count(), known.len())
    };
    let (titles, of_titles) = right(|page| page.title);
    let (authors, of_authors) = right(|page| page.has_author);
    println!("titles the same {titles} of {of_titles}, authors {authors} of {of_authors}");
    let dates: Vec<Verdict> = measured.iter().filter_map(|page| page.date).collect();
    let count = |wanted: Verdict| dates.iter().filter(|verdict| **verdict == wanted).count();
    println!(
        "dates right {}, wrong {}, missing {} of {}",
        count(Verdict::Right),
        count(Verdict::Wrong),
        count(Verdict::Missing),
        dates.len()
    );
}
