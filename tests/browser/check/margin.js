// Where notes stand: in the margin of a wide screen, between the blocks of a narrow one and on paper, and never over anything.

import { fault } from "./fault.js";

/** Widths in pixels: a small tablet (on a telephone notes are folded: layers.test.js), a large screen, and about where notes change their
    place, which they may do anywhere between. */
const NARROW = [720];
const WIDE = [1440];
const BETWEEN = [991, 992, 1100, 1215, 1216];
/** What the margins of the page leave of A4 upright, and of Legal and A3 across, which are as wide as a large screen. */
const PAPER = [642, 1193, 1436];
/** A little more than a line of text: no farther from its sign, or from the note before it, does a note begin. */
const NEAR = 40;

/** Faults of the page in `tab`, of the kinds column, margin, between and print. */
export async function checkPlaces(tab, path) {
  const faults = [];
  const check = async (kind, width, name, faultsOf) => {
    await tab.setViewportSize({ width, height: 900 });
    const places = await tab.evaluate(readPlaces);
    faults.push(...[...anywhere(places), ...faultsOf(places)].map((what) => fault(kind, `${path} ${name} ${width} px`, what)));
  };
  for (const width of NARROW) await check("column", width, "at", betweenBlocks);
  for (const width of WIDE) await check("margin", width, "at", (places) => places.hasMargin ? besideText(places) : betweenBlocks(places));
  for (const width of BETWEEN) await check("between", width, "at", (places) => isBeside(places) ? besideText(places) : betweenBlocks(places));
  await tab.emulateMedia({ media: "print" });
  for (const width of PAPER) await check("print", width, "on paper of", onPaper);
  await tab.emulateMedia({ media: null });
  return faults;
}

/** What holds on every medium: notes are to be seen, whole, and over nothing else. */
function anywhere({ notes, hidden, others, screen }) {
  const faults = hidden.map((name) => `${name} is not shown`);
  if (screen.media === "screen" && screen.scrolls > screen.width) faults.push(`scrolls sideways (${screen.scrolls} of ${screen.width} px)`);
  for (const [index, note] of notes.entries()) {
    if (note.left < -1 || note.right > screen.width + 1) faults.push(`${note.name} reaches out of the screen (${across(note)} of ${screen.width} px)`);
    if (note.spills) faults.push(`the words of ${note.name} run out of it`);
    for (const other of [...others, ...notes.slice(index + 1)]) {
      if (overlap(note, other)) faults.push(`${note.name} (${across(note)}, ${down(note)}) lies over ${other.name} (${across(other)}, ${down(other)})`);
    }
  }
  return faults;
}

const isBeside = ({ notes, column }) => notes.some(({ left, right, sign }) => sign && (left >= column.right || right <= column.left));

/** In the margin: beside the whole column, at the height of the sign or right below the note before it. */
function besideText({ notes, others }) {
  const faults = [];
  const text = others.filter(({ inText }) => inText);
  for (const [index, note] of notes.entries()) {
    if (!note.sign) continue; // it stands at the end, or check/notes.js complains of it
    const within = text.find((block) => note.left < block.right - 1 && note.right > block.left + 1);
    if (within) faults.push(`${note.name} (${across(note)}) is not beside the text: ${within.name} (${across(within)})`);
    const drop = note.top - note.sign.top;
    if (drop < -NEAR) faults.push(`${note.name} begins ${Math.round(-drop)} px above its sign`);
    const gap = index > 0 ? note.top - notes[index - 1].bottom : Infinity;
    if (drop > NEAR && !(gap >= 0 && gap <= NEAR)) faults.push(`${note.name} begins ${Math.round(drop)} px below its sign, though not right below another note`);
  }
  return faults;
}

/** In the column: below its block and above the next. */
function betweenBlocks({ notes, column }) {
  const faults = [];
  for (const note of notes.filter(({ sign }) => sign)) {
    if (note.left < column.left - 1 || note.right > column.right + 1) faults.push(`${note.name} (${across(note)}) is not inside the text column (${across(column)})`);
    if (note.top < note.block.bottom - 1) faults.push(`${note.name} (${down(note)}) is not below its block ${note.block.name} (${down(note.block)})`);
    // What stands beside the column may begin where it likes.
    const isBelow = note.next && note.next.left < note.right && note.left < note.next.right;
    if (isBelow && note.bottom > note.next.top + 1) faults.push(`${note.name} (${down(note)}) is not above the next block ${note.next.name} (${down(note.next)})`);
  }
  return faults;
}

/** On paper as in the column, and in the flow: what is taken out of it comes to lie on another sheet than its words. */
function onPaper(places) {
  const taken = places.notes.filter(({ position, float }) => float !== "none" || !["static", "relative"].includes(position));
  return taken.length > 0 ? taken.map(({ name, position, float }) => `${name} is taken out of the flow (position ${position}, float ${float})`) : betweenBlocks(places);
}

const overlap = (one, other) =>
  one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
const across = ({ left, right }) => `x ${Math.round(left)} to ${Math.round(right)}`;
const down = ({ top, bottom }) => `y ${Math.round(top)} to ${Math.round(bottom)}`;

/** Runs in the page: where notes stand, and everything else that is drawn, in pixels of the page. */
function readPlaces() {
  const placeOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const name = element.id ? `#${element.id}` : `<${element.localName}${element.className ? ` class="${element.className}"` : ""}> «${element.textContent.trim().slice(0, 30)}»`;
    return { name, left, top: top + scrollY, right, bottom: bottom + scrollY, inText: element.closest(".prose") !== null };
  };
  const isDrawn = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  // The largest elements without a note in them are all that a note could lie over.
  const withoutNotes = (element) =>
    element.matches("aside.note") ? [] : element.querySelector("aside.note") ? [...element.children].flatMap(withoutNotes) : isDrawn(element) ? [element] : [];
  const others = withoutNotes(document.body);
  const [notes, hidden] = [true, false].map((wanted) => [...document.querySelectorAll("aside.note")].filter((note) => isDrawn(note) === wanted));
  const readNote = (note) => {
    const sign = note.closest(".noted") && document.querySelector(`sup.sign > a[href="#${CSS.escape(note.id)}"]`);
    const block = sign && [...note.parentElement.children].findLast((child) => !child.matches("aside.note") && child.contains(sign));
    const next = others.find((other) => note.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const { position, float } = getComputedStyle(note);
    return {
      ...placeOf(note),
      spills: note.scrollWidth > note.clientWidth + 1,
      position,
      float,
      ...(block && { sign: placeOf(sign), block: placeOf(block), next: next && placeOf(next) }),
    };
  };
  return {
    // An article whose notes have no room in a margin says so and keeps them in its column.
    hasMargin: document.querySelector("article.article:not(.annotated)") === null,
    notes: notes.map(readNote),
    hidden: hidden.map(({ id }) => `#${id}`),
    others: others.map(placeOf),
    column: placeOf((document.querySelector(".noted") ?? document.querySelector("aside.note")).closest(".prose, main")),
    screen: { width: innerWidth, scrolls: document.documentElement.scrollWidth, media: matchMedia("print").matches ? "print" : "screen" },
  };
}
