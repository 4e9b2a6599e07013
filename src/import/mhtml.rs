//! Pages saved as MHTML (RFC 2557) by Chrome, Edge, Opera, Internet Explorer and Word. The only module that knows the mail library.

use mail_parser::MessageParser;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::import::saved::Saved;

/// Whether bytes begin as a message does whose parts belong together.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let begins = head.trim_start().split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    begins && head.contains("mime-version:") && (head.contains("multipart/related") || head.contains("text/html"))
}

/// The page of a message: the first of its parts that is one.
pub(super) fn read(bytes: &[u8]) -> Result<Saved, String> {
    let message = MessageParser::default().parse(bytes).ok_or("it is no message that can be read")?;
    let header = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_owned());
    let page = message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)));
    let page = page.ok_or("it has no page in it")?;
    let url = header("Snapshot-Content-Location").or_else(|| page.content_location().map(str::to_owned));
    let url = url.filter(|url| url.starts_with("http"));
    // The text has been decoded as its part says.
    let charset = Some("utf-8".to_owned());
    let bytes = page.contents().to_vec();
    let at = message.date().map(|date| date.to_rfc3339());
    Ok(Saved { bytes, url, at, tool: header("From").map(tool), charset })
}

/// `<Saved by Blink>` is what Chrome writes where a letter has its sender.
fn tool(from: String) -> String {
    let name = from.trim_matches(['<', '>', ' ']).replace("Saved by ", "");
    format!("{name} (MHTML)")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: =?utf-8?Q?=D0=A2?=\r\nDate: Sat, 29 Jan 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n<html><meta charset=3D\"utf-8\"><p>=D0=A2=D0=BE=D2=9B=D0=B0=D0=B5=D0=B2</p></html>\r\n----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/a.png\r\n\r\niVBORw0KGgo=\r\n----x----\r\n";

    #[test]
    fn a_page_of_chrome() {
        assert!(is_one(PAGE.as_bytes()) && !is_one(b"<html>MIME-Version: 1.0 multipart/related"));
        let saved = read(PAGE.as_bytes()).expect("a page");
        assert!(String::from_utf8_lossy(&saved.bytes).contains("Тоқаев"));
        assert_eq!(saved.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(saved.at.as_deref(), Some("2022-01-29T10:00:00Z"));
        assert_eq!(saved.tool.as_deref(), Some("Blink (MHTML)"));
    }

    #[test]
    fn a_message_without_a_page_is_an_error() {
        assert!(read(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx").is_err());
        assert!(read(b"").is_err());
    }
}
