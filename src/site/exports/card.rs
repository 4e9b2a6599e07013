//! What the picture for cards shows: a page of the archive seen from afar, an article and the strips of a question.
//!
//! Headlines in any script would need fonts and shaping in the program. Words as bars need neither, and what is particular about
//! this archive can be seen in them: which of its words are names, and of what. For the same reason there is one picture of the
//! site and not one an article, which would be ten thousand a build; an article with a picture of its own shows that.

use crate::archive::ArticleIndex;
use crate::archive::Field;
use crate::site::parts::questions::most_claimed;
use crate::site::parts::questions::standing;
use crate::site::parts::sketch::Sketch;
use crate::site::parts::sketch::sketches;
use crate::site::plan::Site;
use crate::value::Kind;

/// The first words of an article, by their lengths.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub headline: Vec<Word>,
    pub text: Vec<Word>,
    /// Lines of counting of the question that leads the front page.
    pub strips: Vec<Sketch>,
    /// `ltr` or `rtl`: where lines begin.
    pub dir: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub letters: usize,
    /// What it names.
    pub names: Option<Kind>,
}

/// So many words are more than a picture has room for.
const WORDS: usize = 240;

/// So many lines of counting have room.
const STRIPS: usize = 5;

/// Of the first featured article, else of the latest.
pub fn card(site: &Site) -> Card {
    let archive = &site.archive;
    let article = archive.featured.first().copied().or_else(|| archive.article_indexes().next_back());
    let strips = first_strips(site);
    let Some(index) = article else {
        return Card { headline: Vec::new(), text: Vec::new(), strips, dir: archive.settings.lang.dir() };
    };
    let document = &archive.article(index).document;
    let plain = |word: &str| Word { letters: word.chars().count(), names: None };
    let headline = document.title.split_whitespace().map(plain).collect();
    Card { headline, text: first_words(site, index), strips, dir: document.lang.dir() }
}

fn first_strips(site: &Site) -> Vec<Sketch> {
    let Some(question) = most_claimed(site).first().copied() else { return Vec::new() };
    let sketches = sketches(&site.archive, &standing(&site.archive, question), STRIPS);
    sketches.into_iter().map(|(_, sketch)| sketch).collect()
}

fn first_words(site: &Site, index: ArticleIndex) -> Vec<Word> {
    let article = site.archive.article(index);
    let text = article.document.body.text.as_str();
    let mentions = article.mentions.iter();
    let mut mentions = mentions.filter(|mention| mention.field == Field::Body).peekable();
    let mut words = Vec::new();
    let mut end = 0;
    for word in text.split_whitespace().take(WORDS) {
        let start = end + text[end..].find(word).unwrap_or_default();
        end = start + word.len();
        while mentions.next_if(|mention| mention.range().end <= start).is_some() {}
        let names = mentions.peek().filter(|mention| mention.range().start < end);
        let names = names.map(|mention| site.archive.entity(mention.entity).kind);
        words.push(Word { letters: word.chars().count(), names });
    }
    words
}
