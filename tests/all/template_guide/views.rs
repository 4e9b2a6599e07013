//! The views as they are written: their fields, what these are, and which template is given which.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Everything that templates may be given.
pub struct Views {
    views: BTreeMap<String, View>,
    /// By file.
    pub templates: Vec<Template>,
}

pub struct View {
    pub name: String,
    /// The comment above it.
    pub about: String,
    pub fields: Vec<Field>,
    /// What it is nothing but.
    pub inner: Option<Shape>,
    /// Whether it is one of several, under the name of each.
    is_choice: bool,
}

pub struct Field {
    pub name: String,
    pub about: String,
    pub shape: Shape,
    /// Whether its own fields stand among those of the view.
    pub is_flat: bool,
}

#[derive(Debug)]
pub enum Shape {
    Text,
    Html,
    Number,
    Flag,
    View(String),
    Absent(Box<Shape>),
    List(Box<Shape>),
    /// Of plain values.
    Pair(Box<[Shape; 2]>),
}

pub struct Template {
    pub file: String,
    /// Of the value.
    pub name: String,
    pub view: String,
}

impl Shape {
    fn read(written: &str) -> Shape {
        let inside = |start: &str| written.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
        if let Some(inner) = inside("Option<") {
            return Shape::Absent(Box::new(Shape::read(inner)));
        }
        if let Some(inner) = inside("Vec<") {
            return Shape::List(Box::new(Shape::read(inner)));
        }
        if let Some(inner) = inside("Box<") {
            return Shape::read(inner);
        }
        if let Some((inner, _)) = written.strip_prefix('[').and_then(|rest| rest.split_once(';')) {
            return Shape::List(Box::new(Shape::read(inner)));
        }
        if let Some((first, second)) = written.strip_prefix('(').and_then(|rest| rest.split_once(", ")) {
            return Shape::Pair(Box::new([Shape::read(first), Shape::read(second.trim_end_matches(')'))]));
        }
        match written {
            "String" | "&'static str" | "&'a str" => Shape::Text,
            "Html" => Shape::Html,
            "bool" => Shape::Flag,
            "usize" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i64" | "f64" => Shape::Number,
            name => Shape::View(name.split('<').next().unwrap_or(name).to_owned()),
        }
    }

    /// The view in it, if there is one.
    pub fn view(&self) -> Option<&str> {
        match self {
            Shape::View(name) => Some(name),
            Shape::Absent(inner) | Shape::List(inner) => inner.view(),
            Shape::Text | Shape::Html | Shape::Number | Shape::Flag | Shape::Pair(_) => None,
        }
    }
}

impl View {
    pub fn is_choice(&self) -> bool {
        self.is_choice
    }
}

impl Views {
    pub fn read() -> Views {
        let mut views = Views { views: BTreeMap::new(), templates: Vec::new() };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for folder in ["site", "drawing"] {
            gather(&source.join(folder), &mut |text| views.add(text));
        }
        views.templates.sort_by(|a, b| a.file.cmp(&b.file));
        views
    }

    pub fn find(&self, name: &str) -> Option<&View> {
        self.views.get(name)
    }

    fn add(&mut self, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            if line.starts_with("#[derive(") && line.contains("Serialize") {
                let view = view(&lines, index);
                let before = self.views.insert(view.name.clone(), view);
                assert!(before.is_none(), "two views are called {}", before.map_or(String::new(), |view| view.name));
            }
            if let Some(rest) = line.strip_prefix("impl Templated for ") {
                let constant = |line: &str| line.split('"').nth(1).expect("a text in quotes").to_owned();
                let view = rest.split([' ', '<']).next().expect("a name").to_owned();
                let (file, name) = (constant(lines[index + 1]), constant(lines[index + 2]));
                self.templates.push(Template { file, name, view });
            }
        }
    }
}

fn gather(folder: &Path, add: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("a file").path();
        match path.is_dir() {
            true => gather(&path, add),
            false if path.extension().is_some_and(|end| end == "rs") => {
                add(&fs::read_to_string(&path).expect("a source file"));
            }
            false => {}
        }
    }
}

/// The view that derives at a line.
fn view(lines: &[&str], derive: usize) -> View {
    let about = comment(&lines[..derive]);
    let mut head = derive + 1;
    while lines[head].starts_with("#[") {
        head += 1;
    }
    let is_choice = lines[head].starts_with("pub enum ");
    let words = lines[head].trim_start_matches("pub ").trim_start_matches("struct ").trim_start_matches("enum ");
    let name: String = words.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let mut view = View { name, about, fields: Vec::new(), inner: None, is_choice };
    if let Some((_, inner)) = words.split_once('(') {
        view.inner = Some(Shape::read(inner.trim_end_matches(");")));
    } else if lines[head].ends_with('{') {
        view.fields = fields_of(&lines[head + 1..], is_choice);
    }
    view
}

fn fields_of(lines: &[&str], is_choice: bool) -> Vec<Field> {
    let mut fields = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if *line == "}" {
            break;
        }
        let written = line.trim().trim_start_matches("pub ").trim_end_matches(',');
        let attribute = index.checked_sub(1).map_or("", |before| lines[before].trim());
        let parts = match is_choice {
            true => written.strip_suffix(')').and_then(|written| written.split_once('(')),
            false => written.split_once(": "),
        };
        let Some((name, shape)) = parts.filter(|_| !line.trim().starts_with(['/', '#'])) else { continue };
        if attribute != "#[serde(skip)]" {
            let before = if attribute.starts_with("#[") { index - 1 } else { index };
            let name = if is_choice { name.to_lowercase() } else { name.to_owned() };
            let about = comment(&lines[..before]);
            fields.push(Field { name, about, shape: Shape::read(shape), is_flat: attribute == "#[serde(flatten)]" });
        }
    }
    fields
}

/// The comment that ends a run of lines, in one line; links of rustdoc become words.
fn comment(lines: &[&str]) -> String {
    let lines = lines.iter().rev().map_while(|line| line.trim().strip_prefix("///"));
    let mut lines: Vec<&str> = lines.map(str::trim).collect();
    lines.reverse();
    lines.join(" ").replace("[`", "`").replace("`]", "`")
}

/// The fields of a view, those of a view that is part of it among them.
pub fn fields<'a>(views: &'a Views, view: &'a View) -> Vec<&'a Field> {
    let mut all = Vec::new();
    for field in &view.fields {
        match (&field.shape, field.is_flat) {
            (Shape::View(name), true) => all.extend(fields(views, views.find(name).expect("a view"))),
            _ => all.push(field),
        }
    }
    all
}

/// How each component is called, and the comment above it.
pub fn components(text: &str) -> Vec<(String, String)> {
    let mut components = Vec::new();
    let mut about = String::new();
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix("{#-").and_then(|line| line.strip_suffix("-#}")) {
            about = comment.trim().replace('|', "\\|");
        } else if let Some(rest) = line.strip_prefix("{% component ") {
            let (name, rest) = rest.split_once('(').expect("arguments");
            let (arguments, _) = rest.split_once(')').expect("their end");
            let given: Vec<&str> = arguments.split(", ").filter(|argument| !argument.starts_with('@')).collect();
            components.push((format!("{name}({})", given.join(", ")), std::mem::take(&mut about)));
        } else if !line.is_empty() {
            about.clear();
        }
    }
    components.sort();
    components
}
