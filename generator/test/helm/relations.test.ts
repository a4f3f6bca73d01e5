import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { helmVerdict } from "./helm-verdict.js";
import { sameVerdict } from "./same-verdict.js";
import { writtenCatalogue } from "./written-catalogue.js";

// Values that each schema accepts and that do not go together: `validate` and both Helms refuse the same place.
const written = writtenCatalogue(
  {
    web: {
      description: "Pages",
      ports: { http: 80 },
      routes: [{ host: "shop" }],
      containers: { proxy: { image: { repository: "proxy" } } },
      migration: { revision: 1, command: ["up"] },
    },
    cart: {
      description: "Two roles",
      workloads: { api: { ports: { http: 80 } }, worker: {} },
      serviceAccount: { name: "baskets" },
    },
    "plain-store": { description: "Its objects have no prefix", fullname: "service" },
    borrowed: {
      description: "An account of others",
      serviceAccount: { shared: { name: "web", reason: "It is ours" } },
    },
  },
  { hosts: { shop: "shop.example.com" } },
);
test.after(() => rmSync(join(written.folder, "..", ".."), { recursive: true }));

const term = (text: string) =>
  `web: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone, ${text} }] } } }`;
const inTerm = (rest: string) =>
  `web.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].${rest}`;
const long = (bytes: number) => `{ a: "${"x".repeat(bytes - 1)}" }`;

const refused: Readonly<Record<string, string>> = {
  "web: { extraEnv: [{ name: A }, { name: B }, { name: A, value: x }] }": "web.extraEnv[2].name",
  "web: { containers: { proxy: { extraEnv: [{ name: A }, { name: A, value: b }] } } }":
    "web.containers.proxy.extraEnv[1].name",
  "web: { migration: { extraEnv: [{ name: A }, { name: A, value: b }] } }": "web.migration.extraEnv[1].name",
  "cart: { workloads: { worker: { extraEnv: [{ name: A }, { name: A, value: b }] } } }":
    "cart.workloads.worker.extraEnv[1].name",
  [term("labelSelector: { matchLabels: { a: b } }, matchLabelKeys: [pod-template-hash, a]")]:
    inTerm("matchLabelKeys[1]"),
  [term("labelSelector: { matchExpressions: [{ key: a, operator: Exists }] }, matchLabelKeys: [a]")]:
    inTerm("matchLabelKeys[0]"),
  [term("labelSelector: {}, matchLabelKeys: [a, b, a]")]: inTerm("matchLabelKeys[2]"),
  [term("labelSelector: {}, matchLabelKeys: [a], mismatchLabelKeys: [b, a]")]: inTerm("matchLabelKeys[0]"),
  "cart: { workloads: { api: { affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: zone, labelSelector: { matchLabels: { a: b } }, matchLabelKeys: [a] } }] } } } } }":
    "cart.workloads.api.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.matchLabelKeys[0]",
  [`web: { podAnnotations: ${long(250_001)} }`]: "web.podAnnotations",
  [`cart: { workloads: { worker: { podAnnotations: ${long(250_001)} } } }`]:
    "cart.workloads.worker.podAnnotations",
  [`web: { annotations: ${long(80_001)} }`]: "web.annotations",
  [`web: { serviceAccount: { annotations: ${long(80_001)} } }`]: "web.serviceAccount.annotations",
  [`global: { annotations: ${long(80_001)} }`]: "global.annotations",
  [`global: { ingress: { annotations: { a: "${"é".repeat(40_000)}" } } }`]: "global.ingress.annotations",
  "web: { serviceAccount: { name: baskets } }": "web.serviceAccount.name",
  "web: { serviceAccount: { name: default } }": "web.serviceAccount.name",
  "cart: { serviceAccount: { name: plain-store } }": "plain-store.serviceAccount.name",
};

for (const [text, path] of Object.entries(refused)) {
  test(`refused: ${text.slice(0, 120)}`, () => {
    const problems = sameVerdict(written, [text]).flatMap(({ problems }) => problems);
    assert.equal(
      problems.map((problem) => problem.path),
      [path],
    );
  });
}

const accepted: readonly string[] = [
  "web: { extraEnv: [{ name: A }, { name: B }], containers: { proxy: { extraEnv: [{ name: A }] } } }",
  term("labelSelector: { matchLabels: { a: b } }, matchLabelKeys: [pod-template-hash]"),
  term("labelSelector: { matchLabels: { a: b } }, mismatchLabelKeys: [a]"),
  term("labelSelector: {}, matchLabelKeys: [a], mismatchLabelKeys: [b]"),
  term("labelSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: Exists }] }"),
  `web: { podAnnotations: ${long(250_000)} }`,
  `web: { annotations: ${long(80_000)} }\nglobal: { annotations: ${long(80_000)} }`,
  "web: { serviceAccount: { name: baskets, create: false } }",
  "web: { serviceAccount: { name: default, create: false } }",
  "web: { serviceAccount: { name: baskets } }\ncart: { enabled: false }",
  "web: { serviceAccount: { name: baskets } }\ncart: { serviceAccount: { name: other } }",
];

test("accepted", () => {
  for (const text of accepted) assert.equal(sameVerdict(written, [text]), [], text.slice(0, 200));
});

test("a name that follows from the release is known to the chart alone", () => {
  const text = "cart: { serviceAccount: { name: release-web } }";
  for (const helm of ["helm4", "helm3"] as const) {
    const verdict = helmVerdict(helm, written.folder, [text], {});
    assert.match(
      verdict.kind === "failed" ? verdict.error : "",
      /web\.serviceAccount\.name is that of .* cart/,
    );
  }
});

test.run();
