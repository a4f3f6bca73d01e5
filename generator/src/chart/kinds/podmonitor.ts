import { objectName } from "../helm/names.js";
import { schemaValue } from "../values/value-tree.js";
import { noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";

/** By which Prometheus Operator finds the pods of a service that says where its metrics are. */
export const podMonitor: Kind = {
  kinds: ["PodMonitor"],
  templates: ({ service }) =>
    service.metrics?.podMonitor === undefined
      ? []
      : [
          {
            template: "subchart/templates/podmonitor.yaml",
            path: "templates/podmonitor.yaml",
            context: {
              chart: service.name,
              name: objectName(service, service.name),
              port: service.metrics.port,
              path: service.metrics.path,
            },
          },
        ],
  names: ({ name, path, metrics }) => (metrics?.podMonitor ? [{ kind: "PodMonitor", name, path }] : []),
  values: ({ metrics }) => ({
    podMonitor: metrics?.podMonitor && {
      ...schemaValue("pod-monitor", metrics.podMonitor),
      required: ["enabled"],
    },
  }),
  workloadValues: noValues,
  needs: ({ services }) =>
    services.some(({ metrics }) => metrics?.podMonitor)
      ? ["monitoring.coreos.com/v1 (Prometheus Operator), where `podMonitor.enabled` is true"]
      : [],
  quota: ({ service: { name, metrics }, values }) =>
    metrics?.podMonitor
      ? [{ key: "count/podmonitors.monitoring.coreos.com", name, count: isOn(values, "podMonitor") ? 1 : 0 }]
      : [],
};
