//! The floor plan (DESIGN 3), proved on the tree: a module imports only from rows that its own may know, no files of one row need
//! each other in a circle, one module knows each outside thing, and only the edges touch the world.

mod circles;
mod code;
mod rooms;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The rows from the top down, and which each knows. What those know it may name too: a value does not change its home on its way.
const ROWS: &[(&str, &[&str])] = &[
    ("value", &[]),
    ("diagnostic", &["value"]),
    ("memory", &["value"]),
    ("input", &["value", "diagnostic", "memory"]),
    ("edit", &["input"]),
    ("import", &["edit"]),
    ("names", &["value"]),
    ("withheld", &["input"]),
    ("document", &["input"]),
    ("archive", &["names", "document"]),
    ("suggest", &["archive", "edit"]),
    ("language", &["value", "diagnostic", "input"]),
    ("drawing", &["value"]),
    ("site", &["archive", "language", "drawing"]),
    ("search", &["value"]),
    ("output", &["site", "search", "withheld", "input"]),
    ("verify", &["value", "diagnostic"]),
    ("command", &["output", "verify", "import", "suggest"]),
    ("cli", &["command"]),
];

/// Crates that bring a format, an engine or a part of the world: the modules that may name them, children included.
const WRAPPED: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["command::report"]),
    ("anstream", &["command", "cli"]),
    ("any_ascii", &["value::slug"]),
    ("axum", &["command::serve"]),
    ("biblatex", &["import::references::bibtex"]),
    ("brotli_decompressor", &["import::packed"]),
    ("calamine", &["import::table::sheet"]),
    ("chardetng", &["import::charset"]),
    ("clap", &["cli"]),
    ("csv", &["import::table::sheet", "output::csv", "verify::captures"]),
    ("dom_query", &["import::page"]),
    ("dom_smoothie", &["import::page::voices"]),
    ("encoding_rs", &["import::charset", "output::harmless::text"]),
    ("flate2", &["import::packed", "output::harmless::png_chunks", "output::packed"]),
    ("foldhash", &["value::hash"]),
    (
        "html5gum",
        &["document::markup", "import::page::lean", "output::harmless::html", "verify::markup", "withheld::plain"],
    ),
    ("icu", &["language::locale", "names::segments"]),
    ("fast_image_resize", &["output::smaller"]),
    ("image", &["output::smaller"]),
    ("imagesize", &["input::picture"]),
    ("indicatif", &["command::build", "command::import"]),
    ("mail_parser", &["import::mhtml"]),
    ("mimalloc", &["main"]),
    ("minisign_verify", &["verify::signature"]),
    ("notify", &["command::serve"]),
    ("notify_debouncer_full", &["command::serve"]),
    ("percent_encoding", &["value::url"]),
    ("plist", &["import::webarchive"]),
    ("png", &["output::card"]),
    ("pulldown_cmark", &["document::markdown", "document::brackets", "document::heading"]),
    ("roxmltree", &["import::feed::xml", "output::harmless::xml"]),
    ("rustix", &["output::write"]),
    ("serde_yaml", &["input::yaml"]),
    ("similar", &["site::pages::versions"]),
    ("strsim", &["diagnostic", "archive::anchor"]),
    ("syntect", &["site::weave::highlight"]),
    ("tera", &["output::templates"]),
    ("toml", &["input::toml_values"]),
    ("tokio", &["command::serve"]),
    ("trafilatura", &["import::page::voices"]),
    ("walkdir", &["input::folder", "output::write", "command::import", "command::verify"]),
    ("zip", &["import::packed", "output::write::bundle", "output::harmless::carried", "output::packed"]),
];

/// Parts of the standard library, and of crates, that reach outside: only the edges may name them.
const WORLD: [&str; 8] =
    ["std::fs", "std::env", "std::time", "std::net", "std::process", "std::thread", "Zoned::now", "Timestamp::now"];

/// The modules that touch the world; `main` is the program itself.
const EDGES: [&str; 4] = ["input", "output::write", "command", "main"];

#[test]
fn the_tree_keeps_to_the_floor_plan() {
    let mut modules = BTreeMap::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut modules);
    for (row, _) in ROWS {
        assert!(modules.contains_key(*row), "there is no module `{row}`: {:?}", modules.keys());
    }
    let faults: Vec<String> = modules.iter().flat_map(|(module, text)| faults(module, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_files_of_a_row_need_each_other_in_a_circle() {
    let mut modules = BTreeMap::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut modules);
    // A file of nothing but tests may borrow from anywhere.
    modules.retain(|module, _| !module.ends_with("::tests"));
    if let Some((members, way)) = circles::circles(&circles::arrows(&modules)).first() {
        panic!("a circle of {} files: {members:?}, one way round:\n{way}", members.len());
    }
}

#[test]
fn the_rows_are_in_order() {
    for (index, (row, knows)) in ROWS.iter().enumerate() {
        let above: Vec<&str> = ROWS[..index].iter().map(|(row, _)| *row).collect();
        assert!(knows.iter().all(|known| above.contains(known)), "`{row}` knows {knows:?}, and above it are {above:?}");
    }
    assert_eq!(
        known("site"),
        ["value", "diagnostic", "memory", "input", "names", "document", "archive", "language", "drawing", "site"]
    );
}

#[test]
fn a_row_may_not_reach_down() {
    check("archive::names", "use crate::document::Prose;\nuse crate::archive::Entity;\n", &[]);
    check("document", "use crate::archive::Entity;\n", &["document: line 1 imports `archive`, which it may not know"]);
    check(
        "value::slug",
        "\nfn x() { crate::diagnostic::sort(&mut v) }\n",
        &["value::slug: line 2 imports `diagnostic`, which it may not know"],
    );
    check(
        "site::views::head",
        "pub(in crate::output) x: u8,\n",
        &["site::views::head: line 1 imports `output`, which it may not know"],
    );
    check("archive", "use super::site::Site;\n", &["archive: line 1 imports `site`, which it may not know"]);
    check(
        "archive::names",
        "use super::super::site::Site;\n",
        &["archive::names: line 1 imports `site`, which it may not know"],
    );
    // Above it is not enough: geometry knows no articles.
    check(
        "drawing::map",
        "use crate::archive::Entity;\n",
        &["drawing::map: line 1 imports `archive`, which it may not know"],
    );
    check("language", "use crate::document::Prose;\n", &["language: line 1 imports `document`, which it may not know"]);
}

#[test]
fn the_whole_pipeline_is_for_commands_only() {
    check("command::check", "use crate::compile;\n", &[]);
    check("site", "use crate::compile;\n", &["site: line 1 uses `compile` of the crate's root"]);
    check(
        "site",
        "let x = crate::compile_observed(y);\n",
        &["site: line 1 uses `compile_observed` of the crate's root"],
    );
}

#[test]
fn imports_are_one_path_a_line() {
    let groups = "use crate::{value, document};\nuse crate::*;\nuse crate::value::*;\npub use crate::value::{A, B};\n";
    let expected = [
        "site: line 1 imports a group or a glob",
        "site: line 2 imports a group or a glob",
        "site: line 3 imports a group or a glob",
        "site: line 4 imports a group or a glob",
    ];
    check("site", groups, &expected);
    check("site::views", "use crate::site::view::*;\nmod tests {\n    use super::*;\n}\n", &[]);
}

#[test]
fn an_outside_crate_has_one_home() {
    check("output::templates", "use tera::Tera;\nfn x(_: tera::Value) {}\n", &[]);
    check("site::view", "use tera::Tera;\n", &["site::view: line 1 names `tera`, which is for output::templates"]);
    check(
        "site",
        "let x = ::icu::locale::x();\n",
        &["site: line 1 names `icu`, which is for language::locale or names::segments"],
    );
    check("document::markdown", "use pulldown_cmark::Event;\n", &[]);
    check("document::heading", "use pulldown_cmark::Event;\n", &[]);
    check(
        "document::prose",
        "use pulldown_cmark as md;\n",
        &[
            "document::prose: line 1 names `pulldown_cmark`, which is for document::markdown or document::brackets or document::heading",
        ],
    );
    // A module of our own may have a crate's name.
    check("output", "mod csv;\nfn x() { csv::write() }\n", &[]);
    check(
        "site",
        "fn x() { csv::Writer::new() }\n",
        &["site: line 1 names `csv`, which is for import::table::sheet or output::csv or verify::captures"],
    );
}

#[test]
fn only_the_edges_touch_the_world() {
    check("output::write", "use std::fs;\n", &[]);
    check("command::build", "use std::time::Instant;\n", &[]);
    check("site::plan", "use std::fs;\n", &["site::plan: line 1 touches the world with `std::fs`"]);
    check("output", "let x = std::env::var(\"X\");\n", &["output: line 1 touches the world with `std::env`"]);
    check("document", "let x = jiff::Zoned::now();\n", &["document: line 1 touches the world with `Zoned::now`"]);
    check("site", "use std::{fs, io};\n", &["site: line 1 imports a group of `std`"]);
}

#[test]
fn comments_and_texts_are_no_code() {
    let text = "//! See `crate::output::write`.\n/// crate::cli\nfn x() -> &str { \"use crate::cli; tera::x std::fs\" } // std::fs\n";
    check("value", text, &[]);
}

#[test]
fn every_dependency_has_a_place() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("a manifest");
    let dependencies = manifest.split("\n[dependencies]\n").nth(1).expect("dependencies");
    let dependencies = dependencies.split("\n[").next().unwrap_or_default();
    for line in dependencies.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (name, rest) = line.split_once(" = ").expect("one dependency a line");
        assert!(rest.contains(" # "), "no comment says what `{name}` is for");
        let name = name.replace('-', "_");
        let has_place = WRAPPED.iter().any(|(wrapped, _)| *wrapped == name) || EVERYWHERE.contains(&name.as_str());
        assert!(
            has_place,
            "`{name}` is in neither table of this test: say which module wraps it, or that any may use it"
        );
    }
}

/// Crates that are like an extension of the standard library.
const EVERYWHERE: [&str; 8] =
    ["jiff", "rayon", "schemars", "serde", "serde_json", "sha2", "unicode_normalization", "unicode_segmentation"];

#[test]
fn every_template_of_the_folder_is_in_the_program() {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).expect("a folder");
    let entries = folder.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_file());
    let mut files: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    let listed: Vec<&str> = dateline::site::TEMPLATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(files, listed, "the list in `site::pages` and the folder `templates`");
}

#[track_caller]
fn check(module: &str, text: &str, expected: &[&str]) {
    assert_eq!(faults(module, text), expected, "{module}:\n{text}");
}

/// Reads every module below a folder, by its path: `document::markdown`; `lib` and `main` are themselves.
fn gather(folder: &Path, parent: &str, modules: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let module = if parent.is_empty() { stem } else { format!("{parent}::{stem}") };
        if path.is_dir() {
            gather(&path, &module, modules);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            modules.insert(module, fs::read_to_string(&path).expect("a text"));
        }
    }
}

/// What a module does that the floor plan forbids.
fn faults(module: &str, text: &str) -> Vec<String> {
    if module == "lib" {
        return Vec::new();
    }
    let row = ROWS.iter().map(|(row, _)| *row).find(|row| is_in(module, row));
    let known = row.map(known).unwrap_or_default();
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = code(line);
        let mut fault = |what: String| faults.push(format!("{module}: line {} {what}", index + 1));
        // A glob hides what is imported; inside a row it can hide nothing of another.
        let imports = line.trim_start().strip_prefix("pub ").unwrap_or(line.trim_start()).strip_prefix("use crate::");
        let is_own = |path: &str| row.is_some_and(|row| path.starts_with(&format!("{row}::")));
        let is_glob = imports.is_some_and(|path| path.contains('{') || path.contains('*') && !is_own(path));
        let is_group = line.contains("use std::{");
        if is_glob {
            fault("imports a group or a glob".to_owned());
        } else if is_group {
            fault("imports a group of `std`".to_owned());
        } else {
            for name in named_from_root(&line) {
                match is_row(name) {
                    true if row.is_some() && !known.contains(&name) => {
                        fault(format!("imports `{name}`, which it may not know"));
                    }
                    false if !["command", "cli"].iter().any(|upper| is_in(module, upper)) => {
                        fault(format!("uses `{name}` of the crate's root"));
                    }
                    _ => {}
                }
            }
        }
        for (name, homes) in WRAPPED {
            let is_at_home = homes.iter().any(|home| is_in(module, home));
            if !is_at_home && names_crate(&line, name) && !text.contains(&format!("mod {name};")) {
                fault(format!("names `{name}`, which is for {}", homes.join(" or ")));
            }
        }
        if !EDGES.iter().any(|edge| is_in(module, edge)) {
            for thing in WORLD.iter().filter(|thing| line.contains(*thing)) {
                fault(format!("touches the world with `{thing}`"));
            }
        }
    }
    faults
}

fn is_row(name: &str) -> bool {
    ROWS.iter().any(|(row, _)| *row == name)
}

/// The rows that a row may name: itself, those that it knows, and those that they know.
fn known(row: &str) -> Vec<&'static str> {
    let mut known = BTreeSet::from([row]);
    for (other, knows) in ROWS.iter().rev() {
        if known.contains(other) {
            known.extend(*knows);
        }
    }
    ROWS.iter().map(|(row, _)| *row).filter(|row| known.contains(row)).collect()
}

fn is_in(module: &str, other: &str) -> bool {
    module == other || module.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"))
}

/// A line without its comment and without what stands in quotes.
fn code(line: &str) -> String {
    let mut code = String::new();
    let mut letters = line.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if is_quoted => {
                letters.next();
            }
            // A quotation mark as a character is no quotation.
            '"' if !is_quoted && code.ends_with('\'') && letters.peek() == Some(&'\'') => {}
            '"' => is_quoted = !is_quoted,
            '/' if !is_quoted && letters.peek() == Some(&'/') => break,
            _ if is_quoted => {}
            letter => code.push(letter),
        }
    }
    code
}

/// Names that follow `crate::`, or `super::` where that leads to a row.
fn named_from_root(line: &str) -> Vec<&str> {
    let first_name = |rest: &'_ str| rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        // `dateline::x` and `other_crate::x` are no paths from here.
        let is_whole = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        let rest = &line[at + "crate::".len()..];
        names.extend(is_whole.then(|| &rest[..first_name(rest)]));
    }
    for (at, _) in line.match_indices("super::") {
        let rest = &line[at + "super::".len()..];
        let name = &rest[..first_name(rest)];
        names.extend(is_row(name).then_some(name));
    }
    names
}

/// Whether a line names a crate: `name::…`, `use name;`, `use name as …`.
fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].trim_end_matches("::");
        let is_path_of_ours = line[..at].ends_with("::") && before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let is_part_of_word = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = &line[at + name.len()..];
        let is_used = rest.starts_with("::")
            || line.trim_start().starts_with("use ") && (rest.starts_with(';') || rest.starts_with(" as "));
        is_used && !is_path_of_ours && !is_part_of_word
    })
}
