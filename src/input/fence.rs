//! Where front matter stands in a file: between two lines of `---`.

use crate::value::Span;

/// The lines that a file's front matter stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    /// Where the first `---` begins.
    pub opening: usize,
    /// What stands between the two lines.
    pub inside: Span,
    /// Where the line after the second one begins.
    pub body: usize,
}

/// Finds the front matter of a text: behind a byte order mark and blank lines, if there are any. `None` where there is none, or where
/// it does not end.
pub fn find(text: &str) -> Option<Fence> {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start_matches([' ', '\t', '\r', '\n']);
    let opening = text.len() - trimmed.len();
    let line = trimmed.split_inclusive('\n').next()?;
    if line.trim_end() != "---" {
        return None;
    }
    let start = opening + line.len();
    let (end, body) = closing(text, start, "---")?;
    Some(Fence { opening, inside: Span::new(start, end), body })
}

/// Where front matter that begins at a place ends, and where what follows it begins. Where it is fenced by `---`, `...` ends it too.
pub fn closing(text: &str, start: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let line_text = line.trim_end();
        if line_text == fence || fence == "---" && line_text == "..." {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str) -> Option<(&str, &str)> {
        find(text).map(|fence| (&text[fence.inside.start..fence.inside.end], &text[fence.body..]))
    }

    #[test]
    fn front_matter_stands_between_two_lines() {
        assert_eq!(inside("---\na: 1\n---\nx\n"), Some(("a: 1\n", "x\n")));
        assert_eq!(inside("\u{feff}\r\n---\r\na: 1\r\n...\r\nx"), Some(("a: 1\r\n", "x")));
        assert_eq!(inside("---\n---\n"), Some(("", "")));
        assert_eq!(inside("---\na: 1\n"), None);
        assert_eq!(inside("text\n---\n---\n"), None);
        assert_eq!(inside(""), None);
    }
}
