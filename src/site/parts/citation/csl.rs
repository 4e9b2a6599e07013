//! CSL-JSON (Citation Style Language 1.0.2).

use serde_json::Value;
use serde_json::json;

use crate::document::ArticleKind;
use crate::site::parts::citation::reference::Author;
use crate::site::parts::citation::reference::Citation;
use crate::site::parts::json::without_null;
use crate::value::Date;

/// An item of a list. `note` is what the format has no field for.
pub fn item(citation: &Citation, note: &str) -> Value {
    let kind = match citation.kind {
        ArticleKind::Report => "article-newspaper",
        ArticleKind::Summary => "webpage",
    };
    let about = citation.about.as_ref();
    let item = json!({
        "id": citation.key,
        "type": kind,
        "title": citation.title,
        "author": citation.authors.iter().map(name).collect::<Vec<_>>(),
        "container-title": citation.container,
        "publisher": citation.publisher,
        "section": citation.section,
        "issued": citation.date.map(parts),
        "language": citation.lang.as_str(),
        "URL": citation.address,
        "accessed": citation.accessed.map(parts),
        "archive": citation.here.as_ref().map(|_| citation.archive),
        "archive_location": citation.here,
        "original-title": about.and_then(|about| about.title.as_ref()),
        "original-author": about.map(|about| about.authors.iter().map(name).collect::<Vec<_>>()),
        "original-publisher": about.and_then(|about| about.container.as_ref()),
        "original-date": about.and_then(|about| about.date).map(parts),
        "note": Some(note).filter(|note| !note.is_empty()),
    });
    without_null(item)
}

fn name(author: &Author) -> Value {
    match author {
        Author::Person { family, given } => json!({"family": family, "given": given}),
        Author::Literal(name) => json!({"literal": name}),
    }
}

fn parts(date: Date) -> Value {
    let mut parts = vec![i32::from(date.year())];
    parts.extend(date.month().map(i32::from));
    parts.extend(date.day().map(i32::from));
    json!({"date-parts": [parts]})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::parts::citation::reference::example;
    use crate::value::Lang;

    const NOTE: &str = "A note, 100% sure.";

    #[test]
    fn names_are_literal_and_dates_partial() {
        let lang = Lang::english();
        let item = item(&example(&lang, "\"x\"\\", "2022-03"), NOTE);
        assert_eq!(item["issued"], json!({"date-parts": [[2022, 3]]}));
        assert_eq!(item["title"], json!("\"x\"\\"));
        assert_eq!(
            item["author"],
            json!([{"literal": "RFE/RL's Kazakh Service"}, {"family": "Toqaev", "given": "Qasym-Zhomart"}])
        );
        assert!(item.get("accessed").is_none() && item.get("publisher").is_none());
    }
}
