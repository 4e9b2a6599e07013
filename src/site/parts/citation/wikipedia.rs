//! `{{cite news}}` and `{{cite web}}` of the English Wikipedia (Citation Style 1).

use crate::document::ArticleKind;
use crate::site::parts::citation::reference::Author;
use crate::site::parts::citation::reference::Citation;
use crate::value::Date;
use crate::value::url;

/// The template is English, whatever the language of the site; `2022-01` is refused there, since it could be a span of years.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn write(citation: &Citation) -> String {
    let template = match citation.kind {
        ArticleKind::Report => "cite news",
        ArticleKind::Summary => "cite web",
    };
    let mut text = format!("{{{{{template}");
    let mut parameter = |name: &str, value: String| text.push_str(&format!(" |{name}={value}"));
    for (index, author) in citation.authors.iter().enumerate() {
        let number = if index == 0 { String::new() } else { (index + 1).to_string() };
        match author {
            Author::Person { family, given } => {
                parameter(&format!("last{number}"), escaped(family));
                parameter(&format!("first{number}"), escaped(given));
            }
            Author::Literal(name) => parameter(&format!("author{number}"), escaped(name)),
        }
    }
    // The template complains of an archived copy without a day, and of one without an address.
    let copy = citation.copy.as_ref().filter(|_| citation.address.is_some());
    let copy = copy.and_then(|copy| Some((&copy.address, copy.at.filter(|at| at.day().is_some())?)));
    let language = citation.lang.language();
    let fields = [
        ("title", citation.title.as_deref().map(escaped)),
        ("work", citation.container.as_deref().map(escaped)),
        ("date", citation.date.map(day)),
        ("language", Some(language.to_owned()).filter(|language| language != "en")),
        ("url", citation.address.as_deref().map(address)),
        ("archive-url", copy.map(|(copy, _)| address(copy))),
        ("archive-date", copy.map(|(_, at)| day(at))),
        ("access-date", citation.accessed.filter(|date| date.day().is_some()).map(day)),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            parameter(name, value);
        }
    }
    text.push_str("}}");
    text
}

/// `29 January 2022`, `January 2022`, `2022`.
fn day(date: Date) -> String {
    let year = date.year();
    let month = date.month().and_then(|month| MONTHS.get(usize::try_from(month).ok()? - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {year}"),
        (None, Some(month)) => format!("{month} {year}"),
        (_, None) => year.to_string(),
    }
}

fn address(address: &str) -> String {
    url::encode_letters(address, &['|', '[', ']', '{', '}', '<', '>', '"'])
}

/// What would end the parameter or begin a link, a template or a tag, as entities.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '[' | ']' | '{' | '}' | '<' | '>' | '&' => escaped.push_str(&format!("&#{};", u32::from(letter))),
            letter => escaped.push(letter),
        }
    }
    // Two apostrophes begin italics.
    escaped.replace("''", "&#39;&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::parts::citation::reference::example;
    use crate::value::Lang;

    #[test]
    fn nothing_ends_a_parameter_too_early() {
        let lang = Lang::parse("ru").expect("a tag");
        let text = write(&example(&lang, "A|b [[c]] {{d}} <ref> ''e''", "2022-03"));
        let expected = "{{cite news |author=RFE/RL's Kazakh Service |last2=Toqaev |first2=Qasym-Zhomart \
            |title=A&#124;b &#91;&#91;c&#93;&#93; &#123;&#123;d&#125;&#125; &#60;ref&#62; &#39;&#39;e&#39;&#39; \
            |work=News &#38; Views |date=March 2022 |language=ru |url=https://example.org/a_b?c=%7Bd%7D%7Ce#f \
            |archive-url=https://archive.example/1 |archive-date=1 February 2022}}";
        assert_eq!(text, expected);
    }
}
