//! A table of claims: a row for each, with the article that has its words.
//!
//! Claims stand in the front matter of their articles; a row changes there what it says otherwise, and adds what is not there.

use crate::edit::Written;
use crate::import::held;
use crate::import::table::columns;
use crate::import::table::columns::Cell;
use crate::import::table::columns::Column;
use crate::import::table::days;
use crate::import::table::rows;
use crate::import::table::sheet;
use crate::import::table::sheet::Sheet;
use crate::input::holds::Subject;
use crate::value::Date;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    pub id: Option<String>,
    /// The article, by its id or the name of its file.
    pub article: Option<String>,
    /// The article, by the address of its original.
    pub url: Option<String>,
    /// Fields of the claim as they are written, those of mappings in them below their names.
    pub fields: Vec<(String, Written)>,
    pub from: String,
}

/// How cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Figure,
    Date,
}

type Named = (&'static [&'static str], &'static [&'static str], Form);

const FIELDS: [Named; 15] = [
    (&["question"], &["question"], Form::Text),
    (&["value"], &["value", "figure", "number", "count", "toll"], Form::Figure),
    (&["min"], &["min", "minimum", "low", "at_least"], Form::Figure),
    (&["max"], &["max", "maximum", "high", "at_most"], Form::Figure),
    (&["text"], &["text", "answer", "in_words"], Form::Text),
    (&["claimant"], &["claimant", "who", "claimed_by"], Form::Text),
    (&["speaker"], &["speaker", "said_by", "spokesperson"], Form::Text),
    (&["said_on"], &["said_on", "date", "when", "said"], Form::Date),
    (&["scope"], &["scope", "counts"], Form::Text),
    (&["grade", "source"], &["source_grade", "grade_source"], Form::Text),
    (&["grade", "information"], &["information_grade", "grade_information"], Form::Text),
    (&["status"], &["status"], Form::Text),
    (&["quote"], &["quote", "words", "quotation"], Form::Text),
    (&["prefix"], &["prefix"], Form::Text),
    (&["suffix"], &["suffix"], Form::Text),
];

const ARTICLE: [&str; 4] = ["article", "article_id", "report", "file"];
const URL: [&str; 4] = ["url", "link", "source_url", "article_url"];
/// What a build counts, or has from elsewhere.
const OURS: [&str; 3] = ["unit", "start", "end"];

/// Whether the columns of a table are those of claims.
pub(super) fn is_one(header: &[String]) -> bool {
    let names = columns::normals(header);
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    has(&["question"]) && has(FIELDS[5].1) && (has(FIELDS[1].1) || has(FIELDS[4].1) || has(FIELDS[2].1))
}

/// A table whose days are written as fields have them, and what of them nothing tells.
pub(super) fn dated(sheet: &Sheet) -> (Sheet, Vec<String>) {
    let column = |name: &String| match field(&columns::normal(name)) {
        Some((path, Form::Date)) => Column::Field(path, Cell::Date),
        _ => Column::Ours,
    };
    let columns: Vec<Column> = sheet.header.iter().map(column).collect();
    let mut sheet = sheet.clone();
    let unclear = days::written(&mut sheet, &columns);
    (sheet, unclear)
}

/// Which column becomes what.
pub(super) fn plan(sheet: &Sheet, name: &str) -> String {
    let becomes = |column: &String| {
        let normal = columns::normal(column);
        let to = match field(&normal) {
            Some((path, _)) => path.join("."),
            None if normal == "id" => "the claim's id".to_owned(),
            None if ARTICLE.contains(&normal.as_str()) || URL.contains(&normal.as_str()) => "the article".to_owned(),
            None if matches!(normal.as_str(), "relation" | "relates_to") => "relation".to_owned(),
            None if OURS.contains(&normal.as_str()) => "nothing: it is counted".to_owned(),
            None => match held::field(&normal, Subject::Claim) {
                Some(name) => name,
                None => "nothing: a claim has no place for it".to_owned(),
            },
        };
        format!("`{}` -> {to}", column.trim())
    };
    let parts: Vec<String> = sheet.header.iter().map(becomes).collect();
    format!("`{name}`: {} claims; {}", sheet.rows.len(), parts.join(", "))
}

fn field(normal: &str) -> Option<(&'static [&'static str], Form)> {
    let found = FIELDS.iter().find(|(_, names, _)| names.contains(&normal));
    found.map(|(path, _, form)| (*path, *form))
}

/// Reads a row. Errors where a cell is not what its column asks.
pub(super) fn read(cells: &[String], header: &[String], from: &str) -> Result<ClaimRow, String> {
    let (id, article, url, fields) = (None, None, None, Vec::new());
    let mut row = ClaimRow { id, article, url, fields, from: from.to_owned() };
    let (mut relation, mut relates_to) = ("", "");
    for (cell, name) in cells.iter().zip(header) {
        let (cell, normal) = (cell.trim(), columns::normal(name));
        let text = || Some(cell.to_owned());
        match normal.as_str() {
            _ if cell.is_empty() => {}
            "id" => row.id = text(),
            "relation" => relation = cell,
            "relates_to" => relates_to = cell,
            name if ARTICLE.contains(&name) => row.article = text(),
            name if URL.contains(&name) => row.url = text(),
            name => {
                let Some((path, form)) = field(name) else {
                    row.fields.extend(held::entry(name, cell, Subject::Claim));
                    continue;
                };
                let value = value(cell, form).ok_or_else(|| format!("`{cell}` under `{name}` cannot be read"))?;
                rows::put(&mut row.fields, path, value);
            }
        }
    }
    row.fields.extend(relations(relation, relates_to)?.map(|relations| ("relation".to_owned(), relations)));
    Ok(row)
}

fn value(cell: &str, form: Form) -> Option<Written> {
    match form {
        Form::Text => Some(Written::text(cell)),
        Form::Figure => figure(cell).map(Written::Plain),
        Form::Date => {
            let day = sheet::day_of_serial(cell).or_else(|| Date::parse(cell).map(|(date, _)| date.to_string()));
            day.map(Written::Plain)
        }
    }
}

/// A figure as it is written in front matter. Signs that part thousands go; a comma alone is the sign of decimals only where it cannot be theirs.
fn figure(cell: &str) -> Option<String> {
    let bare: String =
        cell.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’' | '_')).collect();
    let parts: Vec<&str> = bare.split(',').collect();
    let are_thousands =
        parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3) && (1..=3).contains(&parts[0].len());
    let plain = if are_thousands { bare.replace(',', "") } else { bare.replacen(',', ".", 1) };
    let figure: f64 = plain.parse().ok()?;
    figure.is_finite().then_some(plain)
}

/// `revises; disputes` and `a; b` as a mapping. Errors where the two columns do not fit together.
fn relations(kinds: &str, others: &str) -> Result<Option<Written>, String> {
    let (kinds, others) = (rows::parts(kinds, &[';', '|']), rows::parts(others, &[';', '|']));
    if kinds.len() != others.len() && (kinds.len() != 1 || others.is_empty()) {
        return Err(format!("`relation` has {} words and `relates_to` {} claims", kinds.len(), others.len()));
    }
    let mut entries: Vec<(String, Vec<&str>)> = Vec::new();
    for (index, other) in others.into_iter().enumerate() {
        let kind = kinds.get(index).unwrap_or(&kinds[0]).to_lowercase().replace([' ', '-'], "_");
        match entries.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, others)) => others.push(other),
            None => entries.push((kind, vec![other])),
        }
    }
    let written = entries.into_iter().map(|(kind, others)| {
        let others = if let [only] = others.as_slice() { Written::text(only) } else { Written::texts(&others) };
        (kind, others)
    });
    let written: Vec<(String, Written)> = written.collect();
    Ok((!written.is_empty()).then_some(Written::Map(written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_meant() {
        for (cell, expected) in [
            ("230", "230"),
            ("20,000", "20000"),
            ("1 234 567", "1234567"),
            ("2,5", "2.5"),
            ("1,234,567", "1234567"),
            ("-3.5", "-3.5"),
        ] {
            assert_eq!(figure(cell).as_deref(), Some(expected), "{cell}");
        }
        for cell in ["many", "", "2,5,6", "NaN", "inf"] {
            assert_eq!(figure(cell), None, "{cell}");
        }
    }

    #[test]
    fn relations_are_pairs() {
        let relation = relations("revises; disputes; revises", "a; b; c").expect("pairs").expect("relations");
        let expected =
            [("revises".to_owned(), Written::texts(&["a", "c"])), ("disputes".to_owned(), Written::text("b"))];
        assert_eq!(relation, Written::Map(expected.to_vec()));
        assert_eq!(relations("", ""), Ok(None));
        assert!(relations("revises; disputes", "a").is_err() && relations("", "a").is_err());
    }

    #[test]
    fn a_row_is_a_claim_with_its_article() {
        let split = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
        let header = split("id|Question|Figure|Claimant|Date|article|source_grade|quote|start");
        assert!(is_one(&header));
        let row = read(&split("x|deaths|20,000|office|44634|articles/2022/a|B|the words|5"), &header, "t, row 2")
            .expect("a row");
        assert_eq!((row.id.as_deref(), row.article.as_deref()), (Some("x"), Some("articles/2022/a")));
        let names: Vec<&str> = row.fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["question", "value", "claimant", "said_on", "grade", "quote"]);
        assert!(row.fields.contains(&("said_on".to_owned(), Written::Plain("2022-03-14".into()))));
        assert!(!is_one(&split("title|question|url")));
    }
}
