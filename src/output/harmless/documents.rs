//! Files that are kept as they are because nobody can clean them here: what they are, by their first bytes.

use crate::output::harmless::bytes::find;
use crate::output::harmless::bytes::part;

/// What a file is, and what such files carry. Fonts carry nothing of an editor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    /// ZIP: office files, books, and whatever is packed.
    Zip,
    Other {
        name: &'static str,
        carries: &'static str,
    },
    Font,
}

const OFFICE: &str = "who wrote it, in which company, on which paths, and what was changed";
const RECORDING: &str = "when and where it was recorded, with which device, by whom";
const PACKED: &str = "whatever is packed in it, with names and times";
const PICTURE: &str = "when and where it was taken, with which camera, by whom";
const STORED: &str = "scripts, addresses of others, and what was sent along: accounts, cookies, addresses of readers";

/// First bytes, what they tell, and what that carries.
const SIGNATURES: [(&[u8], &str, &str); 30] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file of the old kind", OFFICE),
    (b"{\\rtf", "an RTF file", OFFICE),
    (b"ID3", "a sound recording", RECORDING),
    (b"fLaC", "a sound recording", RECORDING),
    (b"OggS", "a recording", RECORDING),
    (b"#!AMR", "a sound recording", RECORDING),
    (b"FORM", "a sound recording", RECORDING),
    (b"\x1a\x45\xdf\xa3", "a film", RECORDING),
    (b"FLV", "a film", RECORDING),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film", RECORDING),
    (b"\0\0\x01\xba", "a film", RECORDING),
    (b"\0\0\x01\xb3", "a film", RECORDING),
    (b"\x1f\x8b", "a packed file", PACKED),
    (b"7z\xbc\xaf\x27\x1c", "a packed file", PACKED),
    (b"Rar!\x1a\x07", "a packed file", PACKED),
    (b"\xfd7zXZ\0", "a packed file", PACKED),
    (b"\x28\xb5\x2f\xfd", "a packed file", PACKED),
    (b"BZh", "a packed file", PACKED),
    (b"8BPS", "a Photoshop file", PICTURE),
    (b"\xff\x0a", "a JPEG XL picture", PICTURE),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture", PICTURE),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture", PICTURE),
    (b"II+\0", "a large TIFF picture", PICTURE),
    (b"MM\0+", "a large TIFF picture", PICTURE),
    (b"BM", "a BMP picture", PICTURE),
    (b"AT&TFORM", "a DjVu file", OFFICE),
    (b"%!PS", "a PostScript file", OFFICE),
    (b"WARC/", "a stored page (WARC)", STORED),
    (b"bplist00", "a stored page (webarchive)", STORED),
    (b"SQLite format 3\0", "a database", "whatever is in it, deleted rows too"),
];

const FONTS: [&[u8]; 5] = [b"wOFF", b"wOF2", b"OTTO", b"\0\x01\0\0\0", b"ttcf"];

/// What the first bytes tell; `None` for text and for what is not known.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(1024)];
    // A text may begin with the same letters, or be about such files.
    let is_binary = head.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31));
    if bytes.starts_with(b"%PDF-") || is_binary && find(head, b"%PDF-").is_some() {
        return Some(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    if FONTS.iter().any(|font| bytes.starts_with(font)) {
        return Some(Kind::Font);
    }
    if let Some((signature, name, carries)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature))
        && (is_binary || signature.len() > 4)
    {
        return Some(Kind::Other { name, carries });
    }
    container(bytes).or_else(|| stored(head)).or_else(|| sound(bytes))
}

/// Films and sounds whose first bytes are a length.
fn container(bytes: &[u8]) -> Option<Kind> {
    let film = Some(Kind::Other { name: "a film or a sound recording", carries: RECORDING });
    let is_riff = bytes.starts_with(b"RIFF") && matches!(part(bytes, 8, 4)?, b"WAVE" | b"AVI ");
    let is_film = matches!(part(bytes, 4, 4)?, b"ftyp" | b"moov" | b"mdat" | b"wide" | b"pnot");
    let is_tape = part(bytes, 257, 5) == Some(b"ustar");
    match (is_riff || is_film, is_tape) {
        (true, _) => film,
        (_, true) => Some(Kind::Other { name: "a packed file", carries: PACKED }),
        _ => None,
    }
}

/// Pages and letters as mail programs and browsers store them.
fn stored(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let first = text.lines().next().unwrap_or_default();
    let is_letter = ["from:", "mime-version:", "return-path:", "received:", "delivered-to:"]
        .iter()
        .any(|word| first.starts_with(word));
    let is_whole = text.contains("content-type:") || text.contains("mime-version:");
    if !is_letter || !is_whole {
        return None;
    }
    Some(Kind::Other { name: "a stored page or letter (MHTML)", carries: STORED })
}

/// MPEG sound without a header before it.
fn sound(bytes: &[u8]) -> Option<Kind> {
    let [0xff, second, ..] = *bytes else { return None };
    let is_sound = matches!(second, 0xf1 | 0xf2 | 0xf3 | 0xf9 | 0xfa | 0xfb);
    is_sound.then_some(Kind::Other { name: "a sound recording", carries: RECORDING })
}
