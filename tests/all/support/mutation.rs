//! Texts that change after they were annotated, to see where their notes land.
//!
//! A text is a run of words that keep who they are through every change. A note has landed right where at least half of the words
//! that it stands on are words of its quote, wrong anywhere else: unless the same words stand there. All choices come from one seed.

use dateline::archive;
use dateline::archive::State;
use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;
use serde_json::json;

/// A way in which a text changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Nothing,
    /// Punctuation goes or becomes other punctuation, white space grows.
    Punctuation,
    /// One word in so many becomes another word, everywhere.
    Words(usize),
    /// One word of a quote of five words or more becomes another word.
    OneOfQuote,
    /// The same of words in small letters without figures, which become such words.
    PlainOneOfQuote,
    /// Sentences change places.
    SentencesMoved,
    /// Sentences of another text are put in.
    SentencesAdded,
    /// Everything around the quote becomes other words.
    Surroundings,
    /// Words in ten, punctuation, sentences moved and added.
    Everything,
    /// The words of the quote go.
    QuoteDeleted,
    /// The words of the quote become other words.
    QuoteReplaced,
    /// The sentence of the quote goes.
    SentenceDeleted,
}

pub const CHANGES: &[Change] = &[
    Change::Nothing,
    Change::Punctuation,
    Change::Words(20),
    Change::Words(10),
    Change::Words(5),
    Change::OneOfQuote,
    Change::PlainOneOfQuote,
    Change::SentencesMoved,
    Change::SentencesAdded,
    Change::Surroundings,
    Change::Everything,
    Change::QuoteDeleted,
    Change::QuoteReplaced,
    Change::SentenceDeleted,
];

impl Change {
    /// Whether the quote is still there to be found.
    pub fn keeps_quote(self) -> bool {
        !matches!(self, Change::QuoteDeleted | Change::QuoteReplaced | Change::SentenceDeleted)
    }
}

/// Where notes landed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Landings {
    pub exact: usize,
    pub fuzzy: usize,
    pub ambiguous: usize,
    pub orphan: usize,
    /// On the very words of the quote in a place that is another one: a text may say the same twice.
    pub elsewhere: usize,
    pub wrong: usize,
}

impl Landings {
    pub fn total(&self) -> usize {
        self.exact + self.fuzzy + self.ambiguous + self.orphan + self.elsewhere + self.wrong
    }

    pub fn right(&self) -> usize {
        self.exact + self.fuzzy
    }

    pub fn add(&mut self, other: Landings) {
        self.exact += other.exact;
        self.fuzzy += other.fuzzy;
        self.ambiguous += other.ambiguous;
        self.orphan += other.orphan;
        self.elsewhere += other.elsewhere;
        self.wrong += other.wrong;
    }
}

/// What a note knows of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Its words alone.
    Quote,
    /// Also 32 characters before and after them.
    Context,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// Which word of the original it is, if it is one.
    origin: Option<usize>,
}

impl Word {
    fn ends_sentence(&self) -> bool {
        self.text.ends_with(['.', '!', '?', '…'])
    }
}

/// A small generator (xorshift64*), so that every run draws the same.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        high as usize % limit.max(1)
    }
}

/// Changes a text once for each of some quotes and says where the notes landed. `strangers` are words and sentences of another text.
pub fn land(text: &str, strangers: &str, change: Change, evidence: Evidence, dice: &mut Dice) -> Landings {
    let words = words_of(text);
    let strangers = words_of(strangers);
    let mut landings = Landings::default();
    if words.len() < 60 || strangers.len() < 60 {
        return landings;
    }
    for _ in 0..QUOTES {
        let is_one = matches!(change, Change::OneOfQuote | Change::PlainOneOfQuote);
        let shortest = if is_one { 5 } else { 1 };
        let length = shortest + dice.below(12);
        let start = dice.below(words.len() - length);
        let quote = start..start + length;
        let changed = changed(&words, &strangers, &quote, change, dice);
        landings.add(land_one(&words, &quote, &changed, evidence));
    }
    landings
}

/// How many notes are made on each text.
const QUOTES: usize = 12;

/// Words that mean nothing to Markdown, one paragraph.
fn words_of(text: &str) -> Vec<Word> {
    let plain = |letter: &char| letter.is_alphanumeric() || ".,;:!?…'’\"“”«»()-–—%".contains(*letter);
    let words = text.split_whitespace().map(|word| word.chars().filter(plain).collect::<String>());
    // Nor numbers with a full stop, which are items of a list where a sentence begins with them.
    let is_plain = |word: &String| {
        let is_number = word.trim_end_matches(['.', ')']).chars().all(char::is_numeric);
        word.chars().any(char::is_alphanumeric) && !word.starts_with(['-', '–', '—', '+']) && !is_number
    };
    let words = words.filter(is_plain);
    words.enumerate().map(|(index, text)| Word { text, origin: Some(index) }).collect()
}

fn changed(
    words: &[Word],
    strangers: &[Word],
    quote: &std::ops::Range<usize>,
    change: Change,
    dice: &mut Dice,
) -> Vec<Word> {
    let mut words = words.to_vec();
    let in_quote = |word: &Word| word.origin.is_some_and(|origin| quote.contains(&origin));
    match change {
        Change::Nothing => {}
        Change::Punctuation => repunctuate(&mut words, dice),
        Change::Words(one_in) => replace(&mut words, strangers, dice, |_, dice| dice.below(one_in) == 0),
        Change::OneOfQuote => {
            let chosen = quote.start + dice.below(quote.len());
            replace(&mut words, strangers, dice, |word, _| word.origin == Some(chosen));
        }
        Change::PlainOneOfQuote => {
            let plain: Vec<usize> = quote.clone().filter(|index| is_plain(&words[*index])).collect();
            let strangers: Vec<Word> = strangers.iter().filter(|word| is_plain(word)).cloned().collect();
            if let Some(chosen) = plain.get(dice.below(plain.len())) {
                replace(&mut words, &strangers, dice, |word, _| word.origin == Some(*chosen));
            }
        }
        Change::SentencesMoved => move_sentences(&mut words, dice),
        Change::SentencesAdded => add_sentences(&mut words, strangers, dice),
        Change::Surroundings => replace(&mut words, strangers, dice, |word, _| !in_quote(word)),
        Change::Everything => {
            replace(&mut words, strangers, dice, |_, dice| dice.below(10) == 0);
            repunctuate(&mut words, dice);
            move_sentences(&mut words, dice);
            add_sentences(&mut words, strangers, dice);
        }
        Change::QuoteDeleted => words.retain(|word| !in_quote(word)),
        Change::QuoteReplaced => {
            replace(&mut words, strangers, dice, |word, _| in_quote(word));
        }
        Change::SentenceDeleted => {
            let start = words[..quote.start].iter().rposition(Word::ends_sentence).map_or(0, |end| end + 1);
            let end =
                words[quote.end..].iter().position(Word::ends_sentence).map_or(words.len(), |at| quote.end + at + 1);
            words.drain(start..end);
        }
    }
    words
}

/// Small letters, and so many that it is seldom a word like "not" or "three".
fn is_plain(word: &Word) -> bool {
    word.text.chars().all(|letter| !letter.is_uppercase() && !letter.is_numeric()) && word.text.chars().count() > 5
}

fn replace(words: &mut [Word], strangers: &[Word], dice: &mut Dice, mut chosen: impl FnMut(&Word, &mut Dice) -> bool) {
    for word in words {
        if chosen(word, dice) {
            let stranger = &strangers[dice.below(strangers.len())];
            *word = Word { text: stranger.text.clone(), origin: None };
        }
    }
}

fn repunctuate(words: &mut [Word], dice: &mut Dice) {
    for word in words {
        word.text = match dice.below(4) {
            0 => word.text.trim_end_matches([',', ';', ':', '.']).to_owned(),
            1 => word.text.replace(['"', '“', '”'], "«").replace('\'', "’"),
            2 => word.text.replace(['-', '–'], "‑"),
            _ => word.text.clone(),
        };
    }
}

fn sentences(words: &[Word]) -> Vec<Vec<Word>> {
    words.split_inclusive(Word::ends_sentence).map(<[Word]>::to_vec).collect()
}

fn move_sentences(words: &mut Vec<Word>, dice: &mut Dice) {
    let mut all = sentences(words);
    for _ in 0..all.len() / 3 + 1 {
        let (one, other) = (dice.below(all.len()), dice.below(all.len()));
        all.swap(one, other);
    }
    *words = all.concat();
}

fn add_sentences(words: &mut Vec<Word>, strangers: &[Word], dice: &mut Dice) {
    let mut all = sentences(words);
    let foreign = sentences(strangers);
    for _ in 0..all.len() / 4 + 1 {
        let mut sentence = foreign[dice.below(foreign.len())].clone();
        sentence.iter_mut().for_each(|word| word.origin = None);
        all.insert(dice.below(all.len() + 1), sentence);
    }
    *words = all.concat();
}

/// Annotates the old text and looks for the note in the new one, through the whole pipeline.
fn land_one(old: &[Word], quote: &std::ops::Range<usize>, new: &[Word], evidence: Evidence) -> Landings {
    let (old_text, old_ranges) = joined(old);
    let (start, end) = (old_ranges[quote.start].start, old_ranges[quote.end - 1].end);
    let before = old_text[..start].char_indices().rev().take(32).last().map_or(start, |(at, _)| at);
    let after = old_text[end..].char_indices().nth(32).map_or(old_text.len(), |(at, _)| end + at);
    let context = |text: &str| (evidence == Evidence::Context).then(|| text.to_owned());
    let annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x",
        "type": "Annotation",
        "bodyValue": "A note",
        "target": {"source": "urn:y", "selector": {
            "type": "TextQuoteSelector",
            "exact": &old_text[start..end],
            "prefix": context(&old_text[before..start]),
            "suffix": context(&old_text[end..after]),
        }},
    });
    let (new_text, new_ranges) = joined(new);
    let source = |path: &str, text: String| Source { path: FilePath::new(path), text: text.into() };
    let sources = vec![
        source("content/articles/x.md", format!("---\ntitle: x\n---\n\n{new_text}\n")),
        source("content/articles/x.annotations.json", annotation.to_string()),
    ];
    let today = Date::parse("2026-01-01").expect("a date").0;
    let input = Input::from_sources(sources, Options::on(today)).value;
    let linked = document::parse(&input).and_then(|documents| archive::link(documents, &input)).value;
    let annotation = &linked.annotations[0];
    let body = &linked.articles[0].document.body.text;
    assert_eq!(body.trim_end(), new_text, "the text layer is the text");
    let Some(range) = &annotation.range else {
        return match annotation.state {
            State::Ambiguous => Landings { ambiguous: 1, ..Landings::default() },
            _ => Landings { orphan: 1, ..Landings::default() },
        };
    };
    let landed: Vec<&Word> = new
        .iter()
        .zip(&new_ranges)
        .filter(|(_, word)| word.start < range.end && range.start < word.end)
        .map(|(word, _)| word)
        .collect();
    let own = landed.iter().filter(|word| word.origin.is_some_and(|origin| quote.contains(&origin))).count();
    match annotation.state {
        _ if own * 2 < landed.len() && bare(&body[range.clone()]) == bare(&old_text[start..end]) => {
            Landings { elsewhere: 1, ..Landings::default() }
        }
        _ if own * 2 < landed.len() => Landings { wrong: 1, ..Landings::default() },
        State::Fuzzy => Landings { fuzzy: 1, ..Landings::default() },
        _ => Landings { exact: 1, ..Landings::default() },
    }
}

/// A text without what counts for nothing when quotes are compared.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words with a space between them, and where each stands.
fn joined(words: &[Word]) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::with_capacity(words.len());
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        ranges.push(text.len()..text.len() + word.text.len());
        text.push_str(&word.text);
    }
    (text, ranges)
}
