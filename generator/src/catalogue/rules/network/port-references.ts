import type { Service } from "../../model/catalogue.js";
import { podPorts } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Metrics and clients name ports of the pods. */
export const portReferences: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => {
    const names = [...new Set(podPorts(service).map(({ name }) => name))];
    return references(service).flatMap(({ path, name }) =>
      names.includes(name) ? [] : [{ path, message: notAmong(name, names, `the ports of ${service.name}`) }],
    );
  });

function references({
  path,
  metrics,
  clients,
}: Service): readonly { readonly path: string; readonly name: string }[] {
  return [
    ...(metrics ? [{ path: at(path, "metrics", "port"), name: metrics.port }] : []),
    ...clients.flatMap((client) =>
      (client.ports ?? []).map((name, i) => ({ path: at(client.path, "ports", i), name })),
    ),
  ];
}
