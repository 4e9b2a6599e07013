//! BibTeX and BibLaTeX. The only module of this row that knows the library.
//!
//! The library reads a list as a whole or not at all. Where it does not, entries are told by the sign that begins each on a line of its own, as BibTeX
//! itself finds its way again, and are read one by one.

use biblatex::Bibliography;
use biblatex::ChunksExt;
use biblatex::Entry;
use biblatex::Person;
use biblatex::RawBibliography;

use crate::import::references::Entries;
use crate::import::references::reference::Reference;
use crate::import::references::reference::Told;

/// Kinds of entries that are what an article is; others are kept as `type`.
const ARTICLES: [&str; 4] = ["article", "misc", "online", "unpublished"];

/// Fields in which one entry leads to another, which are not followed: entries may lead to one another in a circle, and the library goes round it.
const LEADING: [&str; 4] = ["crossref", "xdata", "ids", "xref"];

/// Whether a text is a list in BibTeX: it begins with an entry, or with a remark and then an entry. Programs write remarks without a sign too;
/// of such a text its name must say what it is.
pub(super) fn is_one(head: &str, name: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_named = [".bib", ".bibtex"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    let first = head.lines().find_map(|line| kind_of(line.trim_start()));
    (is_named || head.starts_with(['@', '%'])) && first.is_some_and(|(kind, rest)| is_beginning(&kind, rest))
}

/// Whether an entry begins so: with a key, and on the same line perhaps its first field.
fn is_beginning(kind: &str, rest: &str) -> bool {
    let (key, after) = rest.split_once(',').unwrap_or((rest, ""));
    let is_entry = !key.trim().contains(' ') && (after.trim().is_empty() || after.contains('='));
    matches!(kind, "comment" | "preamble" | "string") || is_entry
}

/// The kind of an entry that begins on a line, in small letters, with what follows.
fn kind_of(line: &str) -> Option<(String, &str)> {
    let (kind, rest) = line.strip_prefix('@')?.split_once(['{', '('])?;
    let kind = kind.trim();
    let is_kind = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_kind.then(|| (kind.to_ascii_lowercase(), rest))
}

/// Reads a list.
pub(super) fn read(text: &str) -> Entries {
    let text = text.trim_start_matches('\u{feff}');
    match whole(text) {
        Ok(entries) => entries.iter().map(|entry| Ok(reference(entry))).collect(),
        Err(_) => one_by_one(text),
    }
}

fn whole(text: &str) -> Result<Vec<Entry>, String> {
    let mut raw = RawBibliography::parse(text).map_err(|error| error.to_string())?;
    for entry in &mut raw.entries {
        entry.v.fields.retain(|field| !LEADING.contains(&field.key.v.to_ascii_lowercase().as_str()));
    }
    let bibliography = Bibliography::from_raw(raw).map_err(|error| error.to_string())?;
    Ok(bibliography.into_vec())
}

fn one_by_one(text: &str) -> Entries {
    /// Names for texts, which stand before each entry that is read: so many bytes of them at most.
    const STRINGS: usize = 64 << 10;
    let blocks = blocks(text);
    let is_string = |block: &&&str| kind_of(block).is_some_and(|(kind, _)| kind == "string");
    let mut strings = String::new();
    for block in blocks.iter().filter(is_string) {
        let is_readable = RawBibliography::parse(block).is_ok();
        if is_readable && strings.len() + block.len() < STRINGS {
            strings.push_str(block);
        }
    }
    let mut entries = Entries::new();
    for block in blocks {
        let Some((kind, _)) = kind_of(block) else { continue };
        if matches!(kind.as_str(), "string" | "comment" | "preamble") {
            continue;
        }
        match whole(&format!("{strings}\n{block}")) {
            Ok(read) => entries.extend(read.iter().map(|entry| Ok(reference(entry)))),
            Err(error) => {
                let line = block.lines().next().unwrap_or_default().trim();
                entries.push(Err(format!("`{line}` cannot be read ({error})")));
            }
        }
    }
    entries
}

/// A text cut where an entry begins on a line.
fn blocks(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if kind_of(line.trim_start()).is_some() {
            starts.push(at + (line.len() - line.trim_start().len()));
        }
        at += line.len();
    }
    starts.push(text.len());
    let pieces = starts.windows(2).map(|ends| &text[ends[0]..ends[1]]);
    pieces.collect()
}

fn reference(entry: &Entry) -> Reference {
    let mut reference = Reference::default();
    reference.add(Told::Key, &entry.key);
    let kind = entry.entry_type.to_string();
    if !ARTICLES.contains(&kind.as_str()) {
        reference.add(Told::Own("type".to_owned()), &kind);
    }
    if let Some(date) = date(entry) {
        reference.add(Told::Date, &date);
    }
    for (name, chunks) in &entry.fields {
        let text = chunks.format_verbatim();
        match told(name) {
            Some(told @ (Told::Author | Told::Own(_)))
                if matches!(name.as_str(), "author" | "editor" | "translator") =>
            {
                let people = entry.get_as::<Vec<Person>>(name).unwrap_or_default();
                people.iter().for_each(|person| reference.add(told.clone(), &printed(person)));
            }
            Some(Told::Title) => reference.add(Told::Title, &title(&text, entry)),
            Some(Told::Topic) => text.split([',', ';']).for_each(|topic| reference.add(Told::Topic, topic)),
            Some(told) if text.contains("\\url{") || text.contains("\\href{") => {
                let (words, addresses) = without_addresses(&text);
                addresses.iter().for_each(|address| reference.add(Told::Address, address));
                reference.add(told, &words);
            }
            Some(Told::Container) if text.starts_with("http") => reference.add(Told::Address, &text),
            Some(told) => reference.add(told, &text),
            None => {}
        }
    }
    reference
}

/// A text without the addresses in it, and without words that only lead to them: `Available at \url{https://…}`.
fn without_addresses(text: &str) -> (String, Vec<String>) {
    const WORDS: [&str; 8] =
        ["available", "online", "url", "retrieved", "accessed", "доступно", "режим доступа", "abrufbar"];
    let mut addresses = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some((at, command)) =
        ["\\url{", "\\href{"].iter().filter_map(|command| Some((rest.find(command)?, command))).min()
    {
        words.push_str(&rest[..at]);
        let inside = &rest[at + command.len()..];
        let (address, after) = inside.split_once('}').unwrap_or((inside, ""));
        addresses.push(address.trim().replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#"));
        rest = after;
    }
    words.push_str(rest);
    let left = words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let is_way = left.split_whitespace().count() <= 3 && WORDS.iter().any(|word| left.starts_with(word));
    (if is_way { String::new() } else { words }, addresses)
}

/// What a field tells; `None` where it is a part of another.
fn told(name: &str) -> Option<Told> {
    Some(match name {
        "title" => Told::Title,
        "origtitle" => Told::OriginalTitle,
        "author" => Told::Author,
        "journal" | "journaltitle" | "newspaper" | "booktitle" | "howpublished" | "maintitle" => Told::Container,
        "publisher" | "organization" | "institution" => Told::Publisher,
        "section" => Told::Section,
        "url" => Told::Address,
        "archiveurl" | "archive-url" => Told::Archived,
        "urldate" => Told::Retrieved,
        "language" | "langid" => Told::Lang,
        "abstract" => Told::Summary,
        "keywords" => Told::Topic,
        "pages" => Told::Page,
        "number" | "issue" => Told::Issue,
        "rights" | "copyright" => Told::Rights,
        "doi" => Told::Doi,
        "date" | "year" | "month" | "day" | "subtitle" | "shorttitle" | "entrysubtype" => return None,
        other => Told::Own(other.replace('-', "_")),
    })
}

fn field(entry: &Entry, name: &str) -> Option<String> {
    let text = entry.get(name)?.format_verbatim();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The day where it is said as one, else what is said of its parts.
fn date(entry: &Entry) -> Option<String> {
    if let Some(date) = field(entry, "date") {
        return Some(date);
    }
    let year = field(entry, "year")?;
    let Some(month) = field(entry, "month") else { return Some(year) };
    let is_number = month.bytes().all(|byte| byte.is_ascii_digit());
    Some(match (field(entry, "day"), is_number) {
        (Some(day), true) => format!("{year}-{month:0>2}-{day:0>2}"),
        (Some(day), false) => format!("{day} {month} {year}"),
        (None, true) => format!("{year}-{month:0>2}"),
        (None, false) => format!("{} {year}", month.trim_end_matches('.')),
    })
}

fn title(text: &str, entry: &Entry) -> String {
    match field(entry, "subtitle") {
        Some(subtitle) => format!("{text}: {subtitle}"),
        None => text.to_owned(),
    }
}

/// A name as it is printed.
fn printed(person: &Person) -> String {
    let mut parts = vec![person.given_name.as_str(), &person.prefix, &person.name];
    parts.retain(|part| !part.is_empty());
    let name = parts.join(" ");
    if person.suffix.is_empty() { name } else { format!("{name}, {}", person.suffix) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(text: &str) -> Vec<(Told, String)> {
        read(text).into_iter().flat_map(|entry| entry.expect("an entry").told).collect()
    }

    #[test]
    fn an_entry_in_all_its_parts() {
        let text = "% remark\n@string{paper = {The Paper}}\n@article{a,\n  author = {de Gaulle, Charles and {RFE/RL's Service}},\n  title = {{100\\% of {K}azakhs}},\n  journal = paper # { \\& Co},\n  year = 2022,\n  month = mar,\n  keywords = {a, b},\n  url = {https://x.example/a_b?c=d},\n  shelf-mark = {7},\n}\n";
        assert!(is_one(text, "x.txt"));
        let told = told_of(text);
        let pair = |told: Told, text: &str| (told, text.to_owned());
        for expected in [
            pair(Told::Author, "Charles de Gaulle"),
            pair(Told::Author, "RFE/RL's Service"),
            pair(Told::Title, "100% of Kazakhs"),
            pair(Told::Container, "The Paper & Co"),
            pair(Told::Date, "March 2022"),
            pair(Told::Topic, "b"),
            pair(Told::Address, "https://x.example/a_b?c=d"),
            pair(Told::Own("shelf_mark".to_owned()), "7"),
        ] {
            assert!(told.contains(&expected), "{expected:?} is not in {told:?}");
        }
    }

    #[test]
    fn entries_that_lead_to_one_another_end() {
        let told = told_of("@misc{a, title = {A}, crossref = {b}}\n@misc{b, title = {B}, crossref = {a}, ids = {a}}\n");
        assert_eq!(told.iter().filter(|(told, _)| *told == Told::Title).count(), 2);
    }

    #[test]
    fn what_is_none() {
        for text in [
            "",
            "@everyone {look, here}",
            "See me @home{a,b}",
            "@media (x) {\n}",
            "% remark",
            "A text\n@misc{a, title = {x}}",
        ] {
            assert!(!is_one(text, "x.txt"), "{text}");
        }
        assert!(is_one("Created with a program\n\n@misc{a,\n title = {x}}", "x.bib"));
    }
}
