//! Drives the real program, as somebody who types its commands does.

mod init;
mod new;
mod program;
mod schema;
mod serve;
