//! What comes in a second time is there, also where nothing but an id tells it.

use crate::import::archive;
use crate::import::import;

#[track_caller]
fn comes_once(name: &str, text: &str, files: usize) {
    let archive = archive();
    archive.write(name, text);
    let run = import(&archive, &[name], 0);
    assert!(
        run.stdout.contains(&format!("{files} file{} written", if files == 1 { "" } else { "s" })),
        "{}",
        run.stdout
    );
    let before = archive.tree("content");
    let run = import(&archive, &[name], 0);
    assert!(run.stdout.contains("0 files written") && !run.stdout.contains("changed"), "{}", run.stdout);
    assert_eq!(archive.tree("content"), before);
}

#[test]
fn entries_without_an_address_are_told_by_their_ids() {
    let items = r#"{"id": "1", "content_text": "One", "date_published": "2022-01-05T00:00:00Z"}, {"id": 2, "content_text": "Two"}"#;
    let feed = format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{items}]}}"#);
    comes_once("feed.json", &feed, 2);
    let item = |id: &str, words: &str| {
        format!(
            "<item><title>Daily briefing</title><guid isPermaLink=\"false\">{id}</guid><pubDate>Wed, 05 Jan 2022 23:40:00 GMT</pubDate><description>{words}</description></item>"
        )
    };
    let feed = |items: String| format!("<rss version=\"2.0\"><channel><title>x</title>{items}</channel></rss>");
    comes_once("a.xml", &feed(item("1", "one") + &item("2", "one")), 2);
}

#[test]
fn an_entry_that_was_mended_is_there() {
    let archive = archive();
    let feed = |words: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>x</title><item><title>{words}</title><guid isPermaLink=\"false\">1</guid><description>{words}</description></item></channel></rss>"
        )
    };
    archive.write("a.xml", feed("One"));
    import(&archive, &["a.xml"], 0);
    archive.write("a.xml", feed("One, corrected"));
    assert!(import(&archive, &["a.xml"], 0).stdout.contains("0 files written; 1 thing there already"));
}

#[test]
fn rows_that_an_id_tells_come_once() {
    comes_once("a.csv", "id,title,date\nFire 1,Fire,2022-01-05\n2,Flood,\n", 2);
}

#[test]
fn days_of_claims_follow_their_column() {
    let archive = archive();
    archive.write("content/questions/deaths.md", "---\ntitle: How many?\n---\n");
    archive.write("content/articles/a.md", "---\ntitle: A\ndate: 2022\n---\n225 died, then 226 died, then 227 died.\n");
    let header = "article,question,value,claimant,quote,id,said_on";
    let table =
        format!("{header}\na,deaths,225,Berik,225 died,c1,05/01/2022\na,deaths,226,Berik,226 died,c2,13/01/2022\n");
    archive.write("claims.csv", table);
    import(&archive, &["claims.csv"], 0);
    let text = archive.read("content/articles/a.md");
    assert!(text.contains("said_on: 2022-01-05\n") && text.contains("said_on: 2022-01-13\n"), "{text}");
    archive.write("claims.csv", format!("{header}\na,deaths,227,Berik,227 died,c3,5 января 2022\n"));
    import(&archive, &["claims.csv"], 0);
    assert_eq!(archive.read("content/articles/a.md").matches("said_on: 2022-01-05\n").count(), 2);
}
