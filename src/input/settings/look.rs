//! How a site looks and what stands around its pages: the menu, the opening of the front page, the picture and the colour of its own,
//! the text at the foot.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Hue;
use crate::input::fields::Record;
use crate::input::fields::Records;
use crate::input::fields::Reference;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::table;
use crate::value::Colour;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

/// What an archive says of its look.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Instead of the menu of what the site has. Empty: that one.
    pub menu: Vec<MenuEntry>,
    /// The id of a standing page.
    pub front: Option<Located<String>>,
    /// The path of a picture.
    pub logo: Option<Located<String>>,
    pub accent: Option<Accent>,
    /// In Markdown.
    pub footer: Option<Located<String>>,
}

/// An entry of the menu.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    pub to: Located<String>,
    /// Instead of the name of what it leads to.
    pub label: Option<String>,
}

/// The colour of links and of what is marked.
#[derive(Debug, Clone)]
pub struct Accent {
    pub light: Located<Colour>,
    /// On dark paper; else the same.
    pub dark: Option<Located<Colour>>,
}

/// What every site has of itself and a menu may lead to, by name.
pub const LISTS: [&str; 19] = [
    "home",
    "articles",
    "people",
    "places",
    "organizations",
    "events",
    "topics",
    "questions",
    "annotations",
    "publishers",
    "dates",
    "timeline",
    "map",
    "network",
    "reports",
    "changes",
    "data",
    "search",
    "methodology",
];

const TO: Field<Reference> = Field::new(
    Reference,
    &["to", "page", "url", "link", "href", "address"],
    "A list of the site (`people`, `map`), the id of a page, an article or a name, a file, or a full address.",
);
const LABEL: Field<Text> =
    Field::new(Text, &["label", "name", "title", "text"], "What readers see, instead of the name of what it leads to.");
const MENU_TABLE: Table = table![TO, LABEL];

const LIGHT: Field<Hue> = Field::new(Hue, &["light"], "The colour on light paper.");
const DARK: Field<Hue> = Field::new(Hue, &["dark"], "The colour on dark paper; else the same, as light as it must be.");
const ACCENT_TABLE: Table = table![LIGHT, DARK];

pub(super) const MENU: Field<Records> = Field::new(
    Records(&MENU_TABLE),
    &["menu"],
    "The menu of every page, instead of that of what the site has: `[articles, people, pages/about]`.",
);
pub(super) const FRONT: Field<Reference> =
    Field::new(Reference, &["front"], "A standing page whose text opens the front page: `pages/welcome`.");
pub(super) const LOGO: Field<Text> =
    Field::new(Text, &["logo"], "A picture under `static/`, shown before the title of the site.");
pub(super) const ACCENT: Field<Record> = Field::new(
    Record(&ACCENT_TABLE),
    &["accent"],
    "The colour of links, in quotation marks: `\"#7a1f1f\"`. Where it could not be read it is made darker or lighter.",
);
pub(super) const FOOTER: Field<Text> =
    Field::new(Text, &["footer"], "A text at the foot of every page, in Markdown: an address, a legal notice.");

pub(super) fn read(fields: &mut Fields, source: &Source) -> Look {
    let menu = fields.readable(&MENU, |entry| {
        let label = entry.text(&LABEL);
        entry.take(&TO).map(|to| MenuEntry { to, label })
    });
    let accent_key = fields.key(&ACCENT).map(|key| key.span);
    let accent = fields.record(&ACCENT, |accent| (accent.take(&LIGHT), accent.take(&DARK)));
    let accent = match (accent, accent_key) {
        (Some((Some(light), dark)), _) => Some(Accent { light, dark }),
        (None, Some(key)) => after_sign(fields, key, source),
        _ => None,
    };
    Look { menu, front: fields.take(&FRONT), logo: fields.take(&LOGO), accent, footer: fields.take(&FOOTER) }
}

/// `accent: #7a1f1f`, which is a comment for YAML.
fn after_sign(fields: &mut Fields, key: Span, source: &Source) -> Option<Accent> {
    let line = source.text.get(key.end..)?.lines().next()?;
    let start = key.end + line.find('#')?;
    let written = line[start - key.end..].split_whitespace().next()?;
    let value = Colour::parse(written)?;
    let span = Span::new(start, start + written.len());
    let problem = Diagnostic::warning(ProblemKind::OddYaml, format!("`{written}` is read as the colour"));
    fields.say(span, problem.hint(format!("write it in quotation marks, else it is a comment: `\"{written}\"`")));
    Some(Accent { light: Located { value, span }, dark: None })
}
