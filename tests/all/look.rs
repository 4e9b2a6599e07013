//! The look of an archive of its own: templates beside the built-in ones, tables of words.

use crate::support::Site;
use crate::support::shown;
use crate::support::site;

const ARTICLE: &str = "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n";

/// A site with one article and these files.
fn with(files: &str) -> Site {
    site(&format!("{ARTICLE}{files}"))
}

/// Everything that is said of a site, notes too.
fn said(site: &Site) -> Vec<String> {
    let mut said: Vec<String> = site.diagnostics.iter().map(shown).collect();
    said.retain(|problem| !problem.contains("base_url"));
    said
}

#[test]
fn an_own_template_changes_one_block_of_the_built_in_one() {
    let own = "=== templates/article.html\n{% extends \"dateline/article.html\" %}\n\
               {% block head %}{{ super() }}<meta name=\"shelf\" content=\"7\">{% endblock head %}\n";
    let site = with(own);
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("articles/a.html");
    assert!(page.contains("<meta name=\"shelf\" content=\"7\">") && page.contains("<p>Text.</p>"), "{page}");
}

#[test]
fn an_own_frame_is_that_of_built_in_pages_too() {
    let own = "=== templates/base.html\n{% extends \"dateline/base.html\" %}\n\
               {% block nameplate %}<p>OURS</p>{{ super() }}{% endblock nameplate %}\n";
    let site = with(own);
    assert_eq!(site.problems(), [""; 0]);
    for page in ["articles/a.html", "articles/index.html", "404.html", "search.html"] {
        assert!(site.text(page).contains("<p>OURS</p><p class=\"nameplate\">"), "{page}");
    }
}

#[test]
fn a_built_in_template_is_included_and_a_component_is_replaced() {
    let own = "=== templates/404.html\n<main>{% include \"dateline/part.html\" %}</main>\n";
    assert!(with(own).problems()[0].contains("Unknown template `dateline/part.html`"));
    let own = "=== templates/robots.txt\n{% include \"dateline/robots.txt\" %}\nDisallow: /data/\n\
               === templates/parts.html\n{% component lang_attrs(lang, dir, @site) %} data-own{% endcomponent lang_attrs %}\n";
    let site = with(own);
    assert_eq!(site.problems(), [""; 0]);
    let robots = site.text("robots.txt");
    assert!(robots.contains("User-agent") && robots.ends_with("Disallow: /data/\n"), "{robots}");
    assert!(site.text("articles/index.html").contains("data-own"));
}

#[test]
fn what_a_template_asks_for_and_is_not_there_has_a_place_and_a_near_miss() {
    let cases = [
        ("{% extends \"dateline/articel.html\" %}", "there is no template `dateline/articel.html`", "article.html"),
        ("{% extends \"article.html\" %}", "`article.html` extends itself", "`dateline/article.html`"),
        ("\n{% include \"bsae.html\" %}", "Unknown template `bsae.html`", "`base.html`"),
        ("\n{{ <datte value={1} /> }}", "Unknown component `datte`", "`date`"),
        ("{% extends \"base.html\" %}\n{% block mian %}{% endblock mian %}", "Block `mian` is not defined", "`main`"),
        (
            "{% extends \"base.html\" %}\n{% block sidebar %}{% endblock sidebar %}",
            "Block `sidebar` is not defined",
            "`body_class`, `csp`, `head`, `main`",
        ),
        ("\n{{ 1 | nubmer }}", "Unknown filter `nubmer`", "docs/templates.md"),
    ];
    for (template, message, advice) in cases {
        let site = with(&format!("=== templates/article.html\n{template}\n"));
        let problems = site.problems();
        let found = problems.iter().find(|problem| problem.contains(message));
        let found = found.unwrap_or_else(|| panic!("{template}: {problems:?}"));
        let line = template.lines().count();
        assert!(found.starts_with(&format!("fatal templates/article.html:{line}: template error: ")), "{found}");
        assert!(found.contains(advice), "{found}");
    }
}

#[test]
fn a_field_that_is_not_there_names_those_that_are() {
    for (template, near) in [
        ("{{ article.titel }}", "did you mean `title`?"),
        ("{{ articel.title }}", "did you mean `article`?"),
        ("{{ page.breadcrumb }}", "did you mean `breadcrumbs`?"),
        ("{{ t(key=\"undatet\") }}", "did you mean `undated`?"),
    ] {
        let site = with(&format!("=== templates/article.html\n{template}\n"));
        let made = site.output.make(&dateline::value::FilePath::new("articles/a.html")).expect("a page");
        let problem = shown(&made.expect_err("nothing is made"));
        assert!(problem.contains(near) && problem.contains("while making `articles/a.html`"), "{problem}");
    }
}

#[test]
fn a_template_that_nothing_uses_is_named() {
    let site = with("=== templates/articel.html\nx\n");
    assert_eq!(
        site.problems(),
        ["warning templates/articel.html:0: no page is made with this file (did you mean `templates/article.html`?)"]
    );
    let site = with("=== templates/dateline/article.html\nx\n");
    assert!(site.problems()[0].contains("`dateline/` are those of the built-in templates"), "{:?}", site.problems());
    assert!(site.text("articles/a.html").contains("Text."));
    let used = "=== templates/extra.html\nx\n=== templates/404.html\n{% include 'extra.html' %}\n";
    assert_eq!(with(used).problems(), [""; 0]);
}

#[test]
fn an_own_table_is_held_to_its_keys_blanks_and_forms() {
    let table = "=== content/site.yaml\nlang: ru\n=== templates/words/ru.yaml\n\
                 hom: Начало\n\
                 data: \"Данные {count}\"\n\
                 published_by: Ведёт архив\n\
                 articles: {one: \"{count} статья\", other: \"{count} статей\"}\n\
                 rows: \"{count}\"\n\
                 mentions: {on: \"{count}\", few: \"{count}\", many: \"{count}\", other: \"{count}\"}\n\
                 home: {one: a, few: b, many: c, other: d}\n\
                 feed: []\n\
                 own_phrase: Своё\n\
                 === templates/404.html\n{{ t(key=\"own_phrase\") }}\n";
    let problems = with(table).problems();
    let file = "warning templates/words/ru.yaml";
    let expected = [
        format!("{file}:1: no page has a phrase `hom` (did you mean `home`?)"),
        format!("{file}:2: `data` has no blank `{{count}}` (it has none)"),
        format!(
            "{file}:3: `published_by` has lost its blank `{{publisher}}` (write `{{publisher}}` where it belongs in the sentence)"
        ),
        format!(
            "{file}:4: `articles` has no form for `few`, `many` (the forms of this language are `few`, `many`, `one`)"
        ),
        format!("{file}:5: `rows` is one text for all numbers (the forms of this language are `few`, `many`, `one`)"),
        format!("{file}:6: `on` of `mentions` is no plural form (the forms of this language are `few`, `many`, `one`)"),
        format!("{file}:7: `home` has no number, and needs one text (write it without forms)"),
        format!("{file}:8: `feed` has no text"),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_table_of_no_language_is_named_and_one_of_another_language_is_read_too() {
    for name in ["russian.yaml", "uz.yml", "uz.json", "UZ.yaml", "xx.yaml"] {
        let problems = with(&format!("=== templates/words/{name}\nhome: x\n")).problems();
        assert!(problems[0].contains("the name of this table of words is no language"), "{name}: {problems:?}");
    }
    let site = with("=== templates/words/uz.yaml\nhome: Bosh sahifa\nhom: x\n");
    assert!(said(&site).iter().any(|problem| problem.contains("no page has a phrase `hom`")), "{:?}", said(&site));
    assert!(said(&site).iter().any(|problem| problem.contains("this table has 1 of ")), "{:?}", said(&site));
    let broken = with("=== templates/words/uz.yaml\nhome: [x\n").problems();
    assert!(broken[0].starts_with("fatal templates/words/uz.yaml:"), "{broken:?}");
    let list = with("=== templates/words/uz.yaml\n- home\n").problems();
    assert!(list[0].contains("this table has no phrases that can be read"), "{list:?}");
}
