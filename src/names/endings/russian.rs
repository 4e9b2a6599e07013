//! Russian endings of names. `ё` is `е` here, as in the folded text.

use std::sync::LazyLock;

use crate::names::endings::slavic::A;
use crate::names::endings::slavic::D;
use crate::names::endings::slavic::DL;
use crate::names::endings::slavic::G;
use crate::names::endings::slavic::GA;
use crate::names::endings::slavic::GAL;
use crate::names::endings::slavic::GDIL;
use crate::names::endings::slavic::GDL;
use crate::names::endings::slavic::I;
use crate::names::endings::slavic::IL;
use crate::names::endings::slavic::L;
use crate::names::endings::slavic::PLURAL;
use crate::names::endings::slavic::Paradigm;
use crate::names::endings::slavic::Table;

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(PARADIGMS));

pub(super) static PARADIGMS: &[Paradigm] = &[
    // Words with a vowel that comes and goes, and the few plural names that take endings. Other names in -ы (Алматы) take none:
    // their «-ов» would be a surname.
    Paradigm {
        word: "Павел", endings: &[("Павла", GA), ("Павлу", D), ("Павлом", I), ("Павле", L)]
    },
    // Given names that look like adjectives.
    Paradigm { word: "Рая", endings: &[("Раи", G), ("Рае", DL), ("Раю", A), ("Раей", I)] },
    Paradigm { word: "Тая", endings: &[("Таи", G), ("Тае", DL), ("Таю", A), ("Таей", I)] },
    Paradigm { word: "Фая", endings: &[("Фаи", G), ("Фае", DL), ("Фаю", A), ("Фаей", I)] },
    Paradigm { word: "Мая", endings: &[("Маи", G), ("Мае", DL), ("Маю", A), ("Маей", I)] },
    Paradigm { word: "Ая", endings: &[("Аи", G), ("Ае", DL), ("Аю", A), ("Аей", I)] },
    Paradigm { word: "Дая", endings: &[("Даи", G), ("Дае", DL), ("Даю", A), ("Даей", I)] },
    Paradigm { word: "Вова", endings: &[("Вовы", G), ("Вове", DL), ("Вову", A), ("Вовой", I)] },
    Paradigm { word: "Ева", endings: &[("Евы", G), ("Еве", DL), ("Еву", A), ("Евой", I)] },
    Paradigm { word: "Лев", endings: &[("Льва", GA), ("Льву", D), ("Львом", I), ("Льве", L)] },
    Paradigm { word: "Орел", endings: &[("Орла", GA), ("Орлу", D), ("Орлом", I), ("Орле", L)] },
    Paradigm {
        word: "Штаты", endings: &[("Штатов", GA), ("Штатам", D), ("Штатами", I), ("Штатах", L)]
    },
    Paradigm {
        word: "Эмираты", endings: &[("Эмиратов", GA), ("Эмиратам", D), ("Эмиратами", I), ("Эмиратах", L)]
    },
    Paradigm {
        word: "рланды", endings: &[("рландов", G), ("рландам", D), ("рландами", I), ("рландах", L)]
    },
    Paradigm {
        word: "ппины", endings: &[("ппин", G), ("ппинам", D), ("ппинами", I), ("ппинах", L)]
    },
    Paradigm {
        word: "Челны", endings: &[("Челнов", G), ("Челнам", D), ("Челнами", I), ("Челнах", L)]
    },
    Paradigm {
        word: "нции", endings: &[("нций", G), ("нциям", D), ("нциями", I), ("нциях", L)]
    },
    Paradigm {
        word: "события", endings: &[("событий", G), ("событиям", D), ("событиями", I), ("событиях", L)]
    },
    Paradigm { word: "ые", endings: &[("ых", GAL), ("ым", D), ("ыми", I)] },
    Paradigm { word: "кие", endings: &[("ких", GAL), ("ким", D), ("кими", I)] },
    // Adjectives and surnames like them.
    Paradigm { word: "ская", endings: &[("ской", GDIL), ("скою", I), ("скую", A)] },
    Paradigm { word: "цкая", endings: &[("цкой", GDIL), ("цкою", I), ("цкую", A)] },
    Paradigm { word: "ая", endings: &[("ой", GDIL), ("ей", GDIL), ("ою", I), ("ую", A)] },
    Paradigm {
        word: "ая",
        endings: &[("ой", GDIL), ("ей", GDIL), ("ою", I), ("ую", A), ("аи", G), ("ае", DL), ("аю", A), ("аей", I)],
    },
    Paradigm { word: "яя", endings: &[("ей", GDIL), ("ею", I), ("юю", A)] },
    // Given names in -кий and -ий are nouns, surnames adjectives: Левкия, Бобровского.
    Paradigm {
        word: "кий",
        endings: &[("кого", GA), ("кому", D), ("ким", I), ("ком", L), ("кия", GA), ("кию", D), ("кием", I), ("кии", L)],
    },
    Paradigm {
        word: "ний",
        endings: &[
            ("него", GA),
            ("нему", D),
            ("ним", I),
            ("нем", IL),
            ("ния", GA),
            ("нию", D),
            ("нием", I),
            ("нии", L),
        ],
    },
    Paradigm {
        word: "ый",
        endings: &[("ого", GA), ("ому", D), ("ым", I), ("ом", L), ("ыя", GA), ("ыю", D), ("ыем", I)],
    },
    Paradigm { word: "Цой", endings: &[("Цоя", GA), ("Цою", D), ("Цоем", I), ("Цое", L)] },
    Paradigm {
        word: "ой",
        endings: &[
            ("ого", GA),
            ("ому", D),
            ("ым", I),
            ("им", I),
            ("ом", L),
            ("оя", GA),
            ("ою", D),
            ("оем", I),
            ("ое", L),
        ],
    },
    Paradigm { word: "ое", endings: &[("ого", G), ("ому", D), ("ым", I), ("им", I), ("ом", L)] },
    Paradigm { word: "ее", endings: &[("его", G), ("ему", D), ("им", I), ("ем", L)] },
    // Surnames of women; given names like Алина are declined as nouns, so both hold for -ина.
    Paradigm { word: "ова", endings: &[("овой", GDIL), ("овою", I), ("ову", A)] },
    Paradigm { word: "ева", endings: &[("евой", GDIL), ("евою", I), ("еву", A)] },
    Paradigm {
        word: "ина", endings: &[("ины", G), ("ине", DL), ("иной", GDIL), ("иною", I), ("ину", A)]
    },
    Paradigm {
        word: "ына", endings: &[("ыны", G), ("ыне", DL), ("ыной", GDIL), ("ыною", I), ("ыну", A)]
    },
    // Nouns in a vowel.
    Paradigm { word: "ия", endings: &[("ии", GDL), ("ию", A), ("ией", I), ("иею", I)] },
    Paradigm { word: "ья", endings: &[("ьи", G), ("ье", DL), ("ью", A), ("ьей", I), ("ьею", I)] },
    Paradigm { word: "я", endings: &[("и", G), ("е", DL), ("ю", A), ("ей", I), ("ею", I)] },
    Paradigm { word: "га", endings: &[("ги", G), ("ге", DL), ("гу", A), ("гой", I), ("гою", I)] },
    Paradigm { word: "ка", endings: &[("ки", G), ("ке", DL), ("ку", A), ("кой", I), ("кою", I)] },
    Paradigm { word: "ха", endings: &[("хи", G), ("хе", DL), ("ху", A), ("хой", I), ("хою", I)] },
    Paradigm {
        word: "жа", endings: &[("жи", G), ("же", DL), ("жу", A), ("жой", I), ("жей", I), ("жею", I)]
    },
    Paradigm {
        word: "ша", endings: &[("ши", G), ("ше", DL), ("шу", A), ("шой", I), ("шей", I), ("шею", I)]
    },
    Paradigm {
        word: "ча", endings: &[("чи", G), ("че", DL), ("чу", A), ("чой", I), ("чей", I), ("чею", I)]
    },
    Paradigm { word: "ща", endings: &[("щи", G), ("ще", DL), ("щу", A), ("щой", I), ("щей", I)] },
    Paradigm { word: "ца", endings: &[("цы", G), ("це", DL), ("цу", A), ("цей", I), ("цой", I)] },
    Paradigm { word: "а", endings: &[("ы", G), ("е", DL), ("у", A), ("ой", I), ("ою", I)] },
    Paradigm { word: "ие", endings: &[("ия", G), ("ию", D), ("ием", I), ("ии", L)] },
    Paradigm { word: "ье", endings: &[("ья", G), ("ью", D), ("ьем", I), ("ье", L)] },
    Paradigm { word: "ово", endings: &[("ова", G), ("ову", D), ("овом", I), ("ове", L)] },
    Paradigm { word: "ево", endings: &[("ева", G), ("еву", D), ("евом", I), ("еве", L)] },
    Paradigm { word: "ино", endings: &[("ина", G), ("ину", D), ("ином", I), ("ине", L)] },
    // Nouns in a consonant, a semivowel or a soft sign.
    Paradigm {
        word: "чий",
        endings: &[("чего", GA), ("чему", D), ("чим", I), ("чем", L), ("чия", GA), ("чию", D), ("чием", I), ("чии", L)],
    },
    Paradigm {
        word: "ший",
        endings: &[("шего", GA), ("шему", D), ("шим", I), ("шем", L), ("шия", GA), ("шию", D), ("шием", I), ("шии", L)],
    },
    Paradigm {
        word: "хий",
        endings: &[("хого", GA), ("хому", D), ("хим", I), ("хом", L), ("хия", GA), ("хию", D), ("хием", I), ("хии", L)],
    },
    Paradigm { word: "ий", endings: &[("ия", GA), ("ию", D), ("ием", I), ("ии", L)] },
    Paradigm { word: "й", endings: &[("я", GA), ("ю", D), ("ем", I), ("е", L)] },
    Paradigm { word: "ь", endings: &[("и", GDL), ("ью", I), ("я", GA), ("ю", D), ("ем", I), ("е", L)] },
    Paradigm { word: "аец", endings: &[("айца", GA), ("айцу", D), ("айцем", I), ("айце", L)] },
    Paradigm {
        word: "ец",
        endings: &[
            ("ца", GA),
            ("цу", D),
            ("цом", I),
            ("цем", I),
            ("це", L),
            ("еца", GA),
            ("ецу", D),
            ("ецом", I),
            ("ецем", I),
            ("еце", L),
        ],
    },
    Paradigm {
        word: "ов",
        endings: &[
            ("ова", GA),
            ("ову", D),
            ("овым", I),
            ("овом", IL),
            ("ове", L),
            ("овы", PLURAL),
            ("овых", PLURAL),
            ("овыми", PLURAL),
        ],
    },
    Paradigm {
        word: "ев",
        endings: &[
            ("ева", GA),
            ("еву", D),
            ("евым", I),
            ("евом", IL),
            ("еве", L),
            ("евы", PLURAL),
            ("евых", PLURAL),
            ("евыми", PLURAL),
        ],
    },
    Paradigm {
        word: "ин",
        endings: &[
            ("ина", GA),
            ("ину", D),
            ("иным", I),
            ("ином", IL),
            ("ине", L),
            ("ины", PLURAL),
            ("иных", PLURAL),
            ("иными", PLURAL),
        ],
    },
    Paradigm {
        word: "ын", endings: &[("ына", GA), ("ыну", D), ("ыным", I), ("ыном", IL), ("ыне", L)]
    },
    // A vowel that may go: Денисёнка, Батенка; Щенока.
    Paradigm {
        word: "ок",
        endings: &[("ка", GA), ("ку", D), ("ком", I), ("ке", L), ("ока", GA), ("оку", D), ("оком", I), ("оке", L)],
    },
    Paradigm { word: "ж", endings: &[("жа", GA), ("жу", D), ("жем", I), ("жом", I), ("же", L)] },
    Paradigm { word: "ш", endings: &[("ша", GA), ("шу", D), ("шем", I), ("шом", I), ("ше", L)] },
    Paradigm { word: "ч", endings: &[("ча", GA), ("чу", D), ("чем", I), ("чом", I), ("че", L)] },
    Paradigm { word: "щ", endings: &[("ща", GA), ("щу", D), ("щем", I), ("щом", I), ("ще", L)] },
    Paradigm { word: "ц", endings: &[("ца", GA), ("цу", D), ("цем", I), ("цом", I), ("це", L)] },
    Paradigm { word: "*", endings: &[("а", GA), ("у", DL), ("ом", I), ("е", L)] },
];
