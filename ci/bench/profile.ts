import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/**
 * Where a run of chartwright spends its time: percent by room of generator/src, what a room calls counted to
 * it; the largest first.
 *
 * @param folder an empty one
 * @throws Error when the run fails
 */
export function shares(folder: string, args: readonly string[]): ReadonlyMap<string, number> {
  const { status, stderr } = spawnSync(process.execPath, ["--cpu-prof", "--cpu-prof-dir", folder, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const { nodes, samples, timeDeltas } = JSON.parse(
    readFileSync(join(folder, readdirSync(folder)[0]!), "utf8"),
  ) as Profile;
  const rooms = roomsOf(nodes);
  const times = new Map<string, number>();
  for (const [i, sample] of samples.entries())
    times.set(rooms.get(sample)!, (times.get(rooms.get(sample)!) ?? 0) + timeDeltas[i]!);
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return new Map(
    [...times].map(([room, time]) => [room, (100 * time) / total] as const).sort(([, a], [, b]) => b - a),
  );
}

/** The room of each node: its own, else that of its caller. */
function roomsOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const rooms = new Map<number, string>();
  // A caller stands before those whom it calls.
  for (const {
    id,
    callFrame: { functionName, url },
  } of nodes) {
    const own = /\/generator\/src\/(?:([^/]+)\/)?[^/]+$/.exec(url);
    const called = rooms.get(callers.get(id) ?? -1) ?? "Node.js itself";
    rooms.set(
      id,
      functionName === "(garbage collector)" ? "garbage collection" : own ? (own[1] ?? called) : called,
    );
  }
  return rooms;
}
