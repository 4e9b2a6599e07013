// planted: finds a name only as it is written, asks for too much, says nothing, knows no keys
globalThis.dateline = { find: async (text) => ({ found: text === "Lost Place" ? [{ href: new URL("lost.html", location).href }] : [], more: false }) };
document.querySelector("search.find input").addEventListener("input", () => {
  document.getElementById("find-list").hidden = false;
  const script = document.createElement("script");
  script.src = "../find/large.js";
  document.head.append(script);
});
