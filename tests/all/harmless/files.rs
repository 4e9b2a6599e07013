//! Small files of many formats, built by hand, with a name, a place and words in every corner that a format has for them.

/// What must not go out.
pub const NAME: &str = "Aliya Planted";
pub const PLACE: &str = "43.2567N76.9286E";

/// Words for a corner of a file.
pub fn secret() -> Vec<u8> {
    format!("{NAME} {PLACE}").into_bytes()
}

/// Whether anything that was planted is in some bytes, in letters of one or two bytes.
pub fn is_planted(bytes: &[u8]) -> bool {
    let wide = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    let wanted = [NAME, PLACE].into_iter().flat_map(|text| [text.as_bytes().to_vec(), wide(text)]);
    wanted.into_iter().any(|wanted| bytes.windows(wanted.len()).any(|window| window == wanted))
}

fn be16(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("short").to_be_bytes()
}

fn be32(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("not long").to_be_bytes()
}

fn le32(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("not long").to_le_bytes()
}

/// EXIF as a camera writes it: how it is turned, who took it, and where.
pub fn exif(orientation: u8) -> Vec<u8> {
    let author = [NAME.as_bytes(), &[0]].concat();
    // Two entries, the author behind them, then a directory of places.
    let author_at = 8 + 2 + 3 * 12 + 4;
    let gps_at = author_at + author.len();
    let numbers_at = gps_at + 2 + 2 * 12 + 4;
    let mut tiff = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    tiff.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([&[1, 0x3b, 0, 2][..], &be32(author.len()), &be32(author_at)].concat());
    tiff.extend([&[0x88, 0x25, 0, 4, 0, 0, 0, 1][..], &be32(gps_at)].concat());
    tiff.extend([0; 4]);
    tiff.extend(author);
    tiff.extend([0, 2]);
    tiff.extend([&[0, 2, 0, 5, 0, 0, 0, 3][..], &be32(numbers_at)].concat());
    tiff.extend([&[0, 4, 0, 5, 0, 0, 0, 3][..], &be32(numbers_at + 24)].concat());
    tiff.extend([0; 4]);
    for number in [43, 15, 24, 76, 55, 43] {
        tiff.extend([be32(number), be32(1)].concat());
    }
    tiff.extend(PLACE.as_bytes());
    tiff
}

pub fn xmp() -> Vec<u8> {
    format!("<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>{NAME}</rdf:li></rdf:Seq></dc:creator><exif:GPSLatitude>{PLACE}</exif:GPSLatitude></x:xmpmeta>")
        .into_bytes()
}

/// A colour profile with a curve, and with the texts that programs write into theirs.
pub fn profile() -> Vec<u8> {
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    let name = [&b"desc\0\0\0\0"[..], &be32(NAME.len() + 1), NAME.as_bytes(), &[0; 79]].concat();
    let device = [&b"text\0\0\0\0"[..], PLACE.as_bytes()].concat();
    let first = 128 + 4 + 3 * 12;
    let mut profile = vec![0; 128];
    profile[36..40].copy_from_slice(b"acsp");
    profile[12..16].copy_from_slice(b"mntr");
    profile[16..20].copy_from_slice(b"RGB ");
    profile[80..93].copy_from_slice(NAME.as_bytes());
    profile.extend(be32(3));
    let mut at = first;
    for (tag, content) in [(b"rTRC", &curve), (b"desc", &name), (b"dmdd", &device)] {
        profile.extend([tag.to_vec(), be32(at).to_vec(), be32(content.len()).to_vec()].concat());
        at += content.len();
    }
    profile.extend([curve, name, device].concat());
    let length = be32(profile.len());
    profile[..4].copy_from_slice(&length);
    profile
}

pub fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &be16(contents.len() + 2), contents].concat()
}

/// What a JPEG has behind the header of its only scan.
pub const SCAN: &[u8] = &[0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78];

/// A photograph of 400 × 300 as a telephone writes it, with everything that it writes.
pub fn jpeg(orientation: u8) -> Vec<u8> {
    let jfif = [&b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01"[..], &NAME.as_bytes()[..3]].concat();
    [
        vec![0xff, 0xd8],
        segment(0xe0, &jfif),
        segment(0xe0, &[b"JFXX\0\x10", secret().as_slice()].concat()),
        segment(0xe1, &[b"Exif\0\0", exif(orientation).as_slice()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp().as_slice()].concat()),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", profile().as_slice()].concat()),
        segment(0xe2, &[b"MPF\0", secret().as_slice()].concat()),
        segment(0xe5, &secret()),
        segment(0xed, &[b"Photoshop 3.0\x008BIM", secret().as_slice()].concat()),
        segment(0xee, &[b"Adobe\0\x64\0\0\0\0\x01", secret().as_slice()].concat()),
        segment(0xfe, &secret()),
        segment(0xdb, &[1; 65]),
        segment(0xc0, &[8, 1, 0x2c, 1, 0x90, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        SCAN.to_vec(),
        vec![0xff, 0xd9],
    ]
    .concat()
}

pub fn chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(contents);
    [&be32(contents.len())[..], kind, contents, &crc.sum().to_be_bytes()].concat()
}

pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

/// Two grey pixels.
pub fn png() -> Vec<u8> {
    let colours = [b"a profile\0\0", zlib(&profile()).as_slice()].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(b"iCCP", &colours),
        chunk(b"tEXt", &[b"Author\0", secret().as_slice()].concat()),
        chunk(b"zTXt", &[b"Author\0\0", zlib(&secret()).as_slice()].concat()),
        chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", xmp().as_slice()].concat()),
        chunk(b"eXIf", &exif(6)),
        chunk(b"tIME", &[7, 0xe6, 1, 6, 12, 0, 0]),
        chunk(b"prVt", &secret()),
        chunk(b"IDAT", &zlib(&[0, 0x40, 0x80])),
        chunk(b"IEND", &[]),
        // What is left of the picture before it was cut smaller.
        chunk(b"IDAT", &secret()),
        secret(),
    ]
    .concat()
}

pub fn riff_chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let padding = vec![0; contents.len() % 2];
    [&kind[..], &le32(contents.len()), contents, &padding].concat()
}

/// A picture of 2 × 1 whose pixels are not looked at.
pub fn webp() -> Vec<u8> {
    let frame = [vec![0; 16], riff_chunk(b"VP8L", &[0x2f, 1, 0, 0, 0]), riff_chunk(b"NOTE", &secret())].concat();
    let chunks = [
        riff_chunk(b"VP8X", &[0b0010_1100, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        riff_chunk(b"ICCP", &profile()),
        riff_chunk(b"ANMF", &frame),
        riff_chunk(b"VP8L", &[0x2f, 1, 0, 0, 0]),
        riff_chunk(b"EXIF", &exif(6)),
        riff_chunk(b"XMP ", &xmp()),
        riff_chunk(b"NOTE", &secret()),
    ]
    .concat();
    [&b"RIFF"[..], &le32(chunks.len() + 4), b"WEBP", &chunks, &secret()].concat()
}

/// One pixel.
pub fn gif() -> Vec<u8> {
    let length = |bytes: &[u8]| u8::try_from(bytes.len()).expect("short");
    let secret = secret();
    [
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec(),
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
        [&[0x21, 0xfe, length(&secret)][..], &secret, &[0]].concat(),
        [&b"\x21\xff\x0bXMP DataXMP"[..], &[length(&secret)], &secret, &[0]].concat(),
        [&b"\x21\xff\x0bNETSCAPE2.0"[..], &[length(&secret)], &secret, &[0]].concat(),
        [&[0x21, 0x01, 12][..], &[0; 12], &[length(&secret)], &secret, &[0]].concat(),
        b"\x21\xf9\x04\0\x0a\0\0\0".to_vec(),
        b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0".to_vec(),
        vec![0x3b],
        secret,
    ]
    .concat()
}

/// A page of 2 × 1 in grey, an author, a place, and a thumbnail.
pub fn tiff() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: usize, value: usize| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &le32(count), &le32(value)].concat()
    };
    let secret = [secret(), vec![0]].concat();
    let pixels_at = 8;
    let secret_at = pixels_at + 2;
    let first = secret_at + secret.len();
    let page = |second: usize, kind: usize| {
        [
            9_u16.to_le_bytes().to_vec(),
            entry(254, 4, 1, kind),
            entry(256, 3, 1, 2),
            entry(257, 3, 1, 1),
            entry(258, 3, 1, 8),
            entry(262, 3, 1, 1),
            entry(273, 4, 1, pixels_at),
            entry(279, 4, 1, 2),
            entry(315, 2, secret.len(), secret_at),
            entry(34_853, 4, 1, secret_at),
            le32(second).to_vec(),
        ]
        .concat()
    };
    let length = page(0, 0).len();
    [b"II*\0".to_vec(), le32(first).to_vec(), vec![0x40, 0x80], secret.clone(), page(first + length, 0), page(0, 1)]
        .concat()
}

pub fn section(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    [&be32(contents.len() + 8)[..], kind, contents].concat()
}

/// What the picture of an AVIF or HEIC is coded as here.
pub const CODED: &[u8] = b"coded pixels";

/// A picture with EXIF, XMP, a thumbnail, a user's words and a film behind it.
pub fn heif(brand: &[u8; 4]) -> Vec<u8> {
    let item = |id: u8, kind: &[u8; 4], words: &[u8]| {
        section(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0][..], kind, words].concat())
    };
    let named = [NAME.as_bytes(), &[0]].concat();
    let exif = [&[0; 4][..], &exif(6)].concat();
    let parts = [CODED.to_vec(), exif, xmp(), secret()];
    let tables = |mdat: usize| {
        let mut at = mdat + 8;
        let mut places = vec![0x44, 0, 0, 4];
        for (id, part) in (1_u8..).zip(&parts) {
            places.extend([&[0, id, 0, 0, 0, 1][..], &be32(at), &be32(part.len())].concat());
            at += part.len();
        }
        let properties = [
            section(b"ispe", &[0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1]),
            section(b"udes", &secret()),
            section(b"colr", &[b"prof", profile().as_slice()].concat()),
        ];
        section(
            b"meta",
            &[
                vec![0; 4],
                section(b"hdlr", &[&[0; 8][..], b"pict", &[0; 12], &named].concat()),
                section(b"pitm", &[0, 0, 0, 0, 0, 1]),
                section(
                    b"iinf",
                    &[
                        vec![0, 0, 0, 0, 0, 4],
                        item(1, if brand == b"avif" { b"av01" } else { b"hvc1" }, &named),
                        item(2, b"Exif", &named),
                        item(3, b"mime", &[NAME.as_bytes(), b"\0application/rdf+xml\0"].concat()),
                        item(4, b"av01", &named),
                    ]
                    .concat(),
                ),
                section(b"iloc", &[&[0; 4][..], &places].concat()),
                section(
                    b"iref",
                    &[vec![0; 4], section(b"cdsc", &[0, 2, 0, 1, 0, 1]), section(b"thmb", &[0, 4, 0, 1, 0, 1])]
                        .concat(),
                ),
                section(
                    b"iprp",
                    &[section(b"ipco", &properties.concat()), section(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 0])].concat(),
                ),
                section(b"uuid", &secret()),
            ]
            .concat(),
        )
    };
    let start = section(b"ftyp", &[&brand[..], &[0; 4], &brand[..]].concat());
    let mdat = start.len() + tables(0).len();
    [
        start,
        tables(mdat),
        section(b"mdat", &parts.concat()),
        section(b"mpvd", &secret()),
        section(b"uuid", &secret()),
        secret(),
    ]
    .concat()
}

/// An icon with one PNG in it.
pub fn icon() -> Vec<u8> {
    let picture = png();
    [vec![0, 0, 1, 0, 1, 0, 2, 1, 0, 0, 1, 0, 8, 0], le32(picture.len()).to_vec(), le32(22).to_vec(), picture, secret()]
        .concat()
}

/// A drawing as Inkscape and Illustrator store it, with a photograph in it.
pub fn svg() -> String {
    format!(
        r##"<?xml version="1.0"?>
<!-- {NAME} -->
<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY who "{NAME}">]>
<svg xmlns="&ns;" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 sodipodi:docname="/home/{NAME}/map.svg" viewBox="0 0 10 10" data-name="{NAME}" content="{PLACE}" onload="alert(1)">
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><dc:creator xmlns:dc="x">{NAME}</dc:creator></rdf:RDF></metadata>
<sodipodi:namedview id="{NAME}"/><title>A map</title>
<style>@import url("https://evil.example/a.css"); .a {{ fill: url(#g); background: u\72l(https://evil.example/b) }}</style>
<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
<path class="a" d="M0 0h9" fill="url(#g)" filter="url(//evil.example/c)" style="stroke: red; fill: URL('https://evil.example/d')"/>
<image xlink:href="data:image/jpeg;base64,{photograph}" width="4" height="3"/>
<image href="https://evil.example/e.png" width="4" height="3"/>
<use href="http://evil.example/f.svg#x"/><use xlink:href="#g"/>
<a href="java&#10;script:alert(2)"><text x="1">Алматы &amp; Тараз</text></a>
<a href="../people/x.html"><text>inside</text></a>
<animate attributeName="href" values="javascript:alert(3)"/><set attributeName="onload" to="alert(4)"/>
<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml" onclick="alert(5)">label<script>alert(6)</script>
<iframe src="https://evil.example/g"></iframe></div></foreignObject>
<script>alert(7)</script><script href="https://evil.example/h.js"/>
</svg>"##,
        photograph = base64(&jpeg(6)),
    )
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, index| bits << 8 | usize::from(three.get(index).copied().unwrap_or(0)));
        (0..=three.len()).for_each(|index| text.push(char::from(LETTERS[bits >> (18 - 6 * index) & 63])));
        (three.len()..3).for_each(|_| text.push('='));
    }
    text
}

pub fn pdf() -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj\n<< /Author ({NAME}) /Creator <FEFF0057006F00720064> /Producer (LibreOffice 7) >>\nendobj\n%%EOF\n").into_bytes()
}

/// A Word file with nothing but what it says about itself.
pub fn docx() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let core = format!(
        "<cp:coreProperties><dc:creator>{NAME}</dc:creator><cp:lastModifiedBy>Somebody Else</cp:lastModifiedBy></cp:coreProperties>"
    );
    for (name, text) in [("word/document.xml", "<w:document/>"), ("docProps/core.xml", core.as_str())] {
        zip.start_file(name, options).expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// A page as a browser saves it.
pub fn page() -> String {
    format!(
        r#"<!DOCTYPE html>
<html lang="ru" onclick="x()"><head><meta charset="utf-8"><title>Saved &amp; kept</title>
<base href="https://news.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="page_files/a.css"><link rel="stylesheet" href="https://evil.example/a.css"><link rel="prefetch" href="//evil.example/">
<script>alert("{NAME}")</script><script src="page_files/tracker.js"></script>
<style>body {{ background: url(https://evil.example/b.png) }} h1::before {{ content: "\201C" }} p > a {{ color: red }}</style></head>
<body onload="alert(1)" class="article"><!-- {NAME} --><h1 style="color: red; background: url('//evil.example/c')">Headline</h1>
<p>Words <a href="https://news.example/other?a=1&amp;b=2" onmouseover="x()" ping="https://evil.example/p" target="_blank">elsewhere</a>,
<a href="page2.html#x">inside</a>, <a href=" java	script:alert(2)">script</a>, <a href="\\share.example/x">share</a>, <a href="mailto:a@news.example">letter</a>.</p>
<img src="page_files/photo.jpg" alt="A photo" srcset="https://evil.example/d 2x" onerror="alert(3)"><img src="https://evil.example/pixel.gif">
<img src="https://evil.example/e.jpg" alt="A lost photo"><noscript><img src="https://evil.example/f.gif"><p>without script</p></noscript>
<iframe src="https://evil.example/g"></iframe><form action="https://evil.example/h"><input name="q"><button formaction="javascript:x">Search</button></form>
<svg><script>alert(4)</script><style><img src=x onerror=alert(5)></style></svg><math><mtext><table><mglyph><style><img src=x onerror=alert(6)></style></math>
<object data="https://evil.example/i"></object><embed src="https://evil.example/j"><video src="film.mp4" poster="https://evil.example/k" autoplay></video>
<p>The end.</p></body></html>"#
    )
}
