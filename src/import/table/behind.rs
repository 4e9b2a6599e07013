//! What stands behind the cells of a table: addresses that a word stands for, and cells that reach over the rows below.
//!
//! A reader of the table sees a word and follows it, sees one cell and reads it in each row beside it. So does an import.

use std::collections::HashMap;

use crate::value::url::is_web_address;

/// A cell, by the number of its row in the table (from one) and by its column (from nought).
pub(super) type Place = (usize, usize);

/// What stands behind the cells of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Behind {
    pub links: HashMap<Place, String>,
    /// To which row a cell reaches.
    pub lasts: HashMap<Place, usize>,
}

/// The address in a formula, and the word that stands for it: `HYPERLINK("https://…","open")`.
pub(super) fn of_formula(formula: &str) -> Option<(String, Option<String>)> {
    let formula = formula.trim().trim_start_matches("of:").trim_start_matches('=').trim_start();
    let inside = formula.get(..9).filter(|name| name.eq_ignore_ascii_case("hyperlink")).map(|_| &formula[9..])?;
    let (address, rest) = quoted(inside.trim_start().strip_prefix('(')?)?;
    let word = rest.trim_start().strip_prefix([',', ';']).and_then(quoted).map(|(word, _)| word);
    is_web_address(&address).then_some((address, word))
}

/// A text in quotation marks, doubled where one is meant, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.trim_start().strip_prefix('"')?;
    let mut read = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        read.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                read.push('"');
                rest = more;
            }
            None => return Some((read, after)),
        }
    }
}

/// Rows in which a cell that reaches over them says what it says.
pub(super) fn filled(rows: &mut [(usize, Vec<String>)], lasts: &HashMap<Place, usize>) {
    let mut open: HashMap<usize, (String, usize)> = HashMap::new();
    if lasts.is_empty() {
        return;
    }
    for (number, cells) in rows {
        open.retain(|_, (_, last)| *last >= *number);
        for (column, (text, _)) in &open {
            cells.resize(cells.len().max(column + 1), String::new());
            if cells[*column].trim().is_empty() {
                cells[*column].clone_from(text);
            }
        }
        for (column, cell) in cells.iter().enumerate() {
            if let Some(last) = lasts.get(&(*number, column)) {
                open.insert(column, (cell.clone(), *last));
            }
        }
    }
}

/// What stands behind the cells of each table in the text of `content.xml` (OpenDocument 1.3, 9.1). The columns of a table are counted up to `columns`.
pub(super) fn of_ods(content: &str, columns: usize) -> Vec<Behind> {
    let mut tables: Vec<Behind> = Vec::new();
    let (mut row, mut column) = (Run::default(), Run::default());
    for tag in content.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        match tag.split([' ', '/', '\n', '\r', '\t']).next().unwrap_or_default() {
            "table:table" => {
                tables.push(Behind::default());
                row = Run { at: 0, next: 1 };
            }
            "table:table-row" => {
                row = row.then(tag, "table:number-rows-repeated");
                column = Run::default();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                column = column.then(tag, "table:number-columns-repeated");
                let Some(table) = tables.last_mut().filter(|_| column.at < columns) else { continue };
                let place = (row.at, column.at);
                let formula = attribute(tag, "table:formula").and_then(|formula| of_formula(&formula));
                table.links.extend(formula.map(|(address, _)| (place, address)));
                let high = attribute(tag, "table:number-rows-spanned").and_then(|high| high.parse::<usize>().ok());
                table.lasts.extend(high.filter(|high| *high > 1).map(|high| (place, row.at.saturating_add(high - 1))));
            }
            "text:a" => {
                let address = attribute(tag, "xlink:href").filter(|address| is_web_address(address));
                let table = tables.last_mut().filter(|_| column.at < columns);
                if let (Some(table), Some(address)) = (table, address) {
                    table.links.entry((row.at, column.at)).or_insert(address);
                }
            }
            _ => {}
        }
    }
    tables
}

/// Where something stands, and where what follows it does.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    at: usize,
    next: usize,
}

impl Run {
    fn then(self, tag: &str, repeated: &str) -> Run {
        let times = attribute(tag, repeated).and_then(|times| times.parse().ok()).unwrap_or(1);
        Run { at: self.next, next: self.next.saturating_add(times) }
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, _) = rest[1..].split_once(quote)?;
    let plain = [("&quot;", "\""), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    Some(plain.iter().fold(value.to_owned(), |value, (written, sign)| value.replace(written, sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_lead_somewhere() {
        let of = |formula: &str| {
            of_formula(formula).map(|(address, word)| format!("{address} {}", word.unwrap_or_default()))
        };
        assert_eq!(
            of("=HYPERLINK(\"https://a.example/1\", \"say \"\"x\"\"\")").as_deref(),
            Some("https://a.example/1 say \"x\"")
        );
        assert_eq!(of("of:=HYPERLINK(\"https://a.example/1\";\"open\")").as_deref(), Some("https://a.example/1 open"));
        assert_eq!(
            [of("HYPERLINK(A1)"), of("HYPERLINK(\"#x\")"), of("=1+1"), of("Пожар в городе")],
            [None, None, None, None]
        );
    }

    #[test]
    fn cells_reach_over_rows_that_are_there() {
        let row = |number: usize, cells: [&str; 2]| (number, cells.map(str::to_owned).to_vec());
        let mut rows = vec![row(2, ["a", "P"]), row(3, ["b", ""]), row(5, ["c", ""])];
        filled(&mut rows, &HashMap::from([((2, 1), 3)]));
        assert_eq!(rows, [row(2, ["a", "P"]), row(3, ["b", "P"]), row(5, ["c", ""])]);
    }

    #[test]
    fn places_are_counted_over_what_is_repeated() {
        let cell = "<table:table-cell table:number-columns-repeated=\"2\"/>";
        let content = format!(
            "<table:table><table:table-row table:number-rows-repeated=\"3\">{cell}</table:table-row><table:table-row>{cell}\
             <table:table-cell table:number-rows-spanned='2'><text:p><text:a xlink:href=\"https://a.example/?a=1&amp;b\">x</text:a></text:p></table:table-cell></table:table-row></table:table>"
        );
        let tables = of_ods(&content, 9);
        assert_eq!(tables[0].links, HashMap::from([((4, 2), "https://a.example/?a=1&b".to_owned())]));
        assert_eq!(tables[0].lasts, HashMap::from([((4, 2), 5)]));
    }
}
