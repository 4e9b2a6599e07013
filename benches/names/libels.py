"""Draws sentences in which a name stands and somebody or something else is meant, for `cargo bench --bench names -- set FILE`.

    python benches/names/libels.py FOLDER [SEED]

`sets.py` says what the lines are and needs what this needs. In Russian and Ukrainian names come from its dictionaries; in other languages
from the lists below. Nothing is to be found but the full name that a sentence before introduces.
"""

import json
import random
import sys
from pathlib import Path

from sets import CASES, Language, Person, capital, declined_woman, feminine, introduced, line, man, same

# What is named after people: full names and surnames in the genitive, or as they are between quotation marks.
THINGS = {
    "ru": [
        "На ул. {full_gent} ремонт.", "Вчера на переулке {surname_gent} было тихо.", "Дом стоит на набережной {full_gent}.",
        "Аэропорт имени {full_gent} закрыт.", "Аэропорт {surname_gent} закрыт.", "Теплоход «{full}» вышел в море.",
        "На борту ледокола «{full}» пожар.", "Крейсер «{surname}» стоит в порту.", "Фонд имени {full_gent} дал деньги.",
        "В сквере {surname_gent} людно.", "Мост {surname_gent} разведён.", "Больница им. {surname_gent} полна.",
        "Памятник {full_datv} открыли утром.", "Стипендия {surname_gent} растёт.", "В доме-музее {full_gent} выставка.",
        "Судно «{full}» затонуло.", "Дворец спорта имени {surname_gent} закрыт.", "Турнир памяти {full_gent} начался.",
        "Шоссе {surname_gent} перекрыто.", "Библиотека {surname_gent} работает.", "Завод им. {full_gent} стоит.",
    ],
    "uk": [
        "На вул. {full_gent} ремонт.", "Учора на провулку {surname_gent} було тихо.", "Будинок стоїть на набережній {full_gent}.",
        "Аеропорт імені {full_gent} зачинено.", "Аеропорт {surname_gent} зачинено.", "Теплохід «{full}» вийшов у море.",
        "На борту криголама «{full}» пожежа.", "Крейсер «{surname}» стоїть у порту.", "Фонд імені {full_gent} дав гроші.",
        "У сквері {surname_gent} людно.", "Міст {surname_gent} розведено.", "Лікарня ім. {surname_gent} повна.",
        "Пам'ятник {full_datv} відкрили вранці.", "Стипендія {surname_gent} зростає.", "У будинку-музеї {full_gent} виставка.",
        "Судно «{full}» затонуло.", "Палац спорту імені {surname_gent} зачинено.", "Турнір пам'яті {full_gent} почався.",
        "Шосе {surname_gent} перекрито.", "Бібліотека {surname_gent} працює.", "Завод ім. {full_gent} стоїть.",
    ],
}

# A woman of the family where a man was named: her surname is written like his genitive.
WOMEN = {
    "ru": ["Его жена {woman} не пришла.", "Вчера {woman} сказала об этом.", "Госпожа {woman} молчит.", "Актриса {woman} уехала.",
           "{woman} родилась в городе.", "Говорят, что {woman} знала всё.", "Г-жа {woman} отказалась."],
    "uk": ["Його дружина {woman} не прийшла.", "Учора {woman} сказала про це.", "Пані {woman} мовчить.", "Акторка {woman} поїхала.",
           "{woman} народилася в місті.", "Кажуть, що {woman} знала все.", "Громадянка {woman} відмовилася."],
}

# A man of the family where a woman was named: his genitive is written like her surname.
HUSBANDS = {
    "ru": ["Речь её мужа {man_gent} длилась час.", "У сына {man_gent} спросили об этом.", "Там видели брата {man_gent}.", "Позвали господина {man_gent}."],
    "uk": ["Промова її чоловіка {man_gent} тривала годину.", "У сина {man_gent} запитали про це.", "Там бачили брата {man_gent}.", "Покликали пана {man_gent}."],
}

JUNIOR = {"ru": ["младший", "старший"], "uk": ["молодший", "старший"]}

NAMES = {
    "en": ("John Peter James Robert Michael David Andrew Thomas Paul Mark Henry George", "Mary Anna Susan Linda Karen Helen Laura Emily",
           "Carter Fisher Harrison Blackwood Kellerman Ashford Penrose Winthrop Hartley Langdon Prescott Whitmore"),
    "fr": ("Jean Pierre Michel Marcel Denis Louis Alain Philippe", "Marie Claire Sophie Nathalie", "Dupont Caron Bernard Lefèvre Moreau Girard Chevalier Rousseau"),
    "de": ("Hans Peter Klaus Jürgen Wolfgang Dieter Konrad", "Anna Petra Sabine Ursula", "Adenbauer Schröter Brandauer Lindemann Hoffmeister Kesselring Vogelsang"),
    "es": ("Juan Pedro Carlos Miguel Andrés Jorge Luis", "María Ana Carmen Lucía", "Bernal Cárdenas Quiroga Salcedo Montalvo Zúñiga Arriaga"),
    "pt": ("João Pedro Carlos Miguel André Jorge Luís", "Maria Ana Carla Lúcia", "Bernardes Carvalhal Queiroga Salgueiro Montalvão Tavares"),
    "it": ("Giovanni Pietro Carlo Michele Andrea Giorgio", "Maria Anna Lucia Giulia", "Bernardini Colombini Ferrero Galvani Moretti Salvatori"),
    "kk": ("Нұрлан Бекзат Ерлан Асқар Дәулет Серік Болат", "Айгүл Сәуле Динара Әсел", "Сәрсенов Қасымов Жұмабаев Төлегенов Мұратбеков Ысқақов"),
    "tr": ("Mehmet Ahmet Mustafa Hasan Kemal Orhan", "Ayşe Fatma Elif Zeynep", "Demirtaş Yılmazer Karaoğlu Öztürkmen Kılıçaslan"),
}

# `{g}` and `{s}` are the registered given name and surname, `{o}` and `{w}` given names of another man and of a woman, `{x}` another surname.
SENTENCES = {
    "en": ["We met on {g} {s} Street.", "{s} Avenue is closed.", "The ship {g} {s} sank at sea.", "Sailors aboard the USS {g} {s} waited.",
           "{g} {s} Airport reopened.", "The {s} Foundation gave money.", "She won the {g} {s} Prize.", "His wife, Mrs. {s}, was away.",
           "Then {s} Jr. took over.", "The {s} family left the city.", "His brother {o} {s} came.", "{o} and {w} {s} were married.",
           "{g} {x} and {o} {s} signed it.", "They work at {s} Hospital.", "The {s} brothers sang.", "{s} County voted.", "Fort {s} is old.",
           "They went to {s} High School.", "Lady {s} smiled.", "Ms. {w} {s} spoke.", "The aircraft carrier {s} sailed.", "{s} & Sons closed.",
           "The law firm {x} {s} won.", "It was {w} {s}’s idea.", "The {g} {s} Memorial stands there.", "{g} {s} III inherited it."],
    "fr": ["Rue {g} {s}, tout est calme.", "L'avenue {s} est fermée.", "Le navire {g} {s} a coulé.", "L'aéroport {g} {s} a rouvert.", "La fondation {s} a payé.",
           "Elle a reçu le prix {g} {s}.", "Sa femme, Mme {s}, est partie.", "La famille {s} a quitté la ville.", "Son frère {o} {s} est venu.",
           "{o} et {w} {s} sont mariés.", "Le lycée {s} est ouvert.", "Place {g} {s}, il pleut.", "Les frères {s} chantent.", "Le porte-avions {g} {s} part.",
           "{g} {x} et {o} {s} ont signé.", "Madame {s} sourit.", "Le boulevard {s} est long.", "L'hôpital {g} {s} est plein."],
    "de": ["In der {g}-{s}-Straße ist es still.", "Der {s}platz ist leer.", "Das Schiff „{g} {s}“ sank.", "Der Flughafen {g} {s} ist offen.",
           "Die {g}-{s}-Stiftung zahlt.", "Sie erhielt den {g}-{s}-Preis.", "Seine Frau, Frau {s}, war fort.", "Die Familie {s} zog weg.",
           "Sein Bruder {o} {s} kam.", "{o} und {w} {s} sind verheiratet.", "Die {s}-Schule ist alt.", "Die Brüder {s} singen.", "{g} {x} und {o} {s} schrieben.",
           "Das {s}-Haus brannte.", "Die Fregatte {s} lief aus.", "Die Witwe {s} schwieg."],
    "es": ["En la calle {g} {s} hay calma.", "La avenida {s} está cerrada.", "El buque {g} {s} se hundió.", "El aeropuerto {g} {s} abrió.", "La fundación {s} pagó.",
           "Ganó el premio {g} {s}.", "Su esposa, la señora {s}, se fue.", "La familia {s} dejó la ciudad.", "Su hermano {o} {s} vino.",
           "{o} y {w} {s} se casaron.", "El colegio {s} cerró.", "En la plaza {g} {s} llueve.", "Los hermanos {s} cantan.", "El hospital {g} {s} está lleno.",
           "{g} {x} y {o} {s} firmaron.", "Doña {s} sonrió.", "El estadio {s} abrió.", "El instituto {g} {s} investiga."],
    "pt": ["Na rua {g} {s} há calma.", "A avenida {s} está fechada.", "O navio {g} {s} afundou.", "O aeroporto {g} {s} abriu.", "A fundação {s} pagou.",
           "Ganhou o prêmio {g} {s}.", "Sua esposa, a senhora {s}, saiu.", "A família {s} deixou a cidade.", "Seu irmão {o} {s} veio.", "{o} e {w} {s} casaram.",
           "A praça {g} {s} está vazia.", "Os irmãos {s} cantam.", "O hospital {s} está cheio.", "Dona {s} sorriu.", "A escola {g} {s} fechou."],
    "it": ["In via {g} {s} c'è calma.", "Il viale {s} è chiuso.", "La nave {g} {s} è affondata.", "L'aeroporto {g} {s} ha riaperto.", "La fondazione {s} ha pagato.",
           "Ha vinto il premio {g} {s}.", "Sua moglie, la signora {s}, è partita.", "La famiglia {s} è partita.", "Suo fratello {o} {s} è venuto.",
           "{o} e {w} {s} si sono sposati.", "In piazza {g} {s} piove.", "I fratelli {s} cantano.", "L'ospedale {s} è pieno.", "La scuola {g} {s} è chiusa."],
    "kk": ["{g} {s} көшесінде тыныш.", "{s} даңғылы жабық.", "{g} {s} атындағы әуежай ашылды.", "{s} қоры көмектесті.", "«{g} {s}» кемесі батты.", "{s} мектебі жабылды.",
           "{o} мен {w} {s}тар келді.", "Оның інісі {o} {s} келді.", "{g} {s}а сөйледі.", "Оның әйелі {w} {s}а кетті.", "{g} {x} пен {o} {s} қол қойды.", "{g} {s} ескерткіші ашылды.",
           "{s} атындағы сыйлық берілді.", "{g} {s} стадионы толды.", "{s}тер әулеті көшті.", "{s}а ханым сөйледі."],
    "tr": ["{g} {s} Caddesi kapalı.", "{s} Bulvarı sessiz.", "{g} {s} Havalimanı açıldı.", "{s} Vakfı ödedi.", "{g} {s} Ödülü verildi.", "Eşi {w} {s} gitti.", "Kardeşi {o} {s} geldi.",
           "{o} ve {w} {s} evlendi.", "{s} ailesi taşındı.", "{g} {s} Lisesi kapandı.", "{s} Hanım konuştu.", "{g} {s} Stadyumu doldu.", "{s} Hastanesi dolu.", "{s} kardeşler söyledi.",
           "{g} {x} ve {o} {s} imzaladı.", "{g} {s} gemisi battı.", "Bayan {s} sustu."],
}

INTRODUCED = {
    "en": "[{g} {s}] was in town.", "fr": "[{g} {s}] était en ville.", "de": "[{g} {s}] war in der Stadt.", "es": "[{g} {s}] estaba en la ciudad.",
    "pt": "[{g} {s}] estava na cidade.", "it": "[{g} {s}] era in città.", "kk": "[{g} {s}] қалада болды.", "tr": "[{g} {s}] şehirdeydi.",
}


def things(language, person):
    template = language.random.choice(THINGS[language.lang])
    words = {"full": person.name, "surname": capital(person.surname.word)}
    for case in ("gent", "datv"):
        words[f"full_{case}"], words[f"surname_{case}"] = person.full(language, case), language.form(person.surname, case)
    return introduced(language, person, template.format(**words)) if all(words.values()) else None


def women(language, person):
    woman = feminine(language, person.surname) if "Fixd" not in person.surname.tag and "masc" in str(person.given.tag) else None
    if woman is None:
        return None
    return always(language, person, language.random.choice(WOMEN[language.lang]).format(woman=capital(woman.word)))


def husbands(language, _):
    woman = declined_woman(language)
    husband = getattr(woman.surname, "parse", None)
    if husband is None:
        return None
    gent = language.form(husband, "gent")
    sentence = language.random.choice(HUSBANDS[language.lang]).format(man_gent=gent)
    return (woman, always(language, woman, sentence)) if gent else None


def always(language, person, sentence):
    return language.frame("nomn").format(f"[{person.name}]") + " " + sentence


def fathers(language, person):
    """Registered with a father's name; another one of that name has another father."""
    if "masc" not in str(person.given.tag) or language.lang != "ru":
        return None
    own, other = language.draw("patronymic", "masc", False), language.draw("patronymic", "masc", False)
    if own.word[:4] == other.word[:4] or own.word[0] == other.word[0]:
        return None
    case = language.random.choice(CASES)
    given, father, surname = (language.form(word, case) for word in (person.given, other, person.surname))
    if not (given and father and surname):
        return None
    initials = f"{given[0]}. {father[0]}."
    text = language.random.choice([f"{given} {father} {surname}", f"{surname} {given} {father}", f"{initials} {surname}", f"{surname} {initials}"])
    named = Person(person.given, person.surname)
    named.name = f"{capital(person.given.word)} {capital(own.word)} {capital(person.surname.word)}"
    return named, introduced(language, named, language.frame(case).format(text))


def joined_by_and(language, person):
    """Two people in one sentence, of whom one has the given name and the other the surname."""
    other, third = (language.draw("name", "masc", False) for _ in range(2))
    stranger = language.draw("surname", "masc", False)
    conjunction = {"ru": "и", "uk": "та"}[language.lang]
    given, surname = capital(person.given.word), capital(person.surname.word)
    plural = language.form(person.surname, "nomn", "plur") if "Fixd" not in person.surname.tag else None
    if same(language, Person(other, person.surname), person) or same(language, Person(third, person.surname), person):
        return None
    if stranger.word == person.surname.word or "masc" not in str(person.given.tag):
        return None
    sentences = [
        f"Пришли {given} {capital(stranger.word)} {conjunction} {capital(other.word)} {surname}.",
        f"Там были {capital(other.word)} {surname} {conjunction} {given} {capital(stranger.word)}.",
        f"{capital(stranger.word)} {given} {conjunction} {surname} {capital(other.word)} там.",
    ]
    if plural and plural != surname:
        sentences += [f"Там {given} {conjunction} {capital(other.word)} {plural}.", f"Там {capital(other.word)} {conjunction} {given} {plural}."]
    return introduced(language, person, language.random.choice(sentences))


def surname_first(language, person):
    gender = "masc" if "masc" in str(person.given.tag) else "femn"
    other = Person(language.draw("name", gender, False), person.surname)
    case = language.random.choice(CASES)
    given, surname = language.form(other.given, case), language.form(person.surname, case)
    if not given or not surname or same(language, other, person):
        return None
    return introduced(language, person, language.frame(case).format(f"{surname} {given}"))


def junior(language, person):
    case = language.random.choice(CASES)
    surname = language.form(person.surname, case)
    if not surname or "masc" not in str(person.given.tag):
        return None
    return introduced(language, person, language.frame("nomn").format(f"{surname}-{language.random.choice(JUNIOR[language.lang])}"))


def drawn(language, count):
    kinds = [things, women, husbands, fathers, joined_by_and, surname_first, junior]
    kinds = [kind for kind in kinds if language.lang == "ru" or kind is not fathers]
    lines = []
    for make in kinds:
        # Not every dictionary has what a kind needs.
        for _ in range(count):
            person = man(language) if language.random.random() < 0.7 else declined_woman(language)
            made = make(language, person)
            if isinstance(made, tuple):
                person, made = made
            if made:
                lines.append(line(language, make.__name__.replace("_", " "), [person.name], made))
    return lines


def written(lang, seed, count):
    dice = random.Random(f"{seed} {lang}")
    men, women, surnames = (words.split() for words in NAMES[lang])
    lines = []
    for number in range(count):
        # A hundred sentences share a register: who is not registered there has no name that is.
        given, other = dice.choice(men[::2]), dice.choice(men[1::2])
        surname, stranger = dice.choice(surnames[::2]), dice.choice(surnames[1::2])
        words = {"g": given, "s": surname, "o": other, "w": dice.choice(women), "x": stranger}
        template = SENTENCES[lang][number % len(SENTENCES[lang])]
        text = template.format(**words)
        if dice.random() < 0.8:
            text = INTRODUCED[lang].format(**words) + " " + text
        lines.append({"lang": lang, "class": f"{lang} {template}", "names": [f"{given} {surname}"], "text": text})
    return lines


def main():
    folder, seed = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1"
    folder.mkdir(parents=True, exist_ok=True)
    sets = {lang: drawn(Language(lang, folder, f"{seed} libels"), 1_500) for lang in ("ru", "uk")}
    sets |= {lang: written(lang, seed, 500) for lang in NAMES}
    for lang, lines in sets.items():
        with open(folder / f"{lang}-libels.jsonl", "w") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    main()
