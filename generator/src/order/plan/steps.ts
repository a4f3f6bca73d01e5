import { sharedSecrets } from "../../catalogue/facts/own-secret.js";
import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";
import { inOrder, startGraph } from "./graph.js";

export const events = ["install", "upgrade", "rollback", "uninstall"] as const;
export type Event = (typeof events)[number];

/** Of a service, or of the whole release. */
export type StepName = "guard" | "secrets" | `${"migration" | "smoke check"}/${string}`;

/** What a release does before the rollout or after it. */
export interface Step {
  readonly name: StepName;
  readonly kind: "guard" | "secrets" | "migration" | "smoke check";
  /** Empty for what is for all. */
  readonly service: string;
  readonly when: "before" | "after";
  readonly events: readonly Exclude<Event, "uninstall">[];
  /** Whether operators may run it at any other time. */
  readonly onRequest: boolean;
  /** In the order in which they are created; a Job is the last one. */
  readonly objects: readonly StepObject[];
}

export interface StepObject {
  /** Among those of its step. */
  readonly name: string;
  /**
   * The Job does the work of the step. What it needs is there while the release changes. The record of what
   * was done outlives the release.
   */
  readonly role: "job" | "need" | "record";
  /** How many of them the catalogue lists, where values may list others. */
  readonly listed?: number;
}

/**
 * All steps of a catalogue's releases, one after the other; of these an event in an environment has some, see
 * `plan`. They follow the order in which services start, and the catalogue's own where there is none; a
 * service that is added at its end comes last of its kind.
 */
export function stepsOf(catalogue: Catalogue): readonly Step[] {
  const services = inOrder(startGraph(catalogue)).map((name) => serviceNamed(catalogue, name)!);
  const migrating = (when: Step["when"]) => services.filter(({ migration }) => migration?.when === when);
  const early = migrating("before");
  return [
    ...(services.some(({ migration }) => migration) ? [guard] : []),
    ...(early.length > 0 ? [secrets(catalogue)] : []),
    ...early.map((service) => migrationStep(service, "before", [...needs(service), record, job])),
    ...migrating("after").map((service) => migrationStep(service, "after", [record, job])),
    ...services.filter(({ smokeCheck }) => smokeCheck).map(smokeCheckStep),
  ];
}

const job: StepObject = { name: "job", role: "job" };
const record: StepObject = { name: "data-revision", role: "record" };
const rollsOut: Step["events"] = ["install", "upgrade"];

/** Refuses programs that cannot run on the data. */
const guard: Step = {
  name: "guard",
  kind: "guard",
  service: "",
  when: "before",
  events: ["upgrade", "rollback"],
  onRequest: false,
  objects: [...["serviceaccount", "role", "rolebinding", "networkpolicy"].map(need), job],
};

/** What earlier steps read before those of the release are there; a store is counted where there is none. */
function secrets(catalogue: Catalogue): Step {
  const shared = sharedSecrets(catalogue).filter(({ early }) => early);
  return {
    name: "secrets",
    kind: "secrets",
    service: "",
    when: "before",
    events: rollsOut,
    onRequest: false,
    objects: [
      need("secretstore"),
      ...shared.map(({ name }) => need(`shared-${name}`)),
      { ...need("pull-secret"), listed: catalogue.imagePullSecrets.length },
    ],
  };
}

function migrationStep({ name }: Service, when: Step["when"], objects: Step["objects"]): Step {
  return {
    name: `migration/${name}`,
    kind: "migration",
    service: name,
    when,
    events: rollsOut,
    onRequest: false,
    objects,
  };
}

function needs({ configMaps }: Service): readonly StepObject[] {
  const settings = configMaps.map((configMap) => `configmap-${configMap.name}`);
  return ["serviceaccount", "networkpolicy", "secret", ...settings].map(need);
}

function smokeCheckStep({ name }: Service): Step {
  return {
    name: `smoke check/${name}`,
    kind: "smoke check",
    service: name,
    when: "after",
    events: rollsOut,
    onRequest: true,
    objects: [job],
  };
}

function need(name: string): StepObject {
  return { name, role: "need" };
}
