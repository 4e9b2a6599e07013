//! Names of those who wrote, out of what pages say in their place: `By Ada Reed, USA TODAY`, numbers of accounts.

use crate::import::page::one_line::cleaned;

/// A name without the words around it. `None` where no name is there: an address, a number.
pub(super) fn name(text: &str, publisher: Option<&str>) -> Option<String> {
    let text = cleaned(text);
    let name = without_publisher(without_by(&text), publisher).trim_matches([' ', ',', '|', '·', ';']);
    is_name(name).then(|| name.to_owned())
}

/// Names that stand once each.
pub(super) fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}

fn without_by(text: &str) -> &str {
    const WORDS: [&str; 9] = [
        "written by",
        "words by",
        "reported by",
        "story by",
        "posted by",
        "published by",
        "report by",
        "article by",
        "by",
    ];
    const NAMED: [&str; 10] =
        ["author", "authors", "автор", "авторы", "текст", "автор статьи", "авторы материала", "autor", "auteur", "von"];
    let lower = text.to_lowercase();
    // Small letters of some scripts are longer: what is cut must be where it was.
    if lower.len() != text.len() {
        return text;
    }
    for word in WORDS {
        let rest = lower.strip_prefix(word).filter(|rest| rest.starts_with([' ', ':']));
        if let Some(rest) = rest {
            return without_by(text[text.len() - rest.len()..].trim_start_matches([' ', ':']));
        }
    }
    let named = lower.split_once(':').filter(|(before, _)| NAMED.contains(&before.trim()));
    named.map_or(text, |(_, rest)| text[text.len() - rest.len()..].trim_start())
}

/// A name without the paper behind it: the publisher's, or one in capitals (`USA TODAY`).
fn without_publisher<'a>(text: &'a str, publisher: Option<&str>) -> &'a str {
    const AGENCIES: [&str; 8] = ["AP", "AFP", "BBC", "CNN", "REUTERS", "DPA", "TASS", "UPI"];
    for separator in [", ", " | ", " - ", " – ", " — ", " / "] {
        let Some((name, behind)) = text.rsplit_once(separator) else { continue };
        let behind = behind.trim();
        let is_publisher = publisher.is_some_and(|publisher| publisher.trim().to_lowercase() == behind.to_lowercase());
        let is_loud = behind.contains(' ')
            && behind.chars().any(char::is_alphabetic)
            && behind == behind.to_uppercase()
            && behind.split(' ').any(|word| word.chars().count() > 3);
        if !name.trim().is_empty()
            && (is_publisher || is_loud && name != name.to_uppercase() || AGENCIES.contains(&behind))
        {
            return name.trim();
        }
    }
    text
}

/// An address or a number is no name of an author.
fn is_name(name: &str) -> bool {
    name.contains(char::is_alphabetic)
        && !name.contains("://")
        && !name.starts_with('@')
        && !is_number(name)
        && name.split_whitespace().count() <= 12
}

/// Whether a text is the number of an account: `3f2504e0-4f89-11d3-9a0c-0305e82c3301` (RFC 9562), or a long one of another make.
fn is_number(text: &str) -> bool {
    let text = text.trim_matches(['{', '}', '(', ')']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    is_hex && text.len() >= 16 && digits > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_bare() {
        for (text, expected) in [
            ("By Ada Reed, USA TODAY", Some("Ada Reed")),
            ("Written By: Ada Reed", Some("Ada Reed")),
            ("BY ADA REED", Some("ADA REED")),
            ("Автор: Иван Петров", Some("Иван Петров")),
            ("Ada Reed, The Courier", Some("Ada Reed")),
            ("Ada Reed | the courier", Some("Ada Reed")),
            ("Ada Reed, AFP", Some("Ada Reed")),
            ("Martin Luther King, Jr.", Some("Martin Luther King, Jr.")),
            ("Ada Reed, MD", Some("Ada Reed, MD")),
            ("Byron Stone", Some("Byron Stone")),
            ("Von Trapp", Some("Von Trapp")),
            ("Radio Free Europe/Radio Liberty", Some("Radio Free Europe/Radio Liberty")),
            ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", None),
            ("https://a.example/ada", None),
            ("", None),
        ] {
            assert_eq!(name(text, Some("The Courier")).as_deref(), expected, "{text}");
        }
    }
}
