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

/// Whether a condition holds: `page.x`, `page.x == "a"`, and such joined by `and` or by `or`. `None` where that cannot be said without running the
/// site: what a layout or a program adds to a page is not known here.
pub(super) fn holds(condition: &str, page: &Page) -> Option<bool> {
    let parts =
        |by: &str| -> Vec<Option<bool>> { condition.split(by).map(|part| one_holds(part.trim(), page)).collect() };
    if condition.contains(" and ") && condition.contains(" or ") {
        return None;
    }
    let (all, any) = (parts(" and "), parts(" or "));
    if all.len() > 1 {
        return if all.contains(&Some(false)) { Some(false) } else { all.iter().all(Option::is_some).then_some(true) };
    }
    if any.contains(&Some(true)) { Some(true) } else { any.iter().all(Option::is_some).then_some(false) }
}

fn one_holds(condition: &str, page: &Page) -> Option<bool> {
    /// Nothing but the program that makes a page knows these.
    const MADE: [&str; 14] = [
        "url",
        "id",
        "path",
        "name",
        "dir",
        "content",
        "output",
        "excerpt",
        "previous",
        "next",
        "collection",
        "date",
        "title",
        "slug",
    ];
    let words: Vec<&str> = condition.splitn(3, ' ').map(str::trim).collect();
    let name = words.first()?.strip_prefix("page.").filter(|name| !name.contains(['.', '[']))?;
    let value = front::entry(&page.fields, name);
    if value.is_none() && MADE.contains(&name) {
        return None;
    }
    let text = value.and_then(front::scalar);
    match words.as_slice() {
        [_] => Some(
            value.is_some_and(|value| !value.is_scalar() && !value.values().is_empty())
                || text.is_some_and(|text| text != "false"),
        ),
        [_, operator @ ("==" | "!="), literal] => {
            let literal = self::literal(literal)?;
            let is_text = value.is_none() || text.is_some();
            is_text.then(|| (text == Some(literal)) == (*operator == "=="))
        }
        _ => None,
    }
}

/// The value of a literal: a text in quotation marks, a number, a word of logic.
fn literal(written: &str) -> Option<&str> {
    let is_plain = || written.parse::<f64>().is_ok() || matches!(written, "true" | "false");
    unquoted(written).or_else(|| is_plain().then_some(written))
}

fn unquoted(written: &str) -> Option<&str> {
    ['"', '\''].iter().find_map(|quote| written.strip_prefix(*quote)?.strip_suffix(*quote))
}

fn of(name: &str, page: &Page, settings: &Settings) -> Option<String> {
    if let Some(text) = unquoted(name).filter(|text| !text.contains(['"', '\''])) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::site::kind::Kind;
    use crate::import::site::pages;
    use crate::import::site::settings;
    use crate::import::site::tree::Tree;

    #[test]
    fn conditions_hold_where_it_can_be_said() {
        let tree =
            Tree::of(&[("_posts/2022-01-29-a.md", "---\nshow: true\nmood: calm\nlist: [a]\nnone:\nno: false\n---\nx")]);
        let settings = settings::read(&tree, Kind::Jekyll);
        let gathered = pages::gather(&tree, &settings);
        let holds = |condition| holds(condition, &gathered.pages[0]);
        for condition in [
            "page.show",
            "page.list",
            "page.mood == 'calm'",
            "page.mood != \"x\"",
            "page.x or page.show",
            "page.show == true",
        ] {
            assert_eq!(holds(condition), Some(true), "{condition}");
        }
        for condition in ["page.x", "page.no", "page.none", "page.x and site.y", "page.mood == \"x\""] {
            assert_eq!(holds(condition), Some(false), "{condition}");
        }
        for condition in [
            "site.x",
            "page.url",
            "page.show and site.y",
            "page.a.b",
            "forloop.first",
            "page.list contains 'a'",
            "",
            "page.mood == site.x",
            "page.list == 'a'",
        ] {
            assert_eq!(holds(condition), None, "{condition}");
        }
    }
}
