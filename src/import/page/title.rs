//! The headline of a page: which of the texts that claim to be it is it.

use dom_query::Document;
use dom_query::Selection;

use crate::import::page::one_line::cleaned;
use crate::import::page::words::Words;

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • "];

/// Chooses among schema.org's headline, Open Graph's title, the first heading and the window's title. What a reader saw over the text is the
/// headline, where one of the others says nearly the same; systems cut and decorate the others.
pub(super) fn choose(
    page: &Document,
    (said, shared): (Option<&str>, Option<&str>),
    site: Option<&str>,
) -> Option<String> {
    let window = cleaned(&page.select_single("head title, title").text());
    let mut claims = vec![cleaned(said.unwrap_or_default()), cleaned(shared.unwrap_or_default()), window.clone()];
    claims.retain(|claim| !claim.is_empty());
    let mut headings = Vec::new();
    let site = cleaned(site.unwrap_or_default()).to_lowercase();
    for heading in page.select("h1").iter().take(8) {
        let text = cleaned(&heading.text());
        if text.to_lowercase() != site && !is_way_home(&heading) {
            headings.push(text);
        }
    }
    headings.retain(|heading| !heading.is_empty());
    // The name of the site may be a heading too, and stands in the window's title.
    let support = |heading: &String| {
        let heading = Words::of(heading);
        claims.iter().map(|claim| heading.agreement(&Words::of(claim))).fold(0.0, f64::max)
    };
    let said_by = headings.iter().filter(|heading| claims.iter().any(|claim| is_said_by(heading, claim)));
    let seen = said_by.rev().max_by(|one, other| support(one).total_cmp(&support(other)));
    if let Some(seen) = seen {
        return Some(seen.clone());
    }
    let told = claims.first().filter(|_| said.is_some() || shared.is_some());
    match told {
        Some(told) => Some(without_site(told)),
        None if window.is_empty() => headings.into_iter().next(),
        None => Some(without_site(&window)),
    }
}

/// Whether a heading is nothing but a link to the front page: the name of the site, or its sign.
fn is_way_home(heading: &Selection) -> bool {
    let inside = heading.select_single("a[href]");
    let around = heading.nodes().first().and_then(|node| node.ancestors_it(None).find(|around| around.has_name("a")));
    let is_all = around.is_some() || cleaned(&inside.text()) == cleaned(&heading.text());
    let Some(address) = inside.attr("href").or_else(|| around?.attr("href")) else { return false };
    let address = address.trim();
    let path = address.split_once("://").map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    is_all
        && !address.starts_with('#')
        && matches!(path.trim_matches(['/', '.']), "" | "index.html" | "index.php" | "home")
}

/// Whether a claim says what a heading says, perhaps with the name of the site, or cut short.
fn is_said_by(heading: &str, claim: &str) -> bool {
    let (heading, claim) = (Words::of(heading), Words::of(claim));
    heading.count() > 1 && (heading.within(&claim) >= 0.8 || claim.count() > 3 && claim.within(&heading) >= 0.9)
}

/// The longer part of a title that ends or begins with the name of a site.
fn without_site(title: &str) -> String {
    let cut =
        SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator)).max_by_key(|(before, _)| before.len());
    match cut {
        Some((before, site)) if site.split_whitespace().count() <= 4 && before.len() > site.len() => {
            before.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(html: &str, said: Option<&str>, shared: Option<&str>) -> Option<String> {
        choose(&Document::from(html), (said, shared), None)
    }

    #[test]
    fn the_heading_that_others_confirm_is_the_headline() {
        let page =
            "<title>Officials give two tolls - The Paper</title><h1>The Paper</h1><h1>Officials give two tolls</h1>";
        assert_eq!(title(page, None, None).as_deref(), Some("Officials give two tolls"));
        let cut = "<title>x</title><h1>Officials give two tolls on one day in March</h1>";
        assert_eq!(
            title(cut, Some("Officials give two tolls"), None).as_deref(),
            Some("Officials give two tolls on one day in March")
        );
        assert_eq!(
            title("<h1>The Paper</h1>", None, Some("Two tolls &amp; more")).as_deref(),
            Some("Two tolls & more")
        );
    }

    #[test]
    fn without_a_heading_the_name_of_the_site_goes() {
        assert_eq!(
            title("<title>Two tolls in March | The Paper</title>", None, None).as_deref(),
            Some("Two tolls in March")
        );
        assert_eq!(title("<title>The Paper - Two</title>", None, None).as_deref(), Some("The Paper"));
        assert_eq!(title("<p>x", None, None), None);
        assert_eq!(title("<h1>Only</h1>", None, None).as_deref(), Some("Only"));
    }
}
