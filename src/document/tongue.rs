//! The language of a text, where its file does not say it or its letters say something else.
//!
//! `b.fr.md` beside `b.md` is its translation into French: an article, a standing page, or an entity, of which only the names are taken. A text in letters that its language is not written in is reported: without its
//! language the endings of names in it are not understood, and browsers, readers and search engines are told a wrong one.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::prose::Element;
use crate::document::prose::Prose;
use crate::document::prose::Token;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Language;
use crate::value::FilePath;
use crate::value::Lang;
use crate::value::Script;
use crate::value::Source;
use crate::value::Span;
use crate::value::scripts_of;

/// What the name of a file says of its text.
#[derive(Debug, Clone)]
pub struct Translation {
    pub lang: Lang,
    /// The file beside it that it is a translation of.
    pub of: String,
}

/// The language that the name of a file ends with, where there is a file without it.
pub(super) fn of_name(path: &FilePath, input: &Input) -> Option<Translation> {
    let end = format!(".{}", path.extension()?);
    let stem = path.as_str().strip_suffix(&end)?;
    let (original, suffix) = stem.rsplit_once('.')?;
    if original.ends_with('/') || suffix.contains('/') {
        return None;
    }
    let lang = Lang::parse(suffix)?;
    if lang.language().len() != 2 || !lang.is_known() {
        return None;
    }
    for end in [".md", ".markdown"] {
        let of = format!("{original}{end}");
        if is_there(&of, input) {
            return Some(Translation { lang, of });
        }
    }
    None
}

fn is_there(path: &str, input: &Input) -> bool {
    input.content.binary_search_by(|source| source.path.as_str().cmp(path)).is_ok()
}

/// The language of a text: by its field, by the name of its file, else the site's; and where that is said.
pub(super) fn of_text(
    fields: &mut Fields,
    field: &Field<Language>,
    translation: Option<&Translation>,
    input: &Input,
) -> (Lang, Option<Said>) {
    let place = fields.key(field).map(|key| key.span);
    match (fields.take(field), translation) {
        (Some(lang), _) => (lang, place.map(Said::Field)),
        (None, Some(translation)) => (translation.lang.clone(), Some(Said::Field(Span::default()))),
        (None, None) => (input.settings.lang.clone(), None),
    }
}

/// How the language of a text is known.
#[derive(Clone, Copy)]
pub(super) enum Said {
    /// By a field, at its place.
    Field(Span),
    /// By the site, which has one.
    Site(Span),
}

/// A warning where a text is in a script that its language is not written in.
pub(super) fn report(prose: &Prose, lang: &Lang, said: Said, source: &Source) -> Option<Diagnostic> {
    let scripts = scripts_of(lang)?;
    let script = Script::of_text(own_parts(prose)).filter(|script| !scripts.contains(script))?;
    let (name, code) = (script.name(), lang.as_str());
    Some(match said {
        Said::Field(span) => {
            let message = format!("this text is said to be in `{code}`, and its letters are {name}");
            let problem = Diagnostic::warning(ProblemKind::OtherScript, message).at(source, span);
            problem.hint("write the code of the language that it is in; of another script, like `ru-Latn`")
        }
        Said::Site(span) => {
            let message = format!("this text has no `lang` and stands as `{code}`, and its letters are {name}");
            let problem = Diagnostic::warning(ProblemKind::OtherScript, message).at(source, span);
            problem.hint("add `lang:` to its front matter, or for its folder to `defaults:` in `content/site.yaml`")
        }
    })
}

/// A text without code, addresses and passages that say their own language.
fn own_parts(prose: &Prose) -> impl Iterator<Item = &str> {
    let mut others = passages(prose);
    others.extend_from_slice(&prose.opaque);
    others.sort_by_key(|range| range.start);
    let end = prose.text.len();
    others.push(end..end);
    let mut until = 0;
    others.into_iter().map(move |range| {
        let part = prose.text.get(until..range.start).unwrap_or_default();
        until = until.max(range.end);
        part
    })
}

/// Runs of text inside elements that have a language.
fn passages(prose: &Prose) -> Vec<Range<usize>> {
    let mut passages = Vec::new();
    // Of each open element, whether it has one.
    let mut open: Vec<bool> = Vec::new();
    let mut within = 0_usize;
    for token in &prose.tokens {
        match token {
            Token::Open(element) => {
                let has_language =
                    matches!(element, Element::Phrase { lang: Some(_) } | Element::Division { lang: Some(_) });
                open.push(has_language);
                within += usize::from(has_language);
            }
            Token::Close => within -= usize::from(open.pop().unwrap_or_default()),
            Token::Text(range) if within > 0 => passages.push(range.clone()),
            _ => {}
        }
    }
    passages
}
