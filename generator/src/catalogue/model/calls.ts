import type { StringMap } from "./string-map.js";

/** An edge of the graph: who is called, at which ports, and how the caller learns the address. */
export interface Call {
  readonly path: string;
  /** A service or an external service. */
  readonly callee: string;
  readonly kubernetesService: string | undefined;
  /** Names of ports; empty: the callee's first. */
  readonly ports: readonly string[];
  /** Text with {url}, {host} … by variable. */
  readonly env: StringMap;
  /** Whether the caller also works while the callee is disabled. */
  readonly optional: boolean;
  /** Names of workloads; undefined: all. */
  readonly workloads: readonly string[] | undefined;
  /** Names of containers; undefined: the main ones. */
  readonly containers: readonly string[] | undefined;
}
