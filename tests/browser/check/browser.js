// Headless Chromium, and the three ways in which a reader meets the site: from a repository's folder on a web server,
// from a folder on disk, and (404.html alone) at the address that the site was built for.

import { createServer } from "node:http";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { fault } from "./fault.js";

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Without these Chromium looks for updates and accounts by itself, and a closed network makes it slow.
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
  ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".woff2": "font/woff2", ".wasm": "application/wasm",
};

const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";

/** Serves a site as GitHub Pages serves a project's: below the repository's name, with 404.html for what is not there. */
export async function serve(site) {
  const prefix = "/some-repository/";
  const server = createServer((request, response) => {
    const asked = decoded(new URL(request.url, "http://host").pathname);
    const path = asked.startsWith(prefix) ? asked.slice(prefix.length).replace(/(^|\/)$/, "$1index.html") : "";
    const found = site.has(path);
    const sent = found ? path : "404.html";
    response.writeHead(found ? 200 : 404, { "content-type": typeOf(sent) });
    response.end(site.has(sent) ? site.read(sent) : "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    root: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

/** The root of the site over file://. */
export const fileRoot = (site) => `${pathToFileURL(site.folder).href}/`;

export const addressOf = (root, path) => root + path.split("/").map(encodeURIComponent).join("/");

/** The path of the site that an address below `root` names, without its fragment; undefined for others. */
export function pathOf(root, address) {
  return address.startsWith(root) ? decoded(address.slice(root.length).replace(/[?#].*$/s, "")) || "index.html" : undefined;
}

/** Percent-decoded, or as it is where that cannot be done: broken addresses are the business of check/links.js. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address at which 404.html is tried: deep within the site as it was built, or, of a site without an address, its own. */
export function notFoundAddress(site, root) {
  return site.base ? { root: site.base, address: `${site.base}no/such/page.html` } : { root, address: addressOf(root, "404.html") };
}

/**
 * A new tab in which nothing moves and nothing reaches another host. What was asked of other hosts, what failed to load
 * and what the console complained of gathers in `tab.faults`.
 */
export async function openTab(browser, site, root, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  // A machine that does other work beside is slow, and not wrong.
  context.setDefaultTimeout(240_000);
  const tab = await context.newPage();
  const faults = [];
  const add = (kind, what) => faults.push(fault(kind, pathOf(root, tab.url()) ?? tab.url(), what));
  const ours = (address) => address.startsWith(root) || /^(data|blob|about):/.test(address);

  await context.route((url) => !ours(url.href) || root === site.base, (route) => {
    const address = route.request().url();
    if (!ours(address)) return route.abort();
    const path = pathOf(root, address); // the address that the site was built for: no host answers there, we do
    return site.has(path)
      ? route.fulfill({ body: site.read(path), contentType: typeOf(path) })
      : route.fulfill({ status: 404, body: site.read("404.html"), contentType: TYPES[".html"] });
  });
  context.on("request", (request) => { if (!ours(request.url())) add("request", `asks another host: ${request.url()}`); });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left stops its loads; that is nobody's fault.
    if (ours(request.url()) && reason !== "net::ERR_ABORTED") add("console", `did not load: ${pathOf(root, request.url())} (${reason})`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) add("console", `answered ${response.status()}: ${response.url()}`);
  });
  tab.on("console", (message) => { if (message.type() === "error" && !isExpected(message, tab)) add("console", `console: ${message.text()}`); });
  tab.on("pageerror", (error) => add("console", `script error: ${error.message}`));
  return Object.assign(tab, { faults });
}

/** Chromium notes the status of the 404 page itself as an error. */
function isExpected(message, tab) {
  return message.location().url === tab.url() && /status of 404/.test(message.text());
}

/** Tries until `found` gives something true, for ten seconds unless told otherwise; gives its last answer. Works where scripts are off. */
export async function eventually(found, seconds = 10) {
  for (let tries = 0; ; tries += 1) {
    const answer = await found();
    if (answer || tries === seconds * 10) return answer;
    await new Promise((later) => setTimeout(later, 100));
  }
}

/** Whether the tab comes to the page at `path`, and then with all that it loads. */
export async function arrives(tab, root, path) {
  const there = await eventually(() => pathOf(root, tab.url()) === path);
  if (there) await tab.waitForLoadState(); // the address changes before the page is read
  return there;
}

/** Calls `visit` for each of `items`, two at a time: a browser and this script keep two cores busy. */
export async function forEachPair(items, visit) {
  const left = items.values();
  const worker = async () => { for (const item of left) await visit(item); };
  await Promise.all([worker(), worker()]);
}
