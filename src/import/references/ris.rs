//! RIS: lines of a tag and a value. A line without a tag goes on with the one before.

use crate::import::references::Entries;
use crate::import::references::reference::Reference;
use crate::import::references::reference::Told;

/// Kinds of references that are what an article is; others are kept as `type`.
const ARTICLES: [&str; 10] = ["NEWS", "MGZN", "JOUR", "ELEC", "BLOG", "GEN", "INPR", "JFULL", "EJOUR", "WEB"];

/// Whether a text is a list in RIS. Libraries put a word of their own before the first entry.
pub(super) fn is_one(head: &str) -> bool {
    const LINES: usize = 12;
    let mut lines = head.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty()).take(LINES);
    lines.any(|line| tagged(line).is_some_and(|(tag, kind)| tag == "TY" && is_kind(kind)))
}

fn is_kind(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Reads a list.
pub(super) fn read(text: &str) -> Entries {
    let mut entries = Entries::new();
    let mut lines: Vec<(&str, String)> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        match tagged(line) {
            Some(("ER", _)) => close(&mut lines, &mut entries),
            Some(("TY", kind)) => {
                // An entry that nothing has ended ends here.
                close(&mut lines, &mut entries);
                lines.push(("TY", kind.to_owned()));
            }
            Some((tag, value)) if !lines.is_empty() => lines.push((tag, value.to_owned())),
            Some(_) => {}
            None => {
                if let Some((_, value)) = lines.last_mut() {
                    value.push('\n');
                    value.push_str(line);
                }
            }
        }
    }
    close(&mut lines, &mut entries);
    entries
}

/// `AU  - Doe, Jane`: two letters or digits, spaces, a hyphen.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let is_tag = tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let is_tag = is_tag && tag.starts_with(|letter: char| letter.is_ascii_uppercase());
    let value = rest.strip_prefix("  -").or_else(|| rest.strip_prefix(" -"))?;
    is_tag.then(|| (tag, value.trim()))
}

fn close(lines: &mut Vec<(&str, String)>, entries: &mut Entries) {
    if lines.is_empty() {
        return;
    }
    let mut reference = Reference::default();
    let best_date =
        ["DA", "Y1", "PY"].into_iter().find(|tag| lines.iter().any(|(known, text)| known == tag && !text.is_empty()));
    for (tag, value) in lines.drain(..) {
        match told(tag, best_date) {
            Some(Told::Own(name)) if name == "type" && ARTICLES.contains(&value.as_str()) => {}
            Some(told @ Told::Author) => reference.add(told, &name(&value)),
            Some(told @ (Told::Date | Told::Retrieved)) => reference.add(told, &date(&value)),
            Some(told @ Told::Topic) => value.lines().for_each(|topic| reference.add(told.clone(), topic)),
            Some(told) => reference.add(told, &value),
            None => {}
        }
    }
    entries.push(Ok(reference));
}

/// What a tag tells; `None` where another tag tells it better.
fn told(tag: &str, best_date: Option<&str>) -> Option<Told> {
    Some(match tag {
        "ID" => Told::Key,
        "TI" | "T1" => Told::Title,
        "AU" | "A1" => Told::Author,
        "T2" | "JO" | "JF" | "BT" => Told::Container,
        "PB" => Told::Publisher,
        "SE" => Told::Section,
        "DA" | "Y1" | "PY" => return (Some(tag) == best_date).then_some(Told::Date),
        "UR" | "LK" => Told::Address,
        "Y2" => Told::Retrieved,
        "LA" => Told::Lang,
        "AB" | "N2" => Told::Summary,
        "KW" => Told::Topic,
        "SP" => Told::Page,
        "IS" => Told::Issue,
        "DO" => Told::Doi,
        "TY" => Told::Own("type".to_owned()),
        "N1" => Told::Own("note".to_owned()),
        "CY" => Told::Own("place_published".to_owned()),
        "EP" => Told::Own("last_page".to_owned()),
        "VL" => Told::Own("volume".to_owned()),
        "SN" => Told::Own("issn".to_owned()),
        "A2" | "ED" => Told::Own("editor".to_owned()),
        "A3" | "A4" => Told::Own("further_author".to_owned()),
        "DB" | "DP" => Told::Own("database".to_owned()),
        "L1" | "L2" | "L3" | "L4" => Told::Own("file".to_owned()),
        other => Told::Own(other.to_lowercase()),
    })
}

/// `Doe, Jane, Jr.` as it is printed.
fn name(value: &str) -> String {
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [family, given] if !given.is_empty() => format!("{given} {family}"),
        [family, given, suffix] if !given.is_empty() => format!("{given} {family}, {suffix}"),
        _ => value.trim_end_matches(',').to_owned(),
    }
}

/// `2022/01/29/in the evening` without its empty parts.
fn date(value: &str) -> String {
    let parts: Vec<&str> = value.splitn(4, '/').map(str::trim).collect();
    match parts.as_slice() {
        [year, rest @ ..] if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
            let known = rest.iter().take(2).take_while(|part| !part.is_empty());
            known.fold((*year).to_owned(), |date, part| format!("{date}-{part:0>2}"))
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_a_newspaper() {
        let text = "Provider: X\n\nTY  - NEWS\r\nAU  - Doe, Jane\r\nAU  - AFP\r\nTI  - Two\r\ntolls\r\nPY  - 2022\r\nDA  - 2022/03//\r\nKW  - a\r\nKW  - b\r\nER  - \r\nTY  - BOOK\nTI  - B\nM1  - x\n";
        assert!(is_one(text));
        let read = read(text);
        let told = |text: &str, told: Told| (told, text.to_owned());
        assert_eq!(
            read[0].as_ref().map(|read| read.told.clone()),
            Ok(vec![
                told("Jane Doe", Told::Author),
                told("AFP", Told::Author),
                told("Two tolls", Told::Title),
                told("2022-03", Told::Date),
                told("a", Told::Topic),
                told("b", Told::Topic),
            ])
        );
        let book = read[1].as_ref().expect("an entry");
        assert!(book.told.contains(&told("BOOK", Told::Own("type".to_owned()))), "{book:?}");
        assert!(book.told.contains(&told("x", Told::Own("m1".to_owned()))), "{book:?}");
    }

    #[test]
    fn what_is_none() {
        for text in ["", "TY is short for type\n", "Title\n\nTY  - this is a text with a dash\n", "é", "TY"] {
            assert!(!is_one(text), "{text}");
        }
    }

    #[test]
    fn dates_with_empty_parts() {
        assert_eq!(["2022/01/29/", "2022///", "2022/3//", "2022"].map(date), ["2022-01-29", "2022", "2022-03", "2022"]);
        assert_eq!(date("29 January 2022"), "29 January 2022");
    }
}
