//! Colours (sRGB), and whether words in one can be read on another (WCAG 2.2, 1.4.3).

/// A colour of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The least contrast of words with what is behind them (level AA).
pub const LEGIBLE: f64 = 4.5;

/// Into so many steps the way to black or white is divided.
const STEPS: u16 = 64;

impl Colour {
    pub const BLACK: Colour = Colour([0; 3]);
    pub const WHITE: Colour = Colour([255; 3]);

    /// Reads `#7a1f1f` and `#721`, also without the sign.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Colour([red, green, blue])),
            3 => Some(Colour([green & 15, blue >> 4, blue & 15].map(|digit| digit * 17))),
            _ => None,
        }
    }

    /// `#7a1f1f`.
    pub fn hex(self) -> String {
        let Colour([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// From 1, none, to 21, black on white.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The nearest to it on the way to black or white that can be read on all these.
    pub fn legible_on(self, papers: &[Colour], towards: Colour) -> Colour {
        let is_legible = |colour: &Colour| papers.iter().all(|paper| colour.contrast(*paper) >= LEGIBLE);
        (0..=STEPS).map(|step| self.mixed(towards, step)).find(is_legible).unwrap_or(towards)
    }

    fn mixed(self, other: Colour, step: u16) -> Colour {
        let mut parts = [0; 3];
        for (part, (from, to)) in parts.iter_mut().zip(self.0.into_iter().zip(other.0)) {
            let sum = u16::from(from) * (STEPS - step) + u16::from(to) * step;
            *part = u8::try_from(sum / STEPS).unwrap_or(u8::MAX);
        }
        Colour(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(colour("#7a1F1f").hex(), "#7a1f1f");
        assert_eq!(colour("721").hex(), "#772211");
        for text in ["", "#", "#12", "#12345", "#1234567", "red", "#ggg", "#+1f", "rgb(1, 2, 3)", "#ааа"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        assert!((colour("#777").contrast(Colour::WHITE) - 4.48).abs() < 0.01);
        assert!((colour("#767676").contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_colour_goes_no_further_than_it_must() {
        let paper = [colour("#fbfaf7"), colour("#f3f1eb")];
        let dark = colour("#7a1f1f");
        assert_eq!(dark.legible_on(&paper, Colour::BLACK), dark);
        for text in ["#ffee00", "#fff", "#0f0", "#f0f", "#888"] {
            let legible = colour(text).legible_on(&paper, Colour::BLACK);
            let least = paper.iter().map(|paper| legible.contrast(*paper)).fold(21.0, f64::min);
            assert!((LEGIBLE..LEGIBLE + 0.6).contains(&least), "{text}: {} {least}", legible.hex());
        }
    }
}
