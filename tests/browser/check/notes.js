// Notes: each is tied to its words both ways, by address, in the tree that screen readers read, by keyboard and in the
// list of all notes. Where notes stand on a screen is the business of check/margin.js.

import { addressOf, eventually, forEachPair, openTab, pathOf } from "./browser.js";
import { fault } from "./fault.js";
import { tabTo } from "./keyboard.js";
import { checkPlaces } from "./margin.js";
import { pageReader, readMarked, squeezed } from "./marked.js";
import { samplePagesWith } from "./site.js";
import { targetFault } from "./walk.js";

/** The pages whose text has notes, or a sample of them. */
export const notedPages = (site, limit = Infinity) => samplePagesWith(site, /<aside class="note\b|<mark class="annotation"/, limit);

/** Pages at which a reader with a keyboard tries every sign, there and back. */
const KEYBOARD_PAGES = 4;

/** Faults of `paths`, all without scripts, of the kinds ties, tree, keys, column, margin, between, print and list. */
export async function checkNotes(browser, site, root, paths) {
  const faults = [];
  const walked = paths.slice(0, KEYBOARD_PAGES);
  await forEachPair(paths, async (path) => {
    const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
    await tab.goto(addressOf(root, path));
    const { notes } = await tab.evaluate(readMarked);
    faults.push(...checkTies(path, notes), ...await checkTree(tab, path, notes), ...await checkPlaces(tab, path));
    if (walked.includes(path)) faults.push(...await checkKeys(tab, root, path, notes));
    await tab.context().close();
  });
  return [...faults, ...await checkList(browser, site, root, paths)];
}

// ---- ties

function checkTies(path, notes) {
  return notes.flatMap((note) => tieFaults(note).map((what) => fault("ties", path, `note ${note.number} ${what}`)));
}

function tieFaults({ number, stands, loose, afterBlock, pieces, signs, backs }) {
  if (!stands) return ["does not exist, but words are marked for it or a sign leads to it"];
  if (loose) return pieces.length + signs.length + backs.length > 0 ? ["stands at the end, without a place, but has marked words, a sign or a way back"] : [];
  const faults = [];
  if (pieces.length === 0) faults.push("has no marked words");
  else if (pieces[0].id !== `passage-${number}` || pieces[0].details !== `note-${number}`) faults.push(`begins at a mark with the id «${pieces[0].id}» and the details «${pieces[0].details}»`);
  if (pieces.slice(1).some(({ id, details }) => id || details)) faults.push("has a further mark with an id or details of its own");
  if (signs.length !== 1) faults.push(`has ${signs.length} signs, not one`);
  for (const { text, between } of signs) {
    if (text !== number) faults.push(`has the sign «${text}»`);
    if (between === undefined) faults.push("has its sign before the end of its words");
    else if (between !== "") faults.push(`has «${between.slice(0, 40)}» between its words and their sign`);
  }
  if (!afterBlock) faults.push("does not stand in the .noted of the block that has its sign");
  if (backs.length !== 1 || backs[0] !== `#passage-${number}`) faults.push(`leads back to ${backs.join(" and ") || "nothing"}`);
  return faults;
}

// ---- tree

/** What Chromium tells a screen reader: notes, signs and ways back, each with its number in its name. */
async function checkTree(tab, path, notes) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (node) => node ? [node.nodeId, ...within(byId.get(node.parentId))] : [];
  const tree = nodes.filter(({ ignored }) => !ignored).map((node) =>
    ({ id: node.nodeId, role: node.role?.value, name: node.name?.value ?? "", details: idsOf(node.properties), within: within(node) }));
  return notes.filter(({ stands, loose }) => stands && !loose)
    .flatMap(({ number }) => treeFaults(tree, number).map((what) => fault("tree", path, `note ${number} ${what}`)));
}

const idsOf = (properties = []) =>
  properties.filter(({ name }) => name === "details").flatMap(({ value }) => value.relatedNodes?.map(({ idref }) => idref) ?? []);

function treeFaults(tree, number) {
  const withNumber = new RegExp(`(^|\\D)${number}($|\\D)`);
  const ofRole = (wanted) => tree.filter(({ role, name }) => role === wanted && withNumber.test(name));
  const faults = [];
  const [note, ...more] = ofRole("note");
  if (!note || more.length > 0) return [`is ${note ? more.length + 1 : 0} times in the tree as a note with its number in its name`];
  // A footnote's sign may have the same number, but is called by that alone.
  if (ofRole("doc-noteref").filter(({ name }) => name === note.name).length !== 1) faults.push(`has no one doc-noteref called «${note.name}», as the note is`);
  if (ofRole("doc-backlink").filter(({ within }) => within.includes(note.id)).length !== 1) faults.push("has no one doc-backlink with its number in its name");
  if (!tree.some(({ role, details }) => role === "mark" && details.includes(`note-${number}`))) faults.push("is not told as the details of a mark");
  return faults;
}

// ---- keys

/** Tab comes to each sign, Enter leads to its note, whose first stop leads back to the words. */
async function checkKeys(tab, root, path, notes) {
  const faults = [];
  for (const width of [390, 1440]) {
    const said = new Set(); // a stop is passed more than once
    const add = (what) => { if (!said.has(what)) faults.push(fault("keys", `${path} at ${width} px`, what)); said.add(what); };
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto("about:blank"); // a page keeps its focus when only the fragment of its address changes
    await tab.goto(addressOf(root, path));
    // After a way that leads nowhere we leave the page: each takes ten seconds to be sure of.
    for (const { number, stands, signs } of notes) {
      if (stands && signs.length > 0 && await thereAndBack(tab, root, number, add) === false) break;
    }
  }
  return faults;
}

/** False where an address leads nowhere. */
async function thereAndBack(tab, root, number, add) {
  const sign = await tabTo(tab, root, ({ address }) => address?.endsWith(`#note-${number}`), add);
  if (!sign) return add(`Tab does not reach the sign of note ${number}`);
  if (!await enters(tab, `note-${number}`, add)) return false;
  const back = await tabTo(tab, root, () => true, add);
  if (!back?.address?.endsWith(`#passage-${number}`)) return add(`the first stop in note ${number} is ${back?.name}, which does not lead back`);
  return enters(tab, `passage-${number}`, add);
}

/** Whether Enter leads to the element of an id, and the reader sees it. */
async function enters(tab, id, add) {
  await tab.keyboard.press("Enter");
  let wrong;
  await eventually(async () => (wrong = await targetFault(tab, id)) === undefined);
  if (wrong) add(`after Enter ${wrong}`);
  return !wrong;
}

// ---- list

const LISTS = /^annotations(\.html|\/.+\.html)$/;
const WHOLE_LIST = /^annotations(\.html|\/page-\d+\.html)$/;

/** The lists of notes: each row has the words that are marked in the text, and the whole list has every note once. */
async function checkList(browser, site, root, paths) {
  if (paths.length === 0) return [];
  const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
  const textOf = pageReader(tab, (path) => addressOf(root, path), readMarked);
  const faults = [];
  const listed = [];
  for (const list of site.pages.filter((path) => LISTS.test(path))) {
    await tab.goto(addressOf(root, list));
    const rows = await tab.evaluate(() => [...document.querySelectorAll(".note-words > a")].map((link) => ({ address: link.href, words: link.textContent })));
    for (const { address, words } of rows) {
      const path = pathOf(root, address);
      if (!paths.includes(path)) continue;
      const id = new URL(address).hash.slice(1);
      if (WHOLE_LIST.test(list)) listed.push(`${path}#${id}`);
      const note = (await textOf(path)).notes.find(({ number }) => id === `passage-${number}`);
      if (note && squeezed(note.words) !== squeezed(words)) faults.push(fault("list", list, `«${words}» is not what is marked at ${path}#${id}: «${note.words}»`));
    }
  }
  for (const path of paths) {
    for (const { number, stands, loose } of (await textOf(path)).notes) {
      const place = `${path}#${loose ? "note" : "passage"}-${number}`;
      const times = listed.filter((other) => other === place).length;
      if (stands && times !== 1) faults.push(fault("list", "annotations.html", `lists ${place} ${times} times`));
    }
  }
  await tab.context().close();
  return faults;
}
