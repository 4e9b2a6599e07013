//! Unpacks gzip and ZIP, never more than is bounded. The only module of this row that knows their libraries.

use std::io;
use std::io::Cursor;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::read::MultiGzDecoder;
use flate2::read::ZlibDecoder;
use zip::ZipArchive;

use crate::import::bounds;

/// What came out of a packed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub bytes: Vec<u8>,
    /// Why there is no more of it.
    pub problem: Option<String>,
}

/// All that gzip holds, as far as it goes and is bounded.
pub(super) fn gunzip(bytes: &[u8]) -> Unpacked {
    up_to(MultiGzDecoder::new(bytes))
}

/// A stream behind gzip.
pub(super) fn gunzip_stream<'a>(packed: impl Read + 'a) -> Box<dyn Read + 'a> {
    Box::new(MultiGzDecoder::new(packed).take(bounds::UNPACKED))
}

/// The body of a response that a server has packed (RFC 9110, 8.4.1). `None` where the way is not known.
pub(super) fn decoded(body: &[u8], coding: &str) -> Option<Unpacked> {
    match coding {
        "" | "identity" => Some(Unpacked { bytes: body.to_vec(), problem: None }),
        "gzip" | "x-gzip" => Some(gunzip(body)),
        // Some servers send what they call deflate without the frame of zlib.
        "deflate" => {
            let framed = up_to(ZlibDecoder::new(body));
            let is_framed = framed.problem.is_none() || !framed.bytes.is_empty();
            Some(if is_framed { framed } else { up_to(DeflateDecoder::new(body)) })
        }
        "br" => Some(up_to(brotli_decompressor::Decompressor::new(body, 4096))),
        _ => None,
    }
}

fn up_to(reader: impl Read) -> Unpacked {
    let mut bytes = Vec::new();
    let result = reader.take(bounds::FILE as u64 + 1).read_to_end(&mut bytes);
    let problem = match result {
        Ok(_) if bytes.len() > bounds::FILE => {
            bytes.truncate(bounds::FILE);
            Some(format!("it unpacks to more than {}", bounds::megabytes(bounds::FILE)))
        }
        Ok(_) => None,
        Err(error) => Some(format!("it is cut off or broken: {error}")),
    };
    Unpacked { bytes, problem }
}

/// Names of what a ZIP file holds. Errors where it is none.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, String> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let names = zip.file_names().take(bounds::PACKED_FILES).map(|name| name.map(|name| name.into_owned()));
    Ok(names.filter_map(Result::ok).collect())
}

/// An error where a file of a ZIP file unpacks to more than is bounded, whatever it says of itself. One that is not there does not.
pub(super) fn check_bound(bytes: &[u8], name: &str) -> Result<(), String> {
    let mut length = 0;
    let counted = stream(bytes, name, &mut |file| {
        length = io::copy(&mut file.take(bounds::FILE as u64 + 1), &mut io::sink()).unwrap_or(0);
    });
    match counted {
        Ok(()) if length > bounds::FILE as u64 => {
            Err(format!("`{name}` in it unpacks to more than {}", bounds::megabytes(bounds::FILE)))
        }
        _ => Ok(()),
    }
}

/// A text in a ZIP file. Errors where it is not there, too long or no UTF-8.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<String, String> {
    let mut unpacked = Unpacked { bytes: Vec::new(), problem: None };
    stream(bytes, name, &mut |file| unpacked = up_to(file)).map_err(|error| error.to_string())?;
    match unpacked.problem {
        Some(problem) => Err(problem),
        None => String::from_utf8(unpacked.bytes).map_err(|error| error.to_string()),
    }
}

/// Reads a file of a ZIP file as it is unpacked.
pub(super) fn stream(bytes: &[u8], name: &str, read: &mut dyn FnMut(&mut dyn Read)) -> io::Result<()> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(io::Error::other)?;
    let file = zip.by_name(name).map_err(io::Error::other)?;
    read(&mut file.take(bounds::UNPACKED));
    Ok(())
}
