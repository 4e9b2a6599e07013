//! Rule 1: in which texts names are looked for.

use crate::names::ALMATY;
use crate::names::ASTANA;
use crate::names::archive;
use crate::names::check;
use crate::support::html;
use crate::support::html::Part;

#[test]
fn names_are_found_in_every_block_of_a_text() {
    check(
        &[ALMATY],
        "# In Almaty\n\n- Almaty\n\n> Almaty\n\n| Almaty |\n|---|\n| x Almaty |\n\nx[^1]\n\n[^1]: Almaty\n",
        "In [Almaty|places/almaty|full]\n[Almaty|places/almaty|full]\n[Almaty|places/almaty|full]\n\
         [Almaty|places/almaty|full]\nx [Almaty|places/almaty|full]\nx\n[Almaty|places/almaty|full]",
    );
}

#[test]
fn nothing_is_found_in_code_and_addresses() {
    check(
        &[ALMATY],
        "`Almaty` and https://example.org/Almaty and <https://example.org/Almaty>\n\n```\nAlmaty\n```\n\n    Almaty\n",
        "Almaty and https://example.org/Almaty and https://example.org/Almaty\nAlmaty\nAlmaty",
    );
    check(
        &[ALMATY],
        "<code>Almaty</code> <kbd>Almaty</kbd> <!-- Almaty --> <b title=\"Almaty\">x</b>",
        "Almaty Almaty x",
    );
    check(&[ALMATY], "[x](https://example.org/Almaty \"Almaty\")", "x");
}

#[test]
fn summaries_and_captions_are_searched_and_counted_from_nowhere() {
    let front_matter = "summary: From Almaty.\nimage: {alt: Almaty, caption: \"A street of Almaty’s\"}\n";
    let site = archive(&[ALMATY], front_matter, "Nothing.");
    let rows = site.rows("mentions");
    let shown: Vec<String> = rows
        .iter()
        .map(|row| format!("{}[{}]{}|{}", row["prefix"], row["exact"], row["suffix"], row["start"]))
        .collect();
    assert_eq!(shown, ["From [Almaty].|", "A street of [Almaty]’s|"]);
    let page = html::parts(&site.text("articles/a.html"));
    let links: Vec<&Part> = page.iter().filter(|part| part.attribute("data-entity").is_some()).collect();
    assert_eq!(links.len(), 2);
    assert_eq!(links[0].attribute("id"), Some("mention-1"));
    assert_eq!(links[1].attribute("href"), Some("../places/almaty.html"));
}

#[test]
fn entities_own_texts_name_others_but_not_themselves() {
    let entities =
        "=== content/places/almaty.md\n---\nname: Almaty\nsummary: Almaty is not Astana.\n---\nAlmaty, Astana.\n";
    let site = archive(&[entities, ASTANA], "", "x");
    let shown: Vec<String> =
        site.rows("mentions").iter().map(|row| format!("{} in {}", row["entity"], row["article"])).collect();
    assert_eq!(shown, ["places/astana in places/almaty"; 2]);
}
