//! The answer to a request: the bytes of the build, and what a server says about them.

use std::io;

use crate::command::report;
use crate::command::report::Format;
use crate::command::serve::additions;
use crate::command::serve::panel;
use crate::command::serve::preview::HeldBack;
use crate::command::serve::preview::Preview;
use crate::command::serve::ranges;
use crate::command::serve::ranges::Asked;
use crate::command::serve::terminal;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::output;
use crate::output::Output;
use crate::output::WriteError;
use crate::value::FilePath;
use crate::value::url;

/// What a browser is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Of HTTP.
    pub status: u16,
    pub media_type: &'static str,
    /// Where to ask instead.
    pub location: Option<String>,
    /// Which part of how many bytes it is.
    pub range: Option<String>,
    pub bytes: Vec<u8>,
}

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

impl Answer {
    fn new(status: u16, media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        Answer { status, media_type, location: None, range: None, bytes: bytes.into() }
    }

    pub(super) fn text(text: String) -> Answer {
        Answer::new(200, TEXT, text)
    }

    /// The part of it that a `Range` header asks for.
    pub(super) fn part(self, header: Option<&str>) -> Answer {
        let length = self.bytes.len();
        if self.status != 200 {
            return self;
        }
        match ranges::asked(header, length) {
            Asked::Whole => self,
            Asked::Nothing => Answer { range: Some(format!("bytes */{length}")), ..Answer::new(416, TEXT, "") },
            Asked::Part(first, last) => Answer {
                status: 206,
                range: Some(format!("bytes {first}-{last}/{length}")),
                bytes: self.bytes[first..=last].to_vec(),
                ..self
            },
        }
    }

    /// To somebody who asks under a name that is not this machine's.
    pub(super) fn refusal() -> Answer {
        Answer::new(421, TEXT, "this archive is shown to this machine alone; ask for localhost")
    }

    /// To somebody who asks while the archive is built for the first time.
    pub(super) fn begun(stage: &str) -> Answer {
        Answer::new(503, HTML, panel::begun(stage))
    }

    /// Where the making of a page broke off.
    pub(super) fn broken() -> Answer {
        Answer::new(500, TEXT, "this page broke off; that is a mistake in dateline, please report it")
    }
}

/// Answers for the path of an address, percent-encoded as it came.
pub(super) fn answer(preview: &Preview, path: &str) -> Answer {
    match path {
        additions::SCRIPT_ADDRESS => return Answer::new(200, media_type("js"), additions::SCRIPT),
        panel::STYLE_ADDRESS => return Answer::new(200, media_type("css"), panel::STYLE),
        _ => {}
    }
    let Some(output) = preview.output() else { return trouble(preview, None) };
    let asked = url::decode(path.strip_prefix('/').unwrap_or(path));
    let is_folder = asked.is_empty() || asked.ends_with('/');
    let address = FilePath::new(if is_folder { format!("{asked}index.html") } else { asked });
    match bytes(output, &address) {
        Some(Ok(bytes)) => file(&address, bytes, |page| with_additions(preview, page, preview.remark())),
        Some(Err(problems)) => trouble(preview, Some(&problems)),
        None if output.has(&FilePath::new(format!("{address}/index.html"))) => {
            Answer { location: Some(format!("{path}/")), ..Answer::new(307, TEXT, "") }
        }
        None => match preview.earlier_output(&address).and_then(|earlier| bytes(earlier, &address)) {
            // Better the page of a while ago than none: there is something to compare with.
            Some(Ok(bytes)) => {
                file(&address, bytes, |page| with_additions(preview, page, Some("this page stays as it was")))
            }
            _ => held_back(preview, &address).unwrap_or_else(|| not_found(preview, output)),
        },
    }
}

/// What a build leaves out, under a banner that says so.
fn held_back(preview: &Preview, address: &FilePath) -> Option<Answer> {
    let HeldBack { output, address: found, why } = preview.held_back(address)?;
    if found != *address {
        return Some(Answer {
            location: Some(format!("/{}", url::encode_path(found.as_str()))),
            ..Answer::new(307, TEXT, "")
        });
    }
    match bytes(output, address)? {
        Ok(bytes) => {
            let banner = panel::banner(&why);
            Some(file(address, bytes, |page| {
                additions::add(page, preview.token(), &format!("{banner}{}", panel::of(preview, preview.remark())))
            }))
        }
        Err(problems) => Some(trouble(preview, Some(&problems))),
    }
}

/// The bytes that a build would write; `None` where it writes no such file.
fn bytes(output: &Output, address: &FilePath) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
    let made = match address.as_str() {
        output::SUMS => output::sums(output).map(String::into_bytes),
        _ if !output.has(address) => return None,
        _ => output::bytes(output, address),
    };
    match made {
        Ok(bytes) => Some(Ok(bytes)),
        // A static file that was taken away a moment ago: the next build will know.
        Err(WriteError::Disk { error, .. }) if error.kind() == io::ErrorKind::NotFound => None,
        Err(WriteError::Content(problems)) => Some(Err(problems)),
        Err(error) => Some(Err(vec![Diagnostic::error(ProblemKind::Broken, error.to_string())])),
    }
}

fn file(address: &FilePath, bytes: Vec<u8>, add: impl FnOnce(&str) -> String) -> Answer {
    let media_type = media_type(address.extension().unwrap_or_default());
    match media_type {
        HTML => Answer::new(200, HTML, edited(bytes, add)),
        _ => Answer::new(200, media_type, bytes),
    }
}

/// A page with a change on its way out. What is not UTF-8 goes out as it is.
fn edited(page: Vec<u8>, edit: impl FnOnce(&str) -> String) -> Vec<u8> {
    match String::from_utf8(page) {
        Ok(page) => edit(&page).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn with_additions(preview: &Preview, page: &str, remark: Option<&str>) -> String {
    additions::add(page, preview.token(), &panel::of(preview, remark))
}

fn not_found(preview: &Preview, output: &Output) -> Answer {
    let address = FilePath::new("404.html");
    match bytes(output, &address) {
        None => Answer::new(404, TEXT, "there is no such page"),
        Some(Err(problems)) => trouble(preview, Some(&problems)),
        Some(Ok(page)) => {
            let base_url = output.site().base_url();
            let rooted = |page: &str| additions::rooted(page, base_url);
            Answer::new(404, HTML, edited(page, |page| with_additions(preview, &rooted(page), preview.remark())))
        }
    }
}

/// A page that says what is wrong, in the place of one that cannot be made.
fn trouble(preview: &Preview, problems: Option<&[Diagnostic]>) -> Answer {
    // What the build had to say was said when it ended.
    terminal::warn(&report::show(problems.unwrap_or_default(), Format::Human));
    let page = panel::page(preview, problems);
    Answer::new(500, HTML, additions::add(&page, preview.token(), ""))
}

/// The media type of a file by the extension of its name (IANA).
fn media_type(extension: &str) -> &'static str {
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "bib" => "text/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems; charset=utf-8",
        "gexf" => "application/gexf+xml; charset=utf-8",
        "txt" | "md" | "" => TEXT,
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "m4a" => "audio/mp4",
        "wav" => "audio/wav",
        "flac" => "audio/flac",
        "vtt" => "text/vtt; charset=utf-8",
        "mp4" | "m4v" => "video/mp4",
        "mov" => "video/quicktime",
        "webm" => "video/webm",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
