//! Addresses that two files want, or that nobody may have.

use super::GOOD;
use super::beside_good;
use super::odd;
use crate::support;
use crate::support::Folder;

#[test]
fn two_files_for_one_address_are_an_error_that_names_both() {
    let article = |title: &str, slug: &str| format!("---\ntitle: {title}\ndate: 2022\n{slug}---\n{title} text.\n");
    for (one, other, slug) in [
        ("x.md", "y.md", "slug: x\n"),
        ("x.md", "x.markdown", ""),
        ("x.md", "X.md", ""),
        ("Қала.md", "ҚАЛА.md", ""),
        ("й.md", "\u{438}\u{306}.md", ""),
        ("x.md", "x/index.md", ""),
    ] {
        let folder = Folder::new(GOOD);
        folder.write(&format!("content/articles/{one}"), article("One", ""));
        folder.write(&format!("content/articles/{other}"), article("Other", slug));
        let run = folder.build(&[]);
        run.ends(1);
        assert!(run.stderr.contains(&format!("content/articles/{one}")), "{one}, {other}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("content/articles/{other}")), "{one}, {other}: {}", run.stderr);
        let rows = support::rows(&folder.read("public/data/articles.csv"));
        assert_eq!(rows.len(), 2, "one of the two and the good one: {rows:?}");
    }
}

#[test]
fn a_file_cannot_take_an_address_of_the_site_itself() {
    for (path, address) in [
        ("content/pages/data.md", "data.html"),
        ("content/pages/articles/good.md", "articles/good.html"),
        ("content/pages/DATA.md", "data.html"),
    ] {
        let (folder, run) = beside_good(path, "---\ntitle: Mine\n---\nMine.\n");
        run.ends(1);
        assert!(run.stderr.contains(path), "{path}: {}", run.stderr);
        assert!(!folder.read(&format!("public/{address}")).contains("Mine."), "{path}");
    }
    let (folder, run) = beside_good("static/index.html", "Mine.");
    run.ends(1).reports("address", "static/index.html");
    assert!(!folder.read("public/index.html").contains("Mine."));
}

#[test]
fn older_addresses_cannot_leave_the_site_nor_take_a_page() {
    let folder = Folder::new(GOOD);
    folder.write(
        "content/articles/odd.md",
        "---\ntitle: Odd\ndate: 2022\nredirect_from: [../../escape, /articles/good.html, /old/path/]\n---\nx\n",
    );
    let run = folder.build(&["--output", "out/site"]);
    run.ends(1).reports("articles/good.html", "content/articles/odd.md");
    assert!(folder.read("out/site/articles/good.html").contains("The good text."));
    assert!(folder.read("out/site/old/path/index.html").contains("../../articles/odd.html"));
    assert!(!folder.has("escape.html") && !folder.has("out/escape.html"));
}

// The folder and the program's surroundings.

#[test]
fn older_addresses_that_no_file_can_have_are_reported() {
    let (folder, run) = odd(
        "title: Odd\ndate: 2022-01-01\nredirect_from: ['https://x.example/y', 'a:b', '../../etc/passwd.html', old/one]\n",
    );
    run.ends(0).reports("no file of this site can have this address", "content/articles/odd.md:4");
    assert!(folder.has("public/old/one.html"));
    let tree = folder.tree("public");
    assert!(!tree.keys().any(|path| path.contains(':') || path.contains("passwd")), "{:?}", tree.keys());
}
