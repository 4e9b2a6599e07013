// Full-text search, from a server and over file://: what it finds is what reading every text finds. FORMS_MAX as for the finder; without it, 25.
// QUERIES takes so many random queries; without it, 160. With SITE the queries are asked of that site too.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { decoded, eventually, fileRoot, openBrowser, openTab, pathOf, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { checkSearch, checkSearchInstead, searchableForms } from "./check/search.js";
import { checkShift } from "./check/shift.js";
import { buildSite, builtSite } from "./check/site.js";
import { articles, queries, readTexts, wordsOf } from "./check/words.js";

const site = builtSite();
const forms = searchableForms(site, Number(process.env.FORMS_MAX ?? 25));
const QUERIES = Number(process.env.QUERIES ?? 160);
const folder = mkdtempSync(join(tmpdir(), "searched-"));
let browser, server, searched;

const article = (title, lang, body, more = "") => `---\ntitle: ${title}\ndate: 2022-01-0${1 + (title.length % 9)}\nlang: ${lang}\n${more}---\n${body}\n`;

/** What is asked of single words stands in texts of its own. */
const OWN = {
  "content/site.yaml": "title: Searched\nlang: en\n",
  "content/people/toqaev.md": "---\nname: Qasym-Zhomart Toqaev\nnames: [Касым-Жомарт Токаев, Қасым-Жомарт Тоқаев]\nshort_names: [Toqaev, Токаев, Тоқаев]\n---\n",
  "content/organizations/khabar.md": "---\nname: Khabar Agency\nnames: [Агентство «Хабар»]\n---\n",
  "content/places/almaty.md": "---\nname: Almaty\nnames: [阿拉木图]\n---\n",
  "content/articles/kk-in.md": article("Kk in", "kk", "Оқиға Алматыда болды. Қалада 225 адам."),
  "content/articles/kk-of.md": article("Kk of", "kk", "Бұл Алматы. Отырғаны анық."),
  "content/articles/ru-dead.md": article("Ru dead", "ru", "Погибшие найдены по адресу. Президент молчал."),
  "content/articles/ru-to.md": article("Ru to", "ru", "Сказали президенту: протоколов нет."),
  "content/articles/uk-of.md": article("Uk of", "uk", "Мер Києва мовчав. Солов'йов теж."),
  "content/articles/uk-kyiv.md": article("Uk kyiv", "uk", "Київ мовчав."),
  "content/articles/tr-in.md": article("Tr in", "tr", "Ankara'da yağmur var."),
  "content/articles/uz-in.md": article("Uz in", "uz", "Toshkentda yomgʻir."),
  "content/articles/uz.md": article("Uz", "uz", "Toshkent katta shahar."),
  "content/articles/en-plural.md": article("En plural", "en", "The protests went on. Plane tickets were sold."),
  "content/articles/en-named.md": article("En named", "en", "Qasym-Zhomart Toqaev left. Nobody asked Toqaev’s office in Almaty. The toll was 1,500 then, Khabar Agency said."),
  "content/articles/fr.md": article("Fr", "fr", "Le vote de l’Assemblée est clair. Straße, Łódź, Đorđe, Ørsted, Diyarbakır."),
  "content/articles/zh.md": article("Zh", "zh", "在阿斯塔纳罢工，图书馆关闭。"),
  "content/articles/en-apart.md": article("En apart", "en", "The office said nothing; 500 tickets and 1 plane. Side is by no side."),
  "content/articles/en-many.md": article("En many", "en", Array.from({ length: 60 }, (_, at) => `Sentence ${at} says little. `).join("") + "At last the needle & “thread” appear here. More follows.", "summary: The needle is far below.\n"),
};

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
  for (const [path, text] of Object.entries({ ...OWN, ...articles(120) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  searched = buildSite(folder);
}, { timeout: 600_000 });
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const skip = !site.files.some((path) => path.startsWith("search/")) && "the site was built without search";
for (const way of ["from a server", "over file://"]) {
  test(`an article is found by each of ${forms.length} forms ${way}, and the form works by keyboard`, { skip, timeout: 300_000 }, async () =>
    expectNone(await checkSearch(browser, site, way === "over file://" ? fileRoot(site) : server.root, way, forms)));
}
test("nothing moves while the page loads", { skip }, async () => expectNone(await checkShift(browser, site, server.root, ["search.html", "index.html"])));
test("without scripts the page says what to do instead", async () =>
  expectNone(await checkSearchInstead(browser, site, server.root, "without scripts", { javaScriptEnabled: false })));

/** Opens the search page of a site on disk; `ask` gives the articles that a query finds, newest first. */
async function asking(from) {
  const tab = await openTab(browser, from, fileRoot(from));
  await tab.goto(`${fileRoot(from)}search.html`);
  const ask = async (query, order = "newest") =>
    (await tab.evaluate(([query, order]) => dateline.search(query, order), [query, order])).filter((path) => path.startsWith("articles/"));
  return { tab, ask };
}

/** Queries, and the texts among OWN that they find. */
const FOUND = {
  "Алматыда": ["kk-in", "kk-of"],
  "алматы": ["kk-in", "kk-of"],
  "АЛМАТЫНЫҢ": ["kk-in", "kk-of"],
  '"Алматы"': ["kk-of"],
  "президентом": ["ru-dead", "ru-to"],
  '"президенту"': ["ru-to"],
  "київ": ["uk-kyiv", "uk-of"],
  "Києву": ["uk-kyiv", "uk-of"],
  "соловйов": ["uk-of"],
  "ankara": ["tr-in"],
  "toshkent": ["uz", "uz-in"],
  "Toshkentga": ["uz", "uz-in"],
  "protest": ["en-plural"],
  "plan": [],
  "Токаев": ["en-named"],
  "Касым-Жомарту": ["en-named"],
  "Агентство «Хабар»": ["en-named"],
  '"Токаев"': [],
  "阿拉木图": ["en-named"],
  "toqaev": ["en-named"],
  '"toqaev office"': ["en-named"],
  "1,500": ["en-named"],
  "500 1": ["en-apart", "en-named"],
  "2251": [],
  "225": ["kk-in"],
  "погибшие": ["ru-dead"],
  "погибло": [],
  "protocol": [],
  "assemblee": ["fr"],
  "l'assemblée": ["fr"],
  "STRASSE lodz dorde orsted diyarbakir": ["fr"],
  "罢工": ["zh"],
  "工罢": [],
  "木图": ["en-named"],
  "图书": ["zh"],
  "«side by»": [],
  '"is by no side"': ["en-apart"],
  "needle": ["en-many"],
};

for (const [query, expected] of Object.entries(FOUND)) {
  test(`what is found for ${query}`, async () => {
    const { tab, ask } = await asking(searched);
    const own = (await ask(query)).map((path) => path.slice("articles/".length, -".html".length)).filter((stem) => !/^a\d+$/.test(stem));
    assert.deepEqual(own.sort(), expected);
    expectNone(tab.faults);
    await tab.context().close();
  });
}

/** Whether a text has a word, or one that begins as it does for the greater part; or names somebody who is called so. */
const isExplained = (word, { words, path }, called) =>
  words.has(word) || called.get(path)?.has(word) || [...words].some((other) => {
    let same = 0;
    while (same < word.length && word[same] === other[same]) same += 1;
    return same >= 2 && same * 2 >= Math.min(word.length, other.length);
  });

/** The words by which each article may be found because it names somebody. */
function calledIn(from) {
  const forms = new Map();
  for (const row of from.text("data/names.csv").split(/\r?\n/).slice(1)) {
    const [, entity, form] = row.match(/^([^,]*),("(?:[^"]|"")*"|[^,]*),/) ?? [];
    if (entity) for (const word of wordsOf(form)) forms.set(entity, (forms.get(entity) ?? new Set()).add(word));
  }
  const called = new Map();
  for (const row of from.text("data/mentions.csv").split(/\r?\n/).slice(1)) {
    const [, entity, owner] = row.match(/^([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(articles\/[^,]*),/) ?? [];
    if (entity) called.set(`${owner}.html`, new Set([...(called.get(`${owner}.html`) ?? []), ...(forms.get(entity) ?? [])]));
  }
  return called;
}

for (const from of process.env.SITE ? ["the texts of this test", "SITE"] : ["the texts of this test"]) {
  test(`${QUERIES} random queries find in ${from} what reading every text finds`, { timeout: 3_600_000 }, async () => {
    const there = from === "SITE" ? site : searched;
    const texts = readTexts(there);
    const called = calledIn(there);
    const rows = new Map(texts.map(({ path, row }) => [path, row]));
    // Titles and summaries are searched too; what may have a word there cannot be judged by its text.
    const isInText = (path, words) => {
      const own = OWN[`content/${path.replace(/\.html$/, ".md")}`];
      return !words.some((word) => rows.get(path).has(word) || own && wordsOf(own).has(word));
    };
    const { tab, ask } = await asking(there);
    let answered = 0;
    for (const words of queries(texts, QUERIES)) {
      const read = texts.filter((text) => words.every((word) => text.words.has(word))).map(({ path }) => path).sort();
      const exact = (await ask(words.map((word) => `"${word}"`).join(" "))).filter((path) => read.includes(path) || isInText(path, words));
      assert.deepEqual(exact.sort(), read, `exactly ${words}`);
      const found = new Set(await ask(words.join(" ")));
      assert.ok(read.every((path) => found.has(path)), `all of ${words}`);
      const odd = texts.filter((text) => found.has(text.path) && isInText(text.path, words) && !words.every((word) => isExplained(word, text, called)));
      assert.deepEqual(odd.map(({ path }) => path), [], `without reason for ${words}`);
      answered += read.length > 0;
    }
    assert.ok(answered > QUERIES / 2 && answered <= QUERIES, `${answered} of ${QUERIES} queries have an answer`);
    expectNone(tab.faults);
    await tab.context().close();
  });
}

test("a result shows the sentence and leads to its words, also where the browser does not", async () => {
  const tab = await openTab(browser, searched, fileRoot(searched));
  await tab.goto(`${fileRoot(searched)}search.html?q=needle thread`);
  const summary = tab.locator("#search .row-summary").first();
  await eventually(() => summary.count());
  assert.equal((await summary.textContent()).trim(), "At last the needle & “thread” appear here.");
  assert.deepEqual(await summary.locator("mark").allTextContents(), ["needle", "thread"]);
  const href = await tab.locator("#search .row-title a").first().getAttribute("href");
  assert.equal(pathOf(fileRoot(searched), href), "articles/en-many.html");
  assert.match(decoded(href), /#:~:text=At last the-,needle&text=needle&text=thread$/);
  // A browser that knows text fragments goes there by itself.
  await tab.goto("about:blank");
  await tab.goto(href);
  assert.ok(await eventually(() => tab.evaluate(() => scrollY > 0), 3), "the browser does not go to the words");
  assert.equal(await tab.locator("main mark").count(), 0);
  // Another is led by our own script.
  await tab.addInitScript(() => delete Document.prototype.fragmentDirective);
  await tab.goto("about:blank");
  await tab.goto(href);
  const marks = tab.locator("main mark");
  assert.deepEqual(await marks.allTextContents(), ["needle", "needle", "thread"]);
  assert.ok(await marks.nth(1).evaluate((mark) => { const { top, bottom } = mark.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }));
  expectNone(tab.faults);
  await tab.context().close();
});

test("where no text has a word, the nearest ones are offered", async () => {
  const tab = await openTab(browser, searched, fileRoot(searched));
  for (const [query, offered] of [["2251 адам", "225"], ["protestz", "protests"]]) {
    await tab.goto(`${fileRoot(searched)}search.html?q=${encodeURIComponent(query)}`);
    const links = tab.locator("#search a");
    await eventually(() => links.count());
    const [first] = await links.allTextContents();
    assert.equal(first, offered);
    await links.first().click();
    assert.ok(await eventually(() => tab.locator("#search .row").count()), `${query}: what is offered finds nothing`);
  }
  expectNone(tab.faults);
  await tab.context().close();
});

test("filters and orders choose among what is found", async () => {
  const tab = await openTab(browser, searched, fileRoot(searched));
  await tab.goto(`${fileRoot(searched)}search.html?q=${encodeURIComponent("алматы")}&order=oldest`);
  const titles = () => tab.locator("#search .row-title").allTextContents();
  await eventually(async () => (await titles()).length);
  const oldest = await titles();
  await tab.locator("select[name=order]").selectOption("newest");
  await eventually(async () => (await titles())[0] !== oldest[0]);
  assert.deepEqual(await titles(), oldest.toReversed());
  await tab.locator("select[name=language]").selectOption("kk");
  assert.match(await tab.locator("select[name=language] option:checked").textContent(), /\(2\)$/);
  assert.ok(await eventually(() => /language=kk/.test(tab.url())));
  expectNone(tab.faults);
  await tab.context().close();
});

test("a query of two words loads at most 250 kB", { timeout: 600_000 }, async () => {
  for (const from of process.env.SITE ? [searched, site] : [searched]) {
    const tab = await openTab(browser, from, fileRoot(from));
    const loaded = new Set();
    tab.on("request", (request) => loaded.add(pathOf(fileRoot(from), request.url())));
    let most = 0;
    for (const words of queries(readTexts(from), 12, 3)) {
      loaded.clear();
      await tab.goto(`${fileRoot(from)}search.html?q=${encodeURIComponent(words.slice(0, 2).join(" "))}`);
      await eventually(() => tab.locator("#search [role=status]").textContent());
      await tab.waitForLoadState("networkidle");
      most = Math.max(most, [...loaded].filter((path) => path.startsWith("search/")).reduce((sum, path) => sum + from.size(path), 0));
    }
    assert.ok(most > 1_000 && most <= 250_000, `${most} bytes`);
    console.log(`at most ${most} bytes of the index`);
    await tab.context().close();
  }
});
