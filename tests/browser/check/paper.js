// What is printed beside the text: no sheet for the colophon alone, the address of the page, short rows in one piece, tables to their last column.

import { fault } from "./fault.js";

/** What margins leave of A4, in pixels. */
const SHEET = 642;

/** A row of a concordance with so many sentences may go over to the next sheet. */
const LONG = 6;

/** Faults of the page in `tab` on paper, of the kind sheets. */
export async function checkPaper(tab, path) {
  await tab.setViewportSize({ width: SHEET, height: 900 });
  await tab.emulateMedia({ media: "print" });
  return (await tab.evaluate(readSheets, LONG)).map((what) => fault("sheets", path, what));
}

/** Runs in the page: what is wrong with it on paper. */
function readSheets(long) {
  const faults = [];
  if (document.querySelector(".colophon")?.checkVisibility()) faults.push("prints its colophon");
  const canonical = document.querySelector("link[rel=canonical]");
  // What a style sheet writes can be measured and not read.
  if (canonical && canonical.getBoundingClientRect().height === 0) faults.push(`does not print its address ${canonical.href}`);
  for (const table of document.querySelectorAll("table")) {
    if (table.checkVisibility() && table.getBoundingClientRect().right > document.documentElement.clientWidth + 1) faults.push(`«${table.textContent.trim().slice(0, 40)}» is cut at the edge of the sheet`);
  }
  for (const row of document.querySelectorAll(".passages > li")) {
    const sentences = row.querySelectorAll("li").length;
    if (sentences < long && getComputedStyle(row).breakInside !== "avoid") faults.push(`«${row.textContent.trim().slice(0, 40)}» may end on another sheet than it begins`);
  }
  return faults;
}
