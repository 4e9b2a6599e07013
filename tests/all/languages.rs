//! Archives in languages other than English: every page speaks theirs, and nothing else is left in it.

use std::collections::BTreeSet;

use dateline::value::FilePath;

use crate::support::html;
use crate::support::html::Part;
use crate::support::site;

/// Letters of the Latin script that are no words of a language: names of formats, files and of the program.
const NOT_WORDS: [&str; 14] = [
    "Natural",
    "Earth",
    "Dateline",
    "UTF",
    "Frictionless",
    "data",
    "text",
    "csv",
    "json",
    "CSV",
    "JSON",
    "BibTeX",
    "RIS",
    "CSL",
];

const KAZAKH: &str = r#"
=== content/site.yaml
title: Қаңтар мұрағаты
lang: kk
description: Екі мақаладан тұратын мұрағат.
publisher: Сынақшылар
inclusion: Бәрі кіреді.
changes: [{date: 2022-05-17, text: Алғашқы мақалалар қосылды.}]
=== content/people/тоқаев.md
---
name: Қасым-Жомарт Тоқаев
names: [{form: Касым-Жомарт Токаев, lang: ru}]
summary: Президент.
roles: [{role: Президент, organization: Ақорда, from: 2019-03}]
---
Ол [[Алматы]] қаласында болған.
=== content/people/әлия.md
---
name: Әлия Молдағұлова
---
=== content/people/қайрат.md
---
name: Қайрат Сыдықов
---
=== content/people/яков.md
---
name: Яков Яковлев
---
=== content/places/алматы.md
---
name: Алматы
latitude: 43.25
longitude: 76.9
precision: settlement
within: Қазақстан
---
=== content/places/қазақстан.md
---
name: Қазақстан
precision: country
---
=== content/organizations/ақорда.md
---
name: Ақорда
---
=== content/events/жиын.md
---
name: Алаңдағы жиын
start: 2022-01-05
end: 2022-01-06
place: Алматы
---
=== content/topics/бағалар.md
---
name: Бағалар
---
=== content/questions/саны.md
---
title: Жиынға қанша адам келді?
unit: адам
definition: Алаңға келгендер.
event: жиын
---
=== content/articles/2022/бірінші.md
---
title: Бірінші мақала
original_title: Түпнұсқаның тақырыбы
kind: summary
date: 2022-01-29
updated: 2022-02
byline: Әлия Молдағұлова
contributors: Қайрат Сыдықов
publisher: Ақорда
topics: [бағалар]
retrieved: 2022-05-17
image: {caption: Алматы көшесі.}
media: [{title: Жиын, kind: video, duration: 75}]
notices: [Бұл хабарлама түпнұсқада болды.]
corrections: [{date: 2022-03-01, text: Сан түзетілді.}]
claims:
  - {id: а1, question: саны, value: 1000, claimant: ақорда, said_on: 2022-01-05, quote: мың адам, grade: {source: B, information: 3}}
  - {id: а2, question: саны, min: 2000, claimant: Куәгер, quote: екі мыңнан көп, relation: {disputes: а1}}
  - {id: а3, question: саны, value: 1200, claimant: ақорда, said_on: 2022-02, quote: кейін 1200, relation: {revises: а1}}
annotations:
  - {quote: мың адам, note: Кімнің санағаны айтылмаған., motivation: questioning, by: Сынақшы, date: 2022-05-17, tags: [сан]}
  - {quote: мүлде жоқ сөздер, note: Орны жоқ ескертпе.}
  - {note: Бүкіл мақалаға.}
---
Тоқаев емес, Қасым-Жомарт Тоқаев сөйледі. Алматыда мың адам жиналды, басқалар екі мыңнан көп деді, кейін 1200 деп түзетті.

> [!NOTE]
> Ескерту мәтіні.

Сілтеме[^1] бар.

- [x] Болды
- [ ] Болмады

[^1]: Сілтеменің мәтіні.
=== content/articles/2022/екінші.md
---
title: Екінші мақала
date: 2022-01
lang: kk
people: [әлия]
---
Қазақстан туралы сөз. Алматы облысы да аталды, Қайрат Сыдықов та.
=== content/articles/күнсіз.md
---
title: Күні жоқ мақала
---
Қысқа мәтін.
"#;

const ARABIC: &str = r#"
=== content/site.yaml
title: أرشيف التجربة
lang: ar
description: أرشيف من مقالتين.
publisher: المختبرون
=== content/people/سالم.md
---
name: سالم الأحمد
names: [{form: Салем аль-Ахмад, lang: ru}]
summary: وزير.
roles: [{role: وزير, organization: الوزارة, from: 2019, until: 2021-05-02}]
---
=== content/places/المدينة.md
---
name: المدينة
precision: settlement
latitude: 24.5
longitude: 39.6
---
=== content/organizations/الوزارة.md
---
name: الوزارة
---
=== content/events/الاجتماع.md
---
name: الاجتماع الكبير
start: 2022-01-05
place: المدينة
---
=== content/questions/العدد.md
---
title: كم كان عدد الحاضرين؟
unit: حاضر
definition: كل من دخل القاعة.
---
=== content/articles/2022/الأولى.md
---
title: المقالة الأولى
date: 2022-01-29
byline: سالم الأحمد
publisher: الوزارة
claims:
  - {id: ق1, question: العدد, value: 300, claimant: الوزارة, said_on: 2022-01-05, quote: ثلاثمئة حاضر}
  - {id: ق2, question: العدد, min: 100, max: 150, claimant: شاهد, quote: نصفهم, relation: {disputes: ق1}}
annotations:
  - {quote: ثلاثمئة حاضر, note: لم يُذكر من أحصاهم., motivation: commenting, tags: [عدد]}
---
قال سالم الأحمد في المدينة إن في القاعة ثلاثمئة حاضر، وقال شاهد إنهم نصفهم.
=== content/articles/2022/الثانية.md
---
title: المقالة الثانية
date: 2022-02-11
---
عاد سالم الأحمد إلى المدينة.
"#;

/// What a page says to eyes and ears: its text, and the attributes that are read out.
fn spoken(page: &str) -> Vec<String> {
    let mut skipped = 0;
    let mut said = Vec::new();
    for part in html::parts(page) {
        let is_meta = part
            .attribute("name")
            .is_some_and(|name| ["viewport", "generator", "referrer", "color-scheme"].contains(&name));
        let is_code = |name: &str| ["code", "script", "style"].contains(&name);
        match &part {
            Part::Start { name, attributes } => {
                skipped += usize::from(is_code(name));
                let read_out = ["aria-label", "alt", "title", "placeholder", "aria-description", "label"];
                said.extend(
                    attributes
                        .iter()
                        .filter(|(key, _)| read_out.contains(&key.as_str()))
                        .map(|(_, value)| value.clone()),
                );
                if part.attribute("name") == Some("description") && !is_meta {
                    said.extend(part.attribute("content").map(ToOwned::to_owned));
                }
            }
            Part::End(name) => skipped -= usize::from(is_code(name)),
            Part::Text(text) if skipped == 0 => said.push(text.clone()),
            Part::Text(_) => {}
        }
    }
    said
}

/// Words in Latin letters that a page says. Addresses and file names count as one and are left out.
fn latin_words(page: &str) -> BTreeSet<String> {
    let said = spoken(page).join("\n");
    let tokens = said.split_whitespace().filter(|token| !token.contains('/') && !token.contains("://"));
    tokens
        .flat_map(|token| token.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic()))
        .filter(|word| !NOT_WORDS.contains(word))
        .map(ToOwned::to_owned)
        .collect()
}

/// Phrases of the English interface that a page says, apart from those that are a format or a name.
fn english_phrases(page: &str) -> BTreeSet<String> {
    let said = spoken(page).join("\n");
    let texts = include_str!("../../templates/words/en.yaml")
        .lines()
        .filter_map(|line| line.split_once(": \"")?.1.split('"').next());
    texts
        .filter(|text| text.len() > 2 && text.contains(' ') && !text.contains('{') && said.contains(*text))
        .map(ToOwned::to_owned)
        .collect()
}

fn no_english_in(archive: &str, lang: &str, dir: &str) {
    let site = site(archive);
    let pages: Vec<&str> = site.output.paths().map(FilePath::as_str).filter(|path| path.ends_with(".html")).collect();
    let mut english = Vec::new();
    assert!(pages.len() > 15, "{pages:?}");
    for path in pages {
        let page = site.text(path);
        let root = html::parts(&page).into_iter().find(|part| part.is_start("html")).expect("a root element");
        assert_eq!((root.attribute("lang"), root.attribute("dir")), (Some(lang), Some(dir)), "{path}");
        // The page of the tables names files, formats and the values of cells, which are the same in every language.
        let words = if path == "data.html" { english_phrases(&page) } else { latin_words(&page) };
        english.extend((!words.is_empty()).then(|| format!("{path}: {words:?}")));
    }
    assert!(english.is_empty(), "\n{}\n", english.join("\n"));
}

#[test]
fn a_site_in_kazakh_has_no_english_in_it() {
    no_english_in(KAZAKH, "kk", "ltr");
}

#[test]
fn a_site_in_arabic_has_no_english_in_it() {
    no_english_in(ARABIC, "ar", "rtl");
}

#[test]
fn a_site_in_russian_has_no_english_in_it() {
    no_english_in(&KAZAKH.replace("lang: kk", "lang: ru"), "ru", "ltr");
}

#[test]
fn translations_lead_to_each_other() {
    let fixture = "=== content/site.yaml\ntitle: T\nbase_url: https://example.org/a/\n=== content/articles/en.md\n---\ntitle: E\ndate: 2022\n---\nx\n=== content/articles/kk.md\n---\ntitle: Қ\ndate: 2022\nlang: kk\ntranslation_of: articles/en\n---\nx\n=== content/articles/ar.md\n---\ntitle: ع\ndate: 2022\nlang: ar\ntranslation_of: articles/en\n---\nx\n";
    let site = site(fixture);
    for own in ["en", "kk", "ar"] {
        let parts = html::parts(&site.text(&format!("articles/{own}.html")));
        let others = ["ar", "en", "kk"].into_iter().filter(|lang| *lang != own);
        let mut expected: Vec<(String, String)> =
            others.clone().map(|lang| (lang.to_owned(), format!("../articles/{lang}.html"))).collect();
        expected.extend(
            ["ar", "en", "kk"].map(|lang| (lang.to_owned(), format!("https://example.org/a/articles/{lang}.html"))),
        );
        expected.sort();
        let mut found: Vec<(String, String)> = parts
            .iter()
            .filter_map(|part| Some((part.attribute("hreflang")?.to_owned(), part.attribute("href")?.to_owned())))
            .collect();
        found.sort();
        assert_eq!(found, expected, "{own}");
    }
}

#[test]
fn a_question_in_another_script_keeps_its_mark_at_its_end() {
    let site = site(
        "=== content/site.yaml\ntitle: T\nlang: ar\n=== content/questions/dead.md\n---\ntitle: How many died?\n---\n\
         === content/articles/a.md\n---\ntitle: A\ndate: 2022\nclaims:\n  - {id: one, question: dead, value: 1, claimant: X, quote: one}\n---\none\n",
    );
    for page in ["questions/dead.html", "articles/a.html", "index.html"] {
        assert!(site.text(page).contains("<bdi>How many died?</bdi>"), "{page}");
    }
}
