//! Eleventy.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::says;
use crate::import::sites::with_site;

#[test]
fn posts_come_in_with_what_their_folder_says_of_them() {
    let archive = with_site(
        r#"=== eleventy.config.js
module.exports = () => ({ dir: { input: "src" } });
=== src/posts/posts.json
{ "tags": ["posts"], "author": "J. Doe" }
=== src/posts/2022-01-29-first.md
---
title: First
tags: [posts, toll]
date: 2022-01-29
---
[About](/about/) {{ title }} {# never shown #} {% image "x.png", "X" %}
=== src/posts/hidden.md
---
title: Hidden
date: 2022-01-29
permalink: false
---
Hidden words.
=== src/about.md
---
title: About
---
We.
=== src/_includes/x.md
Part.
=== src/x.png
PNG
"#,
    );
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/first.md",
        &[
            "byline:\n  - J. Doe\n",
            "topics:\n  - toll\n",
            "redirect_from:\n  - \"/posts/first/\"\n",
            "[About](/pages/about.md) First",
            "![](/x.png)",
        ],
    );
    assert!(run.stdout.contains("set aside files of the generator: 1"), "{}", run.stdout);
    never_published(&archive, &["Hidden words", "never shown"]);
}
