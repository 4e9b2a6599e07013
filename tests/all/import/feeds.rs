//! Feeds, and the export of WordPress.

use crate::import::archive;
use crate::import::import;

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Paper</title><language>en-GB</language>
<item><title>Two tolls &amp;amp; one day</title><link>https://paper.example/1</link><pubDate>Sat, 29 Jan 2022 01:30:00 +0600</pubDate>
<dc:creator>A. B.</dc:creator><category>Unrest</category><description>Officials differ.</description>
<content:encoded><![CDATA[<p>ALMATY -- Officials have given <b>two</b> tolls on one day.</p><script>x</script><p>With reporting by AFP</p>]]></content:encoded></item>
<item><title>Only a summary</title><link>https://paper.example/2</link><description>&lt;p&gt;The summary.&lt;/p&gt;</description></item>
<item></item></channel></rss>"#;

#[test]
fn entries_are_articles_and_days_do_not_move() {
    let archive = archive();
    archive.write("feed", RSS);
    let run = import(&archive, &["feed"], 0);
    assert!(run.stderr.contains("entry 3 has no title"), "{}", run.stderr);
    let text = archive.read("content/articles/2022/two-tolls-one-day.md");
    for line in [
        "title: Two tolls & one day\n",
        "date: 2022-01-29T01:30:00+06:00\n",
        "byline:\n  - A. B.\n",
        "dateline: ALMATY\n",
        "publisher: The Paper\n",
        "url: https://paper.example/1\n",
        "lang: en\n",
        "summary: Officials differ.\n",
        "topics:\n  - Unrest\n",
        "contributors:\n  - AFP\n",
        "  - tool: RSS feed\n",
        "\n---\n\nOfficials have given **two** tolls on one day.\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    assert!(archive.read("content/articles/only-a-summary.md").ends_with("\n---\n\nThe summary.\n"));
    assert!(import(&archive, &["feed"], 0).stdout.contains("0 files written; 2 things there already"));
}

#[test]
fn atom_and_json_feeds_are_read_too() {
    let archive = archive();
    archive.write(
        "atom.xml",
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><title>Газет</title><entry><title type="html">Бір &amp;lt;күн&amp;gt;</title>
        <link rel="self" href="https://g.example/self"/><link href="https://g.example/1"/><published>2022-03-14T10:00:00+06:00</published>
        <author><name>Ә. Б.</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Мәтін <em>осы</em>.</p></div></content></entry></feed>"#,
    );
    archive.write(
        "feed.json",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", "url": "https://j.example/1", "title": "By JSON",
        "date_published": "2022-03-14T10:00:00Z", "content_text": "One & two\n\nThree <x>"}]}"#,
    );
    import(&archive, &["atom.xml", "feed.json"], 0);
    let atom = archive.read("content/articles/2022/bir-kun.md");
    assert!(
        atom.contains("lang: kk\n")
            && atom.contains("url: https://g.example/1\n")
            && atom.ends_with("\n\nМәтін *осы*.\n"),
        "{atom}"
    );
    let json = archive.read("content/articles/2022/by-json.md");
    assert!(
        json.ends_with("\n\nOne & two\n\nThree \\<x>\n") || json.ends_with("\n\nOne & two\n\nThree \\<x\\>\n"),
        "{json}"
    );
}

#[test]
fn an_export_of_wordpress_keeps_drafts_drafts() {
    let archive = archive();
    let item = |title: &str, kind: &str, status: &str| {
        format!(
            "<item><title>{title}</title><link>https://w.example/{status}</link><wp:post_date>2022-03-14 10:00:00</wp:post_date><wp:post_name>{title}-name</wp:post_name>\
             <wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status><content:encoded><![CDATA[<p>Text of it.</p>]]></content:encoded></item>"
        )
    };
    let items = [
        item("one", "post", "publish"),
        item("two", "post", "draft"),
        item("about", "page", "private"),
        item("p", "attachment", "inherit"),
    ];
    archive.write(
        "export.xml",
        format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>W</title>{}</channel></rss>",
            items.concat()
        ),
    );
    let run = import(&archive, &["export.xml"], 0);
    assert!(run.stdout.contains("set aside entries of the kind `attachment`: 1"), "{}", run.stdout);
    assert!(!archive.read("content/articles/2022/one-name.md").contains("draft:"));
    assert!(archive.read("content/articles/2022/two-name.md").contains("draft: true\n"));
    assert!(archive.read("content/pages/about-name.md").contains("draft: true\n"));
}

#[test]
fn an_export_of_wordpress_keeps_paragraphs_people_and_addresses() {
    let archive = archive();
    let item = |name: &str, extra: &str, words: &str| {
        format!(
            "<item><title>{name}</title><link>https://w.example/2022/01/{name}/</link><dc:creator>jd</dc:creator><wp:post_date>2022-01-29 01:00:00</wp:post_date>\
             <wp:post_date_gmt>2022-01-28 19:00:00</wp:post_date_gmt><wp:post_name>{name}</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>{extra}\
             <category domain=\"post_format\">Aside</category><content:encoded><![CDATA[{words}]]></content:encoded><excerpt:encoded>In short.</excerpt:encoded></item>"
        )
    };
    let words = "First <b>words</b>.\n\nSecond\nline.\n\n[caption id=\"a\"]<img src=\"https://w.example/a.jpg\" alt=\"A\" /> C[/caption]\n\n[gallery ids=\"1\"]";
    let items = [item("open", "", words), item("closed", "<wp:post_password>x</wp:post_password>", "Hidden")];
    archive.write(
        "export.xml",
        format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>W</title>\
             <wp:author><wp:author_login>jd</wp:author_login><wp:author_display_name>J. Doe</wp:author_display_name></wp:author>{}</channel></rss>",
            items.concat()
        ),
    );
    let run = import(&archive, &["export.xml"], 0);
    assert!(run.stderr.contains("`gallery` 1"), "{}", run.stderr);
    let text = archive.read("content/articles/2022/open.md");
    for line in [
        "date: 2022-01-29T01:00:00+06:00\n",
        "byline:\n  - J. Doe\n",
        "summary: In short.\n",
        "redirect_from:\n  - \"/2022/01/open/\"\n",
        "First **words**.\n\nSecond",
        "[A](https://w.example/a.jpg): *C*",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    assert!(!text.contains("topics:"), "{text}");
    assert!(archive.read("content/articles/2022/closed.md").contains("draft: true\n"));
}

#[test]
fn a_feed_that_lies_about_its_encoding_and_one_that_is_broken() {
    let archive = archive();
    let lie = RSS.replace("UTF-8", "windows-1251").replace("Only a summary", "Тек қорытынды");
    archive.write("lie.xml", &lie);
    archive.write("broken.xml", "<rss><channel><item><title>x</channel>");
    archive.write("deep.xml", format!("<rss>{}", "<a>".repeat(100_000)));
    archive.write("bomb.xml", "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><rss>&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;</rss>");
    let run = import(&archive, &["lie.xml", "broken.xml", "deep.xml", "bomb.xml"], 1);
    assert!(archive.read("content/articles/tek-qorytyndy.md").contains("title: Тек қорытынды\n"));
    for file in ["broken.xml", "deep.xml"] {
        assert!(run.stderr.contains(file), "{file} is not in\n{}", run.stderr);
    }
}

#[test]
fn links_between_texts_of_wordpress_lead_to_their_files() {
    let archive = archive();
    let item = |name: &str, kind: &str, number: u8, words: &str| {
        format!(
            "<item><title>{name}</title><link>https://w.example/2022/01/{name}/</link><guid>https://w.example/?p={number}</guid>\
             <wp:post_id>{number}</wp:post_id><wp:post_date>2022-01-29 01:00:00</wp:post_date><wp:post_name>{name}</wp:post_name>\
             <wp:post_type>{kind}</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item>"
        )
    };
    let links = "See <a href=\"http://w.example/2022/01/two/#x\">two</a>, <a href=\"/?p=3\">us</a>, <a href=\"https://w.example/gone/\">gone</a>.";
    let items = [
        item("one", "post", 1, links),
        item("two", "post", 2, "<a href=\"https://w.example/2022/01/one\">One</a>."),
        item("us", "page", 3, "We."),
    ];
    archive.write(
        "w.xml",
        format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>W</title>{}</channel></rss>",
            items.concat()
        ),
    );
    import(&archive, &["w.xml"], 0);
    let one = archive.read("content/articles/2022/one.md");
    assert!(
        one.contains("[two](/articles/2022/two.md#x), [us](/pages/us.md), [gone](https://w.example/gone/)"),
        "{one}"
    );
    assert!(archive.read("content/articles/2022/two.md").contains("[One](/articles/2022/one.md)"));
    // A page is where it was, too.
    assert!(archive.read("content/pages/us.md").contains("redirect_from:\n  - \"/2022/01/us/\"\n"));
    archive.build(&["--no-search"]);
    assert!(archive.read("public/articles/2022/one.html").contains("href=\"../../us.html\""));
    assert!(archive.read("public/2022/01/us/index.html").contains("us.html"));
}
