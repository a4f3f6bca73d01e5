import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { containerScope, workloadScope } from "./container-values.js";
import { takesExtraEnv } from "./extra-env.js";

/**
 * Values that depend on each other in a way that no schema can say: numbers that are compared, items of a
 * list that are alike. `values/relation-problems.ts` judges them, and so do charts, where Helm has merged the
 * defaults.
 */
export type Relation = {
  /** Where they stand in the chart's values. */
  readonly path: readonly string[];
} & (
  | { readonly of: "resources" | "autoscaling" | "topologySpreadConstraints" | "affinity" | "extraEnv" }
  | {
      readonly of: "annotations";
      /** Bytes of keys and texts. */
      readonly most: number;
    }
  | { readonly of: "accounts"; readonly accounts: readonly Account[] }
);

/** A ServiceAccount that a service's chart may create. */
export interface Account {
  readonly service: string;
  /** Its name where values give none; undefined where it follows from that of the release. */
  readonly own: string | undefined;
}

/** Kubernetes takes 262,144 bytes of annotations; what it and the chart add itself has room beside these. */
const podAnnotations = 250_000;
/** Those of an object come from up to three places. */
const objectAnnotations = 80_000;

/** Those of the chart of a service. */
export function serviceRelations(service: Service): readonly Relation[] {
  return [
    // What waits for others is run in its pods.
    ...(service.migration !== undefined || service.waits.length > 0 ? [orderingRelation] : []),
    annotations([], "annotations", objectAnnotations),
    ...(service.serviceAccount.shared
      ? []
      : [annotations(["serviceAccount"], "annotations", objectAnnotations)]),
    ...allWorkloads(service).flatMap((workload) => {
      const scope = workloadScope(workload);
      return [
        ...[...workload.containers, ...workload.initContainers].flatMap((container) => [
          relation(containerScope(workload, container), "resources"),
          ...(takesExtraEnv(service, workload)
            ? [relation(containerScope(workload, container), "extraEnv")]
            : []),
        ]),
        ...(workload.autoscaling === undefined ? [] : [relation(scope, "autoscaling")]),
        ...(workload.step === undefined
          ? [
              relation(scope, "topologySpreadConstraints"),
              relation(scope, "affinity"),
              annotations(scope, "podAnnotations", podAnnotations),
            ]
          : []),
      ];
    }),
  ];
}

/** Those of the umbrella chart: of what all services have, and of what must differ among them. */
export function umbrellaRelations({ services }: Catalogue): readonly Relation[] {
  const accounts = services
    .filter(({ serviceAccount }) => serviceAccount.shared === undefined)
    .map(({ name, releasePrefix }) => ({ service: name, own: releasePrefix ? undefined : name }));
  return [
    ...(services.some(({ migration }) => migration !== undefined) ? [orderingRelation] : []),
    annotations(["global"], "annotations", objectAnnotations),
    ...(services.some(({ routes }) => routes.length > 0)
      ? [annotations(["global", "ingress"], "annotations", objectAnnotations)]
      : []),
    ...(accounts.length > 1 ? [{ of: "accounts", path: [], accounts } as const] : []),
  ];
}

/** What the program takes that waits, guards and checks; the same for all services. */
export const orderingRelation: Relation = { of: "resources", path: ["global", "ordering", "resources"] };

function relation(
  scope: readonly string[],
  of: Exclude<Relation["of"], "annotations" | "accounts">,
): Relation {
  return { of, path: [...scope, of] };
}

function annotations(scope: readonly string[], key: string, most: number): Relation {
  return { of: "annotations", path: [...scope, key], most };
}
