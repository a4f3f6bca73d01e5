import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { shop, type Action } from "./kinds.js";
import { generate, newRepository, remember, type Repository, type Run, type Tree } from "./repository.js";

/** A kind of change after which charts must be proven again. */
export interface ProvenKind {
  readonly name: string;
  readonly change?: Action;
  readonly files?: Tree;
  readonly prepare?: Action;
  readonly before?: Run;
  readonly after?: Run;
}

/** Where Helm is: named by an option, or in one of the folders a/ and b/ of the PATH. */
export type Place = "named" | "on the PATH";

/** A repository whose charts were proven, and how the command is called. */
export interface Proven {
  readonly repository: Repository;
  readonly run: (more: Run) => Run;
}

/** Stands in for Helm, and notes each call. */
export const helm = '#!/bin/sh\necho "$@" >> "$CALLS"\n';

/** The charts are proven by a run, and after the change by the next one as well. */
export async function isProvenAgain(kind: ProvenKind, place: Place): Promise<void> {
  const { repository, run } = await proven(kind, place);
  kind.change?.(repository);
  const before = calls(repository);
  const { text } = await generate(repository, run(kind.after ?? kind.before ?? {}));
  assert.not.match(text, "Proven before");
  assert.ok(calls(repository) > before, `Helm was not asked again: ${text}`);
}

/** A repository whose charts were proven and remembered, and how it is called. */
export async function proven(
  { files = {}, prepare, before = {} }: ProvenKind,
  place: Place,
): Promise<Proven> {
  const own: Tree = place === "named" && !("bin/helm" in files) ? { "bin/helm": helm } : {};
  const repository = newRepository({ "catalogue.yaml": shop, ...own, ...files });
  const { base, root } = repository;
  const scripts = [...Object.keys(own), ...Object.keys(files)].filter((path) =>
    /(^|\/)(helm|real|other)$/.test(path),
  );
  for (const path of scripts) chmodSync(join(root, path), 0o755);
  prepare?.(repository);
  const PATH = [join(root, "a"), join(root, "b"), "/usr/bin", "/bin"].join(":");
  const run = (more: Run): Run => ({
    prove: true,
    env: { PATH, CALLS: join(base, "calls"), ...more.env },
    args: [...(place === "named" ? ["--helm", join(root, "bin/helm")] : []), ...(more.args ?? [])],
  });
  const { status, text } = await remember(repository, run(before));
  assert.is(status, 0, text);
  return { repository, run };
}

export function calls({ base }: Repository): number {
  const file = join(base, "calls");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").length : 0;
}
