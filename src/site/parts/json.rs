//! JSON for machines: what is absent is left out.

use serde_json::Value;

use crate::value::Html;

/// Leaves out what is absent.
pub fn without_null(mut value: Value) -> Value {
    leave_out_absent(&mut value);
    value
}

fn leave_out_absent(value: &mut Value) {
    let Value::Object(fields) = value else { return };
    fields.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    fields.values_mut().for_each(leave_out_absent);
}

/// JSON-LD as the content of a script element: nothing in it can end the element.
pub fn script(value: Value) -> Html {
    let json = without_null(value).to_string();
    Html::from_markup(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}
