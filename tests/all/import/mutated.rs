//! Files of every kind that is imported, as they arrive after a bad copy or from somebody who means harm: bytes turned, cut off, doubled, one file
//! within another. What comes out is an article or a message, never a panic, and what is written can be read.

use std::io::Write;

use dateline::edit;
use dateline::import;
use dateline::value::FilePath;
use dateline::value::Source;
use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

use crate::import::page;
use crate::import::report;
use crate::import::tables::xlsx;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory takes everything");
    packed.finish().expect("memory takes everything")
}

fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
    zip.write_all(bytes).expect("its bytes");
    zip.finish().expect("a ZIP file").into_inner()
}

fn warc(page: &str) -> Vec<u8> {
    let http = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{page}",
        page.len()
    );
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/1\r\nWARC-Date: 2022-01-29T10:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    let revisit = "WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://paper.example/1\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    (record + revisit).into_bytes()
}

/// A small file of each kind, with a name that says it.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let html = page("Two Tolls On One Day", &report());
    let text = |text: &str| text.as_bytes().to_vec();
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/1\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://paper.example/1\r\n\r\n{}\r\n--b--\r\n",
        html.replace('=', "=3D")
    );
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>date</t></is></c></row>\
                <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B2\" s=\"1\"><v>44590</v></c></row>";
    vec![
        ("a.html", html.clone().into_bytes()),
        ("a.mhtml", mhtml.into_bytes()),
        ("a.warc", warc(&html)),
        ("a.warc.gz", gzip(&warc(&html))),
        ("a.wacz", zip("archive/data.warc.gz", &gzip(&warc(&html)))),
        ("a.html.gz", gzip(html.as_bytes())),
        ("a.xlsx", xlsx(rows)),
        ("a.csv", text("title,date,url,tags\n\"A, b\",2022-01-29,https://x.example/1,a; b\nB,44590,,\n")),
        ("people.csv", text("name;lat;wikidata\nA;43,2;Q1\n")),
        ("claims.csv", text("id,question,value,claimant,article,quote\na,dead,230,office,articles/a,two\n")),
        (
            "rss.xml",
            text(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title><item><title>A</title><link>https://x.example/1</link><pubDate>Sat, 29 Jan 2022 01:00:00 +0600</pubDate><description>&lt;p&gt;Words&lt;/p&gt;</description></item></channel></rss>",
            ),
        ),
        (
            "atom.xml",
            text(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title><entry><title>A</title><link href=\"https://x.example/1\"/><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>W</p></div></content></entry></feed>",
            ),
        ),
        (
            "wxr.xml",
            text(
                "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>W</title><item><title>A</title><link>https://w.example/a/</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[<p>A [caption]x[/caption]</p>]]></content:encoded></item></channel></rss>",
            ),
        ),
        (
            "feed.json",
            text(
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"title\": \"A\", \"url\": \"https://x.example/1\", \"content_html\": \"<p>W</p>\", \"authors\": [{\"name\": \"N\"}]}]}",
            ),
        ),
        (
            "result.json",
            text(
                "{\"name\": \"C\", \"type\": \"public_channel\", \"id\": 7, \"messages\": [{\"id\": 2, \"type\": \"message\", \"date\": \"2022-01-05T02:00:00\", \"text_entities\": [{\"type\": \"bold\", \"text\": \"A\\n\\nb\"}], \"photo\": \"p.jpg\"}]}",
            ),
        ),
        (
            "notes.json",
            text(
                "{\"rows\": [{\"id\": \"a\", \"uri\": \"https://x.example/1\", \"text\": \"N\", \"target\": [{\"source\": \"x\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"q\"}]}]}]}",
            ),
        ),
        (
            "w3c.json",
            text(
                "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"#1\", \"type\": \"Annotation\", \"body\": [], \"target\": {\"source\": \"https://x.example/1\"}}]",
            ),
        ),
        (
            "a.csl.json",
            text(
                "[{\"id\": \"2022:a\", \"type\": \"article-newspaper\", \"title\": \"A\", \"author\": [{\"family\": \"B\"}], \"issued\": {\"date-parts\": [[2022, 1]]}}]",
            ),
        ),
        (
            "a.geojson",
            text(
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [76.9, 43.2]}, \"properties\": {\"name\": \"A\"}}]}",
            ),
        ),
        (
            "a.bib",
            text(
                "@string{p = {The Paper}}\n@article{a,\n  author = {de B, C. and {D}},\n  title = {{A \\& b}},\n  journal = p,\n  year = 2022,\n  month = jan,\n}\n@misc{b, title = \"B\", date = {2022-01}}\n",
            ),
        ),
        ("a.ris", text("TY  - NEWS\r\nAU  - B, C\r\nTI  - A\r\nDA  - 2022/01//\r\nER  - \r\n")),
        (
            "copies.txt",
            text(
                "https://web.archive.org/web/20220106101010/https://x.example/a\nhttps://x.example/b https://archive.ph/Ab 2022-01-06\n",
            ),
        ),
        (
            "a.txt",
            text(
                "Two tolls on one day\n\nNUR-SULTAN -- Officials have given two tolls on one day, and neither of them has said how.\n\nWith reporting by AFP\n",
            ),
        ),
        (
            "a.webarchive",
            text(
                "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>PGh0bWw+PHA+VzwvcD48L2h0bWw+</data><key>WebResourceURL</key><string>https://x.example/</string></dict></dict></plist>",
            ),
        ),
    ]
}

/// What happens to a file on its way. Places are parts of its length.
#[derive(Debug, Clone)]
enum Mishap {
    Turned(f64, u8),
    Cut(f64),
    Doubled(f64, f64),
    Gone(f64, f64),
    /// Another file stands in it.
    Holds(f64, usize),
    Packed,
    /// Every byte becomes two, as in UTF-16.
    Wide,
}

fn mishap(number: usize) -> impl Strategy<Value = Mishap> {
    let part = || 0.0..1.0f64;
    prop_oneof![
        4 => (part(), any::<u8>()).prop_map(|(at, bits)| Mishap::Turned(at, bits)),
        2 => part().prop_map(Mishap::Cut),
        2 => (part(), part()).prop_map(|(from, to)| Mishap::Doubled(from, to)),
        2 => (part(), part()).prop_map(|(from, to)| Mishap::Gone(from, to)),
        2 => (part(), 0..number).prop_map(|(at, other)| Mishap::Holds(at, other)),
        1 => Just(Mishap::Packed),
        1 => Just(Mishap::Wide),
    ]
}

fn suffered(mut bytes: Vec<u8>, mishaps: &[Mishap], files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    for mishap in mishaps {
        let at = |part: f64, bytes: &[u8]| (part * bytes.len() as f64) as usize;
        match mishap {
            Mishap::Turned(part, bits) => {
                let at = at(*part, &bytes);
                bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= bits);
            }
            Mishap::Cut(part) => bytes.truncate(at(*part, &bytes)),
            Mishap::Doubled(from, to) | Mishap::Gone(from, to) => {
                let (from, to) = (at(from.min(*to), &bytes), at(from.max(*to), &bytes));
                let piece: Vec<u8> = bytes[from..to].to_vec();
                let with = if matches!(mishap, Mishap::Gone(..)) { Vec::new() } else { piece.repeat(2) };
                bytes.splice(from..to, with);
            }
            Mishap::Holds(part, other) => {
                let at = at(*part, &bytes);
                bytes.splice(at..at, files[*other].1.iter().copied());
            }
            Mishap::Packed => bytes = gzip(&bytes),
            Mishap::Wide => bytes = bytes.iter().flat_map(|byte| [*byte, 0]).collect(),
        }
    }
    bytes
}

/// Reads a file, and fails where nothing comes of it or what comes of it cannot be read.
fn comes_in(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let mut said = 0;
    let mut drafts = Vec::new();
    import::read(&FilePath::new(name), &mut &*bytes, &mut |batch| {
        let others =
            batch.notes.len() + batch.copies.len() + batch.claims.len() + batch.plan.len() + batch.set_aside.len();
        said += batch.drafts.len() + batch.problems.len() + others;
        let panics = batch.problems.iter().filter(|problem| problem.message.contains("failed on it"));
        drafts.extend(panics.map(|problem| Err(problem.message.clone())));
        drafts.extend(batch.drafts.into_iter().map(Ok));
    });
    prop_assert!(said > 0, "nothing comes of {name}, and nothing is said");
    for draft in drafts {
        let draft = draft.map_err(TestCaseError::fail)?;
        let text = draft.text();
        let source = Source { path: FilePath::new("x.md"), text: text.as_str().into() };
        let fields = edit::fields(&source);
        prop_assert!(fields.is_ok(), "{name}: {fields:?}\n{text}");
        let is_plain = |part: &str| !part.is_empty() && part != ".." && !part.contains(['/', '\\', '\0']);
        prop_assert!(draft.folder.split('/').all(is_plain) && is_plain(&draft.stem), "{}/{}", draft.folder, draft.stem);
    }
    Ok(())
}

#[test]
fn whatever_has_become_of_a_file_it_is_an_article_or_a_message() {
    let files = files();
    for (name, bytes) in &files {
        comes_in(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let number = files.len();
    let cases = (0..number, prop::collection::vec(mishap(number), 1..4));
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 600, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let result = runner.run(&cases, |(index, mishaps)| {
        let (name, bytes) = &files[index];
        comes_in(name, &suffered(bytes.clone(), &mishaps, &files))
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
