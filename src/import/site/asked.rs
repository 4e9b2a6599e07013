//! Fields that may say that a text is not public. They stay as they are, at the top, where every build asks them (DESIGN 4.6).
//!
//! Why so generously: what is taken for one of them and is none costs a warning, and what is not taken for one is published.

use crate::edit::Written;
use crate::import::held;
use crate::input::holds::Subject;
use crate::input::tree::Shape;
use crate::input::tree::Value;

/// Whether a field may say it, by its name or by the kind of its value.
pub(super) fn may_hold(key: &str, value: &Value) -> bool {
    is_named(key) || is_flag(value)
}

/// Whether a field may say it by its name.
pub(super) fn is_named(key: &str) -> bool {
    const PARTS: [&str; 27] = [
        "draft",
        "privat",
        "hidden",
        "hide",
        "unlist",
        "publish",
        "public",
        "confidential",
        "internal",
        "secret",
        "embargo",
        "wip",
        "withh",
        "anonym",
        "pseudonym",
        "headless",
        "trash",
        "status",
        "visib",
        "expir",
        "access",
        "render",
        "exclude",
        "password",
        "archived",
        "black",
        "restrict",
    ];
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    PARTS.iter().any(|part| key.contains(part))
        || matches!(key.as_str(), "build" | "state")
        || held::field(&key, Subject::File).is_some()
}

/// The name under which a build asks for such a field: in English, where it stands in another language.
pub(super) fn key(name: &str) -> String {
    held::field(name, Subject::File).unwrap_or_else(|| name.to_owned())
}

/// A flag that nobody knows may be a misspelled one.
fn is_flag(value: &Value) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    match &value.shape {
        // Nothing is no word; only a name can make one of it.
        Shape::Null => false,
        Shape::Scalar { text, .. } => WORDS.iter().any(|word| text.trim().eq_ignore_ascii_case(word)),
        Shape::List(_) | Shape::Map(_) => false,
    }
}

/// A value as it was written: words that are no texts stay without quotes.
pub(super) fn written(value: &Value) -> Written {
    match &value.shape {
        Shape::Null => Written::Null,
        Shape::Scalar { text, is_plain } => {
            let is_word = !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'+'));
            if *is_plain && is_word { Written::Plain(text.clone()) } else { Written::text(text) }
        }
        Shape::List(values) => Written::List(values.iter().map(written).collect()),
        Shape::Map(entries) => {
            Written::Map(entries.iter().map(|(key, value)| (key.value.clone(), written(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::yaml;

    #[test]
    fn whatever_may_hold_a_text_back_is_kept() {
        let holds = |line: &str| {
            let (value, _) = yaml::parse(line, 0).expect("YAML");
            let Shape::Map(entries) = value.shape else { panic!("no field") };
            may_hold(&entries[0].0.value, &entries[0].1)
        };
        for line in [
            "draft: x",
            "Is-Draft: 1",
            "published: False",
            "status: pending",
            "darft: true",
            "publishDate: 2030-01-01",
            "noindex: yes",
            "expiryDate: 2020",
            "build: {render: never}",
            "permalink: false",
            "draft:",
            "visibility: x",
            "members-only: on",
        ] {
            assert!(holds(line), "{line}");
        }
        for line in ["series: x", "permalink: /a/", "weight: 3", "deck: words", "tags: [a]"] {
            assert!(!holds(line), "{line}");
        }
    }
}
