#!/usr/bin/env python3
"""What a build of an input of under 10 MB that nobody expects costs: seconds of computing and memory.

    cargo build --release
    python3 benches/bounded.py target/release/dateline [NAME…]

Each case is a folder of its own; the program is given a minute. The bounds that Dateline promises are 5 s and 1 GB. A case that does not hold them
is marked, and the program ends with 1. What is counted is the time of all processors in the program itself: making twenty thousand files takes a disk as long
as it takes. Linux only: it reads what the system has counted.
"""

import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SECONDS, MEGABYTES = 5, 1024
FRONT = "---\ntitle: A report\ndate: 2022-01-05\nlang: en\n"
CASES = {}


def case(make):
    CASES[make.__name__.replace("_", "-")] = make
    return make


def article(body, front="", number=0):
    return {f"articles/a{number}.md": f"{FRONT}{front}---\n\n{body}\n"}


def person(number, name, more=""):
    return {f"people/p{number}.md": f"---\nname: {json.dumps(name, ensure_ascii=False)}\n{more}---\n"}


def spelled(number):
    """A name of letters that no other number has."""
    letters = ""
    while True:
        letters += "bcdfghklmnprstvz"[number % 16] + "aeio"[number // 16 % 4]
        number //= 64
        if number == 0:
            return letters.capitalize()


@case
def a_title_of_fifty_thousand_letters():
    return {"articles/a.md": f"---\ntitle: {'x' * 50_000}\ndate: 2022-01-05\n---\n\nText.\n"}


@case
def words_of_fifty_thousand_letters():
    return article(" ".join("абвгдежз"[n % 8] * 50_000 for n in range(40)))


@case
def tabs():
    return article("\t" * 100_000 + "x") | {"articles/b.md": "---\ntitle:" + "\t" * 100_000 + "x\n---\n"}


@case
def an_alias_used_fifty_thousand_times():
    return {"articles/a.md": FRONT + "summary: &a " + "word " * 2_000 + "\ntags: [" + "*a, " * 50_000 + "]\n---\n"}


@case
def ninety_thousand_keys():
    return {"articles/a.md": FRONT + "".join(f"key{n}: {n}\n" for n in range(90_000)) + "---\n"}


@case
def unquoted_colons():
    return {"articles/a.md": FRONT + "".join(f"summary: a: b: {n}\n" for n in range(4_000)) + "---\n"}


@case
def one_line_with_two_thousand_problems():
    return article("[x](missing.md) " * 2_000 + "word " * 200_000)


@case
def two_thousand_problems_in_one_value():
    return {"articles/a.md": FRONT + "people: [" + ", ".join(f"nobody-{n}" for n in range(60_000)) + "]\n---\n"}


@case
def an_article_that_names_ten_thousand():
    files = {}
    for n in range(10_000):
        files |= person(n, f"{spelled(n * 3 + 1)} {spelled(n + 70_000)}")
    names = (f"{spelled(n * 3 + 1)} {spelled(n + 70_000)}" for n in range(10_000))
    return files | article(", ".join(names) + ".")


@case
def twenty_thousand_of_one_surname():
    files = {}
    for n in range(20_000):
        files |= person(n, f"{spelled(n)} Smith", "short_names: [Smith]\n")
    return files | article("Smith said that Smith knew Smith. " * 20_000)


@case
def sixty_thousand_forms():
    forms = "".join(f"  - {spelled(n)} {spelled(n + 99)}\n" for n in range(60_000))
    return person(0, "Ann Lee", "names:\n" + forms) | article("Ann Lee. " * 1_000)


@case
def two_hundred_thousand_mentions():
    return person(0, "Ann Lee") | article(("Ann Lee spoke. " * 50 + "\n\n") * 4_000)


@case
def eighteen_thousand_claims():
    claims = "".join(f"  - {{id: c{n}, question: dead, value: {n}, claimant: X, quote: figure}}\n" for n in range(18_000))
    question = {"questions/dead.md": "---\ntitle: How many?\nunit: people\n---\n"}
    return question | article("A figure.", "claims:\n" + claims)


@case
def ten_thousand_revisions():
    claims = "".join(
        f"  - {{id: c{n}, question: dead, value: {n}, relation: {{revises: c{n - 1}}}, claimant: X, quote: figure}}\n" for n in range(1, 10_000)
    )
    question = {"questions/dead.md": "---\ntitle: How many?\nunit: people\n---\n"}
    first = "  - {id: c0, question: dead, value: 0, claimant: X, quote: figure}\n"
    return question | article("A figure.", "claims:\n" + first + claims)


@case
def eight_thousand_notes_on_one_phrase():
    notes = [{"id": f"n{n}", "body": {"type": "TextualBody", "value": f"Note {n}"}, "target": {"source": "a0", "selector": {"type": "TextQuoteSelector", "exact": "a phrase"}}} for n in range(8_000)]
    written = "".join(f"  - {{quote: a phrase, note: Note {n}}}\n" for n in range(8_000))
    return article("Here stands a phrase of two words.", "annotations:\n" + written) | {"articles/a0.annotations.json": json.dumps(notes)}


@case
def five_thousand_versions():
    files = {}
    for n in range(5_000):
        files |= article(f"Text {n}.", f"version_of: a{n - 1}\n" if n else "", n)
    return files


@case
def twenty_thousand_places_in_a_chain():
    files = {}
    for n in range(20_000):
        within = f"within: p{n - 1}\n" if n else ""
        files[f"places/p{n}.md"] = f"---\nname: {spelled(n + 300)}\n{within}---\n"
    return files | article("Text.")


@case
def five_thousand_places_on_the_map():
    files = {}
    for n in range(5_000):
        at = f"latitude: {(n * 37 % 12000) / 100 - 50:.2f}\nlongitude: {(n * 71 % 34000) / 100 - 170:.2f}\n"
        files[f"places/p{n}.md"] = f"---\nname: {spelled(n + 300)}\n{at}---\n"
    return files | article("Text.")


@case
def bare_addresses():
    return article("https://example.org/a?b=c " * 100_000)


@case
def open_elements():
    return article("<div>" * 100_000)


@case
def open_elements_each_on_a_line():
    return article("<div>\n\n" * 100_000)


@case
def unknown_tags():
    return article("<x-y z='1'>a</x-y> " * 100_000)


@case
def footnote_signs():
    return article("[^1]" * 1_000_000)


@case
def footnotes():
    return article("".join(f"word[^{n}]\n\n" for n in range(60_000)) + "".join(f"[^{n}]: Note {n}.\n\n" for n in range(60_000)))


@case
def brackets():
    return article("[" * 4_000_000)


@case
def brackets_and_stars():
    return article("[*_`~" * 800_000)


@case
def quotes_in_quotes():
    return article("> " * 50_000 + "x")


@case
def lists_in_lists():
    return article("".join("  " * n + "- x\n" for n in range(2_000)))


@case
def tables():
    return article("|a|" * 2_000 + "\n" + "|-|" * 2_000 + "\n" + ("|b|" * 2_000 + "\n") * 200)


@case
def withheld_in_split_markup():
    split = "".join(f"&#{ord(letter)};<b></b>" for letter in "Akmaral Serikova")
    return person(0, "Akmaral Serikova", "visibility: withheld\npseudonym: A.\n") | article((split + " said. ") * 20_000)


@case
def many_withheld():
    files = {}
    for n in range(2_000):
        files |= person(n, f"{spelled(n * 3 + 1)} {spelled(n + 70_000)}", f"visibility: withheld\npseudonym: P{n}\n")
    return files | article(" ".join(f"{spelled(n * 3 + 1)} {spelled(n + 70_000)} said." for n in range(2_000)) * 40)


@case
def unknown_names():
    files = {}
    for n in range(3_000):
        files |= person(n, f"{spelled(n * 3 + 1)} {spelled(n + 70_000)}")
    for n in range(1_500):
        files |= article("Text.", f"people: [{', '.join(f'x{n}-{k}' for k in range(5))}]\n", n)
    return files


@case
def a_long_line_of_json():
    return article("A phrase.") | {"articles/a0.annotations.json": "[" + "{}," * 1_000_000 + "{}]"}


@case
def deep_json():
    return article("A phrase.") | {"articles/a0.annotations.json": "[" * 2_000_000}


@case
def deep_front_matter():
    return {"articles/a.md": FRONT + "extra: " + "[" * 1_000_000 + "\n---\n"}


@case
def ten_thousand_headings():
    return article("".join(f"## Heading {n % 7}\n\n" for n in range(100_000)))


@case
def combining_marks():
    return article("a" + "\u0301" * 2_000_000)


def measured(program, make):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bounded-"))
    try:
        files = make()
        size = 0
        for path, text in files.items():
            target = folder / "content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            size += len(text.encode())
        begun = time.monotonic()
        process = subprocess.Popen([program, "build", "--root", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        try:
            said, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            said, _ = process.communicate()
        return size, time.monotonic() - begun, process.returncode, said
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    program, names = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:] or list(CASES)
    if len(names) > 1:
        # One process a case: the system counts the largest child of all that a process has had.
        codes = [subprocess.call([sys.executable, __file__, program, name]) for name in names]
        sys.exit(1 if any(codes) else 0)
    size, seconds, code, said = measured(program, CASES[names[0]])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    computing, megabytes = used.ru_utime, used.ru_maxrss / 1024
    is_bad = computing > SECONDS or megabytes > MEGABYTES or code not in (0, 1) or "panicked" in said
    last = said.strip().splitlines()[-1] if said.strip() else ""
    print(f"{'!!' if is_bad else 'ok'} {names[0]:42} {size / 1e6:6.1f} MB {computing:6.1f} s of computing, {seconds:6.1f} s in all {megabytes:6.0f} MB  exit {code}  {last[:90]}", flush=True)
    sys.exit(1 if is_bad else 0)


main()
