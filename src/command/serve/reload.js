// Loads the page anew when the archive was built anew. Only `dateline serve` adds this; no site has it.
"use strict";
(() => {
  const seen = document.currentScript.dataset.seen;
  const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

  // A browser opens few connections to one server: pages that nobody looks at must not hold them.
  const inSight = async () => {
    while (document.visibilityState !== "visible") {
      await new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }));
    }
  };

  const watch = async () => {
    for (;;) {
      await inSight();
      try {
        const answer = await fetch(`/.dateline/events?seen=${seen}`, { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        if ((await answer.text()) !== seen) return location.reload();
      } catch {
        // The server is being started anew, or has ended.
        await pause(1000);
      }
    }
  };

  // A panel that was folded stays so until it says something else.
  const panel = document.querySelector("details.dateline-panel");
  if (panel) {
    const key = "dateline-panel-folded";
    const text = panel.textContent;
    if (sessionStorage.getItem(key) === text) panel.open = false;
    panel.querySelector("summary").addEventListener("click", () => {
      if (panel.open) sessionStorage.setItem(key, text);
      else sessionStorage.removeItem(key);
    });
  }

  watch();
})();
