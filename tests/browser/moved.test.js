// An older address leads on to the present one; where scripts are on, to the part that was asked for.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addressOf, arrives, fileRoot, openBrowser, openTab, pathOf, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const moved = site.pages.find((path) => /<meta http-equiv="refresh"/.test(site.text(path)));
const target = moved && pathOf("https://site.invalid/", new URL(site.text(moved).match(/; url=([^"]*)"/)[1], `https://site.invalid/${moved}`).href);
const part = moved && [...site.text(target).matchAll(/<(?:section|h2|li)[^>]* id="([^"]+)"/g)].at(-1)[1];
const another = { skip: moved === undefined && process.env.SITE !== undefined && "another site need not have an older address" };
let browser, server;

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [way, rootOf] of [["from a server", () => server.root], ["over file://", () => fileRoot(site)]]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`an older address leads on ${way}, ${javaScriptEnabled ? "to the part that was asked for" : "without scripts to the page"}`, another, async () => {
      const tab = await openTab(browser, site, rootOf(), { javaScriptEnabled });
      await tab.goto(`${addressOf(rootOf(), moved)}#${encodeURIComponent(part)}`).catch(() => {}); // it is left while it loads
      assert.ok(await arrives(tab, rootOf(), target), `${moved} leads to ${tab.url()}`);
      if (javaScriptEnabled) assert.equal(await tab.locator(":target").getAttribute("id"), part);
      expectNone(tab.faults);
      await tab.context().close();
    });
  }
}
