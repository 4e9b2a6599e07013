//! Reads the fields of a mapping as a table says: names, other accepted names, shapes.
//!
//! The table of a kind of file is data: the reader, the "did you mean" of unknown fields and the JSON Schema for editors all
//! come from it. A field of the wrong shape is an error at its place and counts as absent; the others are read.

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::DateProblem;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::url::is_web_address;

/// One field that a mapping may have.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    /// Names of other generators that are read as this one.
    pub also: &'static [&'static str],
    pub want: Want,
    /// One sentence for an editor.
    pub about: &'static str,
}

/// What a field wants.
#[derive(Debug, Clone, Copy)]
pub enum Want {
    Text,
    /// A text or a list of texts.
    Texts,
    /// ISO 8601, also partial.
    Date,
    Flag,
    Number,
    /// An absolute http or https address.
    Url,
    /// BCP 47.
    Lang,
    OneOf(&'static [&'static str]),
    Record(&'static [Field]),
    /// A mapping or a list of mappings.
    Records(&'static [Field]),
    /// A text, which stands for the first field, or a mapping.
    TextOrRecord(&'static [Field]),
    /// The same as a list.
    TextsOrRecords(&'static [Field]),
    /// A mapping of free names to texts.
    Texted,
    /// A mapping of free names to lists of texts.
    TextsByName,
}

impl Field {
    pub const fn new(name: &'static str, want: Want, about: &'static str) -> Field {
        Field { name, also: &[], want, about }
    }

    pub const fn also(self, also: &'static [&'static str]) -> Field {
        Field { also, ..self }
    }
}

/// The fields of one mapping, ready to be taken by name.
#[derive(Debug)]
pub struct Fields<'a> {
    source: &'a Source,
    specs: &'static [Field],
    /// The whole mapping.
    pub span: Span,
    values: Vec<(&'static str, Located<String>, Value)>,
    pub problems: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Sorts the entries of a mapping to the fields of a table and reports those that no field wants.
    pub fn new(source: &'a Source, value: Value, specs: &'static [Field]) -> Fields<'a> {
        let mut fields = Fields { source, specs, span: value.span, values: Vec::new(), problems: Vec::new() };
        match value.shape {
            Shape::Null => {}
            Shape::Map(entries) => entries.into_iter().for_each(|(key, value)| fields.sort_in(key, value)),
            Shape::Scalar { .. } | Shape::List(_) => {
                let message = "fields were expected here, like `title: A headline`";
                fields.problems.push(Diagnostic::error(ProblemKind::WrongShape, message).at(source, value.span));
            }
        }
        fields
    }

    fn sort_in(&mut self, key: Located<String>, value: Value) {
        let spec = self.specs.iter().find(|spec| spec.name == key.value);
        let spec = spec.or_else(|| self.specs.iter().find(|spec| spec.also.contains(&key.value.as_str())));
        let in_other_case = || {
            self.specs.iter().find(|spec| {
                spec.name == key.value.to_lowercase() || spec.also.contains(&key.value.to_lowercase().as_str())
            })
        };
        if let Some(spec) = in_other_case().filter(|_| spec.is_none()) {
            let problem =
                Diagnostic::warning(ProblemKind::FieldName, format!("`{}` is read as `{}`", key.value, spec.name));
            self.problems.push(problem.at(self.source, key.span).hint("write field names in small letters"));
        }
        let Some(spec) = spec.or_else(in_other_case) else {
            // In a mapping on one line a comma ends a value: `{value: 20,000}` says 20.
            if key.value.chars().all(|letter| letter.is_ascii_digit()) && !key.value.is_empty() {
                let hint = "write figures without separators: 20000";
                let message = format!("`{}` is cut off from a figure", key.value);
                let problem = Diagnostic::error(ProblemKind::WrongValue, message).at(self.source, key.span);
                self.problems.push(problem.hint(hint));
                return;
            }
            let names = self.specs.iter().flat_map(|spec| std::iter::once(&spec.name).chain(spec.also));
            let near = Near::new(&key.value, &Among::new(names.copied()));
            let problem = Diagnostic::warning(ProblemKind::UnknownField, format!("unknown field `{}`", key.value));
            self.problems.push(problem.at(self.source, key.span).near(near));
            return;
        };
        let Some((_, _, first)) = self.values.iter_mut().find(|(name, ..)| *name == spec.name) else {
            self.values.push((spec.name, key, value));
            return;
        };
        if matches!(spec.want, Want::Texts) {
            // Lists that say the same are one list: `tags` and `categories` are topics.
            append(first, value);
            return;
        }
        // The field's own name counts before names of other generators.
        let message = format!("`{}` says the same as a field that is there already; `{}` counts", key.value, spec.name);
        self.problems.push(Diagnostic::warning(ProblemKind::DuplicateKey, message).at(self.source, key.span));
        if key.value == spec.name {
            self.values.retain(|(name, ..)| *name != spec.name);
            self.values.push((spec.name, key, value));
        }
    }

    /// The name under which a field was written, if it was.
    pub fn key(&self, name: &str) -> Option<&Located<String>> {
        self.values.iter().find(|(known, ..)| *known == name).map(|(_, key, _)| key)
    }

    fn take(&mut self, name: &'static str) -> Option<Value> {
        debug_assert!(self.specs.iter().any(|spec| spec.name == name), "`{name}` is in no table");
        let index = self.values.iter().position(|(known, ..)| *known == name)?;
        let (_, _, value) = &mut self.values[index];
        let value = Value { span: value.span, shape: std::mem::replace(&mut value.shape, Shape::Null) };
        (value.shape != Shape::Null).then_some(value)
    }

    fn problem(&mut self, span: Span, message: impl Into<String>, hint: &str) {
        let problem = Diagnostic::error(ProblemKind::WrongValue, message).at(self.source, span);
        self.problems.push(problem.hint(hint));
    }

    fn wrong(&mut self, name: &str, wanted: &str, span: Span) {
        let problem = Diagnostic::error(ProblemKind::WrongShape, format!("`{name}` must be {wanted}"));
        self.problems.push(problem.at(self.source, span));
    }

    pub fn text(&mut self, name: &'static str) -> Option<Located<String>> {
        let Value { span, shape } = self.take(name)?;
        match shape {
            Shape::Scalar { text, .. } => {
                let value = text.trim().to_owned();
                (!value.is_empty()).then_some(Located { value, span })
            }
            _ => {
                self.wrong(name, "a text", span);
                None
            }
        }
    }

    /// A text or a list of texts. Of a mapping in the list its `name` is taken, as other generators write authors.
    pub fn texts(&mut self, name: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let values = match value.shape {
            Shape::List(values) => values,
            _ => vec![value],
        };
        let mut texts = Vec::with_capacity(values.len());
        for Value { span, shape } in values {
            match shape {
                Shape::Null => {}
                Shape::Scalar { text, .. } if text.trim().is_empty() => {}
                Shape::Scalar { text, .. } => texts.push(Located { value: text.trim().to_owned(), span }),
                Shape::Map(entries) => match named(entries) {
                    Some(text) => texts.push(text),
                    None => self.wrong(name, "a list of texts", span),
                },
                Shape::List(_) => self.wrong(name, "a list of texts", span),
            }
        }
        texts
    }

    /// A date; how it was written is remarked on where that is odd.
    pub fn date(&mut self, name: &'static str) -> Option<Date> {
        let written = self.text(name)?;
        let Some((date, oddity)) = Date::parse(&written.value) else {
            let message = format!("`{}` is no date that can be read", written.value);
            self.problem(written.span, message, "write `2022-01-29`, `2022-01` or `2022`");
            return None;
        };
        let message = match oddity {
            None => return Some(date),
            Some(DateProblem::MissingZero | DateProblem::Words) => "this date is not written as ISO 8601 asks",
            Some(DateProblem::UnreadableTime) => "the time cannot be read, only the day",
        };
        let problem = Diagnostic::warning(ProblemKind::OddDate, message).at(self.source, written.span);
        self.problems.push(problem.hint(format!("it is read as `{date}`: write it so")));
        Some(date)
    }

    /// Two dates, of which the second is left out where it is before the first.
    pub fn dates(&mut self, [first, second]: [&'static str; 2]) -> [Option<Date>; 2] {
        let place = self.key(second).map(|key| key.span);
        match ([self.date(first), self.date(second)], place) {
            ([Some(from), Some(until)], Some(place)) if until.days().1 < from.days().0 => {
                let problem = Diagnostic::warning(
                    ProblemKind::WrongOrder,
                    format!("`{second}` is before `{first}`, and left out"),
                );
                let hint = "turn the two dates round, or mend one of them";
                self.problems.push(problem.at(self.source, place).hint(hint));
                [Some(from), None]
            }
            (dates, _) => dates,
        }
    }

    /// A SHA-256 in hexadecimal.
    pub fn sha256(&mut self, name: &'static str) -> Option<String> {
        let written = self.text(name)?;
        if written.value.len() == 64 && written.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(written.value.to_ascii_lowercase());
        }
        self.wrong(name, "64 hexadecimal digits", written.span);
        None
    }

    pub fn flag(&mut self, name: &'static str) -> Option<bool> {
        let written = self.text(name)?;
        match written.value.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => {
                self.wrong(name, "`true` or `false`", written.span);
                None
            }
        }
    }

    pub fn number(&mut self, name: &'static str) -> Option<Located<f64>> {
        let written = self.text(name)?;
        match written.value.parse::<f64>().ok().filter(|number| number.is_finite()) {
            Some(value) => Some(Located { value, span: written.span }),
            None => {
                self.wrong(name, "a number", written.span);
                None
            }
        }
    }

    pub fn url(&mut self, name: &'static str) -> Option<Located<String>> {
        let written = self.text(name)?;
        if is_web_address(&written.value) {
            return Some(written);
        }
        let hint = "write the whole address, `https://…`; the address in this site is `slug`";
        self.problem(written.span, format!("`{name}` must be an http or https address"), hint);
        None
    }

    pub fn lang(&mut self, name: &'static str) -> Option<Lang> {
        let written = self.text(name)?;
        let lang = Lang::parse(&written.value);
        if lang.is_none() {
            self.problem(written.span, format!("`{}` is no language tag", written.value), "write `en`, `ru`, `kk`");
        }
        lang
    }

    /// One of a few words.
    pub fn one_of(&mut self, name: &'static str, words: &'static [&'static str]) -> Option<&'static str> {
        let written = self.text(name)?;
        let found = words.iter().find(|word| word.eq_ignore_ascii_case(&written.value));
        if found.is_none() {
            let listed: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            self.wrong(name, &format!("one of {}", listed.join(", ")), written.span);
        }
        found.copied()
    }

    /// Reads a mapping with a table of its own.
    pub fn record<T>(
        &mut self,
        name: &'static str,
        table: &'static [Field],
        read: impl FnOnce(&mut Fields) -> T,
    ) -> Option<T> {
        let value = self.take(name)?;
        Some(self.read_one(value, table, read))
    }

    /// Reads a list of mappings; one mapping counts as a list of one. A bare text stands for the first field of the table.
    pub fn records<T>(
        &mut self,
        name: &'static str,
        table: &'static [Field],
        mut read: impl FnMut(&mut Fields) -> T,
    ) -> Vec<T> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let values = match value.shape {
            Shape::List(values) => values,
            _ => vec![value],
        };
        let values = values.into_iter().filter(|value| value.shape != Shape::Null);
        values.map(|value| self.read_one(value, table, &mut read)).collect()
    }

    fn read_one<T>(&mut self, value: Value, table: &'static [Field], read: impl FnOnce(&mut Fields) -> T) -> T {
        let span = value.span;
        let value = match value.shape {
            Shape::Scalar { .. } => {
                let key = Located { value: table[0].name.to_owned(), span };
                Value { span, shape: Shape::Map(vec![(key, value)]) }
            }
            _ => value,
        };
        let mut inner = Fields::new(self.source, value, table);
        let result = read(&mut inner);
        self.problems.append(&mut inner.problems);
        result
    }

    /// Reads a mapping of free names to texts, in the order written.
    pub fn texted(&mut self, name: &'static str) -> Vec<(Located<String>, Located<String>)> {
        let Some(Value { span, shape }) = self.take(name) else { return Vec::new() };
        let Shape::Map(entries) = shape else {
            self.wrong(name, "a mapping of names to texts", span);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (key, value) in entries {
            match value.shape {
                Shape::Scalar { text, .. } => texts.push((key, Located { value: text, span: value.span })),
                Shape::Null => {}
                Shape::List(_) | Shape::Map(_) => self.wrong(&key.value, "a text", value.span),
            }
        }
        texts
    }

    /// Reads a mapping of free names to a text or a list of texts each, in the order written.
    pub fn texts_by_name(&mut self, name: &'static str) -> Vec<(String, Vec<String>)> {
        let Some(Value { span, shape }) = self.take(name) else { return Vec::new() };
        let Shape::Map(entries) = shape else {
            self.wrong(name, "a mapping of names to lists of texts", span);
            return Vec::new();
        };
        let mut lists = Vec::new();
        for (key, value) in entries {
            let values = match value.shape {
                Shape::List(values) => values,
                _ => vec![value],
            };
            let mut texts = Vec::new();
            for Value { span, shape } in values {
                match shape {
                    Shape::Scalar { text, .. } => texts.push(text.trim().to_owned()),
                    Shape::Null => {}
                    Shape::List(_) | Shape::Map(_) => self.wrong(&key.value, "a list of texts", span),
                }
            }
            lists.push((key.value, texts));
        }
        lists
    }
}

/// Adds the values of a list to another one; a single value counts as a list of one.
fn append(list: &mut Value, more: Value) {
    let into_values = |value: Value| match value.shape {
        Shape::List(values) => values,
        _ => vec![value],
    };
    let first = Value { span: list.span, shape: std::mem::replace(&mut list.shape, Shape::Null) };
    let mut values = into_values(first);
    values.extend(into_values(more));
    list.shape = Shape::List(values);
}

/// The name in a mapping that stands where a name was wanted.
fn named(entries: Vec<(Located<String>, Value)>) -> Option<Located<String>> {
    const KEYS: [&str; 4] = ["name", "title", "display_name", "id"];
    let value = entries.into_iter().find(|(key, _)| KEYS.contains(&key.value.as_str()))?.1;
    match value.shape {
        Shape::Scalar { text, .. } => Some(Located { value: text, span: value.span }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Nearest;
    use crate::diagnostic::Position;
    use crate::input::yaml;
    use crate::value::FilePath;

    const PICTURE: &[Field] = &[Field::new("src", Want::Text, "path"), Field::new("alt", Want::Text, "text")];
    const TABLE: &[Field] = &[
        Field::new("title", Want::Text, "headline").also(&["headline"]),
        Field::new("people", Want::Texts, "who"),
        Field::new("date", Want::Date, "when"),
        Field::new("image", Want::TextOrRecord(PICTURE), "picture"),
    ];

    fn fields<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> (T, Vec<String>) {
        let source = Source { path: FilePath::new("x.md"), text: text.into() };
        let (value, _) = yaml::parse(text, 0).expect("readable");
        let mut fields = Fields::new(&source, value, TABLE);
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
        let (title, problems) = fields("headline: A\npeoples: [x]\n", |fields| fields.text("title"));
        assert_eq!(title.map(|title| title.value).as_deref(), Some("A"));
        assert_eq!(problems, ["2:1 unknown field `peoples` did you mean `people`?"]);
    }

    #[test]
    fn a_wrong_shape_is_an_error_at_its_place_and_the_rest_is_read() {
        let (read, problems) = fields("title: [a, b]\npeople: no\n", |fields| {
            (fields.text("title"), fields.texts("people").into_iter().map(|name| name.value).collect::<Vec<_>>())
        });
        assert_eq!(read, (None, vec!["no".to_owned()]));
        assert_eq!(problems, ["1:8 `title` must be a text "]);
    }

    #[test]
    fn a_text_stands_for_the_first_field_of_a_record() {
        let picture = |fields: &mut Fields| {
            fields
                .record("image", PICTURE, |image| (image.text("src").map(|src| src.value), image.text("alt").is_some()))
        };
        assert_eq!(fields("image: a.png\n", picture).0, Some((Some("a.png".to_owned()), false)));
        assert_eq!(fields("image: {alt: words}\n", picture).0, Some((None, true)));
    }
}
