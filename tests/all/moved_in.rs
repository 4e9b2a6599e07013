//! Front matter and texts as other generators, web archives and spreadsheets write them.

use dateline::diagnostic::ProblemKind;

use crate::support::Folder;
use crate::support::Site;
use crate::support::shown;
use crate::support::site;

/// What is said beside how fields are read.
fn others(site: &Site) -> Vec<String> {
    let mut problems = site.problems();
    problems.retain(|problem| !problem.contains(" is read as "));
    problems
}

/// A site with one article that has these fields.
fn article(fields: &str) -> Site {
    site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-05\n{fields}---\nText.\n"))
}

fn row(site: &Site, column: &str) -> String {
    site.rows("articles")[0][column].clone()
}

#[test]
fn a_source_with_title_and_address_is_a_publisher_and_an_original() {
    for fields in [
        "source: {title: The Courier, url: https://courier.example/1}\n",
        "source:\n  name: The Courier\n  link: https://courier.example/1\n",
        "publisher: The Courier\nlink: https://courier.example/1\n",
        "publisher: The Courier\nurl: [https://courier.example/1]\n",
    ] {
        let site = article(fields);
        assert_eq!(others(&site), [""; 0], "{fields}");
        assert_eq!(
            (row(&site, "publisher").as_str(), row(&site, "url").as_str()),
            ("The Courier", "https://courier.example/1")
        );
    }
    let two = article("url: [https://courier.example/1, https://courier.example/2]\n");
    assert_eq!(row(&two, "url"), "https://courier.example/1");
    assert!(two.problems()[0].contains("the first of these addresses"), "{:?}", two.problems());
    let own = article("url: https://courier.example/0\nsource: {title: T, url: https://courier.example/1}\n");
    assert_eq!(row(&own, "url"), "https://courier.example/0");
}

#[test]
fn the_address_that_a_page_had_elsewhere_redirects() {
    for fields in ["url: /2022/old/\n", "permalink: /2022/old/\n", "link: /2022/old/\n", "permalink: 2022/old/\n"] {
        let site = article(fields);
        assert_eq!(others(&site), [""; 0], "{fields}");
        assert!(site.has("2022/old/index.html"), "{fields}");
    }
    for fields in ["permalink: /:categories/:title/\n", "permalink: /2022/{slug}/\n"] {
        let site = article(fields);
        assert_eq!(others(&site), [""; 0], "{fields}");
    }
    let site = article("redirect_from: [\"/x.php?id=1\", /good]\n");
    assert_eq!(site.problems().len(), 1);
    assert!(
        site.problems()[0].contains("what follows `?` or `#` is no part of a file's name"),
        "{:?}",
        site.problems()
    );
    assert!(site.has("good.html") && !site.has("x.php.html"));
}

#[test]
fn fields_of_other_names_are_read() {
    let site = article(
        "category: News\nlastUpdated: 2022-01-06\ntranslator: [Jane Roe, Ana Lee]\nsubtitle: One line.\neditor: Max Orr\n",
    );
    assert_eq!(site.problems(), [""; 0]);
    assert_eq!(row(&site, "updated"), "2022-01-06");
    let page = site.text("articles/a.html");
    assert!(page.contains("Translated by</span> Jane Roe, Ana Lee") && page.contains("One line."), "{page}");
    assert!(page.contains("Edited by</span> Max Orr"), "{page}");
    assert!(site.has("topics/news.html"));
}

#[test]
fn a_location_is_a_place_that_the_article_is_about() {
    let site = site(
        "=== content/places/almaty.md\n---\nname: Almaty\n---\n=== content/people/orr.md\n---\nname: Max Orr\n---\n\
        === content/articles/a.md\n---\ntitle: A\ndate: 2022\nlocation: Almaty\neditors: [Max Orr]\n---\nx\n",
    );
    assert_eq!(site.problems(), [""; 0]);
    assert!(site.text("places/almaty.html").contains("../articles/a.html"));
    assert!(site.text("articles/a.html").contains("Edited by</span> <a href=\"../people/orr.html\">Max Orr</a>"));
}

#[test]
fn captures_are_dated_and_hashed_as_web_archives_write_it() {
    let hash = "0123456789abcdef".repeat(4);
    for (at, wanted) in [
        ("20220106101010", "2022-01-06T10:10:10Z"),
        ("\"202201061010\"", "2022-01-06T10:10:00Z"),
        ("20220106", "2022-01-06"),
    ] {
        for written in [hash.clone(), format!("sha256:{hash}"), format!("SHA-256: {}", hash.to_uppercase())] {
            let site =
                article(&format!("captures: [{{url: https://saved.example/1, at: {at}, sha256: \"{written}\"}}]\n"));
            assert_eq!(site.problems(), [""; 0], "{at} {written}");
            assert_eq!((row(&site, "archived_at").as_str(), row(&site, "sha256")), (wanted, hash.clone()));
        }
    }
    for (field, value) in [
        ("archived_at", "20221306101010"),
        ("archived_at", "2022010610"),
        ("sha256", "\"sha256:12\""),
        ("sha256", "\"sha1:00\""),
    ] {
        let site = article(&format!("{field}: {value}\n"));
        assert_eq!(site.problems().len(), 1, "{field}: {value}: {:?}", site.problems());
    }
}

#[test]
fn a_point_before_three_digits_is_a_question() {
    let claim = |value: &str| {
        let fields = format!("claims: [{{id: c, question: dead, value: {value}, claimant: X, quote: Text}}]\n");
        let article = format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n{fields}---\nText.\n");
        site(&format!("{article}=== content/questions/dead.md\n---\ntitle: How many?\n---\n"))
    };
    for value in ["1.000", "20.500", "\"100.000\"", "-1.234"] {
        let problems = claim(value).problems();
        let is_asked =
            problems.iter().any(|problem| problem.contains("may be thousands, or a number with three decimals"));
        assert!(is_asked, "{value}: {problems:?}");
    }
    for value in ["1000", "1.5", "0.125", "1.0000", "1234.567"] {
        let problems = claim(value).problems();
        assert!(!problems.iter().any(|problem| problem.contains("thousands")), "{value}: {problems:?}");
    }
    let place = site("=== content/places/x.md\n---\nname: X Y\nlatitude: 43.255\nlongitude: 76.912\n---\n");
    assert_eq!(place.problems(), [""; 0]);
}

#[test]
fn a_title_with_a_sign_or_a_cut_is_said_at_its_place() {
    let site = site(
        "=== content/articles/a.md\n---\ntitle: [LIVE] Toll\ndate: 2022\n---\nx\n\
         === content/articles/b.md\n---\ntitle: Report #5: what happened\ndate: 2022\n---\nx\n\
         === content/articles/c.md\n---\ntitle: \"Award 2022\nwill be judged\"\ndate: 2022\n---\nx\n\
         === content/people/d.md\n---\nname: \u{feff}Ana Lee\n---\n",
    );
    let said: Vec<String> =
        site.diagnostics.iter().map(shown).filter(|problem| problem.starts_with("warning")).collect();
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[0].starts_with("warning content/articles/a.md:2: a value that begins with `[` means something else"));
    assert!(said[1].starts_with("warning content/articles/b.md:2: the value ends before `#`"));
    assert!(said[2].starts_with("warning content/articles/c.md:3: a text in quotes goes on"));
    assert!(said[3].starts_with("warning content/people/d.md:2: a byte order mark stands inside"));
    assert!(site.text("articles/a.html").contains("<h1>[LIVE] Toll</h1>"));
    assert!(site.text("articles/c.html").contains("<h1>Award 2022 will be judged</h1>"));
    assert!(site.has("people/d.html") && site.text("people/d.html").contains("<bdi>Ana Lee</bdi>"));
}

/// The body of an article's page, and what is said of it.
fn body(text: &str) -> (String, Vec<String>) {
    let site = site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\n{text}\n"));
    let page = site.text("articles/a.html");
    let (_, rest) = page.split_once("<div class=\"prose\">").expect("the text");
    (rest.split_once("\n</div>").expect("its end").0.trim().to_owned(), site.problems())
}

#[test]
fn bare_addresses_are_links_and_no_word_changes() {
    let (html, problems) =
        body("See https://a.example/x_y_(z)?b=1&c=2, **www.b.example**. `https://c.example` [d](https://d.example)");
    assert_eq!(problems, [""; 0]);
    let link = |href: &str, words: &str| {
        format!("<a class=\"external\" rel=\"external noreferrer\" href=\"{href}\">{words}</a>")
    };
    let address = "https://a.example/x_y_(z)?b=1&amp;c=2";
    assert_eq!(
        html,
        format!(
            "<p>See {}, <strong>{}</strong>. <code>https://c.example</code> {}</p>",
            link(address, address),
            link("https://www.b.example", "www.b.example"),
            link("https://d.example", "d")
        )
    );
    let text = "=== content/site.yaml\noutbound: text\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nSee https://a.example/x and <https://b.example>.\n";
    let site = site(text);
    assert!(site.text("articles/a.html").contains("<p>See https://a.example/x and https://b.example.</p>"));
    assert_eq!(site.text("data/text/a.txt"), "See https://a.example/x and https://b.example.\n");
}

#[test]
fn callouts_keep_their_titles() {
    for (text, html) in [
        (
            "> [!warning] Mind the gap\n> and more",
            "<blockquote class=\"alert alert-warning\"><p class=\"alert-title\">Warning</p>\n<p><strong>Mind the gap</strong></p>\n<p>and more</p>\n</blockquote>",
        ),
        (
            "> [!info]-\n> folded",
            "<blockquote class=\"alert alert-note\"><p class=\"alert-title\">Note</p>\n<p>folded</p>\n</blockquote>",
        ),
        (
            "> [!quote] Who *said* it\n> words",
            "<blockquote><p><strong>Who <em>said</em> it</strong></p>\n<p>words</p>\n</blockquote>",
        ),
        (
            "> [!TIP] Only a title",
            "<blockquote class=\"alert alert-tip\"><p class=\"alert-title\">Tip</p>\n<p><strong>Only a title</strong></p>\n</blockquote>",
        ),
        (
            "> [!note]\n> as GitHub has it",
            "<blockquote class=\"alert alert-note\"><p class=\"alert-title\">Note</p>\n<p>as GitHub has it</p>\n</blockquote>",
        ),
        ("> [!unheard] of", "<blockquote><p>[!unheard] of</p>\n</blockquote>"),
    ] {
        let (made, problems) = body(text);
        assert_eq!((made.as_str(), problems), (html, Vec::new()), "{text}");
    }
}

#[test]
fn a_drawing_in_words_is_shown_as_code_and_said_in_a_note() {
    let text = "```mermaid\ngraph TD\n```\n\n```mermaid\nx\n```\n\n```rust\nlet a;\n```";
    let site = site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\n{text}\n"));
    assert_eq!(site.problems(), [""; 0]);
    let notes = site.diagnostics.iter().filter(|problem| problem.kind == ProblemKind::ForeignCommand);
    let said: Vec<String> = notes.map(crate::support::shown).collect();
    assert!(
        said.len() == 1 && said[0].contains("a drawing in `mermaid` is shown as its code, in 2 places"),
        "{said:?}"
    );
    assert!(site.text("articles/a.html").contains("graph TD"));
}

#[test]
fn what_is_printed_as_it_stands_is_said_once_a_kind() {
    for (text, called) in [
        (
            "some ==marked words== and ==more==",
            "`==…==`, which marks words elsewhere, is printed as it stands, in 2 places",
        ),
        ("# Head {: .wide}\n\ntext\n{: .wide #x}", "`{:…}`"),
        ("[link](https://a.example){:target=\"_blank\"}", "`{:…}`"),
        ("[caption id=\"a\" width=\"3\"]words[/caption]", "a command of WordPress"),
        ("[gallery ids=\"1,2\"]", "a command of WordPress"),
        ("so $x^2 = y$ holds", "a formula"),
        ("$$\\sum x$$", "a formula"),
        ("a word^[an inline note] more", "`^[…]`"),
        ("::: warning\nx\n:::", "container of another generator, is printed as it stands (replace"),
        (
            "a formula $x^2$, a price of $5, another $y_1 = 2$",
            "a formula between `$` is printed as it stands, in 2 places",
        ),
        ("[TOC]", "a list of contents of another generator is printed"),
        ("x\n\n[[_TOC_]]\n\ny", "`[[_TOC_]]`, a list of contents of another generator,"),
        ("x\n\n{:toc}", "`{:…}`"),
        ("Good news :tada: and :tada:", "an emoji by its name between colons is printed as it stands, in 2 places"),
        (
            "{{< figure src=\"x\" >}}\n\n{% include a.html %}\n\n`{{< shown >}}`",
            "commands of another generator are printed as they stand, in 2 places",
        ),
    ] {
        let (_, problems) = body(text);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert!(
            problems[0].contains(called) && problems[0].starts_with("warning content/articles/a.md:"),
            "{problems:?}"
        );
    }
    for text in [
        "a == b and c == d",
        "it cost $5 and then $6",
        "`==code==` and `$x^2$`",
        "\\$x^2$ and \\==not==",
        "    ==indented code==",
        "===",
        "see [caption] here",
        "f(x) = {: y}",
        "It cost $5 and $10, later $1,000 and $2_000; from US$5 to US$10.",
        "At 10:30:20, at 9:15, ratio 3:2:1; note:this: and std::fire::x",
        "if x==1 and y==2 then a==b",
        "The [TOC] of a book, :unknown: and 1:100:000",
        "`:smile:` and `[TOC]` and `{{< x >}}`",
        "A table: ---:|:---:",
    ] {
        let (_, problems) = body(text);
        assert_eq!(problems, [""; 0], "{text}");
    }
}

#[test]
fn an_address_that_a_site_cannot_have_is_refused_and_one_that_it_can_is_encoded() {
    let site_at = |base: &str| {
        site(&format!(
            "=== content/site.yaml\nbase_url: \"{base}\"\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n"
        ))
    };
    for base in [
        "https://example.org/x?y=1",
        "https://example.org/#f",
        "https://user:pw@example.org/",
        "https://münchen.example/",
        "example.org",
    ] {
        let site = site_at(base);
        assert!(site.problems()[0].contains("is no address that a site can have"), "{base}: {:?}", site.problems());
        assert!(!site.has("sitemap.xml") && !site.text("404.html").contains("pw@"), "{base}");
    }
    for (base, root) in [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org/архив", "https://example.org/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/"),
        ("https://example.org/a%20b//", "https://example.org/a%20b/"),
        ("http://localhost:8080/x/", "http://localhost:8080/x/"),
    ] {
        let sitemap = site_at(base).text("sitemap.xml");
        assert!(sitemap.contains(&format!("<loc>{root}articles/a.html</loc>")), "{base}: {sitemap}");
    }
}

#[test]
fn a_site_in_kazakh_in_latin_letters_has_no_cyrillic_words() {
    let site = site(
        "=== content/site.yaml\nlang: kk-Latn\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-05\n---\nx\n",
    );
    let page = site.text("articles/a.html");
    assert!(page.contains("2022-01-05</time>") && !page.contains("M01"), "{page}");
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{52f}').contains(&letter);
    assert!(!page.contains(is_cyrillic), "{page}");
    assert!(site.diagnostics.iter().any(|problem| problem.message.contains("have no table for `kk-Latn`")));
    let plain = self::site(
        "=== content/site.yaml\nlang: kk-Cyrl\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n",
    );
    assert!(plain.text("articles/a.html").contains(is_cyrillic));
}

#[test]
fn family_names_are_not_guessed() {
    let cited = |fields: &str| {
        let text = format!(
            "=== content/people/kim.md\n---\nname: Kim Jong-un\n{fields}---\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nbyline: Kim Jong-un\n---\nx\n"
        );
        site(&text).text("data/citations.csl.json")
    };
    assert!(
        cited("").contains("\"literal\": \"Kim Jong-un\"") || cited("").contains("\"literal\":\"Kim Jong-un\""),
        "{}",
        cited("")
    );
    let sorted = cited("sort: \"Kim, Jong-un\"\n").replace(' ', "");
    assert!(sorted.contains("\"family\":\"Kim\"") && sorted.contains("\"given\":\"Jong-un\""), "{sorted}");
}

#[test]
fn ids_of_raw_html_are_places_that_links_lead_to() {
    let (html, problems) = body(
        "A word<sup id=\"fnref1\"><a href=\"#fn1\">1</a></sup> and [more](#mine).\n\n<p id=\"mine\">Here</p>\n\n<a name=\"old\"></a>There\n\n<ol>\n<li id=\"fn1\">The note <a href=\"#fnref1\">back</a></li>\n</ol>\n\n[old](#old) [Texas](#ft-worth-tx)\n\n## Ft. Worth, TX",
    );
    assert_eq!(problems, [""; 0], "{html}");
    for (link, place) in [("fn1", "fn1"), ("fnref1", "fnref1"), ("mine", "mine"), ("old", "old")] {
        assert!(html.contains(&format!("href=\"#place-{link}\"")), "{link}: {html}");
        assert_eq!(html.matches(&format!("<span id=\"place-{place}\"></span>")).count(), 1, "{place}: {html}");
    }
    assert!(html.contains("<li><span id=\"place-fn1\"></span>The note"), "{html}");
    let (html, _) = body("<p id=\"main\">x</p> <p id=\"x y\">y</p> <p id=\"main\">z</p>");
    assert!(
        html.contains("id=\"place-main\"") && html.contains("id=\"place-x-y\"") && !html.contains("id=\"main\""),
        "{html}"
    );
}

#[test]
fn a_standing_page_redirects_from_where_it_was() {
    let site = |fields: &str| {
        Folder::new(&format!(
            "=== content/site.yaml\ntitle: T\n=== content/pages/about.md\n---\ntitle: About us\n{fields}---\n\nWe.\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\nredirect_from: [/taken/]\n---\n\nA.\n"
        ))
    };
    let folder = site("redirect_from: [/2019/who-we-are/, old.html]\n");
    assert_eq!(folder.build(&["--no-search"]).code, 0);
    for (address, target) in [("2019/who-we-are/index.html", "../../about.html"), ("old.html", "about.html")] {
        let page = folder.read(&format!("public/{address}"));
        assert!(page.contains(&format!("url={target}")) && page.contains("About us"), "{page}");
    }
    let run = site("redirect_from: [/taken/]\n").build(&["--no-search"]);
    run.reports("`taken/index.html` is the address of `content/articles/a.md` already", "content/pages/about.md:3:17");
    let run = site("redirect_from: [\"/x.php?id=1\"]\n").build(&["--no-search"]);
    run.reports("this address does not redirect", "content/pages/about.md:3:17");
    assert!(
        Folder::build(&site("permalink: /2019/x/\n"), &["--no-search"])
            .stderr
            .contains("`permalink` is read as `redirect_from`")
    );
    let run = site("aliases: [/x/]\n").build(&["--no-search"]);
    run.reports("`aliases` is read as older addresses of this text", "content/pages/about.md:3:1");
}
