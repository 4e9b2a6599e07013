//! What stands in a text of WordPress and in no other feed: paragraphs without tags, commands between brackets, pictures by their addresses.
//!
//! Its old editor parts paragraphs by empty lines, and puts tags around them only when a page is shown.

use std::collections::BTreeMap;

use crate::value::Date;
use crate::value::push_escaped;
use crate::value::url::is_web_address;

/// So far is looked for the end of a command, and for that of what it is around.
const NEAR: usize = 2_000;
const FAR: usize = 20_000;

/// HTML of a text. Commands that nobody knows stay, and are counted by name.
pub(super) fn html(content: &str, raw: &mut BTreeMap<String, usize>) -> String {
    let content = content.replace("\r\n", "\n");
    let has_tags = content.contains("<!-- wp:") || content.contains("<p>") || content.contains("<p ");
    let html = commands(&content, raw);
    let html = pictures(&html);
    if has_tags { html } else { paragraphs(&html) }
}

/// Paragraphs by empty lines, lines by line ends. What is code stays as it is.
fn paragraphs(content: &str) -> String {
    const BLOCKS: [&str; 18] = [
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<h6",
        "<ul",
        "<ol",
        "<blockquote",
        "<table",
        "<div",
        "<pre",
        "<figure",
        "<hr",
        "<p",
        "<dl",
        "<section",
        "<!--",
    ];
    let mut html = String::with_capacity(content.len() + 64);
    for (index, piece) in content.split("<pre").enumerate() {
        let (code, words) = match (index, piece.split_once("</pre>")) {
            (0, _) => (String::new(), piece),
            (_, Some((code, words))) => (format!("<pre{code}</pre>"), words),
            (_, None) => (format!("<pre{piece}"), ""),
        };
        html.push_str(&code);
        for paragraph in words.split("\n\n").map(str::trim) {
            if paragraph.is_empty() {
                continue;
            }
            let is_block = BLOCKS.iter().any(|tag| paragraph.to_ascii_lowercase().starts_with(tag));
            html.push_str(&if is_block {
                paragraph.to_owned()
            } else {
                format!("<p>{}</p>", paragraph.replace('\n', "<br>\n"))
            });
            html.push('\n');
        }
    }
    html
}

/// Commands between brackets, with their ends.
fn commands(content: &str, raw: &mut BTreeMap<String, usize>) -> String {
    let mut html = String::with_capacity(content.len());
    let mut at = 0;
    while let Some(found) = content[at..].find('[') {
        let start = at + found;
        html.push_str(&content[at..start]);
        at = start + 1;
        match command(&content[start..]) {
            Some((made, length)) => {
                html.push_str(&made);
                at = start + length;
            }
            None => {
                if let Some(name) = name(&content[start..]) {
                    *raw.entry(name.to_owned()).or_default() += 1;
                }
                html.push('[');
            }
        }
    }
    html.push_str(&content[at..]);
    html
}

/// The name of what looks like a command: it has values, or nothing but a name that programs give.
fn name(text: &str) -> Option<&str> {
    let inside = near(&text[1..], NEAR).split([']', '\n']).next()?;
    let name = inside.split([' ', '/']).next().filter(|name| name.len() > 2)?;
    let is_name =
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'));
    let is_called = inside.contains('=') || name.contains(['_', '-']) || name == "gallery";
    (is_name && is_called).then_some(name)
}

/// A command that is known, and how many bytes it takes.
fn command(text: &str) -> Option<(String, usize)> {
    let end = near(text, NEAR).find(']')?;
    let (name, values) = text[1..end].split_once(' ').unwrap_or((&text[1..end], ""));
    let inner = || {
        let close = format!("[/{name}]");
        let length = near(&text[end + 1..], FAR).find(&close)?;
        Some((&text[end + 1..end + 1 + length], end + 1 + length + close.len()))
    };
    match name {
        "caption" | "wp_caption" => {
            let (inside, length) = inner()?;
            let caption = attribute(values, "caption").unwrap_or_default();
            let picture = end_of_picture(inside).unwrap_or(0);
            // A picture may stand in a link.
            let rest = inside[picture..].trim_start().strip_prefix("</a>").unwrap_or(&inside[picture..]);
            Some((format!("<p>{}: <em>{}{}</em></p>", picture_of(&inside[..picture]), rest.trim(), caption), length))
        }
        "embed" => inner().map(|(address, length)| (link(address.trim(), None), length)),
        "youtube" | "vimeo" | "twitter" | "tweet" | "facebook" | "instagram" if values.contains("://") => {
            let address = values.trim().trim_start_matches(['=', '"', '\'']).split(['"', '\'', ' ']).next()?;
            Some((link(address, None), end + 1))
        }
        "video" | "audio" | "playlist" => {
            let address = ["src", "mp4", "webm", "mp3", "m4a", "ogg"].iter().find_map(|key| attribute(values, key))?;
            let length = match inner() {
                Some((inside, length)) if inside.trim().is_empty() => length,
                _ => end + 1,
            };
            Some((link(&address, None), length))
        }
        _ => None,
    }
}

fn near(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most.min(text.len()))]
}

/// The value of an attribute in quotes.
fn attribute(text: &str, name: &str) -> Option<String> {
    let mut at = 0;
    while let Some(found) = text[at..].find(name) {
        let start = at + found;
        let is_whole = !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        let behind = text[start + name.len()..].trim_start().strip_prefix('=').map(str::trim_start);
        at = start + name.len();
        let Some(behind) = behind.filter(|_| is_whole) else { continue };
        let quote = behind.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        return behind[1..].split(quote).next().map(str::to_owned);
    }
    None
}

/// Pictures stand on another host: what they show is linked.
fn pictures(content: &str) -> String {
    let mut html = String::with_capacity(content.len());
    let mut at = 0;
    while let Some(found) = content[at..].find("<img") {
        let start = at + found;
        let end = content[start..].find('>').map_or(content.len(), |end| start + end + 1);
        html.push_str(&content[at..start]);
        let before = &html[html.floor_char_boundary(html.len().saturating_sub(NEAR))..];
        let is_in_link = before.rfind("<a ").is_some_and(|open| !before[open..].contains("</a>"));
        html.push_str(&match is_in_link {
            true => alt(&content[start..end]),
            false => picture_of(&content[start..end]),
        });
        at = end;
    }
    html.push_str(&content[at..]);
    html
}

fn picture_of(tag: &str) -> String {
    let tag = tag.rfind("<img").map_or(tag, |at| &tag[at..]);
    match attribute(tag, "src") {
        Some(src) => link(&src, Some(&alt(tag))),
        None => alt(tag),
    }
}

/// The words that stand for a picture.
fn alt(tag: &str) -> String {
    match attribute(tag, "alt") {
        Some(alt) if !alt.is_empty() => alt,
        _ => "Picture".to_owned(),
    }
}

/// Where the first picture of a text ends.
fn end_of_picture(text: &str) -> Option<usize> {
    let start = text.find("<img")?;
    let length = text[start..].find('>')?;
    Some(start + length + 1)
}

/// A link, where an address is one.
fn link(address: &str, words: Option<&str>) -> String {
    let mut html = String::new();
    if is_web_address(address) {
        html.push_str("<a href=\"");
        push_escaped(&mut html, address);
        html.push_str("\">");
    }
    // Words of an attribute have their entities already.
    match words {
        Some(words) => html.push_str(&words.replace('<', "&lt;")),
        None => push_escaped(&mut html, address),
    }
    if is_web_address(address) {
        html.push_str("</a>");
    }
    html
}

/// A time with its zone: WordPress has the time of the site's clock, and that of Greenwich.
pub(super) fn zoned(local: &str, greenwich: Option<&str>) -> String {
    let moment = |text: &str| {
        let (date, _) = Date::parse(text)?;
        let time = date.time().filter(|time| time.offset.is_none())?;
        Some((date, date.days().0 * 1440 + i64::from(time.hour) * 60 + i64::from(time.minute)))
    };
    let greenwich = greenwich.filter(|text| !text.starts_with("0000"));
    let both = moment(local).zip(greenwich.and_then(moment));
    let Some(((date, here), (_, there))) = both else { return local.to_owned() };
    let offset = here - there;
    let sign = if offset < 0 { '-' } else { '+' };
    match offset.abs() <= 14 * 60 {
        true => format!("{date}{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60),
        false => local.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(content: &str) -> String {
        html(content, &mut BTreeMap::new())
    }

    #[test]
    fn paragraphs_without_tags_get_them() {
        assert_eq!(made("One\ntwo\n\n<h2>H</h2>\n\nthree"), "<p>One<br>\ntwo</p>\n<h2>H</h2>\n<p>three</p>\n");
        assert_eq!(made("a\n\n<pre>x\n\ny</pre>\n\nb"), "<p>a</p>\n<pre>x\n\ny</pre><p>b</p>\n");
        assert_eq!(made("<p>a</p>\n\nb"), "<p>a</p>\n\nb");
    }

    #[test]
    fn commands_and_pictures_become_links() {
        let link = "<a href=\"https://x.example/a.jpg\">A</a>";
        assert_eq!(
            made("<p>[caption id=\"x\"]<img src=\"https://x.example/a.jpg\" alt=\"A\" /> Words[/caption]</p>"),
            format!("<p><p>{link}: <em>Words</em></p></p>")
        );
        assert_eq!(made("<p><img class='x' alt='A' src='https://x.example/a.jpg'></p>"), format!("<p>{link}</p>"));
        assert_eq!(made("<p><a href=\"b\"><img src=\"c\" alt=\"A\"></a></p>"), "<p><a href=\"b\">A</a></p>");
        assert_eq!(
            made("<p>[embed]https://x.example/v[/embed]</p>"),
            "<p><a href=\"https://x.example/v\">https://x.example/v</a></p>"
        );
        let mut raw = BTreeMap::new();
        let kept = html("<p>[gallery ids=\"1\"] [1] [sic] [a link](b)</p>", &mut raw);
        assert_eq!(
            (kept.as_str(), raw.len(), raw["gallery"]),
            ("<p>[gallery ids=\"1\"] [1] [sic] [a link](b)</p>", 1, 1)
        );
        made(&"[caption ".repeat(20_000));
        made(&"<img ".repeat(20_000));
        for text in ["[", "[caption", "[caption]", "<img", "[embed]", "[/", "<img src="] {
            made(text);
        }
    }

    #[test]
    fn times_have_the_zone_of_the_site() {
        assert_eq!(zoned("2022-01-29 10:00:00", Some("2022-01-29 04:00:00")), "2022-01-29T10:00:00+06:00");
        assert_eq!(zoned("2022-01-29 01:00:00", Some("2022-01-29 06:00:00")), "2022-01-29T01:00:00-05:00");
        assert_eq!(zoned("2022-01-29 10:00:00", Some("0000-00-00 00:00:00")), "2022-01-29 10:00:00");
        assert_eq!(zoned("x", None), "x");
    }
}
