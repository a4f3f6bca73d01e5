import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const untouched =
  'log_format j \'{"a":"${call.api.host}"}\'; # {{ call.api.host }} {{call.api.host}} {call} {call.id}\n';

const { folder } = writtenCatalogue(
  {
    api: { description: "API", ports: { http: 8080, metrics: 9090 } },
    queue: { description: "Queue", kind: "StatefulSet", replicas: 2, ports: { amqp: 5672 } },
    web: {
      description: "Proxy in front of the API",
      ports: { http: 80 },
      calls: [
        { service: "api", ports: ["http", "metrics"] },
        "queue",
        { service: "bank", env: { BANK: "{url}" } },
      ],
      envGroups: ["shared"],
      env: {
        API: "{call.api.url}/v1",
        PORT: { value: "{call.api.port}" },
        QUEUE: { value: "{call.queue.pods}" },
        BOTH: { hostRef: "main", text: "https://{host}/?a={call.api.port.metrics}" },
        TEXT: "\\{call.api.host} is {call.api.host}",
      },
      command: ["proxy", "--to={call.api.address}"],
      args: ["{call.api.port}"],
      readinessProbe: { exec: { command: ["check", "{call.queue.pod.1.address}"] } },
      routes: [{ host: "main", path: "/" }],
      ingress: {
        annotations: { "nginx.ingress.kubernetes.io/auth-url": "http://{call.api.address}/50%", a: "b" },
      },
      podAnnotations: { api: "{call.api.url}", kept: "as it is" },
      kubernetesServices: { web: { annotations: { port: "{call.api.port}" } } },
      configMaps: {
        conf: {
          data: { api: "{call.api.host}", port: "{call.api.port}", mode: "fast" },
          files: {
            "nginx.conf": `upstream a { server {call.api.address}; }\n${untouched}server { proxy_pass {call.bank.url}; }\n`,
            "odd.conf": " first {call.api.host}\n\n",
            "other.conf": untouched,
          },
        },
      },
      volumes: { conf: { configMap: { configMap: "conf" } } },
      volumeMounts: [{ name: "conf", mountPath: "/etc/nginx" }],
      // It does not call the API, and so it does not get the variables that name it.
      migration: { revision: 1, needs: ["queue"], command: ["migrate", "{call.queue.host}"] },
    },
  },
  {
    hosts: { main: "shop.example.com" },
    externalServices: { bank: { hosts: ["bank.example.com"], ports: { https: 443 } } },
    envGroups: { shared: { SHARED: "{call.api.host}" } },
  },
);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));

const moved = `
global:
  endpoints:
    api: { host: api.example.com, port: 8443, scheme: https }
    queue: { host: mq.example.com, port: 5671 }
    bank: { host: test.bank.example.com, port: 8443 }
api: { enabled: false }
queue: { enabled: false }
`;

interface Addresses {
  readonly api: string;
  readonly port: number;
  readonly metrics: number;
  readonly url: string;
  readonly pods: string;
  readonly secondPod: string;
  readonly queue: string;
  readonly bank: string;
}

const rows: readonly (readonly [name: string, values: string, Addresses])[] = [
  [
    "in the release",
    "{}",
    {
      api: "r-api",
      port: 8080,
      metrics: 9090,
      url: "http://r-api:8080",
      pods: "r-queue-0.r-queue-headless:5672,r-queue-1.r-queue-headless:5672",
      secondPod: "r-queue-1.r-queue-headless:5672",
      queue: "r-queue",
      bank: "https://bank.example.com",
    },
  ],
  [
    "moved by values",
    moved,
    {
      api: "api.example.com",
      port: 8443,
      metrics: 8443,
      url: "https://api.example.com:8443",
      pods: "mq.example.com:5671",
      secondPod: "mq.example.com:5671",
      queue: "mq.example.com",
      bank: "https://test.bank.example.com:8443",
    },
  ],
];

const checksums = new Map<string, unknown>();

for (const [name, values, to] of rows)
  for (const helm of ["helm4", "helm3"] as const)
    test(`${helm} fills callees into texts: ${name}`, async () => {
      const file = join(folder, "..", "..", `${name}.yaml`);
      writeFileSync(file, values);
      const all = manifestsIn(await renderedText(helm, folder, [file], "r"));
      const object = (kind: string, called: string) =>
        all.find((one) => at(one, "kind") === kind && at(one, "metadata.name") === called);

      const pod = at(object("Deployment", "r-web"), "spec.template") as object;
      const container = (at(pod, "spec.containers") as readonly Container[])[0]!;
      const variables = Object.fromEntries(container.env.map((one) => [one.name, one.value]));
      assert.equal(variables, {
        SHARED: to.api,
        API: `${to.url}/v1`,
        PORT: String(to.port),
        QUEUE: to.pods,
        BOTH: `https://shop.example.com/?a=${to.metrics}`,
        TEXT: `{call.api.host} is ${to.api}`,
        BANK: to.bank,
      });
      assert.equal(container.command, ["proxy", `--to=${to.api}:${to.port}`]);
      assert.equal(container.args, [String(to.port)]);
      assert.equal(container.readinessProbe.exec.command, ["check", to.secondPod]);
      const annotations = at(pod, "metadata.annotations") as Readonly<Record<string, unknown>>;
      const { "checksum/web-conf": checksum, ...others } = annotations;
      assert.equal(others, { api: to.url, kept: "as it is" });
      checksums.set(name, checksum);

      assert.equal(at(object("ConfigMap", "r-web-conf"), "data"), {
        api: to.api,
        port: String(to.port),
        mode: "fast",
        "nginx.conf": `upstream a { server ${to.api}:${to.port}; }\n${untouched}server { proxy_pass ${to.bank}; }\n`,
        "odd.conf": ` first ${to.api}\n\n`,
        "other.conf": untouched,
      });
      assert.equal(at(object("Service", "r-web"), "metadata.annotations"), { port: String(to.port) });
      assert.equal(at(object("Ingress", "r-web"), "metadata.annotations"), {
        "nginx.ingress.kubernetes.io/auth-url": `http://${to.api}:${to.port}/50%`,
        a: "b",
      });

      const job = all.find(
        (one) => at(one, "kind") === "Job" && String(at(one, "metadata.name")).includes("web-migration"),
      );
      const migration = (at(job, "spec.template.spec.containers") as readonly Container[])[0]!;
      assert.equal(migration.command, ["migrate", to.queue]);
      assert.equal(
        (migration.env ?? []).map((one) => one.name),
        ["QUEUE", "BANK"],
      );
    });

test("pods follow a callee that values move", () => {
  const [here, there] = rows.map(([name]) => checksums.get(name));
  assert.type(here, "string");
  assert.is.not(here, there);
});

test.run();

interface Container {
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly readinessProbe: { readonly exec: { readonly command: readonly string[] } };
}
