//! Ukrainian endings of names.

use crate::names::endings::cases::Cases;
use crate::names::endings::slavic::A;
use crate::names::endings::slavic::D;
use crate::names::endings::slavic::DL;
use crate::names::endings::slavic::G;
use crate::names::endings::slavic::GA;
use crate::names::endings::slavic::GDL;
use crate::names::endings::slavic::I;
use crate::names::endings::slavic::L;
use crate::names::endings::slavic::Paradigm;

pub(super) const PARADIGMS: &[Paradigm] = &[
    // Words with a vowel that comes and goes.
    Paradigm { word: "Лев", endings: &[("Лева", GA), ("Леву", D), ("Левом", I), ("Леві", L)] },
    Paradigm {
        word: "Київ", endings: &[("Києва", GA), ("Києву", DL), ("Києвом", I), ("Києві", L)]
    },
    Paradigm {
        word: "Штати", endings: &[("Штатів", GA), ("Штатам", D), ("Штатами", I), ("Штатах", L)]
    },
    // Surnames and places in -ів, -їв: the vowel opens before an ending.
    Paradigm {
        word: "їв",
        endings: &[("єва", GA), ("єву", DL), ("єву", D), ("євим", I), ("євом", I), ("єві", L), ("єву", L)],
    },
    Paradigm {
        word: "ків", endings: &[("кова", GA), ("кову", DL), ("ковим", I), ("ковом", I), ("кові", L)]
    },
    Paradigm {
        word: "ів",
        endings: &[
            ("ова", GA),
            ("ову", DL),
            ("овим", I),
            ("овом", I),
            ("ові", L),
            ("ева", GA),
            ("еву", DL),
            ("евим", I),
            ("еві", L),
        ],
    },
    // Adjectives and surnames like them.
    Paradigm {
        word: "ська", endings: &[("ської", G), ("ській", DL), ("ську", A), ("ською", I)]
    },
    Paradigm {
        word: "цька", endings: &[("цької", G), ("цькій", DL), ("цьку", A), ("цькою", I)]
    },
    Paradigm { word: "ий", endings: &[("ого", GA), ("ому", DL), ("им", I), ("ім", L)] },
    // Surnames of women.
    Paradigm { word: "ова", endings: &[("ової", G), ("овій", DL), ("ову", A), ("овою", I)] },
    Paradigm { word: "ева", endings: &[("евої", G), ("евій", DL), ("еву", A), ("евою", I)] },
    Paradigm { word: "єва", endings: &[("євої", G), ("євій", DL), ("єву", A), ("євою", I)] },
    Paradigm {
        word: "іна", endings: &[("іни", G), ("іні", DL), ("іної", G), ("іній", DL), ("іну", A), ("іною", I)]
    },
    // Nouns in a vowel; г, к and х change before -і.
    Paradigm { word: "ія", endings: &[("ії", GDL), ("ію", A), ("ією", I)] },
    Paradigm { word: "я", endings: &[("і", GDL), ("ї", GDL), ("ю", A), ("ею", I), ("єю", I)] },
    Paradigm { word: "га", endings: &[("ги", G), ("зі", DL), ("гу", A), ("гою", I)] },
    Paradigm { word: "ка", endings: &[("ки", G), ("ці", DL), ("ку", A), ("кою", I)] },
    Paradigm { word: "ха", endings: &[("хи", G), ("сі", DL), ("ху", A), ("хою", I)] },
    Paradigm { word: "жа", endings: &[("жі", GDL), ("жу", A), ("жею", I)] },
    Paradigm { word: "ша", endings: &[("ші", GDL), ("шу", A), ("шею", I)] },
    Paradigm { word: "ча", endings: &[("чі", GDL), ("чу", A), ("чею", I)] },
    Paradigm { word: "ща", endings: &[("щі", GDL), ("щу", A), ("щею", I)] },
    Paradigm { word: "а", endings: &[("и", G), ("і", DL), ("у", A), ("ою", I)] },
    Paradigm { word: "ко", endings: &[("ка", GA), ("ку", DL), ("кові", DL), ("ком", I)] },
    Paradigm { word: "ро", endings: &[("ра", GA), ("ру", DL), ("рові", DL), ("ром", I), ("рі", L)] },
    Paradigm { word: "ло", endings: &[("ла", GA), ("лу", DL), ("лові", DL), ("лом", I), ("лі", L)] },
    Paradigm { word: "ово", endings: &[("ова", G), ("ову", DL), ("овом", I), ("ові", L)] },
    Paradigm { word: "ево", endings: &[("ева", G), ("еву", DL), ("евом", I), ("еві", L)] },
    // Nouns in a consonant, a semivowel or a soft sign.
    Paradigm { word: "ій", endings: &[("ія", GA), ("ію", DL), ("ієві", DL), ("ієм", I), ("ії", L)] },
    Paradigm { word: "й", endings: &[("я", GA), ("ю", DL), ("єві", DL), ("єм", I), ("ї", L)] },
    Paradigm { word: "ець", endings: &[("ця", GA), ("цю", DL), ("цеві", DL), ("цем", I), ("ці", L)] },
    Paradigm { word: "ь", endings: &[("і", GDL), ("я", GA), ("ю", DL), ("еві", DL), ("ем", I)] },
    Paradigm { word: "ж", endings: &[("жа", GA), ("жу", DL), ("жеві", DL), ("жем", I), ("жі", L)] },
    Paradigm { word: "ш", endings: &[("ша", GA), ("шу", DL), ("шеві", DL), ("шем", I), ("ші", L)] },
    Paradigm { word: "ч", endings: &[("ча", GA), ("чу", DL), ("чеві", DL), ("чем", I), ("чі", L)] },
    Paradigm { word: "щ", endings: &[("ща", GA), ("щу", DL), ("щеві", DL), ("щем", I), ("щі", L)] },
    Paradigm { word: "ц", endings: &[("ца", GA), ("цу", DL), ("цеві", DL), ("цем", I), ("ці", L)] },
    Paradigm {
        word: "ев", endings: &[("ева", GA), ("еву", DL), ("евим", I), ("евом", I), ("еві", L)]
    },
    Paradigm {
        word: "єв", endings: &[("єва", GA), ("єву", DL), ("євим", I), ("євом", I), ("єві", L)]
    },
    Paradigm {
        word: "ов", endings: &[("ова", GA), ("ову", DL), ("овим", I), ("овом", I), ("ові", L)]
    },
    Paradigm {
        word: "ин", endings: &[("ина", GA), ("ину", DL), ("иним", I), ("ином", I), ("ині", L)]
    },
    Paradigm {
        word: "ін", endings: &[("іна", GA), ("іну", DL), ("іним", I), ("іном", I), ("іні", L)]
    },
    Paradigm { word: "*", endings: &[("а", GA), ("у", Cases(GA.0 | DL.0)), ("ові", DL), ("ом", I), ("і", L)] },
];
