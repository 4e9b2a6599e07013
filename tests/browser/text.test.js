// What is written can be read, on screens of every width and on paper. PAGES_MAX takes a sample of so many pages; without it, 40.
import { after, before, test } from "node:test";
import { openBrowser, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { checkPaper } from "./check/paper.js";
import { builtSite, samplePages } from "./check/site.js";
import { checkText } from "./check/text.js";

const site = builtSite();
const pages = samplePages(site, Number(process.env.PAGES_MAX ?? 40)).filter((path) => path !== "404.html");
let browser, server, faults;
const only = (kind) => expectNone(faults.filter((fault) => fault.kind === kind));

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
  faults = [...await checkText(browser, site, server.root, pages), ...await checkPaper(browser, site, server.root, pages)];
}, { timeout: 600_000 });
after(async () => {
  await browser?.close();
  await server?.close();
});

test(`on ${pages.length} pages no words are cut off at 320, 390, 768 or 1440 px`, () => only("clipped"));
test("no words lie over others", () => only("covered"));
test("on paper all is printed, dark on light, also from a dark screen", () => only("paper"));
test("on paper there are the address of the page and no colophon, and short rows stay in one piece", () => only("sheets"));
