//! Texts of a page as HTML: links resolved to addresses; names, notes and claims laid over.

use std::collections::hash_map::Entry;
use std::rc::Rc;

use crate::archive::Annotation;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::archive::Method;
use crate::archive::Target;
use crate::document::Prose;
use crate::input::Linking;
use crate::input::Outbound;
use crate::site::parts::choices::choices;
use crate::site::parts::claims::figure_with_unit;
use crate::site::parts::claims::row_address;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::weave;
use crate::site::weave::Href;
use crate::site::weave::Laid;
use crate::site::weave::Overlay;
use crate::site::weave::Part;
use crate::site::weave::Picture;
use crate::site::weave::Weaving;
use crate::value::FilePath;
use crate::value::Html;
use crate::value::QuickMap;
use crate::value::url;

/// Texts of one page that are woven one after the other.
pub struct Texts<'a> {
    site: &'a Site,
    /// From the page to the root; the base address in feeds.
    root: &'a str,
    surface: Surface,
    mentions: &'a [Mention],
    /// The article whose annotations and claims are laid over the body.
    article: Option<ArticleIndex>,
    /// Entities that a text of the page has named already, and where they lead.
    linked: QuickMap<EntityIndex, Rc<str>>,
}

/// What a text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surface {
    /// Its own page.
    Page,
    /// A list: no ids, since other texts stand there too.
    List,
    /// A feed: full addresses, no ids, no links on names.
    Feed,
}

impl<'a> Texts<'a> {
    pub fn on_page(site: &'a Site, root: &'a str, mentions: &'a [Mention]) -> Texts<'a> {
        Texts { site, root, surface: Surface::Page, mentions, article: None, linked: QuickMap::default() }
    }

    /// The texts of an article on its page, with its annotations and claims.
    pub fn of_article(site: &'a Site, root: &'a str, index: ArticleIndex) -> Texts<'a> {
        let mentions = &site.archive.article(index).mentions;
        Texts { article: Some(index), ..Texts::on_page(site, root, mentions) }
    }

    /// The texts of an article where those of others stand too.
    pub fn in_list(site: &'a Site, root: &'a str, index: ArticleIndex) -> Texts<'a> {
        let mentions = &site.archive.article(index).mentions;
        Texts { surface: Surface::List, ..Texts::on_page(site, root, mentions) }
    }

    /// A text at the foot of a page, in which nothing is named.
    pub fn at_foot(site: &'a Site, root: &'a str) -> Texts<'a> {
        Texts { surface: Surface::List, ..Texts::on_page(site, root, &[]) }
    }

    pub fn in_feed(site: &'a Site, base_url: &'a str) -> Texts<'a> {
        Texts { surface: Surface::Feed, ..Texts::on_page(site, base_url, &[]) }
    }

    pub fn body(&mut self, prose: &Prose, targets: &[Target]) -> Html {
        self.with_weaving(prose, Field::Body, targets, |weaving| weave::weave(prose, weaving))
    }

    /// A body, cut after each block in which an annotation ends.
    pub fn parts(&mut self, prose: &Prose, targets: &[Target]) -> Vec<Part> {
        self.with_weaving(prose, Field::Body, targets, |weaving| weave::weave_parts(prose, weaving))
    }

    /// A body, block by block.
    pub fn blocks(&mut self, prose: &Prose, targets: &[Target]) -> Vec<Html> {
        self.with_weaving(prose, Field::Body, targets, |weaving| weave::weave_blocks(prose, weaving))
    }

    /// The note of an annotation.
    pub fn note(&mut self, annotation: &Annotation) -> Html {
        let prose = &annotation.document.note.prose;
        let field = Field::Note(annotation.number);
        self.with_weaving(prose, field, &annotation.links, |weaving| weave::weave(prose, weaving))
    }

    /// A text of one paragraph; `None` where it is empty.
    pub fn line(&mut self, prose: &Prose, field: Field) -> Option<Html> {
        if prose.is_empty() {
            return None;
        }
        Some(self.with_weaving(prose, field, &[], |weaving| weave::weave_inline(prose, weaving)))
    }

    fn with_weaving<T>(
        &mut self,
        prose: &Prose,
        field: Field,
        targets: &[Target],
        weave: impl FnOnce(&Weaving) -> T,
    ) -> T {
        let overlays = self.overlays(field);
        let ids = match (self.surface, field) {
            (Surface::List | Surface::Feed, _) => None,
            (Surface::Page, Field::Note(number)) => Some(format!("note-{number}-")),
            (Surface::Page, _) => Some(String::new()),
        };
        let hrefs: Vec<Href> = targets.iter().map(|target| self.href(target)).collect();
        let pictures: Vec<Option<Picture>> = targets.iter().map(|target| self.picture(target)).collect();
        debug_assert!(prose.links.len() == targets.len() || targets.is_empty());
        weave(&Weaving {
            overlays: &overlays,
            hrefs: &hrefs,
            pictures: &pictures,
            outbound: self.site.archive.settings.outbound,
            words: &self.site.words,
            ids: ids.as_deref(),
        })
    }

    fn picture(&self, target: &Target) -> Option<Picture> {
        let Target::File(path) = target else { return None };
        let (width, height) = self.site.shared.sizes.get(path.as_str()).copied()?;
        Some(Picture { width, height, choices: self.choices(path) })
    }

    /// The value of `srcset`, for a picture that has smaller copies. Whoever shows a feed chooses by its own measures.
    pub fn choices(&self, picture: &FilePath) -> Option<String> {
        choices(self.site, self.root, picture).filter(|_| self.surface != Surface::Feed)
    }

    fn overlays(&mut self, field: Field) -> Vec<Overlay<'a>> {
        let site = self.site;
        let all = site.archive.settings.mentions == Linking::All;
        // They come text by text: thousands of notes do not each look through the names of all.
        let of_page = self.mentions;
        let start = of_page.partition_point(|mention| mention.field < field);
        let end = of_page.partition_point(|mention| mention.field <= field);
        let mut overlays = Vec::with_capacity(end - start);
        for mention in &of_page[start..end] {
            let (is_first, href) = match self.linked.entry(mention.entity) {
                Entry::Occupied(known) => (false, known.get().clone()),
                Entry::Vacant(place) => {
                    let address = addresses::entity(&site.archive, mention.entity);
                    (true, place.insert(format!("{}{address}", self.root).into()).clone())
                }
            };
            let is_written = matches!(mention.method, Method::Wikilink | Method::Link);
            let href = if all || is_first || is_written { Some(href) } else { None };
            let entity = site.archive.entity(mention.entity).id.as_str();
            let laid = Laid::Mention { number: mention.number, entity, href };
            overlays.push(Overlay { range: mention.range(), laid });
        }
        if let Some(article) = self.article.filter(|_| field == Field::Body) {
            overlays.extend(self.annotations(article));
            overlays.extend(self.claims(article));
            Overlay::sort(&mut overlays);
        }
        overlays
    }

    fn annotations(&self, article: ArticleIndex) -> impl Iterator<Item = Overlay<'a>> + use<'a> {
        let annotations = self.site.archive.annotations_of(article).iter();
        annotations.filter_map(|annotation| {
            let number = annotation.number;
            let range = annotation.range.clone()?;
            Some(Overlay { range, laid: Laid::Annotation { number } })
        })
    }

    fn claims(&self, article: ArticleIndex) -> impl Iterator<Item = Overlay<'a>> + use<'a> {
        let Texts { site, root, .. } = *self;
        site.archive.claims_of(article).map(move |index| {
            let claim = site.archive.claim(index);
            let label = site.words.fill("claim_sign", None, &[("figure", figure_with_unit(site, claim))]);
            let laid = Laid::Claim {
                claim: &claim.document.id.value,
                id: addresses::claim_anchor(claim),
                href: format!("{root}{}", row_address(site, index)),
                label,
            };
            Overlay { range: claim.range.clone(), laid }
        })
    }

    /// A file of the site as a link of a text has it; full addresses are encoded where they are made.
    fn file(&self, path: &FilePath) -> String {
        match self.surface {
            Surface::Feed => path.as_str().to_owned(),
            Surface::Page | Surface::List => url::encode_name(path.as_str()),
        }
    }

    fn href(&self, target: &Target) -> Href {
        let archive = &self.site.archive;
        let is_feed = self.surface == Surface::Feed;
        let inside = |address: String| match is_feed {
            true => Href::Inside(addresses::full(self.root, &address)),
            false => Href::Inside(format!("{}{}", self.root, address)),
        };
        match target {
            // What may not be linked is no words in a feed either, where readers' programs make links of addresses.
            Target::Elsewhere(_) if is_feed && archive.settings.outbound != Outbound::Live => Href::Nowhere,
            Target::Elsewhere(address) => Href::Elsewhere(address.clone()),
            Target::Entity(index) if is_feed => inside(addresses::entity(archive, *index)),
            Target::Entity(_) => Href::Mention,
            Target::Article(index) => inside(addresses::article(archive, *index)),
            Target::Page(index) => inside(addresses::standing(archive, *index)),
            Target::Place(owner, id) => inside(addresses::owner(archive, *owner)).with_fragment(id),
            Target::Fragment(_) if self.surface != Surface::Page => Href::Nowhere,
            Target::Fragment(id) => Href::Inside(format!("#{id}")),
            Target::File(path) => inside(self.file(path)),
            Target::PartOfFile(path, part) => inside(self.file(path)).with_fragment(part),
            Target::Nowhere => Href::Nowhere,
        }
    }
}
