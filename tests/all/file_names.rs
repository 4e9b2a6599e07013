//! Names of files that a system cannot have, or cannot tell apart.

use crate::support::Folder;
use crate::support::site;

const ARTICLE: &str = "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n";

/// All problems of a kind, as programs are told of them.
fn said(folder: &Folder, kind: &str) -> Vec<serde_json::Value> {
    let run = folder.run(&["check", "--as-of", "2023-01-01", "--format", "json"]);
    let problems = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    problems.filter(|problem: &serde_json::Value| problem["kind"] == kind).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_an_error_and_all_others_are_published() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new(ARTICLE);
    let names: [&[u8]; 6] = [b"zz\n.md", b"zz\r", b"zz\x1b[31m.txt", b"zz\xff.md", b"zz\xd0.gif", b"zz\tx.json"];
    for name in names {
        for place in ["content/articles", "content/people", "static", "static/in/zz\n", "templates"] {
            std::fs::create_dir_all(folder.path(place)).expect("a folder");
            let path = folder.path(place).join(OsStr::from_bytes(name));
            std::fs::write(path, "---\ntitle: Zzwords\nname: Zzwords\n---\nZzwords.\n").expect("written");
        }
    }
    folder.build(&["--no-search"]).ends(1);
    let said = said(&folder, "file-name");
    for place in ["content/articles", "content/people", "static", "static/in/zz\\x0a", "templates"] {
        for name in ["zz\\x0a.md", "zz\\x0d", "zz\\x1b[31m.txt", "zz\\xff.md", "zz\\xd0.gif", "zz\\x09x.json"] {
            let said = said.iter().filter(|said| said["file"] == format!("{place}/{name}"));
            assert_eq!(said.count(), 1, "{place}/{name}");
        }
    }
    assert!(folder.has("public/articles/a.html"));
    for (path, bytes) in folder.tree("public") {
        assert!(!path.contains("zz") && !String::from_utf8_lossy(&bytes).contains("Zzwords"), "{path}");
    }
    let listed = folder.read("public/SHA256SUMS").lines().count();
    assert_eq!(crate::support::sums(&folder.read("public/SHA256SUMS")).len(), listed);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_may_not_hide_somebody_withheld() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new(ARTICLE);
    std::fs::create_dir_all(folder.path("content/people")).expect("a folder");
    let path = folder.path("content/people").join(OsStr::from_bytes(b"zz\xff.md"));
    std::fs::write(path, "---\nname: X Y\nvisibility: withheld\npseudonym: W\n---\n").expect("written");
    folder.build(&["--no-search"]).ends(1);
    assert!(!folder.has("public"));
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_are_one_elsewhere_are_an_error_that_names_both() {
    let pairs = [
        ("static/img/A.txt", "static/img/a.txt"),
        ("static/Img/b.txt", "static/img/B.txt"),
        ("static/\u{418}\u{306}.txt", "static/\u{419}.txt"),
        ("content/people/Zz.md", "content/people/zz.md"),
        ("content/people/e\u{301}.md", "content/people/\u{e9}.md"),
    ];
    for (first, second) in pairs {
        let folder = Folder::new(ARTICLE);
        for (path, words) in [(first, "one"), (second, "other")] {
            folder.write(path, format!("---\nname: Zz {words}\n---\nZz{words}.\n"));
        }
        let run = folder.build(&["--no-search"]);
        run.ends(1);
        let said = run.stderr.split("\n\n").find(|said| said.contains("address-taken")).unwrap_or_default();
        assert!(said.contains(first) && said.contains(second), "{first}: {}", run.stderr);
        let published = folder.tree("public");
        let holding = |word: &str| {
            published
                .iter()
                .filter(|(path, bytes)| {
                    path.ends_with(".txt") && String::from_utf8_lossy(bytes).contains(word)
                        || path.starts_with("people/")
                            && !path.contains("index")
                            && String::from_utf8_lossy(bytes).contains(word)
                })
                .count()
        };
        assert!(holding("Zzone") > 0 && holding("Zzother") == 0, "{first}: {:?}", published.keys());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_static_file_takes_no_name_of_the_site_in_other_letters() {
    for path in ["static/Index.html", "static/ARTICLES/A.html", "static/sha256sums", "static/Dateline.css"] {
        let folder = Folder::new(ARTICLE);
        folder.write(path, "zzmine");
        let run = folder.build(&["--no-search"]);
        run.ends(1).reports("already", path);
        assert!(folder.tree("public").iter().all(|(_, bytes)| bytes != b"zzmine"), "{path}");
    }
    // One of that very name goes before the one in the program.
    let folder = Folder::new(ARTICLE);
    folder.write("static/dateline.css", "b { color: red }");
    folder.built(&["--no-search"]);
    assert_eq!(folder.read("public/dateline.css"), "b { color: red }");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_windows_cannot_have_are_warnings_and_their_addresses_lead_to_them() {
    let names =
        ["CON.txt", "a\\b.txt", "what?.txt", "say \"x\".txt", "end.", "end ", "COM1.txt", "a:b.txt", "50% #1.txt"];
    let folder = Folder::new(ARTICLE);
    let encoded = |name: &str| {
        let signs = [('%', "%25"), ('?', "%3F"), ('#', "%23"), ('\\', "%5C"), (' ', "%20"), ('"', "%22")];
        signs.iter().fold(name.to_owned(), |name, (sign, code)| name.replace(*sign, code))
    };
    let links: String = names.iter().map(|name| format!("[x](/files/{})\n\n", encoded(name))).collect();
    folder.write("content/articles/a.md", format!("---\ntitle: A\ndate: 2022\n---\n{links}"));
    for name in names {
        folder.write(&format!("static/files/{name}"), "x");
    }
    folder.built(&["--no-search"]);
    let said = said(&folder, "file-name");
    let files: Vec<&str> = said.iter().filter_map(|said| said["file"].as_str()).collect();
    let mut expected: Vec<String> = names[..8].iter().map(|name| format!("static/files/{name}")).collect();
    expected.sort();
    assert_eq!(files, expected);
    assert!(said.iter().all(|said| said["severity"] == "warning"), "{said:?}");
    let page = folder.read("public/articles/a.html");
    let hrefs = page.match_indices("href=\"../files/").map(|(at, start)| {
        let rest = &page[at + start.len()..];
        rest[..rest.find('"').expect("an end")].replace("&quot;", "\"")
    });
    let hrefs: Vec<String> = hrefs.collect();
    assert!(hrefs.iter().all(|href| !href.contains(['\\', '?', '"', '#', ' '])), "{hrefs:?}");
    let led: Vec<String> = hrefs.iter().map(|href| dateline::value::url::decode(href)).collect();
    // In the text, and in the list of its files.
    assert_eq!(led, [names, names].concat());
    let verified = folder.run(&["verify", "public"]);
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
    folder.build(&["--no-search", "--strict"]).ends(1);
}

#[test]
fn a_page_that_windows_cannot_have_is_a_warning_once() {
    let site = site(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nslug: con\ntags: [NUL, aux]\npublisher: Prn\n---\nText.\n",
    );
    let problems = site.problems();
    let said: Vec<&String> = problems.iter().filter(|said| said.contains("Windows")).collect();
    assert_eq!(said.len(), 1, "{problems:?}");
    assert!(
        said[0].starts_with("warning content/articles/a.md:") && said[0].contains("`articles/con.html`"),
        "{said:?}"
    );
    // What nobody has named in a file is named so that it can be had everywhere.
    for path in ["topics/nul_.html", "topics/aux_.html", "publishers/prn_.html"] {
        assert!(site.has(path), "{path}: {:?}", site.output.paths().map(ToString::to_string).collect::<Vec<_>>());
    }
}
