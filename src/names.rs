//! Finds registered names in a text: in every case and ending, in capitals, with letters of another script, with initials or a role.
//!
//! 1. Registered forms are a tree of words (`tree`), its words a lexicon with the stems that endings follow (`lexicon`, `endings`).
//! 2. A text is folded and cut into words; each is read in its language: as written, with an ending, in capitals (`words`, `text`).
//! 3. From every word the tree is walked: all names that begin there, overlapping ones as well (`walk`). An occurrence may only be
//!    thrown away before the longest is chosen, else «Мария ИВАНОВА» loses both its names to a longer one that ends inside a word.
//! 4. Surnames are read with what stands around them (`surroundings`): initials (`initials`), roles (`roles`), particles (`surname`), a given name or
//!    another capital beside them (`neighbours`); what a given name says of its bearer decides which endings a surname may have (`given`).
//!    Names in a row with one word for all are read as if each had it (`rows`).
//! 5. From left to right the longest wins (`searcher`). What continues into another entity is left alone (`composites`). A form of two
//!    counts for the one that the article lists, or that a full form has introduced; a short name counts only then (`candidate`,
//!    `introduced`).
//!
//! The cost is linear in the text and does not grow with the register. There is no automaton over whole forms: Russian names have an
//! ending in each word (Касым-Жомарта Токаева), and the forms would have to be multiplied by all of them; `cargo bench --bench names -- cost`
//! measures it. There is no stemmer either: those there are know no Kazakh, and a stem links words that only look like a name. An ending
//! is taken only if the name's own declension has it.
//!
//! Nothing here knows a file, an archive or a page. Who looks for names says who bears them and asks text by text:
//!
//! ```
//! use dateline::names::Bearer;
//! use dateline::names::Form;
//! use dateline::names::FormKind;
//! use dateline::names::Introduced;
//! use dateline::names::Language;
//! use dateline::names::Options;
//! use dateline::names::Searcher;
//! use dateline::names::Text;
//! use dateline::value::Kind;
//!
//! let forms = vec![
//!     Form { text: "Айгуль Серикова", kind: FormKind::Name },
//!     Form { text: "Серикова", kind: FormKind::Short },
//! ];
//! let people = [Bearer { kind: Kind::Person, forms, not: Vec::new(), roles: Vec::new() }];
//! let searcher = Searcher::new(&people, Options::default());
//! let text = "Вчера А. Серикову видели с СЕРИКОВОЙ. «Айгуль Серикова» ушла.";
//! let findings = searcher.search(&Text::plain(text, Language::Russian), &mut Introduced::everybody(), &[]);
//! let found: Vec<&str> = findings.found.iter().map(|found| &text[found.range.clone()]).collect();
//! assert_eq!(found, ["А. Серикову", "СЕРИКОВОЙ"]);
//! // Two words in quotation marks before a small one may be a title: they are left alone, and say so.
//! let left: Vec<&str> = findings.left.iter().map(|left| &text[left.range.clone()]).collect();
//! assert_eq!(left, ["Айгуль Серикова"]);
//! ```
//!
//! **Who must miss nothing** (a name that may stand in no output) asks for [`Introduced::everybody`], so that a short name counts from the first
//! word on, and takes the ranges of `left` beside those of `found`: whatever fits several, stands in a plural or seems to be
//! somebody else is there, with whom it may mean. Ranges are bytes of the text as it was given, endings and initials
//! included, so that they can be replaced. What such a caller must do itself: register every form of another script (names are
//! never transliterated), say the language of each text or try several, and look into what is opaque, for an opaque range hides a name.
//! A searcher of a few people costs what its word lists cost, a few thousandths of a second, and then only the reading of each text.

mod bases;
mod bearer;
mod candidate;
mod composites;
mod covered;
mod crowd;
mod denials;
mod doors;
mod endings;
mod findings;
mod fold;
mod given;
mod initials;
mod introduced;
mod known;
mod language;
mod lexicon;
mod longer;
mod look_alikes;
mod method;
mod near;
mod neighbours;
mod nominatives;
mod people;
mod roles;
mod rows;
mod searcher;
mod segments;
mod shape;
mod small_forms;
mod sound;
mod strangers;
mod surname;
mod surroundings;
mod taken;
mod text;
mod tree;
mod vocabulary;
mod walk;
mod words;

pub use bases::Base;
pub use bases::bases;
pub use bearer::Bearer;
pub use bearer::BearerIndex;
pub use bearer::Form;
pub use bearer::FormKind;
pub use bearer::Role;
pub use endings::End;
pub use endings::Inflection;
pub use endings::Inflections;
pub use endings::inflections;
pub use findings::Findings;
pub use findings::Found;
pub use findings::Left;
pub use findings::Reason;
pub use fold::key;
pub use introduced::Introduced;
pub use language::Language;
pub use look_alikes::mended_name;
pub use method::Method;
pub use near::Likeness;
pub use near::likeness;
pub use near::strangers;
pub use people::is_patronymic;
pub use searcher::Options;
pub use searcher::Rules;
pub use searcher::Searcher;
pub use sound::consonants;
pub use sound::loose_sound;
pub use sound::sound;
pub use sound::sound_in;
pub use strangers::Cue;
pub use strangers::Stranger;
pub use strangers::Strangers;
pub use strangers::cue_of_shape;
pub use surname::surname;
pub use text::Passage;
pub use text::Text;
pub use tree::is_too_long;
