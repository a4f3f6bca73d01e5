import type { Call, Catalogue } from "../../model/catalogue.js";
import { notAmong, suggestion } from "../../../problem/suggest.js";
import { governingService } from "../../facts/stateful-pods.js";
import { workloadName } from "../../facts/object-names.js";
import { leastPods, podPort, statefulWorkloads } from "../../facts/stateful-pods.js";
import { isUnresolved, resolveCall, type Target } from "../../facts/target.js";
import { listed } from "../../../problem/shown.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** The `{placeholders}` in the variables of a call are known, and a host that is told is a host. */
export const callEnv: Rule = (catalogue) =>
  catalogue.services.flatMap(({ calls }) => calls.flatMap((call) => callProblems(catalogue, call)));

function callProblems(catalogue: Catalogue, call: Call) {
  const target = resolveCall(catalogue, call);
  if (isUnresolved(target)) return [];
  return Object.entries(call.env).flatMap(([name, text]) => {
    const placeholders = wordsIn(text);
    const messages = [
      ...placeholders.flatMap((word) => placeholderFault(target, word) ?? []),
      ...writtenPods(target, text),
    ];
    return [...new Set(messages)].map((message) => ({ path: at(call.path, "env", name), message }));
  });
}

/** The words in braces, without those that say of which callee: they have a rule of their own. */
export function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(?!call\.[-\w]+\.)([A-Za-z][-\w.]*)\}/g)].map(([, word]) => word!);
}

/** What stands for something as it is; ports and pods have names and numbers. */
export const knownWords = ["url", "scheme", "host", "port", "address", "pods"];
const all = ["url", "scheme", "host", "port", "port.NAME", "address", "pods", "pod.0"];
const NEEDS_HOST = ["url", "host", "address"];

/**
 * Why a word in braces stands for nothing, as what follows the path.
 *
 * @param before what stands before the word, of which callee
 */
export function placeholderFault(target: Target, word: string, before = ""): string | undefined {
  const port = /^port\.(.+)$/.exec(word)?.[1];
  if (port !== undefined) {
    const names = target.ports.map(({ name }) => name);
    return names.includes(port) ? undefined : notAmong(port, names, "the ports of the call");
  }
  const ordinal = /^pod\.(\d+)(?:\.address)?$/.exec(word)?.[1];
  if (ordinal !== undefined) return podFault(target, word, Number(ordinal), before);
  if (!knownWords.includes(word)) {
    const near = suggestion(word, knownWords);
    const hint =
      near === undefined
        ? `There are ${listed(
            all.map((known) => `{${before}${known}}`),
            "and",
          )}`
        : `Did you mean {${before}${near}}?`;
    return `has {${before}${word}}, which stands for nothing. ${hint}`;
  }
  if (word === "pods" && statefulWorkloads(target).length === 0)
    return `has {${before}pods}, but only the pods of a StatefulSet have names. Use {${before}address}`;
  const host = target.inside ? "" : target.external.hosts[0]!;
  if (!host.startsWith("*") || !NEEDS_HOST.includes(word)) return undefined;
  return (
    `has {${before}${word}}, but the first host of the callee is ` +
    `${host}, which is not an address. Put a full name first`
  );
}

function podFault(target: Target, word: string, ordinal: number, before: string): string | undefined {
  const [workload, second] = statefulWorkloads(target);
  if (workload === undefined)
    return `has {${before}${word}}, but only the pods of a StatefulSet have names. Use {${before}address}`;
  if (second !== undefined)
    return `has {${before}${word}}, and several StatefulSets answer. Name a kubernetesService of one of them`;
  const pods = leastPods(workload);
  return ordinal < pods
    ? undefined
    : `has {${before}${word}}, but there ${pods === 1 ? "is 1 pod" : `are ${pods} pods`}, counted from 0`;
}

/** Names and ports of single pods that are written by hand, and that nothing has. */
function writtenPods(target: Target, text: string): readonly string[] {
  if (!target.inside) return [];
  const [workload] = statefulWorkloads(target);
  const names = [...text.matchAll(/([A-Za-z0-9][-A-Za-z0-9]*)\.\{host\}/g)]
    .map(([, label]) => label!)
    .filter((label) => !isPod(target, label))
    .map((label) => {
      const ordinal = /-(\d+)$/.exec(label)?.[1] ?? "0";
      const instead = workload === undefined ? "{host} alone" : `{pod.${ordinal}}`;
      return `has ${label}.{host}, a name that nothing answers to. Use ${instead}`;
    });
  const ports =
    workload !== undefined && podPort(workload, target) !== target.ports[0]!.port
      ? [...text.matchAll(/\{(pod\.\d+)\}:\{port\}/g)].map(
          ([written, pod]) =>
            `has ${written}, but ${target.ports[0]!.port} is the port of the Kubernetes Service, ` +
            `and pods answer at ${podPort(workload, target)}. Use {${pod}.address}`,
        )
      : [];
  return [...names, ...ports];
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

// Where the release's name is no part of names, that of a pod can be written.
function isPod({ service, kubernetesService }: Target & { readonly inside: true }, label: string): boolean {
  return (
    !service.releasePrefix &&
    service.workloads.some(
      (workload) =>
        workload.kind === "StatefulSet" &&
        governingService(service, workload) === kubernetesService &&
        range(leastPods(workload)).some(
          (ordinal) => label === `${workloadName(service, workload)}-${ordinal}`,
        ),
    )
  );
}
