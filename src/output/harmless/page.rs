//! What of one element of a page stays, however the page is written (HTML or XML): attributes that show something, and addresses within
//! the site. Where a link may not lead out, its address stays as text.

use crate::input::Outbound;
use crate::output::harmless::address;
use crate::output::harmless::address::Address;
use crate::output::harmless::lists;
use crate::output::harmless::style;

/// What a page may show and do, whatever is in it: nothing from elsewhere, no script, no frame, no form.
pub(super) const POLICY: &str = "default-src 'none'; img-src 'self' file: data:; style-src 'self' file: 'unsafe-inline'; \
     font-src 'self' file: data:; media-src 'self' file:; script-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'";

/// How pages are cleaned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub outbound: Outbound,
}

/// What is written instead of an element's start.
#[derive(Debug, Default)]
pub(super) struct Start {
    /// The tag with its attributes; none where only words are left of it.
    pub attributes: Option<Vec<(String, String)>>,
    pub words: String,
    /// An address for behind the element's end, as text.
    pub address: Option<String>,
}

/// The elements that every cleaned page begins with.
pub(super) fn head() -> String {
    format!(
        "<meta charset=\"utf-8\" /><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />\
         <meta name=\"referrer\" content=\"no-referrer\" />"
    )
}

/// Whether one of the kinds of a link is that of style sheets.
fn is_style_sheet(kinds: &str) -> bool {
    kinds.split_ascii_whitespace().any(|kind| kind.eq_ignore_ascii_case("stylesheet"))
}

/// Looks at an element that stays, and at its attributes.
pub(super) fn start(element: &str, attributes: &[(&str, &str)], page: Page) -> Start {
    let value = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    let mut kept = Vec::new();
    for (name, value) in attributes {
        if *name == "style" {
            kept.push(("style".to_owned(), style::clean(value)));
        } else if *name == "name" && matches!(element, "a" | "map") || lists::is_attribute_of_page(name) {
            kept.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let source = |name: &str| value(name).and_then(address::loadable);
    let mut push = |name: &str, value: Option<String>| kept.extend(value.map(|value| (name.to_owned(), value)));
    let mut start = Start::default();
    match element {
        "img" => match source("src") {
            Some(address) => push("src", Some(address)),
            None => return Start { words: value("alt").unwrap_or_default().to_owned(), ..start },
        },
        "audio" | "video" | "source" | "track" => {
            push("src", source("src"));
            push("poster", source("poster"));
        }
        "link" => {
            let Some(address) = source("href") else { return start };
            if !value("rel").is_some_and(is_style_sheet) || address.starts_with("data:") {
                return start;
            }
            push("rel", Some("stylesheet".to_owned()));
            push("href", Some(address));
        }
        "a" => match value("href").map(address::read) {
            Some(Address::Inside(inside)) => push("href", Some(inside)),
            Some(Address::Web(out) | Address::Contact(out)) if page.outbound == Outbound::Live => {
                push("href", Some(out));
                push("rel", Some("external noreferrer".to_owned()));
            }
            Some(Address::Web(out) | Address::Contact(out)) => start.address = Some(out),
            _ => {}
        },
        _ => {}
    }
    start.attributes = Some(kept);
    start
}

/// Writes a start tag that reads the same as HTML and as XML.
pub(super) fn push_tag(text: &mut String, name: &str, attributes: &[(String, String)]) {
    text.push('<');
    text.push_str(name);
    for (name, value) in attributes {
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        push_escaped(text, value);
        text.push('"');
    }
    text.push_str(if lists::is_void(name) { " />" } else { ">" });
}

/// Text in an element or an attribute. Control characters, which XML does not have, go.
pub(super) fn push_escaped(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => text.push(letter),
        }
    }
}

/// The address of a link that may not lead out, unless its words are the address.
pub(super) fn push_address(text: &mut String, address: &str) {
    let mut escaped = String::new();
    push_escaped(&mut escaped, address);
    let is_said = text.strip_suffix("</a>").is_some_and(|before| before.ends_with(&format!(">{escaped}")));
    if !is_said {
        text.push_str(&format!(" ({escaped})"));
    }
}
