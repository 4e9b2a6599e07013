//! Claims as pages show them.

use std::collections::HashMap;

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::document::Answer;
use crate::document::ArticleKind;
use crate::document::RelationKind;
use crate::language::Words;
use crate::site::parts::counting;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::links::lang_and_dir;
use crate::site::parts::links::name_link;
use crate::site::parts::rest;
use crate::site::parts::rest::RestView;
use crate::site::plan::Site;
use crate::site::plan::addresses;

/// One claim.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    pub id: String,
    /// The answer as it is printed: `230`, `225–238`, `at least 220`, `much higher`.
    pub figure: String,
    /// Absent where the answer is in words only.
    pub unit: Option<String>,
    pub claimant: LinkView,
    pub speaker: Option<LinkView>,
    pub date: Option<DateView>,
    /// False: the date is that of the article.
    pub said: bool,
    pub scope: Option<String>,
    pub status: Option<String>,
    /// `A` to `F` and `1` to `6` (Admiralty code).
    pub source_grade: Option<&'static str>,
    pub information_grade: Option<&'static str>,
    /// The words of the article.
    pub quote: String,
    pub quote_lang: String,
    pub quote_dir: &'static str,
    /// Whether the words are the publisher's, not ours about them.
    pub quoted: bool,
    pub article: ArticleLinkView,
    /// The exact words: `articles/x.html#claim-asylov-230`.
    pub address: String,
    pub question: LinkView,
    /// Its row on the question's page: `questions/x.html#claim-asylov-230`.
    pub row: String,
    pub relations: Vec<RelationView>,
    pub more_relations: Option<RestView>,
}

/// What a claim says of another one.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    /// `revises`, `disputes`, `different_scope`, `repeats`; from the other side `revised_by`, `disputed_by`.
    pub kind: &'static str,
    /// What there is to say, in words.
    pub text: String,
    /// Of the other claim.
    pub figure: String,
    pub unit: Option<String>,
    pub claimant: String,
    pub date: Option<DateView>,
    /// False: the date is that of the article.
    pub said: bool,
    pub row: String,
    pub same_claimant: bool,
    pub same_scope: bool,
}

/// Claims of one question, as a claimant's page shows them.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionClaimsView {
    pub question: LinkView,
    pub claims: Vec<ClaimView>,
}

pub fn claim_view(site: &Site, index: ClaimIndex) -> ClaimView {
    let archive = &site.archive;
    let claim = archive.claim(index);
    let document = &claim.document;
    let article = &archive.article(claim.article).document;
    let (quote_lang, quote_dir) = lang_and_dir(&article.lang);
    let question = archive.entity(claim.question);
    let mut relations = relations_of(site, index);
    let more_relations = rest::cut(&mut relations, RELATIONS, None);
    ClaimView {
        id: document.id.value.clone(),
        figure: figure_of(site, claim),
        unit: unit_of(&site.archive, claim),
        claimant: name_link(site, &claim.claimant),
        speaker: claim.speaker.as_ref().map(|speaker| name_link(site, speaker)),
        date: claim.date.map(|date| date_view(site, date)),
        said: document.said_on.is_some(),
        scope: document.scope.clone(),
        status: document.status.clone(),
        source_grade: document.source_grade,
        information_grade: document.information_grade,
        quote: article.body.text[claim.range.clone()].trim().replace('\n', " "),
        quote_lang,
        quote_dir,
        quoted: article.kind == ArticleKind::Report,
        article: article_link(site, claim.article),
        address: addresses::claim_words(archive, index),
        question: LinkView { label: question.name.clone(), address: Some(addresses::entity(archive, claim.question)) },
        row: row_address(site, index),
        relations,
        more_relations,
    }
}

/// The answer of a claim as it is printed.
pub fn figure_of(site: &Site, claim: &Claim) -> String {
    figure_in(&site.words, claim)
}

/// The same in the words of a language.
pub fn figure_in(words: &Words, claim: &Claim) -> String {
    let Answer { value, min, max, text } = &claim.document.answer;
    if let Some(text) = text {
        return text.clone();
    }
    let figure = |figure: f64| words.locale.figure(figure);
    let fill = |key: &str, blanks: &[(&str, String)]| words.fill(key, None, blanks);
    let range = match (*min, *max) {
        (Some(min), Some(max)) => Some(fill("figure_range", &[("min", figure(min)), ("max", figure(max))])),
        (Some(min), None) => Some(fill("figure_min", &[("min", figure(min))])),
        (None, Some(max)) => Some(fill("figure_max", &[("max", figure(max))])),
        (None, None) => None,
    };
    match (value, range) {
        (Some(value), Some(range)) => fill("figure_with_range", &[("value", figure(*value)), ("range", range)]),
        (Some(value), None) => figure(*value),
        (None, range) => range.unwrap_or_default(),
    }
}

/// So many claims that another one speaks of, or that speak of it, are shown beside it.
const RELATIONS: usize = 12;

/// Where a claim stands on the page of its question; the page itself where there is no row for it.
pub fn row_address(site: &Site, index: ClaimIndex) -> String {
    match site.shared.unlisted.contains(&index) {
        true => addresses::entity(&site.archive, site.archive.claim(index).question),
        false => addresses::claim(&site.archive, index),
    }
}

/// What the figure of a claim counts; nothing where its answer is in words only.
pub fn unit_of(archive: &Archive, claim: &Claim) -> Option<String> {
    let Answer { value, min, max, text: _ } = claim.document.answer;
    value.or(min).or(max)?;
    let question = archive.entity(claim.question).document.as_ref()?;
    question.unit().map(ToOwned::to_owned)
}

/// `230 people`: the answer of a claim where nothing else says what it counts.
pub fn figure_with_unit(site: &Site, claim: &Claim) -> String {
    with_unit(figure_of(site, claim), unit_of(&site.archive, claim))
}

pub fn with_unit(figure: String, unit: Option<String>) -> String {
    match unit {
        Some(unit) => format!("{figure} {unit}"),
        None => figure,
    }
}

/// What a claim says of others, and who has revised or disputes it.
pub fn relations_of(site: &Site, index: ClaimIndex) -> Vec<RelationView> {
    let claim = site.archive.claim(index);
    let mut relations = Vec::new();
    for relation in &claim.relations {
        relations.push(relation_view(site, relation.kind.word(), claim, relation.claim));
    }
    for (word, kind) in [("revised_by", RelationKind::Revises), ("disputed_by", RelationKind::Disputes)] {
        for other in claim.related_by(kind) {
            relations.push(relation_view(site, word, claim, other));
        }
    }
    relations
}

pub fn relation_view(site: &Site, kind: &'static str, claim: &Claim, other: ClaimIndex) -> RelationView {
    let row = row_address(site, other);
    let now = if kind == "revised_by" { now(site, other) } else { None };
    let other = site.archive.claim(other);
    let (same_claimant, same_scope) = (claim.is_of_claimant(other), claim.has_scope_of(other));
    let blanks = [("figure", figure_of(site, other)), ("claimant", other.claimant.text.clone())];
    let mut text = site.words.fill(relation_key(kind, same_claimant, same_scope), None, &blanks);
    if let Some(now) = now {
        text = [text, now].join(&site.words.say("list_separator"));
    }
    RelationView {
        kind,
        text,
        figure: figure_of(site, other),
        unit: unit_of(&site.archive, other),
        claimant: other.claimant.text.clone(),
        date: other.date.map(|date| date_view(site, date)),
        said: other.document.said_on.is_some(),
        row,
        same_claimant,
        same_scope,
    }
}

fn relation_key(kind: &str, same_claimant: bool, same_scope: bool) -> &'static str {
    match (kind, same_claimant, same_scope) {
        ("revises", true, _) => "relation_revises",
        ("revises", false, _) => "relation_revises_other",
        ("revised_by", true, _) => "relation_revised",
        ("revised_by", false, _) => "relation_revised_by",
        ("repeats", true, _) => "relation_repeats_own",
        ("repeats", false, _) => "relation_repeats",
        ("different_scope", ..) => "relation_different_scope",
        ("disputed_by", _, true) => "relation_disputed_by",
        ("disputed_by", _, false) => "relation_disputed_by_scope",
        (_, _, true) => "relation_disputes",
        (_, _, false) => "relation_disputes_scope",
    }
}

/// The figure that stands at the end of a claim's line, where that is another one.
pub fn now(site: &Site, index: ClaimIndex) -> Option<String> {
    let archive = &site.archive;
    let standing = site.shared.ends[index.get()];
    if standing == index || counting::is_same_figure(archive, standing, index) {
        return None;
    }
    let (claim, standing) = (archive.claim(index), archive.claim(standing));
    let figure = ("figure", figure_of(site, standing));
    Some(match claim.is_of_claimant(standing) {
        true => site.words.fill("figure_now", None, &[figure]),
        false => {
            let claimant = ("claimant", standing.claimant.text.clone());
            site.words.fill("figure_now_by", None, &[figure, claimant])
        }
    })
}

/// Claims by the question that they answer.
pub fn by_question(site: &Site, claims: impl IntoIterator<Item = ClaimIndex>) -> Vec<QuestionClaimsView> {
    let mut groups: Vec<QuestionClaimsView> = Vec::new();
    let mut places: HashMap<EntityIndex, usize> = HashMap::new();
    for claim in claims {
        let view = claim_view(site, claim);
        let place = *places.entry(site.archive.claim(claim).question).or_insert(groups.len());
        if place == groups.len() {
            groups.push(QuestionClaimsView { question: view.question.clone(), claims: Vec::new() });
        }
        groups[place].claims.push(view);
    }
    groups
}

/// Claims in the order in which they were made, the undated last.
pub fn by_time(archive: &Archive, claims: &[ClaimIndex]) -> Vec<ClaimIndex> {
    let mut claims = claims.to_vec();
    let date = |index: &ClaimIndex| archive.claim(*index).date;
    claims.sort_by_key(|index| (date(index).is_none(), date(index), *index));
    claims
}
