// The site by keyboard alone: a skip link first, a visible focus everywhere, and an article and an entity within reach.

import { addressOf, arrives, eventually, pathOf } from "./browser.js";
import { fault } from "./fault.js";
import { isArticle, isEntity } from "./walk.js";

/** So many times a reader may press Tab before we call a link out of reach. */
const REACH = 300;

export async function checkKeyboard(tab, root) {
  const faults = [];
  const add = (what) => faults.push(fault("keyboard", pathOf(root, tab.url()) ?? tab.url(), what));

  await tab.goto(addressOf(root, "index.html"));
  await checkSkipLink(tab, add);

  await tab.goto(addressOf(root, "index.html"));
  const article = await tabTo(tab, root, (stop) => isArticle(stop.path), add);
  if (!article) return add("Tab reaches no link to an article"), faults;
  await tab.keyboard.press("Enter");
  if (!await arrives(tab, root, article.path)) return add(`Enter on the link to ${article.path} leads here`), faults;

  const mention = await tabTo(tab, root, (stop) => stop.mention && isEntity(stop.path), add);
  if (!mention) return add("Tab reaches no mention"), faults;
  await tab.keyboard.press("Enter");
  if (!await arrives(tab, root, mention.path)) add(`Enter on the mention of ${mention.path} leads here`);
  return faults;
}

async function checkSkipLink(tab, add) {
  await tab.keyboard.press("Tab");
  const target = await tab.evaluate(() => document.activeElement.localName === "a" ? document.activeElement.getAttribute("href") : null);
  if (!target?.startsWith("#")) return add(`the first Tab stop is no skip link but ${await describe(tab)}`);
  const shown = await eventually(() => tab.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    const within = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return within && box.width >= 24 && box.height >= 16 && document.activeElement.contains(top)
      && document.activeElement.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }));
  if (!shown) add("the skip link stays hidden when it has the focus");

  await tab.keyboard.press("Enter");
  const inside = (id) => tab.evaluate((id) => document.querySelector("main")?.contains(document.getElementById(id)), id);
  if (!await inside(target.slice(1))) return add(`the skip link leads to ${target}, which is not in <main>`);
  await tab.keyboard.press("Tab");
  const landed = await tab.evaluate(() => document.querySelector("main")?.contains(document.activeElement));
  if (!landed) add(`after the skip link, Tab goes to ${await describe(tab)}, outside <main>`);
}

const describe = (tab) => tab.evaluate(() => `<${document.activeElement.localName}> «${document.activeElement.textContent.trim().slice(0, 40)}»`);

/** Presses Tab until `wanted` holds of the focused link and gives it; every stop on the way must show its focus. */
export async function tabTo(tab, root, wanted, add) {
  await tab.evaluate(rememberLooks);
  let first;
  for (let presses = 0; presses < REACH; presses += 1) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => window.readStop());
    if (!stop) continue; // the focus went round, through the browser's own frame
    if (stop.number === first) return undefined;
    first ??= stop.number;
    if (stop.fault) add(`${stop.fault}: ${stop.name}`);
    const link = { ...stop, path: stop.address && pathOf(root, stop.address) };
    if (wanted(link)) return link;
  }
  return undefined;
}

/** Runs in the page while nothing has the focus; leaves a `readStop` there that tells what has it, and whether one sees that. */
function rememberLooks() {
  const look = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const seen = outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(outlineColor);
    return { outline: seen ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : "none", shadow: boxShadow };
  };
  const plain = new Map([...document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")].map((element) => [element, look(element)]));
  const stops = []; // numbers tell stops apart, also those that read alike, and show when the round is complete

  window.readStop = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    if (!stops.includes(element)) stops.push(element);
    const { outline, shadow } = look(element);
    const before = plain.get(element) ?? { outline: "none", shadow: "none" };
    const shown = (outline !== "none" && outline !== before.outline) || (shadow !== "none" && shadow !== before.shadow);
    const box = element.getBoundingClientRect();
    const away = box.width < 1 || box.height < 1 || box.bottom <= 0 || box.top >= innerHeight;
    return {
      number: stops.indexOf(element),
      name: `<${element.localName}> «${(element.textContent.trim() || element.getAttribute("aria-label") || "").slice(0, 40)}»`,
      address: element.href,
      mention: element.matches('a.mention[data-entity][id^="mention-"]'),
      fault: away ? "has the focus off the screen" : shown ? undefined : "shows no focus (outline and box-shadow as without)",
    };
  };
}
