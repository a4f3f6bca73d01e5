import { containerPath, type EffectiveValues } from "../capacity/effective-values.js";
import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { configMapName } from "../catalogue/facts/object-names.js";
import { ownSecret } from "../catalogue/facts/own-secret.js";
import { allWorkloads } from "../catalogue/facts/steps.js";
import { neededNames, pullSecretNeeds, tlsSecretNeeds } from "../chart/readme/object-needs.js";
import { containerScope } from "../chart/values/container-values.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";
import { at } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";
import { hinted } from "../problem/suggest.js";

/**
 * Secrets and ConfigMaps that only the values of an environment name: the release does not make them, and no
 * README lists them, so whoever installs it has to know of them.
 */
export function objectHints(catalogue: Catalogue, values: EffectiveValues): readonly Problem[] {
  const known = { Secret: knownSecrets(catalogue), ConfigMap: knownConfigMaps(catalogue) };
  const installed = catalogue.services.filter(({ name }) => values.services.has(name));
  const named = [...ofAll(values), ...installed.flatMap((service) => ofService(values, service))]
    .filter(({ kind, name }) => name !== "" && !known[kind].some((one) => isCalled(name, one)))
    .map(({ path, kind, name }) => ({
      path,
      message: hinted(
        `names the ${kind} ${name}, which the release does not make and its README does not list. ` +
          "It must exist",
        name,
        known[kind].map((one) => one.name),
      ),
    }));
  return [...named, ...installed.flatMap((service) => unsealed(values, service))];
}

// Without any data there is no SealedSecret, and with some the schema wants all.
function unsealed(values: EffectiveValues, service: Service): readonly Problem[] {
  const data = mapAt(values.services.get(service.name)!, ["sealedSecret", "encryptedData"]);
  return provider(values.global) === "sealedSecret" && ownSecret(service) && Object.keys(data).length === 0
    ? [
        {
          path: at(service.name, "sealedSecret", "encryptedData"),
          message: `is empty: no SealedSecret is made, so the Secret that ${service.name} reads must exist`,
        },
      ]
    : [];
}

interface Reference {
  readonly path: string;
  readonly kind: "Secret" | "ConfigMap";
  readonly name: string;
}

/** An object that the release makes or its README lists. */
interface Known {
  readonly name: string;
  /** Whether the release's name stands before it. */
  readonly prefixed: boolean;
}

function isCalled(name: string, known: Known): boolean {
  return known.prefixed ? name.endsWith(`-${known.name}`) : name === known.name;
}

function knownSecrets(catalogue: Catalogue): readonly Known[] {
  const { services, certificates, secrets } = catalogue;
  const listed = [
    ...[...pullSecretNeeds(catalogue), ...tlsSecretNeeds(catalogue, services)].map(({ secret }) => secret),
    ...services
      .flatMap((service) => neededNames(service, "Secret"))
      .filter((name) => !secrets.shared.includes(name)),
    ...certificates.map(({ secretName }) => secretName),
  ];
  const own = services.filter((service) => ownSecret(service));
  const shared = secrets.shared.map((name) => ({ name, prefixed: secrets.releasePrefix }));
  return [
    ...given(listed),
    ...shared,
    ...own.map(({ name, releasePrefix }) => ({ name, prefixed: releasePrefix })),
  ];
}

function knownConfigMaps({ services }: Catalogue): readonly Known[] {
  return services.flatMap((service) => [
    ...given(neededNames(service, "ConfigMap")),
    ...service.configMaps.map(({ name }) => ({
      name: configMapName(service, name),
      prefixed: service.releasePrefix,
    })),
  ]);
}

function given(names: readonly string[]): readonly Known[] {
  return names.map((name) => ({ name, prefixed: false }));
}

function ofAll({ global }: EffectiveValues): readonly Reference[] {
  const ingress = mapAt(global, ["ingress"]);
  const certificates = { "": ingress["tlsSecretName"], ...mapAt(ingress, ["tlsSecretNames"]) };
  return [
    ...(provider(global) === "externalSecret" ? [] : pullSecrets("global", global)),
    ...(ingress["enabled"] === true ? Object.entries(certificates) : []).map(([host, name]) => ({
      path: host === "" ? "global.ingress.tlsSecretName" : at("global.ingress.tlsSecretNames", host),
      kind: "Secret" as const,
      name: String(name ?? ""),
    })),
  ];
}

function ofService(values: EffectiveValues, service: Service): readonly Reference[] {
  const own = values.services.get(service.name)!;
  return [
    ...(provider(values.global) === "existing"
      ? [
          {
            path: at(service.name, "existingSecret"),
            kind: "Secret" as const,
            name: String(own["existingSecret"] ?? ""),
          },
        ]
      : []),
    ...pullSecrets(service.name, own),
    ...allWorkloads(service).flatMap((workload) =>
      [...workload.containers, ...workload.initContainers].flatMap((container) =>
        variables(
          containerPath(values, service, workload, container),
          mapAt(own, containerScope(workload, container)),
        ),
      ),
    ),
  ];
}

function provider(global: ValueMap): unknown {
  return mapAt(global, ["secrets"])["provider"];
}

function pullSecrets(path: string, { imagePullSecrets = [] }: ValueMap): readonly Reference[] {
  return (imagePullSecrets as readonly { readonly name: string }[]).map(({ name }, i) => ({
    path: at(path, "imagePullSecrets", i, "name"),
    kind: "Secret",
    name,
  }));
}

function variables(path: string, { extraEnv = [] }: ValueMap): readonly Reference[] {
  return (extraEnv as readonly ExtraEnv[]).flatMap(({ valueFrom = {} }, i) =>
    (["secretKeyRef", "configMapKeyRef"] as const).flatMap((source) => {
      const reference = valueFrom[source];
      if (reference === undefined || reference.optional) return [];
      return [
        {
          path: at(path, "extraEnv", i, "valueFrom", source, "name"),
          kind: source === "secretKeyRef" ? ("Secret" as const) : ("ConfigMap" as const),
          name: reference.name,
        },
      ];
    }),
  );
}

type ExtraEnv = {
  readonly valueFrom?: Readonly<
    Partial<
      Record<"secretKeyRef" | "configMapKeyRef", { readonly name: string; readonly optional?: boolean }>
    >
  >;
};
