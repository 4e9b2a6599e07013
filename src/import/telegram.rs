//! What Telegram's desktop program exports of a channel: `result.json`, with pictures and files in folders beside it.
//!
//! A message is an article. Its first line is the headline, unless the message is nothing else. Pictures that were sent together stand in the export as
//! messages of their own without words, of the same second; they belong to the one before.
//!
//! Chats and private groups were not written for the public: what comes from them is held back.

mod media;
mod styled;

use serde_json::Value;

use crate::edit::Written;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::escaped;
use crate::import::facts;
use crate::import::facts::Capture;
use crate::import::facts::Facts;
use crate::import::json;
use crate::value::Date;
use crate::value::slug_or_code_points;
use crate::value::transliterated_slug;

/// What came out of an export.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub drafts: Vec<Draft>,
    pub problems: Vec<String>,
    pub set_aside: Vec<(String, usize)>,
}

/// A chat with its messages.
#[derive(Debug)]
struct Chat<'a> {
    name: String,
    /// The name of its folder below `static/telegram/`.
    folder: String,
    id: Option<i64>,
    is_public: bool,
    messages: &'a [Value],
}

/// Whether a document is an export: of one chat, or of all.
pub(super) fn is_one(document: &Value) -> bool {
    let is_chat = |chat: &Value| {
        let messages = chat["messages"].as_array();
        // One of them may be of a kind that nobody has seen.
        messages.is_some_and(|messages| {
            let is_message = |message: &&Value| message["date"].is_string() && message["type"].is_string();
            let first = messages.iter().take(20);
            first.len() == 0 || first.clone().filter(is_message).count() * 2 >= first.len()
        })
    };
    is_chat(document) && document["type"].is_string()
        || document["chats"]["list"].as_array().is_some_and(|list| list.iter().all(is_chat))
}

/// Reads an export.
pub(super) fn read(document: &Value, from: &str) -> Read {
    let mut read = Read::default();
    let all = document["chats"]["list"].as_array();
    let chats: Vec<&Value> = all.map_or_else(|| vec![document], |list| list.iter().collect());
    for written in chats {
        let chat = chat(written);
        let (before, mut services) = (read.drafts.len(), 0);
        for message in chat.messages {
            match message["type"].as_str() {
                Some("message") => message_of(message, &chat, from, &mut read),
                _ => services += 1,
            }
        }
        count(&mut read.set_aside, "messages about the channel itself", services);
        if !chat.is_public && read.drafts.len() > before {
            read.problems
                .push(format!("`{}` is no public channel: its messages are held back (`draft: true`)", chat.name));
        }
    }
    read
}

fn chat(written: &Value) -> Chat<'_> {
    let name = written["name"].as_str().unwrap_or("Telegram").to_owned();
    Chat {
        folder: transliterated_slug(&name).unwrap_or_else(|| slug_or_code_points(&name)),
        name,
        id: written["id"].as_i64(),
        is_public: written["type"].as_str().is_some_and(|kind| kind.starts_with("public_")),
        messages: json::list(&written["messages"]),
    }
}

fn count(set_aside: &mut Vec<(String, usize)>, what: &str, number: usize) {
    if number > 0 {
        set_aside.push((what.to_owned(), number));
    }
}

fn message_of(message: &Value, chat: &Chat, from: &str, read: &mut Read) {
    let paragraphs = styled::paragraphs(message);
    let media = media::of(message, &chat.folder);
    if media.is_left_out {
        read.problems.push(format!("message {}: its picture or file was not exported", message["id"]));
    }
    if paragraphs.is_empty() && media.is_empty() {
        return count_one(&mut read.set_aside, "messages with nothing in them");
    }
    if paragraphs.is_empty() && is_with_last(message, read.drafts.last()) {
        let Some(last) = read.drafts.last_mut() else { return };
        last.body = format!("{}\n\n{}", last.body, media.markdown);
        last.files.extend(media.files);
        return;
    }
    read.drafts.push(article(message, chat, (paragraphs, media), from));
}

fn count_one(set_aside: &mut Vec<(String, usize)>, what: &str) {
    match set_aside.iter_mut().find(|(known, _)| known == what) {
        Some((_, number)) => *number += 1,
        None => set_aside.push((what.to_owned(), 1)),
    }
}

/// Whether a message was sent in the same second as the one before.
fn is_with_last(message: &Value, last: Option<&Draft>) -> bool {
    let date = date(message).map(Written::Plain);
    let of_last = last.and_then(|last| last.fields.iter().find(|(name, _)| name == "date"));
    date.is_some_and(|date| of_last.is_some_and(|(_, of_last)| *of_last == date))
}

fn article(
    message: &Value,
    chat: &Chat,
    (mut paragraphs, media): (Vec<styled::Paragraph>, media::Media),
    from: &str,
) -> Draft {
    let date = date(message);
    let title = title(&mut paragraphs).unwrap_or_else(|| {
        let day = date.as_deref().and_then(|date| date.get(..10)).unwrap_or_default();
        format!("{}, {day}", chat.name)
    });
    let forwarded = json::text(&message["forwarded_from"]);
    let author = json::text(&message["author"])
        .or_else(|| json::text(&message["from"]).filter(|from| *from != chat.name && !chat.is_public));
    let url = chat.id.zip(message["id"].as_i64()).map(|(chat, id)| format!("https://t.me/c/{chat}/{id}"));
    let sha256 = Some(facts::sha256(message.to_string()));
    let capture = Capture { tool: Some("Telegram export".to_owned()), sha256, ..Capture::default() };
    let facts = Facts {
        title: Some(title.clone()),
        date: date.clone(),
        updated: edited(message),
        byline: forwarded.clone().or(author).into_iter().collect(),
        publisher: Some(chat.name.clone()),
        url: url.clone(),
        topics: styled::hashtags(message),
        media: media.recordings,
        captures: vec![capture.clone()],
        ..Facts::default()
    };
    let mut fields = facts.fields();
    if let Some(forwarded) = forwarded {
        fields.push(("extra".to_owned(), Written::Map(vec![("forwarded_from".to_owned(), Written::text(&forwarded))])));
    }
    if !chat.is_public {
        fields.push(("draft".to_owned(), Written::Plain("true".to_owned())));
    }
    let mut parts: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.markdown).collect();
    parts.extend(Some(media.markdown).filter(|markdown| !markdown.is_empty()));
    parts.extend(poll(message));
    Draft {
        folder: draft::folder_of_article(date.as_deref()),
        stem: draft::stem(&title),
        url,
        fields,
        body: parts.join("\n\n"),
        from: format!("{from}, message {}", message["id"]),
        capture: Some(capture),
        files: media.files,
        ..Draft::default()
    }
}

/// The first line, where something follows it or it is short enough to be a headline and the whole message.
fn title(paragraphs: &mut Vec<styled::Paragraph>) -> Option<String> {
    /// No headline is longer.
    const LONGEST: usize = 140;
    let first = paragraphs.first()?;
    let line = first.first_line.trim().to_owned();
    if line.chars().count() <= LONGEST {
        match (first.rest.clone(), paragraphs.len()) {
            (Some(rest), _) => paragraphs[0].markdown = rest,
            (None, 1) => {}
            (None, _) => drop(paragraphs.remove(0)),
        }
        return Some(line);
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let end = match cut.find(['.', '!', '?']) {
        Some(end) if end > 20 => end + 1,
        _ => cut.rfind(' ').unwrap_or(cut.len()),
    };
    let is_sentence = cut[..end].ends_with(['.', '!', '?']);
    Some(if is_sentence {
        cut[..end].trim_end_matches('.').to_owned()
    } else {
        format!("{}…", cut[..end].trim_end_matches([',', ' ']))
    })
}

/// The date with the zone of whoever exported: the export has the time of their clock, and the seconds since 1970.
fn date(message: &Value) -> Option<String> {
    zoned(message["date"].as_str()?, seconds(&message["date_unixtime"]))
}

fn edited(message: &Value) -> Option<String> {
    zoned(message["edited"].as_str()?, seconds(&message["edited_unixtime"]))
        .filter(|edited| Some(edited) != date(message).as_ref())
}

fn seconds(value: &Value) -> Option<i64> {
    match value.as_str() {
        Some(text) => text.parse().ok(),
        None => value.as_i64(),
    }
}

fn zoned(written: &str, seconds: Option<i64>) -> Option<String> {
    let (date, _) = Date::parse(written).filter(|(date, _)| date.day().is_some())?;
    let (Some(time), Some(seconds)) = (date.time(), seconds) else { return Some(date.to_string()) };
    let here =
        date.days().0 * 86_400 + i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second);
    let offset = (here - seconds) / 60;
    let is_zone = time.offset.is_none() && offset.abs() <= 14 * 60 && offset % 15 == 0;
    let sign = if offset < 0 { '-' } else { '+' };
    Some(match is_zone {
        true => format!("{date}{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60),
        false => date.to_string(),
    })
}

/// A poll as a list.
fn poll(message: &Value) -> Option<String> {
    let question = json::text(&message["poll"]["question"])?;
    let answers = json::list(&message["poll"]["answers"]);
    let mut lines = vec![format!("**{}**\n", escaped::paragraph(&question))];
    for answer in answers {
        let words = escaped::paragraph(&json::text(&answer["text"]).unwrap_or_default());
        lines.push(format!("- {words}: {}", answer["voters"].as_i64().unwrap_or(0)));
    }
    Some(lines.join("\n"))
}
