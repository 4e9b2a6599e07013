//! What a page tells of its article: schema.org first, then Open Graph and other names in its head, then what can be seen.

use std::collections::HashMap;

use dom_query::Document;

use crate::import::facts::Facts;
use crate::import::facts::Picture;
use crate::import::page::authors;
use crate::import::page::dates;
use crate::import::page::one_line::cleaned;
use crate::import::page::schema_org;
use crate::import::page::schema_org::Said;
use crate::import::page::title;
use crate::import::printed;
use crate::import::printed::Order;
use crate::value::url::is_web_address;

/// Everything that a page tells, and the text of the article where schema.org has it.
pub(super) struct Told {
    pub facts: Facts,
    pub body: Option<String>,
    /// What an editor should know of it.
    pub doubts: Vec<String>,
    /// Which number of a date is the day.
    pub order: Option<Order>,
}

/// Reads a page.
pub(super) fn read(page: &Document) -> Told {
    let scripts = page.select("script[type='application/ld+json']");
    let scripts: Vec<String> = scripts.iter().map(|script| script.text().to_string()).collect();
    let mut said = schema_org::read(scripts.iter().map(String::as_str));
    let metas = Metas::of(page);
    let body = said.body.take();
    let either = |said: &Option<String>, names: &[&str]| match said {
        Some(text) => Some(cleaned(text)),
        None => metas.first(names).map(|text| cleaned(&text)),
    };
    let shared = metas.first(&["og:title", "twitter:title"]);
    let site = metas.first(&["og:site_name"]);
    let facts = Facts {
        title: title::choose(page, (said.headline.as_deref(), shared.as_deref()), site.as_deref()),
        section: either(&said.section, &["article:section", "section"]),
        date: date(page, &metas, &said),
        updated: updated(&metas, &said),
        byline: byline(page, &metas, &said),
        dateline: said.dateline.clone(),
        publisher: either(&said.publisher, &PUBLISHER),
        url: canonical(page, &metas, &said),
        lang: lang(page, &metas, &said),
        summary: either(&said.description, &SUMMARY),
        image: image(&metas, &said),
        contributors: said.contributors.clone(),
        license: license(page, &said),
        ..Facts::default()
    };
    let doubts = if said.is_broken { vec![BROKEN.to_owned()] } else { Vec::new() };
    Told { facts, body, doubts, order: dates::order(page) }
}

const BROKEN: &str = "what the page says of itself in JSON-LD cannot be read; what it shows is";

const PUBLISHER: [&str; 6] = [
    "og:site_name",
    "citation_newspaper_title",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "twitter:app:name:iphone",
];
const SUMMARY: [&str; 4] = ["og:description", "description", "twitter:description", "dc.description"];
const DATES: [&str; 20] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "date",
];
const UPDATES: [&str; 6] =
    ["article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "lastmod"];

/// The names in a page's head, in small letters.
struct Metas(HashMap<String, Vec<String>>);

impl Metas {
    fn of(page: &Document) -> Metas {
        let mut metas: HashMap<String, Vec<String>> = HashMap::new();
        for meta in page.select("meta[content]").iter() {
            let content = meta.attr_or("content", "").trim().to_owned();
            let names = ["property", "name", "itemprop"].iter().find_map(|name| meta.attr(name));
            let Some(names) = names.filter(|_| !content.is_empty()) else { continue };
            for name in names.split_whitespace() {
                metas.entry(name.to_ascii_lowercase()).or_default().push(content.clone());
            }
        }
        Metas(metas)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)?.first().cloned())
    }

    fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// A date as it is written in a field, with the time and the zone that it was given in. A day that no calendar has is none.
fn written(date: &str, order: Option<Order>) -> Option<String> {
    let date = printed::read(date.trim(), order)?;
    (date.day().is_some() && (1800..=2100).contains(&date.year())).then(|| date.to_string())
}

fn date(page: &Document, metas: &Metas, said: &Said) -> Option<String> {
    let order = dates::order(page);
    let said = said.published.as_deref().and_then(|date| written(date, order));
    let named = || DATES.iter().find_map(|name| written(metas.0.get(*name)?.first()?, order));
    said.or_else(named).or_else(|| shown(page, order)).or_else(|| dates::beside(page, order))
}

/// The first date that a page shows as one: `<time datetime>`, microdata.
fn shown(page: &Document, order: Option<Order>) -> Option<String> {
    const PLACES: [&str; 4] =
        ["[itemprop~='datePublished']", "time[pubdate]", "article time, header time, main time", "time"];
    for place in PLACES {
        for time in page.select(place).iter().take(4) {
            let value = ["datetime", "content"].iter().find_map(|name| written(&time.attr(name)?, order));
            if let Some(date) = value.or_else(|| written(&time.text(), order)) {
                return Some(date);
            }
        }
    }
    None
}

fn updated(metas: &Metas, said: &Said) -> Option<String> {
    let said = said.modified.as_deref().and_then(|date| written(date, None));
    said.or_else(|| UPDATES.iter().find_map(|name| written(metas.0.get(*name)?.first()?, None)))
}

fn byline(page: &Document, metas: &Metas, said: &Said) -> Vec<String> {
    let publisher = said.publisher.clone().or_else(|| metas.first(&PUBLISHER));
    let name = |text: &str| authors::name(text, publisher.as_deref());
    let named = authors::distinct(said.authors.iter().filter_map(|text| name(text)));
    if !named.is_empty() {
        return named;
    }
    for key in ["author", "article:author", "parsely-author", "dc.creator", "citation_author", "sailthru.author", "byl"]
    {
        let named = authors::distinct(metas.all(key).iter().filter_map(|text| name(text)));
        if !named.is_empty() {
            return named;
        }
    }
    const PLACES: [&str; 4] = [
        "[itemprop~='author'] [itemprop~='name']",
        "[itemprop~='author']",
        "[rel~='author']",
        ".byline, .author-name, .article-author, .post-author",
    ];
    for place in PLACES {
        let found = page.select(place);
        let names = found.iter().take(6).filter_map(|place| name(&place.text())).filter(|name| name.len() < 80);
        let names = authors::distinct(names);
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

fn canonical(page: &Document, metas: &Metas, said: &Said) -> Option<String> {
    let link = page.select_single("link[rel~='canonical'][href]").attr("href").map(|href| href.to_string());
    let addresses = [link, metas.first(&["og:url"]), said.url.clone()];
    addresses.into_iter().flatten().find(|address| is_web_address(address))
}

fn lang(page: &Document, metas: &Metas, said: &Said) -> Option<String> {
    let html = page.select_single("html");
    let article = page.select_single("article[lang]").attr("lang");
    let written =
        [article, html.attr("lang"), html.attr("xml:lang")].into_iter().flatten().map(|lang| lang.to_string());
    let named = [said.lang.clone(), metas.first(&["og:locale", "content-language", "dc.language"])];
    let mut all = written.chain(named.into_iter().flatten());
    all.find_map(|lang| {
        let lang = lang.trim().replace('_', "-");
        let first = lang.split('-').next().unwrap_or_default();
        let is_code = matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_code.then(|| language(&lang))
    })
}

/// The language without the country, which says where a page was made rather than what it is written in. A script stays.
fn language(tag: &str) -> String {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts.next().filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    script.map_or(first.clone(), |script| format!("{first}-{script}"))
}

fn image(metas: &Metas, said: &Said) -> Option<Picture> {
    let said = said.image.clone().unwrap_or_default();
    let url = said.url.or_else(|| metas.first(&["og:image", "og:image:url", "twitter:image"]))?;
    let alt = metas.first(&["og:image:alt", "twitter:image:alt"]).map(|alt| cleaned(&alt));
    Some(Picture { url: Some(url), alt, caption: said.caption.map(|text| cleaned(&text)), credit: said.credit })
}

fn license(page: &Document, said: &Said) -> Option<String> {
    let link = page.select_single("a[rel~='license'][href], link[rel~='license'][href]").attr("href");
    said.license.clone().or(link.map(|href| href.to_string())).filter(|address| address.contains("creativecommons.org"))
}
