//! What a link in double brackets shows that has no words of its own: the title of an article or a page, the name of an entity.
//!
//! `[[articles/b]]` and `[[b]]` say how a file is called, which is for editors. A form of a name and a title are their own words, in any letters:
//! `[[Kassym-Jomart Tokayev]]` stays. What is not published shows what is written, never its title.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::ids::Target;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::Owner;
use crate::archive::index::PageIndex;
use crate::archive::linking::Linking;
use crate::archive::links::Resolving;
use crate::archive::register::Registered;
use crate::document::Article;
use crate::document::Entity;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::names::key;
use crate::value::QuickMap;
use crate::value::Source;

/// Words for the links of a text, by their index.
type Words = HashMap<usize, String>;

/// A text of the archive: a body, or of an article the note of a number.
type Place = (Owner, Option<usize>);

/// Gives the texts of articles and pages the words that their links show.
pub(super) fn reword(articles: &mut [Arc<Article>], pages: &mut [StandingPage], linking: &Linking) {
    let changes = Calling { articles, pages, linking }.changes();
    for ((owner, note), words) in changes {
        let prose = match (owner, note) {
            (Owner::Article(index), None) => &mut Arc::make_mut(&mut articles[index.get()]).body,
            (Owner::Article(index), Some(note)) => {
                &mut Arc::make_mut(&mut articles[index.get()]).annotations[note].note.prose
            }
            (Owner::Page(index), _) => &mut pages[index.get()].body,
            (Owner::Entity(_), _) => continue,
        };
        *prose = std::mem::take(prose).reworded(&words);
    }
}

/// Entities whose texts get other words for their links.
pub(super) fn reworded_entities(
    articles: &[Arc<Article>],
    pages: &[StandingPage],
    linking: &Linking,
) -> QuickMap<EntityIndex, Arc<Entity>> {
    let calling = Calling { articles, pages, linking };
    let mut reworded = QuickMap::default();
    for (index, entity) in linking.register.entities.iter().enumerate() {
        let Some(document) = &entity.document else { continue };
        let Some(words) = calling.of_text(&document.body, &document.source) else { continue };
        let mut document = Entity::clone(document);
        document.body = document.body.reworded(&words);
        reworded.insert(EntityIndex::new(index), Arc::new(document));
    }
    reworded
}

struct Calling<'a> {
    articles: &'a [Arc<Article>],
    pages: &'a [StandingPage],
    linking: &'a Linking,
}

impl Calling<'_> {
    /// Other words for links, by the texts of articles and pages that these stand in.
    fn changes(&self) -> Vec<(Place, Words)> {
        let articles = self.articles.par_iter().enumerate();
        let mut changes: Vec<(Place, Words)> =
            articles.flat_map_iter(|(index, article)| self.of_article(index, article)).collect();
        for (index, page) in self.pages.iter().enumerate() {
            let place = (Owner::Page(PageIndex::new(index)), None);
            changes.extend(self.of_text(&page.body, &page.source).map(|words| (place, words)));
        }
        changes
    }

    fn of_article(&self, index: usize, article: &Article) -> Vec<(Place, Words)> {
        let owner = Owner::Article(ArticleIndex::new(index));
        let body = self.of_text(&article.body, &article.source);
        let mut changes = Vec::from_iter(body.map(|words| ((owner, None), words)));
        for (number, note) in article.annotations.iter().enumerate() {
            let words = self.of_text(&note.note.prose, &note.source);
            changes.extend(words.map(|words| ((owner, Some(number)), words)));
        }
        changes
    }

    fn of_text(&self, prose: &Prose, source: &Source) -> Option<Words> {
        let mut words = Words::new();
        let resolving = Resolving { source, original: None, linking: self.linking };
        for (index, link) in prose.links.iter().enumerate() {
            if link.form == LinkForm::Name
                && let Some(shown) = self.shown(link.destination.trim(), resolving)
            {
                words.insert(index, shown);
            }
        }
        if words.is_empty() { None } else { Some(words) }
    }

    /// What a link shows, where that is not what is written.
    fn shown(&self, written: &str, resolving: Resolving) -> Option<String> {
        if let Ok(target) = resolving.called(written) {
            return self.title(written, &target);
        }
        match written.split_once('#')? {
            ("", place) => Some(place.trim().to_owned()),
            (name, _) => self.title(name.trim(), &resolving.called(name.trim()).ok()?),
        }
    }

    fn title(&self, written: &str, target: &Target) -> Option<String> {
        let title = match target {
            Target::Article(index) => &self.articles[index.get()].title,
            Target::Page(index) => &self.pages[index.get()].title,
            Target::Entity(index) => {
                let entity = self.linking.register.entity(*index);
                return if is_called_by_file(written, entity) { Some(entity.name.clone()) } else { None };
            }
            _ => return None,
        };
        if key(title) == key(written) { None } else { Some(title.clone()) }
    }
}

/// Whether an entity is called as its file is, and not as somebody would write its name.
fn is_called_by_file(written: &str, entity: &Registered) -> bool {
    let is_file = written.contains('/') || written.strip_suffix(".md").unwrap_or(written) == entity.stem();
    is_file && entity.form_of(written).is_none()
}
