import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { at } from "./at.js";
import { manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const services: CatalogueSource["services"] = {
  db: {
    description: "Keeps",
    ports: { sql: 5432 },
    runAsUser: 999,
    runAsGroup: 999,
    containers: { backup: { image: { repository: "backup" } } },
  },
  web: {
    description: "Pages",
    ports: { http: 8080 },
    calls: ["db"],
    startsAfter: ["db"],
    containers: { proxy: { image: { repository: "proxy" }, runAsUser: 101 } },
    migration: { revision: 1, command: ["migrate"] },
    smokeCheck: { path: "/" },
  },
  agent: {
    description: "Needs the node",
    kind: "DaemonSet",
    exceptions: {
      root: "asks the kernel",
      privileged: "asks the kernel",
      unconfinedSeccomp: "asks the kernel",
    },
  },
};

interface Container {
  readonly name: string;
  readonly securityContext: Readonly<Record<string, unknown>>;
}

/** The security contexts of all containers, by object and name. */
async function contexts(more: Partial<CatalogueSource>): Promise<ReadonlyMap<string, object>> {
  const { folder } = writtenCatalogue(services, more);
  try {
    const values = join(folder, "..", "..", "values.yaml");
    writeFileSync(values, "{}");
    const all = manifestsIn(await renderedText("helm4", folder, [values], "r"));
    return new Map(
      all.flatMap((manifest) =>
        ["containers", "initContainers"].flatMap((list) =>
          ((at(manifest, `spec.template.spec.${list}`) ?? []) as readonly Container[]).map((container) => [
            `${at(manifest, "kind")} ${at(manifest, "metadata.name")} ${container.name}`.replace(
              /-[0-9a-f]{8}-\d+ /,
              " ",
            ),
            container.securityContext,
          ]),
        ),
      ),
    );
  } finally {
    rmSync(join(folder, "..", ".."), { recursive: true });
  }
}

const restricted = {
  privileged: false,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};

test("each container says all of its security context itself where the catalogue wants that", async () => {
  const found = await contexts({ explicitSecurityContexts: true });
  assert.equal(found.get("Deployment r-db db"), { ...restricted, runAsUser: 999, runAsGroup: 999 });
  assert.equal(found.get("Deployment r-db backup"), { ...restricted, runAsUser: 999, runAsGroup: 999 });
  assert.equal(found.get("Deployment r-web web"), restricted);
  assert.equal(found.get("Deployment r-web proxy"), { ...restricted, runAsUser: 101 });
  assert.equal(found.get("DaemonSet r-agent agent"), {
    ...restricted,
    privileged: true,
    allowPrivilegeEscalation: true,
    runAsNonRoot: false,
    runAsUser: 0,
    seccompProfile: { type: "Unconfined" },
  });
  assert.ok(found.size > 6, [...found.keys()].join());
  for (const [name, context] of found)
    for (const key of Object.keys(restricted)) assert.ok(key in context, `${name} ${key}`);
});

test("else containers do not repeat what holds for the pod", async () => {
  for (const [name, context] of await contexts({}))
    if (!name.includes("agent")) assert.not.ok("privileged" in context || "seccompProfile" in context, name);
});

test.run();
