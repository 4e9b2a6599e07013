//! The look of an archive of its own: templates beside the built-in ones, tables of words.

use crate::support::Folder;
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
fn a_template_that_is_replaced_need_not_fit_a_frame_of_another_kind() {
    let names = dateline::site::TEMPLATES.iter().map(|(name, _)| *name).filter(|name| name.ends_with(".html"));
    let own: String = names.map(|name| format!("=== templates/{name}\n<main>ours</main>\n")).collect();
    let site = with(&own);
    assert_eq!(site.problems(), [""; 0]);
    assert_eq!(site.text("articles/a.html"), "<main>ours</main>\n");
}

#[test]
fn a_built_in_template_is_included_and_a_component_is_replaced() {
    let own = "=== templates/404.html\n<main>{% include \"dateline/part.html\" %}</main>\n";
    assert!(with(own).problems()[0].contains("Unknown template `dateline/part.html`"));
    let own = "=== templates/robots.txt\n{% include \"dateline/robots.txt\" %}\nDisallow: /data/\n\
               === templates/parts.html\n{% component date(value, linked: bool = false, @page) %}<i data-own></i>{% endcomponent date %}\n";
    let site = with(own);
    assert_eq!(site.problems(), [""; 0]);
    let robots = site.text("robots.txt");
    assert!(robots.contains("User-agent") && robots.ends_with("Disallow: /data/\n"), "{robots}");
    assert!(site.text("articles/a.html").contains("<i data-own></i>"));
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
        ("\n{{ 1 | nubmer }}", "Unknown filter `nubmer`", "reference/templates.md"),
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
fn a_condition_on_a_field_that_is_not_there_is_an_error() {
    for (template, near) in [
        ("{% if article.titel %}x{% endif %}", "did you mean `title`?"),
        ("{{ \"\" if article.citation.wikipdia else \"\" }}", "did you mean `wikipedia`?"),
        ("{% if articel.title %}x{% endif %}", "did you mean `article`?"),
        ("{% if not page.breadcrumb %}x{% endif %}", "did you mean `breadcrumbs`?"),
        ("{% if article.title.text %}x{% endif %}", "`title` has no fields"),
        (
            "{% extends \"dateline/article.html\" %}{% block head %}{% if site.titel %}{% endif %}{% endblock head %}",
            "`title`?",
        ),
        ("{% extends \"base.html\" %}{% block main %}{% include \"part.html\" %}{% endblock main %}", "`title`?"),
    ] {
        let parts = "=== templates/part.html\n{% if article.titel %}x{% endif %}\n";
        let site = with(&format!("=== templates/article.html\n{template}\n{parts}"));
        let made = site.output.make(&dateline::value::FilePath::new("articles/a.html")).expect("a page");
        let problem = shown(&made.expect_err("nothing is made"));
        assert!(problem.contains(near) && problem.contains("while making `articles/a.html`"), "{problem}");
        let place = if template.contains("include") { "templates/part.html:1" } else { "templates/article.html:1" };
        assert!(problem.contains(place), "{problem}");
    }
}

#[test]
fn a_condition_on_what_is_there_or_may_be_absent_is_none() {
    let own = "=== templates/article.html\n{% extends \"dateline/article.html\" %}{% block head %}\
        {% if article.title and site.title and page.root %}1{% endif %}{% if article.image.src or article.publisher.label %}2{% endif %}\
        {% if article?.none %}3{% endif %}{% if article.none is defined %}4{% endif %}{{ article.none | default(value=\"5\") }}\
        {% for name in article.byline %}{% if name.label %}6{% endif %}{% endfor %}{% endblock head %}\n\
        === templates/base.html\n{% extends \"dateline/base.html\" %}{% block nameplate %}{% if article %}<i>7</i>{% endif %}{% endblock nameplate %}\n";
    let site = with(own);
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("articles/a.html");
    assert!(page.contains("15") && page.contains("<i>7</i>"), "{page}");
    assert!(!site.text("articles/index.html").is_empty());
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

/// A site whose settings say this, with a page and somebody.
fn set(settings: &str) -> Site {
    let more = "=== content/pages/about.md\n---\ntitle: About us\n---\n## Whom to ask\n\nBerik Asylov, and [an article](/articles/a.md).\n\
                === content/pages/sketch.md\n---\ntitle: Sketch\ndraft: true\n---\nx\n\
                === content/people/berik-asylov.md\n---\nname: Berik Asylov\n---\n";
    with(&format!("{more}=== content/site.yaml\n{settings}"))
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("there is no {start:?} in {page}"));
    rest.split_once(end).expect("the end").0
}

fn menu(site: &Site, path: &str) -> String {
    between(&site.text(path), "<nav class=\"menu\"", "</nav>").to_owned()
}

#[test]
fn the_menu_leads_where_the_settings_say() {
    let site = set(
        "menu: [people, /articles/index.html, {to: pages/about, label: Who we are}, berik-asylov, A, data, https://example.org/]\n",
    );
    assert_eq!(site.problems(), [""; 0]);
    let page = menu(&site, "people/berik-asylov.html");
    let entries: Vec<&str> =
        page.split("<li>").skip(1).map(|entry| entry.split("</li>").next().unwrap_or_default()).collect();
    assert_eq!(
        entries,
        [
            "<a href=\"../people/index.html\" aria-current=\"true\">People</a>",
            "<a href=\"../articles/index.html\">Articles</a>",
            "<a href=\"../about.html\">Who we are</a>",
            "<a href=\"../people/berik-asylov.html\" aria-current=\"page\">Berik Asylov</a>",
            "<a href=\"../articles/a.html\">A</a>",
            "<a href=\"../data.html\">Data</a>",
            "<a href=\"https://example.org/\" rel=\"noreferrer\">example.org</a>",
        ]
    );
    // What the menu leaves out is found at the foot.
    let foot = site.text("about.html");
    let foot = between(&foot, "<footer", "</footer>");
    assert!(foot.contains("<a href=\"dates/index.html\">Dates</a>") && !foot.contains("people/index.html"), "{foot}");
}

#[test]
fn a_menu_keeps_to_the_promise_about_links_elsewhere() {
    for outbound in ["text", "capture"] {
        let site =
            set(&format!("outbound: {outbound}\nmenu: [articles, {{to: https://example.org/x, label: Ours}}]\n"));
        let menu = menu(&site, "index.html");
        assert!(menu.contains("<span>Ours</span>") && !menu.contains("example.org"), "{menu}");
    }
}

#[test]
fn what_a_menu_cannot_lead_to_is_said_at_its_place() {
    let site = set(
        "menu:\n- peple\n- pages/abuot\n- map\n- pages/sketch\n- articles\nfront: people/berik-asylov\nlogo: mark.svg\n",
    );
    let said = said(&site);
    let find = |words: &str| {
        said.iter().find(|problem| problem.contains(words)).unwrap_or_else(|| panic!("{words}: {said:?}"))
    };
    assert!(find("there is no `peple` in this archive").starts_with("error content/site.yaml:2:"));
    assert!(find("there is no `pages/abuot` in this archive").starts_with("error content/site.yaml:3:"));
    assert!(find("there is no `map` in this site yet").starts_with("note:"));
    assert!(find("`pages/sketch` is held back").starts_with("note content/site.yaml:5:"));
    assert!(find("`people/berik-asylov` is no standing page").starts_with("error content/site.yaml:7:"));
    assert!(find("there is no `mark.svg` under `static/`").starts_with("error content/site.yaml:8:"));
    assert_eq!(menu(&site, "index.html").matches("<li>").count(), 1);
}

#[test]
fn a_standing_page_opens_the_front_page() {
    let site = set("front: pages/about\n");
    assert_eq!(site.problems(), [""; 0]);
    let front = site.text("index.html");
    let opening = between(&front, "<section class=\"prose welcome\"", "</section>");
    for words in [
        "aria-label=\"About us\"",
        ">Whom to ask</h2>",
        "href=\"people/berik-asylov.html\"",
        "href=\"articles/a.html\"",
    ] {
        assert!(opening.contains(words), "{words}: {opening}");
    }
    assert!(site.has("about.html"));
    assert!(set("front: pages/sketch\n").text("index.html").contains("class=\"folio\""));
}

#[test]
fn the_footer_is_markdown_and_its_links_work_from_every_depth() {
    let site = set(
        "footer: |\n  Write to [us](/pages/about.md#whom-to-ask).\n\n  <script>alert(1)</script>[Mail](mailto:a@example.org)\n",
    );
    assert!(site.problems().iter().all(|problem| problem.contains("script")), "{:?}", site.problems());
    for (path, link) in
        [("index.html", "href=\"about.html#whom-to-ask\""), ("articles/a.html", "href=\"../about.html#whom-to-ask\"")]
    {
        let page = site.text(path);
        let own = between(&page, "<div class=\"colophon-own\">", "</div>");
        assert!(own.contains(link) && own.contains("mailto:a@example.org") && !own.contains("<script"), "{own}");
    }
    let problems = set("title: T\nfooter: \"[x](/pages/nobody.md)\"\n").problems();
    assert!(problems[0].starts_with("error content/site.yaml:2: there is no `/pages/nobody.md`"), "{problems:?}");
}

#[test]
fn a_colour_of_its_own_is_made_legible_in_light_and_dark() {
    let sheet = |settings: &str| (set(settings).text("accent.css"), said(&set(settings)));
    let (css, problems) = sheet("accent: \"#7a1f1f\"\n");
    assert!(css.contains("light-dark(#7a1f1f, #") && !css.contains(", #7a1f1f)"), "{css}");
    assert!(!problems.iter().any(|problem| problem.contains("#7a1f1f")), "{problems:?}");
    let (css, problems) = sheet("accent: '#fe0'\n");
    assert!(!css.contains("(#ffee00") && css.contains(", #ffee00)"), "{css}");
    assert!(
        problems.iter().any(|problem| {
            problem.starts_with("note content/site.yaml:1: `#ffee00` cannot be read everywhere on light paper")
        }),
        "{problems:?}"
    );
    let (css, problems) = sheet("accent: #7a1f1f # ours\n");
    assert!(css.contains("(#7a1f1f"), "{css}");
    let is_said = |problem: &String| problem.contains("write it in quotation marks, else it is a comment");
    assert!(problems.iter().any(is_said), "{problems:?}");
    let (css, _) = sheet("accent: {light: \"#333\", dark: \"#eeeeee\"}\n");
    assert!(css.contains("light-dark(#333333, #eeeeee)"), "{css}");
    let site = set("accent: crimson\n");
    assert!(
        site.problems()[0].starts_with("error content/site.yaml:1: `light` must be a colour"),
        "{:?}",
        site.problems()
    );
    assert!(!site.has("accent.css") && !site.text("index.html").contains("accent.css"));
}

#[test]
fn an_own_style_sheet_and_picture_are_on_every_page() {
    let folder =
        Folder::new(&format!("{ARTICLE}=== content/site.yaml\nlogo: /img/our mark.svg\naccent: \"#7a1f1f\"\n"));
    folder.write("static/img/our mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"/>");
    folder.write("static/site.css", "p { color: red }");
    folder.built(&["--strict"]);
    for (path, bytes) in folder.tree("public") {
        if path.ends_with(".html") {
            let page = String::from_utf8(bytes).expect("UTF-8");
            let sheets: Vec<&str> = page.split("<link rel=\"stylesheet\" href=\"").skip(1).collect();
            let names: Vec<&str> = sheets.iter().map(|rest| rest.split('"').next().unwrap_or_default()).collect();
            let ends: Vec<&str> = names.iter().rev().take(2).map(|name| name.trim_start_matches("../")).collect();
            assert_eq!(ends, ["site.css", "accent.css"], "{path}");
            assert!(page.contains("img/our%20mark.svg\" alt=\"\""), "{path}");
        }
    }
    folder.remove("static/site.css");
    folder.built(&[]);
    assert!(!folder.read("public/index.html").contains("site.css"));
}

#[test]
fn an_archive_that_makes_its_frame_anew_needs_no_block_of_ours() {
    let site = site(
        "=== content/site.yaml
title: T
=== content/articles/a.md
---
title: A
date: 2022-01-01
---
Words.
=== templates/base.html
<html lang=en>{% block all %}{% endblock all %}</html>
=== templates/article.html
{% extends \"base.html\" %}{% block all %}<h1>{{ article.title }}</h1>{% endblock all %}
",
    );
    // Pages of ours that are not replaced miss the block that they fill, and say so.
    assert!(site.problems().iter().any(|problem| problem.contains("`main` is not defined")), "{:?}", site.problems());
    assert!(!site.problems().iter().any(|problem| problem.contains("dateline/article.html")), "{:?}", site.problems());
}
