//! Makes static files harmless before they go out: a picture tells no place and no author, a saved page runs no script.
//!
//! 1. The first bytes tell what a file is; its name does not: messengers and "save picture as" give what endings they like. Only of texts the
//!    ending is asked too, because a page may begin with anything and a browser goes by the ending.
//! 2. Pictures of pixels lose all but pixels, colours and how they are turned. Drawings and pages are written anew from lists.
//! 3. What cannot be cleaned is published as it is, and a finding names what it carries: nothing is copied silently. What a browser would
//!    run and nobody can read is published empty.
//!
//! Why not a library for each format? Those at hand keep what they do not know. Here everything that is not known goes.
//! Lengths in files may lie, so nothing is read past its end, no part is copied more than twice, and nothing is unpacked without a bound.
//! Nothing here can take a face out of a picture or a voice out of a recording.

mod address;
pub(super) mod bytes;
mod carried;
mod data;
mod documents;
mod gif;
mod heif;
mod html;
mod icc;
mod icon;
mod jpeg;
mod lists;
mod page;
mod picture;
mod png_chunks;
mod raster;
mod style;
pub(super) mod text;
mod tiff;
mod webp;
mod xml;

use crate::diagnostic::ProblemKind;
use crate::input::Outbound;
use crate::value::FilePath;

use page::Page;
use picture::Picture;
use xml::Root;

/// A file as it goes out, and what an editor should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    pub bytes: Vec<u8>,
    pub findings: Vec<Finding>,
}

/// What could not be made harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub kind: ProblemKind,
    pub message: String,
    pub hint: String,
}

/// What somebody who looks for words finds in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// They are its bytes.
    Words,
    /// It is a picture or a font.
    NoWords,
    Gzip,
    Zip,
    Pdf,
    /// Nobody can tell.
    Unseen,
}

/// Tells by the first bytes what somebody who looks for words finds in a file.
pub(super) fn sight(bytes: &[u8]) -> Sight {
    match (raster::kind(bytes), documents::kind(bytes)) {
        _ if bytes.starts_with(b"\x1f\x8b") => Sight::Gzip,
        (Some(_), _) | (None, Some(documents::Kind::Font)) => Sight::NoWords,
        (None, Some(documents::Kind::Zip)) => Sight::Zip,
        (None, Some(documents::Kind::Pdf)) => Sight::Pdf,
        (None, Some(documents::Kind::Other { .. })) => Sight::Unseen,
        (None, None) if text::is_text(bytes) => Sight::Words,
        (None, None) => Sight::Unseen,
    }
}

/// Endings of names that servers call a page, a drawing or XML, so that browsers run what is in them.
const RUN: [&str; 15] = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "phtml", "svg", "xml", "xsl", "xslt", "rss", "atom", "rdf",
    "mathml",
];

/// Of these, endings of what is read as XML.
const RUN_AS_XML: [&str; 10] = ["xhtml", "xht", "svg", "xml", "xsl", "xslt", "rss", "atom", "rdf", "mathml"];

/// Endings of texts that browsers show or use as they are, whatever they begin with.
const NEVER_RUN: [&str; 24] = [
    "txt",
    "text",
    "md",
    "markdown",
    "csv",
    "tsv",
    "json",
    "jsonld",
    "geojson",
    "ndjson",
    "js",
    "mjs",
    "css",
    "yaml",
    "yml",
    "toml",
    "bib",
    "ris",
    "tex",
    "srt",
    "vtt",
    "log",
    "map",
    "webmanifest",
];

/// Cleans a file by what it is.
pub fn clean(bytes: Vec<u8>, path: &FilePath, outbound: Outbound) -> Cleaned {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_run = RUN.contains(&ending.as_str());
    let raster = raster::kind(&bytes);
    let document = documents::kind(&bytes);
    match (raster, document) {
        (Some(kind), _) if is_run => {
            emptied(format!("this is a {} picture by its bytes and a page by its name", kind.name()))
        }
        (Some(kind), _) => pixels(kind, bytes),
        (None, Some(documents::Kind::Font)) if !is_run => Cleaned { bytes, findings: Vec::new() },
        (None, Some(kind)) if !is_run => kept_document(kind, bytes),
        _ if is_run || text::is_text(&bytes) => written(bytes, &ending, outbound),
        _ => unknown(bytes),
    }
}

fn emptied(what: String) -> Cleaned {
    let hint = "a browser might run what is in it; give it the ending of what it is".to_owned();
    let message = format!("{what}; it is published empty");
    let finding = Finding { kind: ProblemKind::BrokenFile, message, hint };
    Cleaned { bytes: Vec::new(), findings: vec![finding] }
}

fn pixels(kind: raster::Kind, bytes: Vec<u8>) -> Cleaned {
    match raster::clean(kind, &bytes) {
        Some(Picture::Whole(bytes)) => Cleaned { bytes, findings: Vec::new() },
        Some(Picture::CutOff(bytes)) => {
            let message = format!(
                "this {} picture is cut off; what there is of it is published without its metadata",
                kind.name()
            );
            let hint = "get the whole file, or make a new copy of it".to_owned();
            Cleaned { bytes, findings: vec![Finding { kind: ProblemKind::BrokenFile, message, hint }] }
        }
        None => {
            let what = format!("this {} picture is broken or of a kind that cannot be cleaned", kind.name());
            kept(&what, &carried::of_any(&bytes), "save it as JPEG or PNG", bytes)
        }
    }
}

/// What is published as it is.
fn kept(what: &str, carried: &[String], hint: &str, bytes: Vec<u8>) -> Cleaned {
    let carries = if carried.is_empty() { String::new() } else { format!("; it carries {}", carried.join(", ")) };
    let message = format!("{what}; it is published as it is{carries}");
    let finding = Finding { kind: ProblemKind::UncleanedFile, message, hint: hint.to_owned() };
    Cleaned { bytes, findings: vec![finding] }
}

fn kept_document(kind: documents::Kind, bytes: Vec<u8>) -> Cleaned {
    const HINT: &str = "look at its properties, or publish a cleaned copy of it";
    match kind {
        documents::Kind::Pdf => kept("a PDF file cannot be cleaned", &carried::of_pdf(&bytes), HINT, bytes),
        documents::Kind::Zip => {
            let (name, carried) = carried::of_zip(&bytes);
            kept(&format!("{name} cannot be cleaned"), &carried, HINT, bytes)
        }
        documents::Kind::Other { name, carries } => {
            let hint = format!("it may hold {carries}");
            kept(&format!("{name} cannot be cleaned"), &carried::of_any(&bytes), &hint, bytes)
        }
        documents::Kind::Font => Cleaned { bytes, findings: Vec::new() },
    }
}

fn unknown(bytes: Vec<u8>) -> Cleaned {
    let carried = carried::of_any(&bytes);
    match raster::hidden(&bytes) {
        Some(kind) => {
            let what = format!("a {} picture begins behind other bytes and cannot be cleaned", kind.name());
            kept(&what, &carried, "open it in a program for pictures and save it again", bytes)
        }
        None => kept("nobody knows what this file is or carries", &carried, "publish it only if you know", bytes),
    }
}

/// A text: a drawing, a page, or what no browser runs.
fn written(bytes: Vec<u8>, ending: &str, outbound: Outbound) -> Cleaned {
    let (text, is_exact) = text::read(&bytes);
    let is_page = begins_as_page(&text);
    let is_run = RUN.contains(&ending);
    let looks_run = !NEVER_RUN.contains(&ending) && (is_page || begins_with_tag(&text));
    let has_tags = text.contains('<') || bytes.contains(&b'<');
    let may_run = has_tags && (is_run || looks_run);
    if ending == "css" && style::asks_others(&text) {
        return Cleaned { bytes, findings: vec![asking_style()] };
    }
    if !may_run {
        return Cleaned { bytes, findings: Vec::new() };
    }
    let page = Page { outbound };
    let says_xml = RUN_AS_XML.contains(&ending) || begins_as_xml(&text);
    // Under a name that says nothing, what can be read as XML may be a drawing whose elements have other names.
    let cleaned = if says_xml || !is_run { xml::clean(&text, page) } else { None };
    let may_be_page = is_page || is_run;
    match cleaned {
        Some(cleaned) if matches!(cleaned.root, Root::Other) && may_be_page && is_read_as_page(&text, ending) => {
            saved_page(&text, page)
        }
        Some(cleaned) => tree(cleaned, bytes, is_exact),
        None if says_xml && !matches!(ending, "html" | "htm" | "xhtml" | "xht" | "shtml" | "shtm" | "phtml") => {
            unreadable(&text, ending, bytes)
        }
        None if !may_be_page => unreadable(&text, ending, bytes),
        None => saved_page(&text, page),
    }
}

/// A style sheet is not rewritten: what it loads may be what it is for.
fn asking_style() -> Finding {
    Finding {
        kind: ProblemKind::ForeignRequest,
        message: "this style sheet loads something from another host; it is published as it is".to_owned(),
        hint: "copy what it loads into `static/`: the other host sees every reader, and nothing loads offline"
            .to_owned(),
    }
}

fn tree(cleaned: xml::Cleaned, bytes: Vec<u8>, is_exact: bool) -> Cleaned {
    match (cleaned.root, cleaned.is_changed) {
        (Root::Drawing, false) if is_exact => Cleaned { bytes, findings: Vec::new() },
        (Root::Drawing | Root::Page, _) => Cleaned { bytes: cleaned.text.into_bytes(), findings: Vec::new() },
        (Root::Other, false) => Cleaned { bytes, findings: Vec::new() },
        (Root::Other, true) => emptied("an XML file has parts in it that a browser runs or loads".to_owned()),
    }
}

/// XML that is none: a browser runs it up to its mistake.
fn unreadable(text: &str, ending: &str, bytes: Vec<u8>) -> Cleaned {
    const RUNS: [&str; 6] = ["svg", "script", "xhtml", "xml-stylesheet", "&#", "<!entity"];
    let lower = text.to_ascii_lowercase();
    if ending == "svg" || RUNS.iter().any(|word| lower.contains(word)) {
        return emptied("this XML file is broken, or too tangled to be read".to_owned());
    }
    kept("this XML file is broken", &[], "mend it with an editor for XML", bytes)
}

fn saved_page(text: &str, page: Page) -> Cleaned {
    let (cleaned, unended) = html::clean(text, page);
    let mut findings = Vec::new();
    if let Some(name) = unended {
        findings.push(Finding {
            kind: ProblemKind::BrokenFile,
            message: format!("`<{name}>` never ends in this page; what follows it is left out"),
            hint: format!("close it with `</{name}>`"),
        });
    }
    Cleaned { bytes: cleaned.into_bytes(), findings }
}

/// How browsers tell a page from text where nobody says what it is (WHATWG MIME Sniffing, 7.1).
fn begins_as_page(text: &str) -> bool {
    const BEGINNINGS: [&str; 20] = [
        "<!doctype html",
        "<html",
        "<head",
        "<script",
        "<iframe",
        "<h1",
        "<div",
        "<font",
        "<table",
        "<a",
        "<style",
        "<title",
        "<b",
        "<body",
        "<br",
        "<p",
        "<!--",
        "<?xml",
        "<svg",
        "<!doctype",
    ];
    let start = text.trim_start_matches('\u{feff}').trim_start().as_bytes();
    BEGINNINGS.iter().any(|beginning| begins(start, beginning))
}

/// Whether a text begins with an element, behind white space, comments and declarations.
fn begins_with_tag(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    for (open, close) in [("<?", "?>"), ("<!--", "-->"), ("<!", ">"), ("<!--", "-->")] {
        while let Some(inside) = rest.strip_prefix(open) {
            let Some((_, behind)) = inside.split_once(close) else { return false };
            rest = behind.trim_start();
        }
    }
    rest.strip_prefix('<').is_some_and(|name| name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'))
}

/// Whether a page begins with a tag, of a name its last letter included.
fn begins(start: &[u8], tag: &str) -> bool {
    let Some((head, rest)) = start.split_at_checked(tag.len()) else { return false };
    let is_whole =
        tag.starts_with("<!") || tag.starts_with("<?") || rest.first().is_none_or(|next| !next.is_ascii_alphanumeric());
    is_whole && head.eq_ignore_ascii_case(tag.as_bytes())
}

/// Whether a browser takes a file for HTML by its name, or by how it begins, whatever it would mean as XML.
fn is_read_as_page(text: &str, ending: &str) -> bool {
    let says_xml = || text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml");
    !RUN_AS_XML.contains(&ending) && (RUN.contains(&ending) || !says_xml())
}

fn begins_as_xml(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(4096).collect();
    start.starts_with("<?xml") || head.contains("<svg") && !head.to_ascii_lowercase().contains("<html")
}
