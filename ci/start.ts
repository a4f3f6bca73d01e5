import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { loadAll } from "js-yaml";
import { generate } from "../generator/src/commands/generate.js";
import { toolEnvironment, ToolError, toolPath } from "./tools/index.js";
import { installTools } from "./tools/install-tools.js";

// node dist/ci/start.js: the main job on the catalogue of this repository. Proves the charts with real Helm
// and writes them, then lets it render them with each environment's values file.
const catalogue = "generator/catalogue/index.ts";
const chart = "charts/ai-nutritionist";

try {
  await installTools(["helm4"], (line) => process.stderr.write(`tools: ${line}\n`));
  const { text, exitCode } = await generate(catalogue, ".", {
    edits: "keep",
    prove: true,
    helm: toolPath("helm4"),
    timeout: "10m",
    say: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${catalogue} -> ${chart}\n${text}\n`);
  process.exitCode = exitCode;
  if (exitCode === 0) {
    for (const file of readdirSync("values").filter((name) => name.endsWith(".yaml")))
      process.stdout.write(rendered(`values/${file}`));
    process.stdout.write(nextSteps());
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof ToolError ? 3 : 1;
}

function rendered(values: string): string {
  const manifests = execFileSync(toolPath("helm4"), ["template", "ai-nutritionist", chart, "-f", values], {
    encoding: "utf8",
    env: toolEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
  });
  const kinds = new Map<string, number>();
  for (const manifest of loadAll(manifests) as ({ kind: string } | null)[])
    if (manifest) kinds.set(manifest.kind, (kinds.get(manifest.kind) ?? 0) + 1);
  const total = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  return `${values.padEnd(26)} ${total} objects: ${[...kinds]
    .sort()
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", ")}\n`;
}

function nextSteps(): string {
  return `
Read the charts:   ${chart}/README.md
Change something:  ${catalogue} (then: npx chartwright generate)
Guard-rails first: helm upgrade --install ai-nutritionist-dev ${chart}-namespace -n guard-rails --create-namespace \\
                     -f values/namespace/development.yaml --qps 200 --burst-limit 400
Try an upgrade:    helm upgrade --install ai-nutritionist ${chart} -n ai-nutritionist-dev \\
                     -f values/development.yaml --dry-run=client
Deploy it:         the same with --rollback-on-failure --timeout 10m --qps 200 --burst-limit 400 instead of --dry-run=client
Publish it:        npx chartwright publish oci://HOST/PATH
Run the tests:     npm test
`;
}
