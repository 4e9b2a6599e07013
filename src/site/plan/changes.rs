//! What changed in the archive and in what it is about, the newest first.
//!
//! What its files say with a date: articles taken in (`added`), figures revised and disputed, corrections, notes, and the change log of
//! its settings. What has no date comes last; no date is made up.

use std::cmp::Reverse;

use crate::archive::AnnotationIndex;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::ClaimIndex;
use crate::document::RelationKind;
use crate::value::Date;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub date: Option<Date>,
    pub what: What,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An article came into the archive.
    Added(ArticleIndex),
    /// A claim took the place of another.
    Revised {
        by: ClaimIndex,
        revised: ClaimIndex,
    },
    /// A claim says that another is wrong.
    Disputed {
        by: ClaimIndex,
        disputed: ClaimIndex,
    },
    /// A correction of an article, by its place among them.
    Corrected {
        article: ArticleIndex,
        position: usize,
    },
    Noted(AnnotationIndex),
    /// A line of the archive's own change log, by its place there.
    Logged(usize),
}

pub fn changes(archive: &Archive) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut change = |date: Option<Date>, what: What| changes.push(Change { date, what });
    for (position, line) in archive.settings.changes.iter().enumerate() {
        change(line.date, What::Logged(position));
    }
    for index in archive.article_indexes() {
        let document = &archive.article(index).document;
        if document.added.is_some() {
            change(document.added, What::Added(index));
        }
        for (position, correction) in document.corrections.iter().enumerate() {
            change(correction.date, What::Corrected { article: index, position });
        }
    }
    for by in archive.claim_indexes() {
        let claim = archive.claim(by);
        for revised in claim.related(RelationKind::Revises) {
            change(claim.date, What::Revised { by, revised });
        }
        for disputed in claim.related(RelationKind::Disputes) {
            change(claim.date, What::Disputed { by, disputed });
        }
    }
    for index in archive.annotation_indexes() {
        if let Some(date) = archive.annotation(index).document.date {
            change(Some(date), What::Noted(index));
        }
    }
    changes.sort_by_key(|change| (change.date.is_none(), Reverse(change.date)));
    changes
}
