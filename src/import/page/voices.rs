//! Which part of a page is the article: two libraries look for it, and schema.org may say it. The only module that knows the two.
//!
//! 1. `dom_smoothie` looks; where schema.org has the text and both agree, that is all.
//! 2. Else `trafilatura` looks too, in another way. Where their words agree, the first is taken: it keeps more of the form.
//! 3. Where they do not, `trafilatura` looks once more, with all that it has. What then agrees roughly is taken; else what is best supported:
//!    by schema.org's text, or by the paragraphs of the page. An editor should look at that page, and the article says so.
//!
//! Measured on pages whose text was reviewed, see `benches/import`.

mod paragraphs;

use dom_query::Document;
use dom_smoothie::Config;
use dom_smoothie::ParsePolicy;
use dom_smoothie::Readability;
use dom_smoothie::TextMode;

use crate::import::page::words::Words;

/// Two texts that agree less than this are two texts.
const AGREEMENT: f64 = 0.9;

/// Two texts that agree more than this are one article, of which one has a little more.
const LIKENESS: f64 = 0.7;

/// A text of schema.org with fewer words is a summary.
const FEW: usize = 80;

/// The part of a page that holds the article.
pub(super) struct Chosen {
    pub html: String,
    pub is_doubtful: bool,
}

/// One library's answer.
struct Voice {
    html: String,
    words: Words,
}

/// Chooses. `said` is the text as schema.org has it.
pub(super) fn choose(page: &str, document: Document, said: Option<&str>) -> Chosen {
    let said = said.map(Words::of).filter(|words| words.count() >= FEW);
    let first = smoothie(document, None);
    let Some(first) = first else { return doubtful(page, Vec::new(), said) };
    if said.as_ref().is_some_and(|said| first.words.agreement(said) >= AGREEMENT) {
        return Chosen { is_doubtful: false, html: first.html };
    }
    let second = trafilatura(page, false);
    match second {
        Some(second) if first.words.agreement(&second.words) >= AGREEMENT => {
            Chosen { is_doubtful: paragraphs::has_calls(&first.html), html: first.html }
        }
        second => {
            let mut voices = vec![first];
            voices.extend(second);
            doubtful(page, voices, said)
        }
    }
}

/// What is best supported of answers that do not agree; the first stands for those that are like it.
fn doubtful(page: &str, mut voices: Vec<Voice>, said: Option<Words>) -> Chosen {
    voices.extend(trafilatura(page, true));
    let likeness =
        |voice: &Voice| voices[1..].iter().map(|other| voice.words.agreement(&other.words)).fold(0.0, f64::max);
    let is_like = said.is_none() && voices.len() > 2 && voices[0].words.agreement(&voices[2].words) >= LIKENESS;
    if is_like && likeness(&voices[0]) >= LIKENESS {
        return Chosen { html: voices.swap_remove(0).html, is_doubtful: true };
    }
    let support = said.unwrap_or_else(|| paragraphs::of(&Document::from(page)));
    if voices.iter().all(|voice| voice.words.agreement(&support) < LIKENESS) {
        // A page of a make that nobody knows: without the rules of thumb more is left.
        voices.extend(smoothie(Document::from(page), Some(ParsePolicy::Raw)));
    }
    let by_support =
        |one: &Voice, other: &Voice| one.words.agreement(&support).total_cmp(&other.words.agreement(&support));
    let best = voices.into_iter().max_by(by_support);
    Chosen { html: best.map(|voice| voice.html).unwrap_or_default(), is_doubtful: true }
}

fn smoothie(document: Document, policy: Option<ParsePolicy>) -> Option<Voice> {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
    let article = match policy {
        Some(policy) => reader.parse_with_policy(policy),
        None => reader.parse(),
    };
    let article = article.ok()?;
    Some(Voice { html: article.content.to_string(), words: Words::of(&article.text_content) })
}

fn trafilatura(page: &str, is_thorough: bool) -> Option<Voice> {
    let options = trafilatura::Options::default();
    let options = options.with_fallback(is_thorough).with_exclude_comments(true).with_links(true).with_images(true);
    let found = trafilatura::extract(page, &options).ok()?;
    Some(Voice { html: found.content_html, words: Words::of(&found.content_text) })
}
