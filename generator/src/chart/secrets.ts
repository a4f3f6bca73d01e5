import type { Catalogue, Service } from "../catalogue/catalogue.js";
import type { ChartTemplate } from "./chart.js";
import { secretName } from "./env.js";
import { goString, helmValue } from "./helm-expression.js";
import { ownSecret } from "./own-secret.js";

/** What brings the own Secret of a service, where the values say that an operator does not. */
export function secretTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  const own = ownSecret(service);
  if (own === undefined) return [];
  const context = {
    ...own,
    ...secretsContext(catalogue),
    // A store without the only key that is asked for would leave the ExternalSecret in error.
    onlyOptional: !own.whole && own.keys.length === 0,
    chart: service.name,
    component: undefined,
    annotations: undefined,
    name: secretName(undefined),
  };
  return [
    { template: "subchart/templates/externalsecret.yaml", path: "templates/externalsecret.yaml", context },
    { template: "subchart/templates/sealedsecret.yaml", path: "templates/sealedsecret.yaml", context },
  ];
}

/** The store and the pull secrets of the whole release. */
export function umbrellaSecretTemplates(catalogue: Catalogue): readonly ChartTemplate[] {
  const { secrets, imagePullSecrets, services } = catalogue;
  const context = { ...secretsContext(catalogue), chart: catalogue.name, imagePullSecrets };
  const needed = imagePullSecrets.length > 0 || services.some(ownSecret);
  return [
    ...(needed && secrets.secretStore ? [{
      template: "umbrella/templates/secretstore.yaml", path: "templates/secretstore.yaml", context: { ...context, name: helmValue(`dig "secrets" "externalSecret" "secretStoreRef" "name" ${goString(secrets.externalSecret.secretStoreRef.name)} $global | quote`) },
    }] : []),
    ...(needed && imagePullSecrets.length > 0 ? [{
      template: "umbrella/templates/externalsecret.yaml", path: "templates/externalsecret.yaml", context: { ...context, name: helmValue("$secret | quote") },
    }] : []),
  ];
}

// The catalogue's defaults, as literals of Go: a subchart alone has no `global`.
function secretsContext({ secrets: { provider, externalSecret } }: Catalogue): Record<string, unknown> {
  const { remoteKey, refreshInterval, secretStoreRef: { name, kind } } = externalSecret;
  return { provider, remoteKey, refreshInterval, store: { name, kind } };
}
