//! A row of a table as a draft: its cells as fields.

use crate::edit::Written;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::held;
use crate::import::table::columns::Cell;
use crate::import::table::columns::Column;
use crate::import::table::columns::Subject;
use crate::import::table::columns::asked_of;
use crate::import::table::sheet;
use crate::import::tongue;
use crate::value::Date;
use crate::value::url::is_web_address;

/// What a row becomes, and what of it could not be read as its column asks: those cells are kept as they are, among the archive's own fields.
pub(super) struct Row {
    pub draft: Draft,
    pub doubts: Vec<String>,
}

/// Makes a draft of a row. Errors where nothing tells what it is about.
pub(super) fn read(cells: &[String], columns: &[Column], header: &[String], subject: Subject) -> Result<Row, String> {
    let mut draft = Draft { row: Some(draft::Row::default()), ..Draft::default() };
    let mut doubts = Vec::new();
    let mut extra = Vec::new();
    let mut kind = None;
    for ((cell, column), name) in cells.iter().zip(columns).zip(header) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Id => draft.id = Some(cell.to_owned()),
            Column::Kind => kind = Some(cell.to_lowercase()),
            Column::Body => draft.body = cell.to_owned(),
            Column::Ours => {}
            Column::Holds(name) => {
                if let Some(field) = held::entry(name, cell, asked_of(subject)) {
                    held::put(&mut draft.fields, field);
                }
            }
            Column::Extra(name) => extra.push((name.clone(), Written::text(cell))),
            Column::MayHold(name) => match held::entry(name, cell, asked_of(subject)) {
                Some(field) => held::put(&mut draft.fields, field),
                None => extra.push((name.clone(), Written::text(cell))),
            },
            Column::Field(path, form) => match value(cell, *form) {
                // A day under `published` may be one to come: the field of that name is held back until then.
                Some(value) if *path == ["date"] && held::field(name, asked_of(subject)).is_some() => {
                    put(&mut draft.fields, &["published"], value);
                }
                Some(value) => put(&mut draft.fields, path, value),
                // `published` is a day for some, and a flag for others.
                None if held::field(name, asked_of(subject)).is_some() => {
                    if let Some(field) = held::entry(name, cell, asked_of(subject)) {
                        held::put(&mut draft.fields, field);
                    }
                }
                None => {
                    doubts.push(format!("`{cell}` under `{}`", name.trim()));
                    extra.push((crate::import::table::columns::normal(name), Written::text(cell)));
                }
            },
        }
    }
    for (index, cell) in cells.iter().enumerate().skip(header.len()) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        doubts.push(format!("`{cell}`, which stands under no column,"));
        extra.push((format!("column_{}", index + 1), Written::text(cell)));
    }
    if !extra.is_empty() {
        draft.fields.push(("extra".to_owned(), Written::Map(extra)));
    }
    place(&mut draft, subject, kind.as_deref())?;
    Ok(Row { draft, doubts })
}

/// Sets a field, below the mappings that lead to it.
pub(super) fn put(fields: &mut Vec<(String, Written)>, path: &[&str], value: Written) {
    let [name, rest @ ..] = path else { return };
    if rest.is_empty() {
        fields.push(((*name).to_owned(), value));
        return;
    }
    let at = fields.iter().position(|(known, _)| known == name).unwrap_or(fields.len());
    if at == fields.len() {
        fields.push(((*name).to_owned(), Written::Map(Vec::new())));
    }
    if let Written::Map(inner) = &mut fields[at].1 {
        put(inner, rest, value);
    }
}

fn value(cell: &str, form: Cell) -> Option<Written> {
    match form {
        Cell::Text => Some(Written::text(cell)),
        Cell::Number => cell.replace(',', ".").parse::<f64>().ok().map(|_| Written::Plain(cell.replace(',', "."))),
        Cell::Address => is_web_address(cell).then(|| Written::text(cell)),
        Cell::Sha256 => {
            let digits = cell.rsplit(':').next().unwrap_or(cell).trim().to_lowercase();
            let is_hash = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hash.then_some(Written::Text(digits))
        }
        Cell::Date => {
            let date = sheet::day_of_serial(cell).or_else(|| Date::parse(cell).map(|(date, _)| date.to_string()))?;
            Some(Written::Plain(date))
        }
        Cell::Language => tongue::tag(cell).map(|tag| Written::text(&tag)),
        Cell::List => Some(Written::texts(&list(cell))),
    }
}

/// The parts of a cell with a list in it.
fn list(cell: &str) -> Vec<&str> {
    let separators: &[char] = if cell.contains([';', '|']) { &[';', '|'] } else { &['\n'] };
    parts(cell, separators)
}

/// The parts of a cell that say something.
pub(super) fn parts<'a>(cell: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts: Vec<&str> = cell.split(separators).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    parts
}

/// Says where the file lies.
fn place(draft: &mut Draft, subject: Subject, kind: Option<&str>) -> Result<(), String> {
    let text = |name: &str| draft::text_of(&draft.fields, name);
    let (folder, title) = match (subject, kind) {
        (Subject::Article, _) => {
            let date = text("date").or_else(|| text("published"));
            (draft::folder_of_article(date.as_deref()), text("title"))
        }
        (Subject::Entity(folder), _) => (folder.to_owned(), text("name")),
        (Subject::Entities, kind) => {
            let kind = kind.unwrap_or_default();
            let folder =
                ["people", "places", "organizations", "events", "topics", "questions"].into_iter().find(|folder| {
                    *folder == kind || *folder == format!("{kind}s") || kind == "person" && *folder == "people"
                });
            (folder.ok_or_else(|| format!("`{kind}` is no kind of entry"))?.to_owned(), text("name"))
        }
    };
    draft.url = text("url");
    let title = title.or_else(|| draft.url.clone()).or_else(|| draft.id.clone());
    let title = title.ok_or("it has no title, no name and no address")?;
    if folder == "questions"
        && let Some(field) = draft.fields.iter_mut().find(|(name, _)| name == "name")
    {
        "title".clone_into(&mut field.0);
    }
    let named = draft.id.as_deref().and_then(|id| id.rsplit('/').next());
    let stem = named.map_or(title.as_str(), |name| name.trim_end_matches(".md"));
    draft.stem = draft::stem(stem);
    draft.folder = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::columns;

    fn row(header: &str, cells: &str, subject: Subject) -> Row {
        let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let header = split(header);
        read(&split(cells), &columns::columns(&header, subject), &header, subject)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn cells_are_fields_as_they_are_written() {
        let row = row(
            "Title,Date,Author,Url,Shelf,Words",
            "Two tolls,44590,A. B.; C. D.,https://example.org/,12,99",
            Subject::Article,
        );
        let expected = "---\ntitle: Two tolls\ndate: 2022-01-29\nbyline:\n  - A. B.\n  - C. D.\nurl: https://example.org/\nextra:\n  shelf: \"12\"\n---\n";
        assert_eq!(row.draft.text(), expected);
        assert_eq!((row.draft.folder.as_str(), row.draft.stem.as_str()), ("articles/2022", "two-tolls"));
        assert!(row.doubts.is_empty());
    }

    #[test]
    fn a_cell_that_is_not_what_its_column_asks_is_kept() {
        let row = row("title,date,url", "A,sometime in spring,no address", Subject::Article);
        assert_eq!(row.doubts, ["`sometime in spring` under `date`", "`no address` under `url`"]);
        assert!(
            row.draft.text().contains("extra:\n  date: sometime in spring\n  url: no address\n"),
            "{}",
            row.draft.text()
        );
    }

    #[test]
    fn entries_lie_in_the_folder_of_their_kind() {
        let row = row("kind,name,wikidata,lat", "person,Berik Asylov,Q1,x", Subject::Entities);
        assert_eq!((row.draft.folder.as_str(), row.draft.stem.as_str()), ("people", "berik-asylov"));
        assert!(row.draft.text().contains("same_as:\n  wikidata: Q1\n"), "{}", row.draft.text());
        assert_eq!(row.doubts.len(), 1);
    }
}
