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
}

/// How far into a page its mark stands, and before its end.
const REACH: usize = 64 << 10;

/// Looks for a mark; what is known of the page from outside counts before it.
pub(super) fn read(text: &str, saved: &Saved) -> Mark {
    let head = &text[..text.floor_char_boundary(REACH)];
    let tail = &text[text.floor_char_boundary(text.len().saturating_sub(REACH))..];
    let found = in_comments(head, tail).unwrap_or_default();
    let (copy, at, url) = match saved.url.as_deref().or(found.url.as_deref()).and_then(wayback) {
        Some((at, url)) => (saved.url.clone().or(found.url.clone()), Some(at), Some(url)),
        None => (found.copy, None, saved.url.clone().or(found.url)),
    };
    Mark { url, copy, at: at.or(saved.at.clone()).or(found.at), tool: saved.tool.clone().or(found.tool) }
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
    Some(Mark { url: field("url:"), copy: None, at, tool: Some("SingleFile".to_owned()) })
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
    Mark { at: moment(&format!("{day} {time} GMT")), tool: Some("Wayback Machine".to_owned()), ..Mark::default() }
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
        };
        assert_eq!(mark(page), expected);
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
