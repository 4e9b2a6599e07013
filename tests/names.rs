//! Finding names (DESIGN 4.5), rule by rule.
//!
//! A case is an archive in one string and the text of its article `a`, with what was found in brackets:
//! `[as printed|entity|how]`. What is read here is what a reader gets: `data/text/a.txt` and `data/mentions.csv`.

mod support;

#[path = "names/composites.rs"]
mod composites;
#[path = "names/endings.rs"]
mod endings;
#[path = "names/people.rs"]
mod people;

use support::Site;
use support::html;
use support::html::Part;
use support::site;

const TOQAEV: &str = "
=== content/people/toqaev.md
---
name: Qasym-Zhomart Toqaev
names:
  - Kassym-Jomart Tokayev
  - {form: Касым-Жомарт Токаев, lang: ru}
---
";

const ASTANA: &str = "
=== content/places/astana.md
---
name: Astana
names: [Nur-Sultan, Нур-Султан]
---
";

const ALMATY: &str = "
=== content/places/almaty.md
---
name: Almaty
names: [Алматы]
---
";

/// Two people of one name, and a form that both have.
const TWO_IVANOVS: &str = "
=== content/people/ivan.md
---
name: Иван Иванов
---
=== content/people/pyotr.md
---
name: Пётр Иванов
---
";

/// A registered form of two entities.
const TWO_TARAZ: &str = "
=== content/places/taraz.md
---
name: Taraz
names: [Taraz City]
---
=== content/organizations/taraz.md
---
name: FC Taraz
names: [Taraz]
---
";

/// An archive of some entities and the article `a`, with these lines in its front matter.
fn archive(entities: &[&str], front_matter: &str, body: &str) -> Site {
    let entities = entities.concat();
    site(&format!(
        "{entities}\n=== content/articles/a.md\n---\ntitle: T\ndate: 2022-01-29\n{front_matter}---\n{body}\n"
    ))
}

/// The text of article `a` with its mentions in brackets.
fn marked(site: &Site) -> String {
    let text: Vec<char> = site.text("data/text/a.txt").chars().collect();
    let mut marked = String::new();
    let mut position = 0;
    for row in site.rows("mentions").iter().filter(|row| row["article"] == "articles/a" && !row["start"].is_empty()) {
        let offset = |column: &str| row[column].parse::<usize>().expect("an offset in code points");
        let (start, end) = (offset("start"), offset("end"));
        let exact: String = text[start..end].iter().collect();
        assert_eq!(exact, row["exact"], "offsets lead to the words");
        marked.extend(&text[position..start]);
        marked.push_str(&format!("[{exact}|{}|{}]", row["entity"], row["method"]));
        position = end;
    }
    marked.extend(&text[position..]);
    marked.trim_end().to_owned()
}

#[track_caller]
fn check(entities: &[&str], body: &str, expected: &str) {
    check_listing(entities, "", body, expected);
}

#[track_caller]
fn check_listing(entities: &[&str], front_matter: &str, body: &str, expected: &str) {
    let site = archive(entities, front_matter, body);
    assert_eq!(marked(&site), expected);
    assert_eq!(site.problems(), [""; 0]);
}

/// A register in short, a name a line, `;` between forms: `places/astana: Астана; Нур-Султан`. A person's form after `short` counts as
/// a short name.
fn register(lines: &[&str]) -> String {
    let files = lines.iter().map(|line| {
        let (id, forms) = line.split_once(": ").expect("an id and forms");
        let mut forms = forms.split("; ");
        let name = forms.next().expect("a form");
        let (short, names): (Vec<&str>, Vec<&str>) = forms.partition(|form| form.starts_with("short "));
        let quoted = |forms: &[&str]| {
            let quoted: Vec<String> =
                forms.iter().map(|form| format!("\"{}\"", form.trim_start_matches("short "))).collect();
            quoted.join(", ")
        };
        let short = if short.is_empty() { String::new() } else { format!("short_names: [{}]\n", quoted(&short)) };
        format!("=== content/{id}.md\n---\nname: \"{name}\"\nnames: [{}]\n{short}---\n", quoted(&names))
    });
    files.collect()
}

/// The text in a language with its mentions in brackets, by the entity's stem: `[Токаева|toqaev|ending]`.
#[track_caller]
fn found(lang: &str, lines: &[&str], text: &str) -> String {
    let site = archive(&[&register(lines)], &format!("lang: {lang}\n"), text);
    let mut marked = marked(&site);
    for folder in ["people", "places", "organizations", "events"] {
        marked = marked.replace(&format!("|{folder}/"), "|");
    }
    marked
}

/// Texts in a language with what is expected of them; what is in brackets is to be found.
#[track_caller]
fn check_all(lang: &str, lines: &[&str], expected: &[&str]) {
    for expected in expected {
        let mut text = String::new();
        let mut rest = *expected;
        while let Some((before, inside)) = rest.split_once('[') {
            let (mention, after) = inside.split_once(']').expect("a bracket that closes");
            text.push_str(before);
            text.push_str(mention.split('|').next().expect("the words"));
            rest = after;
        }
        text.push_str(rest);
        assert_eq!(found(lang, lines, &text), *expected, "in {lang}");
    }
}

// 1. Where.

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

// 2. Variants and whole words.

#[test]
fn a_possessive_may_follow_and_is_no_part_of_the_mention() {
    check(
        &[ALMATY],
        "Almaty's mayor, Almaty’s mayor, Almatyʼs.",
        "[Almaty|places/almaty|full]'s mayor, [Almaty|places/almaty|full]’s mayor, [Almaty|places/almaty|full]ʼs.",
    );
    check(&[ALMATY], "Almaty'syz Almaty'x Almatys", "Almaty'syz Almaty'x Almatys");
    check(&[ALMATY], "'Almaty' ‘Almaty’", "'[Almaty|places/almaty|full]' ‘[Almaty|places/almaty|full]’");
}

#[test]
fn hyphens_and_dashes_of_all_kinds_are_one() {
    for hyphen in ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'] {
        let printed = format!("Nur{hyphen}Sultan");
        check(&[ASTANA], &printed, &format!("[{printed}|places/astana|full]"));
    }
    // A dash of a sentence is no hyphen.
    check(&[ASTANA], "Nur—Sultan", "Nur—Sultan");
}

#[test]
fn apostrophes_and_quotation_marks_of_all_kinds_are_one() {
    let entities = "
=== content/people/solovyov.md
---
name: Володимир Солов'йов
---
=== content/organizations/media.md
---
name: Медиа «Заман»
---
=== content/people/short.md
---
name: Солов
---
";
    for apostrophe in ['\'', '’', 'ʼ', '‘'] {
        let printed = format!("Володимир Солов{apostrophe}йов");
        check(&[entities], &printed, &format!("[{printed}|people/solovyov|full]"));
        // It is a letter of the name: the shorter name does not end there.
        check(&[entities], &format!("Солов{apostrophe}йов"), &format!("Солов{apostrophe}йов"));
    }
    for printed in ["Медиа «Заман»", "Медиа \"Заман\"", "Медиа “Заман”", "Медиа „Заман“"]
    {
        check(&[entities], printed, &format!("[{printed}|organizations/media|full]"));
    }
}

#[test]
fn soft_hyphens_and_no_break_spaces_are_looked_through() {
    check(
        &[TOQAEV],
        "Kassym-Jomart\u{a0}Toka\u{ad}yev, Kassym-&shy;Jomart&nbsp;Tokayev",
        "[Kassym-Jomart Tokayev|people/toqaev|full], [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    let entities = "=== content/people/x.md\n---\nname: \"Ana\\u00a0B\\u00adell\"\n---\n";
    check(&[entities], "Ana Bell", "[Ana Bell|people/x|full]");
}

#[test]
fn a_name_may_go_over_a_line_and_through_emphasis() {
    check(
        &[TOQAEV],
        "President Kassym-Jomart\nTokayev and Kassym-Jomart  \nTokayev",
        "President [Kassym-Jomart Tokayev|people/toqaev|full] and [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    check(
        &[TOQAEV],
        "**Kassym-Jomart** *Tokay*ev, Kassym-<b>Jomart To</b>kayev",
        "[Kassym-Jomart Tokayev|people/toqaev|full], [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    // Two blocks are no name.
    check(&[TOQAEV], "- Kassym-Jomart\n- Tokayev", "Kassym-Jomart\nTokayev");
}

#[test]
fn words_are_whole_in_every_script() {
    check(
        &[ALMATY],
        "Almatyn, xAlmaty, Almaty2, 2Almaty, Almaty\u{32f}, Алматылық",
        "Almatyn, xAlmaty, Almaty2, 2Almaty, Almaty\u{32f}, Алматылық",
    );
    check(
        &[ALMATY],
        "(Almaty), Almaty-based, «Алматы», Almaty…",
        "([Almaty|places/almaty|full]), [Almaty|places/almaty|full]-based, «[Алматы|places/almaty|full]», [Almaty|places/almaty|full]…",
    );
    // A longer word of another meaning stays itself.
    check(&[ALMATY], "Алматыгаз", "Алматыгаз");
}

#[test]
fn a_letter_typed_in_two_parts_is_the_letter() {
    let entities = "=== content/people/x.md\n---\nname: Андрей Найманбай\n---\n";
    let typed = "Андре\u{438}\u{306} На\u{438}\u{306}манба\u{438}\u{306}";
    check(&[entities], typed, "[Андрей Найманбай|people/x|full]");
    let entities = format!("=== content/people/x.md\n---\nname: {typed}\n---\n");
    check(&[&entities], "Андрей Найманбай", "[Андрей Найманбай|people/x|full]");
}

// 3. Case.

#[test]
fn case_counts_except_for_capitals_of_long_names() {
    check(&[ASTANA], "NUR-SULTAN -- x", "[NUR-SULTAN|places/astana|capitals] -- x");
    check(
        &[ASTANA],
        "NUR–SULTAN'S and НУР-СУЛТАН",
        "[NUR–SULTAN|places/astana|capitals]'S and [НУР-СУЛТАН|places/astana|capitals]",
    );
    check(&[ASTANA], "nur-sultan, Nur-sultan, astana, NUR-Sultan", "nur-sultan, Nur-sultan, astana, NUR-Sultan");
    let oral = "=== content/places/oral.md\n---\nname: Oral\nnames: [Osh]\n---\n";
    check(&[oral], "ORAL and OSH and Osh", "[ORAL|places/oral|capitals] and OSH and [Osh|places/oral|full]");
}

// 4. Left-most, longest; `not`.

#[test]
fn the_longest_of_the_leftmost_wins() {
    let entities = "
=== content/places/region.md
---
name: Almaty Region
---
=== content/organizations/bank.md
---
name: Region Line
---
";
    check(
        &[ALMATY, entities],
        "Almaty Region, Almaty Region Line, Region Line",
        "[Almaty Region|places/region|full], [Almaty Region|places/region|full] Line, [Region Line|organizations/bank|full]",
    );
}

#[test]
fn a_longer_name_that_ends_inside_a_word_takes_nothing_away() {
    let entities = "
=== content/people/a.md
---
name: Мария
---
=== content/people/b.md
---
name: Мария Иванов
---
=== content/people/c.md
---
name: Иванова
---
";
    check(&[entities], "Мария ИВАНОВА", "[Мария|people/a|full] [ИВАНОВА|people/c|capitals]");
    check(&[entities], "МАРИЯ ИВАНОВА", "[МАРИЯ|people/a|capitals] [ИВАНОВА|people/c|capitals]");
}

#[test]
fn not_blocks_its_own_entity_only() {
    let entities = "
=== content/people/nazarbaev.md
---
name: Nursultan Nazarbaev
short_names: [Nazarbaev]
not: [Nazarbaev University, Nazarbaev Street]
---
=== content/organizations/university.md
---
name: Nazarbaev University
---
=== content/places/street.md
---
name: Street
---
";
    check(
        &[entities],
        "Nursultan Nazarbaev at Nazarbaev University on Nazarbaev Street met Nazarbaev.",
        "[Nursultan Nazarbaev|people/nazarbaev|full] at [Nazarbaev University|organizations/university|full] on \
         Nazarbaev [Street|places/street|full] met [Nazarbaev|people/nazarbaev|short].",
    );
}

// 5. Ambiguous forms.

#[test]
fn an_ambiguous_form_is_reported_once_and_not_linked() {
    let site = archive(&[TWO_TARAZ], "", "Taraz and Taraz and Taraz.");
    assert_eq!(marked(&site), "Taraz and Taraz and Taraz.");
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].starts_with("warning content/articles/a.md:5: `Taraz` may be"), "{problems:#?}");
    assert!(problems[0].contains("`organizations/taraz`") && problems[0].contains("`places/taraz`"), "{problems:#?}");
}

#[test]
fn front_matter_that_lists_exactly_one_decides() {
    check_listing(&[TWO_TARAZ], "places: [taraz]\n", "Taraz.", "[Taraz|places/taraz|full].");
    check_listing(&[TWO_TARAZ], "organizations: [FC Taraz]\n", "Taraz.", "[Taraz|organizations/taraz|full].");
    let site = archive(&[TWO_TARAZ], "places: [taraz]\norganizations: [FC Taraz]\n", "Taraz.");
    assert_eq!((marked(&site).as_str(), site.problems().len()), ("Taraz.", 1));
}

#[test]
fn an_earlier_full_form_of_exactly_one_decides() {
    check(
        &[TWO_TARAZ],
        "FC Taraz won. Taraz won.",
        "[FC Taraz|organizations/taraz|full] won. [Taraz|organizations/taraz|full] won.",
    );
    let later = archive(&[TWO_TARAZ], "", "Taraz won. FC Taraz won.");
    assert_eq!(marked(&later), "Taraz won. [FC Taraz|organizations/taraz|full] won.");
    let both = archive(&[TWO_TARAZ], "", "FC Taraz played in Taraz City. Taraz won.");
    assert_eq!(
        marked(&both),
        "[FC Taraz|organizations/taraz|full] played in [Taraz City|places/taraz|full]. Taraz won."
    );
    assert_eq!(both.problems().len(), 1);
}

// 6. Short names.

#[test]
fn a_short_name_counts_after_a_full_form_only() {
    check(
        &[TOQAEV],
        "Tokayev met no one. Kassym-Jomart Tokayev came. Tokayev, Toqaev’s, Токаев, TOQAEV.",
        "Tokayev met no one. [Kassym-Jomart Tokayev|people/toqaev|full] came. [Tokayev|people/toqaev|short], \
         [Toqaev|people/toqaev|short]’s, [Токаев|people/toqaev|short], [TOQAEV|people/toqaev|short].",
    );
    check(&[TOQAEV], "Tokayev and Toqaev.", "Tokayev and Toqaev.");
}

#[test]
fn a_short_name_counts_where_the_front_matter_lists_the_person() {
    for listed in ["people: [toqaev]\n", "people: Kassym-Jomart Tokayev\n", "people: [people/toqaev]\n"] {
        check_listing(&[TOQAEV], listed, "Tokayev.", "[Tokayev|people/toqaev|short].");
    }
}

#[test]
fn a_name_in_the_summary_introduces_the_body() {
    let site = archive(&[TOQAEV], "summary: Kassym-Jomart Tokayev speaks.\n", "Tokayev spoke.");
    assert_eq!(marked(&site), "[Tokayev|people/toqaev|short] spoke.");
}

#[test]
fn only_the_last_word_of_a_person_is_a_short_name_by_itself() {
    check(
        &[TOQAEV],
        "Kassym-Jomart Tokayev. Kassym-Jomart.",
        "[Kassym-Jomart Tokayev|people/toqaev|full]. Kassym-Jomart.",
    );
    let company = "=== content/organizations/x.md\n---\nname: Kazakhstan Temir Zholy\n---\n";
    check(&[company], "Kazakhstan Temir Zholy. Zholy.", "[Kazakhstan Temir Zholy|organizations/x|full]. Zholy.");
}

#[test]
fn written_short_names_stand_instead_of_the_last_word() {
    let given = "=== content/people/x.md\n---\nname: Ana Maria Bell\nshort_names: [Ana Maria]\n---\n";
    check(
        &[given],
        "Ana Maria Bell. Bell. Ana Maria.",
        "[Ana Maria Bell|people/x|full]. Bell. [Ana Maria|people/x|short].",
    );
    let none = "=== content/people/x.md\n---\nname: Ana Maria Bell\nshort_names: []\n---\n";
    check(&[none], "Ana Maria Bell. Bell.", "[Ana Maria Bell|people/x|full]. Bell.");
}

#[test]
fn a_short_name_of_two_goes_to_the_one_who_was_introduced() {
    check(
        &[TWO_IVANOVS],
        "Пётр Иванов пришёл. Иванов ушёл.",
        "[Пётр Иванов|people/pyotr|full] пришёл. [Иванов|people/pyotr|short] ушёл.",
    );
    check(&[TWO_IVANOVS], "Иванов ушёл.", "Иванов ушёл.");
    let both = archive(&[TWO_IVANOVS], "", "Пётр Иванов и Иван Иванов. Иванов ушёл.");
    assert_eq!(marked(&both), "[Пётр Иванов|people/pyotr|full] и [Иван Иванов|people/ivan|full]. Иванов ушёл.");
    assert_eq!(both.problems().len(), 1, "{:#?}", both.problems());
}

#[test]
fn what_one_article_introduces_no_other_knows() {
    let other = "=== content/articles/b.md\n---\ntitle: B\ndate: 2022-01-28\n---\nKassym-Jomart Tokayev.\n";
    check(&[TOQAEV, other], "Tokayev.", "Tokayev.");
}

// 8. Written links.

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

// 9. Which become links.

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
