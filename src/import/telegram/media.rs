//! Pictures, files and recordings of a message.

use std::path::PathBuf;

use serde_json::Value;

use crate::import::facts;
use crate::value::url;

/// What a message shows beside its words.
#[derive(Debug, Default)]
pub(super) struct Media {
    pub markdown: String,
    pub files: Vec<(String, PathBuf)>,
    pub recordings: Vec<facts::Media>,
    /// It was left out of the export.
    pub is_left_out: bool,
}

impl Media {
    pub(super) fn is_empty(&self) -> bool {
        self.markdown.is_empty() && self.recordings.is_empty() && !self.is_left_out
    }
}

/// Gathers them. Paths are those in the folder of the export.
pub(super) fn of(message: &Value, folder: &str) -> Media {
    let mut media = Media::default();
    let kind = message["media_type"].as_str().unwrap_or_default();
    let picture = message["photo"].as_str();
    let file = message["file"].as_str().filter(|_| kind != "sticker");
    for (path, is_picture) in [(picture, true), (file, is_picture_type(message))] {
        let Some(path) = path else { continue };
        let Some(inside) = inside(path) else {
            media.is_left_out = true;
            continue;
        };
        let to = format!("telegram/{folder}/{inside}");
        let address = url::encode_name(&format!("/{to}"));
        let name = message["file_name"].as_str().or_else(|| inside.rsplit('/').next()).unwrap_or("file");
        media.markdown.push_str(&match is_picture {
            true => format!("![]({address})"),
            false => format!("[{}]({address})", name.replace(['[', ']', '\n'], " ")),
        });
        media.files.push((to, PathBuf::from(inside)));
    }
    if matches!(kind, "video_file" | "video_message" | "voice_message" | "audio_file") {
        let named = ["title", "file_name"].iter().find_map(|key| message[*key].as_str());
        let is_video = kind.starts_with("video");
        media.recordings.push(facts::Media {
            title: named.unwrap_or(if is_video { "Video" } else { "Recording" }).to_owned(),
            kind: Some(if is_video { "video" } else { "audio" }.to_owned()),
            duration: message["duration_seconds"]
                .as_i64()
                .map(|seconds| format!("{}:{:02}", seconds / 60, seconds % 60)),
            url: None,
        });
    }
    media
}

fn is_picture_type(message: &Value) -> bool {
    message["mime_type"].as_str().is_some_and(|kind| kind.starts_with("image/"))
}

/// A path in the folder of the export. `None` where it leads out of it, or says in words that the file is not there.
fn inside(path: &str) -> Option<&str> {
    let is_plain = !path.starts_with(['(', '/', '\\']) && !path.contains([':', '\\']);
    let is_inside = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    (is_plain && is_inside).then_some(path)
}
