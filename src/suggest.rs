//! Suggests whom and what to register: the names of an archive that nobody registered, by form and not by mention.
//!
//! 1. Every text of every article is read once for strangers (`gathered`); equal ones are one form, with its places and what was said of it.
//! 2. Forms that are no name are put away: words that stand in small letters too, or only where a sentence begins (`doubtful`).
//! 3. Forms are led back to the word of a dictionary from which most of them follow (`nominatives`).
//! 4. These are joined over spellings and scripts by how they sound, a bare surname with the full name that stands in its article
//!    (`joined`).
//! 5. What sounds like a registered name is a form which that one lacks, and not somebody new (`registered`). Entities that sound alike may be
//!    registered twice.
//! 6. The rest is suggested, the most frequent first, with the likely kind and two sentences (`suggestion`).
//!
//! All steps go by hashes of forms: the cost is linear in the texts. Nothing is decided here: what is written is what an editor names
//! (`list`, `file`).

mod doubtful;
mod file;
mod gathered;
mod gazetteer;
mod joined;
mod list;
mod nominatives;
mod registered;
mod suggestion;

use crate::archive::Archive;
use crate::diagnostic::Place;
use crate::value::Kind;

pub use file::Additions;
pub use file::additions;
pub use file::completion;
pub use file::entity;
pub use gazetteer::Found;
pub use gazetteer::Gazetteer;
pub use gazetteer::Settled;
pub use list::Decision;
pub use list::Name;
pub use list::list;
pub use list::read;
pub use suggestion::Sentence;

/// What an archive may want to register.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// The most frequent first.
    pub names: Vec<Suggestion>,
    /// By entity.
    pub lacking: Vec<Lacking>,
    pub twice: Vec<Twice>,
    /// Where words stand that are spelled like a name which is withheld: neither they nor their sentences are shown.
    pub kept_back: Vec<Place>,
}

/// A name that nobody registered.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// As a dictionary would have it.
    pub name: String,
    /// Other spellings, the most frequent first.
    pub others: Vec<Spelling>,
    /// Parts that stand alone for it and do not follow from its full forms.
    pub short: Vec<String>,
    pub kind: Option<Kind>,
    /// What says of which kind it is.
    pub cue: Option<String>,
    pub mentions: usize,
    pub articles: usize,
    /// Why the form wants care, if it does.
    pub care: Option<&'static str>,
    pub sentences: Vec<Sentence>,
}

/// One way in which a name is written, in the nominative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub form: String,
    /// The tag of its language, where that is worth saying.
    pub lang: Option<&'static str>,
    pub mentions: usize,
}

/// Forms that a registered entity lacks.
#[derive(Debug, Clone)]
pub struct Lacking {
    /// The id of the entity.
    pub entity: String,
    pub name: String,
    /// What it is like.
    pub like: String,
    pub forms: Vec<Spelling>,
    /// Single words, which may stand for others of that name too.
    pub short: Vec<Spelling>,
    pub mentions: usize,
    pub articles: usize,
    pub sentences: Vec<Sentence>,
}

/// Two entities that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice {
    pub one: String,
    pub other: String,
    /// The forms that sound alike.
    pub forms: (String, String),
}

/// What must not be suggested, by its words.
pub struct Unsaid<'a> {
    /// Names that have a file which is not published, and pseudonyms: they are registered, in a way.
    pub held: &'a [String],
    /// Whether words may be a name that is withheld.
    pub is_withheld: &'a (dyn Fn(&str) -> bool + Sync),
}

/// Everything that may be suggested for an archive.
pub fn suggest(archive: &Archive, unsaid: &Unsaid) -> Suggestions {
    let gathered = gathered::gather(archive);
    let forms = doubtful::told(gathered.forms, &gathered.small);
    let lemmas = nominatives::nominatives(forms);
    let groups = joined::join(lemmas);
    let register = registered::Register::new(archive);
    let sorted = registered::sort(groups, &register, unsaid.held);
    let mut suggestions = Suggestions { twice: register.twice(archive), ..Suggestions::default() };
    let telling = suggestion::Telling { archive, texts: &gathered.texts, small: &gathered.small, unsaid };
    for group in sorted.new {
        match telling.suggestion(&group) {
            Ok(suggestion) => suggestions.names.push(suggestion),
            Err(place) => suggestions.kept_back.extend(place),
        }
    }
    for (entity, groups) in sorted.lacking {
        match telling.lacking(&register, entity, &groups) {
            Ok(lacking) => suggestions.lacking.push(lacking),
            Err(place) => suggestions.kept_back.extend(place),
        }
    }
    suggestions
        .names
        .sort_by(|a, b| (b.articles, b.mentions).cmp(&(a.articles, a.mentions)).then_with(|| a.name.cmp(&b.name)));
    suggestions.lacking.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.entity.cmp(&b.entity)));
    suggestions.kept_back.sort();
    suggestions
}
