import { tunableEntries } from "../catalogue/facts/callee-references.js";
import {
  checksumAnnotation,
  IDENTITY_LABEL,
  JOB_LABELS,
  readConfigMaps,
} from "../catalogue/facts/pod-metadata.js";
import type { Service, Workload } from "../catalogue/model/catalogue.js";
import { valuesKey } from "../catalogue/facts/object-names.js";
import type { Values, WorkloadValues } from "./kind/kind.js";
import { kinds } from "./kinds/index.js";
import { containerValues } from "./values/container-values.js";
import { schemaValue, valueGroup, type Value } from "./values/value-tree.js";

/** The values of a workload: what operators tune of its pods. */
export function workloadValues(service: Service, workload: Workload): Values {
  const [main, ...others] = workload.containers;
  const scales = workload.kind === "Deployment" || workload.kind === "StatefulSet";
  const group = (containers: typeof others) =>
    valueGroup(
      "More containers of the pods.",
      Object.fromEntries(
        containers.map((container) => [
          valuesKey(container.name),
          valueGroup(`The container ${container.name}.`, containerValues(service, workload, container)),
        ]),
      ),
    );
  const own = kinds.map(({ workloadValues }) => workloadValues(service, workload));
  const of = (place: keyof WorkloadValues): Values =>
    Object.assign({}, ...own.map((values) => values[place]));
  const pools = [...(workload.nodePool === undefined ? [] : [workload.nodePool]), ...workload.tolerates];
  const { image, env, extraEnv, resources, startupProbe, livenessProbe, readinessProbe } = containerValues(
    service,
    workload,
    main!,
  );
  return {
    image,
    replicaCount: scales
      ? schemaValue(
          "replicas",
          workload.replicas,
          workload.autoscaling && "How many pods run while autoscaling is off.",
        )
      : undefined,
    ...of("scale"),
    env,
    extraEnv,
    resources,
    startupProbe,
    livenessProbe,
    readinessProbe,
    containers: group(others),
    initContainers: group([...workload.initContainers]),
    ...of("keep"),
    nodeSelector: schemaValue(
      "node-selector",
      workload.nodeSelector,
      workload.nodePool &&
        `More labels that a node must have, beside those of the node pool ${workload.nodePool}.`,
    ),
    tolerations: schemaValue(
      "tolerations",
      workload.tolerations,
      pools.length > 0
        ? `More taints that the pods tolerate, beside those of the node pools ${pools.join(", ")}.`
        : undefined,
    ),
    affinity: schemaValue("affinity", workload.affinity),
    topologySpreadConstraints: schemaValue("topology-spread-constraints", workload.topologySpreadConstraints),
    priorityClassName: schemaValue("priority-class-name", workload.priorityClassName),
    podLabels: podLabels(service, workload),
    podAnnotations: podAnnotations(service, workload),
  };
}

// Where the pods are selected by other labels than the chart's, they have any but those.
function podLabels({ selectorLabels, cloudIdentity }: Service, workload: Workload): Value {
  const file = selectorLabels === undefined ? "own-labels" : "labels";
  const taken = [
    ...(cloudIdentity === undefined ? [] : [IDENTITY_LABEL]),
    ...(selectorLabels === undefined ? [] : [...Object.keys(selectorLabels), ...JOB_LABELS]),
  ];
  return without(schemaValue(file, workload.podLabels, "More labels of the pods."), "label", taken);
}

function podAnnotations(service: Service, workload: Workload): Value {
  const value = schemaValue(
    "annotations",
    tunableEntries(workload.podAnnotations),
    "Annotations of the pods.",
  );
  const checksums = readConfigMaps(service, workload).map((configMap) =>
    checksumAnnotation(service, configMap),
  );
  return without(value, "annotation", checksums);
}

function without(value: Value, thing: string, taken: readonly string[]): Value {
  if (taken.length === 0) return value;
  const set = taken.length === 1 ? "it is set" : "they are set";
  const reason = `another ${thing} than ${taken.join(", ")}: ${set} already`;
  const other = { not: { enum: taken }, "x-expected": reason };
  return { ...value, schema: { ...value.schema, allOf: [{ propertyNames: other }] } };
}
