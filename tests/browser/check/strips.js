// The strips of questions: neither figures nor dates nor what stands beside a strip cover each other or a mark of it, at every width and on
// paper; each mark has a name and leads to a row of the ledger.

import { addressOf, openTab } from "./browser.js";
import { fault } from "./fault.js";
import { samplePagesWith } from "./site.js";

const WIDTHS = [320, 390, 768, 1440];
/** What the margins of the page leave of A4, upright. */
const PAPER = 642;

/** The pages of questions with strips, or a sample of them. */
export const stripPages = (site, limit = Infinity) => samplePagesWith(site, /<figure class="strips"/, limit);

/** Faults of strips, without scripts, of the kind strips. */
export async function checkStrips(browser, site, root, pages) {
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
  const faults = [];
  const look = async (path, where) => {
    const rows = await tab.evaluate(readStrips);
    faults.push(...rows.flatMap(rowFaults).map((what) => fault("strips", `${path} ${where}`, what)));
  };
  for (const path of pages) {
    await tab.emulateMedia({ media: null });
    await tab.goto(addressOf(root, path));
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      await look(path, `at ${width} px`);
    }
    await tab.emulateMedia({ media: "print" });
    await tab.setViewportSize({ width: PAPER, height: 900 });
    await look(path, "on paper");
  }
  faults.push(...tab.faults);
  await tab.context().close();
  return faults;
}

function readStrips() {
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const shown = (element) => element.getClientRects().length > 0;
  return [...document.querySelectorAll("figure.strips > ol > li")].map((row) => ({
    row: box(row),
    page: document.documentElement.clientWidth,
    beside: [...row.querySelectorAll(".strip-who, .strip-figure")].map((element) => ({ text: element.textContent.trim(), box: box(element) })),
    strip: box(row.querySelector(".strip")),
    texts: [...row.querySelectorAll(".strip text")].filter(shown).map((text) => ({ text: text.textContent, mark: text.closest(".mark").getAttribute("aria-label"), box: box(text) })),
    marks: [...row.querySelectorAll(".strip .mark")].map((mark) => ({
      name: mark.getAttribute("aria-label"),
      leads: Boolean(document.getElementById(decodeURIComponent(mark.href.baseVal.split("#")[1] ?? ""))),
      box: box(mark.querySelector("circle:not(.ring), path")),
    })),
  }));
}

/** Letters reach less far than their box: a pixel and a half on each side is air. */
const touch = (a, b) => a.left + 1.5 < b.right && b.left + 1.5 < a.right && a.top + 1.5 < b.bottom && b.top + 1.5 < a.bottom;

function rowFaults({ row, page, beside, strip, texts, marks }) {
  const faults = [];
  const whole = [...texts, ...beside];
  for (const [at, one] of whole.entries()) {
    if (one.box.left < -1 || one.box.right > page + 1 || one.box.top < row.top - 1 || one.box.bottom > row.bottom + 1) faults.push(`«${one.text}» goes beyond its row`);
    for (const other of whole.slice(at + 1)) if (touch(one.box, other.box)) faults.push(`«${one.text}» covers «${other.text}»`);
    for (const mark of marks) if (mark.name !== one.mark && touch(one.box, mark.box)) faults.push(`«${one.text}» covers the mark of ${mark.name}`);
  }
  for (const [at, mark] of marks.entries()) {
    if (!mark.name) faults.push("a mark has no name");
    if (!mark.leads) faults.push(`the mark of ${mark.name} leads to no row`);
    if (mark.box.left < strip.left - 1 || mark.box.right > strip.right + 1) faults.push(`the mark of ${mark.name} goes beyond its strip`);
    for (const other of marks.slice(at + 1)) if (covers(mark.box, other.box)) faults.push(`the mark of ${mark.name} covers that of ${other.name}`);
  }
  return faults;
}

/** Whether of two marks one hides most of the other. */
function covers(a, b) {
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const [[x, y], [otherX, otherY]] = [middle(a), middle(b)];
  return Math.hypot(x - otherX, y - otherY) < (a.right - a.left) / 2;
}
