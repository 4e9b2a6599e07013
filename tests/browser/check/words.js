// Texts in four languages to search in, and what plain reading finds in them: the measure for the index.

import { readFileSync } from "node:fs";

const LANGS = ["en", "ru", "kk", "ar"];

/** The same numbers for the same seed. */
export function dice(seed) {
  return (limit) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Sentences of a language: those that the pages themselves say, without the places that are filled in. */
function sentences(lang) {
  const table = readFileSync(new URL(`../../../templates/words/${lang}.yaml`, import.meta.url), "utf8");
  return Array.from(table.matchAll(/: "((?:[^"\\]|\\.){12,})"/g), ([, said]) => said.replace(/\{[^}]*\}|\\.|[<>[\]*_`#$%&|~]/g, " ").trim());
}

/** Articles of some sentences each, as files: `{path: text}`. */
export function articles(count, seed = 1) {
  const roll = dice(seed);
  const said = new Map(LANGS.map((lang) => [lang, sentences(lang)]));
  const files = {};
  for (let number = 0; number < count; number += 1) {
    const lang = LANGS[number % LANGS.length];
    const own = said.get(lang);
    const body = Array.from({ length: 4 + roll(14) }, () => `${own[roll(own.length)]}${roll(3) ? "" : ` ${roll(3000)}`}.${roll(4) ? " " : "\n\n"}`).join("");
    const date = `${2001 + roll(20)}-0${1 + roll(9)}-1${roll(10)}`;
    files[`content/articles/a${number}.md`] = `---\ntitle: A${number}\ndate: ${date}\nlang: ${lang}\npublisher: Paper ${roll(5)}\n---\n${body}\n`;
  }
  return files;
}

// What typing treats as one letter; written out here once more, so that the measure is not the thing measured.
const ALIKE = new Map("әа ғг қк ңн өо ұу үу һх іи єе ґг ıi ىي یي کك ةه".split(" ").map(([one, other]) => [one, other]));

/** A text as it is compared: small, without marks. */
const plain = (text) => text.replace(/[\u00ad\u0640\u200b-\u200f]/g, "").normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
  .replace(/./gu, (letter) => ALIKE.get(letter) ?? letter);

/** The words of a text, parted by all that is neither a letter nor a digit, and by apostrophes. */
export const wordsOf = (text) => new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? []);

/** The texts of a site that offsets count, by article, each with its words and with those that its row of data has (its title): `{path, lang, words, row}`. */
export function readTexts(site) {
  const rows = new Map(site.text("data/articles.csv").split(/\r?\n/).map((row) => [row.split(",")[0], row]));
  return site.files.filter((path) => /^data\/text\/.*\.txt$/.test(path)).map((path) => {
    const id = `articles/${path.slice("data/text/".length, -".txt".length)}`;
    const row = rows.get(id) ?? "";
    return { path: `${id}.html`, lang: row.match(/,([a-z]{2}),/)?.[1] ?? "en", words: wordsOf(site.text(path)), row: wordsOf(row) };
  });
}

/** Words of one text after another, of languages in turn: `[word, word]`. */
export function queries(texts, count, seed = 7) {
  const roll = dice(seed);
  const langs = [...new Set(texts.map(({ lang }) => lang))].sort();
  const of = new Map(langs.map((lang) => [lang, texts.filter((text) => text.lang === lang)]));
  return Array.from({ length: count }, (_, at) => {
    const own = of.get(langs[at % langs.length]);
    const words = [...own[roll(own.length)].words];
    // Of two texts, so that there are queries which nothing answers.
    const others = roll(4) ? words : [...own[roll(own.length)].words];
    return [...new Set(Array.from({ length: 1 + roll(3) }, (_, step) => (step ? others : words)[roll((step ? others : words).length)]))];
  });
}
