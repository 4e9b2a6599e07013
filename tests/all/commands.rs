//! Drives the real program, as somebody who types its commands does.

mod check;
mod doors;
mod eject;
mod help;
mod init;
mod new;
mod program;
mod schema;
mod serve;
mod served;
mod suggest;
mod verify;
