// Citations: without scripts they open, one click takes the whole of one, and files for programs are there to be saved.

import { addressOf, openTab } from "./browser.js";
import { fault } from "./fault.js";
import { samplePagesWith } from "./site.js";

/** The pages with citations, or a sample. */
export const citedPages = (site, limit = Infinity) => samplePagesWith(site, /class="provenance"/, limit);

/** Faults of pages with citations, of the kind cite. */
export async function checkCitations(browser, site, root, pages) {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
  const faults = [];
  for (const path of pages) {
    await tab.goto(addressOf(root, path));
    faults.push(...(await citationFaults(tab)).map((what) => fault("cite", path, what)));
  }
  await tab.context().close();
  return faults;
}

async function citationFaults(tab) {
  const texts = tab.locator(".provenance .cite-text");
  const faults = [];
  if (await texts.first().isVisible()) faults.push("is open before it is asked for");
  await tab.locator(".provenance .cite > summary").click();
  for (let index = 0; index < await texts.count(); index += 1) {
    const text = texts.nth(index);
    await text.click({ position: { x: 20, y: 12 } });
    const [whole, taken] = await Promise.all([text.innerText(), tab.evaluate(() => getSelection().toString())]);
    if (taken.trim() !== whole.trim()) faults.push(`a click takes «${taken.slice(0, 40)}» of «${whole.slice(0, 40)}»`);
  }
  const files = await tab.locator(".provenance .cite a").evaluateAll((links) => links.map((link) => ({ name: link.textContent, saved: link.hasAttribute("download") })));
  if (files.length === 0) faults.push("has no file for programs");
  faults.push(...files.filter(({ saved }) => !saved).map(({ name }) => `${name} is not saved but shown`));
  return faults;
}
