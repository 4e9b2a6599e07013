//! `dateline init`: a complete small archive to start from.
//!
//! It holds texts, settings and the workflow for GitHub Pages. Templates and static files stay in the program, so that an
//! archive gets better ones with each version, until it has its own.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;

use crate::command;
use crate::command::Ending;
use crate::value::Date;

macro_rules! starter {
    ($($path:literal: $file:literal),* $(,)?) => {
        /// The files of the starter archive. `{date}` stands for the date of its articles, `{action}` for what publishes it.
        const STARTER: &[(&str, &str)] = &[$(($path, include_str!(concat!("init/starter/", $file)))),*];
    };
}

// Where a name would mean something to the tools of this repository, the file lies here under another.
starter![
    ".github/workflows/pages.yml": "pages.yml",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "content/articles/history-of-the-web.md": "articles/history-of-the-web.md",
    "content/articles/how-this-archive-works.md": "articles/how-this-archive-works.md",
    "content/events/proposal-of-the-web.md": "events/proposal-of-the-web.md",
    "content/organizations/cern.md": "organizations/cern.md",
    "content/organizations/world-wide-web-consortium.md": "organizations/world-wide-web-consortium.md",
    "content/pages/about.md": "pages/about.md",
    "content/people/tim-berners-lee.md": "people/tim-berners-lee.md",
    "content/places/geneva.md": "places/geneva.md",
    "content/site.yaml": "site.yaml",
];

/// What hosts of repositories put into a new one, and what git keeps there: beginnings of names, in small letters.
const OF_REPOSITORIES: [&str; 12] = [
    ".git",
    ".editorconfig",
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "code_of_conduct",
    "contributing",
    "security",
    "codeowners",
    ".ds_store",
];

/// Writes the archive into a new or empty folder, or into a new repository, and says what to do next. Nothing is written over.
///
/// `date` is that of the articles. It should lie before today: a workflow may run where the day has not begun yet, and would
/// leave them out.
pub fn run(folder: &Path, date: Date) -> Ending {
    let place = command::shown(folder);
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            let message = format!(
                "`{place}` is not empty; choose a new folder, or a repository with no more than a README and a license"
            );
            return command::fail(&message);
        }
        Err(error) => return command::fail(&format!("`{place}`: {error}")),
    }
    let mut kept = Vec::new();
    for (path, text) in STARTER {
        let location = folder.join(path);
        let text = text.replace("{date}", &date.to_string()).replace("{action}", &action());
        match write(&location, &text) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => kept.push(*path),
            Err(error) => return command::fail(&format!("`{}`: {error}", command::shown(&location))),
        }
    }
    println!("an archive of {} files is in {place}", STARTER.len() - kept.len());
    for path in kept {
        let more =
            if path == ".gitignore" { "; add `/public/` to it, which is what `dateline build` writes" } else { "" };
        println!("`{path}` was there and stays as it is{more}");
    }
    match place.as_str() {
        "." => println!("next: dateline serve"),
        _ if place.contains(char::is_whitespace) => println!("next: cd \"{place}\" && dateline serve"),
        _ => println!("next: cd {place} && dateline serve"),
    }
    Ending::Success
}

/// The action that builds archives, as it was when this program was made: a release knows its commit, what was compiled by hand its
/// version alone.
fn action() -> String {
    let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let version = concat!("v", env!("CARGO_PKG_VERSION"));
    match option_env!("DATELINE_COMMIT") {
        Some(commit) => format!("{repository}@{commit} # {version}"),
        None => format!("{repository}@{version}"),
    }
}

/// Whether a folder is not there or empty, apart from what a new repository has.
fn is_free(folder: &Path) -> io::Result<bool> {
    if !folder.exists() {
        return Ok(true);
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().to_lowercase();
        if !OF_REPOSITORIES.iter().any(|known| name.starts_with(known)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
