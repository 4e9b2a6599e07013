//! Languages of texts.

pub mod codes;

/// A language tag (BCP 47) as written, with the direction of its script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

impl Lang {
    /// Reads a tag: letters, digits and hyphens, the first subtag of two to eight letters. An underscore is
    /// taken for a hyphen (`en_US`), and three letters of a language that has two are those (`rus`).
    pub fn parse(tag: &str) -> Option<Lang> {
        let tag = tag.trim().replace('_', "-");
        let mut subtags = tag.split('-');
        let first = subtags.next()?;
        let is_language = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_is_well_formed =
            subtags.all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !is_language || !rest_is_well_formed {
            return None;
        }
        match codes::two_letters(&first.to_ascii_lowercase()) {
            Some(two) => Some(Lang(format!("{two}{}", &tag[first.len()..]))),
            None => Some(Lang(tag)),
        }
    }

    /// Whether its first subtag is a language's.
    pub fn is_known(&self) -> bool {
        codes::is_code(&self.language().to_ascii_lowercase())
    }

    pub fn english() -> Lang {
        Lang("en".to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `kk` of `kk-Cyrl`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// `rtl` for languages and scripts that are written from right to left, else `ltr`.
    pub fn dir(&self) -> &'static str {
        const SCRIPTS: [&str; 6] = ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"];
        const LANGUAGES: [&str; 11] = ["ar", "he", "fa", "ur", "ug", "yi", "ps", "dv", "sd", "ckb", "syr"];
        let script = self.0.split('-').skip(1).find(|subtag| subtag.len() == 4);
        let is_rtl = match script {
            Some(script) => SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
            None => LANGUAGES.contains(&self.language().to_ascii_lowercase().as_str()),
        };
        if is_rtl { "rtl" } else { "ltr" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_the_direction_before_the_language() {
        let dir = |tag| Lang::parse(tag).map(|lang| lang.dir());
        assert_eq!(dir("ar"), Some("rtl"));
        assert_eq!(dir("kk-Arab-CN"), Some("rtl"));
        assert_eq!(dir("ug-Cyrl"), Some("ltr"));
        assert_eq!(dir("kk"), Some("ltr"));
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        assert_eq!(Lang::parse("English, UK"), None);
        assert_eq!(Lang::parse(""), None);
        assert_eq!(Lang::parse("en_US").map(|lang| lang.as_str().to_owned()), Some("en-US".to_owned()));
    }
}
