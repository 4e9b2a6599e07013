//! Plain texts that were copied from a page.

use crate::import::archive;
use crate::import::import;

const COPIED: &str = "Accessibility links\n\nBreaking News\n\nOfficials Give Two Death Tolls On One Day In March\n\n\
Families gather in Shymkent to complain.\nFamilies gather in Shymkent to complain.\n\n\
NUR-SULTAN -- Officials have given two death tolls on one day, and neither has said how the dead were counted at all.\n\n\
The prosecutor put the number at 230 *dead*, 19 officers among them; [[nobody]] has confirmed it so far.\n\n\
What Is Behind The Protests?\nplease wait\n\nNo media source currently available\n\n0:00 0:03:18 0:00\n\n\
Human rights groups say that the number is much higher than any of the figures that officials have given.\n\n\
With reporting by AFP\n  • 16x9 Image\n\n    The Paper's Kazakh Service\n\n    The Paper's Kazakh Service offers informed and accurate reporting in two languages.\n\n\
The Paper has been declared an \"undesirable organization\" by the government.\n\nTo find out more, click here.\n\nXS\nSM\nMD\nLG\n";

#[test]
fn the_parts_of_a_copied_page_are_told_apart() {
    let archive = archive();
    archive.write("copied.txt", COPIED.replace('\n', "\r\n"));
    let run = import(&archive, &["copied.txt"], 0);
    let text = archive.read("content/articles/officials-give-two-death-tolls-on-one-day-in-march.md");
    for line in [
        "title: Officials Give Two Death Tolls On One Day In March\n",
        "section: Breaking News\n",
        "dateline: NUR-SULTAN\n",
        "image:\n  caption: Families gather in Shymkent to complain.\n",
        "media:\n  - title: What Is Behind The Protests?\n    kind: video\n    duration: \"0:03:18\"\n",
        "contributors:\n  - AFP\n",
        "byline:\n  - The Paper's Kazakh Service\n",
        "  - To find out more, click here.\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    let body = text.split("\n---\n").nth(1).expect("a body");
    let expected = "\nOfficials have given two death tolls on one day, and neither has said how the dead were counted at all.\n\n\
         The prosecutor put the number at 230 \\*dead\\*, 19 officers among them; \\[\\[nobody\\]\\] has confirmed it so far.\n\n\
         Human rights groups say that the number is much higher than any of the figures that officials have given.\n";
    assert_eq!(body, expected);
    // What is in no field and in no paragraph is in the report.
    for furniture in ["Accessibility links", "please wait", "0:00 0:03:18 0:00", "16x9 Image", "XS"] {
        assert!(run.stderr.contains(furniture), "{furniture} is not in\n{}", run.stderr);
    }
    assert_eq!(archive.build(&["--no-search"]).code, 0);
}

#[test]
fn a_text_without_anything_but_paragraphs_keeps_every_word() {
    let archive = archive();
    let text = "The first line of a note that somebody has typed without any headline, and which goes on for some words.\n\nThe second.\n";
    archive.write("note.txt", text);
    import(&archive, &["note.txt"], 0);
    let written = archive.tree("content/articles");
    assert_eq!(written.len(), 1);
    let written = String::from_utf8(written.values().next().expect("a file").clone()).expect("UTF-8");
    assert!(written.contains("The first line of a note") && written.contains("\nThe second.\n"), "{written}");
}
