//! What the page on method says: what the archive writes itself, and what follows from its settings and questions.

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::document::INFORMATION_GRADES;
use crate::document::RelationKind;
use crate::document::SOURCE_GRADES;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::ChangeView;
use crate::site::view::LinkView;
use crate::site::view::MethodQuestionView;
use crate::site::view::MethodView;
use crate::site::view::OutboundView;
use crate::site::view::StandingView;
use crate::value::Date;
use crate::value::Kind;

impl Site {
    pub(super) fn method(&self, page: &Page, index: Option<PageIndex>) -> MethodView {
        let archive = &self.archive;
        let own = index.map(|index| self.standing(page, index));
        let StandingView { title, summary_html, body_html } = own.unwrap_or_else(|| StandingView {
            title: self.words.say("methodology"),
            summary_html: None,
            body_html: Default::default(),
        });
        let has = |kind: RelationKind| archive.claims.iter().any(|claim| claim.related(kind).next().is_some());
        MethodView {
            title,
            summary_html,
            body_html,
            inclusion: archive.settings.inclusion.clone(),
            questions: self.method_questions(),
            graded: archive
                .claims
                .iter()
                .any(|claim| claim.document.source_grade.or(claim.document.information_grade).is_some()),
            source_grades: self.grades("grade_source", SOURCE_GRADES),
            information_grades: self.grades("grade_information", INFORMATION_GRADES),
            revises: has(RelationKind::Revises),
            disputes: has(RelationKind::Disputes),
            different_scope: has(RelationKind::DifferentScope),
            repeats: has(RelationKind::Repeats),
            changes: self.changes(),
        }
    }

    fn method_questions(&self) -> Vec<MethodQuestionView> {
        let questions = self.shared.order.get(&Kind::Question).into_iter().flatten();
        let view = |index: &EntityIndex| {
            let entity = self.archive.entity(*index);
            let document = entity.document.as_ref();
            MethodQuestionView {
                link: LinkView { label: entity.name.clone(), address: Some(addresses::entity(&self.archive, *index)) },
                definition: document
                    .map(|document| document.definition.text.trim_end().to_owned())
                    .filter(|definition| !definition.is_empty()),
                unit: document.and_then(|document| document.unit.clone()),
                claims: entity.claims.len(),
            }
        };
        questions.map(view).collect()
    }

    fn grades(&self, key: &str, grades: &[&str]) -> Vec<OutboundView> {
        let view = |grade: &&str| OutboundView {
            label: (*grade).to_owned(),
            text: self.words.say(&format!("{key}_{grade}")),
            link: None,
        };
        grades.iter().map(view).collect()
    }

    /// The change log of the settings and the corrections of all articles, the newest first.
    fn changes(&self) -> Vec<ChangeView> {
        let archive = &self.archive;
        let of_site = archive.settings.changes.iter().map(|change| (change.date, &change.text, None));
        let of_articles = archive.article_indexes().flat_map(|index| {
            let corrections = &archive.article(index).document.corrections;
            corrections.iter().map(move |correction| (correction.date, &correction.text, Some(index)))
        });
        let mut changes: Vec<(Option<Date>, &String, Option<_>)> = of_site.chain(of_articles).collect();
        changes.sort_by_key(|(date, ..)| std::cmp::Reverse(*date));
        let view = |(date, text, article): (Option<Date>, &String, Option<ArticleIndex>)| ChangeView {
            date: date.map(|date| self.date_view(date)),
            text: text.clone(),
            article: article.map(|index| LinkView {
                label: archive.article(index).document.title.clone(),
                address: Some(addresses::article(archive, index)),
            }),
        };
        changes.into_iter().map(view).collect()
    }
}
