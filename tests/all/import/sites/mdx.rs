//! MDX, and the sites that are written in it; texts of other programs.

use crate::import::archive;
use crate::import::import;
use crate::import::sites::says;
use crate::import::sites::with_site;

#[test]
fn a_site_in_mdx_comes_in_with_its_words_and_pictures() {
    let archive = with_site(
        r#"=== astro.config.mjs
export default {}
=== src/content/blog/first.mdx
---
title: First
date: 2022-01-29
---
import Card from '../../components/Card.astro'
import square from '../../assets/square.jpg'

<Image src={square} alt="The square" />

<Card title="What was said">
  See the [second](./second.mdx) report, {/* never shown */} and <Link to="/blog/second">again</Link>.
</Card>

:::caution
Not confirmed.
:::
=== src/content/blog/second.mdx
export const metadata = { title: 'Second', date: '2022-01-30' }

Words of the second.
=== src/pages/about.mdx
# About

We.
=== src/assets/square.jpg
JPEG
=== src/components/Card.astro
---
---
=== node_modules/x/README.md
# x
"#,
    );
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/first.md",
        &[
            "![The square](/assets/square.jpg)",
            "**What was said**\n\nSee the [second](/articles/2022/second.md) report,",
            "> [!CAUTION]\n> Not confirmed.",
        ],
    );
    let first = archive.read("content/articles/2022/first.md");
    assert!(!first.contains("import ") && !first.contains("never") && !first.contains("<Card"), "{first}");
    says(&archive, "content/articles/2022/second.md", &["title: Second\ndate: 2022-01-30\n", "Words of the second."]);
    assert!(archive.has("static/assets/square.jpg") && archive.has("content/pages/about.md"));
    assert!(run.stderr.contains("components of which only the words come along: `Card` 1"), "{}", run.stderr);
    assert!(
        run.stdout.contains("set aside comments: 1; imports and exports of programs: 2")
            || run.stdout.contains("imports and exports of programs"),
        "{}",
        run.stdout
    );
    assert!(!archive.tree("content").keys().any(|path| path.contains("readme")));
    assert_eq!(archive.run(&["check"]).code, 0);
}

#[test]
fn texts_of_other_programs_are_named_by_kind_with_what_reads_them() {
    let archive = archive();
    archive.write("heap/a.org", "* A headline\n");
    archive.write("heap/b.org", "* Another\n");
    archive.write("heap/c.adoc", "= A headline\n");
    archive.write("heap/d.docx", "PK\u{3}\u{4}");
    let run = import(&archive, &["heap"], 1);
    run.reports("2 files are Org, which is not read", "heap/a.org");
    run.reports("this file is AsciiDoc", "heap/c.adoc");
    run.reports("this file is Word", "heap/d.docx");
    assert!(run.stderr.contains("pandoc \"heap/a.org\" -f org -t gfm -s -o \"heap/a.md\""), "{}", run.stderr);
    assert!(!archive.has("content/articles"));
    // In a site that is read they are named too.
    let site = with_site(
        "=== hugo.toml\ntitle = 'x'\n=== content/posts/a.md\n---\ntitle: A\ndate: 2022-01-29\n---\nA.\n=== content/posts/b.org\n* B\n",
    );
    import(&site, &["old"], 1).reports("this file is Org", "old/content/posts/b.org");
}
