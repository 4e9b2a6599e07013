// A built site on disk: which files it has, and which of them an address means.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parsePage } from "./page.js";

/** The site that `SITE` names (relative to the present folder), or what `cargo run -- build` wrote. */
export function builtSite() {
  return openSite(process.env.SITE ?? fileURLToPath(new URL("../../../public", import.meta.url)));
}

/** Builds an archive into its `public` with the program that `DATELINE` names, or with ours, and opens the site. */
export function buildSite(root, ...options) {
  const output = join(root, "public");
  const build = ["build", "--root", root, "--output", output, "--as-of", "2026-01-01", ...options];
  const [program, ...before] = process.env.DATELINE ? [resolve(process.env.DATELINE)] : ["cargo", "run", "--quiet", "--"];
  execFileSync(program, [...before, ...build], { cwd: fileURLToPath(new URL("../../..", import.meta.url)), stdio: ["ignore", "ignore", "inherit"] });
  return openSite(output);
}

/** Reads which files there are; throws where there is no site at all. `base`: the address that it was built for, ending in `/`. */
export function openSite(folder) {
  folder = resolve(folder);
  const sizes = new Map();
  let names;
  try {
    names = readdirSync(folder, { recursive: true });
  } catch {
    throw new Error(`no site at ${folder}: build it first, or name its folder in SITE`);
  }
  for (const name of names) {
    const entry = statSync(join(folder, name));
    if (entry.isFile()) sizes.set(name.split(sep).join("/"), entry.size);
  }
  if (!sizes.has("index.html")) throw new Error(`${folder} has no index.html: is it a built site?`);
  const files = [...sizes.keys()].sort();
  const site = {
    folder,
    files,
    pages: files.filter((path) => path.endsWith(".html")),
    has: (path) => sizes.has(path),
    size: (path) => sizes.get(path),
    read: (path) => readFileSync(join(folder, path)),
    text: (path) => readFileSync(join(folder, path), "utf8"),
  };
  return { ...site, base: baseOf(site) };
}

/** The address that the site was built for, or undefined. Only the home page's canonical link tells. */
function baseOf(site) {
  const canonical = parsePage(site.text("index.html"))
    .find(({ name, attributes }) => name === "link" && attributes.rel === "canonical");
  return canonical?.attributes.href?.replace(/(index\.html)?$/, "").replace(/\/?$/, "/");
}

// The site stands below a folder, so that an address which climbs out of the site shows.
const ROOT = "https://site.invalid/site/";

/**
 * What an address means, written in the file at `from`:
 * `{path, fragment}` within the site, `{outside}` for another host or scheme, or `{wrong}` with the reason.
 */
export function readAddress(site, address, from) {
  const written = address.trim();
  if (written === "") return { wrong: "is empty" };
  if (/^(data|blob|mailto|tel|geo):/i.test(written)) return { outside: written };
  if (/^javascript:/i.test(written)) return { wrong: "is a script" };
  if (site.base && written.startsWith(site.base)) {
    return insideAddress(new URL(written.slice(site.base.length) || "index.html", ROOT));
  }
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) return { outside: written };
  if (written.startsWith("/")) return { wrong: "begins at the root of the host, so it breaks below a folder and over file://" };
  let url;
  try {
    url = new URL(written, ROOT + from.split("/").map(encodeURIComponent).join("/"));
  } catch {
    return { wrong: "cannot be read as an address" };
  }
  return insideAddress(url);
}

function insideAddress(url) {
  if (!url.href.startsWith(ROOT)) return { wrong: "climbs out of the site" };
  try {
    return {
      path: decodeURIComponent(url.href.slice(ROOT.length).replace(/[?#].*$/s, "")),
      fragment: decodeURIComponent(url.hash.slice(1).replace(/:~:.*$/s, "")), // text fragments name no id
    };
  } catch {
    return { wrong: "has a broken percent-encoding" };
  }
}

/**
 * At most `limit` pages, of every sort: first one of each (the home page, 404, each standing page; of each folder its list,
 * a further page of a list, and its largest page), then the smallest, the second largest and so on. The same every time.
 */
export function samplePages(site, limit) {
  if (site.pages.length <= limit) return site.pages;
  const sorts = new Map();
  for (const path of [...site.pages].sort((a, b) => site.size(b) - site.size(a) || (a < b ? -1 : 1))) {
    const sort = sortOf(path);
    if (!sorts.has(sort)) sorts.set(sort, []);
    sorts.get(sort).push(path);
  }
  const queues = [...sorts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, paths]) => paths);
  const first = ["index.html", "404.html"].filter(site.has);
  const sample = new Set(first);
  for (let round = 0; sample.size < limit; round += 1) {
    for (const queue of queues) {
      const path = round % 2 === 0 ? queue.shift() : queue.pop();
      if (path && sample.size < limit) sample.add(path);
    }
  }
  return [...sample];
}

/** The pages whose markup matches, or a sample of so many of them. */
export function samplePagesWith(site, markup, limit) {
  const pages = site.pages.filter((path) => markup.test(site.text(path)));
  return samplePages({ ...site, pages, has: (path) => pages.includes(path) }, limit);
}

function sortOf(path) {
  const [folder, ...rest] = path.split("/");
  if (rest.length === 0) return path;
  const name = rest.at(-1);
  return `${folder}/${name === "index.html" ? "list" : /^page-\d+\.html$/.test(name) ? "further" : "page"}`;
}
