//! Draws the picture for cards: words as bars, names in the colours of their kinds, lines of counting as strips. The only module that knows PNG.
//!
//! One picture for a site, not one for an article: each would be made in every build, and shows no headline.

use png::BitDepth;
use png::ColorType;
use png::Encoder;

use crate::site::CARD_SIZE;
use crate::site::Card;
use crate::site::Sketch;
use crate::site::Word;
use crate::value::Kind;

const WIDTH: usize = CARD_SIZE.0;
const HEIGHT: usize = CARD_SIZE.1;
const MARGIN: usize = 80;
const BOTTOM: usize = HEIGHT - 70;
const COLUMN_GAP: usize = 60;

/// Those of the style sheet on paper: paper, ink, words, and the kinds in their order.
const PALETTE: [[u8; 3]; 9] = [
    [0xfb, 0xfa, 0xf7],
    [0x1a, 0x1b, 0x1e],
    [0xb9, 0xb7, 0xaf],
    [0x9a, 0x45, 0x27],
    [0x3b, 0x6a, 0x3c],
    [0x3d, 0x5f, 0x96],
    [0x7b, 0x44, 0x84],
    [0x6d, 0x65, 0x44],
    [0x8a, 0x2f, 0x4b],
];
const PAPER: u8 = 0;
const INK: u8 = 1;
const SOFT: u8 = 2;

/// Pixels of a size of type.
#[derive(Clone, Copy)]
struct Type {
    letter: usize,
    height: usize,
    pitch: usize,
}

const HEADLINE: Type = Type { letter: 22, height: 36, pitch: 60 };
const TEXT: Type = Type { letter: 10, height: 14, pitch: 32 };

/// Strips in pixels: how far they stand apart, how thick their lines are, the radii of dots.
const STRIP: usize = 72;
const STROKE: usize = 4;
const REVISED: usize = 11;
const STANDS: usize = 17;

/// Where lines may stand.
#[derive(Clone, Copy)]
struct Frame {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

struct Sheet {
    /// An index of the palette for each pixel, row by row.
    pixels: Vec<u8>,
    is_mirrored: bool,
}

pub(super) fn draw(card: &Card) -> Vec<u8> {
    let mut sheet = Sheet { pixels: vec![PAPER; WIDTH * HEIGHT], is_mirrored: card.dir == "rtl" };
    let (left, right) = (MARGIN, WIDTH - MARGIN);
    sheet.fill(Frame { left, right, top: 64, bottom: 88 }, INK);
    sheet.fill(Frame { left, right, top: 98, bottom: 102 }, INK);
    // Two lines of a headline are enough to tell it from the text.
    let headline = Frame { left, right, top: 140, bottom: 140 + 2 * HEADLINE.pitch };
    let (_, end) = sheet.set(&card.headline, headline, (HEADLINE, INK));
    let top = end + 22;
    let middle = WIDTH / 2;
    let first = Frame { left, right: middle - COLUMN_GAP / 2, top, bottom: BOTTOM };
    let second = Frame { left: middle + COLUMN_GAP / 2, right, top, bottom: BOTTOM };
    let (set, _) = sheet.set(&card.text, first, (TEXT, SOFT));
    if card.strips.is_empty() {
        sheet.set(&card.text[set..], second, (TEXT, SOFT));
    }
    // Strips know already which way their figures run.
    let strips = Frame { left: sheet.side(second).0, right: sheet.side(second).1, ..second };
    sheet.is_mirrored = false;
    for (number, strip) in card.strips.iter().enumerate() {
        let top = top + number * STRIP;
        if top + STRIP <= BOTTOM {
            sheet.strip(strip, Frame { top, bottom: top + STRIP, ..strips });
        }
    }
    sheet.encoded()
}

impl Sheet {
    /// Sets words in lines, as many as there is room for. Says how many, and where the next line would begin.
    fn set(&mut self, words: &[Word], frame: Frame, (size, colour): (Type, u8)) -> (usize, usize) {
        let (mut x, mut y) = (frame.left, frame.top);
        for (index, word) in words.iter().enumerate() {
            let width = (word.letters * size.letter).clamp(size.letter, frame.right - frame.left);
            if x > frame.left && x + width > frame.right {
                (x, y) = (frame.left, y + size.pitch);
            }
            if y + size.height > frame.bottom {
                return (index, y);
            }
            let bar = Frame { left: x, right: x + width, top: y, bottom: y + size.height };
            self.fill(bar, word.names.map_or(colour, colour_of));
            x += width + size.letter;
        }
        let next = if words.is_empty() { frame.top } else { y + size.pitch };
        (words.len(), next)
    }

    /// A line of counting: hollow dots were revised, a full one stands.
    fn strip(&mut self, strip: &Sketch, frame: Frame) {
        let at = |place: f64| frame.left + ((frame.right - frame.left) as f64 * place / 100.0) as usize;
        let middle = frame.top + STRIP / 2;
        let stroke = |from: f64, until: f64, height: usize| {
            let (left, right) = (at(from.min(until)), at(from.max(until)));
            Frame { left, right, top: middle - height / 2, bottom: middle - height / 2 + height }
        };
        self.fill(Frame { top: middle - 1, bottom: middle + 1, ..frame }, SOFT);
        for (from, until) in strip.span.into_iter().chain(strip.arrow) {
            self.fill(stroke(from, until, STROKE), INK);
        }
        if let Some((from, until)) = strip.arrow {
            self.head((at(until), middle), at(from));
        }
        for place in &strip.revised {
            self.disc((at(*place), middle), REVISED, INK);
            self.disc((at(*place), middle), REVISED - STROKE, PAPER);
        }
        if let Some(place) = strip.stands {
            self.disc((at(place), middle), STANDS, INK);
        }
    }

    fn disc(&mut self, (x, y): (usize, usize), radius: usize, colour: u8) {
        for row in y - radius..=y + radius {
            let rise = row.abs_diff(y);
            let half = ((radius * radius - rise * rise) as f64).sqrt().round() as usize;
            self.fill(Frame { left: x - half, right: x + half + 1, top: row, bottom: row + 1 }, colour);
        }
    }

    /// The head of an arrow that goes up from a place or comes down to it.
    fn head(&mut self, (tip, middle): (usize, usize), from: usize) {
        for step in 0..REVISED {
            let x = if from < tip { tip - step } else { tip + step };
            self.fill(Frame { left: x, right: x + 1, top: middle - step, bottom: middle + step + 1 }, INK);
        }
    }

    /// The left and the right edge as they are on the sheet.
    fn side(&self, frame: Frame) -> (usize, usize) {
        match self.is_mirrored {
            true => (WIDTH - frame.right, WIDTH - frame.left),
            false => (frame.left, frame.right),
        }
    }

    fn fill(&mut self, frame: Frame, colour: u8) {
        let (left, right) = self.side(frame);
        for row in self.pixels.chunks_mut(WIDTH).take(frame.bottom).skip(frame.top) {
            row[left..right].fill(colour);
        }
    }

    fn encoded(&self) -> Vec<u8> {
        let infallible = "writing to memory does not fail";
        let mut bytes = Vec::new();
        let [width, height] = [WIDTH, HEIGHT].map(|size| u32::try_from(size).expect("a picture is small"));
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(PALETTE.concat());
        let mut writer = encoder.write_header().expect(infallible);
        writer.write_image_data(&self.pixels).expect(infallible);
        writer.finish().expect(infallible);
        bytes
    }
}

fn colour_of(kind: Kind) -> u8 {
    match kind {
        Kind::Person => 3,
        Kind::Place => 4,
        Kind::Organization => 5,
        Kind::Event => 6,
        Kind::Topic => 7,
        Kind::Question => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
        let frame = reader.next_frame(&mut pixels).expect("an image");
        (frame.width, frame.height, pixels)
    }

    fn word(letters: usize, names: Option<Kind>) -> Word {
        Word { letters, names }
    }

    #[test]
    fn names_are_seen_among_the_words() {
        let text = vec![word(3, None), word(6, Some(Kind::Place)), word(400, None), word(0, None)];
        let card = Card { headline: vec![word(90, None)], text, strips: Vec::new(), dir: "ltr" };
        let (width, height, pixels) = decoded(&draw(&card));
        assert_eq!((width, height), (1200, 630));
        assert!(pixels.contains(&colour_of(Kind::Place)) && !pixels.contains(&colour_of(Kind::Person)));
        assert_eq!(pixels[140 * WIDTH + MARGIN], INK);
        let mirrored = decoded(&draw(&Card { dir: "rtl", ..card.clone() })).2;
        assert_eq!(mirrored[140 * WIDTH + WIDTH - MARGIN - 1], INK);
        assert_eq!(draw(&card), draw(&card));
    }

    #[test]
    fn what_stands_of_a_question_is_seen_beside_the_text() {
        let (revised, span) = (vec![20.0], Some((20.0, 60.0)));
        let strip = Sketch { revised, stands: Some(60.0), span, arrow: Some((60.0, 97.0)) };
        let words = vec![word(3, None); 400];
        let card = Card { headline: vec![word(9, None)], text: words, strips: vec![strip; 9], dir: "ltr" };
        let pixels = decoded(&draw(&card)).2;
        let (left, wide) = (WIDTH / 2 + COLUMN_GAP / 2, WIDTH / 2 - COLUMN_GAP / 2 - MARGIN);
        let row = 140 + HEADLINE.pitch + 22 + STRIP / 2;
        let at = |percent: usize, below: usize| pixels[(row + below) * WIDTH + left + wide * percent / 100];
        assert_eq!((at(20, 0), at(20, REVISED - 2)), (PAPER, INK));
        assert_eq!((at(60, 0), at(60, STANDS - 2), at(60, STANDS + 2)), (INK, INK, PAPER));
        assert_eq!((at(10, 0), at(40, 0), at(80, 0)), (SOFT, INK, INK));
    }

    #[test]
    fn an_archive_without_articles_has_a_picture_too() {
        let empty = Card { headline: Vec::new(), text: Vec::new(), strips: Vec::new(), dir: "ltr" };
        assert!(decoded(&draw(&empty)).2.contains(&INK));
    }
}
