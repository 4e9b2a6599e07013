//! Who bears names, as the caller tells it. Nothing here knows an archive.

use crate::value::Date;
use crate::value::Kind;

/// A bearer, by its place among those that a searcher was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BearerIndex(u32);

impl BearerIndex {
    pub fn new(index: usize) -> BearerIndex {
        BearerIndex(u32::try_from(index).expect("fewer bearers of names than four billion"))
    }

    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// Who or what bears names.
#[derive(Debug, Clone, Hash)]
pub struct Bearer<'a> {
    /// People have surnames, roles and fathers; places go on into other places.
    pub kind: Kind,
    pub forms: Vec<Form<'a>>,
    /// Words in which it is not meant.
    pub not: Vec<&'a str>,
    pub roles: Vec<Role<'a>>,
}

/// One way a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Form<'a> {
    pub text: &'a str,
    pub kind: FormKind,
}

/// What a form counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// The display name.
    Name,
    /// Another full form.
    Other,
    /// Counts only after a full form in the same article, or where its front matter lists the entity.
    Short,
}

impl FormKind {
    pub fn word(self) -> &'static str {
        match self {
            FormKind::Name => "name",
            FormKind::Other => "form",
            FormKind::Short => "short",
        }
    }
}

/// A role that somebody held: a surname behind it is theirs, in texts of that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Role<'a> {
    /// In any language: `President of Kazakhstan`.
    pub name: &'a str,
    pub from: Option<Date>,
    pub until: Option<Date>,
}
