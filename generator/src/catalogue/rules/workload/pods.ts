import type { Workload } from "../../model/catalogue.js";
import { isPodAddress } from "../../facts/host-place.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A pod with the node's rights, or without the cluster's DNS, says no more than Kubernetes takes. Source:
 * pkg/apis/core/validation.
 */
export const pods: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) =>
    [...dnsFaults(workload), ...userFaults(workload), ...sysctlFaults(workload)].map(([path, message]) => ({
      path: at(workload.path, ...path),
      message,
    })),
  );

type Fault = readonly [path: readonly (string | number)[], message: string];

/** Characters that the domains of `searches` may have together, blanks between them counted. */
const MAX_SEARCHES = 2048;

function dnsFaults({ dnsPolicy, dnsConfig }: Workload): readonly Fault[] {
  const { nameservers = [], searches = [] } = dnsConfig ?? {};
  const length = searches.join(" ").length;
  return [
    ...(dnsPolicy === "None" && nameservers.length === 0
      ? [[["dnsPolicy"], "is None, which needs dnsConfig.nameservers"] as Fault]
      : []),
    ...nameservers.flatMap((address, i): readonly Fault[] =>
      isPodAddress(address)
        ? []
        : [[["dnsConfig", "nameservers", i], `must be an IP address, got ${JSON.stringify(address)}`]],
    ),
    ...(length > MAX_SEARCHES
      ? [
          [
            ["dnsConfig", "searches"],
            `are ${length} characters, and Kubernetes takes ${MAX_SEARCHES}`,
          ] as Fault,
        ]
      : []),
  ];
}

function userFaults({ hostUsers, podExceptions, containers, initContainers }: Workload): readonly Fault[] {
  const shared = (["hostNetwork", "hostPID", "hostIPC"] as const).find(
    (exception) => podExceptions[exception] !== undefined,
  );
  if (hostUsers !== false) return [];
  const hasDevice = [...containers, ...initContainers].find(({ volumeDevices }) => volumeDevices.length > 0);
  return [
    ...(shared === undefined
      ? []
      : [[["hostUsers"], `must not be false beside podExceptions.${shared}`] as Fault]),
    ...(hasDevice === undefined
      ? []
      : [[["hostUsers"], `must not be false beside volumeDevices, which ${hasDevice.name} has`] as Fault]),
  ];
}

function sysctlFaults({ sysctls = [], podExceptions }: Workload): readonly Fault[] {
  return sysctls.flatMap(({ name }, i): readonly Fault[] => {
    if (!/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(name))
      return [
        [
          ["sysctls", i, "name"],
          `must be a name such as "net.ipv4.tcp_syncookies", got ${JSON.stringify(name)}`,
        ],
      ];
    if (sysctls.findIndex((other) => other.name === name) < i)
      return [[["sysctls", i, "name"], `is ${name}, which another entry sets already`]];
    const shared = /^net[./]/.test(name)
      ? "hostNetwork"
      : /^(kernel[./](shm|msg|sem)|fs[./]mqueue)/.test(name)
        ? "hostIPC"
        : undefined;
    return shared === undefined || podExceptions[shared] === undefined
      ? []
      : [
          [
            ["sysctls", i, "name"],
            `is ${name}, which a pod with podExceptions.${shared} cannot set for itself`,
          ],
        ];
  });
}
