//! What a column or a field of another program says of being public: it becomes the field of ours that every build asks (DESIGN 4.6).
//!
//! What is clearly asked is written with whatever was answered: an answer that is neither yes nor no is held back there, with a message at its
//! line. What mostly means something else (`access`, `permalink`) comes along only where its words surely hold back.

use crate::edit::Written;
use crate::input::asks;
use crate::input::holds;
use crate::input::holds::Asks;
use crate::input::holds::Reading;
use crate::input::holds::Subject;
use crate::value::Date;

/// What the same is called in the languages of the interface, in small letters without spaces.
const ELSEWHERE: &[(&str, &[&str])] = &[
    (
        "draft",
        &["черновик", "жоба", "чернетка", "entwurf", "brouillon", "borrador", "bozza", "rascunho", "taslak", "مسودة"],
    ),
    (
        "published",
        &[
            "опубликовано",
            "опубликован",
            "опубликована",
            "публиковать",
            "жарияланды",
            "жарияланған",
            "опубліковано",
            "veröffentlicht",
            "publié",
            "publicado",
            "pubblicato",
            "yayımlandı",
            "yayınlandı",
            "منشور",
        ],
    ),
    (
        "status",
        &[
            "статус",
            "состояние",
            "статуспубликации",
            "мәртебесі",
            "мәртебе",
            "күйі",
            "стан",
            "statut",
            "durum",
            "الحالة",
        ],
    ),
    (
        "visibility",
        &[
            "видимость",
            "көрінуі",
            "көріну",
            "видимість",
            "sichtbarkeit",
            "visibilité",
            "visibilidad",
            "visibilità",
            "visibilidade",
        ],
    ),
    ("private", &["приватно", "приватный", "личное", "приватна", "privat", "privé", "privado", "privato", "özel"]),
    (
        "hidden",
        &["скрыто", "скрытый", "скрыть", "жасырын", "приховано", "versteckt", "caché", "oculto", "nascosto", "gizli"],
    ),
    (
        "confidential",
        &["конфиденциально", "секретно", "құпия", "конфіденційно", "vertraulich", "confidentiel", "confidencial"],
    ),
    ("pseudonym", &["псевдоним", "бүркеншікат", "псевдонім", "pseudonyme", "seudónimo", "pseudonimo", "pseudônimo"]),
    ("anonymous", &["анонимно", "анонім", "анонимный", "anonyme", "anónimo", "anonimo"]),
    // An `estado` may be a part of a country.
    ("access", &["estado", "stato", "доступ"]),
];

/// The field that a column is which asks whether something is public. `None` where it asks nothing, or mostly something else.
pub(super) fn field(name: &str, subject: Subject) -> Option<String> {
    let name = ours(name);
    let is_clear = holds::asks(&name, subject)
        .is_some_and(|asks| !matches!(asks, Asks::Access | Asks::Slip | Asks::Address | Asks::Build | Asks::Render));
    let is_of_name = subject == Subject::Person && asks::field(&name).is_some();
    (is_clear || is_of_name).then_some(name)
}

/// Whether a column may say it, though it mostly means something else.
pub(super) fn may_ask(name: &str, subject: Subject) -> bool {
    holds::asks(&ours(name), subject).is_some()
}

/// The field of a name and what stands there, where this asks or surely says that something is not public.
pub(super) fn entry(name: &str, text: &str, subject: Subject) -> Option<(String, Written)> {
    let text = text.trim();
    let name = field(name, subject).or_else(|| {
        let name = ours(name);
        // Whatever asks for a day is clear, so that no day is looked at.
        let asks = holds::asks(&name, subject)?;
        (holds::read_text(text, asks, Date::of_day(0)?) != Reading::Public).then_some(name)
    })?;
    (!text.is_empty()).then(|| (name, written(text)))
}

/// Adds such a field to others. Of two of one name the one that holds back stays.
pub(super) fn put(fields: &mut Vec<(String, Written)>, (name, answer): (String, Written)) {
    let holds = |written: &Written| match written {
        Written::Text(text) | Written::Plain(text) => is_held(&name, text),
        _ => true,
    };
    match fields.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) if !holds(known) => *known = answer,
        Some(_) => {}
        None => fields.push((name, answer)),
    }
}

/// Whether a field of a feed surely says that something is not public. Days say nothing here: a feed has them under such names too.
pub(super) fn is_held(name: &str, text: &str) -> bool {
    let (name, text) = (ours(name), text.trim());
    let Some(asks) = holds::asks(&name, Subject::File) else { return false };
    let is_of_words = matches!(asks, Asks::Hides | Asks::Shows | Asks::State | Asks::Access);
    if !is_of_words || text.is_empty() || Date::parse(text).is_some() {
        return false;
    }
    match Date::of_day(0).map(|day| holds::read_text(text, asks, day)) {
        Some(Reading::Public) | None => false,
        Some(Reading::Unclear(_)) => matches!(asks, Asks::Hides | Asks::Shows),
        Some(Reading::Draft | Reading::Embargoed) => true,
    }
}

/// A name in English, where it is one of those that are known in other languages.
fn ours(name: &str) -> String {
    let plain = holds::plain(name);
    let found = ELSEWHERE.iter().find(|(_, names)| names.contains(&plain.as_str()));
    found.map_or_else(|| name.to_owned(), |(ours, _)| (*ours).to_owned())
}

/// An answer as people write it: a word without quotation marks.
fn written(text: &str) -> Written {
    let is_word = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_word { Written::Plain(text.to_owned()) } else { Written::text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_is_a_field_in_any_language() {
        let field = |name: &str| field(name, Subject::File);
        assert_eq!(field("Статус").as_deref(), Some("status"));
        assert_eq!(field("is_published").as_deref(), Some("is_published"));
        for name in ["estado", "access", "publisher", "state", "place", "words", "archive_status"] {
            assert_eq!(field(name), None, "{name}");
        }
        assert_eq!(super::field("pseudonym", Subject::Person).as_deref(), Some("pseudonym"));
    }

    #[test]
    fn what_mostly_means_something_else_counts_where_its_words_hold_back() {
        let entry = |name, text| entry(name, text, Subject::File).map(|(name, _)| name);
        assert_eq!(entry("Estado", "borrador").as_deref(), Some("access"));
        assert_eq!(entry("permalink", "false").as_deref(), Some("permalink"));
        assert_eq!([entry("estado", "Jalisco"), entry("permalink", "/a/"), entry("draft", " ")], [None, None, None]);
    }
}
