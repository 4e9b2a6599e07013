// Full-text search on search.html: a text is found by any form of those whom it names; where the search cannot work, the page says so.

import { addressOf, decoded, eventually, openTab, pathOf } from "./browser.js";
import { fault } from "./fault.js";
import { registeredForms } from "./finder.js";

const PAGE = "search.html";

/** Forms of entities that an article names, with one such article: `[{form, article}]`, evenly drawn. */
export function searchableForms(site, limit) {
  const articles = new Map(); // the first article of each entity
  for (const row of site.text("data/mentions.csv").split("\n").slice(1)) {
    const [, entity, article] = row.match(/^([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(articles\/[^,]*),/) ?? [];
    if (entity && !articles.has(entity)) articles.set(entity, `${article}.html`);
  }
  const forms = registeredForms(site).flatMap(({ path, form }) => {
    const article = articles.get(path.replace(/\.html$/, ""));
    return article ? [{ form, article }] : [];
  });
  const step = Math.max(1, forms.length / limit);
  return forms.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

export async function checkSearch(browser, site, root, way, forms) {
  const tab = await openTab(browser, site, root);
  const faults = [];
  const add = (what) => faults.push(fault("search", `${PAGE} ${way}`, what));
  const rows = () => tab.locator("#search .row-title a").evaluateAll((links) => links.map((link) => link.href));
  const said = () => tab.locator("#search [role=status]").textContent({ timeout: 3_000 }).catch(() => "");
  await tab.goto(addressOf(root, PAGE));
  const box = tab.getByRole("searchbox");
  if (!await eventually(() => box.count(), 3)) {
    add("no search box appears");
  } else {
    for (const { form, article } of forms) {
      await tab.goto(`${addressOf(root, PAGE)}?q=${encodeURIComponent(form)}`);
      const paths = async () => (await rows()).map((href) => pathOf(root, decoded(href)));
      const more = tab.locator("#search button:visible");
      await eventually(said, 5);
      const number = Number((await said()).replace(/\D/g, ""));
      const isShown = async () => (await paths()).includes(article);
      while (!await eventually(isShown, 1) && (await rows()).length < number && await more.count() > 0) await more.click();
      if (!await isShown()) add(`«${form}» does not find ${article}: ${(await paths()).join(", ") || await said()}`);
      const excerpt = tab.locator("#search .row", { has: tab.locator(`a[href*="${article.split("/").map(encodeURIComponent).join("/")}"]`) });
      if (await excerpt.locator(".row-summary mark").count() === 0) add(`«${form}»: the excerpt of ${article} marks nothing`);
      const count = (await rows()).length;
      if ((await more.count() > 0) !== count < number) add(`«${form}»: ${count} of ${number} texts are shown, and more are ${count < number ? "not " : ""}offered`);
    }
    await checkForm(tab, root, box, { rows, said, add });
  }
  faults.push(...tab.faults);
  await tab.context().close();
  return faults;
}

/** By keyboard: type, hear the number, choose, go to a text. */
async function checkForm(tab, root, box, { rows, said, add }) {
  await tab.goto(addressOf(root, PAGE));
  await box.focus();
  await tab.keyboard.type("qqqqqq");
  const none = await eventually(said, 3);
  if (!none || (await rows()).length > 0) add(`nothing is said where nothing is found: ${JSON.stringify(none)}`);
  const [label] = await tab.evaluate(() => [...document.querySelectorAll("#search select:not([name=order])")].filter((select) => select.checkVisibility())
    .map((select) => select.labels[0]?.textContent ?? ""));
  if (!label) return add("there is nothing to choose from, or it has no label");
  await box.fill("");
  const select = tab.locator("#search select:not([name=order]):visible").first();
  await eventually(() => select.locator("option").nth(1).isEnabled().catch(() => false), 3);
  await select.focus();
  await tab.keyboard.press("ArrowDown");
  const count = Number((await select.evaluate((element) => element.selectedOptions[0].textContent)).match(/\((\d+)\)$/)?.[1]);
  const matches = await eventually(async () => Number((await said()).replace(/\D/g, "")) === count, 3);
  if (!count || !matches) add(`the choice promises ${count} texts, and «${await said()}» is said`);
  const marked = async () => {
    const word = await tab.locator("#search .row-summary").first().textContent({ timeout: 3_000 }).then((text) => text.match(/\p{L}{5,}/u)?.[0]);
    await box.fill(word);
    return eventually(() => tab.locator("#search .row-summary mark").count(), 3);
  };
  if (!await marked().catch(() => 0)) add("no excerpt marks the word that was searched for");
}

/** Without scripts the page says what to do, and leads to the lists. */
export async function checkSearchInstead(browser, site, root, way, options) {
  const tab = await openTab(browser, site, root, options);
  await tab.goto(addressOf(root, PAGE));
  await tab.waitForTimeout(300);
  const { text, boxes, links } = await tab.evaluate(() => ({
    text: [...document.querySelectorAll("main p")].filter((p) => p.checkVisibility()).map((p) => p.textContent.trim()).join(" "),
    boxes: document.querySelectorAll("main input, main select").length,
    links: [...document.querySelectorAll("main a[href]")].map((a) => a.href),
  }));
  const faults = [...tab.faults];
  const add = (what) => faults.push(fault("instead", `${PAGE} ${way}`, what));
  if (text.length < 40) add("nothing is said of what to do instead");
  if (boxes > 0) add("there is a box that cannot search");
  if (!links.some((href) => /index\.html$/.test(pathOf(root, href) ?? ""))) add("no list is offered");
  await tab.context().close();
  return faults;
}
