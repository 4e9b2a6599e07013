//! Boxes between colons, as Docusaurus, VitePress and MkDocs' kin write them: `:::note[Title] … :::`.

use crate::import::site::code;
use crate::import::site::rendered;

/// How many colons begin a line, and what follows them.
fn fence(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start();
    let length = line.len() - line.trim_start_matches(':').len();
    (length >= 3).then(|| (length, line[length..].trim()))
}

/// A text whose boxes are quotations with a mark. A box of a kind that nobody knows, or without an end, stays as it is.
pub(super) fn boxes(text: &str) -> String {
    if !text.contains(":::") {
        return text.to_owned();
    }
    let code = code::of(text);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut fences: Vec<Option<(usize, &str)>> = Vec::new();
    let mut at = 0;
    for line in &lines {
        fences.push(fence(line).filter(|_| !code::holds(&code, at)));
        at += line.len();
    }
    let mut marks = vec![0; lines.len()];
    let mut kept: Vec<Option<String>> = vec![None; lines.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (index, fence) in fences.iter().enumerate() {
        match fence {
            Some((length, "")) => {
                let Some(place) = open.iter().rposition(|(_, known)| known == length) else { continue };
                let (start, _) = open[place];
                open.truncate(place);
                if let Some(head) = fences[start].and_then(|(_, words)| head(words)) {
                    kept[start] = Some(head);
                    kept[index] = Some(String::new());
                    marks[start..index].iter_mut().for_each(|depth| *depth += 1);
                }
            }
            Some((length, _)) => open.push((index, *length)),
            None => {}
        }
    }
    let mut quoted = String::with_capacity(text.len());
    for (index, line) in lines.into_iter().enumerate() {
        let line = match &kept[index] {
            Some(head) => format!("{head}\n"),
            None => line.to_owned(),
        };
        let mark = "> ".repeat(marks[index]);
        for line in line.split_inclusive('\n') {
            quoted.push_str(if line.trim().is_empty() { mark.trim_end() } else { &mark });
            quoted.push_str(line);
        }
    }
    quoted
}

/// The first lines of a box: its mark, and its title where it has one.
fn head(words: &str) -> Option<String> {
    let end = words.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(words.len());
    let mark = rendered::alert(&words[..end])?;
    let title = words[end..].trim().trim_start_matches('[').trim_end_matches(']').trim();
    let title = title.split('{').next().unwrap_or(title).trim();
    Some(if title.is_empty() { format!("[!{mark}]") } else { format!("[!{mark}]\n**{title}**\n") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_between_colons_are_quotations() {
        for (text, expected) in [
            (":::note\n\nWords.\n\n:::\nAfter\n", "> [!NOTE]\n>\n> Words.\n>\n\nAfter\n"),
            (":::tip[A *title*]\na\n:::\n", "> [!TIP]\n> **A *title***\n>\n> a\n\n"),
            ("::: danger STOP\na\n:::", "> [!CAUTION]\n> **STOP**\n>\n> a\n\n"),
            ("::::info\n:::tip\na\n:::\n::::\n", "> [!NOTE]\n> > [!TIP]\n> > a\n>\n\n"),
            (":::note\nno end\n", ":::note\nno end\n"),
            (":::odd\na\n:::\n", ":::odd\na\n:::\n"),
            ("```\n:::note\n:::\n```\n", "```\n:::note\n:::\n```\n"),
            ("a ::: b", "a ::: b"),
        ] {
            assert_eq!(boxes(text), expected, "{text}");
        }
    }
}
