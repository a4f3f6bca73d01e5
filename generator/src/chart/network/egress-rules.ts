import type { Templates } from "../../../../schemas/types/templates.js";
import type { Call, Catalogue } from "../../catalogue/model/catalogue.js";
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
    const { name, peer, cidrs, protocol } = target.external;
    const peers = peer
      ? [peerSelector(peer)]
      : cidrs.length > 0
        ? cidrs.map((cidr) => ({ ipBlock: { cidr } }))
        : everywhere;
    return [{ comment: name, peers, ports: target.ports.map(({ port }) => ({ port, protocol })) }];
  });
  return merged(
    rules,
    ({ peers, ports }) => JSON.stringify([peers, ports]),
    (group) => group.peers,
  );
}
