//! What notes of Obsidian have beside Markdown: comments, boxes, marks, names of blocks. Links between notes are told in `links`.

use crate::import::site::code;
use crate::import::site::rendered;
use crate::import::site::tally::Tally;

/// A text without `%% … %%`: a comment stands there that nobody was to read. One without an end goes to the end of the text.
pub(super) fn without_comments(text: &str, tally: &mut Tally) -> String {
    if !text.contains("%%") {
        return text.to_owned();
    }
    let code = code::of(text);
    let mut kept = String::with_capacity(text.len());
    let (mut at, mut open) = (0, None);
    let mut from = 0;
    while let Some(found) = text[from..].find("%%") {
        let mark = from + found;
        from = mark + 2;
        match open {
            None if code::holds(&code, mark) => {}
            None => {
                kept.push_str(&text[at..mark]);
                open = Some(mark);
            }
            Some(_) => {
                tally.aside("comments");
                open = None;
                at = from;
            }
        }
    }
    match open {
        Some(_) => tally.aside("comments"),
        None => kept.push_str(&text[at..]),
    }
    kept
}

/// `==words==` as HTML has it, and no `^name` behind blocks.
pub(super) fn plain(text: &str) -> String {
    if !text.contains("==") && !text.contains('^') {
        return text.to_owned();
    }
    code::outside(text, |piece| {
        let lines = piece.split_inclusive('\n').map(|line| marked(without_name(line)));
        lines.collect()
    })
}

fn without_name(line: &str) -> String {
    let words = line.trim_end();
    let name = words.rsplit(' ').next().and_then(|word| word.strip_prefix('^'));
    let is_name = name
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    match (is_name, words.rfind('^')) {
        (true, Some(at)) => format!("{}{}", line[..at].trim_end(), &line[words.len()..]),
        _ => line.to_owned(),
    }
}

fn marked(line: String) -> String {
    let parts: Vec<&str> = line.split("==").collect();
    let is_marked =
        parts.len() >= 3 && parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(|part| is_words(part));
    if !is_marked {
        return line;
    }
    let mut marked = String::with_capacity(line.len());
    for (index, part) in parts.iter().enumerate() {
        match index % 2 {
            0 => marked.push_str(part),
            _ => marked.push_str(&format!("<mark>{part}</mark>")),
        }
    }
    marked
}

fn is_words(part: &str) -> bool {
    !part.is_empty() && !part.starts_with([' ', '=']) && !part.ends_with([' ', '='])
}

/// Boxes of other kinds, and with titles, as the five that are read here.
pub(super) fn boxes(text: &str) -> String {
    if !text.contains("[!") {
        return text.to_owned();
    }
    code::outside(text, |piece| piece.split_inclusive('\n').map(head).collect())
}

/// The first line of a box.
fn head(line: &str) -> String {
    let Some(at) =
        line.find("[!").filter(|at| line[..*at].trim_matches([' ', '>']).is_empty() && line[..*at].contains('>'))
    else {
        return line.to_owned();
    };
    let Some((word, rest)) = line[at + 2..].split_once(']') else { return line.to_owned() };
    if word.is_empty()
        || !word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '|' | ' '))
    {
        return line.to_owned();
    }
    let (quote, end) = (line[..at].trim_end(), if line.ends_with('\n') { "\n" } else { "" });
    let title = rest.trim_start_matches(['+', '-']).trim();
    let word = word.split('|').next().unwrap_or(word).trim();
    let mark = match word.to_ascii_lowercase().as_str() {
        // A quotation needs no mark.
        "quote" | "cite" => None,
        _ => Some(rendered::alert(word).unwrap_or("NOTE")),
    };
    match (mark, title) {
        (Some(mark), "") => format!("{quote} [!{mark}]{end}"),
        (Some(mark), title) => format!("{quote} [!{mark}]\n{quote} **{title}**\n{quote}{end}"),
        (None, "") => format!("{quote}{end}"),
        (None, title) => format!("{quote} **{title}**\n{quote}{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_dropped_wherever_they_stand() {
        let mut tally = Tally::default();
        for (text, expected) in [
            ("a %%secret%% b", "a  b"),
            ("a\n%%\nsecret\n\n`more`\n%%\nb", "a\n\nb"),
            ("a `%%` b %%secret", "a `%%` b "),
            ("50% a", "50% a"),
        ] {
            assert_eq!(without_comments(text, &mut tally), expected, "{text}");
        }
        assert_eq!(tally.aside["comments"], 3);
    }

    #[test]
    fn boxes_keep_their_titles() {
        for (text, expected) in [
            ("> [!info]- Sources\n> a\n", "> [!NOTE]\n> **Sources**\n>\n> a\n"),
            ("> [!WARNING]\n> a\n", "> [!WARNING]\n> a\n"),
            ("> [!quote] He\n> a\n", "> **He**\n>\n> a\n"),
            ("> [!own-kind]\n> a", "> [!NOTE]\n> a"),
            ("a [!note] b", "a [!note] b"),
            ("> [!](x)", "> [!](x)"),
        ] {
            assert_eq!(boxes(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_and_names_of_blocks() {
        assert_eq!(plain("an ==important== word ^abc-1\nx"), "an <mark>important</mark> word\nx");
        assert_eq!(plain("a == b == c\n2^10\n"), "a == b == c\n2^10\n");
        assert_eq!(plain("`==a==`"), "`==a==`");
    }
}
