//! Footnotes: their definitions behind the text, in the order of first reference, and what is wrong with them.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;

/// Definitions of footnotes, moved behind the text.
pub(super) struct Footnotes<'e> {
    pub events: Vec<Located<'e>>,
    /// Numbers of the labels, and how often each is referred to.
    pub numbers: HashMap<String, (usize, usize)>,
}

impl<'e> Footnotes<'e> {
    pub(super) fn gather(events: Vec<Located<'e>>) -> Self {
        let mut numbers: HashMap<String, (usize, usize)> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut refer = |label: &str, references: usize| {
            let next = numbers.len() + 1;
            let number = numbers.entry(label_key(label)).or_insert_with(|| {
                order.push(label_key(label));
                (next, 0)
            });
            number.1 += references;
        };
        for (event, _) in &events {
            if let Event::FootnoteReference(label) = event {
                refer(label, 1);
            }
        }
        // A definition that nothing refers to is printed behind the others.
        for (event, _) in &events {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                refer(label, 0);
            }
        }
        if !events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(_)))) {
            return Footnotes { events, numbers };
        }
        let mut text = Vec::with_capacity(events.len());
        let mut definitions: HashMap<String, Vec<Located<'e>>> = HashMap::new();
        // Definitions may stand in one another; each goes to its own place.
        let mut open: Vec<String> = Vec::new();
        let mut depths: HashMap<String, usize> = HashMap::new();
        for (event, range) in events {
            if let Event::Start(Tag::FootnoteDefinition(label)) = &event {
                open.push(label_key(label));
                *depths.entry(label_key(label)).or_default() += 1;
                // A second definition of a label goes on where the first has ended.
                if let Some(first) = definitions.get_mut(&label_key(label)) {
                    if matches!(first.last(), Some((Event::End(TagEnd::FootnoteDefinition), _))) {
                        first.pop();
                    }
                    continue;
                }
            }
            let ends = matches!(event, Event::End(TagEnd::FootnoteDefinition));
            match open.last() {
                Some(label) if ends && depths[label] > 1 => {}
                Some(label) => definitions.entry(label.clone()).or_default().push((event, range)),
                None => text.push((event, range)),
            }
            if ends
                && let Some(label) = open.pop()
                && let Some(depth) = depths.get_mut(&label)
            {
                *depth -= 1;
            }
        }
        for label in &order {
            text.extend(definitions.remove(label).unwrap_or_default());
        }
        Footnotes { events: text, numbers }
    }
}

/// What tells labels apart: not their case, as links have it (CommonMark 4.7).
pub(super) fn label_key(label: &str) -> String {
    label.to_lowercase().to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// References without a definition, definitions that nothing refers to, and references that take the link around them apart.
pub(super) fn remarks(text: &str, events: &[Located]) -> Vec<Remark> {
    let mut referred: HashSet<String> = HashSet::new();
    let mut remarks = Vec::new();
    let mut is_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code => {
                for reference in undefined(text, range) {
                    remarks.push(not_defined(text, reference));
                }
            }
            Event::FootnoteReference(label) => {
                referred.insert(label_key(label));
                if is_in_link(&text[range.end..]) {
                    remarks.push(in_link(range));
                }
            }
            _ => {}
        }
    }
    for (event, range) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) if !referred.contains(&label_key(label)) => {
                remarks.push(not_referred_to(label, range));
            }
            _ => {}
        }
    }
    remarks
}

/// A label has so many bytes at most.
const LONGEST_LABEL: usize = 100;

/// The references that begin in some text and have become none: `[^label]` as it stands.
fn undefined(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut undefined = Vec::new();
    for (at, _) in text[range.clone()].match_indices('[') {
        let start = range.start + at;
        if let Some(length) = length_of_reference(&text[start..])
            && !text[..start].ends_with('\\')
        {
            undefined.push(start..start + length);
        }
    }
    undefined
}

/// How long the reference is that a text begins with.
fn length_of_reference(text: &str) -> Option<usize> {
    let label = text.strip_prefix("[^")?;
    let end = label.bytes().take(LONGEST_LABEL).position(|byte| b"[] \t\n".contains(&byte))?;
    if end == 0 || !label[end..].starts_with(']') {
        return None;
    }
    Some(2 + end + 1)
}

fn not_defined(text: &str, range: Range<usize>) -> Remark {
    let written = &text[range.clone()];
    let message = format!("`{written}` is defined nowhere and is printed as it stands");
    let hint = format!("write `{written}: its text` on a line of its own, or `\\{written}` if it is none");
    Remark { range, problem: Diagnostic::warning(ProblemKind::Footnote, message).hint(hint) }
}

fn not_referred_to(label: &str, range: &Range<usize>) -> Remark {
    let message = format!("nothing refers to the footnote `[^{label}]`; it stands behind the others");
    let problem = Diagnostic::warning(ProblemKind::Footnote, message);
    let hint = format!("write `[^{label}]` where it belongs, or take it out");
    Remark { range: range.start..range.start + label.len() + 3, problem: problem.hint(hint) }
}

/// Whether what follows a reference shows that it stands in what was to be the words of a link or a picture.
fn is_in_link(after: &str) -> bool {
    let bracket = after.bytes().take(LONGEST_LABEL).position(|byte| b"[]\n".contains(&byte));
    bracket.is_some_and(|at| after[at..].starts_with("]("))
}

fn in_link(range: &Range<usize>) -> Remark {
    let message = "a footnote stands in the words of a link or a picture, which is printed as it stands";
    let problem = Diagnostic::warning(ProblemKind::Footnote, message);
    Remark { range: range.clone(), problem: problem.hint("put the footnote behind the closing parenthesis") }
}
