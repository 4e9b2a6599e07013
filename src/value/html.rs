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
    let mut written = 0;
    let mut at = 0;
    // Nearly all bytes of a text are those of plain letters, and are passed over without being read as letters.
    while let Some(plain) = text.as_bytes()[at..].iter().position(|byte| IS_SPECIAL[usize::from(*byte)]) {
        at += plain;
        let Some(letter) = text[at..].chars().next() else { break };
        let end = at + letter.len_utf8();
        let escaped = match letter {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            letter if is_forbidden(letter) => "",
            _ => {
                at = end;
                continue;
            }
        };
        markup.push_str(&text[written..at]);
        markup.push_str(escaped);
        (written, at) = (end, end);
    }
    markup.push_str(&text[written..]);
}

/// First bytes of what has to be escaped or may be forbidden: signs of markup, controls, and letters of the planes' ends.
const IS_SPECIAL: [bool; 256] = {
    let mut is_special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_special[byte] = matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | b'\'' | ..b' ' | 0x7f | 0xc2 | 0xef..);
        byte += 1;
    }
    is_special
};

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

    #[test]
    fn every_letter_is_looked_at_that_has_to_be() {
        for letter in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_kept = !is_forbidden(letter) && !"&<>\"'".contains(letter);
            let text = format!("a{letter}");
            assert_eq!(Html::from_text(&text).as_str() == text, is_kept, "{letter:?}");
        }
    }
}
