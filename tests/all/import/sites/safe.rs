//! What must not happen, whatever lies in a folder.

use crate::import::import;
use crate::import::sites::says;
use crate::import::sites::with_site;

#[test]
fn nothing_outside_the_folder_is_read() {
    let archive = with_site(
        "=== hugo.toml\nx = 1\n=== content/a.md\n---\ndate: 2022-01-29\n---\n![x](../../secret.png) ![y](/linked.png) [z](../../../secret.md)\n",
    );
    archive.write("secret.png", "SECRET");
    archive.write("secret.md", "SECRET");
    #[cfg(unix)]
    {
        std::fs::create_dir_all(archive.path("old/static")).expect("a folder");
        std::os::unix::fs::symlink(archive.path("secret.png"), archive.path("old/static/linked.png")).expect("a link");
        std::os::unix::fs::symlink(archive.path("secret.md"), archive.path("old/content/linked.md")).expect("a link");
    }
    let run = import(&archive, &["old"], 0);
    assert!(
        run.stdout.starts_with("content/articles/2022/a.md  written, from old/content/a.md\n1 file written"),
        "{}",
        run.stdout
    );
    assert!(!archive.has("static/secret.png") && !archive.has("static/linked.png"));
    #[cfg(unix)]
    assert!(run.stdout.contains("set aside links, which are not followed: 2"), "{}", run.stdout);
}

#[test]
fn a_file_of_the_archive_is_never_written_over() {
    let archive = with_site(
        "=== hugo.toml\nx = 1\n=== content/posts/a.md\n---\ndate: 2022-01-29\ntitle: New\n---\n![x](/p.png)\n=== static/p.png\nNEW\n",
    );
    archive.write("content/articles/2022/a.md", "---\ntitle: Old\ndate: 2022-01-29\n---\n");
    archive.write("static/p.png", "OLD");
    let run = import(&archive, &["old"], 1);
    run.reports("another file of this name is there already", "static/p.png");
    says(&archive, "content/articles/2022/a.md", &["title: Old\n"]);
    says(&archive, "content/articles/2022/a-2.md", &["title: New\n"]);
    assert_eq!(archive.read("static/p.png").trim(), "OLD");
}

#[test]
fn a_broken_text_is_named_and_the_others_come_in() {
    let archive = with_site(
        "=== hugo.toml\nx = [\n=== content/posts/a.md\n---\ntitle: [\n---\nx\n=== content/posts/b.md\n---\ntitle: B\n---\nx\n=== content/posts/c.md\n+++\ntitle = \"C\"\n",
    );
    let run = import(&archive, &["old"], 1);
    run.reports("its front matter cannot be read", "old/content/posts/a.md");
    run.reports("its front matter does not end", "old/content/posts/c.md");
    run.reports("`hugo.toml` cannot be read", "old");
    assert!(archive.has("content/articles/b.md"));
}

#[test]
fn sites_texts_and_pages_in_one_heap_are_each_read_as_what_they_are() {
    let archive = with_site(
        "=== one/hugo.toml\nx = 1\n=== one/content/posts/a.md\n---\ntitle: A\n---\n{{< youtube abc >}}\n=== two/_posts/2022-01-01-b.md\n---\ntitle: B\n---\n{% post_url 2022-01-01-b %}\n\
         === loose/n.md\nLoose ![](p.png)\n=== loose/p.png\nPNG\n=== q.jpg\nJPEG\n=== Saved.html\n<html><body><h1>Saved page of somebody</h1><p>Words of a page that was saved.</p></body></html>\n=== Saved_files/x.md\nNo text.\n",
    );
    let run = import(&archive, &["old"], 0);
    assert!(
        run.stdout.contains("4 files written") && run.stdout.contains("only come along with a text: 2"),
        "{}",
        run.stdout
    );
    says(&archive, "content/articles/a.md", &["youtube.com"]);
    says(&archive, "content/articles/2022/b.md", &["/articles/2022/b.md"]);
    assert!(archive.has("static/loose/p.png") && !archive.has("content/articles/x.md"));
    // A text that is named alone brings its pictures and no other text.
    archive.write("alone/n.md", "Alone ![](p.png)\n");
    archive.write("alone/m.md", "Another.\n");
    archive.write("alone/p.png", "PNG");
    let run = import(&archive, &["alone/n.md"], 0);
    assert!(run.stdout.contains("written, from alone/n.md\n1 file written"), "{}", run.stdout);
    assert!(archive.has("static/p.png"));
}

#[test]
fn a_dry_run_says_all_and_writes_nothing() {
    let archive = with_site("=== _posts/2022-01-29-a.md\n---\ntitle: A\n---\n![x](/p.png)\n=== p.png\nPNG\n");
    let run = import(&archive, &["old", "--dry-run"], 0);
    assert!(
        run.stdout.contains("content/articles/2022/a.md  would be written, from old/_posts/2022-01-29-a.md"),
        "{}",
        run.stdout
    );
    assert!(!archive.has("content/articles") && !archive.has("static"));
}

#[test]
fn hostile_texts_end_and_do_not_panic() {
    let pieces = [
        "{{< a >}}",
        "{{% b %}}",
        "{{< /a >}}",
        "[[",
        "]]",
        "![",
        "](",
        "`",
        "```\n",
        "%%",
        "==",
        "{:",
        "}",
        "<a href=\"",
        "> [!x] y\n",
        "\u{301}ё",
        "{{< /* */ >}}",
    ];
    let mut text = String::new();
    for (index, piece) in pieces.iter().cycle().take(6_000).enumerate() {
        text.push_str(piece);
        text.push_str(pieces[index * 7 % pieces.len()]);
    }
    for settings in ["hugo.toml", "_config.yml", "zola.toml", ".eleventy.js", ".obsidian/x"] {
        let archive =
            with_site(&format!("=== {settings}\nx\n=== content/posts/a.md\n---\ndate: 2022-01-29\n---\n{text}\n"));
        let run = archive.run(&["import", "old"]);
        assert!(run.code <= 1 && run.stdout.contains("1 file written"), "{settings}: {}{}", run.stdout, run.stderr);
    }
}
