import { DiskError } from "../disk/error.js";
import { refuseHeld } from "../disk/lock.js";
import { type KnownFolders, look, obstacleMessage } from "../disk/look.js";
import type { Plan } from "./plan.js";
import { lockPath } from "../disk/scratch.js";
import { sha256 } from "./state.js";

/**
 * Throws an `DiskError` if another run was at work while the plan was made. Planning holds no lock,
 * so files that the other run has just written can look foreign or edited, which would be bad advice.
 */
export function refuseStale(plan: Plan): void {
  // In this order: a run that ends between the two has changed the state file.
  refuseHeld(plan.root, lockPath(plan.statePath));
  expectAsPlanned(plan, plan.statePath, new Map());
}

/** Throws an `DiskError` if another run or an editor has changed a file since it was planned. */
export function expectAsPlanned({ root, foundSums }: Plan, path: string, known: KnownFolders): void {
  const found = look(root, path, known);
  if (found.kind === "obstacle") throw new DiskError([{ path, message: obstacleMessage(path, found) }]);
  const sum = found.kind === "file" ? sha256(found.bytes) : undefined;
  if (sum === foundSums.get(path)) return;
  throw new DiskError([
    { path, message: "was changed by somebody else since this run looked at it. Run again" },
  ]);
}
