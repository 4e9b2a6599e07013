//! Lists of copies: a line for each, with the address of the original, that of the copy, when it was made, and its hash, or some of these.
//!
//! Many archives on the web say the address and the time in the address of the copy.

use crate::import::facts;
use crate::import::facts::Capture;
use crate::value::Date;
use crate::value::url::is_web_address;

/// A copy of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The address of the original.
    pub url: String,
    pub capture: Capture,
    /// Where it stood, for the report.
    pub from: String,
}

/// What a list says, and which of its lines say nothing.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub copies: Vec<Copied>,
    pub problems: Vec<String>,
}

/// Whether a text is such a list: nothing stands in it but addresses, times, hashes and words that go with them.
pub(super) fn is_one(text: &str) -> bool {
    let lines = text.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    // The names of columns. A day beside an address may be that of a report, unless a column is about copies.
    if let Some(header) = lines.next_if(|line| !line.contains("://") && is_header(line)) {
        let header = header.to_lowercase();
        let is_of_copies = ["archiv", "captur", "memento", "wayback", "timestamp", "sha256", "hash", "digest"];
        if !is_of_copies.iter().any(|word| header.contains(word)) {
            return false;
        }
    }
    let (mut lists, mut number) = (0, 0);
    for line in lines.take(200) {
        number += 1;
        let cells = cells(line);
        let is_list = cells.iter().any(|cell| is_web_address(cell)) && cells.iter().all(|cell| kind(cell).is_some());
        lists += usize::from(is_list);
    }
    number > 0 && lists * 10 >= number * 9
}

fn is_header(line: &str) -> bool {
    const NAMES: [&str; 30] = [
        "url",
        "original",
        "original_url",
        "source_url",
        "link",
        "address",
        "archive_url",
        "archived_url",
        "archive",
        "capture",
        "capture_url",
        "memento",
        "wayback_url",
        "archive_location",
        "timestamp",
        "date",
        "time",
        "at",
        "archived_at",
        "captured_at",
        "archive_date",
        "sha256",
        "hash",
        "status",
        "statuscode",
        "mimetype",
        "digest",
        "length",
        "urlkey",
        "tool",
    ];
    let cells = cells(line);
    cells.iter().all(|cell| NAMES.contains(&cell.to_lowercase().replace([' ', '-'], "_").as_str()))
}

/// Cells of a line: parted by spaces or tabs where it has some, else by commas or semicolons. An address may have a comma in it.
fn cells(line: &str) -> Vec<String> {
    let is_end = |letter: char| matches!(letter, ',' | ';' | '|' | '<' | '>' | '"');
    let mut words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(is_end)).collect();
    words.retain(|word| !matches!(*word, "" | "->" | "=>" | "→" | "-" | "–" | "—"));
    let [word] = words.as_slice() else { return words.into_iter().map(str::to_owned).collect() };
    let mut cells: Vec<String> = Vec::new();
    for part in word.split([',', ';', '|']) {
        let part = part.trim_matches('"');
        match cells.last_mut() {
            Some(last) if is_web_address(last) && kind(part).is_none() => {
                last.push(',');
                last.push_str(part);
            }
            _ => cells.push(part.to_owned()),
        }
    }
    cells.retain(|cell| !cell.is_empty());
    cells
}

/// What a cell is.
#[derive(Debug, PartialEq, Eq)]
enum Cell {
    Address,
    Time(String),
    Sha256(String),
    /// What follows the day.
    Clock(String),
    /// A status, a type, a length, what an index of copies has beside.
    Other,
}

fn kind(cell: &str) -> Option<Cell> {
    if is_web_address(cell) {
        return Some(Cell::Address);
    }
    if let Some(time) = time(cell) {
        return Some(Cell::Time(time));
    }
    let hash = cell.to_ascii_lowercase();
    let hash = hash.strip_prefix("sha256:").or_else(|| hash.strip_prefix("sha-256:")).unwrap_or(&hash);
    if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(Cell::Sha256(hash.to_owned()));
    }
    let is_clock = cell.contains(':')
        && cell
            .trim_end_matches('Z')
            .split(':')
            .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_clock {
        return Some(Cell::Clock(cell.to_owned()));
    }
    let is_word = ["ok", "success", "archived", "done", "wayback", "revisit"].contains(&hash);
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit())
        || cell.contains(')') && cell.contains('.')
        || cell.contains('/')
        || is_digest(cell);
    (is_word || is_number).then_some(Cell::Other)
}

/// SHA-1 in letters of base 32, as indexes of copies have it.
fn is_digest(cell: &str) -> bool {
    cell.len() == 32 && cell.bytes().all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte))
}

/// A time as a field is written: `20220106101010`, `2022-01-06T10:10:10Z`, `2022-01-06`.
fn time(cell: &str) -> Option<String> {
    if !cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return facts::day(cell);
    }
    if !matches!(cell.len(), 8 | 14) {
        return None;
    }
    let (day, _) = Date::parse(&format!("{}-{}-{}", &cell[..4], &cell[4..6], &cell[6..8]))?;
    match cell.len() {
        8 => Some(day.to_string()),
        _ => Some(format!("{day}T{}:{}:{}Z", &cell[8..10], &cell[10..12], &cell[12..])),
    }
}

/// Reads a list. What has no copy in it says so.
pub(super) fn read(text: &str, from: &str) -> Read {
    let mut read = Read::default();
    for (index, line) in text.lines().enumerate() {
        let cells = cells(line);
        if line.trim().is_empty() || line.trim().starts_with('#') || !line.contains("://") {
            continue;
        }
        match copied(&cells) {
            Some((url, capture)) => {
                read.copies.push(Copied { url, capture, from: format!("{from}, line {}", index + 1) })
            }
            None => read.problems.push(format!(
                "line {} says no copy: neither its address, nor when it was made, nor its hash",
                index + 1
            )),
        }
    }
    read
}

fn copied(cells: &[String]) -> Option<(String, Capture)> {
    let mut capture = Capture { tool: Some("capture list".to_owned()), ..Capture::default() };
    let mut original = None;
    for cell in cells {
        match kind(cell)? {
            Cell::Address => match of_archive(cell) {
                Some(Archived { url, at }) => {
                    capture.url.get_or_insert_with(|| cell.clone());
                    original = original.or(url);
                    capture.at = capture.at.or(at);
                }
                None => original = Some(cell.clone()),
            },
            Cell::Time(time) => drop(capture.at.get_or_insert(time)),
            Cell::Clock(clock) => {
                capture.at = capture.at.map(|at| if at.contains('T') { at } else { format!("{at}T{clock}") });
            }
            Cell::Sha256(hash) => drop(capture.sha256.get_or_insert(hash)),
            Cell::Other => {}
        }
    }
    let says = capture.url.is_some() || capture.at.is_some() || capture.sha256.is_some();
    let original = original?;
    says.then_some((original, capture))
}

/// What the address of a copy says.
#[derive(Debug, PartialEq, Eq)]
pub struct Archived {
    /// The address of the original.
    pub url: Option<String>,
    pub at: Option<String>,
}

/// Reads the address of a copy: `https://web.archive.org/web/20220106101010/https://…`. `None` where it is none.
pub fn of_archive(address: &str) -> Option<Archived> {
    const HOSTS: [&str; 13] = [
        "archive.ph",
        "archive.today",
        "archive.is",
        "archive.md",
        "archive.li",
        "archive.vn",
        "archive.fo",
        "perma.cc",
        "ghostarchive.org",
        "megalodon.jp",
        "webcitation.org",
        "arquivo.pt",
        "conifer.rhizome.org",
    ];
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let schemes = ["https://", "http://", "https:/", "http:/"];
    let inside = schemes.iter().find_map(|scheme| Some((path.find(scheme)?, scheme)));
    let host = host.trim_start_matches("www.");
    let stamp = path.split('/').find(|part| {
        let digits = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
        (4..=14).contains(&digits.len())
            && digits.len().is_multiple_of(2)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_archive =
        HOSTS.contains(&host) || host.contains("archive") && inside.is_some() || stamp.is_some() && inside.is_some();
    let url = inside.map(|(at, scheme)| format!("{}//{}", scheme.trim_end_matches('/'), &path[at + scheme.len()..]));
    let at = stamp.and_then(|stamp| time(stamp.trim_end_matches(|letter: char| !letter.is_ascii_digit())));
    is_archive.then_some(Archived { url, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_copies_say_what_they_are_of() {
        let read = |address| {
            of_archive(address).map(|archived| (archived.url.unwrap_or_default(), archived.at.unwrap_or_default()))
        };
        let some = |url: &str, at: &str| Some((url.to_owned(), at.to_owned()));
        assert_eq!(
            read("https://web.archive.org/web/20220106101010/https://x.example/a?b"),
            some("https://x.example/a?b", "2022-01-06T10:10:10Z")
        );
        assert_eq!(
            read("https://web.archive.org/web/20220106101010id_/http://x.example/"),
            some("http://x.example/", "2022-01-06T10:10:10Z")
        );
        assert_eq!(read("https://archive.ph/AbCdE"), some("", ""));
        assert_eq!(read("https://x.example/2022/01/a"), None);
        assert_eq!(read("https://x.example/share?u=https://y.example/"), None);
    }

    #[test]
    fn lists_in_their_kinds() {
        let hash = "0a".repeat(32);
        for line in [
            "https://x.example/a https://web.archive.org/web/20220106101010/https://x.example/a",
            "https://web.archive.org/web/20220106101010/https://x.example/a",
            "url,archived_url,archived_at\nhttps://x.example/a,https://archive.ph/Ab,2022-01-06T10:10:10Z",
            "example,x)/a 20220106101010 https://x.example/a text/html 200 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 1234",
            "https://x.example/a\t2022-01-06 10:10\tarchived",
            &format!("2022-01-06;https://x.example/a;sha256:{hash}"),
        ] {
            assert!(is_one(line), "{line}");
            let read = read(line, "list.txt");
            assert_eq!(
                (read.copies.len(), read.copies[0].url.as_str(), read.problems.len()),
                (1, "https://x.example/a", 0),
                "{line}"
            );
        }
        for text in [
            "A report https://x.example/a of this day",
            "title,url\nA,https://x.example/a",
            "url,date\nhttps://x.example/a,2022-01-06",
            "",
            "words",
            "# x",
        ] {
            assert!(!is_one(text), "{text}");
        }
        assert_eq!(read("https://x.example/a\n", "x").problems.len(), 1);
        assert_eq!(read("https://x.example/a,0.html,20220106", "x").copies[0].url, "https://x.example/a,0.html");
        assert_eq!(
            read("https://x.example/a 2022-01-06 10:10", "x").copies[0].capture.at.as_deref(),
            Some("2022-01-06T10:10")
        );
    }
}
