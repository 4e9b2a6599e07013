//! What the targets share with the tests.
#![allow(dead_code)] // Each target uses one of them.

#[path = "../tests/all/support/cleaning.rs"]
pub mod cleaning;
#[path = "../tests/all/support/hostile.rs"]
pub mod hostile;
#[path = "../tests/all/support/html.rs"]
pub mod html;
#[path = "../tests/all/support/woven.rs"]
pub mod woven;
