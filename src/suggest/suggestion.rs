//! What an editor is told of a name: how it is written, where it stands, and what it likely is.

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Owner;
use crate::diagnostic::Place;
use crate::document::Prose;
use crate::names::Language;
use crate::suggest::Lacking;
use crate::suggest::Spelling;
use crate::suggest::Suggestion;
use crate::suggest::Unsaid;
use crate::suggest::gathered::Occurrence;
use crate::suggest::gathered::TextOf;
use crate::suggest::joined::Group;
use crate::suggest::nominatives::Lemma;
use crate::suggest::registered::Register;
use crate::value::Kind;
use crate::value::QuickSet;
use crate::value::Source;
use crate::value::cut;

/// A name in its sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub place: Place,
    pub before: String,
    pub words: String,
    pub after: String,
}

/// So many sentences are shown of a name.
const SENTENCES: usize = 2;

/// So many letters of a sentence on each side of the name.
const AROUND: usize = 70;

/// What names are told with.
pub(super) struct Telling<'a> {
    pub archive: &'a Archive,
    pub texts: &'a [TextOf],
    pub small: &'a QuickSet<String>,
    pub unsaid: &'a Unsaid<'a>,
}

impl Telling<'_> {
    /// A name that nobody registered. Of one that is spelled like a withheld name only the places are given.
    pub(super) fn suggestion(&self, group: &Group) -> Result<Suggestion, Vec<Place>> {
        let occurrences = group.occurrences();
        self.may_be_said(group, &occurrences)?;
        let mut spellings = spellings(&group.lemmas);
        let name = spellings.remove(self.named_by(&spellings)).form;
        let kind = group.kind();
        let mut short: Vec<String> = Vec::new();
        for part in &group.parts {
            let part = part.shown();
            let is_last = |form: &str| form.rsplit(' ').next() == Some(&part);
            let follows = is_last(&name) || spellings.iter().any(|spelling| is_last(&spelling.form));
            if !follows && !part.contains(' ') && !short.contains(&part) {
                short.push(part);
            }
        }
        Ok(Suggestion {
            care: self.care(&name).or_else(|| care_for_case(group)),
            name,
            others: spellings,
            short,
            kind: kind.as_ref().map(|(kind, _)| *kind),
            cue: kind.map(|(_, said)| said),
            mentions: occurrences.len(),
            articles: articles(&occurrences),
            sentences: self.sentences(&occurrences),
        })
    }

    /// What an entity lacks.
    pub(super) fn lacking(
        &self,
        register: &Register,
        entity: EntityIndex,
        groups: &[Group],
    ) -> Result<Lacking, Vec<Place>> {
        let (mut occurrences, mut lemmas) = (Vec::new(), Vec::new());
        for group in groups {
            let of_group = group.occurrences();
            self.may_be_said(group, &of_group)?;
            occurrences.extend(of_group);
            lemmas.extend(group.lemmas.iter().cloned());
        }
        occurrences.sort_unstable();
        let new = spellings(&lemmas).into_iter().filter(|spelling| !register.has(&spelling.form));
        let registered = self.archive.entity(entity);
        let is_person = registered.kind == Kind::Person;
        let (short, forms) = new.partition(|spelling: &Spelling| is_person && !spelling.form.contains(' '));
        let like = groups.iter().find_map(|group| register.like(entity, &group.key)).unwrap_or(&registered.name);
        Ok(Lacking {
            entity: registered.id.clone(),
            name: registered.name.clone(),
            like: like.to_owned(),
            forms,
            short,
            mentions: occurrences.len(),
            articles: articles(&occurrences),
            sentences: self.sentences(&occurrences),
        })
    }

    /// Fails with the places of what is spelled like a withheld name.
    fn may_be_said(&self, group: &Group, occurrences: &[Occurrence]) -> Result<(), Vec<Place>> {
        let is_withheld = group.lemmas_and_parts().any(|lemma| (self.unsaid.is_withheld)(&lemma.words.join(" ")));
        if !is_withheld {
            return Ok(());
        }
        Err(occurrences.iter().map(|occurrence| self.place(occurrence)).collect())
    }

    /// The spelling that names the file: in the language of the site where there is one, else the most frequent.
    fn named_by(&self, spellings: &[Spelling]) -> usize {
        let lang = self.archive.settings.lang.language();
        let own = |spelling: &Spelling| match lang {
            "en" => spelling.lang.is_none(),
            lang => spelling.lang == Some(lang),
        };
        let is_latin = |text: &str| text.chars().next().is_some_and(|first| u32::from(first) < 0x250);
        let has_latin = !matches!(lang, "ru" | "uk" | "kk" | "be" | "bg" | "mk" | "ky" | "tg" | "ar" | "he" | "el");
        let in_script = |spelling: &Spelling| is_latin(&spelling.form) == has_latin;
        // A full name before one that somebody shortened.
        let is_whole = |spelling: &Spelling| !spelling.form.split(' ').any(|word| word.chars().count() == 1);
        let wanted: [&dyn Fn(&Spelling) -> bool; 3] = [
            &|spelling| own(spelling) && is_whole(spelling),
            &|spelling| in_script(spelling) && is_whole(spelling),
            &is_whole,
        ];
        let best = wanted.iter().find_map(|wanted| spellings.iter().position(wanted));
        best.unwrap_or(0)
    }

    fn care(&self, name: &str) -> Option<&'static str> {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric()).count();
        if name.contains(' ') || !name.contains(char::is_uppercase) {
            return None;
        }
        match letters {
            ..=3 => Some("few letters, which may stand for other things: better under `short_names` of a longer name"),
            _ if self.small.contains(&name.to_lowercase()) => Some(
                "stands in small letters too, so that it may be another word: better under `short_names` of a longer name",
            ),
            _ => None,
        }
    }

    /// The first sentences, of different articles where there are several.
    fn sentences(&self, occurrences: &[Occurrence]) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let mut shown = QuickSet::default();
        for occurrence in occurrences {
            if sentences.len() == SENTENCES {
                break;
            }
            if !shown.insert(occurrence.article) {
                continue;
            }
            let sentence = self.sentence(occurrence);
            let whole = format!("{}{}{}", sentence.before, sentence.words, sentence.after);
            if !(self.unsaid.is_withheld)(&whole) {
                sentences.push(sentence);
            }
        }
        sentences
    }

    fn sentence(&self, occurrence: &Occurrence) -> Sentence {
        let prose = self.prose(occurrence).0;
        let range = occurrence.start as usize..occurrence.end as usize;
        // A line may be a whole book: no more of it is looked at than is shown.
        let before = &prose.text[cut::back(&prose.text, range.start, AROUND + 1)..range.start];
        let after = &prose.text[range.end..cut::forth(&prose.text, range.end, AROUND + 1)];
        let before = last_sentence(before.rsplit('\n').next().unwrap_or_default());
        let after = first_sentence(after.split('\n').next().unwrap_or_default());
        Sentence {
            place: self.place(occurrence),
            before: cut::last_words(before, AROUND).map_or_else(|| before.to_owned(), |words| format!("… {words}")),
            words: prose.text[range].to_owned(),
            after: cut::first_words(after, AROUND).map_or_else(|| after.to_owned(), |words| format!("{words} …")),
        }
    }

    fn place(&self, occurrence: &Occurrence) -> Place {
        let (prose, source) = self.prose(occurrence);
        let range = occurrence.start as usize..occurrence.end as usize;
        Place::new(source, prose.span_in(&range, source))
    }

    /// The text in which something stands, and its file.
    fn prose(&self, occurrence: &Occurrence) -> (&Prose, &Source) {
        let TextOf { article, field } = self.texts[occurrence.text as usize];
        let source = match field {
            Field::Note(number) => &self.archive.annotations_of(article)[number as usize - 1].document.source,
            _ => &self.archive.article(article).document.source,
        };
        (self.archive.text(Owner::Article(article), field), source)
    }
}

/// Spellings, the most frequent first, each once.
fn spellings(lemmas: &[Lemma]) -> Vec<Spelling> {
    let mut spellings: Vec<Spelling> = Vec::new();
    for lemma in lemmas {
        let form = lemma.shown();
        let mentions = lemma.form.mentions();
        match spellings.iter_mut().find(|known| known.form == form) {
            Some(known) => known.mentions += mentions,
            None => spellings.push(Spelling { form, lang: lemma.language.tag(), mentions }),
        }
    }
    spellings.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.form.cmp(&b.form)));
    spellings
}

fn articles(occurrences: &[Occurrence]) -> usize {
    let mut articles: Vec<_> = occurrences.iter().map(|occurrence| occurrence.article).collect();
    articles.dedup();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

fn last_sentence(before: &str) -> &str {
    let mut start = 0;
    for end in [". ", "! ", "? ", "… "] {
        if let Some(at) = before.rfind(end) {
            start = start.max(at + end.len());
        }
    }
    &before[start..]
}

fn first_sentence(after: &str) -> &str {
    let mut length = after.len();
    for end in [". ", "! ", "? ", "… "] {
        if let Some(at) = after.find(end) {
            length = length.min(at + end.trim_end().len());
        }
    }
    &after[..length]
}

/// A single Slavic word that stands behind prepositions alone, and that nothing leads back to another.
fn care_for_case(group: &Group) -> Option<&'static str> {
    let [lemma] = group.lemmas.as_slice() else { return None };
    let is_slavic = matches!(lemma.language, Language::Russian | Language::Ukrainian);
    let is_still = lemma.written.is_some() && lemma.form.behind_prepositions == lemma.form.mentions();
    (is_slavic && is_still && lemma.words.len() == 1 && group.parts.is_empty())
        .then_some("stands behind prepositions alone: perhaps in another case than that of a dictionary")
}
