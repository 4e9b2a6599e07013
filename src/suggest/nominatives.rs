//! Forms in the case in which a dictionary has them: the words from which most of the seen forms follow.
//!
//! Each form says of which words it may be a case; each of these counts the forms that it would explain. The one that explains most is taken
//! first, with all its forms, and so on. Between equals the one that was seen counts, then the one whose surname is a family's.
//!
//! A word that no text has is taken only where something proves it: the ending of a family, a given name, how it sounds in another language, two forms
//! of it, or a language in which an ending leads back to one word alone. «Семее» may be a case of four words, and stays.

use crate::names;
use crate::names::Base;
use crate::names::Language;
use crate::names::bases;
use crate::names::sound;
use crate::suggest::doubtful::Told;
use crate::suggest::gathered::Form;
use crate::value::QuickMap;

/// A name in the nominative of one language, with the forms that follow from it.
#[derive(Debug, Clone)]
pub(super) struct Lemma {
    pub words: Vec<String>,
    /// As it stands in a text, where it does in this case: words are folded.
    pub written: Option<String>,
    pub language: Language,
    /// Together.
    pub form: Form,
    /// One of its forms may stand for a name of its own.
    pub is_certain: bool,
}

/// A word of a dictionary, and the forms that follow from it.
struct Explanation {
    words: Vec<String>,
    /// Indexes of forms.
    forms: Vec<usize>,
    score: usize,
    /// Its language leads from one of the forms back to no other word.
    is_only: bool,
}

pub(super) fn nominatives(told: Vec<Told>) -> Vec<Lemma> {
    let sounds = sounds_elsewhere(&told);
    let mut explanations: QuickMap<(Language, String), Explanation> = QuickMap::default();
    for (index, Told { form, .. }) in told.iter().enumerate() {
        let bases = bases(form.language(), &form.words);
        let is_only = bases.len() == 2 && !has_endings_in_each_word(form.language());
        for base in bases {
            let key = (form.language(), base.words.join(" "));
            let score = score(&base, form, &sounds);
            let new = || Explanation { words: base.words.clone(), forms: Vec::new(), score: 0, is_only: false };
            let explanation = explanations.entry(key).or_insert_with(new);
            explanation.forms.push(index);
            explanation.score = explanation.score.max(score);
            explanation.is_only |= is_only;
        }
    }
    let mut explanations: Vec<((Language, String), Explanation)> = explanations.into_iter().collect();
    explanations.sort_by(|(key, a), (other, b)| {
        let (a, b) = (a.forms.len() * EACH + a.score, b.forms.len() * EACH + b.score);
        b.cmp(&a).then_with(|| key.cmp(other))
    });
    taken(told, explanations)
}

/// So much must speak for a word that no text has.
const PROOF: usize = 5;

/// What one more form counts for.
const EACH: usize = 10;

/// What speaks for a word beside the number of forms that follow from it.
fn score(base: &Base, form: &Form, sounds: &Sounds) -> usize {
    let mut score = 0;
    // Behind a preposition hardly any name stands in the nominative.
    if base.is_as_written && form.behind_prepositions * 2 <= form.mentions() {
        score += 4;
    }
    score += if sounds.has_elsewhere(&base.words, form.language()) { 6 } else { 0 };
    // The last word of «Тургумбаеву» ends like no family's name.
    score += if base.is_family_name { 5 } else { 0 };
    // Ерлан is a given name, «Ерлана» is none that anybody has.
    score += if base.is_given_name { 6 } else { 0 };
    score
}

/// How names sound in languages that tell their nominative: what a Russian form may be a case of.
#[derive(Default)]
struct Sounds {
    /// Each with its language; `None` where it is of several.
    languages: QuickMap<String, Option<Language>>,
}

impl Sounds {
    fn add(&mut self, words: &[String], language: Language) {
        let sound = sound_of(words);
        if sound.len() > 3 {
            let known = self.languages.entry(sound).or_insert(Some(language));
            *known = known.filter(|known| *known == language);
        }
    }

    fn has_elsewhere(&self, words: &[String], language: Language) -> bool {
        self.languages.get(&sound_of(words)).is_some_and(|known| *known != Some(language))
    }
}

fn sounds_elsewhere(told: &[Told]) -> Sounds {
    let mut sounds = Sounds::default();
    for Told { form, .. } in told.iter().filter(|told| !has_endings_in_each_word(told.form.language())) {
        let language = form.language();
        let bases = bases(language, &form.words);
        // Of «Шымкентте» the one other reading is the word; of what has many none is.
        match bases.as_slice() {
            [one, other] => sounds.add(if one.is_as_written { &other.words } else { &one.words }, language),
            _ => sounds.add(&form.words, language),
        }
    }
    sounds
}

fn has_endings_in_each_word(language: Language) -> bool {
    matches!(language, Language::Russian | Language::Ukrainian)
}

impl Lemma {
    /// The name as it is shown: as it is written, but for capitals throughout and a word that a text has in another case.
    pub(super) fn shown(&self) -> String {
        let folded = self.words.join(" ");
        let capitals = |text: &str| text.chars().filter(|letter| letter.is_uppercase()).count();
        let is_same =
            |written: &str| names::key(written) == names::key(&folded) && capitals(written) <= capitals(&folded);
        match &self.written {
            Some(written) if is_same(written) => written.clone(),
            _ => folded,
        }
    }
}

fn sound_of(words: &[String]) -> String {
    let sounds: Vec<String> = words.iter().map(|word| sound(word)).collect();
    sounds.join(" ")
}

/// Each form goes with the first word that explains it.
fn taken(told: Vec<Told>, explanations: Vec<((Language, String), Explanation)>) -> Vec<Lemma> {
    let mut told: Vec<Option<Told>> = told.into_iter().map(Some).collect();
    let mut lemmas = Vec::new();
    for ((language, _), Explanation { words, forms, score, is_only }) in explanations {
        let left = forms.iter().filter_map(|index| told[*index].as_ref());
        let left: Vec<&Form> = left.map(|told| &told.form).collect();
        let is_written = left.iter().any(|form| form.words == words);
        if !is_written && left.len() < 2 && score < PROOF && !is_only {
            continue;
        }
        let mut lemma = Lemma { words, written: None, language, form: Form::default(), is_certain: false };
        for index in forms {
            if let Some(Told { form, is_certain }) = told[index].take() {
                if form.words == lemma.words {
                    lemma.written = Some(form.written.clone());
                }
                lemma.form.add(form);
                lemma.is_certain |= is_certain;
            }
        }
        if lemma.form.mentions() > 0 {
            lemma.form.occurrences.sort_unstable();
            lemmas.push(lemma);
        }
    }
    lemmas
}
