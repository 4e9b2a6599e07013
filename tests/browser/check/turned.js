// What runs the other way: on pages of two scripts, lines begin at the edge of their column, dates and figures stay in one piece, and code is not
// turned round.

import { addressOf, forEachPair, openTab } from "./browser.js";
import { fault } from "./fault.js";

const WIDTHS = [390, 1440];

/** In pixels: what browsers round, and the small step between two pieces of one line. */
const NEAR = 2;

/** Quotation marks, which a style sheet writes, cannot be measured with the words. */
const QUOTE = 16;

/** Faults of `paths`, all without scripts, of the kinds torn, flush and code. */
export async function checkTurned(browser, site, root, paths) {
  const faults = [];
  await forEachPair(paths, async (path) => {
    const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
    await tab.goto(addressOf(root, path));
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      const { whole, heads, parts, codes } = await tab.evaluate(readTurned);
      const place = `${path} at ${width} px`;
      for (const { words, room, lines } of whole) {
        if (room > lines + NEAR) faults.push(fault("torn", place, `«${words}» is torn: ${Math.round(lines)} px of text over ${Math.round(room)} px`));
      }
      for (const words of codes) faults.push(fault("code", place, `«${words}» runs from right to left`));
      for (const { words, edge, column, direction } of heads) {
        if (Math.abs(edge - column) > NEAR) faults.push(fault("flush", place, `«${words}» (${direction}) begins at ${Math.round(edge)} px, its text at ${Math.round(column)} px`));
      }
      for (const { words, edge, column, direction } of parts) {
        if (Math.abs(edge - column) > QUOTE) faults.push(fault("flush", place, `«${words}» begins at ${Math.round(edge)} px, its column (${direction}) at ${Math.round(column)} px`));
      }
    }
    await tab.context().close();
  });
  return faults;
}

/** Runs in the page: how wide dates and figures are and what they span; where headlines begin, and their texts. */
function readTurned() {
  // Of its words: the boxes of blocks in it are as wide as their column.
  const rectsOf = (element) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const rects = [];
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      rects.push(...range.getClientRects());
    }
    return rects.filter(({ width }) => width > 0);
  };
  const wholeOf = (element) => {
    const rects = rectsOf(element);
    // Of what stands on one line: from end to end, and without what lies between.
    const onFirst = rects.filter(({ top, bottom }) => top < rects[0].bottom && bottom > rects[0].top);
    const [left, right] = [Math.min(...onFirst.map((rect) => rect.left)), Math.max(...onFirst.map((rect) => rect.right))];
    let [lines, reached] = [0, left];
    for (const rect of onFirst.sort((a, b) => a.left - b.left)) {
      lines += Math.max(rect.right - Math.max(rect.left, reached), 0);
      reached = Math.max(reached, rect.right);
    }
    return { words: element.textContent.trim(), room: right - left, lines };
  };
  const isDrawn = (element) => element.checkVisibility() && rectsOf(element).length > 0 && !element.closest(".vh");
  const prose = document.querySelector("article.article .prose");
  const startOf = (element, column, direction) => {
    const rects = rectsOf(element);
    const [edge, columnEdge] = direction === "rtl"
      ? [Math.max(...rects.map((rect) => rect.right)), column.getBoundingClientRect().right]
      : [Math.min(...rects.map((rect) => rect.left)), column.getBoundingClientRect().left];
    return { words: element.textContent.trim().slice(0, 40), edge, column: columnEdge, direction };
  };
  const headOf = (element) => startOf(element, prose, getComputedStyle(element).direction);
  // What is short and of another script than what is around it stands where that begins.
  const partOf = (element) => startOf(element, element, getComputedStyle(element.parentElement).direction);
  return {
    whole: [...document.querySelectorAll("time, .figure")].filter(isDrawn).map(wholeOf),
    codes: [...document.querySelectorAll("code, pre")].filter((code) => getComputedStyle(code).direction !== "ltr").map((code) => code.textContent.trim().slice(0, 40)),
    heads: prose ? [...document.querySelectorAll(".head > :is(h1, .standfirst)")].filter(isDrawn).map(headOf) : [],
    parts: [...document.querySelectorAll(".claim-words, .lead .meta")].filter(isDrawn).map(partOf),
  };
}
