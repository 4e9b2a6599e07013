//! Jekyll.

use crate::import::import;
use crate::import::sites::never_published;
use crate::import::sites::says;
use crate::import::sites::with_site;

const SITE: &str = r#"=== _config.yml
url: https://old.example
baseurl: /b
permalink: pretty
collections:
  reports: {output: true}
  notes: {}
defaults:
  - scope: {path: "", type: reports}
    values: {license: CC0}
=== _data/authors.yml
jd: {name: J. Doe}
=== _posts/2022-01-29-first.md
---
layout: post
title: First
tags: news toll
categories: kz
author: jd
excerpt: In short.
image: /assets/lead.jpg
---
See [second]({{ site.baseurl }}{% post_url 2022-01-30-second %}) and [a report]({% link _reports/r.md %}){:target="_blank"}.
{: .lead}

* TOC
{:toc}

![x]({{ "/assets/a b.png" | relative_url }}) {{ page.title }} {% include ad.html %}

{% highlight ruby linenos %}
{% raw %}puts "{{ x }}"{% endraw %}
{% endhighlight %}

```
{% raw %}{{ code }}{% endraw %}
{% comment %}not shown in code{% endcomment %}
```

{% include figure.html src="/assets/lead.jpg" alt="L" caption="C" %}

{% comment %}never shown{% endcomment %}{::comment}nor this{:/comment} {% raw %}{{ shown }}{% endraw %}
=== _posts/2022-01-30-second.html
---
title: Second
---
<p>Words in <b>HTML</b>.</p>
=== _posts/2022-02-01-no.md
---
title: No
published: False
---
Unpublished words.
=== _drafts/idea.md
---
title: Idea
---
Idle words.
=== _reports/r.md
---
title: R
date: 2021-05-05
---
A report.
=== _notes/n.md
---
title: N
---
Noted words.
=== about.md
---
layout: page
title: About
permalink: /who/
---
We are. [First](/kz/2022/01/29/first/)
=== index.md
---
layout: home
---
=== README.md
# How to build
=== assets/a b.png
PNG
=== assets/lead.jpg
JPEG
=== _includes/ad.html
<b>ad</b>
"#;

#[test]
fn posts_collections_and_pages_come_in() {
    let archive = with_site(SITE);
    let run = import(&archive, &["old"], 0);
    says(
        &archive,
        "content/articles/2022/first.md",
        &[
            "title: First\ndate: 2022-01-29\nbyline:\n  - J. Doe\nsummary: In short.\ntopics:\n  - news\n  - toll\n  - kz\n",
            "image:\n  src: \"/assets/lead.jpg\"\n",
            "redirect_from:\n  - \"/kz/2022/01/29/first/\"\n",
            "See [second](/articles/2022/second.md) and [a report](/articles/2021/r.md).\n\n",
            "![x](/assets/a%20b.png) First {% include ad.html %}",
            "```ruby\nputs \"{{ x }}\"\n```",
            "<figure>\n\n![L](/assets/lead.jpg)\n\n<figcaption>\n\nC\n",
            "{{ shown }}",
            "```\n{{ code }}\n\n```",
        ],
    );
    let first = archive.read("content/articles/2022/first.md");
    assert!(
        !first.contains("toc") && !first.contains("TOC") && !first.contains("{:") && !first.contains("never shown")
    );
    says(&archive, "content/articles/2022/second.md", &["date: 2022-01-30\n", "Words in **HTML**."]);
    says(&archive, "content/articles/2021/r.md", &["license: CC0\n", "redirect_from:\n  - \"/reports/r.html\"\n"]);
    says(&archive, "content/pages/about.md", &["title: About\n", "[First](/articles/2022/first.md)"]);
    assert!(archive.has("static/assets/a b.png"));
    let out = format!("{}{}", run.stdout, run.stderr);
    for said in ["`include ad.html` 1", "set aside comments: 3", "set aside notes about the repository: 1"] {
        assert!(out.contains(said), "{said:?} is not in\n{out}");
    }
}

#[test]
fn what_is_not_published_there_is_not_published_here() {
    let archive = with_site(SITE);
    import(&archive, &["old"], 0);
    for path in ["content/articles/idea.md", "content/articles/n.md"] {
        says(&archive, path, &["draft: true\n"]);
    }
    never_published(
        &archive,
        &["Unpublished words", "Idle words", "Noted words", "never shown", "nor this", "not shown in code"],
    );
}

#[test]
fn a_heap_of_posts_without_settings_is_told_by_its_names() {
    let archive = with_site(
        "=== 2022-01-29-a.md\n---\nlayout: post\ntags: x y\n---\n# Heading\n\nWords\n{: .x}\n=== page.html\n<html><body><p>Words of a page that was saved by somebody.</p></body></html>\n",
    );
    let run = import(&archive, &["old"], 0);
    says(&archive, "content/articles/2022/a.md", &["topics:\n  - x\n  - \"y\"\n", "Words\n"]);
    assert!(run.stdout.contains("page.html"), "{}", run.stdout);
}

#[test]
fn what_liquid_decides_is_decided_and_the_rest_is_counted() {
    let archive = with_site(
        r#"=== _config.yml
title: J
=== _includes/box.html
<p>Boxed: {{ include.text }}</p>
=== _includes/program.html
{% for x in y %}{% endfor %}
=== _posts/2022-01-29-a.md
---
title: A
show: true
mood: calm
---
{% if page.show %}
Shown words.
{% else %}
Not for readers one.
{% endif %}

{% unless page.show %}Not for readers two.{% endunless %}

{% if page.mood == "angry" %}Not for readers three.{% elsif page.mood == 'calm' and page.show %}Calm words.{% endif %}

{% assign x = "Assigned" %}{{ x }} {% capture y %}captured *words*{% endcapture %}and {{ y }}.

{% include box.html text="in it" %}

{% include program.html %}

{% if site.github.url %}Who knows.{% endif %}

{% for post in site.posts %}[{{ post.title }}]({{ post.url }}){% endfor %}
"#,
    );
    let run = import(&archive, &["old"], 0);
    let text = archive.read("content/articles/2022/a.md");
    for words in [
        "\nShown words.\n",
        "Calm words.",
        "Assigned and captured *words*.",
        "<p>Boxed: in it</p>",
        "{% include program.html %}",
    ] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    assert!(!text.contains("Not for readers"), "{text}");
    // What is not decided stays letter by letter.
    assert!(text.contains("{% if site.github.url %}Who knows.{% endif %}"), "{text}");
    assert!(text.contains("{% for post in site.posts %}[{{ post.title }}]({{ post.url }}){% endfor %}"), "{text}");
    assert!(run.stdout.contains("conditions, of which the part that was shown is kept: 3"), "{}", run.stdout);
    assert!(run.stderr.contains("`for` 1, `if` 1, `include program.html` 1"), "{}", run.stderr);
}
