//! A response of a web server as an archive keeps it (RFC 9112): status, headers, body with its codings undone.

use crate::import::packed;

/// A response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Response {
    pub status: u16,
    /// `text/html`, in small letters, without parameters.
    pub media_type: String,
    pub charset: Option<String>,
    pub body: Vec<u8>,
    /// What could not be undone.
    pub problem: Option<String>,
}

/// Reads a response. `None` where it does not begin as one.
pub(super) fn read(bytes: &[u8]) -> Option<Response> {
    if !bytes.starts_with(b"HTTP/") {
        return None;
    }
    let (head, body) = split(bytes);
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines.filter_map(header).collect();
    let value = |name: &str| headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let (media_type, charset) = media_type(value("content-type"));
    let body = match value("transfer-encoding").eq_ignore_ascii_case("chunked") {
        true => dechunked(body).unwrap_or_else(|| body.to_vec()),
        false => body.to_vec(),
    };
    let coding = value("content-encoding").to_ascii_lowercase();
    let (body, problem) = match packed::decoded(&body, &coding) {
        // Some archives keep the header and undo the coding.
        Some(unpacked) if unpacked.bytes.is_empty() && unpacked.problem.is_some() => (body, None),
        Some(unpacked) => (unpacked.bytes, unpacked.problem),
        None => (body, Some(format!("it is packed in a way that is not read: `{coding}`"))),
    };
    Some(Response { status, media_type, charset, body, problem })
}

/// A header's name in small letters, and its value.
pub(super) fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

/// The parts of a `Content-Type`.
pub(super) fn media_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let media_type = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (media_type, charset.filter(|charset| !charset.is_empty()))
}

/// The head of a message, and what follows the empty line.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let windows = find(bytes, b"\r\n\r\n").map(|at| (at, 4));
    let unix = find(bytes, b"\n\n").map(|at| (at, 2));
    let first = windows.into_iter().chain(unix).min();
    match first {
        Some((at, length)) => (&bytes[..at], &bytes[at + length..]),
        None => (bytes, &[]),
    }
}

pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// A body out of its chunks. `None` where it has none, whatever its header says.
fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut rest = body;
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let line_end = rest.iter().take(64).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&rest[..line_end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[line_end + 1..];
        if size == 0 {
            return Some(whole);
        }
        match rest.get(..size) {
            Some(chunk) => whole.extend_from_slice(chunk),
            // Cut off: what there is of it.
            None => {
                whole.extend_from_slice(rest);
                return Some(whole);
            }
        }
        rest = &rest[size..];
        if let Some(next) = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")) {
            rest = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_and_lies_about_them() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=\"windows-1251\"\r\nTransfer-Encoding: chunked\r\n\r\n";
        let response = read(format!("{head}4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n").as_bytes()).expect("a response");
        assert_eq!(response.body, b"Wikipedia");
        assert_eq!((response.media_type.as_str(), response.charset.as_deref()), ("text/html", Some("windows-1251")));
        let plain = read(format!("{head}<html>not chunked").as_bytes()).expect("a response");
        assert_eq!(plain.body, b"<html>not chunked");
        let cut = read(format!("{head}ff\r\n<html>cut").as_bytes()).expect("a response");
        assert_eq!(cut.body, b"<html>cut");
        assert_eq!(read(b"GET / HTTP/1.0\r\n\r\n"), None);
    }

    #[test]
    fn a_coding_that_is_not_known_is_said() {
        let response = read(b"HTTP/1.1 200 OK\nContent-Encoding: zstd\n\nxx").expect("a response");
        assert!(response.problem.is_some_and(|problem| problem.contains("zstd")));
        let undone = read(b"HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n<html>").expect("a response");
        assert_eq!((undone.body.as_slice(), undone.problem), (&b"<html>"[..], None));
    }
}
