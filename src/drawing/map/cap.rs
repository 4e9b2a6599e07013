//! Round parts of the globe, so that what is far from a map is not drawn only to be cut away: an archive of five thousand places has as many
//! small maps, and the world has a hundred thousand points.

use std::ops::Range;

use crate::drawing::map::frame::Frame;
use crate::drawing::map::position::Line;
use crate::drawing::map::position::Position;
use crate::drawing::map::projection::Projection;
use crate::drawing::map::projection::distance;
use crate::drawing::map::projection::globe_position;
use crate::drawing::map::projection::mean;
use crate::drawing::map::projection::opposite;

/// So many points of a line are asked together.
const PIECE: usize = 48;

/// A map that reaches further than this, in radians, draws all there is.
const FAR: f64 = 0.8;

/// Room for what is drawn beyond a frame, and for a straight line being none on another plane.
const ROOM: f64 = 1.1;

/// The other end of the world lies on the edge of the plane on all sides: so near to it, in radians, nothing is left out.
const AT_OTHER_END: f64 = 0.3;

/// All within so many radians of a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cap {
    middle: Position,
    radius: f64,
}

impl Cap {
    fn around(points: &[Position]) -> Option<Cap> {
        let middle = mean(points)?;
        let radius = points.iter().map(|point| distance(middle, *point)).fold(0.0, f64::max);
        Some(Cap { middle, radius })
    }

    /// What a frame shows, with room around it; nothing where that is much of the world.
    pub(super) fn of_frame(frame: &Frame) -> Option<Cap> {
        let Projection::Azimuthal(centre) = frame.projection else { return None };
        let middle = globe_position(centre, frame.middle);
        let mut radius: f64 = 0.0;
        for (x, y) in [(-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5)] {
            let corner = [frame.middle[0] + x * frame.width, frame.middle[1] + y * frame.height];
            radius = radius.max(distance(middle, globe_position(centre, corner)));
        }
        (radius < FAR).then_some(Cap { middle, radius: radius * ROOM })
    }

    fn meets(&self, other: &Cap) -> bool {
        distance(self.middle, other.middle) <= self.radius + other.radius
    }

    fn at_other_end(&self) -> Cap {
        Cap { middle: opposite(self.middle), radius: AT_OTHER_END }
    }
}

/// A line of the globe, with where it and its pieces are.
#[derive(Debug)]
pub(super) struct Outline {
    pub line: Line,
    cap: Option<Cap>,
    pieces: Vec<(Range<usize>, Cap)>,
}

impl Outline {
    pub(super) fn new(line: Line) -> Outline {
        let mut pieces = Vec::new();
        for start in (0..line.len()).step_by(PIECE) {
            let end = line.len().min(start + PIECE);
            // Each reaches to the first point of the next one, the last of a ring to its beginning.
            let mut points = line[start..end].to_vec();
            points.push(line[end % line.len()]);
            pieces.extend(Cap::around(&points).map(|cap| (start..end, cap)));
        }
        Outline { cap: Cap::around(&line), line, pieces }
    }

    /// Whether a ring may enclose a place, or a line run near it.
    pub(super) fn may_be_at(&self, place: Position) -> bool {
        // The middle of a very large ring says nothing.
        self.cap.is_some_and(|cap| cap.radius > FAR || distance(cap.middle, place) <= cap.radius)
    }

    pub(super) fn may_meet(&self, shown: &Cap) -> bool {
        self.cap.is_some_and(|cap| cap.radius > FAR || cap.meets(shown))
    }

    /// The line as it has to be drawn for a part of the world: of what is far away from it only a few points.
    pub(super) fn near(&self, shown: &Cap) -> Line {
        let other_end = shown.at_other_end();
        let mut near = Line::new();
        for (range, cap) in &self.pieces {
            if cap.meets(shown) || cap.meets(&other_end) {
                near.extend_from_slice(&self.line[range.clone()]);
            } else {
                near.push(self.line[range.start]);
            }
        }
        near
    }
}
