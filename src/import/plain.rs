//! Plain text that somebody copied from a page.
//!
//! 1. Lines that are furniture of a page (skip links, players, text sizes) are told by their words and set aside.
//! 2. What stands before the first paragraph is the head: rubric, headline, byline, date, the caption that every page prints twice.
//! 3. A box behind a bullet names who wrote; what a publisher must say are notices. The rest is the text.

mod furniture;

use crate::import::charset;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::escaped;
use crate::import::facts;
use crate::import::facts::Capture;
use crate::import::facts::Facts;
use crate::import::facts::Media;
use crate::import::facts::Picture;
use crate::import::parts;
use crate::import::printed;
use crate::value::url::is_web_address;

/// A draft, and the lines that are not in it.
pub(super) struct Read {
    pub draft: Draft,
    pub furniture: Vec<String>,
}

/// Lines that stand together, between empty ones.
type Block<'a> = Vec<&'a str>;

/// Reads a text. Errors where there is none.
pub(super) fn read(bytes: &[u8], from: &str) -> Result<Read, String> {
    let text = charset::text(bytes, None).replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let mut furniture = Vec::new();
    let mut facts = Facts::default();
    let mut blocks = blocks(&text);
    media(&mut blocks, &mut facts, &mut furniture);
    boxes(&mut blocks, &mut facts, &mut furniture);
    for block in &mut blocks {
        block.retain(|line| {
            let is_kept = !furniture::is_one(line);
            if !is_kept {
                furniture.push(line.trim().to_owned());
            }
            is_kept
        });
    }
    blocks.retain(|block| !block.is_empty());
    let body = head(&mut blocks, &mut facts);
    let mut paragraphs = paragraphs(body);
    take_apart(&mut paragraphs, &mut facts);
    if paragraphs.is_empty() && facts.title.is_none() {
        return Err("there is no text in it".to_owned());
    }
    let sha256 = Some(facts::sha256(bytes));
    let capture = Capture { sha256, tool: Some("copied text".to_owned()), ..Capture::default() };
    facts.captures = vec![capture.clone()];

    let draft = Draft {
        folder: draft::folder_of_article(facts.date.as_deref()),
        stem: draft::stem(facts.title.as_deref().unwrap_or_else(|| draft::name_of(from))),
        url: facts.url.clone(),
        fields: facts.fields(),
        body: paragraphs.iter().map(|words| escaped::paragraph(words)).collect::<Vec<_>>().join("\n\n"),
        from: from.to_owned(),
        capture: Some(capture),
        ..Draft::default()
    };
    Ok(Read { draft, furniture })
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = vec![Vec::new()];
    for line in text.lines() {
        // A box begins with its bullet, also where no empty line stands before it.
        if line.trim().is_empty() || furniture::is_picture_bullet(line) {
            blocks.push(Vec::new());
        }
        if let Some(last) = blocks.last_mut().filter(|_| !line.trim().is_empty()) {
            last.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// A player that could not be copied leaves its title, its apology and its times.
fn media(blocks: &mut [Block], facts: &mut Facts, furniture: &mut Vec<String>) {
    for index in 0..blocks.len() {
        let waits = blocks[index].iter().position(|line| furniture::is_waiting(line));
        let Some(at) = waits.filter(|at| *at > 0) else { continue };
        let title = blocks[index].remove(at - 1).trim().to_owned();
        let behind = blocks[index..].iter().take(3).flatten();
        let duration = behind.filter_map(|line| furniture::duration(line)).max_by_key(|duration| duration.len());
        furniture.push(format!("a player: {title}"));
        facts.media.push(Media { title, kind: Some("video".to_owned()), duration, url: None });
    }
}

/// A bullet with a picture's size begins the box about who wrote: a name, and what is said of them, on lines that are set in.
fn boxes(blocks: &mut Vec<Block>, facts: &mut Facts, furniture: &mut Vec<String>) {
    let begins = |block: &Block| block.first().is_some_and(|line| furniture::is_picture_bullet(line));
    let Some(start) = blocks.iter().position(begins) else { return };
    let is_set_in = |block: &Block| block.iter().all(|line| line.starts_with([' ', '\t', '\u{a0}']));
    let length = 1 + blocks[start + 1..].iter().take_while(|block| is_set_in(block)).count();
    for block in blocks.drain(start..start + length).collect::<Vec<_>>() {
        let words = joined(&block);
        if furniture::is_picture_bullet(block[0]) {
            furniture.push(words);
        } else if is_short(&words) {
            facts.byline.push(words);
        } else {
            facts.notices.push(words);
        }
    }
}

/// Few words that are no sentence.
fn is_short(words: &str) -> bool {
    words.split_whitespace().count() <= 8 && !words.ends_with(['.', '!', '?', '…', ':'])
}

/// Reads what stands before the first paragraph, and gives the blocks behind it.
fn head<'a>(blocks: &mut [Block<'a>], facts: &mut Facts) -> Vec<Block<'a>> {
    /// So many words has a paragraph of a report at least.
    const PARAGRAPH: usize = 18;
    let is_paragraph = |block: &Block| {
        let words: usize = block.iter().map(|line| line.split_whitespace().count()).sum();
        words >= PARAGRAPH
            && caption(block).is_none()
            && block[block.len() - 1].trim().ends_with(['.', '!', '?', '…', '"', '”', '»', ')'])
    };
    let first = blocks.iter().position(is_paragraph).unwrap_or(usize::from(blocks.len() > 1));
    let (head, body) = blocks.split_at(first.min(blocks.len()));
    let mut lines: Vec<&str> = Vec::new();
    let mut left: Vec<Block> = Vec::new();
    for block in head {
        if let Some(caption) = caption(block) {
            facts.image.get_or_insert_with(Picture::default).caption.get_or_insert(caption);
            continue;
        }
        for line in block {
            let line = line.trim();
            if !takes(line, facts) {
                lines.push(line);
            }
        }
    }
    lines.dedup();
    // A rubric of a few words stands over the headline, which is longer.
    if let [rubric, title, ..] = lines.as_slice()
        && rubric.split_whitespace().count() <= 4
        && title.split_whitespace().count() > rubric.split_whitespace().count()
    {
        facts.section = Some((*rubric).to_owned());
        lines.remove(0);
    }
    if !lines.is_empty() {
        facts.title = Some(lines.remove(0).to_owned());
    }
    left.extend(lines.into_iter().map(|line| vec![line]));
    left.extend(body.iter().cloned());
    left
}

/// A caption is printed twice: as what the picture is called, and below it.
fn caption(block: &Block) -> Option<String> {
    match block.as_slice() {
        [one, other] if one.trim() == other.trim() => Some(one.trim().to_owned()),
        _ => None,
    }
}

/// Whether a line of the head is a date, an address or a byline; it is then known.
fn takes(line: &str, facts: &mut Facts) -> bool {
    if is_web_address(line) {
        facts.url = Some(line.to_owned());
        return true;
    }
    if let Some(date) = printed::read(line, None).filter(|date| date.day().is_some()) {
        facts.date = Some(date.to_string());
        return true;
    }
    let name = line.strip_prefix("By ").filter(|name| name.split_whitespace().count() <= 8);
    if let Some(name) = name {
        facts.byline.push(name.to_owned());
    }
    name.is_some()
}

/// A block on one line.
fn joined(block: &Block) -> String {
    block.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// Paragraphs: a block each, or a line each where nothing but lines parts them.
fn paragraphs(blocks: Vec<Block>) -> Vec<String> {
    let mut paragraphs = Vec::new();
    for block in blocks {
        let letters: usize = block.iter().map(|line| line.chars().count()).sum();
        // Lines that somebody's editor has broken are of about one length, and short.
        let is_broken =
            block.len() > 1 && block.iter().all(|line| line.chars().count() <= 100) && letters / block.len() >= 40;
        match is_broken {
            true => paragraphs.push(joined(&block)),
            false => paragraphs.extend(block.iter().map(|line| line.trim().to_owned())),
        }
    }
    paragraphs
}

fn take_apart(paragraphs: &mut Vec<String>, facts: &mut Facts) {
    let mut is_notice = false;
    paragraphs.retain(|words| {
        if let Some(names) = parts::contributors(words) {
            facts.contributors.extend(names);
            return false;
        }
        // What follows a notice to the end is of it.
        is_notice = is_notice || parts::is_notice(words);
        if is_notice {
            facts.notices.push(words.clone());
        }
        !is_notice
    });
    if let Some((dateline, rest)) = paragraphs.first().and_then(|first| parts::dateline(first)) {
        facts.dateline = Some(dateline);
        paragraphs[0] = rest;
    }
}
