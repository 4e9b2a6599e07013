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

/// Appends a text, escaped for element content and for double-quoted attributes alike. Forbidden characters go.
pub fn push_escaped(markup: &mut String, text: &str) {
    let mut rest = text;
    while let Some(position) = rest.find(|c| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c)) {
        let (before, special) = rest.split_at(position);
        markup.push_str(before);
        let mut letters = special.chars();
        markup.push_str(match letters.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some('\'') => "&#39;",
            _ => "",
        });
        rest = letters.as_str();
    }
    markup.push_str(rest);
}

/// Whether a character may stand in no text: XML 1.0 (2.2) refuses controls and noncharacters, and one of them would make a
/// feed unreadable. Files get them from broken converters and from escapes.
pub fn is_forbidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        ' '..='~' => false,
        letter => {
            letter.is_control() || u32::from(letter) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_escaped() {
        assert_eq!(Html::from_text("a\u{1}\u{b}\u{ffff}<б\u{fffe}>\n").as_str(), "a&lt;б&gt;\n");
        assert_eq!(
            Html::from_text("<a href=\"x\">Tom & 'Jerry'</a> Қ").as_str(),
            "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt; Қ"
        );
    }
}
