//! Articles: `content/articles/**/*.md`.

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::annotation;
use crate::document::annotation::ANNOTATION;
use crate::document::annotation::Annotation;
use crate::document::claim;
use crate::document::claim::CLAIM;
use crate::document::claim::Claim;
use crate::document::front_matter;
use crate::document::front_matter::Parts;
use crate::document::markdown;
use crate::document::markdown::Surroundings;
use crate::document::origins::Origins;
use crate::document::prose::Prose;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Want;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// One news report in the archive (schema.org NewsArticle), as its file says.
#[derive(Debug, Clone)]
pub struct Article {
    pub source: Source,
    /// `articles/2022/toqaev-rejects-outside-probe`.
    pub id: String,
    pub title: String,
    pub original_title: Option<String>,
    pub kind: ArticleKind,
    pub section: Option<String>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub byline: Vec<Located<String>>,
    pub dateline: Option<Dateline>,
    pub publisher: Option<Located<String>>,
    pub url: Option<String>,
    pub captures: Vec<Capture>,
    pub retrieved: Option<Date>,
    pub lang: Lang,
    pub translation_of: Option<Located<String>>,
    pub version_of: Option<Located<String>>,
    pub summary: Prose,
    /// Entities named in the front matter, by kind.
    pub listed: Vec<Listed>,
    pub image: Option<Image>,
    pub media: Vec<Media>,
    pub contributors: Vec<Located<String>>,
    pub notices: Vec<Prose>,
    pub rights: Option<String>,
    pub license: Option<String>,
    pub corrections: Vec<Correction>,
    pub redirect_from: Vec<Located<String>>,
    /// Those of the front matter; others stand in files beside the article.
    pub annotations: Vec<Annotation>,
    pub claims: Vec<Claim>,
    pub draft: bool,
    pub body: Prose,
}

/// Whose words an article is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleKind {
    /// The publisher's.
    Report,
    /// Ours, about a report.
    Summary,
}

impl ArticleKind {
    pub fn word(self) -> &'static str {
        match self {
            ArticleKind::Report => "report",
            ArticleKind::Summary => "summary",
        }
    }
}

/// Where and when a report was filed, as printed.
#[derive(Debug, Clone)]
pub struct Dateline {
    pub text: String,
    pub place: Option<Located<String>>,
}

/// A saved copy of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    pub url: Option<String>,
    /// Its address in the site.
    pub file: Option<FilePath>,
    pub at: Option<Date>,
    /// In hexadecimal.
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// A name in a list of the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub kind: Kind,
    pub name: Located<String>,
}

/// The lead picture.
#[derive(Debug, Clone)]
pub struct Image {
    /// Its address in the site; absent where the archive does not hold the picture.
    pub src: Option<FilePath>,
    pub alt: String,
    pub caption: Prose,
    pub credit: Option<String>,
}

/// Embedded audio or video of the original; described, never loaded.
#[derive(Debug, Clone)]
pub struct Media {
    pub title: String,
    pub kind: Option<String>,
    /// As printed.
    pub duration: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Option<Date>,
    pub text: String,
}

const DATELINE: &[Field] = &[
    Field::new("text", Want::Text, "The dateline as printed."),
    Field::new("place", Want::Text, "The place, by id or name."),
];

const CAPTURE: &[Field] = &[
    Field::new("url", Want::Url, "The address of the saved copy."),
    Field::new("file", Want::Text, "A copy under `static/`."),
    Field::new("at", Want::Date, "When it was saved."),
    Field::new("sha256", Want::Text, "The SHA-256 of the saved file, in hexadecimal."),
    Field::new("tool", Want::Text, "What saved it."),
];

const IMAGE: &[Field] = &[
    Field::new("src", Want::Text, "A path under `static/`; absent where the archive does not hold the picture.")
        .also(&["uid", "path", "url"]),
    Field::new("alt", Want::Text, "What the picture shows, for those who do not see it."),
    Field::new("caption", Want::Text, "The caption."),
    Field::new("credit", Want::Text, "Who made it."),
];

const MEDIA: &[Field] = &[
    Field::new("title", Want::Text, "The title of the recording."),
    Field::new("kind", Want::Text, "`video` or `audio`."),
    Field::new("duration", Want::Text, "Its length as printed."),
    Field::new("url", Want::Url, "Where it can be seen or heard."),
];

const CORRECTION: &[Field] =
    &[Field::new("text", Want::Text, "What was corrected."), Field::new("date", Want::Date, "When.")];

/// The front matter of an article.
pub const ARTICLE: &[Field] = &[
    Field::new("title", Want::Text, "The headline. Without one the first heading, else the file's name.")
        .also(&["headline"]),
    Field::new(
        "kind",
        Want::OneOf(&["report", "summary"]),
        "Whose words the text is in: the publisher's (`report`), or ours about a report (`summary`).",
    ),
    Field::new("original_title", Want::Text, "The original's headline, where `title` is ours."),
    Field::new("section", Want::Text, "The rubric of the original."),
    Field::new("date", Want::Date, "When it was published: `2022-01-29`, also `2022-01` or `2022`, also with a time.")
        .also(&["published", "published_at", "publishedAt", "datePublished", "date_published", "pubDate"]),
    Field::new("updated", Want::Date, "When the publisher last changed it.").also(&[
        "lastmod",
        "modified",
        "last_modified_at",
        "dateModified",
    ]),
    Field::new("byline", Want::Texts, "Who wrote it, as printed, or their ids.")
        .also(&["author", "authors", "by", "creator"]),
    Field::new("dateline", Want::TextOrRecord(DATELINE), "Where and when it was filed, as printed.").also(&["located"]),
    Field::new("publisher", Want::Text, "Who published it: an organization by id or name, or a name.").also(&[
        "source",
        "outlet",
        "publication",
        "pub",
    ]),
    Field::new("url", Want::Url, "The original's address.").also(&[
        "source_url",
        "canonical_url",
        "original_url",
        "external_url",
    ]),
    Field::new("captures", Want::Records(CAPTURE), "Saved copies of the original."),
    Field::new("archived_url", Want::Url, "The address of one saved copy.").also(&["archive_url"]),
    Field::new("archived_at", Want::Date, "When that copy was saved.").also(&["archivedAt", "archive_date"]),
    Field::new("sha256", Want::Text, "The SHA-256 of that copy, in hexadecimal."),
    Field::new("retrieved", Want::Date, "When the original was last read.").also(&["accessed_at", "retrieval_date"]),
    Field::new("lang", Want::Lang, "The language of the text (BCP 47); else the site's.")
        .also(&["language", "inLanguage"]),
    Field::new("translation_of", Want::Text, "The article that this one translates, by id."),
    Field::new("version_of", Want::Text, "The article that this one is another version of, by id."),
    Field::new("summary", Want::Text, "One or two sentences, for lists and feeds.").also(&[
        "description",
        "abstract",
        "excerpt",
    ]),
    Field::new("people", Want::Texts, "People it is about, by id or name.").also(&["persons"]),
    Field::new("places", Want::Texts, "Places it is about, by id or name.").also(&["locations"]),
    Field::new("organizations", Want::Texts, "Organizations it is about, by id or name.")
        .also(&["orgs", "organisations"]),
    Field::new("events", Want::Texts, "Events it is about, by id or name."),
    Field::new("topics", Want::Texts, "Topics; those without a file get pages too.").also(&[
        "tags",
        "keywords",
        "categories",
    ]),
    Field::new("image", Want::TextOrRecord(IMAGE), "The lead picture.").also(&[
        "featured_image",
        "primary_image",
        "cover",
    ]),
    Field::new("media", Want::Records(MEDIA), "Audio and video of the original: described and linked."),
    Field::new("contributors", Want::Texts, "With reporting by."),
    Field::new("notices", Want::Texts, "Boxed notices that the original carried."),
    Field::new("rights", Want::Text, "Who holds the rights."),
    Field::new("license", Want::Text, "The licence of the text."),
    Field::new("corrections", Want::TextsOrRecords(CORRECTION), "What the publisher corrected.").also(&["correction"]),
    Field::new("slug", Want::Text, "Instead of the file's name, in id and address."),
    Field::new("redirect_from", Want::Texts, "Older addresses of this article in this site.").also(&["aliases"]),
    Field::new("draft", Want::Flag, "Left out unless the site is built with `--drafts`."),
    Field::new("published", Want::Flag, "`false` is the same as `draft: true`."),
    Field::new("annotations", Want::Records(ANNOTATION), "Notes on quoted passages."),
    Field::new("claims", Want::Records(CLAIM), "Answers of sources to questions."),
];

/// Parses one article. `None` where its front matter cannot be read.
pub(super) fn parse(source: &Source, input: &Input) -> Checked<Option<Article>> {
    let mut problems = Vec::new();
    let Some(Parts { fields, body, body_start }) = front_matter::split(source, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    let mut fields = Fields::new(source, published_flag(fields), ARTICLE);
    let written_slug = fields.text("slug");
    let Some(id) = super::id_of(source, "articles", written_slug, &mut problems) else {
        return Checked { value: None, diagnostics: problems };
    };
    let written_title = fields.text("title").map(|title| title.value);
    let origins = Origins::verbatim(body_start);
    let surroundings = Surroundings { source, origins: &origins, statics: &input.statics };
    let parsed = markdown::parse(body, written_title.as_deref(), surroundings);
    let title = written_title.or_else(|| parsed.first_heading.clone()).unwrap_or_else(|| {
        let start = Span::new(body_start, body_start);
        let problem =
            Diagnostic::warning(ProblemKind::NoTitle, "this article has no title; its file name stands for it")
                .at(source, start);
        problems.push(problem.hint("add `title:` to the front matter"));
        id.rsplit('/').next().unwrap_or(&id).replace(['-', '_'], " ")
    });
    let article = read(&mut fields, Known { source, input, id, title, body: parsed.prose });
    if let Some(key) = fields.key("redirect_from").filter(|key| key.value == "aliases") {
        let problem =
            Diagnostic::warning(ProblemKind::FieldName, "`aliases` is read as older addresses of this article")
                .at(source, key.span);
        problems.push(problem.hint("write `redirect_from`"));
    }
    problems.append(&mut fields.problems);
    problems.extend(parsed.problems);
    if article.date.is_none() {
        let place = fields.key("date").map_or(Span::new(body_start, body_start), |key| key.span);
        let problem = Diagnostic::warning(ProblemKind::NoDate, "this article has no date and is published undated")
            .at(source, place);
        problems.push(problem.hint("add `date: 2022-01-29`; `2022-01` and `2022` will do"));
    }
    Checked { value: Some(article), diagnostics: problems }
}

/// What is known of an article before its other fields are read.
struct Known<'a> {
    source: &'a Source,
    input: &'a Input,
    id: String,
    title: String,
    body: Prose,
}

fn read(fields: &mut Fields, known: Known) -> Article {
    let Known { source, input, id, title, body } = known;
    let text = |fields: &mut Fields, name| fields.text(name).map(|text| text.value);
    let kind = match fields.one_of("kind", &["report", "summary"]) {
        Some("summary") => ArticleKind::Summary,
        _ => ArticleKind::Report,
    };
    let mut listed = Vec::new();
    for kind in [Kind::Person, Kind::Place, Kind::Organization, Kind::Event, Kind::Topic] {
        listed.extend(fields.texts(kind.folder()).into_iter().map(|name| Listed { kind, name }));
    }
    let prose = |text: Option<Located<String>>| text.map(|text| Prose::of_value(&text, source)).unwrap_or_default();
    let summary = fields.text("summary");
    let [date, updated] = fields.dates(["date", "updated"]);
    let is_unpublished = fields.flag("published") == Some(false);
    Article {
        title,
        original_title: text(fields, "original_title"),
        kind,
        section: text(fields, "section"),
        date: date.or_else(|| date_in_name(&id)),
        updated,
        byline: fields.texts("byline"),
        dateline: fields
            .record("dateline", DATELINE, |dateline| {
                let text = dateline.text("text").map(|text| text.value);
                let place = dateline.text("place");
                let text = text.or_else(|| place.as_ref().map(|place| place.value.clone()))?;
                Some(Dateline { text, place })
            })
            .flatten(),
        publisher: fields.text("publisher"),
        url: fields.url("url").map(|url| url.value),
        captures: captures(fields, source, input),
        retrieved: fields.date("retrieved"),
        lang: fields.lang("lang").unwrap_or_else(|| input.settings.lang.clone()),
        translation_of: fields.text("translation_of"),
        version_of: fields.text("version_of"),
        summary: prose(summary),
        listed,
        image: fields.record("image", IMAGE, |image| Image {
            src: picture(image, source, input),
            alt: image.text("alt").map(|alt| alt.value).unwrap_or_default(),
            caption: prose(image.text("caption")),
            credit: image.text("credit").map(|credit| credit.value),
        }),
        media: fields.records("media", MEDIA, |media| Media {
            title: media.text("title").map(|title| title.value).unwrap_or_default(),
            kind: media.text("kind").map(|kind| kind.value),
            duration: media.text("duration").map(|duration| duration.value),
            url: media.url("url").map(|url| url.value),
        }),
        contributors: fields.texts("contributors"),
        notices: fields.texts("notices").iter().map(|notice| Prose::of_value(notice, source)).collect(),
        rights: text(fields, "rights"),
        license: text(fields, "license"),
        corrections: fields.records("corrections", CORRECTION, |correction| Correction {
            date: correction.date("date"),
            text: correction.text("text").map(|text| text.value).unwrap_or_default(),
        }),
        redirect_from: redirects(fields, source),
        annotations: {
            let read = |annotation: &mut Fields| annotation::read(annotation, source, input);
            fields.records("annotations", ANNOTATION, read).into_iter().flatten().collect()
        },
        claims: fields.records("claims", CLAIM, |claim| claim::read(claim, source)).into_iter().flatten().collect(),
        draft: fields.flag("draft").unwrap_or(false) || is_unpublished,
        id,
        source: source.clone(),
        body,
    }
}

/// `published` is a date for some generators and a flag for others: the flag goes to a field of its own, which only this
/// function writes.
fn published_flag(mut fields: crate::input::tree::Value) -> crate::input::tree::Value {
    use crate::input::tree::Shape;
    if let Shape::Map(entries) = &mut fields.shape {
        for (key, value) in entries {
            let is_flag = matches!(&value.shape, Shape::Scalar { text, .. } if text == "false" || text == "true");
            if key.value == "published" && !is_flag {
                key.value = "date_published".to_owned();
            }
        }
    }
    fields
}

/// The picture under `static/` that `src` names.
fn picture(image: &mut Fields, source: &Source, input: &Input) -> Option<FilePath> {
    let src = image.text("src")?;
    let found = markdown::find_static(&src.value, source, &input.statics);
    if found.is_none() {
        let problem = Diagnostic::warning(ProblemKind::MissingFile, "this archive does not hold the lead picture")
            .at(source, src.span);
        image
            .problems
            .push(problem.hint("put it under `static/` and write its path from there, or describe it by `caption`"));
    }
    found.map(|file| file.path.clone())
}

/// The copy under `static/` that `file` names.
fn file(capture: &mut Fields, source: &Source, input: &Input) -> Option<FilePath> {
    let written = capture.text("file")?;
    let found = markdown::find_static(&written.value, source, &input.statics);
    if found.is_none() {
        let problem = Diagnostic::warning(ProblemKind::MissingFile, "this archive does not hold the saved copy")
            .at(source, written.span);
        capture.problems.push(problem.hint("put it under `static/` and write its path from there"));
    }
    found.map(|file| file.path.clone())
}

/// Older addresses that any system can store as files of this site.
fn redirects(fields: &mut Fields, source: &Source) -> Vec<Located<String>> {
    let is_inside = |written: &Located<String>| {
        let is_plain = !written.value.contains([':', '\\', '<', '>', '"', '|', '*']);
        is_plain && !written.value.split('/').any(|part| part == "..")
    };
    let (inside, others): (Vec<_>, Vec<_>) = fields.texts("redirect_from").into_iter().partition(is_inside);
    for written in others {
        let problem = Diagnostic::warning(
            ProblemKind::NoAddress,
            "no file of this site can have this address; it does not redirect",
        );
        let hint = "write the path that readers knew, such as `2019/old-name.html`";
        fields.problems.push(problem.at(source, written.span).hint(hint));
    }
    inside
}

fn captures(fields: &mut Fields, source: &Source, input: &Input) -> Vec<Capture> {
    let mut captures = fields.records("captures", CAPTURE, |capture| Capture {
        url: capture.url("url").map(|url| url.value),
        file: file(capture, source, input),
        at: capture.date("at"),
        sha256: capture.sha256("sha256"),
        tool: capture.text("tool").map(|tool| tool.value),
    });
    let short = Capture {
        url: fields.url("archived_url").map(|url| url.value),
        file: None,
        at: fields.date("archived_at"),
        sha256: fields.sha256("sha256"),
        tool: None,
    };
    if short.url.is_some() || short.at.is_some() || short.sha256.is_some() {
        captures.push(short);
    }
    captures
}

/// A date at the start of a file's name, as blogs write it: `2022-01-29-headline`.
fn date_in_name(id: &str) -> Option<Date> {
    let name = id.rsplit('/').next()?;
    let date = name.get(..10).filter(|date| date.bytes().filter(|byte| *byte == b'-').count() == 2)?;
    let (date, problem) = Date::parse(date)?;
    let ends = name[10..].chars().next().is_none_or(|next| !next.is_ascii_digit());
    (problem.is_none() && ends && date.day().is_some()).then_some(date)
}
