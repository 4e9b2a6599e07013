// A page as a browser without scripts reads it: its elements in order, each with its line.

import { parse } from "parse5";

/** `[{name, attributes, text, line}]`; `text` only of `script` and `style`. Contents of `template` are not on the page. */
export function parsePage(html) {
  const elements = [];
  const visit = (node) => {
    if (node.tagName) elements.push(element(node));
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  return elements;
}

function element(node) {
  const attributes = {};
  for (const { prefix, name, value } of node.attrs) attributes[prefix ? `${prefix}:${name}` : name] = value;
  const raw = node.tagName === "script" || node.tagName === "style";
  return {
    name: node.tagName,
    attributes,
    text: raw ? node.childNodes.map((child) => child.value ?? "").join("") : "",
    line: node.sourceCodeLocation?.startLine ?? 1,
  };
}
