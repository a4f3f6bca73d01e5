import type { ClaimSource } from "../../../../schemas/types/catalogue.js";
import type { Workload } from "../../catalogue/model/catalogue.js";
import { claimName, valuesKey } from "../../catalogue/facts/object-names.js";
import { goLiteral } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { workloadScope } from "../values/container-values.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind, type Values } from "../kind/kind.js";
import { workloadFile, workloadValuesPath } from "../workload/workload-file.js";

/** Claims of volumes; those that a StatefulSet makes for each pod have the same values and needs. */
export const persistentVolumeClaim: Kind = {
  kinds: ["PersistentVolumeClaim"],
  templates: ({ service }) =>
    service.workloads.flatMap((workload) =>
      volumeClaims(workload).map(([volume, claim]) =>
        workloadFile(
          service,
          workload,
          "pvc",
          {
            name: objectName(service, claimName(service, workload, volume)),
            ...claimContext(claim, workloadValuesPath(workload)("persistence", valuesKey(volume))),
          },
          `-${volume}`,
        ),
      ),
    ),
  names: (service) =>
    service.workloads.flatMap((workload) =>
      volumeClaims(workload).map(([volume]) => ({
        kind: "PersistentVolumeClaim",
        name: claimName(service, workload, volume),
        path: `${workload.path}.volumes.${volume}`,
      })),
    ),
  values: noValues,
  workloadValues: (_service, workload) => ({
    keep: { persistence: valueGroup("Persistent volumes.", persistence(workload)) },
  }),
  needs: ({ services, umbrella }) =>
    services.flatMap(({ name: service, workloads }) =>
      workloads.flatMap((workload) =>
        allClaims(workload).map(([name, { storageClassName = "" }]) => {
          if (storageClassName === "") return "A default StorageClass (or `global.storageClassName`)";
          const scope = [...(umbrella ? [service] : []), ...workloadScope(workload)];
          const path = [...scope, "persistence", valuesKey(name), "storageClassName"].join(".");
          return `StorageClass \`${storageClassName}\` (\`${path}\`)`;
        }),
      ),
    ),
  // Demands count claims, with their sizes.
  quota: none,
};

/** What the templates of a claim read. */
export function claimContext(
  { accessModes = ["ReadWriteOnce"], volumeMode, keep, annotations }: ClaimSource,
  persistence: string,
): object {
  const kept = keep ? { "helm.sh/resource-policy": "keep" } : {};
  const all = { ...kept, ...annotations };
  const annotated = Object.keys(all).length > 0;
  return {
    persistence,
    claim: { accessModes, volumeMode },
    annotated,
    annotations: annotated ? goLiteral(all) : undefined,
    ownAnnotations: all,
  };
}

function persistence(workload: Workload): Values {
  return Object.fromEntries(
    allClaims(workload).map(([name, { size, storageClassName = "" }]) => [
      valuesKey(name),
      {
        ...schemaValue("persistence", { size, storageClassName }, `The volume ${name}.`),
        required: ["size"],
      },
    ]),
  );
}

type Claims = readonly (readonly [name: string, ClaimSource])[];

function allClaims(workload: Workload): Claims {
  return [...volumeClaims(workload), ...Object.entries(workload.volumeClaimTemplates)];
}

function volumeClaims({ volumes }: Workload): Claims {
  return Object.entries(volumes).flatMap(([name, { persistentVolumeClaim }]) =>
    persistentVolumeClaim ? [[name, persistentVolumeClaim] as const] : [],
  );
}
