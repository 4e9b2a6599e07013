//! What makes one doubt a claim that can be shown: a figure that its words do not have, an echo of another figure, a date after the report.
//!
//! All are warnings. A figure that words give without a number (`a man`, `both`, رجلان) is not looked for, nor one that the editor says in words
//! of his own (`text:`); what is at least or at most may be counted one further (`more than 219`).

use std::ops::Range;

use crate::archive::claims::numerals;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Answer;
use crate::document::Article;
use crate::value::Date;

/// Figures that languages say without a number.
const UNSPOKEN: f64 = 2.0;

/// What is odd about a claim beside its words.
pub(super) fn of_claim(claim: &document::Claim, words: Range<usize>, article: &Article) -> Vec<Diagnostic> {
    let source = &article.source;
    let text = &article.body.text[words];
    let mut doubts = Vec::new();
    for figure in missing_figures(&claim.answer, text, article) {
        let message = format!("the words that this claim quotes do not have its figure, {figure}");
        let problem = Diagnostic::warning(ProblemKind::OtherFigure, message).at(source, claim.quote.span);
        doubts.push(problem.hint("mend the figure, or quote the words that give it; what no number says is `text:`"));
    }
    doubts.extend(after_article(claim, article));
    doubts
}

fn missing_figures(answer: &Answer, words: &str, article: &Article) -> Vec<f64> {
    let Answer { value, min, max, text: None } = answer else { return Vec::new() };
    let Some(numbers) = numerals::numbers(words, &article.lang) else { return Vec::new() };
    let has = |figure: f64| numbers.iter().any(|number| (number - figure).abs() <= figure.abs() * 1e-9);
    let mut missing = Vec::new();
    if let Some(figure) = *value
        && !has(figure)
    {
        missing.push(figure);
    }
    for figure in [min, max].into_iter().flatten() {
        let is_near = has(*figure) || has(figure - 1.0) || has(figure + 1.0);
        if !is_near {
            missing.push(*figure);
        }
    }
    missing.retain(|figure| *figure > UNSPOKEN);
    missing
}

/// No report has what was said after it.
fn after_article(claim: &document::Claim, article: &Article) -> Option<Diagnostic> {
    let said_on = claim.said_on?;
    let printed: Date = article.updated.max(article.date)?;
    if said_on.days().0 <= printed.days().1 {
        return None;
    }
    let message = format!("this claim is dated {said_on}, after its article, {printed}");
    let problem = Diagnostic::warning(ProblemKind::WrongOrder, message).at(&article.source, claim.id.span);
    Some(problem.hint("mend one of the dates; of an article that was changed later, give `updated:`"))
}

/// Whether an echo gives a figure that what it repeats does not allow; without its place.
pub(super) fn of_echo(echo: &document::Claim, origin: &document::Claim) -> Option<Diagnostic> {
    let ((low, high), (least, most)) = (bounds(&echo.answer)?, bounds(&origin.answer)?);
    if low <= most && least <= high {
        return None;
    }
    let message = format!("this claim repeats `{}`, which has another figure", origin.id.value);
    let problem = Diagnostic::warning(ProblemKind::OtherFigure, message);
    Some(problem.hint("a claim with another figure `revises` or `disputes`; or mend one of the figures"))
}

/// Between what an answer lies, where it has figures.
fn bounds(answer: &Answer) -> Option<(f64, f64)> {
    let Answer { value, min, max, text: _ } = *answer;
    match (min.or(value), max.or(value)) {
        (None, None) => None,
        (low, high) => Some((low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))),
    }
}
