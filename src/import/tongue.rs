//! Languages as lists name them: by tags, and in words, as BibTeX and people write them.

use crate::value::Lang;

/// The tag of a language, by itself or by a name. `None` where it is none.
pub(super) fn tag(text: &str) -> Option<String> {
    const NAMES: [(&str, &[&str]); 16] = [
        (
            "en",
            &["english", "american", "usenglish", "british", "ukenglish", "английский", "ағылшын", "ағылшынша", "англ"],
        ),
        ("ru", &["russian", "русский", "рус", "орысша", "орыс"]),
        ("kk", &["kazakh", "қазақ", "қазақша", "казахский", "каз"]),
        ("uk", &["ukrainian", "українська", "украинский"]),
        ("ky", &["kyrgyz", "kirghiz", "кыргызский", "кыргызча"]),
        ("uz", &["uzbek", "узбекский"]),
        ("de", &["german", "ngerman", "deutsch", "немецкий"]),
        ("fr", &["french", "francais", "français"]),
        ("es", &["spanish", "español"]),
        ("it", &["italian"]),
        ("pl", &["polish"]),
        ("tr", &["turkish"]),
        ("ar", &["arabic"]),
        ("fa", &["persian", "farsi"]),
        ("zh", &["chinese"]),
        ("pt", &["portuguese", "brazilian"]),
    ];
    let lower = text.to_lowercase();
    if let Some((tag, _)) = NAMES.iter().find(|(_, names)| names.contains(&lower.as_str())) {
        return Some((*tag).to_owned());
    }
    let tag = text.replace('_', "-");
    let lang = Lang::parse(&tag)?;
    lang.is_known().then(|| lang.as_str().to_owned())
}
