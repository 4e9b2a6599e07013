use super::*;

fn entries(text: &str) -> Vec<(String, Shape)> {
    let (value, _) = parse(text, 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    entries.into_iter().map(|(key, value)| (key.value, value.shape)).collect()
}

fn plain(text: &str) -> Shape {
    Shape::Scalar { text: text.to_owned(), is_plain: true }
}

#[test]
fn scalars_keep_their_written_text() {
    let names = entries("names: [no, 1e3, 012, ~]\n");
    assert_eq!(names.len(), 1);
    let Shape::List(values) = &names[0].1 else { panic!("not a list") };
    let shapes: Vec<_> = values.iter().map(|value| value.shape.clone()).collect();
    assert_eq!(shapes, [plain("no"), plain("1e3"), plain("012"), Shape::Null]);
}

#[test]
fn spans_lead_back_to_the_file() {
    let text = "a: б\nкілт: 'мән'\n";
    let (value, _) = parse(text, 100).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    let (key, value) = &entries[1];
    assert_eq!(&text[key.span.start - 100..key.span.end - 100], "кілт");
    assert_eq!(&text[value.span.start - 100..value.span.end - 100], "'мән'");
}

#[test]
fn every_way_to_bring_a_key_again_keeps_the_first_value() {
    let merged = entries("base: &base {a: 0, c: 4}\n<<: [*base, {c: 5, d: 6}]\nd: 7\n");
    let keys: Vec<&str> = merged.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["base", "a", "c", "d"]);
    assert_eq!(merged[2].1, plain("4"));
}

#[test]
fn a_duplicate_key_keeps_the_first_value() {
    let (value, oddities) = parse("a: 1\nb: 2\na: 3\n", 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    assert_eq!(entries[0].1.shape, plain("1"));
    let key = Located { value: "a".to_owned(), span: Span::new(10, 11) };
    let second = Value { span: Span::new(13, 14), shape: plain("3") };
    assert_eq!(oddities, [Oddity::DuplicateKey(key, second)]);
}

#[test]
fn an_unquoted_colon_is_read_as_text_and_the_places_after_it_hold() {
    let text = "title: Қазақстан: it's time\nother: Two: more\ndate: x\n";
    let (value, oddities) = parse(text, 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    assert_eq!(entries[0].1.shape, Shape::Scalar { text: "Қазақстан: it's time".into(), is_plain: false });
    let date = &entries[2].1;
    assert_eq!(&text[date.span.start..date.span.end], "x");
    let spans: Vec<&str> = oddities
        .iter()
        .map(|oddity| match oddity {
            Oddity::UnquotedColon(span) => &text[span.start..span.end],
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(spans, ["Қазақстан: it's time", "Two: more"]);
}

#[test]
fn tabs_are_white_space_and_reported_run_by_run() {
    let run = format!("{}a: b\n", "\t".repeat(1_000));
    assert_eq!(parse(&run, 0).expect("readable").1, [Oddity::Tab(Span::new(0, 1_000))]);
    let (value, oddities) = parse("title:\tA\nlist:\n\t- b\n", 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    assert_eq!(entries[0].1.shape, plain("A"));
    assert_eq!(oddities.len(), 2);
}

#[test]
fn aliases_do_not_grow_without_bound() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (new, old) in ('b'..='i').zip('a'..) {
        text.push_str(&format!("{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"));
    }
    assert!(parse(&text, 0).is_err_and(|error| error.message.contains("too much")));
    let long = format!("a: &a {}\nb: [{}x]\n", "long text ".repeat(10_000), "*a, ".repeat(1_000));
    assert!(parse(&long, 0).is_err_and(|error| error.message.contains("too much")));
}

/// How often a text is read.
fn readings(text: &str) -> usize {
    let mut mended = Mended::new(text);
    let mut count = 1;
    while Reader::new(&mended).read().is_err_and(|error| mended.mend(&error)) {
        count += 1;
    }
    count
}

#[test]
fn many_unquoted_colons_are_mended_together() {
    let list = "list:\n".to_owned() + &"  - at: once: twice\n    on: 2022-01-01\n".repeat(500);
    for text in ["key: once: twice\n".repeat(4_000), list] {
        assert_eq!(readings(&text), 2);
    }
    let (value, oddities) = parse("a: 1: 2\nb: \"x\"\n# c: 3: 4\nc: it's: so\n", 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    assert_eq!(entries[2].1.shape, Shape::Scalar { text: "it's: so".into(), is_plain: false });
    assert_eq!(oddities.len(), 2);
}

#[test]
fn what_only_looks_like_an_unquoted_colon_is_left_alone() {
    let text = "a: 1: 2\nb: |\n  c: 3: 4\nd: \"x\n  e: 5: 6\"\nf: 7 # g: 8\nh: 9: 10\n";
    let kept = entries(text).into_iter().map(|(_, shape)| match shape {
        Shape::Scalar { text, .. } => text,
        other => panic!("{other:?}"),
    });
    assert_eq!(kept.collect::<Vec<_>>(), ["1: 2", "c: 3: 4\n", "x e: 5: 6", "7", "9: 10"]);
}

#[test]
fn a_file_that_would_be_read_without_end_is_given_up() {
    let text = "a: 1: 2\nb: [3]\n".repeat(40_000);
    let error = parse(&text, 0).expect_err("too many readings");
    assert!(readings(&text) * text.len() < 64 << 20 && error.span.start > 0);
}

#[test]
fn what_cannot_be_read_is_located() {
    let error = parse("a: 1\nb: [1, 2\nc: 3\n", 10).expect_err("an open bracket");
    assert!(error.span.start >= 10 && !error.message.is_empty());
    assert!(parse("a: 1\n---\nb: 2\n", 0).is_err());
}

/// The values of a text, and what was odd, as it is written.
fn read(text: &str) -> (Vec<Shape>, Vec<String>) {
    let (value, oddities) = parse(text, 0).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    let written = |oddity: &Oddity| match oddity {
        Oddity::OddStart(span) => format!("start {}", &text[span.start..span.end]),
        Oddity::UnquotedColon(span) => format!("colon {}", &text[span.start..span.end]),
        Oddity::Cut(span) => format!("cut {}", &text[span.start..span.end]),
        Oddity::NoIndent(span) => format!("indent {}", &text[span.start..span.end]),
        Oddity::ByteOrderMark(_) => "mark".to_owned(),
        other => format!("{other:?}"),
    };
    (entries.into_iter().map(|(_, value)| value.shape).collect(), oddities.iter().map(written).collect())
}

fn text_of(shape: &Shape) -> &str {
    match shape {
        Shape::Scalar { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_value_that_begins_with_a_sign_is_a_text_where_it_can_be_nothing_else() {
    for value in [
        "[VIDEO] Toll",
        "[LIVE] Toll: more",
        "\"Yes\" says Asylov",
        "'Yes' he said",
        "{brace} x",
        "*Star* news",
        "@home",
        "`tick` and so",
        "%percent",
        "| pipe",
        "> gt",
        "- dash",
        "? question",
        "!important news",
        "&c. and so",
    ] {
        let text = format!("title: {value}\ndate: 2022\nlast: x\n");
        let (shapes, oddities) = read(&text);
        assert_eq!(text_of(&shapes[0]), value);
        assert_eq!((text_of(&shapes[1]), text_of(&shapes[2])), ("2022", "x"), "{value}");
        assert_eq!(oddities, [format!("start {value}")]);
    }
    let (shapes, oddities) = read("names:\n- *Star* news\n- \"A\" B\n- c\n");
    assert_eq!(shapes[0].clone(), {
        let quoted = |text: &str| Value {
            span: Span::new(0, 0),
            shape: Shape::Scalar { text: text.to_owned(), is_plain: false },
        };
        let Shape::List(values) = &shapes[0] else { panic!("not a list") };
        let wanted = [quoted("*Star* news"), quoted("\"A\" B"), Value { span: Span::new(0, 0), shape: plain("c") }];
        Shape::List(wanted.into_iter().zip(values).map(|(wanted, is)| Value { span: is.span, ..wanted }).collect())
    });
    assert_eq!(oddities.len(), 2);
}

#[test]
fn what_is_a_list_an_alias_a_tag_or_a_block_stays_one() {
    for text in [
        "a: [VIDEO, Toll] # list\n",
        "a: {b: c}\n",
        "a: \"Yes\" # says\n",
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "a: |\n  !important: [x] y\n",
        "a: >-\n  @home\n",
        "a: &all\n  b: c\nd: *all\n",
    ] {
        assert_eq!(read(text).1, [""; 0], "{text}");
    }
    assert_eq!(entries("a: !!str 1\n")[0].1, plain("1"));
    assert!(parse("a: [x\nb: c\n", 0).is_err());
}

#[test]
fn a_text_in_quotes_goes_on_wherever_its_next_line_begins() {
    let text = "title: \"Award 2022\nwill be\n\njudged: by Matz\"\ndate: 2022\nsub:\n  - 'one\n\ntwo'\nlast: x\n";
    let (shapes, oddities) = read(text);
    assert_eq!(text_of(&shapes[0]), "Award 2022 will be\njudged: by Matz");
    assert_eq!((text_of(&shapes[1]), text_of(&shapes[3])), ("2022", "x"));
    assert_eq!(oddities, ["indent w", "indent t"], "{oddities:?}");
    let (value, _) = parse(text, 0).expect("readable");
    let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
    assert_eq!(&text[entries[3].0.span.start..entries[3].0.span.end], "last");
    assert!(parse("title: \"never\nclosed\n", 0).is_err());
}

#[test]
fn a_byte_order_mark_inside_a_text_is_passed_over() {
    let (shapes, oddities) = read("title: \u{feff}Ana \u{feff}Lee\ndate: 2022\n");
    assert_eq!((text_of(&shapes[0]), text_of(&shapes[1])), ("Ana Lee", "2022"));
    assert_eq!(oddities, ["mark", "mark"]);
}

#[test]
fn what_a_number_sign_cuts_off_is_said() {
    let (shapes, oddities) =
        read("title: Report #5: what happened\nname: Unit #5\nlast: x # a comment\nc: d#e\nf: '#5'\ng: h #\n");
    assert_eq!(text_of(&shapes[0]), "Report");
    assert_eq!(oddities, ["cut #5: what happened", "cut #5"]);
    assert_eq!(read("accent: #7a1f1f\n").1, [""; 0]);
    assert_eq!(read("title: #unrest today\n").1, ["cut #unrest today"]);
}
