//! How much work is done for the notes and claims of one text.

use std::cell::Cell;

/// Steps for one text: words compared, more or less. Hundreds of notes whose words have all changed take a hundredth of it. Tests of the
/// program without optimization reach the end of a twentieth.
const MOST: usize = if cfg!(test) { 20_000_000 } else { 400_000_000 };

/// What is left of the work.
pub(super) struct Effort {
    left: Cell<usize>,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { left: Cell::new(MOST) }
    }
}

impl Effort {
    /// Takes so many steps; false, and nothing is to be done, where fewer are left.
    pub(super) fn spend(&self, steps: usize) -> bool {
        match self.left.get().checked_sub(steps) {
            Some(left) => self.left.set(left),
            None => self.left.set(0),
        }
        self.left.get() > 0
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Steps taken so far.
    #[cfg(test)]
    pub(super) fn spent(&self) -> usize {
        MOST - self.left.get()
    }
}
