//! Names in scripts without capitals (Arabic): only a title or the word for a town tells that one follows.
//!
//! Behind it the words of a name go on to a word of the language, a sign, or what begins with an article. It may have an article itself only
//! as its last word (الأسد).

use std::ops::Range;

use crate::names::strangers::cues::Cue;
use crate::names::strangers::cues::Cues;
use crate::names::strangers::pieces::Piece;
use crate::value::Kind;

/// So many words a name has at most.
const LONGEST: usize = 4;

/// The names of a text, with what tells them.
pub(super) fn names(pieces: &[Piece], cues: &Cues) -> Vec<(Range<usize>, Cue)> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(kind) = kind_behind(&pieces[at], cues) else {
            at += 1;
            continue;
        };
        let run = run(pieces, at + 1, (kind, cues));
        let end = run.end.max(at + 1);
        if !run.is_empty() {
            names.push((run, Cue::new(kind, 3, format!("after `{}`", pieces[at].text))));
        }
        at = end;
    }
    names
}

fn kind_behind(piece: &Piece, cues: &Cues) -> Option<Kind> {
    // «والرئيس»: and is written on to the word.
    let unjoined = piece.text.strip_prefix('و').unwrap_or(piece.text);
    let is_in = |list: &str| cues.contains(list, piece.text) || cues.contains(list, unjoined);
    match () {
        () if is_in("a man of letters") => Some(Kind::Person),
        () if is_in("a place of letters") => Some(Kind::Place),
        () => None,
    }
}

fn run(pieces: &[Piece], mut start: usize, (kind, cues): (Kind, &Cues)) -> Range<usize> {
    // «وزير الخارجية»: what the office is of. Behind a title may stand another one.
    while let Some(piece) = pieces.get(start)
        && piece.follows()
        && (piece.text.starts_with("ال") && kind == Kind::Person || kind_behind(piece, cues).is_some())
    {
        start += 1;
    }
    let longest = if kind == Kind::Person { LONGEST } else { 1 };
    let mut end = start;
    while let Some(piece) = pieces.get(end)
        && end - start < longest
        && piece.follows()
        && !piece.is_known
        && is_of_name(piece, cues)
    {
        end += 1;
        if piece.text.starts_with("ال") {
            break;
        }
    }
    // One word behind a title is as often a word for what the office is of.
    if kind == Kind::Person && end - start < 2 { start..start } else { start..end }
}

fn is_of_name(piece: &Piece, cues: &Cues) -> bool {
    let has_letters = piece.text.chars().count() > 2 && piece.text.chars().all(char::is_alphabetic);
    has_letters && !cues.contains("no word of a name", piece.text)
}
