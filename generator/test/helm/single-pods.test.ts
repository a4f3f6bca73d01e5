import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const { folder } = writtenCatalogue({
  queue: {
    description: "Three brokers",
    kind: "StatefulSet",
    replicas: 3,
    ports: { amqp: { containerPort: 5672, servicePort: 80 } },
    env: { LISTEN: { portRef: "amqp", text: "0.0.0.0:{port}" } },
    containers: { exporter: { image: { repository: "exporter" }, env: { PORT: { portRef: "amqp" } } } },
    migration: { revision: 1, needs: [], command: ["migrate"] },
  },
  web: {
    description: "Knows single ones, in two containers",
    containers: { proxy: { image: { repository: "proxy" } } },
    calls: [
      { service: "queue", env: { SEED: "{pod.0}", LAST: "amqp://{pod.2.address}/" } },
      { service: "queue", containers: ["proxy"], env: { BROKER: "{address}" } },
    ],
  },
});
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));

/** Values, and the variables by object and container. */
const rows: readonly (readonly [values: string, variables: Readonly<Record<string, unknown>>])[] = [
  [
    "{}",
    {
      "Job r-queue-migration migration": { LISTEN: "0.0.0.0:5672" },
      "StatefulSet r-queue queue": { LISTEN: "0.0.0.0:5672" },
      "StatefulSet r-queue exporter": { PORT: "5672" },
      "Deployment r-web web": {
        SEED: "r-queue-0.r-queue-headless",
        LAST: "amqp://r-queue-2.r-queue-headless:5672/",
      },
      "Deployment r-web proxy": { BROKER: "r-queue:80" },
    },
  ],
  [
    "{ global: { endpoints: { queue: { host: mq.example.com, port: 5671 } } }, queue: { enabled: false } }",
    {
      "Deployment r-web web": { SEED: "mq.example.com", LAST: "amqp://mq.example.com:5671/" },
      "Deployment r-web proxy": { BROKER: "mq.example.com:5671" },
    },
  ],
];

for (const [values, expected] of rows)
  for (const helm of ["helm4", "helm3"] as const)
    test(`${helm} tells single pods and own ports with ${values}`, async () => {
      const file = join(folder, "..", "..", `${rows.findIndex(([row]) => row === values)}.yaml`);
      writeFileSync(file, values);
      const all = manifestsIn(await renderedText(helm, folder, [file], "r"));
      const found = all
        .filter((one) => at(one, "metadata.name") !== "r-guard")
        .flatMap((manifest) =>
          ((at(manifest, "spec.template.spec.containers") ?? []) as readonly Container[]).map(
            ({ name, env = [] }) => [
              `${at(manifest, "kind")} ${at(manifest, "metadata.name")} ${name}`,
              Object.fromEntries(env.map((variable) => [variable.name, variable.value])),
            ],
          ),
        );
      assert.equal(Object.fromEntries(found), expected);
    });

test.run();

interface Container {
  readonly name: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}
