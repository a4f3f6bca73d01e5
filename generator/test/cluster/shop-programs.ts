import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalImage } from "../../../ci/cluster/programs/run-programs.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-programs-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** While there is such a file, the shop takes no orders. */
export const closed = join(folder, "closed");

// In a container, files are where they are mounted and the API server has its name. There is no network:
// every store is up.
const mounted = 'export PATH=${PATH#*:}; place=/var/run/secrets/; set -- "${@/#$place/$HOME$place}"';
write("cat", `${mounted}; exec cat "$@"`);
write(
  "curl",
  `${mounted}; exec curl --connect-to ` +
    '"kubernetes.default.svc:443:$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT" "$@"',
);
write("nc", "exit 0");

/** The images of the shop's steps, by name. Those that end in `-broken` fail, as a bad release does. */
export const shopPrograms: Readonly<Record<string, LocalImage>> = {
  "example/wait": { env: { PATH: `${folder}:${process.env["PATH"]}` } },
  // Long enough to see who does not wait.
  "example/migrate": shell("sleep 3; echo the data is migrated"),
  "example/migrate-broken": shell("echo column price is missing; exit 3"),
  "example/smoke": shell(
    `if [ -e ${closed} ]; then echo the shop is closed; exit 1; fi; echo the shop takes orders`,
  ),
  "example/smoke-broken": shell("echo checkout answers 500; exit 1"),
};

function shell(script: string): LocalImage {
  return { entrypoint: ["sh", "-c", script] };
}

function write(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}
