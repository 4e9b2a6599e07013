//! Whether a text is a letter: it has the names of those who wrote and got it in its head, and these are nobody's to publish.
//!
//! Why such a file is not read at all: what a newsroom gets by e-mail was sent to it, and a build would publish addresses and routes with the text.

/// What an editor can do.
pub(super) const ADVICE: &str = "this file is an e-mail, which is not read: its head names those who wrote and got it. Save what is to be published of it as a text (`.txt`) or a page, and import that";

/// Names in the head of a letter (RFC 5322, and as programs print them in some languages), and whether each names somebody.
const NAMES: [(&str, bool); 37] = [
    ("from", true),
    ("to", true),
    ("cc", true),
    ("bcc", true),
    ("sender", true),
    ("reply-to", true),
    ("return-path", true),
    ("delivered-to", true),
    ("x-original-to", true),
    ("received", false),
    ("message-id", false),
    ("in-reply-to", false),
    ("references", false),
    ("subject", false),
    ("date", false),
    ("sent", false),
    ("mime-version", false),
    ("content-type", false),
    ("dkim-signature", false),
    ("от", true),
    ("от кого", true),
    ("кому", true),
    ("копия", true),
    ("тема", false),
    ("дата", false),
    ("отправлено", false),
    ("кімнен", true),
    ("кімге", true),
    ("тақырыбы", false),
    ("von", true),
    ("an", true),
    ("betreff", false),
    ("gesendet", false),
    ("de", true),
    ("para", true),
    ("objet", false),
    ("asunto", false),
];

/// What browsers write where a letter has its head.
const SAVED: [&str; 2] = ["snapshot-content-location:", "<saved by "];

/// Whether a text begins as a letter does.
pub(super) fn is_one(text: &str) -> bool {
    /// So many lines of a head are looked at.
    const LINES: usize = 60;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let (mut names, mut people, mut has_address) = (0, 0, false);
    for (index, line) in text.lines().take(LINES).enumerate() {
        // Files of many letters part them with such a line.
        if index == 0 && line.starts_with("From ") && line.contains('@') {
            continue;
        }
        if SAVED.iter().any(|saved| line.to_ascii_lowercase().contains(saved)) {
            return false;
        }
        has_address |= line.contains('@') && line.contains('.');
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        let name = name.trim().trim_matches('*').to_lowercase();
        if let Some((_, is_person)) = NAMES.iter().find(|(known, _)| *known == name) {
            names += 1;
            people += usize::from(*is_person);
        } else if name.contains(' ') || name.is_empty() {
            break;
        }
    }
    names >= 3 && people >= 1 && has_address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_reports() {
        for letter in [
            "From: Ada <ada@x.example>\nTo: b@x.example\nSubject: Press\n\nWords",
            "Return-Path: <a@x.example>\nReceived: from x\n\tby y\nDKIM-Signature: v=1;\nX-Spam: no\nMessage-ID: <1@x.example>\nFrom: A\n",
            "From a@x.example Wed Jan 5 10:00:00 2022\nFrom: a@x.example\nDate: Wed\nSubject: x\n",
            "От: Ада <ada@x.example>\nКому: b@x.example\nТема: Пожар\n\nТекст",
        ] {
            assert!(is_one(letter), "{letter}");
        }
        for text in [
            "From: <Saved by Blink>\nSubject: x\nDate: y\nMIME-Version: 1.0\nTo: a@b.example\n",
            "Title: From Almaty\nDate: 2022\nAuthor: a@x.example\n",
            "Almaty: fire\nFrom the square, words came.",
            "",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
