//! What a command of a generator becomes in Markdown. One that nobody knows stays as it is.
//!
//! Commands are known by what they are called on most sites, and pictures by what they are given: themes have their own names for them.

use crate::import::escaped;
use crate::import::site::args::Args;
use crate::import::site::commands::Command;
use crate::import::site::lookup::Lookup;
use crate::value::url;
use crate::value::url::is_web_address;

/// What a command becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// Words in a line.
    Inline(String),
    /// Where a link leads.
    Address(String),
    /// Paragraphs of its own.
    Block(String),
    /// A picture with what stands below it.
    Figure {
        picture: String,
        caption: String,
    },
    Nothing,
    /// Nobody knows it.
    Raw,
}

/// What stands between a command and its end: as it is written, and with its own commands done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inner<'t> {
    pub raw: &'t str,
    pub done: &'t str,
}

/// Makes Markdown of a command.
pub(super) fn made(command: &Command, inner: Option<Inner>, lookup: &Lookup) -> Made {
    let name = command.name.rsplit(['/', '.']).find(|part| !matches!(*part, "html" | "md" | "liquid" | "njk"));
    let name = name.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    let args = &command.args;
    match inner {
        Some(inner) => around(&name, args, inner),
        None => alone(&name, args, lookup),
    }
}

/// Commands with words between them and their ends.
fn around(name: &str, args: &Args, inner: Inner) -> Made {
    let words = inner.done.trim();
    match name {
        "highlight" | "code" | "codeblock" | "prism" | "codetabs" => {
            let lang = args.get(&["lang", "language"], 0).filter(|lang| *lang != "text").unwrap_or_default();
            // Marks of what is to be shown as it is are no code.
            let code = inner.raw.replace("{% raw %}", "").replace("{% endraw %}", "");
            Made::Block(fenced(lang, &code))
        }
        "raw" | "verbatim" => Made::Inline(inner.raw.to_owned()),
        "comment" | "comments" | "todo" => Made::Nothing,
        "rawhtml" | "html" | "unsafe" | "markdown" | "md" | "div" | "section" | "center" | "lead" | "capture" => {
            Made::Block(words.to_owned())
        }
        "mark" | "hl" => Made::Inline(format!("<mark>{words}</mark>")),
        "details" | "expand" | "collapse" | "accordion" | "spoiler" => {
            let title = args.get(&["summary", "title"], 0);
            Made::Block(match title {
                Some(title) => format!("**{title}**\n\n{words}"),
                None => words.to_owned(),
            })
        }
        "button" | "link" | "btn" => match args.get(&["href", "url", "link", "to"], 0) {
            Some(href) => Made::Inline(format!("[{words}]({})", destination(href))),
            None => Made::Raw,
        },
        "figure" | "img" | "image" | "picture" => picture(args, Some(words)),
        _ if name.contains("quote") || name == "epigraph" => {
            let by = args.named(&["author", "source", "cite", "by"]).or_else(|| args.at(0));
            quotation(words, by)
        }
        _ => match note(name, args) {
            Some((mark, Some(title))) => Made::Block(quoted(&format!("[!{mark}]\n**{title}**\n\n{words}"))),
            Some((mark, None)) => Made::Block(quoted(&format!("[!{mark}]\n{words}"))),
            None => Made::Raw,
        },
    }
}

/// Words of somebody, and whose they are.
fn quotation(words: &str, by: Option<&str>) -> Made {
    Made::Block(match by {
        Some(by) => quoted(&format!("{words}\n\n— {by}")),
        None => quoted(words),
    })
}

/// A box with a note: its mark here, and its title.
fn note<'a>(name: &str, args: &'a Args) -> Option<(&'static str, Option<&'a str>)> {
    const BOXES: [&str; 11] =
        ["alert", "admonition", "callout", "notice", "hint", "box", "infobox", "message", "aside", "note", "admonish"];
    let title = args.named(&["title", "header", "heading"]);
    let said = args.named(&["type", "variant", "kind", "style", "color"]).or_else(|| args.at(0));
    match alert(name) {
        Some(mark) if name != "note" => Some((mark, title.or_else(|| args.at(0)))),
        _ if BOXES.contains(&name) => {
            let mark = said.and_then(alert);
            let title = title.or_else(|| args.at(if mark.is_some() { 1 } else { 0 }).filter(|_| args.named.is_empty()));
            Some((mark.unwrap_or("NOTE"), title))
        }
        _ => None,
    }
}

/// The mark of a box, by what it is called elsewhere.
pub(super) fn alert(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "tldr" | "todo" | "example" | "question" | "help" | "faq"
        | "primary" | "secondary" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "warn" | "attention" | "alert" => "WARNING",
        "caution" | "danger" | "error" | "bug" | "failure" | "fail" | "missing" => "CAUTION",
        _ => return None,
    })
}

/// Commands that stand by themselves.
fn alone(name: &str, args: &Args, lookup: &Lookup) -> Made {
    match name {
        "ref" | "relref" | "link" | "link-prev" | "internal-link" | "get-url" => {
            match args.get(&["path", "href", "url"], 0) {
                Some(path) => Made::Address(destination(path)),
                None => Made::Raw,
            }
        }
        "post-url" | "post-link" | "post-path" => match args.at(0) {
            Some(post) => Made::Address(post_url(post, lookup)),
            None => Made::Raw,
        },
        "toc" | "table-of-contents" | "tableofcontents" => Made::Nothing,
        "br" | "linebreak" => Made::Inline("<br>".to_owned()),
        "icon" | "fa" => Made::Nothing,
        "button" | "btn" => {
            match (args.get(&["href", "url", "link", "to"], 0), args.get(&["text", "label", "title"], 1)) {
                (Some(href), Some(words)) => Made::Inline(format!("[{words}]({})", destination(href))),
                _ => Made::Raw,
            }
        }
        _ => match player(name, args) {
            Some((words, address)) => Made::Inline(format!("[{words}]({})", destination(&address))),
            None if is_picture(name, args) => picture(args, None),
            None => said(name, args),
        },
    }
}

/// Whatever it is called: words that are quoted, and a link with its words.
fn said(name: &str, args: &Args) -> Made {
    let words = args.named(&["text", "quote", "content"]);
    if let Some(words) = words.filter(|_| name.contains("quote")) {
        return quotation(words, args.named(&["author", "source", "cite", "by"]));
    }
    let href = args.named(&["href", "url", "link", "file", "src"]);
    match (href, args.named(&["label", "text", "title", "name"]), args.named.len()) {
        (Some(href), Some(words), 2) => Made::Inline(format!("[{words}]({})", destination(href))),
        _ => Made::Raw,
    }
}

fn post_url(post: &str, lookup: &Lookup) -> String {
    match lookup.called(post) {
        Some(index) => destination(&format!("/{}", lookup.page(index).path)),
        None => destination(&format!("{post}.md")),
    }
}

/// What a player or a card of another site shows: words for a link, and its address.
fn player(name: &str, args: &Args) -> Option<(String, String)> {
    let id = args.get(&["id", "videoid", "video", "src", "url", "link", "user"], 0);
    let title = args.named(&["title", "caption", "alt"]);
    let named = |words: &str| title.unwrap_or(words).to_owned();
    let at = |words: &str, base: &str| {
        let id = id?;
        let address = if is_web_address(id) { id.to_owned() } else { format!("{base}{id}") };
        Some((named(words), address))
    };
    match name {
        "youtube" | "yt" | "youtube-lite" | "youtubelite" | "lite-youtube" => {
            at("Video on YouTube", "https://www.youtube.com/watch?v=")
        }
        "vimeo" | "vimeo-simple" => at("Video on Vimeo", "https://vimeo.com/"),
        "peertube" | "rutube" | "tiktok" | "telegram" | "facebook" | "twitch" | "soundcloud" | "spotify" => {
            at(&capital(name), "").filter(|(_, address)| is_web_address(address))
        }
        "instagram" | "instagram-simple" => at("Picture on Instagram", "https://www.instagram.com/p/"),
        "gist" => match (args.named(&["user"]).or_else(|| args.at(0)), args.named(&["id"]).or_else(|| args.at(1))) {
            (Some(user), Some(id)) => Some((named("Gist"), format!("https://gist.github.com/{user}/{id}"))),
            (Some(path), None) if is_web_address(path) => Some((named("Gist"), path.to_owned())),
            (Some(path), None) | (None, Some(path)) => Some((named("Gist"), format!("https://gist.github.com/{path}"))),
            (None, None) => None,
        },
        "tweet" | "twitter" | "x" | "twitter-simple" | "x-simple" => tweet(args, title),
        "video" | "audio" | "mp4" | "mp3" | "videojs" | "plyr" => {
            let words = if name.starts_with('a') || name == "mp3" { "Recording" } else { "Video" };
            let src = args.get(&["src", "url", "mp4", "webm", "ogg", "file"], 0)?;
            Some((named(words), src.to_owned()))
        }
        "pdf" | "embed-pdf" | "file" | "download" | "attachment" | "asset" | "iframe" | "embed" => {
            let src = args.get(&["src", "url", "href", "file", "path"], 0)?;
            let words = args.named(&["text", "label", "name"]).unwrap_or_else(|| src.rsplit('/').next().unwrap_or(src));
            Some((named(words), src.to_owned()))
        }
        _ => None,
    }
}

fn tweet(args: &Args, title: Option<&str>) -> Option<(String, String)> {
    let (first, id) = (args.get(&["user"], 0), args.named(&["id", "status"]).or_else(|| args.at(1)));
    Some(match (first, id) {
        (Some(user), Some(id)) => (
            title.map_or_else(|| format!("Post by @{user}"), str::to_owned),
            format!("https://twitter.com/{user}/status/{id}"),
        ),
        (Some(address), None) if is_web_address(address) => {
            (title.unwrap_or("Post on Twitter").to_owned(), address.to_owned())
        }
        (Some(id), None) | (None, Some(id)) => {
            (title.unwrap_or("Post on Twitter").to_owned(), format!("https://twitter.com/i/status/{id}"))
        }
        (None, None) => return None,
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn is_picture(name: &str, args: &Args) -> bool {
    const NAMES: [&str; 9] = ["img", "imgs", "image", "figure", "fig", "picture", "photo", "imgproc", "lightbox"];
    const ENDINGS: [&str; 8] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".jfif"];
    let Some(src) = source(args) else { return false };
    let is_called_so =
        name.split('-').any(|word| NAMES.contains(&word)) || name.ends_with("image") || name.ends_with("img");
    let src = src.to_ascii_lowercase();
    is_called_so || ENDINGS.iter().any(|ending| src.ends_with(ending)) && args.positional.len() <= 1
}

fn source(args: &Args) -> Option<&str> {
    args.get(&["src", "image", "image_path", "path", "url", "file", "link", "name"], 0)
}

fn picture(args: &Args, words: Option<&str>) -> Made {
    let Some(src) = source(args) else { return Made::Raw };
    let caption = args.named(&["caption", "title", "attr", "credit"]).or(words);
    let credit = args.named(&["attr", "credit"]).filter(|credit| Some(*credit) != caption);
    let caption: Vec<&str> = caption.into_iter().chain(credit).collect();
    let caption = caption.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let alt = args.named(&["alt", "alt_text", "description"]).unwrap_or_default();
    let alt = alt.replace(['[', ']', '\n'], " ");
    let picture = format!("![{}]({})", alt.trim(), destination(src));
    let link = args.named(&["link", "href"]).filter(|link| is_web_address(link) && *link != src);
    let picture = link.map_or(picture.clone(), |link| format!("[{picture}]({})", destination(link)));
    if caption.is_empty() { Made::Inline(picture) } else { Made::Figure { picture, caption } }
}

/// An address as it may stand between the brackets of a link.
pub(super) fn destination(address: &str) -> String {
    url::encode_letters(address.trim(), &['(', ')', '<', '>', '"'])
}

/// Lines in a block of code whose fence is longer than any in it.
pub(super) fn fenced(lang: &str, code: &str) -> String {
    let code = code.trim_matches(['\n', '\r']);
    let fence = escaped::fence(code);
    let lang: String = lang.chars().take_while(|letter| !letter.is_whitespace() && *letter != '`').collect();
    format!("{fence}{lang}\n{code}\n{fence}")
}

/// Lines as a quotation.
pub(super) fn quoted(words: &str) -> String {
    let lines = words.lines().map(|line| if line.trim().is_empty() { ">".to_owned() } else { format!("> {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_and_cards_become_links() {
        for (name, args, expected) in [
            ("youtube", "w7Ft2ymGmfc", "https://www.youtube.com/watch?v=w7Ft2ymGmfc"),
            ("youtube", "id=\"abc\" title=\"x\"", "https://www.youtube.com/watch?v=abc"),
            ("gist", "spf13 7896402", "https://gist.github.com/spf13/7896402"),
            ("tweet", "user=\"A\" id=\"12\"", "https://twitter.com/A/status/12"),
            ("tweet", "12", "https://twitter.com/i/status/12"),
            ("audio", "src=/a.mp3", "/a.mp3"),
        ] {
            let (_, address) = player(name, &Args::read(args)).expect(args);
            assert_eq!(address, expected, "{name} {args}");
        }
        assert_eq!(player("telegram", &Args::read("x")), None);
        assert_eq!(player("ring", &Args::read("x")), None);
    }

    #[test]
    fn pictures_are_told_by_what_they_are_given() {
        let is = |name, args| is_picture(name, &Args::read(args));
        assert!(is("legacy-img-right", "src=\"2014/03/x.jpg\" alt=\"y\""));
        assert!(is("my-thing", "photo.webp"));
        assert!(!is("card", "href=x title=y") && !is("ring", ""));
        let figure = picture(&Args::read("src=\"a b.jpg\" alt=\"x\" caption=\"C\" attr=\"D\""), None);
        assert_eq!(figure, Made::Figure { picture: "![x](a%20b.jpg)".into(), caption: "C D".into() });
    }

    #[test]
    fn code_is_fenced_and_boxes_are_quoted() {
        assert_eq!(fenced("rust linenos", "\na ``` b\n"), "````rust\na ``` b\n````");
        let inner = Inner { raw: "x", done: "Words\n\nmore" };
        let made = around("callout", &Args::read("type=danger title=\"T\""), inner);
        assert_eq!(made, Made::Block("> [!CAUTION]\n> **T**\n>\n> Words\n>\n> more".into()));
        assert_eq!(around("ring", &Args::default(), inner), Made::Raw);
        assert_eq!(around("comment", &Args::default(), inner), Made::Nothing);
    }
}
