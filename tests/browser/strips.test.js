// The strips of questions, without scripts: of the archive, and of questions with 1 to 40 claims that are made here, in a language that runs
// from left to right and in one that runs the other way. And that what was counted is in the first screen.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addressOf, fileRoot, openBrowser, openTab, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { buildSite, builtSite } from "./check/site.js";
import { checkStrips, stripPages } from "./check/strips.js";

const COUNTS = [1, 2, 3, 5, 8, 13, 21, 40];
/** Who counts: short and long, in several scripts. */
const CLAIMANTS = ["Guard", "مكتب المدعي العام في المدينة القديمة", "Residents of the lower streets and of the two quays below the mill", "Прокуратура", "村民"];
const folder = mkdtempSync(join(tmpdir(), "strips-"));
const sites = new Map();
let browser;

/** The answer of a claim, and what it says of the claim before it: all kinds come in turn. */
const FIGURES = [9, 11, 14, 14, 1200, 1200, 16, 15, 250000, 13, 14.5];
const ANSWERS = [
  ["value"], ["value", "revises"], ["min", "revises"], ["range", "disputes"], ["value", "revises"], ["value", "repeats"], ["text", "disputes"],
];

/** Claims on one question. */
function claims(count) {
  return Array.from({ length: count }, (_, at) => {
    const figure = FIGURES[at % FIGURES.length];
    const [kind, relation] = ANSWERS[at % ANSWERS.length];
    const answer = { value: `value: ${figure}`, min: `min: ${figure}`, range: `min: ${figure}, max: ${figure * 2}`, text: "text: far more than that" }[kind];
    const about = relation && at > 0 ? `, relation: {${relation}: c${count}-${at - 1}}` : "";
    const day = `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-0${(at % 9) + 1}`;
    return `  - {id: c${count}-${at}, question: q${count}, ${answer}, claimant: "${CLAIMANTS[at % 5]}", said_on: ${day}, quote: it says${about}}`;
  }).join("\n");
}

function make(lang) {
  const content = join(folder, lang, "content");
  for (const name of ["articles", "questions"]) mkdirSync(join(content, name), { recursive: true });
  writeFileSync(join(content, "site.yaml"), `title: Counted\nlang: ${lang}\n`);
  for (const count of COUNTS) {
    writeFileSync(join(content, "questions", `q${count}.md`), `---\ntitle: How many of ${count}?\nunit: people of the town and of the villages\n---\n`);
    writeFileSync(join(content, "articles", `a${count}.md`), `---\ntitle: Report ${count}\ndate: 2024-01-01\nclaims:\n${claims(count)}\n---\n\nOh, it says much.\n`);
  }
  return buildSite(join(folder, lang), "--no-search");
}

before(async () => {
  browser = await openBrowser();
  sites.set("this archive", builtSite());
  for (const lang of ["en", "ar"]) sites.set(lang, make(lang));
}, { timeout: 600_000 });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const within = async (name, act) => {
  const site = sites.get(name);
  const server = await serve(site);
  try {
    await act(site, server.root);
  } finally {
    await server.close();
  }
};

for (const name of ["this archive", "en", "ar"]) {
  test(`in strips of ${name} nothing covers anything, at four widths and on paper`, { timeout: 300_000 }, () => within(name, async (site, root) => {
    const pages = stripPages(site, 20);
    if (name !== "this archive") assert.equal(pages.length, COUNTS.length);
    expectNone(await checkStrips(browser, site, root, pages));
  }));
}

test("the finder shows the lines of counting of a question, from a server and over file://", () => within("en", async (site, served) => {
  for (const root of [served, fileRoot(site)]) {
    const tab = await openTab(browser, site, root);
    await tab.goto(addressOf(root, "articles/a8.html"));
    await tab.getByRole("combobox").pressSequentially("many of 13");
    const found = tab.getByRole("option").first();
    await found.locator("svg").first().waitFor();
    const drawn = await found.locator("svg path").evaluateAll((paths) => paths.filter((path) => path.getBBox().width > 0).length);
    assert.ok(drawn >= 3, `${drawn} strokes`);
    assert.match(await found.innerText(), /people of the town/);
    expectNone(tab.faults);
    await tab.context().close();
  }
}));

/** Whether the first element that is meant is whole in the first screen. */
const inFirstScreen = (tab, selector) => tab.locator(selector).first().evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight ? "" : `${Math.round(bottom)} of ${innerHeight} px`;
});

test("the first figure of each question stands in the first screen of a phone", () => within("this archive", async (site, root) => {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  for (const path of stripPages(site, 20)) {
    await tab.goto(addressOf(root, path));
    assert.equal(await inFirstScreen(tab, ".strips .figure"), "", path);
  }
  await tab.context().close();
}));

for (const [width, height] of [[390, 844], [1440, 900]]) {
  test(`the first screen of the front page shows a question with a strip and what is new, at ${width} px`, () => within("this archive", async (site, root) => {
    const tab = await openTab(browser, site, root, { javaScriptEnabled: false, viewport: { width, height } });
    await tab.goto(addressOf(root, "index.html"));
    const missing = [];
    for (const selector of [".question-card h3", ".question-card .answer-figure", ".question-card .strip", ".latest .row-title"]) {
      const where = await inFirstScreen(tab, selector);
      if (where) missing.push(`${selector} ends at ${where}`);
    }
    assert.deepEqual(missing, []);
    await tab.context().close();
  }));
}
