//! What other programs read as a command and this one prints as it stands: said once for each kind in a text.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;

/// A kind of writing: where it stands in a line, what it is called, and what to write instead.
struct Kind {
    /// Signs of which it has one: a text without them is not looked through.
    signs: &'static [char],
    find: fn(&str) -> Option<Range<usize>>,
    called: &'static str,
    hint: &'static str,
}

const KINDS: [Kind; 8] = [
    Kind {
        signs: &['='],
        find: marked,
        called: "`==…==`, which marks words elsewhere,",
        hint: "write `**…**`, or a note on these words",
    },
    Kind {
        signs: &['{'],
        find: attributes,
        called: "`{:…}`, an attribute of kramdown,",
        hint: "take it away: looks belong into `static/site.css`",
    },
    Kind {
        signs: &['['],
        find: shortcode,
        called: "a command of WordPress in square brackets",
        hint: "replace it by Markdown: `![words](picture.jpg)`",
    },
    Kind {
        signs: &['$'],
        find: formula,
        called: "a formula between `$`",
        hint: "write it in words or in Unicode signs; `\\$` is a plain dollar",
    },
    Kind {
        signs: &['^'],
        find: inline_note,
        called: "`^[…]`, a note in the line,",
        hint: "write a footnote: `[^1]`, and below `[^1]: …`",
    },
    Kind {
        signs: &[':'],
        find: fence,
        called: "`:::`, a container of another generator,",
        hint: "replace it by a quotation or a heading",
    },
    Kind {
        signs: &['[', '{'],
        find: contents,
        called: "a list of contents of another generator",
        hint: "take it away: a page with many headings begins with a list of them",
    },
    Kind { signs: &[':'], find: emoji, called: "an emoji by its name between colons", hint: "write the sign itself" },
];

pub(super) fn remarks(text: &str, events: &[Located]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut runs = Vec::new();
    let mut apart = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => apart += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => apart = apart.saturating_sub(1),
            Event::Text(_) if apart == 0 => runs.push(range.clone()),
            _ => {}
        }
    }
    for kind in KINDS {
        if !kind.signs.iter().any(|sign| text.contains(*sign)) {
            continue;
        }
        let places = places_of(&kind, text, &runs);
        let Some(first) = places.first() else { continue };
        let message = format!("{} is printed as it stands{}", kind.called, counted(places.len()));
        let problem = Diagnostic::warning(ProblemKind::ForeignCommand, message);
        remarks.push(Remark { range: first.clone(), problem: problem.hint(kind.hint) });
    }
    remarks
}

/// Where a kind stands in the runs of a text.
fn places_of(kind: &Kind, text: &str, runs: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for run in runs {
        let mut start = run.start;
        while let Some(rest) = text.get(start..run.end)
            && let Some(found) = (kind.find)(rest)
        {
            let place = start + found.start..start + found.end;
            start = place.end.max(start + 1);
            // A backslash makes it plain text.
            if !text[..place.start].ends_with('\\') {
                places.push(place);
            }
        }
    }
    places
}

/// How often, where more than once.
pub(super) fn counted(places: usize) -> String {
    if places > 1 { format!(", in {places} places") } else { String::new() }
}

/// As much of a text as such a command takes. A line of a megabyte may begin one at every word, and each would be looked for to its end.
fn nearby(text: &str) -> &str {
    &text[..text.floor_char_boundary(2_000)]
}

/// From a mark to the next one, with words right behind the first and right before the second.
fn between(text: &str, mark: &str) -> Option<Range<usize>> {
    for (start, _) in text.match_indices(mark) {
        let inside = &text[start + mark.len()..];
        let length = inside.find(mark)?;
        let words = &inside[..length];
        let is_close =
            !words.is_empty() && !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
        if is_close && !words.contains('\n') {
            return Some(start..start + length + 2 * mark.len());
        }
    }
    None
}

/// `a==b` is none, nor is a row of signs.
fn marked(text: &str) -> Option<Range<usize>> {
    let range = between(text, "==")?;
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '=';
    let stands_free = !text[..range.start].ends_with(is_word) && !text[range.end..].starts_with(is_word);
    (stands_free && !text[range.clone()].starts_with("===")).then_some(range)
}

/// `$5 and $6` are prices: a formula has a sign that no price has.
fn formula(text: &str) -> Option<Range<usize>> {
    let mark = if nearby(text).contains("$$") { "$$" } else { "$" };
    let range = between(text, mark)?;
    let inside = &text[range.clone()];
    let is_formula =
        inside.contains(['\\', '^', '_', '=', '{']) && !text[range.end..].starts_with(|c: char| c.is_ascii_digit());
    is_formula.then_some(range)
}

fn attributes(text: &str) -> Option<Range<usize>> {
    let start = text.find("{:")?;
    let rest = text[start + 2..].trim_start();
    let is_list = rest.starts_with(['.', '#', '}'])
        || rest.starts_with("toc}")
        || rest.split('}').next().is_some_and(|inside| inside.contains('='));
    let length = text[start..].find('}')?;
    is_list.then_some(start..start + length + 1)
}

fn shortcode(text: &str) -> Option<Range<usize>> {
    const NAMES: [&str; 7] = ["caption", "gallery", "embed", "audio", "video", "playlist", "youtube"];
    for (start, _) in text.match_indices('[') {
        let rest = &text[start + 1..];
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        let behind = &rest[word.len()..];
        let behind = nearby(behind);
        let is_command = behind.starts_with(' ') && behind.split(']').next().is_some_and(|inside| inside.contains('='));
        if NAMES.contains(&&*word) && (is_command || behind.contains(&format!("[/{word}]"))) {
            let length = text[start..].find(']').map_or(text.len() - start, |end| end + 1);
            return Some(start..start + length);
        }
    }
    None
}

fn inline_note(text: &str) -> Option<Range<usize>> {
    let start = text.find("^[")?;
    let length = text[start..].find(']')?;
    Some(start..start + length + 1)
}

/// One that opens; what closes it has no word.
fn fence(text: &str) -> Option<Range<usize>> {
    let is_one = text.starts_with(":::") && !text.trim_matches([':', ' ']).is_empty();
    if is_one { Some(0..text.len()) } else { None }
}

/// A paragraph of nothing but a word in brackets.
fn contents(text: &str) -> Option<Range<usize>> {
    let word = text.trim().trim_matches(['[', ']', '{', '}', '_']);
    let is_one = text.starts_with(['[', '{']) && ["toc", "TOC", "Toc", "contents"].contains(&word);
    if is_one { Some(0..text.len()) } else { None }
}

/// Those that are written most. Any word between colons may be something else: a time, a field, a path.
const EMOJI: [&str; 40] = [
    "+1",
    "-1",
    "100",
    "bell",
    "blush",
    "boom",
    "broken_heart",
    "bug",
    "bulb",
    "calendar",
    "camera",
    "clap",
    "construction",
    "cry",
    "eyes",
    "fire",
    "grin",
    "heart",
    "heart_eyes",
    "heavy_check_mark",
    "information_source",
    "joy",
    "laughing",
    "link",
    "memo",
    "newspaper",
    "ok_hand",
    "point_right",
    "pray",
    "rocket",
    "rotating_light",
    "smile",
    "smiley",
    "sob",
    "sparkles",
    "tada",
    "thumbsup",
    "warning",
    "wave",
    "white_check_mark",
];

fn emoji(text: &str) -> Option<Range<usize>> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == ':';
    for (start, _) in text.match_indices(':') {
        let Some(name) = text[start + 1..].split(':').next() else { continue };
        let end = start + name.len() + 2;
        let is_one = EMOJI.contains(&name) && text[..end.min(text.len())].ends_with(':');
        if is_one && !text[..start].ends_with(is_word) && !text[end..].starts_with(is_word) {
            return Some(start..end);
        }
    }
    None
}

/// Blocks of code that other programs draw, which are shown as code here.
pub(super) fn drawings(events: &[Located]) -> Option<Remark> {
    const LANGUAGES: [&str; 4] = ["mermaid", "plantuml", "vega-lite", "math"];
    let mut drawn = Vec::new();
    for (event, range) in events {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event
            && let Some(language) = info.split([' ', ',', '{']).next()
            && LANGUAGES.contains(&language)
        {
            drawn.push((language.to_owned(), range.clone()));
        }
    }
    let (language, range) = drawn.first()?.clone();
    let message = format!("a drawing in `{language}` is shown as its code{}", counted(drawn.len()));
    let problem = Diagnostic::note(ProblemKind::ForeignCommand, message);
    Some(Remark {
        range,
        problem: problem.hint("put a picture of it beside the text: `![what it shows](drawing.svg)`"),
    })
}
