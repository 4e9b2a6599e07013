//! Who is withheld: read before anything else, in whatever shape the file comes.
//!
//! A person's file may lie in the wrong folder, have a damaged fence, be JSON or UTF-16. Where it asks for a name to be withheld and the
//! name can be read, it is withheld; where it asks and the name cannot be read, nothing is published.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Settings;
use crate::input::asks;
use crate::input::asks::Field;
use crate::input::asks::field;
use crate::input::asks::is_no;
use crate::input::json;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::without_ending;
use crate::withheld::plain;
use crate::withheld::words;

/// Somebody whose name must appear in no output, or one form of a name that must not.
#[derive(Debug, Clone, Hash)]
pub(super) struct Person {
    /// What stands for the name.
    pub pseudonym: String,
    /// All forms, the display name first.
    pub forms: Vec<String>,
    pub page: Page,
    /// The name of the file, where that says nothing of who it is.
    pub opaque_stem: Option<String>,
    /// What the file says that its id is.
    pub slug: Option<String>,
}

/// What becomes of the file that says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Page {
    /// It is left out.
    None,
    /// It stands under the pseudonym: the parts of its front matter that say nothing of who it is, and its text.
    Pseudonym { kept: Vec<Span>, body: usize },
    /// A form alone is withheld: the file stays.
    Own,
}

/// Fields that a page under a pseudonym keeps. Registers, portraits, dates of birth and addresses would say who it is.
const KEPT: [&str; 6] = ["summary", "description", "abstract", "roles", "draft", "lang"];

/// What a file says of withheld names.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub people: Vec<Person>,
    pub problems: Vec<Diagnostic>,
}

/// Reads a file of the content. What asks for a name to be withheld and does not say which stops the build.
pub(super) fn read(source: &Source, lang: &Lang) -> Read {
    if !asks::may_ask(&source.text) {
        return Read::default();
    }
    let Some(Front { fields, start, body }) = front(source) else {
        return match asks::asking_line(&source.text) {
            Some(span) => Read { people: Vec::new(), problems: vec![unreadable(source, span)] },
            None => Read::default(),
        };
    };
    let Shape::Map(entries) = &fields.shape else { return Read::default() };
    let mut asked = Asked::of(entries);
    // Of a key that stands twice, the fields have the first value alone.
    if !asked.is_asked && !is_nested(entries) && asks::asking_line(&source.text[start..body]).is_some() {
        asked.is_asked = true;
    }
    if !asked.is_asked || !is_about_somebody(source, entries) {
        return Read { people: single_forms(entries), problems: Vec::new() };
    }
    let mut forms = forms(entries);
    if forms.is_empty() {
        return Read { people: Vec::new(), problems: vec![unreadable(source, fields.span)] };
    }
    let stem = stem(source);
    let opaque_stem = if says_who(stem, &forms) { None } else { Some(stem.to_owned()) };
    if opaque_stem.is_none() {
        forms.push(stem.to_owned());
    }
    let mut problems: Vec<Diagnostic> = asked.unclear.iter().map(|span| unclear(source, *span)).collect();
    let pseudonym = match asked.pseudonym {
        Some(pseudonym) => pseudonym,
        None => {
            problems.push(nameless(source, fields.span));
            without_pseudonym(lang).to_owned()
        }
    };
    problems.extend(unusable(&pseudonym, source, fields.span));
    let page = if asked.has_page { Page::Pseudonym { kept: kept(entries, fields.span), body } } else { Page::None };
    let slug = fields.entry("slug").and_then(scalar).map(ToOwned::to_owned);
    Read { people: vec![Person { pseudonym, forms, page, opaque_stem, slug }], problems }
}

/// Withholds no name, whoever is meant: a name that is withheld for a folder has no pseudonym of its own. Nothing is published.
pub(super) fn in_defaults(settings: &Settings) -> Vec<Diagnostic> {
    let Some(source) = &settings.source else { return Vec::new() };
    let mut problems = Vec::new();
    for defaults in &settings.defaults {
        let path = defaults.entry("path").and_then(scalar).unwrap_or_default();
        let path = path.trim().trim_start_matches("./").trim_start_matches('/').trim_start_matches("content/");
        // What these words say of a text that is no person's is whether it is published.
        let is_of_texts = path.starts_with("articles/") || path.starts_with("pages/");
        if let Some(span) = asking(defaults, is_of_texts) {
            let message = "defaults cannot withhold a name: nothing is published";
            let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).at(source, span);
            problems.push(problem.hint("write `visibility: withheld` and a pseudonym in each person's own file"));
        }
    }
    problems
}

/// Where a value asks for a name to be withheld, however deep.
fn asking(value: &Value, is_of_texts: bool) -> Option<Span> {
    let Shape::Map(entries) = &value.shape else {
        let Shape::List(values) = &value.shape else { return None };
        return values.iter().find_map(|value| asking(value, is_of_texts));
    };
    for entry @ (key, value) in entries {
        let is_asked = Asked::of(std::slice::from_ref(entry)).is_asked;
        if is_asked && (!is_of_texts || field(&key.value) == Some(Field::Pseudonym)) {
            return Some(key.span);
        }
        if let Some(span) = asking(value, is_of_texts) {
            return Some(span);
        }
    }
    None
}

/// Whether an asking line may be that of a single form.
fn is_nested(entries: &[(Located<String>, Value)]) -> bool {
    !single_forms(entries).is_empty()
}

fn unclear(source: &Source, span: Span) -> Diagnostic {
    let message = "this says neither that the name is public nor that it is withheld; it is withheld";
    let problem = Diagnostic::error(ProblemKind::WrongValue, message).at(source, span);
    problem.hint("write `visibility: public`, `withheld` or `pseudonym`")
}

fn nameless(source: &Source, span: Span) -> Diagnostic {
    let message = "this person is withheld and has no pseudonym; a phrase stands for the name";
    Diagnostic::warning(ProblemKind::MissingField, message).at(source, span).hint("add `pseudonym: Witness A`")
}

/// What stands for a name where the file names no pseudonym.
fn without_pseudonym(lang: &Lang) -> &'static str {
    match lang.language() {
        "ru" => "имя не называется",
        "kk" => "аты аталмайды",
        "ar" => "اسم محجوب",
        _ => "name withheld",
    }
}

/// What a file asks for.
#[derive(Default)]
struct Asked {
    is_asked: bool,
    has_page: bool,
    pseudonym: Option<String>,
    /// Values that are neither yes nor no.
    unclear: Vec<Span>,
}

impl Asked {
    fn of(entries: &[(Located<String>, Value)]) -> Asked {
        let mut asked = Asked::default();
        for (key, value) in entries {
            let written = scalar(value);
            match field(&key.value) {
                Some(Field::Visibility) => {
                    let word = written.map(|word| word.trim().to_lowercase());
                    // A list, a mapping or an unknown word says something that is not `public`.
                    let is_public = word.as_deref() == Some("public") || value.shape == Shape::Null;
                    asked.is_asked |= !is_public;
                    let is_known = matches!(word.as_deref(), Some("public" | "withheld" | "pseudonym"));
                    if !is_known && value.shape != Shape::Null {
                        asked.unclear.push(value.span);
                    }
                    asked.has_page |= word.as_deref() == Some("pseudonym");
                }
                Some(Field::Flag) => asked.is_asked |= !written.is_some_and(is_no) && value.shape != Shape::Null,
                Some(Field::Pseudonym) => {
                    let pseudonym = written.unwrap_or_default().trim();
                    if !pseudonym.is_empty() {
                        asked.is_asked = true;
                        asked.pseudonym = Some(pseudonym.to_owned());
                    }
                }
                None => {}
            }
        }
        // One word of two that disagree counts: the one that holds back.
        asked.has_page &=
            asked.pseudonym.is_some() && !entries.iter().any(|(key, value)| is_withheld_flag(&key.value, value));
        asked
    }
}

fn is_withheld_flag(key: &str, value: &Value) -> bool {
    let word = scalar(value).map(|word| word.trim().to_lowercase());
    match field(key) {
        Some(Field::Flag) => !word.as_deref().is_some_and(is_no) && value.shape != Shape::Null,
        Some(Field::Visibility) => word.as_deref().is_some_and(|word| !matches!(word, "public" | "pseudonym")),
        _ => false,
    }
}

fn scalar(value: &Value) -> Option<&str> {
    match &value.shape {
        Shape::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// An article may have a `visibility` of its own; who has a name is somebody.
fn is_about_somebody(source: &Source, entries: &[(Located<String>, Value)]) -> bool {
    let folder = source.path.as_str().split('/').nth(1).unwrap_or_default();
    let has_name = |key: &str| matches!(key, "name" | "names" | "display_name" | "short_names" | "pseudonym");
    Kind::of_folder(folder).is_some() || entries.iter().any(|(key, _)| has_name(&key.value))
}

/// Every text under a key that holds names.
fn forms(entries: &[(Located<String>, Value)]) -> Vec<String> {
    let mut forms = Vec::new();
    let (mut first, mut last) = (None, None);
    for (key, value) in entries {
        match asks::plain(&key.value).as_str() {
            "name" | "displayname" | "title" | "names" | "aliases" | "shortnames" | "sort" | "fullname"
            | "alsoknownas" | "aka" | "nickname" => {
                gather(value, &mut forms);
            }
            "firstname" | "givenname" | "given" => first = scalar(value),
            "lastname" | "familyname" | "family" | "surname" => last = scalar(value),
            _ => {}
        }
    }
    if let (Some(first), Some(last)) = (first, last) {
        forms.push(format!("{first} {last}"));
    }
    forms
}

fn gather(value: &Value, forms: &mut Vec<String>) {
    match &value.shape {
        Shape::Scalar { text, .. } => forms.push(text.clone()),
        Shape::List(values) => values.iter().for_each(|value| gather(value, forms)),
        Shape::Map(entries) => {
            for (key, value) in entries {
                if matches!(key.value.as_str(), "form" | "name" | "text" | "title") {
                    gather(value, forms);
                }
            }
        }
        Shape::Null => {}
    }
}

/// The file's own name: `ivan-petrov`.
fn stem(source: &Source) -> &str {
    let path = source.path.as_str();
    let path = match path.rsplit_once('.') {
        Some((stem, _)) => stem,
        None => path,
    };
    let path = without_ending(path, &["/index", "/_index"]);
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether the file's own name says who it is: it has a word of a form. One that has none (`source-3`) is kept, and leads to the
/// page that stands under the pseudonym.
pub(super) fn says_who(stem: &str, forms: &[String]) -> bool {
    let of_forms: Vec<String> = forms.iter().flat_map(|form| skeletons(form)).collect();
    let all_in_one = of_forms.concat();
    skeletons(stem).iter().any(|word| of_forms.contains(word) || all_in_one.contains(word.as_str()))
}

/// The skeletons of the words of a text, but for those of one letter.
fn skeletons(text: &str) -> Vec<String> {
    let mut skeletons = Vec::new();
    for word in words::cut(&plain::letters(text)) {
        if word.shape.skeleton.len() > 1 {
            skeletons.push(word.shape.skeleton.clone());
        }
    }
    skeletons
}

/// Forms of a public entity that alone are withheld; the display name stands for each.
fn single_forms(entries: &[(Located<String>, Value)]) -> Vec<Person> {
    let Some(name) = display_name(entries) else { return Vec::new() };
    let mut people = Vec::new();
    for (key, list) in entries {
        if !matches!(key.value.as_str(), "names" | "aliases" | "short_names") {
            continue;
        }
        for value in list.values() {
            let Shape::Map(fields) = &value.shape else { continue };
            if Asked::of(fields).is_asked {
                people.push(Person {
                    pseudonym: name.to_owned(),
                    forms: forms_of_one(fields),
                    page: Page::Own,
                    opaque_stem: None,
                    slug: None,
                });
            }
        }
    }
    people.retain(|person| !person.forms.is_empty());
    people
}

fn display_name(entries: &[(Located<String>, Value)]) -> Option<&str> {
    let is_name = |key: &str| matches!(key, "name" | "display_name" | "title");
    let (_, value) = entries.iter().find(|(key, _)| is_name(&key.value))?;
    scalar(value)
}

fn forms_of_one(fields: &[(Located<String>, Value)]) -> Vec<String> {
    let mut forms = Vec::new();
    for (key, value) in fields {
        if matches!(key.value.as_str(), "form" | "name") {
            forms.extend(scalar(value).map(ToOwned::to_owned));
        }
    }
    forms
}

/// The parts of the front matter that a page under a pseudonym keeps: from a key to the next.
fn kept(entries: &[(Located<String>, Value)], whole: Span) -> Vec<Span> {
    let mut kept = Vec::new();
    for (index, (key, _)) in entries.iter().enumerate() {
        let end = match entries.get(index + 1) {
            Some((next, _)) => next.span.start,
            None => whole.end,
        };
        if KEPT.contains(&key.value.as_str()) {
            kept.push(Span::new(key.span.start, end));
        }
    }
    kept
}

/// The front matter of a file.
struct Front {
    fields: Value,
    /// Where it begins in the file, and where the body does.
    start: usize,
    body: usize,
}

/// Reads the front matter of a file, also behind fences that are none and as JSON.
fn front(source: &Source) -> Option<Front> {
    let text = &*source.text;
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        let fields = json::parse(text).ok()?;
        return Some(Front { fields, start: 0, body: text.len() });
    }
    let mut fences = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_fence(line) {
            fences.push((at, at + line.len()));
        }
        at += line.len();
    }
    let is_first = |start: usize| text[..start].trim_start_matches(['\u{feff}', '\u{200b}']).trim().is_empty();
    let (start, end, body) = match fences.as_slice() {
        [(first, start), (end, body), ..] if is_first(*first) => (*start, *end, *body),
        [(first, start)] if is_first(*first) => (*start, text.len(), text.len()),
        // Fields without a fence before them.
        [(end, body), ..] => (0, *end, *body),
        [] => (0, text.len(), text.len()),
    };
    let (fields, _) = yaml::parse(&text[start..end], start).ok()?;
    if fields.is_map() { Some(Front { fields, start, body }) } else { None }
}

/// A line of dashes, or of what phones and word processors make of them.
fn is_fence(line: &str) -> bool {
    let line = line.trim().trim_end_matches("yaml").trim_end();
    let is_dashes = |letter: char| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | ';' | '.');
    !line.is_empty()
        && line.chars().all(is_dashes)
        && (line.chars().count() >= 3 || line.contains(['\u{2014}', '\u{2015}', '\u{2013}']))
}

fn unreadable(source: &Source, span: Span) -> Diagnostic {
    let message = "this asks for a name to be withheld, and no name can be read: nothing is published";
    Diagnostic::fatal(ProblemKind::WithheldName, message).at(source, span).hint("mend the front matter of this file")
}

/// A pseudonym stands in addresses, in YAML and in JSON: it is made of words.
fn unusable(pseudonym: &str, source: &Source, span: Span) -> Option<Diagnostic> {
    let is_usable = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, ' ' | '-' | '.' | '\u{2019}')
            || unicode_normalization::char::is_combining_mark(letter)
    };
    let is_words =
        pseudonym.chars().all(is_usable) && pseudonym.chars().any(char::is_alphabetic) && pseudonym.len() <= 100;
    if is_words {
        return None;
    }
    let message = "a pseudonym is made of letters, digits, spaces, hyphens and full stops: nothing is published";
    let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).at(source, span);
    Some(problem.hint("write `pseudonym: Witness A`"))
}
