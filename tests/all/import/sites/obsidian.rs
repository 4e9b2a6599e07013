//! Vaults of Obsidian.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::says;
use crate::import::sites::with_site;

const VAULT: &str = r##"=== .obsidian/app.json
{}
=== Clippings/Two tolls.md
---
title: Two tolls
source: https://paper.example/1
author:
  - "[[Jane Roe]]"
published: 2022-01-29
created: 2026-11-30
tags:
  - "#unrest"
---
[[Second note|the other]] and [[Second note#Part one]], [[Nobody here]], [[Berik Asylov]]. %% source is Anna %%

![[pic.png|300]] ![[report.pdf#page=2]] ==important== word ^block-1

> [!info]- Sources
> Named.

%%
also Anna
%%

| a | b |
|---|---|
| [[Second note\|x]] | y |

`[[code]]`
=== Second note.md
---
aliases: [Other]
publish: false
---
Private words. [[#Part one]]

## Part one
=== People/Berik Asylov.md
---
aliases: [Asylov]
---
A prosecutor.
=== Deep/Toll #1.md
[[../Second note|up]] [[Toll #1]] ![[pic.png|A square|300]]
=== Empty.md
=== attachments/pic.png
PNG
=== attachments/report.pdf
PDF
=== Templates/note.md
Template words {{title}}
"##;

#[test]
fn notes_come_in_without_their_comments() {
    let archive = with_site(VAULT);
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/Two-tolls.md",
        &[
            "title: Two tolls\ndate: 2022-01-29\nbyline:\n  - Jane Roe\nurl: https://paper.example/1\ntopics:\n  - unrest\n",
            "[the other](/articles/Second-note.md) and [Second note](/articles/Second-note.md#Part%20one), Nobody here, [Berik Asylov](/people/Berik-Asylov.md).",
            "![](/attachments/pic.png) [report.pdf](/attachments/report.pdf#page=2) <mark>important</mark> word\n",
            "> [!NOTE]\n> **Sources**\n>\n> Named.\n",
            "| [x](/articles/Second-note.md) | y |",
            "`[[code]]`",
        ],
    );
    says(
        &archive,
        "content/articles/Second-note.md",
        &["title: Second note\n", "publish: false\n", "[Part one](#Part%20one)"],
    );
    says(
        &archive,
        "content/articles/Toll-1.md",
        &["[up](/articles/Second-note.md) [Toll #1](/articles/Toll-1.md) ![A square](/attachments/pic.png)"],
    );
    says(&archive, "content/people/Berik-Asylov.md", &["name: Berik Asylov\nnames:\n  - Asylov\n"]);
    assert!(archive.has("static/attachments/pic.png"));
    let out = format!("{}{}", run.stdout, run.stderr);
    for said in [
        "`notes that are linked` 1",
        "set aside comments: 2",
        "set aside templates of notes: 1",
        "set aside empty texts: 1",
    ] {
        assert!(out.contains(said), "{said:?} is not in\n{out}");
    }
    never_published(&archive, &["Private words", "Anna", "Template words"]);
}
