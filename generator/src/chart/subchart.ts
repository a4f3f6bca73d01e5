import type { Service } from "../catalogue/model/catalogue.js";
import { globalsOf } from "./service-globals.js";
import { callersByCallee } from "../order/callers.js";
import type { Neighbourhood } from "../order/neighbourhood.js";
import type { Chart } from "./chart.js";
import type { ChartTemplate } from "./helm/chart-template.js";
import type { ServiceChart } from "./kind/kind.js";
import { packagedFiles } from "./kinds/configmap.js";
import { kinds } from "./kinds/index.js";
import { subchartMetadata } from "./metadata.js";
import { subchartNamedTemplates } from "./named-templates.js";
import { labelSelector } from "./readme/operations.js";
import { subchartReadme } from "./readme/readme.js";
import { serviceValues } from "./service-values.js";
import { accountRules } from "./values/account-rules.js";
import { autoscalerRules } from "./values/autoscaler-rules.js";
import { endpointRules } from "./values/endpoint-values.js";
import { relationChecks } from "./helm/relation-checks.js";
import { serviceRelations } from "./values/relations.js";
import { wholeSecrets } from "./values/whole-secrets.js";
import { subchartSchema } from "./values-schema.js";

/**
 * The chart of one service, installable alone, made of its neighbourhood and nothing else. Its parts are made
 * whenever they are asked for and not kept: those of a thousand services at once would fill the memory.
 */
export function subchart({ catalogue, sum }: Neighbourhood, service: Service): Chart {
  const callers = callersByCallee(catalogue);
  return {
    origin: sum,
    name: service.name,
    folder: `${catalogue.name}/charts/${service.name}`,
    lock: undefined,
    get metadata() {
      return subchartMetadata(catalogue, service);
    },
    get values() {
      return serviceValues(service);
    },
    get schema() {
      return subchartSchema(
        serviceValues(service),
        globalsOf(catalogue, service),
        [...endpointRules({ ...catalogue, services: [service] }), ...wholeSecrets(catalogue, service, [])],
        [...autoscalerRules(catalogue, service), ...accountRules(service)],
      );
    },
    get globals() {
      return globalsOf(catalogue, service);
    },
    get relations() {
      return serviceRelations(service);
    },
    get readme() {
      return subchartReadme(catalogue, service, callers);
    },
    get templates() {
      return subchartTemplates({ catalogue, service, callers });
    },
    get files() {
      return subchartFiles(service);
    },
    dependencies: [],
  };
}

function subchartTemplates(chart: ServiceChart): readonly ChartTemplate[] {
  const { catalogue, service } = chart;
  return [
    {
      template: "subchart/templates/NOTES.txt",
      path: "templates/NOTES.txt",
      context: {
        chart: service.name,
        selector: service.selectorLabels && labelSelector(service.selectorLabels),
      },
    },
    subchartNamedTemplates(catalogue, service),
    ...relationChecks(service.name, serviceRelations(service)),
    ...kinds.flatMap(({ templates }) => templates(chart)),
  ];
}

function subchartFiles(service: Service): Chart["files"] {
  return [
    ...service.configMaps.flatMap(packagedFiles),
    ...Object.entries(service.templates).map(([name, contents]) => ({ path: `templates/${name}`, contents })),
  ];
}
