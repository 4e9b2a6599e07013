//! Claims as pages show them.

use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::document::Answer;
use crate::document::ArticleKind;
use crate::document::RelationKind;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::ClaimView;
use crate::site::view::LinkView;
use crate::site::view::QuestionClaimsView;
use crate::site::view::RelationView;
use crate::site::views::head::lang_and_dir;

impl Site {
    /// The answer of a claim as it is printed.
    pub(in crate::site) fn figure(&self, claim: &Claim) -> String {
        let Answer { value, min, max, text } = &claim.document.answer;
        if let Some(text) = text {
            return text.clone();
        }
        let figure = |figure: f64| self.words.locale.figure(figure);
        let fill = |key: &str, blanks: &[(&str, String)]| self.words.fill(key, None, blanks);
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

    pub(super) fn claim(&self, index: ClaimIndex) -> ClaimView {
        let archive = &self.archive;
        let claim = archive.claim(index);
        let document = &claim.document;
        let article = &archive.article(claim.article).document;
        let (quote_lang, quote_dir) = lang_and_dir(&article.lang);
        let question = archive.entity(claim.question);
        let unit = question.document.as_ref().and_then(|document| document.unit.clone());
        let answer = &document.answer;
        let has_figure = answer.value.or(answer.min).or(answer.max).is_some();
        ClaimView {
            id: document.id.value.clone(),
            figure: self.figure(claim),
            unit: unit.filter(|_| has_figure),
            claimant: self.name_link(&claim.claimant),
            speaker: claim.speaker.as_ref().map(|speaker| self.name_link(speaker)),
            date: claim.date.map(|date| self.date_view(date)),
            said: document.said_on.is_some(),
            scope: document.scope.clone(),
            status: document.status.clone(),
            source_grade: document.source_grade,
            information_grade: document.information_grade,
            quote: article.body.text[claim.range.clone()].trim().replace('\n', " "),
            quote_lang,
            quote_dir,
            quoted: article.kind == ArticleKind::Report,
            article: self.article_link(claim.article),
            address: addresses::claim_words(archive, index),
            question: LinkView {
                label: question.name.clone(),
                address: Some(addresses::entity(archive, claim.question)),
            },
            row: addresses::claim(archive, index),
            relations: self.relations(index),
        }
    }

    /// What a claim says of others, and who has revised or disputes it.
    fn relations(&self, index: ClaimIndex) -> Vec<RelationView> {
        let claim = self.archive.claim(index);
        let own = claim.relations.iter().map(|relation| self.relation(relation.kind.word(), claim, relation.claim));
        let from_others = [("revised_by", RelationKind::Revises), ("disputed_by", RelationKind::Disputes)];
        let from_others = from_others
            .into_iter()
            .flat_map(|(word, kind)| claim.related_by(kind).map(move |other| self.relation(word, claim, other)));
        own.chain(from_others).collect()
    }

    pub(super) fn relation(&self, kind: &'static str, claim: &Claim, other: ClaimIndex) -> RelationView {
        let row = addresses::claim(&self.archive, other);
        let other = self.archive.claim(other);
        RelationView {
            kind,
            figure: self.figure(other),
            claimant: other.claimant.text.clone(),
            row,
            same_claimant: claim.is_of_claimant(other),
            same_scope: claim.has_scope_of(other),
        }
    }

    /// Claims by the question that they answer.
    pub(super) fn by_question(&self, claims: impl IntoIterator<Item = ClaimIndex>) -> Vec<QuestionClaimsView> {
        let mut groups: Vec<(EntityIndex, QuestionClaimsView)> = Vec::new();
        for claim in claims {
            let question = self.archive.claim(claim).question;
            let view = self.claim(claim);
            match groups.iter_mut().find(|(known, _)| *known == question) {
                Some((_, group)) => group.claims.push(view),
                None => {
                    let group = QuestionClaimsView { question: view.question.clone(), claims: vec![view] };
                    groups.push((question, group));
                }
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// Claims in the order in which they were made, the undated last.
    pub(super) fn by_time(&self, claims: &[ClaimIndex]) -> Vec<ClaimIndex> {
        let mut claims = claims.to_vec();
        let date = |index: &ClaimIndex| self.archive.claim(*index).date;
        claims.sort_by_key(|index| (date(index).is_none(), date(index), *index));
        claims
    }
}
