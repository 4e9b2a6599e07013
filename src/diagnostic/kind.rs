//! The kinds of problems: a word for each, by which they are counted, shown together and looked up.
//!
//! Why a closed set: a message names what it is about, so that no two messages are alike, and only a kind can say that a
//! thousand of them are one mistake. A new problem takes a kind from here, or adds a line.

macro_rules! problem_kinds {
    ($($name:ident $word:literal $about:literal)*) => {
        /// What a problem is, whatever it is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind {
            $(#[doc = $about] $name,)*
        }

        impl ProblemKind {
            pub const ALL: &[ProblemKind] = &[$(ProblemKind::$name,)*];

            /// Its word in reports: small letters and hyphens.
            pub fn word(self) -> &'static str {
                match self {
                    $(ProblemKind::$name => $word,)*
                }
            }

            /// What it means, in one sentence for an editor.
            pub fn about(self) -> &'static str {
                match self {
                    $(ProblemKind::$name => $about,)*
                }
            }
        }
    };
}

problem_kinds! {
    // Files.
    FileNotRead "file-not-read" "A file lies where nothing is read from, or is of no kind that is read."
    UnreadableFile "unreadable-file" "A file could not be read from the disk."
    LeadsOutside "leads-outside" "A link of the file system leads out of the archive, or to what is not published as it is."
    Encoding "encoding" "The text of a file is no plain UTF-8: another encoding, a byte order mark, Windows line ends."
    NotPublished "not-published" "Something is left out on purpose: a draft, an article of the future, a private note."
    HeldBack "held-back" "Something that is there is not published, and a link to it keeps its words."
    Unclear "unclear" "It cannot be told whether something is public, so it is held back."
    WithheldName "withheld-name" "A name that is withheld: pseudonyms stand for it; where that cannot be done, nothing is published."
    FileName "file-name" "A file has a name that cannot be read, or that not every system can have."
    NoAddress "no-address" "No address can be made of a name, or no file can have an address."
    AddressTaken "address-taken" "Two files or pages would have the same address."
    UncleanedFile "uncleaned-file" "A static file cannot be cleaned of what it carries unseen, and is published as it is."
    BrokenFile "broken-file" "A static file is cut off, broken or not what its name says; not all of it is published."
    WrongClock "wrong-clock" "The day of the build lies before that of most articles: the clock may be wrong."
    MissingFile "missing-file" "A picture or a saved copy that a text names is not under `static/`."

    ToCheck "to-check" "An import was not sure of something, and nobody has looked at it yet."
    NotImported "not-imported" "A file, or a part of it, could not be made an article or an entry of the archive."
    SuggestionList "suggestion-list" "An entry of an edited list of suggestions cannot be read, or what it asks for cannot be done."

    // Front matter and settings.
    FrontMatter "front-matter" "Front matter or settings cannot be read as they stand."
    OddYaml "odd-yaml" "A value is read, but not as YAML would have it: a colon without quotes, a tab."
    DuplicateKey "duplicate-key" "A field stands twice, under the same name or under two names."
    UnknownField "unknown-field" "Nothing reads a field of this name."
    FieldName "field-name" "A field is read under another name than the one written."
    WrongShape "wrong-shape" "A field holds a list or a mapping where a text is wanted, or the other way round."
    WrongValue "wrong-value" "A field holds a text that is not what it wants: no date, no number, none of its words."
    OddDate "odd-date" "A date is read, but is not written as ISO 8601 asks."
    WrongOrder "wrong-order" "Two dates or figures stand in the wrong order."
    MissingField "missing-field" "A field is missing without which the rest means nothing."
    OtherSpelling "other-spelling" "One name is written in several ways."
    Byline "byline" "A byline cannot be cited as it is meant: several authors in one text, or an author whose family's name nobody has given."
    ListInText "list-in-text" "A list is written as one text with commas."
    OtherScript "other-script" "The letters of a text are not those of the language that it is said to be in."
    NoTitle "no-title" "An article has no title."
    NoDate "no-date" "An article has no date."

    // Texts.
    DroppedMarkup "dropped-markup" "HTML or a link is not taken over, because it would do something or means nothing here."
    ForeignCommand "foreign-command" "A command of another generator stands in a text, and is printed."
    Footnote "footnote" "A footnote is defined nowhere, is referred to by nothing, or stands where none can."
    DeadLink "dead-link" "A link leads nowhere in this archive."

    // Names.
    UnregisteredName "unregistered-name" "No entity is registered under a name."
    AmbiguousName "ambiguous-name" "A name may stand for several entities."
    RiskyForm "risky-form" "A form of a name has few letters or no capital, and may be taken for other words."
    LookAlikeLetters "look-alike-letters" "A name has letters of two scripts that look the same."
    UnknownId "unknown-id" "No article, question or claim has an id that is named."
    Circle "circle" "Something lies within itself or follows from itself, perhaps by way of others."
    LongList "long-list" "A list is longer than is of use to readers, and is shown or counted in part."

    // Notes and claims.
    BrokenAnnotations "broken-annotations" "A file of annotations, or one of them, is not as its format asks."
    StrayAnnotations "stray-annotations" "A file of annotations lies beside no article."
    OtherPage "other-page" "A note was made on another page than the article's."
    UnreadSelector "unread-selector" "A note says which words it is about in a way that is not read."
    ChangedQuote "changed-quote" "The words of a note have changed; it stands where most of them are."
    AmbiguousQuote "ambiguous-quote" "The words of a note or a claim stand in several places."
    MissingQuote "missing-quote" "The words of a note or a claim are not in the text."
    DuplicateId "duplicate-id" "Two claims have the same id."
    OtherFigure "other-figure" "A claim has another figure than the words that it quotes, or than the claim that it repeats."
    OtherQuestion "other-question" "A claim relates to a claim on another question."

    // Copies of a site.
    ChangedFile "changed-file" "A file of a copy is not the one that was published."
    LostFile "lost-file" "A file is listed and missing from a copy."
    UnlistedFile "unlisted-file" "A file of a copy is in no list of what was published."
    BrokenList "broken-list" "A list of hashes is missing, or a line of it cannot be read or stands twice."
    Signature "signature" "The signature of a list of hashes is missing, wrong or not checked."
    OddFile "odd-file" "A copy holds a symbolic link, or something else that is no ordinary file."
    ForeignRequest "foreign-request" "A page loads something from another host by itself, or sends something there."
    RootedLink "rooted-link" "An address starts at the root of its host, and leads nowhere from a folder."
    DoubledId "doubled-id" "An id stands twice on a page."
    UnreadPage "unread-page" "A page or drawing is not followed to its end."
    ChangedCopy "changed-copy" "A saved copy is not the one whose hash is stated."
    MissingCopy "missing-copy" "A saved copy whose hash is stated is not held."

    // The site.
    NoBaseUrl "no-base-url" "The site has no `base_url`: no feeds, no sitemap."
    Words "words" "The words of the pages are missing for a language, or a table of them cannot be read."
    Template "template" "A template cannot be read, or a page cannot be made with it."
    Broken "broken" "Something failed outside the content: a disk, or the program itself."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own_and_a_sentence() {
        let mut words: Vec<&str> = ProblemKind::ALL.iter().map(|kind| kind.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), ProblemKind::ALL.len());
        for kind in ProblemKind::ALL {
            assert!(kind.word().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{kind:?}");
            assert!(kind.about().ends_with('.'), "{kind:?}");
        }
    }
}
