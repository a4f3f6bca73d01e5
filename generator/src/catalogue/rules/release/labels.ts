import type { Catalogue, StringMap } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { calleeReferences } from "../../facts/callee-references.js";
import { checksumAnnotation, IDENTITY_LABEL, JOB_LABELS, readConfigMaps } from "../../facts/pod-metadata.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Labels that charts set themselves are theirs, and annotations are as long altogether as Kubernetes takes
 * them.
 */
export const labels: Rule = (catalogue) => [
  ...labelMaps(catalogue).flatMap(({ path, map, free = false, taken = [] }) => [
    ...reserved(path, map, free),
    ...written(path, map, "a label", taken),
  ]),
  ...annotationMaps(catalogue).flatMap(({ path, map, isFilledIn, taken = [] }) => [
    ...tooMuch(path, map),
    ...written(path, map, "an annotation", taken),
    ...(isFilledIn ? [] : references(path, map)),
  ]),
];

interface Place {
  readonly path: string;
  readonly map: StringMap;
  /** Whether the chart sets no labels of its own there, unlike Kubernetes. */
  readonly free?: boolean;
  /** Whether its texts may name callees. */
  readonly isFilledIn?: boolean;
  /** Keys that the chart writes in this place alone. */
  readonly taken?: readonly string[];
}

function labelMaps(catalogue: Catalogue): readonly Place[] {
  return [
    ...catalogue.services.map(({ path, labels }) => ({ path: at(path, "labels"), map: labels })),
    ...catalogue.services.map(({ path, selectorLabels = {} }) => ({
      path: at(path, "selectorLabels"),
      map: selectorLabels,
      free: true,
    })),
    ...everyWorkload(catalogue).map(({ service, workload: { path, podLabels } }) => ({
      path: at(path, "podLabels"),
      map: podLabels,
      free: service.selectorLabels !== undefined,
      taken: service.cloudIdentity === undefined ? [] : [IDENTITY_LABEL],
    })),
  ];
}

function annotationMaps(catalogue: Catalogue): readonly Place[] {
  return [
    { path: "ingress.annotations", map: catalogue.ingress.annotations },
    ...catalogue.services.flatMap(
      ({ path, annotations, ingressAnnotations, serviceAccount, kubernetesServices }) => [
        { path: at(path, "annotations"), map: annotations },
        { path: at(path, "ingress", "annotations"), map: ingressAnnotations, isFilledIn: true },
        { path: at(path, "serviceAccount", "annotations"), map: serviceAccount.annotations },
        ...kubernetesServices.map(({ name, annotations }) => ({
          path: at(path, "kubernetesServices", name, "annotations"),
          map: annotations,
          isFilledIn: true,
        })),
      ],
    ),
    ...everyWorkload(catalogue).flatMap(
      ({ service, workload, workload: { path, podAnnotations, volumes, volumeClaimTemplates } }) => [
        {
          path: at(path, "podAnnotations"),
          map: podAnnotations,
          isFilledIn: true,
          taken: readConfigMaps(service, workload).map((read) => checksumAnnotation(service, read)),
        },
        ...Object.entries(volumes).map(([name, { persistentVolumeClaim: claim }]) => ({
          path: at(path, "volumes", name, "persistentVolumeClaim", "annotations"),
          map: claim?.annotations ?? {},
        })),
        ...Object.entries(volumeClaimTemplates).map(([name, { annotations = {} }]) => ({
          path: at(path, "volumeClaimTemplates", name, "annotations"),
          map: annotations,
        })),
      ],
    ),
  ];
}

// By data/ and migration/ the guard and gates find what is like the data, by endpoints-of/ Kubernetes
// Services their pods. The same keys are refused in values (schemas/values/own-labels.schema.json).
const OWN = new RegExp(
  String.raw`^app\.kubernetes\.io/(name|instance|version|component|part-of|managed-by)$|` +
    String.raw`^((meta\.)?helm\.sh|data|migration|endpoints-of)/`,
);

function reserved(path: string, map: StringMap, isFree: boolean): readonly Problem[] {
  return Object.keys(map).flatMap((key) => {
    const setter = JOB_LABELS.includes(key) ? "Kubernetes sets itself" : "charts set themselves";
    const isTaken = JOB_LABELS.includes(key) || (!isFree && OWN.test(key));
    return isTaken ? [{ path: at(path, key), message: `is a label that ${setter}. Choose another` }] : [];
  });
}

function written(path: string, map: StringMap, thing: string, taken: readonly string[]): readonly Problem[] {
  const message = `is ${thing} that the chart sets itself. Leave it out`;
  return taken.filter((key) => Object.hasOwn(map, key)).map((key) => ({ path: at(path, key), message }));
}

function references(path: string, map: StringMap): readonly Problem[] {
  return Object.entries(map).flatMap(([key, text]) =>
    calleeReferences(text).map(({ written }) => ({
      path: at(path, key),
      message:
        `has ${written}, but nothing is filled in here, only in the annotations of pods, ` +
        "kubernetesServices and a service's Ingress",
    })),
  );
}

/** Kubernetes' limit (apimachinery, TotalAnnotationSizeLimitB). */
const MAX_ANNOTATIONS = 262_144;

function tooMuch(path: string, map: StringMap): readonly Problem[] {
  const size = Object.entries(map).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return size <= MAX_ANNOTATIONS
    ? []
    : [{ path, message: `are ${size} bytes, and Kubernetes takes ${MAX_ANNOTATIONS}` }];
}
