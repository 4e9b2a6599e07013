// Notes and claims, without scripts: in the margin, in the column and on paper, from the words to what is said of them and back.
// PAGES_MAX takes a sample of so many pages; without it, 40.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serve } from "./check/browser.js";
import { checkClaims, claimPages, ledgerPages } from "./check/claims.js";
import { expectNone } from "./check/fault.js";
import { checkNotes, notedPages } from "./check/notes.js";
import { builtSite } from "./check/site.js";

const site = builtSite();
const limit = Number(process.env.PAGES_MAX ?? 40);
const [noted, claimed, ledgers] = [notedPages, claimPages, ledgerPages].map((pagesOf) => pagesOf(site, limit));
let browser, server, faults;
const only = (kind) => expectNone(faults.filter((fault) => fault.kind === kind));

before(async () => {
  browser = await openBrowser();
  server = await serve(site);
  faults = [...await checkNotes(browser, site, server.root, noted), ...await checkClaims(browser, site, server.root, claimed, ledgers)];
}, { timeout: 1_200_000 });
after(async () => {
  await browser?.close();
  await server?.close();
});

// A site that SITE names may have none; of ours the proof would be empty.
test("there are notes, claims and ledgers", { skip: process.env.SITE !== undefined && "another site need not have them" }, () => {
  for (const pages of [noted, claimed, ledgers]) assert.notEqual(pages.length, 0);
  assert.ok(noted.some((path) => site.text(path).includes('class="article annotated"')), "no article has its notes in the margin");
});
test(`notes of ${noted.length} pages, their words and their signs lead to each other`, () => only("ties"));
test("notes, signs and ways back have their roles and names in the accessible tree", () => only("tree"));
test("by keyboard from each sign to its note and back to the words", () => only("keys"));
test("the list of notes has each of them, with its words", () => only("list"));
test("in the column, notes stand between their block and the next", () => only("column"));
test("in the margin, notes stand beside the text, at their sign or below the note before, and over nothing", () => only("margin"));
test("where notes go over from the column to the margin, they are all in the one or the other, and nothing scrolls sideways", () => only("between"));
test("on paper, notes stand below their block and nothing is folded away", () => only("print"));
test(`claims of ${claimed.length} pages lead to rows of ${ledgers.length} ledgers, and these to the same words`, () => only("claims"));
test("each mark of a chart leads to a row", () => only("chart"));
test("a folded row opens for who is sent to it", () => only("folded"));
