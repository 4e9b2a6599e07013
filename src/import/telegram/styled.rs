//! The words of a message with their styles, as Markdown.
//!
//! Styles do not know of lines; Markdown's do. So each line is written by itself, and white space at its ends stands outside of the marks.

use serde_json::Value;

use crate::import::escaped;
use crate::import::json;
use crate::value::url;

/// A paragraph: lines without an empty one between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub markdown: String,
    /// Without its styles.
    pub first_line: String,
    /// What follows that line, if anything.
    pub rest: Option<String>,
}

/// Words of one style.
struct Piece<'a> {
    kind: &'a str,
    words: &'a str,
    /// Where they lead, or the language of code.
    to: Option<&'a str>,
}

fn pieces(message: &Value) -> Vec<Piece<'_>> {
    let written = if message["text_entities"].as_array().is_some_and(|pieces| !pieces.is_empty()) {
        &message["text_entities"]
    } else {
        &message["text"]
    };
    let mut pieces = match written {
        Value::String(words) => vec![plain(words)],
        Value::Array(pieces) => pieces.iter().filter_map(piece).collect(),
        _ => Vec::new(),
    };
    pieces.extend(poll(&message["poll"]));
    pieces
}

fn plain(words: &str) -> Piece<'_> {
    Piece { kind: "plain", words, to: None }
}

/// What a poll asks, and what could be answered, a line each.
fn poll(poll: &Value) -> Vec<Piece<'_>> {
    let Some(question) = poll["question"].as_str() else { return Vec::new() };
    let answers = json::list(&poll["answers"]);
    let mut pieces = vec![plain("\n\n"), plain(question), plain("\n")];
    for answer in answers.iter().filter_map(|answer| answer["text"].as_str()) {
        pieces.extend([plain("\n– "), plain(answer)]);
    }
    pieces
}

fn piece(value: &Value) -> Option<Piece<'_>> {
    if let Some(words) = value.as_str() {
        return Some(Piece { kind: "plain", words, to: None });
    }
    let to = value["href"].as_str().or_else(|| value["language"].as_str());
    Some(Piece { kind: value["type"].as_str().unwrap_or("plain"), words: value["text"].as_str()?, to })
}

/// The hashtags of a message, each once.
pub(super) fn hashtags(message: &Value) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for piece in pieces(message).iter().filter(|piece| piece.kind == "hashtag") {
        let tag = piece.words.trim_start_matches('#').split('@').next().unwrap_or_default().to_owned();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The paragraphs of a message.
pub(super) fn paragraphs(message: &Value) -> Vec<Paragraph> {
    let mut lines: Vec<(String, String)> = vec![(String::new(), String::new())];
    for piece in pieces(message) {
        if piece.kind == "pre" {
            // A block of code is a paragraph, whatever stands in it.
            lines.extend([
                (String::new(), String::new()),
                (code(&piece), piece.words.to_owned()),
                (String::new(), String::new()),
            ]);
            continue;
        }
        for (index, words) in piece.words.split('\n').enumerate() {
            if index > 0 {
                lines.push((String::new(), String::new()));
            }
            let Some((markdown, plain)) = lines.last_mut() else { continue };
            let is_start = plain.trim().is_empty();
            markdown.push_str(&styled(&piece, words, is_start));
            plain.push_str(words);
        }
    }
    let blocks = lines.split(|(_, plain)| plain.trim().is_empty());
    let blocks = blocks.filter(|block| !block.is_empty());
    blocks.map(paragraph).collect()
}

fn paragraph(lines: &[(String, String)]) -> Paragraph {
    let joined =
        |lines: &[(String, String)]| lines.iter().map(|(markdown, _)| markdown.trim()).collect::<Vec<_>>().join("\\\n");
    let rest = Some(joined(&lines[1..])).filter(|rest| !rest.is_empty());
    Paragraph { markdown: joined(lines), first_line: lines[0].1.clone(), rest }
}

fn code(piece: &Piece) -> String {
    let fence = escaped::fence(piece.words);
    let mut lang = piece.to.unwrap_or_default().to_owned();
    lang.retain(char::is_alphanumeric);
    format!("{fence}{lang}\n{}\n{fence}", piece.words.trim_matches('\n'))
}

/// Words of a line in their style.
fn styled(piece: &Piece, words: &str, is_start: bool) -> String {
    let core = words.trim();
    if core.is_empty() {
        return words.to_owned();
    }
    let at = words.find(core).unwrap_or(0);
    let (before, after) = (&words[..at], &words[at + core.len()..]);
    let written = if is_start { escaped::paragraph(core) } else { escaped::words(core) };
    let styled = match piece.kind {
        "bold" => format!("**{written}**"),
        "italic" => format!("*{written}*"),
        "underline" => format!("<u>{written}</u>"),
        "strikethrough" => format!("~~{written}~~"),
        "code" => format!("`{}`", core.replace('`', "'")),
        "blockquote" if is_start => format!("> {written}"),
        "text_link" => match piece.to.filter(|to| url::is_web_address(to)) {
            Some(to) => format!("[{written}]({})", url::encode_letters(to, &['(', ')', '<', '>', '"'])),
            None => written,
        },
        "link" if url::is_web_address(core) => format!("<{}>", url::encode_letters(core, &['<', '>'])),
        _ => written,
    };
    format!("{before}{styled}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &str) -> Vec<String> {
        let message = serde_json::json!({ "text": serde_json::from_str::<Value>(text).expect("JSON") });
        paragraphs(&message).into_iter().map(|paragraph| paragraph.markdown).collect()
    }

    #[test]
    fn styles_stand_around_words_and_not_around_space() {
        assert_eq!(
            markdown(
                r#"["A ", {"type":"bold","text":"b \nc"}, " d*e", {"type":"text_link","text":"f","href":"https://x.example/(1)"}, "\n\n- g ", {"type":"link","text":"https://x.example/"}]"#
            ),
            [
                "A **b** \\\n**c** d\\*e[f](https://x.example/%281%29)".replace(" \\\n", "\\\n"),
                "\\- g <https://x.example/>".to_owned()
            ]
        );
        assert_eq!(markdown(r#""one\ntwo""#), ["one\\\ntwo"]);
        assert_eq!(markdown(r#"["a", {"type":"pre","text":"x\n\ny","language":"sh"}]"#), ["a", "```sh\nx\n\ny\n```"]);
        assert_eq!(markdown(r#"[{"type":"text_link","text":"f","href":"javascript:x"}]"#), ["f"]);
    }
    #[test]
    fn a_poll_is_its_question_and_its_answers() {
        let poll =
            serde_json::json!({"question": "How many?", "answers": [{"text": "227", "voters": 1}, {"text": "230"}]});
        let message = serde_json::json!({"text": "", "poll": poll});
        let shown: Vec<String> = paragraphs(&message).into_iter().map(|paragraph| paragraph.markdown).collect();
        assert_eq!(shown, ["How many?", "– 227\\\n– 230"]);
        assert!(paragraphs(&serde_json::json!({"text": "", "poll": {}})).is_empty());
    }
}
