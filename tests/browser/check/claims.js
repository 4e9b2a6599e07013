// Claims: from the words in an article to a row of its question's ledger and back, by way of signs, rows and the chart;
// and rows that are folded away open for a reader who is sent to them, and on paper.

import { addressOf, decoded, eventually, forEachPair, openTab, pathOf } from "./browser.js";
import { fault } from "./fault.js";
import { pageReader, readMarked, squeezed } from "./marked.js";
import { samplePagesWith } from "./site.js";
import { targetFault } from "./walk.js";

/** The pages whose text has claims, and the pages with a ledger of them, or a sample. */
export const claimPages = (site, limit = Infinity) => samplePagesWith(site, /<span class="claim"/, limit);
export const ledgerPages = (site, limit = Infinity) => samplePagesWith(site, /<ol class="ledger"/, limit);

/** Faults of articles with claims and of pages with ledgers, all without scripts, of the kinds claims, chart, folded and print. */
export async function checkClaims(browser, site, root, articles, ledgers) {
  const [tab, other] = await Promise.all([0, 1].map(() => openTab(browser, site, root, { javaScriptEnabled: false })));
  const address = (path) => addressOf(root, path);
  const textOf = pageReader(tab, address, readMarked);
  const ledgerOf = pageReader(other, address, readLedger);
  const place = (href) => ({ path: pathOf(root, href), id: decoded(new URL(href).hash.slice(1)) });
  const faults = [];
  for (const path of articles) {
    for (const claim of (await textOf(path)).claims) {
      faults.push(...(await claimFaults(site, path, claim, place, ledgerOf)).map((what) => fault("claims", path, `claim ${claim.id} ${what}`)));
    }
  }
  for (const path of ledgers) {
    const ledger = await ledgerOf(path);
    faults.push(...(await rowFaults(site, ledger, place, textOf)).map((what) => fault("claims", path, what)));
    faults.push(...chartFaults(path, ledger, place).map((what) => fault("chart", path, what)));
  }
  await Promise.all([tab, other].map((tab) => tab.context().close()));
  return [...faults, ...await checkFolded(browser, site, root, ledgers)];
}

// ---- from the words to the row

async function claimFaults(site, path, { id, pieces, words, signs }, place, ledgerOf) {
  const faults = [];
  if (pieces[0].id !== `claim-${id}`) faults.push(`begins at an element with the id «${pieces[0].id}»`);
  if (signs.length !== 1) return [...faults, `has ${signs.length} signs, not one`];
  const [{ address, between }] = signs;
  if (between === undefined) faults.push("has its sign before the end of its words");
  else if (between !== "") faults.push(`has «${between.slice(0, 40)}» between its words and their sign`);
  const to = place(address);
  const row = site.has(to.path) ? (await ledgerOf(to.path)).rows.find((row) => row.id === to.id) : undefined;
  if (!row) return [...faults, `has a sign that leads to no row: ${to.path}#${to.id}`];
  if (row.quotes.length !== 1) return [...faults, `has a row with ${row.quotes.length} quotes, not one`];
  const back = place(row.quotes[0].address);
  if (back.path !== path || back.id !== pieces[0].id) faults.push(`has a row that leads back to ${back.path}#${back.id}`);
  if (squeezed(row.quotes[0].words) !== squeezed(words)) faults.push(`has the words «${words}», and in its row «${row.quotes[0].words}»`);
  return faults;
}

// ---- from the row to the words

/** Every quote of a ledger leads to a claim with the same words: also where the article was not in the sample. */
async function rowFaults(site, { rows }, place, textOf) {
  const faults = [];
  for (const { id, name, quotes } of rows) {
    for (const { address, words } of quotes) {
      const to = place(address);
      const claim = site.has(to.path) ? (await textOf(to.path)).claims.find(({ pieces }) => pieces[0].id === to.id) : undefined;
      if (!claim) faults.push(`the row of ${name} leads to no claim: ${to.path}#${to.id}`);
      else if (squeezed(claim.words) !== squeezed(words)) faults.push(`the row of ${name} says «${words}», where ${to.path}#${to.id} has «${claim.words}»`);
      if (id && id !== to.id) faults.push(`the row of ${name} has the id «${id}», and leads to another claim: ${to.id}`);
    }
  }
  return faults;
}

// ---- chart

function chartFaults(path, { rows, charts }, place) {
  return charts.flatMap((marks) => [
    ...marks.length === 0 ? ["a chart has no mark"] : [],
    ...marks.flatMap(({ address, name, drawn }) => {
      const to = place(address);
      const row = to.path === path && rows.find(({ id }) => id === to.id);
      return [
        ...row ? [] : [`a mark leads to no row of this page: ${to.path}#${to.id}`],
        ...name ? [] : [`the mark of ${to.id} has no name`],
        ...drawn ? [] : [`the mark of ${to.id} is not drawn`],
      ];
    }),
  ]);
}

/** Runs in the page: the rows of its ledgers, without what is folded away below them, and the marks of its charts. */
function readLedger() {
  return {
    rows: [...document.querySelectorAll(".ledger li")].filter((row) => row.querySelector(":scope > .ledger-claim")).map((row) => ({
      id: row.id,
      name: row.id || row.textContent.trim().slice(0, 30),
      quotes: [...row.querySelectorAll(":scope > .ledger-claim .claim-words a")].map((link) => ({ address: link.href, words: link.textContent })),
    })),
    charts: [...document.querySelectorAll("svg.plot")].filter((plot) => !plot.closest(".drawn")).map((plot) => [...plot.querySelectorAll("a.mark")].map((mark) => {
      const { width, height } = mark.getBoundingClientRect();
      return { address: new URL(mark.href.baseVal, document.baseURI).href, name: mark.getAttribute("aria-label"), drawn: width > 4 && height > 4 };
    })),
  };
}

// ---- folded

/** Chromium opens what is folded for a fragment within it; on paper all of it is open. */
async function checkFolded(browser, site, root, ledgers) {
  const faults = [];
  await forEachPair(ledgers, async (path) => {
    const tab = await openTab(browser, site, root, { javaScriptEnabled: false });
    await tab.goto(addressOf(root, path));
    const { ids, open } = await tab.evaluate(readFolded);
    if (open) faults.push(fault("folded", path, "a ledger is not folded at first"));
    faults.push(...await paperFaults(tab, path));
    for (const id of ids) {
      await tab.goto("about:blank"); // a page that is there already keeps open what was opened
      await tab.goto(`${addressOf(root, path)}#${encodeURIComponent(id)}`);
      let wrong;
      await eventually(async () => (wrong = await targetFault(tab, id)) === undefined);
      if (wrong) faults.push(fault("folded", `${path}#${id}`, `a row that is folded away is not shown to who is sent to it: ${wrong}`));
    }
    await tab.context().close();
  });
  return faults;
}

/** Runs in the page: the ids of what is folded away, and whether any of it is not. */
function readFolded() {
  const folds = [...document.querySelectorAll(".ledger details")];
  return { ids: folds.flatMap((fold) => [...fold.querySelectorAll("li[id]")].map(({ id }) => id)), open: folds.some(({ open }) => open) };
}

async function paperFaults(tab, path) {
  await tab.emulateMedia({ media: "print" });
  const hidden = await tab.evaluate(() => [...document.querySelectorAll(".ledger details li")]
    .filter((row) => !row.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || row.getBoundingClientRect().height === 0)
    .map((row) => row.id || row.textContent.trim().slice(0, 30)));
  await tab.emulateMedia({ media: null });
  return hidden.map((row) => fault("print", `${path} on paper`, `what is folded away is not printed: ${row}`));
}
