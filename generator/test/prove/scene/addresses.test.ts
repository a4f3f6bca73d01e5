import { test } from "uvu";
import * as assert from "uvu/assert";
import { addressesIn } from "../../../src/prove/scene/addresses.js";
import { hostNames, serviceAt } from "../../../src/prove/scene/services.js";
import { releaseObjects } from "../../../src/manifests/objects.js";
import { programText, variablesOf } from "../../../src/prove/scene/variables.js";
import { speaksOf, waitsOf } from "../../../src/prove/scene/waits.js";
import { secondsOf, shownSeconds } from "../../../src/order/plan/duration.js";
import { longest } from "../../../src/prove/scene/longest.js";

const [db] = releaseObjects(
  [
    {
      body: {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "db" },
        spec: { ports: [{ port: 5432 }] },
      },
    },
  ],
  "shop",
);

/** A variable, or a command where it has no name, and whether it leads to Service db in namespace shop. */
const told: readonly (readonly [name: string, text: string, isTold: boolean])[] = [
  ["DATABASE_URL", "postgres://app:p%40ss@db:5432/app?sslmode=disable", true],
  ["DATABASE_URL", "postgresql+asyncpg://app:$(PASSWORD)@db/app", true],
  ["DATABASE_URL", "jdbc:postgresql://db:5432/app", true],
  ["DATABASE_URL", "postgres://app@db.example.com:5432/app", false],
  ["DATABASE_URL", "postgres://db@elsewhere:5432/db", false],
  ["MONGO", "mongodb://one:1,db:27017/app", true],
  ["DSN", "app:secret@tcp(db:5432)/app", true],
  ["DSN", "app:secret@tcp(db:3307)/app", true],
  ["DSN", "host=db port=5432 dbname=app", true],
  ["DSN", "user=db dbname=db", false],
  ["DB_HOST", "db", true],
  ["PGHOST", "db.shop.svc.cluster.local", true],
  ["DB_HOST", "db-0.db", true],
  ["DB_HOST", "db.other", false],
  ["DB_HOST", "db.other.svc", false],
  ["BROKERS", "kafka:9092,db:1234", true],
  ["DB_NAME", "db", false],
  ["FEATURE", "db", false],
  ["ANYTHING", "db:5432", true],
  ["IMAGE", "db:16", false],
  ["IMAGE", "registry.example.com/db:5432", false],
  ["TEXT", "see db.shop.svc for more", true],
  ["", "until nc -z -w 2 db 5432; do sleep 1; done", true],
  ["", "until nc -zv db 5432; do sleep 1; done", true],
  ["", "pg_isready -h db -p 5432", true],
  ["", 'pg_isready -h "db"', true],
  ["", "mysqladmin ping --host=db", true],
  ["", "nslookup db", true],
  ["", "(echo > /dev/tcp/db/5432)", true],
  ["", "wait-for-it.sh db:5432 -- run", true],
  ["", "migrate up db", false],
  ["", "echo -h elsewhere db 5432", false],
];

for (const [name, text, isTold] of told) {
  test(`${name} ${text} ${isTold ? "leads" : "does not lead"} to the Service`, () => {
    const addresses = name === "" ? addressesIn(new Map(), text) : addressesIn(new Map([[name, text]]), "");
    assert.is(
      addresses.some((address) => serviceAt(address, "shop", [db!]) !== undefined),
      isTold,
      JSON.stringify(addresses),
    );
  });
}

test("the scheme of a URL is not a host", () => {
  for (const command of [
    "host=https://db:1 && ask $host",
    "ask --host https://db:1",
    "nslookup https://db:1",
  ])
    assert.equal(
      addressesIn(new Map(), command).map(({ host }) => host),
      ["db"],
    );
});

test("a host is a Service by its name, with its namespace, or by a pod's name", () => {
  assert.equal(hostNames("db", "shop"), [["db", "shop"]]);
  assert.equal(hostNames("db-0.db.shop.svc.cluster.local", "other"), [["db", "shop"]]);
  assert.equal(hostNames("a.b.c.d.example.com", "shop"), []);
});

test("variables come from the release's ConfigMaps and Secrets, and refer to each other", () => {
  const objects = releaseObjects(
    [
      {
        body: {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { name: "c" },
          data: { HOST: "db", LEVEL: "info" },
        },
      },
      {
        body: {
          apiVersion: "v1",
          kind: "Secret",
          metadata: { name: "s" },
          data: { URL: Buffer.from("redis://cache").toString("base64") },
          stringData: { PORT: "1" },
        },
      },
    ],
    "shop",
  );
  const container = {
    envFrom: [
      { configMapRef: { name: "c" }, prefix: "A_" },
      { secretRef: { name: "s" } },
      { secretRef: { name: "unknown" } },
    ],
    env: [
      { name: "X", value: "$(A_HOST):$(PORT)" },
      { name: "A_LEVEL", valueFrom: { secretKeyRef: { name: "unknown", key: "a" } } },
      { name: "Y", valueFrom: { configMapKeyRef: { name: "c", key: "LEVEL" } } },
    ],
    command: ["sh", "-c", "go $X ${Y} $(Z) $Z"],
  };
  const variables = variablesOf(
    container,
    "shop",
    new Map(objects.map((one) => [`|${one.kind}|shop|${one.name}`, one])),
  );
  assert.equal(Object.fromEntries(variables), {
    A_HOST: "db",
    URL: "redis://cache",
    PORT: "1",
    X: "db:1",
    Y: "info",
  });
  assert.is(programText(container, variables), "sh -c go db:1 info $(Z) $Z");
});

test("what a container waits for is read from its program", () => {
  const targets = (container: object) =>
    waitsOf({ name: "a", ...container }, variablesOf(container, "shop", new Map())).map(({ target }) =>
      "address" in target ? target.address.host : "job" in target ? `job ${target.job}` : "words",
    );
  assert.equal(
    targets({ command: ["kubectl", "wait", "--for=condition=complete", "-n", "shop", "job/a-1"] }),
    ["job a-1"],
  );
  assert.equal(
    targets({ command: ["sh", "-c", "until kubectl get job migrate -o name | grep x; do sleep 1; done"] }),
    ["job migrate"],
  );
  assert.equal(targets({ image: "groundnuty/k8s-wait-for:v2", args: ["job-wr", "migrate"] }), [
    "job migrate",
  ]);
  assert.equal(targets({ image: "k8s-wait-for", args: ["service", "db"] }), ["db"]);
  assert.equal(
    targets({
      env: [
        { name: "DEPENDENCY_JOBS", value: "a,b" },
        { name: "DEPENDENCY_SERVICE", value: "other:db" },
      ],
    }),
    ["job a", "job b", "db.other.svc"],
  );
  assert.equal(targets({ name: "wait-for-migrations", command: ["check"] }), ["words"]);
  assert.equal(targets({ command: ["migrate", "--database", "postgres://db"] }), []);
});

test("words speak of a Job by what only its name says", () => {
  assert.ok(speaksOf("wait-for-flow-migrations", "shop-run-flow-migrate", new Set(["shop", "flow"])));
  assert.not.ok(speaksOf("wait-for-database", "shop-seed-database", new Set(["shop"])));
  assert.not.ok(speaksOf("wait-for-shop", "shop-seed", new Set(["shop"])));
});

test("durations are Go's", () => {
  assert.equal(["5m0s", "90s", "1h", "1.5h", "1h2m3s", "500ms", "5", "", "5 m", "m"].map(secondsOf), [
    300,
    90,
    3600,
    5400,
    3723,
    0.5,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal([0, 59.2, 300, 3600, 3723].map(shownSeconds), ["0s", "1m0s", "5m0s", "1h0m0s", "1h2m3s"]);
});

test("a Job ends by its own deadline, or by that of all of its pods with the pauses between", () => {
  const job = (spec: object, own: object = {}) =>
    longest(
      releaseObjects(
        [
          {
            body: {
              apiVersion: "batch/v1",
              kind: "Job",
              metadata: { name: "a" },
              spec: { ...own, template: { spec } },
            },
          },
        ],
        "shop",
      )[0]!,
    );
  assert.is(job({}), Infinity);
  assert.is(job({}, { activeDeadlineSeconds: 100, backoffLimit: 50 }), 100);
  assert.is(job({ activeDeadlineSeconds: 60 }, { backoffLimit: 2 }), 3 * 60 + 10 + 20);
  assert.is(job({ activeDeadlineSeconds: 60 }), 7 * 60 + 10 + 20 + 40 + 80 + 160 + 320);
  assert.is(job({ activeDeadlineSeconds: 60 }, { backoffLimit: 2, activeDeadlineSeconds: 90 }), 90);
});

test.run();
