//! Raw HTML in Markdown. The only module that knows the HTML tokenizer.
//!
//! Only elements of [`Element`] come out, so nothing active can: tags that have no element are dropped with a warning and their
//! text stays; scripts and styles go with their content; pictures from elsewhere and embedded players become links.

use std::collections::HashSet;

use html5gum::DefaultEmitter;
use html5gum::Token as HtmlToken;
use html5gum::Tokenizer;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::origins::Origins;
use crate::document::prose::Alignment;
use crate::document::prose::Builder;
use crate::document::prose::Element;
use crate::document::prose::Link;
use crate::document::prose::LinkForm;
use crate::document::prose::Token;
use crate::document::statics::find_static;
use crate::document::surroundings::Surroundings;
use crate::value::Lang;
use crate::value::Span;

type StartTag = html5gum::StartTag<usize>;

/// What raw HTML has open in a text.
#[derive(Default)]
pub(super) struct Markup {
    /// Tags that opened an element, with the depth of the builder's stack before it. An implied paragraph has no name.
    open: Vec<(String, usize)>,
    /// Inside a script or another element whose content is no text: its name.
    silent: Option<String>,
    reported: HashSet<String>,
    /// Ids that wait for the words which they stand at, and all that the text has had.
    waiting: Vec<String>,
    placed: HashSet<String>,
    pub problems: Vec<Diagnostic>,
}

/// Elements whose content is not text for a reader.
const SILENT: [&str; 9] = ["script", "style", "template", "noscript", "svg", "math", "head", "title", "textarea"];

/// Players and frames: what they show is linked instead.
const EMBEDDED: [&str; 6] = ["iframe", "embed", "object", "video", "audio", "source"];

impl Markup {
    /// HTML, as Markdown hands it over: without the marks of quotes and lists around it. `origins` says where in the file its
    /// parts begin: an offset in the HTML, the offset in the file.
    pub(super) fn html(
        &mut self,
        html: &str,
        origins: &[(usize, usize)],
        builder: &mut Builder,
        surroundings: Surroundings,
    ) {
        let place = |offset: usize| {
            let (part, origin) = match origins.partition_point(|(part, _)| *part <= offset) {
                0 => (0, 0),
                parts => origins[parts - 1],
            };
            origin + offset - part
        };
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span()) {
            let Ok(token) = token;
            match token {
                HtmlToken::StartTag(tag) => {
                    let span = Span::new(place(tag.span.start), place(tag.span.end.max(1) - 1) + 1);
                    builder.origin(span.end);
                    self.start(&tag, span, builder, surroundings);
                }
                HtmlToken::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name), builder),
                HtmlToken::String(text) if self.silent.is_none() => {
                    builder.origin(place(text.span.start));
                    self.text(&String::from_utf8_lossy(&text.value), builder);
                }
                HtmlToken::String(_) | HtmlToken::Comment(_) | HtmlToken::Doctype(_) | HtmlToken::Error(_) => {}
            }
        }
    }

    /// Running text. White space alone opens nothing.
    pub(super) fn text(&mut self, text: &str, builder: &mut Builder) {
        let is_nothing = text.trim().is_empty() && missing_for_text(builder).is_some();
        if is_nothing || self.silent.is_some() {
            return;
        }
        self.begin_inline(builder);
        builder.text(text);
    }

    /// Text as it was written from an offset on, each part with its place in the file.
    pub(super) fn words(&mut self, text: &str, start: usize, origins: &Origins, builder: &mut Builder) {
        let cut = |offset: usize| text.floor_char_boundary(offset - start);
        for part in origins.parts(start..start + text.len()) {
            builder.origin(origins.at(part.start));
            self.text(&text[cut(part.start)..cut(part.end)], builder);
        }
    }

    fn start(&mut self, tag: &StartTag, span: Span, builder: &mut Builder, surroundings: Surroundings) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.silent.is_some() {
            return;
        }
        self.report_handlers(tag, span, surroundings);
        self.place(&name, tag);
        match name.as_str() {
            "br" => {
                self.begin_inline(builder);
                builder.line_break();
            }
            "hr" => {
                self.end_paragraph(builder);
                if !holds_only_text(builder) {
                    builder.rule();
                }
            }
            "img" => self.picture(tag, span, builder, surroundings),
            "wbr" | "html" | "body" | "tbody" | "colgroup" | "col" | "meta" | "link" | "base" => {}
            name if SILENT.contains(&name) => {
                self.report(name, &format!("`<{name}>` is dropped with what is in it"), span, surroundings);
                if !tag.self_closing {
                    self.silent = Some(name.to_owned());
                }
            }
            name if EMBEDDED.contains(&name) => self.embedded(name, tag, span, builder, surroundings),
            "a" => self.link(tag, span, builder, surroundings),
            name => match element(name, tag) {
                Some(element) if element.is_inline() => {
                    self.begin_inline(builder);
                    self.open(name, element, builder);
                }
                Some(element) => self.open_block(name, element, builder),
                None => {
                    let message = format!("`<{name}>` is not kept; its text stays");
                    self.report(name, &message, span, surroundings);
                }
            },
        }
    }

    fn end(&mut self, name: &str, builder: &mut Builder) {
        if self.silent.as_deref() == Some(name) {
            self.silent = None;
            return;
        }
        let Some(index) = self.open.iter().rposition(|(open, _)| open == name) else { return };
        let depth = self.open[index].1;
        builder.close_to(depth);
        self.open.truncate(index);
    }

    /// Opens an element; false where it would stand too deep.
    fn open(&mut self, name: &str, element: Element, builder: &mut Builder) -> bool {
        let depth = builder.stack().len();
        let is_open = builder.open(element);
        if is_open {
            self.open.push((name.to_owned(), depth));
        }
        is_open
    }

    fn open_block(&mut self, name: &str, element: Element, builder: &mut Builder) {
        self.end_paragraph(builder);
        self.end_implied(&element, builder);
        // Inside running text of Markdown a block has no place: its words stay in the line.
        if holds_only_text(builder) {
            return;
        }
        for parent in missing_parents(&element, builder.stack().last()) {
            self.open("", parent, builder);
        }
        self.open(name, element, builder);
    }

    fn link(&mut self, tag: &StartTag, span: Span, builder: &mut Builder, surroundings: Surroundings) {
        self.begin_inline(builder);
        let is_nested = builder.stack().iter().any(|element| matches!(element, Element::Link { .. }));
        let element = match attribute(tag, "href") {
            _ if is_nested => Element::Phrase { lang: None },
            Some(destination) if acceptable(&destination) => {
                let link = Link { destination, form: LinkForm::Ordinary, title: attribute(tag, "title"), span };
                Element::Link { link: builder.add_link(link) }
            }
            Some(destination) => {
                let scheme = destination.split(':').next().unwrap_or_default().trim();
                let message = format!("a `{scheme}:` link is dropped, its words stay");
                self.report(&destination, &message, span, surroundings);
                Element::Phrase { lang: None }
            }
            None => Element::Phrase { lang: None },
        };
        self.open("a", element, builder);
    }

    fn picture(&mut self, tag: &StartTag, span: Span, builder: &mut Builder, surroundings: Surroundings) {
        let Some(destination) = attribute(tag, "src") else { return };
        self.begin_inline(builder);
        let link = Link { destination, form: LinkForm::Picture, title: attribute(tag, "title"), span };
        let alt = attribute(tag, "alt").unwrap_or_default();
        self.problems.extend(picture(link, &alt, builder, surroundings));
    }

    fn embedded(&mut self, name: &str, tag: &StartTag, span: Span, builder: &mut Builder, surroundings: Surroundings) {
        let message = format!("`<{name}>` is not loaded; it is linked instead");
        self.report(name, &message, span, surroundings);
        let Some(destination) = attribute(tag, "src").or_else(|| attribute(tag, "data")) else { return };
        let destination = match destination.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None => destination,
        };
        if acceptable(&destination) {
            self.begin_inline(builder);
            link_with_text(destination, "", span, builder);
        }
    }

    fn report_handlers(&mut self, tag: &StartTag, span: Span, surroundings: Surroundings) {
        for name in tag.attributes.keys() {
            let name = String::from_utf8_lossy(name);
            if name.starts_with("on") {
                self.report(&name, &format!("`{name}=` is dropped"), span, surroundings);
            }
        }
    }

    /// Once for each thing in a file.
    fn report(&mut self, what: &str, message: &str, span: Span, surroundings: Surroundings) {
        if !self.reported.insert(what.to_owned()) {
            return;
        }
        self.problems.push(Diagnostic::warning(ProblemKind::DroppedMarkup, message).at(surroundings.source, span));
    }

    /// Makes sure that running text may stand here: opens a paragraph, an item or a cell where it may not.
    pub(super) fn begin_inline(&mut self, builder: &mut Builder) {
        while let Some(missing) = missing_for_text(builder) {
            if !self.open("", missing, builder) {
                return;
            }
        }
        for id in std::mem::take(&mut self.waiting) {
            builder.push(Token::Place(id));
        }
    }

    /// Keeps the id of an element, or the name of an anchor, for links within the text. Headings have theirs.
    fn place(&mut self, name: &str, tag: &StartTag) {
        let is_heading =
            name.len() == 2 && name.starts_with('h') && name.ends_with(|digit: char| digit.is_ascii_digit());
        let id = attribute(tag, "id").or_else(|| attribute(tag, "name").filter(|_| name == "a"));
        let Some(id) = id.filter(|id| !is_heading && !id.trim().is_empty()) else { return };
        if self.placed.insert(id.clone()) {
            self.waiting.push(id);
        }
    }

    /// Ends a paragraph that HTML began, or that was implied, before a block begins.
    pub(super) fn end_paragraph(&mut self, builder: &mut Builder) {
        let is_text = |name: &str, element: &Element| {
            element.is_inline() || matches!(element, Element::Paragraph if name.is_empty() || name == "p")
        };
        while let Some((name, depth)) = self.open.last() {
            let Some(element) = builder.stack().get(*depth) else { break };
            if !is_text(name, element) {
                break;
            }
            builder.close_to(*depth);
            self.open.pop();
        }
    }

    /// Ends a cell, a row or an item whose end tag is left out before the next one begins.
    fn end_implied(&mut self, next: &Element, builder: &mut Builder) {
        use Element::*;
        let is_sibling = |open: &Element| match next {
            Item { .. } => matches!(open, Item { .. }),
            Cell { .. } => matches!(open, Cell { .. }),
            Row | TableBody => matches!(open, Row),
            Term | Definition => matches!(open, Term | Definition),
            _ => false,
        };
        let is_parent = |open: &Element| matches!(open, List { .. } | Table | Definitions);
        for index in (0..self.open.len()).rev() {
            let (_, depth) = self.open[index];
            let Some(open) = builder.stack().get(depth) else { continue };
            if is_parent(open) {
                return;
            }
            if is_sibling(open) {
                builder.close_to(depth);
                self.open.truncate(index);
                return;
            }
        }
    }

    /// Ends everything that HTML left open at the end of the text.
    pub(super) fn end_all(&mut self, builder: &mut Builder) {
        if let Some((_, depth)) = self.open.first() {
            builder.close_to(*depth);
        }
        self.open.clear();
    }

    pub(super) fn end_silence(&mut self) {
        self.silent = None;
    }

    /// Forgets tags whose elements were closed from outside.
    pub(super) fn forget_below(&mut self, depth: usize) {
        self.open.retain(|(_, open)| *open < depth);
    }
}

/// Adds a picture that this site holds, or a link to one that it does not.
pub(super) fn picture(link: Link, alt: &str, builder: &mut Builder, surroundings: Surroundings) -> Option<Diagnostic> {
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(file) = find_static(&link.destination, surroundings.source, surroundings.statics) {
        let link = builder.add_link(Link { destination: file.path.as_str().to_owned(), ..link });
        builder.push(Token::Picture { link, alt });
        return None;
    }
    let destination = match link.destination.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => link.destination.clone(),
    };
    if crate::value::url::is_web_address(&destination) {
        link_with_text(destination, &alt, link.span, builder);
        return None;
    }
    builder.text(if alt.is_empty() { &link.destination } else { &alt });
    let problem = Diagnostic::warning(ProblemKind::MissingFile, format!("there is no picture `{}`", link.destination));
    Some(problem.at(surroundings.source, link.span).hint("put it under `static/` and write its path from there"))
}

/// A link whose words are given, or the address itself.
fn link_with_text(destination: String, text: &str, span: Span, builder: &mut Builder) {
    if builder.stack().iter().any(|element| matches!(element, Element::Link { .. })) {
        return builder.text(text);
    }
    let link = Link { destination: destination.clone(), form: LinkForm::Ordinary, title: None, span };
    let link = builder.add_link(link);
    let depth = builder.stack().len();
    builder.open(Element::Link { link });
    if text.is_empty() {
        builder.address(&destination);
    } else {
        builder.text(text);
    }
    builder.close_to(depth);
}

/// Whether an address may be linked: http, https, mailto, tel, or one inside the archive.
pub(super) fn acceptable(destination: &str) -> bool {
    // Browsers pass over control characters and white space in a scheme.
    let seen: String = destination.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    match seen.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        }
        _ => true,
    }
}

/// Whether the builder stands in running text that Markdown opened, where no block may begin.
fn holds_only_text(builder: &Builder) -> bool {
    builder.stack().last().is_some_and(|element| element.is_leaf() || element.is_inline())
}

/// What has to be opened before running text may stand here.
fn missing_for_text(builder: &Builder) -> Option<Element> {
    use Element::*;
    match builder.stack().last() {
        None | Some(Quote(_) | Division { .. } | Figure | Footnote { .. }) => Some(Paragraph),
        Some(Footnotes) => Some(Division { lang: None }),
        Some(List { .. }) => Some(Item { task: None }),
        Some(Table) => Some(TableBody),
        Some(TableHead | TableBody) => Some(Row),
        Some(Row) => Some(cell(false, Alignment::None)),
        Some(Definitions) => Some(Definition),
        Some(_) => None,
    }
}

/// What has to be opened around an element whose parent is missing.
fn missing_parents(element: &Element, parent: Option<&Element>) -> Vec<Element> {
    use Element::*;
    match (element, parent) {
        (Item { .. }, Some(List { .. })) => vec![],
        (Item { .. }, _) => vec![List { start: None }],
        (Row, Some(Table)) => vec![TableBody],
        (Row, Some(TableHead | TableBody)) => vec![],
        (Row, _) => vec![Table, TableBody],
        (Cell { .. }, Some(Row)) => vec![],
        (Cell { .. }, Some(Table)) => vec![TableBody, Row],
        (Cell { .. }, Some(TableHead | TableBody)) => vec![Row],
        (Cell { .. }, _) => vec![Table, TableBody, Row],
        (TableHead | TableCaption, Some(Table)) => vec![],
        (TableHead | TableCaption, _) => vec![Table],
        (Term | Definition, Some(Definitions)) => vec![],
        (Term | Definition, _) => vec![Definitions],
        (Caption, Some(Figure)) => vec![],
        (Caption, _) => vec![Figure],
        // Other blocks cannot stand directly in these.
        (_, Some(List { .. })) => vec![Item { task: None }],
        (_, Some(Table)) => vec![TableBody, Row, cell(false, Alignment::None)],
        (_, Some(TableHead | TableBody)) => vec![Row, cell(false, Alignment::None)],
        (_, Some(Row)) => vec![cell(false, Alignment::None)],
        (_, Some(Definitions)) => vec![Definition],
        _ => vec![],
    }
}

fn cell(is_header: bool, alignment: Alignment) -> Element {
    Element::Cell { is_header, alignment, columns: 1, rows: 1 }
}

/// How many columns or rows a cell takes.
fn cells(tag: &StartTag, name: &str) -> u16 {
    let count = attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1);
    if (1..=100).contains(&count) { count } else { 1 }
}

/// The element that a tag stands for, if it is kept.
fn element(name: &str, tag: &StartTag) -> Option<Element> {
    let lang = || attribute(tag, "lang").and_then(|lang| Lang::parse(&lang));
    Some(match name {
        "p" | "address" | "summary" => Element::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            Element::Heading { level: name.as_bytes()[1] - b'0', id: attribute(tag, "id").unwrap_or_default() }
        }
        "div" | "section" | "article" | "center" | "main" | "header" | "footer" | "aside" | "nav" | "details" => {
            Element::Division { lang: lang() }
        }
        "blockquote" => Element::Quote(None),
        "pre" => Element::CodeBlock { language: None },
        "ul" | "menu" => Element::List { start: None },
        "ol" => Element::List { start: Some(attribute(tag, "start").and_then(|n| n.parse().ok()).unwrap_or(1)) },
        "li" => Element::Item { task: None },
        "table" => Element::Table,
        "caption" => Element::TableCaption,
        "thead" => Element::TableHead,
        "tr" => Element::Row,
        "td" | "th" => Element::Cell {
            is_header: name == "th",
            alignment: Alignment::None,
            columns: cells(tag, "colspan"),
            rows: cells(tag, "rowspan"),
        },
        "dl" => Element::Definitions,
        "dt" => Element::Term,
        "dd" => Element::Definition,
        "figure" => Element::Figure,
        "figcaption" => Element::Caption,
        "em" | "i" | "dfn" | "var" => Element::Emphasis,
        "strong" | "b" => Element::Strong,
        "s" | "del" | "strike" => Element::Strike,
        "ins" | "u" => Element::Insertion,
        "sub" => Element::Subscript,
        "sup" => Element::Superscript,
        "small" => Element::Small,
        "mark" => Element::Highlight,
        "kbd" | "samp" => Element::Keyboard,
        "code" | "tt" => Element::Code,
        "cite" => Element::Cite,
        "q" => Element::InlineQuote,
        "abbr" | "acronym" => Element::Abbreviation { title: attribute(tag, "title").unwrap_or_default() },
        "span" | "font" | "time" | "big" | "bdi" | "label" => Element::Phrase { lang: lang() },
        _ => return None,
    })
}

fn attribute(tag: &StartTag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    let value = String::from_utf8_lossy(value).trim().to_owned();
    if value.is_empty() { None } else { Some(value) }
}
