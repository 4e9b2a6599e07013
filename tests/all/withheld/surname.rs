//! A bare surname that nobody registered is kept back where the text knows the person, in whatever way it does.

use crate::support;
use crate::support::Folder;
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

#[test]
fn a_surname_in_addresses_ids_and_names_of_files_is_kept_back_in_any_case() {
    for (fields, body) in [
        ("slug: kulmukhambetova-arrested", ""),
        ("slug: arrest-of-Kulmukhambetova", ""),
        ("redirect_from: [/2022/kulmukhambetova.html]", ""),
        ("url: https://example.org/2022/kulmukhambetova-arrested", ""),
        ("archived_url: https://web.example/https://example.org/KULMUKHAMBETOVA", ""),
        ("tags: [kulmukhambetova, protest]", ""),
        ("image: {src: /img/kulmukhambetova.jpg, alt: x}", ""),
        ("captures: [{file: saved/arrest_of_kulmukhambetova.html}]", ""),
        ("annotations: [{quote: Words, note: x, tags: [kulmukhambetova]}]", ""),
        ("claims: [{id: kulmukhambetova-5, question: q, value: 5, quote: Words}]", ""),
        ("", "# Words {#kulmukhambetova}\n\n[x](#kulmukhambetova)"),
        ("", "```kulmukhambetova\nx\n```"),
        ("", "<p id=\"kulmukhambetova\" class='x-kulmukhambetova'>x</p>"),
        ("", "<kulmukhambetova@example.org>, [x](mailto:z.kulmukhambetova@example.org)"),
        (
            "",
            "@kulmukhambetova, @zkulmukhambetova, #freekulmukhambetova, #СвободуКулмухамбетовой, kulmukhambetova.zarina@example.org",
        ),
        ("", "![x](/img/kulmukhambetova.jpg) [x](saved/kulmukhambetova_1.pdf)"),
        ("", "Words[^kulmukhambetova]\n\n[^kulmukhambetova]: x"),
        (
            "",
            "[x](https://example.org/%D0%BA%D1%83%D0%BB%D0%BC%D1%83%D1%85%D0%B0%D0%BC%D0%B1%D0%B5%D1%82%D0%BE%D0%B2%D0%B0)",
        ),
    ] {
        let question = "=== content/questions/q.md\n---\ntitle: How many?\n---\n";
        let text = format!("Words.\n\nZarina Kulmukhambetova came.\n\n{body}");
        let site = support::site_of(&format!("{PERSON}{question}{}", article(fields, &text)), without_search());
        assert!(site.all().keys().any(|path| path.starts_with("data/text/")), "{fields} {body}");
        holds_no_surname(&format!("{fields} {body}"), &site);
    }
}

#[test]
fn a_surname_in_the_path_of_a_file_or_in_the_settings_stops_the_build() {
    let folder_with = |path: &str, text: &str| {
        let folder = Folder::new(&format!("=== content/site.yaml\ntitle: T\n{PERSON}{}", article("", "Words.")));
        folder.write(path, text);
        folder
    };
    let full = "---\ntitle: T\ndate: 2022\n---\nZarina Kulmukhambetova came.\n";
    let bare = "---\ntitle: T\ndate: 2022\n---\nWords.\n";
    for (path, text) in [
        ("content/articles/kulmukhambetova-arrested.md", full),
        ("content/articles/Kulmukhambetova/index.md", full),
        ("content/articles/b.md", "---\ntitle: T\ndate: 2022\npeople: [w]\n---\nx\n"),
        ("content/pages/kulmukhambetova.md", full),
        ("static/img/kulmukhambetova.txt", "x"),
        ("static/Kulmukhambetova/1.txt", "x"),
        ("static/case_of_KULMUKHAMBETOVA.txt", "x"),
        ("content/articles/files/kulmukhambetova.txt", "x"),
        ("content/site.yaml", "title: T\nmenu: [{title: Words, url: /articles/kulmukhambetova.html}]\n"),
        ("content/site.yaml", "title: T\npublisher: x\nlogo: /img/kulmukhambetova.svg\n"),
    ] {
        let path = if path.ends_with("/b.md") { "content/articles/of-kulmukhambetova/b.md" } else { path };
        let folder = folder_with(path, text);
        let run = folder.build(&["--no-search"]);
        run.ends(1);
        assert!(run.stderr.contains("withheld-name") && !folder.has("public"), "{path}: {}", run.stderr);
        assert!(!run.stderr.to_lowercase().contains("kulmukham"), "{path}: {}", run.stderr);
    }
    // Somebody public of that surname has a file and a picture.
    let folder = folder_with("content/people/aigul-kulmukhambetova.md", "---\nname: Aigul Kulmukhambetova\n---\n");
    folder.write("static/img/aigul-kulmukhambetova.txt", "x");
    folder.write(
        "content/articles/b.md",
        format!("{full}\n[[people/aigul-kulmukhambetova]] and [x](/img/aigul-kulmukhambetova.txt)\n"),
    );
    folder.write("content/articles/kulmukhambetova.md", bare);
    folder.built(&["--no-search"]);
    assert!(
        folder.has("public/people/aigul-kulmukhambetova.html") && folder.has("public/img/aigul-kulmukhambetova.txt")
    );
}

#[test]
fn a_surname_that_stands_alone_outside_of_articles_is_said() {
    for (path, text) in [
        ("content/questions/q.md", "---\ntitle: What did Kulmukhambetova say?\n---\n"),
        ("content/places/p.md", "---\nname: Place\n---\nThe house of the Kulmukhambetova family.\n"),
        ("content/site.yaml", "title: T\ndescription: The case of Kulmukhambetova\n"),
    ] {
        let site = support::site_of(&format!("{PERSON}=== {path}\n{text}"), without_search());
        let said = site
            .diagnostics
            .iter()
            .map(support::shown)
            .any(|said| said.contains(path) && said.contains("has the surname"));
        assert!(said, "{path}");
    }
}

/// Ways of dividing a name that a reader puts together again.
#[test]
fn a_name_that_is_divided_or_disguised_is_kept_back() {
    for body in [
        "Zarina Kulmukham-\nbetova came.",
        "> Zarina Kulmukham-\n> betova came.",
        "Zarina<br>Kulmukhambetova, Zarina  \nKulmukhambetova, Zarina\\\nKulmukhambetova",
        "Z a r i n a  K u l m u k h a m b e t o v a",
        "Зарина\tКулмухамбетова, Зарина\u{2028}Кулмухамбетова, Зарина\u{b}Кулмухамбетова",
        "Zarina\u{2800}Kulmukhambetova, Zarina\u{fff9}Kulmukhambetova, Zari\u{e0061}na Kul\u{e0020}mukhambetova",
        "==Zarina== Kulmukhambetova, Zarina Kul==mukh==ambetova",
        "<ins>Zarina</ins> Kulmukhambetova, Zarina <del>Ku</del><ins>Kulmukhambetova</ins>",
        "Zarina\\_Kulmukhambetova, \\_Zarina\\_ \\_Kulmukhambetova\\_",
        "Zarina <ruby>Kulmukh<rt>x</rt>ambetova</ruby>",
        "[x](https://example.org/?u=https%253A%252F%252Fx%252F%25D0%2597%25D0%25B0%25D1%2580%25D0%25B8%25D0%25BD%25D0%25B0%2520%25D0%259A%25D1%2583%25D0%25BB%25D0%25BC%25D1%2583%25D1%2585%25D0%25B0%25D0%25BC%25D0%25B1%25D0%25B5%25D1%2582%25D0%25BE%25D0%25B2%25D0%25B0)",
        "Zаrinа Kulmukhаmbеtоvа, Зapинa Кулмуxaмбeтoвa",
    ] {
        let site = support::site_of(&format!("{PERSON}{}", article("", body)), without_search());
        for path in ["articles/a.html", "data/text/a.txt"] {
            let text = site.text(path).replace(|letter: char| !letter.is_alphanumeric(), "").to_lowercase();
            for part in ["ambetova", "betova", "mukh", "амбетова", "кулму", "d0259ad1", "mbеtоvа", "мбeтoвa"]
            {
                assert!(!text.contains(part), "{body:?}: {path} {part}");
            }
        }
    }
}
