import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { byCode } from "../../src/prove/severity.js";
import { packageFolder } from "../../src/package-folder.js";
import { blocksOf, page } from "./pages.js";

// That the findings are what is said of their charts, is held by generator/test/helm/prove.test.ts.
const proofCodes = page("docs/proof-codes.md");
const sections = proofCodes.text
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ code: text.slice(0, text.indexOf("\n")), text }))
  .filter(({ code }) => /^CW\d/.test(code));

test("each code of the source has a row with its severity and a section, and no other has", () => {
  const rows = [...proofCodes.text.matchAll(/^\| \[(CW\d{3})\]\(#(cw\d{3})\) \| (\w+) \|/gm)];
  assert.equal(
    rows.map(([, code, , severity]) => [code, severity]),
    Object.entries(byCode),
  );
  assert.equal(
    rows.filter(([, code, anchor]) => code!.toLowerCase() !== anchor),
    [],
  );
  assert.equal(
    sections.map(({ code }) => code),
    Object.keys(byCode),
  );
});

for (const { code, text } of sections)
  test(`${code}: what happens, an example and the way out`, () => {
    assert.match(text, /\n\*\*What happens\.\*\* \S/);
    assert.match(text, /\n\*\*The way out\.\*\* \S/);
    const [example] = blocksOf({ path: proofCodes.path, text });
    assert.ok(example!.text.startsWith(`${code}  `), "has no example of its own");
    // Only a catalogue says what CW605 is about: generator/test/helm/generate-proof.test.ts.
    if (code === "CW605") return;
    const [, chart] = /\*\*Example\*\*, \[[^\]]*\]\(\.\.\/([^)]*)\)/.exec(text)!;
    const findings = join(packageFolder, chart!, "findings.txt");
    assert.ok(existsSync(findings), `${chart} is not there`);
    const shown = example!.text.replaceAll(/^(?=.)/gm, "  ");
    assert.ok(readFileSync(findings, "utf8").includes(shown), `${chart} is not said to have:\n${shown}`);
  });

test.run();
