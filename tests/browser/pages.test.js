// Each page by itself: axe, narrow and wide, light and dark; words on screens and on paper; from a server, from a folder, without
// scripts; and a reader's way through the site by mouse.
// PAGES_MAX pages are sampled, or 40; widths and requests are tried on all, or on CRAWL_MAX.
import { after, before, test } from "node:test";
import { fileRoot, openBrowser, openTab, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { builtSite, samplePages } from "./check/site.js";
import { checkPages } from "./check/visit.js";
import { checkWalk } from "./check/walk.js";

const site = builtSite();
const pages = samplePages(site, Number(process.env.PAGES_MAX ?? 40));
const all = samplePages(site, Number(process.env.CRAWL_MAX ?? Infinity));
let browser, server, faults;
const only = (kind) => expectNone(faults.filter((fault) => fault.kind === kind));

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
  faults = await checkPages(browser, site, server.root, all, pages);
}, { timeout: 1_200_000 });
after(async () => {
  await browser?.close();
  await server?.close();
});

test(`axe finds nothing on ${pages.length} pages, on two screens, light, and its rules of colour in the dark`, () => only("axe"));
test(`none of ${all.length} pages scrolls sideways at 320, 390, 768 or 1440 px`, () => only("overflow"));
test("no request leaves the site", () => only("request"));
test("the console is silent and everything loads", () => only("console"));
test("pages are whole over file://", () => only("disk"));
test("pages are whole without scripts", () => only("scriptless"));
test("no words are cut off at 320, 390, 768 or 1440 px", () => only("clipped"));
test("no words lie over others", () => only("covered"));
test("on paper all is printed, dark on light, also from a dark screen", () => only("paper"));
test("on paper there are the address of the page and no colophon, and short rows stay in one piece", () => only("sheets"));

for (const [way, rootOf] of [["from a server", () => server.root], ["over file://", () => fileRoot(site)]]) {
  for (const javaScriptEnabled of [true, false]) {
    const name = `${way} ${javaScriptEnabled ? "with" : "without"} scripts`;
    test(`home, article, entity and back to the mention, ${name}`, { timeout: 120_000 }, async () => {
      const tab = await openTab(browser, site, rootOf(), { javaScriptEnabled });
      expectNone([...await checkWalk(tab, rootOf(), name), ...tab.faults]);
      await tab.context().close();
    });
  }
}
