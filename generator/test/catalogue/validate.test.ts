import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../src/problem/problem.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { validateCatalogue } from "../../src/catalogue/validate.js";

const frame = { name: "market", version: "1.0.0", description: "A marketplace" };

function problemsOf(value: unknown): readonly string[] {
  try {
    validateCatalogue({ file: "catalogue.ts", value }, objectNames);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

test("a catalogue comes out complete and read-only, down to its leaves", () => {
  const value = {
    ...frame,
    services: {
      shop: {
        description: "Shop",
        ports: { http: 8080 },
        env: { MODE: "live" },
        podLabels: { team: "shop" },
      },
    },
  };
  const catalogue = validateCatalogue({ file: "catalogue.ts", value }, objectNames);
  const [shop] = catalogue.services;
  assert.is(catalogue.appVersion, "1.0.0");
  assert.equal(
    shop!.kubernetesServices.map(({ name }) => name),
    ["shop"],
  );
  for (const part of [
    catalogue,
    catalogue.services,
    shop,
    shop!.workloads[0]!.containers[0]!.env[0],
    shop!.workloads[0]!.podLabels,
  ]) {
    assert.ok(Object.isFrozen(part));
  }
});

test("where the shape is wrong no rule is asked", () => {
  const value = { ...frame, services: { shop: { description: "Shop", replicas: "2", calls: ["nobody"] } } };
  assert.equal(problemsOf(value), [
    'services.shop.replicas: must be a whole number, got the text "2". Write 2',
  ]);
});

test("text that nothing can carry and keys of JavaScript are refused wherever they come from", () => {
  const annotations = Object.fromEntries([["example.com/a", "\uD83D"]]);
  const schema = JSON.parse('{ "type": "string", "default": { "__proto__": 1 } }') as object;
  const values = { monitor: { description: "Monitor", default: "a", schema } };
  assert.equal(
    problemsOf({
      ...frame,
      services: { shop: { description: "Shop", env: { A: "a\0b" }, annotations, values } },
    }),
    [
      "services.shop.env.A: has a NUL character, which Kubernetes does not take",
      'services.shop.annotations["example.com/a"]: has half of a character (a lone surrogate)',
      "services.shop.values.monitor.schema.default.__proto__: is " +
        "a name that JavaScript keeps for itself. Choose another",
    ],
  );
});

test("problems come in the order of the document, whichever rule finds them, and once where workloads inherit them", () => {
  const shop = {
    description: "Shop",
    startsAfter: ["nobody"],
    livenessProbe: { tcpSocket: { port: "http" } },
    workloads: { v1: {}, v2: { runAsUser: 0 } },
    calls: ["nobody"],
  };
  assert.equal(
    problemsOf({
      ...frame,
      services: { shop, basket: { description: "Basket", metrics: { port: "http" } } },
    }),
    [
      'services.shop.startsAfter[0]: names "nobody", which is not in the catalogue',
      'services.shop.livenessProbe.tcpSocket.port: names "http", which ' +
        "is not among the ports of this container (there are none)",
      "services.shop.workloads.v2.runAsUser: is root. Give " +
        "the reason in exceptions.root, or choose another user",
      'services.shop.calls[0]: names "nobody", which is not in the catalogue',
      'services.basket.metrics.port: names "http", which is not among the ports of basket (there are none)',
    ],
  );
});

test("ConfigMaps, templates and annotations are as large as Kubernetes and Helm take them, and no byte larger", () => {
  const shop = (extra: number) => ({
    description: "Shop",
    annotations: { "example.com/a": "x".repeat(262_144 - "example.com/a".length + extra) },
    configMaps: {
      config: {
        data: { a: "x".repeat(1_000_000) },
        files: { b: "\u00e9".repeat(24_288) + "x".repeat(extra) },
      },
    },
    templates: { "a.yaml": "x".repeat(5_242_880 + extra) },
  });
  assert.equal(problemsOf({ ...frame, services: { shop: shop(0) } }), []);
  assert.equal(problemsOf({ ...frame, services: { shop: shop(1) } }), [
    "services.shop.annotations: are 262145 bytes, and Kubernetes takes 262144",
    "services.shop.configMaps.config: must hold at most 1 MiB (1048576 bytes) " +
      "for Kubernetes, got 1048577 bytes. Use several ConfigMaps, or a volume",
    'services.shop.templates["a.yaml"]: must be at most 5 MiB (5242880 bytes) for Helm, got 5242881 bytes',
  ]);
});

test("a long chain of services that wait for one another is not a circle", () => {
  const names = Array.from({ length: 2000 }, (_, i) => `s${i}`);
  const services = Object.fromEntries(
    names.map((name, i) => [name, { description: name, startsAfter: names.slice(i + 1, i + 2) }]),
  );
  assert.equal(problemsOf({ ...frame, services }), []);
});

test.run();
