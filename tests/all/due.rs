//! Drafts and articles of the future: nowhere until they are due or asked for.

use dateline::input::Options;

use crate::support;
use crate::support::Folder;
use crate::support::day;
use crate::support::site;
use crate::support::site_of;

#[test]
fn drafts_and_articles_of_the_future_are_nowhere() {
    let fixture = "
=== content/places/almaty.md
---
name: Almaty
---
=== content/articles/draft.md
---
title: Zzdraft
date: 2022-01-01
draft: true
tags: [zzdrafttopic]
publisher: Zzdraftpaper
---
Zzdrafttext Almaty.
=== content/articles/unpublished.md
---
title: Zzdraft
date: 2022-01-01
published: false
---
x
=== content/articles/tomorrow.md
---
title: Zzfuture
date: 2023-01-02
---
Zzfuturetext Almaty.
=== content/articles/next-month.md
---
title: Zzfuture
date: 2023-02
---
x
=== content/articles/today.md
---
title: Zztoday
date: 2023-01-01T23:59:59-11:00
---
x
=== content/articles/this-year.md
---
title: Zzyear
date: 2023
---
x
=== content/pages/plan.md
---
title: Zzdraft
draft: true
---
x
";
    let named = |options: &Options, word: &str| -> Vec<String> {
        let all = site_of(fixture, options.clone()).all();
        all.into_iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains(word))
            .map(|(path, _)| path)
            .collect()
    };
    // Feeds too, which only a full address has.
    let plain = Options { base_url: Some("https://news.example/".to_owned()), ..Options::on(day()) };
    assert_eq!(named(&plain, "zzdraft"), [""; 0]);
    assert_eq!(named(&plain, "zzfuture"), [""; 0]);
    assert!(!named(&plain, "zztoday").is_empty() && !named(&plain, "zzyear").is_empty());
    let drafts = Options { drafts: true, ..plain.clone() };
    assert!(named(&drafts, "zzdraft").contains(&"articles/draft.html".to_owned()));
    assert!(named(&drafts, "zzdraft").contains(&"plan.html".to_owned()));
    assert_eq!(named(&drafts, "zzfuture"), [""; 0]);
    let future = Options { future: true, ..plain };
    assert!(named(&future, "zzfuture").contains(&"articles/tomorrow.html".to_owned()));
    assert_eq!(named(&future, "zzdraft"), [""; 0]);
}

#[test]
fn the_options_of_the_command_line_say_what_is_left_out() {
    let fixture = "=== content/articles/draft.md\n---\ntitle: Draft\ndate: 2022-01-01\ndraft: true\n---\nx\n=== content/articles/later.md\n---\ntitle: Later\ndate: 2022-06-01\n---\nx\n";
    let folder = Folder::new(fixture);
    let published = |arguments: &[&str]| -> Vec<String> {
        folder.run(&[&["build"], arguments].concat()).ends(0);
        let rows = support::rows(&folder.read("public/data/articles.csv"));
        rows.into_iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(published(&["--as-of", "2022-05-31"]), [""; 0]);
    assert_eq!(published(&["--as-of", "2022-06-01"]), ["articles/later"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--future"]), ["articles/later"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--drafts"]), ["articles/draft"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--drafts", "--future"]), ["articles/draft", "articles/later"]);
}

#[test]
fn a_date_of_a_file_name_counts_where_none_is_written() {
    let site = site(
        "=== content/articles/2022-01-29-headline.md\n---\ntitle: H\n---\nx\n=== content/articles/2022-01-28-other.md\n---\ntitle: O\ndate: 2021\n---\nx\n",
    );
    let dates: Vec<String> = site.rows("articles").into_iter().map(|row| row["date"].clone()).collect();
    assert_eq!(dates, ["2021", "2022-01-29"]);
    assert_eq!(site.problems(), [""; 0]);
}
