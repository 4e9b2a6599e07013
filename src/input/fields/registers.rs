//! Fields that name the same thing in other registers.

use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::field::Asked;
use crate::input::fields::field::Want;
use crate::input::fields::schema;
use crate::input::fields::texts::TextByName;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::url::is_web_address;

/// A mapping of registers to identifiers; an identifier of Wikidata alone, an address in a register, or a list of such.
#[derive(Debug)]
pub struct Registers;

/// What an address in a register begins with behind its host's name, and the register.
const ADDRESSES: [(&str, &str); 9] = [
    ("wikidata.org/wiki/", "wikidata"),
    ("wikidata.org/entity/", "wikidata"),
    ("geonames.org/", "geonames"),
    ("sws.geonames.org/", "geonames"),
    ("viaf.org/viaf/", "viaf"),
    ("viaf.org/en/viaf/", "viaf"),
    ("d-nb.info/gnd/", "gnd"),
    ("openstreetmap.org/", "openstreetmap"),
    ("isni.org/isni/", "isni"),
];

impl Want for Registers {
    type Read = Vec<(String, String)>;

    fn read(&self, value: Value, asked: &mut Asked) -> Self::Read {
        let mut registers = Vec::new();
        for value in value.into_values() {
            match value {
                Value { shape: Shape::Null, .. } => {}
                Value { shape: Shape::Scalar { text, .. }, .. } if text.trim().is_empty() => {}
                Value { span, shape: Shape::Scalar { text, .. } } => match register_of(text.trim()) {
                    Some(register) => registers.push(register),
                    None => {
                        let message = format!("`{}` is in no register that is known by its form", text.trim());
                        let problem = Diagnostic::error(ProblemKind::WrongValue, message);
                        let hint = format!("write the register: `{}: {{wikidata: Q42}}`", asked.name());
                        asked.say(span, problem.hint(hint));
                    }
                },
                value => {
                    let named = TextByName.read(value, asked);
                    registers.extend(named.into_iter().map(|(name, id)| of_register(name.value, &id)));
                }
            }
        }
        registers
    }

    fn schema(&self) -> serde_json::Value {
        let one = schema::string("([Qq][0-9]+|[Hh][Tt][Tt][Pp][Ss]?://[^/\\s]\\S*)");
        let named = json!({ "type": ["object", "null"], "additionalProperties": schema::text() });
        schema::list_of(json!({ "anyOf": [one, named] }))
    }
}

/// `Q42`, or an address. One of no known register is called after its host.
fn register_of(written: &str) -> Option<(String, String)> {
    if is_of_wikidata(written) {
        return Some(("wikidata".to_owned(), written.to_uppercase()));
    }
    if !is_web_address(written) {
        return None;
    }
    let (_, rest) = written.split_once("://")?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    for (start, register) in ADDRESSES {
        if let Some(id) = rest.strip_prefix(start) {
            let id = id.split(['?', '#']).next().unwrap_or(id).trim_end_matches('/');
            let id = if register == "geonames" { id.split('/').next().unwrap_or(id) } else { id };
            return Some((register.to_owned(), id.to_owned()));
        }
    }
    let host = rest.split('/').next().unwrap_or(rest);
    Some((host.to_owned(), written.to_owned()))
}

fn is_of_wikidata(written: &str) -> bool {
    let digits = written.strip_prefix(['Q', 'q']);
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|letter| letter.is_ascii_digit()))
}

/// An identifier under the name of its register; a whole address of that register is its identifier there.
fn of_register(name: String, id: &Located<String>) -> (String, String) {
    let id = id.value.trim();
    match register_of(id) {
        Some((register, short)) if register == name.to_lowercase() => (register, short),
        _ => (name, id.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_are_told_by_identifiers_and_addresses() {
        for (written, register, id) in [
            ("Q42", "wikidata", "Q42"),
            ("q42", "wikidata", "Q42"),
            ("https://www.wikidata.org/wiki/Q42", "wikidata", "Q42"),
            ("http://www.wikidata.org/entity/Q42#x", "wikidata", "Q42"),
            ("https://viaf.org/viaf/113230702/", "viaf", "113230702"),
            ("https://www.geonames.org/1526384/almaty.html", "geonames", "1526384"),
            ("https://d-nb.info/gnd/119033364", "gnd", "119033364"),
            ("https://www.openstreetmap.org/relation/214665", "openstreetmap", "relation/214665"),
            ("https://www.example.org/people/7", "example.org", "https://www.example.org/people/7"),
        ] {
            assert_eq!(register_of(written), Some((register.to_owned(), id.to_owned())), "{written}");
        }
        for written in ["", "Q", "42", "Q42x", "Berik", "wikidata"] {
            assert_eq!(register_of(written), None, "{written}");
        }
    }
}
