//! Passages: mentions in their sentences.
//!
//! Why not Unicode's rules for sentences (annex 29): they took a sixth of a large build, and end a sentence after `Mr.`

use std::ops::Range;

use serde::Serialize;

use crate::archive::Mention;
use crate::archive::MentionIndex;
use crate::archive::Owner;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Date;
use crate::value::Lang;
use crate::value::cut;

/// Passages of one year, or of texts without a date.
#[derive(Debug, Clone, Serialize)]
pub struct PassageGroupView {
    pub label: String,
    /// `y2023`, where it has a year.
    pub anchor: Option<String>,
    /// How many passages there are in the group.
    pub count: usize,
    pub texts: Vec<PassageTextView>,
}

/// The passages of one article or entry, in its order.
#[derive(Debug, Clone, Serialize)]
pub struct PassageTextView {
    pub title: String,
    pub address: String,
    pub date: Option<DateView>,
    /// `m2023-11`, where it is the first of its month.
    pub anchor: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub passages: Vec<PassageView>,
}

/// One mention in its sentence (keyword in context).
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// The sentence before the name, the name as printed, the sentence after it.
    pub before: String,
    pub exact: String,
    pub after: String,
    /// Leads to the exact words on the page of the text: `#mention-3`.
    pub anchor: String,
    /// `body`, `summary`, `caption`, `note`.
    pub field: &'static str,
}

/// Longest context on either side, in code points.
const CONTEXT: usize = 160;

/// Bytes in which more letters stand than are shown, in any script.
const NEAR: usize = 2 * 4 * CONTEXT;

/// Passages in the order given: grouped by text, and these by year; those of undated articles and of other texts come last.
pub fn passages(site: &Site, mentions: &[MentionIndex]) -> Vec<PassageGroupView> {
    let mut groups: Vec<PassageGroupView> = Vec::new();
    let mentions: Vec<&Mention> = mentions.iter().map(|index| site.archive.mention(*index)).collect();
    let mut month = None;
    for of_one_text in mentions.chunk_by(|a, b| a.owner == b.owner) {
        let date = site.archive.date_of(of_one_text[0].owner);
        let (label, mut text) = passages_of_text(site, of_one_text);
        let its_month = date.filter(|date| date.month().is_some()).map(Date::to_month);
        if its_month != month {
            text.anchor = its_month.map(addresses::passages_anchor);
            month = its_month;
        }
        let count = text.passages.len();
        match groups.last_mut() {
            Some(group) if group.label == label => {
                group.count += count;
                group.texts.push(text);
            }
            _ => {
                let anchor = date.map(|date| addresses::passages_anchor(date.to_year()));
                groups.push(PassageGroupView { label, anchor, count, texts: vec![text] });
            }
        }
    }
    groups
}

/// The passages of one text, with the label of the group that it belongs to.
fn passages_of_text(site: &Site, mentions: &[&Mention]) -> (String, PassageTextView) {
    let archive = &site.archive;
    let owner = mentions[0].owner;
    let date = archive.date_of(owner).map(|date| date_view(site, date));
    let (title, lang, label): (&str, &Lang, String) = match owner {
        Owner::Article(article) => {
            let document = &archive.article(article).document;
            let label = date.as_ref().map_or_else(|| site.words.say("undated"), |date| date.year.clone());
            (&document.title, &document.lang, label)
        }
        Owner::Entity(entity) => (&archive.entity(entity).name, site.lang(), site.words.say("passages_in_entries")),
        Owner::Page(page) => {
            let document = &archive.page(page).document;
            (&document.title, &document.lang, site.words.say("passages_in_entries"))
        }
    };
    let text = PassageTextView {
        title: title.to_owned(),
        address: addresses::owner(archive, owner),
        date,
        anchor: None,
        lang: lang.as_str().to_owned(),
        dir: lang.dir(),
        passages: mentions.iter().map(|mention| passage_view(site, mention)).collect(),
    };
    (label, text)
}

fn passage_view(site: &Site, mention: &Mention) -> PassageView {
    let text = &site.archive.text_of(mention).text;
    let range = mention.range();
    let (before, after) = context(text, &range);
    let exact = text[range].to_owned();
    PassageView { before, exact, after, anchor: format!("#mention-{}", mention.number), field: mention.field.word() }
}

/// What stands before and after a range in its sentence, cut at words where it is long.
fn context(text: &str, range: &Range<usize>) -> (String, String) {
    // Sentences and blocks are only looked for nearby: a block may be very long.
    let near_start = text.floor_char_boundary(range.start.saturating_sub(NEAR));
    let near_end = text.ceil_char_boundary(range.end + NEAR);
    let near_start = text[near_start..range.start].rfind('\n').map_or(near_start, |newline| near_start + newline + 1);
    let near_end = text[range.end..near_end].find('\n').map_or(near_end, |newline| range.end + newline);
    let (start, end) = sentence(&text[near_start..near_end], &(range.start - near_start..range.end - near_start));
    let (start, end) = (near_start + start, near_start + end);
    (cut_start(&text[start..range.start]), cut_end(&text[range.end..end]))
}

/// The sentence around a range of a block.
///
/// A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with quotation marks and brackets that close there,
/// before white space and a letter that is not small. A full stop after one to three letters of a capitalised word ends none: it
/// belongs to a title, an initial or an abbreviation (`Mr.`, `N.`, `Gen.`). Looking at every letter's class as Unicode annex 29 asks
/// took a sixth of the time of a large build.
fn sentence(text: &str, range: &Range<usize>) -> (usize, usize) {
    let bytes = text.as_bytes();
    let ends = |end: &usize| {
        let may_end = bytes[*end] == b' ' && *end > 0 && may_close(bytes[*end - 1]);
        may_end && is_sentence_end(&text[..*end], &text[*end..])
    };
    let start = (0..range.start).rev().find(ends).map_or(0, |space| space + 1);
    (start, (range.end..text.len()).find(ends).unwrap_or(text.len()))
}

/// Whether a sentence may end with a byte: all else need not be looked at. Marks beyond ASCII are known by their last byte.
fn may_close(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']' | 0x99 | 0x9c | 0x9d | 0xa6 | 0xbb)
}

/// Whether a sentence ends between two parts of a text, the second beginning with a space.
fn is_sentence_end(before: &str, after: &str) -> bool {
    let closed = before.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '“']);
    if !closed.ends_with(['.', '!', '?', '…']) || after.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    let Some(stem) = closed.strip_suffix('.') else { return true };
    let word = stem.rsplit([' ', '.', '(', '"', '“', '«']).next().unwrap_or(stem);
    let is_abbreviation = word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() <= 3;
    !is_abbreviation
}

fn cut_start(text: &str) -> String {
    cut::last_words(text, CONTEXT).map_or_else(|| text.to_owned(), |words| format!("… {words}"))
}

fn cut_end(text: &str) -> String {
    let text = text.trim_end();
    cut::first_words(text, CONTEXT).map_or_else(|| text.to_owned(), |words| format!("{words} …"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, name: &str) -> (String, String) {
        let start = text.find(name).expect("in the text");
        context(text, &(start..start + name.len()))
    }

    #[test]
    fn a_mention_stands_in_its_sentence() {
        let text =
            "Nothing of this is about him at all. President Toqaev spoke on Monday. The rest is silence.\nNext.\n";
        assert_eq!(around(text, "Toqaev"), ("President ".to_owned(), " spoke on Monday.".to_owned()));
    }

    #[test]
    fn every_mark_that_ends_a_sentence_may_close_one() {
        for mark in [".", "!", "?", "…", ".\"", ".'", ".”", ".’", ".»", ".)", ".]", ".“"] {
            let text = format!("Біреу{mark} Токаев келді{mark} Екі");
            assert_eq!(around(&text, "Токаев"), (String::new(), format!(" келді{mark}")), "{mark}");
        }
    }

    #[test]
    fn a_title_with_a_full_stop_ends_no_sentence() {
        let text = "Officials were named in the document. Mr. Toqaev spoke on Monday in the capital. More.\n";
        assert_eq!(around(text, "Toqaev").0, "Mr. ");
    }

    #[test]
    fn quotations_and_initials_keep_together() {
        let text = "He left. “It is N. Nazarbaev’s idea.” said Toqaev in January. End.\n";
        assert_eq!(
            around(text, "Toqaev"),
            ("“It is N. Nazarbaev’s idea.” said ".to_owned(), " in January.".to_owned())
        );
        assert_eq!(
            around("Первое. Токаев сказал… да. Дальше.\n", "Токаев"),
            ("".to_owned(), " сказал… да.".to_owned())
        );
    }

    #[test]
    fn long_contexts_are_cut_at_words() {
        let text = format!("{} Тоқаев {}\n", "сөз ".repeat(200).trim(), "сөз ".repeat(200).trim());
        let (before, after) = around(&text, "Тоқаев");
        assert!(before.starts_with("… сөз") && before.chars().count() <= CONTEXT + 2);
        assert!(after.ends_with("сөз …") && after.chars().count() <= CONTEXT + 2);
    }
}
