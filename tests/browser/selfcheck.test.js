// The checks themselves: they find every fault planted in broken/ and none in good/.
// A check that cannot fail proves nothing; a new check gets its fault here first.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fileRoot, openBrowser, openTab, serve } from "./check/browser.js";
import { checkCitations, citedPages } from "./check/cite.js";
import { checkClaims, claimPages, ledgerPages } from "./check/claims.js";
import { checkColours } from "./check/colours.js";
import { checkDrawings, drawnPages } from "./check/drawings.js";
import { expectNone } from "./check/fault.js";
import { checkFinder, registeredForms } from "./check/finder.js";
import { checkWellFormed, checkWithNu } from "./check/html.js";
import { checkKeyboard } from "./check/keyboard.js";
import { checkLinks } from "./check/links.js";
import { checkNotes, notedPages } from "./check/notes.js";
import { checkSearch, checkSearchInstead, searchableForms } from "./check/search.js";
import { checkShift } from "./check/shift.js";
import { openSite, samplePages } from "./check/site.js";
import { checkStrips, stripPages } from "./check/strips.js";
import { checkTurned } from "./check/turned.js";
import { checkPages } from "./check/visit.js";
import { checkWalk } from "./check/walk.js";

const [good, broken] = ["good", "broken"].map((name) => openSite(fileURLToPath(new URL(name, import.meta.url))));
let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

/** The page in broken/ whose headline runs the other way, and where nothing is ready for paper or the dark. */
const TURNED = "reports/turned.html";

/** Each check over one site, by name. */
const checks = {
  nu: (site) => checkWithNu(site),
  wellFormed: (site) => checkWellFormed(site),
  links: (site) => checkLinks(site),
  pages: (site) => served(site, (root) => checkPages(browser, site, root, site.pages, site.pages)),
  walk: (site) => served(site, (root) => inTab(site, root, (tab) => checkWalk(tab, root, "from a server"))),
  walkOnDisk: (site) => inTab(site, fileRoot(site), (tab) => checkWalk(tab, fileRoot(site), "over file://"), { javaScriptEnabled: false }),
  notes: (site) => served(site, (root) => checkNotes(browser, site, root, notedPages(site))),
  claims: (site) => served(site, (root) => checkClaims(browser, site, root, claimPages(site), ledgerPages(site))),
  cite: (site) => served(site, (root) => checkCitations(browser, site, root, citedPages(site))),
  drawings: (site) => served(site, (root) => checkDrawings(browser, site, root, drawnPages(site))),
  strips: (site) => served(site, (root) => checkStrips(browser, site, root, stripPages(site))),
  colours: (site) => served(site, (root) => checkColours(browser, site, root, ...(site.has(TURNED) ? [TURNED, TURNED] : ["map.html", "map.html"]))),
  turned: (site) => served(site, (root) => checkTurned(browser, site, root, site.pages)),
  finder: (site) => served(site, (root) => checkFinder(browser, site, root, "from a server", registeredForms(site), 2_000)),
  search: (site) => served(site, (root) => checkSearch(browser, site, root, "from a server", searchableForms(site, 5))),
  shift: (site) => served(site, (root) => checkShift(browser, site, root, ["search.html"])),
  searchInstead: (site) => checkSearchInstead(browser, site, fileRoot(site), "without scripts", { javaScriptEnabled: false }),
  keyboard: (site) => served(site, (root) => inTab(site, root, (tab) => checkKeyboard(tab, root))),
};

async function served(site, check) {
  const server = await serve(site);
  try {
    return await check(server.root);
  } finally {
    await server.close();
  }
}

async function inTab(site, root, check, options) {
  const tab = await openTab(browser, site, root, options);
  try {
    return await check(tab);
  } finally {
    await tab.context().close();
  }
}

/** What is planted in broken/, by check: the kind, where, and words of what is said of it. */
const PLANTED = {
  colours: [
    ["colours", /^reports\/turned\.html without scripts$/, /^shows a button that can do nothing/],
    ["colours", /^reports\/turned\.html in a light system/, /^is not dark when asked for/],
    ["colours", /^reports\/turned\.html in a dark system/, /^is not dark at first/],
  ],
  turned: [
    ["torn", /^reports\/turned\.html at 1440 px$/, /^«4 مارس 2019» is torn/],
    ["code", /^reports\/turned\.html at 390 px$/, /^«a = b;» runs from right to left/],
    ["flush", /^reports\/turned\.html at 1440 px$/, /^«عنوان بعيد» \(rtl\) begins at/],
    ["flush", /^reports\/turned\.html at 1440 px$/, /^«بعيد» begins at \d+ px, its column \(ltr\)/],
  ],
  nu: [
    ["nu", /^index\.html:\d+$/, /“img” element must have an “alt”/],
    ["nu", /^articles\/сломана\.html:\d+$/, /Element “p” not allowed as child of element “ul”/],
    ["nu", /^site\.css:6$/, /“colr”/],
  ],
  wellFormed: [
    ["xml", /^feed\.xml:\d+$/, /./],
    ["json", /^feed\.json$/, /JSON/],
  ],
  links: [
    ["outline", /^index\.html:1$/, /no lang/],
    ["outline", /^index\.html:1$/, /no dir/],
    ["outline", /^404\.html:1$/, /no dir of ltr or rtl/],
    ["outline", /^index\.html:16$/, /one <h1>, this one 2/],
    ["outline", /^404\.html:1$/, /one <main>, this one 0/],
    ["outline", /^index\.html:18$/, /id `twice` is taken since line 17/],
    ["policy", /^index\.html:1$/, /no Content-Security-Policy/],
    ["policy", /^articles\/сломана\.html:5$/, /<script> stands before the policy/],
    ["policy", /^articles\/сломана\.html:6$/, /allows 'unsafe-inline'/],
    ["policy", /^articles\/сломана\.html:6$/, /allows another host: https:/],
    ["policy", /^articles\/сломана\.html:6$/, /unsafe-eval/],
    ["policy", /^index\.html:32$/, /tells where the reader was/],
    ["links", /^index\.html:9$/, /link href="https:\/\/fonts\.invalid.*not from the site itself/],
    ["links", /^index\.html:10$/, /script src="https:\/\/tracker\.invalid/],
    ["links", /^index\.html:21$/, /form action="https:\/\/search\.invalid/],
    ["links", /^index\.html:22$/, /img src="missing\.png".*no file `missing\.png`/],
    ["links", /^index\.html:22$/, /srcset="https:\/\/images\.invalid/],
    ["links", /^index\.html:25$/, /only `articles\/сломана\.html` \(case/],
    ["links", /^index\.html:26$/, /names a folder/],
    ["links", /^index\.html:27$/, /begins at the root/],
    ["links", /^index\.html:28$/, /climbs out/],
    ["links", /^index\.html:29$/, /is a script/],
    ["links", /^index\.html:30$/, /broken percent-encoding/],
    ["links", /^index\.html:31$/, /no id `нет` in articles\/сломана\.html/],
    ["links", /^people\/hidden\.html:14$/, /no id `mention-9`/],
    ["links", /^404\.html:7$/, /needs full addresses/],
    ["links", /^site\.css$/, /fonts\.invalid\/serif\.css\) is loaded from elsewhere/],
    ["links", /^site\.css$/, /missing\.svg\) names no written file/],
    ["links", /^sitemap\.xml$/, /people\/nobody\.html names no written file/],
  ],
  pages: [
    ["axe", /^index\.html at 390 px, light$/, /html-has-lang/],
    ["axe", /^index\.html at 390 px, dark$/, /color-contrast .* at \.pale/],
    ["axe", /^index\.html at 1440 px, light$/, /axe label .* at input/],
    ["axe", /^index\.html/, /target-size/],
    ["axe", /^404\.html/, /landmark-one-main/],
    ["axe", /^index\.html/, /image-alt/],
    ["overflow", /^index\.html at 320 px$/, /p\.wide/],
    ["overflow", /^index\.html at 1440 px$/, /p\.wide/],
    ["request", /^index\.html$/, /tracker\.invalid\/count\.js/],
    ["request", /^index\.html$/, /fonts\.invalid\/serif\.css/],
    ["console", /^index\.html$/, /planted: a complaint/],
    ["console", /^index\.html$/, /answered 404: .*missing\.png/],
    ["console", /^404\.html|no\/such/, /site\.css/],
    ["disk", /^people\/hidden\.html over file:\/\//, /early\.js/], // a module loads from no folder
    ["scriptless", /^people\/hidden\.html without scripts/, /heading is not visible/],
    ["scriptless", /^people\/hidden\.html over file:\/\/ without scripts/, /heading is not visible/],
    ["clipped", /^reports\/lost\.html at 320 px$/, /^«These words are cut off .* by <p class="one-line">/],
    ["clipped", /^reports\/lost\.html at 1440 px$/, /^«Half of these words .* by <p class="low">/],
    ["clipped", /^reports\/lost\.html at 390 px$/, /^«These begin left.* by the edge of the page/],
    ["covered", /^reports\/lost\.html at 768 px$/, /^«Under» lies over «Upon»|^«Upon» lies over «Under»/],
    ["paper", /^reports\/lost\.html on paper of 642 px$/, /^«These words are cut off .* by <p class="one-line">/],
    ["paper", /^reports\/lost\.html on paper of 642 px$/, /^«Only a screen.* is not printed/],
    ["paper", /^reports\/lost\.html on paper of 664 px$/, /^«White words.* in 238,238,238 on 255,255,255/],
    ["paper", /^reports\/lost\.html on paper of 664 px$/, /^«Words that scroll.* by <p class="kept">/],
    ["sheets", /^reports\/turned\.html$/, /^prints its colophon/],
    ["sheets", /^reports\/turned\.html$/, /^does not print its address https:\/\/example\.com/],
    ["sheets", /^reports\/turned\.html$/, /^«A wide table» is cut/],
    ["sheets", /^reports\/turned\.html$/, /^«A row.* may end on another sheet/],
  ],
  walk: [["walk", /^articles\/сломана\.html from a server$/, /#mention-9 is not :target/]],
  walkOnDisk: [["walk", /^people\/hidden\.html over file:\/\/$/, /heading is not visible/]],
  notes: [
    ["ties", /^reports\/noted\.html$/, /^note 2 has 0 signs/],
    ["ties", /^reports\/noted\.html$/, /^note 3 has the sign «\*»/],
    ["ties", /^reports\/noted\.html$/, /^note 3 has « stands » between/],
    ["ties", /^reports\/noted\.html$/, /^note 4 begins at a mark with the id «»/],
    ["ties", /^reports\/noted\.html$/, /^note 4 has a further mark with an id/],
    ["ties", /^reports\/noted\.html$/, /^note 5 leads back to #passage-4/],
    ["ties", /^reports\/noted\.html$/, /^note 7 does not exist/],
    ["tree", /^reports\/noted\.html$/, /^note 6 is 0 times in the tree/],
    ["tree", /^reports\/noted\.html$/, /^note 2 has no one doc-noteref/],
    ["keys", /^reports\/noted\.html at 390 px$/, /shows no focus.*«3»/],
    ["keys", /^reports\/noted\.html at 390 px$/, /first stop in note 5 is .* does not lead back/],
    ["keys", /^reports\/noted\.html at 390 px$/, /does not reach the sign of note 13/],
    ["keys", /^reports\/noted\.html at 1440 px$/, /after Enter #note-8 is covered/],
    ["list", /^annotations\.html$/, /other words than the text has.* is not what is marked/],
    ["list", /^annotations\.html$/, /lists .*#passage-2 2 times/],
    ["list", /^annotations\.html$/, /lists .*#passage-3 0 times/],
    ["column", /^reports\/noted\.html at 720 px$/, /^scrolls sideways/],
    ["column", /^reports\/noted\.html at 720 px$/, /^#note-11 .* not inside the text column/],
    ["column", /^reports\/noted\.html at 720 px$/, /^#note-10 .* is not below its block/],
    ["margin", /^reports\/noted\.html at 1440 px$/, /^#note-1 .* is not beside the text/],
    ["margin", /^reports\/noted\.html at 1440 px$/, /^#note-8 .* lies over #note-9/],
    ["margin", /^reports\/noted\.html at 1440 px$/, /^#note-10 begins \d+ px above its sign/],
    ["margin", /^reports\/noted\.html at 1440 px$/, /^#note-14 begins \d+ px below its sign/],
    ["margin", /^reports\/noted\.html at 1440 px$/, /^#note-15 is not shown/],
    ["between", /^reports\/noted\.html at 991 px$/, /^#note-11 .* not inside the text column/],
    ["between", /^reports\/noted\.html at 992 px$/, /^#note-1 .* is not beside the text/],
    ["print", /^reports\/noted\.html on paper of 642 px$/, /^#note-12 is taken out of the flow/],
    ["print", /^reports\/noted\.html on paper of 1193 px$/, /^#note-15 is not shown/],
  ],
  claims: [
    ["claims", /^reports\/noted\.html$/, /claim unsigned has 0 signs/],
    ["claims", /^reports\/noted\.html$/, /claim rowless has a sign that leads to no row/],
    ["claims", /^reports\/noted\.html$/, /claim other-words has the words «these words», and in its row «quite other words»/],
    ["claims", /^reports\/noted\.html$/, /claim astray has a row that leads back to .*#claim-unsigned/],
    ["claims", /^questions\/words\.html$/, /row of claim-earlier leads to no claim/],
    ["claims", /^questions\/words\.html$/, /row of claim-astray says «astray»/],
    ["chart", /^questions\/words\.html$/, /leads to no row of this page: .*#claim-nobody/],
    ["chart", /^questions\/words\.html$/, /mark of claim-astray has no name/],
    ["folded", /^questions\/words\.html$/, /not folded at first/],
    ["folded", /^questions\/words\.html#claim-earlier$/, /is not drawn/],
    ["print", /^questions\/words\.html on paper$/, /not printed: claim-earlier/],
  ],
  cite: [
    ["cite", /^reports\/noted\.html$/, /a click takes «» of «“Noted in vain”/],
    ["cite", /^reports\/noted\.html$/, /BibTeX is not saved but shown/],
  ],
  finder: [
    ["finds", /^places\/lost\.html from a server$/, /«Place Lost» does not find places\/lost\.html/],
    ["finds", /^places\/lost\.html/, /«LOST PLACE» does not find/],
    ["finds", /^places\/lost\.html/, /«Lost Plac» does not find/],
    ["size", /^places\/lost\.html/, /«Lost Place» loads \d{4} bytes/],
    ["box", /^places\/lost\.html/, /the box has no name/],
    ["box", /^places\/lost\.html/, /after typing: open is "false", not "true"/],
    ["box", /^places\/lost\.html/, /number of results is not said/],
    ["box", /^places\/lost\.html/, /after ArrowDown: active is -1, not 0/],
    ["box", /^places\/lost\.html/, /after Escape: shown is true/],
    ["box", /^places\/lost\.html/, /Enter leads to places\/lost\.html, not to/],
    ["without", /without scripts$/, /no link to search\.html/],
  ],
  drawings: [
    ["labels", /^map\.html at 320 px$/, /^«Here is too long .* goes beyond its drawing/],
    ["labels", /^map\.html at 1440 px$/, /^«Here is too long .* covers «There»/],
    ["labels", /^map\.html at 390 px$/, /^«Here is too long .* covers the mark of There/],
    ["marks", /^map\.html$/, /leads to questions\/words\.html has no name/],
    ["drawnlist", /^map\.html$/, /Nowhere is listed and not drawn/],
    ["drawnlist", /^map\.html$/, /is drawn and not listed/],
  ],
  strips: [
    ["strips", /^questions\/counted\.html at 320 px$/, /^«nine or ten» covers «ten»/],
    ["strips", /^questions\/counted\.html at 1440 px$/, /^«ten» covers the mark of 9: Guard|^«nine or ten» covers the mark of 10: Guard/],
    ["strips", /^questions\/counted\.html at 1440 px$/, /^«far» goes beyond its row/],
    ["strips", /^questions\/counted\.html on paper$/, /^the mark of 9: Guard covers that of 10: Guard/],
    ["strips", /^questions\/counted\.html at 390 px$/, /^a mark has no name/],
    ["strips", /^questions\/counted\.html at 390 px$/, /^the mark of 10: Guard leads to no row/],
    ["strips", /^questions\/counted\.html at 768 px$/, /^the mark of null goes beyond its strip/],
  ],
  search: [
    ["search", /^search\.html from a server$/, /«Lost Place» does not find articles\/сломана\.html/],
    ["search", /^search\.html/, /«Lost Place»: the excerpt of articles\/сломана\.html marks nothing/],
    ["search", /^search\.html/, /the choice promises 3 texts, and «1 text» is said/],
    ["search", /^search\.html/, /«Lost Place»: 0 of 0 texts are shown, and more are offered/],
    ["search", /^search\.html/, /no excerpt marks the word/],
    ["console", /^search\.html/, /planted: the index/],
  ],
  shift: [
    ["shift", /^search\.html at 390 px$/, /moves while the page loads: 0\.\d/],
  ],
  searchInstead: [
    ["instead", /^search\.html without scripts$/, /nothing is said of what to do instead/],
    ["instead", /^search\.html/, /a box that cannot search/],
    ["instead", /^search\.html/, /no list is offered/],
  ],
  keyboard: [
    ["keyboard", /^index\.html$/, /first Tab stop is no skip link but <input>/],
    ["keyboard", /^index\.html$/, /shows no focus.*An article/],
  ],
};

for (const [name, check] of Object.entries(checks)) {
  test(`${name}: nothing in good/`, { timeout: 300_000 }, async () => expectNone(await check(good)));
}

for (const [name, planted] of Object.entries(PLANTED)) {
  test(`${name}: ${planted.length} planted faults in broken/`, { timeout: 300_000 }, async () => {
    const found = await checks[name](broken);
    const missed = planted.filter(([kind, place, what]) => !found.some((fault) => fault.kind === kind && place.test(fault.place) && what.test(fault.what)));
    const list = found.map(({ kind, place, what }) => `  ${kind} | ${place} | ${what}`).join("\n");
    assert.deepEqual(missed, [], `missed ${missed.map(String).join("\n       ")}\nfound\n${list}`);
  });
}

test("a sample has the home page, 404 and a page of each folder, always the same", () => {
  assert.deepEqual(samplePages(broken, 4), ["index.html", "404.html", "annotations.html", "articles/сломана.html"]);
  assert.deepEqual(samplePages(broken, 40), broken.pages);
});
