import type { Catalogue, ConfigMap, Service } from "../../catalogue/model/catalogue.js";
import { filledEntries, isFilledIn, tunableEntries } from "../../catalogue/facts/callee-references.js";
import { configMapName, valuesKey } from "../../catalogue/facts/object-names.js";
import type { ChartTemplate, CopiedFile } from "../helm/chart-template.js";
import { endpointVariables } from "../helm/endpoint.js";
import { filledText, namedCalls } from "../helm/filled-text.js";
import { valuesPath } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind, type Values } from "../kind/kind.js";

/** ConfigMaps: settings, which operators override, and files. */
export const configMap: Kind = {
  kinds: ["ConfigMap"],
  templates: ({ catalogue, service }) => service.configMaps.map((one) => template(catalogue, service, one)),
  names: (service) =>
    service.configMaps.map(({ name }) => ({
      kind: "ConfigMap",
      name: configMapName(service, name),
      path: `${service.path}.configMaps.${name}`,
    })),
  values: ({ configMaps }) => ({
    configMaps: valueGroup(
      "Settings in configuration files.",
      Object.fromEntries(
        configMaps.map(({ name, data }) => [
          valuesKey(name),
          valueGroup(`The ConfigMap ${name}.`, settings(data)),
        ]),
      ),
    ),
  }),
  workloadValues: noValues,
  needs: none,
  quota: ({ service: { name, configMaps } }) => [{ key: "configmaps", name, count: configMaps.length }],
};

function template(catalogue: Catalogue, service: Service, map: ConfigMap): ChartTemplate {
  const { name, data, files } = map;
  const texts = { catalogue, service, calls: service.calls };
  const inline = [
    ...Object.entries(filledEntries(data)),
    ...Object.entries(files).filter((file) => !isPackaged(file)),
  ];
  return {
    template: "subchart/templates/configmap.yaml",
    path: `templates/configmap-${name}.yaml`,
    context: {
      chart: service.name,
      name: objectName(service, configMapName(service, name)),
      endpoints: endpointVariables(
        namedCalls(
          texts,
          inline.map(([, text]) => text),
        ),
      ),
      data: Object.keys(tunableEntries(data)).map((key) => ({
        key,
        value: valuesPath(["configMaps", valuesKey(name), key]),
      })),
      inline: inline.map(([key, text]) => ({ key, text: filledText(texts, text) })),
      hasFiles: packagedFiles(map).length > 0,
      files: `files/${name}/*`,
    },
  };
}

function settings(data: ConfigMap["data"]): Values {
  return Object.fromEntries(
    Object.entries(tunableEntries(data)).map(([key, text]) => [
      key,
      schemaValue("setting", text, `The key ${key}.`),
    ]),
  );
}

/** The files of a ConfigMap that lie in its chart as they are, below `files/`. */
export function packagedFiles({ name, files }: ConfigMap): readonly CopiedFile[] {
  return Object.entries(files)
    .filter(isPackaged)
    .map(([key, contents]) => ({ path: `files/${name}/${key}`, contents }));
}

function isPackaged(file: readonly [string, string]): boolean {
  return !isFilledIn(file[1]) && !isChangedByHelm(file);
}

/**
 * Whether a file must stand in the template itself, quoted, because Helm would not hand it on as it is:
 * .helmignore leaves it out, the chart's loader cuts a byte order mark off, AsConfig prints nothing at all
 * where there is a control character, breaks lines where others see none and miscounts line feeds at the end,
 * and "<no value>" is taken out of all that is printed.
 */
function isChangedByHelm([key, text]: readonly [string, string]): boolean {
  return (
    /^\.(?:DS_Store|chartwright\.json|gitignore)$|\.(?:orig|tgz)$/.test(key) ||
    /^\uFEFF|[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]|<no value>|\n\n$/.test(text)
  );
}
