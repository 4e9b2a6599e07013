//! The page of an article.

mod json_ld;

use std::collections::HashMap;

use serde::Serialize;

use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::document;
use crate::document::Prose;
use crate::input::Outbound;
use crate::site::parts::citation::CitationView;
use crate::site::parts::citation::citation_view;
use crate::site::parts::citation::tags::citation_tags;
use crate::site::parts::claims::QuestionClaimsView;
use crate::site::parts::claims::by_question;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::files::HeldFileView;
use crate::site::parts::files::file_view;
use crate::site::parts::files::files_of;
use crate::site::parts::head::PageView;
use crate::site::parts::head::line;
use crate::site::parts::head::page_head;
use crate::site::parts::json::script;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::EntityGroupView;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::links::article_links;
use crate::site::parts::links::entity_link;
use crate::site::parts::links::grouped;
use crate::site::parts::links::lang_and_dir;
use crate::site::parts::links::name_links;
use crate::site::parts::links::publisher_link;
use crate::site::parts::notes::AnnotatedBody;
use crate::site::parts::notes::BodyPartView;
use crate::site::parts::notes::NoteView;
use crate::site::parts::notes::annotated_body;
use crate::site::parts::own_facts::OwnFactView;
use crate::site::parts::own_facts::own_facts;
use crate::site::parts::picture::ImageView;
use crate::site::parts::picture::picture;
use crate::site::parts::render::Templated;
use crate::site::parts::rest::RestView;
use crate::site::parts::rest::rest;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::site::plan::page::Page;
use crate::value::Html;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::url;

/// `article.html`: `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    pub id: String,
    pub title: String,
    /// The original's headline, where the title is ours.
    pub original_title: Option<String>,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub section: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub byline: Vec<LinkView>,
    /// Text as printed; leads to the place where it is registered.
    pub dateline: Option<LinkView>,
    pub publisher: Option<LinkView>,
    /// One paragraph of inline HTML.
    pub summary_html: Option<Html>,
    /// The text, cut after each block that notes belong to.
    pub body: Vec<BodyPartView>,
    /// Whether there is code in it whose words have colours.
    pub highlighted: bool,
    /// The headings of a text that has many, and what is below a long one.
    pub headings: Vec<PlaceView>,
    pub contents: Vec<PlaceView>,
    /// Notes that have no place in the text, or are about the whole article.
    pub notes: Vec<NoteView>,
    /// What is laid over the text, each of which a reader may switch off.
    pub layers: LayersView,
    /// Whether notes stand in a margin beside the text, where a screen is wide: there are some, and they have room.
    pub margin: bool,
    /// By question, in the order of the text.
    pub claims: Vec<QuestionClaimsView>,
    /// Those that are not among them.
    pub more_claims: Option<RestView>,
    pub image: Option<ImageView>,
    pub media: Vec<MediaView>,
    /// Files of the archive that the text leads to: documents, tables, sound.
    pub files: Vec<HeldFileView>,
    pub contributors: Vec<LinkView>,
    pub translators: Vec<LinkView>,
    pub editors: Vec<LinkView>,
    /// Boxed notices that the original carried, inline HTML.
    pub notices_html: Vec<Html>,
    pub corrections: Vec<CorrectionView>,
    /// Fields of the archive's own.
    pub own_facts: Vec<OwnFactView>,
    pub provenance: ProvenanceView,
    pub citation: CitationView,
    pub words: usize,
    /// Who and what is named, by kind.
    pub named: Vec<EntityGroupView>,
    pub related: Vec<ArticleLinkView>,
    /// Articles that link to this one.
    pub linked_from: Vec<ArticleLinkView>,
    /// The article before this one in time.
    pub previous: Option<ArticleLinkView>,
    pub next: Option<ArticleLinkView>,
    /// The same report in other languages, and other versions of it.
    pub translations: Vec<ArticleLinkView>,
    pub versions: Vec<ArticleLinkView>,
    pub more_translations: Option<RestView>,
    pub more_versions: Option<RestView>,
    /// Where the versions are compared word by word.
    pub compared: Option<String>,
    /// Where the report stands beside its translations.
    pub side_by_side: Option<String>,
    /// The text as offsets count it: `data/text/<path>.txt`.
    pub text_address: String,
}

impl Templated for ArticleView {
    const TEMPLATE: &'static str = "article.html";
    const NAME: &'static str = "article";
}

/// How many names, notes and claims are laid over a text.
#[derive(Debug, Clone, Serialize)]
pub struct LayersView {
    pub names: usize,
    pub notes: usize,
    pub claims: usize,
}

/// Audio or video of the original: played where the archive holds it, else described and linked, never loaded.
#[derive(Debug, Clone, Serialize)]
pub struct MediaView {
    pub title: String,
    /// `video`, `audio` or what the editor wrote.
    pub kind: Option<String>,
    /// As printed: `0:03:18`.
    pub duration: Option<String>,
    /// A full address elsewhere, where outbound links are live.
    pub url: Option<String>,
    /// The recording itself.
    pub file: Option<HeldFileView>,
    /// Whether it has pictures to be seen.
    pub is_video: bool,
    /// What is said in it, paragraph by paragraph.
    pub transcript: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: Option<DateView>,
    pub text: String,
}

/// Where an article comes from and what was kept of it.
#[derive(Debug, Clone, Serialize)]
pub struct ProvenanceView {
    /// The original's address as text, where there is one.
    pub url: Option<String>,
    /// The same, to be linked; absent where outbound links are not live.
    pub link: Option<String>,
    pub captures: Vec<CaptureView>,
    pub retrieved: Option<DateView>,
    pub rights: Option<String>,
    pub license: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CaptureView {
    /// As text.
    pub url: Option<String>,
    /// To be linked.
    pub link: Option<String>,
    /// A file of this site, relative to the root.
    pub file: Option<String>,
    /// A file is named, and the archive does not hold it.
    pub is_missing: bool,
    pub at: Option<DateView>,
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// So many claims are listed beside the text; their words are marked in it all the same.
const CLAIMS: usize = 500;

/// So many translations and versions of a report are linked from each of them.
const FAMILY: usize = 24;

/// How many related articles are shown.
const RELATED: usize = 5;

/// An entity that more articles name says little about which of them are related.
const COMMON: usize = 200;

pub fn head(site: &Site, page: &Page, index: ArticleIndex) -> PageView {
    let document = &site.archive.article(index).document;
    let head = page_head(site, page, document.title.clone(), "articles");
    let own = line(&document.summary.text).or_else(|| line(&document.body.text));
    PageView {
        description: own.or(head.description),
        json_ld: vec![script(json_ld::article(site, index))],
        citation: citation_tags(site, index),
        ..head
    }
}

pub fn view(site: &Site, page: &Page, index: ArticleIndex) -> ArticleView {
    let article = site.archive.article(index);
    let document = &article.document;
    let root = addresses::root(page.address.as_str());
    let mut texts = Texts::of_article(site, &root, index);
    let (lang, dir) = lang_and_dir(&document.lang);
    let headings = contents::headings(&document.body);
    // In the order in which the page shows them: only an entity's first mention may be a link.
    let summary_html = texts.line(&document.summary, Field::Summary);
    let image = document.image.as_ref().and_then(|image| picture(site, image, &mut texts));
    let AnnotatedBody { parts, has_margin, loose } = annotated_body(site, index, &mut texts);
    let (translations, more_translations) = family(site, index, article.translation_of, &site.shared.translations);
    let (versions, more_versions) = family(site, index, article.version_of, &site.shared.versions);
    ArticleView {
        id: document.id.clone(),
        title: document.title.clone(),
        original_title: document.original_title.clone(),
        kind: document.kind.word(),
        section: document.section.clone(),
        lang,
        dir,
        date: document.date.map(|date| date_view(site, date)),
        updated: document.updated.map(|date| date_view(site, date)),
        byline: name_links(site, &article.byline),
        dateline: document.dateline.as_ref().map(|dateline| LinkView {
            label: dateline.text.clone(),
            address: article.dateline_place.map(|place| addresses::entity(&site.archive, place)),
        }),
        publisher: article.publisher.map(|publisher| publisher_link(site, publisher)),
        summary_html,
        image,
        highlighted: parts.iter().any(|part| part.html.as_str().contains("class=\"hl-")),
        body: parts,
        layers: layers(article, &loose),
        contents: contents_below(site, article, &loose, !headings.is_empty()),
        headings,
        margin: has_margin && article.annotations.len() > loose.len(),
        notes: loose,
        claims: by_question(site, site.archive.claims_of(index).take(CLAIMS)),
        more_claims: rest(article.claims.len(), CLAIMS, Some(addresses::CLAIMS)),
        media: document.media.iter().map(|media| recording(site, media)).collect(),
        files: files_of(site, &article.links),
        contributors: name_links(site, &article.contributors),
        translators: name_links(site, &article.translators),
        editors: name_links(site, &article.editors),
        notices_html: document.notices.iter().map(plain_line).collect(),
        corrections: document.corrections.iter().map(|correction| correction_view(site, correction)).collect(),
        own_facts: own_facts(site, &document.extra),
        provenance: provenance(site, document),
        citation: citation_view(site, index),
        words: document.body.words(),
        named: named_in(site, article),
        related: related_to(site, index),
        linked_from: article_links(site, &article.linked_from),
        previous: site.archive.before(index).map(|other| article_link(site, other)),
        next: site.archive.after(index).map(|other| article_link(site, other)),
        translations,
        versions,
        more_translations,
        more_versions,
        compared: compared(site, index),
        side_by_side: side_by_side(site, index),
        text_address: addresses::text(&site.archive, index),
    }
}

/// So many words are longer than three screens.
const LONG: usize = 1_200;

/// What stands below a long text, or one whose headings are listed.
fn contents_below(site: &Site, article: &Article, loose: &[NoteView], has_headings: bool) -> Vec<PlaceView> {
    if !has_headings && article.document.body.words() < LONG {
        return Vec::new();
    }
    let place = |key: &str, anchor: &str, is_there: bool| {
        let place = contents::section(site, key, anchor, usize::from(is_there));
        place.map(|place| PlaceView { count: None, ..place })
    };
    let places = [
        place("corrections", "s-corrections", !article.document.corrections.is_empty()),
        place("claims_here", "s-claims", !article.claims.is_empty()),
        place("notes_at_end", "s-notes", !loose.is_empty()),
        place("named_here", "s-named", !article.named.is_empty()),
        place("provenance", "s-provenance", true),
    ];
    let places: Vec<PlaceView> = places.into_iter().flatten().collect();
    if has_headings || places.len() > 1 { places } else { Vec::new() }
}

fn compared(site: &Site, index: ArticleIndex) -> Option<String> {
    let first = site.archive.article(index).version_of.unwrap_or(index);
    site.shared.versions.contains_key(&first).then(|| addresses::versions(&site.archive, first))
}

fn side_by_side(site: &Site, index: ArticleIndex) -> Option<String> {
    let first = site.archive.article(index).translation_of.unwrap_or(index);
    site.shared.translations.contains_key(&first).then(|| addresses::translations(&site.archive, first))
}

fn layers(article: &Article, loose: &[NoteView]) -> LayersView {
    let mentions = &article.mentions;
    LayersView {
        names: mentions.iter().filter(|mention| mention.field == Field::Body).count(),
        notes: article.annotations.len() - loose.len(),
        claims: article.claims.len(),
    }
}

fn correction_view(site: &Site, correction: &document::Correction) -> CorrectionView {
    CorrectionView { date: correction.date.map(|date| date_view(site, date)), text: correction.text.clone() }
}

fn recording(site: &Site, media: &document::Media) -> MediaView {
    let is_video = is_video(media);
    let of_file = media.file.as_ref().map(|_| if is_video { "video" } else { "audio" }.to_owned());
    MediaView {
        title: media.title.clone(),
        kind: media.kind.clone().or(of_file),
        duration: media.duration.clone(),
        url: media.url.clone().filter(|_| outbound::is_live(&site.archive)),
        file: media.file.as_ref().map(|file| file_view(site, file)),
        is_video,
        transcript: paragraphs(media.transcript.as_deref().unwrap_or_default()),
    }
}

/// As it says, or as its file is called.
fn is_video(media: &document::Media) -> bool {
    const ENDINGS: [&str; 6] = ["mp4", "m4v", "mov", "mpg", "ogv", "webm"];
    match media.kind.as_deref() {
        Some("video") => return true,
        Some("audio") => return false,
        _ => {}
    }
    let Some(ending) = media.file.as_ref().and_then(|file| file.extension()) else { return false };
    ENDINGS.contains(&ending.to_lowercase().as_str())
}

/// What blank lines part.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (false, Some(paragraph)) => paragraph.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs.into_iter().map(|lines| lines.join(" ")).collect()
}

fn provenance(site: &Site, document: &document::Article) -> ProvenanceView {
    let outbound = site.archive.settings.outbound;
    let captures = document.captures.iter().map(|capture| CaptureView {
        url: capture.url.clone(),
        link: capture.url.clone().filter(|_| outbound != Outbound::Text),
        file: capture.file.as_ref().map(|file| url::encode_name(file.as_str())),
        // One without an address or a file is known by its hash or its time alone.
        is_missing: capture.is_missing || capture.file.is_none() && capture.url.is_none(),
        at: capture.at.map(|date| date_view(site, date)),
        sha256: capture.sha256.clone(),
        tool: capture.tool.clone(),
    });
    ProvenanceView {
        url: document.url.clone(),
        link: outbound::original(&site.archive, document).map(ToOwned::to_owned),
        captures: captures.collect(),
        retrieved: document.retrieved.map(|date| date_view(site, date)),
        rights: document.rights.clone(),
        license: document.license.clone(),
    }
}

/// Who and what the article names, in the order of first mention; what is only listed comes last.
fn named_in(site: &Site, article: &Article) -> Vec<EntityGroupView> {
    let mut order: Vec<EntityIndex> = Vec::new();
    let mut seen: QuickMap<EntityIndex, (usize, u32)> = QuickMap::default();
    for mention in &article.mentions {
        let (count, _) = seen.entry(mention.entity).or_insert_with(|| {
            order.push(mention.entity);
            (0, mention.number)
        });
        *count += 1;
    }
    // Questions that the claims answer stand with the claims, authors and the publisher in the head.
    let is_question = |index: EntityIndex| site.archive.entity(index).kind == Kind::Question;
    order.extend(article.named.iter().filter(|named| !seen.contains_key(named) && !is_question(**named)));
    let links = order.into_iter().map(|index| {
        let (count, first) = seen.get(&index).map_or((0, None), |(count, first)| (*count, Some(first)));
        EntityLinkView { count, anchor: first.map(|first| format!("#mention-{first}")), ..entity_link(site, index) }
    });
    grouped(site, links.collect())
}

/// Articles that share the most telling names: those that few others share.
fn related_to(site: &Site, index: ArticleIndex) -> Vec<ArticleLinkView> {
    let article = site.archive.article(index);
    let mut scores: QuickMap<ArticleIndex, f64> = QuickMap::default();
    for entity in &article.named {
        if !is_telling(site, *entity) {
            continue;
        }
        let sharing = &site.archive.entity(*entity).naming;
        let weight = 1.0 / (1.0 + sharing.len() as f64).ln();
        for other in sharing.iter().filter(|other| **other != index) {
            *scores.entry(*other).or_default() += weight;
        }
    }
    let mut scored: Vec<(ArticleIndex, f64)> = scores.into_iter().collect();
    let order = |(a, a_score): &(ArticleIndex, f64), (b, b_score): &(ArticleIndex, f64)| {
        b_score.total_cmp(a_score).then(a.cmp(b))
    };
    if scored.len() > RELATED {
        scored.select_nth_unstable_by(RELATED, order);
        scored.truncate(RELATED);
    }
    scored.sort_by(order);
    let related = scored.into_iter().map(|(other, _)| {
        let shared = shared_by(site, article, site.archive.article(other));
        ArticleLinkView { shared, ..article_link(site, other) }
    });
    related.collect()
}

/// The three most telling names that two articles share.
fn shared_by(site: &Site, one: &Article, other: &Article) -> Vec<String> {
    let mut shared: Vec<EntityIndex> = one.named.clone();
    shared.retain(|entity| is_telling(site, *entity) && other.named.binary_search(entity).is_ok());
    shared.sort_by_key(|entity| (site.archive.entity(*entity).naming.len(), *entity));
    shared.truncate(3);
    shared.into_iter().map(|entity| site.archive.entity(entity).name.clone()).collect()
}

/// Whether two articles that share a name have something in common by that.
fn is_telling(site: &Site, entity: EntityIndex) -> bool {
    let entity = site.archive.entity(entity);
    entity.naming.len() <= COMMON && entity.kind != Kind::Question
}

/// The other articles of a family: the one that this derives from, and all that derive from the same.
fn family(
    site: &Site,
    index: ArticleIndex,
    of: Option<ArticleIndex>,
    families: &HashMap<ArticleIndex, Vec<ArticleIndex>>,
) -> (Vec<ArticleLinkView>, Option<RestView>) {
    let origin = of.unwrap_or(index);
    let derived = families.get(&origin).map_or(&[][..], Vec::as_slice);
    let mut shown = Vec::new();
    for member in std::iter::once(&origin).chain(derived) {
        if shown.len() == FAMILY {
            break;
        }
        if *member != index {
            shown.push(article_link(site, *member));
        }
    }
    (shown, rest(derived.len(), FAMILY, None))
}

/// A plain text without its closing line feed, escaped.
fn plain_line(prose: &Prose) -> crate::value::Html {
    crate::value::Html::from_text(prose.text.trim_end())
}
