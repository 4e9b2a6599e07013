//! Rules 8 and 9: written links, and which mentions become links.

use crate::names::ALMATY;
use crate::names::ASTANA;
use crate::names::TOQAEV;
use crate::names::TWO_TARAZ;
use crate::names::archive;
use crate::names::check;
use crate::names::marked;
use crate::support::html;
use crate::support::html::Part;

#[test]
fn wikilinks_name_by_form_and_by_id() {
    check(
        &[TOQAEV, ALMATY],
        "[[Kassym-Jomart Tokayev]], [[Kassym-Jomart Tokayev|the president]], [[people/toqaev|he]], [[Алматы]].",
        "[Kassym-Jomart Tokayev|people/toqaev|wikilink], [the president|people/toqaev|wikilink], \
         [he|people/toqaev|wikilink], [Алматы|places/almaty|wikilink].",
    );
}

#[test]
fn a_wikilink_decides_what_is_ambiguous() {
    check(&[TWO_TARAZ], "[[places/taraz|Taraz]]", "[Taraz|places/taraz|wikilink]");
    let site = archive(&[TWO_TARAZ], "", "x\n\n[[Taraz]]");
    assert_eq!(marked(&site), "x\nTaraz");
    assert_eq!(site.problems().len(), 1, "{:#?}", site.problems());
    assert!(
        site.problems()[0].starts_with("error content/articles/a.md:7: `[[Taraz]]` may be"),
        "{:#?}",
        site.problems()
    );
}

#[test]
fn a_typing_error_in_a_written_link_is_an_error_with_a_suggestion() {
    for (written, place, suggestion) in [
        ("x\n\n[[Kassym-Jomart Tokaev]] x", ":7:", "did you mean `[[Kassym-Jomart Tokayev]]`?"),
        ("[[people/toqayev|he]]", ":5:", "did you mean `[[people/toqaev]]`?"),
        ("[he](../people/toqayev.md)", ":5:", "did you mean `/people/toqaev.md`?"),
        ("[he](/people/toqayev.md)", ":5:", "did you mean `/people/toqaev.md`?"),
    ] {
        let site = archive(&[TOQAEV], "", written);
        let problems = site.problems();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].starts_with("error content/articles/a.md") && problems[0].contains(place), "{problems:#?}");
        assert!(problems[0].contains(suggestion), "{problems:#?}");
        // Its words stay.
        assert!(site.text("data/text/a.txt").contains(if written.contains("he") {
            "he"
        } else {
            "Kassym-Jomart Tokaev"
        }));
    }
}

#[test]
fn ordinary_links_to_content_files_are_mentions_or_links() {
    let site = archive(
        &[TOQAEV, "=== content/articles/2022/b.md\n---\ntitle: B\ndate: 2022\n---\nB\n"],
        "",
        "[He](../people/toqaev.md), [he](/people/toqaev.md), [B](2022/b.md), [b](/articles/2022/b.md).",
    );
    assert_eq!(site.problems(), [""; 0]);
    assert_eq!(marked(&site), "[He|people/toqaev|link], [he|people/toqaev|link], B, b.");
    let links: Vec<String> = html::parts(&site.text("articles/a.html"))
        .iter()
        .filter(|part| part.is_start("a"))
        .filter_map(|part| Some(part.attribute("href")?.to_owned()))
        .filter(|href| href.contains("toqaev") || href.contains("2022/b"))
        .collect();
    assert!(links.iter().filter(|href| *href == "../people/toqaev.html").count() >= 2, "{links:?}");
    assert!(links.iter().filter(|href| href.ends_with("2022/b.html")).count() >= 2, "{links:?}");
}

#[test]
fn a_mention_in_a_link_is_recorded_and_is_no_link_in_a_link() {
    let site = archive(&[ALMATY], "", "[News from Almaty today](https://example.org/) and Almaty.");
    assert_eq!(marked(&site), "News from [Almaty|places/almaty|full] today and [Almaty|places/almaty|full].");
    let page = html::parts(&site.text("articles/a.html"));
    assert_eq!(html::misnested(&page), None);
    let link = html::inside(&page, |part| part.attribute("href") == Some("https://example.org/"));
    assert_eq!(html::visible(&link), "News from Almaty today");
    let mention = link.iter().find(|part| part.attribute("data-entity").is_some()).expect("a mention");
    assert!(mention.is_start("span") && mention.attribute("id") == Some("mention-1"), "{mention:?}");
}

#[test]
fn all_mentions_are_recorded_and_the_first_or_all_are_links() {
    for (setting, links) in
        [("", 3), ("=== content/site.yaml\nmentions: all\n", 3), ("=== content/site.yaml\nmentions: first\n", 2)]
    {
        let site = archive(&[setting, ALMATY, ASTANA], "", "Almaty. Almaty. Astana.");
        assert_eq!(site.rows("mentions").len(), 3);
        let page = html::parts(&site.text("articles/a.html"));
        let mentions: Vec<&Part> = page.iter().filter(|part| part.attribute("data-entity").is_some()).collect();
        assert_eq!(mentions.len(), 3);
        assert_eq!(mentions.iter().filter(|part| part.is_start("a")).count(), links, "{setting}");
        let ids: Vec<Option<&str>> = mentions.iter().map(|part| part.attribute("id")).collect();
        assert_eq!(ids, [Some("mention-1"), Some("mention-2"), Some("mention-3")]);
    }
}

#[test]
fn front_matter_alone_makes_no_mention() {
    let site = archive(&[ALMATY], "places: [almaty]\n", "Nothing.");
    assert_eq!(site.rows("mentions").len(), 0);
    let almaty = site.rows("entities").into_iter().find(|row| row["id"] == "places/almaty").expect("registered");
    assert_eq!((almaty["articles"].as_str(), almaty["mentions"].as_str()), ("1", "0"));
}

#[test]
fn offsets_count_code_points() {
    let site = archive(&[ALMATY], "", "👩‍👩‍👧 🏔️ «Алматы»");
    let row = &site.rows("mentions")[0];
    let before: String = site.text("data/text/a.txt").chars().take_while(|letter| *letter != 'А').collect();
    assert_eq!(row["start"], before.chars().count().to_string());
    assert_eq!(row["prefix"], before);
    assert_eq!(row["suffix"], "»");
}
