//! Claims and questions: what counts as one, how they relate, what a ledger says and what it never says.

use crate::support::Site;
use crate::support::html;
use crate::support::html::Part;
use crate::support::rows;
use crate::support::site;

const QUESTION: &str = "
=== content/questions/dead.md
---
name: How many died?
unit: people
definition: Everyone who was killed.
---
=== content/organizations/office.md
---
name: The Office
---
=== content/people/speaker.md
---
name: Spea Ker
---
";

const BODY: &str = "In January the Office said that 225 people died. Later it spoke of 230 people. A paper printed 225 again. \
The Committee rejects the 230 of the Office and counts 300. In the city alone 139 died. About 200 to 250 were hurt.";

/// Articles with claims; each a list in YAML's flow style, indented.
fn archive(claims: &str) -> Site {
    site(&format!(
        "{QUESTION}=== content/articles/a.md\n---\ntitle: A\ndate: 2022-03-14\nclaims:\n{claims}---\n\n{BODY}\n"
    ))
}

const LEDGER: &str = "  - {id: first, question: dead, value: 225, claimant: office, speaker: speaker, said_on: 2022-01-10, quote: 225 people died}
  - {id: second, question: dead, value: 230, claimant: office, said_on: 2022-03-14, relation: {revises: first}, quote: spoke of 230 people}
  - {id: echo, question: dead, value: 225, claimant: A paper, said_on: 2022-02-01, relation: {repeats: first}, quote: A paper printed 225 again}
  - {id: committee, question: dead, value: 300, claimant: The Committee, relation: {disputes: [second, city]}, quote: counts 300}
  - {id: city, question: dead, value: 139, claimant: office, scope: in the city, said_on: 2022-03-14, relation: {different_scope: second}, quote: In the city alone 139 died}
";

/// The visible text of the elements that a test accepts.
fn texts(page: &str, wanted: impl Fn(&Part) -> bool) -> Vec<String> {
    let parts = html::parts(page);
    let starts = parts.iter().enumerate().filter(|(_, part)| wanted(part)).map(|(index, _)| index);
    starts.map(|start| html::visible(&html::inside(&parts[start..], &wanted)).trim().to_owned()).collect()
}

fn has_class(part: &Part, class: &str) -> bool {
    part.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
}

#[test]
fn a_ledger_folds_revisions_counts_echoes_once_and_keeps_scopes_apart() {
    let site = archive(LEDGER);
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("questions/dead.html");
    let parts = html::parts(&page);
    assert_eq!(html::misnested(&parts), None);
    // The rows of the ledger in order: standing claims of the question's own scope, then those that count otherwise.
    let rows: Vec<&str> = parts
        .iter()
        .filter(|part| part.is_start("li") && has_class(part, "entry-row"))
        .filter_map(|part| part.attribute("id"))
        .collect();
    assert_eq!(rows, ["claim-second", "claim-committee", "claim-city"]);
    let row = |id: &str| html::visible(&html::inside(&parts, |part| part.attribute("id") == Some(id)));
    let second = row("claim-second");
    assert!(second.contains("230 people") && second.contains("Revises its own figure, 225"), "{second}");
    assert!(second.contains("Revised: 225 (The Office)"), "{second}");
    assert!(second.contains("Repeated by A paper") && second.contains("A paper printed 225 again"), "{second}");
    assert!(second.contains("Disputed by The Committee: 300"), "{second}");
    let committee = row("claim-committee");
    assert!(committee.contains("reported 14 March 2022"), "{committee}");
    assert!(committee.contains("Disputes 230, The Office"), "{committee}");
    assert!(committee.contains("Disputes 139, The Office, which counts something else"), "{committee}");
    let disagreements = texts(&page, |part| has_class(part, "disputes"));
    assert_eq!(disagreements.len(), 1);
    let pair = "The Committee: 300 people reported 14 March 2022 disputes The Office: 230 people 14 March 2022";
    assert!(disagreements[0].contains(pair), "{disagreements:?}");
    assert!(!disagreements[0].contains("139"), "another scope is no disagreement: {disagreements:?}");
    let visible = html::visible(&parts);
    assert!(!visible.contains("225 to 300") && !visible.contains("225–300"), "no range that nobody claimed");
    assert!(visible.contains("2 answers stand 1 count of something else 5 claims"), "{visible}");
}

#[test]
fn a_revised_figure_is_shown_as_such_wherever_it_stands() {
    let site = archive(LEDGER);
    for page in ["organizations/office.html", "people/speaker.html", "articles/a.html"] {
        let text = html::visible(&html::parts(&site.text(page)));
        assert_eq!(text.matches("Later revised to 230").count(), 1, "{page}: {text}");
    }
    // The figure that stands is not marked.
    let second = "<a class=\"figure\" href=\"#claim-second\">230</a>";
    let (_, row) =
        site.text("articles/a.html").split_once(second).map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a row");
    assert!(!row.split("</li>").next().expect("its end").contains("evised"));
}

#[test]
fn every_claim_leads_to_its_words_and_back() {
    let site = archive(LEDGER);
    let (article, question) = (site.text("articles/a.html"), site.text("questions/dead.html"));
    for id in ["first", "second", "echo", "committee", "city"] {
        assert_eq!(article.matches(&format!("id=\"claim-{id}\"")).count(), 1, "{id} is marked in the article");
        assert!(article.contains(&format!("href=\"../questions/dead.html#claim-{id}\"")), "{id} leads to the ledger");
        assert_eq!(question.matches(&format!("id=\"claim-{id}\"")).count(), 1, "{id} has a row");
        assert!(question.contains(&format!("href=\"../articles/a.html#claim-{id}\"")), "{id} leads to its words");
    }
    let office = site.text("organizations/office.html");
    let rows = html::parts(&office).iter().filter(|part| has_class(part, "entry-row")).count();
    assert_eq!(rows, 3, "the office's own claims");
    assert!(site.text("people/speaker.html").contains("questions/dead.html#claim-first"));
}

#[test]
fn quotation_marks_stand_around_the_words_of_reports_only() {
    let report = archive(LEDGER).text("questions/dead.html");
    assert!(report.contains("<q>spoke of 230 people</q>"));
    let kind = "title: A\nkind: summary\n";
    let claims = LEDGER.lines().next().expect("a claim");
    let summary = site(&format!(
        "{QUESTION}=== content/articles/a.md\n---\n{kind}date: 2022-03-14\nclaims:\n{claims}\n---\n\n{BODY}\n"
    ));
    let page = summary.text("questions/dead.html");
    assert!(page.contains(">225 people died</a>") && !page.contains("<q>"), "{page}");
}

#[test]
fn figures_are_printed_as_they_were_claimed() {
    let claims = "  - {id: a, question: dead, min: 200, max: 250, claimant: x, quote: 200 to 250 were hurt}
  - {id: b, question: dead, min: 1200, claimant: x, quote: '1,200 people died'}
  - {id: c, question: dead, max: 9.5, claimant: x, quote: spoke of 9.5 people}
  - {id: d, question: dead, value: 20000, min: 15000, max: 25000, claimant: x, quote: 'counts 20,000, 15,000 to 25,000'}
  - {id: e, question: dead, text: many more, claimant: x, quote: In the city alone}
";
    let body = "More than 1,200 people died. It spoke of 9.5 people and counts 20,000, 15,000 to 25,000. In the city alone, 200 to 250 were hurt.";
    let site = site(&format!(
        "{QUESTION}=== content/articles/a.md\n---\ntitle: A\ndate: 2022-03-14\nclaims:\n{claims}---\n\n{body}\n"
    ));
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("questions/dead.html");
    let figures = texts(&page, |part| has_class(part, "ledger-figure"));
    assert_eq!(
        figures,
        ["at least 1,200 people", "at most 9.5 people", "20,000 (15,000–25,000) people", "many more", "200–250 people"]
    );
    let rows = site.rows("claims");
    assert_eq!((rows[4]["min"].as_str(), rows[4]["max"].as_str(), rows[4]["value"].as_str()), ("200", "250", ""));
}

#[test]
fn the_table_says_what_the_text_says() {
    let site = archive(LEDGER);
    let text: Vec<char> = site.text("data/text/a.txt").chars().collect();
    let rows = rows(&site.text("data/claims.csv"));
    assert_eq!(rows.len(), 5);
    for row in &rows {
        let (start, end): (usize, usize) =
            (row["start"].parse().expect("a number"), row["end"].parse().expect("a number"));
        assert_eq!(text[start..end].iter().collect::<String>(), row["quote"]);
        assert_eq!(
            (row["question"].as_str(), row["article"].as_str(), row["unit"].as_str()),
            ("questions/dead", "articles/a", "people")
        );
    }
    let committee = rows.iter().find(|row| row["id"] == "committee").expect("a row");
    assert_eq!(
        (committee["relation"].as_str(), committee["relates_to"].as_str()),
        ("disputes; disputes", "second; city")
    );
    assert_eq!((committee["claimant"].as_str(), committee["said_on"].as_str()), ("The Committee", ""));
    let first = rows.iter().find(|row| row["id"] == "first").expect("a row");
    assert_eq!((first["claimant"].as_str(), first["speaker"].as_str()), ("organizations/office", "people/speaker"));
}

#[track_caller]
fn refused(claim: &str, problem: &str) {
    let site = archive(&format!("  - {{{claim}}}\n"));
    assert_eq!(site.problems(), [problem], "{claim}");
    assert!(!site.text("questions/dead.html").contains("entry-row"), "{claim} is not shown");
}

#[test]
fn what_cannot_be_checked_is_no_claim() {
    refused(
        "id: a, question: dead, value: 1, claimant: x, quote: nobody said this at all",
        "error content/articles/a.md:5: the quote of this claim is not in the text; the claim is left out (quote words of the article's text as a reader sees them)",
    );
    refused(
        "id: a, question: dead, value: 1, claimant: x, quote: spoke of 231 people",
        "error content/articles/a.md:5: the quote of this claim is not in the text; the claim is left out (did you mean `spoke of 230 people`?)",
    );
    refused(
        "id: a, question: dead, value: 1, claimant: x, quote: the Office",
        "error content/articles/a.md:5: the quote of this claim stands in 2 places; the claim is left out (quote more words, or add `prefix:` or `suffix:`, the words around it)",
    );
    refused(
        "id: a, question: deads, value: 1, claimant: x, quote: counts 300",
        "error content/articles/a.md:5: there is no question `deads`; this claim is left out (did you mean `dead`?)",
    );
    refused(
        "id: a, question: dead, claimant: x, quote: counts 300",
        "error content/articles/a.md:5: this claim has no answer and is left out (add `value:`, `min:` and `max:`, or `text:`; figures are written without separators: 20000)",
    );
    refused(
        "id: a, question: dead, min: 5, max: 4, claimant: x, quote: counts 300",
        "error content/articles/a.md:5: `min`, `value` and `max` are not in order; this claim is left out",
    );
    let cut = archive("  - {id: a, question: dead, value: 300,000, claimant: x, quote: counts 300}\n");
    let problem =
        "error content/articles/a.md:5: `000` is cut off from `value` (write figures without separators: 20000)";
    assert_eq!(cut.problems(), [problem]);
    refused(
        "question: dead, value: 1, quote: counts 300",
        "error content/articles/a.md:5: this claim has no `id`, no `claimant` and is left out",
    );
    refused(
        "id: 'a b', question: dead, value: 1, claimant: x, quote: counts 300",
        "error content/articles/a.md:5: `a b` cannot be the id of a claim, which is left out (use letters, digits and hyphens)",
    );
}

#[test]
fn relations_lead_to_claims_on_the_same_question_and_never_back() {
    let other = "
=== content/questions/hurt.md
---
name: How many were hurt?
---
";
    let claims = "  - {id: a, question: dead, value: 225, claimant: x, relation: {revises: c}, quote: 225 people died}
  - {id: b, question: dead, value: 230, claimant: x, relation: {revises: a, disputes: [e, nobody]}, quote: spoke of 230 people}
  - {id: c, question: dead, text: many, claimant: x, relation: {repeats: b, disputes: a}, quote: counts 300}
  - {id: d, question: dead, value: 139, claimant: x, relation: {disputes: d}, quote: In the city alone 139 died}
  - {id: e, question: hurt, min: 200, claimant: x, quote: About 200 to 250 were hurt}
  - {id: a, question: dead, value: 1, claimant: x, quote: A paper printed 225 again}
  - {id: f, question: dead, value: 1, claimant: x, relation: {repeats: left-out}, quote: rejects the 230}
  - {id: left-out, question: dead, value: 1, claimant: x, quote: these words are not there}
";
    let site = site(&format!(
        "{QUESTION}{other}=== content/articles/a.md\n---\ntitle: A\ndate: 2022-03-14\nclaims:\n{claims}---\n\n{BODY}\n"
    ));
    assert_eq!(
        site.problems(),
        [
            "error content/articles/a.md:6: `e` answers another question (claims relate to claims on the same question)",
            "error content/articles/a.md:6: there is no claim `nobody` (a relation names a claim of the archive by its id)",
            "error content/articles/a.md:7: with `b` this claim leads back to itself (a chain of revisions and repetitions must have a beginning: remove one of them)",
            "error content/articles/a.md:8: with `d` this claim leads back to itself (a chain of revisions and repetitions must have a beginning: remove one of them)",
            "error content/articles/a.md:10: a claim of `content/articles/a.md` is `a` already; this one is left out (ids of claims are unique in the archive)",
            "error content/articles/a.md:12: the quote of this claim is not in the text; the claim is left out (quote words of the article's text as a reader sees them)",
        ]
    );
}

#[test]
fn a_revision_by_another_claimant_is_shown_as_such_and_one_before_its_time_is_odd() {
    let claims = "  - {id: a, question: dead, value: 225, claimant: officials, said_on: 2022-03-01, quote: 225 people died}
  - {id: b, question: dead, value: 230, claimant: office, said_on: 2022-02-01, relation: {revises: a}, quote: spoke of 230 people}
";
    let site = archive(claims);
    assert_eq!(
        site.problems(),
        [
            "warning content/articles/a.md:6: this claim revises one that is dated later, 2022-03-01 (turn the relation round, or mend a date)"
        ]
    );
    assert!(site.text("questions/dead.html").contains("Revises the figure of another claimant: 225, officials"));
}

#[test]
fn claimants_that_look_like_ids_must_be_registered() {
    let site = archive("  - {id: a, question: dead, value: 225, claimant: the-ofice, quote: 225 people died}\n");
    assert_eq!(
        site.problems(),
        [
            "warning content/articles/a.md:5: no person or organization is registered as `the-ofice` (write an id, or the name as printed)"
        ]
    );
}

#[test]
fn machines_read_claims_as_schema_org_has_them() {
    let site = archive(LEDGER);
    let page = site.text("questions/dead.html");
    let script =
        page.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("JSON-LD");
    let data: serde_json::Value = serde_json::from_str(script).expect("JSON");
    let graph = data["@graph"].as_array().expect("a graph");
    assert_eq!(graph[0]["@type"], "Question");
    let claims: Vec<&serde_json::Value> = graph.iter().filter(|node| node["@type"] == "Claim").collect();
    assert_eq!(claims.len(), 5);
    assert_eq!(claims[0]["name"], "225");
    assert_eq!(claims[0]["author"]["name"], "The Office");
    assert_eq!(claims[0]["appearance"]["@type"], "NewsArticle");
}

#[test]
fn the_page_on_method_is_made_from_settings_questions_and_its_own_text() {
    let bare = site(&format!(
        "{QUESTION}=== content/site.yaml\ninclusion: Only what was printed.\nchanges:\n  - {{date: 2022-05-01, text: A newer change.}}\n  - {{date: 2022-04-01, text: An older change.}}\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022-03-14\ncorrections: [{{date: 2022-04-15, text: A name was wrong.}}]\n---\n\nText.\n"
    ));
    let visible = html::visible(&html::parts(&bare.text("methodology.html")));
    let order =
        ["What is taken in", "Only what was printed.", "Everyone who was killed.", "usually reliable", "Change log"];
    // What is on the page stands above it too.
    let places: Vec<Option<usize>> = order.iter().map(|words| visible.rfind(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {visible}");
    let own = site(&format!("{QUESTION}=== content/pages/methodology.md\n---\ntitle: Our method\n---\n\nOwn words.\n"));
    let page = own.text("methodology.html");
    assert!(
        page.contains("<h1>Our method</h1>")
            && page.contains("Own words.")
            && page.contains("Everyone who was killed.")
    );
    assert!(!site("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n").has("methodology.html"));
}
