// The standards' own checkers: Nu (the W3C's) for HTML and CSS, an XML parser for feeds, sitemaps and drawings.

import { execFile } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SaxesParser } from "saxes";
import vnuJar from "vnu-jar";
import { fault } from "./fault.js";

/** Parts of CSS that browsers have and the checker does not know yet. Keep this short; try without it after each update. */
const UNKNOWN_TO_NU = [
  /^CSS: Unrecognized at-rule “@(container|property|view-transition|starting-style|position-try|scope)”/,
  /^CSS: “(anchor-(name|scope)|container(-type|-name)?|view-transition-name|field-sizing|text-box(-trim|-edge)?|interpolate-size)”: Property .* doesn't exist/,
  /^CSS: “top”: Parse Error/, // anchor() in a length
];

// One Java start costs more than a hundred pages, and a command line holds about two megabytes of names.
const BATCH = 1000;

/** Runs Nu over pages and stylesheets. */
export async function checkWithNu(site) {
  const css = site.files.filter((path) => path.endsWith(".css"));
  const paths = [...site.pages, ...css];
  const faults = [];
  for (let start = 0; start < paths.length; start += BATCH) {
    faults.push(...await runNu(site, paths.slice(start, start + BATCH)));
  }
  return faults;
}

async function runNu(site, paths) {
  const options = ["-Xss1m", "-jar", String(vnuJar), "--format", "json", "--stdout", "--errors-only", "--also-check-css", "--exit-zero-always"];
  // In the C locale Java cannot open a file with a Cyrillic name, and Nu would pass over it in silence.
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const { stdout } = await promisify(execFile)("java", [...options, ...paths.map((path) => `./${path}`)], { cwd: site.folder, env, maxBuffer: 1 << 28 })
    .catch((error) => { throw new Error(`the Nu checker did not run (is Java installed?): ${error.message.slice(0, 500)}`); });
  return JSON.parse(stdout).messages
    .filter(({ type, message }) => type !== "info" && !UNKNOWN_TO_NU.some((known) => known.test(message)))
    .map(({ url, lastLine, message, extract }) =>
      fault("nu", `${url ? relative(site.folder, fileURLToPath(url)) : "?"}:${lastLine ?? 1}`, `${message}${extract ? ` — ${extract.replace(/\s+/g, " ")}` : ""}`));
}

/** Feeds, sitemaps and drawings are well-formed XML, data are JSON. */
export function checkWellFormed(site) {
  return [
    ...site.files.filter((path) => /\.(xml|svg|gexf)$/.test(path)).flatMap((path) => checkXml(path, site.text(path))),
    ...site.files.filter((path) => /\.(json|jsonld|geojson|webmanifest)$/.test(path)).flatMap((path) => checkJson(path, site.text(path))),
  ];
}

function checkXml(path, text) {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const faults = [];
  parser.on("error", (error) => faults.push(fault("xml", `${path}:${parser.line}`, error.message.replace(/^\d+:\d+: /, ""))));
  parser.write(text).close();
  return faults.slice(0, 1); // what follows the first is mostly its echo
}

function checkJson(path, text) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [fault("json", path, error.message)];
  }
}
