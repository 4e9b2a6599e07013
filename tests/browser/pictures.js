// The pictures of the README: node pictures.js [FOLDER], over the site that SITE names (../../public).
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { addressOf, openBrowser, openTab, serve } from "./check/browser.js";
import { builtSite } from "./check/site.js";

// Name, page, and where it is scrolled to, where its top is not what it is about.
const PICTURES = [
  ["home", "index.html"],
  ["article", "articles/2022/kazakh-officials-two-death-tolls.html", ".prose"],
  ["person", "people/qasym-zhomart-toqaev.html"],
  ["question", "questions/deaths-january-2022.html"],
  ["map", "map.html"],
  ["timeline", "timeline.html"],
];

const folder = process.argv[2] ?? join(import.meta.dirname, "../../.github/images");
const site = builtSite();
const missing = PICTURES.map(([, path]) => path).filter((path) => !site.has(path));
if (missing.length > 0) {
  console.error(`${site.folder} has no ${missing.join(", ")}`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const [browser, server] = await Promise.all([openBrowser(), serve(site)]);
for (const [name, path, part] of PICTURES) {
  const tab = await openTab(browser, site, server.root, { viewport: { width: 1280, height: 860 } });
  await tab.goto(addressOf(server.root, path));
  if (part) await tab.locator(part).first().evaluate((element) => window.scrollTo(0, element.offsetTop - 60));
  const picture = join(folder, `${name}.png`);
  await tab.screenshot({ path: picture });
  console.log(picture);
  await tab.context().close();
}
await browser.close();
await server.close();
