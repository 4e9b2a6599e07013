//! What is wrong, shown in the page: to somebody who writes and does not look at the terminal.

use crate::command::serve::preview::Preview;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Excerpt;
use crate::diagnostic::Nearest;
use crate::diagnostic::Place;
use crate::diagnostic::Position;
use crate::diagnostic::Severity;
use crate::value::Html;
use crate::value::push_escaped;

/// Where the style of the panel is.
pub(super) const STYLE_ADDRESS: &str = "/.dateline/panel.css";

pub(super) const STYLE: &str = include_str!("panel.css");

/// So many problems are shown; the terminal has them all.
const MOST: usize = 50;

/// The panel for a page, open where there are errors; nothing where all is well. A remark says what the page is, where it is not
/// that of the last build.
pub(super) fn of(preview: &Preview, remark: Option<&str>) -> String {
    let problems = worth_showing(preview);
    if problems.is_empty() {
        return String::new();
    }
    let has_errors = problems.iter().any(|problem| problem.severity > Severity::Warning);
    let remark = remark.map_or_else(String::new, |remark| format!(": {remark}"));
    format!(
        "<link rel=\"stylesheet\" href=\"{STYLE_ADDRESS}\">\
         <details class=\"dateline-panel\" lang=\"en\" dir=\"ltr\"{}><summary>{}{remark}</summary>{}</details>",
        if has_errors { " open" } else { "" },
        preview.problems(),
        list(&problems),
    )
}

/// What stands over a page that a build leaves out: why it does.
pub(super) fn banner(why: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{STYLE_ADDRESS}\">\
         <p class=\"dateline-banner\" lang=\"en\" dir=\"ltr\" role=\"status\"><b>Not published</b>: {}</p>",
        Html::from_text(why).as_str()
    )
}

/// A page in the place of one that cannot be made: for reasons of its own, or for all that the build met.
pub(super) fn page(preview: &Preview, own: Option<&[Diagnostic]>) -> String {
    let (title, problems) = match own {
        Some(own) => ("This page cannot be made", own.iter().collect()),
        None => ("There is nothing to show yet", worth_showing(preview)),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"{STYLE_ADDRESS}\"></head>\n\
         <body class=\"dateline-trouble\"><main><h1>{title}</h1>\n\
         <p>As soon as this is put right, the page comes by itself.</p>\n{}</main></body></html>\n",
        list(&problems),
    )
}

/// The page before there is any other: what is being done. It asks again by itself, without scripts.
pub(super) fn begun(stage: &str) -> String {
    let doing = match stage {
        "read" => "Reading the files",
        "withheld" => "Keeping back what is withheld",
        "parse" => "Parsing the texts",
        "link" => "Finding names in the texts",
        "plan" => "Planning the pages",
        _ => "Preparing the templates",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"refresh\" content=\"1\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{doing} …</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style></head>\n\
         <body class=\"dateline-trouble\"><main><h1>{doing} …</h1>\n<p>The page comes by itself as soon as it can be shown.</p></main></body></html>\n",
    )
}

/// Notes are for the terminal; errors come first.
fn worth_showing(preview: &Preview) -> Vec<&Diagnostic> {
    let mut problems: Vec<&Diagnostic> =
        preview.diagnostics().iter().filter(|problem| problem.severity >= Severity::Warning).collect();
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    problems
}

fn list(problems: &[&Diagnostic]) -> String {
    let mut markup = "<ol class=\"dateline-problems\">".to_owned();
    let mut nearest = Nearest::default();
    for problem in problems.iter().take(MOST) {
        push_problem(&mut markup, problem, &mut nearest);
    }
    markup.push_str("</ol>");
    if problems.len() > MOST {
        markup.push_str(&format!("<p>{} more are in the terminal</p>", problems.len() - MOST));
    }
    markup
}

fn push_problem(markup: &mut String, problem: &Diagnostic, nearest: &mut Nearest) {
    let word = if problem.severity > Severity::Warning { "error" } else { "warning" };
    let message = Html::from_text(&problem.message);
    markup.push_str(&format!("<li class=\"dateline-{word}\"><p><b>{word}</b> {}</p>", message.as_str()));
    if let Some(place) = &problem.place {
        push_place(markup, place);
    }
    if let Some(hint) = problem.advice(nearest) {
        markup.push_str(&format!("<p class=\"dateline-hint\">{}</p>", Html::from_text(&hint).as_str()));
    }
    markup.push_str("</li>");
}

/// `content/articles/x.md:3:10`, and the line with the marked part.
fn push_place(markup: &mut String, place: &Place) {
    let file = Html::from_text(place.file.as_str());
    let Some((Position { line, column, .. }, excerpt)) = place.position().zip(place.excerpt()) else {
        markup.push_str(&format!("<p class=\"dateline-place\">{}</p>", file.as_str()));
        return;
    };
    markup.push_str(&format!("<p class=\"dateline-place\">{}:{line}:{column}</p>", file.as_str()));
    let Excerpt { text, start, end } = excerpt;
    markup.push_str("<pre dir=\"auto\">");
    push_escaped(markup, &text[..start]);
    markup.push_str("<mark>");
    push_escaped(markup, &text[start..end]);
    markup.push_str("</mark>");
    push_escaped(markup, &text[end..]);
    markup.push_str("</pre>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::ProblemKind;
    use crate::value::FilePath;
    use crate::value::Source;
    use crate::value::Span;

    #[test]
    fn a_problem_is_shown_with_its_line_and_nothing_in_it_is_markup() {
        let text = "title: <b>Қ</b> \"x\"";
        let source = Source { path: FilePath::new("content/<x>.md"), text: text.into() };
        let start = text.find('Қ').expect("in the text");
        let problem = Diagnostic::error(ProblemKind::DroppedMarkup, "unknown `<i>`")
            .at(&source, Span::new(start, start + 'Қ'.len_utf8()))
            .hint("write <u>");
        assert_eq!(
            list(&[&problem]),
            "<ol class=\"dateline-problems\"><li class=\"dateline-error\"><p><b>error</b> unknown `&lt;i&gt;`</p>\
             <p class=\"dateline-place\">content/&lt;x&gt;.md:1:11</p>\
             <pre dir=\"auto\">title: &lt;b&gt;<mark>Қ</mark>&lt;/b&gt; &quot;x&quot;</pre>\
             <p class=\"dateline-hint\">write &lt;u&gt;</p></li></ol>"
        );
    }

    #[test]
    fn a_flood_of_problems_is_counted() {
        let problem = Diagnostic::warning(ProblemKind::NoDate, "the same");
        let shown = list(&vec![&problem; MOST + 7]);
        assert_eq!(shown.matches("<li").count(), MOST);
        assert!(shown.ends_with("<p>7 more are in the terminal</p>"));
    }
}
