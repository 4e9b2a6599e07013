//! Files as people have them: tables out of other countries' spreadsheets, feeds that are no XML, texts that are none.

use crate::import::archive;
use crate::import::import;
use crate::support::Folder;
use crate::support::Run;

fn imported(name: &str, bytes: impl AsRef<[u8]>, code: i32) -> (Folder, Run) {
    let archive = archive();
    archive.write(name, bytes);
    let run = import(&archive, &[name], code);
    (archive, run)
}

#[test]
fn tables_of_other_countries_have_titles_and_days() {
    for (name, table, path, lines) in [
        (
            "a.csv",
            "Titel;Datum;URL\r\nZwei; 29.01.2022;https://x.example/1\r\n",
            "zwei",
            "title: Zwei\ndate: 2022-01-29\nurl:",
        ),
        (
            "b.csv",
            "Заголовок;Дата;Источник\nДва;05.02.2022;Газета\n",
            "dva",
            "title: Два\ndate: 2022-02-05\npublisher: Газета\n",
        ),
        (
            "c.csv",
            "sep=;\r\ntitle;date\r\nThree;01/29/2022\r\nFour;02/03/2022\r\n",
            "four",
            "title: Four\ndate: 2022-02-03\n",
        ),
        (
            "d.csv",
            "title|date|url\nFive|29/01/2022|https://x.example/5\nSix|03/02/2022|\n",
            "six",
            "title: Six\ndate: 2022-02-03\n",
        ),
        (
            "e.csv",
            "Reports of the winter,,\n,,\ntitle,date,url\nSeven,January 2022,\n",
            "seven",
            "title: Seven\ndate: 2022-01\n",
        ),
    ] {
        let (archive, _) = imported(name, table, 0);
        let text = archive.read(&format!("content/articles/2022/{path}.md"));
        assert!(text.contains(lines), "{name}: {text}");
    }
}

#[test]
fn what_a_table_leaves_open_is_said_and_nothing_of_it_is_lost() {
    let (archive, run) = imported("a.csv", "title,date\nOne,03/02/2022,beside\n", 0);
    run.reports("begins with the day or the month", "a.csv");
    let text = archive.read("content/articles/one.md");
    assert!(text.contains("extra:\n  date: \"03/02/2022\"\n  column_3: beside\n"), "{text}");
    let (archive, run) = imported("b.csv", "id,title,date\nsame,One,2022-01-29\nsame,Two,2022-01-29\n", 0);
    run.reports("`same` is row 2 already", "b.csv");
    assert!(archive.read("content/articles/2022/same.md").contains("title: One\n"));
}

#[test]
fn feeds_that_are_no_xml_are_read_as_far_as_they_go() {
    let feed = |items: &str| format!("<rss version=\"2.0\"><channel><title>F</title>{items}</channel></rss>");
    let item = "<item><title>Two &mdash; three & four\u{b}</title><link>https://x.example/1</link></item>";
    let (archive, run) = imported("a.xml", feed(item), 0);
    run.reports("what can be read of it is", "a.xml");
    assert!(archive.read("content/articles/two-three-four.md").contains("title: Two — three & four\n"));
    let cut = feed(&(item.replace(" & four\u{b}", "") + "<item><title>Cut of"));
    let (archive, _) = imported("b.xml", cut.trim_end_matches("</channel></rss>"), 0);
    assert!(archive.has("content/articles/two-three.md"));
    let (_, run) = imported("c.xml", feed(""), 0);
    run.reports("there is no entry in this feed", "c.xml");
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(feed("<item><title>Wide</title></item>").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert!(imported("d.xml", wide, 0).0.has("content/articles/wide.md"));
}

#[test]
fn what_is_no_report_becomes_none() {
    for (name, text, words) in [
        ("a.json", "[]", "this JSON is none that is read"),
        ("b.json", "not json {", "this JSON cannot be read"),
        ("c.enw", "%0 Newspaper Article\n%T A title\n", "EndNote"),
        ("d.nbib", "PMID- 1\nTI  - A title\n", "PubMed"),
        ("e.py", "print(1)\n", "a program or its settings"),
        ("f.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nHello\n", "subtitles"),
    ] {
        let (archive, run) = imported(name, text, 1);
        run.reports(words, name);
        assert!(!archive.has("content/articles"), "{name}");
    }
    // In a heap they are only counted.
    let archive = archive();
    archive.write("heap/a.py", "print(1)\n");
    archive.write("heap/b.txt", "Two tolls on one day\n\nOfficials have given two tolls on one day.\n");
    assert!(import(&archive, &["heap"], 0).stdout.contains("1 file written; set aside programs and settings: 1"));
}

#[test]
fn one_odd_message_does_not_hide_an_export() {
    let text = r#"{"name": "C", "type": "public_channel", "id": 7, "messages": [{"type": "odd"},
 {"id": 2, "type": "message", "date": "2022-01-05T02:00:00", "text": "Words of a channel"}]}"#;
    assert!(imported("result.json", text, 0).0.has("content/articles/2022/words-of-a-channel.md"));
}
