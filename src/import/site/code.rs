//! Where code stands in Markdown: nothing in it is a command, a link or a comment.

use std::collections::HashSet;
use std::ops::Range;

/// Fenced blocks and spans of code, in their order.
pub(super) fn of(text: &str) -> Vec<Range<usize>> {
    let mut code = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    // Text between two fences or blank lines, in which spans are looked for.
    let mut paragraph = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mark = fence_of(line);
        match (fence, mark) {
            (None, Some(mark)) => {
                spans(text, paragraph..at, &mut code);
                fence = Some((mark, at));
            }
            (Some((open, start)), Some(mark)) if closes(open, mark, line) => {
                code.push(start..at + line.len());
                fence = None;
                paragraph = at + line.len();
            }
            (None, None) if line.trim().is_empty() => {
                spans(text, paragraph..at, &mut code);
                paragraph = at + line.len();
            }
            _ => {}
        }
        at += line.len();
    }
    match fence {
        Some((_, start)) => code.push(start..text.len()),
        None => spans(text, paragraph..text.len(), &mut code),
    }
    code
}

/// The fence that a line begins with, in a quotation or a list too.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line).trim_start();
    let letter = line.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(letter).len();
    // A span of code on one line looks like a fence.
    let is_fence = length >= 3 && !(letter == '`' && line[length..].contains('`'));
    is_fence.then(|| &line[..length])
}

fn closes(open: &str, mark: &str, line: &str) -> bool {
    mark.starts_with(open) && line.trim_end().ends_with(mark)
}

/// Spans between as many backticks on both sides.
fn spans(text: &str, paragraph: Range<usize>, code: &mut Vec<Range<usize>>) {
    let piece = &text[paragraph.clone()];
    let mut at = 0;
    // Lengths of which there are none further on.
    let mut absent: HashSet<usize> = HashSet::new();
    while let Some(found) = piece[at..].find('`') {
        let start = at + found;
        let length = run(&piece[start..]);
        let inside = start + length;
        let end = if absent.contains(&length) { None } else { closing(piece, inside, length) };
        match end {
            Some(end) => {
                code.push(paragraph.start + start..paragraph.start + end);
                at = end;
            }
            None => {
                absent.insert(length);
                at = inside;
            }
        }
    }
}

fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

fn closing(piece: &str, from: usize, length: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = piece[at..].find('`') {
        let start = at + found;
        let found = run(&piece[start..]);
        if found == length {
            return Some(start + length);
        }
        at = start + found;
    }
    None
}

/// Whether a place is in code.
pub(super) fn holds(code: &[Range<usize>], at: usize) -> bool {
    let after = code.partition_point(|range| range.start <= at);
    after.checked_sub(1).is_some_and(|index| at < code[index].end)
}

/// A text with what stands outside of code written anew.
pub(super) fn outside(text: &str, mut rewrite: impl FnMut(&str) -> String) -> String {
    let mut rewritten = String::with_capacity(text.len());
    let mut at = 0;
    for range in of(text) {
        rewritten.push_str(&rewrite(&text[at..range.start]));
        rewritten.push_str(&text[range.clone()]);
        at = range.end;
    }
    rewritten.push_str(&rewrite(&text[at..]));
    rewritten
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<&str> {
        of(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn code_is_found_in_fences_and_between_backticks() {
        assert_eq!(code("a `b` c ``d ` e`` f"), ["`b`", "``d ` e``"]);
        assert_eq!(code("a\n```sh\nb `c`\n````\nd `e`"), ["```sh\nb `c`\n````\n", "`e`"]);
        assert_eq!(code("> ~~~\n> x\n> ~~~\ny"), ["> ~~~\n> x\n> ~~~\n"]);
        assert_eq!(code("an ` alone\n\nand ` another"), Vec::<&str>::new());
        assert_eq!(code("```\nno end"), ["```\nno end"]);
        assert_eq!(outside("a `a` a", |text| text.replace('a', "b")), "b `a` b");
    }

    #[test]
    fn many_backticks_cost_no_more_than_they_are() {
        let text: String = (1..400).map(|length| format!("{} ", "`".repeat(length))).collect();
        assert!(of(&text.repeat(2)).len() < 400);
        assert!(of(&"` ``".repeat(50_000)).len() <= 50_000);
    }
}
