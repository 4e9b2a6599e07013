//! A word in each thing that is held back, looked for in every file that goes out.

use std::io::Read;

use crate::support::Folder;
use crate::support::unzipped;

const ARCHIVE: &str = r#"
=== content/site.yaml
title: T
base_url: https://example.org/
=== content/articles/open.md
---
title: Open
date: 2022-01-01
summary: A summary. %% zzword-summary %%
image: {src: open.png, caption: A caption <!-- zzword-caption -->}
tags: [Open topic]
annotations:
  - {quote: Text, note: "A note. %% zzword-note-comment %% {# zzword-note-jinja #}"}
  - {quote: Text, note: zzword-note, draft: true}
claims:
  - {id: zzword-claim, question: open-question, value: 732173217, claimant: zzword-claimant, quote: Text, private: true}
---
Text of [a draft](zzdraft.md), [[zzperson]] and more.

%% zzword-comment %% Words %%zzword-inline%% more <!-- zzword-html

zzword-html-second --> and {# zzword-jinja #} and {{/* zzword-hugo */}} and {% comment %}zzword-liquid{% endcomment %}.

%%
zzword-block

- zzword-list
%%

[//]: # (zzword-definition)

> <!-- zzword-quote
>
> zzword-quote-second -->

<div hidden>

zzword-hidden *zzword-hidden-emphasis* `zzword-hidden-code` [[zzword-hidden-link]]

# zzword-hidden-heading

</div>

A <span style="display:none">zzword-none</span> line <b style='visibility: hidden'>zzword-invisible</b> ends.

| a | b |
|---|---|
| c <!-- zzword-cell --> | %%zzword-cell-comment%% d |
=== content/articles/_drafts/a.md
---
title: zzword-folder
date: 2022-01-02
publisher: zzword-publisher
byline: zzword-byline
tags: [zzword-tag]
redirect_from: zzword-redirect.html
image: zzword-lead.png
captures: [{file: captures/zzword-copy.html}]
---
zzword-body names Open Person. ![zzword](/zzword-inline.png) ![both](/both.png) [file](/files/zzword%20report.pdf)
=== content/articles/zzdraft.md
—
title: zzword-damaged
—
![](../../static/zzword-damaged.png)
=== content/articles/zzheld.md
---
title: zzword-note-file
date: 2022
status: pending
---
Text.
=== content/articles/zzheld.annotations.json
{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "bodyValue": "zzword-beside ![](/zzword-beside.png)", "target": "x"}
=== content/people/zzperson.md
---
name: zzword-person
hidden: true
---
=== content/people/person.md
---
name: Open Person
---
![both](/both.png)
=== content/places/zz.md
---
name: zzword-place
latitude: 43.732173217
longitude: 76.732173217
draft: true
---
=== content/organizations/zz.md
---
name: zzword-organization
status: private
---
=== content/events/zz.md
---
name: zzword-event
start: 2022-01-03
publish: false
---
=== content/topics/zz.md
---
name: zzword-topic
_build: {render: never}
---
=== content/questions/open-question.md
---
title: Open question
definition: What counts. %%zzword-definition%%
---
=== content/questions/zz.md
---
title: zzword-question
draft: 1
---
=== content/pages/zz.md
---
title: zzword-page
private: true
---
"#;

/// A picture of one point.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1,
    0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn no_word_of_what_is_held_back_is_in_any_file() {
    let folder = Folder::new(ARCHIVE);
    let held = ["zzword-lead.png", "zzword-inline.png", "zzword-damaged.png", "zzword-beside.png"];
    for picture in held.iter().chain(&["both.png", "open.png", "nobody.png"]) {
        folder.write(&format!("static/{picture}"), PNG);
    }
    folder.write("static/captures/zzword-copy.html", "<p>zzword-copy");
    folder.write("static/files/zzword report.pdf", "zzword-report");
    let run = folder.build(&["--archive", "site.zip"]);
    assert!(!run.stderr.contains("fatal"), "{}", run.stderr);
    let files = folder.tree("public");
    for path in ["open.png", "both.png", "nobody.png", "articles/open.html", "people/person.html"] {
        assert!(files.contains_key(path), "{path}: {:?}", files.keys());
    }
    let packed = std::fs::read(folder.path("site.zip")).expect("the whole site in one file");
    look("site.zip", &packed);
    for (path, bytes) in files {
        look(&path, &bytes);
    }
}

/// Looks into a file, and into what is packed in it.
fn look(path: &str, bytes: &[u8]) {
    assert!(!path.to_lowercase().contains("zzword"), "{path}");
    if path.ends_with(".zip") {
        unzipped(bytes).iter().for_each(|(inner, bytes)| look(&format!("{path}/{inner}"), bytes));
    }
    let mut unpacked = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked).expect("a packed file");
    }
    for bytes in [bytes, &unpacked] {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in ["zzword", "zzdraft.html", "zzperson.html", "732173217"] {
            if let Some(at) = text.find(word) {
                let near: String = text[text.floor_char_boundary(at.saturating_sub(60))..].chars().take(140).collect();
                panic!("{path}: {near}");
            }
        }
    }
}
