// Light or dark colours, cards under names and signs, and the name finder. Without this script the masthead has a link to the search page; with it, a box that finds
// people, places, headlines while one types (ARIA 1.2: an editable combobox with a list).
//
// The index lies in `find/`: a directory, the words of all names with the numbers of the entries that have them, and the entries. Each
// file is a classic script, which loads over file:// too, and hands itself over by calling `dateline.put`. That of the full-text search
// lies in `search/` and is read by search.js.
"use strict";

(() => {
  const root = new URL(".", document.currentScript.src);
  const SHOWN = 8; // entries in the list
  const FILES = 12; // of entries that are looked through for it
  const PAUSE = 150; // milliseconds after a key

  // ---- light or dark: as the system has it, until a reader asks for the other

  const KEPT = "dateline-colours";
  const { style } = document.documentElement;
  const keep = (act) => {
    try {
      return act(localStorage);
    } catch {
      // A page from a disk, or a reader who wants nothing kept: the choice holds on this page.
    }
  };
  style.colorScheme = keep((kept) => kept[KEPT]) ?? "";

  const offerColours = (button) => {
    button.hidden = false;
    button.onclick = () => {
      const other = matchMedia("(prefers-color-scheme: dark)").matches ? "light" : "dark";
      style.colorScheme = style.colorScheme === other ? "" : other;
      keep((kept) => (kept[KEPT] = style.colorScheme));
    };
  };

  // ---- words: as src/value/fold.rs makes them

  const SAME = new Map(("әа ғг қк ңн өо ұу үу һх іи єе ґг ıi əa łl øo đd ðd ħh ŋn ßss æae œoe þth ςσ " +
    "\u0649\u064a \u06cc\u064a \u06a9\u0643 \u0629\u0647").split(" ").map((pair) => [pair[0], pair.slice(1)]));
  const DROPPED = /['`\xad\xb4\u02b9-\u02bf\u05f3\u05f4\u0640\u200b-\u200f\u2018-\u201b\u2032\u2060\ufeff\uff07]/g;
  // Scripts without spaces: a word begins at each letter and is two letters long.
  const ALONE = "\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
  const RUN = new RegExp(`(?:(?=[\\p{Alphabetic}\\p{N}])[${ALONE}])+|(?:(?![${ALONE}])[\\p{Alphabetic}\\p{N}])+`, "gu");
  const STANDS_ALONE = new RegExp(`^[${ALONE}]`, "u");

  const words = (text) => {
    const plain = text.replace(DROPPED, "").normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
    return (plain.match(RUN) ?? []).flatMap((run) => STANDS_ALONE.test(run)
      ? Array.from(run, (letter, at) => letter + (Array.from(run)[at + 1] ?? ""))
      : run.replace(/./gu, (letter) => SAME.get(letter) ?? letter));
  };

  // ---- the index

  const arrived = new Map();
  const asked = new Map();

  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(name.includes("/") ? `${name}.js` : `find/${name}.js`, root);
        script.onload = () => resolve(arrived.get(name));
        script.onerror = () => {
          asked.delete(name);
          reject(new Error(`no ${name}`));
        };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  /** The number of the last file that begins with `wanted` or before it. */
  const fileOf = (starts, wanted) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= wanted) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  /** Numbers of the entries that have a word with this beginning, and whether they have the very word. */
  const entriesWith = async (directory, beginning) => {
    const [first, last] = [beginning, `${beginning}\uffff`].map((word) => fileOf(directory.words, word));
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => load(`words-${first + at}`)));
    const found = new Map();
    const list = files.flat();
    for (let at = 0; at < list.length; at += 2) {
      if (!list[at].startsWith(beginning)) continue;
      let id = 0;
      for (const step of list[at + 1].split(" ")) {
        id += parseInt(step, 36);
        found.set(id, found.get(id) || list[at] === beginning);
      }
    }
    return found;
  };

  /** Numbers of entries that may have all the words: those that have the words as typed first, then by rank. */
  const candidates = async (directory, typed) => {
    const narrow = typed.filter((word) => !Object.hasOwn(directory.heads, word)); // every object has a `constructor`
    if (narrow.length === 0) return directory.heads[typed.reduce((a, b) => (b.length > a.length ? b : a))];
    const lists = await Promise.all(narrow.map((word) => entriesWith(directory, word)));
    const ids = [...lists[0].keys()].filter((id) => lists.every((list) => list.has(id)));
    const exact = (id) => lists.filter((list) => list.get(id)).length;
    return ids.sort((a, b) => exact(b) - exact(a) || a - b);
  };

  /** Entries one of whose forms has words with all the beginnings: `{found, more}`. */
  const find = async (text) => {
    const typed = [...new Set(words(text))];
    if (typed.length === 0) return { found: [], more: false };
    const directory = await load("directory");
    const ids = await candidates(directory, typed);
    const found = [];
    const files = new Set();
    let at = 0;
    while (at < ids.length && found.length < SHOWN && files.size < FILES) {
      const next = ids.slice(at, at + SHOWN - found.length);
      at += next.length;
      const entries = await Promise.all(next.map(async (id) => {
        const file = fileOf(directory.entries, id);
        files.add(file);
        return (await load(`entries-${file}`))[id - directory.entries[file]];
      }));
      for (const entry of entries) {
        const form = matching(entry, typed, text);
        if (form) found.push(read(directory, entry, form));
      }
    }
    return { found, more: at < ids.length };
  };

  /** The form that is meant, `language|form`: the name itself before others, and of these the one that stands as it was typed. */
  const matching = ([, , name, , lang, forms], typed, text) => {
    const has = (form) => {
      const own = words(form.slice(form.indexOf("|") + 1));
      return typed.every((beginning) => own.some((word) => word.startsWith(beginning)));
    };
    if (has(`|${name}`)) return `${lang}|${name}`;
    const all = forms.filter(has);
    return all.find((form) => form.toLowerCase().includes(text.trim().toLowerCase())) ?? all[0];
  };

  const read = (directory, [kind, path, name, note, lang, , strips = []], form) => {
    const [label, folder, mark] = directory.kinds[kind];
    const bar = form.indexOf("|");
    return {
      href: new URL(`${folder}/${path}.html`.split("/").map(encodeURIComponent).join("/"), root).href,
      label, mark, name, note, lang, strips,
      form: form.slice(bar + 1),
      formLang: form.slice(0, bar),
    };
  };

  globalThis.dateline = { put: (name, content) => arrived.set(name, content), words, find, load, fileOf, alone: STANDS_ALONE };

  // ---- the box

  const element = (name, attributes, ...children) => {
    const made = document.createElementNS(`http://www.w3.org/${/^(svg|path)$/.test(name) ? "2000/svg" : "1999/xhtml"}`, name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // ---- cards: who that is, what a note or a claim says; they stay under the pointer and go with Escape (WCAG 1.4.13)

  const PEEKS = "a.mention, .sign > a";
  const card = element("div", { id: "peek", role: "tooltip", popover: "manual" });
  let [peeked, waiting] = [null, 0];

  const told = async (link) => {
    const note = link.hash && document.querySelector(`.noted > ${link.hash} > .note-text`);
    if (note) return [...note.cloneNode(true).childNodes];
    if (!link.dataset.entity) return [link.getAttribute("aria-label")];
    const directory = await load("directory");
    const found = await entriesWith(directory, `=${link.dataset.entity}`);
    const id = [...found.keys()].find((id) => found.get(id));
    const file = fileOf(directory.entries, id);
    const [, , name, line, lang, forms] = (await load(`entries-${file}`))[id - directory.entries[file]];
    const others = forms.slice(0, 3).map((form) => form.split("|"));
    return [
      element("b", { lang, dir: "auto" }, name),
      element("p", {}, ...others.flatMap(([lang, form], at) => [at ? " · " : "", element("span", { lang, dir: "auto" }, form)])),
      element("p", { dir: "auto" }, line),
    ];
  };

  const part = () => {
    peeked?.removeAttribute("aria-describedby");
    peeked = null;
    card.remove();
  };

  const peek = async (link) => {
    part();
    const parts = await told(link);
    if (!link.matches(":hover, :focus")) return; // the reader has gone on
    card.replaceChildren(...parts);
    document.body.append(card);
    card.showPopover();
    peeked = link;
    link.setAttribute("aria-describedby", card.id);
    const { bottom, top, left } = link.getClientRects()[0];
    const below = bottom + 6 + card.offsetHeight < innerHeight ? bottom + 6 : Math.max(top - 6 - card.offsetHeight, 0);
    card.style.top = `${below}px`;
    card.style.left = `${Math.max(Math.min(left, document.body.clientWidth - card.offsetWidth - 8), 8)}px`;
  };

  const shade = (target) => {
    const number = target.closest("mark.annotation")?.dataset.annotation ?? target.closest(".note")?.id.slice(5)
      ?? target.closest("a[role=doc-noteref]")?.hash.slice(6);
    document.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (number) document.querySelectorAll(`mark[data-annotation="${number}"], #note-${number}`).forEach((lit) => lit.classList.add("lit"));
  };

  const near = ({ target, pointerType }) => {
    if (pointerType === "touch" || !target.closest) return;
    shade(target);
    clearTimeout(waiting);
    const link = target.closest(PEEKS);
    if (card.contains(target) || link && link === peeked) return;
    waiting = setTimeout(() => (link ? peek(link).catch(part) : part()), link ? 400 : 200);
  };

  if (card.showPopover) {
    addEventListener("pointerover", near);
    addEventListener("focusin", near);
    addEventListener("scroll", part, { passive: true });
    addEventListener("keydown", ({ key }) => key === "Escape" && part());
  }

  // ---- the words that a search has led to (text fragments), for browsers that do not mark them

  const markWords = () => {
    const [, asked = ""] = (performance.getEntriesByType("navigation")[0]?.name ?? location.href).split(":~:");
    const texts = [...new Set(Array.from(asked.matchAll(/text=(?:[^&,]*-,)?([^&,]*)/g), ([, text]) => decodeURIComponent(text).toLowerCase()))];
    const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts[0] && walker.nextNode()) {
      const node = walker.currentNode;
      const at = texts.map((text) => node.data.toLowerCase().indexOf(text));
      const first = at.reduce((best, own, text) => (own >= 0 && !(at[best] >= 0 && at[best] <= own) ? text : best), 0);
      if (at[first] < 0) continue;
      const mark = element("mark", { class: "annotation" });
      const range = document.createRange();
      range.setStart(node, at[first]);
      range.setEnd(node, at[first] + texts[first].length);
      range.surroundContents(mark);
      found.push(mark);
      walker.currentNode = mark.lastChild;
    }
    const before = decodeURIComponent(asked.match(/text=([^&,]*)-,/)?.[1] ?? "").toLowerCase();
    const meant = found.find((mark) => mark.previousSibling?.data?.trimEnd().toLowerCase().endsWith(before));
    (meant ?? found[0])?.scrollIntoView({ block: "center" });
  };

  const build = (link) => {
    const box = link.parentElement;
    const input = element("input", {
      type: "text", role: "combobox", "aria-label": link.textContent, placeholder: link.textContent, "aria-autocomplete": "list",
      "aria-controls": "find-list", "aria-expanded": "false", autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto",
    });
    const list = element("div", { id: "find-list", role: "listbox", "aria-label": link.textContent });
    const count = element("p", { "aria-hidden": "true" });
    const panel = element("div", { class: "found", hidden: "hidden" }, list, count);
    // What is said when it changes must be on the page before.
    const status = element("p", { class: "vh", role: "status" });
    let [active, latest, timer] = [-1, Promise.resolve(), 0];

    const close = () => {
      panel.hidden = true;
      status.textContent = "";
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    };

    const choose = (at) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = at;
      const option = list.children[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };

    // A line of counting, as src/site/exports/finder/strips.rs draws it.
    const strip = ([lines, revised, stands, text]) => element("small", {},
      element("svg", { viewBox: "0 0 100 10", width: "100", height: "10", fill: "none", stroke: "currentColor", "aria-hidden": "true" },
        element("path", { d: lines }), element("path", { d: revised, fill: "var(--paper)" }), element("path", { d: stands, fill: "currentColor" })),
      ` ${text}`);

    const option = ({ href, name, form, formLang, label, mark, note, lang, strips = [] }, at) => {
      const dir = "auto";
      const parts = [element(label ? "b" : "span", { lang, dir }, name)];
      if (form && form !== name) parts.push(" ", element("span", { lang: formLang, dir }, form));
      if (label) parts.push(" ", element("small", {}, element("span", { class: mark }, label), note && ` · ${note}`));
      return element("a", { id: `find-${at}`, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...parts, ...strips.map(strip));
    };

    const show = async () => {
      const text = input.value;
      const result = find(text);
      latest = result;
      const [directory, { found, more }] = await Promise.all([load("directory"), result]);
      if (latest !== result) return; // the reader has typed on
      choose(-1);
      list.replaceChildren(...found.map(option));
      if (directory.texts) {
        const href = `${link.href}?${new URLSearchParams({ q: text.trim() })}`;
        list.append(option({ href, name: directory.texts.replace("{query}", () => text.trim()) }, found.length));
      }
      panel.hidden = words(text).length === 0;
      count.textContent = more ? directory.more : directory.found[found.length];
      status.textContent = panel.hidden ? "" : count.textContent;
      input.setAttribute("aria-expanded", String(!panel.hidden && list.children.length > 0));
    };

    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => show().catch(close), PAUSE);
    };

    const go = async () => {
      clearTimeout(timer);
      if (active < 0) await show().catch(close);
      (list.children[Math.max(active, 0)] ?? link).click();
    };

    const step = (by) => {
      const length = list.children.length;
      if (panel.hidden) soon();
      else if (length > 0) choose(active < 0 && by < 0 ? length - 1 : (active + by + length) % length);
    };

    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => active >= 0 && choose(0),
      End: () => active >= 0 && choose(list.children.length - 1),
      Enter: () => input.value.trim() !== "" && go(),
      Escape: () => {
        if (panel.hidden) input.value = "";
        close();
      },
    };

    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !Object.hasOwn(keys, event.key)) return;
      const inText = (event.key === "Home" || event.key === "End") && active < 0;
      if (!inText && !event.shiftKey) event.preventDefault();
      keys[event.key]();
    });
    input.addEventListener("input", soon);
    input.addEventListener("focus", () => load("directory").catch(() => {}));
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) close();
    });
    link.replaceWith(input, panel, status);
  };

  addEventListener("DOMContentLoaded", () => {
    // An older address: markup leads on by itself, and forgets which part was asked for.
    if (location.hash && document.querySelector("meta[http-equiv=refresh]")) {
      location.replace(document.querySelector("main a").href + location.hash);
    }
    document.querySelectorAll("search.find > a").forEach(build);
    document.querySelectorAll(".colophon > button").forEach(offerColours);
    if (!("fragmentDirective" in document)) markWords();
  });
})();
