import { addressesIn, type Address } from "./addresses.js";
import { textAt, textsAt } from "../../manifests/reading.js";
import { containerName } from "../../manifests/pods.js";
import { programText, type Variables } from "./variables.js";

/** Something that a container waits for before it ends. */
export interface Wait {
  readonly container: string;
  /** A Job by its name, a host, or words that its name or program has in common with what it waits for. */
  readonly target: { readonly job: string } | { readonly address: Address } | { readonly words: string };
  /** Its program names no host: that it waits for this one follows from environment variables alone. */
  readonly isGuessed?: true;
}

/** What a container waits for, as far as its program says so. */
export function waitsOf(container: unknown, variables: Variables): readonly Wait[] {
  const name = containerName(container);
  const program = programText(container, variables);
  const known = [...jobsIn(program), ...waitForArguments(container), ...entrypointVariables(variables)];
  const sure = known.map((target): Wait => ({ container: name, target }));
  if (!isWaiting(container, program)) return sure;
  const words = new Set(programText(container, new Map()).split(/\W+/));
  const named = addressesIn(new Map([...variables].filter(([variable]) => words.has(variable))), program);
  const all = named.length > 0 ? named : addressesIn(variables, "");
  const waits = [
    ...sure,
    ...all.map(
      (address): Wait => ({
        container: name,
        target: { address },
        ...(named.length > 0 ? {} : { isGuessed: true }),
      }),
    ),
  ];
  // A script that asks whether all is migrated names no host, though its variables may.
  return waits.length === 0 || (sure.length + named.length === 0 && migrates.test(`${name} ${program}`))
    ? [...waits, { container: name, target: { words: `${name} ${program}` } }]
    : waits;
}

/** A loop with pauses, a program made for waiting, or a name that says so. */
function isWaiting(container: unknown, program: string): boolean {
  return (
    /\b(until|while)\b[\s\S]*\bsleep\b/.test(program) ||
    /\bkubectl\b[^\n;|&]*\bwait\b|\bdockerize\b|wait[-_]?for|\bcheck-migrations\b/i.test(program) ||
    /^wait|-wait(er)?(-|$)/.test(containerName(container)) ||
    /wait-?for|kubernetes-entrypoint/.test(textAt(container, "image") ?? "")
  );
}

function jobsIn(program: string): readonly { job: string }[] {
  const name = "[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?";
  const slashed = [...program.matchAll(new RegExp(`\\bjobs?(?:\\.batch)?/(${name})`, "g"))];
  const spaced = [
    ...program.matchAll(
      new RegExp(
        `\\bkubectl\\b[^\\n;|&]*?\\b(?:wait|get)\\b[^\\n;|&]*?\\sjobs?(?:\\.batch)?\\s+(${name})`,
        "g",
      ),
    ),
  ];
  return [...new Set([...slashed, ...spaced].map((match) => match[1]!))].map((job) => ({ job }));
}

/** k8s-wait-for takes a kind and a name. */
function waitForArguments(container: unknown): readonly Wait["target"][] {
  if (!/k8s-wait-for/.test(textAt(container, "image") ?? "")) return [];
  const [kind = "", name] = textsAt(container, "args").filter((word) => !word.startsWith("-"));
  if (name === undefined) return [];
  return /^job/.test(kind)
    ? [{ job: name }]
    : kind === "service"
      ? [{ address: { host: name, by: "its arguments", variables: [], sure: true } }]
      : [];
}

/** kubernetes-entrypoint takes lists in variables, each perhaps with a namespace before a colon. */
function entrypointVariables(variables: Variables): readonly Wait["target"][] {
  const words = (name: string) =>
    (variables.get(name) ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
  const host = (word: string) => {
    const [name, home] = word.split(":").reverse() as [string, string | undefined];
    return home === undefined ? name : `${name}.${home}.svc`;
  };
  return [
    ...words("DEPENDENCY_JOBS").map((word) => ({ job: word.split(":").at(-1)! })),
    ...words("DEPENDENCY_SERVICE").map((word) => ({
      address: { host: host(word), by: "DEPENDENCY_SERVICE", variables: [], sure: true },
    })),
  ];
}

/** Whether a text speaks of migrations. */
export const migrates = /(?<![a-z])migrat(e|ions?)(?![a-z])/i;

/** The containers that must end before a pod is ready. */
export function startContainers(initContainers: readonly unknown[]): readonly unknown[] {
  return initContainers.filter((container) => textAt(container, "restartPolicy") !== "Always");
}

/**
 * Whether words speak of what a Job does: one of the words of the Job's name, of four letters or more and not
 * those that all objects of the release have, begins one of them, or the other way round (`migrations`,
 * `migrate`).
 *
 * @param common words of the release and its charts
 */
export function speaksOf(words: string, job: string, common: ReadonlySet<string>): boolean {
  const all = split(words);
  return split(job)
    .filter((word) => !common.has(word) && !idle.has(word))
    .some((word) => all.some((other) => stem(other) === stem(word)));
}

const idle: ReadonlySet<string> = new Set([
  "wait",
  "until",
  "while",
  "done",
  "sleep",
  "echo",
  "init",
  "hook",
  "post",
  "install",
  "upgrade",
  "helm",
  "python",
  "server",
  "service",
  "database",
  "data",
  "test",
]);

function split(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= 4);
}

function stem(word: string): string {
  return word.replace(/(ations?|ates?|ating|ions?|ing|ers?|es|s)$/, "");
}

/** Jobs that the probes of a container ask for before it is ready. */
export function probedJobs(container: unknown): readonly Wait[] {
  return ["startupProbe", "readinessProbe"]
    .flatMap((probe) => jobsIn(textsAt(container, `${probe}.exec.command`).join(" ")))
    .map((target) => ({ container: containerName(container), target }));
}
