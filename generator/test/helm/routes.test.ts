import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { formatProblems } from "../../src/problem/problem.js";
import { packageFolder } from "../../src/package-folder.js";
import { checkValues } from "../../src/values/check-values.js";
import { caseChart, caseFolder } from "../cases.js";
import { at } from "./at.js";
import { admits, podOf } from "./network.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";
import { run } from "./run.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-routes-"));
test.after(() => rmSync(folder, { recursive: true }));

const prefix = "nginx.ingress.kubernetes.io";
const values = (name: string) => join(caseFolder("routes"), "values", `${name}.yaml`);

test("routes with a name have an Ingress of their own, with their own annotations", async () => {
  const all = await render("routes");
  assert.equal(names(all, "Ingress"), [
    "shop-moved-away",
    "shop-moved-front",
    "shop-moved-here",
    "shop-plain",
    "shop-shop",
    "shop-shop-all",
    "shop-shop-next",
    "shop-shop-next-canary",
    "shop-shop-upload",
    "shop-shop-v1",
  ]);
  const text = (name: string, key: string) =>
    at(named(all, "Ingress", name), `metadata.annotations[${prefix}/${key}]`);
  assert.is(text("shop-plain", "limit-rpm"), "600");
  assert.is(text("shop-shop", "proxy-body-size"), "1536k");
  assert.is(text("shop-shop-upload", "proxy-body-size"), "2g");
  assert.is(text("shop-shop-upload", "limit-rpm"), undefined);
  assert.is(text("shop-shop-upload", "enable-cors"), undefined);
  assert.is(text("shop-shop-v1", "rewrite-target"), "/shop/$2");
  assert.is(text("shop-shop-v1", "force-ssl-redirect"), undefined);
  assert.is(text("shop-moved-front", "permanent-redirect"), "https://api.example.com/shop");
  assert.is(text("shop-shop", "proxy-buffering"), "off");
});

test("a canary has an Ingress of its own, and a weight that operators tune", async () => {
  const all = await render("routes", values("both"));
  const canary = named(all, "Ingress", "shop-shop-next-canary");
  assert.equal(at(canary, `metadata.annotations[${prefix}/canary-weight]`), "100");
  assert.is(
    at(canary, "spec.rules[host=api.example.org].http.paths[path=/shop/try].backend.service.name"),
    "shop-shop-next",
  );
});

test("what speaks gRPC has GRPCRoute objects, or an Ingress that says so, and never both kinds of route", async () => {
  const grpc = { chart: "grpcroute", values: join(caseFolder("grpcroute"), "values", "ingress.yaml") };
  const [gateway, ingress, haproxy] = await Promise.all([
    render(grpc.chart),
    render(grpc.chart, grpc.values),
    render("haproxy"),
  ]);
  assert.equal(names(gateway, "GRPCRoute"), [
    "shop-catalog",
    "shop-catalog-inside",
    "shop-catalog-inside-http",
    "shop-health",
  ]);
  assert.equal(names(gateway, "HTTPRoute"), [
    "shop-catalog",
    "shop-catalog-http",
    "shop-front",
    "shop-front-http",
  ]);
  assert.equal(at(named(gateway, "GRPCRoute", "shop-catalog"), "spec.rules[*].matches[*].method.service"), [
    "market.catalog.v1.Catalog",
    "market.catalog.v1.Admin",
    "market.catalog.v2.Catalog",
  ]);
  assert.equal(at(named(gateway, "GRPCRoute", "shop-health"), "spec.rules[*].matches[*].method.service"), [
    "grpc.health.v1.Health",
  ]);
  assert.is(
    at(named(gateway, "GRPCRoute", "shop-catalog-inside-http"), "spec.parentRefs[public].sectionName"),
    "http",
  );
  assert.equal(names(ingress, "GRPCRoute"), []);
  const protocol = (name: string) =>
    at(named(ingress, "Ingress", name), `metadata.annotations[${prefix}/backend-protocol]`);
  assert.equal(["shop-catalog", "shop-catalog-calls", "shop-health"].map(protocol), [
    undefined,
    "GRPC",
    "GRPC",
  ]);
  assert.is(
    at(named(haproxy, "Ingress", "shop-calls"), "metadata.annotations[haproxy.org/server-proto]"),
    "h2",
  );
  assert.is(
    at(named(haproxy, "Ingress", "shop-api"), "metadata.annotations[haproxy.org/server-proto]"),
    undefined,
  );
});

test("raw annotations win over declared ones", async () => {
  const all = await render("routes", values("both"));
  assert.is(at(named(all, "Ingress", "shop-shop"), `metadata.annotations[${prefix}/limit-rpm]`), "60");
});

test("each host has its own certificate, else that of all", async () => {
  const secrets = (all: readonly Manifest[], name: string) =>
    at(named(all, "Ingress", name), "spec.tls[*].secretName");
  const [usual, both] = await Promise.all([render("routes"), render("routes", values("both"))]);
  assert.equal(secrets(usual, "shop-shop-upload"), ["api-tls", "example-tls"]);
  assert.equal(secrets(usual, "shop-shop-all"), ["example-tls"]);
  assert.equal(secrets(both, "shop-shop-upload"), ["api-tls", "web-tls"]);
  assert.equal(secrets(both, "shop-shop-all"), ["old-tls"]);
  assert.equal(secrets(both, "shop-plain"), ["web-tls"]);
});

test("an HTTPRoute says the same by filters, and has another at the listener for plain HTTP", async () => {
  const all = await render("routes", values("gateway"));
  assert.equal(names(all, "Ingress"), []);
  const rules = at(named(all, "HTTPRoute", "shop-shop"), "spec.rules") as readonly unknown[];
  const rule = (path: string) => rules.find((one) => at(one, "matches[*].path.value")?.toString() === path);
  assert.equal(at(rule("/shop/try"), "backendRefs[*].weight"), [75, 25]);
  assert.is(at(rule("/shop/upload"), "timeouts.request"), "600s");
  assert.is(at(rule("/shop/upload"), "filters"), undefined);
  assert.is(
    at(rule("/shop"), "filters[type=RequestHeaderModifier].requestHeaderModifier.add[Via].value"),
    'shop "quoted" {{ not helm }}',
  );
  assert.equal(at(rule("/shop"), "filters[type=CORS].cors.allowOrigins"), [
    "https://www.example.org",
    "https://api.example.com",
  ]);
  assert.is(at(rule("/v1.0/shop/"), "filters[type=URLRewrite].urlRewrite.path.replacePrefixMatch"), "/shop/");
  const plain = named(all, "HTTPRoute", "shop-shop-http");
  assert.equal(at(plain, "spec.parentRefs[*].sectionName"), ["plain"]);
  assert.equal(at(plain, "spec.rules[*].filters[type=RequestRedirect].requestRedirect.scheme"), [
    "https",
    "https",
    "https",
    "https",
    undefined,
  ]);
});

test("the way in is open to the pods of a canary as well", async () => {
  const all = await render("routes");
  const controller = { namespace: { "kubernetes.io/metadata.name": "ingress-nginx" }, labels: {} };
  for (const pod of ["shop-shop-v1", "shop-shop-v2"])
    assert.ok(admits(all, "Ingress", podOf(all, pod), controller, 8080), pod);
});

test("what HTTPRoutes cannot do keeps them off, in Helm's verdict and in ours", async () => {
  const text = "global:\n  gateway:\n    enabled: true\n";
  const file = join(folder, "gateway.yaml");
  writeFileSync(file, text);
  const { code, errors } = await run("helm4", ["template", "shop", chart("haproxy"), "--values", file]);
  assert.is(code, 1);
  assert.match(errors, "at '/global/gateway/enabled': value must be false");
  const ours = checkValues((await caseChart("haproxy")).chart, [
    { file: "gateway.yaml", value: { global: { gateway: { enabled: true } } } },
  ]);
  assert.is(
    ours.map(({ problems }) => formatProblems("gateway.yaml", problems)).join(),
    [
      "gateway.yaml: 1 problem",
      "",
      "  global.gateway.enabled  must be false, for they cannot do what the catalogue's " +
        "routes want: rateLimit, timeoutSeconds, services.calls.routes[0].host, got true",
      "",
    ].join("\n"),
  );
});

test("a redirect to HTTPS needs a name for both listeners", async () => {
  const file = join(folder, "listeners.yaml");
  writeFileSync(file, "global:\n  gateway:\n    enabled: true\n    sectionName: ''\n");
  const { errors } = await run("helm4", [
    "template",
    "shop",
    join(packageFolder, "charts/ai-nutritionist"),
    "--values",
    file,
  ]);
  assert.match(errors, "at '/global/gateway/sectionName'");
});

test.run();

function chart(name: string): string {
  return platforms.find((platform) => platform.name === name)!.chart;
}

async function render(name: string, ...files: readonly string[]): Promise<readonly Manifest[]> {
  return manifestsIn(await renderedText("helm4", chart(name), files));
}

function names(all: readonly Manifest[], kind: string): readonly string[] {
  return all
    .filter((manifest) => at(manifest, "kind") === kind)
    .map((manifest) => at(manifest, "metadata.name") as string)
    .sort();
}

function named(all: readonly Manifest[], kind: string, name: string): Manifest {
  return all.find((manifest) => at(manifest, "kind") === kind && at(manifest, "metadata.name") === name)!;
}
