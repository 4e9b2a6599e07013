//! The strangers of all texts, equal ones together.

use std::ops::Range;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::document::Prose;
use crate::names::Cue;
use crate::names::Language;
use crate::names::Stranger;
use crate::names::Strangers;
use crate::names::Text;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// A text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TextOf {
    pub article: ArticleIndex,
    pub field: Field,
}

/// Where a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// By its index among the texts.
    pub text: u32,
    pub article: ArticleIndex,
    pub start: u32,
    pub end: u32,
}

/// Words as they are written, in one language, wherever they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    pub words: Vec<String>,
    /// The same as it stands in a text.
    pub written: String,
    pub language: Option<Language>,
    pub occurrences: Vec<Occurrence>,
    /// How many of them begin a sentence, stand behind a preposition, in quotation marks.
    pub starts: usize,
    pub behind_prepositions: usize,
    pub quoted: usize,
    pub cues: QuickMap<Cue, usize>,
}

/// What was read.
pub(super) struct Gathered {
    pub texts: Vec<TextOf>,
    /// In no order.
    pub forms: Vec<Form>,
    /// All words that stand somewhere in small letters.
    pub small: QuickSet<String>,
}

/// Articles that are read together: their equal forms are one before the next ones come.
const TOGETHER: usize = 64;

#[derive(Default)]
struct Table {
    texts: Vec<TextOf>,
    forms: QuickMap<(Language, String), Form>,
    small: QuickSet<String>,
}

pub(super) fn gather(archive: &Archive) -> Gathered {
    let strangers = Strangers::default();
    let indexes: Vec<ArticleIndex> = archive.article_indexes().collect();
    let tables: Vec<Table> =
        indexes.par_chunks(TOGETHER).map(|articles| table(archive, articles, &strangers)).collect();
    let mut all = Table::default();
    for table in tables {
        all.add(table);
    }
    let mut forms: Vec<((Language, String), Form)> = all.forms.into_iter().collect();
    forms.sort_by(|a, b| a.0.cmp(&b.0));
    Gathered { texts: all.texts, forms: forms.into_iter().map(|(_, form)| form).collect(), small: all.small }
}

fn table(archive: &Archive, articles: &[ArticleIndex], strangers: &Strangers) -> Table {
    let mut table = Table::default();
    for article in articles {
        for (field, prose, language) in texts(archive, *article) {
            let known = known(archive, *article, field, prose);
            let text = Text { opaque: &prose.opaque, ..Text::plain(&prose.text, language) };
            let is_english = field == Field::Headline && language == Language::English;
            let is_in_capitals = is_english && is_in_capitals(&prose.text);
            for stranger in strangers.find(&text, &known, &mut table.small) {
                // Capitals say nothing where every word has one, unless something else says that it is a name.
                if is_in_capitals && (stranger.cue.is_none() || stranger.words.len() > LONGEST_IN_CAPITALS) {
                    continue;
                }
                let written = &prose.text[stranger.range.clone()];
                table.push(stranger, (*article, written));
            }
            table.texts.push(TextOf { article: *article, field });
        }
    }
    table
}

/// A name in a headline whose words all have capitals is no longer than this.
const LONGEST_IN_CAPITALS: usize = 3;

/// Whether most words of a headline begin with a capital, as English papers write them, so that a capital says nothing.
fn is_in_capitals(headline: &str) -> bool {
    /// Shorter words are small there too.
    const SHORT: usize = 4;
    let (mut long, mut small) = (0, 0);
    for word in headline.split_whitespace() {
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        if letters.count() < SHORT {
            continue;
        }
        long += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    long > 2 && small * 4 < long
}

/// The texts of an article in which names are looked for, each with its language.
fn texts(archive: &Archive, index: ArticleIndex) -> Vec<(Field, &Prose, Language)> {
    let document = &archive.article(index).document;
    let language = Language::of(&document.lang);
    let mut texts =
        vec![(Field::Headline, &document.headline, language), (Field::Summary, &document.summary, language)];
    if let Some(image) = &document.image {
        texts.push((Field::Caption, &image.caption, language));
    }
    texts.push((Field::Body, &document.body, language));
    for annotation in archive.annotations_of(index) {
        let note = &annotation.document.note;
        let lang = note.lang.as_ref().unwrap_or(&archive.settings.lang);
        texts.push((Field::Note(annotation.number), &note.prose, Language::of(lang)));
    }
    texts
}

/// What needs no further word: what is linked, code and addresses.
fn known(archive: &Archive, index: ArticleIndex, field: Field, prose: &Prose) -> Vec<Range<usize>> {
    let mut known = prose.opaque.clone();
    let mentions = &archive.article(index).mentions;
    let here = mentions.iter().filter(|mention| mention.field == field);
    known.extend(here.map(Mention::range));
    if field == Field::Headline {
        known.extend(archive.article(index).known_in_headline.iter().cloned());
    }
    known.sort_by_key(|range| range.start);
    known
}

impl Table {
    fn push(&mut self, stranger: Stranger, (article, written): (ArticleIndex, &str)) {
        let Stranger { range, words, language, cue, begins_sentence, is_behind_preposition, is_quoted } = stranger;
        let form = self.forms.entry((language, words.join(" "))).or_default();
        let text = offset(self.texts.len());
        form.occurrences.push(Occurrence { text, article, start: offset(range.start), end: offset(range.end) });
        form.words = words;
        if form.written.is_empty() {
            form.written = written.to_owned();
        }
        form.language = Some(language);
        form.starts += usize::from(begins_sentence);
        form.behind_prepositions += usize::from(is_behind_preposition);
        form.quoted += usize::from(is_quoted);
        if let Some(cue) = cue {
            *form.cues.entry(cue).or_default() += 1;
        }
    }

    /// Adds what comes later in the archive.
    fn add(&mut self, later: Table) {
        let texts = offset(self.texts.len());
        for (key, mut form) in later.forms {
            form.occurrences.iter_mut().for_each(|occurrence| occurrence.text += texts);
            self.forms.entry(key).or_default().add(form);
        }
        self.texts.extend(later.texts);
        self.small.extend(later.small);
    }
}

impl Form {
    pub(super) fn language(&self) -> Language {
        self.language.unwrap_or(Language::Other)
    }

    pub(super) fn mentions(&self) -> usize {
        self.occurrences.len()
    }

    /// Adds an equal form.
    pub(super) fn add(&mut self, other: Form) {
        let Form { words, written, language, occurrences, starts, behind_prepositions, quoted, cues } = other;
        self.words = words;
        if self.written.is_empty() {
            self.written = written;
        }
        self.language = language;
        self.occurrences.extend(occurrences);
        self.starts += starts;
        self.behind_prepositions += behind_prepositions;
        self.quoted += quoted;
        for (cue, number) in cues {
            *self.cues.entry(cue).or_default() += number;
        }
    }

    /// The weightiest that was said of it.
    pub(super) fn weight(&self) -> u8 {
        self.cues.keys().map(|cue| cue.weight).max().unwrap_or(0)
    }
}

fn offset(offset: usize) -> u32 {
    u32::try_from(offset).expect("a text is shorter than four gigabytes")
}
