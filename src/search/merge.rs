//! Merges runs: of every word, one record of all texts that have it.

use std::cmp::Ordering;

use rayon::prelude::*;

use crate::search::code;
use crate::search::run::Run;
use crate::search::words::Vocabulary;

/// Signs of one piece of places.
const PIECE: usize = 12_000;

/// What is known of a word. Texts are numbers, written as `code` writes them.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    pub word: &'a str,
    pub texts: String,
    /// Those of them that have it in a title.
    pub in_titles: String,
    /// Other texts: they name somebody who may be called so.
    pub naming: String,
    /// Whom one may call so.
    pub entities: String,
    /// Its places, text by text: their number, and the steps from each to the next. Piece by piece, each with the place of its first text
    /// among the texts.
    pub places: Vec<(u32, String)>,
}

/// Where a word was met.
struct Met<'a> {
    word: &'a str,
    origin: Origin,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// The number of a run, and that of the word in it.
    Run(usize, usize),
    /// A form of an entity's name.
    Form(u32),
}

/// Words of names, with the entities that may be called so.
pub(super) struct Called(Vec<(String, u32)>);

impl Called {
    pub(super) fn new(forms: &[Vec<String>]) -> Called {
        let mut vocabulary = Vocabulary::default();
        let mut met = Vec::new();
        for (entity, forms) in forms.iter().enumerate() {
            for form in forms {
                vocabulary.read(form, 0, &mut |word, _| met.push((word, entity as u32)));
            }
        }
        met.sort_unstable();
        met.dedup();
        Called(met.into_iter().map(|(word, entity)| (vocabulary.words[word as usize].clone(), entity)).collect())
    }
}

/// The records of all words, in the order in which a script sorts them.
pub(super) fn records<'a>(runs: &'a [Run], called: &'a Called) -> Vec<Record<'a>> {
    let mut met: Vec<Met> = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let words = run.words.iter().enumerate();
        met.extend(words.map(|(word, text)| Met { word: text, origin: Origin::Run(number, word) }));
    }
    met.extend(called.0.iter().map(|(word, entity)| Met { word, origin: Origin::Form(*entity) }));
    met.par_sort_unstable_by(|a, b| as_scripts_do(a.word, b.word).then_with(|| a.origin.cmp(&b.origin)));
    let texts = texts_by_entity(runs);
    let words: Vec<&[Met]> = met.chunk_by(|a, b| a.word == b.word).collect();
    words.into_par_iter().map(|met| record(met, runs, &texts)).collect()
}

/// The texts that name each entity.
fn texts_by_entity(runs: &[Run]) -> Vec<Vec<u32>> {
    let mut texts: Vec<Vec<u32>> = Vec::new();
    for (entity, text) in runs.iter().flat_map(|run| &run.named) {
        let entity = *entity as usize;
        if texts.len() <= entity {
            texts.resize(entity + 1, Vec::new());
        }
        texts[entity].push(*text);
    }
    texts
}

fn record<'a>(met: &[Met<'a>], runs: &[Run], named: &[Vec<u32>]) -> Record<'a> {
    let (mut texts, mut in_titles, mut entities) = (Vec::new(), Vec::new(), Vec::new());
    let mut places: Vec<(u32, String)> = Vec::new();
    for Met { origin, .. } in met {
        let Origin::Run(run, word) = *origin else { continue };
        runs[run].each(word, &mut |posting| {
            if places.last().is_none_or(|(_, piece)| piece.len() > PIECE) {
                places.push((texts.len() as u32, String::new()));
            }
            if let Some((_, piece)) = places.last_mut() {
                code::push(posting.places.len() as u32 - 1, piece);
                piece.push_str(&code::rising(&posting.places));
            }
            texts.push(posting.text);
            in_titles.extend(posting.is_in_title.then_some(posting.text));
        });
    }
    let mut naming: Vec<u32> = Vec::new();
    for Met { origin, .. } in met {
        let Origin::Form(entity) = *origin else { continue };
        entities.push(entity);
        let Some(texts_of) = named.get(entity as usize) else { continue };
        naming.extend(texts_of.iter().filter(|text| texts.binary_search(text).is_err()));
    }
    naming.sort_unstable();
    naming.dedup();
    Record {
        word: met[0].word,
        texts: code::list(&texts),
        in_titles: code::list(&in_titles),
        naming: code::list(&naming),
        entities: code::rising(&entities),
        places,
    }
}

/// Scripts compare units of UTF-16: what needs two of them stands before U+E000.
fn as_scripts_do(a: &str, b: &str) -> Ordering {
    let place = |byte: u8| if matches!(byte, 0xee | 0xef) { byte + 0x10 } else { byte };
    let differing = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    differing.map_or(a.len().cmp(&b.len()), |(a, b)| place(a).cmp(&place(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Named;
    use crate::search::Text;

    fn text(titles: &[&str], text: &str, named: &[u32]) -> Text {
        let named = named.iter().map(|entity| Named { entity: *entity, place: None });
        Text {
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            text: text.to_owned(),
            named: named.collect(),
            ..Text::default()
        }
    }

    #[test]
    fn runs_become_one_record_a_word() {
        let texts = [text(&["Ел"], "в Алматы", &[0]), text(&[], "Almaty, Almaty", &[0]), text(&["Алматы"], "", &[])];
        let run = |first: usize, last: usize| {
            Run::new(first as u32, texts[first..last].iter().cloned(), |text| text.text.len())
        };
        let runs = [run(0, 2), run(2, 3)];
        let called = Called::new(&[vec!["Almaty".to_owned(), "Алматы".to_owned()]]);
        let records = records(&runs, &called);
        let shown: Vec<String> = records
            .iter()
            .map(|record| {
                let Record { word, texts, in_titles, naming, entities, places } = record;
                format!("{word} {texts}|{in_titles}|{naming}|{entities}|{places:?}")
            })
            .collect();
        let expected = [
            "almaty 1||0|0|[(0, \"100\")]",
            "алматы 01|2|1|0|[(0, \"0!00\")]",
            "в 0||||[(0, \"09\")]",
            "ел 0|0|||[(0, \"00\")]",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_stand_as_scripts_sort_them() {
        for (a, b) in [("a", "b"), ("a", "ab"), ("𐀀", "\u{e000}"), ("𐀀", "ﬁ"), ("я", "一"), ("一", "𐀀")] {
            let by_units = a.encode_utf16().cmp(b.encode_utf16());
            assert_eq!(as_scripts_do(a, b), by_units, "{a} {b}");
            assert_eq!(as_scripts_do(b, a), by_units.reverse(), "{a} {b}");
        }
    }
}
