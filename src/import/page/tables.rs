//! Tables in a page as Markdown can have them: every row with as many cells as the widest, no cell over others.
//!
//! What stands beside several rows is said in each of them; what stands over several columns has empty cells behind it. A table that only lays out
//! a page, with tables in it, becomes the blocks that it shows.

use dom_query::Document;
use dom_query::NodeRef;

/// Nobody reads a table that is wider.
const COLUMNS: usize = 100;
/// So many cells has a table at most, once cells that stand over others are counted.
const CELLS: usize = 20_000;

/// Makes tables rectangular. Says whether any was not.
pub(super) fn rectangular(part: &Document) -> bool {
    let mut is_changed = false;
    for table in part.select("table").nodes() {
        if !table.descendants_it().any(|inner| inner.has_name("table")) {
            is_changed |= of_table(table, part);
        }
    }
    is_changed
}

/// Tables that hold tables become blocks, and what is above a table stands before it.
pub(super) fn blocks(part: &Document) {
    for table in part.select("table").nodes() {
        for caption in table.children_it(false).filter(|child| child.has_name("caption")).collect::<Vec<_>>() {
            caption.rename("p");
            table.insert_before(&caption);
        }
        if !table.descendants_it().any(|inner| inner.has_name("table")) {
            continue;
        }
        let own: Vec<NodeRef> = table
            .descendants_it()
            .filter(|node| ["tbody", "thead", "tfoot", "tr", "td", "th"].iter().any(|name| node.has_name(name)))
            .filter(|node| table_of(node).is_some_and(|of| of.id == table.id))
            .collect();
        own.iter().for_each(|node| node.rename("div"));
        table.rename("div");
    }
}

fn table_of<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    node.ancestors_it(None).find(|ancestor| ancestor.has_name("table"))
}

/// A cell in its place: itself, or what stands there of another.
enum Place<'a> {
    Own(NodeRef<'a>),
    Below(NodeRef<'a>),
    Empty,
}

fn of_table(table: &NodeRef, part: &Document) -> bool {
    let rows: Vec<NodeRef> = table.descendants_it().filter(|node| node.has_name("tr")).collect();
    let Some(grid) = grid(&rows) else { return false };
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    let is_plain = |row: &Vec<Place>| row.len() == width && row.iter().all(|place| matches!(place, Place::Own(_)));
    if grid.iter().all(is_plain) {
        return false;
    }
    for (row, places) in rows.iter().zip(&grid) {
        let is_head = places
            .iter()
            .all(|place| matches!(place, Place::Own(cell) if cell.has_name("th")) || matches!(place, Place::Empty));
        let name = if is_head && !places.is_empty() { "th" } else { "td" };
        let empty = std::iter::repeat_n(&Place::Empty, width - places.len());
        for place in places.iter().chain(empty) {
            let cell = match place {
                Place::Own(cell) => *cell,
                Place::Below(cell) => {
                    let copy = part.tree.new_element(if cell.has_name("th") { "th" } else { "td" });
                    copy.set_html(cell.inner_html());
                    copy
                }
                Place::Empty => part.tree.new_element(name),
            };
            cell.remove_attrs(&["rowspan", "colspan"]);
            row.append_child(&cell);
        }
    }
    true
}

/// Which cell stands where. `None` where there would be too many.
fn grid<'a>(rows: &[NodeRef<'a>]) -> Option<Vec<Vec<Place<'a>>>> {
    let mut grid = Vec::with_capacity(rows.len());
    // In each column, the cell that goes on below, in how many rows.
    let mut below: Vec<Option<(NodeRef, usize, bool)>> = Vec::new();
    let mut count = 0;
    for row in rows {
        let mut places = Vec::new();
        let mut cells = row.children_it(false).filter(|node| node.has_name("td") || node.has_name("th"));
        loop {
            let column = places.len();
            if let Some(Some((cell, left, is_first))) = below.get(column).cloned() {
                places.push(if is_first { Place::Below(cell) } else { Place::Empty });
                below[column] = (left > 1).then_some((cell, left - 1, is_first));
                continue;
            }
            let Some(cell) = cells.next() else {
                match below.iter().skip(column).any(Option::is_some) {
                    true => places.push(Place::Empty),
                    false => break,
                }
                continue;
            };
            let span =
                |name: &str| cell.attr(name).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1).max(1);
            let (wide, high) = (span("colspan").min(COLUMNS), span("rowspan").min(rows.len()));
            for offset in 0..wide {
                places.push(if offset == 0 { Place::Own(cell) } else { Place::Empty });
                below.resize(below.len().max(column + offset + 1), None);
                below[column + offset] = (high > 1).then_some((cell, high - 1, offset == 0));
            }
            if places.len() > COLUMNS {
                return None;
            }
        }
        count += places.len();
        if count > CELLS {
            return None;
        }
        grid.push(places);
    }
    Some(grid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(html: &str) -> String {
        let part = Document::fragment(html);
        rectangular(&part);
        blocks(&part);
        part.root().md(None).trim().replace("\n\n\n", "\n\n")
    }

    #[test]
    fn cells_over_others_stand_in_each_row() {
        assert_eq!(
            table(
                "<table><tr><th>R</th><th>C</th><th>K</th></tr><tr><td rowspan=2>S</td><td>A</td><td>1</td></tr><tr><td>T</td><td>2</td></tr><tr><td colspan=2>All</td><td>3</td></tr></table>"
            ),
            "| R | C | K |\n| - | - | - |\n| S | A | 1 |\n| S | T | 2 |\n| All |  | 3 |"
        );
        assert_eq!(
            table("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
            "|   |   |\n| - | - |\n| a | b |\n| c |  |"
        );
        assert_eq!(
            table("<table><tr><th colspan=2>Dead</th></tr><tr><td>1</td><td>2</td></tr></table>"),
            "| Dead |  |\n| ---- | - |\n| 1 | 2 |"
        );
    }

    #[test]
    fn tables_without_end_stay_as_they_are() {
        let html = "<table><tr><td colspan=1000000>a</td><td colspan=99>b</td></tr></table>";
        assert!(!rectangular(&Document::fragment(html)));
        assert!(rectangular(&Document::fragment(
            "<table><tr><td rowspan=100000>a</td></tr><tr><td>b</td></tr></table>"
        )));
    }

    #[test]
    fn tables_in_tables_are_blocks_and_captions_stand_before() {
        let html = "<table><tr><td>one</td><td>two<table><caption>Detained</caption><tr><td>A</td><td>B</td></tr></table></td></tr></table>";
        assert_eq!(table(html), "one\n\ntwo\n\nDetained\n\n|   |   |\n| - | - |\n| A | B |");
    }
}
