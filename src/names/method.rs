//! How a mention was found.

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// A full form.
    Full,
    /// A full form in capitals.
    Capitals,
    /// A full form with an ending of the text's language.
    Ending,
    /// A person's full name with the surname first.
    SurnameFirst,
    /// A person's full name with a father's name that the form does not have, or without the one that it has.
    Patronymic,
    /// A surname with initials that fit one registered person.
    Initials,
    /// A surname after a role that one registered person of that name held at the time.
    Role,
    /// A name with letters of another script that look the same.
    LookAlike,
    /// A short name after a full form, or where the article lists the entity.
    Short,
    /// The same with an ending.
    ShortEnding,
    /// `[[name]]`.
    Wikilink,
    /// An ordinary link to the entity's file.
    Link,
}

impl Method {
    pub fn word(self) -> &'static str {
        match self {
            Method::Full => "full",
            Method::Capitals => "capitals",
            Method::Ending => "ending",
            Method::SurnameFirst => "surname-first",
            Method::Patronymic => "patronymic",
            Method::Initials => "initials",
            Method::Role => "role",
            Method::LookAlike => "look-alike",
            Method::Short => "short",
            Method::ShortEnding => "short-ending",
            Method::Wikilink => "wikilink",
            Method::Link => "link",
        }
    }
}
