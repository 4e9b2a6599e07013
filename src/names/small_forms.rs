//! Registered forms of one word that a text has in small letters: they are words of its language too (Oral, Merke).

use crate::names::bearer::Bearer;
use crate::names::bearer::FormKind;
use crate::names::fold::key;
use crate::names::text::Marks;
use crate::names::text::ReadText;
use crate::value::Kind;
use crate::value::QuickSet;

/// Forms of one word, in small letters.
pub(super) struct SmallForms {
    marks: Marks,
    forms: QuickSet<String>,
}

impl SmallForms {
    /// Those of all bearers but topics, which are words themselves. Short names count after a full one only.
    pub(super) fn new(bearers: &[Bearer]) -> SmallForms {
        let mut forms = QuickSet::default();
        for bearer in bearers.iter().filter(|bearer| bearer.kind != Kind::Topic) {
            for form in &bearer.forms {
                if form.kind != FormKind::Short && !form.text.contains(' ') {
                    forms.insert(key(form.text));
                }
            }
        }
        SmallForms { marks: Marks::new(forms.iter().map(String::as_str)), forms }
    }

    /// Those that stand in a text in small letters, each once.
    pub(super) fn of(&self, text: &ReadText) -> Vec<String> {
        let mut found = QuickSet::default();
        for word in text.all_words() {
            if self.marks.may_have(word) && word.starts_with(char::is_lowercase) && self.forms.contains(word) {
                found.insert(word);
            }
        }
        let mut found: Vec<String> = found.into_iter().map(str::to_owned).collect();
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::names::Bearer;
    use crate::names::Form;
    use crate::names::FormKind;
    use crate::names::Introduced;
    use crate::names::Language;
    use crate::names::Options;
    use crate::names::Searcher;
    use crate::names::Text;
    use crate::value::Kind;

    #[test]
    fn forms_in_small_letters_are_found_wherever_they_stand() {
        let forms = ["Or", "Oral", "Merke", "Шу", "Қала", "X", "Über", "Орёл"];
        let forms = forms.map(|text| Form { text, kind: FormKind::Name }).to_vec();
        let bearers = [Bearer { kind: Kind::Place, forms, not: Vec::new(), roles: Vec::new() }];
        let searcher = Searcher::new(&bearers, Options::default());
        let found = |text: &str| {
            let text = Text::plain(text, Language::English);
            searcher.search(&text, &mut Introduced::default(), &[]).in_small
        };
        assert_eq!(found("oral, or Oral; (merke) шу, oral\n"), ["merke", "or", "oral", "шу"]);
        assert_eq!(found("orally «қала» über x орел"), ["x", "über", "орел", "қала"]);
        assert_eq!(found("coral Merke қалаx xor 1or or1 МШУ"), Vec::<String>::new());
    }
}
