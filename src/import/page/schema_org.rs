//! What a page says of itself as schema.org has it, in JSON-LD.

use serde_json::Value;

/// What is said of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub authors: Vec<String>,
    pub contributors: Vec<String>,
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub lang: Option<String>,
    pub url: Option<String>,
    pub dateline: Option<String>,
    pub body: Option<String>,
    pub keywords: Vec<String>,
    pub image: Option<Picture>,
    pub license: Option<String>,
    /// A script that speaks of an article is no JSON.
    pub is_broken: bool,
}

/// A picture as it is described.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub url: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// Reads the scripts of a page. Of several articles the first counts; dates of the page itself stand in where the article has none.
pub(super) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> Said {
    let mut things = Vec::new();
    let mut is_broken = false;
    for script in scripts {
        match parsed(script) {
            Some(value) => gather(value, &mut things, 0),
            None => is_broken |= script.contains("Article\""),
        }
    }
    let article = things.iter().find(|thing| is_a(thing, is_article));
    let page = things.iter().find(|thing| is_a(thing, |kind| kind == "WebPage" || kind == "ItemPage"));
    let mut said = match article {
        Some(article) => of(article, &things),
        None => Said::default(),
    };
    if let Some(page) = page {
        let page = of(page, &things);
        said.published = said.published.or(page.published);
        said.modified = said.modified.or(page.modified);
        said.lang = said.lang.or(page.lang);
    }
    said.is_broken = is_broken;
    said
}

/// JSON as pages have it: in a comment, with line feeds in its strings, with a semicolon behind it.
fn parsed(script: &str) -> Option<Value> {
    let text = script.trim();
    let text = text.strip_prefix("<!--").unwrap_or(text);
    let text = text.trim().strip_prefix("//<![CDATA[").or_else(|| text.strip_prefix("<![CDATA[")).unwrap_or(text);
    let text = ["-->", "//]]>", "]]>"].iter().fold(text, |text, end| text.trim_end().trim_end_matches(end));
    let end = text.rfind(['}', ']'])?;
    let text = &text[..=end];
    serde_json::from_str(text).ok().or_else(|| {
        let spaced = text.replace(char::is_control, " ");
        serde_json::from_str(&spaced).ok().or_else(|| serde_json::from_str(&without_last_commas(&spaced)).ok())
    })
}

/// JSON without commas before the end of a list or of an object.
fn without_last_commas(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut is_text, mut is_escaped) = (false, false);
    for letter in text.chars() {
        if !is_text && matches!(letter, '}' | ']') {
            plain.truncate(plain.trim_end().trim_end_matches(',').len());
        }
        is_text ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        plain.push(letter);
    }
    plain
}

/// How deep lists and graphs lie in one another.
const DEPTH: usize = 6;

fn gather(value: Value, things: &mut Vec<Value>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, things, depth + 1)),
        Value::Object(mut object) => {
            let inner = ["@graph", "mainEntity"].map(|key| object.get_mut(key).map(Value::take));
            things.push(Value::Object(object));
            for value in inner.into_iter().flatten() {
                gather(value, things, depth + 1);
            }
        }
        _ => {}
    }
}

fn is_a(thing: &Value, wanted: impl Fn(&str) -> bool) -> bool {
    match &thing["@type"] {
        Value::String(kind) => wanted(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
}

fn of(thing: &Value, all: &[Value]) -> Said {
    let text = |key: &str| string(&thing[key]);
    let mut authors = names(&thing["author"], all);
    authors.extend(names(&thing["creator"], all));
    Said {
        headline: text("headline").or_else(|| text("name")),
        description: text("description"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        authors,
        contributors: names(&thing["contributor"], all),
        publisher: names(&thing["publisher"], all).into_iter().next(),
        section: match &thing["articleSection"] {
            Value::Array(sections) => sections.iter().find_map(string),
            section => string(section),
        },
        lang: text("inLanguage").or_else(|| string(&thing["inLanguage"]["alternateName"])),
        url: text("url").or_else(|| text("mainEntityOfPage")).or_else(|| string(&thing["mainEntityOfPage"]["@id"])),
        dateline: text("dateline"),
        body: text("articleBody"),
        keywords: keywords(&thing["keywords"]),
        image: picture(&thing["image"], all),
        license: text("license"),
        is_broken: false,
    }
}

/// A text that is not empty, its entities resolved where somebody escaped it once too often.
fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim(),
        Value::Array(values) if values.len() == 1 => return string(&values[0]),
        _ => return None,
    };
    (!text.is_empty()).then(|| text.to_owned())
}

/// Names of people or organizations: texts, things with a name, or references to things elsewhere on the page.
fn names(value: &Value, all: &[Value]) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(|value| names(value, all)).collect(),
        Value::Object(_) => {
            let person = referred(value, all).filter(|_| value["name"].is_null()).unwrap_or(value);
            match (&person["name"], string(&person["name"])) {
                (Value::Array(several), None) => several.iter().filter_map(string).collect(),
                (_, Some(name)) => vec![name],
                _ => {
                    let parts = ["givenName", "familyName"].iter().filter_map(|part| string(&person[*part]));
                    let name = parts.collect::<Vec<_>>().join(" ");
                    Vec::from_iter(Some(name).filter(|name| !name.is_empty()))
                }
            }
        }
        value => Vec::from_iter(string(value).filter(|name| !name.starts_with("http"))),
    }
}

fn keywords(value: &Value) -> Vec<String> {
    let mut words: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(string).collect(),
        value => {
            let text = string(value).unwrap_or_default();
            text.split([',', ';']).map(|word| word.trim().to_owned()).collect()
        }
    };
    // Systems of publishers write their own signs here: `type:article`.
    words.retain(|word| !word.is_empty() && !word.contains(':'));
    words
}

/// The thing elsewhere on the page that a value names.
fn referred<'a>(value: &Value, all: &'a [Value]) -> Option<&'a Value> {
    let id = value["@id"].as_str()?;
    all.iter().find(|thing| thing["@id"].as_str() == Some(id))
}

fn picture(value: &Value, all: &[Value]) -> Option<Picture> {
    match value {
        Value::Array(values) => values.iter().find_map(|value| picture(value, all)),
        Value::String(url) => Some(Picture { url: Some(url.clone()), ..Picture::default() }),
        Value::Object(_) => {
            let referred = referred(value, all).unwrap_or(value);
            let text = |key: &str| string(&value[key]).or_else(|| string(&referred[key]));
            let credit = text("creditText").or_else(|| names(&value["creator"], all).into_iter().next());
            Some(Picture { url: text("url").or_else(|| text("contentUrl")), caption: text("caption"), credit })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph_with_references() {
        let said = read(
            [r##"//<![CDATA[
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebPage", "datePublished": "2021-01-01", "inLanguage": "en-US"},
              {"@type": ["NewsArticle"], "headline": "Two
 lines", "author": [{"@id": "#a"}, {"name": "B. C."}], "publisher": {"@id": "#p"},
               "articleSection": ["News", "World"], "mainEntityOfPage": {"@id": "https://example.org/x"},
               "image": [{"@type": "ImageObject", "url": "https://example.org/x.jpg", "caption": "A street"}],
               "keywords": "unrest, type:article", "dateline": "ALMATY"},
              {"@type": "Person", "@id": "#a", "name": "A. Author"},
              {"@type": "Organization", "@id": "#p", "name": "The Paper"}]}
            //]]>"##]
            .into_iter(),
        );
        assert_eq!(said.headline.as_deref(), Some("Two  lines"));
        assert_eq!(said.authors, ["A. Author", "B. C."]);
        assert_eq!(said.publisher.as_deref(), Some("The Paper"));
        assert_eq!((said.section.as_deref(), said.published.as_deref()), (Some("News"), Some("2021-01-01")));
        assert_eq!((said.url.as_deref(), said.lang.as_deref()), (Some("https://example.org/x"), Some("en-US")));
        assert_eq!(said.image.and_then(|image| image.caption).as_deref(), Some("A street"));
        assert_eq!((said.keywords, said.dateline.as_deref()), (vec!["unrest".to_owned()], Some("ALMATY")));
    }

    #[test]
    fn json_with_a_comma_too_many_is_read_and_what_is_no_json_is_known() {
        let said = read([r#"{"@type": "NewsArticle", "headline": "Two, ]", "author": [{"name": ["A", "B"],}, {"givenName": "Ada", "familyName": "Reed"},],}"#].into_iter());
        assert_eq!((said.headline.as_deref(), said.is_broken), (Some("Two, ]"), false));
        assert_eq!(said.authors, ["A", "B", "Ada Reed"]);
        assert!(read([r#"{"@type": "NewsArticle", "headline": }"#].into_iter()).is_broken);
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        assert_eq!(
            read(["{\"@type\": \"BreadcrumbList\"}", "no json", "", "[[[[[[[[[1]]]]]]]]]"].into_iter()),
            Said::default()
        );
    }
}
