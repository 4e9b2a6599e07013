//! Rust read as a row of words and signs, as far as the floor plan needs it: without comments, texts and tests.

/// The words and signs of a file, in order: `crate`, `::`, `(`. What stands in a `#[cfg(test)] mod` is left out: a test may borrow
/// from anywhere.
pub fn tokens(text: &str) -> Vec<String> {
    without_tests(read(text))
}

fn read(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let rest = &letters[at..];
        if rest.starts_with(&['/', '/']) {
            at = past(&letters, at, &['\n']);
        } else if rest.starts_with(&['/', '*']) {
            at = past(&letters, at, &['*', '/']);
        } else if let Some(end) = past_raw_text(&letters, at) {
            at = end;
        } else if letter == '"' {
            at = past_text(&letters, at);
        } else if letter == '\'' {
            at = past_quote(&letters, at);
        } else if letter.is_alphanumeric() || letter == '_' {
            let word: String = rest.iter().take_while(|letter| letter.is_alphanumeric() || **letter == '_').collect();
            at += word.chars().count();
            tokens.push(word);
        } else if rest.starts_with(&[':', ':']) {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            tokens.extend((!letter.is_whitespace()).then(|| letter.to_string()));
            at += 1;
        }
    }
    tokens
}

/// Where what ends so has ended.
fn past(letters: &[char], from: usize, end: &[char]) -> usize {
    let found = letters[from..].windows(end.len()).position(|window| window == end);
    found.map_or(letters.len(), |found| from + found + end.len())
}

/// The end of `"…"`.
fn past_text(letters: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of `r"…"`, `br#"…"#`, where one begins here.
fn past_raw_text(letters: &[char], from: usize) -> Option<usize> {
    let is_inside_word = from > 0 && (letters[from - 1].is_alphanumeric() || letters[from - 1] == '_');
    let begin = from + usize::from(letters[from] == 'b');
    if is_inside_word || letters.get(begin) != Some(&'r') {
        return None;
    }
    let hashes = letters[begin + 1..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(begin + 1 + hashes) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    Some(past(letters, begin + 2 + hashes, &end))
}

/// The end of `'x'` or `'\n'`; of a lifetime only its sign.
fn past_quote(letters: &[char], from: usize) -> usize {
    match letters.get(from + 1) {
        Some('\\') => past(letters, from + 3, &['\'']),
        Some(_) if letters.get(from + 2) == Some(&'\'') => from + 3,
        _ => from + 1,
    }
}

fn without_tests(tokens: Vec<String>) -> Vec<String> {
    const TESTS: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].iter().take(TESTS.len()).eq(TESTS) {
            at = past_item(&tokens, at + TESTS.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The end of an item: its `;` or the end of its braces.
fn past_item(tokens: &[String], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() && tokens[at] != ";" && tokens[at] != "{" {
        at += 1;
    }
    match tokens.get(at).is_some_and(|token| token == "{") {
        true => past_braces(tokens, at),
        false => at + 1,
    }
}

/// The end of the braces that begin at a token.
pub fn past_braces(tokens: &[String], from: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(tokens(text).join(" "), expected, "{text}");
}

#[test]
fn what_is_no_code_is_not_read() {
    check("//! crate::cli\n/* crate::x */ use a::b;", "use a :: b ;");
    check("f(\"crate::a \\\" b\", r#\"crate::\"c\"\"#, '\"', '\\'', b'{', x)", "f ( , , , , b , x )");
    check("fn x<'a>(x: &'a str) {}", "fn x < a > ( x : & a str ) { }");
}

#[test]
fn tests_may_borrow_from_anywhere() {
    check("use a;\n#[cfg(test)]\nmod tests { use super::x; fn y() { { } } }\nuse b;", "use a ; use b ;");
    check("#[cfg(test)]\nmod tests;\nuse b;", "use b ;");
    check("#[cfg(feature = \"search\")]\nmod search;", "# [ cfg ( feature = ) ] mod search ;");
}
