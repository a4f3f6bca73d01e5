import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { objectNames } from "../../../src/chart/kinds/index.js";
import { validateCatalogue } from "../../../src/catalogue/validate.js";

const five = { preStop: { sleep: { seconds: 5 } } };

test("a container that a Kubernetes Service leads to waits before it stops", () => {
  assert.equal(
    lifecycles({
      ports: { http: 8080 },
      containers: { exporter: { ports: { metrics: 9121 } }, shipper: {} },
    }),
    [five, five, undefined],
  );
});

test("what nobody calls stops at once", () => {
  assert.equal(lifecycles({}), [undefined]);
  assert.equal(lifecycles({ ports: { http: { containerPort: 8080, expose: false } } }), [undefined]);
  assert.equal(lifecycles({ ports: { http: 8080 }, kubernetesServices: {} }), [undefined]);
});

test("only of several workloads those that answer", () => {
  const workloads = { web: { ports: { http: 8080 } }, worker: {} };
  assert.equal(lifecycles({ workloads }), [five, undefined]);
  assert.equal(
    lifecycles({
      ports: { http: 8080 },
      workloads: { blue: {}, green: {} },
      kubernetesServices: { shop: { workloads: ["blue"] } },
    }),
    [five, undefined],
  );
});

test("other kinds have other ways to stop", () => {
  assert.equal(lifecycles({ kind: "StatefulSet", ports: { db: 5432 } }), [undefined]);
  assert.equal(lifecycles({ kind: "DaemonSet", ports: { http: 8080 } }), [undefined]);
});

test("the catalogue has the last word", () => {
  const own = { preStop: { exec: { command: ["/bin/stop"] } } };
  assert.equal(lifecycles({ ports: { http: 8080 }, lifecycle: own }), [own]);
  assert.equal(lifecycles({ ports: { http: 8080 }, lifecycle: {} }), [{}]);
});

test("a pod with too little time does not lose it by waiting", () => {
  const livenessProbe = { tcpSocket: { port: "http" }, timeoutSeconds: 3 };
  assert.equal(lifecycles({ ports: { http: 8080 }, terminationGracePeriodSeconds: 5 }), [undefined]);
  assert.equal(lifecycles({ ports: { http: 8080 }, terminationGracePeriodSeconds: 7, livenessProbe }), [
    undefined,
  ]);
  assert.equal(lifecycles({ ports: { http: 8080 }, terminationGracePeriodSeconds: 8, livenessProbe }), [
    five,
  ]);
  assert.equal(
    lifecycles({
      ports: { http: 8080 },
      livenessProbe: { ...livenessProbe, terminationGracePeriodSeconds: 6 },
    }),
    [undefined],
  );
});

test("not where Kubernetes may be too old to sleep", () => {
  for (const kubeVersion of [">=1.28.0-0", ">=1.31.0-0 || ~1.29.0-0"])
    assert.equal(lifecycles({ ports: { http: 8080 } }, { kubeVersion }), [undefined]);
  for (const kubeVersion of [">=1.30.0-0", ">=1.31.0-0 <1.40.0-0"])
    assert.equal(lifecycles({ ports: { http: 8080 } }, { kubeVersion }), [five]);
});

test.run();

/** Those of all containers of the one service. */
function lifecycles(shop: Partial<ServiceSource>, more: Partial<CatalogueSource> = {}): readonly unknown[] {
  const value = {
    name: "market",
    version: "1.0.0",
    description: "Market",
    ...more,
    services: { shop: { description: "Shop", ...shop } },
  };
  const { services } = validateCatalogue({ file: "catalogue.yaml", value }, objectNames);
  return services[0]!.workloads.flatMap(({ containers }) => containers.map(({ lifecycle }) => lifecycle));
}
