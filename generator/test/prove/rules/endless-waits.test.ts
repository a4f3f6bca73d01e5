import { test } from "uvu";
import * as assert from "uvu/assert";
import { prove } from "../../../src/prove/prove.js";

const settings = { release: "shop", namespace: "shop", timeout: 300, outside: [], namespaceObjects: [] };

const waiting = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    template: {
      spec: {
        initContainers: [{ name: "wait", command: ["sh", "-c", "until nc -z db-rw 5432; do sleep 1; done"] }],
      },
    },
  },
};

test("a Service that an operator may make is not waited for in vain", () => {
  assert.equal(codes(waiting), ["CW303"]);
  assert.equal(codes(waiting, resource("postgresql.cnpg.io/v1", "Cluster", "db")), []);
  assert.equal(codes(waiting, resource("postgresql.cnpg.io/v1", "Cluster", "d")), ["CW303"], "another name");
  assert.equal(codes(waiting, resource("monitoring.coreos.com/v1", "PodMonitor", "db")), ["CW303"]);
  assert.equal(codes(waiting, resource("networking.k8s.io/v1", "Ingress", "db")), ["CW303"]);
});

test("what a program names counts; variables that it does not name are a guess, and only without others", () => {
  const own = [
    { name: "DB_HOST", value: "db-rw" },
    { name: "BROKER_HOST", value: "queue" },
    { name: "HOST", value: "web" },
  ];
  const pod = (command: string) => ({
    metadata: { labels: { app: "web" } },
    spec: { initContainers: [{ name: "wait", command: ["sh", "-c", command], env: own }] },
  });
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
  };
  const said = (command: string) =>
    found({ ...waiting, spec: { template: pod(command) } }, service).map(
      ({ code, severity, variables = [] }) => [code, severity, ...variables],
    );
  assert.equal(said("until mysql -h$DB_HOST; do sleep 1; done"), [["CW303", "certain"]]);
  assert.equal(said("until migrated; do sleep 1; done"), [
    ["CW303", "possible", "DB_HOST"],
    ["CW303", "possible", "BROKER_HOST"],
  ]);
});

test("a wait for migrations is one for the post-install Job whose program migrates", () => {
  const env = [{ name: "DB_HOST", value: "db.example.com" }];
  const initContainers = [{ name: "wait-for-migrations", command: ["sh", "-c", "wait_for_migrations"], env }];
  const web = { ...waiting, spec: { template: { spec: { initContainers } } } };
  const job = (program: string) => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "setup", annotations: { "helm.sh/hook": "post-install" } },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: 60,
      template: { spec: { containers: [{ command: ["sh", "-c", program] }] } },
    },
  });
  assert.equal(codes(web, job("app db migrate")), ["CW302"]);
  assert.equal(codes(web, job("app db seed")), []);
});

test.run();

function resource(apiVersion: string, kind: string, name: string): object {
  return { apiVersion, kind, metadata: { name } };
}

function codes(...bodies: readonly object[]): readonly string[] {
  return found(...bodies).map(({ code }) => code);
}

function found(...bodies: readonly object[]) {
  const documents = bodies.map((body) => ({ body }));
  return prove({ install: documents, upgrade: documents }, settings).findings;
}
