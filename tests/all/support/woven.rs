//! What must be true of the page of any article: its text is well nested, and what a reader sees is the text layer, nothing more and nothing
//! less.

use std::collections::BTreeSet;

use crate::support::html;
use crate::support::html::Part;

/// What an article's page is where only its text is asked about.
pub const TEMPLATE: &str = "<main>{% for part in article.body %}{{ part.html | safe }}{% endfor %}</main>";

/// Files of a site, by path.
pub trait Texts {
    fn text_at(&self, path: &str) -> String;
}

/// What is wrong with the page of an article that [`TEMPLATE`] has made, if anything.
pub fn fault(site: &impl Texts, article: &str) -> Option<String> {
    let page = site.text_at(&format!("articles/{article}.html"));
    let parts = html::parts(&page);
    if let Some(fault) = html::misnested(&parts) {
        return Some(format!("{fault}\n{page}"));
    }
    let mut ids = BTreeSet::new();
    if let Some(id) = parts.iter().filter_map(|part| part.attribute("id")).find(|id| !ids.insert(*id)) {
        return Some(format!("the id `{id}` stands twice\n{page}"));
    }
    let body = html::inside(&parts, |part| part.is_start("main"));
    let body = html::without(&body, |part| {
        ["fnref", "fnback", "alert-title", "sign"].iter().any(|class| has_class(part, class))
    });
    let (seen, layer) = (html::visible(&body), html::folded(&site.text_at(&format!("data/text/{article}.txt"))));
    if seen != layer {
        return Some(format!("the page says\n  {seen:?}\nand the layer\n  {layer:?}\n{page}"));
    }
    let laid = |table: &str| rows_with_place(&site.text_at(&format!("data/{table}.csv")), article);
    let ids_of = |start: &str| ids.iter().filter(|id| id.starts_with(start)).count();
    let signs = parts.iter().filter(|part| has_class(part, "sign")).count();
    let (mentions, notes, claims) = (laid("mentions"), laid("annotations"), laid("claims"));
    let is_whole =
        (mentions, notes, claims, notes + claims) == (ids_of("mention-"), ids_of("passage-"), ids_of("claim-"), signs);
    (!is_whole).then(|| {
        format!("{mentions} mentions, {notes} notes and {claims} claims have places, not all are on the page\n{page}")
    })
}

fn has_class(part: &Part, class: &str) -> bool {
    part.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
}

/// Rows of a table that are about an article and have a place in its text.
fn rows_with_place(table: &str, article: &str) -> usize {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().expect("a table has a header").clone();
    let column = |name: &str| header.iter().position(|column| column == name).expect("a column of that name");
    let (of, start) = (column("article"), column("start"));
    let id = format!("articles/{article}");
    let rows = reader.records().map(|row| row.expect("every row is as long as the header"));
    rows.filter(|row| row[of] == id && !row[start].is_empty()).count()
}
