// Full-text search on search.html, over the index that src/search.rs has made: classic scripts, which load over file:// too.
//
// 1. What is typed becomes terms: words that no space parts, or in quotes, stand side by side.
// 2. A word leads to a file of words, and with it to its forms that texts have, by the endings of their languages.
// 3. Each term says how well each text has it; texts that have all are sorted. Places are read for words side by side alone.
// 4. The texts that are shown are loaded, each with the sentence that has most of the words; its link leads to them.
"use strict";

(() => {
  const { load, words, fileOf, alone } = dateline;
  const get = (name) => load(`search/${name}`);
  const STEP = 8; // texts at a time
  const PIECES = 10; // of places, after which what was found is shown, and the rest waits
  const [NAMED, FORM, EXACT, TITLE] = [1, 2, 3, 4]; // how well a text has a word

  // ---- numbers, as src/search/code.rs writes them

  const VALUES = new Map(Array.from("0123456789!#$()*+,-./:;=>?@[]^_{|}~'", (sign, value) => [sign, value]));

  const numbers = (text) => {
    const all = [];
    let number = 0;
    for (const sign of text) {
      const value = VALUES.get(sign);
      number = number * 18 + value % 18;
      if (value < 18) [number] = [0, all.push(number)];
    }
    return all;
  };

  const rising = (steps) => {
    let next = 0;
    return steps.map((step) => (next += step + 1) - 1);
  };

  const bits = (text) => Array.from(text).flatMap((sign, at) => [0, 1, 2, 3, 4].filter((bit) => VALUES.get(sign) >> bit & 1).map((bit) => at * 5 + bit));
  const list = (text) => (text[0] === "<" ? bits(text.slice(1)) : rising(numbers(text)));

  const column = (text) => {
    if (text[0] !== "<") return numbers(text);
    const runs = numbers(text.slice(1));
    return runs.flatMap((value, at) => (at % 2 ? [] : Array(runs[at + 1] + 1).fill(value)));
  };

  /** Does it once for each key. */
  const once = (make) => {
    const made = new Map();
    return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
  };

  // ---- words of a text, as src/search/words.rs cuts them

  const DROPPED = "'`\\xad\\xb4\\u02b9-\\u02bf\\u05f3\\u05f4\\u0640\\u200b-\\u200f\\u2018-\\u201b\\u2032\\u2060\\ufeff\\uff07";
  const SIGN = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]";
  const APART = new RegExp(`${SIGN}|(?:(?!${SIGN}).)+`, "gu");
  const PIECE = new RegExp(`[\\p{Alphabetic}\\p{N}\\p{M}${DROPPED}]+`, "gu");
  const APOSTROPHE = /['`\xb4\u02b9-\u02bf\u05f3\u05f4\u2018-\u201b\u2032\uff07]/;
  const cut = (piece) => words(piece).flatMap((word) => (alone.test(word) ? Array.from(word).slice(0, 1) : word.match(APART)));

  /** The words of a piece and their parts: `[[lassemblee, l, assemblee]]`. */
  const placesOf = once((piece) => {
    const whole = cut(piece);
    return whole.length === 1 ? [[...whole, ...piece.split(APOSTROPHE).flatMap(cut)]] : whole.map((word) => [word]);
  });

  const folded = once((letter) => cut(letter).join(""));

  /** The words of a text with where they stand: `{words, start, end}`. */
  const tokens = (text) => Array.from(text.matchAll(PIECE)).flatMap(({ 0: piece, index }) => {
    const places = placesOf(piece);
    if (places.length < 2) return places.map((words) => ({ words, start: index, end: index + piece.length }));
    const letters = Array.from(piece);
    let end = index;
    return places.map((words) => {
      const start = end;
      for (let length = 0; letters.length > 0 && length < words[0].length; end += letters[0].length, letters.shift()) length += folded(letters[0]).length;
      return { words, start, end };
    });
  });

  // ---- the index

  const table = once(async (file) => {
    const table = new Map();
    let word = "";
    for (const entry of (await get(`words-${file}`)).split("&")) {
      const end = entry.indexOf(" ");
      word = word.slice(0, entry[0]) + entry.slice(1, end);
      table.set(word, entry.slice(end + 1));
    }
    return table;
  });

  /** What is known of a word, or undefined: numbers of texts. */
  const entry = once(async (word) => {
    const starts = (await get("directory")).words;
    let record = starts.length ? (await table(fileOf(starts, word))).get(word) : undefined;
    if (record?.[0] === "`") {
      const [file, place] = numbers(record.slice(1));
      record = (await get(`lists-${file}`))[place];
    }
    if (record === undefined) return undefined;
    const [texts, places, titles, naming, entities] = [...record.split(" "), "", "", "", ""];
    return { places, texts: list(texts), titles: list(titles), naming: list(naming), entities: rising(numbers(entities)) };
  });

  const decoded = (text) => {
    const all = [];
    const given = numbers(text);
    for (let at = 0; at < given.length; at += given[at] + 2) all.push(rising(given.slice(at + 1, at + given[at] + 2)));
    return all;
  };

  let loaded = 0;
  const piece = once(async (key) => {
    loaded += 1;
    const [file, place] = key.split(".");
    return decoded((await get(`places-${file}`))[place]);
  });

  /** Where a word stands in a text. */
  const placesIn = async ({ texts, places }, text) => {
    let [low, high] = [0, texts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (texts[middle] < text) low = middle + 1;
      else high = middle;
    }
    if (texts[low] !== text) return [];
    if (places[0] === "%") return decoded(places.slice(1))[low];
    const pieces = numbers(places);
    let at = 0;
    while (at + 3 < pieces.length && pieces[at + 3] <= low) at += 3;
    return (await piece(`${pieces[at + 1]}.${pieces[at + 2]}`))[low - pieces[at]];
  };

  // ---- forms of a word

  const rulesOf = once(async (lang) => {
    const [sets, rules] = (await get("directory")).endings[lang];
    return rules.map((rule) => {
      const [, kind, end, rest] = rule.match(/^([*^]?)(\S*) (.*)$/);
      const forms = rest.split(" ").flatMap((form) => {
        const [own, set] = form.split("+");
        return set ? sets[set].split(" ").map((ending) => own + ending) : own;
      });
      return { any: kind === "*", whole: kind === "^", end, forms: [...new Set(forms)] };
    });
  });

  const fits = ({ any, whole, end }, word) => (whole ? word === end : any ? end.includes(word.at(-1)) : word.length > end.length && word.endsWith(end));

  /** All forms of the words that a word can be a form of, by the first rule that fits each. */
  const inflected = (word, rules) => {
    const bases = new Set([word]);
    for (const rule of rules) {
      for (const form of rule.forms) {
        if (!form || !word.endsWith(form) || !rule.whole && word.length < form.length + 2) continue;
        const base = word.slice(0, -form.length) + (rule.any ? "" : rule.end);
        if (base.length > 2 && rules.find((other) => fits(other, base)) === rule) bases.add(base);
      }
    }
    return [...bases].flatMap((base) => {
      const { any, end, forms } = rules.find((rule) => fits(rule, base)) ?? { any: true, forms: [] };
      const stem = any ? base : base.slice(0, base.length - end.length);
      return [base, ...forms.map((form) => stem + form)];
    });
  };

  /** `{word, entry, langs}` of all forms of a word that texts have; `langs`: those in whose texts one counts, where not in all. */
  const formsOf = once(async (asked) => {
    const { endings } = await get("directory");
    const langs = new Map([[asked, null]]);
    for (const lang of asked.length > 2 ? Object.keys(endings) : []) {
      for (const form of inflected(asked, await rulesOf(lang))) {
        if (form !== asked) langs.set(form, [...(langs.get(form) ?? []), lang]);
      }
    }
    const forms = await Promise.all([...langs].map(async ([word, langs]) => ({ word, langs, entry: await entry(word) })));
    return forms.filter((form) => form.entry);
  });

  // ---- terms

  // Russian names have quotation marks of their own («Хабар»): what stands in these is asked for in any form.
  const QUOTED = /"([^"]*)"?|“([^”]*)”?|„([^“”]*)[“”]?|«([^»]*)»?|([^\s"“„«]+)/gu;

  /** `{isExact, steps}`: words that stand side by side. */
  const termsOf = (query) => Array.from(query.matchAll(QUOTED)).map(([, ...parts]) => {
    const at = parts.findIndex((part) => part !== undefined);
    return { isExact: at < 3, steps: tokens(parts[at]).map(({ words: [word] }) => word) };
  }).filter(({ steps }) => steps.length > 0);

  /** Finds the forms of the words of a term; how well each text has it. */
  const matched = async ({ isExact, steps }, count) => {
    const forms = await Promise.all(steps.map(async (word) => {
      if (!isExact) return formsOf(word);
      const own = await entry(word);
      return own ? [{ word, langs: null, entry: own }] : [];
    }));
    const needsLanguage = forms.flat().some(({ langs }) => langs);
    const [lang, of] = needsLanguage ? await choice("language") : [];
    const levels = forms.map((forms, at) => {
      const level = new Uint8Array(count);
      const raise = (texts, to, langs) => {
        for (const text of texts) if (level[text] < to && (!langs || langs.includes(lang[of[text] - 1]))) level[text] = to;
      };
      for (const { word, langs, entry: { texts, titles, naming } } of forms) {
        raise(texts, word === steps[at] ? EXACT : FORM, langs);
        raise(titles, TITLE, langs);
        if (!isExact) raise(naming, NAMED, null);
      }
      return level;
    });
    const entities = forms.map((forms) => new Set(forms.flatMap(({ entry }) => entry.entities)));
    const called = [...entities[0]].filter((entity) => entities.every((others) => others.has(entity)));
    const level = levels[0].map((_, text) => {
      const least = Math.min(...levels.map((level) => level[text]));
      return least === NAMED && called.length === 0 ? 0 : least;
    });
    return { steps: forms, level, called: new Set(isExact ? [] : called) };
  };

  /** Whether a text has the words of a term side by side. */
  const isTogether = async ({ steps, level }, text) => {
    if (steps.length < 2 || level[text] === NAMED) return true;
    let ends;
    for (const forms of steps) {
      const places = (await Promise.all(forms.map(({ entry }) => placesIn(entry, text)))).flat();
      ends = new Set(ends ? places.filter((place) => ends.has(place - 1)) : places);
      if (ends.size === 0) return false;
    }
    return true;
  };

  const choice = once(async (filter) => {
    const { filters } = await get("directory");
    return [filters.find(([name]) => name === filter)[1], column(await get(filter))];
  });

  /** Numbers of the texts that have all terms, sorted; where finding all would load much, as many as are enough, and not `isWhole`. */
  const search = async (query, order, isEnough = () => false) => {
    const { count } = await get("directory");
    const terms = await Promise.all(termsOf(query).map((term) => matched(term, count)));
    const sum = (text) => terms.reduce((sum, { level }) => sum + level[text], 0);
    let found = Array.from({ length: count }, (_, text) => text).filter((text) => terms.every(({ level }) => level[text]));
    if (order === "oldest") {
      const [, years] = await choice("year");
      found.sort((a, b) => !years[a] - !years[b] || b - a);
    } else if (order === "best") found.sort((a, b) => sum(b) - sum(a) || a - b);
    if (terms.every(({ steps }) => steps.length < 2)) return { terms, found, isWhole: true };
    const hits = [];
    const before = loaded;
    for (const text of found) {
      if (loaded - before > PIECES && isEnough(hits)) return { terms, found: hits, isWhole: false };
      const together = await Promise.all(terms.map((term) => isTogether(term, text)));
      if (together.every(Boolean)) hits.push(text);
    }
    return { terms, found: hits, isWhole: true };
  };

  /** Words that texts have, near one that none has: those that begin as it does for longest. */
  const near = async (word) => {
    const starts = (await get("directory")).words;
    for (let beginning = word; beginning && starts.length; beginning = Array.from(beginning).slice(0, -1).join("")) {
      const found = [...await table(fileOf(starts, beginning))].filter(([other, record]) => other.startsWith(beginning) && record[0] !== " ");
      if (found.length > 0) return found.map(([other]) => other).sort((a, b) => a.length - b.length).slice(0, 3);
    }
    return [];
  };

  const texts = async (number) => {
    const lengths = numbers((await get("directory")).texts);
    let [file, first] = [0, 0];
    while (first + lengths[file] + 1 <= number) first += lengths[file++] + 1;
    return (await get(`texts-${file}`))[number - first];
  };

  // ---- what is shown of a text

  /** Where the terms stand in a text: `{term, start, end}`. */
  const occurrences = (text, terms) => {
    const all = tokens(text);
    const found = [];
    terms.forEach(({ steps }, term) => {
      const wanted = steps.map((forms) => new Set(forms.map(({ word }) => word)));
      for (let at = 0; at + wanted.length <= all.length; at += 1) {
        const is = wanted.every((words, step) => all[at + step].words.some((word) => words.has(word)));
        if (is) found.push({ term, start: all[at].start, end: all[at + wanted.length - 1].end });
      }
    });
    return found.sort((a, b) => a.start - b.start || b.end - a.end).filter((own, at, all) => at === 0 || own.start >= all[at - 1].end);
  };

  /** Where somebody is named whom a term may mean, for terms that stand in no text themselves. */
  const namings = (named, terms, has) => {
    const given = numbers(named);
    const found = [];
    for (let at = 0, next = 0; at < given.length; at += 3) {
      const entity = next + given[at];
      next = entity + 1;
      const term = terms.findIndex(({ called }, term) => called.has(entity) && !has(term));
      if (term >= 0 && given[at + 2]) found.push({ term, start: given[at + 1], end: given[at + 1] + given[at + 2] });
    }
    return found;
  };

  const BREAK = /\n|[.!?…]+[»”"’)\]]*\s+(?=\P{Ll})|[。！？]/gu;
  const LONG = 320; // letters of an excerpt

  /** The sentence with most of the terms, or what of it is near the first: where it begins and ends, and what shows that it goes on. */
  const sentence = (text, marks) => {
    let [start, best, most] = [0, [0, 0], -1];
    for (const end of [...Array.from(text.matchAll(BREAK), (end) => end.index + end[0].length), text.length]) {
      const here = new Set(marks.filter((mark) => mark.start >= start && mark.start < end).map(({ term }) => term)).size;
      if (here > most) [best, most] = [[start, end], here];
      start = end;
    }
    let [from, to] = best;
    const first = marks.find((mark) => mark.start >= from)?.start ?? from;
    const isLate = first - from > LONG / 2;
    if (isLate) from = text.indexOf(" ", first - LONG / 3) + 1;
    if (from > first) from = first;
    const isLong = to - from > LONG;
    if (isLong) to = Math.max(text.lastIndexOf(" ", from + LONG), first + 1);
    return [from, to, isLate ? "… " : "", isLong ? " …" : ""];
  };

  const encoded = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");

  /** Leads a browser to words (text fragments): first as they stand among others, then wherever they are. */
  const fragment = (text, marks, [from, to]) => {
    const inside = marks.filter(({ start, end }) => start >= from && end <= to);
    if (inside.length === 0) return "";
    const [{ start, end }] = inside;
    const before = text.slice(from, start).match(/(?:\S+\s+){0,2}\S*[\p{L}\p{N}]\S*\s+$/u)?.[0];
    const after = text.slice(end, to).match(/^\s+\S*[\p{L}\p{N}]\S*/u)?.[0];
    const words = encoded(text.slice(start, end));
    const exact = `${before ? `${encoded(before)}-,` : ""}${words}${after ? `,-${encoded(after)}` : ""}`;
    const plain = new Set(inside.slice(0, 6).map(({ start, end }) => encoded(text.slice(start, end))));
    return `#:~:${[exact, ...plain].map((part) => `text=${part}`).join("&")}`;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const marked = (text, marks, [from, to]) => {
    const parts = [];
    for (const { start, end } of marks.filter(({ start, end }) => start >= from && end <= to)) {
      parts.push(text.slice(from, start), element("mark", { className: "annotation" }, text.slice(start, end)));
      from = end;
    }
    return [...parts, text.slice(from, to)];
  };

  const root = new URL(".", document.currentScript.src);

  const row = ([address, title, lang, about, text, named], terms) => {
    const own = occurrences(text, terms);
    const marks = own.concat(namings(named, terms, (term) => own.some((mark) => mark.term === term))).sort((a, b) => a.start - b.start);
    const range = sentence(text, marks);
    const href = new URL(address.split("/").map(encodeURIComponent).join("/"), root).href + fragment(text, marks, range);
    const whole = [0, title.length];
    return element("li", { className: "row row-undated" },
      element("span", { className: "row-title" }, element("a", { href, lang, dir: "auto" }, ...marked(title, occurrences(title, terms), whole))),
      element("span", { className: "row-meta" }, about),
      element("span", { className: "row-summary", lang, dir: "auto" }, range[2], ...marked(text, marks, range), range[3]));
  };

  dateline.search = async (query, order = "best") => {
    const { found } = await search(query, order);
    return Promise.all(found.map(async (number) => (await texts(number))[0]));
  };

  // ---- the form

  const place = document.getElementById("search");
  const said = place.dataset;
  const FILTERS = ["kind", "year", "language", "publisher"];
  const { lang } = document.documentElement;
  const input = element("input", { type: "search", name: "q" });
  const selects = FILTERS.map((name) => element("select", { name }));
  const orders = ["best", "newest", "oldest"].map((value) => element("option", { value }, said[value]));
  const order = element("select", { name: "order" }, ...orders);
  const labelled = (label, control) => element("label", { className: "label" }, `${label} `, control);
  // What comes when the index does comes last: nothing moves then.
  const controls = [labelled(said.order, order), ...selects.map((select) => labelled(said[select.name], select))];
  const form = element("form", {}, labelled(said.words, input), element("div", { className: "kinds more" }, ...controls));
  form.setAttribute("role", "search");
  const status = element("p", { className: "label more" });
  status.setAttribute("role", "status");
  const offers = element("p", { className: "more", hidden: true });
  const rows = element("ol", { className: "rows" });
  const more = element("button", { type: "button", textContent: said.more, hidden: true });

  /** A value of a filter as a reader reads it. */
  const shown = (filter, value) => {
    if (filter !== "language") return value;
    try {
      return new Intl.DisplayNames([lang, value], { type: "language" }).of(value);
    } catch {
      return value;
    }
  };

  /** Choices with the number of texts that each would leave; nothing where there is no choice. */
  const offer = (select, values, counts) => {
    const chosen = select.value;
    const newest = select.name === "year" ? -1 : 1;
    const sorted = [...values.keys()].sort((a, b) => newest * shown(select.name, values[a]).localeCompare(shown(select.name, values[b]), lang));
    select.replaceChildren(element("option", { value: "" }, said.all), ...sorted.map((at) => {
      const count = counts ? ` (${counts[at + 1]})` : "";
      return element("option", { value: values[at], disabled: counts?.[at + 1] === 0 && values[at] !== chosen }, shown(select.name, values[at]) + count);
    }));
    select.value = chosen;
    select.parentElement.hidden = values.length < 2;
  };

  const given = new URLSearchParams(location.search);
  let latest = 0;

  const run = async () => {
    const now = (latest += 1);
    const query = input.value.trim();
    const columns = await Promise.all(FILTERS.map(choice));
    selects.forEach((select, at) => {
      if (select.options.length > 0) return;
      offer(select, columns[at][0]);
      select.value = given.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    });
    const chosen = selects.filter((select) => select.value);
    const address = new URL(location);
    const isAsked = query !== "" || chosen.length > 0;
    const pairs = [["q", query], ...chosen.map(({ name, value }) => [name, value]), ["order", order.value === "best" ? "" : order.value]];
    address.search = new URLSearchParams(pairs.filter(([, value]) => value));
    history.replaceState(null, "", address);
    const wanted = selects.map((select, at) => columns[at][0].indexOf(select.value) + 1);
    const has = (text, but) => wanted.every((value, at) => at === but || !value || columns[at][1][text] === value);
    const { terms, found, isWhole } = await search(query, order.value, (hits) => hits.filter((text) => has(text)).length >= STEP);
    if (now !== latest) return;
    const hits = isAsked ? found.filter((text) => has(text)) : [];
    selects.forEach((select, at) => {
      const [values, column] = columns[at];
      const counts = Array(values.length + 1).fill(0);
      for (const text of found) if (has(text, at)) counts[column[text]] += 1;
      offer(select, values, isWhole ? counts : undefined);
    });
    const number = new Intl.NumberFormat(lang).format(hits.length) + (isWhole ? "" : "+");
    status.textContent = !isAsked ? "" : hits.length === 0 ? said.none : said.results.replace("{number}", number);
    let count = 0;
    const next = async () => {
      const step = hits.slice(count, count + STEP);
      count += step.length;
      const made = (await Promise.all(step.map(texts))).map((text) => row(text, terms));
      if (now !== latest) return;
      rows.append(...made);
      more.hidden = count >= hits.length;
      return made[0];
    };
    rows.replaceChildren();
    more.onclick = async () => (await next())?.querySelector("a").focus();
    await suggest(isAsked && hits.length === 0 ? query : "");
    await next();
  };

  /** Where no text has a word: words near it, each of which asks anew. */
  const suggest = async (query) => {
    const links = [];
    for (const { steps } of termsOf(query)) {
      for (const word of steps) {
        if ((await formsOf(word)).length > 0) continue;
        for (const other of await near(word)) {
          const asked = query.split(/(\s+)/).map((part) => (termsOf(part)[0]?.steps.includes(word) ? other : part)).join("");
          links.push(" ", element("a", { href: `?${new URLSearchParams({ q: asked })}` }, other));
        }
      }
    }
    offers.replaceChildren(said.near, ...links);
    offers.hidden = links.length === 0;
  };

  // The form stands at once: what is typed before the index is there is searched when it is.
  input.value = given.get("q") ?? "";
  order.value = given.get("order") ?? "best";
  if (order.selectedIndex < 0) order.value = "best";
  selects.forEach((select) => (select.parentElement.hidden = true));
  place.classList.add("searching");
  place.replaceChildren(form, status, offers, rows, more);
  const ask = () => run().catch(() => (status.textContent = said.failed));
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  ask();
})();
