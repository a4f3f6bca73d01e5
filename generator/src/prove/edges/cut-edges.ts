import type { EffectiveValues } from "../../capacity/effective-values.js";
import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { at } from "../../manifests/at.js";
import { type Document, type ReleaseObject, releaseObjects } from "../../manifests/objects.js";
import { shownIdentity } from "../../manifests/identity.js";
import { podOf } from "../../manifests/pods.js";
import { listed } from "../../problem/shown.js";
import { concerned, type Finding } from "../scene/finding.js";
import { admits, type Direction, type Pod, policiesOn } from "../scene/network.js";
import { declaredEdges } from "./declared-edges.js";
import { type Edge, isOwn, type OwnPods } from "./edge.js";
import type { Outsider } from "./outside.js";

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
    const all = sidesOf(edge, objects, rendered);
    const cuts = all.filter(
      ({ side, pod, other, port, protocol }) => !admits(bodies, side, pod, other, port, protocol),
    );
    if (cuts.length === 0) return [];
    const guilty = policies.filter(({ body }) =>
      cuts.some(({ side, pod }) => policiesOn([body], side, pod).length > 0),
    );
    const ports = [...new Set(cuts.map(({ port, protocol }) => `${port} ${protocol}`))].join(", ");
    const odd = listed(oddOwners(all, cuts), "and");
    const sides = [...new Set(cuts.map(({ side }) => (side === "Egress" ? "out of" : "into")))];
    return [
      {
        code: "CW605",
        events: ["install", "upgrade"],
        objects: guilty.map((one) => concerned(one, namespace)),
        message:
          `NetworkPolicies block ${edge.what}, port ${ports}: ${sides.join(" and ")} the pods` +
          (odd && `, but only with ${odd}`),
        fix:
          odd === ""
            ? "Say in the catalogue or the values where the other side is (cidrs, a peer, " +
              "namespaceLabels), or take away the policy that blocks it."
            : `Give the pods of ${odd} the labels of those that get through, or labels and a policy of ` +
              "their own.",
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
  /** The objects that make the pods of both ends. */
  readonly owners: readonly string[];
}

interface RenderedPod extends Pod {
  /** `Job/shop-seed` */
  readonly owner: string;
  readonly openPorts: readonly unknown[];
}

/** The objects with which an edge is cut, where it gets through with others: mostly own templates'. */
function oddOwners(all: readonly Side[], cuts: readonly Side[]): readonly string[] {
  const isCut = ({ owners }: Side) => cuts.some((cut) => cut.owners.join() === owners.join());
  const passing = new Set(all.filter((side) => !isCut(side)).flatMap(({ owners }) => owners));
  if (passing.size === 0) return [];
  return [...new Set(cuts.flatMap(({ owners }) => owners))].filter((owner) => !passing.has(owner));
}

/** All that must be let through for an edge: out of the pods of one end, into those of the other. */
function sidesOf(edge: Edge, objects: readonly ReleaseObject[], rendered: RenderedRelease): readonly Side[] {
  const own = (end: OwnPods) => podsOf(end, objects, rendered);
  const froms = isOwn(edge.from) ? own(edge.from) : [edge.from];
  const tos = isOwn(edge.to) ? own(edge.to) : [edge.to];
  return froms.flatMap((from) =>
    tos.flatMap((to) => {
      const owners = [from, to].flatMap((end) => (isRendered(end) ? [end.owner] : []));
      return edge.ports
        .filter(({ port }) => answers(to, port))
        .flatMap(({ port, protocol }): readonly Side[] => [
          ...(isRendered(from)
            ? [{ side: "Egress" as const, pod: from, other: to, port, protocol, owners }]
            : []),
          ...(isRendered(to)
            ? [{ side: "Ingress" as const, pod: to, other: from, port, protocol, owners }]
            : []),
        ]);
    }),
  );
}

// A Kubernetes Service leads to ports by name, and so not to pods of own templates without such a port.
function answers(end: RenderedPod | Outsider, port: number): boolean {
  return !isRendered(end) || end.openPorts.includes(port);
}

function isRendered(end: RenderedPod | Outsider): end is RenderedPod {
  return typeof end === "object" && "owner" in end;
}

/** The pods as rendered; none where they are not of this release, or use the network of their node. */
function podsOf(
  { service, workload }: OwnPods,
  objects: readonly ReleaseObject[],
  { release, namespace }: RenderedRelease,
): readonly RenderedPod[] {
  const step = workload?.step;
  const components: readonly (string | undefined)[] = service.workloads.map((one) => one.name);
  const wanted =
    step === undefined && service.selectorLabels
      ? service.selectorLabels
      : {
          "app.kubernetes.io/name": step === undefined ? service.name : stepName(service, step),
          "app.kubernetes.io/instance": release,
          ...(step === undefined && workload?.name !== undefined
            ? { "app.kubernetes.io/component": workload.name }
            : {}),
        };
  return objects.flatMap((object) => {
    const pod = podOf(object);
    if (pod === undefined || at(pod.spec, "hostNetwork") === true) return [];
    const isOfAny = components.includes(pod.labels["app.kubernetes.io/component"]);
    return Object.entries(wanted).every(([key, text]) => pod.labels[key] === text) &&
      !(workload === undefined && isOfAny)
      ? [
          {
            labels: pod.labels,
            home: { "kubernetes.io/metadata.name": namespace },
            owner: shownIdentity(object, namespace),
            openPorts: [...pod.containers, ...pod.initContainers].flatMap((container) =>
              at(container, "ports.*.containerPort"),
            ),
          },
        ]
      : [];
  });
}
