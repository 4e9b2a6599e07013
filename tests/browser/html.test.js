// Every page and stylesheet passes the W3C's checker; feeds, sitemaps, drawings and data can be parsed.
import { test } from "node:test";
import { expectNone } from "./check/fault.js";
import { checkWellFormed, checkWithNu } from "./check/html.js";
import { builtSite } from "./check/site.js";

const site = builtSite();

test(`Nu finds no error in ${site.pages.length} pages`, { timeout: 1_200_000 }, async () => expectNone(await checkWithNu(site)));
test("XML is well-formed and JSON can be read", () => expectNone(checkWellFormed(site)));
