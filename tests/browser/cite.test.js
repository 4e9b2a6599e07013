// Citations of articles, without scripts. PAGES_MAX takes a sample of so many pages; without it, 40.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, serve } from "./check/browser.js";
import { checkCitations, citedPages } from "./check/cite.js";
import { expectNone } from "./check/fault.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const pages = citedPages(site, Number(process.env.PAGES_MAX ?? 40));

test(`citations of ${pages.length} pages open, are taken with one click and saved as files`, { timeout: 300_000 }, async () => {
  assert.notEqual(pages.length, 0);
  const [browser, server] = await Promise.all([openBrowser(), serve(site)]);
  try {
    expectNone(await checkCitations(browser, site, server.root, pages));
  } finally {
    await browser.close();
    await server.close();
  }
});
