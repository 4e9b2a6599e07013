//! Geometry: labels that do not collide, axes of time, maps. Pure numbers in, pure numbers out.
//!
//! Nothing here knows what is drawn. A drawing has places in percent and text in the reader's size, so that it fits every screen.

pub mod labels;
pub mod map;
pub mod named;
pub mod strip;
pub mod time_axis;
