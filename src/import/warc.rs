//! Web archives: WARC (ISO 28500) and its forerunner ARC, as they are written and as they arrive.
//!
//! 1. Records are read one after the other; what is not wanted is read over, so that memory holds one record.
//! 2. Where a record does not begin where the one before said, lines are passed over up to the next that begins one.
//! 3. Of responses and resources those that are pages are handed out, with address, time and what made the archive.
//!
//! Why not a crate: those at hand refuse ARC, and stop where an archive is cut off or a length lies; here the rest goes on.

use std::io::BufRead;
use std::io::Read;

use crate::import::bounds;
use crate::import::http;
use crate::import::saved::Saved;

/// What an archive holds, for the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub records: usize,
    /// Responses that are no page, or say that there is none: pictures, styles, redirects.
    pub others: usize,
    pub problems: Vec<String>,
}

/// Whether bytes begin as an archive does.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/") || bytes.starts_with(b"filedesc:")
}

/// A line longer than this is no header.
const LINE: u64 = 64 << 10;

/// Reads an archive and hands out its pages.
pub(super) fn read(archive: &mut dyn BufRead, page: &mut dyn FnMut(Saved)) -> Counted {
    let mut reader = Reader { archive, counted: Counted::default(), tool: None, passed_over: 0 };
    let result = reader.records(page);
    if let Err(error) = result {
        reader
            .counted
            .problems
            .push(format!("it is cut off or broken behind record {}: {error}", reader.counted.records));
    }
    if reader.passed_over > 0 {
        let passed = reader.passed_over;
        reader.counted.problems.push(format!("{passed} lines in it belong to no record"));
    }
    reader.counted
}

struct Reader<'a> {
    archive: &'a mut dyn BufRead,
    counted: Counted,
    tool: Option<String>,
    passed_over: usize,
}

/// What stands before a record's bytes.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: String,
    at: Option<String>,
    media_type: String,
    length: u64,
}

impl Reader<'_> {
    fn records(&mut self, page: &mut dyn FnMut(Saved)) -> std::io::Result<()> {
        while let Some(line) = self.line()? {
            let head = match line.as_str() {
                "" => continue,
                line if line.starts_with("WARC/") => self.warc_head()?,
                line => arc_head(line),
            };
            match head {
                Some(head) => self.record(head, page)?,
                None => self.passed_over += 1,
            }
        }
        Ok(())
    }

    /// A line without its end; `None` at the end of the archive.
    fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = Vec::new();
        let read = (&mut *self.archive).take(LINE).read_until(b'\n', &mut line)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn warc_head(&mut self) -> std::io::Result<Option<Head>> {
        let mut head = Head::default();
        let mut length = None;
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            let Some((name, value)) = http::header(&line) else { continue };
            match name.as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                // Wget puts it in angle brackets.
                "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut head.url),
                "warc-date" => head.at = Some(value),
                "content-type" => head.media_type = value,
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(length.map(|length| Head { length, ..head }))
    }

    fn record(&mut self, head: Head, page: &mut dyn FnMut(Saved)) -> std::io::Result<()> {
        self.counted.records += 1;
        let is_wanted = matches!(head.kind.as_str(), "response" | "resource" | "warcinfo" | "arc");
        if !is_wanted || head.length > bounds::FILE as u64 {
            if is_wanted {
                let bound = bounds::megabytes(bounds::FILE);
                self.counted.problems.push(format!("`{}` has more than {bound} and is left out", head.url));
            }
            let read = std::io::copy(&mut (&mut *self.archive).take(head.length), &mut std::io::sink())?;
            return is_whole(read, head.length);
        }
        let mut bytes = Vec::new();
        let read = (&mut *self.archive).take(head.length).read_to_end(&mut bytes)?;
        match head.kind.as_str() {
            "warcinfo" => self.tool = software(&bytes).or(self.tool.take()),
            "resource" => self.resource(&head, bytes, page),
            _ => self.response(&head, &bytes, page),
        }
        is_whole(read as u64, head.length)
    }

    fn response(&mut self, head: &Head, bytes: &[u8], page: &mut dyn FnMut(Saved)) {
        let Some(response) = http::read(bytes) else {
            self.counted.others += 1;
            return;
        };
        if response.status != 200 || !is_page(&response.media_type, &response.body) {
            self.counted.others += 1;
            return;
        }
        if let Some(problem) = response.problem {
            self.counted.problems.push(format!("`{}`: {problem}", head.url));
        }
        page(Saved { bytes: response.body, charset: response.charset, ..self.saved(head) });
    }

    fn resource(&mut self, head: &Head, bytes: Vec<u8>, page: &mut dyn FnMut(Saved)) {
        let (media_type, charset) = http::media_type(&head.media_type);
        match is_page(&media_type, &bytes) {
            true => page(Saved { bytes, charset, ..self.saved(head) }),
            false => self.counted.others += 1,
        }
    }

    fn saved(&self, head: &Head) -> Saved {
        Saved { url: Some(head.url.clone()), at: head.at.clone(), tool: self.tool.clone(), ..Saved::default() }
    }
}

fn is_whole(read: u64, length: u64) -> std::io::Result<()> {
    match read == length {
        true => Ok(()),
        false => Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof)),
    }
}

fn is_page(media_type: &str, body: &[u8]) -> bool {
    let says_so = matches!(media_type, "text/html" | "application/xhtml+xml");
    let is_text = !body.iter().take(512).any(|byte| *byte == 0);
    says_so && is_text && !body.trim_ascii().is_empty()
}

/// What made an archive, out of its first record.
fn software(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let software = text.lines().filter_map(http::header).find(|(name, _)| name == "software")?.1;
    (!software.is_empty()).then_some(software)
}

/// The line before a record of ARC: address, machine, time, media type, length. An address may have spaces in it.
fn arc_head(line: &str) -> Option<Head> {
    let mut parts = line.rsplitn(5, ' ');
    let length: i64 = parts.next()?.parse().ok()?;
    let media_type = parts.next()?.to_owned();
    let at = parts.next().filter(|at| at.len() >= 14 && at.bytes().all(|byte| byte.is_ascii_digit()))?;
    let _machine = parts.next()?;
    let url = parts.next()?.to_owned();
    let kind = if url.starts_with("filedesc:") { "filedesc" } else { "arc" }.to_owned();
    let at = Some(stamp(at)?);
    Some(Head { kind, url, at, media_type, length: u64::try_from(length).unwrap_or(0) })
}

/// `20140216050221` as a moment.
pub(super) fn stamp(digits: &str) -> Option<String> {
    let part = |from: usize, to: usize| digits.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    is_digits.then(|| format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(archive: &str) -> (Vec<(String, String)>, Counted) {
        let mut pages = Vec::new();
        let counted = read(&mut archive.as_bytes(), &mut |saved| {
            pages.push((saved.url.unwrap_or_default(), String::from_utf8_lossy(&saved.bytes).into_owned()));
        });
        (pages, counted)
    }

    fn response(url: &str, body: &str) -> String {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
        let length = http.len();
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
        )
    }

    #[test]
    fn a_length_that_lies_costs_one_record() {
        let short = response("http://a/", "<html>a</html>").replacen("Content-Length: ", "Content-Length: 1", 1);
        let archive = format!("{}{}", response("http://b/", "<html>b</html>"), short);
        let (pages, counted) = self::pages(&archive);
        assert_eq!(pages[0], ("http://b/".to_owned(), "<html>b</html>".to_owned()));
        assert_eq!(counted.problems.len(), 1);
        let wrong = response("http://a/", "<html>a</html>").replacen("Content-Length: 5", "Content-Length: ", 1);
        let (pages, counted) = self::pages(&format!("{wrong}{}", response("http://b/", "<html>b</html>")));
        assert_eq!(pages.last().map(|page| page.0.as_str()), Some("http://b/"), "{counted:?}");
    }

    #[test]
    fn arc_has_addresses_with_spaces() {
        let archive = "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 3\n1 0\n\nhttp://a/b?c=d e 1.2.3.4 20140216050221 text/html 48\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>x\n";
        let (pages, counted) = pages(archive);
        assert_eq!(pages, [("http://a/b?c=d e".to_owned(), "<html>x".to_owned())], "{counted:?}");
        assert_eq!(stamp("20140216050221").as_deref(), Some("2014-02-16T05:02:21Z"));
    }
}
