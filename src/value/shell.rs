//! Words for a command line that is copied out of a message.

/// A word as a shell reads it: nothing in it is a command, whatever an author has called somebody.
pub fn quoted(word: &str) -> String {
    let plain: String = word.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    match plain.contains(['"', '$', '`', '\\', '!', '\'']) {
        false => format!("\"{plain}\""),
        true => format!("'{}'", plain.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_run_or_end_is_no_command() {
        assert_eq!(quoted("Qasym Toqaev"), "\"Qasym Toqaev\"");
        assert_eq!(quoted("a\"; rm -rf ~; \""), "'a\"; rm -rf ~; \"'");
        assert_eq!(quoted("$(id) `id` \\"), "'$(id) `id` \\'");
        assert_eq!(quoted("O'Neil"), "'O'\\''Neil'");
        assert_eq!(quoted("a\nid"), "\"a id\"");
    }
}
