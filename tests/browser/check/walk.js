// A reader's path by mouse: home, an article, the page of someone it names, and back to the very mention.

import { addressOf, arrives, decoded, eventually, pathOf } from "./browser.js";
import { fault } from "./fault.js";

export const isArticle = (path) => /^articles\/(?!(.*\/)?(index|page-\d+)\.html$).+\.html$/.test(path ?? "");
export const isEntity = (path) => /^(people|places|organizations|events|topics|questions|publishers)\/.+\.html$/.test(path ?? "");

/** Faults of the path, as seen in `tab`, which holds no page yet; `name` says how the site is reached. */
export async function checkWalk(tab, root, name) {
  const here = () => pathOf(root, tab.url()) ?? tab.url();
  const lost = (what) => [fault("walk", `${here()} ${name}`, what)];

  await tab.goto(addressOf(root, "index.html"));
  const articles = (await linksOf(tab, root)).filter(({ path }) => isArticle(path));
  if (articles.length === 0) return lost("home has no visible link to an article");

  // Some articles name nobody: take the first that does.
  let mention;
  for (const article of articles.slice(0, 10)) {
    if (!await follow(tab, article)) return lost(`the link to ${article.path} cannot be clicked: is it covered?`);
    if (!await arrives(tab, root, article.path)) return lost(`the link to ${article.path} leads here`);
    mention = (await linksOf(tab, root)).find((link) => link.mention && isEntity(link.path));
    if (mention) break;
    await tab.goto(addressOf(root, "index.html"));
  }
  if (!mention) return lost("none of the first articles has a visible a.mention[data-entity][id^=mention-] that leads to an entity");

  const article = here();
  if (!await follow(tab, mention)) return lost(`the link to ${mention.path} cannot be clicked: is it covered?`);
  if (!await arrives(tab, root, mention.path)) return lost(`the mention of ${mention.path} leads here`);
  if (!await tab.locator("h1").first().isVisible()) return lost("the heading is not visible");

  const backs = (await linksOf(tab, root)).filter(({ path, fragment }) => isArticle(path) && fragment.startsWith("mention-"));
  const back = backs.find((link) => link.path === article && link.fragment === mention.id) ?? backs.find((link) => link.path === article) ?? backs[0];
  if (!back) return lost("no visible link back to a mention (…#mention-N)");
  if (!await follow(tab, back)) return lost(`the link to ${back.path} cannot be clicked: is it covered?`);
  if (!await arrives(tab, root, back.path)) return lost(`the link to ${back.path}#${back.fragment} leads here`);
  let wrong;
  await eventually(async () => (wrong = await targetFault(tab, back.fragment)) === undefined);
  return wrong ? lost(wrong) : [];
}

/** The links of `main` that can be clicked: `{index, path, fragment, id, mention}`. */
async function linksOf(tab, root) {
  const links = await tab.evaluate(() => [...document.querySelectorAll("main a[href]")].map((link, index) => ({
    index,
    // A link in a drawing has an animated address.
    address: new URL(link.getAttribute("href"), document.baseURI).href,
    hash: new URL(link.getAttribute("href"), document.baseURI).hash,
    id: link.id,
    mention: link.matches('a.mention[data-entity][id^="mention-"]'),
    visible: link.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && link.getClientRects().length > 0,
  })));
  return links.filter(({ visible }) => visible).map(({ address, hash, ...link }) => ({ ...link, path: pathOf(root, address), fragment: decoded(hash.slice(1)) }));
}

/** Clicks a link; whether that was possible. Something that covers the link makes it impossible. */
async function follow(tab, { index }) {
  return tab.locator("main a[href]").nth(index).click({ timeout: 10_000 }).then(() => true, () => false);
}

/** What is wrong with the place that the address's fragment shows; undefined where the reader sees it. */
export function targetFault(tab, id) {
  return tab.evaluate((id) => {
    const target = document.querySelector(":target");
    if (target?.id !== id) return `#${id} is not :target`;
    const box = target.getClientRects()[0];
    if (!box) return `#${id} is not drawn`;
    // Of what is higher than the screen, its beginning is enough.
    const bottom = Math.min(box.bottom, innerHeight);
    if (box.top < -1 || bottom - box.top < Math.min(box.height, 40) - 1) return `#${id} is not in the viewport (from ${box.top} to ${box.bottom} of ${innerHeight} px)`;
    const top = document.elementFromPoint(box.left + box.width / 2, (box.top + bottom) / 2);
    if (!top || !(target.contains(top) || top.contains(target))) return `#${id} is covered by <${top?.localName} class="${top?.className}">`;
    return undefined;
  }, id);
}
