//! Tables: a row is an article, or an entry of the register.
//!
//! 1. The sheets of a file are read (`sheet`); what a sheet is about is told by its columns and its name (`columns`).
//! 2. Columns get their fields: our names, those of Zotero, Omeka, CollectionBuilder, auto-archiver; the rest are the archive's own (`extra`).
//! 3. Each row becomes a draft (`rows`); what the archive does with it depends on what it holds.

mod behind;
pub mod claims;
mod columns;
mod days;
mod geojson;
mod notes;
pub mod posts;
mod repeats;
mod rows;
mod sheet;

use std::collections::BTreeSet;
use std::collections::HashMap;

use serde_json::Value;

use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::notes::Note;
use crate::import::packed;
use crate::value::url::is_web_address;

use claims::ClaimRow;
use columns::Column;
use columns::Subject;
use rows::Row;
use sheet::Sheet;

/// What came out of the tables of one file.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub drafts: Vec<Draft>,
    /// What is going to be done, a line a table.
    pub plan: Vec<String>,
    pub problems: Vec<String>,
    /// Fields of the archive's own.
    pub extra: BTreeSet<String>,
    pub claims: Vec<ClaimRow>,
    pub notes: Vec<Note>,
}

/// Whether a text is a table: its name says it, or its first line is made of names of columns that tell what it is about.
pub(super) fn is_text(head: &str, name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(ending.as_str(), "csv" | "tsv" | "tab") {
        return true;
    }
    let line = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let separator = char::from(sheet::separator(line));
    let names: Vec<String> = line.split(separator).map(|name| name.trim_matches('"').to_owned()).collect();
    names.len() > 2 && line.len() < 2_000 && columns::subject(&names, "").is_some() && !line.contains(". ")
}

/// Reads a text of values.
pub(super) fn of_text(bytes: &[u8], name: &str) -> Read {
    let mut read = Read::default();
    read.sheet(&sheet::of_text(bytes), stem(name));
    read
}

/// Whether a ZIP file is a file of a spreadsheet.
pub(super) fn is_book(names: &[String]) -> bool {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    has("xl/workbook.xml") || has("content.xml") && has("mimetype")
}

/// Reads all tables of a file of a spreadsheet. Errors where it cannot be read.
pub(super) fn of_book(bytes: &[u8], name: &str) -> Result<Read, String> {
    let names = packed::names(bytes)?;
    let is_excel = names.iter().any(|name| name == "xl/workbook.xml");
    let sheets = if is_excel { sheet::of_xlsx(bytes)? } else { sheet::of_ods(bytes)? };
    let mut read = Read::default();
    for sheet in sheets.iter().filter(|sheet| !sheet.header.is_empty()) {
        let name = if sheets.len() > 1 { &sheet.name } else { stem(name) };
        read.sheet(sheet, name);
    }
    if read.plan.is_empty() && read.problems.is_empty() {
        read.problems.push("there is nothing in its tables".to_owned());
    }
    Ok(read)
}

/// Whether a JSON document holds places (RFC 7946).
pub(super) fn is_geojson(document: &Value) -> bool {
    geojson::is_one(document)
}

/// Reads places with what is known of them: a table whose rows know where they lie.
pub(super) fn of_geojson(document: &Value, name: &str) -> Read {
    let mut read = Read::default();
    let geojson::Read { sheet, problems } = geojson::read(document);
    read.problems.extend(problems);
    if !sheet.rows.is_empty() {
        read.rows(&sheet, stem(name), Subject::Entity("places"));
    }
    read
}

fn stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.split('.').next().unwrap_or(name)
}

impl Read {
    /// A table of claims or notes, or one that a build makes of others.
    fn other(&mut self, sheet: &Sheet, name: &str) -> bool {
        if claims::is_one(&sheet.header) {
            self.plan.push(claims::plan(sheet, name));
            let (sheet, unclear) = claims::dated(sheet);
            self.problems.extend(unclear.into_iter().map(|doubt| format!("`{name}`: {doubt}")));
            for (number, cells) in &sheet.rows {
                match claims::read(cells, &sheet.header, &format!("{name}, row {number}")) {
                    Ok(row) => self.claims.push(row),
                    Err(error) => {
                        self.problems.push(format!("row {number} of `{name}`: {error}; this claim is left out"))
                    }
                }
            }
            return true;
        }
        if notes::is_one(&sheet.header) {
            self.plan
                .push(format!("`{name}`: {} notes, for the articles that are at their addresses", sheet.rows.len()));
            for (number, cells) in &sheet.rows {
                match notes::read(cells, &sheet.header) {
                    Ok(note) => self.notes.push(note),
                    Err(error) => {
                        self.problems.push(format!("row {number} of `{name}`: {error}; this note is left out"))
                    }
                }
            }
            return true;
        }
        let is_made = columns::is_made_by_builds(&sheet.header);
        if is_made {
            let rows = sheet.rows.len();
            self.plan.push(format!("`{name}`: {rows} rows; a build makes this table of what the archive holds, and nothing of it is imported"));
        }
        is_made
    }

    fn sheet(&mut self, sheet: &Sheet, name: &str) {
        if self.other(sheet, name) {
            return;
        }
        let below = sheet.with_header_below(|header| columns::subject(header, name).is_some());
        let sheet = match &below {
            Some((below, before)) => {
                self.problems.push(format!("`{name}`: {before} rows above its columns are left out"));
                below
            }
            None => sheet,
        };
        let Some(subject) = columns::subject(&sheet.header, name) else {
            let header = sheet.header.join("`, `");
            self.problems.push(format!(
                "nothing tells what the rows of `{name}` are about: an article needs `title`, `date` or `url`, an entry `name` in a table that is called `people`, `places` and the like; its columns are `{header}`"
            ));
            return;
        };
        self.rows(sheet, name, subject);
    }

    fn rows(&mut self, sheet: &Sheet, name: &str, subject: Subject) {
        let columns = columns::columns(&sheet.header, subject);
        self.plan.push(plan(sheet, name, subject, &columns));
        for column in &columns {
            if let Column::Extra(name) | Column::MayHold(name) = column {
                self.extra.insert(name.clone());
            }
        }
        let mut sheet = sheet.clone();
        let columns = addresses(&mut sheet, columns, subject);
        let unclear = days::written(&mut sheet, &columns);
        self.problems.extend(unclear.into_iter().map(|doubt| format!("`{name}`: {doubt}")));
        let mut ids: HashMap<String, usize> = HashMap::new();
        let first = self.drafts.len();
        for (number, cells) in &sheet.rows {
            match rows::read(cells, &columns, &sheet.header, subject) {
                Ok(Row { mut draft, doubts }) => {
                    if let Some(id) = &draft.id
                        && let Some(first) = ids.insert(id.clone(), *number)
                    {
                        self.problems.push(format!(
                            "row {number} of `{name}`: `{id}` is row {first} already; this one is left out"
                        ));
                        continue;
                    }
                    draft.from = format!("{name}, row {number}");
                    for doubt in doubts {
                        self.problems.push(format!("row {number} of `{name}`: {doubt} is kept among `extra`"));
                    }
                    self.drafts.push(draft);
                }
                Err(error) => self.problems.push(format!("row {number} of `{name}`: {error}")),
            }
        }
        self.say_where(first, name);
        self.problems.extend(sheet.problem.iter().map(|problem| format!("`{name}`: {problem}")));
    }

    /// Says of rows which table they are of, and whether another has their title.
    fn say_where(&mut self, first: usize, table: &str) {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for draft in &self.drafts[first..] {
            *titles.entry(title_of(draft)).or_default() += 1;
        }
        // It is going to stand in a comment.
        let table = table.split_whitespace().collect::<Vec<_>>().join(" ").replace("--", "-");
        for draft in &mut self.drafts[first..] {
            draft.row = Some(draft::Row { table: table.clone(), is_only: titles[&title_of(draft)] == 1 });
        }
    }
}

/// Puts the addresses behind words where the rows have theirs: into the column of addresses, or, where there is none, into one behind all others that
/// has what stands behind the headlines.
fn addresses(sheet: &mut Sheet, mut columns: Vec<Column>, subject: Subject) -> Vec<Column> {
    let is = |column: &Column, wanted: &str| matches!(column, Column::Field([name], _) if *name == wanted);
    let own = columns.iter().position(|column| is(column, "url"));
    let from = own.or_else(|| columns.iter().position(|column| is(column, "title")));
    let Some(from) = from.filter(|_| subject == Subject::Article && !sheet.behind.links.is_empty()) else {
        return columns;
    };
    let to = own.unwrap_or(sheet.header.len());
    let mut is_found = false;
    for (number, cells) in &mut sheet.rows {
        let Some(link) = sheet.behind.links.get(&(*number, from)).cloned() else { continue };
        // What stands under no column stays so.
        let has_room = own.is_some() || cells.len() <= to;
        if has_room && !cells.get(to).is_some_and(|cell| is_web_address(cell)) {
            cells.resize(cells.len().max(to + 1), String::new());
            cells[to] = link;
            is_found = true;
        }
    }
    if own.is_none() && is_found {
        sheet.header.push("url".to_owned());
        columns.push(Column::Field(&["url"], columns::Cell::Address));
    }
    columns
}

/// What a row is called.
fn title_of(draft: &Draft) -> String {
    let title = draft::text_of(&draft.fields, "title").or_else(|| draft::text_of(&draft.fields, "name"));
    title.unwrap_or_default().to_lowercase()
}

/// Which column becomes what.
fn plan(sheet: &Sheet, name: &str, subject: Subject, columns: &[Column]) -> String {
    let what = match subject {
        Subject::Article => "articles",
        Subject::Entity(folder) => folder,
        Subject::Entities => "entries",
    };
    let mut parts = Vec::new();
    for (written, column) in sheet.header.iter().zip(columns) {
        let becomes = match column {
            Column::Id => "the file's name".to_owned(),
            Column::Field(path, _) => path.join("."),
            Column::Body => "the text".to_owned(),
            Column::Kind => "the kind".to_owned(),
            Column::Ours => "nothing: it is counted".to_owned(),
            Column::Holds(name) => name.clone(),
            Column::Extra(name) | Column::MayHold(name) => format!("extra.{name}"),
        };
        parts.push(format!("`{}` -> {becomes}", written.trim()));
    }
    format!("`{name}`: {} {what}; {}", sheet.rows.len(), parts.join(", "))
}
