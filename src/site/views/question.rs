//! What a question's page says: a ledger of claims.

use std::collections::HashSet;

use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::document::RelationKind;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::PAGE_LENGTH;
use crate::site::plan::page_count;
use crate::site::view::AnswerView;
use crate::site::view::ClaimView;
use crate::site::view::DisagreementView;
use crate::site::view::LedgerRowView;
use crate::site::view::QuestionLinkView;
use crate::site::view::QuestionListView;
use crate::site::view::QuestionView;
use crate::site::view::ScopeView;
use crate::value::Kind;

/// How many answers of a question a list shows.
const ANSWERS: usize = 6;

impl Site {
    pub(super) fn question(&self, page: &Page, index: EntityIndex, number: usize) -> QuestionView {
        let entity = self.archive.entity(index);
        let document = entity.document.as_ref();
        let claims = self.by_time(&entity.claims);
        let standing: Vec<ClaimIndex> =
            claims.iter().copied().filter(|claim| self.archive.claim(*claim).stands()).collect();
        QuestionView {
            entity: self.entity(page, index, number),
            unit: document.and_then(|document| document.unit.clone()),
            definition: document
                .map(|document| document.definition.text.trim_end().to_owned())
                .filter(|definition| !definition.is_empty()),
            claims: claims.len(),
            standing: standing.len(),
            ledger: self.ledger(&standing),
            disagreements: self.disagreements(&claims),
            chart: self.chart(&claims),
        }
    }

    /// A page of the list of questions.
    pub(super) fn question_list(&self, number: usize) -> QuestionListView {
        let questions = self.shared.order.get(&Kind::Question).map(Vec::as_slice).unwrap_or_default();
        let shown = questions.iter().skip((number - 1) * PAGE_LENGTH).take(PAGE_LENGTH);
        QuestionListView {
            title: self.words.say("section_questions"),
            total: questions.len(),
            questions: shown.map(|index| self.question_link(*index)).collect(),
            pager: self.pager("questions/index.html", number, page_count(questions.len())),
        }
    }

    pub(super) fn question_link(&self, index: EntityIndex) -> QuestionLinkView {
        let entity = self.archive.entity(index);
        let claims = self.by_time(&entity.claims);
        let mut standing: Vec<ClaimIndex> =
            claims.iter().copied().filter(|claim| self.archive.claim(*claim).stands()).collect();
        standing.sort_by_key(|claim| self.archive.claim(*claim).document.scope.is_some());
        let answer = |index: ClaimIndex| {
            let claim = self.archive.claim(index);
            AnswerView {
                figure: self.figure(claim),
                claimant: claim.claimant.text.clone(),
                scope: claim.document.scope.clone(),
                row: addresses::claim(&self.archive, index),
            }
        };
        QuestionLinkView {
            name: entity.name.clone(),
            address: addresses::entity(&self.archive, index),
            summary: entity.summary().map(|summary| summary.text.trim_end().to_owned()),
            claims: claims.len(),
            answers: standing.into_iter().take(ANSWERS).map(answer).collect(),
        }
    }

    /// Rows of standing claims, by scope: the one that the question asks for first, the others as they come in time.
    fn ledger(&self, standing: &[ClaimIndex]) -> Vec<ScopeView> {
        let mut scopes: Vec<ScopeView> = Vec::new();
        // A claim that two others revise stands under the first of them.
        let mut shown = HashSet::new();
        for index in standing {
            let row = self.ledger_row(*index, &mut shown);
            let scope = row.claim.scope.clone();
            let key = scope.as_deref().map(str::to_lowercase);
            match scopes.iter_mut().find(|known| known.scope.as_deref().map(str::to_lowercase) == key) {
                Some(known) => known.rows.push(row),
                None => scopes.push(ScopeView { scope, rows: vec![row] }),
            }
        }
        scopes.sort_by_key(|scope| scope.scope.is_some());
        scopes
    }

    /// A claim with the chain of what it revised, the newest first, and everything that repeats one of them.
    fn ledger_row(&self, index: ClaimIndex, shown: &mut HashSet<ClaimIndex>) -> LedgerRowView {
        let mut earlier = Vec::new();
        let mut open = vec![index];
        while let Some(claim) = open.pop() {
            for revised in self.archive.claim(claim).related(RelationKind::Revises) {
                if shown.insert(revised) {
                    earlier.push(revised);
                    open.push(revised);
                }
            }
        }
        let mut echoes: Vec<ClaimIndex> = Vec::new();
        let mut open: Vec<ClaimIndex> = earlier.iter().copied().chain([index]).collect();
        while let Some(claim) = open.pop() {
            let repeating = self.archive.claim(claim).related_by(RelationKind::Repeats);
            let new: Vec<ClaimIndex> = repeating.filter(|echo| shown.insert(*echo)).collect();
            echoes.extend(&new);
            open.extend(new);
        }
        let views =
            |claims: Vec<ClaimIndex>| -> Vec<ClaimView> { claims.into_iter().map(|it| self.claim(it)).collect() };
        earlier = self.by_time(&earlier);
        earlier.reverse();
        LedgerRowView { claim: self.claim(index), earlier: views(earlier), echoes: views(self.by_time(&echoes)) }
    }

    /// Disputes between claims of the same scope; nothing else is disagreement.
    fn disagreements(&self, claims: &[ClaimIndex]) -> Vec<DisagreementView> {
        let mut disagreements = Vec::new();
        let mut told = HashSet::new();
        for index in claims {
            let claim = self.archive.claim(*index);
            for disputed in claim.related(RelationKind::Disputes) {
                let other = self.archive.claim(disputed);
                // Who dispute each other are told of once.
                let is_new = told.insert((*index, disputed)) && told.insert((disputed, *index));
                if claim.has_scope_of(other) && is_new {
                    disagreements.push(DisagreementView {
                        claim: self.relation("disputes", other, *index),
                        disputed: self.relation("disputes", claim, disputed),
                    });
                }
            }
        }
        disagreements
    }
}
