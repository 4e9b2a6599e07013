// What stands on a page does not move while it loads (the web's layout instability, "CLS").

import { addressOf, openTab } from "./browser.js";
import { fault } from "./fault.js";

const WIDTHS = [390, 1440];

/** A share of the screen times a share of the way; browsers call a tenth good. */
const MOST = 0.02;

/** Faults of pages as a web server sends them, of the kind shift. */
export async function checkShift(browser, site, root, paths) {
  const faults = [];
  for (const path of paths) {
    for (const width of WIDTHS) {
      const tab = await openTab(browser, site, root, { viewport: { width, height: 844 } });
      await tab.goto(addressOf(root, path), { waitUntil: "networkidle" });
      const moved = await tab.evaluate(readShifts);
      if (moved > MOST) faults.push(fault("shift", `${path} at ${width} px`, `what is shown moves while the page loads: ${moved.toFixed(3)}`));
      await tab.context().close();
    }
  }
  return faults;
}

/** Runs in the page: the sum of all shifts so far. */
function readShifts() {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; })).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 500);
  });
}
