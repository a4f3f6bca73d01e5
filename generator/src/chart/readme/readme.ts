import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { certificateNeeds } from "../security/certificates.js";
import { migrationSteps } from "../../catalogue/facts/steps.js";
import { neededServices } from "../ordering/migration-names.js";
import { identityNeeds } from "../security/cloud-identity.js";
import { clusterNeeds } from "./cluster-needs.js";
import { callTarget } from "../helm/endpoint.js";
import { exceptions, unsupported, type Exception } from "./exceptions.js";
import { nameInRelease } from "../helm/names.js";
import type { Callers } from "../../order/callers.js";
import {
  objectNeeds,
  pullSecretNeeds,
  secretHint,
  secretNeeds,
  tlsSecretNeeds,
  type SecretNeed,
  wholeSecret,
} from "./object-needs.js";
import { operations, type Operations } from "./operations.js";

/** What a chart's README says beside its values. */
export interface Readme {
  readonly name: string;
  readonly description: string;
  /** The umbrella, for a subchart. */
  readonly umbrella: string | undefined;
  readonly folder: string;
  /** The chart that makes the namespace, if there is one. */
  readonly namespaceChart: string | undefined;
  readonly services: readonly {
    readonly name: string;
    readonly description: string;
    readonly calls: string;
    readonly enabled: boolean;
  }[];
  readonly calls: readonly { readonly callee: string; readonly address: string; readonly env: string }[];
  readonly callers: readonly string[];
  readonly routes: readonly { readonly host: string; readonly path: string }[];
  /** What becomes of its data. */
  readonly migration:
    | {
        readonly revision: number;
        readonly compatibleFrom: number;
        readonly after: boolean;
        readonly needs: string;
        readonly steps: string;
        readonly withheld: string;
      }
    | undefined;
  /** What must exist before the installation, beside Secrets. */
  readonly needs: readonly string[];
  readonly secrets: readonly SecretNeed[];
  readonly secretHint: string | undefined;
  /** Undefined for the umbrella: its services have their own. */
  readonly operations: Operations | undefined;
  /** Whether claims stay when the release is deleted. */
  readonly keepsClaims: boolean;
  readonly exceptions: readonly Exception[];
}

/** The README of the umbrella chart. */
export function umbrellaReadme(catalogue: Catalogue): Readme {
  const { services } = catalogue;
  return {
    name: catalogue.name,
    description: catalogue.description,
    umbrella: undefined,
    folder: catalogue.name,
    namespaceChart: namespaceChart(catalogue),
    services: services.map(({ name, description, calls, enabled }) => ({
      name,
      description,
      calls: [...new Set(calls.map(({ callee }) => callee))].join(", "),
      enabled,
    })),
    calls: [],
    callers: [],
    routes: [],
    migration: undefined,
    needs: [
      ...new Set([
        ...namespaceNeed(catalogue),
        ...clusterNeeds(catalogue, services, true),
        ...services.flatMap(objectNeeds),
        ...identityNeeds(services),
        ...certificateNeeds(catalogue),
      ]),
    ],
    secrets: together([
      ...pullSecretNeeds(catalogue),
      ...tlsSecretNeeds(catalogue, services),
      ...services.flatMap((service) => secretNeeds(catalogue, service, `${service.name}.`)),
    ]),
    secretHint: secretHint(catalogue, services),
    operations: undefined,
    keepsClaims: services.some(keepsClaims),
    exceptions: [
      ...services.flatMap((service) =>
        exceptions(catalogue, service).map((exception) => ({
          ...exception,
          where: `${service.name}: ${exception.where}`,
        })),
      ),
      ...unsupported("Ingress objects", catalogue.ingress),
      ...unsupported("HTTPRoute objects", catalogue.gateway),
    ],
  };
}

/** The README of a subchart. */
export function subchartReadme(catalogue: Catalogue, service: Service, callers: Callers): Readme {
  return {
    name: service.name,
    description: service.description,
    umbrella: catalogue.name,
    folder: `${catalogue.name}/charts/${service.name}`,
    namespaceChart: namespaceChart(catalogue),
    services: [],
    calls: service.calls.map((call) => {
      const target = callTarget(catalogue, call);
      const hosts = target.inside
        ? [nameInRelease(target.service, target.kubernetesService.name, catalogue.name)]
        : target.external.hosts;
      const [first, ...others] = target.ports.map(({ port }) => port);
      return {
        callee: call.callee,
        address: hosts
          .map((host) => `\`${host}:${first!}\`${others.map((port) => `, \`${port}\``).join("")}`)
          .join(", "),
        env: Object.keys(call.env)
          .map((name) => `\`${name}\``)
          .join(", "),
      };
    }),
    callers: [...new Set((callers.get(service.name) ?? []).map(({ caller }) => caller.name))],
    routes: service.routes.map(({ host, urlPath }) => ({
      host: host === undefined ? "*" : catalogue.hosts[host]!,
      path: urlPath,
    })),
    migration: service.migration && {
      revision: service.migration.revision,
      compatibleFrom: service.migration.compatibleFrom,
      after: service.migration.when === "after",
      needs: neededServices(catalogue, service.migration).join(", "),
      steps: migrationSteps(service.migration.workload)
        .map(({ name }) => name)
        .join(", "),
      withheld: service.migration.withheld.map((name) => `\`${name}\``).join(", "),
    },
    needs: [
      ...clusterNeeds(catalogue, [service], false),
      ...objectNeeds(service),
      ...identityNeeds([service]),
    ],
    secrets: together([
      ...pullSecretNeeds(catalogue),
      ...tlsSecretNeeds(catalogue, [service]),
      ...secretNeeds(catalogue, service, ""),
    ]),
    secretHint: secretHint(catalogue, [service]),
    operations: operations(catalogue, service),
    keepsClaims: keepsClaims(service),
    exceptions: exceptions(catalogue, service),
  };
}

/** One row a Secret, with the keys that all of its readers want. */
function together(needs: readonly SecretNeed[]): readonly SecretNeed[] {
  const rows = new Map<string, SecretNeed>();
  for (const need of needs) {
    const row = `${need.secret} ${need.value}`;
    const keys = [
      ...new Set([rows.get(row)?.keys ?? need.keys, need.keys].flatMap((text) => text.split(", "))),
    ];
    rows.set(row, { ...need, keys: keys.includes(wholeSecret) ? wholeSecret : keys.join(", ") });
  }
  return [...rows.values()];
}

function namespaceChart({ name, namespace }: Catalogue): string | undefined {
  return namespace && `${name}-namespace`;
}

function namespaceNeed(catalogue: Catalogue): readonly string[] {
  const chart = namespaceChart(catalogue);
  return chart === undefined
    ? []
    : [`The namespace with its guard-rails, by the chart [${chart}](../${chart}/README.md)`];
}

function keepsClaims({ workloads }: Service): boolean {
  return workloads.some(
    ({ volumes, volumeClaimTemplates, persistentVolumeClaimRetentionPolicy }) =>
      (Object.keys(volumeClaimTemplates).length > 0 &&
        persistentVolumeClaimRetentionPolicy?.whenDeleted !== "Delete") ||
      Object.values(volumes).some(({ persistentVolumeClaim }) => persistentVolumeClaim?.keep),
  );
}
