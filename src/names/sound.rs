//! How a word sounds, roughly, whatever script and habit of transliteration it is written in: Тоқаев, Tokayev, Tokaïev and Tokajew are one.
//!
//! Consonants that the habits confuse are one (q and k, zh and j, v, w and f, s and z, ch and sh, kh and h), doubled ones are single, vowels
//! have four classes, and of vowels in a row only the first counts. What is left tells Марат from Мурат and Токаев from Токаева. Two words
//! of one sound may still be two names: who joins them asks for more than a word, or shows them to somebody.

use crate::names::language::Language;
use crate::value::in_latin;

/// The sound of a word of any script, with its figures; empty where it has neither.
pub fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut was_vowel = false;
    let rough = rough(word);
    for letter in rough.chars() {
        let class = match letter {
            'a' => 'a',
            'e' | 'i' | 'y' => 'i',
            'o' => 'o',
            'u' => 'u',
            consonant => {
                was_vowel = false;
                if !sound.ends_with(consonant) || consonant.is_numeric() {
                    sound.push(consonant);
                }
                continue;
            }
        };
        if !was_vowel {
            sound.push(class);
        }
        was_vowel = true;
    }
    // Алия is no Али.
    if rough.ends_with('a') && !sound.ends_with('a') {
        sound.push('a');
    }
    sound
}

/// The same of a word in a language: German has j where others have y.
pub fn sound_in(language: Language, word: &str) -> String {
    match language {
        Language::German if word.contains(['j', 'J']) => sound(&word.replace(['j', 'J'], "y")),
        _ => sound(word),
    }
}

/// What is left of a sound where more must be taken for one than is: without a vowel at its end and without glides, without figures, so that a man's and a woman's surname
/// and Шойкин, Chojkin and Choïkine are one. For who must say no name, not for who joins them.
pub fn loose_sound(word: &str) -> String {
    let sound = sound(word).replace(|letter: char| letter == 'j' || letter.is_numeric(), "");
    sound.trim_end_matches(['a', 'i', 'o', 'u']).to_owned()
}

/// The consonants of a sound: all that Arabic and Hebrew letters say of a foreign name.
pub fn consonants(sound: &str) -> String {
    sound.chars().filter(|letter| !matches!(letter, 'a' | 'i' | 'o' | 'u')).collect()
}

/// A word in small Latin letters, one for each sound; a glide beside a vowel is none.
fn rough(word: &str) -> String {
    let mut spelled = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match of_letter(letter) {
            Some(plain) => spelled.push_str(plain),
            None if letter.is_alphabetic() => {
                spelled.push_str(&in_latin(letter.encode_utf8(&mut [0; 4])).to_lowercase())
            }
            // Power10 is no Power.
            None if letter.is_numeric() => spelled.push(letter),
            None => {}
        }
    }
    without_glides(&joined(&spelled))
}

/// Letters that a general transliteration spells in another way than names are spelled.
fn of_letter(letter: char) -> Option<&'static str> {
    let plain = match letter {
        'ж' | 'ž' | 'ج' | 'ژ' => "j",
        'ш' | 'щ' | 'ч' | 'ş' | 'š' | 'ș' | 'ç' | 'č' | 'ش' | 'چ' => "C",
        'қ' | 'х' | 'һ' | 'ح' | 'خ' | 'ه' | 'ק' | 'כ' | 'ח' | 'ה' => "k",
        'й' => "y",
        'і' | 'ї' | 'ы' | 'ı' => "i",
        'є' | 'э' | 'ё' => "e",
        'ю' => "yu",
        'я' => "ya",
        'ц' => "ts",
        'ә' | 'ə' | 'ä' => "a",
        'ө' | 'ö' => "o",
        'ұ' | 'ү' | 'ü' => "u",
        'ғ' | 'ğ' | 'غ' | 'گ' => "g",
        'ң' | 'ñ' => "n",
        'ь' | 'ъ' | '\'' | '’' | 'ʻ' | 'ع' | 'ء' | 'א' | 'ע' => "",
        'ة' | 'ى' | 'أ' | 'آ' | 'ا' => "a",
        'إ' => "i",
        'و' => "u",
        'ي' | 'ی' => "i",
        'ث' | 'ط' => "t",
        'ذ' | 'ض' => "d",
        'ص' | 'ظ' => "s",
        'پ' => "b",
        _ => return None,
    };
    Some(plain)
}

/// Letters that stand together for one sound, the longest first.
const TOGETHER: [(&str, &str); 25] = [
    ("tsch", "C"),
    ("shch", "C"),
    ("dzh", "j"),
    ("dsch", "j"),
    ("sch", "C"),
    ("tch", "C"),
    ("sh", "C"),
    ("ch", "C"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("th", "t"),
    ("ph", "v"),
    ("ck", "k"),
    ("ng", "n"),
    ("ou", "u"),
    ("oo", "u"),
    ("qu", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("f", "v"),
    ("z", "s"),
    ("q", "k"),
    ("h", "k"),
];

fn joined(spelled: &str) -> String {
    let mut joined = String::with_capacity(spelled.len());
    let mut rest = spelled;
    while let Some(letter) = rest.chars().next() {
        if let Some((written, sound)) = TOGETHER.iter().find(|(written, _)| rest.starts_with(written)) {
            joined.push_str(sound);
            rest = &rest[written.len()..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            'c' if rest.starts_with(['e', 'i', 'y']) => joined.push('s'),
            'c' => joined.push('k'),
            _ if letter.is_ascii_alphabetic() || letter.is_numeric() => joined.push(letter),
            _ => {}
        }
    }
    joined
}

/// Without `y` and `j` where they are a glide: beside a vowel, but for a `j` that begins the word.
fn without_glides(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let is_vowel = |letter: Option<&char>| letter.is_some_and(|letter| "aeiou".contains(*letter));
    let mut kept = String::with_capacity(letters.len());
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(index + 1);
        let is_glide = match letter {
            // Between a consonant and a vowel it is one: Наталья, Natalia.
            'y' if before.is_some() && !is_vowel(before) && is_vowel(after) => {
                kept.push('i');
                continue;
            }
            'y' => is_vowel(before) || is_vowel(after),
            // German: Tokajew.
            'j' => {
                is_vowel(before)
                    && after == Some(&'e')
                    && letters.get(index + 2) == Some(&'v')
                    && letters.len() == index + 3
            }
            _ => false,
        };
        if !is_glide {
            kept.push(*letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_sounds_alike_in_every_script_and_habit() {
        for names in [
            ["Тоқаев", "Токаев", "Toqaev", "Tokayev", "Tokaïev", "Tokajew"],
            ["Қасым", "Касым", "Qasym", "Kassym", "Kasym", "Kasim"],
            ["Жомарт", "Zhomart", "Jomart", "Žomart", "Жомарт", "Dzhomart"],
            ["Назарбаев", "Nazarbayev", "Nazarbaev", "Nasarbajew", "Nazarbaïev", "Nazarbáyev"],
            ["Ерлан", "Yerlan", "Erlan", "Ерлан", "Ерлан", "Ерлан"],
            ["Шымкент", "Chimkent", "Shymkent", "Şımkent", "Chymkent", "Schymkent"],
            ["Бақытжан", "Бакытжан", "Bakytzhan", "Baqytjan", "Bakhytzhan", "Bakitjan"],
            ["Наталья", "Наталия", "Natalya", "Natalia", "Nataliya", "Natalya"],
        ] {
            for name in names {
                assert_eq!(sound(name), sound(names[0]), "{name}");
            }
        }
    }

    #[test]
    fn other_names_sound_otherwise() {
        for (one, other) in [
            ("Марат", "Мурат"),
            ("Омаров", "Умаров"),
            ("Токаев", "Токаева"),
            ("Almaty", "Astana"),
            ("Алия", "Али"),
            ("Serik", "Berik"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(sound("…"), "");
        assert!(["Chojkin", "Choïkine", "Шойкина"].iter().all(|name| loose_sound(name) == loose_sound("Шойкин")));
        assert_eq!(sound_in(Language::German, "Jerlan"), sound("Yerlan"));
    }

    #[test]
    fn arabic_letters_say_the_consonants() {
        for (arabic, latin) in
            [("توكاييف", "Tokayev"), ("جومارت", "Jomart"), ("قاسم", "Qasym"), ("نزارباييف", "Nazarbayev")]
        {
            assert_eq!(consonants(&sound(arabic)), consonants(&sound(latin)), "{arabic}");
        }
    }

    #[test]
    fn figures_tell_names_apart_where_names_are_joined_and_not_where_they_are_withheld() {
        assert_ne!(sound("Power10"), sound("Power"));
        assert_ne!(sound("Power11"), sound("Power1"));
        assert_eq!(loose_sound("Petrov2"), loose_sound("Petrov"));
    }
}
