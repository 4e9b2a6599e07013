//! What the search page says, and the texts that can be searched.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::document::Prose;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::SearchRecord;
use crate::site::view::SearchView;
use crate::value::Lang;

/// So many publishers can be chosen, those with the most articles; the others together.
const PUBLISHERS: usize = 40;

impl Site {
    pub(super) fn search(&self) -> SearchView {
        let filters = ["kind", "year", "language", "publisher"];
        let labelled = filters.map(|filter| (filter, self.words.say(&format!("search_{filter}"))));
        SearchView { available: self.has_search, filters: labelled.to_vec() }
    }

    /// The texts of articles and of registered names.
    pub fn search_records(&self) -> Vec<SearchRecord> {
        let mut publishers: Vec<PublisherIndex> = self.archive.publisher_indexes().collect();
        publishers.sort_by_key(|index| std::cmp::Reverse(self.archive.publisher(*index).articles.len()));
        let chosen: HashSet<PublisherIndex> = publishers.into_iter().take(PUBLISHERS).collect();
        let folded: HashMap<PublisherIndex, String> = self
            .archive
            .publisher_indexes()
            .map(|index| match chosen.contains(&index) {
                true => (index, self.archive.publisher(index).name.clone()),
                false => (index, self.words.say("search_others")),
            })
            .collect();
        let articles = self.archive.article_indexes().map(|index| self.article_record(index, &folded));
        articles.chain(self.archive.entity_indexes().filter_map(|index| self.entity_record(index))).collect()
    }

    fn article_record(&self, index: ArticleIndex, publishers: &HashMap<PublisherIndex, String>) -> SearchRecord {
        let article = self.archive.article(index);
        let document = &article.document;
        let caption = document.image.as_ref().map(|image| &image.caption);
        // What editors say of a text does not run into its words.
        let notes = self.archive.annotations_of(index).iter().map(|annotation| &annotation.document.note.prose);
        let notes = notes.map(|note| note.text.trim()).filter(|note| !note.is_empty()).map(|note| format!("[{note}]"));
        let kind = match document.kind {
            ArticleKind::Report => self.words.say("kind_article"),
            ArticleKind::Summary => self.words.say("kind_summary"),
        };
        let mut filters = vec![("kind", kind), language(&document.lang)];
        filters.extend(document.date.map(|date| ("year", date.year().to_string())));
        filters.extend(article.publisher.map(|publisher| ("publisher", publishers[&publisher].clone())));
        SearchRecord {
            address: addresses::article(&self.archive, index),
            title: document.title.clone(),
            text: lines(
                [joined([&document.summary, &document.body].into_iter().chain(caption))].into_iter().chain(notes),
            ),
            names: self.names_of(&article.entities, document.original_title.as_deref()),
            date: document.date.map(|date| self.words.locale.long(date)),
            filters,
        }
    }

    /// Names without a text of their own are for the finder.
    fn entity_record(&self, index: EntityIndex) -> Option<SearchRecord> {
        let entity = self.archive.entity(index);
        let document = entity.document.as_ref()?;
        let text = joined([&document.summary, &document.definition, &document.body].into_iter());
        (!text.is_empty()).then(|| SearchRecord {
            address: addresses::entity(&self.archive, index),
            title: entity.name.clone(),
            text,
            names: self.names_of(&[index], None),
            date: None,
            filters: vec![("kind", self.words.say(&format!("kind_{}", entity.kind.word()))), language(self.lang_of())],
        })
    }

    /// Of each entity, every word of its forms once; and another title.
    fn names_of(&self, entities: &[EntityIndex], title: Option<&str>) -> String {
        let words_of = |index: &EntityIndex| {
            let entity = self.archive.entity(*index);
            let forms = entity.forms.iter().map(|form| form.form.form.as_str());
            let mut known = HashSet::new();
            let words = std::iter::once(entity.name.as_str()).chain(forms).flat_map(str::split_whitespace);
            words.filter(|word| known.insert(*word)).collect::<Vec<_>>().join(" ")
        };
        entities.iter().map(words_of).chain(title.map(str::to_owned)).collect::<Vec<_>>().join(" | ")
    }
}

fn language(lang: &Lang) -> (&'static str, String) {
    ("language", lang.language().to_owned())
}

fn joined<'a>(texts: impl Iterator<Item = &'a Prose>) -> String {
    lines(texts.map(|prose| prose.text.trim_end().to_owned()))
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
