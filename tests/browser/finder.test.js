// The name finder, from a server and over file://. FORMS_MAX takes a sample of so many forms; without it, 120.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileRoot, openBrowser, openTab, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { checkFinder, registeredForms } from "./check/finder.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const forms = registeredForms(site, Number(process.env.FORMS_MAX ?? 120));

test("there are forms in several scripts", { skip: process.env.SITE !== undefined && "another site need not have them" }, () => {
  for (const script of [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u]) assert.ok(forms.some(({ form }) => script.test(form)));
});

for (const way of ["from a server", "over file://"]) {
  test(`${forms.length} forms are found ${way}, by keyboard, in a box that says what it is`, { timeout: 300_000 }, async () => {
    const [browser, server] = await Promise.all([openBrowser(), serve(site)]);
    try {
      expectNone(await checkFinder(browser, site, way === "over file://" ? fileRoot(site) : server.root, way, forms));
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

test("what is typed becomes the same words as in the index", async () => {
  const table = readFileSync(new URL("folding.txt", import.meta.url), "utf8").split("\n").filter(Boolean).map((line) => line.split("\t"));
  assert.ok(table.length > 15);
  const browser = await openBrowser();
  try {
    const tab = await openTab(browser, site, fileRoot(site));
    await tab.goto(`${fileRoot(site)}index.html`);
    const words = await tab.evaluate((texts) => texts.map((text) => dateline.words(text).join(" ")), table.map(([text]) => text));
    assert.deepEqual(words, table.map(([, expected]) => expected));
  } finally {
    await browser.close();
  }
});

test("words that every object of a script has are words like others", async () => {
  const browser = await openBrowser();
  try {
    const tab = await openTab(browser, site, fileRoot(site));
    await tab.goto(`${fileRoot(site)}index.html`);
    const odd = ["constructor", "__proto__", "hasOwnProperty", "toString"];
    const found = await tab.evaluate((texts) => Promise.all(texts.map((text) => dateline.find(text))), odd);
    assert.deepEqual(found.map(({ more }) => more), odd.map(() => false));
  } finally {
    await browser.close();
  }
});
