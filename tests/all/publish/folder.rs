//! The folder that a site is written into: whose it is, what stays in it, and what is left of a build that ended early.

use super::SAMPLE;
use crate::support::Folder;

#[test]
fn a_folder_of_others_is_refused() {
    let folder = Folder::new(SAMPLE);
    folder.write("public/thesis.txt", "ten years of work");
    let before = folder.tree("");
    let run = folder.build(&[]);
    run.ends(3);
    assert!(run.stderr.contains("public") && run.stderr.contains("--output"), "{}", run.stderr);
    assert_eq!(folder.tree(""), before);
    for output in [".", "content", "content/articles"] {
        folder.build(&["--output", output]).ends(3);
        assert_eq!(folder.tree(""), before, "{output}");
    }
}

#[test]
fn an_empty_folder_and_a_new_one_are_taken() {
    let folder = Folder::new(SAMPLE);
    std::fs::create_dir(folder.path("public")).expect("a folder");
    folder.built(&[]);
    folder.built(&["--output", "some/new/place"]);
    assert_eq!(folder.tree("public"), folder.tree("some/new/place"));
}

#[test]
fn files_of_others_stay_and_files_of_vanished_articles_go() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    folder.write("public/CNAME", "news.example");
    folder.write("public/articles/2022/notes/mine.txt", "mine");
    folder.write("public/.git/HEAD", "ref: refs/heads/gh-pages");
    std::fs::create_dir_all(folder.path("public/.git/refs/heads")).expect("a folder");
    assert!(folder.has("public/articles/Қаңтар.html") && folder.has("public/data/text/Қаңтар.txt"));
    folder.remove("content/articles/Қаңтар.md");
    folder.remove("content/articles/2022/second.md");
    folder.write("content/articles/2022/first.md", "---\ntitle: First\ndate: 2022\n---\nx\n");
    let run = folder.built(&[]);
    assert!(run.stdout.contains("removed"), "{}", run.stdout);
    assert_eq!(folder.read("public/CNAME"), "news.example");
    assert_eq!(folder.read("public/articles/2022/notes/mine.txt"), "mine");
    assert_eq!(folder.read("public/.git/HEAD"), "ref: refs/heads/gh-pages");
    assert!(folder.has("public/.git/refs/heads"), "git takes a folder without `refs` for no repository");
    for gone in
        ["articles/Қаңтар.html", "data/text/Қаңтар.txt", "articles/2022/second.html", "old/first/index.html", "old"]
    {
        assert!(!folder.has(&format!("public/{gone}")), "{gone}");
    }
    assert!(!folder.read("public/SHA256SUMS").contains("CNAME"), "the sums are of the site");
}

#[test]
fn a_file_of_others_is_never_written_over() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    folder.write("public/people/new.html", "mine");
    folder.write("content/people/new.md", "---\nname: New Person\n---\n");
    let before = folder.tree("public");
    let run = folder.build(&[]);
    run.ends(3);
    assert!(run.stderr.contains("people/new.html"), "{}", run.stderr);
    assert_eq!(folder.tree("public"), before);
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    let before = folder.tree("");
    folder.write(".public.dateline-new/articles/half.html", "<p>ha");
    folder.built(&[]);
    assert_eq!(folder.tree(""), before, "the site is the same and nothing is left beside it");
}

#[test]
fn a_build_that_publishes_nothing_leaves_the_last_good_site() {
    let strict: (&str, &str, &str, &[&str]) =
        ("a warning under --strict", "content/articles/2022/first.md", "---\ntitle: Changed\n---\nx\n", &["--strict"]);
    let error: (&str, &str, &str, &[&str]) = (
        "an error under --strict",
        "content/articles/2022/first.md",
        "---\ntitle: Changed\ndate: 2022\n---\n[[nobody]]\n",
        &["--strict"],
    );
    let syntax = ("a template's syntax", "templates/article.html", "{% if %}", &[][..]);
    let rendering = ("a template's rendering", "templates/article.html", "{{ no.such.thing }}", &[][..]);
    let settings = ("settings", "content/site.yaml", "title: [x", &[][..]);
    let withheld = ("a withheld name", "content/people/toqaev.md", "---\nname: [X\nvisibility: secret\n---\n", &[][..]);
    let way = ("a folder in the way", "public/people/zz.html/x", "mine", &[][..]);
    for (case, path, text, arguments) in [strict, error, syntax, rendering, settings, withheld, way] {
        let folder = Folder::new(SAMPLE);
        folder.built(&[]);
        folder.write("content/people/zz.md", "---\nname: Zz Zz\n---\n");
        folder.write(path, text);
        let before = folder.tree("");
        let run = folder.build(arguments);
        assert_ne!(run.code, 0, "{case}");
        let after = folder.tree("");
        let changed: Vec<&String> =
            before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "{case}: {changed:?}");
        assert!(!run.stderr.is_empty(), "{case} says nothing");
    }
}
