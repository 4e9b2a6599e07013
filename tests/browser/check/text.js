// What is written can be read: no words are cut off, left of the screen or under other words, at any width; and on paper all of
// them are printed, dark on light, whatever the colours of the screen.

import { fault } from "./fault.js";

const WIDTHS = [320, 390, 768, 1440];
/** What the margins of the page leave of A4 and of Letter, both upright. */
const PAPER = [642, 664];
/** WCAG 2.2, 1.4.3: the least contrast of text. */
const CONTRAST = 4.5;

/** Faults of the page in `tab`, which is dark and without scripts, of the kinds clipped, covered and paper. */
export async function checkText(tab, path) {
  const faults = [];
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 900 });
    faults.push(...lostWords(await tab.evaluate(readWords)).map(({ kind, what }) => fault(kind, `${path} at ${width} px`, what)));
  }
  const onScreen = await tab.evaluate(readWords);
  await tab.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const width of PAPER) {
    await tab.setViewportSize({ width, height: 900 });
    const printed = await tab.evaluate(readWords);
    const what = [...lostWords(printed).map(({ what }) => what), ...missingWords(onScreen, printed), ...paleWords(printed)];
    faults.push(...what.map((what) => fault("paper", `${path} on paper of ${width} px`, what)));
  }
  await tab.emulateMedia({ media: null, colorScheme: "dark" });
  return faults;
}

function lostWords(words) {
  const clipped = words.filter(({ cut }) => cut).map(({ text, cut }) => ({ kind: "clipped", what: `«${text}» is cut off by ${cut}` }));
  const covered = [];
  const lines = words.flatMap(({ text, lines }) => lines.map((line) => ({ text, ...line }))).sort((a, b) => a.top - b.top);
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (other.top >= line.bottom) break;
      if (line.left < other.right - 1 && other.left < line.right - 1) covered.push({ kind: "covered", what: `«${other.text}» lies over «${line.text}»` });
    }
  }
  return [...clipped, ...covered];
}

function missingWords(onScreen, printed) {
  const numbers = new Set(printed.map(({ number }) => number));
  return onScreen.filter(({ number, isOfScreens }) => !isOfScreens && !numbers.has(number)).map(({ text }) => `«${text}» is not printed`);
}

function paleWords(printed) {
  const luminance = ([r, g, b]) => [0.2126, 0.7152, 0.0722].reduce((sum, share, at) => {
    const part = [r, g, b][at] / 255;
    return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
  return printed.flatMap(({ text, ink, ground }) => {
    const contrast = (luminance(ground) + 0.05) / (luminance(ink) + 0.05);
    return contrast < CONTRAST ? [`«${text}» is printed in ${ink} on ${ground}: contrast ${contrast.toFixed(1)}, not ${CONTRAST}`] : [];
  });
}

/** Runs in the page: each piece of text that is drawn, with its lines, its colours and what cuts it off. */
function readWords() {
  const isClipping = (value) => value === "hidden" || value === "clip";
  const isScrolling = (value) => value === "auto" || value === "scroll";
  const nameOf = (element) => `<${element.localName}${element.getAttribute("class") ? ` class="${element.getAttribute("class")}"` : ""}>`;
  // What is said to screen readers alone, and the link that shows itself when it has the focus.
  const isUnseen = (element) => element.closest(".skip, .vh") !== null;
  const cutOf = (element, line) => {
    for (let around = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.display === "inline") continue;
      if (isScrolling(style.overflowX) && matchMedia("screen").matches) return undefined;
      const box = around.getBoundingClientRect();
      const isCut = (isClipping(style.overflowX) || isScrolling(style.overflowX)) && (line.left < box.left - 1 || line.right > box.right + 1)
        || isClipping(style.overflowY) && (line.top + line.height * 0.25 < box.top || line.bottom - line.height * 0.25 > box.bottom);
      if (isCut) return nameOf(around);
    }
    return line.left < -1 || line.right > innerWidth + 1 ? "the edge of the page" : undefined;
  };
  // A canvas knows every notation of colours, and how they lie over each other.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const painted = (...colours) => {
    for (const colour of ["white", ...colours]) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const coloursOf = (element) => {
    const grounds = [];
    for (let around = element; around; around = around.parentElement) grounds.unshift(getComputedStyle(around).backgroundColor);
    const { fill, color } = getComputedStyle(element);
    return { ink: painted(...grounds, element.namespaceURI.endsWith("svg") ? fill : color), ground: painted(...grounds) };
  };
  // Spaces at the end of a line of code may hang out of it.
  const boxesOfWords = (node) => [...node.textContent.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    return [...range.getClientRects()];
  });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // Ways through the site and controls, and labels of drawings, which have a list that says the same.
  const NOT_FOR_PAPER = "nav, form, button, label, summary, svg, .find, .further, .colophon, .more, [role=search], [role=navigation], [role=doc-backlink], [role=doc-noteref], .claim-sign, .layers";
  const words = [];
  const range = document.createRange();
  for (let number = 0, node; (node = walker.nextNode()); number += 1) {
    const element = node.parentElement;
    const text = node.textContent.trim().replace(/\s+/g, " ");
    if (!text || element.matches("script, style, title, desc, option, noscript") || isUnseen(element)) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length === 0) continue;
    words.push({
      number,
      text: text.slice(0, 40),
      cut: boxes.some((box) => cutOf(element, box)) ? boxesOfWords(node).map((box) => cutOf(element, box)).find(Boolean) : undefined,
      // Letters do not fill their line: the middle half is ink.
      lines: boxes.map(({ left, right, top, bottom, height }) => ({ left, right, top: top + height / 4, bottom: bottom - height / 4 })),
      isOfScreens: element.closest(NOT_FOR_PAPER) !== null,
      ...coloursOf(element),
    });
  }
  return words;
}
