//! Names beside other words that make somebody or something else of them: given names at the beginning of a sentence, middle initials, longer
//! names, families, titles of the other sex, things called after people, towns that are people's names.

use crate::names::check_all;

#[test]
fn a_given_name_begins_a_sentence_too() {
    let cases = [
        (
            "de",
            "people/m: Angela Merkel",
            "[Angela Merkel|m|full] sprach. Petra Merkel kam. Mordprozess: Manuel Merkel gestand.",
        ),
        (
            "de",
            "people/m: Angela Merkel",
            "[Angela Merkel|m|full] sprach. Gestern [Merkel|m|short], laut [Merkel|m|short].",
        ),
        (
            "nl",
            "people/j: Frenkie de Jong",
            "[Frenkie de Jong|j|full] kwam. Luuk de Jong scoorde. Volgens [de Jong|j|short] niet.",
        ),
        ("pl", "people/k: Jarosław Kaczyński", "[Jarosław Kaczyński|k|full] mówił. Lech Kaczyński zginął."),
        (
            "tr",
            "people/e: Recep Tayyip Erdoğan",
            "[Recep Tayyip Erdoğan|e|full] sustu. Bilal Erdoğan konuştu. Ancak [Erdoğan|e|short] geldi.",
        ),
        (
            "az",
            "people/a: İlham Əliyev",
            "[İlham Əliyev|a|full] gəldi. Vaqif Əliyev danışdı. Amma [Əliyev|a|short] getdi.",
        ),
        (
            "uz",
            "people/k: Islom Karimov",
            "[Islom Karimov|k|full] keldi. Botir Karimov ketdi. Lekin [Karimov|k|short] qoldi.",
        ),
        (
            "el",
            "people/m: Κυριάκος Μητσοτάκης",
            "[Κυριάκος Μητσοτάκης|m|full] μίλησε. Κωνσταντίνος Μητσοτάκης πέθανε. Όμως [Μητσοτάκης|m|short].",
        ),
    ];
    for (lang, person, text) in cases {
        check_all(lang, &[person], &[text]);
    }
}

#[test]
fn scripts_without_capitals_have_no_short_names_but_those_of_the_file() {
    check_all("ar", &["people/o: باراك أوباما"], &["[باراك أوباما|o|full] تحدث. قالت ميشيل أوباما. أوباما سعيد."]);
    check_all("ar", &["people/n: حسن نصر الله"], &["[حسن نصر الله|n|full] خطب. الله أكبر. والله لا أعلم."]);
    check_all("he", &["people/l: יאיר לפיד"], &["[יאיר לפיד|l|full] אמר. הוא נשא לפיד בטקס."]);
    check_all(
        "ar",
        &["people/h: رفيق الحريري"],
        &["مطار رفيق الحريري الدولي. شارع رفيق الحريري. وصل [رفيق الحريري|h|full]."],
    );
    check_all("ar", &["places/b: بغداد"], &["محافظة بغداد، جامعة بغداد، إلى [بغداد|b|full]."]);
    check_all("he", &["places/h: חיפה"], &["אוניברסיטת חיפה ומכבי. הוא גר ליד [חיפה|h|full]."]);
}

#[test]
fn middle_initials_are_the_persons_or_nobody_s() {
    check_all(
        "en",
        &[
            "people/e: Thomas A. Edison",
            "people/b: George H. W. Bush",
            "people/r: J. K. Rowling",
            "people/l: John Lewis",
        ],
        &[
            "[Thomas A. Edison|e|full], [T. A. Edison|e|initials], [T. Edison|e|initials]; Thomas B. Edison, T. B. Edison.",
            "[George H. W. Bush|b|full]; George W. Bush, George P. Bush, G. P. Bush; [G. H. W. Bush|b|initials].",
            "[J. K. Rowling|r|full]; J. D. Rowling. [J. Lewis|l|initials]; J. N. Lewis.",
        ],
    );
    check_all("de", &["people/b: Johann Sebastian Bach"], &["[J. S. Bach|b|initials]; J. C. Bach, Johann C. Bach."]);
    check_all("ru", &["people/b: Иоганн Себастьян Бах"], &["[И. С. Бах|b|initials]; И. Х. Бах."]);
    check_all("ru", &["people/n: Нурсултан Назарбаев"], &["[Н. А. Назарбаев|n|initials], [Н. Назарбаев|n|initials]."]);
}

#[test]
fn a_full_name_in_a_longer_one_is_somebody_else_s() {
    check_all(
        "es",
        &["people/m: Nicolás Maduro"],
        &["Nicolás Maduro Guerra habló. Nicolás Maduro hijo habló. [Nicolás Maduro|m|full] también."],
    );
    check_all("pt", &["people/c: António Costa"], &["António Costa Silva falou. [António Costa|c|full] falou."]);
    check_all("fr", &["people/h: Victor Hugo"], &["Victor Hugo Duarte parle. [Victor Hugo|h|full] écrit."]);
    check_all(
        "it",
        &["people/b: Silvio Berlusconi"],
        &["Pier Silvio Berlusconi parla. [Silvio Berlusconi|b|full] parla."],
    );
    check_all(
        "en",
        &[
            "people/w: George Washington",
            "people/k: Robert Kennedy",
            "people/l: Martin Luther King",
            "people/o: Barack Obama",
        ],
        &[
            "George Washington Carver taught. He saw [George Washington|w|full] Monday with [George Washington|w|full]’s wife.",
            "[Robert Kennedy|k|full]; Robert Kennedy III; Martin Luther King Jr., [Martin Luther King|l|full].",
            "The Barack Obama Presidential Center. [BARACK OBAMA|o|capitals] WINS.",
            "[Barack Obama|o|full] Wins Second Election",
        ],
    );
    check_all(
        "ru",
        &["people/a: Абай Кунанбаев; Абай"],
        &["Министр Абай Ермекбаев. [Абай|a|full] писал. Ерлан Абай ушёл."],
    );
    check_all(
        "en",
        &["people/p: Prince; Prince Rogers Nelson"],
        &["Prince Harry came. Fiona Prince came. Then [Prince|p|full] sang."],
    );
}

#[test]
fn a_particle_between_a_given_name_and_a_surname_makes_somebody_else() {
    check_all(
        "de",
        &["people/l: Ursula von der Leyen"],
        &["[Ursula von der Leyen|l|full] sprach. Mit Heiko von der Leyen. Laut [von der Leyen|l|short]."],
    );
    check_all(
        "nl",
        &["people/g: Vincent van Gogh"],
        &["[Vincent van Gogh|g|full]. Gisteren werd Theo van Gogh vermoord. T. van Gogh."],
    );
    check_all(
        "es",
        &["people/c: Fidel Castro"],
        &["[Fidel Castro|c|full] habló. Rosalía de Castro. Con el Gobierno de [Castro|c|short]."],
    );
}

#[test]
fn a_family_or_a_title_of_the_other_sex_is_not_the_one() {
    check_all(
        "fr",
        &["people/m: Emmanuel Macron", "people/s: Nicolas Sarkozy"],
        &[
            "[Emmanuel Macron|m|full]. Les Macron partent. Le couple Macron. [Nicolas Sarkozy|s|full]. Mme Sarkozy, M. [Sarkozy|s|short].",
        ],
    );
    check_all(
        "es",
        &["people/c: Fidel Castro", "people/x: Xoán Rajoy"],
        &["[Fidel Castro|c|full]. Los Castro. [Xoán Rajoy|x|full]. Doña Rajoy, Don [Rajoy|x|short]."],
    );
    check_all(
        "de",
        &["people/s: Olaf Scholz", "people/k: Roland Koch"],
        &["[Olaf Scholz|s|full]. Frau Scholz, Herr [Scholz|s|short]. [Roland Koch|k|full]. Der Koch kam."],
    );
    check_all(
        "it",
        &["people/m: Giorgia Meloni", "people/s: Matteo Salvini"],
        &["[Giorgia Meloni|m|full]. La [Meloni|m|short] parla. [Matteo Salvini|s|full]. La Salvini, I Salvini."],
    );
    check_all(
        "ru",
        &["people/a: Мухтар Аблязов", "people/k: Анна Синицына"],
        &["[Мухтар Аблязов|a|full]. Аблязовым предъявили обвинение. Суд над [Аблязовым|a|short-ending]."],
    );
    check_all(
        "ru",
        &["people/i: Александр Иванов", "people/k: Валентин Кузнецов"],
        &[
            "Александра Иванова приехала. Актриса Валентина Кузнецова. Арест [Александра Иванова|i|ending]. Речь [Валентина Кузнецова|k|ending] длилась час.",
        ],
    );
}

#[test]
fn of_two_who_were_named_neither_is_the_one() {
    let brothers = &["people/a: Виталий Кличко", "people/b: Владимир Кличко"];
    check_all("ru", brothers, &["[Виталий Кличко|a|full] и [Владимир Кличко|b|full]. Кличко победил."]);
    check_all(
        "ru",
        &["people/s: Сергей Киров", "places/k: Киров"],
        &["[Сергей Киров|s|full] убит. Убийство [Кирова|s|short-ending]."],
    );
}

#[test]
fn what_is_called_after_a_person_is_a_thing() {
    check_all(
        "ru",
        &["people/s: Каныш Сатпаев", "people/n: Нурсултан Назарбаев", "people/a: Абай Кунанбаев"],
        &[
            "КазНТУ им. К. И. Сатпаева, ул. К. Сатпаева. Имени академика Каныша Сатпаева. Речь [К. И. Сатпаева|s|initials].",
            "В школе имени первого президента Нурсултана Назарбаева. На пр-те Назарбаева. Директор школы [Каныш Сатпаев|s|full].",
            "[Нурсултан Назарбаев|n|full]. На углу Назарбаева и Сатпаева. Назарбаев-центр. [Назарбаев|n|short]-то знал.",
        ],
    );
    check_all(
        "es",
        &["people/j: Benito Juárez"],
        &["El Aeropuerto Internacional Benito Juárez. La avenida de Benito Juárez. [Benito Juárez|j|full] vivió."],
    );
    check_all(
        "fr",
        &["people/g: Charles de Gaulle"],
        &["L’avenue du Général de Gaulle. Le métro Charles de Gaulle. [Charles de Gaulle|g|full] parle."],
    );
    check_all(
        "tr",
        &["people/e: Recep Tayyip Erdoğan"],
        &["Recep Tayyip Erdoğan Külliyesi. [Recep Tayyip Erdoğan|e|full] geldi."],
    );
    check_all("uz", &["people/k: Islom Karimov"], &["Islom Karimov nomidagi aeroport. [Islom Karimov|k|full] keldi."]);
    check_all("de", &["people/b: Robert Bosch"], &["Die Robert Bosch Stiftung. [Robert Bosch|b|full] erfand."]);
    check_all(
        "en",
        &["people/b: Gordon Brown", "people/m: Theresa May"],
        &["[Gordon Brown|b|full]: Brown & Co. [Theresa May|m|full] left on May 24. [May|m|short] said."],
    );
}

#[test]
fn a_town_in_a_persons_name_is_no_town() {
    check_all(
        "en",
        &["places/j: Jordan", "places/y: York", "places/w: Washington"],
        &[
            "The [Jordan|j|full] Prime Minister came. Michael Jordan, Jordan Peterson, Mr. Jordan, Booker T. Washington, the Duke of York. In [Jordan|j|full] and [Washington|w|full].",
        ],
    );
    check_all(
        "es",
        &["places/s: San Pedro", "places/t: Santiago"],
        &["San Pedro Sula, Santiago de Chile, Santiago Abascal. En [San Pedro|s|full] y [Santiago|t|full]."],
    );
    check_all(
        "ru",
        &["places/i: Иваново", "places/k: Киров", "places/p: Петропавловск"],
        &[
            "Мария Иванова, Ольгу Иванову. С. М. Киров и Сергей Киров. Иванова сказала. В [Иванове|i|ending], [Киров|k|full]; Петропавловск-Камчатский.",
        ],
    );
    check_all(
        "ru",
        &["places/s: Семей", "places/o: Орёл"],
        &["Десять семей пришли. Семей мало. Орёл парил, как орёл."],
    );
    check_all("kk", &["places/a: Арыс"], &["Арыстан ақырды, арыстан кетті. [Арыста|a|ending] жаңбыр."]);
}

#[test]
fn abbreviations_in_a_sentence_of_capitals_are_words() {
    check_all(
        "en",
        &["places/u: US", "organizations/w: WHO"],
        &["LET US GO. WHO IS GUILTY? The [US|u|full] and the [WHO|w|full]. [US|u|full] troops left."],
    );
}

#[test]
fn a_dictionary_says_where_words_end_without_spaces() {
    check_all(
        "zh",
        &["people/x: 习近平", "people/w: 王军", "places/s: 上海"],
        &["[习近平|x|full]说，学习近平台。国王军队进攻。[王军|w|full]说。网上海量，[上海|s|full]的人。"],
    );
    check_all("ja", &["people/h: 林芳正"], &["小林芳正さん。外相の[林芳正|h|full]。"]);
}
