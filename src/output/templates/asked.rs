//! What the archive's own templates ask for, held against what they are given.
//!
//! The engine stops where a field is printed that is not there, and takes one in a condition for "no": of `{% if article.sumary_html %}` nobody
//! would ever hear. So every path that begins with a value that a template is given is followed once a page is made. Nothing is said of what
//! a template names itself (in a loop, by `set`, as an argument), of `x?.y`, `| default` and `is defined`, which ask on purpose, and of what
//! lies below a value that is absent.

mod paths;

use tera::Value;
use tera::value::Key;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::nearest;
use crate::output::templates::sources::BUILT_IN;
use crate::output::templates::sources::name_of;
use crate::value::Source;

use paths::Asked;

/// What each template asks for and which others it calls, in the order of the sources.
pub(super) struct Templates(Vec<Template>);

struct Template {
    name: String,
    /// Names in its text that may be those of other templates.
    calls: Vec<String>,
    /// Of an archive's own template alone; the built-in ones ask for nothing that is not there.
    asked: Vec<Asked>,
}

/// What a template is given, by name.
pub(super) type Given<'a> = &'a [(&'a str, &'a Value)];

pub(super) fn read(sources: &[Source]) -> Templates {
    let mut templates = Vec::with_capacity(sources.len());
    for source in sources {
        let is_own = !source.path.as_str().starts_with(BUILT_IN);
        let asked = if is_own { paths::asked(&source.text) } else { Vec::new() };
        templates.push(Template { name: name_of(source).to_owned(), calls: called(&source.text), asked });
    }
    Templates(templates)
}

/// The words in quotation marks that end a tag `extends` or `include`.
fn called(text: &str) -> Vec<String> {
    let mut called = Vec::new();
    for tag in text.split("{%").skip(1) {
        let tag = tag.trim_start_matches('-').trim_start();
        if tag.starts_with("extends") || tag.starts_with("include") {
            called.extend(tag.split(['"', '\'']).nth(1).map(str::to_owned));
        }
    }
    called
}

impl Templates {
    /// The first thing that a page asks for and is not given, where one of its templates does.
    pub(super) fn lacking(&self, name: &str, given: Given, sources: &[Source]) -> Option<Diagnostic> {
        if self.0.iter().all(|template| template.asked.is_empty()) {
            return None;
        }
        for index in self.used_by(name) {
            let template = &self.0[index];
            for asked in &template.asked {
                // What frames and parts ask for may be given to other pages.
                if template.name != name && !given.iter().any(|(known, _)| *known == asked.parts[0]) {
                    continue;
                }
                if let Some(problem) = lacking(asked, given) {
                    return Some(problem.at(&sources[index], asked.span));
                }
            }
        }
        None
    }

    /// A template, those that it extends and includes, and theirs.
    fn used_by(&self, name: &str) -> Vec<usize> {
        let mut used: Vec<usize> = self.find(name).into_iter().collect();
        let mut next = 0;
        while let Some(index) = used.get(next) {
            for name in &self.0[*index].calls {
                match self.find(name) {
                    Some(called) if !used.contains(&called) => used.push(called),
                    _ => {}
                }
            }
            next += 1;
        }
        used
    }

    fn find(&self, name: &str) -> Option<usize> {
        let place = |name: &str| self.0.iter().position(|template| template.name == name);
        place(name).or_else(|| place(&format!("{BUILT_IN}{name}")))
    }
}

/// What is wrong with a path, if anything.
fn lacking(asked: &Asked, given: Given) -> Option<Diagnostic> {
    let root = &asked.parts[0];
    let Some((_, value)) = given.iter().find(|(known, _)| known == root) else {
        let names: Vec<&str> = given.iter().map(|(known, _)| *known).collect();
        return Some(not_there(format!("Variable `{root}` is not defined"), root, &names));
    };
    let mut value = *value;
    for (before, part) in asked.parts.iter().zip(&asked.parts[1..]) {
        if value.is_none() || value.is_undefined() {
            return None;
        }
        let Some(fields) = value.as_map() else {
            return Some(not_there(format!("Field `{part}` is not defined: `{before}` has no fields"), part, &[]));
        };
        match fields.get(&Key::Str(part)) {
            Some(inner) => value = inner,
            None => {
                let names: Vec<&str> = fields.keys().filter_map(Key::as_str).collect();
                return Some(not_there(format!("Field `{part}` is not defined on `{before}`"), part, &names));
            }
        }
    }
    None
}

fn not_there(message: String, name: &str, names: &[&str]) -> Diagnostic {
    let near = nearest(name, names.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
    let message = format!("template error: {message}{}", near.unwrap_or_default());
    Diagnostic::fatal(ProblemKind::Template, message)
}
