import { basename, join } from "node:path";
import * as assert from "uvu/assert";
import { pathOf } from "../../../ci/cluster/resources.js";
import { order } from "../../src/commands/order.js";
import { caseFolder } from "../cases.js";
import { at } from "../helm/at.js";
import { api, resourceNamed } from "./cluster.js";
import { becomes } from "./observations.js";

/**
 * What `chartwright order` is asked for: the catalogue's file, the folder that holds values/, and an
 * environment, if there are any.
 */
export interface PlanOf {
  readonly catalogue: string;
  readonly folder: string;
  readonly environment: string | undefined;
}

/** The plan of a case, with one of its values files or none. */
export function planOfCase(name: string, [values]: readonly string[]): PlanOf {
  return {
    catalogue: join(caseFolder(name), "catalogue.yaml"),
    folder: caseFolder(name),
    environment: values && basename(values, ".yaml"),
  };
}

/** Something that Helm or the controllers did, in words; hooks have a weight. */
interface Step {
  readonly version: number;
  readonly what: "hook" | "done" | "rollout";
  readonly name: string;
  readonly weight: number;
}

const hookKinds = [
  "jobs",
  "configmaps",
  "externalsecrets",
  "networkpolicies",
  "rolebindings",
  "roles",
  "secretstores",
  "serviceaccounts",
];
const workloadKinds = ["deployments", "statefulsets"];

/**
 * Does some work and watches the API server meanwhile: chart hooks must come exactly as `chartwright order`
 * says for the event, one after the other, each when the one before is done, and everything else of the
 * release between those before and those after it.
 */
export async function inPlannedOrder(
  namespace: string,
  planOf: PlanOf,
  event: "install" | "upgrade" | "rollback",
  work: () => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const steps: Step[] = [];
  const found = () => [...steps].sort((a, b) => a.version - b.version);
  const jobs = async () =>
    found()
      .filter(({ what, name }) => what === "rollout" || name.startsWith("Job/"))
      .map(({ what, name }) => `${what} ${name}`)
      .filter((line, i, all) => line !== all[i - 1]);
  const watches = await Promise.all(
    [...hookKinds, ...workloadKinds].map((name) =>
      follow(name, namespace, over.signal, (step) => steps.push(step)),
    ),
  );
  try {
    await work();
    // The watches may be a moment behind.
    await becomes(jobs, await planned(planOf, event), `hooks of the ${event}`);
  } finally {
    over.abort();
    await Promise.all(watches.map(({ ended }) => ended));
  }
  for (const phase of phases(found()))
    assert.equal(
      phase.map(({ weight }) => weight),
      phase.map(({ weight }) => weight).sort((a, b) => a - b),
      `weights of ${phase.map(({ name }) => name).join()}`,
    );
}

/** The same lines, from the plan. */
async function planned(
  { catalogue, folder, environment }: PlanOf,
  event: string,
): Promise<readonly string[]> {
  const { json } = await order(catalogue, folder, {
    event,
    environment,
    mermaid: false,
    explain: undefined,
    timeout: "1h",
  });
  const { plan } = json as unknown as {
    readonly plan: Readonly<
      Record<"before" | "after", readonly { readonly kind: string; readonly service: string }[]>
    >;
  };
  const [before, after] = [plan.before, plan.after].map((steps) =>
    steps.flatMap(({ kind, service }) =>
      ["hook", "done"].map((what) => `${what} Job/${[service, kind].filter(Boolean).join(" ")}`),
    ),
  );
  return [...before!, "rollout ", ...after!];
}

/** The hooks before the rollout, and those after it. */
function phases(steps: readonly Step[]): readonly (readonly Step[])[] {
  const [first, last] = [
    steps.findIndex(({ what }) => what === "rollout"),
    steps.findLastIndex(({ what }) => what === "rollout"),
  ];
  return [steps.slice(0, first), steps.slice(last)].map((phase) =>
    phase.filter(({ what }) => what === "hook"),
  );
}

/** Watches from now on, until the signal. */
async function follow(
  kind: string,
  namespace: string,
  signal: AbortSignal,
  say: (step: Step) => void,
): Promise<{ readonly ended: Promise<void> }> {
  const path = pathOf(await resourceNamed(kind), namespace);
  const { metadata, items } = (await api.ask("GET", path)) as {
    readonly metadata: { readonly resourceVersion: string };
    readonly items: readonly object[];
  };
  // Autoscalers change a workload as well, but never its pods' template.
  const templates = new Map(
    items.map((item) => [at(item, "metadata.uid"), JSON.stringify(at(item, "spec.template"))]),
  );
  const done = new Set(items.filter(isDone).map((item) => at(item, "metadata.uid")));
  const look = (type: string, object: object) => {
    const [uid, template] = [at(object, "metadata.uid"), JSON.stringify(at(object, "spec.template"))];
    const step = {
      version: Number(at(object, "metadata.resourceVersion")),
      name: nameOf(object),
      weight: Number(at(object, "metadata.annotations[helm.sh/hook-weight]")),
    };
    if (workloadKinds.includes(kind)) {
      if (type !== "DELETED" && templates.get(uid) !== template) say({ ...step, what: "rollout", name: "" });
      templates.set(uid, template);
    } else if (at(object, "metadata.annotations[helm.sh/hook]") !== undefined) {
      if (type === "ADDED") say({ ...step, what: "hook" });
      if (type === "MODIFIED" && isDone(object) && !done.has(uid)) say({ ...step, what: "done" });
      if (isDone(object)) done.add(uid);
    }
  };
  const watching = async () => {
    for await (const { type, object } of api.watch(
      `${path}?resourceVersion=${metadata.resourceVersion}`,
      signal,
    ))
      look(type, object);
  };
  return {
    ended: watching().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
  };
}

function isDone(object: object): boolean {
  return at(object, "status.conditions[type=Complete].status") === "True";
}

/** As the plan calls Jobs; the guard is the umbrella's own. */
function nameOf(object: object): string {
  const [kind, component, service] = [
    "kind",
    "metadata.labels[app.kubernetes.io/component]",
    "metadata.labels[app.kubernetes.io/name]",
  ].map((path) => at(object, path));
  if (kind !== "Job") return `${kind}/${at(object, "metadata.name")}`;
  return component === undefined
    ? "Job/guard"
    : `Job/${service} ${String(component).replace("smoke-check", "smoke check")}`;
}
