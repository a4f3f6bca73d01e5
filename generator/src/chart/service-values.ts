import type { Service } from "../catalogue/model/catalogue.js";
import { allWorkloads } from "../catalogue/facts/steps.js";
import { valuesKey } from "../catalogue/facts/object-names.js";
import { envGroup, imageValue, isServiceWide } from "./values/container-values.js";
import { kinds } from "./kinds/index.js";
import { schemaValue, valueGroup, type ValueGroup, type ValueNode } from "./values/value-tree.js";
import { workloadValues } from "./workload-values.js";

/** All values of a subchart. */
export function serviceValues(service: Service): ValueGroup {
  const [first] = service.workloads;
  const single = first!.name === undefined;
  return {
    description: service.description,
    members: {
      ...present(single ? workloadValues(service, first!) : sharedByWorkloads(service)),
      ...present({
        imagePullSecrets: schemaValue("image-pull-secrets", []),
        ...Object.assign({}, ...kinds.map(({ values }) => values(service))),
        labels: schemaValue("own-labels", service.labels, "More labels of every object."),
        annotations: schemaValue("annotations", service.annotations, "Annotations of every object."),
      }),
      ...Object.fromEntries(
        Object.entries(service.values).map(([key, { description, default: value, schema }]) => [
          key,
          { description, default: value, schema: schema ?? { type: jsonType(value) } },
        ]),
      ),
    },
  };
}

// What several workloads inherit from the service stands once, at the top; the rest below `workloads`.
function sharedByWorkloads(service: Service): Record<string, ValueNode | undefined> {
  const all = allWorkloads(service).flatMap(({ containers, initContainers }) => [
    ...containers,
    ...initContainers,
  ]);
  const inherited = all.find(({ imagePath }) => imagePath === service.path);
  const settings = new Map(
    service.workloads
      .flatMap(({ containers: [main] }) => main!.env)
      .filter((variable) => variable.from === "setting" && isServiceWide(service, variable))
      .map((variable) => [variable.name, variable]),
  );
  return {
    image: inherited && imageValue(inherited),
    env: envGroup(service.name, [...settings.values()]),
    workloads: valueGroup(
      "The workloads, one by one.",
      Object.fromEntries(
        service.workloads.map((workload) => [
          valuesKey(workload.name!),
          valueGroup(`The workload ${workload.name!}.`, workloadValues(service, workload)),
        ]),
      ),
    ),
  };
}

function present(members: Readonly<Record<string, ValueNode | undefined>>): Record<string, ValueNode> {
  return valueGroup("", members)?.members ?? {};
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value;
}
