//! What is packed in a file, for whoever looks for words in it: a name in a Word file stands in none of its bytes.
//!
//! 1. gzip and ZIP (office files, books, stored pages) are unpacked, also one in the other, and so are streams of PDF files.
//! 2. A text that is no UTF-8 is read in each encoding that it may have been written in; strings of PDF files are decoded, and XML is read
//!    without its tags.
//! 3. What nobody can look into is said: pages of a PDF file have letters of their own, other packers are not known here, and files may be
//!    broken, locked or too large.
//!
//! Lengths in files may lie and a small file may unpack to a huge one: so many bytes are unpacked of a file and no more.

mod markup;
mod pdf;

use std::io::Cursor;
use std::io::Read;

use flate2::bufread::GzDecoder;
use flate2::read::ZlibDecoder;
use zip::ZipArchive;

use crate::output::harmless;
use crate::output::harmless::Sight;
use crate::output::harmless::bytes::find;
use crate::output::harmless::text;

/// How much of a file was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Whole,
    InPart,
}

/// So deep one packed file may lie in another.
const DEEPEST: usize = 4;
/// So many bytes are unpacked of one file, in all.
const MOST: u64 = 128 << 20;
/// So many files of a packed one are looked at.
const MOST_FILES: usize = 50_000;

/// How a member of a gzip file begins.
const GZIP: &[u8] = b"\x1f\x8b\x08";

/// What stands before a stream of a PDF file.
const STREAM: &[u8] = b"stream";

/// Shows everything that is in a file beside its own bytes.
pub(super) fn look(bytes: &[u8], see: &mut dyn FnMut(&[u8])) -> Seen {
    let mut looking = Looking { see, left: MOST, seen: Seen::Whole };
    looking.inside(bytes, 0);
    looking.seen
}

struct Looking<'a> {
    see: &'a mut dyn FnMut(&[u8]),
    /// How many bytes may still be unpacked.
    left: u64,
    seen: Seen,
}

impl Looking<'_> {
    fn inside(&mut self, bytes: &[u8], depth: usize) {
        match harmless::sight(bytes) {
            Sight::NoWords => {}
            Sight::Words => match std::str::from_utf8(bytes) {
                Ok(text) if markup::is_xml(text) => {
                    markup::words(text).iter().for_each(|words| (self.see)(words.as_bytes()));
                }
                Ok(_) => {}
                Err(_) => self.old_text(bytes),
            },
            Sight::Gzip | Sight::Zip if depth == DEEPEST => self.seen = Seen::InPart,
            Sight::Gzip => self.members(bytes, depth),
            Sight::Zip => self.zip(bytes, depth),
            Sight::Pdf => {
                pdf::strings(bytes, self.see);
                self.streams(bytes);
                self.seen = Seen::InPart;
            }
            Sight::Unseen => self.seen = Seen::InPart,
        }
    }

    fn old_text(&mut self, bytes: &[u8]) {
        text::in_old_encodings(bytes, &mut |text| (self.see)(text.as_bytes()));
    }

    /// Unpacks all members of a gzip file, also behind what is none.
    fn members(&mut self, bytes: &[u8], depth: usize) {
        let mut whole = Vec::new();
        let mut rest = bytes;
        while let Some(start) = find(rest, GZIP) {
            let mut member = GzDecoder::new(&rest[start..]);
            let most = (self.left + 1).saturating_sub(whole.len() as u64);
            let is_read = member.by_ref().take(most).read_to_end(&mut whole).is_ok();
            if whole.len() as u64 > self.left {
                break;
            }
            if is_read {
                rest = member.into_inner();
            } else {
                self.seen = Seen::InPart;
                rest = &rest[start + GZIP.len()..];
            }
        }
        self.part(whole.as_slice(), depth);
    }

    /// Unpacks one part, as far as it goes, and looks into it.
    fn part(&mut self, packed: impl Read, depth: usize) {
        let mut part = Vec::new();
        let is_read = packed.take(self.left + 1).read_to_end(&mut part).is_ok();
        let length = part.len() as u64;
        if !is_read || length > self.left {
            self.seen = Seen::InPart;
        }
        self.left = self.left.saturating_sub(length);
        (self.see)(&part);
        self.inside(&part, depth + 1);
    }

    fn zip(&mut self, bytes: &[u8], depth: usize) {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
            self.seen = Seen::InPart;
            return;
        };
        if archive.len() > MOST_FILES {
            self.seen = Seen::InPart;
        }
        for index in 0..archive.len().min(MOST_FILES) {
            match archive.by_index(index) {
                Ok(file) => {
                    (self.see)(file.name_raw());
                    self.part(file, depth);
                }
                Err(_) => self.seen = Seen::InPart,
            }
        }
    }

    /// Streams of a PDF file that are packed in the usual way: what it says about itself may stand in one.
    fn streams(&mut self, bytes: &[u8]) {
        let mut behind = bytes;
        while let Some(start) = find(behind, STREAM) {
            behind = &behind[start + STREAM.len()..];
            let rest = behind.trim_ascii_start();
            // How zlib begins (RFC 1950) with the usual window.
            if rest.first() != Some(&0x78) {
                continue;
            }
            let mut stream = Vec::new();
            // What stands behind the stream is no part of it, and what is broken is shown up to there.
            let _ = ZlibDecoder::new(rest).take(self.left).read_to_end(&mut stream);
            self.left = self.left.saturating_sub(stream.len() as u64);
            (self.see)(&stream);
            pdf::strings(&stream, self.see);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use flate2::write::ZlibEncoder;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).expect("into memory");
        packer.finish().expect("into memory")
    }

    fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
        let mut packer = ZipWriter::new(Cursor::new(Vec::new()));
        packer.start_file(name, SimpleFileOptions::default()).expect("into memory");
        packer.write_all(bytes).expect("into memory");
        packer.finish().expect("into memory").into_inner()
    }

    fn pdf(bytes: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).expect("into memory");
        let stream = packer.finish().expect("into memory");
        [b"%PDF-1.5\n1 0 obj\n<< >>\nstream\r\n".as_slice(), &stream, b"\nendstream\n"].concat()
    }

    /// What is seen in a file, and whether that is all.
    fn seen(bytes: &[u8]) -> (String, Seen) {
        let mut all = String::new();
        let seen = look(bytes, &mut |part| all.push_str(&String::from_utf8_lossy(part)));
        (all, seen)
    }

    #[test]
    fn what_is_packed_is_seen_however_deep() {
        let twice = zip("inner.docx", &zip("word/document.xml", b"<w:t>Zulfiya</w:t>"));
        for bytes in
            [gzip(b"Zulfiya"), zip("a.txt", b"Zulfiya"), zip("Zulfiya.txt", b""), twice, gzip(&gzip(b"Zulfiya"))]
        {
            let (all, whole) = seen(&bytes);
            assert!(all.contains("Zulfiya") && whole == Seen::Whole, "{all} {whole:?}");
        }
        for more in [b"".as_slice(), b"\0\0\0\0", b"not packed \x1f\x8b\x08"] {
            let several = [gzip(b"a, "), more.to_vec(), gzip(b"Zul"), gzip(b"fiya")].concat();
            assert!(seen(&several).0.contains("Zulfiya"), "{more:?}");
        }
        for written in ["/Author (Zulfiya)", "/Author <5a756c66697961>", "/Author (\\132ul\\\nfiya)"] {
            let (all, whole) = seen(&pdf(written.as_bytes()));
            assert!(all.contains("Zulfiya") && whole == Seen::InPart, "{written}");
        }
        for xml in ["<w:p><w:t>Zul</w:t><w:t>fiya</w:t></w:p>", "<svg><text>Zul<tspan>fiya</tspan></text></svg>"] {
            let (all, whole) = seen(&zip("a.xml", xml.as_bytes()));
            assert!(all.contains("Zulfiya") && whole == Seen::Whole, "{xml}");
        }
    }

    #[test]
    fn texts_are_read_in_the_encodings_of_their_day() {
        // `Зульфия` in windows-1251 and in KOI8-R.
        for bytes in [b"\xc7\xf3\xeb\xfc\xf4\xe8\xff", b"\xfa\xd5\xcc\xd8\xc6\xc9\xd1"] {
            assert!(seen(bytes).0.contains("Зульфия") && seen(&zip("a.txt", bytes)).0.contains("Зульфия"));
        }
    }

    #[test]
    fn what_cannot_be_looked_into_is_said() {
        let cut = gzip(&[b'x'; 9_999])[..30].to_vec();
        let deep = (0..8).fold(b"x".to_vec(), |inner, _| gzip(&inner));
        let locked = {
            // The bit that says so, in both heads of the file.
            let mut bytes = zip("a.txt", b"x");
            let central = find(&bytes, b"PK\x01\x02").expect("a central head");
            (bytes[6], bytes[central + 8]) = (bytes[6] | 1, bytes[central + 8] | 1);
            bytes
        };
        for bytes in [cut, deep, locked, b"7z\xbc\xaf\x27\x1c\0\0".to_vec(), b"PK\x03\x04 no more".to_vec(), pdf(b"")] {
            assert_eq!(seen(&bytes).1, Seen::InPart, "{:?}", &bytes[..8]);
        }
        for bytes in [b"plain text".to_vec(), "Зульфия".into(), Vec::new(), b"wOF2\0\x01\0\0".to_vec()] {
            assert_eq!(seen(&bytes).1, Seen::Whole);
        }
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_anybody_reads_is_left_at_that() {
        let huge = gzip(&vec![b' '; (MOST + 10) as usize]);
        let mut most = 0;
        assert_eq!(look(&huge, &mut |part| most = most.max(part.len())), Seen::InPart);
        assert_eq!(most as u64, MOST + 1);
    }
}
