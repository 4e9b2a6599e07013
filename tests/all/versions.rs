//! Versions of one report, compared word by word.

use crate::support::html;
use crate::support::site;

#[test]
fn versions_stand_beside_each_other_in_the_order_of_time() {
    let site = site(
        "=== content/site.yaml\ntitle: T\n=== content/articles/first.md\n---\ntitle: Four dead\ndate: 2022-01-01\n---\nFour people died. The rest stays.\n\nThe end.\n=== content/articles/third.md\n---\ntitle: Nine dead\ndate: 2022-01-03\nversion_of: first\n---\nNine people died. The rest stays.\n\nThe end.\n=== content/articles/second.md\n---\ntitle: Seven dead\ndate: 2022-01-02\nversion_of: first\n---\nSeven people died. The rest stays.\n\nThe end.\n=== content/articles/other.md\n---\ntitle: Other\ndate: 2022-01-02\n---\nx\n",
    );
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("articles/first/versions.html");
    let changes: Vec<&str> =
        page.split("<del>").skip(1).filter_map(|part| part.split_once("</ins>")).map(|(part, _)| part).collect();
    let of_texts: Vec<&str> = changes.iter().copied().filter(|change| !change.contains('\n')).collect();
    assert_eq!(
        of_texts,
        ["Four </del><ins>Seven ", "Four </del><ins>Seven ", "Seven </del><ins>Nine ", "Seven </del><ins>Nine "]
    );
    assert!(html::visible(&html::parts(&page)).contains("people died. The rest stays."));
    for (article, root) in [("first", "../"), ("second", "../"), ("third", "../")] {
        let link = format!("href=\"{root}articles/first/versions.html\"");
        assert!(site.text(&format!("articles/{article}.html")).contains(&link), "{article}");
    }
    assert!(!site.has("articles/other/versions.html") && !site.text("articles/other.html").contains("versions.html"));
}
