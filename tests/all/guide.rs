//! The guide cannot lie: every file that it shows is written and built, every command is run, and what it says of fields, commands, tables and
//! problems is made from the program. `UPDATE_GOLDEN=1 cargo test guide` writes the pages of the reference anew.

pub mod reference;

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use crate::support::Folder;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages that are written by hand, by their names.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(root().join("docs/content/pages")).expect("pages") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            pages.push((name, fs::read_to_string(&path).expect("a page")));
        }
    }
    pages.sort();
    pages
}

/// A fenced block: what stands behind the fence, and its text.
struct Block<'a> {
    info: &'a str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { info, text: text.join("\n") + "\n" });
        }
    }
    blocks
}

/// Everything that a page tells a reader to do, done in an empty folder with what it takes for granted: `tests/guide/all`, and `tests/guide/<page>`.
fn follow(name: &str, page: &str) {
    let folder = Folder::empty();
    for given in ["all", name] {
        copy(&root().join("tests/guide").join(given), folder.root());
    }
    if !page.contains("dateline init") {
        folder.write("content/site.yaml", "title: An archive\n");
    }
    let (commands, files): (Vec<Block>, Vec<Block>) = blocks(page).into_iter().partition(|block| block.info == "sh");
    for Block { info, text } in &files {
        let (language, path) = info.split_once(' ').unwrap_or_else(|| panic!("{name}: which file is this?\n{text}"));
        assert!(!language.is_empty(), "{name}: {info}");
        folder.write(path, text);
    }
    if files.iter().any(|block| block.info.contains(" content/")) {
        folder.built(&["--strict"]);
    }
    for command in commands.iter().flat_map(|block| block.text.lines()) {
        run(&folder, command, name);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let path: PathBuf = to.join(entry.path().strip_prefix(from).expect("a path inside"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::copy(entry.path(), path).expect("copied");
    }
}

fn run(folder: &Folder, command: &str, page: &str) {
    let words = words(command);
    let Some(("dateline", arguments)) = words.split_first().map(|(first, rest)| (first.as_str(), rest)) else {
        panic!("{page}: only commands of ours can be run: `{command}`");
    };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if arguments.first() == Some(&"serve") {
        return serve(folder, &arguments);
    }
    let run = folder.run(&arguments);
    assert_eq!(run.code, 0, "{page}: `{command}`\n{}{}", run.stdout, run.stderr);
}

/// The words of a command as a shell has them, quotation marks and a remark behind it apart.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in command.split('"').enumerate() {
        match index % 2 {
            0 => words.extend(part.split_whitespace().take_while(|word| *word != "#").map(ToOwned::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// Serves until it says where.
fn serve(folder: &Folder, arguments: &[&str]) {
    let mut served = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .args(["--port", "0"])
        .current_dir(folder.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(served.stdout.take().expect("its output")).lines();
    let is_there = lines.map_while(Result::ok).any(|line| line.contains("http://"));
    served.kill().expect("it ends");
    served.wait().expect("it has ended");
    assert!(is_there, "{arguments:?}");
}

#[test]
fn what_the_guide_tells_to_do_can_be_done() {
    for (name, page) in pages() {
        follow(&name, &page);
    }
}

#[test]
fn the_guide_is_an_archive_that_builds_strictly() {
    let folder = Folder::empty();
    copy(&root().join("docs/content"), &folder.path("content"));
    folder.built(&["--strict", "--base-url", "https://example.org/guide/"]);
    let contents = folder.read("public/index.html");
    for (name, _) in pages().iter().filter(|(name, _)| name != "contents") {
        assert!(contents.contains(&format!("href=\"{name}.html\"")), "the contents do not lead to {name}");
    }
}

#[test]
fn every_command_has_its_place_in_the_guide() {
    let all: String = pages().into_iter().map(|(_, page)| page).collect();
    let help = Folder::empty().run(&["--help"]).stdout;
    let commands = help.split("Commands:\n").nth(1).expect("commands").split("\n\n").next().expect("their end");
    let names =
        commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|name| !name.is_empty());
    for name in names.filter(|name| *name != "help") {
        assert!(all.contains(&format!("dateline {name}")), "no page tells of `dateline {name}`");
    }
}
