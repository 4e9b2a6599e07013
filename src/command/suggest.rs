//! `dateline suggest`: names that nobody registered, and files for those that an editor names.
//!
//! 1. The archive is linked as for a build, and asked for its strangers (`crate::suggest`).
//! 2. They are shown, or written into a list (`--list FILE`).
//! 3. With `--write` files are made: of names on the command line, or of an edited list (`decided`). A file that is there is never written over, and
//!    nothing is made that nobody named.

mod asked;
mod decided;
mod shown;

use std::fs;
use std::path::Path;

use crate::Linked;
use crate::command;
use crate::command::Ending;
use crate::command::counted;
use crate::command::report;
use crate::command::writing;
use crate::diagnostic::Checked;
use crate::input;
use crate::names::loose_sound;
use crate::suggest;
use crate::suggest::Decision;
use crate::suggest::Suggestions;
use crate::suggest::Unsaid;
use crate::value::FilePath;
use crate::value::QuickSet;
use crate::value::Source;

pub use asked::Suggest;

/// Suggests, or writes what was decided.
pub fn run(suggest: &Suggest) -> Ending {
    if suggest.write && suggest.names.is_empty() && suggest.list.is_none() {
        return command::misused("say what to write: names, or `--list FILE` with a list that you went through");
    }
    if suggest.list.is_some() && !suggest.names.is_empty() {
        return command::misused("names on the command line and `--list` are two ways to say the same: use one");
    }
    let read = match input::read(&suggest.reading.root, suggest.reading.options.clone()) {
        Ok(read) => read,
        Err(error) => return command::fail(&error),
    };
    // What is wrong with the content `check` says.
    let linked = crate::link(&read.value, &mut |_| {}).value;
    let mut suggestions = suggestions(&linked);
    match (&suggest.list, suggest.write) {
        (Some(list), true) => from_list(list, (suggest, &linked)),
        (Some(list), false) => to_list(list, &suggestions),
        (None, true) => {
            let decided = decided::of_names(suggest, (&suggestions, &linked));
            decided::write(decided, (suggest, &linked))
        }
        (None, false) => {
            shown::narrow(&mut suggestions, &suggest.names);
            anstream::print!("{}", shown::show(&suggestions, suggest));
            Ending::Success
        }
    }
}

/// What may be suggested for an archive.
pub(super) fn suggestions(linked: &Linked) -> Suggestions {
    let mut sounds: QuickSet<String> = QuickSet::default();
    for sound in linked.proof.last_words().map(loose_sound) {
        if sound.chars().count() > 2 {
            sounds.insert(sound);
        }
    }
    let sounds_withheld = |text: &str| {
        let mut words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.any(|word| sounds.contains(&loose_sound(word)))
    };
    let is_withheld = |text: &str| linked.proof.may_name(text) || !sounds.is_empty() && sounds_withheld(text);
    suggest::suggest(&linked.archive, &Unsaid { held: &linked.held, is_withheld: &is_withheld })
}

/// One line for `check`; nothing where there is nothing to say.
pub(super) fn in_one_line(suggestions: &Suggestions) -> Option<String> {
    let Suggestions { names, lacking, twice, kept_back } = suggestions;
    let counts = [
        (names.len(), "name", "nobody registered"),
        (lacking.len(), "registered name", "lacking forms"),
        (twice.len(), "pair", "perhaps registered twice"),
        (kept_back.len(), "place", "spelled like a withheld name"),
    ];
    let mut said = Vec::new();
    for (number, word, what) in counts {
        if number > 0 {
            said.push(format!("{} {what}", counted::grouped(number, word)));
        }
    }
    (!said.is_empty()).then(|| format!("{}: `dateline suggest` shows them", said.join(", ")))
}

/// Writes a new list.
fn to_list(path: &Path, suggestions: &Suggestions) -> Ending {
    match writing::write(path, &mut suggest::list(suggestions).as_bytes()) {
        Ok(()) => {
            println!("{}", command::shown(path));
            Ending::Success
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let path = command::shown(path);
            let message = format!("`{path}` is there already; nothing is written (`--write` reads an edited list)");
            anstream::eprintln!("{}", report::failure(&message));
            Ending::Errors
        }
        Err(error) => command::fail(&format!("`{}`: {error}", command::shown(path))),
    }
}

/// Reads a list that an editor went through and writes what it says.
fn from_list(path: &Path, (suggest, linked): (&Suggest, &Linked)) -> Ending {
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned(),
        Err(error) => return command::fail(&format!("`{}`: {error}", command::shown(path))),
    };
    let source = Source { path: FilePath::new(command::shown(path)), text: text.into() };
    let Checked { value, diagnostics } = suggest::read(&source);
    let decisions: Vec<(Decision, Option<Source>)> =
        value.into_iter().map(|decision| (decision, Some(source.clone()))).collect();
    decided::write(Checked { value: decisions, diagnostics }, (suggest, linked))
}
