//! Hugo.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::says;
use crate::import::sites::with_site;

const SITE: &str = r#"=== hugo.toml
baseURL = "https://old.example/"
defaultContentLanguage = "en"
[languages.en]
[languages.fr]
[permalinks]
news = "/:year/:month/:slug/"
=== content/news/first/index.md
+++
title = "First: a toll"
date = 2022-01-29T10:00:00+06:00
tags = ["a", "b"]
author = "J. Doe"
slug = "one"
series = "toll"
[cover]
image = "photo.jpg"
alt = "A square"
+++
See [the second]({{< ref "/news/second.md#part" >}} "Title") and {{< figure src="photo.jpg" alt="Seen" >}} there.

{{< figure src="/img/own.png" alt="Own" caption="A *caption*" >}}

{{< youtube w7Ft2ymGmfc >}} {{< gist spf13 7896402 >}} {{< tweet user="A" id="12" >}}

{{< highlight go "linenos=table" >}}
a := `{{< x >}}`
{{< /highlight >}}

{{% notice warning %}}
Mind *this*.
{{% /notice %}}

{{< ring >}}kept{{< /ring >}} {{/* never shown */}} `{{</* figure */>}}`
=== content/news/first/photo.jpg
JPEG
=== content/news/first/notes.md
Beside it, without a page.
=== content/news/second.md
---
title: Second
date: 2022-1-30
lastmod: 2022-02-01
aliases: [/old/second.html, other/]
source_url: https://paper.example/2
draft: false
cover: {hidden: true}
---
[By address](/2022/01/one/) and [whole](https://old.example/2022/01/one/#x), [not here](/nowhere/), ![absent](gone.png) <a href="{{< ref "first/index.md" >}}">in HTML</a> <a href='{{< ref "gone.md" >}}'>gone</a>
=== content/news/second.fr.md
---
title: Deuxième
date: 2022-01-30
---
Mots.
=== content/news/third.md
{ "title": "Third", "date": "2022-03-01", "publishDate": "2999-01-01" }
Third words.
=== content/news/draft.md
---
title: Draft
date: 2022-03-02
Draft: true
---
Hidden words.
=== content/about.md
---
title: About us
---
Who we are. [A report](news/second.md)
=== content/_index.md
---
title: Home
---
=== content/authors/j-doe/_index.md
---
title: J. Doe
bio: Writes.
---
=== static/img/own.png
PNG
=== static/img/unused.png
PNG
=== layouts/index.html
<html>{{ .Content }}</html>
=== themes/x/README.md
A theme.
"#;

#[test]
fn a_site_comes_in_with_its_pictures_links_and_addresses() {
    let archive = with_site(SITE);
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/one.md",
        &[
            "title: \"First: a toll\"\ndate: 2022-01-29T10:00:00+06:00\nbyline:\n  - J. Doe\nlang: en\n",
            "topics:\n  - a\n  - b\n",
            "image:\n  src: \"/news/first/photo.jpg\"\n  alt: A square\n",
            "redirect_from:\n  - \"/2022/01/one/\"\n",
            "extra:\n  series: toll\n",
            "  tool: Hugo site\n",
            "See [the second](/articles/2022/second.md#part \"Title\") and ![Seen](/news/first/photo.jpg) there.\n",
            "<figure>\n\n![Own](/img/own.png)\n\n<figcaption>\n\nA *caption*\n\n</figcaption>\n</figure>\n",
            "(https://www.youtube.com/watch?v=w7Ft2ymGmfc) [Gist](https://gist.github.com/spf13/7896402) [Post by @A](https://twitter.com/A/status/12)",
            "```go\na := `{{< x >}}`\n```\n",
            "> [!WARNING]\n> Mind *this*.\n",
            "{{< ring >}}kept{{< /ring >}}",
            "`{{< figure >}}`",
        ],
    );
    says(
        &archive,
        "content/articles/2022/second.md",
        &[
            "date: 2022-01-30\nupdated: 2022-02-01\n",
            "url: https://paper.example/2\n",
            "redirect_from:\n  - \"/2022/01/second/\"\n  - \"/old/second.html\"\n  - \"/2022/01/other/\"\n",
            "[By address](/articles/2022/one.md) and [whole](/articles/2022/one.md#x), [not here](/nowhere/), ![absent](gone.png) <a href=\"/articles/2022/one.md\">in HTML</a> <a href='gone'>gone</a>",
        ],
    );
    says(&archive, "content/articles/2022/second.fr.md", &["translation_of: articles/2022/second\n", "lang: fr\n"]);
    says(&archive, "content/pages/about.md", &["title: About us\n", "[A report](/articles/2022/second.md)"]);
    says(&archive, "content/people/j-doe.md", &["name: J. Doe\nsummary: Writes.\n"]);
    assert!(archive.has("static/news/first/photo.jpg") && archive.has("static/img/own.png"));
    assert!(!archive.has("static/img/unused.png"));
    let out = format!("{}{}", run.stdout, run.stderr);
    for said in [
        "commands that stay in the texts as they are: `ring` 1",
        "`link targets` 2, `pictures` 1",
        "set aside comments: 1",
        "set aside heads of sections without words: 1",
        "set aside files of the generator: 1",
        "fields of your own in `extra`: `cover_hidden`, `series`",
    ] {
        assert!(out.contains(said), "{said:?} is not in\n{out}");
    }
}

#[test]
fn what_is_not_public_there_is_not_public_here() {
    let archive = with_site(SITE);
    import(&archive, &["old"], 0);
    says(&archive, "content/articles/notes.md", &["draft: true\n"]);
    says(&archive, "content/articles/2022/third.md", &["publishDate: \"2999-01-01\"\n"]);
    archive.build(&[]);
    let page = archive.read("public/articles/2022/one.html");
    for markup in ["<figure><p><img src=\"../../img/own.png\" alt=\"Own\"", "<figcaption>", "A <em>caption</em>"] {
        assert!(page.contains(markup), "{markup} is not in\n{page}");
    }
    for (path, bytes) in archive.tree("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("Third words"), "{path}");
    }
    never_published(&archive, &["Hidden words", "Beside it, without", "never shown"]);
}

#[test]
fn a_site_that_comes_in_twice_is_there_once() {
    let archive = with_site(SITE);
    import(&archive, &["old"], 0);
    let before = archive.tree("content");
    let run = import(&archive, &["old"], 0);
    assert!(run.stdout.contains("0 files written; 8 things there already"), "{}", run.stdout);
    assert_eq!(archive.tree("content"), before);
    // Two texts that are alike are two texts.
    let twins = with_site("=== a/x.md\n---\ntitle: X\n---\nw\n=== b/x.md\n---\ntitle: X\n---\nw\n");
    assert!(import(&twins, &["old"], 0).stdout.contains("2 files written"));
    assert!(import(&twins, &["old"], 0).stdout.contains("0 files written; 2 things there already"));
}

#[test]
fn languages_lie_in_folders_too() {
    let archive = with_site(
        "=== config/_default/hugo.yaml\nlanguageCode: kk\n=== content/kk/posts/a.md\n---\ntitle: Бір\ndate: 2022-01-29\n---\nСөз\n\
         === content/ru/posts/a.md\n---\ntitle: Раз\ndate: 2022-01-30\n---\nСлово\n=== content/ru/posts/b.md\n---\ntitle: Только\ndate: 2022-01-30\n---\nСлово\n",
    );
    import(&archive, &["old"], 0);
    says(&archive, "content/articles/2022/a.md", &["title: Бір\n", "lang: kk\n"]);
    says(
        &archive,
        "content/articles/2022/a.ru.md",
        &["title: Раз\n", "lang: ru\n", "translation_of: articles/2022/a\n"],
    );
    says(&archive, "content/articles/2022/b.md", &["lang: ru\n"]);
    assert_eq!(archive.build(&["--no-search"]).code, 0);
}
