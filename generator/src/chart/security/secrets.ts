import type { Catalogue } from "../../catalogue/model/catalogue.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { goString, helmValue } from "../helm/helm-expression.js";
import { hookOf } from "../../order/engines/helm/hooks.js";
import { sharedSecretName } from "../helm/secret-name.js";
import { umbrellaPrefix } from "../helm/names.js";
import { hookLiteral } from "../helm/hook-literal.js";
import { ownSecret, sharedSecrets } from "../../catalogue/facts/own-secret.js";

/** The store and the pull secrets once more, for hooks that run before those of the release are there. */
export function hookSecretTemplates(catalogue: Catalogue): readonly ChartTemplate[] {
  const { secrets, imagePullSecrets, services } = catalogue;
  const early = services.filter(({ migration }) => migration?.when === "before");
  const shared = sharedSecrets(catalogue).filter((secret) => secret.early);
  const read =
    shared.length > 0 ||
    early.some((service) => ownSecret(service, [service.migration!.workload]) !== undefined);
  if (early.length === 0 || (imagePullSecrets.length + shared.length === 0 && !(read && secrets.secretStore)))
    return [];
  const object = (name: string, annotations: string) => ({
    chart: umbrellaPrefix(catalogue),
    name: helmValue(`${name} | quote`),
    annotations,
  });
  const hook = (name: string) => hookOf(catalogue, "secrets", name);
  return [
    {
      template: "umbrella/templates/hook-secrets.yaml",
      path: "templates/hook-secrets.yaml",
      context: {
        ...secretsContext(catalogue),
        store: { ...secretsContext(catalogue).store, provider: secrets.secretStore },
        provider: secrets.provider,
        pullSecrets: pullSecrets(catalogue),
        secretStore: secrets.secretStore && object("$store", hookLiteral(hook("secretstore"))),
        pullSecret:
          imagePullSecrets.length > 0
            ? object('printf "%s-hooks" $secret.name', hookLiteral(hook("pull-secret"), "$i"))
            : undefined,
        shared:
          shared.length === 0
            ? undefined
            : shared.map((secret) => ({
                chart: umbrellaPrefix(catalogue),
                ...secret,
                key: secret.name,
                name: sharedSecretName(catalogue, secret.name, ["-hooks"]),
                annotations: hookLiteral(hook(`shared-${secret.name}`)),
              })),
      },
    },
  ];
}

/** The store and the pull secrets of the whole release. */
export function umbrellaSecretTemplates(catalogue: Catalogue): readonly ChartTemplate[] {
  const { secrets, imagePullSecrets, services } = catalogue;
  const context = {
    ...secretsContext(catalogue),
    provider: secrets.provider,
    chart: umbrellaPrefix(catalogue),
  };
  const shared = sharedSecrets(catalogue);
  const needed =
    imagePullSecrets.length + shared.length > 0 || services.some((service) => ownSecret(service));
  const store: ChartTemplate = {
    template: "umbrella/templates/secretstore.yaml",
    path: "templates/secretstore.yaml",
    context: {
      chart: umbrellaPrefix(catalogue),
      provider: context.provider,
      store: { ...context.store, provider: secrets.secretStore },
      name: helmValue(
        'dig "secrets" "externalSecret" "secretStoreRef" "name" ' +
          `${secretsContext(catalogue).store.name} $global | quote`,
      ),
    },
  };
  const pulled: ChartTemplate = {
    template: "umbrella/templates/externalsecret.yaml",
    path: "templates/externalsecret.yaml",
    context: { ...context, name: helmValue("$secret.name | quote"), pullSecrets: pullSecrets(catalogue) },
  };
  return [
    ...(needed && secrets.secretStore ? [store] : []),
    ...(needed && imagePullSecrets.length > 0 ? [pulled] : []),
    ...shared.map(({ early: _early, ...secret }) => ({
      template: "umbrella/templates/shared-secret.yaml" as const,
      path: `templates/shared-secret-${secret.name}.yaml`,
      context: {
        ...context,
        ...secret,
        key: secret.name,
        name: sharedSecretName(catalogue, secret.name),
      },
    })),
  ];
}

function pullSecrets({ imagePullSecrets }: Catalogue): readonly { readonly name: string }[] {
  return imagePullSecrets.map((name) => ({ name }));
}

/** The catalogue's defaults: a subchart alone has no `global`. The store's name is an expression. */
export function secretsContext({ secrets: { externalSecret } }: Catalogue) {
  const {
    remoteKey,
    refreshInterval,
    secretStoreRef: { name, kind },
  } = externalSecret;
  return {
    remoteKey,
    refreshInterval,
    store: { name: name === undefined ? "$.Release.Name" : goString(name), kind },
  };
}
