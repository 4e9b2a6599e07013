//! Texts of a page as HTML: links resolved to addresses, mentions laid over.

use std::collections::HashSet;
use std::ops::Range;

use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Method;
use crate::archive::Target;
use crate::document::Prose;
use crate::input::Linking;
use crate::site::Site;
use crate::site::addresses;
use crate::site::weave;
use crate::site::weave::Href;
use crate::site::weave::Overlay;
use crate::site::weave::Weaving;
use crate::value::Html;

/// Texts of one page that are woven one after the other.
pub(super) struct Texts<'a> {
    site: &'a Site,
    /// From the page to the root; the base address in feeds.
    root: &'a str,
    /// In feeds: full addresses, no ids, no links on names.
    is_feed: bool,
    mentions: Range<usize>,
    /// Entities that a text of the page has linked already.
    linked: HashSet<EntityIndex>,
}

impl<'a> Texts<'a> {
    pub(super) fn on_page(site: &'a Site, root: &'a str, mentions: Range<usize>) -> Texts<'a> {
        Texts { site, root, is_feed: false, mentions, linked: HashSet::new() }
    }

    pub(super) fn in_feed(site: &'a Site, base_url: &'a str) -> Texts<'a> {
        Texts { site, root: base_url, is_feed: true, mentions: 0..0, linked: HashSet::new() }
    }

    pub(super) fn body(&mut self, prose: &Prose, targets: &[Target]) -> Html {
        self.with_weaving(prose, Field::Body, targets, |weaving| weave::weave(prose, weaving))
    }

    /// A text of one paragraph; `None` where it is empty.
    pub(super) fn line(&mut self, prose: &Prose, field: Field) -> Option<Html> {
        if prose.is_empty() {
            return None;
        }
        Some(self.with_weaving(prose, field, &[], |weaving| weave::weave_inline(prose, weaving)))
    }

    fn with_weaving(
        &mut self,
        prose: &Prose,
        field: Field,
        targets: &[Target],
        weave: impl FnOnce(&Weaving) -> Html,
    ) -> Html {
        let overlays = self.overlays(field);
        let hrefs: Vec<Href> = targets.iter().map(|target| self.href(target)).collect();
        let sizes: Vec<Option<(usize, usize)>> = targets
            .iter()
            .map(|target| match target {
                Target::File(path) => self.site.shared.sizes.get(path.as_str()).copied(),
                _ => None,
            })
            .collect();
        debug_assert!(prose.links.len() == targets.len() || targets.is_empty());
        weave(&Weaving {
            overlays: &overlays,
            hrefs: &hrefs,
            sizes: &sizes,
            outbound: self.site.archive.settings.outbound,
            words: &self.site.words,
            has_ids: !self.is_feed,
        })
    }

    fn overlays(&mut self, field: Field) -> Vec<Overlay> {
        let site = self.site;
        let all = site.archive.settings.mentions == Linking::All;
        let mentions = site.archive.mentions[self.mentions.clone()].iter().filter(|mention| mention.field == field);
        mentions
            .map(|mention| {
                let is_first = self.linked.insert(mention.entity);
                let is_written = matches!(mention.method, Method::Wikilink | Method::Link);
                let is_link = all || is_first || is_written;
                Overlay {
                    range: mention.range(),
                    id: format!("mention-{}", mention.number),
                    entity: site.archive.entity(mention.entity).id.clone(),
                    href: is_link.then(|| format!("{}{}", self.root, addresses::entity(&site.archive, mention.entity))),
                }
            })
            .collect()
    }

    fn href(&self, target: &Target) -> Href {
        let archive = &self.site.archive;
        let inside = |address: String| match self.is_feed {
            true => Href::Inside(addresses::full(self.root, &address)),
            false => Href::Inside(format!("{}{}", self.root, address)),
        };
        match target {
            Target::Elsewhere(address) => Href::Elsewhere(address.clone()),
            Target::Entity(index) if self.is_feed => inside(addresses::entity(archive, *index)),
            Target::Entity(_) => Href::Mention,
            Target::Article(index) => inside(addresses::article(archive, *index)),
            Target::Page(index) => inside(addresses::standing(archive, *index)),
            Target::Fragment(_) if self.is_feed => Href::Nowhere,
            Target::Fragment(id) => Href::Inside(format!("#{id}")),
            Target::File(path) => inside(path.as_str().to_owned()),
            Target::Nowhere => Href::Nowhere,
        }
    }
}
