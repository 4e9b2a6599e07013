//! What a text has for its editors only: comments, of whatever tool, and what HTML hides.
//!
//! 1. The marks that begin something unseen are looked for from left to right, outside code.
//! 2. What they begin is cut out before the text is read: it reaches no tree, no text layer, no page.
//! 3. What a comment without an end begins is unseen to the end of the text, and that is reported: nobody knows how much was meant.
//!    Of a mark that is no comment only the mark goes.
//!
//! Why before Markdown is read: a comment may run across blocks, lists and quotes, and Markdown ends it with the first of them.
//! HTML comments keep their marks, because one that stands between two lists keeps them apart.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::hidden;
use crate::input::hidden::Ends;
use crate::input::hidden::Hidden;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Source;
use crate::value::Span;

/// Comments with a beginning and an end of their own. A longer mark stands before one that it begins with.
const COMMENTS: &[(&str, &str)] = &[
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
    ("<%--", "--%>"),
    ("<%#", "%>"),
    ("{{!--", "--}}"),
    ("{{!", "}}"),
    ("{{/*", "*/}}"),
    ("{{- /*", "*/ -}}"),
    ("{{ /*", "*/ }}"),
    ("{/*", "*/}"),
    ("{>>", "<<}"),
    ("{::comment}", "{:/comment}"),
    ("{% comment %}", "{% endcomment %}"),
    ("{%- comment -%}", "{%- endcomment -%}"),
    ("{% comment", "endcomment %}"),
    ("{%- comment", "endcomment -%}"),
    ("{{< comment >}}", "{{< /comment >}}"),
    ("{{% comment %}}", "{{% /comment %}}"),
    ("{% #", "%}"),
    ("{# ", "#}"),
    ("{#\n", "#}"),
    ("{#-", "#}"),
];

/// Of these, what is no comment.
const MARKS: [&str; 2] = ["<![CDATA[", "<?"];

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Markdown,
    /// A value that is read letter by letter.
    Plain,
}

/// A text without what is unseen.
#[derive(Debug)]
pub struct Seen<'t> {
    pub text: Cow<'t, str>,
    /// What was cut out, in order.
    pub cuts: Vec<Range<usize>>,
    pub remarks: Vec<Remark>,
}

/// Something to be said of a place in the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Remark {
    pub at: usize,
    pub message: String,
}

impl Remark {
    pub fn at(&self, source: &Source, span: Span) -> Diagnostic {
        Diagnostic::warning(ProblemKind::DroppedMarkup, &*self.message).at(source, span)
    }
}

/// Code in a text, where marks are letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub range: Range<usize>,
    /// Four spaces make code too, but may as well be how somebody indents.
    pub is_indented: bool,
}

/// Whether a text may have something unseen: most have not, and are not looked through.
pub fn may_be_in(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| match pair {
        b"%%" | b"]:" => true,
        [b'<', next] => matches!(next, b'!' | b'?' | b'%') || next.is_ascii_alphabetic(),
        [b'{', next] => matches!(next, b'{' | b'/' | b'%' | b'#' | b'>' | b':'),
        _ => false,
    })
}

/// Cuts out what is unseen.
pub fn cut<'t>(text: &'t str, reading: Reading, code: &[Code]) -> Seen<'t> {
    let mut cutting = Cutting {
        text,
        reading,
        code,
        cuts: Vec::new(),
        remarks: Vec::new(),
        endless: HashSet::new(),
        ends: Ends::default(),
    };
    let mut at = 0;
    while let Some(before) = text[at..].find(['%', '<', '{', '[']) {
        let start = at + before;
        at = cutting.mark(start).max(start + 1);
    }
    let Cutting { cuts, remarks, .. } = cutting;
    let seen = match cuts.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(kept(text.len(), &cuts).into_iter().map(|range| &text[range]).collect()),
    };
    Seen { text: seen, cuts, remarks }
}

/// Cuts what is unseen out of every text of a tree of values.
pub fn cut_values(value: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    match &mut value.shape {
        Shape::Null => {}
        Shape::Scalar { text, .. } if may_be_in(text) => {
            let seen = cut(text, Reading::Plain, &[]);
            problems.extend(seen.remarks.iter().map(|remark| remark.at(source, value.span)));
            let seen = seen.text.trim().to_owned();
            if seen != *text {
                *text = seen;
            }
        }
        Shape::Scalar { .. } => {}
        Shape::List(values) => values.iter_mut().for_each(|value| cut_values(value, source, problems)),
        Shape::Map(entries) => entries.iter_mut().for_each(|(_, value)| cut_values(value, source, problems)),
    }
}

/// The parts between some cuts.
pub fn kept(length: usize, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut kept = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for cut in cuts {
        kept.push(start..cut.start);
        start = cut.end;
    }
    kept.push(start..length);
    kept
}

struct Cutting<'t> {
    text: &'t str,
    reading: Reading,
    code: &'t [Code],
    cuts: Vec<Range<usize>>,
    remarks: Vec<Remark>,
    /// Marks whose end was looked for in vain: it is nowhere further on either.
    endless: HashSet<&'static str>,
    ends: Ends,
}

impl Cutting<'_> {
    /// Looks at a letter that may begin a mark; where to go on.
    fn mark(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let is_percent = rest.starts_with("%%");
        if is_escaped(self.text, start) {
            return start + 1;
        }
        if let Some(end) = self.end_of_code(start, is_percent) {
            return end;
        }
        if is_percent {
            return self.percent(start);
        }
        if rest.starts_with('[') {
            return self.definition(start);
        }
        if let Some((open, close)) = COMMENTS.iter().find(|(open, _)| rest.starts_with(open)) {
            return self.comment(start, open, close);
        }
        if self.reading == Reading::Plain || !rest.starts_with('<') {
            return start + 1;
        }
        match hidden::at(self.text, start, &mut self.ends) {
            None => start + 1,
            Some(Hidden::Until(end)) => self.cut(start..end),
            Some(Hidden::Endless { tag }) => {
                self.remark(start, format!("`<{tag}>` is hidden and never ends: all that follows it is left out"));
                self.cut(start..self.text.len())
            }
            Some(Hidden::Tag { range, tag }) => {
                self.remark(start, format!("`<{tag}` never ends: the words after it stay"));
                self.cut(range)
            }
        }
    }

    /// The end of the code that a place is in. One that begins in what was cut out is none.
    fn end_of_code(&self, at: usize, is_percent: bool) -> Option<usize> {
        let index = self.code.partition_point(|code| code.range.start <= at).checked_sub(1)?;
        let Code { range, is_indented } = &self.code[index];
        let is_cut = self.cuts.last().is_some_and(|cut| range.start < cut.end);
        let is_inside = at < range.end && !is_cut && !(*is_indented && is_percent);
        if is_inside { Some(range.end) } else { None }
    }

    /// A run of two `%` or more begins a comment of Obsidian, the next one ends it.
    fn percent(&mut self, start: usize) -> usize {
        let run = |at: usize| self.text[at..].len() - self.text[at..].trim_start_matches('%').len();
        let inside = start + run(start);
        let close = self.text[inside..].find("%%");
        let Some(length) = close else { return self.rest(start, "%%") };
        let close = inside + length;
        let end = close + run(close);
        if self.text[..start].ends_with(|letter: char| letter.is_ascii_digit()) {
            let message = "what stands between `%%` and `%%` is read as a comment and left out";
            self.remark(start, message.to_owned());
        }
        self.cut(start..end)
    }

    fn comment(&mut self, start: usize, open: &'static str, close: &str) -> usize {
        // `<!-->` is a comment.
        let inside = start + if open == "<!--" { 2 } else { open.len() };
        let found = if self.endless.contains(open) { None } else { self.text[inside..].find(close) };
        let Some(length) = found else {
            if !MARKS.contains(&open) {
                return self.rest(start, open.trim());
            }
            if self.endless.insert(open) {
                self.remark(start, format!("`{}` begins what never ends: the words after it stay", open.trim()));
            }
            return self.cut(start..start + length_of_mark(&self.text[start..], open));
        };
        let end = inside + length + close.len();
        if open == "<!--" && self.reading == Reading::Markdown {
            let (first, last) = (start + open.len(), end - close.len());
            return if first < last { self.cut(first..last).max(end) } else { end };
        }
        self.cut(start..end)
    }

    /// A comment without an end: nobody knows what was meant to be seen again.
    fn rest(&mut self, start: usize, open: &str) -> usize {
        self.remark(start, format!("`{open}` begins a comment that never ends: all that follows it is left out"));
        self.cut(start..self.text.len())
    }

    /// A definition of a link that leads nowhere, `[//]: # (a remark)`: Markdown prints it where it stands under a paragraph or has brackets in it.
    fn definition(&mut self, start: usize) -> usize {
        let line = &self.text[self.text[..start].rfind('\n').map_or(0, |newline| newline + 1)..start];
        let is_first = line.len() < 4 && line.trim_matches([' ', '>']).is_empty();
        match end_of_definition(&self.text[start..]) {
            Some(length) if is_first && self.reading == Reading::Markdown => self.cut(start..start + length),
            _ => start + 1,
        }
    }

    fn cut(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        let range = whole_lines(self.text, range);
        if !range.is_empty() {
            self.cuts.push(range.clone());
        }
        range.end.max(end)
    }

    fn remark(&mut self, at: usize, message: String) {
        self.remarks.push(Remark { at, message });
    }
}

/// So far the name of a link is looked for, which a comment has for one.
const LONGEST_NAME: usize = 40;

/// How long a definition is that is a comment, to the end of the line of its last bracket.
fn end_of_definition(text: &str) -> Option<usize> {
    let near = &text[1..text.floor_char_boundary(LONGEST_NAME)];
    let (name, _) = near.split_once("]:")?;
    let is_sign = !name.contains(char::is_alphanumeric) && !name.contains('\n');
    if !is_sign && !["comment", "_comment", "_comment_"].contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let target = text[name.len() + 3..].trim_start_matches([' ', '\t']);
    let remark = target.strip_prefix('#').or_else(|| target.strip_prefix("<>"))?.trim_start();
    let start = text.len() - remark.len();
    let mut depth = 0_usize;
    for (at, letter) in remark.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' if depth == 0 || remark[at + 1..].starts_with('\n') => return Some(start + at),
            _ => {}
        }
    }
    Some(text.len())
}

/// How much a mark without an end is: `<?php` with its word.
fn length_of_mark(rest: &str, open: &str) -> usize {
    match open {
        "<?" => 2 + rest[2..].chars().take_while(char::is_ascii_alphanumeric).count(),
        _ => open.trim_end().len(),
    }
}

fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// What fills its lines goes with the end of the last one, so that no blank line is left in a paragraph.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let is_space = |letter: char| letter.is_whitespace() && letter != '\n';
    let before = text[..range.start].trim_end_matches(is_space);
    let after = text[range.end..].trim_start_matches(is_space);
    let is_first = before.is_empty() || before.ends_with('\n');
    let is_last = after.is_empty() || after.starts_with('\n');
    let end = text.len() - after.len() + usize::from(!after.is_empty());
    if is_first && is_last { before.len()..end } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seen: &str, remarks: usize) {
        let found = cut(text, Reading::Markdown, &[]);
        assert_eq!((found.text.as_ref(), found.remarks.len()), (seen, remarks), "{text:?} {:?}", found.remarks);
    }

    #[test]
    fn comments_of_every_tool_are_cut_out() {
        check("a %%x%% b", "a  b", 0);
        check("a\n\n%%\nx\n\ny\n%%\n\nb", "a\n\n\nb", 0);
        check("a\n%% x %%\nb", "a\nb", 0);
        check("a %%%%x%%%% b", "a  b", 0);
        check("a <!-- x\n\ny --> b", "a <!----> b", 0);
        check("a {# x #} b {{/* y */}} c {{!-- z --}} d", "a  b  c  d", 0);
        check("a {% comment %}x{% endcomment %} b", "a  b", 0);
        check("a {>>x<<} {/* y */} b", "a   b", 0);
        check("a <?php x > y ?> b <![CDATA[ z ]]> c", "a  b  c", 0);
    }

    #[test]
    fn a_comment_that_never_ends_takes_the_rest_and_another_mark_does_not() {
        check("a <!-- b\n\nc", "a ", 1);
        check("<?php b", " b", 1);
        check("<![CDATA[ b", " b", 1);
        check("a %% b\n\nc", "a ", 1);
        check("a %%x%% b %% c", "a  b ", 1);
        check("a {# b", "a ", 1);
        check("<div class=\"a\n\nb", " class=\"a\n\nb", 1);
        check("<script>b", "b", 1);
    }

    #[test]
    fn definitions_that_are_remarks_are_cut_out() {
        check("a\n[//]: # (x)\nb", "a\nb", 0);
        check("a\n[//]: # (x (y) z)\n\nb", "a\n\nb", 0);
        check("a\n[comment]: <> (x\ny)\nb", "a\nb", 0);
        check("a\n\n[//]: # \"x\"\n[_]: # x\nb", "a\n\nb", 0);
        check("a\n[//]: # (x\n\nb", "a\n\nb", 0);
        check("a\n[x]: # (y)\n[//] [//](#a)", "a\n[x]: # (y)\n[//] [//](#a)", 0);
    }

    #[test]
    fn what_looks_like_a_comment_and_is_none_stays() {
        check("50% and 60%", "50% and 60%", 0);
        check("## A {#id} and #}", "## A {#id} and #}", 0);
        check("\\%% a \\%% b", "\\%% a \\%% b", 0);
        check("{{< figure >}} {% raw %}", "{{< figure >}} {% raw %}", 0);
        check("a < b and <https://a.b/>", "a < b and <https://a.b/>", 0);
        let code = [Code { range: 0..7, is_indented: false }];
        assert_eq!(cut("`%%x%%` a", Reading::Markdown, &code).text, "`%%x%%` a");
    }

    #[test]
    fn what_html_hides_is_cut_out_with_its_tags() {
        check("a <span hidden>x <span>y</span> z</span> b", "a  b", 0);
        check("<div style=\"color: red; DISPLAY : none\">\n\nx\n\n</div>\n\nb", "\nb", 0);
        check("a <i style='visibility:hidden'>x</i> b", "a  b", 0);
        check("a <img src=x hidden> b", "a  b", 0);
        check("<p hidden>x\n\nb", "b", 0);
        check("<div hidden>x\n\nb", "", 1);
        check("<p class=\"hidden\">a <b title=hidden>b</b>", "<p class=\"hidden\">a <b title=hidden>b</b>", 0);
        check("<p style=\"display: block\">a", "<p style=\"display: block\">a", 0);
    }

    #[test]
    fn marks_are_looked_through_once_however_many_there_are() {
        const MANY: usize = 100_000;
        let marks = [
            "<!-- x ",
            "a <!-- x --> ",
            "<![CDATA[ ",
            "<? ",
            "%% ",
            "%% x %% ",
            "<svg>",
            "<script ",
            "<div ",
            "<p hidden>",
        ];
        for mark in marks {
            let text = mark.repeat(MANY);
            assert!(cut(&text, Reading::Markdown, &[]).remarks.len() <= 2 * MANY, "{mark}");
        }
        // Each ends at its own end, far away.
        let nested = format!("{}{}", "<svg>".repeat(MANY), "</svg>".repeat(MANY));
        assert_eq!(cut(&nested, Reading::Markdown, &[]).cuts, [0..0; 0]);
        let other: String = (0..MANY).map(|number| format!("<x{number} hidden><x{number}></x{number}>")).collect();
        assert!(!cut(&other, Reading::Markdown, &[]).remarks.is_empty());
    }
}
