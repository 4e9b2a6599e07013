//! What `build` and `check` say in the folder of another generator.

use crate::support::Folder;

#[test]
fn an_empty_result_says_what_the_folder_looks_like() {
    for (files, kind) in [
        ("=== hugo.toml\nx = 1\n=== content/posts/a.md\n---\ntitle: A\n---\n", "a Hugo site"),
        ("=== config.toml\nbase_url = 'x'\n=== content/posts/a.md\n---\ntitle: A\n---\n", "a Zola site"),
        ("=== _config.yml\ntitle: x\n", "a Jekyll site"),
        ("=== .obsidian/app.json\n{}\n=== a.md\nx\n", "an Obsidian vault"),
        ("=== .eleventy.js\nx\n", "an Eleventy site"),
        ("=== content/posts/a.md\n---\ntitle: A\n---\n", "a folder of Markdown files"),
    ] {
        let folder = Folder::new(files);
        for command in ["build", "check"] {
            let run = folder.run(&[command]);
            let said = format!("{}{}", run.stdout, run.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(&format!("this looks like {kind}")), "{command}: {said}");
            assert!(said.contains("`dateline import . --root NEW`"), "{command}: {said}");
        }
    }
}

#[test]
fn an_archive_that_has_something_says_nothing_of_it() {
    let archive =
        Folder::new("=== hugo.toml\nx = 1\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\n---\nx\n");
    let run = archive.build(&["--no-search"]);
    assert!(!run.stderr.contains("looks like"), "{}", run.stderr);
    let drafts = Folder::new("=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\ndraft: true\n---\nx\n");
    assert!(!drafts.build(&["--no-search"]).stderr.contains("looks like"));
    let nothing = Folder::new("=== notes.txt\nx\n");
    let run = nothing.run(&["build"]);
    assert!(
        run.code == 3 && run.stderr.contains("dateline init") && !run.stderr.contains("looks like"),
        "{}",
        run.stderr
    );
}
