//! Strangers: the names of a text that nobody registered, each with what it is likely a name of.
//!
//! 1. The text is cut into pieces (`pieces`); what is registered or no prose is passed over, and so are headlines, in which any word has a capital.
//! 2. Words with a capital that follow each other are one name, without its title (`run`). Scripts without capitals are read by titles alone
//!    (`caseless`).
//! 3. What stands in a name, before it and behind it says what it is (`cues`).
//!
//! This is for suggestions to an editor: a word that begins a sentence is given too, and says so. What no single text can tell (whether the word
//! stands elsewhere in small letters, which forms are one name) is for who has read them all.

mod caseless;
mod cues;
mod pieces;
mod run;

use std::ops::Range;

use crate::names::endings;
use crate::names::fold::fold;
use crate::names::language::Language;
use crate::names::nominatives::nominatives;
use crate::names::text::Text;
use crate::names::vocabulary::Vocabulary;
use crate::names::words::capitalised;
use crate::names::words::in_small;
use crate::names::words::is_capitals;
use crate::value::Kind;
use crate::value::QuickSet;

pub use cues::Cue;
pub use cues::cue_of_shape;

use cues::Cues;
use pieces::Piece;
use run::Reading;
use run::Run;

/// A name that nobody registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// Its words, folded.
    pub words: Vec<String>,
    pub language: Language,
    pub cue: Option<Cue>,
    /// It is the first of a sentence, so that its capital says nothing.
    pub begins_sentence: bool,
    /// Behind a preposition it is in another case than the one of a dictionary.
    pub is_behind_preposition: bool,
    /// It stands in quotation marks.
    pub is_quoted: bool,
}

/// What finds strangers: word lists, made once.
#[derive(Debug)]
pub struct Strangers {
    vocabulary: Vocabulary,
    cues: Cues,
}

impl Default for Strangers {
    fn default() -> Strangers {
        Strangers { vocabulary: Vocabulary::new(), cues: Cues::new() }
    }
}

impl Strangers {
    /// The strangers of a text, in order. `known` are ranges of it that need no further word, sorted; words that stand in small letters go to
    /// `small`.
    pub fn find(&self, text: &Text, known: &[Range<usize>], small: &mut QuickSet<String>) -> Vec<Stranger> {
        let folded = fold(text.text);
        let mut known = known.iter().peekable();
        let is_known = |piece: Range<usize>| {
            let piece = folded.range(piece.start, piece.end);
            while known.next_if(|range| range.end <= piece.start).is_some() {}
            known.peek().is_some_and(|range| range.start < piece.end)
        };
        let language_at = |at: usize| language_at(text, folded.original(at));
        let pieces = pieces::cut(&folded.text, is_known, language_at);
        for piece in pieces.iter().filter(|piece| !piece.is_capital) {
            if !small.contains(piece.text) {
                small.insert(piece.text.to_owned());
            }
        }
        let reading = Reading { pieces: &pieces, vocabulary: &self.vocabulary, cues: &self.cues };
        let mut found = Vec::new();
        for run in reading.runs() {
            found.push(self.stranger(reading, &run));
        }
        if text.language == Language::Arabic {
            for (run, cue) in caseless::names(&pieces, &self.cues) {
                found.push(Stranger { cue: Some(cue), begins_sentence: false, ..self.plain(&pieces, run) });
            }
        }
        for stranger in &mut found {
            stranger.range = folded.range(stranger.range.start, stranger.range.end);
        }
        found
    }

    fn stranger(&self, reading: Reading, run: &Run) -> Stranger {
        let Reading { pieces, .. } = reading;
        let mut stranger = self.plain(pieces, run.pieces.clone());
        let language = stranger.language;
        let words: Vec<&str> = pieces[run.pieces.clone()].iter().map(|piece| piece.text).collect();
        let of_title = run.title.as_ref().map(|title| cues::of_title(title, &words, language));
        let behind = pieces.get(run.pieces.end).filter(|next| next.follows());
        let word_behind = behind.map(|next| in_small(next.text)).unwrap_or_default();
        let (mut is_of_place, mut of_behind) = (false, None);
        for (list, kind) in [("after a place", Kind::Place), ("after an organization", Kind::Organization)] {
            if of_behind.is_none() && !word_behind.is_empty() && self.cues.has(list, &word_behind, language) {
                is_of_place = kind == Kind::Place;
                of_behind = Some(Cue::new(kind, 3, format!("before `{word_behind}`")));
            }
        }
        // «Керуен қоры», and «Нұр Отан» партиясы.
        if let Some(next) = behind.filter(|next| of_behind.is_some() && !is_of_place && !next.is_capital)
            && language == Language::Kazakh
            && !stranger.is_quoted
        {
            stranger.range.end = next.range.end;
            let listed = self.cues.listed("after an organization", &word_behind, language).unwrap_or(&word_behind);
            stranger.words.push(listed.to_owned());
        }
        // «Алматинской области», «Алматы облысында», `Almaty region`: the word is part of the name.
        if let Some(next) = behind.filter(|next| is_of_place && !next.is_capital && is_named_with(next, language)) {
            stranger.range.end = next.range.end;
            let listed = self.cues.listed("after a place", &word_behind, language).unwrap_or(&word_behind);
            if let [only] = stranger.words.as_mut_slice() {
                *only = agreeing(only, listed, language);
            }
            stranger.words.push(listed.to_owned());
            // It is in the nominative now.
            stranger.is_behind_preposition = false;
        }
        let of_words = cues::of_words(&words, language, &self.cues);
        stranger.cue = of_title.or(of_behind).or(of_words).or_else(|| self.before(pieces, run.pieces.start));
        if stranger.cue.is_none() && words.len() == 1 {
            stranger.cue = cues::of_ending(words[0], language);
        }
        stranger
    }

    /// A stranger of which nothing is known beside its words.
    fn plain(&self, pieces: &[Piece], run: Range<usize>) -> Stranger {
        let (first, last) = (&pieces[run.start], &pieces[run.end - 1]);
        let before = run.start.checked_sub(1).map(|before| &pieces[before]).filter(|_| first.follows());
        let is_behind_preposition =
            before.is_some_and(|before| !before.is_capital && is_preposition(before.text, first.language));
        let behind = pieces.get(run.end).map_or("\"", |next| next.gap);
        let is_quoted = first.gap.ends_with('"') && behind.starts_with('"');
        Stranger {
            range: first.range.start..last.range.end,
            words: pieces[run.clone()].iter().map(|piece| in_sentence(piece.text)).collect(),
            language: last.language,
            cue: None,
            // What is quoted whole is a name; what begins a quotation begins a sentence.
            begins_sentence: first.begins_sentence() && !is_quoted,
            is_behind_preposition,
            is_quoted,
        }
    }

    /// What the one or two words before a name say.
    fn before(&self, pieces: &[Piece], at: usize) -> Option<Cue> {
        let first = &pieces[at];
        let before = &pieces[at.checked_sub(1)?];
        let is_abbreviated = first.gap == ". " && before.text.chars().count() <= 3;
        if !first.follows() && !is_abbreviated && first.gap != " \"" {
            return None;
        }
        let small = in_small(before.text);
        let two = at.checked_sub(2).filter(|_| before.follows());
        let two = two.map(|second| format!("{} {small}", in_small(pieces[second].text))).unwrap_or_default();
        let language = before.language;
        for (list, kind, weight) in [
            ("before a place", Kind::Place, 3),
            ("before an organization", Kind::Organization, 2),
            ("in", Kind::Place, 1),
        ] {
            // A preposition says nothing of what is in quotation marks, and «банк» of what stands behind it without them.
            let needs_quotes = kind == Kind::Organization && endings::is_cyrillic(&small);
            if weight == 1 && !first.follows() || needs_quotes && first.follows() {
                continue;
            }
            if self.cues.contains(list, &two) {
                return Some(Cue::new(kind, weight, format!("after `{two}`")));
            }
            let is_one =
                if weight == 1 { self.cues.contains(list, &small) } else { self.cues.has(list, &small, language) };
            if is_one {
                return Some(Cue::new(kind, weight, format!("after `{small}`")));
            }
        }
        None
    }
}

/// So many letters an abbreviation has at most.
const ABBREVIATED: usize = 6;

/// A word as it would stand in a sentence: `НАЗАРБАЕВ` is `Назарбаев`, and `ОДКБ` stays.
fn in_sentence(word: &str) -> String {
    let parts: Vec<String> = word.split('-').map(part_in_sentence).collect();
    parts.join("-")
}

fn part_in_sentence(part: &str) -> String {
    let is_shouted = is_capitals(part) && part.chars().count() > ABBREVIATED;
    if is_shouted { capitalised(part) } else { part.to_owned() }
}

fn language_at(text: &Text, at: usize) -> Language {
    let around = text.passages.iter().rev().find(|passage| passage.range.contains(&at));
    around.map_or(text.language, |passage| passage.language)
}

/// Whether a word that says what a place is belongs to its name in a language: «Алматинская область», and not «Алматы қаласы», which everybody
/// calls Алматы.
fn is_named_with(piece: &Piece, language: Language) -> bool {
    let is_town = ["қаласы", "шаһары", "ауылы", "кенті", "qalasy", "şehri", "köyü"]
        .iter()
        .any(|town| piece.text.starts_with(town));
    let is_of_language = !matches!(language, Language::Turkish | Language::Uzbek);
    is_of_language && !is_town
}

/// An adjective in the gender of the word that it belongs to: «Алматинской» of область is Алматинская. Any other word stays.
fn agreeing(word: &str, noun: &str, language: Language) -> String {
    if !endings::is_in_each_word(language) {
        return word.to_owned();
    }
    let ends: &[&str] = match noun.chars().next_back() {
        Some('ь' | 'а' | 'я') => &["ая", "яя", "ська", "цька"],
        Some('о' | 'е') => &["ое", "ее"],
        _ => &["ий", "ый", "ой"],
    };
    let agrees = |word: &str| ends.iter().any(|end| word.ends_with(end));
    let bases = nominatives(language, word);
    let agreeing = bases.into_iter().map(|(base, _)| base).find(|base| agrees(base));
    if agrees(word) { word.to_owned() } else { agreeing.unwrap_or_else(|| word.to_owned()) }
}

/// Whether a Russian or Ukrainian word puts the next one into another case than that of a dictionary.
fn is_preposition(word: &str, language: Language) -> bool {
    const RUSSIAN: [&str; 25] = [
        "в",
        "во",
        "из",
        "от",
        "до",
        "для",
        "без",
        "у",
        "около",
        "к",
        "ко",
        "по",
        "с",
        "со",
        "над",
        "под",
        "перед",
        "о",
        "об",
        "при",
        "на",
        "против",
        "после",
        "между",
        "ради",
    ];
    const UKRAINIAN: [&str; 17] =
        ["у", "в", "з", "із", "зі", "від", "до", "для", "без", "біля", "по", "над", "під", "перед", "про", "при", "на"];
    match language {
        Language::Russian => RUSSIAN.contains(&word),
        Language::Ukrainian => UKRAINIAN.contains(&word),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The strangers of a text, each with what it is likely a name of.
    fn read(text: &str, language: Language) -> Vec<String> {
        let found = Strangers::default().find(&Text::plain(text, language), &[], &mut QuickSet::default());
        let shown = |stranger: &Stranger| match &stranger.cue {
            Some(cue) => format!("{} ({})", stranger.words.join(" "), cue.kind.word()),
            None => stranger.words.join(" "),
        };
        // A single word that begins a sentence is for those to judge who have read all texts.
        let is_told = |stranger: &&Stranger| !stranger.begins_sentence || stranger.words.len() > 1;
        found.iter().filter(is_told).map(shown).collect()
    }

    #[test]
    fn a_title_is_no_part_of_a_name_and_says_whose_it_is() {
        for (text, language, found) in [
            (
                "Then Kazakh Foreign Minister Mukhtar Tileuberdi spoke.",
                Language::English,
                &["Mukhtar Tileuberdi (person)"][..],
            ),
            (
                "We saw the General Services Administration there.",
                Language::English,
                &["General Services Administration (organization)"],
            ),
            (
                "Затем аким Алматы Бакытжан Сагинтаев молчал.",
                Language::Russian,
                &["Алматы", "Бакытжан Сагинтаев (person)"],
            ),
            (
                "Бұл күні Парламент Мәжілісіне Нұрсұлтан Назарбаев келді.",
                Language::Kazakh,
                &["Парламент Мәжілісіне (organization)", "Нұрсұлтан Назарбаев (person)"],
            ),
            ("Dün Bakan Aida Balayeva Almatı'ya gitti.", Language::Turkish, &["Aida Balayeva (person)", "Almatı'ya"]),
            (
                "قال وزير الداخلية يرلان تورغومباييف إن مدينة ألماتي هادئة.",
                Language::Arabic,
                &["يرلان تورغومباييف (person)", "الماتي (place)"],
            ),
        ] {
            assert_eq!(read(text, language), found, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_none() {
        for text in [
            "This Is A Headline In Which Every Word Has Its Capital",
            "See #SpecialAnnouncement and write to @Somebody.",
            "On Monday the Spanish-speaking guests of the U.S. left.",
            "I'll go, and they'll stay.",
        ] {
            assert_eq!(read(text, Language::English), [""; 0], "{text}");
        }
    }

    #[test]
    fn small_words_stand_in_the_names_of_organizations_alone() {
        let text = "Then the Ministry of Culture and Sport and the Committee for the Protection of Journalists met President of Kazakhstan.";
        let found = read(text, Language::English);
        let names = [
            "Ministry of Culture and Sport (organization)",
            "Committee for the Protection of Journalists (organization)",
            "Kazakhstan",
        ];
        assert_eq!(found, names);
    }
}
