//! A report beside its translations, paragraph by paragraph.

mod alignment;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::document::Element;
use crate::document::Token;
use crate::site::pages::translations::alignment::Block;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::render::Templated;
use crate::site::parts::rest;
use crate::site::parts::rest::RestView;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::value::Html;

/// `translations.html`: `translations`.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationsView {
    /// The report beside each of its translations.
    pub pairs: Vec<BesideView>,
    /// Translations for which there is no room.
    pub rest: Option<RestView>,
}

impl Templated for TranslationsView {
    const TEMPLATE: &'static str = "translations.html";
    const NAME: &'static str = "translations";
}

/// Two texts beside each other.
#[derive(Debug, Clone, Serialize)]
pub struct BesideView {
    pub from: ArticleLinkView,
    pub to: ArticleLinkView,
    pub rows: Vec<BesideRowView>,
    /// Rows with something on one side alone.
    pub alone: usize,
    /// Blocks of the longer text that are on the pages of the articles.
    pub rest: Option<RestView>,
}

/// Blocks of the one text and what stands for them in the other; a side may be empty.
#[derive(Debug, Clone, Serialize)]
pub struct BesideRowView {
    pub from: Html,
    pub to: Html,
}

/// So many translations stand beside the original.
const TRANSLATIONS: usize = 12;

/// So many blocks of each text: the cost grows with their product.
const BLOCKS: usize = 1_000;

/// So many figures and names of a block are compared.
const SIGNS: usize = 24;

pub fn head(site: &Site, page: &Page, index: ArticleIndex) -> PageView {
    let title = ("title", site.archive.article(index).document.title.clone());
    page_head(site, page, site.words.fill("translations_of", None, &[title]), "articles")
}

pub fn view(site: &Site, page: &Page, index: ArticleIndex) -> TranslationsView {
    let root = addresses::root(page.address.as_str());
    let translations = site.shared.translations.get(&index).map_or(&[][..], Vec::as_slice);
    let mut pairs = Vec::new();
    for translation in translations.iter().take(TRANSLATIONS) {
        pairs.push(beside(site, &root, index, *translation));
    }
    TranslationsView { pairs, rest: rest::rest(translations.len(), TRANSLATIONS, None) }
}

fn beside(site: &Site, root: &str, from: ArticleIndex, to: ArticleIndex) -> BesideView {
    let [one, other] = [from, to].map(|index| Text::of(site, root, index));
    let mut rows = Vec::new();
    let (mut at, mut at_other) = (0, 0);
    for (of_one, of_other) in alignment::align(&one.compared, &other.compared) {
        rows.push(BesideRowView {
            from: joined(&one.woven[at..at + of_one]),
            to: joined(&other.woven[at_other..at_other + of_other]),
        });
        (at, at_other) = (at + of_one, at_other + of_other);
    }
    let blocks = one.woven.len().max(other.woven.len());
    BesideView {
        from: article_link(site, from),
        to: article_link(site, to),
        alone: rows.iter().filter(|row| row.from.as_str().is_empty() || row.to.as_str().is_empty()).count(),
        rows,
        rest: rest::rest(blocks, BLOCKS, None),
    }
}

fn joined(blocks: &[Html]) -> Html {
    Html::from_markup(blocks.iter().map(Html::as_str).collect())
}

/// The blocks of an article, as a reader sees them and as they are compared.
struct Text {
    woven: Vec<Html>,
    /// The first of them.
    compared: Vec<Block>,
}

impl Text {
    fn of(site: &Site, root: &str, index: ArticleIndex) -> Text {
        let article = site.archive.article(index);
        let body = &article.document.body;
        let mentions = &article.mentions;
        let start = mentions.partition_point(|mention| mention.field < Field::Body);
        let mut mentions = mentions[start..].iter().take_while(|mention| mention.field == Field::Body).peekable();
        let mut compared = Vec::new();
        for tokens in body.blocks().into_iter().take(BLOCKS) {
            let tokens = &body.tokens[tokens];
            let range = range_of(tokens);
            let mut named: Vec<&Mention> = Vec::new();
            while let Some(mention) = mentions.next_if(|mention| mention.range().start < range.end) {
                named.push(mention);
            }
            let names = named.iter().map(|mention| site.archive.entity(mention.entity).id.clone());
            let text = &body.text[range];
            let signs = names.chain(figures(text));
            compared.push(Block {
                kind: kind_of(tokens),
                letters: text.chars().filter(|letter| letter.is_alphanumeric()).count(),
                signs: BTreeSet::from_iter(signs.take(SIGNS)),
            });
        }
        Text { woven: Texts::in_list(site, root, index).blocks(body, &article.links), compared }
    }
}

/// Of what a block is made of: the range of its text.
fn range_of(tokens: &[Token]) -> Range<usize> {
    let mut texts = tokens.iter().filter_map(|token| match token {
        Token::Text(range) | Token::Break(range) => Some(range),
        _ => None,
    });
    let Some(first) = texts.next() else { return 0..0 };
    first.start..texts.next_back().unwrap_or(first).end
}

/// What may stand for a block in a translation.
fn kind_of(tokens: &[Token]) -> &'static str {
    match tokens.first() {
        Some(Token::Open(Element::Heading { .. })) => "heading",
        Some(Token::Open(Element::Table)) => "table",
        Some(Token::Open(Element::Footnotes)) => "footnotes",
        Some(Token::Open(Element::CodeBlock { .. })) => "code",
        Some(Token::Rule) => "rule",
        _ => "text",
    }
}

/// Figures of a text, in whatever digits and however their thousands are set apart.
fn figures(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut figures: Vec<String> = Vec::new();
    let mut figure = String::new();
    for (index, letter) in letters.iter().enumerate() {
        match digit(*letter) {
            Some(digit) => figure.push(digit),
            None if !figure.is_empty() && joins(*letter, &letters[index + 1..]) => {}
            None => figures.extend((!figure.is_empty()).then(|| std::mem::take(&mut figure))),
        }
    }
    figures.extend((!figure.is_empty()).then_some(figure));
    figures
}

/// Whether a sign between digits belongs to their figure: a space only before three digits, a thousand.
fn joins(sign: char, rest: &[char]) -> bool {
    let digits = rest.iter().take_while(|letter| digit(**letter).is_some()).count();
    match sign {
        ' ' => digits == 3,
        '.' | ',' | '\'' | '’' | '٫' | '٬' => digits > 0,
        _ => false,
    }
}

/// Latin, Arabic, Persian and Devanagari digits as Latin ones.
fn digit(letter: char) -> Option<char> {
    let value = match letter {
        '0'..='9' => return Some(letter),
        '٠'..='٩' => u32::from(letter) - u32::from('٠'),
        '۰'..='۹' => u32::from(letter) - u32::from('۰'),
        '०'..='९' => u32::from(letter) - u32::from('०'),
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_same_in_every_script() {
        assert_eq!(figures("1,450 of 2 000 on 14 March"), ["1450", "2000", "14"]);
        assert_eq!(figures("١٤ قتيلا، و٢٬٠٠٠ جريح"), ["14", "2000"]);
        assert_eq!(figures("no figure."), [""; 0]);
        assert_eq!(figures("3.5 and 7. On 9 2021"), ["35", "7", "9", "2021"]);
    }
}
