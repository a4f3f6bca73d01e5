import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { runTool } from "../../../../ci/test/run-tool.js";
import { toolEnvironment } from "../../../../ci/tools/index.js";
import { packageFolder } from "../../../src/package-folder.js";
import type { Helm } from "../../helm/render.js";
import { newFolder } from "../package/chart-folder.js";

const cli = join(packageFolder, "dist/generator/bundle/cli.js");

/** A catalogue with a value, a Job that is named by its content, claims and a namespace. */
const catalogue = `name: shop
version: "1.0.0"
appVersion: "7"
description: A small shop
maintainers: [{ name: Team, email: team@example.com }]
hosts: { web: shop.example.com }
namespace: {}
services:
  web:
    description: Pages of the shop
    ports: { http: 3000 }
    calls: [api]
    routes: [{ host: web }]
  api:
    description: Prices and orders
    ports: { http: 8080 }
    env:
      LOG_LEVEL: { default: info, enum: [debug, info], description: How much is logged. }
  store:
    description: Keeps the orders
    kind: StatefulSet
    ports: { sql: 5432 }
    volumeClaimTemplates: { data: { size: 1Gi } }
    volumeMounts: [{ name: data, mountPath: /data }]
  import:
    description: Reads the prices
    kind: Job
    args: [import]
`;

/** A platform in a repository of git that is the origin of itself, as published. */
export interface Shop {
  readonly folder: string;
  /** Replaces a text of the catalogue, which must be there. */
  readonly edit: (from: string, to: string) => void;
  /** Runs chartwright there. */
  readonly run: (...args: readonly string[]) => {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  /** What ct says of charts that changed since main, versions among it. */
  readonly lint: () => string;
  readonly git: (...args: readonly string[]) => void;
  /** Versions of all charts in charts/ by name. */
  readonly versions: () => Readonly<Record<string, string>>;
}

const whole = newFolder();

/** A copy of the platform, generated and committed to its branch main. */
export function newShop(helm: Helm = "helm4"): Shop {
  if (readdirSync(whole).length === 0) publishFirst();
  const folder = newFolder();
  cpSync(whole, folder, { recursive: true });
  return shopIn(folder, helm);
}

function publishFirst(): void {
  const { run, git } = shopIn(whole, "helm4");
  writeFileSync(join(whole, "catalogue.yaml"), catalogue);
  mkdirSync(join(whole, "values"));
  writeFileSync(join(whole, "values", "production.yaml"), "web:\n  replicaCount: 3\n");
  cpSync(join(packageFolder, "ci"), join(whole, "ci"), {
    recursive: true,
    filter: (path) => path.endsWith("ci") || path.endsWith(".yaml"),
  });
  const { status, stderr } = run("generate", "--no-prove");
  if (status !== 0) throw new Error(stderr);
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", ".");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
}

function shopIn(folder: string, helm: Helm): Shop {
  const environment = {
    ...toolEnvironment(helm),
    XDG_CACHE_HOME: join(folder, "..", "cache"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@example.com",
  };
  const start = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { cwd: folder, env: environment, encoding: "utf8" });
  const file = join(folder, "catalogue.yaml");
  return {
    folder,
    edit: (from, to) => {
      const text = readFileSync(file, "utf8");
      if (!text.includes(from)) throw new Error(`the catalogue has no ${from}`);
      writeFileSync(file, text.replace(from, to));
    },
    run: (...args) => start(process.execPath, [cli, ...args]),
    git: (...args) => {
      const { status, stderr } = start("git", args);
      if (status !== 0) throw new Error(stderr);
    },
    lint: () => {
      // Asked again where it lost a line of the programs that it runs.
      for (let again = 0; ; again++) {
        const { output, errors } = runTool(
          "ct",
          ["lint", "--config", "ci/ct.yaml", "--check-version-increment"],
          "",
          folder,
        );
        if (/linted successfully|version bump/.test(output + errors) || again === 2) return output + errors;
      }
    },
    versions: () =>
      Object.fromEntries(
        readdirSync(join(folder, "charts"), { recursive: true, encoding: "utf8" })
          .filter((path) => path.endsWith("Chart.yaml"))
          .sort()
          .map(
            (path) =>
              load(readFileSync(join(folder, "charts", path), "utf8")) as {
                readonly name: string;
                readonly version: string;
              },
          )
          .map(({ name, version }) => [name, version]),
      ),
  };
}
