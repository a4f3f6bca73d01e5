import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTool, type Outcome } from "./run-tool.js";

const configuration = fileURLToPath(new URL("../../../ci", import.meta.url));

const good: Readonly<Record<string, string>> = {
  "Chart.yaml": `apiVersion: v2
name: shop
version: 1.0.0-rc.1
description: Sells
type: application
kubeVersion: ">=1.29.0-0"
icon: https://example.org/icon.svg
maintainers:
  - name: Platform team
    email: platform@example.org
annotations:
  example.org/tier: "1"
dependencies:
  - name: cart
    version: 1.0.0
    repository: ""
    condition: cart.enabled
`,
  "values.yaml": "# yaml-language-server: $schema=values.schema.json\ncart:\n  enabled: true\n",
  "templates/config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n",
  "charts/cart/Chart.yaml": "apiVersion: v2\nname: cart\nversion: 1.0.0\n",
  "charts/cart/templates/NOTES.txt": "Thanks\n",
};

test("a good chart passes, without a network and without git", () => {
  const { code, output } = lint(good, "Validation success");
  assert.match(output, "All charts linted successfully");
  assert.match(output, "Validation success");
  assert.is(code, 0);
});

// What is wrong, the file, what is replaced in it and by what, and a part of what is printed.
const refused: readonly (readonly [string, string, string | RegExp, string, string])[] = [
  ["no maintainers", "Chart.yaml", /maintainers:\n.*\n.*\n/, "", "maintainers: Required field missing"],
  [
    "an empty list of maintainers",
    "Chart.yaml",
    /maintainers:\n.*\n.*\n/,
    "maintainers: []\n",
    "maintainers: Length of [] is less than 1",
  ],
  ["an unknown key", "Chart.yaml", "icon:", "ikon:", "ikon: Unexpected element"],
  [
    "an unknown key of a dependency",
    "Chart.yaml",
    "condition: cart",
    "when: cart",
    "when: Unexpected element",
  ],
  ["a version that is not semantic", "Chart.yaml", "1.0.0-rc.1", "v1.0.0", "is not a semantic version"],
  ["no description", "Chart.yaml", "description: Sells\n", "", "description: Required field missing"],
  ["a truth in an old spelling", "values.yaml", "true", "yes", "truthy value"],
  ["a null by accident", "values.yaml", "enabled: true", "enabled:", "empty value"],
  ["a key that stands twice", "values.yaml", "  enabled", "  enabled: true\n  enabled", "duplication of key"],
  ["a space at the end of a line", "values.yaml", "cart:", "cart: ", "trailing spaces"],
  [
    "what helm only warns of",
    "templates/config.yaml",
    "name: shop",
    "name: Shop",
    "object name does not conform",
  ],
];

for (const [what, file, from, to, message] of refused) {
  test(`a chart with ${what} is refused`, () => {
    const bad = { ...good, [file]: good[file]!.replace(from, to) };
    const { code, output } = lint(bad, message);
    assert.match(output, message);
    assert.is(code, 1);
  });
}

test("the configuration files keep their own rules", () => {
  // chart_schema.yaml cannot: yamale wants a second document.
  const { code, output } = runTool(
    "yamllint",
    ["--strict", "--config-file", "lintconf.yaml", "ct.yaml", "lintconf.yaml"],
    "",
    configuration,
  );
  assert.is(output, "");
  assert.is(code, 0);
});

/**
 * What ct says. On a busy machine it now and then loses a line of the programs that it runs, so it is asked
 * again for one that is missing.
 */
function lint(chart: Readonly<Record<string, string>>, wanted: string): Outcome {
  let outcome = lintOnce(chart);
  for (let again = 0; again < 2 && !outcome.output.includes(wanted); again++) outcome = lintOnce(chart);
  return outcome;
}

function lintOnce(chart: Readonly<Record<string, string>>): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-lint-"));
  try {
    cpSync(configuration, join(folder, "ci"), {
      recursive: true,
      filter: (path) => path === configuration || path.endsWith(".yaml"),
    });
    for (const [file, contents] of Object.entries(chart)) {
      const path = join(folder, "charts", "shop", file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    return runTool("ct", ["lint", "--config", "ci/ct.yaml", "--all"], "", folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.run();
