//! What a page refers to: what a browser loads by itself, what waits for the reader, what sends something out.
//!
//! The elements and attributes are those of the HTML Living Standard and SVG 2, with the old ones that browsers still obey
//! (`background`, `<frame>`, `<applet>`).

use std::collections::HashSet;

use crate::value::Span;
use crate::verify::css;
use crate::verify::markup;
use crate::verify::markup::Attribute;
use crate::verify::markup::Form;
use crate::verify::markup::Tag;

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Use {
    /// Asks for it without being told to.
    Load,
    /// Leads there, when the reader wants.
    Link,
    /// Sends there what the reader typed, or that there was a click.
    Send,
}

/// An address as a page gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub address: String,
    pub purpose: Use,
    pub span: Span,
}

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct References {
    pub all: Vec<Reference>,
    /// What relative addresses start from, where a `<base>` says so.
    pub base: Option<String>,
    /// Ids that stand twice.
    pub doubled: Vec<(String, Span)>,
    /// Hashes that a page states of saved copies: the copy's address, the hash's digits.
    pub hashes: Vec<(String, String)>,
}

/// How deep a page in an attribute (`srcdoc`) is read.
const DEPTH: usize = 4;

/// Relations of `<link>` for which a browser asks, or opens a connection.
const LOADING: [&str; 12] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "mask-icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "prerender",
    "dns-prefetch",
    "preconnect",
];

/// Attributes of drawings whose values are CSS.
const PAINTED: [&str; 10] =
    ["style", "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor"];

/// Everything that a text refers to.
pub(super) fn of(text: &str, form: Form) -> References {
    let mut references = References::default();
    match form {
        Form::Css => {
            references.css(text, |start| Span::new(start, text[start..].find(')').map_or(start, |end| start + end + 1)))
        }
        Form::Html | Form::Svg => references.markup(text, form),
        // Only their style sheet is theirs; the rest is `feeds`'.
        Form::Feed => markup::tags(text, Form::Svg, &mut |tag| {
            if tag.name == "xml-stylesheet" {
                references.tag(tag);
            }
        }),
    }
    references
}

impl References {
    fn markup(&mut self, text: &str, form: Form) {
        let mut ids = HashSet::new();
        let mut copy = None;
        markup::tags(text, form, &mut |tag| {
            if let Some(id) = tag.attributes.iter().find(|attribute| attribute.name == "id")
                && !ids.insert(id.value.clone())
            {
                self.doubled.push((id.value.clone(), id.span));
            }
            self.tag(tag);
            self.stated(tag, &mut copy);
        });
    }

    fn tag(&mut self, tag: &Tag) {
        for attribute in &tag.attributes {
            self.attribute(tag, attribute);
        }
        if tag.name == "style" {
            let start = tag.content_start;
            self.css(tag.content, |at| Span::new(start + at, start + at + 1));
        }
    }

    fn css(&mut self, css: &str, place: impl Fn(usize) -> Span) {
        for found in css::addresses(css) {
            self.add(Use::Load, &found.address, place(found.start));
        }
    }

    fn add(&mut self, purpose: Use, address: &str, span: Span) {
        self.all.push(Reference { address: address.to_owned(), purpose, span });
    }

    fn attribute(&mut self, tag: &Tag, attribute: &Attribute) {
        let Attribute { name, value, span } = attribute;
        let tag_name = tag.name.as_str();
        match name.as_str() {
            "href" if tag_name == "base" => drop(self.base.get_or_insert_with(|| value.trim().to_owned())),
            "href" | "xlink:href" => self.add(use_of_href(tag), value, *span),
            "src" if tag_name == "input" && !tag.has_word("type", "image") => {}
            "src" | "poster" | "background" | "classid" | "code" | "archive" if is_loading(tag_name, name) => {
                self.add(Use::Load, value, *span);
            }
            "data" if tag_name == "object" => self.add(Use::Load, value, *span),
            "manifest" if tag_name == "html" => self.add(Use::Load, value, *span),
            "srcset" | "imagesrcset" => {
                for address in candidates(value) {
                    self.add(Use::Load, address, *span);
                }
            }
            "srcdoc" if tag_name == "iframe" => self.inner(value, *span, DEPTH),
            "action" | "formaction" => self.add(Use::Send, value, *span),
            "ping" => value.split_ascii_whitespace().for_each(|address| self.add(Use::Send, address, *span)),
            "cite" | "longdesc" => self.add(Use::Link, value, *span),
            "content" if tag_name == "meta" && tag.has_word("http-equiv", "refresh") => {
                if let Some(address) = refreshed(value) {
                    self.add(Use::Load, address, *span);
                }
            }
            name if PAINTED.contains(&name) => self.css(value, |_| *span),
            _ => {}
        }
    }

    /// A page in an attribute: its own ids and fragments are none of this page's.
    fn inner(&mut self, page: &str, span: Span, depth: usize) {
        let mut inner = References::default();
        markup::tags(page, Form::Html, &mut |tag| {
            for attribute in &tag.attributes {
                match attribute.name.as_str() {
                    "srcdoc" if depth > 0 => inner.inner(&attribute.value, span, depth - 1),
                    "srcdoc" => {}
                    _ => inner.attribute(tag, attribute),
                }
            }
            if tag.name == "style" {
                inner.css(tag.content, |_| span);
            }
        });
        for reference in inner.all {
            if !reference.address.trim().starts_with('#') {
                self.all.push(Reference { span, ..reference });
            }
        }
    }

    /// The hash beside a link to a saved copy: `<a href="copy">…</a> <span class="hash">SHA-256 …</span>` in one list item.
    fn stated(&mut self, tag: &Tag, copy: &mut Option<String>) {
        match tag.name.as_str() {
            "li" => *copy = None,
            "a" => *copy = tag.attribute("href").map(ToOwned::to_owned),
            "span" if tag.has_word("class", "hash") => {
                let digits = tag.content.trim().strip_prefix("SHA-256");
                if let (Some(copy), Some(digits)) = (copy.take(), digits) {
                    self.hashes.push((copy, digits.trim().to_owned()));
                }
            }
            _ => {}
        }
    }
}

fn is_loading(tag: &str, attribute: &str) -> bool {
    match attribute {
        "src" => true,
        "poster" => tag == "video",
        "background" => ["body", "table", "td", "th", "tr", "tbody", "thead", "tfoot"].contains(&tag),
        _ => ["applet", "object"].contains(&tag),
    }
}

fn use_of_href(tag: &Tag) -> Use {
    match tag.name.as_str() {
        "a" | "area" => Use::Link,
        "link" => match LOADING.iter().any(|relation| tag.has_word("rel", relation)) {
            true => Use::Load,
            false => Use::Link,
        },
        _ => Use::Load,
    }
}

/// The addresses of a `srcset`: each ends at white space, a comma behind it is none of it.
fn candidates(value: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == ',');
        let end = rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        if address.is_empty() {
            return found;
        }
        found.push(address.trim_end_matches(','));
        rest = after;
        if !address.ends_with(',') {
            // Widths and densities, up to the next comma.
            (_, rest) = after.split_once(',').unwrap_or_default();
        }
    }
}

/// The address of `5; url=…`.
fn refreshed(content: &str) -> Option<&str> {
    let (_, rest) = content.split_once([';', ','])?;
    let rest = rest.trim_start();
    let mut address = rest.trim();
    if let Some(word) = rest.get(..3)
        && word.eq_ignore_ascii_case("url")
        && let Some(named) = rest[3..].trim_start().strip_prefix('=')
    {
        address = named.trim();
    }
    let address = match address.chars().next() {
        Some(mark @ ('"' | '\'')) => address[1..].split(mark).next().unwrap_or_default(),
        _ => address,
    };
    if address.is_empty() { None } else { Some(address) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> String {
        let of = |reference: &Reference| format!("{:?} {}", reference.purpose, reference.address);
        super::of(html, Form::Html).all.iter().map(of).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn what_is_loaded_and_what_waits_are_told_apart() {
        for (html, expected) in [
            ("<a href=x>", "Link x"),
            ("<img src=x srcset='y 1x, z,w 2x'>", "Load x, Load y, Load z,w"),
            ("<img srcset='a.png, b.png 2x'>", "Load a.png, Load b.png"),
            ("<link rel=canonical href=x>", "Link x"),
            ("<link rel='Shortcut ICON' href=x>", "Load x"),
            ("<link rel=preload imagesrcset='x 1x' href=y>", "Load y, Load x"),
            ("<video poster=x src=y><track src=z></video>", "Load x, Load y, Load z"),
            ("<object data=x></object><embed src=y><iframe src=z></iframe>", "Load x, Load y, Load z"),
            ("<form action=x><input type=image src=y><input src=z><button formaction=w>", "Send x, Load y, Send w"),
            ("<a href=x ping='y z'>", "Link x, Send y, Send z"),
            ("<meta http-equiv=Refresh content=\"5; URL='x'\">", "Load x"),
            ("<meta http-equiv=refresh content='5'>", ""),
            ("<p style='background:url(x)'><style>@import 'y';</style>", "Load x, Load y"),
            ("<iframe srcdoc='&lt;img src=x>&lt;a href=#y>'></iframe>", "Load x"),
            (
                "<svg><image href=x /><use xlink:href=#y /><a href=z></a><rect fill='url(#w)'/></svg>",
                "Load x, Load #y, Link z, Load #w",
            ),
            ("<noscript><img src=x></noscript><template><img src=y></template>", "Load x, Load y"),
            ("<body background=x><p data-src=y title=z>", "Load x"),
        ] {
            assert_eq!(found(html), expected, "{html}");
        }
    }

    #[test]
    fn pages_in_pages_in_pages_come_to_an_end() {
        let mut html = "<img src=x>".to_owned();
        for _ in 0..7 {
            html = format!("<iframe srcdoc=\"{}\"></iframe>", html.replace('&', "&amp;").replace('"', "&quot;"));
        }
        assert_eq!(found(&html), "");
    }
}
