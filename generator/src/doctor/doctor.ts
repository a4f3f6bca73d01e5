import { existsSync } from "node:fs";
import { gte } from "semver";
import type { Outcome } from "../commands/command.js";
import { usualPlaces } from "../source/usual-places.js";
import { findProgram } from "../tool/find-program.js";
import { runProgram } from "../tool/run-program.js";

/** A program that some command runs, or people beside it. */
interface Wanted {
  readonly name: string;
  /** The arguments with which it tells its version. */
  readonly asked: readonly string[];
  /** What it then prints: major, minor, and perhaps patch. */
  readonly told: RegExp;
  /** The oldest version that will do; undefined: any. */
  readonly oldest?: string;
  /** What is done with it. */
  readonly purpose: string;
}

const wanted: readonly Wanted[] = [
  {
    name: "helm",
    asked: ["version", "--template", "{{.Version}}"],
    told: /^v(\d+)\.(\d+)(?:\.(\d+))?/,
    oldest: "3.18.0",
    purpose: "proves charts (generate, prove), publishes and installs them; size needs Helm 4",
  },
  {
    name: "git",
    asked: ["--version"],
    told: /^git version (\d+)\.(\d+)(?:\.(\d+))?/,
    purpose: "tells the last published state (version --against COMMIT)",
  },
  {
    name: "ct",
    asked: ["version"],
    told: /^Version:\s+v?(\d+)\.(\d+)(?:\.(\d+))?/m,
    purpose: "lints charts as the workflow does (chart-testing)",
  },
  {
    name: "cosign",
    asked: ["version"],
    told: /^GitVersion:\s+v(\d+)\.(\d+)(?:\.(\d+))?/m,
    purpose: "signs charts (publish --cosign-key)",
  },
  {
    name: "kubectl",
    asked: ["version", "--client"],
    told: /^Client Version: v(\d+)\.(\d+)(?:\.(\d+))?/m,
    purpose: "looks at a release in the cluster",
  },
];

/** What was found of a program. */
interface Found {
  readonly name: string;
  readonly state: "there" | "missing" | "too old";
  /** Undefined: it does not tell. */
  readonly version: string | undefined;
  readonly purpose: string;
}

/**
 * `chartwright doctor`: what of all that chartwright works with is on this machine, and what each is for.
 * Nothing but Node.js must be there.
 */
export async function doctor(): Promise<Outcome> {
  const node: Found = {
    name: "node",
    state: "there",
    version: process.versions.node,
    purpose: "runs chartwright",
  };
  const found = [node, ...(await Promise.all(wanted.map(lookFor)))];
  const catalogue = usualPlaces.find((path) => existsSync(path));
  const lines = found.map(({ name, version, state, purpose }) => {
    const seen = state === "there" ? (version ?? state) : [state, ...(version ? [version] : [])].join(": ");
    return `${name.padEnd(8)} ${seen.padEnd(16)} ${purpose}\n`;
  });
  const place =
    catalogue === undefined
      ? "no catalogue in this folder: chartwright init makes one\n"
      : `the catalogue of this folder is ${catalogue}\n`;
  return {
    exitCode: 0,
    text: lines.join("") + place,
    json: { programs: found, catalogue: catalogue ?? null },
  };
}

async function lookFor({ name, asked, told, oldest, purpose }: Wanted): Promise<Found> {
  const path = findProgram(name);
  if (path === undefined) return { name, state: "missing", version: undefined, purpose };
  const { output } = await runProgram({ path, advice: "" }, asked, { seconds: 10 });
  const [, major, minor, patch = "0"] = told.exec(output) ?? [];
  const version = major === undefined ? undefined : `${major}.${minor}.${patch}`;
  const isOld = oldest !== undefined && version !== undefined && !gte(version, oldest);
  return { name, state: isOld ? "too old" : "there", version, purpose };
}
