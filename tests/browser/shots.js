// Pictures of pages, for the README and for the eye: node shots.js OUTDIR [PAGE…]
// e.g. node shots.js /tmp/shots index.html people/index.html; SITE names the site.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { addressOf, openBrowser, openTab, serve } from "./check/browser.js";
import { builtSite } from "./check/site.js";

const [folder, ...pages] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node shots.js OUTDIR [PAGE…]");
  process.exit(2);
}
const site = builtSite();
const unknown = pages.find((path) => !site.has(path));
if (unknown) {
  console.error(`${site.folder} has no page ${unknown}`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const [browser, server] = await Promise.all([openBrowser(), serve(site)]);
for (const path of pages.length > 0 ? pages : ["index.html"]) {
  for (const width of [390, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      const tab = await openTab(browser, site, server.root, { viewport: { width, height: 900 }, colorScheme });
      await tab.goto(addressOf(server.root, path));
      const picture = join(folder, `${path.replace(/\.html$/, "").replaceAll("/", "-")}-${width}-${colorScheme}.png`);
      await tab.screenshot({ path: picture, fullPage: true });
      console.log(picture);
      await tab.context().close();
    }
  }
}
await browser.close();
await server.close();
