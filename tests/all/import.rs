//! `dateline import`: what was saved elsewhere becomes files that build, nothing is lost and nothing is written over.

mod bad;
mod dates;
mod exports;
mod feeds;
mod held;
mod known;
mod markup;
mod mutated;
mod odd;
mod pages;
mod private;
mod round_trip;
mod rows;
mod sites;
mod tables;
mod texts;

use crate::support::Folder;
use crate::support::Run;

/// An archive with nothing but its settings.
fn archive() -> Folder {
    Folder::new("=== content/site.yaml\ntitle: T\n")
}

/// A page as papers have it, with furniture around it.
fn page(title: &str, paragraphs: &str) -> String {
    let menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>";
    let foot = "<footer><p>Copyright The Paper. Terms of use. Contact us.</p></footer>";
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title} - The Paper</title>\
         <meta property=\"og:site_name\" content=\"The Paper\"></head>\
         <body>{menu}<main><article><h1>{title}</h1>{paragraphs}</article></main>{foot}</body></html>"
    )
}

/// Paragraphs of a report, long enough to be told from a menu.
fn report() -> String {
    let sentences = [
        "NUR-SULTAN -- Officials have given two death tolls on one day, and neither of them has said how the dead were counted.",
        "The prosecutor put the number of dead at 230, among them 19 officers, at a sitting that was shown on television.",
        "The ombudswoman spoke of 238 dead in parliament; her figure, she said later, has those in it who died in custody.",
        "Human rights groups say that the number is much higher, and that people were tortured in custody after the unrest.",
    ];
    sentences.map(|sentence| format!("<p>{sentence}</p>")).join("\n") + "<p>With reporting by AFP</p>"
}

/// Imports, and fails where the end is another than it should be.
#[track_caller]
fn import(archive: &Folder, arguments: &[&str], code: i32) -> Run {
    let run = archive.run(&[&["import"], arguments].concat());
    assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
    run
}

/// What the tables of the built site say of its articles.
fn articles(archive: &Folder) -> Vec<std::collections::BTreeMap<String, String>> {
    archive.build(&["--no-search", "--future"]);
    crate::support::rows(&archive.read("public/data/articles.csv"))
}
