//! Claims: who answered which question, with which words, and what their answers say of each other.
//!
//! 1. Article by article, a claim's question, claimant and speaker are resolved and its quote is found, word for word. A claim
//!    without a question or without its words is an error and is left out: nothing is shown that a reader cannot check.
//! 2. Then ids are compared over the whole archive, and relations are resolved. No chain of revisions or repetitions leads back
//!    to itself; disputes may be mutual.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use crate::archive::ArticleIndex;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::Name;
use crate::archive::anchor::Anchoring;
use crate::archive::anchor::Quote;
use crate::archive::articles::name;
use crate::archive::register::Register;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::RelationKind;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;

/// A claim with everything resolved.
#[derive(Debug, Clone)]
pub struct Claim {
    pub document: document::Claim,
    pub article: ArticleIndex,
    pub question: EntityIndex,
    pub claimant: Name,
    pub speaker: Option<Name>,
    /// Its words, in bytes of the article's text layer.
    pub range: Range<usize>,
    /// When it was made, else the date of the article.
    pub date: Option<Date>,
    pub relations: Vec<Relation>,
    /// What others say of it.
    pub related_by: Vec<Relation>,
}

/// What a claim says of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    pub claim: ClaimIndex,
}

impl Claim {
    /// Whether another claim has the same claimant.
    pub fn is_of_claimant(&self, other: &Claim) -> bool {
        match (self.claimant.entity, other.claimant.entity) {
            (Some(one), Some(another)) => one == another,
            (None, None) => self.claimant.text == other.claimant.text,
            _ => false,
        }
    }

    /// Whether another claim counts the same, as far as the editors say.
    pub fn has_scope_of(&self, other: &Claim) -> bool {
        let scope = |claim: &Claim| claim.document.scope.as_deref().map(str::to_lowercase);
        scope(self) == scope(other)
    }

    /// The claims that it relates to in one way.
    pub fn related(&self, kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
        of_kind(&self.relations, kind)
    }

    /// The claims that relate to it in one way.
    pub fn related_by(&self, kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
        of_kind(&self.related_by, kind)
    }

    /// Whether it is neither revised nor the repetition of another.
    pub fn stands(&self) -> bool {
        self.related_by(RelationKind::Revises).next().is_none() && self.related(RelationKind::Repeats).next().is_none()
    }
}

/// The claims that some relations of one kind lead to.
fn of_kind(relations: &[Relation], kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
    relations.iter().filter(move |relation| relation.kind == kind).map(|relation| relation.claim)
}

/// A claim that does not know the others yet.
pub(super) struct Unrelated {
    document: document::Claim,
    question: EntityIndex,
    claimant: Name,
    speaker: Option<Name>,
    range: Range<usize>,
}

impl Unrelated {
    /// Everyone and everything that it is about.
    pub(super) fn entities(&self) -> impl Iterator<Item = EntityIndex> {
        let speaker = self.speaker.as_ref().and_then(|speaker| speaker.entity);
        [Some(self.question), self.claimant.entity, speaker].into_iter().flatten()
    }
}

/// The claims of one article, in the order of its text.
pub(super) struct Claims {
    pub claims: Vec<Unrelated>,
    /// Ids of claims that were left out: what relates to them needs no remark of its own.
    pub left_out: Vec<String>,
}

/// Resolves the claims of one article.
pub(super) fn link(
    written: Vec<document::Claim>,
    article: &document::Article,
    anchoring: &Anchoring,
    register: &Register,
    problems: &mut Vec<Diagnostic>,
) -> Claims {
    let mut claims: Vec<Unrelated> = Vec::with_capacity(written.len());
    let mut left_out = Vec::new();
    for document in written {
        let question = question(&document, register, &article.source);
        let range = words(&document, article, anchoring);
        let mut who = |written: &Located<String>| {
            let name = name(written, register);
            if name.entity.is_none() && looks_like_id(&written.value) {
                problems.push(unknown_claimant(written, register, &article.source));
            }
            name
        };
        let (claimant, speaker) = (who(&document.claimant), document.speaker.as_ref().map(&mut who));
        match (question, range) {
            (Ok(question), Ok(range)) => claims.push(Unrelated { document, question, claimant, speaker, range }),
            (question, range) => {
                problems.extend(question.err().into_iter().chain(range.err()).map(|problem| *problem));
                left_out.push(document.id.value);
            }
        }
    }
    claims.sort_by_key(|claim| (claim.range.start, claim.range.end));
    Claims { claims, left_out }
}

fn question(claim: &document::Claim, register: &Register, source: &Source) -> Result<EntityIndex, Box<Diagnostic>> {
    let written = &claim.question;
    register.find(Some(Kind::Question), &written.value).map_err(|_| {
        let problem = Diagnostic::error(
            ProblemKind::UnknownId,
            format!("there is no question `{}`; this claim is left out", written.value),
        );
        let near = Near::new(&written.value, &register.spellings.questions);
        let near = near.or("questions are files under `questions/`; a claim names one by its id");
        Box::new(problem.at(source, written.span).near(near))
    })
}

/// Where the words of a claim stand in its article: exactly one place.
fn words(
    claim: &document::Claim,
    article: &document::Article,
    anchoring: &Anchoring,
) -> Result<Range<usize>, Box<Diagnostic>> {
    let quote = &claim.quote;
    let (prefix, suffix) = (claim.prefix.as_deref(), claim.suffix.as_deref());
    let mut places = anchoring.places(Quote { exact: &quote.value, prefix, suffix, position: None });
    let problem = match (places.pop(), places.len()) {
        (Some(range), 0) => return Ok(range),
        (Some(_), others) => {
            let message = format!("the quote of this claim stands in {} places; the claim is left out", others + 1);
            Diagnostic::error(ProblemKind::AmbiguousQuote, message)
                .hint("quote more words, or add `prefix:` or `suffix:`, the words around it")
        }
        (None, _) => {
            let problem = Diagnostic::error(
                ProblemKind::MissingQuote,
                "the quote of this claim is not in the text; the claim is left out",
            );
            match anchoring.nearest(&quote.value) {
                Some(near) => problem.hint(format!("did you mean `{}`?", &article.body.text[near])),
                None => problem.hint("quote words of the article's text as a reader sees them"),
            }
        }
    };
    Err(Box::new(problem.at(&article.source, quote.span)))
}

/// Names as printed have spaces or capitals; ids have hyphens.
fn looks_like_id(text: &str) -> bool {
    text.contains('-') && !text.contains(char::is_whitespace) && !text.contains(char::is_uppercase)
}

fn unknown_claimant(written: &Located<String>, register: &Register, source: &Source) -> Diagnostic {
    let problem = Diagnostic::warning(
        ProblemKind::UnregisteredName,
        format!("no person or organization is registered as `{}`", written.value),
    );
    let near = Near::new(&written.value, &register.spellings.claimants).or("write an id, or the name as printed");
    problem.at(source, written.span).near(near)
}

/// Ids of claims, each of one claim of the archive.
#[derive(Default)]
pub(super) struct Ids {
    known: HashMap<String, FilePath>,
    left_out: HashSet<String>,
}

impl Ids {
    /// Keeps the claims of an article whose ids are new.
    pub(super) fn take(&mut self, claims: Claims, source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<Unrelated> {
        self.left_out.extend(claims.left_out);
        let is_new = |claim: &Unrelated| {
            let id = &claim.document.id;
            let Some(first) = self.known.get(&id.value) else {
                self.known.insert(id.value.clone(), source.path.clone());
                return true;
            };
            let problem = Diagnostic::error(
                ProblemKind::DuplicateId,
                format!("a claim of `{first}` is `{}` already; this one is left out", id.value),
            );
            problems.push(problem.at(source, id.span).hint("ids of claims are unique in the archive"));
            false
        };
        claims.claims.into_iter().filter(is_new).collect()
    }
}

/// A claim on its way into the archive.
pub(super) struct Placed<'a> {
    pub article: ArticleIndex,
    pub source: &'a Source,
    /// Of the article.
    pub date: Option<Date>,
    pub claim: Unrelated,
}

/// Relates the claims of all articles to each other.
pub(super) fn relate(placed: Vec<Placed>, ids: &Ids, problems: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let mut by_id: HashMap<String, ClaimIndex> = HashMap::new();
    for (index, placed) in placed.iter().enumerate() {
        by_id.insert(placed.claim.document.id.value.clone(), ClaimIndex::new(index));
    }
    let spellings = Among::new(placed.iter().map(|placed| placed.claim.document.id.value.as_str()));
    let known = Known { by_id, spellings };
    let sources: Vec<&Source> = placed.iter().map(|placed| placed.source).collect();
    let mut claims: Vec<Claim> = placed
        .into_iter()
        .map(|Placed { article, source: _, date, claim }| {
            let Unrelated { document, question, claimant, speaker, range } = claim;
            let date = document.said_on.or(date);
            let (relations, related_by) = (Vec::new(), Vec::new());
            Claim { document, article, question, claimant, speaker, range, date, relations, related_by }
        })
        .collect();
    for index in 0..claims.len() {
        let index = ClaimIndex::new(index);
        let source = sources[index.get()];
        for (kind, written) in claims[index.get()].document.relations.clone() {
            match relation(index, (kind, &written), &known, &claims) {
                Ok(claim) => {
                    claims[index.get()].relations.push(Relation { kind, claim });
                    claims[claim.get()].related_by.push(Relation { kind, claim: index });
                }
                Err(_) if ids.left_out.contains(&written.value) => {}
                Err(problem) => problems.push(problem.at(source, written.span)),
            }
        }
    }
    problems.extend(sources.iter().zip(&claims).flat_map(|(source, claim)| backward(claim, &claims, source)));
    claims
}

/// All claims by their ids.
struct Known {
    by_id: HashMap<String, ClaimIndex>,
    spellings: Among,
}

/// The claim that a relation names.
fn relation(
    index: ClaimIndex,
    (kind, written): (RelationKind, &Located<String>),
    known: &Known,
    claims: &[Claim],
) -> Result<ClaimIndex, Box<Diagnostic>> {
    let Some(other) = known.by_id.get(&written.value).copied() else {
        let problem = Diagnostic::error(ProblemKind::UnknownId, format!("there is no claim `{}`", written.value));
        let near = Near::new(&written.value, &known.spellings).or("a relation names a claim of the archive by its id");
        return Err(Box::new(problem.near(near)));
    };
    if claims[other.get()].question != claims[index.get()].question {
        let problem =
            Diagnostic::error(ProblemKind::OtherQuestion, format!("`{}` answers another question", written.value));
        return Err(Box::new(problem.hint("claims relate to claims on the same question")));
    }
    if other == index || leads_back(kind) && reaches(other, index, claims) {
        let problem =
            Diagnostic::error(ProblemKind::Circle, format!("with `{}` this claim leads back to itself", written.value));
        return Err(Box::new(
            problem.hint("a chain of revisions and repetitions must have a beginning: remove one of them"),
        ));
    }
    Ok(other)
}

/// Whether chains of this relation must not be circles.
fn leads_back(kind: RelationKind) -> bool {
    matches!(kind, RelationKind::Revises | RelationKind::Repeats)
}

/// Whether revisions and repetitions lead from one claim to another.
fn reaches(from: ClaimIndex, to: ClaimIndex, claims: &[Claim]) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(index) = open.pop() {
        if index == to {
            return true;
        }
        if seen.insert(index) {
            let next = claims[index.get()].relations.iter().filter(|relation| leads_back(relation.kind));
            open.extend(next.map(|relation| relation.claim));
        }
    }
    false
}

/// A revision that is dated before what it revises.
fn backward(claim: &Claim, claims: &[Claim], source: &Source) -> Option<Diagnostic> {
    let said_on = claim.document.said_on?;
    let revised = claim.related(RelationKind::Revises).map(|other| &claims[other.get()]);
    let later = revised.filter_map(|other| other.document.said_on.filter(|date| *date > said_on)).next()?;
    let message = format!("this claim revises one that is dated later, {later}");
    Some(
        Diagnostic::warning(ProblemKind::WrongOrder, message)
            .at(source, claim.document.id.span)
            .hint("turn the relation round, or mend a date"),
    )
}
