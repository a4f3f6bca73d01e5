import type { Catalogue, Service, Workload } from "../../src/catalogue/model/catalogue.js";
import type { Step } from "../../src/problem/positions.js";
import { at } from "./at.js";
import { pick, type Installation } from "./installation.js";
import type { Manifest } from "./render.js";

/** A text of a catalogue, by the steps that lead to it. */
export interface Text {
  readonly catalogue: Catalogue;
  readonly installation: Installation;
  readonly steps: readonly Step[];
  readonly text: string;
}

export function metadata({ installation }: Pick<Text, "installation">, chart: string): unknown {
  return installation.charts.get(chart)?.metadata;
}

/** Helm reads the texts of Chart.yaml without what cannot be printed, and takes any blank for a space. */
export function asChartText({ text }: Pick<Text, "text">, found: unknown): unknown {
  const printed = text.replace(/[\s\u0085]/gu, " ").replace(/[\p{C}]/gu, "");
  return found === printed ? text : found;
}

export function service({ catalogue, steps }: Text): Service {
  return catalogue.services[Number(steps[1])]!;
}

export function objects(text: Text): readonly Manifest[] {
  return text.installation.objects.filter(
    (object) => at(object, "metadata.labels[app.kubernetes.io/name]") === service(text).name,
  );
}

/** The object of the service of a kind that has the shortest of the names that end in `name`. */
export function find(text: Text, kind: string, name = ""): Manifest | undefined {
  const names = (object: Manifest) => String(at(object, "metadata.name"));
  return objects(text)
    .filter((object) => object["kind"] === kind && names(object).endsWith(name))
    .sort((a, b) => names(a).length - names(b).length)[0];
}

export function inAll({ objects }: Installation, kind: string, steps: readonly Step[]): unknown {
  return alike(objects.filter((object) => object["kind"] === kind).map((object) => pick(object, steps)));
}

/** The name of what the first steps lead to. */
export function named({ catalogue, steps }: Text, depth: number): string {
  return String(pick(catalogue, [...steps.slice(0, depth), "name"]));
}

export function podOf(text: Text, { kind, name }: Workload): unknown {
  const owner = objects(text).find(
    (object) =>
      object["kind"] === kind && at(object, "metadata.labels[app.kubernetes.io/component]") === name,
  );
  return at(owner, kind === "CronJob" ? "spec.jobTemplate.spec.template" : "spec.template");
}

export function pods({ objects }: Installation): readonly unknown[] {
  return objects.flatMap(
    (object) => at(object, "spec.jobTemplate.spec.template") ?? at(object, "spec.template") ?? [],
  );
}

export function pod(text: Text): unknown {
  return podOf(text, service(text).workloads[Number(text.steps[3])]!);
}

export function volume(text: Text): unknown {
  return (pick(pod(text), ["spec", "volumes"]) as readonly { readonly name: string }[]).find(
    ({ name }) => name === text.steps[5],
  );
}

export function containerOf(text: Text): unknown {
  return pick(pod(text), ["spec", ...text.steps.slice(4, 6)]);
}

export function variable(text: Text): unknown {
  return pick(containerOf(text), text.steps.slice(6, 8));
}

/** The text itself, if what was found is that with addresses in the place of `{url}`, `{host}` and so on. */
export function filledIn({ text }: Text, found: unknown): unknown {
  const parts = text
    .split(/\{(?:url|scheme|host|address|port(?:\.[a-z0-9-]+)?)\}/)
    .map((part) => part.replace(/[^a-z]/g, "\\$&"));
  return new RegExp(`^${parts.join("[a-z0-9.:/+-]+")}$`).test(String(found)) ? text : found;
}

export function alike(found: readonly unknown[]): unknown {
  return found.every((value) => value === found[0]) ? found[0] : found;
}

export function among({ text }: Text, ...lists: readonly unknown[]): unknown {
  return lists.every((list) => Array.isArray(list) && list.includes(text)) ? text : lists;
}

export function within({ text }: Text, found: unknown): unknown {
  return String(found).includes(text) ? text : found;
}

export function inReadme(text: Text): unknown {
  return within(text, text.installation.charts.get(service(text).name)?.readme);
}

export function inSchema(text: Text): unknown {
  const inJson = JSON.stringify(text.text).slice(1, -1);
  return JSON.stringify(text.installation.charts.get(service(text).name)?.schema).includes(inJson)
    ? text.text
    : "not in the schema";
}
