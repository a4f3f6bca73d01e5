import type { Catalogue, StringMap } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { calleeReferences } from "../../facts/callee-references.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Labels that charts set themselves are theirs, and annotations are as long altogether as Kubernetes takes
 * them.
 */
export const labels: Rule = (catalogue) => [
  ...labelMaps(catalogue).flatMap(({ path, map, free }) => [...(free ? [] : reserved(path, map))]),
  ...annotationMaps(catalogue).flatMap(({ path, map, isFilledIn }) => [
    ...tooMuch(path, map),
    ...(isFilledIn ? [] : references(path, map)),
  ]),
];

interface Place {
  readonly path: string;
  readonly map: StringMap;
  /** Whether the chart sets no labels of its own there. */
  readonly free?: boolean;
  /** Whether its texts may name callees. */
  readonly isFilledIn?: boolean;
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
      ({ workload: { path, podAnnotations, volumes, volumeClaimTemplates } }) => [
        { path: at(path, "podAnnotations"), map: podAnnotations, isFilledIn: true },
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

// By data/ and migration/ the guard and gates find what is like the data.
const OWN = new RegExp(
  String.raw`^app\.kubernetes\.io/(name|instance|version|component|part-of|managed-by)$|` +
    String.raw`^((meta\.)?helm\.sh|data|migration)/`,
);

function reserved(path: string, map: StringMap): readonly Problem[] {
  return Object.keys(map)
    .filter((key) => OWN.test(key))
    .map((key) => ({
      path: at(path, key),
      message: "is a label that charts set themselves. Choose another",
    }));
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
