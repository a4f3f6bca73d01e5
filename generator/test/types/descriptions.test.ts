import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { catalogueSchema } from "../../src/schema/files.js";
import { LanguageServer } from "./language-server.js";
import { userProject } from "./user-project.js";

test("every key of the schema has a description, of its own or of what it refers to", () => {
  const schema = catalogueSchema();
  const definitions = schema["$defs"] as Readonly<Record<string, { readonly description?: string }>>;
  const missing: string[] = [];
  walk(schema, "");
  assert.equal(missing, []);

  function walk(node: unknown, path: string): void {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      // Conditions speak of keys that are described elsewhere.
      if (/^(?:if|then|else|not)$/.test(key)) continue;
      if (key === "properties")
        for (const [name, property] of Object.entries(value as typeof definitions)) {
          const { $ref = "", description = definitions[$ref.split("/").at(-1)!]?.description } = property as {
            readonly $ref?: string;
            readonly description?: string;
          };
          if (!description) missing.push(`${path}/${name}`);
        }
      walk(value, `${path}/${key}`);
    }
  }
});

test("so has every key of the types", () => {
  const lines = readFileSync(join(packageFolder, "schemas/types/catalogue.ts"), "utf8").split("\n");
  const bare = lines.filter(
    (line, i) => /^ +(?:readonly )?["\w$]+\??: /.test(line) && lines[i - 1]?.trim() !== "*/",
  );
  assert.equal(bare, []);
});

const catalogue = `import { defineCatalogue, defineService } from "chartwright";
const redis = defineService({
  description: "Cache",
  image: { repository: "redis" },
  kind: "StatefulSet",
  ports: { redis: 6379 },
  env: { MODE: { value: "x" } },
  envGroups: ["logging"],
  calls: [{ service: "stripe", ports: ["https"], env: { URL: "{url}" } }],
  startsAfter: [{ service: "redis", until: "ready" }],
  routes: [{ host: "api", path: "/" }],
  livenessProbe: { httpGet: { path: "/", port: "redis" } },
  containers: { exporter: { envGroups: ["logging"], command: ["x"] } },
  initContainers: { first: { envGroups: ["logging"], restartPolicy: "Always" } },
  migration: { revision: 1 },
});
export default defineCatalogue({
  name: "shop",
  version: "1.0.0",
  description: "A shop",
  ingress: { className: "nginx" },
  hosts: { api: "api.example.com" },
  envGroups: { logging: {} },
  externalServices: { stripe: { hosts: ["api.stripe.com"], ports: { https: 443 } } },
  services: {
    redis,
    shop: {
      description: "Shop",
      workloads: { one: { replicas: 2, ports: { http: 80 }, envGroups: ["logging"] } },
      calls: [{ service: "redis", optional: true }],
      startsAfter: [{ service: "redis", until: "ready" }],
      routes: [{ host: "api", path: "/" }],
      kubernetesServices: { shop: { annotations: {} } },
    },
  },
});
`;

/** Names that the user chooses. */
const chosen = /^(?:redis|MODE|URL|exporter|first|api|logging|stripe|https|http|shop|one)$/;

test("an editor shows it for the keys of a catalogue and of a service", async () => {
  const folder = userProject({ "catalogue.ts": catalogue });
  const file = join(folder, "catalogue.ts");
  const server = new LanguageServer();
  try {
    await server.open(folder, file, catalogue);
    const without: string[] = [];
    let asked = 0;
    for (const [line, text] of catalogue.split("\n").entries())
      for (const { 1: key, index } of text.matchAll(/(\w+):/g)) {
        if (chosen.test(key!)) continue;
        asked++;
        // Below what it says of the type stands the description.
        const shown = await server.hover(file, line, index + 1);
        if (!/```\n\S/.test(shown)) without.push(`${key}: ${shown}`);
      }
    assert.equal(without, []);
    assert.ok(asked > 50, `${asked}`);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
});

test.run();
