import type { Container, Service, Workload } from "../model/catalogue.js";
import { podPorts } from "./parts.js";

/**
 * The number of a port that a container knows by name: its own, one of its pod, or, for a step that has none,
 * one of the service.
 */
export function ownPort(
  service: Service,
  workload: Workload,
  container: Container,
  name: string,
): number | undefined {
  return ownPorts(service, workload, container).find((port) => port.name === name)?.containerPort;
}

/** The ports that a container knows by name. */
export function ownPorts(service: Service, workload: Workload, container: Container): Container["ports"] {
  const pod = [...workload.containers, ...workload.initContainers].flatMap(({ ports }) => ports);
  return [...container.ports, ...pod, ...(workload.step === undefined ? [] : podPorts(service))];
}
