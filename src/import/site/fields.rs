//! Front matter of other generators as ours. What is not known goes into `extra`; what only says how a page looks is dropped.

use std::collections::BTreeSet;

use crate::edit::Written;
use crate::import::facts;
use crate::import::facts::Capture;
use crate::import::site::address;
use crate::import::site::asked;
use crate::import::site::dates;
use crate::import::site::kind::Kind;
use crate::import::site::links::Linking;
use crate::import::site::page;
use crate::import::site::page::PageKind;
use crate::import::site::picture;
use crate::import::site::taking;
use crate::import::site::taking::Taking;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Lang;
use crate::value::url::is_web_address;

/// The fields of a text, and what is to be said of them.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub fields: Vec<(String, Written)>,
    pub doubts: Vec<String>,
    /// Names of fields of the archive's own.
    pub extra: BTreeSet<String>,
}

/// How a page looks, and where in a menu it stands.
const LOOK: [&str; 58] = [
    "layout",
    "type",
    "weight",
    "toc",
    "comments",
    "comment",
    "math",
    "mathjax",
    "katex",
    "mermaid",
    "menu",
    "menus",
    "outputs",
    "template",
    "page_template",
    "paginate_by",
    "sort_by",
    "insert_anchor_links",
    "generate_feed",
    "generate_feeds",
    "in_search_index",
    "cssclass",
    "cssclasses",
    "sidebar",
    "nav_order",
    "order",
    "eleventyNavigation",
    "share",
    "related",
    "read_time",
    "readingTime",
    "reading_time",
    "show_date",
    "author_profile",
    "classes",
    "sitemap",
    "robots",
    "sticky",
    "pin",
    "pinned",
    "featured",
    "linkTitle",
    "isCJKLanguage",
    "markup",
    "cascade",
    "resources",
    "slug",
    "showToc",
    "TocOpen",
    "ShowReadingTime",
    "ShowBreadCrumbs",
    "ShowPostNavLinks",
    "hideMeta",
    "disableShare",
    "searchHidden",
    "in_list",
    "parent",
    "has_children",
];

const SUMMARY: [&str; 10] =
    ["summary", "description", "excerpt", "abstract", "deck", "dek", "subtitle", "lead", "lede", "standfirst"];
const ORIGINAL: [&str; 11] = [
    "source_url",
    "original_url",
    "canonicalURL",
    "canonical_url",
    "canonical",
    "external_url",
    "externalUrl",
    "external_link",
    "source",
    "url",
    "link",
];

/// Makes the fields of what a text becomes.
pub(super) fn of(linking: &mut Linking) -> Made {
    let mut made = match linking.page.kind {
        PageKind::Article => of_article(linking),
        PageKind::Standing => of_standing(linking),
        PageKind::Entity(_) => of_entity(linking),
    };
    if linking.page.is_held {
        made.fields.retain(|(name, _)| name != "draft");
        made.fields.push(("draft".to_owned(), Written::Plain("true".to_owned())));
    }
    made
}

impl Made {
    fn text(&mut self, name: &str, text: Option<String>) {
        self.fields.extend(text.map(|text| (name.to_owned(), Written::text(&text))));
    }

    fn texts(&mut self, name: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.fields.push((name.to_owned(), Written::texts(texts)));
        }
    }

    fn date(&mut self, name: &str, date: Option<String>) {
        let is_plain = |date: &String| date.bytes().all(|byte| byte.is_ascii_digit() || b"-:TZ+".contains(&byte));
        self.fields.extend(date.map(|date| match is_plain(&date) {
            true => (name.to_owned(), Written::Plain(date)),
            false => (name.to_owned(), Written::text(&date)),
        }));
    }

    /// Fields that may hold the text back stay as they are; of the others those are given back that are not for the look.
    fn asked(&mut self, taking: Taking) -> Vec<(String, Value)> {
        let mut others = Vec::new();
        for (key, value) in taking.rest() {
            match asked::may_hold(&key, &value) {
                true => self.fields.push((asked::key(&key), asked::written(&value))),
                false if value.shape == Shape::Null => {}
                false => others.push((key, value)),
            }
        }
        others
    }

    fn extra(&mut self, others: Vec<(String, Value)>) {
        let mut extra = Vec::new();
        for (key, value) in others {
            match (key.as_str(), value.shape) {
                // Hugo and Zola have fields of the site's own there.
                ("params" | "extra", Shape::Map(entries)) => {
                    for (key, value) in entries {
                        match asked::is_named(&key.value) {
                            true => self.fields.push((asked::key(&key.value), asked::written(&value))),
                            false => flat(&key.value, &value, &mut extra),
                        }
                    }
                }
                (_, shape) => flat(&key, &Value { span: value.span, shape }, &mut extra),
            }
        }
        self.extra.extend(extra.iter().map(|(name, _)| name.clone()));
        if !extra.is_empty() {
            self.fields.push(("extra".to_owned(), Written::Map(extra)));
        }
    }
}

fn of_article(linking: &mut Linking) -> Made {
    let (page, kind) = (linking.page, linking.settings.kind);
    let (mut made, mut taking) = (Made::default(), Taking::of(&page.fields));
    made.text("title", taking.text(&["title", "headline"]).or_else(|| of_name(linking)));
    let date = dates::first(&page.fields, &dates::PUBLISHED);
    made.doubts.extend(date.as_ref().and_then(|date| date.doubt.clone()));
    made.date("date", page.date.clone());
    // The day of publication is asked as well where it says that there was none yet.
    taking.take_if(&dates::PUBLISHED[..8], |value| {
        taking::texts_of(value).iter().any(|text| text.bytes().any(|byte| byte.is_ascii_digit()))
    });
    let updated = dates::first(&page.fields, &dates::UPDATED);
    taking.drop(&dates::UPDATED);
    made.date("updated", updated.map(|updated| updated.written));
    let byline = taking.texts(&["author", "authors", "byline", "by", "creator", "writer"]);
    let byline: Vec<String> = byline.iter().map(|author| named(&unlinked(author), linking)).collect();
    made.texts("byline", &byline);
    let is_elsewhere = |text: &String| is_web_address(text) && linking.settings.own_path(text).is_none();
    let url = taking.take_if(&ORIGINAL, |value| taking::texts_of(value).first().is_some_and(is_elsewhere));
    let publisher = taking.text(&["publisher", "source", "outlet", "publication", "site"]);
    made.text("publisher", publisher.map(|publisher| unlinked(&publisher)));
    made.text("section", taking.text(&["section", "kicker", "rubric"]));
    made.text("url", url.and_then(|url| taking::texts_of(&url).into_iter().next()));
    taking.drop(&["lang", "language", "locale", "translationKey", "translation_key", "translation_id"]);
    made.text("lang", lang(linking));
    made.text("translation_of", page.translates.map(|index| linking.places[index].trim_end_matches(".md").to_owned()));
    made.text("summary", taking.text(&SUMMARY));
    for name in ["people", "places", "organizations", "events"] {
        let names: Vec<String> = taking.texts(&[name]).iter().map(|name| unlinked(name)).collect();
        made.texts(name, &names);
    }
    made.texts("topics", &topics(&mut taking, kind));
    made.fields.extend(picture::of(&mut taking, linking).map(|picture| ("image".to_owned(), picture)));
    made.text("license", taking.text(&["license", "licence"]));
    made.text("rights", taking.text(&["rights", "copyright"]));
    let older = older(linking, &mut taking);
    made.texts("redirect_from", &older);
    let capture =
        Capture { sha256: Some(page.sha256.clone()), tool: Some(kind.name().to_owned()), ..Capture::default() };
    made.fields.extend(capture.written().map(|capture| ("captures".to_owned(), Written::List(vec![capture]))));
    // In a vault these words are people's own.
    taking.drop(if matches!(kind, Kind::Obsidian | Kind::Markdown) { &["cssclass", "cssclasses"] } else { &LOOK });
    let others = made.asked(taking);
    made.extra(others);
    made
}

fn of_standing(linking: &mut Linking) -> Made {
    let (mut made, mut taking) = (Made::default(), Taking::of(&linking.page.fields));
    made.text("title", taking.text(&["title", "headline"]).or_else(|| of_name(linking)));
    made.text("summary", taking.text(&SUMMARY));
    made.text("lang", lang(linking));
    taking.drop(&["lang", "language", "locale"]);
    taking.drop(&LOOK);
    let older = older(linking, &mut taking);
    made.texts("redirect_from", &older);
    without_place(&mut made, taking, linking, "fields of pages");
    made
}

fn of_entity(linking: &mut Linking) -> Made {
    let (mut made, mut taking) = (Made::default(), Taking::of(&linking.page.fields));
    let whole = match (taking.text(&["first_name"]), taking.text(&["last_name"])) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last),
    };
    let name = taking.text(&["display_name", "name"]).or(whole).or_else(|| taking.text(&["title"]));
    made.text("name", name.or_else(|| Some(words_of(linking.page.stem()))));
    let is_person = linking.page.kind == PageKind::Entity("people");
    let names = if linking.settings.kind == Kind::Obsidian {
        taking.texts(&["aliases", "alias", "names"])
    } else {
        taking.texts(&["names"])
    };
    made.texts("names", &names);
    made.text("summary", taking.text(&["summary", "bio", "description", "short_bio", "tagline"]));
    let role = taking.text(&["role", "job_title", "position", "jobtitle", "title"]).filter(|_| is_person);
    let organization =
        taking.text(&["organization", "organisation", "company", "agency_full_name", "agency", "affiliation"]);
    let organization = organization.filter(|_| is_person);
    let role = facts::map([facts::some("role", role), facts::some("organization", organization)]);
    made.fields.extend(role.map(|role| ("roles".to_owned(), Written::List(vec![role]))));
    for name in ["latitude", "longitude"] {
        let number = taking.text(&[name]).filter(|number| number.parse::<f64>().is_ok());
        made.fields.extend(number.map(|number| (name.to_owned(), Written::Plain(number))));
    }
    taking.drop(&LOOK);
    taking.drop(&["slug", "uid", "date", "lang"]);
    without_place(&mut made, taking, linking, "fields of entries");
    made
}

/// Fields that may hold a text back stay, and for others there is no place: they are counted.
fn without_place(made: &mut Made, taking: Taking, linking: &mut Linking, what: &'static str) {
    let others = made.asked(taking);
    others.iter().for_each(|_| linking.tally.aside(what));
}

/// A text without a title begins with a heading, or is called as its file.
fn of_name(linking: &Linking) -> Option<String> {
    let begins_with_heading = linking.page.body.trim_start().starts_with("# ");
    let stem = linking.page.stem();
    // In a vault the name of a file is the title, letter by letter.
    let is_title = linking.settings.kind == Kind::Obsidian || page::date_of_name(stem).is_some();
    (!begins_with_heading).then(|| if is_title { stem.to_owned() } else { words_of(stem) })
}

fn words_of(stem: &str) -> String {
    let words = if stem.contains(' ') { stem.to_owned() } else { stem.replace(['-', '_'], " ") };
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn lang(linking: &Linking) -> Option<String> {
    let said = linking.page.lang.as_deref().or(linking.settings.lang.as_deref())?;
    Some(Lang::parse(said).map_or_else(|| said.to_owned(), |lang| lang.as_str().to_owned()))
}

/// The name of an author by the id that the site has for one.
fn named(author: &str, linking: &Linking) -> String {
    let known = linking.settings.authors.iter().find(|(id, _)| id == author);
    known.map_or_else(|| author.to_owned(), |(_, name)| name.clone())
}

/// Names of notes without their brackets.
fn unlinked(text: &str) -> String {
    let inside = text.trim().strip_prefix("[[").and_then(|text| text.strip_suffix("]]"));
    inside.map_or(text, |inside| inside.rsplit('|').next().unwrap_or(inside)).trim().to_owned()
}

fn topics(taking: &mut Taking, kind: Kind) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for key in ["topics", "tags", "tag", "keywords", "categories", "category"] {
        let Some(value) = taking.take_if(&[key], |value| !taking::texts_of(value).is_empty()) else { continue };
        for text in taking::texts_of(&value) {
            let parts: Vec<&str> = match (value.is_scalar(), kind) {
                (true, _) if text.contains(',') => text.split(',').collect(),
                // Jekyll parts them at spaces.
                (true, Kind::Jekyll | Kind::Obsidian) if key != "category" => text.split_whitespace().collect(),
                _ => vec![&text],
            };
            for part in parts {
                let part = unlinked(part.trim().trim_start_matches('#'));
                // Eleventy makes its lists by tags.
                let is_list =
                    kind == Kind::Eleventy && matches!(part.as_str(), "post" | "posts" | "all" | "page" | "pages");
                if !part.is_empty() && !is_list && !topics.contains(&part) {
                    topics.push(part);
                }
            }
        }
    }
    topics
}

/// The addresses that a text had, except the one that it has here.
fn older(linking: &Linking, taking: &mut Taking) -> Vec<String> {
    let page = linking.page;
    if linking.settings.kind != Kind::Obsidian {
        taking.drop(&["aliases", "alias", "redirect_from", "redirects", "url", "path"]);
        taking.take_if(&["permalink"], |value| taking::texts_of(value).iter().any(|text| text.contains('/')));
    }
    // Pages stand at the root of the site.
    let place = linking.places[linking.index].trim_end_matches(".md").trim_start_matches("pages/");
    let own = address::normal(place);
    let mut all = Vec::from_iter(page.address.clone());
    if linking.settings.kind != Kind::Obsidian {
        all.extend(address::older(page));
    }
    let mut seen = BTreeSet::new();
    all.retain(|address| {
        let normal = address::normal(address);
        !normal.is_empty() && normal != own && linking.lookup.is_of(address, linking.index) && seen.insert(normal)
    });
    all
}

/// A value as texts by name: the names of mappings in it stand before theirs.
fn flat(key: &str, value: &Value, extra: &mut Vec<(String, Written)>) {
    match &value.shape {
        Shape::Null => {}
        Shape::Scalar { .. } => extra.push((key.to_owned(), asked::written(value))),
        Shape::List(values) if values.iter().all(Value::is_scalar) => {
            extra.push((key.to_owned(), Written::texts(&taking::texts_of(value))))
        }
        Shape::List(values) => {
            for (index, value) in values.iter().enumerate() {
                flat(&format!("{key}_{}", index + 1), value, extra);
            }
        }
        Shape::Map(entries) => {
            entries.iter().for_each(|(name, value)| flat(&format!("{key}_{}", name.value), value, extra))
        }
    }
}
