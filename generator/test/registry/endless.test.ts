import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { sha256 } from "../../src/output/state.js";
import { FailedToolError } from "../../src/tool/failed-tool.js";
import { fromRegistry } from "../../src/release/version/from-registry.js";

// Registries that never end an answer: a byte at a time, or as many as come through.
const folder = mkdtempSync(join(tmpdir(), "chartwright-endless-"));
const servers: Server[] = [];
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
test.after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const layerBytes = 100 * 1024 ** 3;
const sha = `sha256:${"0".repeat(64)}`;
const config = `sha256:${sha256("{}")}`;
const manifest = JSON.stringify({
  schemaVersion: 2,
  config: { mediaType: "application/vnd.cncf.helm.config.v1+json", digest: config, size: 2 },
  layers: [
    { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", digest: sha, size: layerBytes },
  ],
});
const json = "application/vnd.oci.image.manifest.v1+json";

const answers: Readonly<Record<string, (path: string, answer: ServerResponse) => void>> = {
  "a list of tags, a byte at a time": (_, answer) => drip(answer),
  "a list of tags without end": (_, answer) => flood(answer),
  "a manifest, a byte at a time": (path, answer) =>
    path.endsWith("/list") ? tags(answer) : drip(answer, 1_000_000),
  "a chart, a byte at a time": (path, answer) =>
    path.endsWith("/list") ? tags(answer) : path.includes("/manifests/") ? whole(answer) : drip(answer),
  "a chart without end": (path, answer) =>
    path.endsWith("/list") ? tags(answer) : path.includes("/manifests/") ? whole(answer) : flood(answer),
};

for (const helm of ["helm4", "helm3"] as const)
  for (const [name, respond] of Object.entries(answers))
    test(`${helm}: a registry gives ${name}, and is given up`, async () => {
      const server = createServer(({ url = "" }, answer) =>
        url.endsWith(config)
          ? answer.writeHead(200, { "content-length": 2 }).end("{}")
          : respond(url, answer),
      );
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const registry = {
        repository: `oci://127.0.0.1:${(server.address() as AddressInfo).port}/charts`,
        helm: toolPath(helm),
        seconds: 2,
        options: [["--plain-http"]],
      };
      const error = await fromRegistry(registry, ["shop"], mkdtempSync(join(folder, "pull-"))).then(
        () => assert.unreachable(),
        (error: unknown) => error,
      );
      assert.instance(error, FailedToolError);
      assert.match((error as FailedToolError).message, /^[^\n]+$/);
    });

test.run();

function tags(answer: ServerResponse): void {
  answer
    .writeHead(200, { "content-type": "application/json" })
    .end('{"name":"charts/shop","tags":["1.0.0"]}');
}

function whole(answer: ServerResponse): void {
  answer
    .writeHead(200, {
      "content-type": json,
      "docker-content-digest": `sha256:${sha256(manifest)}`,
      "content-length": manifest.length,
    })
    .end(manifest);
}

function drip(answer: ServerResponse, bytes = layerBytes): void {
  endless(answer, " ", 100, bytes);
}

/** As much as is taken, but that Helm keeps it all in its memory. */
function flood(answer: ServerResponse): void {
  endless(answer, " ".repeat(65_536), 1, layerBytes);
}

function endless(answer: ServerResponse, text: string, pause: number, bytes: number): void {
  answer.writeHead(200, { "content-type": json, "docker-content-digest": sha, "content-length": bytes });
  const timer = setInterval(() => answer.write(text), pause);
  answer.on("close", () => clearInterval(timer));
}
