//! Reads the fields of a mapping by a table of typed constants.
//!
//! 1. Each entry of the mapping is given to the field of the table that has its name; what no field wants is reported.
//! 2. Whoever knows the table takes the fields one by one, each as its constant says.
//! 3. A field of the wrong shape or with a value that it does not want is an error at its place and counts as absent; the
//!    others are read.
//!
//! Why not serde: it stops at the first error and forgets where a value stood.

mod colours;
mod field;
mod registers;
pub mod schema;
mod texts;
mod values;

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

pub use colours::Hue;
pub use field::AnyField;
pub use field::Asked;
pub use field::Field;
pub use field::Table;
pub use field::Want;
pub(crate) use field::table;
pub use registers::Registers;
pub use texts::Mappings;
pub use texts::Record;
pub use texts::Records;
pub use texts::Reference;
pub use texts::Tags;
pub use texts::Text;
pub use texts::TextByName;
pub use texts::Texts;
pub use texts::TextsByName;
pub use values::Degrees;
pub use values::Flag;
pub use values::FlagOrDate;
pub use values::FlagOrDateRead;
pub use values::Language;
pub use values::Moment;
pub use values::Number;
pub use values::OneOf;
pub use values::Root;
pub use values::Sha256;
pub use values::Url;
pub use values::When;
pub use values::Word;

/// The fields of one mapping, ready to be taken.
#[derive(Debug)]
pub struct Fields<'a> {
    source: &'a Source,
    table: &'static Table,
    /// The whole mapping.
    pub span: Span,
    entries: Vec<Entry>,
    pub problems: Vec<Diagnostic>,
}

#[derive(Debug)]
struct Entry {
    /// The field's own name.
    name: &'static str,
    /// As written.
    key: Located<String>,
    value: Value,
}

impl<'a> Fields<'a> {
    /// Sorts the entries of a mapping to the fields of a table and reports those that no field wants.
    pub fn new(source: &'a Source, value: Value, table: &'static Table) -> Fields<'a> {
        let mut fields = Fields { source, table, span: value.span, entries: Vec::new(), problems: Vec::new() };
        match value.shape {
            Shape::Null => {}
            Shape::Map(entries) => fields.sort(entries),
            Shape::Scalar { .. } | Shape::List(_) => {
                let message = "fields were expected here, like `title: A headline`";
                fields.say(value.span, Diagnostic::error(ProblemKind::WrongShape, message));
            }
        }
        fields
    }

    fn sort(&mut self, entries: Vec<(Located<String>, Value)>) {
        let mut before: Option<&'static dyn AnyField> = None;
        for (key, value) in entries {
            let field = self.field(&key);
            match (field, before) {
                (Some(field), _) => self.put(field, key, value),
                (None, Some(before)) if before.is_cut_before(&key.value) => {
                    let message = format!("`{}` is cut off from `{}`", key.value, before.names()[0]);
                    let problem = Diagnostic::error(ProblemKind::WrongValue, message);
                    self.say(key.span, problem.hint("write figures without separators: 20000"));
                }
                (None, _) => self.report_unknown(&key),
            }
            before = field;
        }
    }

    /// The field of a name, also of one with capitals.
    fn field(&mut self, key: &Located<String>) -> Option<&'static dyn AnyField> {
        if let Some(field) = self.table.find(&key.value) {
            return Some(field);
        }
        let field = self.table.find(&key.value.to_lowercase())?;
        let message = format!("`{}` is read as `{}`", key.value, field.names()[0]);
        let problem = Diagnostic::warning(ProblemKind::FieldName, message);
        self.say(key.span, problem.hint("write field names in small letters"));
        Some(field)
    }

    fn report_unknown(&mut self, key: &Located<String>) {
        let problem = Diagnostic::warning(ProblemKind::UnknownField, format!("unknown field `{}`", key.value));
        let near = Near::new(&key.value, &Among::Fixed(self.table.names));
        self.say(key.span, problem.near(near));
    }

    fn put(&mut self, field: &dyn AnyField, key: Located<String>, value: Value) {
        let name = field.names()[0];
        let value = field.alone(value, &mut Asked { name, source: self.source, problems: &mut self.problems });
        let Some(first) = self.entries.iter_mut().find(|entry| entry.name == name) else {
            self.entries.push(Entry { name, key, value });
            return;
        };
        if field.is_list() {
            append(&mut first.value, value);
            return;
        }
        let span = key.span;
        let message = format!("`{}` says the same as a field that is there already; `{name}` counts", key.value);
        // The field's own name counts before names of other generators.
        if key.value == name {
            *first = Entry { name, key, value };
        }
        self.say(span, Diagnostic::warning(ProblemKind::DuplicateKey, message));
    }

    /// Says what is wrong at a place of this file.
    pub fn say(&mut self, span: Span, problem: Diagnostic) {
        self.problems.push(problem.at(self.source, span));
    }

    /// The name under which a field was written, if it was.
    pub fn key<W>(&self, field: &Field<W>) -> Option<&Located<String>> {
        let entry = self.entries.iter().find(|entry| entry.name == field.name())?;
        Some(&entry.key)
    }

    /// Reads a field. It is there once: a second look finds nothing.
    pub fn take<W: Want>(&mut self, field: &Field<W>) -> W::Read {
        let name = field.name();
        debug_assert!(self.table.find(name).is_some(), "`{name}` is not in the table");
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == name) else { return W::Read::default() };
        let value = Value { span: entry.value.span, shape: std::mem::replace(&mut entry.value.shape, Shape::Null) };
        if value.shape == Shape::Null {
            return W::Read::default();
        }
        field.want.read(value, &mut Asked { name, source: self.source, problems: &mut self.problems })
    }

    /// A text without its place.
    pub fn text(&mut self, field: &Field<Text>) -> Option<String> {
        self.take(field).map(|text| text.value)
    }

    /// Two dates, of which the second is left out where it is before the first.
    pub fn dates(&mut self, first: &Field<When>, second: &Field<When>) -> [Option<Date>; 2] {
        let dates = [self.take(first), self.take(second)];
        let [Some(from), Some(until)] = dates else { return dates };
        let Some(place) = self.key(second).map(|key| key.span) else { return dates };
        if until.days().1 >= from.days().0 {
            return dates;
        }
        let message = format!("`{}` is before `{}`, and left out", second.name(), first.name());
        let problem = Diagnostic::warning(ProblemKind::WrongOrder, message);
        self.say(place, problem.hint("turn the two dates round, or mend one of them"));
        [Some(from), None]
    }

    /// Reads a mapping with a table of its own.
    pub fn record<T>(&mut self, field: &Field<Record>, read: impl FnOnce(&mut Fields) -> T) -> Option<T> {
        let value = self.take(field)?;
        Some(self.read_one(value, field.want.0, read))
    }

    /// Reads a list of mappings with a table of their own.
    pub fn records<T>(&mut self, field: &Field<Records>, mut read: impl FnMut(&mut Fields) -> T) -> Vec<T> {
        let values = self.take(field);
        values.into_iter().map(|value| self.read_one(value, field.want.0, &mut read)).collect()
    }

    /// The same, without those that cannot be read.
    pub fn readable<T>(&mut self, field: &Field<Records>, mut read: impl FnMut(&mut Fields) -> Option<T>) -> Vec<T> {
        let mut readable = Vec::new();
        for value in self.take(field) {
            readable.extend(self.read_one(value, field.want.0, &mut read));
        }
        readable
    }

    fn read_one<T>(&mut self, value: Value, table: &'static Table, read: impl FnOnce(&mut Fields) -> T) -> T {
        let mut inner = Fields::new(self.source, value, table);
        let result = read(&mut inner);
        self.problems.append(&mut inner.problems);
        result
    }
}

/// Adds the values of a list to another one; a single value counts as a list of one.
fn append(list: &mut Value, more: Value) {
    let first = Value { span: list.span, shape: std::mem::replace(&mut list.shape, Shape::Null) };
    let mut values = first.into_values();
    values.extend(more.into_values());
    list.shape = Shape::List(values);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Nearest;
    use crate::diagnostic::Position;
    use crate::input::yaml;
    use crate::value::FilePath;

    const SRC: Field<Text> = Field::new(Text, &["src"], "path");
    const ALT: Field<Text> = Field::new(Text, &["alt"], "text");
    const PICTURE: Table = table![SRC, ALT];
    const TITLE: Field<Text> = Field::new(Text, &["title", "headline"], "headline");
    const PEOPLE: Field<Texts> = Field::new(Texts, &["people"], "who");
    const VALUE: Field<Number> = Field::new(Number, &["value"], "how many");
    const IMAGE: Field<Record> = Field::new(Record(&PICTURE), &["image"], "picture");
    const TABLE: Table = table![TITLE, PEOPLE, VALUE, IMAGE];

    fn fields<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> (T, Vec<String>) {
        let source = Source { path: FilePath::new("x.md"), text: text.into() };
        let (value, _) = yaml::parse(text, 0).expect("readable");
        let mut fields = Fields::new(&source, value, &TABLE);
        let read = read(&mut fields);
        let problems = fields.problems.into_iter().map(|problem| {
            let place = problem.place.as_ref().expect("located");
            let Position { line, column, .. } = place.position().expect("a span");
            format!(
                "{line}:{column} {} {}",
                problem.message,
                problem.advice(&mut Nearest::default()).unwrap_or_default()
            )
        });
        (read, problems.collect())
    }

    #[test]
    fn other_names_are_read_and_unknown_ones_reported_with_a_near_miss() {
        let (title, problems) = fields("headline: A\npeoples: [x]\n", |fields| fields.text(&TITLE));
        assert_eq!(title.as_deref(), Some("A"));
        assert_eq!(problems, ["2:1 unknown field `peoples` did you mean `people`?"]);
    }

    #[test]
    fn a_wrong_shape_is_an_error_at_its_place_and_the_rest_is_read() {
        let (read, problems) = fields("title: [a, b]\npeople: no\n", |fields| {
            (fields.text(&TITLE), fields.take(&PEOPLE).into_iter().map(|name| name.value).collect::<Vec<_>>())
        });
        assert_eq!(read, (None, vec!["no".to_owned()]));
        assert_eq!(problems, ["1:8 `title` must be a text "]);
    }

    #[test]
    fn a_text_stands_for_the_first_field_of_a_record() {
        let picture =
            |fields: &mut Fields| fields.record(&IMAGE, |image| (image.text(&SRC), image.text(&ALT).is_some()));
        assert_eq!(fields("image: a.png\n", picture).0, Some((Some("a.png".to_owned()), false)));
        assert_eq!(fields("image: {alt: words}\n", picture).0, Some((None, true)));
    }

    #[test]
    fn a_figure_with_a_comma_is_cut_and_a_stray_number_is_no_figure() {
        let figure = |fields: &mut Fields| fields.take(&VALUE).map(|value| value.value);
        let (value, problems) = fields("{value: 20,000}\n", figure);
        assert_eq!(value, Some(20.0));
        assert_eq!(problems, ["1:12 `000` is cut off from `value` write figures without separators: 20000"]);
        assert_eq!(fields("{title: a, 000}\n", figure).1, ["1:12 unknown field `000` "]);
    }
}
