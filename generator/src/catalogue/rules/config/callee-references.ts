import { calleeReferences as referencesIn, referencedCall } from "../../facts/callee-references.js";
import { callsOf, objectTexts, podTexts, unfilledTexts, type CalleeText } from "../../facts/callee-texts.js";
import { allWorkloads } from "../../facts/steps.js";
import { externalNamed, isUnresolved, resolveCall, serviceNamed } from "../../facts/target.js";
import { everyContainer } from "../../facts/parts.js";
import { variablePath } from "../../facts/env-text.js";
import type { Call, Catalogue, Service, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { suggestion } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import { knownWords, placeholderFault } from "./call-env.js";
import type { Rule } from "../rule.js";

/** `{call.api.host}` in a text names a callee that is called there, and a part of an address that it has. */
export const calleeReferences: Rule = (catalogue) => [
  ...catalogue.services.flatMap((service) => [
    ...objectTexts(service).flatMap((text) => faults(catalogue, service, undefined, service.calls, text)),
    ...allWorkloads(service).flatMap((workload) => {
      const calls = callsOf(catalogue, service, workload);
      return podTexts(workload).flatMap((text) => faults(catalogue, service, workload, calls, text));
    }),
  ]),
  ...inSettings(catalogue),
  ...catalogue.services.flatMap(unfilledTexts).flatMap(unfilled),
];

function faults(
  catalogue: Catalogue,
  service: Service,
  workload: Workload | undefined,
  calls: readonly Call[],
  { path, text }: CalleeText,
): readonly Problem[] {
  const messages = referencesIn(text).flatMap((reference) => {
    const { written, callee, word } = reference;
    const call = referencedCall(catalogue, calls, reference);
    if (call === undefined) return `has ${written}, ${notCalled(catalogue, service, workload, callee, word)}`;
    const target = resolveCall(catalogue, call);
    return isUnresolved(target) ? [] : (placeholderFault(target, word, `call.${callee}.`) ?? []);
  });
  return [...new Set([...messages, ...misspelt(catalogue, text)])].map((message) => ({ path, message }));
}

function notCalled(
  catalogue: Catalogue,
  { name, calls }: Service,
  workload: Workload | undefined,
  callee: string,
  word: string,
): string {
  if (!isKnown(catalogue, callee)) {
    const near = suggestion(callee, [...catalogue.declared, ...Object.keys(catalogue.externalServices)]);
    const hint = near === undefined ? "" : ` Did you mean {call.${near}.${word}}?`;
    return `but nothing in the catalogue is called ${callee}.${hint} A backslash before it makes it text`;
  }
  if (workload?.step === "smokeCheck" && callee !== name)
    return "but a smoke check calls its own service only";
  if (!calls.some((call) => call.callee === callee))
    return `but ${name} does not call ${callee}. Add ${JSON.stringify(callee)} to its calls`;
  return workload?.step === "migration"
    ? `but the migration does not call ${callee}. Add ${JSON.stringify(callee)} to its needs`
    : `but no call of the workload ${workload?.name} is to ${callee}. Add it to the workloads of the call`;
}

// What nearly is a reference to something in the catalogue: {calls.api.host}, { call.api.host }, {call.api}.
function misspelt(catalogue: Catalogue, text: string): readonly string[] {
  return [...text.matchAll(/(?<![{$\\])\{\s*calls?\.([-\w]+)(?:\.([-\w.]+))?\s*\}/gi)].flatMap(
    ([written, callee, word = "host"]) => {
      const meant = `{call.${callee}.${word}}`;
      const isWord = knownWords.includes(word) || /^(?:port|pod)\./.test(word);
      return written === meant || !isWord || !isKnown(catalogue, callee!)
        ? []
        : [`has ${written}, which stands for nothing. Did you mean ${meant}?`];
    },
  );
}

function isKnown(catalogue: Catalogue, name: string): boolean {
  return serviceNamed(catalogue, name) !== undefined || externalNamed(catalogue, name) !== undefined;
}

function unfilled({ path, text }: CalleeText): readonly Problem[] {
  return referencesIn(text).map(({ written }) => ({
    path,
    message:
      `has ${written}, but nothing is filled in here, only in what containers are told, in files and in ` +
      "annotations",
  }));
}

function inSettings(catalogue: Catalogue): readonly Problem[] {
  return everyContainer(catalogue).flatMap(({ container: { env } }) =>
    env.flatMap((variable) => {
      if (variable.from !== "setting") return [];
      const [reference] = referencesIn(variable.default);
      if (reference === undefined) return [];
      const message =
        `has ${reference.written}, but is a setting, which values files replace as a whole. ` +
        "Write value instead; values move it by global.endpoints";
      return [{ path: at(variablePath(variable), "default"), message }];
    }),
  );
}
