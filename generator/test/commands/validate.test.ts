import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../src/commands/validate.js";

const scratch = mkdtempSync(join(tmpdir(), "chartwright-validate-"));
test.after(() => rmSync(scratch, { recursive: true }));

const services = {
  db: { description: "Keeps", ports: { sql: 5432 } },
  web: {
    description: "Pages",
    calls: ["db"],
    startsAfter: ["db"],
    migration: { revision: 1, command: ["migrate"] },
  },
};

interface Hint {
  readonly files: readonly string[];
  readonly path: string;
  readonly message: string;
}

/** What `validate` says of a catalogue with values files by name. */
async function hints(more: object, values: Readonly<Record<string, string>>): Promise<unknown> {
  return (await found(more, values)).map(({ files, path }) => [path, ...files]);
}

async function found(more: object, values: Readonly<Record<string, string>>): Promise<readonly Hint[]> {
  const folder = mkdtempSync(join(scratch, "shop-"));
  const file = join(folder, "catalogue.json");
  const shop = { name: "shop", version: "1.0.0", description: "A shop", services, ...more };
  writeFileSync(file, JSON.stringify(shop));
  mkdirSync(join(folder, "values"));
  for (const [name, text] of Object.entries(values)) writeFileSync(join(folder, "values", name), text);
  const { exitCode, text, json } = await validate(file, folder, []);
  assert.is(exitCode, 0, text);
  const all = (json as { readonly hints: readonly Hint[] }).hints;
  for (const { message } of all) assert.match(text, message);
  return all.map((hint) => ({ ...hint, files: hint.files.map((name) => name.slice(folder.length + 1)) }));
}

const outside = "db: { enabled: false }\nglobal: { endpoints: { db: { host: db.example.com } } }\n";

test("pods that wait for a migration may call everybody, until somebody says where the Kubernetes API is", async () => {
  const path = "global.networkPolicy.kubernetesApi";
  assert.equal(await hints({}, {}), [["networkPolicy.kubernetesApi", "catalogue.json"]]);
  assert.equal(
    await hints(
      {},
      {
        "a.yaml": "",
        "b.yaml": "global: { networkPolicy: { kubernetesApi: ['::/0'] } }\n",
        // None waits where the migration is a hook, or without NetworkPolicies.
        "c.yaml": outside,
        "d.yaml": "global: { networkPolicy: { enabled: false } }\n",
        "e.yaml": "global: { networkPolicy: { kubernetesApi: [10.0.0.1/32] } }\n",
        "f.yaml": "web: { enabled: false }\n",
      },
    ),
    [[path, "values/a.yaml", "values/b.yaml"]],
  );
  assert.equal(await hints({ networkPolicy: { kubernetesApi: ["10.0.0.1/32"] } }, {}), []);
});

test("a service that waits for the migration of another is named as well", async () => {
  const web = { ...services.web, ports: { http: 8080 } };
  const worker = {
    description: "Works",
    calls: ["web"],
    startsAfter: [{ service: "web", until: "migrated" }],
  };
  const { message } = (await found({ services: { ...services, web, worker } }, {}))[0]!;
  assert.match(message, "pods of web and worker");
});

test("a service whose token has a reason says so itself, and without migrations nobody waits", async () => {
  const web = { ...services.web, serviceAccount: { mountToken: "Watches its own objects." } };
  assert.equal(await hints({ services: { ...services, web } }, {}), []);
  assert.equal(await hints({ services: { db: services.db } }, {}), []);
});

test("Secrets and ConfigMaps that only values name are said, and no others", async () => {
  const web = {
    description: "Pages",
    ports: { http: 8080 },
    env: {
      PASSWORD: { secretKeyRef: { key: "PASSWORD" } },
      TOKEN: { secretKeyRef: { name: "partner", key: "token" } },
      DATABASE: { secretKeyRef: { name: "database", key: "password" } },
    },
    configMaps: { texts: { data: { A: "a" } } },
  };
  const more = {
    services: { web },
    imagePullSecrets: ["registry"],
    secrets: { provider: "existing", shared: ["database"] },
  };
  const named = (kind: string, name: string, optional = false) =>
    `{ name: X_${name.toUpperCase().replaceAll("-", "_")}, valueFrom: { ${kind}KeyRef: { name: ${name}, key: a, optional: ${optional} } } }`;
  const extra = [
    named("secret", "shop-web"),
    named("secret", "partner"),
    named("configMap", "shop-web-texts"),
    named("secret", "anything-else", true),
    named("secret", "partners"),
    named("configMap", "web"),
    named("secret", "shop-database"),
    named("secret", "database"),
  ];
  const all = await found(more, {
    "a.yaml": `web: { existingSecret: mine, imagePullSecrets: [{ name: registry }], extraEnv: [${extra.join(", ")}] }\n`,
    "b.yaml": "global: { imagePullSecrets: [{ name: regsitry }] }\n",
    "d.yaml": "global: { secrets: { provider: sealedSecret } }\n",
    "c.yaml":
      "global: { secrets: { provider: externalSecret }, imagePullSecrets: [{ name: mirror }] }\nweb: { existingSecret: mine }\n",
  });
  assert.equal(
    all.map(({ path, files }) => [path, ...files]),
    [
      ["web.existingSecret", "values/a.yaml"],
      ["web.extraEnv[4].valueFrom.secretKeyRef.name", "values/a.yaml"],
      ["web.extraEnv[5].valueFrom.configMapKeyRef.name", "values/a.yaml"],
      ["web.extraEnv[7].valueFrom.secretKeyRef.name", "values/a.yaml"],
      ["global.imagePullSecrets[0].name", "values/b.yaml"],
      ["web.sealedSecret.encryptedData", "values/d.yaml"],
    ],
  );
  assert.is(
    all[1]!.message,
    "names the Secret partners, which the release does not make and its README does not list. " +
      'It must exist. Did you mean "partner"?',
  );
});

test("ports that Helm 3 takes for one are said where hints are asked for", async () => {
  const file = join(scratch, "twins.json");
  const ports = { https: 443, quic: { containerPort: 443, protocol: "UDP" }, http: 80 };
  const edge = { description: "The way in", ports };
  writeFileSync(
    file,
    JSON.stringify({ name: "shop", version: "1.0.0", description: "A shop", services: { edge } }),
  );
  const [asked, unasked] = [await validate(file, scratch, [], true), await validate(file, scratch, [])];
  assert.match(
    asked.text,
    "Hint: services.edge.kubernetesServices.edge has https and quic at one number, which Helm 3 takes for one port",
  );
  assert.not.match(unasked.text, "Helm 3");
});

test("a migration after the rollout is questioned where pods may wait for what it makes in a store", async () => {
  const asked = async (migration: object, more: object = {}, db: object = { kind: "StatefulSet" }) => {
    const late = { ...services.web, migration: { revision: 1, after: "start", ...migration }, ...more };
    const web = { ...services.web, ports: { http: 80 } };
    return hints(
      { services: { ...services, web, db: { ...services.db, ...db }, late } },
      { "a.yaml": outside },
    );
  };
  const question = [["services.late.migration.after", "catalogue.json"]];
  assert.equal(await asked({}), question);
  assert.equal(await asked({ after: { start: "The pods do without the new columns." } }), []);
  // Nothing of what it needs keeps data, it needs nothing, or another migration prepares the store.
  assert.equal(await asked({}, {}, {}), []);
  assert.equal(await asked({ needs: [] }), []);
  const prepared = { calls: ["db", "web"], startsAfter: ["db", { service: "web", until: "migrated" }] };
  assert.equal(await asked({}, prepared), []);
  // A store elsewhere is one as well.
  const { db: _db, ...others } = services;
  const late = {
    ...services.web,
    migration: { revision: 1, after: "start", needs: ["rds"] },
    calls: ["rds"],
  };
  const rds = { hosts: ["rds.example.com"], ports: { sql: 5432 }, cidrs: ["203.0.113.7/32"] };
  const web = { description: "Pages" };
  assert.equal(
    await hints(
      { externalServices: { rds }, services: { ...others, web, late: { ...late, startsAfter: [] } } },
      {},
    ),
    question,
  );
});

test.run();
