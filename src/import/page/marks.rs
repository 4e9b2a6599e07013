//! What a browser or a crawler wrote into a page when it saved it: where from, when, with what.

use crate::import::saved::Saved;
use crate::import::warc::stamp;
use crate::value::Date;

/// A capture as a page tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub url: Option<String>,
    /// The address of the saved copy, where that is on the web.
    pub copy: Option<String>,
    pub at: Option<String>,
    pub tool: Option<String>,
    /// A web archive has put its own address before all others of the page.
    pub is_rewritten: bool,
}

/// How far into a page its mark stands, and before its end.
const REACH: usize = 64 << 10;

/// Looks for a mark; what is known of the page from outside counts before it.
pub(super) fn read(text: &str, saved: &Saved) -> Mark {
    let head = &text[..text.floor_char_boundary(REACH)];
    let tail = &text[text.floor_char_boundary(text.len().saturating_sub(REACH))..];
    let found = in_comments(head, tail).unwrap_or_default();
    let said = [saved.url.clone(), found.url.clone(), canonical(head)];
    let copy = said.into_iter().flatten().find_map(|address| Some((wayback(&address)?, address)));
    let is_rewritten = copy.is_some() || found.tool.as_deref() == Some(WAYBACK);
    let (copy, at, url) = match copy {
        Some(((at, url), address)) => (Some(address), Some(at), Some(url)),
        None => (found.copy, None, saved.url.clone().or(found.url)),
    };
    let at = at.or(saved.at.clone()).or(found.at);
    Mark { url, copy, at, tool: saved.tool.clone().or(found.tool), is_rewritten }
}

const WAYBACK: &str = "Wayback Machine";

/// The address that a page calls its own.
fn canonical(head: &str) -> Option<String> {
    let tag = head.split("<link").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        tag.contains("canonical").then_some(tag)
    })?;
    let (_, rest) = tag.split_once("href=")?;
    Some(rest.trim_matches(['"', '\'', '/', ' ']).split(['"', '\'', ' ']).next()?.to_owned())
}

/// A page in which the addresses are its own again: a web archive has put the way to its copies before each.
pub(super) fn with_own_addresses(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/web/") {
        let (before, from) = rest.split_at(at);
        let length = way(&from["/web/".len()..]).map(|length| "/web/".len() + length);
        let Some(length) = length else {
            own.push_str(&rest[..at + "/web/".len()]);
            rest = &from["/web/".len()..];
            continue;
        };
        let host = before.rfind(['"', '\'', '(', ' ', '>', '=', ',']).map_or("", |start| &before[start + 1..]);
        let is_host = host.is_empty() || host.ends_with("//web.archive.org") || host.ends_with("//archive.org");
        own.push_str(if is_host { &before[..before.len() - host.len()] } else { &rest[..at + length] });
        rest = &from[length..];
    }
    own.push_str(rest);
    own
}

/// How long the time of a copy is that stands before a whole address: `20220129100000im_/`.
fn way(text: &str) -> Option<usize> {
    let (time, address) = text.get(..text.floor_char_boundary(40))?.split_once('/')?;
    let digits = time.trim_end_matches(|letter: char| letter.is_ascii_lowercase() || letter == '_');
    let is_time = (4..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_time && (address.starts_with("http") || address.starts_with("//"))).then_some(time.len() + 1)
}

/// What the comment of a tool says, the surest tool first.
fn in_comments(head: &str, tail: &str) -> Option<Mark> {
    if let Some(mark) = single_file(head) {
        return Some(mark);
    }
    if let Some(said) = comment(head, "saved from url=") {
        return Some(from_browser(&said));
    }
    if let Some(said) = comment(head, "Mirrored from ") {
        return Some(from_httrack(&said));
    }
    let said = comment(tail, "FILE ARCHIVED ON ")?;
    Some(from_wayback(&said))
}

/// The first comment with some words in it, from these words on.
fn comment(text: &str, words: &str) -> Option<String> {
    text.split("<!--").skip(1).find_map(|rest| {
        let comment = rest.split("-->").next()?;
        let (_, said) = comment.split_once(words)?;
        Some(said.trim().to_owned())
    })
}

fn single_file(head: &str) -> Option<Mark> {
    let said = comment(head, "Page saved with SingleFile")?;
    let field = |name: &str| {
        let value = said.lines().find_map(|line| line.trim().strip_prefix(name))?;
        Some(value.trim().to_owned())
    };
    let at = field("saved date:").and_then(|date| moment(&date));
    Some(Mark { url: field("url:"), copy: None, at, tool: Some("SingleFile".to_owned()), is_rewritten: false })
}

/// `(0029)https://example.org/`: the number is the length of the address.
fn from_browser(comment: &str) -> Mark {
    let address = comment.split_once(')').map_or(comment, |(_, address)| address).trim();
    let is_address = address.starts_with("http");
    Mark { url: is_address.then(|| address.to_owned()), tool: Some("browser".to_owned()), ..Mark::default() }
}

/// `example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 29 Jan 2022 10:00:00 GMT`
fn from_httrack(comment: &str) -> Mark {
    let (address, rest) = comment.split_once(" by ").unwrap_or((comment, ""));
    let (tool, date) = rest.split_once(", ").unwrap_or((rest, ""));
    let url = if address.starts_with("http") { address.to_owned() } else { format!("http://{address}") };
    let tool = tool.split(" [").next().unwrap_or(tool);
    Mark { url: Some(url), at: moment(date), tool: Some(tool.to_owned()), ..Mark::default() }
}

/// `10:00:00 Jan 29, 2022 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …`
fn from_wayback(comment: &str) -> Mark {
    let date = comment.split(" AND ").next().unwrap_or_default();
    let (time, day) = date.split_once(' ').unwrap_or(("", date));
    Mark { at: moment(&format!("{day} {time} GMT")), tool: Some(WAYBACK.to_owned()), ..Mark::default() }
}

/// The time and the original's address, out of the address of a copy in a web archive: `https://web.archive.org/web/20220129100000/http://…`.
fn wayback(address: &str) -> Option<(String, String)> {
    let (_, rest) = address.split_once("/web/")?;
    let (digits, url) = rest.split_once('/')?;
    let at = stamp(digits.get(..14)?)?;
    url.starts_with("http").then(|| (at, url.to_owned()))
}

/// A moment as browsers write it, as a field is written: `Sat Jan 29 2022 10:00:00 GMT+0600 (East Kazakhstan Time)`.
fn moment(text: &str) -> Option<String> {
    let text = text.split(" (").next().unwrap_or(text).replace("GMT+", "+").replace("GMT-", "-");
    Date::parse(&text).map(|(date, _)| date.to_string())
}

/// The page without what a web archive has put over it.
pub(super) fn without_banner(text: &str) -> String {
    const BEGIN: &str = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->";
    const END: &str = "<!-- END WAYBACK TOOLBAR INSERT -->";
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    match parts {
        Some((before, after)) => format!("{before}{after}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str) -> Mark {
        read(text, &Saved::default())
    }

    #[test]
    fn single_file_says_all() {
        let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Sat Jan 29 2022 10:00:00 GMT+0600 (East Kazakhstan Time)\n--><p>x";
        let expected = Mark {
            url: Some("https://example.org/a".to_owned()),
            copy: None,
            at: Some("2022-01-29T10:00:00+06:00".to_owned()),
            tool: Some("SingleFile".to_owned()),
            is_rewritten: false,
        };
        assert_eq!(mark(page), expected);
    }

    #[test]
    fn the_way_to_copies_goes() {
        let page = "<a href=\"https://web.archive.org/web/20220107101112/https://p.example/web/1\"><img src='/web/20220107101112im_/http://p.example/a.jpg'> /web/2022/x";
        let expected = "<a href=\"https://p.example/web/1\"><img src='http://p.example/a.jpg'> /web/2022/x";
        assert_eq!(with_own_addresses(page), expected);
        let page = "<link rel=\"canonical\" href=\"https://web.archive.org/web/20220107101112/https://p.example/old\">";
        let canonical = mark(page);
        assert_eq!(canonical.url.as_deref(), Some("https://p.example/old"));
        assert_eq!((canonical.at.as_deref(), canonical.is_rewritten), (Some("2022-01-07T10:11:12Z"), true));
    }

    #[test]
    fn browsers_crawlers_and_web_archives() {
        let browser = mark("<!-- saved from url=(0021)https://example.org/a -->\n<html>");
        assert_eq!(browser.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(mark("<!-- saved from url=(0014)about:internet -->").url, None);
        let httrack = mark(
            "<!-- Mirrored from example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 29 Jan 2022 10:00:00 GMT -->",
        );
        assert_eq!(httrack.url.as_deref(), Some("http://example.org/a.html"));
        assert_eq!(
            (httrack.at.as_deref(), httrack.tool.as_deref()),
            (Some("2022-01-29T10:00:00Z"), Some("HTTrack Website Copier/3.x"))
        );
        let saved = Saved {
            url: Some("https://web.archive.org/web/20220129100000id_/http://example.org/a".to_owned()),
            ..Saved::default()
        };
        let wayback = read("<html>", &saved);
        assert_eq!(wayback.url.as_deref(), Some("http://example.org/a"));
        assert_eq!((wayback.copy, wayback.at.as_deref()), (saved.url, Some("2022-01-29T10:00:00Z")));
        let archived = mark(
            "<html>\n<!--\n     FILE ARCHIVED ON 10:00:00 Jan 29, 2022 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 11:00:00 Feb 1, 2022.-->",
        );
        assert_eq!(archived.at.as_deref(), Some("2022-01-29T10:00:00Z"));
        assert_eq!(mark("<p>no mark"), Mark::default());
    }
}
