//! Cuts words, lists, places and texts into files of a few kilobytes.
//!
//! A file of words is one text, its words one behind the other (`&` between them): how many letters each shares with the word before (one
//! digit), its other letters, and its record, whose parts stand between spaces: texts, places, texts with it in a title, texts that name
//! somebody so, entities. A record that is long lies in a file of lists and has a sign and two numbers in its place.

use std::fmt::Write;
use std::ops::Range;

use serde_json::json;

use crate::search::Text;
use crate::search::code;
use crate::search::merge::Record;

/// Bytes of a file of words, of lists and of places; what is longer alone is alone in its file.
const WORDS: usize = 9_000;
const LISTS: usize = 12_000;
const PLACES: usize = 24_000;

/// Bytes of a file of texts.
const TEXTS: usize = 22_000;

/// Longer records lie apart from their words.
const LONG: usize = 400;

/// Places that take no more than this stand in the record itself.
const FEW_PLACES: usize = 24;

/// So many letters one word can share with the one before it.
const SHARED: usize = 9;

/// Signs that no number has.
const BETWEEN: char = '&';
const HERE: char = '%';
const APART: char = '`';

/// Files without the directory.
pub(super) struct Packed<'a> {
    pub files: Vec<(String, String)>,
    /// The first word of each file of words.
    pub words: Vec<&'a str>,
}

/// Pieces of one sort, of which each goes into the last file or begins the next.
struct Files {
    stem: &'static str,
    limit: usize,
    files: Vec<Vec<String>>,
    length: usize,
}

impl Files {
    fn new(stem: &'static str, limit: usize) -> Files {
        Files { stem, limit, files: Vec::new(), length: 0 }
    }

    /// Gives the number of the file, and the place in it.
    fn add(&mut self, piece: String) -> (u32, u32) {
        if self.files.is_empty() || self.length + piece.len() > self.limit {
            self.files.push(Vec::new());
            self.length = 0;
        }
        self.length += piece.len() + 3;
        let number = self.files.len() - 1;
        let file = &mut self.files[number];
        file.push(piece);
        (number as u32, file.len() as u32 - 1)
    }

    fn written(self) -> Vec<(String, String)> {
        let numbered = self.files.into_iter().enumerate();
        numbered.map(|(number, pieces)| file(&format!("{}-{number}", self.stem), &json!(pieces))).collect()
    }
}

/// A file that hands its part of the index to the script.
pub(super) fn file(name: &str, content: &serde_json::Value) -> (String, String) {
    (name.to_owned(), format!("dateline.put({},{content})\n", json!(format!("search/{name}"))))
}

pub(super) fn pack(records: Vec<Record>) -> Packed {
    let (mut lists, mut places) = (Files::new("lists", LISTS), Files::new("places", PLACES));
    let mut starts = Vec::new();
    let mut files: Vec<String> = Vec::new();
    let mut before = "";
    for record in records {
        let word = record.word;
        let mut own = written(record, &mut places);
        if own.len() > LONG {
            own = apart(lists.add(own));
        }
        match files.last_mut().filter(|file| file.len() + word.len() + own.len() < WORDS) {
            Some(file) => {
                let (shared, rest) = after_shared(before, word);
                // Writing into a text cannot fail.
                let _ = write!(file, "{BETWEEN}{shared}{rest} {own}");
            }
            None => {
                starts.push(word);
                files.push(format!("0{word} {own}"));
            }
        }
        before = word;
    }
    let numbered = files.into_iter().enumerate();
    let words = numbered.map(|(number, words)| file(&format!("words-{number}"), &json!(words)));
    let mut files: Vec<(String, String)> = words.collect();
    files.extend(lists.written());
    files.extend(places.written());
    Packed { files, words: starts }
}

fn apart((file, place): (u32, u32)) -> String {
    let mut out = String::from(APART);
    code::push(file, &mut out);
    code::push(place, &mut out);
    out
}

fn written(record: Record, files: &mut Files) -> String {
    let Record { word: _, texts, in_titles, naming, entities, places } = record;
    let mut out = texts;
    out.push(' ');
    match places.as_slice() {
        [(_, few)] if few.len() <= FEW_PLACES => {
            out.push(HERE);
            out.push_str(few);
        }
        _ => {
            for (first, piece) in places {
                let (file, place) = files.add(piece);
                for number in [first, file, place] {
                    code::push(number, &mut out);
                }
            }
        }
    }
    for part in [in_titles, naming, entities] {
        out.push(' ');
        out.push_str(&part);
    }
    out.truncate(out.trim_end().len());
    out
}

/// How many units of UTF-16 a word shares with another, and what follows them.
fn after_shared<'w>(before: &str, word: &'w str) -> (usize, &'w str) {
    let (mut units, mut bytes) = (0, 0);
    for (one, other) in before.chars().zip(word.chars()) {
        if one != other || units + one.len_utf16() > SHARED {
            break;
        }
        units += one.len_utf16();
        bytes += one.len_utf8();
    }
    (units, &word[bytes..])
}

/// About how many bytes a text takes in its file.
pub(super) fn shown_length(text: &Text) -> usize {
    let title = text.titles.first().map_or(0, String::len);
    // Line feeds and quotation marks are written as two.
    let escaped = text.text.bytes().filter(|byte| matches!(byte, b'"' | b'\\' | b'\n')).count();
    text.text.len() + escaped + title + text.address.len() + text.about.len() + 8 * text.named.len() + 40
}

/// Which texts go into which file.
pub(super) fn cut_texts(lengths: &[usize]) -> Vec<Range<usize>> {
    let mut files = Vec::new();
    let (mut first, mut length) = (0, 0);
    for (index, own) in lengths.iter().enumerate() {
        if length + own > TEXTS && index > first {
            files.push(first..index);
            (first, length) = (index, 0);
        }
        length += own;
    }
    if first < lengths.len() {
        files.push(first..lengths.len());
    }
    files
}

/// A file of texts as they are shown, by its number: `[address, title, language, about, text, whom it names]`.
pub fn shown(number: usize, texts: impl Iterator<Item = Text>) -> String {
    let mut pieces = Vec::new();
    for text in texts {
        let named = named(&text);
        let Text { address, titles, lang, about, text, .. } = text;
        pieces.push(json!([address, titles.first(), lang, about, text, named]).to_string());
    }
    format!("dateline.put(\"search/texts-{number}\",[{}])\n", pieces.join(",\n"))
}

/// Entities that rise, each with where it is named first, in units of UTF-16, and how long that is; 0 where it is not.
fn named(text: &Text) -> String {
    let mut out = String::new();
    let mut next = 0;
    for named in &text.named {
        code::push(named.entity - next, &mut out);
        next = named.entity + 1;
        let place = named.place.clone().unwrap_or_default();
        code::push(units(&text.text[..place.start]), &mut out);
        code::push(units(&text.text[place]), &mut out);
    }
    out
}

/// The units of UTF-16 of a text, by its bytes: each letter begins with one of them, and needs two where that says that it has four.
fn units(text: &str) -> u32 {
    text.bytes().map(|byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Named;

    fn record<'a>(word: &'a str, texts: &str, places: &str) -> Record<'a> {
        Record { word, texts: texts.to_owned(), places: vec![(0, places.to_owned())], ..Record::default() }
    }

    #[test]
    fn words_share_their_beginnings_and_hold_short_records() {
        let packed =
            pack(vec![record("алма", "1", "00"), record("алматы", "2", "01"), record("в", "3", &"0".repeat(30))]);
        let (name, text) = &packed.files[0];
        assert_eq!((name.as_str(), packed.words.as_slice()), ("words-0", ["алма"].as_slice()));
        assert_eq!(text, "dateline.put(\"search/words-0\",\"0алма 1 %00&4ты 2 %01&0в 3 000\")\n");
        assert_eq!(packed.files[1].1, format!("dateline.put(\"search/places-0\",[\"{}\"])\n", "0".repeat(30)));
    }

    #[test]
    fn a_long_record_lies_apart() {
        let packed = pack(vec![record("в", &"0".repeat(500), "00")]);
        assert_eq!(packed.files[0].1, "dateline.put(\"search/words-0\",\"0в `00\")\n");
        assert!(packed.files[1].1.starts_with("dateline.put(\"search/lists-0\",[\"000"), "{:?}", packed.files[1]);
    }

    #[test]
    fn files_are_small() {
        let words: Vec<String> = (10_000..13_000).map(|number: u32| number.to_string()).collect();
        let packed = pack(words.iter().map(|word| record(word, &"0".repeat(50), "0")).collect());
        let largest = packed.files.iter().map(|(_, text)| text.len()).max();
        assert!(largest.is_some_and(|length| length < WORDS + 100), "{largest:?}");
        assert!(packed.files.len() > 15 && packed.words.len() == packed.files.len());
        assert_eq!(cut_texts(&[TEXTS, 1, 2, TEXTS - 3, 1]), [0..1, 1..4, 4..5]);
    }

    #[test]
    fn units_are_those_of_utf_16() {
        for text in ["", "a", "Ə қ—", "𐀀x𐀀", "ﬁ一\u{10ffff}é"] {
            assert_eq!(units(text) as usize, text.encode_utf16().count(), "{text}");
        }
    }

    #[test]
    fn a_text_says_where_it_names_whom() {
        let place = "𐀀 ".len().."𐀀 Алматы".len();
        let named = vec![Named { entity: 2, place: Some(place) }, Named { entity: 4, place: None }];
        let text = Text {
            address: "a.html".to_owned(),
            titles: vec!["A".to_owned(), "B".to_owned()],
            text: "𐀀 Алматы".to_owned(),
            named,
            ..Text::default()
        };
        assert_eq!(
            shown(3, std::iter::once(text)),
            "dateline.put(\"search/texts-3\",[[\"a.html\",\"A\",\"\",\"\",\"𐀀 Алматы\",\"236100\"]])\n"
        );
    }
}
