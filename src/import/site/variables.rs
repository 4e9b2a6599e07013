//! Values that Liquid writes into a text: `{{ page.title }}`, `{{ "/a/" | relative_url }}`.

use crate::import::site::front;
use crate::import::site::page::Page;
use crate::import::site::settings::Settings;
use crate::input::tree::Value;

/// What stands for an expression. `None` where that cannot be said without running it.
pub(super) fn value(expression: &str, page: &Page, settings: &Settings) -> Option<String> {
    let mut parts = expression.split('|').map(str::trim);
    let value = of(parts.next()?, page, settings)?;
    // Filters that make an address of a path leave the path.
    const ADDRESSES: [&str; 6] =
        ["relative_url", "absolute_url", "url", "prepend: site.baseurl", "prepend:site.baseurl", "escape"];
    parts.all(|filter| ADDRESSES.contains(&filter)).then_some(value)
}

fn of(name: &str, page: &Page, settings: &Settings) -> Option<String> {
    let quoted = ['"', '\''].iter().find_map(|quote| name.strip_prefix(*quote)?.strip_suffix(*quote));
    if let Some(text) = quoted.filter(|text| !text.contains(['"', '\''])) {
        return Some(text.to_owned());
    }
    match name {
        "site.baseurl" | "site.url" | "baseurl" | "site.baseUrl" | "base_url" => return Some(String::new()),
        "page.url" => return page.address.clone(),
        _ => {}
    }
    let (root, path) = name.split_once('.').unwrap_or(("page", name));
    let mut value: &Value = match root {
        "page" => &page.fields,
        "site" => &settings.all,
        _ => return None,
    };
    for key in path.split('.') {
        value = front::entry(value, key)?;
    }
    front::scalar(value).map(str::to_owned)
}
