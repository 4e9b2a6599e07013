//! Relates the claims of all articles to each other, by their ids.
//!
//! Only revisions and repetitions must not lead back to themselves. Two sources may dispute each other.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::claims::circles;
use crate::archive::claims::claim::Claim;
use crate::archive::claims::claim::Relation;
use crate::archive::claims::doubts;
use crate::archive::claims::quoted::Claims;
use crate::archive::claims::quoted::Unrelated;
use crate::archive::held;
use crate::archive::held::Held;
use crate::archive::index::ArticleIndex;
use crate::archive::index::ClaimIndex;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document::Hold;
use crate::document::RelationKind;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Located;
use crate::value::Source;

/// Ids of claims, each of one claim of the archive.
pub(in crate::archive) struct Ids<'a> {
    held: &'a Held,
    known: HashMap<String, FilePath>,
    left_out: HashSet<String>,
}

impl<'a> Ids<'a> {
    pub(in crate::archive) fn new(held: &'a Held) -> Ids<'a> {
        Ids { held, known: HashMap::new(), left_out: HashSet::new() }
    }

    /// Keeps the claims of an article whose ids are new.
    pub(in crate::archive) fn take(
        &mut self,
        claims: Claims,
        source: &Source,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Unrelated> {
        self.left_out.extend(claims.left_out);
        let mut taken = Vec::with_capacity(claims.claims.len());
        for claim in claims.claims {
            let id = &claim.document.id;
            if let Some(first) = self.known.get(&id.value) {
                let message = format!("a claim of `{first}` is `{}` already; this one is left out", id.value);
                let problem = Diagnostic::error(ProblemKind::DuplicateId, message).at(source, id.span);
                problems.push(problem.hint("ids of claims are unique in the archive"));
                continue;
            }
            self.known.insert(id.value.clone(), source.path.clone());
            taken.push(claim);
        }
        taken
    }
}

/// A claim on its way into the archive.
pub(in crate::archive) struct Placed<'a> {
    pub article: ArticleIndex,
    pub source: &'a Source,
    /// Of the article.
    pub date: Option<Date>,
    pub claim: Unrelated,
}

/// Relates the claims of all articles to each other.
pub(in crate::archive) fn relate(placed: Vec<Placed>, ids: &Ids, problems: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let relations = relations(&placed, ids, problems);
    for (claim, relations) in placed.iter().zip(&relations) {
        problems.extend(backward(claim, relations, &placed));
    }
    let related_by = turned_round(&relations);
    let mut claims = Vec::with_capacity(placed.len());
    for (placed, (relations, related_by)) in placed.into_iter().zip(relations.into_iter().zip(related_by)) {
        let Placed { article, source: _, date, claim } = placed;
        let Unrelated { document, question, claimant, speaker, range } = claim;
        let date = document.said_on.or(date);
        claims.push(Claim { document, article, question, claimant, speaker, range, date, relations, related_by });
    }
    claims
}

/// What each claim says of others. A relation that closes a circle is left out.
fn relations(placed: &[Placed], ids: &Ids, problems: &mut Vec<Diagnostic>) -> Vec<Vec<Relation>> {
    let mut by_id: HashMap<&str, ClaimIndex> = HashMap::new();
    for (index, placed) in placed.iter().enumerate() {
        by_id.insert(&placed.claim.document.id.value, ClaimIndex::new(index));
    }
    let spellings = Among::new(by_id.keys().copied());
    let mut relations: Vec<Vec<Relation>> = vec![Vec::new(); placed.len()];
    let mut written_ids: Vec<Vec<&Located<String>>> = vec![Vec::new(); placed.len()];
    for (index, Placed { source, claim, .. }) in placed.iter().enumerate() {
        for (kind, written) in &claim.document.relations {
            let Some(other) = by_id.get(written.value.as_str()).copied() else {
                if ids.held.has_claim(&written.value) {
                    problems.push(held::note(Hold::Unpublished, &written.value).at(source, written.span));
                } else if !ids.left_out.contains(&written.value) {
                    problems.push(unknown(&written.value, &spellings).at(source, written.span));
                }
                continue;
            };
            match fault(ClaimIndex::new(index), other, written, placed) {
                None => {
                    relations[index].push(Relation { kind: *kind, claim: other });
                    written_ids[index].push(written);
                    if *kind == RelationKind::Repeats
                        && let Some(doubt) = doubts::of_echo(&claim.document, &placed[other.get()].claim.document)
                    {
                        problems.push(doubt.at(source, written.span));
                    }
                }
                // A claim of this id was left out, which has been reported.
                Some(_) if ids.left_out.contains(&written.value) => {}
                Some(problem) => problems.push(problem.at(source, written.span)),
            }
        }
    }
    for (index, closing) in circles::closing(&relations).into_iter().enumerate() {
        for position in &closing {
            let written = written_ids[index][*position];
            if !ids.left_out.contains(&written.value) {
                problems.push(circle(&written.value).at(placed[index].source, written.span));
            }
        }
        leave_out(&closing, &mut relations[index]);
    }
    relations
}

/// Leaves out the relations at some positions, which are in order.
fn leave_out(positions: &[usize], relations: &mut Vec<Relation>) {
    let mut seen = 0;
    relations.retain(|_| {
        seen += 1;
        positions.binary_search(&(seen - 1)).is_err()
    });
}

fn unknown(written: &str, spellings: &Among) -> Diagnostic {
    let problem = Diagnostic::error(ProblemKind::UnknownId, format!("there is no claim `{written}`"));
    problem.near(Near::new(written, spellings).or("a relation names a claim of the archive by its id"))
}

/// Why a claim may not relate to another one.
fn fault(index: ClaimIndex, other: ClaimIndex, written: &Located<String>, placed: &[Placed]) -> Option<Diagnostic> {
    let written = &written.value;
    if placed[other.get()].claim.question != placed[index.get()].claim.question {
        let problem = Diagnostic::error(ProblemKind::OtherQuestion, format!("`{written}` answers another question"));
        return Some(problem.hint("claims relate to claims on the same question"));
    }
    if other == index { Some(circle(written)) } else { None }
}

fn circle(written: &str) -> Diagnostic {
    let problem = Diagnostic::error(ProblemKind::Circle, format!("with `{written}` this claim leads back to itself"));
    problem.hint("a chain of revisions and repetitions must have a beginning: remove one of them")
}

/// What others say of each claim.
fn turned_round(relations: &[Vec<Relation>]) -> Vec<Vec<Relation>> {
    let mut turned: Vec<Vec<Relation>> = vec![Vec::new(); relations.len()];
    for (index, relations) in relations.iter().enumerate() {
        for Relation { kind, claim } in relations {
            turned[claim.get()].push(Relation { kind: *kind, claim: ClaimIndex::new(index) });
        }
    }
    turned
}

/// A revision that is dated before what it revises.
fn backward(placed: &Placed, relations: &[Relation], all: &[Placed]) -> Option<Diagnostic> {
    let document = &placed.claim.document;
    let said_on = document.said_on?;
    for relation in relations {
        if relation.kind == RelationKind::Revises
            && let Some(later) = all[relation.claim.get()].claim.document.said_on
            && later > said_on
        {
            let message = format!("this claim revises one that is dated later, {later}");
            let problem = Diagnostic::warning(ProblemKind::WrongOrder, message).at(placed.source, document.id.span);
            return Some(problem.hint("turn the relation round, or mend a date"));
        }
    }
    None
}
