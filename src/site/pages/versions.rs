//! The versions of one article, word by word: what the later one has taken out and put in.
//!
//! Texts are compared as they are read, word by word; of very long ones, paragraph by paragraph. The only module that knows the library that
//! compares.

use similar::Algorithm;
use similar::DiffTag;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::page::Page;

/// `versions.html`: `versions`.
#[derive(Debug, Clone, Serialize)]
pub struct VersionsView {
    /// The first version, as the page's title has it.
    pub title: String,
    /// Each version beside the one before it, in the order of time.
    pub steps: Vec<StepView>,
}

impl Templated for VersionsView {
    const TEMPLATE: &'static str = "versions.html";
    const NAME: &'static str = "versions";
}

/// From one version to the next.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    pub from: ArticleLinkView,
    pub to: ArticleLinkView,
    /// Words taken out, and put in.
    pub gone: usize,
    pub new: usize,
    pub blocks: Vec<Vec<PieceView>>,
}

/// Words that stay, go or are new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// `same`, `gone`, `new`.
    pub kind: &'static str,
    pub text: String,
}

/// Together longer texts, in words, are compared by paragraphs: the cost grows with the words times the changes.
const WORDS: usize = 20_000;

pub fn head(site: &Site, page: &Page, index: ArticleIndex) -> PageView {
    let title = ("title", site.archive.article(index).document.title.clone());
    page_head(site, page, site.words.fill("versions_of", None, &[title]), "articles")
}

pub fn view(site: &Site, index: ArticleIndex) -> VersionsView {
    let mut versions = vec![index];
    versions.extend(site.shared.versions.get(&index).into_iter().flatten());
    versions.sort_by_key(|version| (site.archive.article(*version).document.date, *version));
    let mut steps = Vec::new();
    for pair in versions.windows(2) {
        steps.push(step(site, pair[0], pair[1]));
    }
    VersionsView { title: site.archive.article(index).document.title.clone(), steps }
}

fn step(site: &Site, from: ArticleIndex, to: ArticleIndex) -> StepView {
    let text = |index: ArticleIndex| {
        let document = &site.archive.article(index).document;
        format!("{}\n{}", document.title, document.body.text)
    };
    let pieces = compared(&text(from), &text(to));
    let words = |kind: &str| {
        let of_kind = pieces.iter().filter(|piece| piece.kind == kind);
        of_kind.map(|piece| piece.text.split_whitespace().count()).sum()
    };
    StepView {
        from: article_link(site, from),
        to: article_link(site, to),
        gone: words("gone"),
        new: words("new"),
        blocks: blocks(&pieces),
    }
}

/// Two texts as one: words that both have, words that only one of them has.
fn compared(old: &str, new: &str) -> Vec<PieceView> {
    let words = |text: &str| text.split_whitespace().count();
    let is_long = words(old) + words(new) > WORDS;
    let is_end = |letter: char| letter == '\n' || letter == ' ' && !is_long;
    let old: Vec<&str> = old.split_inclusive(is_end).collect();
    let new: Vec<&str> = new.split_inclusive(is_end).collect();
    let mut pieces: Vec<PieceView> = Vec::new();
    for change in similar::capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, from, to) = change.as_tag_tuple();
        if tag == DiffTag::Equal {
            push(&mut pieces, "same", &old[from]);
        } else {
            push(&mut pieces, "gone", &old[from]);
            push(&mut pieces, "new", &new[to]);
        }
    }
    pieces
}

fn push(pieces: &mut Vec<PieceView>, kind: &'static str, words: &[&str]) {
    let text = words.concat();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(&text),
        _ => pieces.push(PieceView { kind, text }),
    }
}

/// The same by paragraphs; what is taken out and put in stays in the paragraph in which it stands.
fn blocks(pieces: &[PieceView]) -> Vec<Vec<PieceView>> {
    let mut blocks = vec![Vec::new()];
    for PieceView { kind, text } in pieces {
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            if let Some(block) = blocks.last_mut().filter(|_| !words.trim().is_empty()) {
                block.push(PieceView { kind, text: words.to_owned() });
            }
            if line.ends_with('\n') {
                blocks.push(Vec::new());
            }
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let mut text = String::new();
        for piece in compared(old, new) {
            text.push_str(&match piece.kind {
                "gone" => format!("[-{}]", piece.text),
                "new" => format!("[+{}]", piece.text),
                _ => piece.text,
            });
        }
        text
    }

    #[test]
    fn words_are_compared_and_both_texts_are_whole() {
        assert_eq!(
            marked("Four people died.\nEnd.\n", "Seven people have died.\nEnd.\n"),
            "[-Four ][+Seven ]people [+have ]died.\nEnd.\n"
        );
        let (old, new) = ("a b c\nd e\n", "a x c\ne f\n");
        let pieces = compared(old, new);
        let without = |gone: &str| -> String {
            pieces.iter().filter(|piece| piece.kind != gone).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!((without("new"), without("gone")), (old.to_owned(), new.to_owned()));
    }

    #[test]
    fn changes_stay_in_their_paragraphs() {
        let blocks = blocks(&compared("One two here.\nEnd stays.\n", "One here.\nEnd it stays.\n"));
        let texts: Vec<String> = blocks
            .iter()
            .map(|block| block.iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(texts, ["One|two|here.", "End|it|stays."]);
    }
}
