//! Annotations in the W3C Web Annotation Data Model (Recommendation, 23 February 2017), as JSON-LD: one annotation, a page or a
//! collection.
//!
//! What the model asks for is checked; what it allows beyond is passed over. Of the ways to select a part of a text only
//! quotes are read: the others speak of the markup of a page that this site does not have.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::annotation::Annotation;
use crate::document::annotation::MOTIVATIONS;
use crate::document::annotation::Position;
use crate::document::annotation::Selection;
use crate::document::annotation::note;
use crate::document::annotation::note::Format;
use crate::document::annotation::note::Note;
use crate::document::origins::Origins;
use crate::document::prose::Prose;
use crate::input::Input;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Why an annotation is refused.
struct Refusal {
    span: Span,
    message: String,
}

type Read<T> = Result<T, Refusal>;

fn refuse<T>(value: &Value, message: impl Into<String>) -> Read<T> {
    Err(Refusal { span: value.span, message: message.into() })
}

/// Reads a document. Each annotation that is not as the model says is reported and left out.
pub(super) fn read(
    document: &Value,
    source: &Source,
    input: &Input,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Annotation> {
    let items = match in_context(document).and_then(|()| items(document)) {
        Ok(items) => items,
        Err(refusal) => {
            problems.push(report(refusal, source, "this file is left out"));
            return Vec::new();
        }
    };
    let mut annotations = Vec::new();
    for item in items {
        match annotation(item, source, input, problems) {
            Ok(mut read) => annotations.append(&mut read),
            Err(refusal) => problems.push(report(refusal, source, "this annotation is left out")),
        }
    }
    annotations
}

fn report(refusal: Refusal, source: &Source, consequence: &str) -> Diagnostic {
    let problem = Diagnostic::error(ProblemKind::BrokenAnnotations, format!("{}: {consequence}", refusal.message));
    problem.at(source, refusal.span).hint("see https://www.w3.org/TR/annotation-model/")
}

fn in_context(document: &Value) -> Read<()> {
    if !document.is_map() {
        return refuse(document, "annotations are an object with `@context`, `type` and `target`");
    }
    let Some(context) = document.entry("@context") else {
        return refuse(document, format!("there is no `@context`; it must be `{CONTEXT}`"));
    };
    let is_known = |value: &Value| value.string().is_some_and(|text| text.value == CONTEXT);
    if context.values().iter().any(is_known) {
        return Ok(());
    }
    refuse(context, format!("the `@context` must be `{CONTEXT}`"))
}

/// The annotations of a document: itself, or those of a page or of the first page of a collection.
fn items(document: &Value) -> Read<Vec<&Value>> {
    if is_a(document, "Annotation") {
        return Ok(vec![document]);
    }
    if is_a(document, "AnnotationCollection") {
        return match document.entry("first") {
            Some(page) if page.is_map() => page_items(page),
            Some(page) => refuse(page, "the pages of this collection lie elsewhere"),
            None => Ok(Vec::new()),
        };
    }
    if is_a(document, "AnnotationPage") {
        return page_items(document);
    }
    let place = document.entry("type").unwrap_or(document);
    refuse(place, "the `type` must be `Annotation`, `AnnotationPage` or `AnnotationCollection`")
}

fn page_items(page: &Value) -> Read<Vec<&Value>> {
    match page.entry("items") {
        Some(Value { shape: Shape::List(items), .. }) => Ok(items.iter().collect()),
        Some(other) => refuse(other, "the `items` of a page must be a list"),
        None => refuse(page, "a page must have `items`"),
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    for known in value.values_of("type") {
        if known.string().is_some_and(|text| text.value == name) {
            return true;
        }
    }
    false
}

fn annotation(item: &Value, source: &Source, input: &Input, problems: &mut Vec<Diagnostic>) -> Read<Vec<Annotation>> {
    if !is_a(item, "Annotation") {
        return refuse(item, "the `type` must be `Annotation`");
    }
    let id = optional(item, "id", iri)?;
    for key in ["canonical", "via", "rights"] {
        for value in item.values_of(key) {
            iri(key, value)?;
        }
    }
    let by = optional(item, "creator", agent)?.flatten();
    optional(item, "generator", agent)?;
    let created = optional(item, "created", moment)?;
    for key in ["modified", "generated"] {
        optional(item, key, moment)?;
    }
    let date = created.or_else(|| day(item));
    let motivation = optional(item, "motivation", |_, value| motivation(value))?;
    let said = bodies(item)?;
    let Some(target) = item.entry("target") else { return refuse(item, "an annotation must have a `target`") };
    let mut selections = Vec::new();
    for target in target.values() {
        targets(target, &mut selections)?;
    }
    let note = said.note(source, input, problems);
    let motivation = motivation.unwrap_or(if note.text.is_empty() { "highlighting" } else { "commenting" });
    let mut annotations = Vec::with_capacity(selections.len());
    for (target, selection) in selections {
        annotations.push(Annotation {
            source: source.clone(),
            span: item.span,
            id: id.clone(),
            target: Some(target),
            selection,
            note: note.clone(),
            motivation,
            by: by.clone(),
            date,
            tags: said.tags.clone(),
        });
    }
    Ok(annotations)
}

fn optional<T>(item: &Value, key: &'static str, read: impl FnOnce(&'static str, &Value) -> Read<T>) -> Read<Option<T>> {
    item.entry(key).map(|value| read(key, value)).transpose()
}

/// One address (RFC 3987), also a relative one.
fn iri(key: &str, value: &Value) -> Read<String> {
    let is_iri = |text: &str| {
        let is_forbidden = |letter: char| letter.is_whitespace() || "<>\"{}|\\^`".contains(letter);
        !text.is_empty() && !text.contains(is_forbidden)
    };
    match value.string().filter(|text| is_iri(&text.value)) {
        Some(text) => Ok(text.value),
        None => refuse(value, format!("`{key}` must be one address (IRI)")),
    }
}

/// A day without a time is no moment; exports of this site give it so.
fn day(item: &Value) -> Option<Date> {
    parse_date(&item.string_of("schema:dateCreated")?.value)
}

/// The name of the first of some agents, where it has one.
fn agent(key: &str, value: &Value) -> Read<Option<String>> {
    let mut name = None;
    for agent in value.values() {
        if !agent.is_map() {
            iri(key, agent)?;
        } else if name.is_none() {
            name = name_of(agent);
        }
    }
    Ok(name)
}

/// The first name of an agent, else its first nickname.
fn name_of(agent: &Value) -> Option<String> {
    let names = agent.entry("name").or_else(|| agent.entry("nickname"))?;
    Some(names.values().first()?.string()?.value)
}

/// One date with its time (xsd:dateTime).
fn moment(key: &str, value: &Value) -> Read<Date> {
    if let Some(text) = value.string()
        && text.value.contains('T')
        && let Some(date) = parse_date(&text.value)
    {
        return Ok(date);
    }
    refuse(value, format!("`{key}` must be one date with its time, as `2015-01-28T12:00:00Z`"))
}

fn parse_date(written: &str) -> Option<Date> {
    match Date::parse(written)? {
        (date, None) => Some(date),
        (_, Some(_)) => None,
    }
}

/// The first motivation that the model knows; the names of other vocabularies are passed over.
fn motivation(value: &Value) -> Read<&'static str> {
    let mut known = None;
    for value in value.values() {
        let Some(text) = value.string() else { return refuse(value, "`motivation` must be a name") };
        let name = text.value.trim_start_matches("oa:");
        if known.is_none() {
            known = MOTIVATIONS.iter().find(|motivation| **motivation == name);
        }
    }
    Ok(known.copied().unwrap_or("commenting"))
}

/// What the bodies of an annotation say.
#[derive(Default)]
struct Said {
    texts: Vec<(Located<String>, Format)>,
    /// Bodies that are pages elsewhere.
    addresses: Vec<Located<String>>,
    tags: Vec<String>,
    lang: Option<Lang>,
}

impl Said {
    fn note(&self, source: &Source, input: &Input, problems: &mut Vec<Diagnostic>) -> Note {
        if self.texts.is_empty() && self.addresses.is_empty() {
            return Note::default();
        }
        let mut written = Vec::with_capacity(self.texts.len());
        for (text, _) in &self.texts {
            written.push(Located { value: text.value.trim().to_owned(), span: text.span });
        }
        let is_plain = self.texts.iter().all(|(_, format)| *format == Format::Plain);
        if is_plain && self.addresses.is_empty() {
            let text = note::joined(&written);
            return Note {
                prose: Prose::plain_paragraphs(&text, &Origins::of_values(&written, source)),
                text,
                format: Format::Plain,
                lang: self.lang.clone(),
            };
        }
        for address in &self.addresses {
            written.push(Located { value: format!("<{}>", address.value), span: address.span });
        }
        let note = note::markdown(&written, self.lang.clone(), source, input, problems);
        match self.texts.first() {
            Some((_, Format::Html)) => Note { format: Format::Html, ..note },
            _ => note,
        }
    }
}

fn bodies(item: &Value) -> Read<Said> {
    let mut said = Said::default();
    let (body, value) = (item.entry("body"), item.entry("bodyValue"));
    if let (Some(_), Some(value)) = (body, value) {
        return refuse(value, "an annotation may have `body` or `bodyValue`, not both");
    }
    if let Some(value) = value {
        let Some(text) = value.string() else { return refuse(value, "`bodyValue` must be one text") };
        said.texts.push((text, Format::Plain));
    }
    for body in item.values_of("body") {
        read_body(body, &mut said)?;
    }
    Ok(said)
}

fn read_body(body: &Value, said: &mut Said) -> Read<()> {
    if !body.is_map() {
        let value = iri("body", body)?;
        said.addresses.push(Located { value, span: body.span });
        return Ok(());
    }
    let format = optional(body, "format", one_text)?;
    optional(body, "processingLanguage", one_text)?;
    let direction = optional(body, "textDirection", one_text)?;
    if direction.is_some_and(|direction| !["ltr", "rtl", "auto"].contains(&direction.as_str())) {
        return refuse(body, "`textDirection` must be `ltr`, `rtl` or `auto`");
    }
    let mut languages = Vec::new();
    for language in body.values_of("language") {
        languages.push(one_text("language", language)?);
    }
    let several = ["Choice", "Composite", "List", "Independents"];
    match several.iter().filter(|name| is_a(body, name)).count() {
        0 if body.entry("items").is_some() => {
            return refuse(body, "bodies with `items` must say which `type` they are");
        }
        0 => {}
        1 => return read_several(body, said),
        _ => return refuse(body, "a body can be of one `type` with `items` only"),
    }
    let purpose = optional(body, "purpose", |_, value| motivation(value))?;
    let value = body.entry("value");
    if is_a(body, "TextualBody") || value.is_some() {
        let Some(written) = body.string_of("value") else {
            return refuse(value.unwrap_or(body), "a `TextualBody` must have one text as its `value`");
        };
        if purpose == Some("tagging") {
            said.tags.push(written.value);
            return Ok(());
        }
        let format = match format.as_deref() {
            Some("text/html") => Format::Html,
            Some("text/markdown") => Format::Markdown,
            _ => Format::Plain,
        };
        if said.lang.is_none()
            && let Some(language) = languages.first()
        {
            said.lang = Lang::parse(language);
        }
        said.texts.push((written, format));
        return Ok(());
    }
    let Some(address) = body.entry("source").or_else(|| body.entry("id")) else { return Ok(()) };
    let value = iri("body", address)?;
    match purpose {
        Some("tagging") => said.tags.push(value),
        _ => said.addresses.push(Located { value, span: address.span }),
    }
    Ok(())
}

/// Of a choice the first is taken, as the model says; of anything else all.
fn read_several(body: &Value, said: &mut Said) -> Read<()> {
    let items = body.values_of("items");
    let count = if is_a(body, "Choice") { 1 } else { items.len() };
    for item in items.iter().take(count) {
        read_body(item, said)?;
    }
    Ok(())
}

fn one_text(key: &str, value: &Value) -> Read<String> {
    match value.string() {
        Some(text) => Ok(text.value),
        None => refuse(value, format!("`{key}` must be one text")),
    }
}

/// What a target selects, with the page that it is on.
fn targets(target: &Value, found: &mut Vec<(String, Selection)>) -> Read<()> {
    if !target.is_map() {
        found.push((iri("target", target)?, Selection::Whole));
        return Ok(());
    }
    if let Some(items) = target.entry("items") {
        for item in items.values() {
            targets(item, found)?;
        }
        return Ok(());
    }
    let is_part = is_a(target, "SpecificResource") || target.entry("selector").is_some();
    let address = match target.entry("source") {
        None if !is_part => target.entry("id"),
        source => source,
    };
    let Some(address) = address else {
        return refuse(target, "a target must have one `source`, or an `id`");
    };
    let page = match (&address.shape, address.entry("id")) {
        (Shape::Map(_), Some(id)) => iri("source", id)?,
        (Shape::Map(_), None) => return refuse(address, "a source must have an `id`"),
        _ => iri("source", address)?,
    };
    let selection = match target.entry("selector") {
        None => Selection::Whole,
        Some(selector) => select(selector)?,
    };
    found.push((page, selection));
    Ok(())
}

fn start(selector: &Value) -> Option<Position> {
    let start = selector.entry("start")?.whole_number()?;
    Some(Position::CodePoints(start))
}

/// The words that some selectors select. Several are ways to say the same.
fn select(selector: &Value) -> Read<Selection> {
    let mut position = None;
    let mut quoted = None;
    let mut others = Vec::new();
    for selector in selector.values() {
        let Shape::Map(_) = selector.shape else {
            iri("selector", selector)?;
            others.push("an address".to_owned());
            continue;
        };
        if is_a(selector, "FragmentSelector") {
            if selector.string_of("value").is_none() {
                let place = selector.entry("value").unwrap_or(selector);
                return refuse(place, "a `FragmentSelector` must have one `value`");
            }
            optional(selector, "conformsTo", iri)?;
        }
        if is_a(selector, "TextPositionSelector") {
            position = start(selector);
        }
        if is_a(selector, "TextQuoteSelector") {
            let Some(exact) = selector.string_of("exact").filter(|text| !text.value.trim().is_empty()) else {
                return refuse(selector, "a `TextQuoteSelector` must have its words as `exact`");
            };
            let around = |key| selector.string_of(key).map(|text| text.value);
            quoted = Some((exact, around("prefix"), around("suffix")));
        } else if let Some(refined) = selector.entry("refinedBy") {
            // A part of a part: the innermost quote says the words.
            if let Selection::Quote { quote, prefix, suffix, position: inner } = select(refined)? {
                (quoted, position) = (Some((quote, prefix, suffix)), inner);
            }
        }
        if let Some(name) = selector.values_of("type").first()
            && let Some(name) = name.string()
        {
            others.push(format!("`{}`", name.value));
        }
    }
    Ok(match quoted {
        Some((quote, prefix, suffix)) => Selection::Quote { quote, prefix, suffix, position },
        None => Selection::Unread(others.join(", ")),
    })
}
