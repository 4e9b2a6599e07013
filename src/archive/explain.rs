//! Explains what names of one article were found, which were left alone, and why.
//!
//! The decisions are those of the search itself; only near misses are looked for here: words that begin like a registered name, stand in an ending
//! of another language, or are spelled almost like one.

use std::ops::Range;

use crate::archive::articles;
use crate::archive::articles::Linked;
use crate::archive::articles::Resolved;
use crate::archive::field;
use crate::archive::field::Field;
use crate::archive::index::EntityIndex;
use crate::archive::linking::Linking;
use crate::archive::mention::Mention;
use crate::archive::prepared::Prepared;
use crate::archive::prepared::prepare;
use crate::archive::register::Registered;
use crate::archive::texts;
use crate::archive::texts::ArticleTexts;
use crate::diagnostic::Place;
use crate::diagnostic::nearest;
use crate::document;
use crate::document::Documents;
use crate::document::Prose;
use crate::input::Input;
use crate::names::Language;
use crate::names::Left;
use crate::names::Likeness;
use crate::names::Method;
use crate::names::Reason;
use crate::names::Rules;
use crate::names::likeness;
use crate::names::strangers;
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
    let Prepared { mut articles, pages: _, footer: _, linking, unchanged: _ } =
        prepare(documents, input, Rules::default()).value;
    let Some(index) = linking.ids.article(wanted) else {
        // Of `a` the nearest is `articles/a`.
        let path = format!("articles/{}", wanted.trim_start_matches("articles/"));
        let known = articles.iter().map(|article| article.id.as_str());
        return Err(nearest(&path, known).map(ToOwned::to_owned));
    };
    let linked = articles::link(index, articles.swap_remove(index.get()), &linking).value;
    let Linked { resolved, annotations, .. } = &linked;
    let Resolved { document, listed, links, .. } = &**resolved;
    let texts = ArticleTexts { index, document, listed, links, annotations };
    let left = texts::search_article(texts, &linking, &mut Vec::new()).left;
    let explaining = Explaining { linked: &linked, linking: &linking, left: &left };
    let mut names = Vec::new();
    for mention in &linked.mentions {
        names.push(explaining.linked(mention));
    }
    for (field, left) in &left {
        names.push(explaining.left(*field, left));
    }
    names.extend(explaining.near_misses());
    names.sort_by_key(|name| (name.field, name.offset));
    let language = Language::of(&linked.document.lang).name();
    let document::Article { id, source, .. } = &*linked.document;
    Ok(Explanation { id: id.clone(), file: source.path.clone(), language, names })
}

/// An article that is being explained.
struct Explaining<'a> {
    linked: &'a Linked,
    linking: &'a Linking,
    /// Names that are not linked, text by text.
    left: &'a [(Field, Left)],
}

impl<'a> Explaining<'a> {
    /// A text of the article, and the file that it stands in.
    fn text(&self, field: Field) -> (&'a Prose, &'a Source) {
        match field {
            Field::Note(number) => {
                let document = &self.linked.annotations[number as usize - 1].document;
                (&document.note.prose, &document.source)
            }
            Field::Headline | Field::Summary | Field::Caption | Field::Body => {
                (field::of_article(&self.linked.document, field), &self.linked.document.source)
            }
        }
    }

    fn explained(&self, field: Field, range: Range<usize>, outcome: Outcome) -> Explained {
        let (prose, source) = self.text(field);
        let place = Place::new(source, prose.span_in(&range, source));
        Explained { field, offset: range.start, place, words: prose.text[range].to_owned(), outcome }
    }

    fn linked(&self, mention: &Mention) -> Explained {
        let entity = self.entity(mention.entity);
        let form = mention.form.and_then(|form| entity.forms.get(form as usize));
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
        let mut entities = Vec::with_capacity(left.bearers.len());
        for bearer in &left.bearers {
            entities.push(self.entity((*bearer).into()).id.clone());
        }
        let first = self.entity(left.bearers[0].into());
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
        let mut misses = Vec::new();
        for field in self.fields() {
            let (prose, _) = self.text(field);
            for range in strangers(&prose.text, &self.known(field)) {
                if let Some(outcome) = self.near_miss(field, &prose.text[range.clone()]) {
                    misses.push(self.explained(field, range, outcome));
                }
            }
        }
        misses
    }

    /// The texts that the article has.
    fn fields(&self) -> Vec<Field> {
        let (document, annotations) = (&self.linked.document, &self.linked.annotations);
        let mut fields = vec![Field::Summary];
        if document.image.is_some() {
            fields.push(Field::Caption);
        }
        fields.push(Field::Body);
        for annotation in annotations {
            fields.push(Field::Note(annotation.number));
        }
        fields
    }

    /// What needs no further word in a text: linked or left alone, or no prose.
    fn known(&self, field: Field) -> Vec<Range<usize>> {
        let mut known = self.text(field).0.opaque.clone();
        for mention in &self.linked.mentions {
            if mention.field == field {
                known.push(mention.range());
            }
        }
        for (of, left) in self.left {
            if *of == field {
                known.push(left.range.clone());
            }
        }
        known
    }

    /// The registered form that a stranger is most like.
    fn near_miss(&self, field: Field, word: &str) -> Option<Outcome> {
        let mut nearest: Option<(&Registered, &str, Likeness)> = None;
        for entity in &self.linking.register.entities {
            for form in &entity.forms {
                let form = form.form.form.as_str();
                let Some(likeness) = likeness(form, word) else { continue };
                if nearest.is_none_or(|(_, _, known)| likeness.rank() < known.rank()) {
                    nearest = Some((entity, form, likeness));
                }
            }
        }
        let (entity, form, likeness) = nearest?;
        let whole = if matches!(field, Field::Note(_)) { "note" } else { "article" };
        let add = format!("if it is meant, add `{word}` to the `names` of `{}`", entity.id);
        let (reason, hint) = match likeness {
            Likeness::Ending(language) => (
                format!(
                    "`{form}` with an ending in {}, which this passage is not in or this name does not take",
                    language.name()
                ),
                format!("give the {whole} its `lang`, or the passage (`<span lang=…>`)"),
            ),
            Likeness::Beginning => (format!("begins like `{form}`, and the rest is no ending"), add),
            Likeness::OneLetter => (format!("spelled almost like `{form}`"), add),
        };
        Some(Outcome::Left { entities: vec![entity.id.clone()], reason, hint: Some(hint) })
    }

    fn entity(&self, index: EntityIndex) -> &'a Registered {
        self.linking.register.entity(index)
    }
}
