import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Tree } from "./folder.js";

export interface Run {
  /** The exit code; null for a run that was killed. */
  readonly code: number | null;
  /** What it printed. */
  readonly message: string;
  /** What went wrong that should not; empty otherwise. */
  readonly stderr: string;
}

/** Runs once in a process of its own with a fault from `fault.ts`, such as `kill:7`. */
export function faultyRun(
  fault: string,
  root: string,
  tree: Tree,
  edits: "keep" | "overwrite" = "keep",
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, command(root, tree, edits), {
    encoding: "utf8",
    env: env(fault),
  });
  return { code: status, message: stdout, stderr };
}

/** The same without waiting; `gate` is the file that a paused run waits for. */
export async function startRun(fault: string, root: string, tree: Tree, gate: string): Promise<Run> {
  const child = spawn(process.execPath, command(root, tree, "keep"), { env: env(fault, gate) });
  const output = { message: "", stderr: "" };
  child.stdout.on("data", (text: Buffer) => (output.message += text.toString()));
  child.stderr.on("data", (text: Buffer) => (output.stderr += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...output };
}

function command(root: string, tree: Tree, edits: string): readonly string[] {
  const file = (name: string) => new URL(name, import.meta.url);
  return [
    "--import",
    file("fault.js").href,
    fileURLToPath(file("run.js")),
    root,
    JSON.stringify(tree),
    edits,
  ];
}

function env(fault: string, gate = ""): NodeJS.ProcessEnv {
  return { ...process.env, NODE_NO_WARNINGS: "1", FAULT: fault, FAULT_GATE: gate };
}
