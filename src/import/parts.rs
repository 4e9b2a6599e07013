//! The parts of a report that stand in its text and are no text: where it was filed, who contributed, what the publisher must say.

/// The dateline that a first paragraph begins with, and the paragraph without it: `NUR-SULTAN -- `, `MOSCOW, March 14 (Reuters) - `,
/// `АЛМАТЫ, 14 марта – `. A place in capitals stands first; a dash or a wire service in brackets ends it.
pub(super) fn dateline(paragraph: &str) -> Option<(String, String)> {
    const DASHES: [&str; 6] = [" -- ", " — ", " – ", " - ", "\u{a0}— ", "\u{a0}– "];
    /// No dateline is as long.
    const LONGEST: usize = 90;
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let ends = DASHES.iter().filter_map(|dash| Some((head.find(dash)?, dash.len())));
    let (at, length) = ends.min()?;
    let (written, rest) = (paragraph[..at].trim_matches(['*', '_', ' ']), paragraph[at + length..].trim_start());
    let place = written.split([',', '(']).next().unwrap_or_default().trim();
    let letters: Vec<char> = place.chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_capitals = letters.len() >= 3 && letters.iter().all(|letter| letter.is_uppercase());
    let is_place =
        is_capitals && place.split_whitespace().count() <= 4 && !place.contains(|letter: char| letter.is_ascii_digit());
    let has_rest = rest.chars().count() > 20;
    (is_place && has_rest).then(|| (written.to_owned(), rest.to_owned()))
}

/// Who contributed, where a paragraph says nothing else.
pub(super) fn contributors(paragraph: &str) -> Option<Vec<String>> {
    const BEGINNINGS: [&str; 14] = [
        "with reporting by ",
        "with additional reporting by ",
        "additional reporting by ",
        "reporting by ",
        "with material from ",
        "based on reporting by ",
        "with contributions from ",
        "written by ",
        "по материалам ",
        "по сообщениям ",
        "при участии ",
        "с использованием материалов ",
        "за матеріалами ",
        "материалдарды дайындаған ",
    ];
    let plain = paragraph.trim_matches(['(', ')', '*', '_', ' ', '.']);
    if plain.chars().count() > 200 || plain.contains('\n') {
        return None;
    }
    let lower = plain.to_lowercase();
    let beginning = BEGINNINGS.iter().find(|beginning| lower.starts_with(**beginning))?;
    let names = plain.get(beginning.len()..)?;
    // "Reporting by A in Almaty; editing by B": those who wrote stand first.
    let names =
        names.split(';').next().unwrap_or(names).replace(" and ", ",").replace(" и ", ",").replace(" және ", ",");
    let mut names: Vec<String> = names.split(',').map(|name| name.trim().to_owned()).collect();
    names.retain(|name| !name.is_empty());
    let is_name = |name: &String| name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 6;
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}

/// Whether a paragraph is what a publisher says of itself or must say, and no part of the report.
pub(super) fn is_notice(paragraph: &str) -> bool {
    const WORDS: [&str; 16] = [
        "undesirable organization",
        "нежелательной организацией",
        "foreign agent",
        "иностранного агента",
        "иностранным агентом",
        "all rights reserved",
        "все права защищены",
        "journalists report the news in",
        "offers informed and accurate reporting",
        "барлық құқықтар қорғалған",
        "this story has been corrected",
        "an earlier version of this",
        "you could face fines",
        "to find out more, click here",
        "reprinted with the permission",
        "содержит материалы",
    ];
    let lower = paragraph.to_lowercase();
    WORDS.iter().any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_and_what_only_looks_like_one() {
        let rest = "Officials have given two tolls on one day.";
        for (written, separator) in [
            ("NUR-SULTAN", " -- "),
            ("MOSCOW, March 14 (Reuters)", " - "),
            ("АЛМАТЫ, 14 марта", " – "),
            ("ҚОСТАНАЙ", " — "),
            ("ALMATY, Kazakhstan (AP)", " — "),
        ] {
            assert_eq!(dateline(&format!("{written}{separator}{rest}")), Some((written.to_owned(), rest.to_owned())));
        }
        for text in [
            "Officials -- two of them -- have given two tolls on one day.",
            "AP - x",
            "COVID-19 -- what is known of it after two years of waves",
            "NATO and the EU said that nothing was new -- nothing at all",
            "NUR-SULTAN",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn contributors_stand_alone() {
        assert_eq!(contributors("With reporting by AFP"), Some(vec!["AFP".to_owned()]));
        assert_eq!(
            contributors("*(With reporting by AP, AFP, and Reuters)*"),
            Some(vec!["AP".into(), "AFP".into(), "Reuters".into()])
        );
        assert_eq!(
            contributors("Reporting by A. B. in Almaty; Editing by C. D."),
            Some(vec!["A. B. in Almaty".to_owned()])
        );
        assert_eq!(contributors("По материалам ТАСС и Интерфакса"), Some(vec!["ТАСС".into(), "Интерфакса".into()]));
        assert_eq!(contributors("With reporting by the press banned, nobody knows."), None);
        assert_eq!(contributors("He began with reporting by radio."), None);
    }

    #[test]
    fn notices_are_told_by_their_words() {
        assert!(is_notice("The Courier is declared an \"undesirable organization\" by a ministry."));
        assert!(!is_notice("The government declared the party undesirable."));
    }
}
