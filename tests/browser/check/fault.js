// A fault is what a check found: where it is, and what is wrong with it.
// Checks return lists of faults and never throw for a bad site, so that one run shows all of them.

/** `kind` groups faults into tests, `place` is a file and line or a page and screen, `what` is a sentence. */
export const fault = (kind, place, what) => ({ kind, place, what });

/** Throws one readable message if there is any fault. The same fault of many pages is one paragraph. */
export function expectNone(faults) {
  if (faults.length === 0) return;
  const places = new Map();
  for (const { what, place } of faults) {
    if (!places.has(what)) places.set(what, []);
    places.get(what).push(place);
  }
  const error = new Error(`${faults.length} faults\n${[...places].slice(0, 60).map(paragraph).join("\n")}`);
  error.stack = error.message; // the place that matters is in the site, not in this script
  throw error;
}

function paragraph([what, places]) {
  const shown = [...new Set(places)].slice(0, 4).map((place) => `      ${place}`);
  const rest = new Set(places).size - shown.length;
  return [`  - ${what}`, ...shown, ...(rest > 0 ? [`      and ${rest} more places`] : [])].join("\n");
}
