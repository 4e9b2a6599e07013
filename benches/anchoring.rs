//! Where notes land when texts change after they were annotated: `cargo bench --bench anchoring -- FOLDER…`
//!
//! Each folder is walked for Markdown files; without one, the articles of this repository are taken. Every text is changed in each
//! way for each of twelve notes. The table says how many notes landed on their words, were set aside, or landed wrong.

#[path = "../tests/all/support/mutation.rs"]
mod mutation;

use std::path::Path;

use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;

use mutation::CHANGES;
use mutation::Dice;
use mutation::Evidence;
use mutation::Landings;

fn main() {
    let mut folders: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if folders.is_empty() {
        folders.push(concat!(env!("CARGO_MANIFEST_DIR"), "/content/articles").to_owned());
    }
    let texts: Vec<String> = folders.iter().flat_map(|folder| texts(Path::new(folder))).collect();
    println!("{} texts", texts.len());
    for evidence in [Evidence::Context, Evidence::Quote] {
        println!("\n{evidence:?}");
        println!("| change | notes | exact | fuzzy | ambiguous | orphan | same words elsewhere | wrong |");
        println!("|---|---|---|---|---|---|---|---|");
        for change in CHANGES {
            let mut dice = Dice::new(2022);
            let mut all = Landings::default();
            for (index, text) in texts.iter().enumerate() {
                let strangers = &texts[(index + texts.len() / 2) % texts.len()];
                all.add(mutation::land(text, strangers, *change, evidence, &mut dice));
            }
            let Landings { exact, fuzzy, ambiguous, orphan, elsewhere, wrong } = all;
            let share = 100.0 * all.right() as f64 / all.total() as f64;
            let landed = if change.keeps_quote() { format!("{share:.1} %") } else { "–".to_owned() };
            println!(
                "| {change:?} | {} | {exact} | {fuzzy} | {ambiguous} | {orphan} | {elsewhere} | {wrong} | {landed} |",
                all.total()
            );
        }
    }
}

/// The text layers of the Markdown files in a folder, in the order of their paths; of plain text files, all they say.
fn texts(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.path().extension().is_some_and(|end| end == "md" || end == "txt"));
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).map(|text| text_layer(&text)).collect()
}

fn text_layer(text: &str) -> String {
    let source = Source { path: FilePath::new("content/articles/x.md"), text: text.into() };
    let today = Date::parse("2026-01-01").expect("a date").0;
    let input = Input::from_sources(vec![source], Options::on(today)).value;
    let documents = document::parse(&input).value;
    documents.articles.first().map(|article| article.body.text.clone()).unwrap_or_default()
}
