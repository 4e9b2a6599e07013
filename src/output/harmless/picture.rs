//! A cleaned picture of pixels.

/// What there is of a picture.
pub(super) enum Picture {
    Whole(Vec<u8>),
    /// The file ends before the picture does.
    CutOff(Vec<u8>),
}

impl Picture {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self {
            Picture::Whole(bytes) | Picture::CutOff(bytes) => bytes,
        }
    }
}
