//! What can be taken away: the whole site in one file.

mod support;

use std::collections::BTreeMap;

use support::Folder;
use support::links;

const ARCHIVE: &str = r#"
=== content/site.yaml
title: Away
=== content/people/ann.md
---
name: Ann "A & B" Bell
---
=== content/people/қанат.md
---
name: Қанат
---
=== content/places/almaty.md
---
name: Almaty
latitude: 43.25
longitude: 76.9
precision: settlement
within: Kazakhstan
---
=== content/places/kazakhstan.md
---
name: Kazakhstan
---
=== content/articles/2022/one.md
---
title: One
date: 2022-01-05
---
Ann "A & B" Bell met Қанат in Almaty. Almaty is in Kazakhstan.
=== content/articles/two.md
---
title: Two
date: 2022-02
---
Қанат left Almaty.
"#;

// The packed site.

#[test]
fn the_packed_site_is_the_site() {
    let folder = Folder::new(ARCHIVE);
    folder.write("static/images/a.png", "not really");
    let run = folder.built(&["--archive", "away/site.zip", "--base-url", "https://a.example/"]);
    assert!(run.stdout.contains("site.zip"), "{}", run.stdout);
    let bytes = std::fs::read(folder.path("away/site.zip")).expect("a packed site");
    let unpacked = support::unzipped(&bytes);
    assert_eq!(unpacked, folder.tree("public"));
    assert!(unpacked.contains_key(".nojekyll") && unpacked.contains_key("people/қанат.html"));
    assert_eq!(links::broken(&unpacked), [""; 0]);
    // Files of others are not the site's.
    folder.write("public/CNAME", "a.example");
    folder.built(&["--archive", "away/site.zip", "--base-url", "https://a.example/"]);
    assert_eq!(std::fs::read(folder.path("away/site.zip")).expect("a packed site"), bytes);
    let other = Folder::new(ARCHIVE);
    other.write("static/images/a.png", "not really");
    other.built(&["--archive", "x.zip", "--base-url", "https://a.example/", "--output", "elsewhere", "--jobs", "1"]);
    assert_eq!(std::fs::read(other.path("x.zip")).expect("a packed site"), bytes, "same site, same bytes");
}

#[test]
fn the_packed_site_never_lies_in_the_site_or_on_another_file() {
    let folder = Folder::new(ARCHIVE);
    folder.write("thesis.zip", "ten years of work");
    let before = folder.tree("");
    for place in ["public/site.zip", "public/deep/site.zip", "./away/../public/site.zip"] {
        let run = folder.build(&["--archive", place]);
        run.ends(3);
        assert!(run.stderr.contains("--archive"), "{}", run.stderr);
        assert!(!folder.has("public/index.html"), "{place}");
    }
    folder.build(&["--archive", "thesis.zip"]).ends(3);
    assert_eq!(folder.read("thesis.zip"), "ten years of work");
    assert!(!folder.has("public"));
    let after: Vec<String> = folder.tree("").into_keys().collect();
    assert_eq!(after, before.into_keys().collect::<Vec<_>>());
}

#[test]
fn a_build_that_publishes_nothing_packs_nothing() {
    let folder = Folder::new(ARCHIVE);
    folder.built(&["--archive", "site.zip"]);
    let before = folder.tree("");
    folder.write("content/articles/two.md", "---\ntitle: Changed\n---\nx\n");
    folder.build(&["--archive", "site.zip", "--strict"]).ends(1);
    folder.write("templates/article.html", "{{ no.such.thing }}");
    folder.build(&["--archive", "site.zip"]).ends(1);
    folder.remove("templates/article.html");
    folder.write("content/articles/two.md", before_text(&before, "content/articles/two.md"));
    let after = folder.tree("");
    let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

fn before_text<'a>(tree: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a [u8] {
    &tree[path]
}
