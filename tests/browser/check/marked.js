// Words of a text that something is said about: a note (`mark.annotation`) or a claim (`.claim`). Where names lie across
// them they are in pieces, and behind the last piece stands a sign that leads to what is said.

/** Runs in the page: `{notes, claims}`, of each its pieces, its words, its signs and what lies between the two. */
export function readMarked() {
  const SIGNS = ".sign, .fnref";
  const bare = (node) => {
    for (const sign of node.querySelectorAll(SIGNS)) sign.remove();
    return node.textContent;
  };
  // A sign is a link, so it cannot stand within one: where words end inside a link, it stands behind that.
  const between = (last, sign) => {
    const end = last.closest("a[href]") ?? last;
    if (end.contains(sign) || !(end.compareDocumentPosition(sign) & Node.DOCUMENT_POSITION_FOLLOWING)) return undefined;
    const range = document.createRange();
    range.setStartAfter(end);
    range.setEndBefore(sign);
    return bare(range.cloneContents());
  };
  const readOne = (pieces, signs) => ({
    pieces: pieces.map((piece) => ({ id: piece.id, details: piece.getAttribute("aria-details") })),
    words: pieces.map((piece) => bare(piece.cloneNode(true))).join(""),
    signs: signs.map((sign) => ({ address: sign.href, text: sign.textContent.trim(), between: pieces.length ? between(pieces.at(-1), sign) : "" })),
  });
  const all = (selector) => [...document.querySelectorAll(selector)];
  const signsTo = (selector, id) => all(selector).filter((sign) => decodeURIComponent(sign.hash) === `#${id}`);
  const numbersOf = (elements, read) => [...new Set(elements.map(read))];

  const numbers = numbersOf([...all("aside.note"), ...all("mark.annotation"), ...all("sup.sign > a[role=doc-noteref]")],
    (element) => element.dataset.annotation ?? (element.id || decodeURIComponent(element.hash ?? "")).replace(/^#?note-/, ""));
  const notes = numbers.map((number) => {
    const note = document.getElementById(`note-${number}`);
    const signs = signsTo("sup.sign > a[role=doc-noteref]", `note-${number}`);
    return {
      number,
      stands: note?.matches("aside.note") ?? false,
      loose: note?.closest(".loose-notes") != null, // it has no place in the text
      afterBlock: signs.every((sign) => note?.parentElement.matches(".noted") && sign.closest(".noted") === note.parentElement),
      backs: [...note?.querySelectorAll("a[role=doc-backlink]") ?? []].map((back) => back.getAttribute("href")),
      ...readOne(all(`mark.annotation[data-annotation="${CSS.escape(number)}"]`), signs),
    };
  });
  const claims = numbersOf(all(".claim[data-claim]"), (piece) => piece.dataset.claim).map((id) => ({
    id,
    ...readOne(all(`.claim[data-claim="${CSS.escape(id)}"]`), signsTo("sup.sign > a.claim-sign", `claim-${id}`)),
  }));
  return { notes, claims };
}

/** Words as they are compared: pieces may lie in several blocks, whose ends are no spaces in the markup. */
export const squeezed = (words) => words.replace(/\s+/g, "");

/** Reads pages in one tab, each once. */
export function pageReader(tab, addressOf, read) {
  const known = new Map();
  return async (path) => {
    if (!known.has(path)) {
      await tab.goto(addressOf(path));
      known.set(path, await tab.evaluate(read));
    }
    return known.get(path);
  };
}
