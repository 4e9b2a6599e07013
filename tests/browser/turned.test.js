// Sites and articles that run in different directions: an Arabic archive with reports in English, and the same the other way round.
// They are built here, from turned/ with the settings of the one language and of the other.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { forEachPair, openBrowser, serve } from "./check/browser.js";
import { checkDrawings, drawnPages } from "./check/drawings.js";
import { expectNone } from "./check/fault.js";
import { checkNotes, notedPages } from "./check/notes.js";
import { checkScreen } from "./check/screen.js";
import { buildSite } from "./check/site.js";
import { checkTurned } from "./check/turned.js";

const folder = mkdtempSync(join(tmpdir(), "turned-"));
const sites = new Map();
let browser;

before(async () => {
  browser = await openBrowser();
  for (const lang of ["ar", "en"]) {
    const root = join(folder, lang);
    cpSync(join(import.meta.dirname, "turned"), join(root, "content"), { recursive: true });
    cpSync(join(root, "content", `${lang}.yaml`), join(root, "content", "site.yaml"));
    for (const settings of ["ar", "en"]) rmSync(join(root, "content", `${settings}.yaml`));
    sites.set(lang, buildSite(root, "--strict", "--no-search"));
  }
}, { timeout: 600_000 });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const CHECKS = {
  "notes stand beside their words, in the empty margin, at every width": (site, root) => checkNotes(browser, site, root, notedPages(site)),
  "headlines begin where their texts do; dates and figures stay in one piece": (site, root) => checkTurned(browser, site, root, site.pages),
  "in drawings no label covers another or a mark": (site, root) => checkDrawings(browser, site, root, drawnPages(site)),
  "nothing scrolls sideways": async (site, root) => {
    const faults = [];
    await forEachPair(site.pages.filter((path) => path !== "404.html"), async (path) => faults.push(...await checkScreen(browser, site, root, path)));
    return faults;
  },
};

for (const lang of ["ar", "en"]) {
  for (const [name, check] of Object.entries(CHECKS)) {
    test(`in a site in ${lang}: ${name}`, { timeout: 300_000 }, async () => {
      const site = sites.get(lang);
      const server = await serve(site);
      try {
        expectNone(await check(site, server.root));
      } finally {
        await server.close();
      }
    });
  }
  test(`in a site in ${lang}: notes are in the margin at all`, () => {
    const annotated = sites.get(lang).pages.filter((path) => sites.get(lang).text(path).includes('class="article annotated"'));
    assert.deepEqual(annotated, ["articles/ships.html", "articles/walk-out.html"]);
  });
}
