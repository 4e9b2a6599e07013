//! Endings as rules that no case restricts: what one language hands to who asks for all forms of a word.

/// How the words of a language change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inflections {
    /// From the special to the general: the first that fits a word counts.
    pub rules: Vec<Inflection>,
    /// Endings that follow others.
    pub sets: Vec<Vec<String>>,
}

/// How words change that end in a certain way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflection {
    pub end: End,
    /// What stands in the place of the end, or behind it where it stays, and the set of endings of which one may follow.
    pub forms: Vec<(String, Option<usize>)>,
}

/// The end of a word as it stands in a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Letters that change.
    Letters(String),
    /// Any one of these letters, which stays.
    AnyOf(String),
    /// The word is that and nothing more.
    Whole(String),
}
