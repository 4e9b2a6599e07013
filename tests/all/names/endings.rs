//! Rule 7: case endings. A case is a line: what stands in brackets is to be found, everything else is to be left alone.

use crate::names::ALMATY;
use crate::names::archive;
use crate::names::check;
use crate::names::check_all;
use crate::names::marked;

#[test]
fn kazakh_cases_follow_the_last_sound_and_vowel() {
    check_all(
        "kk",
        &[
            "places/almaty: Алматы",
            "places/astana: Астана",
            "places/semey: Семей",
            "places/taraz: Тараз",
            "places/aqtobe: Ақтөбе",
            "places/pavlodar: Павлодар",
            "places/balqash: Балқаш",
            "places/bayqongyr: Байқоңыр",
            "places/shymkent: Шымкент",
            "places/atyrau: Атырау",
            "places/qazaqstan: Қазақстан",
            "places/beyneu: Бейнеу",
        ],
        &[
            "[Алматының|almaty|ending] көшелері, [Алматыға|almaty|ending], [Алматыны|almaty|ending], [Алматыда|almaty|ending], [Алматыдан|almaty|ending], [Алматымен|almaty|ending], [Алматыдағы|almaty|ending].",
            "[Астанада|astana|ending], [Астананың|astana|ending] [Семейдің|semey|ending] [Семейге|semey|ending] [Семейде|semey|ending] [Семейден|semey|ending].",
            "[Таразда|taraz|ending], [Тараздан|taraz|ending], [Тараздың|taraz|ending], [Таразбен|taraz|ending], [Таразға|taraz|ending].",
            "[Ақтөбеде|aqtobe|ending], [Ақтөбенің|aqtobe|ending], [Ақтөбеге|aqtobe|ending], [Ақтөбедегі|aqtobe|ending].",
            "[Павлодарда|pavlodar|ending], [Павлодарға|pavlodar|ending], [Балқашта|balqash|ending], [Балқашқа|balqash|ending], [Балқаштың|balqash|ending].",
            "[Байқоңырдан|bayqongyr|ending], [Шымкентте|shymkent|ending], [Шымкентке|shymkent|ending], [Шымкентпен|shymkent|ending], [Шымкенттің|shymkent|ending].",
            "[Атырауда|atyrau|ending], [Атыраудың|atyrau|ending], [Бейнеуде|beyneu|ending], [Бейнеуге|beyneu|ending].",
            "[Қазақстанның|qazaqstan|ending], [Қазақстаннан|qazaqstan|ending], [Қазақстанымыздың|qazaqstan|ending], [Қазақстаныма|qazaqstan|ending], [Қазақстаны|qazaqstan|ending].",
            // Wrong vowels, other words, and who lives there.
            "Алматыде, Семейда, Таразте, Ақтөбеда, Алматылық, алматылықтар, Қазақстандық, Қазақстандықтар, Алматыгаз, Астанаев, Атырауов.",
            // A vowel alone ends too many words to be trusted after a short name.
            "Таразы, Семейі, Семейім.",
            "[АЛМАТЫДА|almaty|ending] және [ҚАЗАҚСТАННЫҢ|qazaqstan|ending].",
            "([Алматы|almaty|full]) [Алматы|almaty|full]-[Астана|astana|full]; [Астана|astana|full].",
        ],
    );
}

#[test]
fn only_the_last_word_of_a_kazakh_name_takes_an_ending() {
    check_all(
        "kk",
        &[
            "people/toqaev: Қасым-Жомарт Тоқаев",
            "people/putin: Владимир Путин",
            "people/mamin: Асқар Мамин",
            "people/berikuly: Бірлік Берікұлы",
            "people/si: Си Цзиньпин",
            "people/markabaeva: Гүлжан Марқабаева",
            "places/region: Алматы облысы",
            "organizations/usa: АҚШ",
        ],
        &[
            "[Қасым-Жомарт Тоқаевтың|toqaev|ending] сөзі. [Тоқаевқа|toqaev|short-ending], [Тоқаевпен|toqaev|short-ending].",
            "[Владимир Путинмен|putin|ending], [Асқар Маминге|mamin|ending], [Асқар Маминнің|mamin|ending], [Си Цзиньпиннің|si|ending].",
            "[Бірлік Берікұлының|berikuly|ending], [Бірлік Берікұлына|berikuly|ending], [Бірлік Берікұлын|berikuly|ending].",
            "[Гүлжан Марқабаеваның|markabaeva|ending], [Гүлжан Марқабаеваға|markabaeva|ending].",
            "[Алматы облысында|region|ending], [Алматы облысының|region|ending], [Алматы облысындағы|region|ending], [Алматы облысына|region|ending].",
            "[АҚШ-тың|usa|ending] елшісі, [АҚШ-та|usa|ending], [АҚШ-қа|usa|ending], [АҚШ|usa|full]-Қытай.",
            "Владимирдің Путин.",
        ],
    );
}

#[test]
fn kazakh_endings_are_understood_in_latin_letters_too() {
    check_all(
        "kk-Latn",
        &[
            "places/almaty: Almaty",
            "places/qazaqstan: Qazaqstan",
            "places/semey: Semey",
            "places/balqash: Balqash; Balqaş",
            "places/aqtobe: Aqtóbe; Aqtöbe",
            "places/atyrau: Atyraý; Atyrau",
            "people/toqaev: Qasym-Jomart Toqaev",
            "people/putin: Vladimir Putin",
            "organizations/nato: NATO",
        ],
        &[
            "[Almatyda|almaty|ending], [Almatynyń|almaty|ending], [Almatydan|almaty|ending], [Almatymen|almaty|ending], [Almatyǵa|almaty|ending], [Almatydağy|almaty|ending].",
            "[Qazaqstannyń|qazaqstan|ending], [Qazaqstannyñ|qazaqstan|ending], [Qazaqstannan|qazaqstan|ending], [QAZAQSTANDA|qazaqstan|ending].",
            "[Semeyde|semey|ending], [Semeydiń|semey|ending], [Semeydıñ|semey|ending], [Semeyge|semey|ending].",
            "[Balqashta|balqash|ending], [Balqaşqa|balqash|ending], [Aqtóbede|aqtobe|ending], [Aqtöbenıñ|aqtobe|ending], [Atyraýda|atyrau|ending], [Atyraudyñ|atyrau|ending].",
            "[Qasym-Jomart Toqaevtyń|toqaev|ending] sózi. [Toqaevqa|toqaev|short-ending], [Toqaevpen|toqaev|short-ending], Toqaevtar.",
            "[Vladimir Putinmen|putin|ending], [Vladimir Putinge|putin|ending], [NATO-nyń|nato|ending].",
            // Wrong vowels and sounds, other words.
            "Almatyde, Almatytan, Semeyda, Balqashda, Qazaqstandyq, Almatylyq, Almatygaz, Almatys, Qazaqstanlar.",
            // What goes on to name something else, in these letters.
            "Almaty oblysynda, Almaty qalalyq, Almaty áýejaıy, Almaty äuejaiy; Soltústik Qazaqstan, Soltüstık Qazaqstanda.",
            "Atyraý men Almaty oblystary, [Atyraý|atyrau|full] men [Almaty|almaty|full].",
        ],
    );
    // The language of the text decides.
    check_all("en", &["places/almaty: Almaty"], &["Almatyda, Almatynyń, [Almaty|almaty|full]."]);
}

#[test]
fn in_somebody_s_manner_is_of_him() {
    check_all(
        "kk",
        &["people/toqaev: Қасым-Жомарт Тоқаев", "places/aral: Арал", "places/qazaqstan: Қазақстан"],
        &[
            "[Қасым-Жомарт Тоқаевша|toqaev|ending] айтсақ, [Қазақстанша|qazaqstan|ending].",
            // A village, and no manner of the Aral.
            "Аралша, Қазақстанше.",
        ],
    );
}

#[test]
fn russian_cases_of_places() {
    check_all(
        "ru",
        &[
            "places/astana: Астана",
            "places/almaty: Алматы",
            "places/alma-ata: Алма-Ата",
            "places/pavlodar: Павлодар",
            "places/shymkent: Шымкент",
            "places/semey: Семей",
            "places/saran: Сарань",
            "places/rudny: Рудный",
            "places/russia: Россия",
            "places/nur-sultan: Нур-Султан",
            "places/novaya: Новая Бухтарма",
            "places/borovoe: Боровое",
            "places/verny: Верный",
            "places/republic: Республика Казахстан",
            "places/shu: Шу; Чу",
            "places/oskemen: Усть-Каменогорск",
        ],
        &[
            "[Астаны|astana|ending], [Астане|astana|ending], [Астану|astana|ending], [Астаной|astana|ending].",
            "в [Алматы|almaty|full], из [Алма-Аты|alma-ata|ending], под [Алма-Атой|alma-ata|ending].",
            "[Павлодара|pavlodar|ending], [Павлодару|pavlodar|ending], [Павлодаром|pavlodar|ending], [Павлодаре|pavlodar|ending].",
            "[Шымкентом|shymkent|ending], в [Семее|semey|ending], из [Семея|semey|ending], в [Сарани|saran|ending], [Саранью|saran|ending].",
            "в [Рудном|rudny|ending], из [Рудного|rudny|ending], [России|russia|ending], [Россией|russia|ending].",
            "в [Нур-Султане|nur-sultan|ending], [Нур-Султану|nur-sultan|ending], [Усть-Каменогорске|oskemen|ending].",
            "в [Новой Бухтарме|novaya|ending], [Новую Бухтарму|novaya|ending], [Боровом|borovoe|ending].",
            "[Республики Казахстан|republic|ending], [Республикой Казахстан|republic|ending].",
            "город [Верный|verny|full]; в городе [Верном|verny|ending]; верного друга, верный.",
            // What agrees in no case, is another word, or is too short for an ending.
            "Новая Бухтарму, Астанаев, Астанец, Шуе, Чуй, Алматам, Алматов, павлодара, Рудник.",
            "[АСТАНЫ|astana|ending], [РУДНОМ|rudny|ending].",
        ],
    );
}

#[test]
fn russian_cases_of_people_agree_in_each_word() {
    check_all(
        "ru",
        &[
            "people/toqaev: Касым-Жомарт Токаев",
            "people/dariga: Дарига Назарбаева",
            "people/aizhan: Айжан Ахметова",
            "people/zelensky: Владимир Зеленский",
            "people/pyotr: Пётр Порошенко",
            "people/pavel: Павел Лобачёв",
            "people/mariya: Мария Иванова",
            "people/sergey: Сергей Игоревич Цой",
        ],
        &[
            "[Касым-Жомарта Токаева|toqaev|ending], [Касым-Жомарту Токаеву|toqaev|ending], [Касым-Жомартом Токаевым|toqaev|ending], о [Касым-Жомарте Токаеве|toqaev|ending]. С [Токаевым|toqaev|short-ending], [Токаеву|toqaev|short-ending].",
            "[Дариги Назарбаевой|dariga|ending], [Даригу Назарбаеву|dariga|ending], с [Даригой Назарбаевой|dariga|ending]. О [Назарбаевой|dariga|short-ending].",
            "[Айжан Ахметовой|aizhan|ending], [Айжан Ахметову|aizhan|ending].",
            "[Владимира Зеленского|zelensky|ending], [Владимиру Зеленскому|zelensky|ending], [Владимиром Зеленским|zelensky|ending].",
            "[Петра Порошенко|pyotr|ending], [Петр Порошенко|pyotr|full], [Пётр Порошенко|pyotr|full].",
            "[Павла Лобачева|pavel|ending], [Павлом Лобачёвым|pavel|ending].",
            "[Марии Ивановой|mariya|ending], [Марию Иванову|mariya|ending].",
            "[Сергея Игоревича Цоя|sergey|ending], [Сергею Цою|sergey|patronymic].",
            // Words that do not agree are two names, a family is no one of its members.
            "Касым-Жомарта Токаевым, Касым-Жомарт Токаева, Владимир Зеленского.",
            "[Касым-Жомарт Токаев|toqaev|full] и Токаевы, Токаевых.",
        ],
    );
}

#[test]
fn ukrainian_cases() {
    check_all(
        "uk",
        &[
            "places/kyiv: Київ",
            "places/kharkiv: Харків",
            "places/america: Америка",
            "places/almaty: Алмати",
            "people/zelensky: Володимир Зеленський",
            "people/poroshenko: Петро Порошенко",
            "people/toqaev: Касим-Жомарт Токаєв",
        ],
        &[
            "у [Києві|kyiv|ending], з [Києва|kyiv|ending], [Києвом|kyiv|ending], у [Харкові|kharkiv|ending], [Харкова|kharkiv|ending], в [Америці|america|ending].",
            "[Володимира Зеленського|zelensky|ending], [Володимиру Зеленському|zelensky|ending].",
            "[Касим-Жомарта Токаєва|toqaev|ending], [Токаєву|toqaev|short-ending].",
            "[Петром Порошенком|poroshenko|ending].",
        ],
    );
}

#[test]
fn turkish_and_uzbek_endings() {
    check_all(
        "tr",
        &["places/almaty: Almatı", "people/toqaev: Kasım Cömert Tokayev"],
        &[
            "[Almatı'da|almaty|ending], [Almatı’nın|almaty|ending], [Kasım Cömert Tokayev'in|toqaev|ending]; Almatı'xyz.",
        ],
    );
    check_all(
        "uz",
        &["places/toshkent: Toshkent"],
        &["[Toshkentda|toshkent|ending], [Toshkentning|toshkent|ending], [Toshkentga|toshkent|ending], Toshkentlik."],
    );
}

#[test]
fn english_plurals_are_several_and_not_the_one() {
    check_all(
        "en",
        &["people/n: Nursultan Nazarbaev", "places/almaty: Almaty", "people/burns: Ana Burns"],
        &[
            "[Nursultan Nazarbaev|n|full] and the Nazarbaevs. [Nazarbaev|n|short]'s.",
            "Almatys. [Ana Burns|burns|full]' work, [Burns|burns|short]’s.",
        ],
    );
}

#[test]
fn an_ending_belongs_to_the_language_of_the_text() {
    check(&[ALMATY], "Алматыда, Алматының", "Алматыда, Алматының");
    check(
        &[ALMATY],
        "He said <span lang=\"kk\">Алматыда</span>, not Алматыда.",
        "He said [Алматыда|places/almaty|ending], not Алматыда.",
    );
    check(
        &[ALMATY],
        "One.\n\n<div lang=\"kk\">\n\nАлматыда\n\n</div>\n\nАлматыда",
        "One.\n[Алматыда|places/almaty|ending]\nАлматыда",
    );
    // Kazakh endings are none in Russian, and the other way round.
    let site = archive(
        &[ALMATY, "=== content/places/p.md\n---\nname: Павлодар\n---\n"],
        "lang: ru\n",
        "Алматыда, Павлодарда, Павлодаре.",
    );
    assert_eq!(marked(&site), "Алматыда, Павлодарда, [Павлодаре|places/p|ending].");
}

#[test]
fn a_declared_form_wins_over_an_ending() {
    check_all("ru", &["places/abay: Абай", "organizations/abaya: Абая"], &["[Абая|abaya|full] и [Абаю|abay|ending]."]);
    // Two whom an ending fits are ambiguous.
    let two = "=== content/places/a.md\n---\nname: Саран\n---\n=== content/places/b.md\n---\nname: Сарань\n---\n";
    let site = archive(&[two], "lang: ru\n", "О Саране.");
    assert_eq!(marked(&site), "О Саране.");
    assert_eq!(site.problems().len(), 1, "{:#?}", site.problems());
}

#[test]
fn a_woman_s_surname_stays_while_her_given_name_declines() {
    check_all(
        "ru",
        &[
            "people/m: Ангела Меркель",
            "people/s: Маргарита Симоньян",
            "people/t: Тереза Мэй",
            "people/g: Дарья Гуцал",
            "people/u: Сара Суайдан",
            "people/l: Любовь Соболь",
            "people/y: Юлия Тимошенко",
            "people/c: Сергей Черных",
            "people/d: Александр Дюма",
            "people/k: Никита Штерн",
        ],
        &[
            "[Ангелы Меркель|m|ending], с [Ангелой Меркель|m|ending], об [Ангеле Меркель|m|ending], [Ангелу Меркель|m|ending]; [Меркель|m|short] ушла, с [Меркель|m|short].",
            "[Маргариту Симоньян|s|ending], [Терезой Мэй|t|ending], [Дарьи Гуцал|g|ending], [Сары Суайдан|u|ending]. О [Симоньян|s|short] и [Мэй|t|short].",
            "[Любови Соболь|l|ending], [Любовью Соболь|l|ending], [Юлии Тимошенко|y|ending].",
            "[Сергея Черных|c|ending], о [Сергее Черных|c|ending], речь [Черных|c|short]. [Александра Дюма|d|ending].",
            // The husband has the endings, and another given name.
            "[Ангела Меркель|m|full] и Иоахим Меркель, Иоахима Меркеля, с Иоахимом Меркелем. О Меркеле, у Меркеля.",
            "Ангела Давис, Ангелы Дэвис, Меркели, семья Меркелей. Иоахим Меркель.",
            "[Никиты Штерна|k|ending], с [Никитой Штерном|k|ending], о [Штерне|k|short-ending].",
            // After a man of that name a bare surname is nobody's for certain.
            "[Ангела Меркель|m|full] приехала. Иоахим Меркель остался. Меркель молчит. [Ангела Меркель|m|full] уехала. [Меркель|m|short] говорит.",
        ],
    );
    check_all(
        "uk",
        &[
            "people/y: Юлія Тимошенко",
            "people/p: Марина Порошенко",
            "people/k: Мартин Крищенко",
            "people/m: Ангела Меркель",
        ],
        &[
            "[Юлії Тимошенко|y|ending], [Юлію Тимошенко|y|ending], з [Юлією Тимошенко|y|ending]; [Тимошенко|y|short], у [Тимошенко|y|short].",
            "[Марину Порошенко|p|ending], [Марини Порошенко|p|ending], Петра Порошенка, з Петром Порошенком, про Порошенка.",
            "[Мартинові Крищенкові|k|ending], [Мартину Крищенку|k|ending], [Крищенкові|k|short-ending].",
            "[Ангели Меркель|m|ending], [Ангелі Меркель|m|ending], Йоахіма Меркеля.",
        ],
    );
}

#[test]
fn a_woman_s_given_name_may_stay_before_a_surname_with_an_ending() {
    check_all(
        "ru",
        &[
            "people/n: Айгуль Нуркина",
            "people/z: Асель Жанабаева",
            "people/p: Любовь Панова",
            "people/s: Анна Синицына",
            "people/g: Мария Голицына",
            "people/b: Наталиа Ковина",
            "people/t: Айжан Токаева",
        ],
        &[
            "[Айгуль Нуркину|n|ending], [Айгуль Нуркиной|n|ending], [Асель Жанабаеву|z|ending], с [Асель Жанабаевой|z|ending].",
            "[Любовь Панову|p|ending], [Любови Пановой|p|ending], [Любовью Пановой|p|ending].",
            "[Анны Синицыной|s|ending], [Марии Голицыной|g|ending], о [Голицыной|g|short-ending], речь [Синицыной|s|short-ending].",
            "[Наталиа Ковину|b|ending], [Наталиа Ковиной|b|ending].",
            "Аклины Голицыной, Мария Голицыной, [Айжан Токаевой|t|ending].",
        ],
    );
    check_all(
        "ru",
        &["people/t: Касым-Жомарт Токаев"],
        &[
            "[Касым-Жомарт Токаев|t|full]. Айжан Токаева, Айгуль Токаеву. Указ [Токаева|t|short-ending], ответ [Токаеву|t|short-ending]. Тише Токаеву, Мину Токаеву.",
        ],
    );
    check_all(
        "uk",
        &["people/s: Ольга Сіліна", "people/c: Ірина Чорна", "people/b: Олена Бойківська", "people/y: Оксана Яцина"],
        &[
            "[Ольги Сіліної|s|ending], [Ользі Сіліній|s|ending], [Ольгу Сіліну|s|ending], з [Ольгою Сіліною|s|ending].",
            "[Ірини Чорної|c|ending], [Ірині Чорній|c|ending], [Ірину Чорну|c|ending].",
            "[Олени Бойківської|b|ending], [Олені Бойківській|b|ending], [Оксани Яцини|y|ending], [Оксані Яцині|y|ending], [Оксани Яциної|y|ending].",
        ],
    );
}

#[test]
fn given_names_of_men_have_their_own_endings() {
    check_all(
        "ru",
        &[
            "people/s: Сысой Гришин",
            "people/b: Батый Куник",
            "people/l: Левкий Бобровский",
            "people/d: Фазыл Денисёнок",
            "people/f: Франсуа Розенбаум",
            "people/o: Оливье Засурский",
            "people/n: Нино Краснов",
            "people/k: Абдиш Ким",
        ],
        &[
            "[Сысоя Гришина|s|ending], [Сысою Гришину|s|ending], [Батыя Куника|b|ending], [Левкия Бобровского|l|ending], о [Левкии Бобровском|l|ending].",
            "[Фазыла Денисёнка|d|ending], [Франсуа Розенбаума|f|ending], [Оливье Засурским|o|ending], [Нино Краснову|n|ending].",
            "[Абдиша Кима|k|ending], с [Кимом|k|short-ending]; Кимы, Кимов.",
        ],
    );
}
