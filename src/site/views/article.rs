//! What an article's page says.

use std::collections::HashMap;

use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Name;
use crate::archive::PageIndex;
use crate::document;
use crate::document::Prose;
use crate::input::Outbound;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::ArticleLinkView;
use crate::site::view::ArticleView;
use crate::site::view::CaptureView;
use crate::site::view::CorrectionView;
use crate::site::view::EntityGroupView;
use crate::site::view::EntityLinkView;
use crate::site::view::ImageView;
use crate::site::view::LinkView;
use crate::site::view::MediaView;
use crate::site::view::ProvenanceView;
use crate::site::view::StandingView;
use crate::site::views::head::lang_and_dir;
use crate::site::views::notes::AnnotatedBody;
use crate::site::views::texts::Texts;
use crate::value::Kind;

/// How many related articles are shown.
const RELATED: usize = 5;

/// An entity that more articles name says little about which of them are related.
const COMMON: usize = 200;

impl Site {
    pub(super) fn article(&self, page: &Page, index: ArticleIndex) -> ArticleView {
        let article = self.archive.article(index);
        let document = &article.document;
        let root = addresses::root(page.address.as_str());
        let mut texts = Texts::of_article(self, &root, index);
        let (lang, dir) = lang_and_dir(&document.lang);
        // In the order in which the page shows them: only an entity's first mention may be a link.
        let summary_html = texts.line(&document.summary, Field::Summary);
        let image = document.image.as_ref().and_then(|image| self.image(image, &mut texts));
        let AnnotatedBody { parts, has_margin, loose } = self.annotated_body(index, &mut texts);
        ArticleView {
            id: document.id.clone(),
            title: document.title.clone(),
            original_title: document.original_title.clone(),
            kind: document.kind.word(),
            section: document.section.clone(),
            lang,
            dir,
            date: document.date.map(|date| self.date_view(date)),
            updated: document.updated.map(|date| self.date_view(date)),
            byline: article.byline.iter().map(|name| self.name_link(name)).collect(),
            dateline: document.dateline.as_ref().map(|dateline| LinkView {
                label: dateline.text.clone(),
                address: article.dateline_place.map(|place| addresses::entity(&self.archive, place)),
            }),
            publisher: article.publisher.map(|publisher| self.publisher_link(publisher)),
            summary_html,
            image,
            highlighted: parts.iter().any(|part| part.html.as_str().contains("class=\"hl-")),
            body: parts,
            margin: has_margin && article.annotations.len() > loose.len(),
            notes: loose,
            claims: self.by_question(self.archive.claims_of(index)),
            media: document.media.iter().map(|media| self.media(media)).collect(),
            contributors: article.contributors.iter().map(|name| self.name_link(name)).collect(),
            notices_html: document.notices.iter().map(plain_line).collect(),
            corrections: document
                .corrections
                .iter()
                .map(|correction| CorrectionView {
                    date: correction.date.map(|date| self.date_view(date)),
                    text: correction.text.clone(),
                })
                .collect(),
            provenance: self.provenance(document),
            citation: self.citation_view(index),
            words: document.body.words(),
            named: self.named(article),
            related: self.related(index),
            previous: self.archive.before(index).map(|other| self.article_link(other)),
            next: self.archive.after(index).map(|other| self.article_link(other)),
            translations: self.others(index, article.translation_of, &self.shared.translations),
            versions: self.others(index, article.version_of, &self.shared.versions),
            text_address: addresses::text(&self.archive, index),
        }
    }

    pub(super) fn standing(&self, page: &Page, index: PageIndex) -> StandingView {
        let standing = self.archive.page(index);
        let root = addresses::root(page.address.as_str());
        let mut texts = Texts::on_page(self, &root, standing.mentions.clone());
        StandingView {
            title: standing.document.title.clone(),
            summary_html: texts.line(&standing.document.summary, Field::Summary),
            body_html: texts.body(&standing.document.body, &standing.links),
        }
    }

    pub(super) fn name_link(&self, name: &Name) -> LinkView {
        let address = name.entity.map(|entity| addresses::entity(&self.archive, entity));
        LinkView { label: name.text.clone(), address }
    }

    /// The lead picture; nothing where the archive neither holds nor describes it.
    fn image(&self, image: &document::Image, texts: &mut Texts) -> Option<ImageView> {
        let src = image.src.as_ref().map(|src| src.as_str().to_owned());
        let size = src.as_ref().and_then(|src| self.shared.sizes.get(src));
        let view = ImageView {
            width: size.map(|(width, _)| *width),
            height: size.map(|(_, height)| *height),
            alt: image.alt.clone(),
            caption_html: texts.line(&image.caption, Field::Caption),
            credit: image.credit.clone(),
            src,
        };
        let is_described = view.caption_html.is_some() || view.credit.is_some() || !view.alt.is_empty();
        (view.src.is_some() || is_described).then_some(view)
    }

    fn media(&self, media: &document::Media) -> MediaView {
        MediaView {
            title: media.title.clone(),
            kind: media.kind.clone(),
            duration: media.duration.clone(),
            url: media.url.clone().filter(|_| self.is_live()),
        }
    }

    fn provenance(&self, document: &document::Article) -> ProvenanceView {
        let outbound = self.archive.settings.outbound;
        let captures = document.captures.iter().map(|capture| CaptureView {
            url: capture.url.clone(),
            link: capture.url.clone().filter(|_| outbound != Outbound::Text),
            file: capture.file.as_ref().map(|file| file.as_str().to_owned()),
            at: capture.at.map(|date| self.date_view(date)),
            sha256: capture.sha256.clone(),
            tool: capture.tool.clone(),
        });
        ProvenanceView {
            url: document.url.clone(),
            link: self.original(document).map(ToOwned::to_owned),
            captures: captures.collect(),
            retrieved: document.retrieved.map(|date| self.date_view(date)),
            rights: document.rights.clone(),
            license: document.license.clone(),
        }
    }

    /// Who and what the article names, in the order of first mention; what is only listed comes last.
    fn named(&self, article: &Article) -> Vec<EntityGroupView> {
        let mut order: Vec<EntityIndex> = Vec::new();
        let mut seen: HashMap<EntityIndex, (usize, u32)> = HashMap::new();
        for mention in &self.archive.mentions[article.mentions.clone()] {
            let (count, _) = seen.entry(mention.entity).or_insert_with(|| {
                order.push(mention.entity);
                (0, mention.number)
            });
            *count += 1;
        }
        // Questions that the claims answer stand with the claims, authors and the publisher in the head.
        let is_question = |index: EntityIndex| self.archive.entity(index).kind == Kind::Question;
        order.extend(article.named.iter().filter(|named| !seen.contains_key(named) && !is_question(**named)));
        let links = order.into_iter().map(|index| {
            let (count, first) = seen.get(&index).map_or((0, None), |(count, first)| (*count, Some(first)));
            EntityLinkView { count, anchor: first.map(|first| format!("#mention-{first}")), ..self.entity_link(index) }
        });
        self.grouped(links.collect())
    }

    /// Articles that share the most telling names: those that few others share.
    fn related(&self, index: ArticleIndex) -> Vec<ArticleLinkView> {
        let article = self.archive.article(index);
        let mut scores: HashMap<ArticleIndex, (f64, Vec<EntityIndex>)> = HashMap::new();
        for entity in &article.named {
            let sharing = &self.archive.entity(*entity).naming;
            if sharing.len() > COMMON || self.archive.entity(*entity).kind == Kind::Question {
                continue;
            }
            let weight = 1.0 / (1.0 + sharing.len() as f64).ln();
            for other in sharing.iter().filter(|other| **other != index) {
                let (score, shared) = scores.entry(*other).or_default();
                *score += weight;
                shared.push(*entity);
            }
        }
        let mut scored: Vec<_> = scores.into_iter().collect();
        scored.sort_by(|(a, (a_score, _)), (b, (b_score, _))| b_score.total_cmp(a_score).then(a.cmp(b)));
        scored.truncate(RELATED);
        let link = |(other, (_, mut shared)): (ArticleIndex, (f64, Vec<EntityIndex>))| {
            shared.sort_by_key(|entity| (self.archive.entity(*entity).naming.len(), *entity));
            let names = shared.iter().take(3).map(|entity| self.archive.entity(*entity).name.clone());
            ArticleLinkView { shared: names.collect(), ..self.article_link(other) }
        };
        scored.into_iter().map(link).collect()
    }

    /// The other articles of a family: the one that this derives from, and all that derive from the same.
    fn others(
        &self,
        index: ArticleIndex,
        of: Option<ArticleIndex>,
        families: &HashMap<ArticleIndex, Vec<ArticleIndex>>,
    ) -> Vec<ArticleLinkView> {
        let origin = of.unwrap_or(index);
        let members = std::iter::once(origin).chain(families.get(&origin).into_iter().flatten().copied());
        members.filter(|member| *member != index).map(|member| self.article_link(member)).collect()
    }
}

/// A plain text without its closing line feed, escaped.
fn plain_line(prose: &Prose) -> crate::value::Html {
    crate::value::Html::from_text(prose.text.trim_end())
}
