import type { Claim, Workload } from "../../catalogue/model/catalogue.js";
import { claimName, valuesKey } from "../../catalogue/facts/object-names.js";
import { goLiteral } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { workloadScope } from "../values/container-values.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind, type Values } from "../kind/kind.js";
import { workloadContext, workloadPath, workloadValuesPath } from "../workload/workload-file.js";

/** Claims of volumes; those that a StatefulSet makes for each pod have the same values and needs. */
export const persistentVolumeClaim: Kind = {
  kinds: ["PersistentVolumeClaim"],
  templates: ({ service }) =>
    service.workloads.flatMap((workload) =>
      volumeClaims(workload).map(([volume, claim]) => ({
        template: "subchart/templates/pvc.yaml",
        path: workloadPath("pvc", workload, `-${volume}`),
        context: {
          ...workloadContext(service, workload),
          name: objectName(service, claimName(service, workload, volume)),
          annotations: literal(claimAnnotations(claim)),
          ...claimContext(claim, workloadValuesPath(workload)("persistence", valuesKey(volume))),
        },
      })),
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

/** What the templates of a claim read, whether it is the volume's or each pod's own. */
export function claimContext(
  { accessModes, volumeMode }: Claim,
  persistence: string,
): { readonly persistence: string; readonly claim: object } {
  return { persistence, claim: { accessModes, volumeMode } };
}

/** The annotations of a claim, by which Helm keeps it where the catalogue says so. */
export function claimAnnotations({ keep, annotations }: Claim): Readonly<Record<string, string>> {
  return { ...(keep ? { "helm.sh/resource-policy": "keep" } : {}), ...annotations };
}

function literal(annotations: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(annotations).length > 0 ? goLiteral(annotations) : undefined;
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

type Claims = readonly (readonly [name: string, Claim])[];

function allClaims(workload: Workload): Claims {
  return [...volumeClaims(workload), ...Object.entries(workload.volumeClaimTemplates)];
}

function volumeClaims({ volumes }: Workload): Claims {
  return Object.entries(volumes).flatMap(([name, { persistentVolumeClaim }]) =>
    persistentVolumeClaim ? [[name, persistentVolumeClaim] as const] : [],
  );
}
