import type { Catalogue, Container, EnvVar, Workload } from "../../model/catalogue.js";
import { ownPorts } from "../../facts/own-port.js";
import { everyContainer } from "../../facts/parts.js";
import { wordsIn } from "./call-env.js";
import { variablePath } from "../../facts/env-text.js";
import { hinted, notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A setting's default is one of its texts, a host is one of the catalogue's, a port one of the pod's;
 * requests and limits are those of a container of the pod.
 */
export const envSources: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ service, workload, container }) => [
    ...container.env.flatMap((variable) => {
      const fault =
        variable.from === "port"
          ? portFault(ownPorts(service, workload, container), variable.port, variable.template)
          : variableFault(catalogue, workload, variable);
      return fault === undefined
        ? []
        : [{ path: at(variablePath(variable), ...fault.steps), message: fault.message }];
    }),
    ...prefixProblems(container),
  ]);

interface Fault {
  readonly steps: readonly string[];
  readonly message: string;
}

function variableFault(catalogue: Catalogue, workload: Workload, variable: EnvVar): Fault | undefined {
  if (
    variable.from === "setting" &&
    variable.enum !== undefined &&
    !variable.enum.includes(variable.default)
  ) {
    return {
      steps: ["default"],
      message: hinted(
        `must be one of the enum (${variable.enum.join(", ")}), got ${JSON.stringify(variable.default)}`,
        variable.default,
        variable.enum,
      ),
    };
  }
  if (variable.from === "host") return hostFault(catalogue, variable.host, variable.template);
  if (variable.from !== "resource") return undefined;
  const names = [...workload.containers, ...workload.initContainers].map(({ name }) => name);
  const { containerName } = variable;
  if (containerName === undefined || names.includes(containerName)) return undefined;
  return {
    steps: ["resourceFieldRef", "containerName"],
    message: notAmong(containerName, names, "the containers of the pod"),
  };
}

function hostFault({ hosts }: Catalogue, host: string, template: string): Fault | undefined {
  if (!Object.hasOwn(hosts, host))
    return { steps: ["hostRef"], message: notAmong(host, Object.keys(hosts), "the hosts of the catalogue") };
  if (hosts[host]!.startsWith("*"))
    return { steps: ["hostRef"], message: `names ${host}, which is ${hosts[host]} and no address` };
  return textFault(template, "host");
}

function portFault(ports: Container["ports"], port: string, template: string): Fault | undefined {
  const names = [...new Set(ports.map(({ name }) => name))];
  return names.includes(port)
    ? textFault(template, "port")
    : { steps: ["portRef"], message: notAmong(port, names, "the ports of the pod") };
}

function textFault(template: string, known: string): Fault | undefined {
  const word = wordsIn(template).find((name) => name !== known);
  return word === undefined
    ? undefined
    : { steps: ["text"], message: `has {${word}}, which stands for nothing. There is only {${known}}` };
}

function prefixProblems({ path, envFrom }: Container) {
  return envFrom.flatMap(({ prefix }, i) =>
    prefix === "" || /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(prefix)
      ? []
      : [
          {
            path: at(path, "envFrom", i, "prefix"),
            message: `must be the beginning of a variable's name, got ${JSON.stringify(prefix)}`,
          },
        ],
  );
}
