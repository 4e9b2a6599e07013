//! Ways out of the archive: links of the file system, addresses, signs that turn the writing round.

use crate::support::Folder;
use crate::support::site;

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_archive_are_not_followed_and_those_inside_are() {
    use std::os::unix::fs::symlink;

    let folder =
        Folder::new("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n=== static/files/in.txt\nin\n");
    let outside = Folder::new("=== secret.md\n---\ntitle: Zzsecret\nbad: [zzline\n---\n=== x/zzfile.txt\nzzsecret\n");
    for (target, link) in [
        (outside.path("secret.md"), "content/articles/zz.md"),
        (outside.path("x"), "content/articles/zzfolder"),
        (outside.path("secret.md"), "static/zz.txt"),
        (outside.path("x"), "static/zzfolder"),
        (folder.path("static/files/in.txt"), "static/linked.txt"),
    ] {
        symlink(target, folder.path(link)).expect("a link");
    }
    let run = folder.build(&[]);
    for link in ["content/articles/zz.md", "content/articles/zzfolder", "static/zz.txt", "static/zzfolder"] {
        assert!(run.stderr.contains(link), "{link}: {}", run.stderr);
    }
    run.ends(1).reports("leads out of the archive", "content/articles/zz.md");
    assert!(!run.stderr.contains("zzline") && !run.stderr.to_lowercase().contains("zzsecret"), "{}", run.stderr);
    let files = folder.tree("public");
    assert!(files.contains_key("linked.txt") && files.contains_key("articles/a.html"));
    for (path, bytes) in files {
        assert!(!path.contains("zz") && !String::from_utf8_lossy(&bytes).to_lowercase().contains("zzsecret"), "{path}");
    }
}

const ADDRESSES: [&str; 12] = [
    "https://evil.example/",
    "HTTPS://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "https:///evil.example/",
    "https:evil.example/",
    "\\\\\\\\evil.example/",
    "/&#92;evil.example/",
    "&#9;https://evil.example/",
    "ht&#9;tps://evil.example/",
    "mailto:a@evil.example",
];

#[test]
fn no_address_as_browsers_read_it_is_a_link_where_none_may_lead_out() {
    for mode in ["text", "capture"] {
        let lines: String =
            ADDRESSES.map(|address| format!("[word](<{address}>), <a href=\"{address}\">word</a>\n\n")).concat();
        let fixture = format!(
            "=== content/site.yaml\ntitle: T\noutbound: {mode}\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nannotations:\n  - {{quote: Text, note: \"[w](mailto:a@evil.example) <a href='///evil.example/'>x</a> [t](tel:+1)\"}}\n---\nText.\n\n{lines}\n\
             === content/pages/p.md\n---\ntitle: P\n---\n{lines}\n=== content/people/x.md\n---\nname: X\n---\n{lines}\n"
        );
        let site = site(&fixture);
        for path in ["articles/a.html", "p.html", "people/x.html"] {
            let page = site.text(path);
            for (at, _) in page.match_indices("href=\"") {
                let href = &page[at + 6..];
                let href = &href[..href.find('"').expect("an end")];
                assert!(!href.contains("evil") && !href.contains("tel:"), "{mode} {path}: {href}");
            }
        }
    }
}

#[test]
fn signs_that_turn_the_writing_round_are_dropped_from_names_and_titles() {
    let fixture = "=== content/articles/a.md\n---\ntitle: \"A \\u202Eb\\u2066c\"\ndate: 2022\nbyline: \"Jane \\u202eRoe\"\n---\nText.\n\
                   === content/people/x.md\n---\nname: \"X\\u200f \\u202dY\"\n---\n";
    let site = site(fixture);
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(['\u{202e}', '\u{202d}', '\u{2066}']) || path.ends_with(".js"), "{path}");
    }
    assert!(site.text("people/x.html").contains('\u{200f}'));
    let said = site.problems().into_iter().filter(|problem| problem.contains("turn the direction"));
    assert_eq!(said.count(), 3);
}
