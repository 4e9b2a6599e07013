//! Where links and pictures of a text lead, here: to the files that its neighbours become, and to pictures that come along.
//!
//! What they name and the site does not hold stays as it is written, and is counted.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::import::site::code;
use crate::import::site::kind::Kind;
use crate::import::site::lookup;
use crate::import::site::lookup::Lookup;
use crate::import::site::lookup::Meant;
use crate::import::site::page::Page;
use crate::import::site::rendered;
use crate::import::site::settings::Settings;
use crate::import::site::tally::Tally;
use crate::import::site::tree::TreeFile;
use crate::value::url;
use crate::value::url::is_web_address;

/// What links of a text are told by.
pub(super) struct Linking<'a> {
    pub page: &'a Page,
    /// Its number among the texts.
    pub index: usize,
    pub settings: &'a Settings,
    pub lookup: &'a Lookup<'a>,
    /// Where each text is going to be, below `content/`.
    pub places: &'a [String],
    /// Files that come along, by where they are going to be below `static/`.
    pub files: BTreeMap<String, PathBuf>,
    pub tally: Tally,
}

/// What a word between brackets is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Link,
    Picture,
}

impl Linking<'_> {
    /// A text whose links lead where they should.
    pub(super) fn rewritten(&mut self, text: &str) -> String {
        code::outside(text, |piece| {
            let piece = self.attributes(piece);
            let piece = self.definitions(&piece);
            let piece = self.inline(&piece);
            // What these become leads where it should.
            match self.settings.kind {
                Kind::Obsidian | Kind::Markdown => self.wiki(&piece),
                Kind::Hugo | Kind::Jekyll | Kind::Zola | Kind::Eleventy => piece,
            }
        })
    }

    /// The path of a picture of front matter below `static/`. `None` where the site does not hold it.
    pub(super) fn picture(&mut self, written: &str) -> Option<String> {
        let file = match self.lookup.meant(self.page, written) {
            Some(Meant::File(file)) => Some(file),
            _ => self.lookup.file_called(written).filter(|_| self.settings.kind == Kind::Obsidian),
        };
        match file {
            Some(file) => Some(self.taken(file)),
            None => {
                self.tally.missing("pictures");
                None
            }
        }
    }

    fn taken(&mut self, file: &TreeFile) -> String {
        let place = lookup::place_of_file(file, self.settings);
        self.files.insert(place.clone(), file.location.clone());
        format!("/{place}")
    }

    /// The address of a page of this site as links of content files have it.
    fn of_page(&self, index: usize, fragment: &str) -> String {
        let path = url::encode_name(&self.places[index]);
        if fragment.is_empty() { format!("/{path}") } else { format!("/{path}#{fragment}") }
    }

    /// Where a link leads here. `None` where it stays as it is.
    fn moved(&mut self, written: &str, shows: Shows) -> Option<String> {
        let written = written.trim();
        // A command that stays in the text stays as it is written.
        if written.is_empty() || written.starts_with('#') || written.contains("{{") || written.contains("{%") {
            return None;
        }
        let (_, fragment) = written.split_once('#').unwrap_or((written, ""));
        match self.lookup.meant(self.page, written) {
            Some(Meant::Page(index)) => Some(self.of_page(index, fragment)),
            Some(Meant::File(file)) => {
                let path = url::encode_name(&self.taken(file));
                Some(rendered::destination(&if fragment.is_empty() { path } else { format!("{path}#{fragment}") }))
            }
            None => {
                let is_elsewhere = is_web_address(written) || written.contains(':') || written.starts_with("//");
                match shows {
                    _ if is_elsewhere => {}
                    Shows::Picture => self.tally.missing("pictures"),
                    Shows::Link => self.tally.missing("link targets"),
                }
                None
            }
        }
    }

    /// `[words](address "title")` and `![words](address)`.
    fn inline(&mut self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        let mut at = 0;
        while let Some(found) = piece[at..].find("](") {
            let start = at + found + 2;
            out.push_str(&piece[at..start]);
            at = start;
            let Some((written, length)) = destination(&piece[start..]) else { continue };
            let shows = if is_picture(&piece[..start - 2]) { Shows::Picture } else { Shows::Link };
            let moved = self.moved(written, shows);
            match moved {
                Some(moved) => out.push_str(&moved),
                None => out.push_str(&unmoved(written, &piece[start..start + length])),
            }
            at = start + length;
        }
        out.push_str(&piece[at..]);
        out
    }

    /// `[label]: address "title"` on a line of its own.
    fn definitions(&mut self, piece: &str) -> String {
        let lines = piece.split_inclusive('\n').map(|line| {
            let start = line.trim_start();
            let Some((label, rest)) = start.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else {
                return line.to_owned();
            };
            if label.starts_with('^') || label.contains(['[', ']']) {
                return line.to_owned();
            }
            let written = rest.split_whitespace().next().unwrap_or_default();
            match self.moved(written.trim_matches(['<', '>']), Shows::Link) {
                Some(moved) => line.replacen(written, &moved, 1),
                None => line.to_owned(),
            }
        });
        lines.collect()
    }

    /// `src="…"` and `href="…"` of HTML.
    fn attributes(&mut self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        let mut at = 0;
        while let Some(found) = piece[at..].find('<') {
            let start = at + found;
            let end = piece[start..].find('>').map_or(piece.len(), |end| start + end);
            out.push_str(&piece[at..start]);
            let tag = &piece[start..end];
            let is_tag = tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic());
            out.push_str(&if is_tag { self.in_tag(tag) } else { tag.to_owned() });
            at = end;
            if at == start {
                break;
            }
        }
        out.push_str(&piece[at..]);
        out
    }

    fn in_tag(&mut self, tag: &str) -> String {
        let mut tag = tag.to_owned();
        for (name, shows) in [(" src=", Shows::Picture), (" href=", Shows::Link)] {
            let Some(at) = tag.find(name) else { continue };
            let start = at + name.len();
            let Some(quote) = tag[start..].chars().next().filter(|letter| matches!(letter, '"' | '\'')) else {
                continue;
            };
            let Some(length) = tag[start + 1..].find(quote) else { continue };
            let written = tag[start + 1..start + 1 + length].to_owned();
            let to = self.moved(&written, shows).unwrap_or_else(|| unmoved(&written, &written));
            tag.replace_range(start + 1..start + 1 + length, &to);
        }
        tag
    }

    /// `[[note]]`, `[[note#part|words]]`, `![[picture.png|300]]`.
    fn wiki(&mut self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        let mut at = 0;
        while let Some(found) = piece[at..].find("[[") {
            let start = at + found;
            let Some(length) = piece[start + 2..].find("]]") else { break };
            let inside = &piece[start + 2..start + 2 + length];
            let is_shown = piece[..start].ends_with('!');
            let before = &piece[at..if is_shown { start - 1 } else { start }];
            at = start + length + 4;
            if inside.contains(['[', '\n']) || piece[at..].starts_with('(') || inside.trim().is_empty() {
                out.push_str(before);
                out.push_str(&piece[start - usize::from(is_shown)..at]);
                continue;
            }
            out.push_str(before);
            out.push_str(&self.wikilink(inside, is_shown));
        }
        out.push_str(&piece[at..]);
        out
    }

    fn wikilink(&mut self, inside: &str, is_shown: bool) -> String {
        let inside = inside.replace("\\|", "|");
        let (target, words) =
            inside.split_once('|').map_or((inside.as_str(), None), |(target, words)| (target, Some(words.trim())));
        // A sign that parts a name from a heading may be a letter of the name.
        let is_whole = self.lookup.called(target).is_some() || self.lookup.file_called(target).is_some();
        let (name, part) = if is_whole { (target, "") } else { target.split_once('#').unwrap_or((target, "")) };
        let part = if part.starts_with('^') { "" } else { part.rsplit('#').next().unwrap_or(part) };
        let own = name.trim().rsplit('/').next().unwrap_or(name).trim();
        let shown = match words {
            Some(words) if !words.is_empty() => words,
            _ if own.is_empty() => part,
            _ => own,
        };
        let shown = shown.replace('[', "\\[").replace(']', "\\]");
        if own.is_empty() {
            return format!("[{shown}](#{})", url::encode_path(part));
        }
        if let Some(index) = self.lookup.called(name) {
            return format!("[{shown}]({})", self.of_page(index, &url::encode_path(part)));
        }
        let Some(file) = self.lookup.file_called(name) else {
            self.tally.missing(if is_shown { "pictures" } else { "notes that are linked" });
            // Whoever is registered under these words is found by them.
            return words.unwrap_or(own).to_owned();
        };
        let path = rendered::destination(&url::encode_name(&self.taken(file)));
        // What stands last behind a picture is mostly its width.
        let is_size =
            |words: &str| !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
        let shown = match shown.rsplit_once('|') {
            Some((words, size)) if is_size(size) => words,
            _ => shown.as_str(),
        };
        let is_size = words.is_some_and(is_size);
        let alt = if words.is_none() || is_size { "" } else { shown };
        match is_shown && is_shown_here(file) {
            true => format!("![{alt}]({path})"),
            false => format!(
                "[{}]({path}{})",
                if is_size { own } else { shown },
                if part.is_empty() { String::new() } else { format!("#{part}") }
            ),
        }
    }
}

/// An address that leads to nothing of this site. It was that of a page, not of a file, and with spaces in it it would be no link.
fn unmoved(written: &str, whole: &str) -> String {
    let is_page = !written.contains(':') && written.split('#').next().is_some_and(|path| path.ends_with(".md"));
    match (is_page, written.contains(' ')) {
        (true, _) => rendered::destination(&written.replacen(".md", "", 1)),
        (false, true) if !written.contains("{{") => rendered::destination(written),
        (false, _) => whole.to_owned(),
    }
}

/// Whether a file can be shown as a picture.
fn is_shown_here(file: &TreeFile) -> bool {
    const ENDINGS: [&str; 9] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "jfif", "bmp"];
    file.path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether the words between brackets that end here are those of a picture.
fn is_picture(before: &str) -> bool {
    let mut depth = 0usize;
    // No picture's words are longer.
    for (at, letter) in before.char_indices().rev().take(2_000) {
        match letter {
            ']' => depth += 1,
            '[' if depth == 0 => return before[..at].ends_with('!'),
            '[' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// The address that stands behind an opening bracket, and how many bytes it takes.
fn destination(text: &str) -> Option<(&str, usize)> {
    if let Some(inside) = text.strip_prefix('<') {
        let end = inside.find(['>', '\n'])?;
        return inside[end..].starts_with('>').then(|| (&inside[..end], end + 2));
    }
    let (mut depth, mut title) = (0usize, None);
    // No address is longer.
    for (at, letter) in text.char_indices().take(4_000) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => {
                // A title, or spaces in the name of a file.
                let end = title.unwrap_or(at);
                return Some((text[..end].trim_end(), text[..end].trim_end().len()));
            }
            ')' => depth -= 1,
            '\n' => return None,
            '"' | '\'' if title.is_none() && text[..at].ends_with(' ') => title = Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_between_brackets() {
        for (text, expected) in [
            ("a.md) x", Some("a.md")),
            ("a.md \"Title (1)\") x", Some("a.md")),
            ("<a b.md> 't')", Some("a b.md")),
            ("My Article.md) x", Some("My Article.md")),
            ("a_(b).md)", Some("a_(b).md")),
            (")", Some("")),
            ("no end", None),
            ("a\n)", None),
        ] {
            assert_eq!(destination(text).map(|(address, _)| address), expected, "{text}");
        }
        assert!(is_picture("x ![a [b] c") && !is_picture("x [a") && is_picture("![") && !is_picture("a"));
    }
}
