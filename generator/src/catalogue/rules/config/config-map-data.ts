import type { ConfigMap, Service } from "../../model/catalogue.js";
import { textFault } from "../../../problem/data-rules.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Kubernetes' limit for all that a ConfigMap holds (pkg/apis/core/types.go, MaxSecretSize). */
const MAX_CONFIG_MAP = 1_048_576;
/** Helm's limit for one file of a chart (pkg/chart/loader/archive). */
const MAX_FILE = 5_242_880;

/**
 * ConfigMaps and chart templates are no larger than Kubernetes and Helm take them, and a key is a setting or
 * a file.
 */
export const configMapData: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => [
    ...service.configMaps.flatMap((configMap) => configMapProblems(service, configMap)),
    ...Object.entries(service.templates).flatMap(([file, text]) => {
      const size = Buffer.byteLength(text);
      return size <= MAX_FILE
        ? []
        : [
            {
              path: at(service.path, "templates", file),
              message: `must be at most 5 MiB (${MAX_FILE} bytes) for Helm, got ${size} bytes`,
            },
          ];
    }),
  ]);

function configMapProblems(service: Service, { name, data, files }: ConfigMap): readonly Problem[] {
  const path = at(service.path, "configMaps", name);
  const size = [...Object.values(data), ...Object.values(files)].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    0,
  );
  const twice = Object.keys(files).filter((key) => Object.hasOwn(data, key));
  return [
    ...(size <= MAX_CONFIG_MAP
      ? []
      : [
          {
            path,
            message:
              `must hold at most 1 MiB (${MAX_CONFIG_MAP} bytes) for Kubernetes, ` +
              `got ${size} bytes. Use several ConfigMaps, or a volume`,
          },
        ]),
    ...Object.entries(files).flatMap(([key, text]) => {
      const fault = textFault(text);
      return fault === undefined ? [] : [{ path: at(path, "files", key), message: fault }];
    }),
    ...twice.map((key) => ({
      path: at(path, "files", key),
      message: "is also a key of data. Choose one of the two",
    })),
  ];
}
