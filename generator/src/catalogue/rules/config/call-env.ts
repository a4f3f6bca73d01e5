import type { Call, Catalogue } from "../../model/catalogue.js";
import { notAmong, suggestion } from "../../../problem/suggest.js";
import { isUnresolved, resolveCall, type Target } from "../../facts/target.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** The `{placeholders}` in the variables of a call are known, and a host that is told is a host. */
export const callEnv: Rule = (catalogue) =>
  catalogue.services.flatMap(({ calls }) => calls.flatMap((call) => callProblems(catalogue, call)));

function callProblems(catalogue: Catalogue, call: Call) {
  const target = resolveCall(catalogue, call);
  if (isUnresolved(target)) return [];
  return Object.entries(call.env).flatMap(([name, text]) => {
    const placeholders = [...text.matchAll(/\{([A-Za-z][-\w.]*)\}/g)].map(([, word]) => word!);
    const messages = placeholders.flatMap((word) => placeholderFault(target, word) ?? []);
    return [...new Set(messages)].map((message) => ({ path: at(call.path, "env", name), message }));
  });
}

const KNOWN = ["url", "scheme", "host", "port", "address", "pods"];
const NEEDS_HOST = ["url", "host", "address"];

function placeholderFault(target: Target, word: string): string | undefined {
  const port = /^port\.(.+)$/.exec(word)?.[1];
  if (port !== undefined) {
    const names = target.ports.map(({ name }) => name);
    return names.includes(port) ? undefined : notAmong(port, names, "the ports of the call");
  }
  if (!KNOWN.includes(word)) {
    const near = suggestion(word, KNOWN);
    const hint =
      near === undefined
        ? "There are {url}, {scheme}, {host}, {port}, {port.NAME}, {address} and {pods}"
        : `Did you mean {${near}}?`;
    return `has {${word}}, which stands for nothing. ${hint}`;
  }
  if (word === "pods" && !hasStatefulPods(target))
    return "has {pods}, but only the pods of a StatefulSet have names. Use {address}";
  const host = target.inside ? "" : target.external.hosts[0]!;
  if (!host.startsWith("*") || !NEEDS_HOST.includes(word)) return undefined;
  return (
    `has {${word}}, but the first host of the callee is ` +
    `${host}, which is not an address. Put a full name first`
  );
}

function hasStatefulPods(target: Target): boolean {
  return (
    target.inside &&
    target.service.workloads.some(
      ({ kind, name }) =>
        kind === "StatefulSet" && (target.kubernetesService.workloads?.includes(name ?? "") ?? true),
    )
  );
}
