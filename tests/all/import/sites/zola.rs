//! Zola.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::says;
use crate::import::sites::with_site;

const SITE: &str = r#"=== config.toml
base_url = "https://old.example"
default_language = "en"
[languages.fr]
=== content/blog/_index.md
+++
title = "Blog"
+++
Words of the section.
=== content/blog/2022-01-29-first.md
+++
title = "First"
description = "In short."
[taxonomies]
tags = ["a"]
[extra]
toll = 230
lead = "x"
+++
[Second](@/blog/second/index.md#part) {{ youtube(id="abc") }}

{{ figure(src="p.jpg", alt="P") }}

{% quote(author="A. B.") %}
Said so.
{% end %}

{{ own(x=1) }} {# never shown #}
=== content/blog/second/index.md
+++
title = "Second"
date = 2022-01-30
path = "two"
+++
![P](p.jpg)
=== content/blog/second/p.jpg
JPEG
=== content/blog/second/index.fr.md
+++
title = "Deux"
date = 2022-01-30
+++
Mots.
=== content/closed/_index.md
+++
draft = true
+++
=== content/closed/a.md
+++
title = "Closed"
date = 2022-01-30
+++
Closed words.
"#;

#[test]
fn sections_pages_and_links_come_in() {
    let archive = with_site(SITE);
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/first.md",
        &[
            "title: First\ndate: 2022-01-29\nlang: en\nsummary: In short.\ntopics:\n  - a\n",
            "redirect_from:\n  - \"/blog/first/\"\n",
            "extra:\n  toll: 230\n  lead: x\n",
            "[Second](/articles/2022/second.md#part) [Video on YouTube](https://www.youtube.com/watch?v=abc)",
            "![P](p.jpg)",
            "> Said so.\n>\n> — A. B.\n",
            "{{ own(x=1) }}",
        ],
    );
    says(&archive, "content/articles/2022/second.md", &["redirect_from:\n  - \"/two\"\n", "![P](/blog/second/p.jpg)"]);
    says(&archive, "content/articles/2022/second.fr.md", &["translation_of: articles/2022/second\n"]);
    says(&archive, "content/pages/blog.md", &["Words of the section."]);
    assert!(run.stderr.contains("`own` 1"), "{}", run.stderr);
    never_published(&archive, &["Closed words", "never shown"]);
}
