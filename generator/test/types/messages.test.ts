import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compiler, userProject } from "./user-project.js";

const head = `import { defineCatalogue, defineService } from "chartwright";
const frame = { name: "shop", version: "1.0.0", description: "A shop" } as const;
const redis = defineService({ description: "Cache", ports: { redis: 6379 } });
`;

/** What users mistype, as they write it, and the one line that the compiler says. */
const rows: readonly (readonly [name: string, source: string, message: string])[] = [
  [
    "a call of a defined service",
    `const shop = defineService({ description: "Shop", calls: ["redsi"] });
export default defineCatalogue({ ...frame, services: { redis, shop } });`,
    `Type 'DefinedService<"redsi", never, never, never, never, never>' is not assignable to type ` +
      `'"calls has redsi, which is not in the catalogue"'.`,
  ],
  [
    "a call with variables of a service that is defined in its place",
    `export default defineCatalogue({
  ...frame,
  services: { redis, shop: defineService({ description: "Shop", calls: ["redis", { service: "redsi", env: { A: "{url}" } }] }) },
});`,
    `Type 'DefinedService<"redis" | "redsi", never, never, never, never, never>' is not assignable to type ` +
      `'"calls has redsi, which is not in the catalogue"'.`,
  ],
  [
    "startsAfter, a host and a group of a defined service",
    `const after = defineService({ description: "Shop", startsAfter: [{ service: "redsi", until: "ready" }] });
const host = defineService({ description: "Shop", routes: [{ host: "apii" }] });
const group = defineService({ description: "Shop", envGroups: ["loging"] });
export default defineCatalogue({
  ...frame, hosts: { api: "x.example.com" }, envGroups: { logging: {} },
  services: { redis, after, host, group },
});`,
    [
      `Type 'DefinedService<never, never, "redsi", never, never, never>' is not assignable to type ` +
        `'"startsAfter has redsi, which is not in the catalogue"'.`,
      `Type 'DefinedService<never, never, never, "apii", never, never>' is not assignable to type ` +
        `'"routes has apii, which is not in hosts"'.`,
      `Type 'DefinedService<never, never, never, never, "loging", never>' is not assignable to type ` +
        `'"envGroups has loging, which is not in envGroups"'.`,
    ].join("\n"),
  ],
  [
    "a call of a literal",
    `export default defineCatalogue({ ...frame, services: { redis, shop: { description: "Shop", calls: ["redsi"] } } });`,
    `Type '"redsi"' is not assignable to type '"redis" | "shop" | CallInput<"redis" | "shop", string>'. ` +
      `Did you mean '"redis"'?`,
  ],
  [
    "a field of a call of a defined service",
    `export const shop = defineService({ description: "Shop", calls: [{ service: "redis", prots: ["redis"] }] });`,
    `Object literal may only specify known properties, but 'prots' does not exist in type ` +
      `'CallInput<"redis", never>'. Did you mean to write 'ports'?`,
  ],
  [
    "nothing",
    `const shop = defineService({ description: "Shop", calls: ["redis"], startsAfter: ["redis"], routes: [{ host: "api" }] });
const services = { redis, shop, again: defineService({ description: "Again", calls: ["shop"] }) };
export default defineCatalogue({ ...frame, hosts: { api: "x.example.com" }, services });`,
    "",
  ],
];

for (const [name, source, message] of rows)
  test(`TypeScript says in one line what is mistyped: ${name}`, () => {
    const folder = userProject({
      "catalogue.ts": head + source,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          module: "nodenext",
          target: "es2023",
          skipLibCheck: true,
        },
        files: ["catalogue.ts"],
      }),
    });
    try {
      const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
        encoding: "utf8",
        cwd: folder,
      });
      assert.is(stdout.replace(/^catalogue\.ts\(\d+,\d+\): error TS\d+: /gm, "").trim(), message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

test.run();
