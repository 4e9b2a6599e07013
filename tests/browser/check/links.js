// What can be proved of a site by reading its files: every address leads somewhere, nothing is loaded from elsewhere,
// every page has one heading, one main part, a language and a policy.

import { fault } from "./fault.js";
import { parsePage } from "./page.js";
import { readAddress } from "./site.js";

export function checkLinks(site, pages = site.pages) {
  const ids = idsOfPages(site);
  return [
    ...pages.flatMap((path) => checkPage(site, path, ids)),
    ...site.files.filter((path) => path.endsWith(".css")).flatMap((path) => checkStylesheet(site, path)),
    ...site.files.filter((path) => /^(?!data\/).*(\.xml|\.json|robots\.txt)$/.test(path))
      .flatMap((path) => checkFullAddresses(site, path)),
  ];
}

function checkPage(site, path, ids) {
  const elements = parsePage(site.text(path));
  return [
    ...checkOutline(path, elements),
    ...checkPolicy(path, elements),
    ...elements.flatMap((element) => addressesOf(element).flatMap((use) => checkAddress(site, path, element, use, ids))),
    ...checkReferrer(path, elements),
  ];
}

/** Ids by path, read when first asked for. A file that is not markup has none. */
function idsOfPages(site) {
  const known = new Map();
  return (path) => {
    if (!known.has(path)) {
      const markup = /\.(html|svg)$/.test(path) ? parsePage(site.text(path)) : [];
      known.set(path, new Set(markup.flatMap(({ attributes }) => attributes.id ?? [])));
    }
    return known.get(path);
  };
}

// ---- outline

function checkOutline(path, elements) {
  const faults = [];
  const html = elements.find(({ name }) => name === "html").attributes;
  if (!html.lang) faults.push(fault("outline", `${path}:1`, "<html> has no lang"));
  if (!["ltr", "rtl"].includes(html.dir)) faults.push(fault("outline", `${path}:1`, "<html> has no dir of ltr or rtl"));
  for (const name of ["main", "h1"]) {
    const found = elements.filter((element) => element.name === name);
    if (found.length !== 1) faults.push(fault("outline", `${path}:${found[1]?.line ?? 1}`, `a page has one <${name}>, this one ${found.length}`));
  }
  const lines = new Map();
  for (const { attributes: { id }, line } of elements) {
    if (id === undefined) continue;
    if (lines.has(id)) faults.push(fault("outline", `${path}:${line}`, `id \`${id}\` is taken since line ${lines.get(id)}`));
    else lines.set(id, line);
  }
  return faults;
}

// ---- policy

const LOADS = new Set(["script", "link", "style", "img", "base", "iframe"]);

function checkPolicy(path, elements) {
  const index = elements.findIndex(({ name, attributes }) =>
    name === "meta" && attributes["http-equiv"]?.toLowerCase() === "content-security-policy");
  if (index < 0) return [fault("policy", `${path}:1`, "no Content-Security-Policy in a meta element")];
  const faults = [];
  const add = (line, what) => faults.push(fault("policy", `${path}:${line}`, what));
  const { attributes: { content = "" }, line } = elements[index];

  const early = elements.slice(0, index).find(({ name }) => LOADS.has(name));
  if (early) add(early.line, `<${early.name}> stands before the policy, which does not hold for it`);
  if (!/(^|;)\s*default-src\s/.test(content)) add(line, "the policy has no default-src");
  for (const source of content.split(/[\s;]+/)) {
    if (/^'(wasm-)?unsafe-(inline|eval|hashes)'$/.test(source)) add(line, `the policy allows ${source}`);
    if (/^(\*|https?:|wss?:|\/\/)/.test(source)) add(line, `the policy allows another host: ${source}`);
  }
  for (const { name, attributes, line } of elements) {
    if (name === "script" && attributes.src === undefined && isProgram(attributes.type)) add(line, "inline script");
    if (name === "style") add(line, "inline <style>");
    if (attributes.style !== undefined) add(line, `style="${attributes.style}" on <${name}>`);
    const handler = Object.keys(attributes).find((attribute) => /^on[a-z]+$/.test(attribute));
    if (handler) add(line, `${handler} on <${name}>`);
  }
  return faults;
}

/** Whether a browser acts on a script of this type; JSON-LD and other data are not for it. */
function isProgram(type = "") {
  return /^(|module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma)script)$/i.test(type.trim());
}

/** Nobody who follows a link out tells where they come from: that they read here may be dangerous to them. */
function checkReferrer(path, elements) {
  const all = elements.some(({ name, attributes }) => name === "meta" && attributes.name === "referrer" && attributes.content === "no-referrer");
  if (all) return [];
  return elements
    .filter(({ name, attributes }) => name === "a" && /^(https?:)?\/\//i.test(attributes.href ?? "") && !/\bnoreferrer\b/.test(attributes.rel ?? ""))
    .map(({ line, attributes }) => fault("policy", `${path}:${line}`, `a link out tells where the reader was (no meta referrer, no rel=noreferrer): ${attributes.href}`));
}

// ---- addresses

const LOADING_RELS = /\b(stylesheet|icon|apple-touch-icon|mask-icon|preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch|manifest)\b/i;
const HREF_LOADS = new Set(["image", "use", "feimage", "script", "base"]); // in SVG, but for <base>

/** Every address that an element has: `{attribute, address, loads}`; `loads`: the browser asks for it unbidden (or sends a form there). */
function addressesOf({ name, attributes }) {
  const uses = [];
  const add = (attribute, address, loads) => uses.push({ attribute, address, loads });
  for (const attribute of ["href", "xlink:href"]) {
    if (attributes[attribute] === undefined) continue;
    const loads = name === "link" ? LOADING_RELS.test(attributes.rel ?? "") : HREF_LOADS.has(name.toLowerCase());
    add(attribute, attributes[attribute], loads);
  }
  for (const attribute of ["src", "poster", "data", "action", "formaction", "ping", "background"]) {
    if (attributes[attribute] !== undefined) add(attribute, attributes[attribute], true);
  }
  for (const attribute of ["srcset", "imagesrcset"]) {
    for (const candidate of (attributes[attribute] ?? "").split(/,\s+|,$/)) {
      if (candidate.trim()) add(attribute, candidate.trim().split(/\s+/)[0], true);
    }
  }
  if (name === "meta" && /^refresh$/i.test(attributes["http-equiv"] ?? "")) {
    const address = /url\s*=\s*['"]?([^'"]+)/i.exec(attributes.content ?? "")?.[1];
    if (address) add("content", address, true);
  }
  if (name === "meta" && attributes.property === "og:url") add("content", attributes.content ?? "", false);
  for (const address of styleAddresses(`${attributes.style ?? ""} ${name === "style" ? attributes.text ?? "" : ""}`)) add("style", address, true);
  return uses;
}

function checkAddress(site, path, element, { attribute, address, loads }, ids) {
  const complain = (reason) => [fault("links", `${path}:${element.line}`, `<${element.name} ${attribute}="${address}">: ${reason}`)];
  const target = readAddress(site, address, path);
  if (target.wrong) return complain(`the address ${target.wrong}`);
  const full = /^(https?:)?\/\//i.test(address.trim());
  // 404.html is shown at any depth, so relative addresses lead nowhere there.
  if (path === "404.html" && site.base && !full && !address.startsWith("#") && !target.outside) return complain("404.html is shown at any depth and needs full addresses");
  if (full && loads && !(path === "404.html" && target.path !== undefined)) return complain("loaded from a full address, not from the site itself");
  if (target.outside) return [];
  return checkTarget(site, path, target, ids).flatMap(complain);
}

function checkTarget(site, from, { path, fragment }, ids) {
  if (path === "" || path.endsWith("/")) return ["names a folder, not a file: file:// shows no index.html"];
  if (!site.has(path)) return [`no file \`${path}\` was written${nearMiss(site, path)}`];
  if (fragment === "" || fragment === "top" || !/\.(html|svg)$/.test(path)) return [];
  return ids(path).has(fragment) ? [] : [`no id \`${fragment}\` in ${path === from ? "this page" : path}`];
}

function nearMiss(site, path) {
  const fold = (name) => name.normalize("NFC").toLowerCase();
  const near = site.files.find((file) => fold(file) === fold(path));
  return near ? `, only \`${near}\` (case or normalisation differs)` : "";
}

/** The addresses in a stylesheet or in a style attribute: `url(…)` and `@import "…"`. */
function styleAddresses(css) {
  const bare = css.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, " "));
  return [...bare.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/gis)].map((match) => match[2] ?? match[4]);
}

function checkStylesheet(site, path) {
  return styleAddresses(site.text(path)).flatMap((address) => {
    if (address.startsWith("#")) return []; // an SVG filter on the page itself
    const target = readAddress(site, address, path);
    const reason = target.wrong ?? (/^data:/i.test(target.outside ?? "") ? undefined : target.outside ? "is loaded from elsewhere" : site.has(target.path) ? undefined : "names no written file");
    return reason ? [fault("links", path, `url(${address}) ${reason}`)] : [];
  });
}

/** Sitemaps, feeds and robots.txt name pages by their full address: each has its file. */
function checkFullAddresses(site, path) {
  if (!site.base) return [];
  const quoted = site.base.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // Markup inside a feed is escaped: an address ends at the quotation mark that it stands for.
  const text = site.text(path).replaceAll(/&(quot|#34|#x22|lt|gt);/g, " ");
  const written = text.match(new RegExp(`${quoted}[^\\s"'<>\\\\]*`, "g")) ?? [];
  return [...new Set(written)].flatMap((address) => {
    const target = readAddress(site, address.replaceAll("&amp;", "&"), path);
    const reason = target.wrong ?? (site.has(target.path) ? undefined : "names no written file");
    return reason ? [fault("links", path, `${address} ${reason}`)] : [];
  });
}
