"""Draws sentences with names of people in every case, for `cargo bench --bench names -- set FILE`.

    pip install pymorphy3 pymorphy3-dicts-ru pymorphy3-dicts-uk
    python benches/names/sets.py FOLDER [SEED]

The names and their endings come from two dictionaries that know nothing of this program. A line of a file is one archive with one text:
`names` are registered, `text` has what must be found in brackets, `[words]` for the first name and `[words|1]` for the second. Whatever else is
found is wrong. The same seed draws the same names.
"""

import json
import random
import sys
from collections import defaultdict
from pathlib import Path

import pymorphy3

CASES = ["nomn", "gent", "datv", "accs", "ablt", "loct"]
OBLIQUE = CASES[1:]

FRAMES = {
    "ru": {
        "nomn": ["Вчера {} был в городе.", "На встречу пришёл и {}.", "Это {} и его друзья."],
        "gent": ["Речь {} длилась час.", "После ухода {} зал затих.", "У {} спросили об этом."],
        "datv": ["Слово дали {} и другим.", "К {} подошли журналисты.", "Благодаря {} всё удалось."],
        "accs": ["Вчера видели {} на улице.", "Про {} писали много.", "Ответ ищут через {} и других."],
        "ablt": ["Мы говорили с {} о работе.", "Перед {} стояла чашка.", "Встреча с {} прошла вечером."],
        "loct": ["В газете писали о {} вчера.", "При {} этого не было.", "Речь шла о {} и других."],
    },
    "uk": {
        "nomn": ["Учора {} був у місті.", "На зустріч прийшов і {}.", "Це {} та його друзі."],
        "gent": ["Промова {} тривала годину.", "Після відходу {} зал затих.", "Від {} чекали відповіді."],
        "datv": ["Слово дали {} та іншим.", "Дякуючи {} все вдалося.", "Журналісти поставили {} питання."],
        "accs": ["Учора бачили {} на вулиці.", "Про {} писали багато.", "Відповідь шукають через {} та інших."],
        "ablt": ["Ми говорили з {} про роботу.", "Перед {} стояла чашка.", "Зустріч з {} відбулася ввечері."],
        "loct": ["У газеті писали про те, що при {} було.", "На {} був одяг.", "Йшлося при {} та інших."],
    },
}

# What is named after somebody, or is several of that name. `{full}` and `{surname}` are in the genitive, `{plural}` as it says.
NAMED_AFTER = {
    "ru": [
        "На улице {full} тихо.",
        "Проспект {surname} закрыт.",
        "Школа имени {full} открыта.",
        "Премию имени {surname} вручили вчера.",
        "Фонд {full} помогает детям.",
        "Музей {surname} закрыт.",
        "Театр имени {full} и площадь {surname} рядом.",
        "На площади {full} людно.",
        "Стадион {full} полон.",
        "В университете имени {surname} экзамены.",
    ],
    "uk": [
        "На вулиці {full} тихо.",
        "Проспект {surname} закритий.",
        "Школа імені {full} відчинена.",
        "Премію імені {surname} вручили вчора.",
        "Фонд {full} допомагає дітям.",
        "Музей {surname} зачинений.",
        "Театр імені {full} і площа {surname} поруч.",
        "На площі {full} людно.",
        "Стадіон {full} повний.",
        "В університеті імені {surname} іспити.",
    ],
}
PLURALS = {
    "ru": ["Семья {plur_gent} живёт тут.", "Братья {plur_nomn} уехали.", "К {plur_datv} пришли гости.", "С {plur_ablt} никто не говорил."],
    "uk": ["Родина {plur_gent} живе тут.", "Брати {plur_nomn} поїхали.", "До {plur_gent} прийшли гості.", "З {plur_ablt} ніхто не говорив."],
}


KINDS = [("Name", "name"), ("Surn", "surname"), ("Patr", "patronymic")]


def words_of_names(analyzer, cache):
    """The names of a dictionary by kind, gender, and whether they decline; a walk through all its words, so they are kept."""
    if cache.exists():
        return json.loads(cache.read_text())
    known = defaultdict(set)
    for word, tag, normal_form, *_ in analyzer.dictionary.iter_known_words():
        if word != normal_form or len(word) < 3 or not word.replace("'", "").replace("-", "").isalpha():
            continue
        kind = next((kind for mark, kind in KINDS if mark in tag), None)
        if kind and "nomn" in tag and "plur" not in tag and "Init" not in tag:
            known[f"{kind} {tag.gender}{' Fixd' if 'Fixd' in tag else ''}"].add(word)
    words = {key: sorted(words) for key, words in sorted(known.items())}
    cache.write_text(json.dumps(words, ensure_ascii=False))
    return words


class Language:
    def __init__(self, lang, folder, seed):
        self.lang = lang
        self.random = random.Random(f"{seed} {lang}")
        self.analyzer = pymorphy3.MorphAnalyzer(lang=lang)
        self.known = words_of_names(self.analyzer, folder / f"words-{lang}.json")
        self.men = {word for key in ("surname masc", "surname masc Fixd") for word in self.known.get(key, [])}
        self.spelled = {}

    def draw(self, kind, gender, *fixed):
        lists = [self.known.get(f"{kind} {gender}{' Fixd' if is_fixed else ''}", []) for is_fixed in fixed]
        index = self.random.randrange(sum(map(len, lists)))
        for words, is_fixed in zip(lists, fixed):
            if index < len(words):
                return self.parse(words[index], kind, gender, is_fixed)
            index -= len(words)

    def parse(self, word, kind, gender, is_fixed):
        mark = next(mark for mark, known in KINDS if known == kind)
        fitting = [
            parse
            for parse in self.analyzer.parse(word)
            if mark in parse.tag and "nomn" in parse.tag and str(parse.tag.gender) == gender and ("Fixd" in parse.tag) == is_fixed
        ]
        return fitting[0]

    def forms(self, parse, case, number="sing"):
        """All ways to write a word in a case."""
        key = (parse.word, str(parse.tag), case, number)
        if key not in self.spelled:
            self.spelled[key] = self.made(parse, case, number)
        return self.spelled[key]

    def made(self, parse, case, number):
        if "Fixd" in parse.tag:
            return [capital(parse.word)]
        fitting = [
            form.word
            for form in parse.lexeme
            if case in form.tag
            and ("plur" in form.tag) == (number == "plur")
            and (number == "plur" or form.tag.gender in (None, parse.tag.gender))
            and not {"Arch", "Slng", "Erro", "Dist", "V-en", "Infr", "gen2", "loc2"} & set(str(form.tag).replace(" ", ",").split(","))
        ]
        return sorted({capital(word) for word in fitting})

    def form(self, parse, case, number="sing"):
        forms = self.forms(parse, case, number)
        return self.random.choice(forms) if forms else None

    def frame(self, case):
        return self.random.choice(FRAMES[self.lang][case])


def capital(word):
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


class Person:
    def __init__(self, given, surname):
        self.given, self.surname = given, surname
        self.name = f"{capital(given.word)} {capital(surname.word)}"

    def full(self, language, case):
        given, surname = language.form(self.given, case), language.form(self.surname, case)
        return f"{given} {surname}" if given and surname else None

    def all(self, language):
        """Every spelling of the full name, of each word in any case: what could be a misreading of it."""
        words = [[form for case in CASES for form in language.forms(word, case)] for word in (self.given, self.surname)]
        return set(words[0]), set(words[1])


def man(language, fixed=(False, True)):
    """A surname that does not decline is a man's only on a vowel or -их, and so is a given name, but for -а and -я: «Абидя Мустыгина» is a woman.

    The dictionaries have some women's names among men's (Монсеррат)."""
    surname = language.draw("surname", "masc", False)
    if language.random.random() < 0.1:
        pool = ("None", True) if language.lang == "ru" else ("masc", True)
        surname = language.draw("surname", *pool)
    given = language.draw("name", "masc", *fixed)
    is_odd = "Fixd" in surname.tag and not surname.word.endswith((*"аеиоуюэіїя", "ых", "их"))
    is_odd = is_odd or "Fixd" in given.tag and not given.word.endswith(tuple("оеиуюэыєії"))
    return man(language, fixed) if is_odd else Person(given, surname)


def still_woman(language):
    pool = "None" if language.lang == "ru" and language.random.random() < 0.4 else "femn"
    return Person(language.draw("name", "femn", False), language.draw("surname", pool, True))


def declined_woman(language):
    if language.lang == "uk":
        return Person(language.draw("name", "femn", False, True), language.draw("surname", "femn", False))
    while True:
        surname = language.draw("surname", "masc", False)
        woman = feminine(language, surname)
        if woman:
            return Person(language.draw("name", "femn", False, True), woman)


def soft_woman(language):
    while True:
        given = language.draw("name", "femn", False, True)
        if given.word.endswith("ь"):
            return Person(given, declined_woman(language).surname)


class Woman:
    """The surname of a woman as the dictionary has it among the forms of a man's."""

    def __init__(self, parse, forms):
        self.parse, self.word, self.lexeme = parse, next(form.word for form in forms if "nomn" in form.tag), forms
        self.tag = forms[0].tag


def feminine(language, surname):
    forms = [form for form in surname.lexeme if "femn" in form.tag and "sing" in form.tag]
    return Woman(surname, forms) if any("nomn" in form.tag for form in forms) else None


def found(language, kind, draw, count):
    """A full name in a case, then the surname alone in another one."""
    lines = []
    while len(lines) < count:
        person = draw(language)
        case, later = language.random.choice(OBLIQUE), language.random.choice(CASES)
        full, bare = person.full(language, case), language.form(person.surname, later)
        if not full or not bare:
            continue
        text = language.frame(case).format(f"[{full}]") + " " + language.frame(later).format(f"[{bare}]")
        lines.append(line(language, f"{kind} {case}", [person.name], text))
    return lines


def line(language, kind, names, text):
    return {"lang": language.lang, "class": kind, "names": names, "text": text[:1].upper() + text[1:]}


def neighbours(language, count):
    kinds = [other_given, other_surname, other_sex, plural, adjective, named_after, husband, joined]
    kinds += [other_father] if language.lang == "ru" else []
    lines = []
    while len(lines) < count:
        make = kinds[len(lines) % len(kinds)]
        person = language.random.choice([man, man, declined_woman, still_woman])(language)
        if make is husband:
            person = still_woman(language)
        made = make(language, person)
        if made:
            lines.append(line(language, f"{make.__name__.replace('_', ' ')}", [person.name], made))
    return lines


def introduced(language, person, sentence):
    """Two of three sentences stand after one that names the person."""
    if language.random.random() < 0.33:
        return sentence
    return language.frame("nomn").format(f"[{person.name}]") + " " + sentence


def same(language, other, person):
    """Whether somebody's name could be read as a person's in any case."""
    given, surname = person.all(language)
    other_given, other_surname = other.all(language)
    return bool(given & other_given) and bool(surname & other_surname)


def of(language, person, other):
    case = language.random.choice(CASES)
    full = other.full(language, case)
    if not full or same(language, other, person):
        return None
    return introduced(language, person, language.frame(case).format(full))


def other_given(language, person):
    gender = "masc" if "masc" in str(person.given.tag) else "femn"
    return of(language, person, Person(language.draw("name", gender, False), person.surname))


def other_surname(language, person):
    gender = "masc" if "masc" in str(person.given.tag) else "femn"
    return of(language, person, Person(person.given, language.draw("surname", "masc" if gender == "masc" else "femn", False, True)))


def other_sex(language, person):
    if "masc" in str(person.given.tag):
        surname = feminine(language, person.surname) if "Fixd" not in person.surname.tag else person.surname
        return of(language, person, Person(language.draw("name", "femn", False, True), surname)) if surname else None
    surname = getattr(person.surname, "parse", None) or person.surname
    return of(language, person, Person(language.draw("name", "masc", False), surname)) if "femn" not in surname.tag else None


def plural(language, person):
    forms = {f"plur_{case}": language.form(person.surname, case, "plur") for case in CASES}
    if not isinstance(person.surname, Woman) and "Fixd" not in person.surname.tag and all(forms.values()):
        singular = {form for case in CASES for form in language.forms(person.surname, case)}
        template = language.random.choice(PLURALS[language.lang])
        used = [value for key, value in forms.items() if "{" + key + "}" in template]
        if not singular & set(used):
            return introduced(language, person, template.format(**forms))
    return None


def adjective(language, person):
    word = capital(person.surname.word)
    if word[-1] not in "бвгдзклмнпрст":
        return None
    made = {
        "ru": [f"На {word.lower()}ской земле тихо.", f"В {word}ском районе дождь.", f"Это по-{word.lower()}ски.", f"Село {word}ка далеко.", f"{word}щина цветёт."],
        "uk": [f"На {word.lower()}ській землі тихо.", f"У {word}ському районі дощ.", f"Це по-{word.lower()}ськи.", f"Село {word}ка далеко.", f"{word}щина цвіте."],
    }
    return introduced(language, person, language.random.choice(made[language.lang]))


def named_after(language, person):
    full, surname = person.full(language, "gent"), language.form(person.surname, "gent")
    template = language.random.choice(NAMED_AFTER[language.lang])
    return introduced(language, person, template.format(full=full, surname=surname)) if full and surname else None


def husband(language, person):
    """A man whose surname is written like hers, and declined where he is named."""
    if person.surname.word not in language.men:
        return None
    is_fixed = person.surname.word not in language.known["surname masc"]
    surname = language.parse(person.surname.word, "surname", "masc", is_fixed)
    other = Person(language.draw("name", "masc", False), surname)
    made = of(language, person, other)
    later = language.form(surname, language.random.choice(OBLIQUE))
    # A surname with an ending is a man's, whoever was named before.
    if made and later != capital(surname.word) and language.random.random() < 0.5:
        made += " " + language.frame("gent").format("брата").replace("брата", "его брата") + f" Потом говорили о {later}."
    return made


def other_father(language, person):
    if "masc" not in str(person.given.tag):
        return None
    patronymic = language.draw("patronymic", "masc", False)
    other = language.draw("patronymic", "masc", False)
    case = language.random.choice(CASES)
    words = [language.form(word, case) for word in (person.given, other, person.surname)]
    if patronymic.word[:4] == other.word[:4] or not all(words):
        return None
    # Registered without a father's name he would be him: somebody else's given name before it.
    stranger = language.form(language.draw("name", "masc", False), case)
    if stranger in person.all(language)[0] or not stranger:
        return None
    return introduced(language, person, language.frame(case).format(f"{stranger} {words[1]} {words[2]}"))


def joined(language, person):
    """One half of a double name."""
    other = language.draw("surname", "masc", False)
    case = language.random.choice(CASES)
    full, second = person.full(language, case), language.form(other, case)
    if not full or not second:
        return None
    name = language.random.choice([f"{full}-{second}", f"{full.split(' ')[0]} {second}-{full.split(' ')[1]}"])
    return introduced(language, person, language.frame(case).format(name))


def main():
    folder, seed = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1"
    folder.mkdir(parents=True, exist_ok=True)
    for lang in ("ru", "uk"):
        language = Language(lang, folder, seed)
        sets = {
            "men": found(language, "men", man, 10_000),
            "women": found(language, "women", declined_woman, 2_000),
            "women-still": found(language, "women still", still_woman, 2_000),
            "women-soft": found(language, "women soft", soft_woman, 1_000),
            "neighbours": neighbours(language, 15_000),
        }
        for name, lines in sets.items():
            with open(folder / f"{lang}-{name}.jsonl", "w") as file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    main()
