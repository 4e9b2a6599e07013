//! Ukrainian endings of names.

use std::sync::LazyLock;

use crate::names::endings::cases::Cases;
use crate::names::endings::slavic::A;
use crate::names::endings::slavic::D;
use crate::names::endings::slavic::DL;
use crate::names::endings::slavic::G;
use crate::names::endings::slavic::GA;
use crate::names::endings::slavic::GDL;
use crate::names::endings::slavic::I;
use crate::names::endings::slavic::IL;
use crate::names::endings::slavic::L;
use crate::names::endings::slavic::Paradigm;
use crate::names::endings::slavic::Table;

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(PARADIGMS));

pub(super) static PARADIGMS: &[Paradigm] = &[
    Paradigm { word: "Любов", endings: &[("Любові", GDL), ("Любов'ю", I)] },
    Paradigm {
        word: "Ігор", endings: &[("Ігоря", GA), ("Ігорю", DL), ("Ігореві", DL), ("Ігорем", I), ("Ігорі", L)]
    },
    Paradigm {
        word: "Орел", endings: &[("Орла", GA), ("Орлу", DL), ("Орлові", DL), ("Орлом", I), ("Орлі", L)]
    },
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
        word: "ків",
        endings: &[
            ("кова", GA),
            ("кову", DL),
            ("ковим", I),
            ("ковом", I),
            ("кові", L),
            ("ківа", GA),
            ("ківу", DL),
            ("ківим", I),
            ("ківі", L),
        ],
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
            ("іва", GA),
            ("іву", DL),
            ("івові", DL),
            ("івим", I),
            ("івом", I),
            ("іві", L),
        ],
    },
    // Adjectives and surnames like them.
    Paradigm {
        word: "ська",
        endings: &[("ської", G), ("ській", DL), ("ську", A), ("ською", I), ("ськи", G), ("сьці", DL)],
    },
    Paradigm {
        word: "цька", endings: &[("цької", G), ("цькій", DL), ("цьку", A), ("цькою", I)]
    },
    Paradigm {
        word: "ой",
        endings: &[
            ("ого", GA),
            ("ому", DL),
            ("им", I),
            ("ім", L),
            ("оя", GA),
            ("ою", DL),
            ("оєві", DL),
            ("оєм", I),
            ("ої", L),
        ],
    },
    Paradigm { word: "ий", endings: &[("ого", GA), ("ому", DL), ("им", I), ("ім", L)] },
    // Surnames of women.
    Paradigm { word: "ова", endings: &[("ової", G), ("овій", DL), ("ову", A), ("овою", I)] },
    Paradigm {
        word: "ева", endings: &[("евої", G), ("евій", DL), ("еву", A), ("евою", I), ("еви", G), ("еві", DL)]
    },
    Paradigm { word: "єва", endings: &[("євої", G), ("євій", DL), ("єву", A), ("євою", I)] },
    Paradigm {
        word: "іна", endings: &[("іни", G), ("іні", DL), ("іної", G), ("іній", DL), ("іну", A), ("іною", I)]
    },
    // Nouns in a vowel; г, к and х change before -і.
    Paradigm { word: "ія", endings: &[("ії", GDL), ("ію", A), ("ією", I)] },
    Paradigm {
        word: "я", endings: &[("і", GDL), ("ї", GDL), ("ю", A), ("ею", I), ("єю", I), ("ьої", G), ("ій", DL)]
    },
    // Surnames of women like adjectives (Чорна, Гладка) have the endings -ої and -ій beside those of nouns.
    Paradigm {
        word: "га", endings: &[("ги", G), ("зі", DL), ("гу", A), ("гою", I), ("гої", G), ("гій", DL)]
    },
    Paradigm { word: "кка", endings: &[("кки", G), ("цці", DL), ("кку", A), ("ккою", I)] },
    Paradigm {
        word: "ка", endings: &[("ки", G), ("ці", DL), ("ку", A), ("кою", I), ("кої", G), ("кій", DL)]
    },
    Paradigm {
        word: "ха", endings: &[("хи", G), ("сі", DL), ("ху", A), ("хою", I), ("хої", G), ("хій", DL)]
    },
    Paradigm {
        word: "жа", endings: &[("жі", GDL), ("жу", A), ("жею", I), ("жої", G), ("жій", DL), ("жою", I)]
    },
    Paradigm {
        word: "ша", endings: &[("ші", GDL), ("шу", A), ("шею", I), ("шої", G), ("шій", DL), ("шою", I)]
    },
    Paradigm {
        word: "ча", endings: &[("чі", GDL), ("чу", A), ("чею", I), ("чої", G), ("чій", DL), ("чою", I)]
    },
    Paradigm {
        word: "ща", endings: &[("щі", GDL), ("щу", A), ("щею", I), ("щої", G), ("щій", DL), ("щою", I)]
    },
    Paradigm { word: "а", endings: &[("и", G), ("і", DL), ("у", A), ("ою", I), ("ої", G), ("ій", DL)] },
    Paradigm { word: "ґа", endings: &[("ґи", G), ("дзі", DL), ("зі", DL), ("ґу", A), ("ґою", I)] },
    Paradigm { word: "ьо", endings: &[("я", GA), ("ю", DL), ("еві", DL), ("ем", I), ("і", L)] },
    Paradigm { word: "ко", endings: &[("ка", GA), ("ку", DL), ("кові", DL), ("ком", I)] },
    Paradigm { word: "ро", endings: &[("ра", GA), ("ру", DL), ("рові", DL), ("ром", I), ("рі", L)] },
    Paradigm { word: "ло", endings: &[("ла", GA), ("лу", DL), ("лові", DL), ("лом", I), ("лі", L)] },
    Paradigm { word: "ово", endings: &[("ова", G), ("ову", DL), ("овом", I), ("ові", L)] },
    Paradigm { word: "ево", endings: &[("ева", G), ("еву", DL), ("евом", I), ("еві", L)] },
    Paradigm { word: "но", endings: &[("на", GA), ("ну", DL), ("нові", DL), ("ном", I), ("ні", L)] },
    Paradigm { word: "хо", endings: &[("ха", GA), ("ху", DL), ("хові", DL), ("хом", I)] },
    Paradigm { word: "по", endings: &[("па", GA), ("пу", DL), ("пові", DL), ("пом", I), ("пі", L)] },
    Paradigm {
        word: "ній",
        endings: &[
            ("нього", GA),
            ("ньому", DL),
            ("нім", IL),
            ("нія", GA),
            ("нію", DL),
            ("нієві", DL),
            ("нієм", I),
            ("нії", L),
        ],
    },
    // Nouns in a consonant, a semivowel or a soft sign.
    Paradigm { word: "ій", endings: &[("ія", GA), ("ію", DL), ("ієві", DL), ("ієм", I), ("ії", L)] },
    Paradigm { word: "й", endings: &[("я", GA), ("ю", DL), ("єві", DL), ("єм", I), ("ї", L)] },
    Paradigm {
        word: "єць", endings: &[("йця", GA), ("йцю", DL), ("йцеві", DL), ("йцем", I), ("йці", L)]
    },
    Paradigm {
        word: "лець",
        endings: &[("льця", GA), ("льцю", DL), ("льцеві", DL), ("льцем", I), ("льці", L), ("лця", GA), ("лцю", DL)],
    },
    Paradigm {
        word: "ець",
        endings: &[
            ("ця", GA),
            ("цю", DL),
            ("цеві", DL),
            ("цем", I),
            ("ці", L),
            ("еця", GA),
            ("ецю", DL),
            ("ецеві", DL),
            ("ецем", I),
            ("еці", L),
        ],
    },
    Paradigm {
        word: "кінь", endings: &[("коня", GA), ("коню", DL), ("коневі", DL), ("конем", I), ("коні", L)]
    },
    Paradigm {
        word: "ль", endings: &[("лі", GDL), ("ллю", I), ("ля", GA), ("лю", DL), ("леві", DL), ("лем", I)]
    },
    Paradigm {
        word: "іп",
        endings: &[
            ("опа", GA),
            ("опу", DL),
            ("опові", DL),
            ("опом", I),
            ("опі", L),
            ("іпа", GA),
            ("іпу", DL),
            ("іпом", I),
            ("іпі", L),
        ],
    },
    Paradigm {
        word: "яр",
        endings: &[
            ("яря", GA),
            ("ярю", DL),
            ("яреві", DL),
            ("ярем", I),
            ("яра", GA),
            ("яру", DL),
            ("ярові", DL),
            ("яром", I),
            ("ярі", L),
        ],
    },
    Paradigm {
        word: "ир",
        endings: &[
            ("иря", GA),
            ("ирю", DL),
            ("иреві", DL),
            ("ирем", I),
            ("ира", GA),
            ("иру", DL),
            ("ирові", DL),
            ("иром", I),
            ("ирі", L),
        ],
    },
    // A vowel that opens or goes: Федора, Сачка, Кобзаря.
    Paradigm {
        word: "ір",
        endings: &[
            ("ора", GA),
            ("ору", DL),
            ("орові", DL),
            ("ором", I),
            ("орі", L),
            ("іра", GA),
            ("іру", DL),
            ("ірові", DL),
            ("іром", I),
            ("ірі", L),
        ],
    },
    Paradigm {
        word: "ар",
        endings: &[
            ("аря", GA),
            ("арю", DL),
            ("ареві", DL),
            ("арем", I),
            ("ара", GA),
            ("ару", DL),
            ("арові", DL),
            ("аром", I),
            ("арі", L),
        ],
    },
    Paradigm {
        word: "ок",
        endings: &[
            ("ка", GA),
            ("ку", DL),
            ("кові", DL),
            ("ком", I),
            ("ока", GA),
            ("оку", DL),
            ("окові", DL),
            ("оком", I),
        ],
    },
    Paradigm { word: "ь", endings: &[("і", GDL), ("я", GA), ("ю", DL), ("еві", DL), ("ем", I)] },
    Paradigm { word: "ж", endings: &[("жа", GA), ("жу", DL), ("жеві", DL), ("жем", I), ("жі", L)] },
    Paradigm { word: "ш", endings: &[("ша", GA), ("шу", DL), ("шеві", DL), ("шем", I), ("ші", L)] },
    Paradigm { word: "ч", endings: &[("ча", GA), ("чу", DL), ("чеві", DL), ("чем", I), ("чі", L)] },
    Paradigm { word: "щ", endings: &[("ща", GA), ("щу", DL), ("щеві", DL), ("щем", I), ("щі", L)] },
    Paradigm {
        word: "ц",
        endings: &[("ца", GA), ("цу", DL), ("цеві", DL), ("цем", I), ("ці", L), ("цові", DL), ("цом", I)],
    },
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
        word: "ин", endings: &[("ина", GA), ("ину", DL), ("инові", DL), ("иним", I), ("ином", I), ("ині", L)]
    },
    Paradigm {
        word: "ін",
        endings: &[
            ("іна", GA),
            ("іну", DL),
            ("інові", DL),
            ("іним", I),
            ("іном", I),
            ("іні", L),
            ("она", GA),
            ("ону", DL),
            ("онові", DL),
            ("оном", I),
            ("оні", L),
        ],
    },
    Paradigm { word: "*", endings: &[("а", GA), ("у", Cases(GA.0 | DL.0)), ("ові", DL), ("ом", I), ("і", L)] },
];
