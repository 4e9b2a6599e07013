//! Whatever holds a text back on any site holds it back here, in whatever kind of front matter.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::with_site;

/// Front matter of texts that are not public.
const HOLDS: [&str; 27] = [
    "draft: true",
    "Draft: Yes",
    "draft: \"true\"",
    "draft:",
    "darft: true",
    "isDraft: 1",
    "published: false",
    "published: False",
    "publish: no",
    "public: off",
    "status: draft",
    "status: pending",
    "post_status: private",
    "visibility: private",
    "private: on",
    "hidden: true",
    "unlisted: true",
    "expiryDate: 2020-01-01",
    "expires: 2020-01-01",
    "build: {render: never}",
    "_build: {list: never}",
    "headless: true",
    "permalink: false",
    "eleventyExcludeFromCollections: true",
    "params: {draft: true}",
    "extra: {private: true}",
    "access: members-only",
];

#[test]
fn every_word_that_holds_back_is_understood() {
    for settings in ["hugo.toml", "_config.yml", ".eleventy.js", ".obsidian/x", "zola.toml"] {
        let mut site = format!("=== {settings}\nx\n");
        let mut words: Vec<String> = Vec::new();
        for (index, hold) in HOLDS.iter().enumerate() {
            let folder = if settings == "_config.yml" { "_posts" } else { "content/posts" };
            site.push_str(&format!(
                "=== {folder}/2022-01-29-t{index}.md\n---\ntitle: T{index}\n{hold}\n---\nSecretword{index}x of it.\n"
            ));
            words.push(format!("Secretword{index}x"));
        }
        let archive = with_site(&site);
        let run = archive.run(&["import", "old"]);
        assert!(
            run.stdout.contains(&format!("{} files written", HOLDS.len())),
            "{settings}: {}{}",
            run.stdout,
            run.stderr
        );
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        never_published(&archive, &words);
    }
}

#[test]
fn fields_without_a_fence_hold_back_too() {
    let archive = with_site(
        "=== a.md\nTitle: A\nDate: 2022-01-29\nStatus: draft\n\nSecretword1x\n=== b.md\nTitle: B\nDate: 2022-01-29\n\nOpen words\n=== c.md\n—\ntitle: C\ndraft: true\n—\nSecretword2x\n",
    );
    let run = import(&archive, &["old"], 1);
    run.reports("looks like front matter", "old/c.md");
    assert!(archive.read("content/articles/2022/b.md").contains("title: B\ndate: 2022-01-29\n"));
    never_published(&archive, &["Secretword1x", "Secretword2x"]);
}

#[test]
fn front_matter_in_toml_and_json_holds_back_too() {
    let archive = with_site(
        "=== hugo.toml\nx = 1\n=== content/posts/a.md\n+++\ntitle = \"A\"\ndraft = true\n+++\nSecretword1x\n=== content/posts/b.md\n{\"title\": \"B\", \"draft\": true}\nSecretword2x\n\
         === content/posts/c.md\n+++\ntitle = \"C\"\nexpiryDate = 2020-01-01T00:00:00Z\n+++\nSecretword3x\n=== content/posts/d.md\n{\"title\": \"D\", \"_build\": {\"render\": \"never\"}}\nSecretword4x\n\
         === content/posts/e.md\n+++\ntitle = \"E\"\n[extra]\ndraft = true\n+++\nSecretword5x\n=== content/posts/f.md\n+++\ntitle = \"F\"\n[build]\nrender = \"never\"\n+++\nSecretword6x\n",
    );
    import(&archive, &["old"], 0);
    never_published(
        &archive,
        &["Secretword1x", "Secretword2x", "Secretword3x", "Secretword4x", "Secretword5x", "Secretword6x"],
    );
}
