import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { load, loadAll } from "js-yaml";
import { oldestNamed } from "../generator/src/catalogue/facts/kube-version.js";
import { check, generate } from "../generator/src/commands/generate.js";
import { helmToStart, OLDEST_HELM } from "./helm-to-start.js";
import { toolEnvironment } from "./tools/index.js";

// node dist/ci/start.js: the main job on the catalogue of this repository. Writes the charts, which takes
// nothing but Node.js; then, where there is a Helm or Go can build one, proves them and renders them with each
// environment's values file. Exit code: 0 also where Helm is left out, and the last paragraph says so.
const catalogue = "generator/catalogue/index.ts";
const chart = "charts/ai-nutritionist";
const options = { timeout: "10m", say: (line: string) => process.stderr.write(`${line}\n`) };

try {
  const written = await generate(catalogue, ".", { ...options, edits: "keep", prove: false });
  print(`${catalogue} -> ${chart}\n${written.text}\n`);
  process.exitCode = written.exitCode;
  if (written.exitCode === 0) {
    const found = await helmToStart(options.say);
    if ("helm" in found) {
      const proven = await check(catalogue, ".", { ...options, prove: true, helm: found.helm });
      print(proven.text);
      process.exitCode = proven.exitCode;
      for (const file of readdirSync("values").filter((name) => name.endsWith(".yaml")))
        print(rendered(found.helm, `values/${file}`));
    }
    print(nextSteps());
    if ("missing" in found)
      print(
        "\nThe charts are written. Left out: the proof of their order and a rendering of each environment.\n" +
          `${found.missing} With Helm ${OLDEST_HELM} or newer, or Go 1.26, on the PATH, npm start does both.\n`,
      );
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function print(text: string): void {
  process.stdout.write(text);
}

interface ChartFile {
  readonly kubeVersion: string;
}

// Without a cluster, Helm takes the Kubernetes that it was built with, which may be older than the charts' own.
function rendered(helm: string, values: string): string {
  const version = oldestNamed((load(readFileSync(`${chart}/Chart.yaml`, "utf8")) as ChartFile).kubeVersion);
  const args = ["template", "ai-nutritionist", chart, "-f", values, "--kube-version", version!];
  const manifests = execFileSync(helm, args, {
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
