import type { Partials, Templates } from "../../../../schemas/types/templates.js";
import type { Call, Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { addressParts, callTarget, endpointVariables } from "../helm/endpoint.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { goString, helmText, helmValue, type HelmScalar } from "../helm/helm-expression.js";
import { mayBeGate, neededServices, podGate, readsOwnSecret, waitedMigrations } from "./migration-names.js";
import { objectName } from "../helm/names.js";
import { accountName } from "../security/service-account.js";
import { orderingContainer } from "./ordering.js";
import { waitForJob, waitForStores } from "./ordering-scripts.js";

/**
 * What the helper `gate` of a chart needs to say whether the migration is one; undefined where it never is.
 */
export function gateHelper(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/_helpers.tpl"]["gate"] {
  if (!mayBeGate(catalogue, service)) return undefined;
  return {
    stores: neededServices(catalogue, service.migration!),
    secret: readsOwnSecret(service),
  };
}

/** What the helper `waits` of a chart needs to name the Jobs of others that its pods wait for. */
export function waitsHelper(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/_helpers.tpl"]["waits"] {
  const others = waitedMigrations(catalogue, service);
  if (others.length === 0) return undefined;
  return {
    own: mayBeGate(catalogue, service),
    migrations: others.map((other) => ({
      service: other.name,
      revision: other.migration!.revision,
      stores: neededServices(catalogue, other.migration!),
      provider: readsOwnSecret(other) ? catalogue.secrets.provider : undefined,
    })),
  };
}

/** What a pod waits with. */
export type Gate = Partial<Pick<Partials["pod"], "gate" | "gateVolumes">>;

/**
 * The init container of a service's pods that waits for migrations, and its token, which no other container
 * gets.
 */
export function gateContext(catalogue: Catalogue, service: Service): Gate {
  const gateNamed = podGate(catalogue, service);
  if (gateNamed === undefined) return {};
  const others = waitedMigrations(catalogue, service).length > 0;
  const selectors = helmValue(
    `include ${goString(others ? gateNamed : `${service.name}.migrationSelector`)} $ | quote`,
  );
  return {
    gate: orderingContainer(catalogue, service.name, others ? "wait-for-migrations" : "wait-for-migration", {
      script: waitForJob,
      args: [selectors],
      env: [{ name: "NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } }],
      volumeMounts: [
        { name: "gate-token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", readOnly: true },
      ],
    }),
    gateVolumes: [
      {
        name: "gate-token",
        projected: {
          sources: [
            { serviceAccountToken: { path: "token", expirationSeconds: 3600 } },
            { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
          ],
        },
      },
    ],
  };
}

/** The init container of a migration that waits for what it needs, where the migration is a gate. */
export function gatedWait(catalogue: Catalogue, service: Service, addresses: readonly HelmScalar[]): Gate {
  return addresses.length === 0 ? {} : { gate: waitContainer(catalogue, service, addresses) };
}

/**
 * The calls to what the pods of a workload wait for until it is ready. Migrations and smoke checks have waits
 * of their own: a chart hook before the rollout would wait for ever.
 */
export function readyCalls(service: Service, workload: Workload): readonly Call[] {
  if (workload.step !== undefined) return [];
  const waited = service.waits.filter(({ until }) => until === "ready").map((wait) => wait.service);
  return service.calls.filter(
    ({ callee, workloads }) =>
      waited.includes(callee) && (workloads === undefined || workloads.includes(workload.name ?? "")),
  );
}

/** The init container of pods that waits until others are ready. */
export function readyWait(
  catalogue: Catalogue,
  service: Service,
  calls: readonly Call[],
): readonly Partials["container"][] {
  const addresses = addressesOf(catalogue, service, calls, true);
  return addresses.length === 0 ? [] : [waitContainer(catalogue, service, addresses, "wait-for-services")];
}

/** The same for a migration after the rollout: it waits wherever it is. */
export function alwaysWait(
  catalogue: Catalogue,
  service: Service,
  addresses: readonly HelmScalar[],
): readonly Partials["container"][] {
  return addresses.length === 0 ? [] : [waitContainer(catalogue, service, addresses)];
}

/**
 * Where a migration finds the services that it needs, host:port, one for each TCP port that its service
 * calls.
 */
export function neededAddresses(catalogue: Catalogue, service: Service): readonly HelmScalar[] {
  const needed = neededServices(catalogue, service.migration!);
  return addressesOf(
    catalogue,
    service,
    service.calls.filter(({ callee }) => needed.includes(callee)),
    false,
  );
}

function addressesOf(
  catalogue: Catalogue,
  service: Service,
  calls: readonly Call[],
  outside: boolean,
): readonly HelmScalar[] {
  return calls.flatMap((call) => {
    const target = callTarget(catalogue, call);
    const ports = target.inside
      ? target.ports.filter(({ protocol }) => protocol === "TCP")
      : outside
        ? target.ports
        : [];
    return ports.map(({ name }) => helmText(addressParts(catalogue, service, call, `{host}:{port.${name}}`)));
  });
}

/** The variables that those addresses are made of. */
export function neededEndpoints(
  catalogue: Catalogue,
  service: Service,
): ReturnType<typeof endpointVariables> {
  const needed = neededServices(catalogue, service.migration!);
  return endpointVariables(service.calls.filter(({ callee }) => needed.includes(callee)));
}

/** What lets the pods of a service see how its migration went. */
export function gateTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  const gateNamed = podGate(catalogue, service);
  if (gateNamed === undefined) return [];
  return [
    {
      template: "subchart/templates/gate.yaml",
      path: "templates/gate.yaml",
      context: {
        chart: service.name,
        gateNamed,
        name: objectName(service, `${service.name}-gate`),
        component: "migration",
        account: accountName(service),
      },
    },
  ];
}

function waitContainer(
  catalogue: Catalogue,
  service: Service,
  addresses: readonly HelmScalar[],
  name = "wait-for-stores",
): Partials["container"] {
  return orderingContainer(catalogue, service.name, name, {
    script: waitForStores,
    args: addresses,
    env: [],
    volumeMounts: [],
  });
}
