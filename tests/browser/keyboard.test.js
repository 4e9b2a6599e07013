// The site by keyboard alone.
import { test } from "node:test";
import { openBrowser, openTab, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { checkKeyboard } from "./check/keyboard.js";
import { builtSite } from "./check/site.js";

for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
  test(`skip link, visible focus, an article and an entity by keyboard at ${viewport.width} px`, { timeout: 120_000 }, async () => {
    const site = builtSite();
    const [browser, server] = await Promise.all([openBrowser(), serve(site)]);
    try {
      expectNone(await checkKeyboard(await openTab(browser, site, server.root, { viewport }), server.root));
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
