import type {
  Catalogue,
  Container,
  EnvFromSource,
  EnvVar,
  Service,
  Workload,
} from "../../catalogue/model/catalogue.js";
import { ownPort } from "../../catalogue/facts/own-port.js";
import { configMapName } from "../../catalogue/facts/object-names.js";
import { addressParts, hostParts } from "../helm/endpoint.js";
import { filledParts, filledText, quotedText, type TextScope } from "../helm/filled-text.js";
import { settingScope } from "../values/container-values.js";
import { goString, helmValue, valuesPath, type HelmExpression } from "../helm/helm-expression.js";
import { migrationConfigMap } from "../ordering/migration-names.js";
import { objectName } from "../helm/names.js";
import { secretName } from "../helm/secret-name.js";

/** The `env` of a container as a manifest has it. */
export function env(
  texts: TextScope,
  workload: Workload,
  scope: readonly string[],
  container: Container,
): readonly object[] {
  return container.env.map((variable) => ({
    name: variable.name,
    ...envValue(
      texts,
      workload,
      container,
      settingScope(texts.service, workload, container, scope, variable),
      variable,
    ),
  }));
}

/** The `envFrom` of a container. */
export function envFrom(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  sources: readonly EnvFromSource[],
): readonly object[] {
  return sources.map((source) => {
    const prefix = source.prefix === "" ? undefined : source.prefix;
    const optional = source.optional || undefined;
    return source.from === "secret"
      ? { prefix, secretRef: { name: secretName(catalogue, service, source.secret, workload), optional } }
      : {
          prefix,
          configMapRef: {
            name: configMapReference(service, workload, source.configMap, source.existing),
            optional,
          },
        };
  });
}

/** The name of one of the service's own ConfigMaps, or of one that exists already. */
export function configMapReference(
  service: Service,
  workload: Workload,
  own: string | undefined,
  existing: string | undefined,
): unknown {
  if (own === undefined) return existing;
  return workload.step === "migration"
    ? migrationConfigMap(service, own)
    : objectName(service, configMapName(service, own));
}

function envValue(
  texts: TextScope,
  workload: Workload,
  container: Container,
  scope: readonly string[],
  variable: EnvVar,
): object {
  const { catalogue, service } = texts;
  // Texts with an address or a host may name callees as well.
  const quoted = (parts: readonly (string | HelmExpression)[]) =>
    quotedText(parts.flatMap((part) => (typeof part === "string" ? filledParts(texts, part) : part)));
  switch (variable.from) {
    case "setting":
      return {
        value: variable.shared
          ? sharedSetting(scope, variable.name, variable.default)
          : helmValue(`${valuesPath([...scope, "env", variable.name])} | quote`),
      };
    case "value":
      return { value: filledText(texts, variable.value) };
    case "address":
      return { value: quoted(addressParts(catalogue, service, variable.call, variable.template)) };
    case "port":
      return {
        value: filledText(
          texts,
          variable.template.replaceAll(
            "{port}",
            String(ownPort(service, workload, container, variable.port)),
          ),
        ),
      };
    case "host":
      return { value: quoted(hostParts(service.name, variable.host, variable.template)) };
    case "secret":
      return {
        valueFrom: {
          secretKeyRef: {
            name: secretName(catalogue, service, variable.secret, workload),
            key: variable.key,
            optional: variable.optional || undefined,
          },
        },
      };
    case "configMap":
      return {
        valueFrom: {
          configMapKeyRef: {
            name: configMapReference(service, workload, variable.configMap, variable.existing),
            key: variable.key,
            optional: variable.optional || undefined,
          },
        },
      };
    case "field":
      return { valueFrom: { fieldRef: { fieldPath: variable.fieldPath } } };
    case "resource":
      return {
        valueFrom: {
          resourceFieldRef: {
            containerName: variable.containerName,
            resource: variable.resource,
            divisor: variable.divisor,
          },
        },
      };
  }
}

// The service's own value, else that of all services, else the catalogue's. `dig` asks whether a key is
// there, so an empty text counts.
function sharedSetting(scope: readonly string[], name: string, value: string): unknown {
  const key = goString(name);
  return helmValue(
    `dig ${key} (dig "env" ${key} ${goString(value)} $global) ${valuesPath([...scope, "env"])} | quote`,
  );
}
