// How pages look and behave on screens, where scripts run: axe in both colour schemes, no horizontal scrolling, no request to elsewhere.

import axe from "axe-core";
import { addressOf, notFoundAddress, openTab } from "./browser.js";
import { fault } from "./fault.js";

const SCREENS = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];
const WIDTHS = [320, 390, 768, 1440];

/** Light, with all rules; dark, with those of colour: the elements are the same. */
const SCHEMES = {
  light: { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, rules: { "target-size": { enabled: true } } },
  dark: { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
};

/**
 * Faults of a page as a web server sends it, at every width, with all that it loads, of the kinds overflow, request and console;
 * and, where that is asked for, of the kind axe.
 */
export async function checkScreen(browser, site, root, path, withAxe) {
  const tab = await openPage(browser, site, root, path);
  const faults = [...await checkWidths(tab, path), ...tab.faults];
  if (withAxe) faults.push(...await runAxe(tab, path));
  await tab.context().close();
  return faults;
}

async function openPage(browser, site, root, path) {
  const place = path === "404.html" ? notFoundAddress(site, root) : { root, address: addressOf(root, path) };
  const tab = await openTab(browser, site, place.root);
  await tab.goto(place.address);
  return tab;
}

async function runAxe(tab, path) {
  const faults = [];
  await tab.evaluate(axe.source); // the page's policy does not bind the test
  for (const viewport of SCREENS) {
    await tab.setViewportSize(viewport);
    await tab.evaluate(() => scrollTo(0, 0));
    for (const [colorScheme, options] of Object.entries(SCHEMES)) {
      await tab.emulateMedia({ colorScheme });
      const violations = await tab.evaluate(async (options) => {
        await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
        return (await window.axe.run(document, { ...options, resultTypes: ["violations"] })).violations;
      }, options);
      for (const { id, impact, nodes } of violations) {
        for (const { target, failureSummary } of nodes) {
          const place = `${path} at ${viewport.width} px, ${colorScheme}`;
          faults.push(fault("axe", place, `axe ${id} (${impact}) at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
        }
      }
    }
  }
  return faults;
}

async function checkWidths(tab, path) {
  const faults = [];
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 800 });
    const wide = await tab.evaluate(() => {
      if (document.documentElement.scrollWidth <= innerWidth) return undefined;
      const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
      const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
      return innermost.slice(0, 3).map((element) => {
        const name = [element.localName, ...(element.id ? [`#${element.id}`] : []), ...[...element.classList].map((name) => `.${name}`)].join("");
        return `${name} («${element.textContent.trim().slice(0, 30)}»)`;
      });
    });
    if (wide) faults.push(fault("overflow", `${path} at ${width} px`, `scrolls sideways; too wide: ${wide.join(", ") || "unknown"}`));
  }
  return faults;
}
