import type { EffectiveValues } from "../../capacity/effective-values.js";
import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { at } from "../../manifests/at.js";
import { type Document, type ReleaseObject, releaseObjects } from "../../manifests/objects.js";
import { podOf } from "../../manifests/pods.js";
import { concerned, type Finding } from "../scene/finding.js";
import { admits, type Direction, type Pod, policiesOn } from "../scene/network.js";
import { declaredEdges } from "./declared-edges.js";
import { type Edge, isOwn, type OwnPods } from "./edge.js";

/** What was rendered, and where it is installed. */
export interface RenderedRelease {
  readonly documents: readonly Document[];
  /** Those of the chart of the namespace. */
  readonly namespaceObjects: readonly Document[];
  readonly release: string;
  readonly namespace: string;
}

/**
 * CW605: an edge that the catalogue declares and that NetworkPolicies as rendered let through on one side
 * only, or on none.
 */
export function cutEdges(
  catalogue: Catalogue,
  values: EffectiveValues,
  rendered: RenderedRelease,
): readonly Finding[] {
  const { namespace } = rendered;
  const objects = releaseObjects(rendered.documents, namespace);
  const policies = [...objects, ...releaseObjects(rendered.namespaceObjects, namespace)].filter(
    (object) => object.kind === "NetworkPolicy" && object.namespace === namespace,
  );
  if (policies.length === 0) return [];
  const bodies = policies.map(({ body }) => body);
  return declaredEdges(catalogue, values, namespace).flatMap((edge) => {
    const cuts = sidesOf(edge, objects, rendered).filter(
      ({ side, pod, other, port, protocol }) => !admits(bodies, side, pod, other, port, protocol),
    );
    if (cuts.length === 0) return [];
    const guilty = policies.filter(({ body }) =>
      cuts.some(({ side, pod }) => policiesOn([body], side, pod).length > 0),
    );
    const ports = [...new Set(cuts.map(({ port, protocol }) => `${port} ${protocol}`))].join(", ");
    const sides = [...new Set(cuts.map(({ side }) => (side === "Egress" ? "out of" : "into")))];
    return [
      {
        code: "CW605",
        events: ["install", "upgrade"],
        objects: guilty.map((one) => concerned(one, namespace)),
        message: `NetworkPolicies block ${edge.what}, port ${ports}: ${sides.join(" and ")} the pods`,
        fix:
          "Say in the catalogue or the values where the other side is (cidrs, a peer, namespaceLabels), " +
          "or take away the policy that blocks it.",
      },
    ];
  });
}

interface Side {
  readonly side: Direction;
  readonly pod: Pod;
  readonly other: Pod | string;
  readonly port: number;
  readonly protocol: string;
}

/** All that must be let through for an edge: out of the pods of one end, into those of the other. */
function sidesOf(edge: Edge, objects: readonly ReleaseObject[], rendered: RenderedRelease): readonly Side[] {
  const own = (end: OwnPods) => podsOf(end, objects, rendered);
  const froms = isOwn(edge.from) ? own(edge.from) : [edge.from];
  const tos = isOwn(edge.to) ? own(edge.to) : [edge.to];
  return froms.flatMap((from) =>
    tos.flatMap((to) =>
      edge.ports.flatMap(({ port, protocol }): readonly Side[] => [
        ...(isOwn(edge.from)
          ? [{ side: "Egress" as const, pod: from as Pod, other: to, port, protocol }]
          : []),
        ...(isOwn(edge.to)
          ? [{ side: "Ingress" as const, pod: to as Pod, other: from, port, protocol }]
          : []),
      ]),
    ),
  );
}

/** The pods as rendered; none where they are not of this release, or use the network of their node. */
function podsOf(
  { service, workload }: OwnPods,
  objects: readonly ReleaseObject[],
  { release, namespace }: RenderedRelease,
): readonly Pod[] {
  const name = workload.step === undefined ? service.name : stepName(service, workload.step);
  const wanted =
    workload.step === undefined && service.selectorLabels
      ? service.selectorLabels
      : {
          "app.kubernetes.io/name": name,
          "app.kubernetes.io/instance": release,
          ...(workload.step === undefined && workload.name !== undefined
            ? { "app.kubernetes.io/component": workload.name }
            : {}),
        };
  return objects.flatMap((object) => {
    const pod = podOf(object);
    if (pod === undefined || at(pod.spec, "hostNetwork") === true) return [];
    return Object.entries(wanted).every(([key, text]) => pod.labels[key] === text)
      ? [{ labels: pod.labels, home: { "kubernetes.io/metadata.name": namespace } }]
      : [];
  });
}
