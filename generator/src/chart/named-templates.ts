import type { ImageSource } from "../../../schemas/types/catalogue.js";
import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { calleeReferences } from "../catalogue/facts/callee-references.js";
import { objectTexts, podTexts } from "../catalogue/facts/callee-texts.js";
import { isPlaced } from "../catalogue/facts/host-place.js";
import { ownSecret } from "../catalogue/facts/own-secret.js";
import { allWorkloads } from "../catalogue/facts/steps.js";
import { externalNamed } from "../catalogue/facts/target.js";
import { usedHosts } from "./global-values.js";
import { asksForSecrets, copiesShared } from "./service-globals.js";
import type { ChartTemplate } from "./helm/chart-template.js";
import { placeholder } from "./helm/endpoint.js";
import { releasePrefix, umbrellaPrefix } from "./helm/names.js";
import { everywhere } from "./network/policy-rule.js";
import { dnsPeer, kubernetesApi, routePeers, sharedPeers } from "./network/shared-peers.js";
import { gateHelper, waitsHelper } from "./ordering/gate.js";
import { podGate, readsOwnSecret } from "./ordering/migration-names.js";
import { orderingDefaults } from "./ordering/ordering.js";
import { identityContext } from "./security/cloud-identity.js";
import { placements } from "./workload/node-pools.js";

/** `_helpers.tpl` of a subchart: what its templates share, so that every default is written once. */
export function subchartNamedTemplates(catalogue: Catalogue, service: Service): ChartTemplate {
  const { calls, migration, smokeCheck, serviceAccount, waits } = service;
  const { imagePullSecrets } = catalogue;
  const words = addressWords(service);
  const own = ownSecret(service) !== undefined;
  const early = migration?.when === "before";
  const images = allWorkloads(service)
    .flatMap(({ containers, initContainers }) => [...containers, ...initContainers])
    .map(({ image }) => image);
  const orderingRuns =
    migration !== undefined ||
    waits.length > 0 ||
    smokeCheck?.workload.containers[0]?.imagePath === "ordering";
  return {
    template: "subchart/templates/_helpers.tpl",
    path: "templates/_helpers.tpl",
    context: {
      ...shared(catalogue, service.name),
      service: true,
      ownAccount: service.serviceAccount.shared === undefined,
      ...affixes(orderingRuns ? [...images, catalogue.ordering.image] : images),
      copies: early && imagePullSecrets.length > 0,
      ordering: orderingRuns ? orderingDefaults(catalogue) : undefined,
      orderingResources: migration || waits.length > 0 ? catalogue.ordering.resources : undefined,
      peers: sharedPeers(catalogue, service),
      routePeers: routePeers(catalogue, service),
      kubernetesApi:
        serviceAccount.mountToken !== undefined || migration || podGate(catalogue, service)
          ? kubernetesApi(catalogue)
          : undefined,
      hosts: hosts(catalogue, usedHosts({ ...catalogue, services: [service], certificates: [] })),
      platform: catalogue.name,
      releasePrefix: releasePrefix(service),
      selectorLabels: service.selectorLabels,
      secretsProvider: asksForSecrets(catalogue, service) ? catalogue.secrets.provider : undefined,
      ownSecret: own,
      copySuffix: copiesShared(catalogue, service),
      migrationSecret: early && readsOwnSecret(service),
      identity: identityContext(catalogue, service),
      placements: placements(catalogue, service),
      hasCalls: calls.length > 0,
      placed: calls.some(({ callee }) => {
        const external = externalNamed(catalogue, callee);
        return external !== undefined && isPlaced(external);
      }),
      gate: gateHelper(catalogue, service),
      waits: waitsHelper(catalogue, service),
      everywhere,
      tellsUrl: words.has("url"),
      tellsPods: words.has("pods"),
    },
  };
}

/**
 * `_helpers.tpl` of the umbrella chart; none where no template of its own would use it.
 *
 * @param objects whether it has objects with the labels of all
 * @param shown hosts that its templates name
 */
export function umbrellaNamedTemplates(
  catalogue: Catalogue,
  objects: boolean,
  shown: readonly string[],
): readonly ChartTemplate[] {
  if (!objects && shown.length === 0) return [];
  const guarded = catalogue.services.some(({ migration }) => migration);
  return [
    {
      template: "umbrella/templates/_helpers.tpl",
      path: "templates/_helpers.tpl",
      context: {
        ...shared(catalogue, umbrellaPrefix(catalogue)),
        name: catalogue.name,
        service: false,
        objects,
        images: guarded,
        ...affixes([catalogue.ordering.image]),
        copies: false,
        ordering: guarded ? orderingDefaults(catalogue) : undefined,
        orderingResources: guarded ? catalogue.ordering.resources : undefined,
        peers: guarded ? [dnsPeer(catalogue)] : [],
        kubernetesApi: guarded ? kubernetesApi(catalogue) : undefined,
        hosts: hosts(catalogue, shown),
      },
    },
  ];
}

// What the service's texts say of addresses: `url`, `host`, `port.http`.
function addressWords(service: Service): ReadonlySet<string> {
  const own = service.calls.flatMap(({ env }) => Object.values(env));
  const texts = [...objectTexts(service), ...allWorkloads(service).flatMap(podTexts)];
  return new Set([
    ...own.flatMap((text) => [...text.matchAll(placeholder)].map(([, word]) => word!)),
    ...texts.flatMap(({ text }) => calleeReferences(text)).map(({ word }) => word),
  ]);
}

function shared({ imageRegistry, imagePullSecrets }: Catalogue, chart: string) {
  return {
    chart,
    objects: true,
    images: true,
    registry: imageRegistry,
    pullSecrets: imagePullSecrets.map((name) => ({ name })),
  };
}

function affixes(images: readonly ImageSource[]) {
  const suffixes = images.some(({ tagSuffix }) => tagSuffix);
  return { affixes: suffixes || images.some(({ tagPrefix }) => tagPrefix), suffixes };
}

function hosts(catalogue: Catalogue, names: readonly string[]) {
  return names.map((name) => ({ name, host: catalogue.hosts[name]! }));
}
