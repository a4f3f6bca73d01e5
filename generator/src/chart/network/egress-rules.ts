import type { Templates } from "../../../../schemas/types/templates.js";
import type { Call, Catalogue, ExternalService } from "../../catalogue/model/catalogue.js";
import { externalNamed } from "../../catalogue/facts/target.js";
import { isAddress, namespaceOf } from "../../catalogue/facts/host-place.js";
import { callTarget, endpointVariable } from "../helm/endpoint.js";
import {
  type PolicyPort,
  type PolicyRule,
  answeringPorts,
  everywhere,
  merged,
  peerSelector,
  servicePods,
  unique,
} from "./policy-rule.js";

type Policy = Templates["subchart/templates/networkpolicy.yaml"];

// A callee of the release may be elsewhere in some environment (global.endpoints); then its pods are not
// called, but that place.
export function calleeRules(catalogue: Catalogue, calls: readonly Call[]): Policy["callees"] {
  const callees = [...new Set(calls.map(({ callee }) => callee))];
  return callees.map((callee) => {
    const targets = calls.filter((call) => call.callee === callee).map((call) => callTarget(catalogue, call));
    const rules = targets.flatMap((target): PolicyRule[] =>
      target.inside
        ? [
            {
              comment: callee,
              peers: servicePods(catalogue, target.service, target.kubernetesService.workloads),
              ports: target.ports.flatMap(({ targetPort }) =>
                answeringPorts(target.service, target.kubernetesService, targetPort),
              ),
            },
          ]
        : [],
    );
    const elsewhere = targets.flatMap((target): PolicyPort[] =>
      target.inside
        ? target.ports.map(({ port, protocol }) => ({ port, protocol }))
        : target.ports.map(({ port }) => ({ port, protocol: target.external.protocol })),
    );
    return {
      callee,
      variable: endpointVariable(callee),
      rules: samePeers(rules),
      elsewhere: unique(elsewhere),
      ...givenPlace(externalNamed(catalogue, callee)),
    };
  });
}

// Several calls to the same pods are one rule with all their ports.
function samePeers(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const groups = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const key = JSON.stringify(rule.peers);
    groups.set(key, { ...rule, ports: unique([...(groups.get(key)?.ports ?? []), ...rule.ports]) });
  }
  return [...groups.values()];
}

export function outsideRules(catalogue: Catalogue, calls: readonly Call[]): readonly PolicyRule[] {
  const rules = calls.flatMap((call): PolicyRule[] => {
    const target = callTarget(catalogue, call);
    if (target.inside) return [];
    const { name, hosts, protocol } = target.external;
    const peers = givenPeers(target.external) ?? distinct(hosts.flatMap(peersOfHost));
    return [{ comment: name, peers, ports: target.ports.map(({ port }) => ({ port, protocol })) }];
  });
  return merged(
    rules,
    ({ peers, ports }) => JSON.stringify([peers, ports]),
    (group) => group.peers,
  );
}

/** What the catalogue says of where an external service is, which holds for its place elsewhere as well. */
function givenPlace(external: ExternalService | undefined): Pick<Policy["callees"][number], "given"> {
  const peers = external && givenPeers(external);
  const namespace = external?.peer?.namespaceLabels?.["kubernetes.io/metadata.name"] ?? "";
  return peers === undefined ? {} : { given: { peers, namespace } };
}

function givenPeers({ peer, cidrs }: ExternalService): readonly object[] | undefined {
  if (peer) return [peerSelector(peer)];
  return cidrs.length === 0 ? undefined : cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}

// The named template `elsewhere` does the same with what values say.
function peersOfHost(host: string): readonly object[] {
  const namespace = namespaceOf(host);
  if (namespace !== undefined)
    return [peerSelector({ namespaceLabels: { "kubernetes.io/metadata.name": namespace } })];
  return isAddress(host) ? [{ ipBlock: { cidr: `${host}/32` } }] : everywhere;
}

function distinct(peers: readonly object[]): readonly object[] {
  return [...new Map(peers.map((peer) => [JSON.stringify(peer), peer])).values()];
}
