//! HTML that is already escaped, apart from text that is not.

use serde::Serialize;

/// Escaped HTML. Only code that escapes what it is given makes one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Takes markup that the caller has built from escaped parts.
    pub fn from_markup(markup: String) -> Self {
        Html(markup)
    }

    /// Escapes a text.
    pub fn from_text(text: &str) -> Self {
        let mut markup = String::with_capacity(text.len());
        push_escaped(&mut markup, text);
        Html(markup)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// Appends a text, escaped for element content and for double-quoted attributes alike.
pub fn push_escaped(markup: &mut String, text: &str) {
    let mut rest = text;
    while let Some(position) = rest.find(['&', '<', '>', '"', '\'']) {
        markup.push_str(&rest[..position]);
        markup.push_str(match rest.as_bytes()[position] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[position + 1..];
    }
    markup.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_escaped() {
        assert_eq!(
            Html::from_text("<a href=\"x\">Tom & 'Jerry'</a> Қ").as_str(),
            "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt; Қ"
        );
    }
}
