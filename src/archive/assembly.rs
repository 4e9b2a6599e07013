//! Puts what was linked document by document into the tables of the archive, each value whole.

use std::ops::Range;
use std::sync::Arc;

use crate::archive::annotations::Annotation;
use crate::archive::articles::Linked;
use crate::archive::backlinks;
use crate::archive::backlinks::Backlinks;
use crate::archive::backlinks::Tables;
use crate::archive::claims;
use crate::archive::claims::Claim;
use crate::archive::frame::Frame;
use crate::archive::held::Held;
use crate::archive::held_files;
use crate::archive::held_files::Published;
use crate::archive::ids::Ids;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::linked::Archive;
use crate::archive::linked::Article;
use crate::archive::linked::Entity;
use crate::archive::linked::Publisher;
use crate::archive::linked::RegisteredForm;
use crate::archive::linked::Standing;
use crate::archive::linking::Grounds;
use crate::archive::linking::Linking;
use crate::archive::pairing::Pairing;
use crate::archive::register::FormOfName;
use crate::archive::register::Register;
use crate::archive::register::Registered;
use crate::archive::register::Registration;
use crate::archive::register::Relations;
use crate::archive::risky_forms;
use crate::archive::texts::OwnTexts;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::document::StandingPage;
use crate::input::Settings;
use crate::value::QuickSet;
use crate::value::name_slug;

/// Everything that was linked, document by document.
pub(super) struct Parts {
    pub articles: Vec<Linked>,
    /// In the order of the register.
    pub entities: Vec<OwnTexts>,
    pub pages: Vec<(StandingPage, OwnTexts)>,
    pub frame: Frame,
}

/// Puts the parts together.
pub(super) fn assemble(parts: Parts, linking: &Linking) -> Checked<Archive> {
    let Parts { articles, entities: own_texts, pages: standing, frame } = parts;
    let Linking { grounds, ids, reworded: _ } = linking;
    let Grounds { register, settings, held, .. } = &**grounds;
    let mut diagnostics = Vec::new();
    let featured = featured(settings, ids, &mut diagnostics);
    let pairing = Pairing::new(register.entities.len(), &articles);
    let held_back = (&**held, &pairing);
    let OfArticles { articles, annotations, claims } = of_articles(articles, held_back, &mut diagnostics);
    let mut pages = Vec::with_capacity(standing.len());
    for (document, OwnTexts { links, mentions }) in standing {
        pages.push(Standing { document, links, mentions });
    }
    let tables = Tables { articles: &articles, own: &own_texts, claims: &claims };
    let backlinks = backlinks::of_entities(&tables);
    let by_publisher = backlinks::of_publishers(register.publishers.all.len(), &articles);
    let (entities, publishers) = of_register(linking, own_texts.into_iter().zip(backlinks), by_publisher);
    let in_small: QuickSet<&str> = articles.iter().flat_map(|article| &article.in_small).map(String::as_str).collect();
    risky_forms::report(&entities, &in_small, &mut diagnostics);
    let published = Published { articles: &articles, entities: &entities, pages: &pages, annotations: &annotations };
    let held_files = held_files::of(held, &published, &mut diagnostics);
    let archive = Archive {
        settings: settings.clone(),
        articles,
        entities,
        publishers,
        pages,
        annotations,
        claims,
        featured,
        frame,
        held_files,
    };
    Checked { value: archive, diagnostics }
}

/// The tables that are made article by article.
struct OfArticles {
    articles: Vec<Article>,
    annotations: Vec<Annotation>,
    claims: Vec<Claim>,
}

fn of_articles(
    linked: Vec<Linked>,
    (held, pairing): (&Held, &Pairing),
    diagnostics: &mut Vec<Diagnostic>,
) -> OfArticles {
    let mut claim_ids = claims::Ids::new(held);
    let mut articles = Vec::with_capacity(linked.len());
    let mut annotations = Vec::new();
    let mut unrelated = Vec::new();
    let linked_from = backlinks::of_articles(&linked);
    for (linked, linked_from) in linked.into_iter().zip(linked_from) {
        let paired = pairing.of(&linked, diagnostics);
        let Linked { resolved, annotations: annotated, claims: claimed } = linked;
        let of_article = claim_ids.take(claimed, &resolved.document.source, diagnostics);
        articles.push(Article {
            paired,
            annotations: append(&mut annotations, annotated),
            claims: append(&mut unrelated, of_article),
            resolved,
            linked_from,
        });
    }
    let mut placed = Vec::with_capacity(unrelated.len());
    let mut unrelated = unrelated.into_iter();
    for (index, article) in articles.iter().enumerate() {
        for claim in unrelated.by_ref().take(article.claims.len()) {
            let document = &article.document;
            placed.push(claims::Placed {
                article: ArticleIndex::new(index),
                source: &document.source,
                date: document.date,
                claim,
            });
        }
    }
    let claims = claims::relate(placed, &claim_ids, diagnostics);
    OfArticles { articles, annotations, claims }
}

/// Entities and publishers, with what the finished tables know of them.
fn of_register(
    linking: &Linking,
    known: impl ExactSizeIterator<Item = (OwnTexts, Backlinks)>,
    by_publisher: Vec<Vec<ArticleIndex>>,
) -> (Vec<Entity>, Vec<Publisher>) {
    let Register { entities: registered, relations, publishers: registrations, .. } = &linking.register;
    let mut entities = Vec::with_capacity(known.len());
    let registered = registered.iter().zip(relations);
    for (registered, known) in registered.zip(known) {
        let document = linking.document(EntityIndex::new(entities.len()));
        entities.push(entity(registered, known, document.cloned()));
    }
    let mut publishers = Vec::with_capacity(by_publisher.len());
    for (Registration { name, organization }, articles) in registrations.all.iter().zip(by_publisher) {
        let id = publisher_id(name, organization.map(|index| &entities[index.get()]));
        publishers.push(Publisher { id, name: name.clone(), organization: *organization, articles });
    }
    (entities, publishers)
}

fn publisher_id(name: &str, organization: Option<&Entity>) -> String {
    let own = organization.and_then(|entity| entity.id.split_once('/'));
    let slug = own.map_or_else(|| name_slug(name), |(_, stem)| stem.to_owned());
    format!("publishers/{slug}")
}

/// What is registered of an entity and what the archive knows of it, side by side.
fn entity(
    (registered, relations): (&Registered, &Relations),
    (own, backlinks): (OwnTexts, Backlinks),
    document: Option<Arc<document::Entity>>,
) -> Entity {
    let Registered { kind, id, name, forms: registered_forms, .. } = registered.clone();
    let Relations { within, place, event, role_organizations } = relations.clone();
    let OwnTexts { links, mentions: own_mentions } = own;
    let Backlinks { mentions, of_forms, articles, naming, claims } = backlinks;
    let mut forms = Vec::with_capacity(registered_forms.len());
    for (index, FormOfName { form, kind }) in registered_forms.into_iter().enumerate() {
        forms.push(RegisteredForm { form, kind, mentions: of_forms.get(index).copied().unwrap_or_default() });
    }
    Entity {
        kind,
        id,
        name,
        forms,
        document,
        role_organizations,
        within,
        place,
        event,
        links,
        own_mentions,
        mentions,
        articles,
        naming,
        claims,
    }
}

fn append<T>(all: &mut Vec<T>, more: Vec<T>) -> Range<usize> {
    let start = all.len();
    all.extend(more);
    start..all.len()
}

fn featured(settings: &Settings, ids: &Ids, diagnostics: &mut Vec<Diagnostic>) -> Vec<ArticleIndex> {
    let mut featured = Vec::new();
    for written in &settings.featured {
        match (ids.article_called(&written.value), &settings.source) {
            (Some(article), _) => featured.push(article),
            (None, Some(source)) => {
                diagnostics.push(ids.unknown_article(&written.value).at(source, written.span));
            }
            (None, None) => {}
        }
    }
    featured
}
