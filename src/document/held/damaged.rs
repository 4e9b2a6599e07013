//! Front matter that cannot be read as such: what else the beginning of a text may be that was meant as fields.
//!
//! Phones, word processors and converters turn `---` into `—`, add a byte or a comment before it, or leave it out. What stood between
//! the lines is then text, and goes out with it. So a file that begins like this is held back: a line that looks like a fence and
//! fields after it, fields without a fence, JSON.
//!
//! Why fields must be known ones: a text may begin with a rule, a list of places, or «Time: noon».

use std::ops::Range;

use crate::input::holds;

/// What fields of files are called, beside those that hold back.
const KNOWN: &[&str] = &[
    "title",
    "headline",
    "name",
    "displayname",
    "date",
    "updated",
    "lastmod",
    "modified",
    "created",
    "author",
    "authors",
    "byline",
    "by",
    "tags",
    "keywords",
    "categories",
    "category",
    "topics",
    "layout",
    "slug",
    "lang",
    "language",
    "url",
    "sourceurl",
    "source",
    "summary",
    "description",
    "excerpt",
    "aliases",
    "publisher",
    "pubdate",
    "datepublished",
    "type",
    "kind",
    "weight",
    "image",
];

/// What marks the beginning of a comment, and its end.
const COMMENTS: &[(&str, &str)] = &[("<!--", "-->"), ("%%", "%%"), ("{#", "#}"), ("{{/*", "*/}}"), ("/*", "*/")];

/// So many lines from the top a fence is looked for.
const TOP: usize = 4;
/// So many fields may stand before its end.
const FIELDS: usize = 80;

/// Where a text begins with what was meant as front matter. For a text that does not begin with a line of `---`.
pub(in crate::document) fn find(text: &str) -> Option<Range<usize>> {
    if let Some(comment) = comment_of_fields(text) {
        return Some(comment);
    }
    let lines = Lines::of(text);
    if lines.starts_as_json() || lines.has_fields_without_fence() {
        return lines.place(0);
    }
    for index in 0..lines.0.len().min(TOP) {
        if is_fence(lines.0[index].1) && lines.has_fields_after(index) {
            return lines.place(index);
        }
    }
    let (_, first) = lines.0.first()?;
    if is_all_in_one_line(first) { lines.place(0) } else { None }
}

/// Where a body begins with front matter once more.
pub(in crate::document) fn again(body: &str) -> Option<Range<usize>> {
    // Most texts do not begin so, and their lines are not looked for.
    let first = body[after_comments(body)..].chars().next()?;
    if first == '`' || !may_begin_fence(first) {
        return None;
    }
    let lines = Lines::of(body);
    let is_dashes = lines.0.first().is_some_and(|(_, first)| is_fence(first));
    if is_dashes && lines.block_after(0).is_closed_with_fields() { lines.place(0) } else { None }
}

/// The lines of a text that are not blank, with their places; comments at the top are passed over.
struct Lines<'a>(Vec<(usize, &'a str)>);

/// Fields after a fence.
struct Block {
    known: usize,
    /// Of them, titles and those that say whether this is public.
    telling: usize,
    is_closed: bool,
}

impl Block {
    fn is_closed_with_fields(&self) -> bool {
        self.is_closed && self.known > 0
    }
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Lines<'a> {
        let start = after_comments(text);
        let mut lines = Vec::new();
        let mut at = start;
        for line in text[start..].split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            let trimmed = line.trim_matches(is_blank);
            if !trimmed.is_empty() {
                lines.push((at + (line.len() - line.trim_start_matches(is_blank).len()), trimmed));
            }
            at += line.len();
            if lines.len() > TOP + FIELDS {
                break;
            }
        }
        Lines(lines)
    }

    fn place(&self, index: usize) -> Option<Range<usize>> {
        let (at, line) = self.0.get(index)?;
        Some(*at..at + line.len())
    }

    fn starts_as_json(&self) -> bool {
        let Some((_, first)) = self.0.first() else { return false };
        let Some(rest) = first.strip_prefix('{') else { return false };
        let rest = match self.0.get(1) {
            Some((_, second)) if rest.trim().is_empty() => second,
            _ => rest.trim_start(),
        };
        rest.starts_with(['"', '\'']) || key(rest).is_some_and(|key| is_known(&key))
    }

    fn has_fields_without_fence(&self) -> bool {
        let keys: Vec<String> = self.0.iter().map_while(|(_, line)| key(line)).collect();
        let Some(first) = keys.first() else { return false };
        let known = keys.iter().filter(|key| is_known(key)).count();
        is_known(first) && known > 1 || first == "title" || holds::is_asked(first) && self.first_is_flag()
    }

    /// Whether the first line is a flag and nothing else: `draft: true`.
    fn first_is_flag(&self) -> bool {
        self.0.first().is_some_and(|(_, line)| line.split_whitespace().count() <= 2)
    }

    fn has_fields_after(&self, fence: usize) -> bool {
        let block = self.block_after(fence);
        let (is_first, is_telling) = (fence == 0, block.telling > 0);
        block.known > 1 || is_first && block.is_closed_with_fields() || (is_first || block.is_closed) && is_telling
    }

    fn block_after(&self, fence: usize) -> Block {
        let mut block = Block { known: 0, telling: 0, is_closed: false };
        for (_, line) in self.0.iter().skip(fence + 1).take(FIELDS) {
            if is_fence(line) {
                block.is_closed = true;
                break;
            }
            let Some(key) = key(line) else { continue };
            block.known += usize::from(is_known(&key));
            block.telling += usize::from(is_telling(&key));
        }
        block
    }
}

/// A comment at the top that holds fields, as Nikola writes them.
fn comment_of_fields(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let comment = text[start..].strip_prefix("<!--")?;
    let inside = &comment[..comment.find("-->")?];
    let lines = Lines::of(inside);
    if lines.has_fields_without_fence() { Some(start..start + 4) } else { None }
}

fn after_comments(text: &str) -> usize {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some((open, close)) = COMMENTS.iter().find(|(open, _)| rest.starts_with(open)) {
        let Some(end) = rest[open.len()..].find(close) else { break };
        rest = rest[open.len() + end + close.len()..].trim_start_matches(is_blank);
    }
    text.len() - rest.len()
}

/// White space, and what has no width.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{ff0d}' | '─' | '━'
    )
}

/// Signs of which three or more in a row may have been a fence.
const SIGNS: &str = "*_;+~=`.:\"'";

fn may_begin_fence(letter: char) -> bool {
    is_dash(letter) || SIGNS.contains(letter) || letter == '\\'
}

/// Whether a line, which begins with no blank, may have been a line of `---`.
fn is_fence(line: &str) -> bool {
    if !line.starts_with(may_begin_fence) {
        return false;
    }
    let line: String =
        line.chars().filter(|letter| !letter.is_whitespace() && *letter != '\\' && !is_blank(*letter)).collect();
    let (dashes, rest) = run(&line, is_dash);
    let is_long = dashes > 1 || line.starts_with(['—', '―', '⸺', '⸻']);
    if is_long && (rest.is_empty() || is_format(rest) || rest.starts_with(['#', '!', '%'])) {
        return true;
    }
    let Some(first) = line.chars().next() else { return false };
    let (signs, rest) = run(&line, |letter| letter == first);
    signs > 2 && SIGNS.contains(first) && (rest.is_empty() || is_format(rest))
}

/// How many letters of a kind a line begins with, and what follows them.
fn run(line: &str, is_of_kind: impl Fn(char) -> bool) -> (usize, &str) {
    let rest = line.trim_start_matches(is_of_kind);
    let run = &line[..line.len() - rest.len()];
    (run.chars().count(), rest)
}

fn is_format(rest: &str) -> bool {
    ["yaml", "yml", "toml", "json", "frontmatter", "meta"].contains(&rest.to_lowercase().as_str())
}

/// `— title: A headline draft: true — Text`: what becomes of front matter where lines are joined.
fn is_all_in_one_line(line: &str) -> bool {
    let rest = line.trim_start_matches(|letter: char| is_dash(letter) || letter.is_whitespace());
    if rest.len() == line.len() {
        return false;
    }
    key(rest).is_some_and(|key| is_telling(&key))
}

/// The key of a line `key: value` or `key = value`, in the plain spelling.
fn key(line: &str) -> Option<String> {
    let line = line.trim_start_matches(|letter: char| is_blank(letter) || "\"'{.*>".contains(letter));
    let end = line.find([':', '='])?;
    let after = line[end + 1..].chars().next();
    let is_key = end <= 40 && after.is_none_or(|letter| letter.is_whitespace() || "\"'[{*=".contains(letter));
    let written = line[..end].trim_end_matches(['"', '\'', '*', ' ']);
    let is_word = |letter: char| letter.is_alphanumeric() || "-_ ".contains(letter);
    if is_key && !written.is_empty() && written.chars().all(is_word) { Some(holds::plain(written)) } else { None }
}

fn is_telling(key: &str) -> bool {
    key == "title" || holds::is_asked(key)
}

fn is_known(key: &str) -> bool {
    KNOWN.contains(&key) || holds::is_asked(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_front_matter_is_found() {
        for text in [
            "—\ntitle: Draft one\ndraft: true\n—\nSecret.\n",
            "----\ntitle: A\ndraft: true\n----\nSecret.\n",
            "–--\ntitle: A\n---\nSecret.\n",
            "***\ntitle: A\ndate: 2022\n***\n",
            "---yaml\ntitle: A\n---\n",
            "--- # fields\ntitle: A\n---\n",
            ";;;\n\"title\": \"A\",\n\"draft\": true\n;;;\n",
            "<!-- x -->\n---\ntitle: A\ndraft: true\n---\n",
            "%% x %%\n---\ntitle: A\ndraft: true\n---\n",
            "\u{200b}---\ntitle: A\ndraft: true\n---\n",
            "---\rtitle: A\rdraft: true\r---\rSecret.\r",
            "{ \"title\": \"A\", \"draft\": true }\nSecret.\n",
            "{\n  title: A\n}\n",
            "title: Draft four\ndraft: true\n\nSecret.\n",
            "Title: A\nStatus: draft\n\nSecret.\n",
            "draft: true\n\nSecret.\n",
            "draft = true\ntitle = \"A\"\n\nSecret.\n",
            "# A heading\n---\ntitle: A\n---\n",
            "```yaml\ntitle: A\ndraft: true\n```\nSecret.\n",
            "<!--\n.. title: A\n.. status: draft\n-->\nSecret.\n",
            ".. title: A\n.. status: draft\n\nSecret.\n",
            "— title: Draft one draft: true — Secret.\n",
            "\\-\\--\ntitle: A\ndraft: true\n\\-\\--\n",
            "—\n\ntitle: A\n\ndraft: true\n\n—\n\nSecret.\n",
            "\u{2028}---\u{2028}title: A\u{2028}draft: true\u{2028}---\u{2028}x",
        ] {
            assert!(find(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn what_begins_like_a_text_is_one() {
        for text in [
            "",
            "Police said: nobody was hurt.\n",
            "----\nDate: 5 January 2022\nPolice said that nobody was hurt.\n",
            "***\nThe text begins with a rule.\n",
            "— Where were you? — At home.\n",
            "— Название: неизвестно.\n",
            "# A headline\n\nStatus: unclear, says the ministry.\n\n---\n\nMore.\n",
            "Status: nobody knows what has become of him.\n",
            "Date: 5 January 2022\nPlace: Almaty\n\nText.\n",
            "From: the embassy\nTo: the ministry\nSubject: unrest\n",
            "{{< figure src=\"a.png\" >}}\n\nText.\n",
            "{% include x %}\n",
            "```python\nprint(1)\n```\n",
            "Text.\n\n---\n\nDate: 5 January.\n\n---\n\nMore.\n",
            "https://example.com/x: a link\n",
            "<!-- TODO: mend -->\nText.\n",
        ] {
            assert!(find(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_second_block_of_fields_is_found_and_a_rule_is_none() {
        assert!(again("---\ndraft: true\n---\nSecret.\n").is_some());
        assert!(again("\n—\ntitle: A\n—\n").is_some());
        assert!(again("---\nThe text begins with a rule.\n\n---\nMore.\n").is_none());
        assert!(again("```yaml\ntitle: A\n```\n").is_none());
        assert!(again("Text.\n").is_none());
    }
}
