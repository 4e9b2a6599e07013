//! Whether the dates of an article let it out. One that cannot be read may lie in the future, and of two the later counts.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::article::table;
use crate::document::held::Verdict;
use crate::input::Options;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::Located;
use crate::value::Source;

/// Judges the dates in the fields of an article. That of a single date is left to those who know all articles.
pub(super) fn judge(fields: &Value, (source, options): (&Source, &Options), problems: &mut Vec<Diagnostic>) -> Verdict {
    let Shape::Map(entries) = &fields.shape else { return Verdict::default() };
    let dates: Vec<_> = entries.iter().filter(|(key, value)| is_date_field(key) && !is_empty(value)).collect();
    let mut verdict = Verdict::default();
    for (key, value) in &dates {
        let found = match read(value) {
            Some(date) if dates.len() > 1 && date.first_day() > options.today.first_day() => Verdict::EMBARGOED,
            None if may_lie_ahead(value, options.today) => Verdict::DRAFT,
            _ => continue,
        };
        if found.holds(options) && !verdict.holds(options) {
            let message = format!("`{}` may be a day to come: this article is held back", key.value);
            // What is wrong with a date alone is said where it is read.
            let problem = match found == Verdict::DRAFT && dates.len() > 1 {
                true => Diagnostic::error(ProblemKind::Unclear, message),
                false => Diagnostic::note(ProblemKind::NotPublished, message),
            };
            let hint = "write the day as `2022-01-29`, or take the line away";
            problems.push(problem.at(source, value.span).hint(hint));
        }
        verdict = verdict.and(found);
    }
    verdict
}

fn is_date_field(key: &Located<String>) -> bool {
    let key = key.value.to_lowercase();
    table::DATE.names.iter().any(|name| name.to_lowercase() == key)
}

fn is_empty(value: &Value) -> bool {
    match &value.shape {
        Shape::Null => true,
        Shape::Scalar { text, .. } => text.trim().is_empty(),
        Shape::List(_) | Shape::Map(_) => false,
    }
}

fn read(value: &Value) -> Option<Date> {
    let Shape::Scalar { text, .. } = &value.shape else { return None };
    Some(Date::parse(text)?.0)
}

/// Whether something that is no date may mean a day after today: it has no year, or one that is not over.
fn may_lie_ahead(value: &Value, today: Date) -> bool {
    let Shape::Scalar { text, .. } = &value.shape else { return true };
    let mut years = Vec::new();
    for number in text.split(|letter: char| !letter.is_numeric()).filter(|number| number.len() > 2) {
        years.push(number.parse().unwrap_or_default());
    }
    // A number of another length is no year: of a run of digits nobody knows where its year stands.
    let is_over = |year: &i32| (1000..i32::from(today.year())).contains(year);
    years.is_empty() || !years.iter().all(is_over)
}
