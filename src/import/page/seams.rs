//! What the way from a page to Markdown would glue together: figures above and below the line, and lines that only a `<br>` parts.
//!
//! The two libraries that find the text (`voices`) lose such elements now and then, and what makes Markdown knows no `<sup>`: `10<sup>6</sup>` came
//! out as 106. So signs are put beside the elements before anybody looks (`marked`), and become markup again when the text is Markdown
//! (`resolved`). The signs are code points that no text holds (Unicode calls them noncharacters).

const UP: char = '\u{fdd0}';
const UP_END: char = '\u{fdd1}';
const DOWN: char = '\u{fdd2}';
const DOWN_END: char = '\u{fdd3}';
const LINE: char = '\u{fdd4}';
const ALL: [char; 5] = [UP, UP_END, DOWN, DOWN_END, LINE];

/// HTML with signs in it.
pub(super) fn marked(html: &str) -> String {
    let html = &without(html);
    let mut marked = String::with_capacity(html.len() + 64);
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        marked.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let tag = &tag[..end];
        match name(tag).as_str() {
            "sup" => marked.extend([tag, UP.encode_utf8(&mut [0; 4])]),
            "/sup" => marked.extend([UP_END.encode_utf8(&mut [0; 4]), tag]),
            "sub" => marked.extend([tag, DOWN.encode_utf8(&mut [0; 4])]),
            "/sub" => marked.extend([DOWN_END.encode_utf8(&mut [0; 4]), tag]),
            "br" if is_in_text(&marked) => marked.extend([LINE.encode_utf8(&mut [0; 4]), tag]),
            _ => marked.push_str(tag),
        }
        rest = &rest[at + end..];
    }
    marked.push_str(rest);
    marked
}

/// The name of a tag, short ones only, in small letters.
fn name(tag: &str) -> String {
    let inside = &tag[1..];
    let length = inside.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '/').unwrap_or(inside.len());
    inside[..length.min(5)].trim_end_matches('/').to_ascii_lowercase()
}

/// Whether words stand before a place, perhaps in an element of theirs: one break after another parts paragraphs, which is understood without us.
fn is_in_text(before: &str) -> bool {
    const INLINE: [&str; 14] =
        ["/i", "/b", "/a", "/em", "/u", "/s", "/span", "/strong", "/font", "/small", "/sup", "/sub", "/cite", "/q"];
    let before = before.trim_end();
    match before.strip_suffix('>') {
        None => !before.is_empty() && !before.ends_with("&nbsp;"),
        Some(inside) => {
            let tag = inside.rfind('<').map_or("", |at| &inside[at..]);
            let inside = tag.strip_prefix('<').unwrap_or_default().to_ascii_lowercase();
            INLINE.contains(&inside.trim())
        }
    }
}

/// A text without signs: a line that was parted has a space.
pub(super) fn without(text: &str) -> String {
    if !text.contains(ALL) {
        return text.to_owned();
    }
    text.replace(LINE, " ").replace(ALL, "")
}

/// Markdown in which the signs are markup.
pub(super) fn resolved(markdown: &str) -> String {
    if !markdown.contains(ALL) {
        return markdown.to_owned();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut is_code = false;
    for line in markdown.lines() {
        is_code ^= line.trim_start().starts_with("```");
        lines.push(if is_code { line.replace(ALL, "") } else { resolved_line(line) });
    }
    lines.join("\n")
}

fn resolved_line(line: &str) -> String {
    let line = with_lines(line);
    let line = with_elements(&line, (UP, UP_END), "sup");
    with_elements(&line, (DOWN, DOWN_END), "sub")
}

/// A line of Markdown in which breaks are parted that nothing else parts.
fn with_lines(line: &str) -> String {
    let is_row = line.starts_with('|');
    let is_heading = line.starts_with('#');
    let mut parted = String::with_capacity(line.len());
    let mut pieces = line.split(LINE);
    parted.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        // Emphasis ends where its line does.
        let stars = if is_open(&parted) { piece.len() - piece.trim_start_matches('*').len() } else { 0 };
        parted.push_str(&piece[..stars]);
        let piece = &piece[stars..];
        let is_parted = piece.trim().is_empty() || piece.trim_start().starts_with("<br>") || parted.trim().is_empty();
        match (is_parted, is_row, is_heading) {
            (true, ..) => parted.push_str(piece),
            (false, true, _) => parted.extend(["<br>", piece.trim_start()]),
            (false, _, true) => parted.extend([" ", piece.trim_start()]),
            (false, ..) => parted.extend(["  \n", piece.trim_start()]),
        }
    }
    if is_row { parted.replace("  <br>", "<br>") } else { parted }
}

/// Whether emphasis is open at the end of a text.
fn is_open(text: &str) -> bool {
    let runs = text.replace("\\*", "").split('*').filter(|part| !part.is_empty()).count();
    runs > 0 && (text.replace("\\*", "").matches('*').count() % 2 == 1)
}

fn with_elements(line: &str, (open, close): (char, char), name: &str) -> String {
    let mut whole = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(open) {
        whole.push_str(&rest[..at]);
        let inside = &rest[at + open.len_utf8()..];
        let end = inside.find([open, close]).filter(|end| inside[*end..].starts_with(close));
        let Some(end) = end else {
            rest = inside;
            continue;
        };
        match inside[..end].trim() {
            "" => whole.push_str(&inside[..end]),
            words => whole.push_str(&format!("<{name}>{words}</{name}>")),
        }
        rest = &inside[end + close.len_utf8()..];
    }
    whole.push_str(rest);
    whole.replace([open, close], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_markup_again() {
        let signs = marked("10<sup>6</sup>, CO<SUB class=x>2</SUB>, <sup></sup>a<sup>b");
        assert_eq!(
            resolved(
                &signs.replace("<sup>", "").replace("</sup>", "").replace("<SUB class=x>", "").replace("</SUB>", "")
            ),
            "10<sup>6</sup>, CO<sub>2</sub>, ab"
        );
        assert_eq!(resolved("```\n10\u{fdd0}6\u{fdd1}\n```"), "```\n106\n```");
        assert_eq!(resolved("x\u{fdd0}y"), "xy");
    }

    #[test]
    fn only_breaks_in_a_text_have_signs() {
        let count = |html: &str| marked(html).matches(LINE).count();
        assert_eq!([count("a<br>b"), count("<i>a</i> <br/>b"), count("a<br> <br>b"), count("<p><br>a")], [1, 1, 1, 0]);
    }

    #[test]
    fn what_nothing_parts_is_parted() {
        assert_eq!(resolved("*By A*\u{fdd4}March"), "*By A*  \nMarch");
        assert_eq!(resolved("*By A\u{fdd4}*March"), "*By A*  \nMarch");
        assert_eq!(resolved("a\u{fdd4}*b*"), "a  \n*b*");
        assert_eq!(resolved("a\u{fdd4}  \nb"), "a  \nb");
        assert_eq!(resolved("| a\u{fdd4}b | c\u{fdd4}<br>d |"), "| a<br>b | c<br>d |");
        assert_eq!(resolved("# a\u{fdd4}b"), "# a b");
    }
}
