#!/usr/bin/env python3
"""How many decisions the names of an archive take that nobody registered, and what finding them costs.

    cargo build --release
    python3 benches/suggest.py target/release/dateline              200 names in 500 articles of eight languages
    python3 benches/suggest.py target/release/dateline 3000 10000   3,000 names in 10,000 articles

The archive is drawn from a seed: people with the surnames and given names of Central Asia, towns and organizations, each in the cases and the habits of
transliteration of its language, in sentences of news. `dateline suggest --list` writes its list; the script, which knows the truth, counts what an editor
would have to change in it: an entry that is no name, a second entry for a name, a kind that is wrong or missing. A name that is not in the list at all is
a decision too. It ends with 1 where 200 names take more than 80.
"""

import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

GIVEN_M = "Ерлан Марат Нурлан Берик Асхат Тимур Руслан Данияр Канат Болат Серик Азамат Рустам Олег Виктор Андрей Сергей Игорь".split()
GIVEN_F = "Айгуль Динара Сауле Мадина Жанар Асель Гульнара Светлана Ирина Наталья Анна Марина".split()
STEMS = (
    "Тургумбаев Сагинтаев Жумагулов Исабеков Омаров Сарсенов Кенжебаев Утегенов Балтабаев Досанов Ермеков Жакупов Калиев Мусабеков Нургалиев Оспанов "
    "Рахимов Сулейменов Тлеуов Умаров Хасенов Шарипов Абдрахманов Байжанов Дюсенов Есимов Зейнуллаев Ибраев Карабаев Муканов Назаров Петров Соколов "
    "Воронцов Козлов Лебедев Орлов Громов Белов Зайцев"
).split()
TOWNS = (
    "Жанатас Кентау Сарань Аягоз Каражал Хромтау Курчатов Лисаковск Степногорск Текели Ушарал Форт Шардара Эмба Жаркент Зайсан Кандыагаш Макинск "
    "Приозерск Риддер Серебрянск Талгар Уштобе Шахтинск Абай Аркалык Балхаш Державинск Есиль Житикара"
).split()
ORGANIZATIONS = [
    ("Committee for {0} Rights", "Комитет {0}", "{0} комитеті"),
    ("{0} Foundation", "Фонд {0}", "{0} қоры"),
    ("{0} Bank", "Банк {0}", "{0} банкі"),
    ("{0} Media Agency", "Агентство {0}", "{0} агенттігі"),
]
BRANDS = "Тенгри Алтын Жибек Самал Мереке Байтерек Саяхат Керуен Дала Шанырак".split()

ENGLISH = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", [
    "a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch",
    "", "y", "", "e", "yu", "ya"]))
HABITS = {
    "en": {},
    "fr": {"ж": "j", "у": "ou", "ш": "ch", "ю": "iou", "я": "ia", "й": "ï"},
    "es": {"ж": "zh", "й": "i", "ы": "i"},
    "tr": {"ж": "j", "ш": "ş", "ч": "ç", "х": "h", "ы": "ı", "я": "ya"},
}


def latin(word, lang):
    table = {**ENGLISH, **HABITS[lang]}
    small = word.lower()
    spelled = "".join(table.get(letter, letter) for letter in small)
    if lang in ("en", "tr"):
        spelled = re.sub(r"([aeiou])ev(a?)$", r"\1yev\2", spelled)
        spelled = re.sub(r"^e(?=rl|rm|si)", "ye", spelled)
    return spelled[0].upper() + spelled[1:]


def russian(word, case, is_woman, is_given):
    endings = {"nomn": "", "gent": "а", "datv": "у", "ablt": "ом" if is_given else "ым"}
    if is_woman and not is_given:
        return word if case == "nomn" else word[:-1] + ("у" if case == "accs" else "ой")
    if is_woman and word[-1] in "ья":
        return {"nomn": word, "gent": word[:-1] + "и", "datv": word[:-1] + ("и" if word[-1] == "ь" else "е"),
                "ablt": word[:-1] + ("ью" if word[-1] == "ь" else "ей")}[case]
    if is_woman and word[-1] == "а":
        return {"nomn": word, "gent": word[:-1] + "ы", "datv": word[:-1] + "е", "ablt": word[:-1] + "ой"}[case]
    if is_woman:
        return word
    if word[-1] in "йь":
        return {"nomn": word, "gent": word[:-1] + "я", "datv": word[:-1] + "ю", "ablt": word[:-1] + "ем"}[case]
    return word + endings[case]


def kazakh(word, case):
    voiced = word[-1] in "лрй"
    nasal = word[-1] in "мн"
    vowel = word[-1] in "аеяьу"
    back = next((letter in "аоуыя" for letter in reversed(word.lower()) if letter in "аоуыяеиюэ"), True)
    n, d, t = ("ның" if back else "нің"), ("дың" if back else "дің"), ("тың" if back else "тің")
    if case == "nomn":
        return word
    if case == "gent":
        return word + (n if vowel or nasal else d if voiced else t)
    return word + (("да" if back else "де") if vowel or nasal or voiced else ("та" if back else "те"))


class Name:
    """One thing that is named, with all its spellings by language."""

    def __init__(self, kind, words, is_woman=False):
        self.kind, self.words, self.is_woman, self.forms, self.mentions = kind, words, is_woman, set(), 0

    def written(self, lang, case, is_short, draw):
        if self.kind == "organization":
            pattern, brand = self.words
            form = pattern[{"ru": 1, "kk": 2}.get(lang, 0)].format(brand if lang in ("ru", "kk") else latin(brand, "en"))
        else:
            words = self.words[-1:] if is_short else self.words
            if lang == "ru" and self.kind == "place":
                form = self.words[0] + ("е" if self.words[0][-1] not in "ьийеа" and case != "nomn" else "")
            elif lang == "ru":
                form = " ".join(russian(word, case, self.is_woman, len(words) > 1 and at == 0) for at, word in enumerate(words))
            elif lang == "kk":
                form = " ".join([*words[:-1], kazakh(words[-1], case)])
            else:
                form = " ".join(latin(word, lang) for word in words)
        self.forms.add(form)
        self.mentions += 1
        return form


FRAMES = {
    "en": {"person": [("{}, a lawyer, spoke to reporters.", 0), ("Officials questioned {} on Monday.", 0), ("President {} left the hall.", 0), ("The minister, {}, agreed.", 0)],
           "place": ["People gathered in {} again.", "The city of {} was calm.", "They drove to {} at night."],
           "organization": ["The {} objected.", "A letter from the {} arrived."], "short": ["Later {} said nothing."]},
    "fr": {"person": [("Selon {}, rien ne change.", 0), ("Le ministre {} a parlé.", 0)],
           "place": ["La ville de {} est calme.", "Ils vivent à {} depuis."],
           "organization": ["Le {} proteste."], "short": ["Puis {} est parti."]},
    "es": {"person": [("El ministro {} habló.", 0), ("Según {}, nada cambia.", 0)],
           "place": ["La ciudad de {} sigue tranquila.", "Viven en {} desde entonces."],
           "organization": ["El {} protestó."], "short": ["Luego {} salió."]},
    "tr": {"person": [("Bakan {} konuştu.", 0), ("Dün {} geldi.", 0)], "place": ["Halk {} şehrinde toplandı."],
           "organization": ["Dün {} karşı çıktı."], "short": ["Sonra {} gitti."]},
    "ru": {"person": [("По словам {}, всё спокойно.", "gent"), ("Слово дали {} и другим.", "datv"), ("Министр {} уехал.", "nomn"), ("Вчера говорили с {} о деле.", "ablt")],
           "place": ["Люди собрались в {} снова.", "В городе {} тихо."],
           "organization": ["{} возражает.", "Письмо написал {} вчера."], "short": ["Позже {} молчал."]},
    "kk": {"person": [("Министр {} кетті.", "nomn"), ("Кеше {} айтуынша, бәрі тыныш.", "gent")], "place": ["Халық {} жиналды.", "Кеше {} тыныш болды."],
           "organization": ["Кеше {} қарсы болды."], "short": ["Кейін {} үндемеді."]},
}
FILLER = {
    "en": "The weather was mild and the roads were open. Nobody knew what would come next, and the shops stayed closed until the evening.",
    "fr": "Le temps était doux et les routes ouvertes. Personne ne savait ce qui viendrait, et les magasins restaient fermés.",
    "es": "El tiempo era suave y los caminos estaban abiertos. Nadie sabía qué vendría, y las tiendas seguían cerradas.",
    "tr": "Hava ılıktı ve yollar açıktı. Kimse ne olacağını bilmiyordu, dükkânlar akşama kadar kapalı kaldı.",
    "ru": "Погода была мягкой, дороги открыты. Никто не знал, что будет дальше, и магазины до вечера оставались закрыты.",
    "kk": "Ауа райы жұмсақ, жолдар ашық еді. Не боларын ешкім білмеді, дүкендер кешке дейін жабық тұрды.",
}


def draw_names(number, draw):
    pairs = []
    for stem in STEMS:
        pairs += [(given, stem, False) for given in GIVEN_M] + [(given, stem + "а", True) for given in GIVEN_F]
    draw.shuffle(pairs)
    towns = [Name("place", [town]) for town in TOWNS[: max(1, number // 8)]]
    brands = [(pattern, brand) for pattern in ORGANIZATIONS for brand in BRANDS]
    draw.shuffle(brands)
    organizations = [Name("organization", pair) for pair in brands[: max(1, number // 10)]]
    # Two people of one surname are two, and in a small archive as rare as in a newspaper.
    people, seen = [], {}
    for given, surname, is_woman in pairs:
        if len(people) == number - len(towns) - len(organizations):
            break
        most = 1 + number // 60
        if seen.get(surname, 0) < most:
            seen[surname] = seen.get(surname, 0) + 1
            people.append(Name("person", [given, surname], is_woman))
    return people + towns + organizations


def article(names, lang, draw):
    sentences = []
    for name in names:
        frames = FRAMES[lang][name.kind]
        frame = draw.choice(frames)
        if name.kind == "person":
            sentences.append(frame[0].format(name.written(lang, frame[1] or "nomn", False, draw)))
            if draw.random() < 0.4:
                sentences.append(draw.choice(FRAMES[lang]["short"]).format(name.written(lang, "nomn", True, draw)))
        else:
            case = "loct" if name.kind == "place" and "городе" not in frame else "nomn"
            sentences.append(frame.format(name.written(lang, case, False, draw)))
    return " ".join(sentences) + "\n\n" + FILLER[lang] + "\n"


def write(root, names, articles, draw):
    folder = root / "content" / "articles"
    folder.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: Drawn\nlang: en\n")
    for number in range(articles):
        lang = draw.choice(["en", "en", "ru", "ru", "kk", "kk", "fr", "es", "tr"])
        named = draw.sample(names, min(len(names), draw.randint(2, 5)))
        # Each is named somewhere.
        named.append(names[number % len(names)])
        named = list(dict.fromkeys(named))
        front = f"---\ntitle: Report {number}\ndate: 2022-{number % 12 + 1:02}-{number % 28 + 1:02}\nlang: {lang}\n---\n"
        (folder / f"a{number:05}.md").write_text(front + article(named, lang, draw))


ENTRY = re.compile(r"^- ([a-z ]+): (.*)$")


def entries(text):
    """The entries of the list: kind, all forms, lines of the comment."""
    found = []
    for line in text.splitlines():
        if match := ENTRY.match(line):
            found.append([match.group(1), [match.group(2).strip('"')], ""])
        elif line.startswith(("  names: [", "  short_names: [")):
            inner = line.split("[", 1)[1].rstrip("]")
            found[-1][1] += re.findall(r"form: ([^,}]+)", inner) + [part.strip() for part in re.sub(r"\{[^}]*\}", "", inner).split(",") if part.strip()]
        elif line.startswith("  #"):
            found[-1][2] += line + "\n"
    return found


def judge(names, list_text, shows):
    owner = {}
    for name in names:
        for form in name.forms:
            owner.setdefault(form.lower(), name)
        if name.kind == "person":
            owner.setdefault(" ".join(name.words).lower(), name)
        if name.kind == "place":
            owner.setdefault(name.words[0].lower(), name)
    decisions, seen = [], {}
    for kind, forms, _ in entries(list_text):
        owners = [owner.get(form.lower().replace("'", "")) or owner.get(form.lower()) for form in forms]
        owners = [one for one in owners if one]
        if not owners:
            decisions.append(f"no name: {kind}: {forms}")
            continue
        name = owners[0]
        if id(name) in seen:
            decisions.append(f"again: {kind}: {forms[:3]} of {name.words}")
        elif kind != name.kind:
            decisions.append(f"is a {name.kind}: {kind}: {forms[:3]}")
        for one in owners:
            if one is not name and id(one) not in seen and " " in forms[0]:
                decisions.append(f"two in one: {forms}")
                break
        seen[id(name)] = True
    missing = [name for name in names if name.mentions and id(name) not in seen]
    decisions += [f"missing: {name.words}" for name in missing]
    if shows:
        print("\n".join(decisions))
    return decisions


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    program = str(pathlib.Path(arguments[0]).resolve())
    number, articles = (int(arguments[1]), int(arguments[2])) if len(arguments) > 2 else (200, 500)
    draw = random.Random(7)
    names = draw_names(number, draw)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write(root, names, articles, draw)
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        subprocess.run([program, "suggest", "--root", folder, "--list", str(root / "names.yaml")], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        computing = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        text = (root / "names.yaml").read_text()
    decisions = judge(names, text, "--show" in sys.argv)
    forms = sum(len(name.forms) for name in names)
    mentions = sum(name.mentions for name in names)
    print(f"{len(names)} names, {forms} forms, {mentions} mentions in {articles} articles")
    print(f"{len(entries(text))} entries, of which {len(decisions)} want a decision")
    print(f"{computing:.2f} s of computing, {time.time() - begun:.2f} s in all, {after.ru_maxrss / 1024:.0f} MB")
    sys.exit(number <= 200 and len(decisions) > 80)


if __name__ == "__main__":
    main()
