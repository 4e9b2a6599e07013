// Light and dark colours: the button that asks for the other, from a server and over file://.
import { after, before, test } from "node:test";
import { fileRoot, openBrowser, serve } from "./check/browser.js";
import { checkColours } from "./check/colours.js";
import { expectNone } from "./check/fault.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const [page, next] = ["index.html", site.pages.find((path) => path.startsWith("articles/") && path !== "articles/index.html")];
let browser, server;
before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("a reader gets the other colours, here and on the next page, also where nothing is kept", () => checked(server.root));
test("the same over file://", () => checked(fileRoot(site)));

const checked = async (root) => expectNone(await checkColours(browser, site, root, page, next));
