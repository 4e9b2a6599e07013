//! What was made to harm, and what arrived broken: a message, no panic, and the rest goes on.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::import::archive;
use crate::import::import;
use crate::import::page;
use crate::import::report;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes everything");
    packed.finish().expect("memory takes everything")
}

#[test]
fn a_truncated_gzip_gives_what_there_is_of_it() {
    let archive = archive();
    let whole = page("Cut Off In The Middle", &report().repeat(40));
    let packed = gzip(whole.as_bytes());
    archive.write("cut.gz", &packed[..packed.len() - 40]);
    archive.write("good.html", page("A Good Page Behind", &report()));
    let run = import(&archive, &["cut.gz", "good.html"], 0);
    run.reports("cut off or broken", "cut.gz");
    assert!(
        archive.has("content/articles/cut-off-in-the-middle.md")
            && archive.has("content/articles/a-good-page-behind.md")
    );
    archive.write("dust.gz", &packed[..8]);
    assert!(import(&archive, &["dust.gz"], 0).stderr.contains("dust.gz"));
}

#[test]
fn bombs_are_bounded() {
    let archive = archive();
    let bomb = gzip(&vec![b' '; 80 << 20]);
    assert!(bomb.len() < 1 << 20);
    archive.write("bomb.gz", &bomb);
    archive.write("twice.gz", gzip(&bomb));
    let run = import(&archive, &["bomb.gz", "twice.gz"], 1);
    assert!(run.stderr.contains("more than 64 MB") && run.stderr.contains("packed more than once"), "{}", run.stderr);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("archive/data.warc.gz", zip::write::SimpleFileOptions::default()).expect("a file");
    zip.write_all(&bomb).expect("its bytes");
    archive.write("bomb.wacz", zip.finish().expect("a ZIP file").into_inner());
    assert!(import(&archive, &["bomb.wacz"], 0).stderr.contains("no page is in this web archive"));
}

#[test]
fn a_page_of_megabytes_and_one_that_is_too_deep() {
    let archive = archive();
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "A".repeat(50 << 20));
    archive.write("large.html", page("Large Because Of A Picture", &(picture + &report())));
    archive.write("long.html", page("Long Because Of Its Words", &"<p>word word word</p>".repeat(600_000)));
    archive.write(
        "deep.html",
        page("Nested Without An End", &("<div>".repeat(100_000) + "<p>The only words of this page</p>")),
    );
    let attributes: String = (0..300_000).map(|number| format!(" a{number}=1")).collect();
    archive.write(
        "wide.html",
        page("Attributes Without An End", &format!("<p{attributes}>The words of the wide page</p>")),
    );
    let run = import(&archive, &["large.html", "long.html", "deep.html", "wide.html"], 1);
    assert!(archive.read("content/articles/wide.md").contains("The words of the wide page"));
    run.reports("more than 8 MB of markup", "long.html");
    assert!(archive.read("content/articles/large-because-of-a-picture.md").contains("two death tolls"));
    let deep = archive.read("content/articles/deep.md");
    assert!(deep.contains("The only words of this page") && deep.contains("check: extraction\n"), "{deep}");
}

#[test]
fn files_that_hold_no_text_are_named_and_the_rest_goes_on() {
    let archive = archive();
    archive.write("a.html", b"\x89PNG\r\n\x1a\n");
    archive.write("b.html", "");
    archive.write("c.zip", b"PK\x03\x04broken");
    archive.write("d.webarchive", b"bplist00broken");
    archive.write("e.warc", b"WARC/1.0\r\nContent-Length: 99\r\n\r\nx");
    archive.write("f.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--");
    archive.write("g.html", page("The Good One Of Them", &report()));
    let run = import(
        &archive,
        &["a.html", "b.html", "c.zip", "d.webarchive", "e.warc", "f.mht", "g.html", "--format", "json"],
        1,
    );
    for file in ["a.html", "b.html", "c.zip", "d.webarchive", "e.warc", "f.mht"] {
        assert!(run.stdout.contains(&format!("\"{file}\"")), "{file} is not in\n{}", run.stdout);
    }
    assert!(archive.has("content/articles/the-good-one-of-them.md"));
}

#[test]
#[cfg(unix)]
fn nothing_is_written_by_way_of_a_link_out_of_the_archive() {
    let (archive, outside) = (archive(), archive());
    std::os::unix::fs::symlink(outside.root(), archive.path("content/articles")).expect("a link");
    archive.write("saved.html", page("A Page To Be Written", &report()));
    let run = import(&archive, &["saved.html"], 1);
    assert!(run.stderr.contains("leads out of the archive"), "{}", run.stderr);
    assert!(!outside.has("a-page-to-be-written.md"));
}

#[test]
fn a_page_cannot_say_where_it_is_written_or_what_else_is_in_its_front_matter() {
    let archive = archive();
    let title = "../../x\n---\ndraft: true: &a [b]";
    archive.write(
        "saved.html",
        page(title, &report())
            .replace("</head>", "<meta property=article:published_time content=\"2022/../../../x\"></head>"),
    );
    import(&archive, &["saved.html"], 0);
    let tree = archive.tree("content/articles");
    assert_eq!(tree.len(), 1, "{:?}", tree.keys());
    let text = String::from_utf8(tree.values().next().expect("a file").clone()).expect("UTF-8");
    assert!(text.contains("title: \"../../x --- draft: true: &a [b]\"\n"), "{text}");
    assert_eq!(archive.build(&["--no-search"]).code, 0);
}
