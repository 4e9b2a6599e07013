//! `dateline eject`: what is in the program, as files of the archive to change.
//!
//! Templates, style sheets and tables of words stay in the program as long as an archive has none of its own, and get better with each
//! version. What is written here goes before them from then on.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::command;
use crate::command::Ending;
use crate::command::report;
use crate::diagnostic::nearest;
use crate::language::TABLES;
use crate::output::BUILT_IN_STATICS;
use crate::site::TEMPLATES;
use crate::value::Lang;

/// What to write into which archive.
#[derive(Debug, Clone)]
pub struct Eject {
    pub root: PathBuf,
    /// As typed. Without any, all names are listed.
    pub files: Vec<String>,
}

/// A file in the program, at the path that it has in an archive.
struct BuiltIn {
    path: String,
    bytes: Vec<u8>,
}

/// Writes the files, all or none, or lists what there is.
pub fn run(eject: &Eject) -> Ending {
    if eject.files.is_empty() {
        return list(&eject.root);
    }
    if let Err(message) = command::content(&eject.root) {
        return command::fail(&message);
    }
    let all = built_in();
    let mut wanted = Vec::new();
    for name in &eject.files {
        match find(name, &all) {
            Ok(file) => wanted.push(file),
            Err(message) => return command::misused(&message),
        }
    }
    wanted.sort_by(|a, b| a.path.cmp(&b.path));
    wanted.dedup_by(|a, b| a.path == b.path);
    let taken = wanted.iter().map(|file| eject.root.join(&file.path)).find(|place| place.symlink_metadata().is_ok());
    if let Some(place) = taken {
        let message = format!("`{}` is there already; nothing is written", command::shown(&place));
        anstream::eprintln!("{}", report::failure(&message));
        return Ending::Errors;
    }
    for file in wanted {
        let place = eject.root.join(&file.path);
        if let Err(error) = write(&place, &file.bytes) {
            return command::fail(&format!("`{}`: {error}", command::shown(&place)));
        }
        println!("{}", command::shown(&place));
    }
    Ending::Success
}

fn list(root: &Path) -> Ending {
    for BuiltIn { path, .. } in built_in() {
        let mark = if root.join(&path).exists() { "  (the archive has its own)" } else { "" };
        println!("{path}{mark}");
    }
    Ending::Success
}

fn built_in() -> Vec<BuiltIn> {
    let mut files = Vec::new();
    for (name, bytes) in BUILT_IN_STATICS {
        files.push(BuiltIn { path: format!("static/{name}"), bytes: bytes.to_vec() });
    }
    for (name, text) in TEMPLATES {
        files.push(BuiltIn { path: format!("templates/{name}"), bytes: text.as_bytes().to_vec() });
    }
    for (code, text) in TABLES {
        files.push(BuiltIn { path: table_path(code), bytes: text.as_bytes().to_vec() });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn table_path(code: &str) -> String {
    format!("templates/words/{code}.yaml")
}

/// The file that a name means: its path in an archive, or the end of it; a table of words for a language that has none.
fn find(name: &str, all: &[BuiltIn]) -> Result<BuiltIn, String> {
    let written = name.trim_start_matches("./").replace('\\', "/");
    let written = written.strip_prefix("dateline/").unwrap_or(&written);
    let is_meant = |file: &&BuiltIn| file.path == written || file.path.ends_with(&format!("/{written}"));
    if let Some(BuiltIn { path, bytes }) = all.iter().find(is_meant) {
        return Ok(BuiltIn { path: path.clone(), bytes: bytes.clone() });
    }
    if let Some(table) = new_table(written) {
        return Ok(table);
    }
    let names = all.iter().filter_map(|file| file.path.split_once('/'));
    let hint = match nearest(written, names.map(|(_, name)| name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`dateline eject` lists what there is".to_owned(),
    };
    Err(format!("there is no `{name}` in the program; {hint}"))
}

/// A table of words to translate: the English one, in which every phrase is still a comment.
fn new_table(written: &str) -> Option<BuiltIn> {
    let (folder, file) = written.rsplit_once('/').unwrap_or(("words", written));
    let code = file.strip_suffix(".yaml")?;
    let lang = Lang::parse(code).filter(|lang| lang.is_known())?;
    if !["words", "templates/words"].contains(&folder) {
        return None;
    }
    let (_, english) = TABLES.iter().find(|(known, _)| *known == "en")?;
    let mut text = format!(
        "# The words of the interface for `lang: {lang}`. Take the `#` away from a phrase once it is translated: what is still a comment\n\
         # is English on the pages. `dateline check` counts the phrases and compares them.\n#\n",
        lang = lang.as_str()
    );
    for line in english.lines() {
        let is_phrase = !line.is_empty() && !line.starts_with('#');
        text.push_str(if is_phrase { "#" } else { "" });
        text.push_str(line);
        text.push('\n');
    }
    Some(BuiltIn { path: table_path(lang.as_str()), bytes: text.into_bytes() })
}

fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_meant_by_any_part_of_its_path() {
        let path = |name: &str| find(name, &built_in()).map(|file| file.path);
        for name in ["article.html", "templates/article.html", "./templates/article.html", "dateline/article.html"] {
            assert_eq!(path(name).as_deref(), Ok("templates/article.html"), "{name}");
        }
        assert_eq!(path("dateline.css").as_deref(), Ok("static/dateline.css"));
        for name in ["ru.yaml", "words/ru.yaml", r"templates\words\ru.yaml"] {
            assert_eq!(path(name).as_deref(), Ok("templates/words/ru.yaml"), "{name}");
        }
        assert_eq!(path("words/uz.yaml").as_deref(), Ok("templates/words/uz.yaml"));
        let unknown = path("articel.html").expect_err("no such file");
        assert!(unknown.contains("did you mean `article.html`?"), "{unknown}");
        for name in ["site.yaml", "icle.html", "words/klingon-words.yaml", "../uz.yaml", "css", "words", ""] {
            assert!(path(name).is_err(), "{name}");
        }
    }

    #[test]
    fn no_phrase_of_a_new_table_is_english() {
        let table = new_table("words/uz.yaml").expect("a language");
        let text = String::from_utf8(table.bytes).expect("UTF-8");
        assert!(text.contains("\n#home: \"Front page\"\n"));
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')));
    }
}
