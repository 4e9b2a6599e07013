// Every address leads to a written file or an id, nothing is loaded from elsewhere, every page has its outline and policy.
// PAGES_MAX reads a sample of so many pages; without it, all.
import { test } from "node:test";
import { expectNone } from "./check/fault.js";
import { checkLinks } from "./check/links.js";
import { builtSite, samplePages } from "./check/site.js";

const site = builtSite();
const pages = samplePages(site, Number(process.env.PAGES_MAX ?? Infinity));
const faults = checkLinks(site, pages);
const only = (kind) => expectNone(faults.filter((fault) => fault.kind === kind));

test(`addresses of ${pages.length} pages lead to files and ids of this site`, () => only("links"));
test("one main, one h1, a language and a direction, ids once", () => only("outline"));
test("a policy on every page, nothing inline, no referrer", () => only("policy"));
