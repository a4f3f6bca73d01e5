import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { sameVerdict } from "./same-verdict.js";
import { writtenCatalogue } from "./written-catalogue.js";

const services: CatalogueSource["services"] = {
  web: {
    description: "Pages",
    ports: { http: 8080 },
    routes: [{ host: "web" }, { name: "api", host: "api", bodySize: "1Mi" }],
  },
};
const platform: Partial<CatalogueSource> = {
  hosts: { web: "www.example.com", api: { name: "api.example.com", tlsSecretName: "api-tls" } },
  routing: { redirectToHttps: true },
  ingress: { controller: "nginx", tlsSecretName: "web-tls" },
};
const written = writtenCatalogue(services, platform);
const elsewhere = writtenCatalogue(services, {
  ...platform,
  ingress: { controller: "nginx", tlsElsewhere: "The load balancer has all certificates" },
});
test.after(() =>
  [written, elsewhere].forEach(({ folder }) => rmSync(join(folder, "..", ".."), { recursive: true })),
);

/** What an environment sets of `global`, and the paths of what is missing. */
const rows: readonly (readonly [values: string, paths: readonly string[]])[] = [
  ["{ ingress: { tlsSecretName: '' } }", ["global.ingress.tlsSecretName"]],
  [
    "{ ingress: { tlsSecretName: '', tlsSecretNames: { api: '' } } }",
    ["global.ingress.tlsSecretName", "global.ingress.tlsSecretNames.api"],
  ],
  ["{ ingress: { tlsSecretNames: { api: '' } } }", []],
  ["{ ingress: { enabled: false, tlsSecretName: '' } }", []],
];

for (const [values, paths] of rows)
  test(`global: ${values} lacks ${paths.length === 0 ? "nothing" : paths.join(", ")}`, () => {
    const problems = sameVerdict(written, [`global: ${values}`]).flatMap((file) => file.problems);
    assert.equal(
      problems.map(({ path }) => path),
      paths,
    );
  });

test("a service that is off sends nobody to HTTPS", () =>
  assert.equal(
    sameVerdict(written, ["global: { ingress: { tlsSecretName: '' } }\nweb: { enabled: false }"]),
    [],
  ));

test("TLS may end elsewhere, for a reason", () => assert.equal(sameVerdict(elsewhere, ["{}"]), []));

test.run();
