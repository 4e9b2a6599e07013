//! Fields of articles that stand in `site.yaml` for a folder: `defaults: [{path: articles/fr/**, lang: fr}]`.
//!
//! 1. Each entry is checked once, where it is written; what is wrong with it is left out there.
//! 2. An article takes what its file does not say itself, from the last of the folders that it lies in first: the nearer goes below.
//!
//! What belongs to one article alone (its headline, its address, its notes) cannot be a default. A value that is taken has the place of the
//! article's front matter: what is said of it later is said of the article.
//!
//! What says whether something is public is a default of files of every kind, however deep it stands in an entry. Where an entry does not say
//! for certain which files it is for, that is an error, and what it holds back is held back wherever it may be meant.

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::article::ARTICLE;
use crate::document::held;
use crate::input::Settings;
use crate::input::fields::Asked;
use crate::input::holds;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// Fields that say which article it is.
const OWN: [&str; 13] = [
    "title",
    "original_title",
    "url",
    "captures",
    "archived_url",
    "archived_at",
    "sha256",
    "translation_of",
    "version_of",
    "slug",
    "redirect_from",
    "annotations",
    "claims",
];

/// The defaults of an archive.
#[derive(Debug, Default)]
pub struct Defaults(Vec<Folder>);

#[derive(Debug)]
struct Folder {
    /// From the folder of the content, in small letters: `articles/fr/**`.
    pattern: String,
    entries: Vec<(&'static str, Located<String>, Value)>,
    /// What says whether the files are public.
    holding: Vec<(Located<String>, Value)>,
}

impl Defaults {
    pub(super) fn new(settings: &Settings, today: Date, problems: &mut Vec<Diagnostic>) -> Defaults {
        let Some(source) = &settings.source else { return Defaults::default() };
        let mut folders = Vec::new();
        for value in &settings.defaults {
            folders.extend(folder(value, (source, today), problems));
        }
        Defaults(folders)
    }

    /// Adds to the fields of a file of any kind what says whether it is public, where the file has no such field itself.
    pub(super) fn hold(&self, fields: &mut Value, path: &FilePath) {
        let mut has: Vec<String> = match &fields.shape {
            Shape::Map(entries) => entries.iter().map(|(key, _)| holds::plain(&key.value)).collect(),
            _ => Vec::new(),
        };
        for folder in self.0.iter().rev().filter(|folder| folder.has(path)) {
            let known = has.clone();
            for (key, value) in &folder.holding {
                let plain = holds::plain(&key.value);
                if !known.contains(&plain) {
                    has.push(plain);
                    add(fields, key, value);
                }
            }
        }
    }

    /// Adds to the fields of an article what they do not have.
    pub(super) fn add(&self, fields: &mut Value, path: &FilePath) {
        let mut has = own_names(fields);
        for folder in self.0.iter().rev().filter(|folder| folder.has(path)) {
            for (name, key, value) in &folder.entries {
                if !has.contains(name) {
                    has.push(name);
                    add(fields, key, value);
                }
            }
        }
    }
}

impl Folder {
    /// A pattern that is the path of a folder is for everything in it.
    fn has(&self, path: &FilePath) -> bool {
        let inside = path.as_str().trim_start_matches("content/").to_lowercase();
        matches(&self.pattern, &inside) || matches(&format!("{}/**", self.pattern), &inside)
    }
}

fn add(fields: &mut Value, key: &Located<String>, value: &Value) {
    let place = Span::new(fields.span.start, fields.span.start);
    let entry = (Located { value: key.value.clone(), span: place }, moved(value, place));
    match &mut fields.shape {
        Shape::Map(entries) => entries.push(entry),
        Shape::Null => fields.shape = Shape::Map(vec![entry]),
        Shape::Scalar { .. } | Shape::List(_) => {}
    }
}

fn folder(value: &Value, (source, today): (&Source, Date), problems: &mut Vec<Diagnostic>) -> Option<Folder> {
    let Shape::Map(written) = &value.shape else { return None };
    let mut holding = Vec::new();
    gather(value, today, &mut holding);
    let pattern = match pattern(value, source) {
        Ok(pattern) => pattern,
        Err(problem) => {
            problems.push(*problem);
            return Some(Folder { pattern: "**".to_owned(), entries: Vec::new(), holding });
        }
    };
    let is_holding = |key: &Located<String>| holding.iter().any(|(known, _)| known.span == key.span);
    let others: Vec<_> = written.iter().filter(|(key, _)| key.value != "path" && !is_holding(key)).collect();
    let first = pattern.split('/').next().unwrap_or_default();
    if first != "articles" {
        let is_folder = first == "pages" || Kind::of_folder(first).is_some() || first.contains('*');
        if !others.is_empty() || !is_folder {
            let message = format!("defaults are for articles, and `{pattern}` has none");
            let problem = Diagnostic::error(ProblemKind::WrongValue, message).at(source, value.span);
            problems.push(problem.hint("write a path like `articles/fr/**`"));
        }
        // In whatever folder it may lie.
        let pattern = if is_folder { pattern } else { format!("**{pattern}") };
        return Some(Folder { pattern, entries: Vec::new(), holding });
    }
    let mut entries = Vec::new();
    for (key, value) in others {
        if let Some(name) = entry(key, value, source, problems) {
            entries.push((name, key.clone(), value.clone()));
        }
    }
    Some(Folder { pattern, entries, holding })
}

/// For which files some defaults are.
fn pattern(value: &Value, source: &Source) -> Result<String, Box<Diagnostic>> {
    let Some(pattern) = value.entry("path") else {
        let message = "these defaults do not say for which files: `path` is missing";
        let problem = Diagnostic::error(ProblemKind::MissingField, message).at(source, value.span);
        let hint = "add `path: articles/fr/**`; until then what they hold back is held back everywhere";
        return Err(Box::new(problem.hint(hint)));
    };
    let Shape::Scalar { text, .. } = &pattern.shape else {
        let problem = Diagnostic::error(ProblemKind::WrongShape, "`path` must be a text").at(source, pattern.span);
        let hint = "write defaults for each folder; until then what these hold back is held back everywhere";
        return Err(Box::new(problem.hint(hint)));
    };
    let text = FilePath::new(text.trim().replace('\\', "/").to_lowercase());
    let text = text.as_str().trim_start_matches("./").trim_matches('/');
    Ok(text.strip_prefix("content/").unwrap_or(text).to_owned())
}

/// What in a value says whether something is public.
fn gather(value: &Value, today: Date, holding: &mut Vec<(Located<String>, Value)>) {
    match &value.shape {
        Shape::Map(entries) => {
            for (key, value) in entries {
                match held::may_hold(key, value, today) {
                    true => holding.push((key.clone(), value.clone())),
                    false => gather(value, today, holding),
                }
            }
        }
        Shape::List(values) => values.iter().for_each(|value| gather(value, today, holding)),
        Shape::Scalar { .. } | Shape::Null => {}
    }
}

/// The name of the field that an entry is of, where it can be a default and its value can be read.
fn entry(
    key: &Located<String>,
    value: &Value,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<&'static str> {
    let Some(field) = ARTICLE.find(&key.value) else {
        let problem = Diagnostic::warning(ProblemKind::UnknownField, format!("unknown field `{}`", key.value));
        let near = Near::new(&key.value, &Among::Fixed(ARTICLE.names));
        problems.push(problem.at(source, key.span).near(near));
        return None;
    };
    let name = field.names()[0];
    if OWN.contains(&name) {
        let problem =
            Diagnostic::error(ProblemKind::WrongValue, format!("`{name}` is an article's own, and no default"));
        problems.push(problem.at(source, key.span).hint("write it in the files themselves"));
        return None;
    }
    let before = problems.len();
    if value.shape != Shape::Null {
        field.check(value.clone(), &mut Asked::new(name, source, problems));
    }
    if problems.len() > before || value.shape == Shape::Null { None } else { Some(name) }
}

/// The fields that a file has a value for.
fn own_names(fields: &Value) -> Vec<&'static str> {
    let Shape::Map(entries) = &fields.shape else { return Vec::new() };
    let mut names = Vec::new();
    for (key, value) in entries {
        if value.shape != Shape::Null
            && let Some(field) = ARTICLE.find(&key.value).or_else(|| ARTICLE.find(&key.value.to_lowercase()))
        {
            names.push(field.names()[0]);
        }
    }
    names
}

/// A value at another place.
fn moved(value: &Value, span: Span) -> Value {
    let shape = match &value.shape {
        Shape::Null => Shape::Null,
        Shape::Scalar { text, is_plain } => Shape::Scalar { text: text.clone(), is_plain: *is_plain },
        Shape::List(values) => Shape::List(values.iter().map(|value| moved(value, span)).collect()),
        Shape::Map(entries) => {
            let mut there = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                there.push((Located { value: key.value.clone(), span }, moved(value, span)));
            }
            Shape::Map(there)
        }
    };
    Value { span, shape }
}

/// Whether a path is one of a pattern: `*` stands for anything in a name, `**` for anything.
fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let path: Vec<char> = path.chars().collect();
    // For each beginning of the path, whether the beginning of the pattern so far is one for it.
    let mut reached = vec![false; path.len() + 1];
    reached[0] = true;
    let mut at = 0;
    while at < pattern.len() {
        let is_any = pattern[at] == '*' && pattern.get(at + 1) == Some(&'*');
        let mut next = vec![false; path.len() + 1];
        for end in 0..=path.len() {
            next[end] = match pattern[at] {
                '*' => reached[end] || end > 0 && next[end - 1] && (is_any || path[end - 1] != '/'),
                letter => {
                    end > 0 && reached[end - 1] && (path[end - 1] == letter || letter == '?' && path[end - 1] != '/')
                }
            };
        }
        reached = next;
        at += if is_any { 2 } else { 1 };
    }
    reached[path.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_of_names_and_of_folders() {
        for (pattern, path, is_one) in [
            ("articles/fr/**", "articles/fr/a.md", true),
            ("articles/fr/**", "articles/fr/2022/a.md", true),
            ("articles/fr/**", "articles/france/a.md", false),
            ("articles/fr/*", "articles/fr/2022/a.md", false),
            ("articles/**/қаңтар-*.md", "articles/2022/01/қаңтар-5.md", true),
            ("articles/???/*", "articles/fra/a.md", true),
            ("articles/**", "articles/a.md", true),
        ] {
            assert_eq!(matches(pattern, path), is_one, "{pattern} {path}");
        }
    }
}
