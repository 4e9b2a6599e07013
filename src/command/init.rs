//! `dateline init`: a complete small archive to start from.
//!
//! It holds texts, settings and the workflow for GitHub Pages. Templates and static files stay in the program, so that an
//! archive gets better ones with each version, until it has its own.

use std::fs;
use std::io;
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

/// Writes the archive into a new or empty folder and says what to do next.
///
/// `date` is that of the articles. It should lie before today: a workflow may run where the day has not begun yet, and would
/// leave them out.
pub fn run(folder: &Path, date: Date) -> Ending {
    let place = command::shown(folder);
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => return command::fail(&format!("`{place}` is not empty; choose a new folder")),
        Err(error) => return command::fail(&format!("`{place}`: {error}")),
    }
    for (path, text) in STARTER {
        let path = folder.join(path);
        let text = text.replace("{date}", &date.to_string()).replace("{action}", &action());
        if let Err(error) = write(&path, &text) {
            return command::fail(&format!("`{}`: {error}", command::shown(&path)));
        }
    }
    println!("an archive of {} files is in {place}", STARTER.len());
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

/// Whether a folder is not there or empty. A repository without files counts as empty.
fn is_free(folder: &Path) -> io::Result<bool> {
    if !folder.exists() {
        return Ok(true);
    }
    for entry in fs::read_dir(folder)? {
        if entry?.file_name() != ".git" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
