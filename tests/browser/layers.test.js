// Layers over a text, without scripts; notes that open one by one on a phone; cards under names and signs, from a server and from a folder.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addressOf, fileRoot, openBrowser, openTab, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { notedPages } from "./check/notes.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const path = notedPages(site, 40).find((page) => [/id="show-names"/, /id="show-claims"/, /doc-noteref.*doc-noteref/s].every((part) => part.test(site.text(page))));
const another = { skip: path === undefined && process.env.SITE !== undefined && "another site need not have such an article" };
let browser, server;

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const open = async (root, options) => {
  const tab = await openTab(browser, site, root, options);
  await tab.goto(addressOf(root, path));
  return tab;
};
const close = async (tab) => {
  expectNone(tab.faults);
  await tab.context().close();
};

test("names, notes and claims go and come back, without scripts", another, async () => {
  const tab = await open(server.root, { javaScriptEnabled: false });
  const seen = () => Promise.all([
    tab.locator(".text a.mention").first().evaluate((link) => getComputedStyle(link).textDecorationLine),
    tab.locator(".noted > .note").first().isVisible(),
    tab.locator("a[role=doc-noteref]").first().isVisible(),
    tab.locator(".claim-sign").first().isVisible(),
  ]);
  assert.deepEqual(await seen(), ["underline", true, true, true]);
  const text = () => tab.locator(".prose").first().evaluate((prose) => [...prose.querySelectorAll("p")].filter((p) => !p.closest(".note"))
    .map((p) => p.innerText.replace(/\d+$/gm, "").length).reduce((a, b) => a + b));
  const words = await text();
  for (const layer of ["names", "notes", "claims"]) await tab.uncheck(`#show-${layer}`);
  assert.deepEqual(await seen(), ["none", false, false, false]);
  assert.ok(words - await text() < words / 10, "words of the text went with the layers");
  for (const layer of ["names", "notes", "claims"]) await tab.check(`#show-${layer}`);
  assert.deepEqual(await seen(), ["underline", true, true, true]);
  await close(tab);
});

test("on a phone notes open one by one under their paragraph, without scripts", another, async () => {
  const tab = await open(server.root, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const visible = () => tab.locator(".noted > .note:visible").count();
  assert.equal(await visible(), 0);
  const signs = tab.locator("a[role=doc-noteref]");
  for (const at of [0, 1]) {
    await signs.nth(at).click();
    assert.equal(await visible(), 1);
    assert.equal(await tab.locator(".noted > .note:visible").getAttribute("id"), (await signs.nth(at).getAttribute("href")).slice(1));
  }
  await close(tab);
});

test("words and their note are shaded together", another, async () => {
  const tab = await open(server.root);
  await tab.locator("mark.annotation").first().hover();
  const number = await tab.locator("mark.annotation").first().getAttribute("data-annotation");
  assert.ok(await tab.locator(`#note-${number}.lit`).count() === 1 && await tab.locator("mark.annotation.lit").count() > 0);
  await tab.locator("h1").hover();
  assert.equal(await tab.locator(".lit").count(), 0);
  await close(tab);
});

for (const [way, rootOf] of [["from a server", () => server.root], ["over file://", () => fileRoot(site)]]) {
  test(`a card says who that is, by mouse and by keyboard, and goes with Escape, ${way}`, another, async () => {
    const tab = await open(rootOf());
    const link = tab.locator('.text a.mention[data-entity^="people/"]').first();
    const entity = await link.getAttribute("data-entity");
    const card = tab.locator("#peek");
    await link.hover();
    await card.waitFor();
    const name = await card.locator("b").innerText();
    assert.match(site.text(`${entity}.html`), new RegExp(`<h1>.*${name.replace(/[^\p{L}\p{N} ]/gu, ".")}`, "u"));
    assert.equal(await link.getAttribute("aria-describedby"), "peek");
    await card.hover();
    await tab.waitForTimeout(400);
    assert.equal(await card.count(), 1, "the card went from under the pointer");
    await tab.keyboard.press("Escape");
    assert.equal(await card.count(), 0);
    await tab.mouse.move(1, 1); // the pointer must not come to lie on a name when the page moves
    await tab.locator(".claim-sign").first().focus();
    await card.waitFor();
    assert.equal(await card.innerText(), await tab.locator(".claim-sign").first().getAttribute("aria-label"));
    await tab.locator("a[role=doc-noteref]").first().focus();
    await tab.waitForFunction(() => document.querySelector("#peek")?.querySelector("p"));
    await close(tab);
  });
}
