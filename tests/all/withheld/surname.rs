//! A bare surname that nobody registered is kept back where the text knows the person, in whatever way it does.

use crate::support;
use crate::support::Site;
use crate::withheld::without_search;

/// Somebody whose file does not say who it is.
const PERSON: &str = "=== content/people/w.md
---
name: Zarina Kulmukhambetova
names: [Зарина Кулмухамбетова]
visibility: withheld
pseudonym: Witness A
---
";

#[track_caller]
fn holds_no_surname(case: &str, site: &Site) {
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let is_held =
            !text.contains("kulmukham") && !text.contains("кулмухам") && !path.to_lowercase().contains("kulmukham");
        assert!(is_held, "{case}: {path}");
    }
}

fn article(fields: &str, body: &str) -> String {
    format!("=== content/articles/a.md\n---\ntitle: Report\ndate: 2022-01-05\n{fields}\n---\n{body}\n")
}

#[test]
fn who_is_listed_or_linked_is_known_as_if_named_in_full() {
    let cases = [
        ("people: [people/w]", "She came."),
        ("people: [w]", "She came."),
        ("people:\n  - w", "She came."),
        ("people: [Witness A]", "She came."),
        ("byline: people/w", "She came."),
        ("claims: [{id: c, question: q, value: 5, speaker: w, quote: came}]", "She came."),
        ("", "[[people/w]] came."),
        ("", "[[w]] came."),
        ("", "[[people/w|She]] came."),
        ("", "[She](../people/w.md) came."),
        ("", "[She](/people/w.md#x) came."),
        ("", "[r]: ../people/w.md\n\n[She][r] came."),
        ("", "[[Witness A]] came."),
        ("", "Зарина Кулмухамбетова came."),
    ];
    for (fields, body) in cases {
        let body = format!("{body} Kulmukhambetova spoke. Кулмухамбетовой поверили.");
        let question = "=== content/questions/q.md\n---\ntitle: How many?\n---\n";
        let fixture = format!("{PERSON}{question}{}", article(fields, &body));
        let site = support::site_of(&fixture, without_search());
        assert!(site.has("articles/a.html"), "{fields} {body}");
        holds_no_surname(&format!("{fields} {body}"), &site);
    }
}

#[test]
fn a_surname_in_a_text_that_knows_nobody_is_somebody_elses() {
    let fixture = format!("{PERSON}{}", article("", "Kulmukhambetova spoke to w, and the witness."));
    let site = support::site_of(&fixture, without_search());
    assert!(site.text("data/text/a.txt").contains("Kulmukhambetova"));
}

fn notes(path: &str, words: &str) -> String {
    format!(
        "=== content/articles/{path}.annotations.json\n{{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \
         \"items\": [{{\"type\": \"Annotation\", \"bodyValue\": \"{words}\", \"target\": \"a.html\"}}]}}\n"
    )
}

#[test]
fn an_article_its_notes_versions_and_translations_are_one_text() {
    const FULL: &str = "Zarina Kulmukhambetova came.";
    const BARE: &str = "Kulmukhambetova spoke.";
    let second = |path: &str, fields: &str, body: &str| {
        article(fields, body)
            .replace("=== content/articles/a.md", &format!("=== content/articles/{path}.md"))
            .replace("title: Report", "title: Second")
    };
    let cases = [
        article("", FULL) + &notes("a", BARE),
        article("people: [w]", "x") + &notes("a", BARE),
        article("", BARE) + &notes("a", FULL),
        article("", BARE) + &notes("a", "See [her](../people/w.md)."),
        article("", BARE).replace("articles/a.md", "articles/a/index.md") + &notes("a/index", FULL),
        article("", FULL) + &second("b", "version_of: a", BARE),
        article("", FULL) + &second("b", "version_of: articles/a.md", BARE),
        article("", BARE) + &second("b", "version_of: articles/a", FULL),
        article("slug: first", FULL) + &second("b", "translation_of: first", BARE),
        article("", FULL) + &second("b", "translation_of: \"[[Report]]\"", BARE),
        article("", FULL) + &second("b", "translation_of:\n  a", BARE),
        article("", FULL) + &second("a.fr", "", BARE),
        article("", FULL) + &second("a.fr", "", "x") + &notes("a.fr", BARE),
        article("", FULL)
            + &second("b", "version_of: a", "x")
            + &second("c", "version_of: b", BARE).replace("Second", "Third"),
    ];
    for case in cases {
        let site = support::site_of(&format!("{PERSON}{case}"), without_search());
        assert!(site.has("articles/a.html") || site.has("articles/first.html"), "{case}");
        holds_no_surname(&case, &site);
    }
    let other =
        article("", FULL) + &second("b", "version_of: c", BARE) + &second("c", "", "x").replace("Second", "Third");
    let site = support::site_of(&format!("{PERSON}{other}"), without_search());
    assert!(site.text("data/text/b.txt").contains("Kulmukhambetova"));
}
