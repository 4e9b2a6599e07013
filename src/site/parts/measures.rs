//! Measures that repeat the built-in style sheet and the templates: what is drawn or counted here has to know how large it will be.
//!
//! The browser tests prove the effect for the built-in sheet. For an archive with a sheet of its own they are a guess.

use crate::value::Colour;

/// What words and links stand on: paper, panels, marked passages, in light and in dark colours.
pub const LIGHT_PAPERS: [Colour; 3] =
    [Colour([0xfb, 0xfa, 0xf7]), Colour([0xf3, 0xf1, 0xeb]), Colour([0xf6, 0xe8, 0xb1])];
pub const DARK_PAPERS: [Colour; 3] =
    [Colour([0x15, 0x16, 0x1a]), Colour([0x1d, 0x1f, 0x24]), Colour([0x4d, 0x42, 0x16])];

/// Narrowest and widest that a drawing is on a page of its own, in pixels: `.plot` inside the page's margins.
pub const PLOT_WIDTHS: (f64, f64) = (280.0, 920.0);

/// How high a drawing is at least, in pixels.
pub const PLOT_HEIGHT: f64 = 360.0;

/// The strips of a question in pixels: `.strip` and `.strips > .axis`.
pub mod strip {
    pub const NARROW: f64 = 256.0;
    pub const WIDE: f64 = 920.0;
    pub const LANE: f64 = 63.0;
    pub const AXIS: f64 = 26.0;
    pub const RADIUS: f64 = 7.0;
}

/// Maps, in pixels.
pub mod map {
    use crate::drawing::labels::Edges;

    /// The radius of a place that is named once, and the largest.
    pub const LEAST_RADIUS: f64 = 4.0;
    pub const MOST_RADIUS: f64 = 16.0;

    /// How large a disc is on a narrow screen: `.sized`.
    pub const NARROW_SHARE: f64 = 0.6;

    /// The widths that a map can have beside facts.
    pub const LOCATOR_WIDTHS: (f64, f64) = (250.0, 330.0);

    /// Where the scale bar ends, in percent, and its room.
    pub const SCALE: ((f64, f64), Edges) = ((97.0, 95.0), [-120.0, -24.0, 0.0, 18.0]);
}

/// The timeline in pixels: `.plot` and `.low`. From its lower edge up: two rows of dates, the bars of articles, the line, the rows
/// of events.
pub mod timeline {
    pub const LOW_HEIGHT: f64 = 216.0;
    pub const TICKS_ABOVE: [f64; 2] = [32.0, 12.0];
    pub const BARS_ABOVE: f64 = 46.0;
    pub const LINE_ABOVE: f64 = 115.0;
    pub const LANES_ABOVE: f64 = 137.0;
    pub const MARGIN: f64 = 16.0;
    pub const MARK: f64 = 6.0;
}

/// Notes in the margin: letters in a line, heights in rem.
pub mod notes {
    /// So many notes of one block the style sheet can tie to their signs.
    pub const MOST_IN_BLOCK: usize = 8;

    pub const LETTERS_OF_LINE: f64 = 66.0;
    pub const LINE: f64 = 1.5;
    pub const BLOCK_GAP: f64 = 0.75;
    pub const LETTERS_OF_NOTE_LINE: f64 = 42.0;
    pub const NOTE_LINE: f64 = 1.16;
    /// Number, author and tags of a note, and the space before it.
    pub const NOTE_FRAME: f64 = 3.5;
    /// What stands below every text; a claim there, and a name among others in a row. All a little less than they take.
    pub const BELOW: f64 = 5.0;
    pub const CLAIM: f64 = 2.0;
    pub const NAME: f64 = 0.3;
}

/// Width and height in pixels of the picture for cards that link to the site.
pub const CARD_SIZE: (usize, usize) = (1200, 630);
