// Light and dark: as the system has it, until a reader asks for the other; on every page from then on, where a browser keeps that.

import { addressOf, openTab } from "./browser.js";
import { fault } from "./fault.js";

/** Faults of the button on the page at `path`, and of what `next` shows after it, of the kind colours. */
export async function checkColours(browser, site, root, path, next) {
  const faults = [];
  const add = (where, what) => faults.push(fault("colours", `${path} ${where}`, what));

  const plain = await openTab(browser, site, root, { javaScriptEnabled: false });
  await plain.goto(addressOf(root, path));
  if (await plain.locator(".colophon button").first().isVisible()) add("without scripts", "shows a button that can do nothing");
  await plain.context().close();

  for (const colorScheme of ["light", "dark"]) {
    for (const keeps of [true, false]) {
      const where = `in a ${colorScheme} system ${keeps ? "that keeps things" : "that keeps nothing"}`;
      const tab = await openTab(browser, site, root, { colorScheme });
      if (!keeps) await tab.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }));
      await tab.goto(addressOf(root, path));
      const button = tab.locator(".colophon button").first();
      const size = await button.boundingBox();
      if (!size || size.width < 24 || size.height < 24) add(where, `has a button of ${size ? `${size.width} × ${size.height}` : 0} px`);
      const expect = async (wanted, when) => {
        const { shade, words } = await tab.evaluate(readShades);
        if ((shade < 128) !== (wanted === "dark")) add(where, `is not ${wanted} ${when}`);
        if (Math.abs(shade - words) < 128) add(where, `has words that cannot be read ${when}`);
      };
      const other = colorScheme === "light" ? "dark" : "light";
      if (size) {
        await expect(colorScheme, "at first");
        await button.press("Enter");
        await expect(other, "when asked for");
        await tab.emulateMedia({ media: "print" });
        await expect("light", "on paper");
        await tab.emulateMedia({ media: null });
        await tab.goto(addressOf(root, next));
        await expect(keeps ? other : colorScheme, "on the next page");
        if (!keeps) await button.press("Enter");
        await button.press("Enter");
        await expect(colorScheme, "when asked for it again");
      }
      faults.push(...tab.faults.map(({ what }) => fault("colours", `${path} ${where}`, what)));
      await tab.context().close();
    }
  }
  return faults;
}

/** Runs in the page: how light its paper and its words are, 0 to 255. */
function readShades() {
  const shadeOf = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    for (const layer of ["white", colour]) {
      canvas.fillStyle = layer;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  };
  return { shade: shadeOf(getComputedStyle(document.documentElement).backgroundColor), words: shadeOf(getComputedStyle(document.body).color) };
}
