import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import { at } from "./at.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

export const { chart } = platforms.find(({ name }) => name === "ordering")!;

const folder = mkdtempSync(join(tmpdir(), "chartwright-ordering-"));

test.after(() => rmSync(folder, { recursive: true }));

export async function objects(chart: string, ...values: readonly string[]): Promise<readonly Manifest[]> {
  return manifestsIn(await renderedText("helm4", chart, values));
}

export function file(values: string): string {
  const path = join(folder, `${Buffer.from(values).toString("hex").slice(-180) || "none"}.yaml`);
  writeFileSync(path, values);
  return path;
}

export function isHook(object: Manifest): boolean {
  return at(object, "metadata.annotations[helm.sh/hook]") !== undefined;
}

/** Chart templates of services' own have hooks as they like. */
export function isOurs(object: Manifest): boolean {
  return at(object, "metadata.labels[app.kubernetes.io/part-of]") !== undefined;
}

export function events(object: Manifest): string {
  return String(at(object, "metadata.annotations[helm.sh/hook]") ?? "");
}

export function annotation(object: Manifest, name: string): unknown {
  return at(object, `metadata.annotations[helm.sh/hook-${name}]`);
}

export function name(object: Manifest): string {
  return at(object, "metadata.name") as string;
}

export function names(value: unknown, pattern: RegExp): readonly string[] {
  return [...JSON.stringify(value).matchAll(pattern)].map(([, found]) => found!);
}
