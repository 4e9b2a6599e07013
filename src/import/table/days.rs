//! Days as tables write them: `29.01.2022`, `01/29/2022`, `January 2022`, seconds since 1970. Which of two numbers is the day is told by the whole
//! column: some row has a number in it that is no month.

use crate::import::printed;
use crate::import::table::columns::Cell;
use crate::import::table::columns::Column;
use crate::import::table::sheet::Sheet;
use crate::value::Date;

/// What stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Day,
    Month,
}

/// The rows of a table with their days as fields have them, and what of its columns nothing tells. A cell that is no day stays as it is.
pub(super) fn written(sheet: &mut Sheet, columns: &[Column]) -> Vec<String> {
    let mut doubts = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        if !matches!(column, Column::Field(_, Cell::Date)) {
            continue;
        }
        let order = order(sheet.rows.iter().filter_map(|(_, cells)| Some(cells.get(index)?.as_str())));
        let mut unclear = None;
        for cell in sheet.rows.iter_mut().filter_map(|(_, cells)| cells.get_mut(index)) {
            match day(cell, order).or_else(|| month(cell)).or_else(|| moment(cell)).or_else(|| in_words(cell)) {
                Some(day) => *cell = day,
                None if numbers(cell).is_some() => unclear = Some(cell.clone()),
                None => {}
            }
        }
        let name = sheet.header[index].trim();
        doubts.extend(unclear.map(|cell| {
            format!(
                "nothing under `{name}` tells whether `{cell}` begins with the day or the month: write `2022-01-29`"
            )
        }));
    }
    doubts
}

/// Two numbers and a year, what parts them, and what follows: `29.01.2022 14:05`.
fn numbers(cell: &str) -> Option<(u8, u8, &str, char, &str)> {
    let (date, time) = cell.trim().split_once([' ', ',']).unwrap_or((cell.trim(), ""));
    let separator = date.chars().find(|letter| !letter.is_ascii_digit())?;
    if !"./-".contains(separator) {
        return None;
    }
    let mut parts = date.split(separator);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && parts.next().is_none();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (first, second) = (number(first)?, number(second)?);
    is_year.then_some((first, second, year, separator, time.trim()))
}

/// What the cells of a column have first. Points stand behind days everywhere.
fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Order> {
    let (mut is_day, mut is_month) = (false, false);
    for (first, second, _, separator, _) in cells.filter_map(numbers) {
        is_day |= first > 12 || separator == '.';
        is_month |= second > 12;
    }
    match (is_day, is_month) {
        (true, false) => Some(Order::Day),
        (false, true) => Some(Order::Month),
        _ => None,
    }
}

fn day(cell: &str, order: Option<Order>) -> Option<String> {
    let (first, second, year, _, time) = numbers(cell)?;
    let (day, month) = match order {
        Some(Order::Day) => (first, second),
        Some(Order::Month) => (second, first),
        // Of both it is the same day.
        None if first == second => (first, second),
        None => return None,
    };
    let written = format!("{year}-{month:02}-{day:02} {time}");
    Date::parse(written.trim()).map(|(date, _)| date.to_string())
}

/// `January 2022`, `Jan. 2022`.
fn month(cell: &str) -> Option<String> {
    let is_word = cell.trim().starts_with(|letter: char| letter.is_ascii_alphabetic());
    let (date, _) = Date::parse(&format!("1 {}", cell.trim())).filter(|_| is_word && Date::parse(cell).is_none())?;
    Some(date.to_month().to_string())
}

/// `5 января 2022`: what `Date` reads stays as it is.
fn in_words(cell: &str) -> Option<String> {
    if Date::parse(cell).is_some() || numbers(cell).is_some() {
        return None;
    }
    printed::read(cell, None).map(|date| date.to_string())
}

/// Seconds since 1970, of this century.
fn moment(cell: &str) -> Option<String> {
    const CENTURY: std::ops::Range<i64> = 946_684_800..4_102_444_800;
    let seconds: i64 = cell.trim().parse().ok().filter(|seconds| CENTURY.contains(seconds))?;
    let (day, second) = (Date::of_day(seconds / 86_400)?, seconds % 86_400);
    Some(format!("{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(cells: &[&str]) -> (Vec<String>, usize) {
        let rows = cells.iter().enumerate().map(|(index, cell)| (index + 2, vec![(*cell).to_owned()])).collect();
        let mut sheet = Sheet { header: vec!["date".to_owned()], rows, ..Sheet::default() };
        let doubts = written(&mut sheet, &[Column::Field(&["date"], Cell::Date)]);
        (sheet.rows.into_iter().map(|(_, mut cells)| cells.remove(0)).collect(), doubts.len())
    }

    #[test]
    fn a_column_tells_which_number_is_the_day() {
        assert_eq!(days(&["29/01/2022", "3/2/2022"]), (vec!["2022-01-29".to_owned(), "2022-02-03".to_owned()], 0));
        assert_eq!(
            days(&["01/29/2022", "02/03/2022 14:05"]),
            (vec!["2022-01-29".to_owned(), "2022-02-03T14:05:00".to_owned()], 0)
        );
        assert_eq!(days(&["03.02.2022"]).0, ["2022-02-03"]);
        assert_eq!(days(&["03/02/2022", "03/03/2022"]), (vec!["03/02/2022".to_owned(), "2022-03-03".to_owned()], 1));
        assert_eq!(days(&["29/01/2022", "01/29/2022"]).1, 1);
        assert_eq!(
            days(&["January 2022", "1643464800", "44590", "29 January 2022", "x", ""]).0,
            ["2022-01", "2022-01-29T14:00:00Z", "44590", "29 January 2022", "x", ""]
        );
        assert_eq!(days(&["31.02.2022"]), (vec!["31.02.2022".to_owned()], 1));
    }
}
