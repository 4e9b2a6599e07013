//! The words in which generators and people say that something is not public.
//!
//! Keys are compared without case, hyphens, underscores and spaces. Words that publish are few, words that hold back are many, and
//! whatever is neither is unclear.
//!
//! What is built (`document`) and what is brought in (`import`) both ask here: what holds a file back must hold back the row of a table too.

mod words;

use crate::input::is_folder_of_drafts;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::FilePath;

use words::ACCESSES;
use words::DRAFTS;
use words::EMBARGOES;
use words::EXPIRIES;
use words::HIDES;
use words::KINDS;
use words::NESTS;
use words::NO;
use words::NOT_PUBLIC;
use words::OF_NAMES;
use words::PARTS;
use words::PUBLIC;
use words::SHOWS;
use words::STATES;
use words::YES;

/// What a mapping is about: who may say what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    File,
    /// Whether a name is withheld is asked elsewhere.
    Person,
    Note,
    /// Its `status` says how sure it is: only words that surely hold back count.
    Claim,
}

/// What a key asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// `draft`, `private`: yes holds back.
    Hides,
    /// `published`, `publish`: no holds back; a date is a day of publication.
    Shows,
    /// `status`, `visibility`: a word for a state.
    State,
    /// A key that mostly says something else: only words that surely hold back count.
    Access,
    /// A key for what a text is, `layout`: a word for a draft counts.
    Kind,
    /// Whoever has no password is not to read it.
    Password,
    /// A key that is one letter away from one that holds back.
    Slip,
    /// The day after which it goes away.
    Expiry,
    /// The day before which it does not appear.
    Embargo,
    /// Hugo's `build`: a mapping.
    Build,
    /// Hugo's `render` and `list`.
    Render,
    /// `permalink: false` of Eleventy.
    Address,
}

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Public,
    Draft,
    Embargoed,
    /// It cannot be told; what could have been written.
    Unclear(&'static str),
}

/// A word that may publish: of nothing but letters and digits, with hyphens and spaces between them. `-1` and `yes?` are none.
fn exact(text: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
    let text = text.trim();
    if text.chars().all(is_word) && text.starts_with(char::is_alphanumeric) { plain(text) } else { String::new() }
}

/// Letters and digits in small letters: `Is-Draft`, `is_draft` and `isDraft` are one word.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        }
    }
    plain
}

/// Whether a key asks whether something is public, of whatever it is.
pub fn is_asked(key: &str) -> bool {
    asks(key, Subject::File)
        .is_some_and(|asks| matches!(asks, Asks::Hides | Asks::Shows | Asks::State | Asks::Expiry | Asks::Embargo))
}

/// What a key asks, if it asks for this.
pub fn asks(key: &str, subject: Subject) -> Option<Asks> {
    let key = plain(key);
    let is_among = |words: &[&str]| words.contains(&key.as_str());
    if subject == Subject::Person && is_among(OF_NAMES) {
        return None;
    }
    match key.as_str() {
        _ if is_among(HIDES) => Some(Asks::Hides),
        _ if is_among(SHOWS) => Some(Asks::Shows),
        "status" if subject == Subject::Claim => Some(Asks::Access),
        _ if is_among(STATES) => Some(Asks::State),
        _ if is_among(ACCESSES) => Some(Asks::Access),
        _ if is_among(KINDS) => Some(Asks::Kind),
        "password" | "passphrase" => Some(Asks::Password),
        _ if is_among(EXPIRIES) => Some(Asks::Expiry),
        _ if is_among(EMBARGOES) => Some(Asks::Embargo),
        "build" => Some(Asks::Build),
        "render" => Some(Asks::Render),
        "permalink" => Some(Asks::Address),
        _ if is_slip_of(&key) => Some(Asks::Slip),
        _ => None,
    }
}

/// What a key of a mapping asks that is in the mapping of another key. A state there may be of anything.
pub fn asks_in(nest: &str, key: &str, subject: Subject) -> Option<Asks> {
    if !NESTS.contains(&plain(nest).as_str()) {
        return None;
    }
    match asks(key, subject)? {
        Asks::State => Some(Asks::Access),
        asks => Some(asks),
    }
}

/// Whether a key is one letter away from one that holds back.
fn is_slip_of(key: &str) -> bool {
    ["draft", "private", "hidden", "visibility"].iter().any(|known| differs_by_one(key, known))
}

/// One letter more, less, other, or two of them turned round.
fn differs_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b);
    let start = shared.count();
    let (one, other) = (&one[start..], &other[start..]);
    match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([_, one @ ..], other) if one == other => true,
        (one, [_, other @ ..]) => one == other,
        _ => false,
    }
}

/// What a value says to what a key asks.
pub fn read(value: &Value, asks: Asks, today: Date) -> Reading {
    match &value.shape {
        Shape::Null => read_text("", asks, today),
        Shape::Scalar { text, .. } => read_text(text, asks, today),
        Shape::List(values) => read_list(values, asks, today),
        Shape::Map(entries) if asks == Asks::Build => {
            for (key, value) in entries {
                if !["render", "list"].contains(&plain(&key.value).as_str()) {
                    continue;
                }
                let reading = read(value, Asks::Render, today);
                if reading != Reading::Public {
                    return reading;
                }
            }
            Reading::Public
        }
        Shape::Map(_) => match asks {
            Asks::Access | Asks::Slip | Asks::Address | Asks::Render | Asks::Kind => Reading::Public,
            _ => Reading::Unclear("one word: `true` or `false`, or a date"),
        },
    }
}

/// Of a list, what is unclear counts, else the first value that holds back.
fn read_list(values: &[Value], asks: Asks, today: Date) -> Reading {
    if values.is_empty() {
        return read_text("", asks, today);
    }
    let mut first = Reading::Public;
    for value in values {
        match read(value, asks, today) {
            unclear @ Reading::Unclear(_) => return unclear,
            reading if first == Reading::Public => first = reading,
            _ => {}
        }
    }
    first
}

/// What words say to what a key asks.
pub fn read_text(text: &str, asks: Asks, today: Date) -> Reading {
    let word = plain(text);
    let is_among = |words: &[&str]| words.contains(&word.as_str());
    let exact = exact(text);
    let is_exactly = |words: &[&str]| words.contains(&exact.as_str());
    let flag = "`true` or `false`";
    match asks {
        // `draft:` without a word may be meant as one, and `published:` as none.
        Asks::Hides if text.trim().is_empty() => Reading::Unclear(flag),
        Asks::Shows if text.trim().is_empty() => Reading::Unclear("`true`, `false` or a date"),
        _ if text.trim().is_empty() => Reading::Public,
        Asks::Slip if is_among(YES) || is_among(NOT_PUBLIC) => Reading::Unclear("`draft: true` or `draft: false`"),
        Asks::Slip => Reading::Public,
        Asks::Hides if is_among(YES) || is_among(NOT_PUBLIC) => Reading::Draft,
        Asks::Hides if is_exactly(NO) || is_exactly(&["public", "published"]) => Reading::Public,
        Asks::Hides if is_exactly(PARTS) => Reading::Public,
        Asks::Hides => Reading::Unclear(flag),
        Asks::Kind if is_among(DRAFTS) => Reading::Draft,
        Asks::Kind => Reading::Public,
        Asks::Password if is_exactly(NO) || is_exactly(&["none"]) => Reading::Public,
        Asks::Password => Reading::Draft,
        _ if is_among(NO) && !matches!(asks, Asks::Expiry | Asks::Embargo) => Reading::Draft,
        Asks::Shows | Asks::State if is_exactly(YES) || is_exactly(PUBLIC) => Reading::Public,
        Asks::Shows | Asks::State | Asks::Access if is_among(NOT_PUBLIC) => Reading::Draft,
        Asks::Shows => from_day(text, today).unwrap_or(Reading::Unclear("`true`, `false` or a date")),
        Asks::State => Reading::Unclear("`published` or `draft`"),
        Asks::Embargo if is_exactly(NO) || is_exactly(&["none"]) => Reading::Public,
        Asks::Embargo if is_among(YES) || is_among(NOT_PUBLIC) => Reading::Draft,
        Asks::Embargo => from_day(text, today).unwrap_or(Reading::Unclear("a date, as `2022-01-29`")),
        Asks::Expiry if is_exactly(NO) || is_exactly(&["none", "never"]) => Reading::Public,
        Asks::Expiry => match Date::parse(text.trim()) {
            Some((date, _)) if date.first_day() <= today.first_day() => Reading::Draft,
            Some(_) => Reading::Public,
            None => Reading::Unclear("a date, as `2022-01-29`"),
        },
        Asks::Build | Asks::Render if is_among(&["never", "link", "local"]) => Reading::Draft,
        Asks::Build | Asks::Render | Asks::Access | Asks::Address => Reading::Public,
    }
}

/// Public from a day on.
fn from_day(text: &str, today: Date) -> Option<Reading> {
    let (date, _) = Date::parse(text.trim())?;
    Some(if date.first_day() > today.first_day() { Reading::Embargoed } else { Reading::Public })
}

/// Whether a value is a date and nothing else.
pub fn is_date(value: &Value) -> bool {
    matches!(&value.shape, Shape::Scalar { text, .. } if Date::parse(text.trim()).is_some())
}

/// Whether a file lies in a folder of drafts below that of its kind, or has the name of one.
pub fn is_path_of_draft(path: &FilePath) -> bool {
    let mut parts: Vec<&str> = path.as_str().split('/').skip(2).collect();
    let name = parts.pop().unwrap_or_default();
    let is_index = name == "_index" || name.starts_with("_index.");
    // What stands before the ending: `x.draft.md`.
    let without_ending = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut inner = without_ending.split('.').skip(1);
    name.starts_with('_') && !is_index
        || inner.any(|part| DRAFTS.contains(&plain(part).as_str()))
        || parts.into_iter().any(is_folder_of_drafts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_of_difference_is_a_slip() {
        for slip in ["draf", "drafft", "darft", "draft2", "graft", "daft"] {
            assert!(differs_by_one(slip, "draft"), "{slip}");
        }
        for other in ["draft", "drafted", "dratfs", "rafts", "date"] {
            assert!(!differs_by_one(other, "draft"), "{other}");
        }
    }
}
