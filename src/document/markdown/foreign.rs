//! Commands of other generators (`{{< figure >}}`, `{% include %}`), which this one prints as they are.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;

const MARKS: [&str; 4] = ["{{<", "{{%", "{%", "{{ "];

/// A remark on the first command of a text. In code one is shown, and meant to be.
pub(super) fn remark(text: &str, events: &[Located]) -> Option<Remark> {
    // A single sign is found many bytes at a time.
    if !text.contains('{') {
        return None;
    }
    let mut code = events.iter().filter_map(code_of).peekable();
    let mut from = 0;
    loop {
        let start = from + MARKS.iter().filter_map(|mark| text[from..].find(mark)).min()?;
        while code.next_if(|code| code.end <= start).is_some() {}
        match code.peek() {
            Some(code) if code.start <= start => from = code.end,
            _ => return Some(of_line(text, start)),
        }
    }
}

fn code_of(event: &Located) -> Option<Range<usize>> {
    match event {
        (Event::Code(_) | Event::Start(Tag::CodeBlock(_)), range) => Some(range.clone()),
        _ => None,
    }
}

/// What is said of a command, as far as its line goes.
fn of_line(text: &str, start: usize) -> Remark {
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let problem =
        Diagnostic::warning(ProblemKind::ForeignCommand, "commands of another generator are printed as they stand");
    Remark { range: start..end, problem: problem.hint("replace `{{…}}` and `{%…%}` by Markdown") }
}
