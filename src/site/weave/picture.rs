//! A picture in a text.

use crate::value::push_escaped;

/// A picture that the site holds.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Pixels.
    pub width: usize,
    pub height: usize,
    /// `srcset`, where it has smaller copies.
    pub choices: Option<String>,
}

/// How wide pictures stand on a page: the column of a text, and on a narrow screen all of it.
pub const SIZES: &str = "(min-width: 36em) 34rem, 100vw";

/// Writes a picture. One of which a reader sees a copy leads to the original, where no link is open already.
pub(super) fn push(html: &mut String, (src, alt): (&str, &str), known: Option<&Picture>, is_in_link: bool) {
    let choices = known.and_then(|picture| picture.choices.as_ref());
    let is_link = choices.is_some() && !alt.is_empty() && !is_in_link;
    if is_link {
        push_attribute(html, "<a href", src);
        html.push('>');
    }
    push_attribute(html, "<img src", src);
    push_attribute(html, " alt", alt);
    if let Some(Picture { width, height, choices: _ }) = known {
        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    if let Some(choices) = choices {
        push_attribute(html, " srcset", choices);
        push_attribute(html, " sizes", SIZES);
    }
    html.push_str(" loading=\"lazy\">");
    if is_link {
        html.push_str("</a>");
    }
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.push_str(name);
    html.push_str("=\"");
    push_escaped(html, value);
    html.push('"');
}
