import type { PodSecurityLevel } from "../../../../../schemas/types/catalogue.js";
import type { Container, Workload } from "../../model/catalogue.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** No pod is refused by the Pod Security that its namespace enforces. Source: the Pod Security Standards. */
export const podSecurity: Rule = (catalogue) => {
  if (catalogue.namespace === undefined) return [];
  const { enforce: enforced, version } = catalogue.namespace.podSecurity;
  return everyWorkload(catalogue)
    .flatMap(({ workload }) => exceptionsOf(workload, version))
    .filter(({ level }) => levels.indexOf(level) > levels.indexOf(enforced))
    .map(({ path, level }) => ({
      path,
      message:
        `is refused: the namespace enforces Pod Security ${enforced}, ` +
        `and this needs ${level} (namespace.podSecurity.enforce)`,
    }));
};

const levels: readonly PodSecurityLevel[] = ["restricted", "baseline", "privileged"];

/** Something that not every level allows, and the strictest that does. */
interface Exception {
  readonly path: string;
  readonly level: PodSecurityLevel;
}

/**
 * All that a workload's pods do beyond "restricted".
 *
 * @param version of the standards, `v1.37`
 */
export function exceptionsOf(workload: Workload, version: string): readonly Exception[] {
  const minor = Number(version.slice("v1.".length));
  const {
    path,
    podExceptions: { shareProcessNamespace: _allowed, ...host },
    volumes,
    sysctls = [],
  } = workload;
  return [
    ...Object.keys(host).map(
      (name): Exception => ({ path: at(path, "podExceptions", name), level: "privileged" }),
    ),
    ...Object.entries(volumes).flatMap(([name, { hostPath, nfs }]): Exception[] => [
      ...(hostPath ? [{ path: at(path, "volumes", name, "hostPath"), level: "privileged" as const }] : []),
      ...(nfs ? [{ path: at(path, "volumes", name, "nfs"), level: "baseline" as const }] : []),
    ]),
    ...sysctls.flatMap(({ name }, i): Exception[] =>
      (safeSysctls[name] ?? Infinity) <= minor ? [] : [{ path: at(path, "sysctls", i), level: "privileged" }],
    ),
    ...[...workload.containers, ...workload.initContainers]
      .flatMap(containerExceptions)
      // Root in a user namespace of its own is nobody on the node.
      .filter(
        ({ path }) => !(path.endsWith(".exceptions.root") && workload.hostUsers === false && minor >= 35),
      ),
  ];
}

function containerExceptions({ path, exceptions, ports }: Container): readonly Exception[] {
  const { capabilities = {}, writableRootFilesystem: _allowed, ...others } = exceptions;
  return [
    ...Object.keys(others).map(
      (name): Exception => ({
        path: at(path, "exceptions", name),
        level: name === "privileged" || name === "unconfinedSeccomp" ? "privileged" : "baseline",
      }),
    ),
    ...Object.keys(capabilities)
      .filter((name) => name !== "NET_BIND_SERVICE")
      .map(
        (name): Exception => ({
          path: at(path, "exceptions", "capabilities", name),
          level: baselineCapabilities.has(name) ? "baseline" : "privileged",
        }),
      ),
    ...ports.flatMap(({ name, hostPort }): Exception[] =>
      hostPort ? [{ path: at(path, "ports", name, "hostPort"), level: "privileged" }] : [],
    ),
  ];
}

/** What "baseline" lets a container add. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/** Kernel settings that a pod has for itself, with the minor version since which "baseline" allows them. */
export const safeSysctls: Readonly<Record<string, number>> = {
  "kernel.shm_rmid_forced": 0,
  "net.ipv4.ip_local_port_range": 0,
  "net.ipv4.tcp_syncookies": 0,
  "net.ipv4.ping_group_range": 0,
  "net.ipv4.ip_unprivileged_port_start": 0,
  "net.ipv4.ip_local_reserved_ports": 27,
  "net.ipv4.tcp_keepalive_time": 29,
  "net.ipv4.tcp_fin_timeout": 29,
  "net.ipv4.tcp_keepalive_intvl": 29,
  "net.ipv4.tcp_keepalive_probes": 29,
  "net.ipv4.tcp_rmem": 32,
  "net.ipv4.tcp_wmem": 32,
  "net.ipv4.tcp_slow_start_after_idle": 37,
  "net.ipv4.tcp_notsent_lowat": 37,
};
