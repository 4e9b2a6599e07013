//! What the front matter of an article may hold. `tags`, `keywords` and `categories` together are its topics.

use crate::document::annotation::ANNOTATION;
use crate::document::article::ArticleKind;
use crate::document::claim::CLAIM;
use crate::document::held::DRAFT;
use crate::document::picture::IMAGE_TABLE;
use crate::input::fields::Field;
use crate::input::fields::FlagOrDate;
use crate::input::fields::Language;
use crate::input::fields::Moment;
use crate::input::fields::OneOf;
use crate::input::fields::Record;
use crate::input::fields::Records;
use crate::input::fields::Reference;
use crate::input::fields::Sha256;
use crate::input::fields::Table;
use crate::input::fields::Tags;
use crate::input::fields::Text;
use crate::input::fields::Texts;
use crate::input::fields::TextsByName;
use crate::input::fields::Url;
use crate::input::fields::When;
use crate::input::fields::table;

pub(super) const DATELINE_TEXT: Field<Text> = Field::new(Text, &["text"], "The dateline as printed.");
pub(super) const DATELINE_PLACE: Field<Reference> = Field::new(Reference, &["place"], "The place, by id or name.");

pub(super) const DATELINE_TABLE: Table = table![DATELINE_TEXT, DATELINE_PLACE];

pub(super) const CAPTURE_URL: Field<Url> = Field::new(Url, &["url"], "The address of the saved copy.");
pub(super) const CAPTURE_FILE: Field<Text> = Field::new(Text, &["file"], "A copy under `static/`.");
pub(super) const CAPTURE_AT: Field<Moment> = Field::new(Moment, &["at"], "When it was saved.");
pub(super) const CAPTURE_SHA256: Field<Sha256> =
    Field::new(Sha256, &["sha256"], "The SHA-256 of the saved file, in hexadecimal.");
pub(super) const CAPTURE_TOOL: Field<Text> = Field::new(Text, &["tool"], "What saved it.");

pub(super) const CAPTURE_TABLE: Table = table![CAPTURE_URL, CAPTURE_FILE, CAPTURE_AT, CAPTURE_SHA256, CAPTURE_TOOL];

pub(super) const MEDIA_TITLE: Field<Text> = Field::new(Text, &["title"], "The title of the recording.");
pub(super) const MEDIA_KIND: Field<Text> = Field::new(Text, &["kind"], "`video` or `audio`.");
pub(super) const MEDIA_DURATION: Field<Text> = Field::new(Text, &["duration"], "Its length as printed.");
pub(super) const MEDIA_URL: Field<Url> = Field::new(Url, &["url"], "Where it can be seen or heard.");

pub(super) const MEDIA_FILE: Field<Text> =
    Field::new(Text, &["file"], "The recording itself, under `static/`: readers play it on the page.");
pub(super) const MEDIA_TRANSCRIPT: Field<Text> =
    Field::new(Text, &["transcript"], "What is said in it; blank lines part paragraphs.");

pub(super) const MEDIA_TABLE: Table =
    table![MEDIA_TITLE, MEDIA_KIND, MEDIA_DURATION, MEDIA_URL, MEDIA_FILE, MEDIA_TRANSCRIPT];

pub(super) const CORRECTION_TEXT: Field<Text> = Field::new(Text, &["text"], "What was corrected.");
pub(super) const CORRECTION_DATE: Field<When> = Field::new(When, &["date"], "When.");

pub(super) const CORRECTION_TABLE: Table = table![CORRECTION_TEXT, CORRECTION_DATE];

pub(super) const TITLE: Field<Text> =
    Field::new(Text, &["title", "headline"], "The headline. Without one the first heading, else the file's name.");
pub(super) const KIND: Field<OneOf<ArticleKind>> = Field::new(
    OneOf(&[("report", ArticleKind::Report), ("summary", ArticleKind::Summary)]),
    &["kind"],
    "Whose words the text is in: the publisher's (`report`), or ours about a report (`summary`).",
);
pub(super) const ORIGINAL_TITLE: Field<Text> =
    Field::new(Text, &["original_title"], "The original's headline, where `title` is ours.");
pub(super) const SECTION: Field<Text> = Field::new(Text, &["section"], "The rubric of the original.");
pub(super) const DATE: Field<When> = Field::new(
    When,
    &["date", "published_at", "publishedAt", "datePublished", "date_published", "pubDate"],
    "When it was published: `2022-01-29`, also `2022-01` or `2022`, also with a time.",
);
pub(super) const UPDATED: Field<When> = Field::new(
    When,
    &[
        "updated",
        "lastmod",
        "modified",
        "last_modified_at",
        "dateModified",
        "lastUpdated",
        "lastupdated",
        "last_updated",
    ],
    "When the publisher last changed it.",
);
pub(super) const BYLINE: Field<Texts> =
    Field::new(Texts, &["byline", "author", "authors", "by", "creator"], "Who wrote it, as printed, or their ids.");
pub(super) const DATELINE: Field<Record> =
    Field::new(Record(&DATELINE_TABLE), &["dateline", "located"], "Where and when it was filed, as printed.");
pub(super) const PUBLISHER: Field<Reference> = Field::new(
    Reference,
    &["publisher", "source", "outlet", "publication", "pub"],
    "Who published it: an organization by id or name, or a name.",
);
pub(super) const URL: Field<Url> = Field::new(
    Url,
    &["url", "link", "source_url", "canonical_url", "original_url", "external_url"],
    "The original's address.",
);
pub(super) const CAPTURES: Field<Records> =
    Field::new(Records(&CAPTURE_TABLE), &["captures"], "Saved copies of the original.");
pub(super) const ARCHIVED_URL: Field<Url> =
    Field::new(Url, &["archived_url", "archive_url"], "The address of one saved copy.");
pub(super) const ARCHIVED_AT: Field<Moment> =
    Field::new(Moment, &["archived_at", "archivedAt", "archive_date"], "When that copy was saved.");
pub(super) const SHA256: Field<Sha256> = Field::new(Sha256, &["sha256"], "The SHA-256 of that copy, in hexadecimal.");
pub(super) const RETRIEVED: Field<Moment> =
    Field::new(Moment, &["retrieved", "accessed_at", "retrieval_date"], "When the original was last read.");
pub(super) const ADDED: Field<When> =
    Field::new(When, &["added"], "When it came into the archive; the feed and the list of changes go by it.");
pub(super) const LANG: Field<Language> =
    Field::new(Language, &["lang", "language", "inLanguage"], "The language of the text (BCP 47); else the site's.");
pub(super) const TRANSLATION_OF: Field<Reference> =
    Field::new(Reference, &["translation_of"], "The article that this one translates, by id.");
pub(super) const VERSION_OF: Field<Reference> =
    Field::new(Reference, &["version_of"], "The article that this one is another version of, by id.");
pub(super) const SUMMARY: Field<Text> = Field::new(
    Text,
    &["summary", "description", "abstract", "excerpt", "deck", "dek", "standfirst", "subtitle"],
    "One or two sentences, for lists and feeds.",
);
pub(super) const PEOPLE: Field<Texts> = Field::new(Texts, &["people", "persons"], "People it is about, by id or name.");
pub(super) const PLACES: Field<Texts> =
    Field::new(Texts, &["places", "locations", "location"], "Places it is about, by id or name.");
pub(super) const ORGANIZATIONS: Field<Texts> =
    Field::new(Texts, &["organizations", "orgs", "organisations"], "Organizations it is about, by id or name.");
pub(super) const EVENTS: Field<Texts> = Field::new(Texts, &["events"], "Events it is about, by id or name.");
pub(super) const TOPICS: Field<Tags> = Field::new(
    Tags,
    &["topics", "tags", "keywords", "categories", "category"],
    "Topics; those without a file get pages too.",
);
pub(super) const IMAGE: Field<Record> =
    Field::new(Record(&IMAGE_TABLE), &["image", "featured_image", "primary_image", "cover"], "The lead picture.");
pub(super) const MEDIA: Field<Records> = Field::new(
    Records(&MEDIA_TABLE),
    &["media"],
    "Audio and video: played where the archive holds them (`file`), else described and linked.",
);
pub(super) const CONTRIBUTORS: Field<Texts> = Field::new(Texts, &["contributors"], "With reporting by.");
pub(super) const TRANSLATORS: Field<Texts> =
    Field::new(Texts, &["translators", "translator", "translated_by"], "Who translated it.");
pub(super) const EDITORS: Field<Texts> =
    Field::new(Texts, &["editors", "editor", "edited_by"], "Who edited it, where the original says so.");
pub(super) const NOTICES: Field<Texts> = Field::new(Texts, &["notices"], "Boxed notices that the original carried.");
pub(super) const RIGHTS: Field<Text> = Field::new(Text, &["rights"], "Who holds the rights.");
pub(super) const LICENSE: Field<Text> = Field::new(Text, &["license"], "The licence of the text.");
pub(super) const CORRECTIONS: Field<Records> =
    Field::new(Records(&CORRECTION_TABLE), &["corrections", "correction"], "What the publisher corrected.");
pub(super) const SLUG: Field<Text> = Field::new(Text, &["slug"], "Instead of the file's name, in id and address.");
pub(super) const REDIRECT_FROM: Field<Texts> =
    Field::new(Texts, &["redirect_from", "aliases"], "Older addresses of this article in this site.");
pub(super) const EXTRA: Field<TextsByName> = Field::new(
    TextsByName,
    &["extra", "params"],
    "Fields of the archive's own, each with a text or a list; `fields:` in `site.yaml` names them for readers.",
);
pub(super) const CHECK: Field<Texts> = Field::new(
    Texts,
    &["check"],
    "What an editor should look at: `extraction` where an import may not have found all of a page's text, or too much.",
);
pub(super) const PUBLISHED: Field<FlagOrDate> =
    Field::new(FlagOrDate, &["published"], "`false` is the same as `draft: true`; a date is the `date`.");
pub(super) const ANNOTATIONS: Field<Records> =
    Field::new(Records(&ANNOTATION), &["annotations"], "Notes on quoted passages.");
pub(super) const CLAIMS: Field<Records> = Field::new(Records(&CLAIM), &["claims"], "Answers of sources to questions.");

/// The front matter of an article.
pub const ARTICLE: Table = table![
    TITLE,
    KIND,
    ORIGINAL_TITLE,
    SECTION,
    DATE,
    UPDATED,
    BYLINE,
    DATELINE,
    PUBLISHER,
    URL,
    CAPTURES,
    ARCHIVED_URL,
    ARCHIVED_AT,
    SHA256,
    RETRIEVED,
    ADDED,
    LANG,
    TRANSLATION_OF,
    VERSION_OF,
    SUMMARY,
    PEOPLE,
    PLACES,
    ORGANIZATIONS,
    EVENTS,
    TOPICS,
    IMAGE,
    MEDIA,
    CONTRIBUTORS,
    TRANSLATORS,
    EDITORS,
    NOTICES,
    RIGHTS,
    LICENSE,
    CORRECTIONS,
    SLUG,
    REDIRECT_FROM,
    EXTRA,
    CHECK,
    DRAFT,
    PUBLISHED,
    ANNOTATIONS,
    CLAIMS
];
