//! What each stage of a build costs: `cargo bench --bench stages -- FOLDER…`; without a folder the archive of this repository.
//!
//! Each stage runs three times on all cores, and the shortest counts. `view` makes what every page says and throws it away, `render` makes the
//! pages from that too, so that the difference is the templates'. `write` makes them once more and writes them into an empty folder. A second table
//! says what a build costs after one article has changed, as `serve` makes it, and a third which kinds of files cost a whole one, on one core after
//! the other.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use dateline::Memory;
use dateline::archive;
use dateline::document;
use dateline::input;
use dateline::input::Options;
use dateline::output;
use dateline::output::Destination;
use dateline::output::Made;
use dateline::output::Output;
use dateline::site;
use dateline::site::PageView;
use dateline::site::Render;
use dateline::site::Templated;
use dateline::site::View;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::withheld;
use rayon::prelude::*;

const TIMES: usize = 3;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Renders nothing: what is left is the cost of saying what stands on a page.
struct Nothing;

impl Render for Nothing {
    type Made = ();

    fn template<T: Templated>(&self, _: Option<&PageView>, _: &T) {}
}

fn main() {
    let mut folders: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if folders.is_empty() {
        folders.push(env!("CARGO_MANIFEST_DIR").to_owned());
    }
    println!("| folder | articles | pages | read | parse | link | plan | view | render | search | write |");
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for folder in folders {
        measure(Path::new(&folder));
    }
}

fn measure(folder: &Path) {
    let (today, _) = Date::parse("2026-01-01").expect("a day");
    let options = Options { search: true, ..Options::on(today) };
    let (read, input) = shortest(|| input::read(folder, options.clone()).expect("an archive").value);
    let kept = withheld::keep_back(&input).value;
    let (parse, documents) = shortest(|| document::parse(&kept.input).value);
    let (link, archive) = shortest(|| archive::link(documents.clone(), &kept.input).value);
    let (plan, site) = shortest(|| site::plan(archive.clone(), &kept.input).value);
    let (view, ()) = shortest(|| site.pages().par_iter().for_each(|page| drop_view(site::view(&site, page, &Nothing))));
    let output = output::render(site, kept.proof, &kept.input).value;
    let pages = output.site().pages();
    let render = shortest(|| pages.par_iter().for_each(|page| drop(output.make(&page.address)))).0;
    let (articles, ..) = output.site().counts();
    let search = once(|| assert!(output.make_index() > 0, "texts"));
    let write = once(|| write(&output));
    println!(
        "| {} | {articles} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        folder.display(),
        pages.len(),
        shown(read),
        shown(parse),
        shown(link),
        shown(plan),
        shown(view),
        shown(render),
        shown(search),
        shown(write),
    );
    println!();
    again(folder, &options);
    kinds(&output);
}

/// What the files of each folder and ending cost, made one by one.
fn kinds(output: &Output) {
    let mut kinds: BTreeMap<(String, String), Kind> = BTreeMap::new();
    for page in output.site().pages() {
        let address = page.address.as_str();
        let folder = address.split_once('/').map_or("", |(folder, _)| folder);
        let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
        let kind = kinds.entry((folder.to_owned(), ending.to_owned())).or_default();
        let begun = Instant::now();
        site::view(output.site(), page, &Nothing);
        kind.view += begun.elapsed();
        let begun = Instant::now();
        if let Some(Ok(Made::Bytes(bytes))) = output.make(&page.address) {
            kind.bytes += bytes.len();
        }
        kind.make += begun.elapsed();
        kind.files += 1;
    }
    println!("| folder | ending | files | MB | view | view and render |");
    println!("|---|---|---|---|---|---|");
    for ((folder, ending), kind) in kinds {
        let megabytes = kind.bytes as f64 / 1e6;
        println!(
            "| {folder} | {ending} | {} | {megabytes:.1} | {} | {} |",
            kind.files,
            shown(kind.view),
            shown(kind.make)
        );
    }
    println!();
}

#[derive(Default)]
struct Kind {
    files: usize,
    bytes: usize,
    view: Duration,
    make: Duration,
}

fn drop_view(view: View<()>) {
    if let View::Table { rows, .. } = view {
        rows(&mut |_| {});
    }
}

fn write(output: &Output) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("public");
    let destination = Destination { folder: &root, archive: None, sources: &[], patience: Duration::ZERO };
    output::write(output, destination, &|| {}).expect("a site");
    assert!(output.has(&FilePath::new("index.html")));
}

/// A build after another of the same process, with one more word in one article: everything but pages, which are made when somebody asks.
fn again(folder: &Path, options: &Options) {
    let memory = Memory::default();
    let read = || {
        input::read_again(folder, options.clone(), (&memory.files, &input::Changed::Anything))
            .expect("an archive")
            .value
    };
    let mut input = read();
    let mut before = dateline::compile_again(&input, &memory);
    println!("| again: | read | edit | withheld | parse | link | plan | templates | drop | all |");
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for _ in 0..TIMES {
        let mut clock = Clock::begin();
        input = read();
        clock.stop();
        let articles = input.content.iter_mut().filter(|source| source.path.as_str().starts_with("content/articles/"));
        let article = articles.last().expect("an article");
        article.text = format!("{}word\n", article.text).into();
        let after = dateline::compile_again_observed(&input, &memory, &mut |_| clock.stop());
        clock.stop();
        before = after;
        clock.stop();
        clock.show();
    }
    drop(before);
    println!();
}

/// What each of several steps took.
struct Clock(Instant, Vec<Duration>);

impl Clock {
    fn begin() -> Clock {
        Clock(Instant::now(), Vec::new())
    }

    fn stop(&mut self) {
        self.1.push(self.0.elapsed());
        self.0 = Instant::now();
    }

    fn show(&self) {
        let steps: Vec<String> = self.1.iter().map(|step| shown(*step)).collect();
        println!("| | {} | {} |", steps.join(" | "), shown(self.1.iter().sum()));
    }
}

fn once(act: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

/// The shortest time of several, and what came out.
fn shortest<T>(make: impl Fn() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..TIMES {
        let begun = Instant::now();
        let made = make();
        let took = begun.elapsed();
        if best.as_ref().is_none_or(|(shortest, _)| took < *shortest) {
            best = Some((took, made));
        }
    }
    best.expect("several times")
}

/// In milliseconds.
fn shown(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}
