//! XML as feeds really are: with words of HTML for letters, a bare `&`, signs that XML has not, an end that was cut off.

/// The text as XML, as far as it can be made so.
pub(super) fn xml(text: &str) -> String {
    let text: String = text.chars().filter(|letter| is_of_xml(*letter)).collect();
    whole(&with_entities(&text))
}

fn is_of_xml(letter: char) -> bool {
    !letter.is_control() && letter != '\u{fffe}' && letter != '\u{ffff}' || matches!(letter, '\t' | '\n' | '\r')
}

/// What XML has no word for keeps its sign, and is read where the text is read as HTML.
fn with_entities(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        // Within CDATA it is a sign like others.
        let length = match rest.starts_with("<![CDATA[") {
            true => rest.find("]]>").map_or(rest.len(), |end| end + 3),
            false => 1,
        };
        mended.push_str(&rest[..length]);
        if rest.starts_with('&') && !is_entity(&rest[1..]) {
            mended.push_str("amp;");
        }
        rest = &rest[length..];
    }
    mended.push_str(rest);
    mended
}

fn is_entity(text: &str) -> bool {
    let Some((name, _)) = text.split_once(';').filter(|(name, _)| name.len() < 10) else { return false };
    let is_number = |digits: &str, radix| {
        let letter = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        letter.is_some_and(is_of_xml)
    };
    match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => is_number(&hex[1..], 16),
        Some(digits) => is_number(digits, 10),
        None => matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"),
    }
}

/// A feed whose end is cut off ends behind its last whole entry.
fn whole(text: &str) -> String {
    let ends: [(&str, &str, &str); 3] = [
        ("<rss", "</item>", "</channel></rss>"),
        ("<feed", "</entry>", "</feed>"),
        ("<rdf:RDF", "</item>", "</rdf:RDF>"),
    ];
    let head = &text[..text.floor_char_boundary(4096)];
    let Some((_, entry, end)) = ends.iter().find(|(root, ..)| head.contains(root)) else { return text.to_owned() };
    let last = end.rsplit('<').next().unwrap_or(end);
    if text.trim_end().ends_with(last) {
        return text.to_owned();
    }
    let cut = text.rfind(entry).map(|at| at + entry.len());
    cut.map_or_else(|| text.to_owned(), |cut| format!("{}{end}", &text[..cut]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_does_not_know_is_mended() {
        assert_eq!(
            xml("<a>b & c &nbsp; &amp; &#8212; &#x1; \u{b}d</a>"),
            "<a>b &amp; c &amp;nbsp; &amp; &#8212; &amp;#x1; d</a>"
        );
        assert_eq!(xml("<a><![CDATA[b & c]]> & </a>"), "<a><![CDATA[b & c]]> &amp; </a>");
        assert_eq!(xml("<rss><channel><item>a</item><item>b"), "<rss><channel><item>a</item></channel></rss>");
        assert_eq!(xml("<feed><entry>a</entry></feed>\n"), "<feed><entry>a</entry></feed>\n");
        assert_eq!(xml("<rss><![CDATA[ & "), "<rss><![CDATA[ & ");
    }
}
