//! What is packed in static files, and files that only somebody withheld uses.

use std::io::Cursor;
use std::io::Write;

use encoding_rs::Encoding;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::Folder;
use crate::withheld::PIXEL;
use crate::withheld::with;

const SAID: &str = "Говорит Зульфия Абдуллина. Said Zulfiya Abdullina.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("into memory");
    packer.finish().expect("into memory")
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        packer.start_file(*name, SimpleFileOptions::default()).expect("into memory");
        packer.write_all(bytes).expect("into memory");
    }
    packer.finish().expect("into memory").into_inner()
}

fn word_file(text: &str) -> Vec<u8> {
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", format!("<w:t>{text}</w:t>").as_bytes())])
}

fn archive_with(path: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::new(&with("", "слова", ""));
    folder.write(path, bytes);
    folder
}

#[test]
fn a_name_in_what_is_packed_stops_the_build() {
    let old = |encoding: &'static Encoding| encoding.encode(SAID).0.into_owned();
    let pdf = |info: &str| format!("%PDF-1.4\n1 0 obj\n<< {info} >>\nendobj\n").into_bytes();
    let parts = |text: &str| zip(&[("word/document.xml", text.as_bytes())]);
    let files: [(&str, Vec<u8>); 17] = [
        ("static/utf16.pdf", pdf("/Author<feff005a0075006c006600690079006100200041006200640075006c006c0069006e0061>")),
        ("static/octal.pdf", pdf("/Author(\\132ulfiya A\\142dul\\\nlina)")),
        ("static/marked.pdf", pdf("/Title(\\376\\377\\000Z\\000u\\000l\\000f\\000i\\000y\\000a\\000 \\000A\\000b\\000d\\000u\\000l\\000l\\000i\\000n\\000a)")),
        ("static/runs.docx", parts("<?xml version='1.0'?>\n<w:p><w:r><w:t>Zulfiya Abd</w:t></w:r><w:proofErr/><w:r><w:t>ullina</w:t></w:r></w:p>")),
        ("static/cells.xlsx", parts("<sst><si><t>Зульфия</t></si><si><t>Абдуллина</t></si></sst>")),
        ("static/text.odt", parts("<text:p>Зуль<text:span>фия</text:span> Абдуллина</text:p>")),
        ("static/drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>Zul<tspan x='1'>fiya</tspan><tspan y='2'>Abdul</tspan><tspan>lina</tspan></text></svg>".to_vec()),
        ("static/several.gz", [gzip(b"a"), b"\0\0".to_vec(), gzip(SAID.as_bytes())].concat()),
        ("static/a.docx", word_file(SAID)),
        ("static/a.zip", zip(&[("Zulfiya Abdullina.txt", b"")])),
        ("static/b.zip", zip(&[("a/b.docx", &word_file(SAID))])),
        ("static/a.csv.gz", gzip(SAID.as_bytes())),
        ("static/a.wacz", zip(&[("archive/data.warc.gz", &gzip(SAID.as_bytes()))])),
        ("static/a.txt", old(encoding_rs::WINDOWS_1251)),
        ("static/b.txt", old(encoding_rs::KOI8_R)),
        ("static/c.txt", old(encoding_rs::IBM866)),
        ("static/old.zip", zip(&[("a.csv", &old(encoding_rs::WINDOWS_1251))])),
    ];
    for (path, bytes) in files {
        let folder = archive_with(path, &bytes);
        let run = folder.build(&["--no-search"]);
        assert_eq!(run.code, 1, "{path}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("withheld-name") && !folder.has("public"), "{path}: {}", run.stderr);
    }
}

#[test]
fn what_nobody_can_look_into_is_said_while_somebody_is_withheld() {
    const SAID: &str = "nobody can look for them";
    let unseen: [(&str, &[u8]); 3] = [
        ("static/a.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"),
        ("static/a.7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
        ("static/a.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03broken"),
    ];
    for (path, bytes) in unseen {
        let folder = archive_with(path, bytes);
        folder.built(&["--no-search"]).reports(SAID, path);
        folder.build(&["--no-search", "--strict"]).ends(1);
        folder.remove("content/people/zulfiya-abdullina.md");
        let run = folder.built(&["--no-search"]);
        assert!(!run.stderr.contains(SAID), "{path}: {}", run.stderr);
    }
    let seen: [(&str, Vec<u8>); 3] =
        [("static/a.docx", word_file("Nobody.")), ("static/a.gz", gzip(b"Nobody.")), ("static/a.gif", PIXEL.to_vec())];
    for (path, bytes) in seen {
        let run = archive_with(path, &bytes).built(&["--no-search"]);
        assert!(!run.stderr.contains(SAID), "{path}: {}", run.stderr);
    }
}

#[test]
fn a_portrait_that_only_somebody_withheld_uses_stays_behind() {
    let fixture = with("", "![x](/img/street.gif)", "").replace(
        "She saw it.",
        "![x](/img/portrait.gif) and [the street](/img/street.gif), [a letter](../../static/letter.txt).",
    );
    for visibility in ["withheld", "pseudonym"] {
        let visible = visibility == "pseudonym";
        let fixture =
            fixture.replace("visibility: withheld", &format!("visibility: {visibility}\nphoto: /img/passport.gif"));
        let folder = Folder::new(&fixture);
        for path in ["img/portrait.gif", "img/street.gif", "img/passport.gif", "img/other.gif"] {
            folder.write(&format!("static/{path}"), PIXEL);
        }
        folder.write("static/letter.txt", "Dear all");
        folder.built(&["--no-search"]);
        assert_eq!(folder.has("public/img/portrait.gif"), visible, "{visibility}");
        assert_eq!(folder.has("public/letter.txt"), visible, "{visibility}");
        assert!(!folder.has("public/img/passport.gif"), "{visibility}");
        assert!(folder.has("public/img/street.gif") && folder.has("public/img/other.gif"), "{visibility}");
    }
}

#[test]
fn a_pseudonym_in_a_list_is_a_text_and_a_link_to_it_is_said_to_lead_nowhere() {
    let body = "[Она](../people/zulfiya-abdullina.md), [[Зульфия Абдуллина]] и [[people/zulfiya-abdullina|она]].";
    let fields = "people: [zulfiya-abdullina, Зульфия Абдуллина]\nclaims: [{id: c, question: toll, text: five, claimant: Зульфия Абдуллина, quote: Она}]";
    let site = crate::support::site_of(&with(fields, body, ""), crate::withheld::without_search());
    let notes = site.diagnostics.iter().map(crate::support::shown).filter(|said| said.contains("is held back"));
    let notes: Vec<String> = notes.collect();
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert!(notes.iter().all(|note| note.ends_with("(the words stay)")), "{notes:?}");
    assert_eq!(site.problems(), Vec::<String>::new());
    // A pseudonym may be a word that stands for a topic too.
    let tagged = crate::support::site_of(&with("tags: [Witness Z]", "x", ""), crate::withheld::without_search());
    assert!(tagged.has("topics/witness-z.html"));
}
