import { addressesIn, type Address } from "../scene/addresses.js";
import { at } from "../../manifests/at.js";
import { concerned, type Finding } from "../scene/finding.js";
import { admits, admitsAnything, admitsOutside, policiesOn, type Pod } from "../scene/network.js";
import type { PodTemplate } from "../../manifests/pods.js";
import { listAt, numberAt, textAt } from "../../manifests/reading.js";
import { rightsOf } from "../scene/rights.js";
import { serviceAt, targetPort, workloadsBehind } from "../scene/services.js";
import { programText, variablesOf } from "../scene/variables.js";
import { servicesOf } from "./missing-services.js";
import { awaitedHooks, type AwaitedHook, type Rule } from "./rule.js";

/** CW601: NetworkPolicies that are there when a hook runs cut its pod off from what it needs. */
export const networkPolicies: Rule = (scene) =>
  awaitedHooks(scene).flatMap((awaited): readonly Finding[] => {
    const { run, moment, hook, pod } = awaited;
    const home = scene.settings.namespace;
    const policies = [...new Set(moment.present.values())].filter(
      ({ kind, group, namespace }) =>
        kind === "NetworkPolicy" && group === "networking.k8s.io" && namespace === hook.namespace,
    );
    if (policies.length === 0 || at(pod.spec, "hostNetwork") === true) return [];
    const cuts = cutOff(
      awaited,
      policies.map(({ body }) => body),
    );
    if (cuts.length === 0) return [];
    const guilty = policies.filter(({ body }) =>
      cuts.some(({ side, from }) => policiesOn([body], side, from).length > 0),
    );
    return [
      {
        code: "CW601",
        events: [run.event],
        objects: [concerned(hook, home), ...guilty.map((one) => concerned(one, home))],
        message:
          "NetworkPolicies cut the hook's pod off from " +
          `${[...new Set(cuts.map(({ what }) => what))].join(", ")}`,
        fix:
          moment.stage === "pre-install" || moment.stage === "pre-upgrade"
            ? "Give the hook's pods a NetworkPolicy of their own that lets " +
              `them there, as a ${moment.stage} hook with a weight below ` +
              `${hook.hook!.weight}, and let those who are called admit them.`
            : "Give the hook's pods a NetworkPolicy that lets them " +
              "there, and let those who are called admit them.",
      },
    ];
  });

/** What a pod cannot reach, and the pod whose policies say so. */
interface Cut {
  readonly what: string;
  readonly side: "Ingress" | "Egress";
  readonly from: Pod;
}

function cutOff(awaited: AwaitedHook, policies: readonly unknown[]): readonly Cut[] {
  const { run, moment, hook, pod } = awaited;
  const caller = networkPod(pod, hook.namespace);
  const out = (what: string): Cut => ({ what, side: "Egress", from: caller });
  const services = servicesOf(awaited).filter(({ service }) => service.namespace === hook.namespace);
  const hosts = outsideHosts(awaited);
  const asks = rightsOf(pod, hook.namespace, run.made).length > 0;
  if (!admitsAnything(policies, caller)) {
    return services.length + hosts.length > 0 || asks || readsSettings(pod) || speaksOfHosts(awaited)
      ? [out("everything, DNS too")]
      : [];
  }
  const dns: Pod = {
    namespace: { "kubernetes.io/metadata.name": "kube-system" },
    labels: { "k8s-app": "kube-dns" },
  };
  const named = services.length > 0 || hosts.length > 0;
  return [
    ...(named && !admits(policies, "Egress", caller, dns, 53, "UDP") ? [out("DNS")] : []),
    ...services.flatMap(({ service, port }) =>
      workloadsBehind(service, [...moment.present.values()]).flatMap(({ object, pod: called }) => {
        const target = targetPort(service, port, called);
        if (target === undefined || object === hook) return [];
        const other = networkPod(called, object.namespace);
        const what = `Service/${service.name}, port ${port ?? target.port}`;
        return [
          ...(admits(policies, "Egress", caller, other, target.port, target.protocol) ? [] : [out(what)]),
          ...(admits(policies, "Ingress", other, caller, target.port, target.protocol)
            ? []
            : [{ what, side: "Ingress" as const, from: other }]),
        ];
      }),
    ),
    ...hosts
      .filter(({ port }) => !admitsOutside(policies, caller, port))
      .map(({ host, port }) => out(`${host}${port === undefined ? "" : `, port ${port}`}`)),
    ...(asks && ![443, 6443].some((port) => admitsOutside(policies, caller, port))
      ? [out("the API server")]
      : []),
  ];
}

/** Hosts outside of the release that the hook is told of beyond doubt. */
function outsideHosts({ run, hook, pod }: AwaitedHook): readonly Address[] {
  return [...pod.initContainers, ...pod.containers]
    .flatMap((container) => {
      const variables = variablesOf(container, hook.namespace, run.made);
      return addressesIn(variables, programText(container, variables));
    })
    .filter(
      (address) =>
        address.sure &&
        address.host.includes(".") &&
        !/^[\d.]+$/.test(address.host) &&
        serviceAt(address, hook.namespace, run.made.values()) === undefined,
    );
}

/** A pod that is given settings has somebody to talk to. */
function readsSettings(pod: PodTemplate): boolean {
  return [...pod.initContainers, ...pod.containers].some(
    (container) =>
      listAt(container, "envFrom").length > 0 ||
      listAt(container, "env").some((variable) => at(variable, "valueFrom.secretKeyRef") !== undefined),
  );
}

/**
 * Where a pod may call nobody at all, any word that can be a host tells that it is meant to: a URL, a host
 * with a port, what stands behind an option that is for hosts, the name of a Service of the release.
 */
function speaksOfHosts({ run, hook, pod }: AwaitedHook): boolean {
  const services = new Set(
    [...run.made.values()].flatMap(({ kind, group, name }) =>
      kind === "Service" && group === "" ? [name] : [],
    ),
  );
  return [...pod.initContainers, ...pod.containers].some((container) => {
    const variables = variablesOf(container, hook.namespace, run.made);
    const texts = [programText(container, variables), ...variables.values()];
    return texts.some(
      (text) =>
        /\b[a-z][a-z0-9+.-]*:\/\/[^\s/]|[=@(,\s][a-z0-9][a-z0-9.-]*:\d{2,5}\b/i.test(text) ||
        /(^|\s)--?[\w.-]*(host|addr|ur[il]|server|endpoint|dsn|broker)[\w.-]*[=\s]+[a-z0-9]/i.test(text) ||
        text.split(/[^\w.-]+/).some((word) => /[.-]/.test(word) && services.has(word.split(".")[0]!)),
    );
  });
}

function networkPod(pod: PodTemplate, namespace: string): Pod {
  const ports = pod.containers
    .flatMap((container) => listAt(container, "ports"))
    .flatMap((port) => {
      const [name, number] = [textAt(port, "name"), numberAt(port, "containerPort")];
      return name === undefined || number === undefined ? [] : [[name, number] as const];
    });
  return {
    labels: pod.labels,
    home: { "kubernetes.io/metadata.name": namespace },
    ports: Object.fromEntries(ports),
  };
}
