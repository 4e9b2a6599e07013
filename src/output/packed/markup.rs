//! The words of XML without its tags: what is one word to a reader may stand in several elements (runs of an office file, pieces of a drawing), and the parts of
//! a name in cells beside each other.

/// A tag that has not ended by then is none.
const LONGEST_TAG: usize = 20_000;

/// Whether a text is XML. Pages are not: `withheld` itself knows which of their elements part words.
pub(super) fn is_xml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(200).collect();
    let head = head.to_ascii_lowercase();
    head.starts_with('<') && !head.contains("<!doctype html") && !head.starts_with("<html")
}

/// The words with nothing in place of the tags, and with one space.
pub(super) fn words(text: &str) -> [String; 2] {
    let (mut joined, mut apart) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        push(&rest[..start], &mut joined, &mut apart);
        let tag = &rest[start..];
        let end = tag.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        // What is marked as letters is some.
        let length = if tag.starts_with("<![CDATA[") { Some("<![CDATA[".len()) } else { end.map(|end| end + 1) };
        rest = &tag[length.unwrap_or(1)..];
    }
    push(rest, &mut joined, &mut apart);
    [joined, apart]
}

/// White space between tags is how a file is laid out.
fn push(words: &str, joined: &mut String, apart: &mut String) {
    if words.trim().is_empty() && words.contains('\n') {
        return;
    }
    joined.push_str(words);
    if !apart.ends_with(' ') {
        apart.push(' ');
    }
    apart.push_str(words.trim());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_across_elements() {
        let [joined, _] =
            words("<w:p><w:r><w:t>Kul</w:t></w:r>\n<w:r><w:t>mukh</w:t></w:r><w:t xml:space='preserve'> x</w:t></w:p>");
        assert_eq!(joined, "Kulmukh x");
        let [_, apart] = words("<si><t>Ivan</t></si><si><t>Petrov</t></si><x><![CDATA[ a < b ]]></x>");
        assert!(apart.contains("Ivan Petrov a "), "{apart}");
        assert!(is_xml("\u{feff} <?xml version='1.0'?><a/>") && is_xml("<svg/>"));
        assert!(!is_xml("<!DOCTYPE html><p>") && !is_xml("a < b"));
    }
}
