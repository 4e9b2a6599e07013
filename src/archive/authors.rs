//! Bylines as programs that keep references need them: one author a name, and known which part of it is the family's.
//!
//! BibTeX, RIS and CSL file an author under the family's name. Which word that is, only an editor knows: the last one in English, the first in
//! Hungarian, both in Spanish. It is asked for here and never guessed; until it is told, a citation has the name whole.

use crate::archive::linked::Archive;
use crate::archive::linked::Article;
use crate::archive::linked::Entity;
use crate::archive::register::Name;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::names;
use crate::names::Language;
use crate::value::Kind;
use crate::value::Located;
use crate::value::QuickSet;

/// A name of which an editor has said which part is the family's.
pub struct FullName {
    pub family: String,
    pub given: String,
}

/// Takes a printed name apart as the file of its bearer says, by `sort:` or by the short names that it lists.
pub fn taken_apart(person: &document::Entity, printed: &str) -> Option<FullName> {
    if let Some((family, given)) = person.sort.as_deref().and_then(|sort| sort.split_once(',')) {
        let (family, given) = (family.trim(), given.trim());
        if [format!("{given} {family}"), format!("{family} {given}")].contains(&printed.to_owned()) {
            return Some(FullName { family: family.to_owned(), given: given.to_owned() });
        }
    }
    for short in person.short_names.iter().flatten() {
        let family = &short.form;
        if let Some(given) = printed.strip_suffix(family).and_then(|given| given.strip_suffix(' ')) {
            return Some(FullName { family: family.clone(), given: given.trim().to_owned() });
        }
    }
    None
}

/// So many authors are named in a message.
const NAMED: usize = 5;

/// Says which bylines are several names in one text, and in one line of whom the family's name is not known. `check` alone says it: nothing
/// is wrong with a page.
pub fn unclear_bylines(archive: &Archive) -> Vec<Diagnostic> {
    let Archive { articles, entities, .. } = archive;
    let mut diagnostics = Vec::new();
    let mut seen = QuickSet::default();
    let mut whole: Vec<(&Article, &Located<String>)> = Vec::new();
    for article in articles {
        let language = Language::of(&article.document.lang);
        for (written, name) in article.document.byline.iter().zip(&article.byline) {
            if !seen.insert(name.text.as_str()) {
                continue;
            }
            if name.entity.is_none()
                && let Some(problem) = several(&written.value, language)
            {
                diagnostics.push(problem.at(&article.document.source, written.span));
            } else if is_whole(name, entities, language) {
                whole.push((article, written));
            }
        }
    }
    if let Some((article, written)) = whole.first() {
        let names: Vec<&str> = whole.iter().map(|(_, written)| written.value.as_str()).collect();
        diagnostics.push(not_known(&names).at(&article.document.source, written.span));
    }
    diagnostics
}

/// Whether it is a person's name of which nobody has said which part is the family's.
fn is_whole(name: &Name, entities: &[Entity], language: Language) -> bool {
    let Some(entity) = name.entity else { return is_person(&name.text, language) };
    let entity = &entities[entity.get()];
    let Some(person) = &entity.document else { return false };
    let is_asked = entity.kind == Kind::Person && name.text.contains(' ') && person.sort.is_none();
    is_asked && taken_apart(person, &name.text).is_none()
}

/// Whether an unregistered name is a person's for certain. What is not, an agency's or a pen name, is whole as it stands.
fn is_person(name: &str, language: Language) -> bool {
    let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let are_names =
        words.iter().all(|word| word.chars().all(|letter| letter.is_alphabetic() || "-.'’".contains(letter)));
    if words.len() < 2 || !are_names || ["'s", "’s"].iter().any(|end| name.contains(end)) {
        return false;
    }
    let cue = names::cue_of_shape(&words, language);
    cue.is_some_and(|cue| cue.kind == Kind::Person && cue.weight >= 2)
}

/// Words between two authors.
const BETWEEN: [&str; 12] = [", ", "; ", " and ", " & ", " und ", " et ", " y ", " e ", " и ", " і ", " және ", " ve "];

/// What is wrong with a name that is more than one author's name.
fn several(written: &str, language: Language) -> Option<Diagnostic> {
    let alone = written.get(..3).filter(|before| before.eq_ignore_ascii_case("by ")).map(|_| written[3..].trim());
    let mut authors = vec![alone.unwrap_or(written)];
    for between in BETWEEN {
        authors = authors.iter().flat_map(|author| author.split(between)).collect();
    }
    let mut authors: Vec<&str> = authors.into_iter().map(str::trim).collect();
    authors.retain(|author| !author.is_empty());
    if authors.len() > 1 && authors.iter().all(|author| is_person(author, language)) {
        let message = format!("`{written}` is cited as one author");
        let hint = format!("write a list: `byline: [{}]`", authors.join(", "));
        return Some(Diagnostic::note(ProblemKind::Byline, message).hint(hint));
    }
    let alone = alone.filter(|alone| is_person(alone, language))?;
    let message = format!("`{written}` is cited with the word before the name");
    Some(Diagnostic::note(ProblemKind::Byline, message).hint(format!("write the name alone: `byline: {alone}`")))
}

fn not_known(names: &[&str]) -> Diagnostic {
    let named = names.iter().take(NAMED);
    let named: Vec<String> = named.map(|name| format!("`{name}`")).collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "BibTeX, RIS and CSL have these authors whole, since nobody has said which is the family's name: {}{more}",
        named.join(", ")
    );
    let hint =
        "give the file under `people/` a `sort:` with the family's name before a comma: `sort: Toqaev, Qasym-Zhomart`";
    Diagnostic::note(ProblemKind::Byline, message).hint(hint)
}
