//! Tables: a row is a file, and a table that is imported again changes what it says otherwise.

use std::io::Write;

use crate::import::archive;
use crate::import::articles;
use crate::import::import;
use crate::support::Folder;

const TABLE: &str = "Title,Date,Author,Publication Title,Url,Tags,Shelf Mark\n\
    \"Two tolls, one day\",14 March 2022,A. B.; C. D.,The Paper,https://paper.example/1,unrest; tolls,K 12\n\
    Another report,2022-03-15,,The Paper,https://paper.example/2,,K 13\n";

#[test]
fn rows_become_articles_and_unknown_columns_fields_of_the_archives_own() {
    let archive = archive();
    archive.write("list.csv", TABLE);
    let run = import(&archive, &["list.csv"], 0);
    let plan = "`list`: 2 articles; `Title` -> title, `Date` -> date, `Author` -> byline, `Publication Title` -> publisher, \
         `Url` -> url, `Tags` -> topics, `Shelf Mark` -> extra.shelf_mark";
    assert!(run.stdout.starts_with(plan), "{}", run.stdout);
    let text = archive.read("content/articles/2022/two-tolls-one-day.md");
    let expected = "---\ntitle: Two tolls, one day\ndate: 2022-03-14\nbyline:\n  - A. B.\n  - C. D.\npublisher: The Paper\n\
         url: https://paper.example/1\ntopics:\n  - unrest\n  - tolls\nextra:\n  shelf_mark: K 12\n---\n";
    assert_eq!(text, expected);
    archive.write("content/site.yaml", "title: T\nfields:\n  shelf_mark: Signature\n");
    assert_eq!(articles(&archive).len(), 2);
    let page = archive.read("public/articles/2022/two-tolls-one-day.html");
    assert!(page.contains("<dt><bdi>Signature</bdi></dt><dd><bdi>K 12</bdi></dd>"), "{page}");
    assert_eq!(archive.run(&["check"]).code, 0);
}

#[test]
fn a_table_imported_again_changes_only_what_it_says_otherwise() {
    let archive = archive();
    archive.write("list.csv", TABLE);
    import(&archive, &["list.csv"], 0);
    let (one, other) = ("content/articles/2022/two-tolls-one-day.md", "content/articles/2022/another-report.md");
    let mine = archive.read(one).replace("date: 2022-03-14\n", "date: 2022-03-14 # checked\n# mine\n") + "\nMy text.\n";
    archive.write(one, &mine);
    let before = archive.read(other);
    archive.write(
        "list.csv",
        TABLE.replace("K 12", "K 99").replace("The Paper,https://paper.example/1", "The Times,https://paper.example/1"),
    );
    let run = import(&archive, &["list.csv"], 0);
    assert!(run.stdout.contains("2 fields changed; 1 file changed; 1 thing there already"), "{}", run.stdout);
    assert_eq!(archive.read(one), mine.replace("K 12", "K 99").replace("The Paper", "The Times"));
    assert_eq!(archive.read(other), before);
}

#[test]
fn a_table_with_russian_columns_is_a_table_of_articles() {
    let archive = archive();
    archive.write(
        "list.csv",
        "Название статьи;Дата публикации;СМИ;URL;Язык;Аннотация;Теги\nПожар;2022-01-05;Азаттык;https://a.example/1;русский;Кратко;протесты\n",
    );
    import(&archive, &["list.csv"], 0);
    let expected = "---\ntitle: Пожар\ndate: 2022-01-05\npublisher: Азаттык\nurl: https://a.example/1\nlang: ru\nsummary: Кратко\ntopics:\n  - протесты\n---\n";
    assert_eq!(archive.read("content/articles/2022/pozhar.md"), expected);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_changed_stays_as_private_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive();
    archive.write("list.csv", TABLE);
    import(&archive, &["list.csv"], 0);
    let path = archive.path("content/articles/2022/two-tolls-one-day.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a file of ours");
    // What a killed import left is nobody's, and in nobody's way.
    archive.write("content/articles/2022/two-tolls-one-day.md.new", "half a fi");
    archive.write("list.csv", TABLE.replace("K 12", "K 99"));
    import(&archive, &["list.csv"], 0);
    let mode = std::fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(archive.read("content/articles/2022/two-tolls-one-day.md").contains("K 99"));
}

#[test]
fn what_a_build_exports_comes_back_without_a_trace() {
    let root = env!("CARGO_MANIFEST_DIR");
    let archive = Folder::empty();
    for folder in ["content", "static"] {
        for (path, bytes) in crate::support::Folder::tree_of(&format!("{root}/{folder}")) {
            archive.write(&format!("{folder}/{path}"), bytes);
        }
    }
    archive.built(&["--no-search", "--future", "--base-url", "https://example.org/"]);
    let (content, data) = (archive.tree("content"), archive.tree("public/data"));
    for table in ["articles.csv", "entities.csv"] {
        archive.write(table, &data[table]);
        let run = import(&archive, &[table], 0);
        assert!(run.stdout.contains("0 files written") && !run.stdout.contains("changed"), "{table}: {}", run.stdout);
    }
    assert_eq!(archive.tree("content"), content);
    archive.built(&["--no-search", "--future", "--base-url", "https://example.org/"]);
    assert_eq!(archive.tree("public/data"), data);
}

#[test]
fn people_and_places_are_entries_of_the_register() {
    let archive = archive();
    archive.write("people.tsv", "Name\tNames\tWikidata\nBerik Asylov\tБерик Асылов|Берік Асылов\tQ1\n");
    archive.write("places.csv", "name;lat;lon;precision\nAlmaty;43,25;76.95;settlement\n;;;\nNowhere;x;y;\n");
    let run = import(&archive, &["people.tsv", "places.csv"], 0);
    assert_eq!(
        archive.read("content/people/berik-asylov.md"),
        "---\nname: Berik Asylov\nnames:\n  - Берик Асылов\n  - Берік Асылов\nsame_as:\n  wikidata: Q1\n---\n"
    );
    assert_eq!(
        archive.read("content/places/almaty.md"),
        "---\nname: Almaty\nlatitude: 43.25\nlongitude: 76.95\nprecision: settlement\n---\n"
    );
    assert!(run.stderr.contains("row 4 of `places`: `x` under `lat` is kept among `extra`"), "{}", run.stderr);
}

/// A spreadsheet as Excel writes it, of one sheet.
pub(super) fn xlsx(rows: &str) -> Vec<u8> {
    xlsx_with(rows, "")
}

/// The same with what stands behind its rows; `r1` there is an address.
fn xlsx_with(rows: &str, more: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let files = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Articles\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/hyperlink\" Target=\"https://a.example/2\" TargetMode=\"External\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{more}</worksheet>"),
        ),
    ];
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a ZIP file").into_inner()
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn dates_of_a_spreadsheet_are_days_and_a_corner_far_away_costs_nothing() {
    let archive = archive();
    let header = format!("<row r=\"1\">{}{}{}</row>", cell("A1", "title"), cell("B1", "date"), cell("C1", "url"));
    let one = format!("<row r=\"2\">{}<c r=\"B2\" s=\"1\"><v>44590</v></c></row>", cell("A2", "A formatted day"));
    let other = format!("<row r=\"3\">{}<c r=\"B3\"><v>44591</v></c></row>", cell("A3", "A bare number"));
    let empty: String = (4..2_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"/></row>")).collect();
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    archive.write("articles.xlsx", xlsx(&format!("{header}{one}{other}{empty}{far}")));
    import(&archive, &["articles.xlsx"], 0);
    assert!(archive.read("content/articles/2022/a-formatted-day.md").contains("date: 2022-01-29\n"));
    assert!(archive.read("content/articles/2022/a-bare-number.md").contains("date: 2022-01-30\n"));
}

#[test]
fn an_address_behind_a_word_is_the_address_and_a_cell_over_rows_fills_them() {
    let archive = archive();
    let header: String = ["title", "date", "publisher", "link"]
        .iter()
        .zip(["A1", "B1", "C1", "D1"])
        .map(|(text, place)| cell(place, text))
        .collect();
    let link = "<c r=\"D2\"><f>HYPERLINK(\"https://a.example/1\",\"open\")</f><v/></c>";
    let rows = format!(
        "<row r=\"1\">{header}</row><row r=\"2\">{}{}{}{link}</row><row r=\"3\">{}{}</row><row r=\"4\">{}<c r=\"B4\" s=\"1\"><v>-5</v></c></row>",
        cell("A2", "One"),
        cell("B2", "2022-01-05"),
        cell("C2", "The Paper"),
        cell("A3", "Two"),
        cell("D3", "open"),
        cell("A4", "Three"),
    );
    let more = "<mergeCells count=\"1\"><mergeCell ref=\"C2:C3\"/></mergeCells><hyperlinks><hyperlink xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ref=\"D3\" r:id=\"r1\"/></hyperlinks>";
    archive.write("list.xlsx", xlsx_with(&rows, more));
    let run = import(&archive, &["list.xlsx"], 0);
    assert!(archive.read("content/articles/2022/one.md").contains("url: https://a.example/1\n"));
    let two = archive.read("content/articles/two.md");
    assert!(two.contains("publisher: The Paper\nurl: https://a.example/2\n"), "{two}");
    // Excel knows no day before 1900.
    assert!(run.stderr.contains("`-5` under `date` is kept among `extra`"), "{}", run.stderr);
}

#[test]
fn addresses_behind_words_in_other_tables() {
    let archive = archive();
    let linked = "<table:table-cell office:value-type=\"string\"><text:p><text:a xlink:href=\"https://a.example/3\">Three</text:a></text:p></table:table-cell>";
    let row = format!(
        "<table:table-row>{linked}<table:table-cell office:value-type=\"string\"><text:p>2022-01-05</text:p></table:table-cell></table:table-row>"
    );
    archive.write("list.ods", ods(&format!("{}{row}", ods_row(&["title", "date"]))).as_slice());
    archive.write(
        "list.csv",
        "title,date,url\nFour,2022-01-05,\"=HYPERLINK(\"\"https://a.example/4\"\",\"\"open\"\")\"\n",
    );
    import(&archive, &["list.ods", "list.csv"], 0);
    for (name, number) in [("three", 3), ("four", 4)] {
        let text = archive.read(&format!("content/articles/2022/{name}.md"));
        assert!(text.contains(&format!("url: https://a.example/{number}\n")), "{text}");
    }
}

/// A spreadsheet as LibreOffice writes it, of one table.
fn ods(rows: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let names = ["office", "table", "text"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let files = [
        ("mimetype", kind.to_owned()),
        (
            "META-INF/manifest.xml",
            format!(
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
            ),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content{}><office:body><office:spreadsheet><table:table table:name=\"People\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
                names.concat() + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            ),
        ),
    ];
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a ZIP file").into_inner()
}

fn ods_row(texts: &[&str]) -> String {
    let cell = |text: &&str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let cells: String = texts.iter().map(cell).collect();
    format!("<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>")
}

#[test]
fn a_table_of_libreoffice_becomes_files_and_one_that_repeats_itself_without_end_is_named() {
    let archive = archive();
    let header = ods_row(&["name", "summary"]);
    let empty = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    archive.write("people.ods", ods(&format!("{header}{}{empty}", ods_row(&["Ann Bell", "A teacher."]))));
    import(&archive, &["people.ods"], 0);
    assert_eq!(archive.read("content/people/ann-bell.md"), "---\nname: Ann Bell\nsummary: A teacher.\n---\n");
    let full =
        "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>";
    let many = format!("<table:table-row table:number-rows-repeated=\"1048570\">{full}</table:table-row>");
    archive.write("rows.ods", ods(&format!("{header}{many}")));
    archive.write(
        "cells.ods",
        ods(&format!("{header}{}", format!("<table:table-row>{full}</table:table-row>").repeat(2_000))),
    );
    archive.write("corner.ods", ods(&format!("{header}{empty}{}", many.replace("1048570", "1"))));
    for bomb in ["rows.ods", "cells.ods", "corner.ods"] {
        let run = import(&archive, &[bomb], 1);
        assert!(run.stderr.contains("its tables have more than 5000000 cells"), "{bomb}: {}", run.stderr);
    }
}

#[test]
fn a_table_that_says_nothing_and_one_without_end() {
    let archive = archive();
    archive.write("odd.csv", "a,b\n1,2\n");
    assert!(import(&archive, &["odd.csv"], 0).stderr.contains("nothing tells what the rows of `odd` are about"));
    archive.write("empty.csv", "title,date,url\n".to_owned() + &",,\n".repeat(1_000_000));
    assert!(import(&archive, &["empty.csv"], 0).stdout.contains("0 files written"));
}

const QUESTION: &str = "---\ntitle: How many died?\nunit: people\n---\n";
const CLAIMS: &str = "---\ntitle: Two tolls\ndate: 2022-03-14\nurl: https://paper.example/1\nclaims:\n  # as he said\n  - id: asylov-230\n    question: deaths # counted\n    value: 230\n    claimant: Office\n    relation: {revises: office-227}\n    quote: put the number of dead at “230”\n  - {id: office-227, question: deaths, value: 227, claimant: Office, quote: had said 227}\n---\n\nHe put the number of dead at “230”; the office had said 227, among them 19 officers.\n";

fn with_claims() -> crate::support::Folder {
    let archive = archive();
    archive.write("content/questions/deaths.md", QUESTION);
    archive.write("content/articles/2022/two-tolls.md", CLAIMS);
    archive
}

#[test]
fn every_table_that_was_exported_comes_back_unchanged() {
    let archive = with_claims();
    archive.write(
        "content/people/berik-asylov.md",
        "---\nname: Berik Asylov\nnames: [Asylov]\nsame_as: {wikidata: Q1}\n---\n",
    );
    archive.write("content/people/p.md", "---\nname: Real Name\nvisibility: pseudonym\npseudonym: Witness P\n---\n");
    archive.write(
        "content/people/w.md",
        "---\ndisplay_name: Withheld Name\nvisibility: withheld\npseudonym: a man\n---\n",
    );
    archive.write("content/questions/cost.md", "---\nname: What did it cost?\n---\n");
    archive.write(
        "content/articles/2022/b.md",
        "---\nheadline: B\npublished: 2022-03-15\nauthor: Real Name\nsource: The Paper\ntags: [toll, Other topic]\narchive_url: https://archive.ph/b\n---\nReal Name said so.\n",
    );
    archive.build(&["--no-search"]);
    let before = archive.tree("content");
    let run = import(&archive, &["public/data/claims.csv"], 0);
    assert!(run.stdout.contains("0 files written; 2 things there already"), "{}", run.stdout);
    let tables: Vec<String> = archive
        .tree("public/data")
        .into_keys()
        .filter(|name| name.ends_with(".csv"))
        .map(|name| format!("public/data/{name}"))
        .collect();
    let names: Vec<&str> = tables.iter().map(String::as_str).collect();
    let run = import(&archive, &names, 0);
    assert!(run.stdout.contains("a build makes this table"), "{}", run.stdout);
    assert_eq!(archive.tree("content"), before);
}

#[test]
fn rows_of_claims_change_and_add_in_their_articles() {
    let archive = with_claims();
    archive.write(
        "claims.csv",
        "id,question,value,text,claimant,said_on,article,url,relation,relates_to,quote,note\n\
         asylov-230,questions/deaths,231,,Office,2022-03-14,articles/2022/two-tolls,,revises,office-227,\"put the number of dead at \"\"230\"\"\",\n\
         office-227,deaths,227,,Office,2022-3-14,,,,,,mine\n\
         ,deaths,19,,Office,,,https://paper.example/1,different_scope,asylov-230,among them 19 officers,\n\
         lost,deaths,1,,Office,,articles/2022/nowhere,,,,x,\n\
         empty,deaths,1,,Office,,two-tolls,,,,,\n\
         office-227,deaths,many,,Office,,,,,,,\n",
    );
    let run = import(&archive, &["claims.csv"], 0);
    assert!(run.stdout.contains("`note` -> nothing: a claim has no place for it"), "{}", run.stdout);
    assert!(
        run.stdout.contains("1 claim added") && run.stdout.contains("3 fields changed; 1 file changed"),
        "{}",
        run.stdout
    );
    for said in [
        "there is no article `articles/2022/nowhere`",
        "a claim that is new needs `quote`",
        "`many` under `value` cannot be read",
    ] {
        assert!(run.stderr.contains(said), "{said:?} is not in\n{}", run.stderr);
    }
    let expected = CLAIMS
        .replace("value: 230\n", "value: 231\n")
        .replace("    quote: put the number of dead at “230”\n", "    quote: put the number of dead at “230”\n    said_on: 2022-03-14\n")
        .replace("quote: had said 227}\n", "quote: had said 227, said_on: 2022-03-14}\n  - id: office-19\n    question: deaths\n    value: 19\n    claimant: Office\n    quote: among them 19 officers\n    relation:\n      different_scope: asylov-230\n");
    assert_eq!(archive.read("content/articles/2022/two-tolls.md"), expected);
    let run = import(&archive, &["claims.csv"], 0);
    assert!(run.stdout.contains("0 files written; 3 things there already"), "{}", run.stdout);
    assert_eq!(archive.read("content/articles/2022/two-tolls.md"), expected);
}
