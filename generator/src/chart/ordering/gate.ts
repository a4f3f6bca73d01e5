import type { Partials, Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { addressParts, callTarget, endpointVariables } from "../helm/endpoint.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { goString, helmText, helmValue, type HelmScalar } from "../helm/helm-expression.js";
import { mayBeGate, neededServices, readsOwnSecret } from "./migration-names.js";
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

/** What a pod waits with. */
export type Gate = Partial<
  Pick<Partials["pod"] & Partials["variables"], "gate" | "gateVolumes" | "initContainers">
>;

/**
 * The init container of a service's pods that waits for the migration, and its token, which no other
 * container gets.
 */
export function gateContext(catalogue: Catalogue, service: Service): Gate {
  if (!mayBeGate(catalogue, service)) return {};
  const selector = helmValue(`include ${goString(`${service.name}.migrationSelector`)} $ | quote`);
  return {
    gate: orderingContainer(catalogue, service.name, "wait-for-migration", {
      script: waitForJob,
      args: [selector],
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

/** The same for a migration after the rollout: it waits wherever it is. */
export function alwaysWait(catalogue: Catalogue, service: Service, addresses: readonly HelmScalar[]): Gate {
  return addresses.length === 0
    ? {}
    : {
        initContainers: [waitContainer(catalogue, service, addresses)],
      };
}

/**
 * Where a migration finds the services that it needs, host:port, one for each TCP port that its service
 * calls.
 */
export function neededAddresses(catalogue: Catalogue, service: Service): readonly HelmScalar[] {
  const needed = neededServices(catalogue, service.migration!);
  return service.calls
    .filter(({ callee }) => needed.includes(callee))
    .flatMap((call) => {
      const target = callTarget(catalogue, call);
      const ports = target.inside ? target.ports.filter(({ protocol }) => protocol === "TCP") : [];
      return ports.map(({ name }) =>
        helmText(addressParts(catalogue, service, call, `{host}:{port.${name}}`)),
      );
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
  if (!mayBeGate(catalogue, service)) return [];
  return [
    {
      template: "subchart/templates/gate.yaml",
      path: "templates/gate.yaml",
      context: {
        chart: service.name,
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
): Partials["container"] {
  return orderingContainer(catalogue, service.name, "wait-for-stores", {
    script: waitForStores,
    args: addresses,
    env: [],
    volumeMounts: [],
  });
}
