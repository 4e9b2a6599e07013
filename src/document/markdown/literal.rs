//! What other programs read as a command and this one prints as it stands: said once for each kind in a text.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;

/// A kind of writing: where it stands in a line, what it is called, and what to write instead.
struct Kind {
    find: fn(&str) -> Option<Range<usize>>,
    called: &'static str,
    hint: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        find: marked,
        called: "`==…==`, which marks words elsewhere,",
        hint: "write `**…**`, or a note on these words",
    },
    Kind {
        find: attributes,
        called: "`{:…}`, an attribute of kramdown,",
        hint: "take it away: looks belong into `static/site.css`",
    },
    Kind {
        find: shortcode,
        called: "a command of WordPress in square brackets",
        hint: "replace it by Markdown: `![words](picture.jpg)`",
    },
    Kind {
        find: formula,
        called: "a formula between `$`",
        hint: "write it in words or in Unicode signs; `\\$` is a plain dollar",
    },
    Kind {
        find: inline_note,
        called: "`^[…]`, a note in the line,",
        hint: "write a footnote: `[^1]`, and below `[^1]: …`",
    },
    Kind {
        find: fence,
        called: "`:::`, a container of another generator,",
        hint: "replace it by a quotation or a heading",
    },
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
    for Kind { find, called, hint } in KINDS {
        let found = runs.iter().find_map(|run| {
            let found = find(text.get(run.clone())?)?;
            let start = run.start + found.start;
            // A backslash makes it plain text.
            (!text[..start].ends_with('\\')).then_some(start..run.start + found.end)
        });
        if let Some(range) = found {
            let problem = Diagnostic::warning(ProblemKind::ForeignCommand, format!("{called} is printed as it stands"));
            remarks.push(Remark { range, problem: problem.hint(hint) });
        }
    }
    remarks
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

fn marked(text: &str) -> Option<Range<usize>> {
    between(text, "==").filter(|range| !text[range.clone()].starts_with("===") && !text[range.end..].starts_with('='))
}

/// `$5 and $6` are prices: a formula has a sign that no price has.
fn formula(text: &str) -> Option<Range<usize>> {
    let mark = if text.contains("$$") { "$$" } else { "$" };
    let range = between(text, mark)?;
    let inside = &text[range.clone()];
    let is_formula =
        inside.contains(['\\', '^', '_', '=', '{']) && !text[range.end..].starts_with(|c: char| c.is_ascii_digit());
    is_formula.then_some(range)
}

fn attributes(text: &str) -> Option<Range<usize>> {
    let start = text.find("{:")?;
    let rest = text[start + 2..].trim_start();
    let is_list =
        rest.starts_with(['.', '#', '}']) || rest.split('}').next().is_some_and(|inside| inside.contains('='));
    let length = text[start..].find('}')?;
    is_list.then_some(start..start + length + 1)
}

fn shortcode(text: &str) -> Option<Range<usize>> {
    const NAMES: [&str; 7] = ["caption", "gallery", "embed", "audio", "video", "playlist", "youtube"];
    for (start, _) in text.match_indices('[') {
        let rest = &text[start + 1..];
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        let behind = &rest[word.len()..];
        let is_command = behind.starts_with(' ') && behind.split(']').next().is_some_and(|inside| inside.contains('='));
        let is_closed = NAMES.contains(&&*word) && text.contains(&format!("[/{word}]"));
        if NAMES.contains(&&*word) && (is_command || is_closed) {
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

fn fence(text: &str) -> Option<Range<usize>> {
    if text.starts_with(":::") { Some(0..text.len()) } else { None }
}
