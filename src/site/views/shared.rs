//! What many views need and is worked out once.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::Annotation;
use crate::archive::AnnotationIndex;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PublisherIndex;
use crate::input::StaticFile;
use crate::language::Words;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::KINDS;
use crate::site::plan::METHODOLOGY;
use crate::site::view::ArticleLinkView;
use crate::site::view::DateView;
use crate::site::view::EntityGroupView;
use crate::site::view::EntityLinkView;
use crate::site::view::LinkView;
use crate::site::view::PageNumberView;
use crate::site::view::PagerView;
use crate::site::view::SectionView;
use crate::site::view::SiteView;
use crate::site::views::has_time;
use crate::site::views::map_points;
use crate::site::views::notes::Labelled;
use crate::site::views::strongest;
use crate::value::Date;
use crate::value::Kind;
use crate::value::Lang;

pub(in crate::site) struct Shared {
    pub site: SiteView,
    /// Entities of a kind in the language's order.
    pub order: HashMap<Kind, Vec<EntityIndex>>,
    pub publisher_order: Vec<PublisherIndex>,
    /// Entities that lie in, happened at or belong to another.
    pub parts: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// Articles by the one that they translate, and by the one that they are versions of.
    pub translations: HashMap<ArticleIndex, Vec<ArticleIndex>>,
    pub versions: HashMap<ArticleIndex, Vec<ArticleIndex>>,
    /// Months and years that have a page.
    pub dates: HashSet<Date>,
    pub tags: Labelled,
    pub authors: Labelled,
    /// Width and height of pictures.
    pub sizes: HashMap<String, (usize, usize)>,
}

impl Shared {
    pub(in crate::site) fn new(archive: &Archive, words: &Words, statics: &[StaticFile]) -> Shared {
        let mut order: HashMap<Kind, Vec<EntityIndex>> = HashMap::new();
        let mut parts: HashMap<EntityIndex, Vec<EntityIndex>> = HashMap::new();
        for index in archive.entity_indexes() {
            let entity = archive.entity(index);
            order.entry(entity.kind).or_default().push(index);
            let mut wholes: Vec<EntityIndex> =
                entity.role_organizations.iter().copied().flatten().chain(entity.within).chain(entity.place).collect();
            wholes.sort_unstable();
            wholes.dedup();
            wholes.into_iter().for_each(|whole| parts.entry(whole).or_default().push(index));
        }
        let name = |index: &EntityIndex| archive.entity(*index).name.as_str();
        for entities in order.values_mut() {
            entities.sort_by(|a, b| words.locale.compare(name(a), name(b)));
        }
        let mut publisher_order: Vec<PublisherIndex> = archive.publisher_indexes().collect();
        let publisher_name = |index: &PublisherIndex| archive.publisher(*index).name.as_str();
        publisher_order.sort_by(|a, b| words.locale.compare(publisher_name(a), publisher_name(b)));
        let (mut translations, mut versions) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let mut dates = HashSet::new();
        for index in archive.article_indexes() {
            let article = archive.article(index);
            if let Some(of) = article.translation_of {
                translations.entry(of).or_default().push(index);
            }
            if let Some(of) = article.version_of {
                versions.entry(of).or_default().push(index);
            }
            if let Some(date) = article.document.date {
                dates.insert(date.to_year());
                dates.insert(date.to_month());
            }
        }
        let sizes = statics.iter().filter_map(|file| Some((file.path.as_str().to_owned(), file.size?))).collect();
        let site = site_view(archive, words, &order);
        let tags = labelled(archive, words, |annotation| annotation.document.tags.clone());
        let authors = labelled(archive, words, |annotation| annotation.document.by.clone().into_iter().collect());
        Shared { tags, authors, site, order, publisher_order, parts, translations, versions, dates, sizes }
    }
}

/// Annotations under each of their labels, in the language's order.
fn labelled(archive: &Archive, words: &Words, labels: impl Fn(&Annotation) -> Vec<String>) -> Labelled {
    let indexes = archive.annotation_indexes();
    let mut rows: Vec<(String, AnnotationIndex)> = indexes
        .flat_map(|index| labels(archive.annotation(index)).into_iter().map(move |label| (label, index)))
        .collect();
    rows.sort_by(|(a, a_index), (b, b_index)| words.locale.compare(a, b).then(a_index.cmp(b_index)));
    rows.dedup();
    Labelled::new(rows)
}

fn site_view(archive: &Archive, words: &Words, order: &HashMap<Kind, Vec<EntityIndex>>) -> SiteView {
    let section = |key: &'static str, count: usize| SectionView {
        key,
        label: words.say(&format!("section_{key}")),
        address: format!("{key}/index.html"),
        count,
    };
    let kinds = KINDS.iter().map(|kind| section(kind.folder(), order.get(kind).map_or(0, Vec::len)));
    let dated = archive.articles.iter().filter(|article| article.document.date.is_some()).count();
    let sections = std::iter::once(section("articles", archive.articles.len()))
        .chain(kinds)
        .chain([
            SectionView {
                address: addresses::ANNOTATIONS.to_owned(),
                ..section("annotations", archive.annotations.len())
            },
            section("publishers", archive.publishers.len()),
            section("dates", dated),
        ])
        .filter(|section| section.count > 0)
        .collect();
    let overview = |key: &'static str, address: &str, count: usize| SectionView {
        address: address.to_owned(),
        label: words.say(key),
        ..section(key, count)
    };
    let overviews = vec![
        overview("timeline", addresses::TIMELINE, usize::from(has_time(archive))),
        overview("map", addresses::MAP, map_points(archive).len()),
        overview("ties", addresses::TIES, strongest(archive).len()),
    ];
    let settings = &archive.settings;
    let mut pages: Vec<LinkView> = archive
        .page_indexes()
        .map(|index| LinkView {
            label: archive.page(index).document.title.clone(),
            address: Some(addresses::standing(archive, index)),
        })
        .collect();
    let has_method = archive.page_indexes().any(|index| archive.page(index).document.id == METHODOLOGY);
    if !has_method && order.contains_key(&Kind::Question) {
        let address = Some(format!("{METHODOLOGY}.html"));
        pages.push(LinkView { label: words.say("methodology"), address });
    }
    pages.sort_by(|a, b| words.locale.compare(&a.label, &b.label));
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        lang: settings.lang.as_str().to_owned(),
        dir: settings.lang.dir(),
        publisher: settings.publisher.clone(),
        base_url: settings.base_url.clone(),
        sections,
        overviews: overviews.into_iter().filter(|overview| overview.count > 0).collect(),
        pages,
        generator: concat!("Dateline ", env!("CARGO_PKG_VERSION")),
        outbound: settings.outbound.word(),
    }
}

impl Site {
    pub(super) fn date_view(&self, date: Date) -> DateView {
        let page = [date.to_month(), date.to_year()].into_iter().find(|page| self.shared.dates.contains(page));
        DateView {
            iso: date.to_string(),
            text: self.words.locale.long(date),
            short: self.words.locale.short(date),
            year: date.year().to_string(),
            address: page.map(addresses::date),
        }
    }

    pub(super) fn entity_link(&self, index: EntityIndex) -> EntityLinkView {
        let entity = self.archive.entity(index);
        EntityLinkView {
            id: entity.id.clone(),
            kind: entity.kind.word(),
            address: addresses::entity(&self.archive, index),
            name: entity.name.clone(),
            summary: entity.summary().map(|summary| summary.text.trim_end().to_owned()),
            articles: entity.articles.len(),
            mentions: entity.mentions.len(),
            count: entity.articles.len(),
            anchor: None,
        }
    }

    pub(super) fn article_link(&self, index: ArticleIndex) -> ArticleLinkView {
        let article = self.archive.article(index);
        let document = &article.document;
        ArticleLinkView {
            id: document.id.clone(),
            address: addresses::article(&self.archive, index),
            title: document.title.clone(),
            lang: document.lang.as_str().to_owned(),
            dir: document.lang.dir(),
            kind: document.kind.word(),
            date: document.date.map(|date| self.date_view(date)),
            publisher: article.publisher.map(|publisher| self.publisher_link(publisher)),
            summary: (!document.summary.is_empty()).then(|| document.summary.text.trim_end().to_owned()),
            shared: Vec::new(),
        }
    }

    pub(super) fn publisher_link(&self, index: PublisherIndex) -> LinkView {
        LinkView {
            label: self.archive.publisher(index).name.clone(),
            address: Some(addresses::publisher(&self.archive, index)),
        }
    }

    /// Entities by kind, in the order of kinds; those of one kind stay in the order given.
    pub(super) fn grouped(&self, links: Vec<EntityLinkView>) -> Vec<EntityGroupView> {
        let mut groups: Vec<EntityGroupView> = Kind::ALL
            .iter()
            .map(|kind| EntityGroupView {
                kind: kind.word(),
                label: self.words.say(&format!("section_{}", kind.folder())),
                entities: Vec::new(),
            })
            .collect();
        for link in links {
            if let Some(group) = groups.iter_mut().find(|group| group.kind == link.kind) {
                group.entities.push(link);
            }
        }
        groups.retain(|group| !group.entities.is_empty());
        groups
    }

    /// The pages of a long list; nothing where there is only one.
    pub(super) fn pager(&self, first: &str, number: usize, total: usize) -> Option<PagerView> {
        if total < 2 {
            return None;
        }
        let address = |number| addresses::numbered(first, number);
        let is_shown = |page: usize| page == 1 || page == total || page.abs_diff(number) <= 2;
        let shown: Vec<usize> = (1..=total).filter(|page| is_shown(*page)).collect();
        let pages = shown.iter().enumerate().map(|(position, page)| PageNumberView {
            number: *page,
            address: address(*page),
            current: *page == number,
            gap_before: position > 0 && shown[position - 1] + 1 < *page,
        });
        Some(PagerView {
            number,
            total,
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < total).then(|| address(number + 1)),
            pages: pages.collect(),
        })
    }

    pub(super) fn lang_of(&self) -> &Lang {
        &self.archive.settings.lang
    }
}
