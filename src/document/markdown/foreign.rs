//! Commands of other generators (`{{< figure >}}`, `{% include %}`), which this one prints as they are.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;
use crate::document::markdown::literal::counted;

const MARKS: [&str; 4] = ["{{<", "{{%", "{%", "{{ "];

/// A remark on the first command of a text, with how many there are. In code one is shown, and meant to be.
pub(super) fn remark(text: &str, events: &[Located]) -> Option<Remark> {
    // A single sign is found many bytes at a time.
    if !text.contains('{') {
        return None;
    }
    let mut code = events.iter().filter_map(code_of).peekable();
    let mut commands = Vec::new();
    for (start, _) in text.match_indices('{') {
        let is_inside = text[..start].ends_with('{') && commands.last() == Some(&(start - 1));
        if is_inside || !MARKS.iter().any(|mark| text[start..].starts_with(mark)) {
            continue;
        }
        while code.next_if(|code| code.end <= start).is_some() {}
        if code.peek().is_none_or(|code| code.start > start) {
            commands.push(start);
        }
    }
    Some(of_line(text, *commands.first()?, commands.len()))
}

fn code_of(event: &Located) -> Option<Range<usize>> {
    match event {
        (Event::Code(_) | Event::Start(Tag::CodeBlock(_)), range) => Some(range.clone()),
        _ => None,
    }
}

/// What is said of a command, as far as its line goes.
fn of_line(text: &str, start: usize, places: usize) -> Remark {
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let message = format!("commands of another generator are printed as they stand{}", counted(places));
    let problem = Diagnostic::warning(ProblemKind::ForeignCommand, message);
    Remark { range: start..end, problem: problem.hint("replace `{{…}}` and `{%…%}` by Markdown") }
}
