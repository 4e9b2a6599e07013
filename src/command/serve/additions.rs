//! What a page gets on its way out: a script that loads it anew, the panel with what is wrong, and leave to use both.
//!
//! The additions stand before `</body>`; the page's own policy (CSP) is widened just as far as they need.

/// Where the script is.
pub(super) const SCRIPT_ADDRESS: &str = "/.dateline/reload.js";

pub(super) const SCRIPT: &str = include_str!("reload.js");

/// Adds the script, and before it markup for a panel.
pub(super) fn add(page: &str, token: &str, panel: &str) -> String {
    let page = with_leave(page);
    let end = find_last(&page, "</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    format!("{before}{panel}<script src=\"{SCRIPT_ADDRESS}\" data-seen=\"{token}\"></script>{after}")
}

/// The page for unknown addresses is found through the full address of the published site; here that is this server's.
pub(super) fn rooted(page: &str, base_url: Option<&str>) -> String {
    match base_url {
        Some(base_url) => page.replace(&format!("=\"{base_url}"), "=\"/"),
        None => page.replacen("<head>", "<head><base href=\"/\">", 1),
    }
}

/// A page whose policy lets the additions work.
fn with_leave(page: &str) -> String {
    match policy(page) {
        Some((start, end)) => format!("{}{}{}", &page[..start], widened(&page[start..end]), &page[end..]),
        None => page.to_owned(),
    }
}

/// Where the policy stands in a page: the `content` of its `meta` element.
fn policy(page: &str) -> Option<(usize, usize)> {
    let name = find(page, "http-equiv=\"content-security-policy\"")?;
    let tag = page[..name].rfind('<')?;
    let content = tag + find(&page[tag..], "content=\"")? + "content=\"".len();
    Some((content, content + page[content..].find('"')?))
}

/// A policy that lets this server's own scripts and styles in and lets them ask it.
fn widened(policy: &str) -> String {
    let mut directives: Vec<String> = policy.split(';').map(|directive| directive.trim().to_owned()).collect();
    directives.retain(|directive| !directive.is_empty());
    let default = directives.iter().find_map(|directive| Some(directive.strip_prefix("default-src")?.to_owned()));
    for name in ["connect-src", "script-src", "style-src"] {
        let known = directives.iter_mut().find(|directive| directive.split_whitespace().next() == Some(name));
        match (known, &default) {
            (Some(directive), _) if directive.contains("'self'") => {}
            (Some(directive), _) => *directive = format!("{} 'self'", directive.replace(" 'none'", "")),
            (None, Some(default)) if default.contains("'self'") => {}
            (None, Some(default)) => directives.push(format!("{name}{} 'self'", default.replace(" 'none'", ""))),
            (None, None) => {}
        }
    }
    directives.join("; ")
}

/// Finds ASCII text without regard to case.
fn find(text: &str, wanted: &str) -> Option<usize> {
    let windows = text.as_bytes().windows(wanted.len());
    windows.into_iter().position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

fn find_last(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).rposition(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_stand_before_the_end_of_the_body() {
        let page = "<body><p>Тоқаев</BODY></html>";
        assert_eq!(
            add(page, "7", "<aside></aside>"),
            "<body><p>Тоқаев<aside></aside><script src=\"/.dateline/reload.js\" data-seen=\"7\"></script></BODY></html>"
        );
        assert!(add("<p>no body", "7", "").starts_with("<p>no body<script"));
    }

    #[test]
    fn the_policy_is_widened_no_further_than_needed() {
        assert_eq!(
            widened("default-src 'none'; style-src 'self' file:; script-src 'self' file:"),
            "default-src 'none'; style-src 'self' file:; script-src 'self' file:; connect-src 'self'"
        );
        assert_eq!(
            widened("default-src 'none'; script-src 'none'"),
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
        );
        assert_eq!(widened("default-src https: 'self'"), "default-src https: 'self'");
        assert_eq!(widened("img-src 'self'"), "img-src 'self'");
    }

    #[test]
    fn a_policy_is_found_in_its_element() {
        let page =
            "<meta name=a content=\"b\"><meta content=\"default-src 'none'\" HTTP-EQUIV=\"Content-Security-Policy\">";
        assert!(with_leave(page).contains("content=\"default-src 'none'; connect-src 'self'; script-src 'self'"));
        assert_eq!(with_leave("<p>none"), "<p>none");
    }

    #[test]
    fn the_page_for_unknown_addresses_points_here() {
        assert_eq!(
            rooted("<link href=\"https://a.example/x/dateline.css\">", Some("https://a.example/x/")),
            "<link href=\"/dateline.css\">"
        );
        assert_eq!(rooted("<head><link>", None), "<head><base href=\"/\"><link>");
    }
}
