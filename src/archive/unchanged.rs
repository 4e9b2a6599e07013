//! Articles that are not linked again, because nothing has changed for them.
//!
//! An article is linked with its own document and with what all articles are linked with: the register, the ids and titles that links may name,
//! what is held back, the settings. As long as nothing of that has changed, that is not made anew, and an article that was not parsed anew is not
//! linked anew either.

use std::hash::Hash;
use std::hash::Hasher;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::articles::Linked;
use crate::archive::index::ArticleIndex;
use crate::archive::linking::Grounds;
use crate::archive::linking::Linking;
use crate::archive::links;
use crate::archive::remembered::Found;
use crate::diagnostic::Checked;
use crate::document;
use crate::document::Documents;
use crate::document::HeldBack;
use crate::input::Input;
use crate::memory::Memo;
use crate::value::fingerprint;

/// What an earlier build has found in documents, and linked.
#[derive(Debug, Default)]
pub struct Memory {
    found: Arc<Found>,
    grounds: Memo<Checked<Arc<Grounds>>>,
    linking: Memo<Linking>,
    articles: Memo<Checked<Linked>>,
}

/// Articles that were linked with what this build links with.
pub(super) struct Unchanged<'m> {
    memory: &'m Memory,
    surroundings: u128,
    /// The titles of all articles, which only those ask for that call others by them.
    titles: u128,
}

impl<'m> Unchanged<'m> {
    /// `documents` are those that are published.
    pub(super) fn new(memory: &'m Memory, documents: &Documents, input: &Input) -> Unchanged<'m> {
        memory.articles.begin();
        memory.grounds.begin();
        memory.linking.begin();
        let titles: Vec<&str> = documents.articles.iter().map(|article| article.title.as_str()).collect();
        Unchanged {
            memory,
            surroundings: fingerprint(&Surroundings { documents, input }),
            titles: fingerprint(&titles),
        }
    }

    /// What all of them are linked with, but for titles. Names that stand in texts are remembered in what it is given.
    pub(super) fn grounds(&self, make: impl FnOnce(&Arc<Found>) -> Checked<Grounds>) -> Checked<Arc<Grounds>> {
        let make = || make(&self.memory.found).map(Arc::new);
        let grounds = Checked::clone(&self.memory.grounds.get(&self.surroundings, make));
        if let Some(remembered) = &grounds.value.remembered {
            remembered.go_on();
        }
        grounds
    }

    pub(super) fn linking(&self, make: impl FnOnce() -> Linking) -> Arc<Linking> {
        self.memory.linking.get(&(self.surroundings, self.titles), make)
    }

    /// A linked article. Whose document is the same in memory is the same: what is kept of it holds the document too, so that no other one can
    /// have its place.
    pub(super) fn article(
        &self,
        index: ArticleIndex,
        document: &Arc<document::Article>,
        link: impl FnOnce() -> Checked<Linked>,
    ) -> Checked<Linked> {
        let titles = if links::may_call(document) { self.titles } else { 0 };
        let from = (self.surroundings, titles, index.get(), Arc::as_ptr(document).addr());
        Checked::clone(&self.memory.articles.get(&from, link))
    }
}

/// What others may call an article beside its title, and what joins the register.
struct Called<'a>(&'a document::Article);

impl Hash for Called<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let document::Article { id, source, listed, publisher, .. } = self.0;
        (id, &source.path).hash(state);
        listed.len().hash(state);
        for listed in listed {
            (listed.kind, &listed.name.value).hash(state);
        }
        publisher.as_ref().map(|publisher| &publisher.value).hash(state);
    }
}

/// What all articles are linked with, the titles of articles apart.
struct Surroundings<'a> {
    documents: &'a Documents,
    input: &'a Input,
}

impl Hash for Surroundings<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Surroundings { documents, input } = self;
        let Documents { articles, entities, pages, footer, annotations: _, held } = documents;
        // The settings follow from their file and from the options.
        (&input.options, &input.statics, &input.templates, &footer.text).hash(state);
        input.settings.source.hash(state);
        let of_articles: Vec<u128> = articles.par_iter().map(|article| fingerprint(&Called(article))).collect();
        of_articles.hash(state);
        for entity in entities {
            // Names may be those of a file in another language.
            let document::Entity { id, source, names, short_names, not, .. } = &**entity;
            (id, source, names, short_names, not).hash(state);
        }
        for page in pages {
            (&page.id, &page.title, &page.source).hash(state);
        }
        for HeldBack { hold, source, ids, names, claims } in held {
            (hold, source, ids, names, claims).hash(state);
        }
    }
}
