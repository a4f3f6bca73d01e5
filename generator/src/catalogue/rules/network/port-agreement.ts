import type { Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { isBehind, runningContainers } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Where the pods behind a Service have a port of one name, they agree on its protocol, and on its number
 * unless the Service has one.
 */
export const portAgreement: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => [
    ...unusedNumbers(service),
    ...service.kubernetesServices.flatMap((kubernetesService) => {
      const { ports, workloads: chosen, source } = kubernetesService;
      const behind = service.workloads.filter(
        ({ name }) => chosen === undefined || chosen.includes(name ?? ""),
      );
      return ports.flatMap(({ name, targetPort }) => {
        const entry = source.ports?.[name];
        const isNumbered = typeof entry === "number" || entry?.port !== undefined;
        // Two ports of one name in one pod are a problem of their own.
        const places = behind.flatMap((workload) =>
          runningContainers(workload)
            .flatMap((container) =>
              container.ports
                .filter((port) => port.name === targetPort && port.expose)
                .map((port) => ({ port, path: at(container.path, "ports", port.name) })),
            )
            .slice(0, 1),
        );
        const [first, ...others] = places;
        const other = others.find(
          ({ port }) =>
            port.protocol !== first!.port.protocol ||
            (!isNumbered && port.servicePort !== first!.port.servicePort),
        );
        if (other === undefined) return [];
        const [here, there] = [other.port, first!.port].map(
          ({ servicePort, protocol }) => `${servicePort} ${protocol}`,
        );
        const advice =
          here!.split(" ")[1] === there!.split(" ")[1]
            ? `Give the Service a number: kubernetesServices.${kubernetesService.name}.ports.${name}`
            : "Give one of them another name";
        return [
          {
            path: other.path,
            message:
              `is ${here} for Kubernetes Services, but ${first!.path} is ${there}, ` +
              `and ${kubernetesService.name} stands before both. ${advice}`,
          },
        ];
      });
    }),
  ]);

/** The number that a port says for Kubernetes Services is that of one of them, not another in each. */
function unusedNumbers(service: Service): readonly Problem[] {
  return service.workloads.flatMap((workload) =>
    runningContainers(workload).flatMap(({ path, ports }) =>
      ports.flatMap(({ name, containerPort, servicePort }) => {
        const numbers = service.kubernetesServices
          .filter((candidate) => candidate.declared && isBehind(candidate, workload))
          .flatMap((candidate) =>
            candidate.ports
              .filter(({ targetPort }) => targetPort === name)
              .map((port) => ({ port: port.port, of: `${candidate.name}.ports.${port.name}` })),
          );
        const [first] = numbers;
        if (first === undefined || servicePort === containerPort) return [];
        if (numbers.some(({ port }) => port === servicePort)) return [];
        return [
          {
            path: at(path, "ports", name, "servicePort"),
            message: `is ${servicePort}, but kubernetesServices.${first.of} is ${first.port}. Say it once`,
          },
        ];
      }),
    ),
  );
}
