//! The kinds of registered entities.

/// What an entity is. Its folder under `content/`, its addresses and its mark follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Person,
    Place,
    Organization,
    Event,
    Topic,
    Question,
}

impl Kind {
    /// In the order in which pages list them.
    pub const ALL: [Kind; 6] =
        [Kind::Person, Kind::Place, Kind::Organization, Kind::Event, Kind::Topic, Kind::Question];

    /// `people`, `places`, …: the folder of content and of addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Person => "people",
            Kind::Place => "places",
            Kind::Organization => "organizations",
            Kind::Event => "events",
            Kind::Topic => "topics",
            Kind::Question => "questions",
        }
    }

    /// `person`, `place`, …: the word for one of them.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Organization => "organization",
            Kind::Event => "event",
            Kind::Topic => "topic",
            Kind::Question => "question",
        }
    }

    /// The kind whose folder this is.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The kind that this word names.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
