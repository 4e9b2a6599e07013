//! Drives the real program, as somebody who types its commands does.

mod new;
mod program;
