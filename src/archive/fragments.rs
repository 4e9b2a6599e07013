//! Places inside pages that links lead to: `b.md#part`, `#note-2`, `#mention-1`.
//!
//! What ids a page has is known when everything on it is linked, so that this is the last that is done for a link. A heading is found by its
//! id, by its words, and by what either was before `section-` was put before it. What is not there is reported; a link to another page then leads to its
//! beginning, one inside the page to nowhere.

use std::collections::HashMap;
use std::sync::Arc;

use crate::archive::articles::Linked;
use crate::archive::frame::Frame;
use crate::archive::ids::Target;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::Owner;
use crate::archive::index::PageIndex;
use crate::archive::linking::Linking;
use crate::archive::mention::Mention;
use crate::archive::texts::OwnTexts;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::Element;
use crate::document::Link;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::document::Token;
use crate::document::place_id;
use crate::value::QuickMap;
use crate::value::QuickSet;
use crate::value::Source;
use crate::value::github_id;

/// What the ids of headings begin with that are ids of pages too.
const HEADING: &str = "section-";

/// Ids that the templates give to every page, and to those of each kind; some stand only where there is something to show.
const OF_PAGES: &[&str] = &["main", "on-this-page", "s-parts"];
const OF_ARTICLES: &[&str] = &[
    "s-notices",
    "s-corrections",
    "s-claims",
    "s-files",
    "s-notes",
    "s-named",
    "s-provenance",
    "s-linked",
    "s-related",
    "show-names",
    "show-notes",
    "show-claims",
];
const OF_ENTITIES: &[&str] = &[
    "s-forms",
    "s-claimed",
    "s-written",
    "s-listed",
    "s-together",
    "s-passages",
    "s-events",
    "locator",
    "s-questions",
    "s-published",
    "published",
    "s-disputes",
    "s-ledger",
];

/// What ids that templates number begin with.
const NUMBERED: &[&str] = &["s-passages-", "s-claimed-", "s-scope-", "y", "m", "published-y"];

/// Everything that is linked, by what links lead to.
pub(super) struct Pages<'a> {
    pub articles: &'a mut [Linked],
    pub entities: &'a mut [OwnTexts],
    pub standing: &'a mut [(StandingPage, OwnTexts)],
    pub frame: &'a mut Frame,
    /// Ids in the archive's own templates are places too.
    pub linking: &'a Linking,
}

/// Settles which place each link leads to.
pub(super) fn settle(pages: Pages, diagnostics: &mut Vec<Diagnostic>) {
    let places = pages.places();
    let Pages { articles, entities, standing, frame, linking } = pages;
    let settling = |owner: Owner, source| Settling { places: &places, note: None, own: places.get(&owner), source };
    for (index, article) in articles.iter_mut().enumerate() {
        let owner = Owner::Article(ArticleIndex::new(index));
        if article.links.iter().any(is_of_place) {
            let resolved = Arc::make_mut(&mut article.resolved);
            let document = &resolved.document;
            settling(owner, &document.source).settle(&document.body, &mut resolved.links, diagnostics);
        }
        for annotation in &mut article.annotations {
            if annotation.links.is_empty() {
                continue;
            }
            let note = &annotation.document.note.prose;
            let within = Places::of_text(note, &format!("note-{}-", annotation.number));
            let settling = Settling { note: Some(&within), ..settling(owner, &annotation.document.source) };
            settling.settle(note, &mut annotation.links, diagnostics);
        }
    }
    for (index, texts) in entities.iter_mut().enumerate() {
        let Some(document) = linking.document(EntityIndex::new(index)) else { continue };
        let owner = Owner::Entity(EntityIndex::new(index));
        settling(owner, &document.source).settle(&document.body, &mut texts.links, diagnostics);
    }
    for (index, (document, texts)) in standing.iter_mut().enumerate() {
        let owner = Owner::Page(PageIndex::new(index));
        settling(owner, &document.source).settle(&document.body, &mut texts.links, diagnostics);
    }
    if let Some(source) = &linking.settings.source {
        let settling = Settling { places: &places, note: None, own: None, source };
        settling.settle(&frame.footer, &mut frame.links, diagnostics);
    }
}

impl Pages<'_> {
    /// The places on each page that some link leads into.
    fn places(&self) -> QuickMap<Owner, Places> {
        let mut places = QuickMap::default();
        let mut own = Vec::new();
        for template in &self.linking.templates {
            own.extend(ids_in(&template.text));
        }
        for owner in self.wanted() {
            let mut of_page = self.places_of(owner);
            of_page.add_templates(owner, &own);
            places.insert(owner, of_page);
        }
        places
    }

    fn wanted(&self) -> QuickSet<Owner> {
        let mut wanted = QuickSet::default();
        for (index, article) in self.articles.iter().enumerate() {
            let owner = Owner::Article(ArticleIndex::new(index));
            wanted.extend(article.targets().filter_map(|target| page_of(target, owner)));
        }
        for (index, texts) in self.entities.iter().enumerate() {
            let owner = Owner::Entity(EntityIndex::new(index));
            wanted.extend(texts.links.iter().filter_map(|target| page_of(target, owner)));
        }
        for (index, (_, texts)) in self.standing.iter().enumerate() {
            let owner = Owner::Page(PageIndex::new(index));
            wanted.extend(texts.links.iter().filter_map(|target| page_of(target, owner)));
        }
        for target in &self.frame.links {
            if let Target::Place(owner, _) = target {
                wanted.insert(*owner);
            }
        }
        wanted
    }

    fn places_of(&self, owner: Owner) -> Places {
        match owner {
            Owner::Article(index) => self.places_of_article(&self.articles[index.get()]),
            Owner::Entity(index) => self.places_of_entity(index),
            Owner::Page(index) => {
                let (document, texts) = &self.standing[index.get()];
                let mut places = Places::of_text(&document.body, "");
                places.add_mentions(&texts.mentions);
                places
            }
        }
    }

    fn places_of_entity(&self, index: EntityIndex) -> Places {
        let mut places = match self.linking.document(index) {
            Some(document) => Places::of_text(&document.body, ""),
            None => Places::default(),
        };
        places.add_mentions(&self.entities[index.get()].mentions);
        for claim in self.articles.iter().flat_map(|article| &article.claims.claims) {
            if claim.question() == index {
                places.add(format!("claim-{}", claim.id()));
            }
        }
        places
    }

    fn places_of_article(&self, article: &Linked) -> Places {
        let mut places = Places::of_text(&article.document.body, "");
        places.add_mentions(&article.mentions);
        for annotation in &article.annotations {
            places.add(format!("note-{}", annotation.number));
            if annotation.range.is_some() {
                places.add(format!("passage-{}", annotation.number));
            }
        }
        for claim in &article.claims.claims {
            places.add(format!("claim-{}", claim.id()));
        }
        places
    }
}

/// Whether a target asks for a place on a page.
fn is_of_place(target: &Target) -> bool {
    matches!(target, Target::Place(..) | Target::Fragment(_))
}

/// The page whose places a target asks for, where it asks for one.
fn page_of(target: &Target, own: Owner) -> Option<Owner> {
    match target {
        Target::Place(owner, _) => Some(*owner),
        Target::Fragment(_) => Some(own),
        _ => None,
    }
}

/// The places of a page: ids, under all that may be written for each.
#[derive(Default)]
struct Places {
    ids: HashMap<String, String>,
    /// What an editor would write, for near misses.
    written: Vec<String>,
}

impl Places {
    /// Headings and footnotes of a text; `before` is what its ids begin with on its page.
    fn of_text(prose: &Prose, before: &str) -> Places {
        let mut places = Places::default();
        for token in &prose.tokens {
            match token {
                Token::Open(Element::Heading { id, .. }) => {
                    places.written.push(id.clone());
                    places.ids.entry(id.to_lowercase()).or_insert_with(|| format!("{before}{id}"));
                    places.ids.insert(id.clone(), format!("{before}{id}"));
                }
                Token::Open(Element::Footnote { number, .. }) => places.add(format!("{before}fn-{number}")),
                Token::Place(written) => {
                    places.written.push(written.clone());
                    let id = format!("{before}{}", place_id(written));
                    places.ids.entry(written.clone()).or_insert_with(|| id.clone());
                    places.ids.entry(id.clone()).or_insert(id);
                }
                Token::FootnoteReference { number, occurrence: 1 } => places.add(format!("{before}fnref-{number}")),
                Token::FootnoteReference { number, occurrence } => {
                    places.add(format!("{before}fnref-{number}-{occurrence}"));
                }
                _ => {}
            }
        }
        places
    }

    fn add(&mut self, id: String) {
        self.ids.insert(id.to_lowercase(), id.clone());
        self.ids.insert(id.clone(), id);
    }

    fn add_mentions(&mut self, mentions: &[Mention]) {
        for mention in mentions {
            self.add(format!("mention-{}", mention.number));
        }
    }

    fn add_templates(&mut self, owner: Owner, own: &[&str]) {
        let of_kind = match owner {
            Owner::Article(_) => OF_ARTICLES,
            Owner::Entity(_) => OF_ENTITIES,
            Owner::Page(_) => &[],
        };
        for id in [OF_PAGES, of_kind, own].concat() {
            self.ids.entry(id.to_owned()).or_insert_with(|| id.to_owned());
        }
    }

    fn find(&self, written: &str) -> Option<String> {
        let plain = github_id(written);
        let names = [written, &written.to_lowercase(), &plain, plain.strip_prefix(HEADING).unwrap_or(&plain)];
        for name in names.into_iter().chain([&*format!("{HEADING}{plain}")]) {
            if let Some(id) = self.ids.get(name) {
                return Some(id.clone());
            }
        }
        if is_numbered(written) { Some(written.to_owned()) } else { None }
    }
}

fn is_numbered(written: &str) -> bool {
    let Some(number) = NUMBERED.iter().find_map(|before| written.strip_prefix(before)) else { return false };
    number.starts_with(|letter: char| letter.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// The ids that a template gives by its own letters.
fn ids_in(template: &str) -> Vec<&str> {
    let mut ids = Vec::new();
    for rest in template.split(" id=\"").skip(1) {
        let Some(id) = rest.split('"').next() else { continue };
        if !id.is_empty() && !id.contains(['{', '}']) {
            ids.push(id);
        }
    }
    ids
}

/// One text whose links are settled.
struct Settling<'a> {
    places: &'a QuickMap<Owner, Places>,
    /// Those of the note that the text is.
    note: Option<&'a Places>,
    /// Those of its page.
    own: Option<&'a Places>,
    source: &'a Source,
}

impl Settling<'_> {
    fn settle(&self, prose: &Prose, targets: &mut [Target], diagnostics: &mut Vec<Diagnostic>) {
        for (link, target) in prose.links.iter().zip(targets) {
            let settled = match target {
                Target::Fragment(written) => self.here(link, written, diagnostics),
                Target::Place(owner, written) => self.there(link, (*owner, written), diagnostics),
                _ => continue,
            };
            *target = settled;
        }
    }

    /// A place of the page that the link stands on.
    fn here(&self, link: &Link, written: &str, diagnostics: &mut Vec<Diagnostic>) -> Target {
        for places in [self.note, self.own].into_iter().flatten() {
            if let Some(id) = places.find(written) {
                return Target::Fragment(id);
            }
        }
        let message = format!("nothing on this page is `#{written}`; the words stay");
        diagnostics.push(self.report(link, message, (written, self.own)));
        Target::Nowhere
    }

    /// A place of another page.
    fn there(&self, link: &Link, (owner, written): (Owner, &str), diagnostics: &mut Vec<Diagnostic>) -> Target {
        let places = self.places.get(&owner);
        if let Some(places) = places
            && let Some(id) = places.find(written)
        {
            return Target::Place(owner, id);
        }
        let message = format!("nothing there is `#{written}`; the link leads to the beginning");
        diagnostics.push(self.report(link, message, (written, places)));
        Target::page(owner)
    }

    fn report(&self, link: &Link, message: String, (written, places): (&str, Option<&Places>)) -> Diagnostic {
        let names: &[String] = match places {
            Some(places) => &places.written,
            None => &[],
        };
        let near = Near::new(written, &Among::new(names.iter().map(String::as_str))).around("#", "");
        Diagnostic::warning(ProblemKind::DeadLink, message).at(self.source, link.span).near(near)
    }
}
