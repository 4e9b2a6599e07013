//! The claims of one article, with the words that they quote.

use std::ops::Range;

use crate::archive::anchor::Quote;
use crate::archive::claims::doubts;
use crate::archive::held;
use crate::archive::index::EntityIndex;
use crate::archive::linking::Quoting;
use crate::archive::register::Name;
use crate::archive::register::Register;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;

/// A claim that does not know the others yet.
#[derive(Debug, Clone)]
pub(in crate::archive) struct Unrelated {
    pub(super) document: document::Claim,
    pub(super) question: EntityIndex,
    pub(super) claimant: Name,
    pub(super) speaker: Option<Name>,
    pub(super) range: Range<usize>,
}

impl Unrelated {
    pub(in crate::archive) fn id(&self) -> &str {
        &self.document.id.value
    }

    pub(in crate::archive) fn question(&self) -> EntityIndex {
        self.question
    }

    /// Everyone and everything that it is about.
    pub(in crate::archive) fn entities(&self) -> impl Iterator<Item = EntityIndex> {
        let speaker = self.speaker.as_ref().and_then(|speaker| speaker.entity);
        [Some(self.question), self.claimant.entity, speaker].into_iter().flatten()
    }
}

/// The claims of one article, in the order of its text.
#[derive(Debug, Clone)]
pub(in crate::archive) struct Claims {
    pub claims: Vec<Unrelated>,
    /// Ids of claims that were left out: what relates to them needs no remark of its own.
    pub left_out: Vec<String>,
}

/// Resolves the claims of one article.
pub(in crate::archive) fn link(
    written: Vec<document::Claim>,
    article: &Quoting,
    register: &Register,
    problems: &mut Vec<Diagnostic>,
) -> Claims {
    let source = &article.document.source;
    let mut claims: Vec<Unrelated> = Vec::with_capacity(written.len());
    let mut left_out = Vec::new();
    for document in written {
        let claimant = who(&document.claimant, (register, source), problems);
        let speaker = document.speaker.as_ref().map(|speaker| who(speaker, (register, source), problems));
        match (question(&document, register, source), words(&document, article)) {
            (Ok(question), Ok(range)) => {
                problems.extend(doubts::of_claim(&document, range.clone(), article.document));
                claims.push(Unrelated { document, question, claimant, speaker, range });
            }
            (question, range) => {
                problems.extend(question.err().map(|problem| *problem));
                problems.extend(range.err().map(|problem| *problem));
                left_out.push(document.id.value);
            }
        }
    }
    claims.sort_by_key(|claim| (claim.range.start, claim.range.end));
    Claims { claims, left_out }
}

/// Who made or spoke a claim. What looks like an id and is none was meant to be one.
fn who(written: &Located<String>, (register, source): (&Register, &Source), problems: &mut Vec<Diagnostic>) -> Name {
    let name = register.name(written);
    if name.entity.is_some() {
        return name;
    }
    let hold = [Kind::Person, Kind::Organization].iter().find_map(|kind| register.hold(Some(*kind), &written.value));
    if let Some(hold) = hold {
        problems.extend(held::note_of_name(hold, written, source));
    } else if looks_like_id(&written.value) {
        problems.push(unknown_claimant(written, register, source));
    }
    name
}

fn question(claim: &document::Claim, register: &Register, source: &Source) -> Result<EntityIndex, Box<Diagnostic>> {
    let written = &claim.question;
    if let Ok(question) = register.find(Some(Kind::Question), &written.value) {
        return Ok(question);
    }
    if register.hold(Some(Kind::Question), &written.value).is_some() {
        let message = format!("the question `{}` is held back, and this claim with it", written.value);
        return Err(Box::new(Diagnostic::note(ProblemKind::NotPublished, message).at(source, written.span)));
    }
    let message = format!("there is no question `{}`; this claim is left out", written.value);
    let near = Near::new(&written.value, &register.spellings.questions);
    let near = near.or("questions are files under `questions/`; a claim names one by its id");
    Err(Box::new(Diagnostic::error(ProblemKind::UnknownId, message).at(source, written.span).near(near)))
}

/// Where the words of a claim stand in its article: exactly one place.
fn words(claim: &document::Claim, article: &Quoting) -> Result<Range<usize>, Box<Diagnostic>> {
    let Quoting { index: _, document: article, anchoring } = article;
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
