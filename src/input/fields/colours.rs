//! Fields that hold a colour.

use serde_json::json;

use crate::input::fields::field::Asked;
use crate::input::fields::field::Want;
use crate::input::fields::schema;
use crate::input::fields::texts::Text;
use crate::input::tree::Value;
use crate::value::Colour;
use crate::value::Located;

/// A colour in hexadecimal digits.
#[derive(Debug)]
pub struct Hue;

impl Want for Hue {
    type Read = Option<Located<Colour>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<Colour>> {
        let written = Text.read(value, asked)?;
        let colour = Colour::parse(&written.value);
        if colour.is_none() {
            asked.wrong_value(written.span, "a colour in quotation marks, like `\"#7a1f1f\"`");
        }
        colour.map(|value| Located { value, span: written.span })
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "anyOf": [schema::string("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"), { "type": "null" }] })
    }
}
