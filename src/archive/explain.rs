//! Explains what names of one article were found, which were left alone, and why.
//!
//! The decisions are those of the search itself; only near misses are looked for here: words that begin like a registered name, stand in an ending
//! of another language, or are spelled almost like one.

use std::ops::Range;

use crate::archive::Annotation;
use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::archive::Method;
use crate::archive::articles;
use crate::archive::articles::Linked;
use crate::archive::articles::Linking;
use crate::archive::links::Ids;
use crate::archive::names;
use crate::archive::names::Language;
use crate::archive::names::Left;
use crate::archive::names::Reason;
use crate::archive::names::Searcher;
use crate::archive::register::Register;
use crate::archive::select;
use crate::archive::texts;
use crate::diagnostic::Place;
use crate::diagnostic::nearest;
use crate::document;
use crate::document::Documents;
use crate::document::Prose;
use crate::input::Input;
use crate::value::FilePath;
use crate::value::Source;

/// The names of an article.
#[derive(Debug)]
pub struct Explanation {
    pub id: String,
    pub file: FilePath,
    /// In English.
    pub language: &'static str,
    /// In the order of the page: summary, caption, body, notes.
    pub names: Vec<Explained>,
}

/// Some words that are a name or could be one.
#[derive(Debug)]
pub struct Explained {
    /// In which text of the article.
    pub field: Field,
    /// Where in that text, in bytes of its layer.
    pub offset: usize,
    pub place: Place,
    pub words: String,
    pub outcome: Outcome,
}

#[derive(Debug)]
pub enum Outcome {
    Linked { entity: String, form: Option<String>, method: Method },
    Left { entities: Vec<String>, reason: String, hint: Option<String> },
}

/// Explains an article, by its id or path. An unknown one gives the id that is most like it.
pub fn explain(documents: Documents, input: &Input, wanted: &str) -> Result<Explanation, Option<String>> {
    let mut ignored = Vec::new();
    let documents = select::select(documents, &input.options, &mut ignored);
    let register = Register::new(documents.entities, &documents.articles, &mut ignored);
    let ids = Ids::new(&documents.articles, &documents.pages, &register, &input.statics);
    let known: Vec<String> = documents.articles.iter().map(|article| article.id.clone()).collect();
    let Some(index) = ids.article(wanted) else {
        let candidates = known.iter().map(String::as_str);
        // Of `a` the nearest is `articles/a`.
        let path = format!("articles/{}", wanted.trim_start_matches("articles/"));
        return Err(nearest(&path, candidates).map(ToOwned::to_owned));
    };
    let searcher = Searcher::new(&register, &input.settings);
    let document = documents.articles[index.get()].clone();
    let linking = Linking { register: &register, searcher: &searcher, ids: &ids, settings: &input.settings };
    let Linked { article, mentions, annotations, .. } = articles::link(ArticleIndex::new(0), document, linking).value;
    let left = texts::left_alone(&article, &annotations, &searcher);
    let Article { document, .. } = &article;
    let page = Page { document, annotations: &annotations, register: &register, mentions: &mentions, left: &left };
    let mut names: Vec<Explained> = mentions.iter().map(|mention| page.linked(mention)).collect();
    names.extend(left.iter().map(|(field, left)| page.left(*field, left)));
    names.extend(page.near_misses());
    names.sort_by_key(|name| (name.field, name.offset));
    let language = Language::of(&article.document.lang).name();
    let document::Article { id, source, .. } = article.document;
    Ok(Explanation { id, file: source.path, language, names })
}

struct Page<'a> {
    document: &'a document::Article,
    annotations: &'a [Annotation],
    register: &'a Register,
    mentions: &'a [Mention],
    left: &'a [(Field, Left)],
}

impl<'a> Page<'a> {
    /// A text of the article, and the file that it stands in.
    fn text(&self, field: Field) -> (&'a Prose, &'a Source) {
        match field {
            Field::Note(number) => {
                let document = &self.annotations[usize::from(number) - 1].document;
                (&document.note.prose, &document.source)
            }
            Field::Summary | Field::Caption | Field::Body => {
                (texts::of_article(self.document, field), &self.document.source)
            }
        }
    }

    fn explained(&self, field: Field, range: Range<usize>, outcome: Outcome) -> Explained {
        let (prose, source) = self.text(field);
        let place = Place::new(source, prose.span_in(&range, source));
        Explained { field, offset: range.start, place, words: prose.text[range].to_owned(), outcome }
    }

    fn linked(&self, mention: &Mention) -> Explained {
        let entity = &self.register.entities[mention.entity.get()];
        let form = mention.form.and_then(|form| entity.forms.get(usize::from(form)));
        let outcome = Outcome::Linked {
            entity: entity.id.clone(),
            form: form.map(|form| form.form.form.clone()),
            method: mention.method,
        };
        self.explained(mention.field, mention.range(), outcome)
    }

    fn left(&self, field: Field, left: &Left) -> Explained {
        let (prose, _) = self.text(field);
        let words = &prose.text[left.range.clone()];
        let entities: Vec<String> = left.entities.iter().map(|entity| self.id(*entity).to_owned()).collect();
        let first = self.entity(left.entities[0]);
        let listing = format!("`{}: [{}]`", first.kind.folder(), first.id);
        let (reason, hint) = match left.reason {
            Reason::Ambiguous => {
                ("may be several and nothing decides", format!("add {listing} to the front matter, or another one"))
            }
            Reason::NotIntroduced => {
                ("a short name, and nobody of it is named in full before", format!("add {listing} to the front matter"))
            }
            Reason::Composite => (
                "the words around it name something else",
                "register that, or add the whole name to the `names` of the one that is meant".to_owned(),
            ),
            Reason::SomebodyElse => (
                "what stands beside it makes it somebody else",
                format!("`[[{}|{words}]]` links it all the same", first.id),
            ),
            Reason::Denied => ("`not:` says so", format!("`[[{}|{words}]]` links it all the same", first.id)),
            Reason::Plural => ("several of that name", format!("`[[{}|{words}]]` links it all the same", first.id)),
        };
        let outcome = Outcome::Left { entities, reason: reason.to_owned(), hint: Some(hint) };
        self.explained(field, left.range.clone(), outcome)
    }

    fn near_misses(&self) -> Vec<Explained> {
        let caption = self.document.image.as_ref().map(|_| Field::Caption);
        let notes = self.annotations.iter().map(|annotation| Field::Note(annotation.number));
        let fields = [Some(Field::Summary), caption, Some(Field::Body)].into_iter().flatten().chain(notes);
        let mut misses = Vec::new();
        for field in fields {
            let (prose, _) = self.text(field);
            let mentions = self.mentions.iter().filter(|mention| mention.field == field).map(Mention::range);
            let left = self.left.iter().filter(|(of, _)| *of == field).map(|(_, left)| left.range.clone());
            let explained: Vec<Range<usize>> = mentions.chain(left).chain(prose.opaque.iter().cloned()).collect();
            for range in capitalised_words(&prose.text) {
                let is_explained = explained.iter().any(|other| other.start < range.end && range.start < other.end);
                let outcome = if is_explained { None } else { self.near_miss(field, &prose.text[range.clone()]) };
                misses.extend(outcome.map(|outcome| self.explained(field, range, outcome)));
            }
        }
        misses
    }

    fn near_miss(&self, field: Field, word: &str) -> Option<Outcome> {
        let forms = self.register.entities.iter().flat_map(|entity| {
            let single = entity.forms.iter().map(|form| form.form.form.as_str()).filter(|form| !form.contains(' '));
            single.filter(|form| form.chars().count() >= LONG).map(move |form| (entity, form))
        });
        let likely = forms.filter(|(_, form)| word != *form && begin_alike(form, word));
        let whole = if matches!(field, Field::Note(_)) { "note" } else { "article" };
        let mut nearest: Option<(usize, &Entity, String, Option<String>)> = None;
        for (entity, form) in likely {
            let add = format!("if it is meant, add `{word}` to the `names` of `{}`", entity.id);
            let (rank, reason, hint) = match names::language_of_ending(form, word) {
                Some(language) => (
                    0,
                    format!(
                        "`{form}` with an ending in {}, which this passage is not in or this name does not take",
                        language.name()
                    ),
                    Some(format!("give the {whole} its `lang`, or the passage (`<span lang=…>`)")),
                ),
                None if word.starts_with(form) => {
                    (1, format!("begins like `{form}`, and the rest is no ending"), Some(add))
                }
                None if is_one_edit(form, word) => (2, format!("spelled almost like `{form}`"), Some(add)),
                None => continue,
            };
            if nearest.as_ref().is_none_or(|(known, ..)| rank < *known) {
                nearest = Some((rank, entity, reason, hint));
            }
        }
        nearest.map(|(_, entity, reason, hint)| Outcome::Left { entities: vec![entity.id.clone()], reason, hint })
    }

    fn entity(&self, index: EntityIndex) -> &Entity {
        &self.register.entities[index.get()]
    }

    fn id(&self, index: EntityIndex) -> &str {
        &self.entity(index).id
    }
}

/// Shorter names are like too many words.
const LONG: usize = 4;

/// Words that begin with a capital.
fn capitalised_words(text: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let mut words = Vec::new();
    let mut start = None;
    for (offset, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(letter)) {
            (None, true) => start = Some(offset),
            (Some(begun), false) => {
                words.extend(text[begun..].starts_with(char::is_uppercase).then_some(begun..offset));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn begin_alike(form: &str, word: &str) -> bool {
    form.chars().zip(word.chars()).take(LONG - 1).all(|(one, other)| one == other)
}

/// Whether two words differ by one letter: another one, one more, one less.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    short.get(rest..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_makes_a_near_miss() {
        assert!(
            is_one_edit("Tokayev", "Tokaev") && is_one_edit("Токаев", "Тоқаев") && is_one_edit("Almaty", "Almatyy")
        );
        assert!(!is_one_edit("Tokayev", "Toqaev") && !is_one_edit("Almaty", "Astana"));
    }
}
