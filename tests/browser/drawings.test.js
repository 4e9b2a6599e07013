// Maps and timelines, without scripts: nothing covers a label, marks lead somewhere, lists say the same as drawings.
// PAGES_MAX takes a sample of so many pages; without it, 40.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serve } from "./check/browser.js";
import { checkDrawings, drawnPages } from "./check/drawings.js";
import { expectNone } from "./check/fault.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const pages = drawnPages(site, Number(process.env.PAGES_MAX ?? 40));
let browser, server, faults;
const only = (kind) => expectNone(faults.filter((fault) => fault.kind === kind));

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
  faults = await checkDrawings(browser, site, server.root, pages);
}, { timeout: 600_000 });
after(async () => {
  await browser?.close();
  await server?.close();
});

// A site that SITE names may have none; of ours the proof would be empty.
test("there are a map and a timeline", { skip: process.env.SITE !== undefined && "another site need not have them" }, () => {
  for (const path of ["map.html", "timeline.html"]) assert.ok(pages.includes(path), `no drawing in ${path}`);
});
test(`in drawings of ${pages.length} pages no label covers another or a mark, at any width`, () => only("labels"));
test("each mark has a name and leads somewhere", () => only("marks"));
test("each place on the map is in its list, and each in the list is on the map", () => only("drawnlist"));
