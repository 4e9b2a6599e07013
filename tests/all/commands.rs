//! Drives the real program, as somebody who types its commands does.

mod check;
mod eject;
mod help;
mod init;
mod new;
mod program;
mod schema;
mod serve;
mod verify;
