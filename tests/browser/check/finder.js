// The name finder: every registered form finds its page, however it is typed; the box is a combobox; nothing of it is needed.

import { addressOf, arrives, decoded, eventually, openTab, pathOf } from "./browser.js";
import { fault } from "./fault.js";

/** Bytes of the index that one name may load. */
const LIMIT = 150_000;

/** `[{path, form}]` of all registered forms, or of so many of them, evenly drawn. */
export function registeredForms(site, limit = Infinity) {
  const rows = site.text("data/names.csv").split("\n").slice(1).filter(Boolean).map((row) => row.match(/^([^,]*),("(?:[^"]|"")*"|[^,]*),/));
  const forms = rows.map(([, entity, form]) => ({ path: `${entity}.html`, form: form.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"') }));
  const step = Math.max(1, forms.length / limit);
  return forms.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** A form as readers type it: as it stands, small and without marks, its words the other way round, the last one cut short. */
const typings = (form) => {
  const words = form.split(/[\s\-–—]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [form, form.toUpperCase().normalize("NFD").replace(/\p{M}/gu, ""), [...words].reverse().join(" "), form.slice(0, -1)]
    .filter((typed) => /[\p{L}\p{N}]/u.test(typed));
};

export async function checkFinder(browser, site, root, way, forms, limit = LIMIT) {
  const tab = await openTab(browser, site, root);
  const loaded = new Set();
  tab.on("request", (request) => { const path = pathOf(root, request.url()); if (path?.startsWith("find/")) loaded.add(path); });
  const faults = [];
  const add = (kind, what) => faults.push(fault(kind, `${pathOf(root, tab.url())} ${way}`, what));
  const start = forms[0].path;
  await tab.goto(addressOf(root, start));

  for (const { path, form } of forms) {
    for (const typed of typings(form)) {
      const { found, more } = await tab.evaluate((text) => dateline.find(text), typed).catch((error) => ({ found: [], more: error.message }));
      const paths = found.map(({ href }) => pathOf(root, decoded(href)));
      // The same words may be the name of many: then the list says that there are more.
      if (!paths.includes(path) && more !== true) add("finds", `«${typed}» does not find ${path}: ${paths.join(", ") || more}`);
    }
  }
  // Typed letter by letter on a fresh page, a name loads no more than it may.
  const { path, form } = forms.reduce((a, b) => (b.form.length > a.form.length ? b : a));
  await tab.reload();
  loaded.clear();
  await tab.locator("search.find input").pressSequentially(form, { delay: 5 });
  const listed = await eventually(() => tab.locator("search.find [role=option]").count(), 3);
  if (!listed) add("finds", `«${form}» typed into the box lists nothing for ${path}`);
  const bytes = [...loaded].reduce((sum, file) => sum + (site.has(file) ? site.size(file) : 0), 0);
  if (bytes > limit) add("size", `«${form}» loads ${bytes} bytes`);

  await checkBox(tab, root, start, forms[0].form, add);
  faults.push(...tab.faults, ...await checkWithout(browser, site, root, start, way));
  await tab.context().close();
  return faults;
}

/** The combobox by keyboard, with what assistive technology is told. */
async function checkBox(tab, root, start, form, add) {
  await tab.goto(addressOf(root, start));
  const box = tab.getByRole("combobox");
  if (await box.count() !== 1) return add("box", `${await box.count()} comboboxes are on the page`);
  const state = () => box.evaluate((input) => {
    const active = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    const list = document.getElementById(input.getAttribute("aria-controls"));
    const options = list ? [...list.querySelectorAll("[role=option]")] : [];
    return {
      name: input.getAttribute("aria-label") ?? "", list: list?.getAttribute("role"), open: input.getAttribute("aria-expanded"),
      shown: list?.checkVisibility() ?? false, active: options.indexOf(active), options: options.length,
      selected: options.flatMap((option, at) => (option.getAttribute("aria-selected") === "true" ? at : [])).join(),
      said: document.querySelector("search.find [role=status]")?.textContent ?? "", focused: document.activeElement === input,
    };
  });
  const expect = async (what, wanted) => {
    let now;
    const holds = await eventually(async () => {
      now = await state();
      return Object.entries(wanted).every(([key, value]) => now[key] === value);
    }, 3);
    if (!holds) add("box", `${what}: ${Object.keys(wanted).filter((key) => now[key] !== wanted[key]).map((key) => `${key} is ${JSON.stringify(now[key])}, not ${JSON.stringify(wanted[key])}`).join("; ")}`);
    return now;
  };
  const { name } = await expect("at first", { list: "listbox", open: "false", shown: false, active: -1 });
  if (!name) add("box", "the box has no name");
  await box.focus();
  await box.pressSequentially([...form].slice(0, 2).join(""));
  const { options, said } = await expect("after typing", { open: "true", shown: true, active: -1, focused: true });
  if (!/\p{L}/u.test(said)) add("box", `the number of results is not said: ${JSON.stringify(said)}`);
  const press = async (key, active) => {
    await tab.keyboard.press(key);
    await expect(`after ${key}`, { active, selected: active < 0 ? "" : String(active), focused: true });
  };
  await press("ArrowDown", 0);
  await press("End", options - 1);
  await press("ArrowDown", 0);
  await press("ArrowUp", options - 1);
  await press("Home", 0);
  await tab.keyboard.press("Escape");
  await expect("after Escape", { open: "false", shown: false, active: -1, said: "", focused: true });
  await box.fill(form);
  await expect("after another name", { open: "true" });
  await tab.keyboard.press("ArrowDown");
  const href = await tab.locator("search.find [aria-selected=true]").evaluateAll(([option]) => option?.href);
  const wanted = href && pathOf(root, href);
  await tab.keyboard.press("Enter");
  if (!wanted || !await arrives(tab, root, wanted)) add("box", `Enter leads to ${pathOf(root, tab.url())}, not to ${wanted}`);
}

/** Without scripts the same place has a link. */
async function checkWithout(browser, site, root, start, way) {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
  await tab.goto(addressOf(root, start));
  const link = tab.locator("search.find > a[href]");
  const leads = await link.count() === 1 && await link.isVisible() && pathOf(root, await link.evaluate((a) => a.href)) === "search.html";
  await tab.context().close();
  return leads ? [] : [fault("without", `${start} ${way} without scripts`, "the place of the box has no link to search.html")];
}
