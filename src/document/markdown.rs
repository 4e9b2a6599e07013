//! Markdown to [`Prose`]. The only module that knows the Markdown library.
//!
//! 1. The library's events are collected; definitions of footnotes are moved to the end, in the order of first reference.
//! 2. Each event opens or closes an element, or adds text. Raw HTML goes through the same door (`markup`).
//! 3. What would be lost or printed otherwise than meant is reported (`footnotes`, `tables`).
//! 4. Headings are levelled: under the page's `h1` they begin at two and never skip a level.

mod bare;
mod callouts;
mod code;
mod footnotes;
mod foreign;
mod literal;
mod tables;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::brackets;
use crate::document::heading;
use crate::document::markup;
use crate::document::markup::Markup;
use crate::document::prose::Alert;
use crate::document::prose::Alignment;
use crate::document::prose::Builder;
use crate::document::prose::DEEPEST;
use crate::document::prose::Element;
use crate::document::prose::Link;
use crate::document::prose::LinkForm;
use crate::document::prose::Prose;
use crate::document::prose::Token;
use crate::document::surroundings::Surroundings;
use crate::input::turns;
use crate::input::unseen;
use crate::input::unseen::Reading;
use crate::value::Span;

use footnotes::Footnotes;
use footnotes::label_key;

/// A text with its first heading, if it begins with one of the first level.
pub(super) struct Parsed {
    pub prose: Prose,
    pub first_heading: Option<String>,
    pub problems: Vec<Diagnostic>,
}

/// Parses a text. `title` is the title of the page, where it is known: a first heading that repeats it is left out.
pub(super) fn parse(text: &str, title: Option<&str>, surroundings: Surroundings) -> Parsed {
    if !unseen::may_be_in(text) {
        return read(text, title, surroundings);
    }
    let seen = unseen::cut(text, Reading::Markdown, &code::of(text, OPTIONS));
    let origins = surroundings.origins.without(&seen.cuts, text.len());
    let mut parsed = read(&seen.text, title, Surroundings { origins: &origins, ..surroundings });
    for remark in &seen.remarks {
        let at = surroundings.origins.at(remark.at);
        parsed.problems.push(remark.at(surroundings.source, Span::new(at, at + 1)));
    }
    parsed
}

/// Parses what is seen of a text.
fn read(text: &str, title: Option<&str>, surroundings: Surroundings) -> Parsed {
    let events = callouts::read(text, brackets::events(text, OPTIONS));
    let events = bare::linked(text, events);
    let first_heading = heading::first(&events);
    let is_title = title_heading(&events, title, first_heading.as_ref());
    let events = if is_title { heading::without_first(events) } else { events };
    let mut remarks = footnotes::remarks(text, &events);
    remarks.extend(tables::remarks(text, &events));
    remarks.extend(foreign::remark(text, &events));
    remarks.extend(literal::remarks(text, &events));
    remarks.extend(literal::drawings(&events));
    let Footnotes { events, numbers } = Footnotes::gather(events);
    let mut reader = Reader {
        surroundings,
        markup: Markup::default(),
        builder: Builder::default(),
        problems: Vec::new(),
        marks: Vec::new(),
        numbers,
        seen: HashMap::new(),
        html: None,
        alignments: Vec::new(),
        column: 0,
        picture: None,
    };
    for (event, range) in events {
        reader.event(event, range);
    }
    for Remark { range, problem } in remarks {
        let span = reader.span(&range);
        reader.problems.push(problem.at(surroundings.source, span));
    }
    reader.report_depth(text);
    reader.problems.append(&mut reader.markup.problems);
    reader.markup.end_all(&mut reader.builder);
    let mut prose = reader.builder.finish();
    heading::settle(&mut prose);
    if title.is_none()
        && let Some(heading::First { turns: Some(turns), .. }) = &first_heading
    {
        let place = Span::new(surroundings.origins.at(turns.start), surroundings.origins.at(turns.end));
        reader.problems.push(turns::dropped(surroundings.source, place));
    }
    Parsed { prose, first_heading: first_heading.map(|heading| heading.text), problems: reader.problems }
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// Whether the text opens with a heading that is the page's title: it stands at the top of the page already.
fn title_heading(events: &[(Event, Range<usize>)], title: Option<&str>, first: Option<&heading::First>) -> bool {
    let opens = matches!(events.first(), Some((Event::Start(Tag::Heading { .. }), _)));
    first.is_some_and(|first| opens && title.is_none_or(|title| title == first.text))
}

type Located<'e> = (Event<'e>, Range<usize>);

/// What is to be said of a part of a text.
struct Remark {
    range: Range<usize>,
    problem: Diagnostic,
}

/// An element of Markdown that is open, by the depth of the builder's stack at its start.
struct Mark {
    depth: usize,
}

struct Reader<'a> {
    surroundings: Surroundings<'a>,
    markup: Markup,
    builder: Builder,
    problems: Vec<Diagnostic>,
    marks: Vec<Mark>,
    numbers: HashMap<String, (usize, usize)>,
    /// References met so far, by label.
    seen: HashMap<String, usize>,
    /// The raw HTML block being gathered, and where in the file its lines begin.
    html: Option<(String, Vec<(usize, usize)>)>,
    alignments: Vec<pulldown_cmark::Alignment>,
    column: usize,
    /// A picture being read: its link, and the words that stand for it.
    picture: Option<(Link, String)>,
}

impl Reader<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.surroundings.origins.at(range.start), self.surroundings.origins.at(range.end))
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        if self.picture.is_some() && self.gather_picture(&event) {
            return;
        }
        let origins = self.surroundings.origins;
        if matches!(event, Event::Text(_) | Event::Code(_)) {
            self.builder.origin(origins.at(range.start));
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if text.len() == range.len() => {
                self.markup.words(&text, range.start, origins, &mut self.builder);
            }
            Event::Text(text) => self.markup.text(&text, &mut self.builder),
            Event::Code(code) => {
                self.markup.begin_inline(&mut self.builder);
                let depth = self.builder.stack().len();
                self.builder.open(Element::Code);
                self.builder.text(&code);
                self.builder.close_to(depth);
            }
            Event::Html(html) => {
                let (gathered, of_html) = self.html.get_or_insert_default();
                of_html.push((gathered.len(), origins.at(range.start)));
                gathered.push_str(&html);
            }
            Event::InlineHtml(html) => {
                let origins = [(0, origins.at(range.start))];
                self.markup.html(&html, &origins, &mut self.builder, self.surroundings);
            }
            Event::SoftBreak => self.builder.text(" "),
            Event::HardBreak => self.builder.line_break(),
            Event::Rule => {
                self.markup.end_paragraph(&mut self.builder);
                self.builder.rule();
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::InlineMath(math) | Event::DisplayMath(math) => self.builder.text(&math),
            // The item that it stands in has been opened with it.
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, element: Element) {
        self.marks.push(Mark { depth: self.builder.stack().len() });
        self.builder.open(element);
    }

    fn open_block(&mut self, element: Element) {
        self.markup.end_paragraph(&mut self.builder);
        self.open(element);
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_block(Element::Paragraph),
            Tag::Heading { level, id, .. } => {
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                self.open_block(Element::Heading { level: level as u8, id });
            }
            Tag::BlockQuote(kind) => self.open_block(Element::Quote(kind.map(alert))),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(words) => language(words),
                    CodeBlockKind::Indented => None,
                };
                self.open_block(Element::CodeBlock { language });
            }
            Tag::HtmlBlock => self.html = None,
            Tag::List(start) => self.open_block(Element::List { start }),
            Tag::Item => {
                let task = self.task_at(&range);
                self.open_block(Element::Item { task });
            }
            Tag::FootnoteDefinition(label) => self.footnote(&label),
            Tag::DefinitionList => self.open_block(Element::Definitions),
            Tag::DefinitionListTitle => self.open_block(Element::Term),
            Tag::DefinitionListDefinition => self.open_block(Element::Definition),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.open_block(Element::Table);
            }
            Tag::TableHead => {
                self.column = 0;
                self.open(Element::TableHead);
                self.builder.open(Element::Row);
            }
            Tag::TableRow => {
                self.column = 0;
                if self.builder.stack().last() == Some(&Element::Table) {
                    self.builder.open(Element::TableBody);
                }
                self.open(Element::Row);
            }
            Tag::TableCell => self.table_cell(),
            Tag::Emphasis => self.open_inline(Element::Emphasis),
            Tag::Strong => self.open_inline(Element::Strong),
            Tag::Strikethrough => self.open_inline(Element::Strike),
            Tag::Superscript => self.open_inline(Element::Superscript),
            Tag::Subscript => self.open_inline(Element::Subscript),
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => {
                let link = self.new_link(&dest_url, &title, LinkForm::Picture, &range);
                self.picture = Some((link, String::new()));
            }
            Tag::MetadataBlock(_) => self.open_block(Element::Paragraph),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::HtmlBlock {
            if let Some((html, origins)) = self.html.take() {
                self.markup.html(&html, &origins, &mut self.builder, self.surroundings);
            }
            return;
        }
        let Some(mark) = self.marks.pop() else { return };
        if matches!(tag, TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)) {
            // A script in a line ends with its block at the latest.
            self.markup.end_silence();
        }
        if tag == TagEnd::Link {
            self.name_empty_link();
        }
        self.builder.close_to(mark.depth);
        self.markup.forget_below(self.builder.stack().len());
    }

    /// A link without words shows its address: nobody could find it else.
    fn name_empty_link(&mut self) {
        let Some(Element::Link { link }) = self.builder.stack().last() else { return };
        if self.builder.is_at_start() {
            let destination = self.builder.link(*link).destination.clone();
            self.builder.address(&destination);
        }
    }

    fn open_inline(&mut self, element: Element) {
        self.markup.begin_inline(&mut self.builder);
        self.open(element);
    }

    fn table_cell(&mut self) {
        let alignment = match self.alignments.get(self.column) {
            Some(pulldown_cmark::Alignment::Left) => Alignment::Start,
            Some(pulldown_cmark::Alignment::Center) => Alignment::Center,
            Some(pulldown_cmark::Alignment::Right) => Alignment::End,
            Some(pulldown_cmark::Alignment::None) | None => Alignment::None,
        };
        self.column += 1;
        let is_header = self.builder.stack().contains(&Element::TableHead);
        self.open(Element::Cell { is_header, alignment, columns: 1, rows: 1 });
    }

    fn new_link(&self, destination: &str, title: &str, form: LinkForm, range: &Range<usize>) -> Link {
        let title = (!title.is_empty()).then(|| title.to_owned());
        Link { destination: destination.to_owned(), form, title, span: self.span(range) }
    }

    fn link(&mut self, link_type: LinkType, destination: &str, title: &str, range: Range<usize>) {
        let form = match link_type {
            LinkType::WikiLink { has_pothole: true } => LinkForm::Wiki,
            LinkType::WikiLink { has_pothole: false } => LinkForm::Name,
            LinkType::Autolink => LinkForm::Address,
            _ => LinkForm::Ordinary,
        };
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            // In a table the bar is written `\|`, and the library leaves the backslash with what stands before it.
            LinkType::WikiLink { has_pothole: true } => destination.trim_end_matches('\\').to_owned(),
            _ => destination.to_owned(),
        };
        let link = self.new_link(&destination, title, form, &range);
        self.markup.begin_inline(&mut self.builder);
        // A link in a link has no meaning in HTML; its words stay.
        if self.builder.stack().iter().any(|element| matches!(element, Element::Link { .. })) {
            return self.open(Element::Phrase { lang: None });
        }
        match markup::acceptable(&link.destination) {
            true => {
                let link = self.builder.add_link(link);
                self.open(Element::Link { link });
            }
            false => {
                let scheme = link.destination.split(':').next().unwrap_or_default();
                let problem = Diagnostic::warning(
                    ProblemKind::DroppedMarkup,
                    format!("a `{scheme}:` link is dropped, its words stay"),
                );
                self.problems.push(problem.at(self.surroundings.source, link.span));
                self.open(Element::Phrase { lang: None });
            }
        }
    }

    /// Takes the events inside a picture for its alternative text; true where the event is used up.
    fn gather_picture(&mut self, event: &Event) -> bool {
        let Some((_, alt)) = &mut self.picture else { return false };
        match event {
            Event::Text(text) | Event::Code(text) => alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            Event::End(TagEnd::Image) => {
                if let Some((link, alt)) = self.picture.take() {
                    self.markup.begin_inline(&mut self.builder);
                    let problem = markup::picture(link, &alt, &mut self.builder, self.surroundings);
                    self.problems.extend(problem);
                }
            }
            _ => {}
        }
        true
    }

    fn footnote_reference(&mut self, label: &str) {
        let occurrence = self.seen.entry(label_key(label)).or_default();
        *occurrence += 1;
        let occurrence = *occurrence;
        let number = self.numbers.get(&label_key(label)).map_or(0, |(number, _)| *number);
        self.markup.begin_inline(&mut self.builder);
        self.builder.push(Token::FootnoteReference { number, occurrence });
    }

    fn footnote(&mut self, label: &str) {
        self.markup.end_all(&mut self.builder);
        if self.builder.stack().is_empty() {
            self.builder.open(Element::Footnotes);
        }
        let (number, references) = self.numbers.get(&label_key(label)).copied().unwrap_or_default();
        self.open(Element::Footnote { number, references });
    }

    /// Whether the item that begins here is a task, and if so, whether it is done.
    fn task_at(&self, range: &Range<usize>) -> Option<bool> {
        let start = self.surroundings.origins.at(range.start);
        let spaces = |text: &str| text.bytes().take(INDENT).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let item = self.surroundings.source.text.get(start..)?;
        let item = &item[spaces(item)..];
        let digits = item.bytes().take(LONGEST_NUMBER).take_while(u8::is_ascii_digit).count();
        let item = item[digits..].strip_prefix(['-', '*', '+', '.', ')'])?;
        let item = &item[spaces(item)..];
        match item.get(..4)? {
            "[ ] " => Some(false),
            "[x] " | "[X] " => Some(true),
            _ => None,
        }
    }

    fn report_depth(&mut self, text: &str) {
        if self.builder.is_too_deep {
            let span = self.span(&(0..text.lines().next().unwrap_or_default().len()));
            let problem = Diagnostic::warning(
                ProblemKind::DroppedMarkup,
                format!(
                    "in this text elements stand in more than {DEEPEST} others; they are left out, their words stay"
                ),
            );
            self.problems.push(problem.at(self.surroundings.source, span).hint("close what is open, or nest less"));
        }
    }
}

/// Digits that the number of an item may have, and spaces before and after it (CommonMark 5.2).
const LONGEST_NUMBER: usize = 9;
const INDENT: usize = 4;

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

/// The language that a fence names: its first word, without the braces of other dialects.
fn language(words: &str) -> Option<String> {
    let word = words.split([' ', ',', '{', '\t']).find(|word| !word.is_empty())?;
    let word = word.trim_matches(['.', '}']);
    if word.is_empty() { None } else { Some(word.to_lowercase()) }
}

#[cfg(test)]
mod tests;
