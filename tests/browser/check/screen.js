// How pages look and behave on screens: axe in both colour schemes, no horizontal scrolling, no request to elsewhere,
// and that a page is whole from a folder on disk and without scripts.

import axe from "axe-core";
import { addressOf, fileRoot, forEachPair, notFoundAddress, openTab } from "./browser.js";
import { fault } from "./fault.js";

const SCREENS = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];
const WIDTHS = [320, 390, 768, 1440];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Faults of `paths` by axe, as a web server sends them, of the kind axe. */
export async function checkWithAxe(browser, site, root, paths) {
  const faults = [];
  await forEachPair(paths.flatMap((path) => SCREENS.map((viewport) => ({ path, viewport }))), async ({ path, viewport }) => {
    const tab = await openPage(browser, site, root, path, { viewport });
    faults.push(...await runAxe(tab, `${path} at ${viewport.width} px`));
    await tab.context().close();
  });
  return faults;
}

/** Faults of `paths` at every width, with all that they load, of the kinds overflow, request and console. */
export async function checkScreens(browser, site, root, paths) {
  const faults = [];
  await forEachPair(paths, async (path) => {
    const tab = await openPage(browser, site, root, path);
    faults.push(...await checkWidths(tab, path), ...tab.faults);
    await tab.context().close();
  });
  return faults;
}

async function openPage(browser, site, root, path, options) {
  const place = path === "404.html" ? notFoundAddress(site, root) : { root, address: addressOf(root, path) };
  const tab = await openTab(browser, site, place.root, options);
  await tab.goto(place.address);
  return tab;
}

async function runAxe(tab, place) {
  const faults = [];
  await tab.evaluate(axe.source); // the page's policy does not bind the test
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({ colorScheme });
    const violations = await tab.evaluate(async (tags) => {
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
      const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
      return (await window.axe.run(document, options)).violations;
    }, TAGS);
    for (const { id, impact, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        faults.push(fault("axe", `${place}, ${colorScheme}`, `axe ${id} (${impact}) at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
      }
    }
  }
  await tab.emulateMedia({ colorScheme: null });
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

/** Faults of `paths` from a folder on disk, and without scripts, of the kinds disk and scriptless. */
export async function checkPlain(browser, site, root, paths) {
  const disk = fileRoot(site);
  const ways = [
    { kind: "disk", name: "over file://", root: disk, javaScriptEnabled: true },
    { kind: "scriptless", name: "without scripts", root, javaScriptEnabled: false },
    { kind: "scriptless", name: "over file:// without scripts", root: disk, javaScriptEnabled: false },
  ];
  const faults = [];
  await forEachPair(ways, async ({ kind, name, root, javaScriptEnabled }) => {
    const tab = await openTab(browser, site, root, { javaScriptEnabled });
    // 404.html has full addresses, so that only the host it was built for shows it whole.
    for (const path of paths.filter((path) => path !== "404.html")) {
      await tab.goto(addressOf(root, path));
      const place = `${path} ${name}`;
      if (!await tab.locator("h1").first().isVisible()) faults.push(fault(kind, place, "the heading is not visible"));
      const styled = await tab.evaluate(() => [...document.querySelectorAll('link[rel~="stylesheet"]')].every((link) => link.sheet));
      if (!styled) faults.push(fault(kind, place, "a stylesheet did not load"));
    }
    faults.push(...tab.faults.map(({ place, what }) => fault(kind, `${place} ${name}`, what)));
    await tab.context().close();
  });
  return faults;
}
