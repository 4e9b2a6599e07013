//! Ids by paths.

use crate::value::without_ending;
/// The id that a path in the archive stands for.
pub(super) fn content_id(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path).trim_end_matches('/');
    let path = without_ending(path, &[".md", ".markdown", ".html"]);
    without_ending(path, &["/_index", "/index"]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_for_an_id() {
        for path in ["/content/people/x.md", "people/x.md", "/people/x/", "people/x/_index.md", "people/x.html"] {
            assert_eq!(content_id(path), "people/x");
        }
    }
}
