//! An archive with more of everything than a page shows.

use std::fmt::Write;

/// More than a page of a list has, more claims than a ledger, more versions than an article lists.
const LISTED: usize = 101;
const CLAIMED: usize = 510;
const FAMILY: usize = 25;
const BLOCKS: usize = 1_001;
const FORMS: usize = 301;

pub fn archive() -> String {
    let mut text = "=== content/site.yaml\ntitle: Large\nchanges:\n".to_owned();
    let mut write = |more: String| text.write_str(&more).expect("memory");
    write((0..LISTED).map(|number| format!("- {{date: 2021-05-01, text: Change {number}}}\n")).collect());
    write("=== content/organizations/office.md\n---\nname: Harbour Office\n---\n".to_owned());
    write("=== content/people/roe.md\n---\nname: Jane Roe\nnames:\n".to_owned());
    write((0..FORMS).map(|number| format!("- Jane Roe {number}\n")).collect());
    write("---\n=== content/places/harbour.md\n---\nname: Harbour\nlatitude: 54.1\nlongitude: 12.1\n---\n".to_owned());
    for number in 0..LISTED {
        write(format!("=== content/questions/q{number}.md\n---\ntitle: How many at {number}?\nunit: ships\n---\n"));
        write(format!("=== content/people/p{number}.md\n---\nname: Person Number{number}\n---\n"));
        let (month, quote) = (4 + number % 2, "Harbour Office");
        write(format!("=== content/articles/a{number}.md\n---\ntitle: Article {number}\ndate: 2021-0{month}-02\n"));
        write("tags: [ships]\npublisher: office\nbyline: Jane Roe\n".to_owned());
        write(format!("annotations: [{{quote: {quote}, note: A note, by: Ida Holm, tags: [names]}}]\n"));
        write(format!("claims: [{{id: a{number}, question: q1, value: 7, claimant: office, quote: seven}}]\n"));
        write("---\nThe Harbour Office counted seven at the Harbour, said Jane Roe.\n".to_owned());
    }
    // All in one month, for the page of a month and of a year.
    for number in 0..LISTED {
        write(format!("=== content/articles/b{number}.md\n---\ntitle: B {number}\ndate: 2021-06-02\n---\nx\n"));
    }
    write("=== content/articles/claims.md\n---\ntitle: Claims\ndate: 2021-06-01\nclaims:\n".to_owned());
    for number in 0..CLAIMED {
        let relation = if number == 0 { "" } else { ", relation: {disputes: c0}" };
        let claim = format!("id: c{number}, question: q0, value: {number}, claimant: office");
        write(format!("- {{{claim}, quote: number {number} of them{relation}}}\n"));
    }
    write("---\n".to_owned());
    write((0..CLAIMED).map(|number| format!("There are number {number} of them.\n\n")).collect());
    let long: String = (0..BLOCKS).map(|number| format!("Paragraph {number}.\n\n")).collect();
    write(format!("=== content/articles/long.md\n---\ntitle: Long\ndate: 2021-06-01\n---\n{long}"));
    for number in 0..FAMILY {
        let of = ["translation_of", "version_of"];
        for (field, lang) in of.into_iter().zip(["ru", "en"]) {
            write(format!("=== content/articles/{field}{number}.md\n---\ntitle: {field} {number}\ndate: 2021-06-01\n"));
            let text = if number == 0 { long.as_str() } else { "Короткий текст.\n" };
            write(format!("lang: {lang}\n{field}: long\n---\n{text}"));
        }
    }
    text
}
