// All that is asked of a page by itself, in as few visits as can be: one with scripts, one without, and two over file://.

import { addressOf, fileRoot, forEachPair, openTab } from "./browser.js";
import { fault } from "./fault.js";
import { checkPaper } from "./paper.js";
import { checkScreen } from "./screen.js";
import { checkText } from "./text.js";

/**
 * Faults of all pages on screens (overflow, request, console), and of those of `sample` by axe (axe), of their words (clipped, covered,
 * paper, sheets), without scripts (scriptless) and from a folder on disk (disk, scriptless).
 */
export async function checkPages(browser, site, root, all, sample) {
  const faults = [];
  const sampled = new Set(sample);
  // A page that only leads on shows nothing itself; a browser has left it before anything can be asked.
  const shows = (path) => !site.text(path).includes('http-equiv="refresh"');
  await forEachPair(all.filter(shows), async (path) => faults.push(...await checkScreen(browser, site, root, path, sampled.has(path))));
  // 404.html has full addresses, so that only the host it was built for shows it whole.
  const plain = sample.filter((path) => path !== "404.html" && shows(path));
  await forEachPair(plain, async (path) => faults.push(...await checkWithoutScripts(browser, site, root, path)));
  await forEachPair([true, false], async (javaScriptEnabled) => faults.push(...await checkOnDisk(browser, site, plain, javaScriptEnabled)));
  return faults;
}

/** Somebody who reads in the dark prints on white paper too. */
async function checkWithoutScripts(browser, site, root, path) {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false, colorScheme: "dark" });
  await tab.goto(addressOf(root, path));
  const faults = [...await missing(tab, "scriptless", `${path} without scripts`), ...await checkText(tab, path), ...await checkPaper(tab, path)];
  faults.push(...tab.faults.map(({ place, what }) => fault("scriptless", `${place} without scripts`, what)));
  await tab.context().close();
  return faults;
}

async function checkOnDisk(browser, site, paths, javaScriptEnabled) {
  const [kind, name] = javaScriptEnabled ? ["disk", "over file://"] : ["scriptless", "over file:// without scripts"];
  const tab = await openTab(browser, site, fileRoot(site), { javaScriptEnabled });
  const faults = [];
  for (const path of paths) {
    await tab.goto(addressOf(fileRoot(site), path));
    faults.push(...await missing(tab, kind, `${path} ${name}`));
  }
  faults.push(...tab.faults.map(({ place, what }) => fault(kind, `${place} ${name}`, what)));
  await tab.context().close();
  return faults;
}

/** What a page that is whole has. */
async function missing(tab, kind, place) {
  const faults = [];
  if (!await tab.locator("h1").first().isVisible()) faults.push(fault(kind, place, "the heading is not visible"));
  const styled = await tab.evaluate(() => [...document.querySelectorAll('link[rel~="stylesheet"]')].every((link) => link.sheet));
  if (!styled) faults.push(fault(kind, place, "a stylesheet did not load"));
  return faults;
}
