//! A build that has a memory of others gives what a build without one gives, byte for byte, whatever an editor did in between.

use dateline::Memory;
use dateline::diagnostic::Diagnostic;
use dateline::input::Input;
use dateline::input::Options;
use dateline::output::Output;

use crate::support::Site;
use crate::support::day;
use crate::support::files;
use crate::support::shown;
use crate::support::sources;

/// The article `a` at the start.
macro_rules! first {
    () => {
        "---
title: First
date: 2021-05-04
annotations:
  - {quote: the dam, note: 'Which one? See [[bo-finch]].'}
claims:
  - {id: forty, question: homes, value: 40, claimant: Bo Finch, quote: 40 homes}
---
Ada Reed said that the dam broke. The Zoo stood for [[Dams]]. Reed counted 40 homes at the Mill. See [the second](b.md).
"
    };
}

const START: &str = concat!(
    "=== content/site.yaml
title: The archive
=== content/people/ada-reed.md
---
name: Ada Reed
short_names: [Reed]
---
She knows Bo Finch.
=== content/people/bo-finch.md
---
name: Bo Finch
names: [{form: Бо Финч, lang: ru}]
---
=== content/places/mill.md
---
name: The Mill
---
=== content/topics/zoo.md
---
name: The Zoo
---
=== content/questions/homes.md
---
title: How many homes?
unit: homes
---
=== content/articles/a.md
",
    first!(),
    "=== content/articles/b.md
---
title: Second
date: 2021-05-06
people: [bo-finch]
---
Finch and Bo Finch met [[Ada Reed]] at The Mill. See [[First]], [[c|the third]] and [a page](../pages/about.md#who).
=== content/articles/c.ru.md
---
title: Третий
date: 2021-06
publisher: Zeta
---
Бо Финч сказал Бо Финчу о Рид. Ада Рид и Ада Тростник живут там.
=== content/pages/about.md
---
title: About
---
Made by Ada Reed.
",
);

/// What an editor may do: a word for another in all files that have it, a file that comes, a file that goes.
enum Edit {
    Replace(&'static str, &'static str),
    Add(&'static str, &'static str),
    Remove(&'static str),
}

const EDITS: &[Edit] = &[
    Edit::Replace("the dam", "a dam"),
    Edit::Replace("a dam", "the dam"),
    Edit::Replace("short_names: [Reed]", "short_names: []"),
    Edit::Replace("short_names: []", "short_names: [Reed]"),
    Edit::Replace("name: The Mill", "name: Mill Street"),
    Edit::Replace("name: Mill Street", "name: The Mill"),
    Edit::Replace("title: First", "title: The very first"),
    Edit::Replace("title: The very first", "title: First"),
    Edit::Replace("2021-05-06", "2021-04-06"),
    Edit::Replace("2021-04-06", "2021-05-06"),
    Edit::Replace("title: The archive", "title: The archive\nlang: ru"),
    Edit::Replace("title: The archive\nlang: ru", "title: The archive"),
    Edit::Replace("title: Second", "title: Second\ndraft: true"),
    Edit::Replace("title: Second\ndraft: true", "title: Second"),
    Edit::Replace("value: 40", "value: 41"),
    Edit::Replace("name: Bo Finch", "name: Bo Finch\nvisibility: withheld\npseudonym: Witness"),
    Edit::Replace("name: Bo Finch\nvisibility: withheld\npseudonym: Witness", "name: Bo Finch"),
    Edit::Replace("people: [bo-finch]", "topics: [Dams]"),
    Edit::Replace("topics: [Dams]", "people: [bo-finch]"),
    Edit::Replace("date: 2021-05-06\n", "date: 2021-05-06\npublisher: The Herald\n"),
    Edit::Replace("publisher: The Herald\n", ""),
    Edit::Replace("date: 2021-05-05\n", "date: 2021-05-05\npublisher: the herald.\ntopics: [dams]\n"),
    Edit::Replace("title: About", "title: First"),
    Edit::Replace("title: The archive", "title: The archive\nmentions: first"),
    Edit::Replace("title: The archive\nmentions: first", "title: The archive"),
    Edit::Replace("Made by Ada Reed.", "## Who\n\nMade by Ada Reed."),
    Edit::Replace("She knows Bo Finch.", "She knows Bo Finch, and wrote [[a]]."),
    Edit::Add(
        "content/articles/a.annotations.json",
        "[{\"type\": \"Annotation\", \"body\": {\"value\": \"Bo Finch knew\"}, \"target\": {\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"broke\"}}}]",
    ),
    Edit::Remove("content/articles/a.annotations.json"),
    Edit::Add("content/events/first.md", "---\nname: First\n---\n"),
    Edit::Remove("content/events/first.md"),
    Edit::Add("content/people/cy-reed.md", "---\nname: Cy Reed\nshort_names: [Reed]\n---\n"),
    Edit::Add("content/articles/d.md", "---\ntitle: Fourth\ndate: 2021-05-05\n---\nCy Reed, Ada Reed and Bo Finch.\n"),
    Edit::Add("templates/404.html", "<h1>{{ site.title }}</h1>"),
    Edit::Add("content/articles/c.md", "---\ntitle: Third\ndate: 2021-06\n---\nBo Finch said it.\n"),
    Edit::Add("content/people/ada-reed.ru.md", "---\nname: Ада Рид\n---\n"),
    Edit::Add("content/people/ada-reed.ru.md", "---\nname: Ада Тростник\n---\n"),
    Edit::Remove("content/people/ada-reed.ru.md"),
    Edit::Remove("content/people/cy-reed.md"),
    Edit::Remove("content/articles/d.md"),
    Edit::Add("content/articles/a.md", first!()),
    Edit::Remove("content/articles/a.md"),
    Edit::Remove("templates/404.html"),
    Edit::Remove("content/articles/c.md"),
];

fn apply(edit: &Edit, files: &mut Vec<(String, String)>) {
    match edit {
        Edit::Replace(from, to) => files.iter_mut().for_each(|(_, text)| *text = text.replacen(from, to, 1)),
        Edit::Remove(path) => files.retain(|(own, _)| own != path),
        Edit::Add(path, text) => {
            files.retain(|(own, _)| own != path);
            files.push(((*path).to_owned(), (*text).to_owned()));
        }
    }
}

fn built(files: &[(String, String)], build: impl Fn(&Input) -> dateline::diagnostic::Checked<Output>) -> Site {
    let compiled = Input::from_sources(sources(files.to_vec()), Options::on(day())).and_then(|input| build(&input));
    Site { output: compiled.value, diagnostics: compiled.diagnostics }
}

fn said(problems: &[Diagnostic]) -> Vec<String> {
    problems.iter().map(shown).collect()
}

/// Builds with a memory and without one, and compares all that comes out.
fn compare(files: &[(String, String)], memory: &Memory, step: &str) {
    let warm = built(files, |input| dateline::compile_again(input, memory));
    let cold = built(files, dateline::compile);
    assert_eq!(said(&warm.diagnostics), said(&cold.diagnostics), "{step}");
    let (warm, cold) = (warm.all(), cold.all());
    assert_eq!(warm.keys().collect::<Vec<_>>(), cold.keys().collect::<Vec<_>>(), "{step}");
    for (path, bytes) in warm {
        assert!(cold[&path] == bytes, "{step}: {path}");
    }
}

#[test]
fn a_build_after_others_is_a_build() {
    let mut files = files(START);
    let memory = Memory::default();
    // Numbers that a small generator draws from one seed.
    let mut state: u64 = 2022;
    for step in 0..240 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if step > 0 {
            apply(&EDITS[(state >> 33) as usize % EDITS.len()], &mut files);
        }
        compare(&files, &memory, &format!("step {step}"));
    }
}

#[test]
fn after_each_edit_a_build_is_a_build() {
    let start = built(&files(START), dateline::compile);
    for page in ["articles/a.html", "articles/b.html", "articles/c.ru.html"] {
        assert!(start.all().contains_key(page), "{page}: {:?}", said(&start.diagnostics));
    }
    for (number, edit) in EDITS.iter().enumerate() {
        let mut files = files(START);
        let memory = Memory::default();
        built(&files, |input| dateline::compile_again(input, &memory));
        apply(edit, &mut files);
        compare(&files, &memory, &format!("edit {number}"));
    }
}
