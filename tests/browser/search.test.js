// Full-text search: from a server by any form of a name, and what the page says where it cannot work. FORMS_MAX as for the finder; without it, 25.
import { after, before, test } from "node:test";
import { fileRoot, openBrowser, serve } from "./check/browser.js";
import { expectNone } from "./check/fault.js";
import { checkSearch, checkSearchInstead, searchableForms } from "./check/search.js";
import { checkShift } from "./check/shift.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const forms = searchableForms(site, Number(process.env.FORMS_MAX ?? 25));
let browser, server;
before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const skip = !site.files.some((path) => path.startsWith("pagefind/")) && "the site was built without search";
test(`an article is found by each of ${forms.length} forms, and the form works by keyboard`, { skip, timeout: 300_000 }, async () =>
  expectNone(await checkSearch(browser, site, server.root, forms)));
test("nothing moves while the page loads", { skip }, async () => expectNone(await checkShift(browser, site, server.root, ["search.html", "index.html"])));
test("over file:// the page says what to do instead", async () => expectNone(await checkSearchInstead(browser, site, fileRoot(site), "over file://")));
test("without scripts the page says what to do instead", async () =>
  expectNone(await checkSearchInstead(browser, site, server.root, "without scripts", { javaScriptEnabled: false })));
