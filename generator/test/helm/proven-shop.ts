import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";

/**
 * A catalogue in a folder of its own, with a service that brings a hook, and a log of each call of Helm. A
 * script in Helm's place would not do: of that nobody knows which Helm it runs, so each run asks it again.
 */
export function shop(account: string, helm = toolPath("helm4"), more: object = {}): Shop {
  const folder = mkdtempSync(join(scratch, "shop-"));
  const file = join(folder, "catalogue.json");
  const log = join(folder, "calls");
  writeFileSync(log, "");
  symlinkSync(helm, join(folder, "helm"));
  const spy = join(folder, "spy.cjs");
  writeFileSync(spy, spyOn(join(folder, "helm"), log));
  const catalogue = (chosen: string) => {
    const web = {
      description: "Pages",
      ports: { http: 8080 },
      templates: { "setup.yaml": setup },
      values: { account: { description: "Whose account the hook has.", default: chosen } },
    };
    writeFileSync(
      file,
      JSON.stringify({ name: "shop", version: "1.0.0", description: "A shop", services: { web }, ...more }),
    );
  };
  catalogue(account);
  mkdirSync(join(folder, "values/namespace"), { recursive: true });
  const env = { ...toolEnvironment(), XDG_CACHE_HOME: join(folder, "cache") };
  return {
    folder,
    run: (...args) =>
      spawnSync(
        process.execPath,
        [
          "--require",
          spy,
          cli,
          "generate",
          file,
          "--output",
          folder,
          "--helm",
          join(folder, "helm"),
          ...args,
        ],
        { encoding: "utf8", env },
      ),
    catalogue,
    values: (name, text) => writeFileSync(join(folder, "values", name), text),
    remove: (name) => rmSync(join(folder, "values", name)),
    calls: () => readFileSync(log, "utf8").split("\n").length - 1,
    log: () => readFileSync(log, "utf8"),
  };
}

interface Shop {
  readonly folder: string;
  /** Generates with Helm. */
  readonly run: (...args: readonly string[]) => {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  readonly catalogue: (account: string) => void;
  readonly values: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
  /** How often Helm was called. */
  readonly calls: () => number;
  /** Its arguments, a line for each call. */
  readonly log: () => string;
}

/** A run right after something was saved is not remembered, see last-run.ts. */
export function settled(run: Shop["run"]): ReturnType<Shop["run"]> {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return run();
}

/** Writes down the arguments of each call of a program, a line each. */
function spyOn(program: string, log: string): string {
  return `const programs = require("node:child_process");
const { spawn } = programs;
programs.spawn = (path, args, ...options) => {
  if (path === ${JSON.stringify(program)}) require("node:fs").appendFileSync(${JSON.stringify(log)}, args.join(" ") + "\\n");
  return spawn(path, args, ...options);
};
require("node:module").syncBuiltinESMExports();
`;
}

export const cli = join(packageFolder, "dist/generator/src/cli.js");

const scratch = mkdtempSync(join(tmpdir(), "chartwright-generate-proof-"));

process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** A hook whose account comes with the regular objects, where the values say so; else it is a good one. */
const setup = `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-setup
  annotations: { helm.sh/hook: pre-install, helm.sh/hook-delete-policy: "before-hook-creation,hook-succeeded" }
spec:
  backoffLimit: 0
  activeDeadlineSeconds: 60
  template:
    spec:
      restartPolicy: Never
      {{- if eq .Values.account "own" }}
      serviceAccountName: {{ include "web.fullname" . }}
      {{- else if eq .Values.account "none" }}
      {{- fail "an account must be chosen" }}
      {{- end }}
      containers: [{ name: setup, image: setup:1 }]
`;
