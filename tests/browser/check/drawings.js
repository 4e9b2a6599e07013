// Maps, timelines and networks: their labels cover neither each other nor a mark, at every width, in both directions; each mark
// has a name and leads somewhere; and what is drawn is in the list below, and what is listed as drawn is drawn.

import { addressOf, openTab } from "./browser.js";
import { fault } from "./fault.js";
import { samplePagesWith } from "./site.js";

const WIDTHS = [320, 390, 600, 768, 1024, 1440];

/** The pages with drawings, or a sample of them. */
export const drawnPages = (site, limit = Infinity) => samplePagesWith(site, /<figure class="chart drawn"/, limit);

/** Faults of drawings, without scripts, of the kinds labels, marks and drawnlist. */
export async function checkDrawings(browser, site, root, pages) {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
  const faults = [];
  for (const path of pages) {
    await tab.goto(addressOf(root, path));
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      const { labels, marks } = await tab.evaluate(readDrawings);
      faults.push(...labelFaults(labels, marks).map((what) => fault("labels", `${path} at ${width} px`, what)));
    }
    const { marks, listed } = await tab.evaluate(readDrawings);
    faults.push(...markFaults(marks).map((what) => fault("marks", path, what)));
    if (listed) faults.push(...listFaults(marks, listed).map((what) => fault("drawnlist", path, what)));
  }
  await tab.context().close();
  return faults;
}

function readDrawings() {
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const nameOf = (mark) => mark?.getAttribute("aria-label") ?? mark?.querySelector("title")?.textContent ?? "";
  const inDrawings = (selector) => [...document.querySelectorAll("figure.drawn .plot")].flatMap((plot, drawing) =>
    [...plot.querySelectorAll(selector)].map((element) => ({ element, drawing, plot: box(plot) })));
  const labels = inDrawings("text").filter(({ element }) => element.getClientRects().length > 0)
    .map(({ element, drawing, plot }) => ({ drawing, plot, text: element.textContent, box: box(element), mark: nameOf(element.closest(".mark")) }));
  const marks = inDrawings(".mark").map(({ element, drawing }) => ({
    drawing,
    name: nameOf(element),
    address: element.localName === "a" ? element.href?.baseVal ?? "" : undefined,
    box: box(element.querySelector("circle, .point > path") ?? element),
  }));
  const list = document.querySelector("#s-drawn")?.closest("section");
  const listed = list && [...list.querySelectorAll(".entry a")].map((link) => ({ name: link.textContent.trim(), address: link.getAttribute("href") }));
  return { labels, marks, listed };
}

/** Letters reach less far than their box: a pixel and a half on each side is air. */
const touch = (a, b) => a.left + 1.5 < b.right && b.left + 1.5 < a.right && a.top + 1.5 < b.bottom && b.top + 1.5 < a.bottom;

function labelFaults(labels, marks) {
  const faults = [];
  for (const [index, label] of labels.entries()) {
    const { plot } = label;
    if (label.box.left < plot.left - 1 || label.box.right > plot.right + 1) faults.push(`«${label.text}» goes beyond its drawing`);
    for (const other of labels.slice(index + 1)) {
      if (other.drawing === label.drawing && touch(label.box, other.box)) faults.push(`«${label.text}» covers «${other.text}»`);
    }
    for (const mark of marks) {
      if (mark.drawing === label.drawing && mark.name !== label.mark && touch(label.box, mark.box)) faults.push(`«${label.text}» covers the mark of ${mark.name}`);
    }
  }
  return faults;
}

function markFaults(marks) {
  const nameless = marks.filter(({ name }) => !name).map(({ address }) => `the mark that leads to ${address} has no name`);
  const leadless = marks.filter(({ address }) => address === "").map(({ name }) => `the mark of ${name} leads nowhere`);
  return [...nameless, ...leadless];
}

function listFaults(marks, listed) {
  const faults = marks.filter(({ address }) => address && !listed.some((entry) => entry.address === address))
    .map(({ name }) => `${name} is drawn and not listed`);
  // Places that share a point are named by it, and it leads to the first of them.
  const isDrawn = ({ name, address }) => marks.some((mark) => mark.address === address || mark.name.includes(name));
  return [...faults, ...listed.filter((entry) => !isDrawn(entry)).map(({ name }) => `${name} is listed and not drawn`)];
}
