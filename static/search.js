// Full-text search on search.html, over the index that Pagefind has made. Nothing loads it over file://: there the page keeps the text
// that says what to do instead.
"use strict";

(() => {
  const place = document.getElementById("search");
  if (location.protocol === "file:") return;
  const words = place.dataset;
  const FILTERS = ["kind", "year", "language", "publisher"];
  const STEP = 10; // texts at a time
  const lang = document.documentElement.lang;
  const root = new URL(".", document.currentScript.src);
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const input = element("input", { type: "search", name: "q" });
  const selects = FILTERS.map((name) => element("select", { name }));
  const labelled = (label, control) => element("label", { className: "label" }, `${label} `, control);
  const controls = selects.map((select) => labelled(words[select.name], select));
  const form = element("form", {}, labelled(words.words, input), element("div", { className: "kinds more" }, ...controls));
  form.setAttribute("role", "search");
  const status = element("p", { className: "label more" });
  status.setAttribute("role", "status");
  const list = element("ol", { className: "rows" });
  const more = element("button", { type: "button", textContent: words.more, hidden: true });

  /** A value of a filter as a reader reads it. */
  const shown = (filter, value) => {
    if (filter !== "language") return value;
    try {
      return new Intl.DisplayNames([lang, value], { type: "language" }).of(value);
    } catch {
      return value;
    }
  };

  /** A date stands in the index as the bytes of its text. */
  const dated = (digits) => decodeURIComponent(digits.replace(/../g, "%$&"));

  // Chinese and Japanese: each sign is a word of the index.
  const SIGN = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]";
  const asSigns = (query) => query.replace(new RegExp(`${SIGN}+`, "gu"), (run) => run === query ? `"${[...run].join(" ")}"` : ` ${[...run].join(" ")} `);
  const closed = (markup) => markup.replace(new RegExp(`(?<=${SIGN}(</mark>)?) (?=(<mark>)?${SIGN})`, "gu"), "").replaceAll("</mark><mark>", "");

  /** The words around what was found. Pagefind marks them in markup; everything else of it is text. */
  const excerpt = (markup) => closed(markup).split(/<\/?mark>/).map((part, at) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return at % 2 === 1 ? element("mark", { className: "annotation" }, text) : text;
  });

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** Of a text that was found by another form of a name: the words around that name as it stands there. */
  const aroundName = (content, names, query) => {
    const asked = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
    const hits = (forms) => asked.filter((word) => fold(forms).split(" ").some((form) => form.startsWith(word))).length;
    const [forms] = names.split(" | ").sort((a, b) => hits(b) - hits(a));
    // Small words of a name, such as "of", say nothing.
    const parts = forms.split(" ").filter((form) => form.length > 2 && (form !== form.toLowerCase() || form === form.toUpperCase()));
    const words = content.split(/\s+/);
    const at = hits(forms) ? words.findIndex((word) => parts.some((part) => word.includes(part))) : -1;
    return at < 0 ? undefined : words.slice(Math.max(0, at - 12), at + 18).join(" ").replaceAll("<", "&lt;").replace(words[at], "<mark>$&</mark>");
  };

  const row = ({ raw_url: address, meta, filters, content, excerpt: around }) => {
    const markup = /<mark>/.test(around) ? around : aroundName(content, meta.names, input.value) ?? around;
    const href = new URL(address.split("/").map(encodeURIComponent).join("/"), root).href;
    const [own] = filters.language ?? [lang];
    const about = [filters.publisher?.[0], meta.date && dated(meta.date), filters.kind?.[0]].filter(Boolean).join(" · ");
    return element("li", { className: "row row-undated" },
      element("span", { className: "row-title" }, element("a", { href, lang: own, dir: "auto" }, closed(meta.title))),
      element("span", { className: "row-meta" }, about),
      element("span", { className: "row-summary", lang: own, dir: "auto" }, "… ", ...excerpt(markup), " …"));
  };

  /** Choices with the number of texts that each would leave; nothing where there is no choice. */
  const offer = (select, counts) => {
    const chosen = select.value;
    const newest = select.name === "year" ? -1 : 1;
    const values = Object.keys(counts).sort((a, b) => newest * shown(select.name, a).localeCompare(shown(select.name, b), lang));
    select.replaceChildren(element("option", { value: "" }, words.all), ...values.map((value) =>
      element("option", { value, disabled: counts[value] === 0 && value !== chosen }, `${shown(select.name, value)} (${counts[value]})`)));
    select.value = chosen;
    select.parentElement.hidden = values.length < 2;
  };

  let latest = 0;
  const search = async (pagefind, all) => {
    const now = (latest += 1);
    const query = input.value.trim();
    const terms = asSigns(query) || null;
    const chosen = selects.filter((select) => select.value);
    const filters = Object.fromEntries(chosen.map((select) => [select.name, select.value]));
    const address = new URL(location);
    address.search = new URLSearchParams([["q", query], ...Object.entries(filters)].filter(([, value]) => value));
    history.replaceState(null, "", address);
    const asked = query !== "" || chosen.length > 0;
    const found = asked ? await pagefind.search(terms, { filters }) : { results: [], filters: all };
    if (now !== latest) return;
    // What else a filter could be is counted without it.
    const others = await Promise.all(selects.map(async (select) => {
      if (!asked || !select.value) return found.filters[select.name] ?? {};
      const { [select.name]: _, ...rest } = filters;
      const without = query || Object.keys(rest).length > 0 ? await pagefind.search(terms, { filters: rest }) : { filters: all };
      return without.filters[select.name] ?? {};
    }));
    let count = 0;
    const next = async () => {
      const step = found.results.slice(count, count + STEP);
      count += step.length;
      const texts = await Promise.all(step.map((result) => result.data()));
      if (now !== latest) return;
      const rows = texts.map(row);
      list.append(...rows);
      more.hidden = count >= found.results.length;
      return rows[0];
    };
    list.replaceChildren();
    selects.forEach((select, at) => offer(select, others[at]));
    const number = new Intl.NumberFormat(lang).format(found.results.length);
    status.textContent = !asked ? "" : found.results.length === 0 ? words.none : words.results.replace("{number}", number);
    more.onclick = async () => (await next())?.querySelector("a").focus();
    await next();
  };

  const load = async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.options({ ranking: { metaWeights: { title: 5, names: 0.5, date: 0 } } });
    const all = await pagefind.filters();
    selects.forEach((select) => {
      offer(select, all[select.name] ?? {});
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    });
    return { pagefind, all };
  };

  // The form stands at once: what is typed before the index is there is searched when it is.
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  selects.forEach((select) => offer(select, {}));
  place.classList.add("searching");
  place.replaceChildren(form, status, list, more);
  const index = load();
  const run = () => index.then(({ pagefind, all }) => search(pagefind, all)).catch(() => { status.textContent = words.failed; });
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  run();
})();
