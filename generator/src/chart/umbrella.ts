import type { Catalogue } from "../catalogue/model/catalogue.js";
import { neighbourhoods } from "../order/neighbourhood.js";
import { certificateTemplates } from "./security/certificates.js";
import type { Chart } from "./chart.js";
import type { ChartTemplate } from "./helm/chart-template.js";
import { globalValues } from "./global-values.js";
import { umbrellaGuard } from "./ordering/guard.js";
import { umbrellaPrefix } from "./helm/names.js";
import { umbrellaNamedTemplates } from "./named-templates.js";
import { chartLock, umbrellaMetadata } from "./metadata.js";
import { priorityClassTemplates } from "./workload/priority-classes.js";
import { umbrellaReadme } from "./readme/readme.js";
import { hookSecretTemplates, umbrellaSecretTemplates } from "./security/secrets.js";
import { subchart } from "./subchart.js";
import { relationChecks } from "./helm/relation-checks.js";
import { umbrellaRelations } from "./values/relations.js";
import { schemaValue, type ValueGroup } from "./values/value-tree.js";
import { umbrellaSchema } from "./values-schema.js";

/** The umbrella chart of a catalogue: values for all, and a subchart for each service. */
export function umbrellaChart(catalogue: Catalogue): Chart {
  const neighbourhood = neighbourhoods(catalogue);
  const charts = catalogue.services.map((service) => subchart(neighbourhood(service), service));
  const global = globalValues(catalogue);
  return {
    origin: undefined,
    name: catalogue.name,
    folder: catalogue.name,
    metadata: umbrellaMetadata(catalogue),
    lock: chartLock(catalogue),
    values: umbrellaValues(catalogue, global),
    schema: umbrellaSchema(
      catalogue,
      global,
      Object.fromEntries(charts.map(({ name, values }) => [name, values])),
    ),
    relations: umbrellaRelations(catalogue),
    readme: umbrellaReadme(catalogue),
    templates: umbrellaTemplates(catalogue),
    files: [],
    dependencies: charts,
  };
}

function umbrellaTemplates(catalogue: Catalogue): readonly ChartTemplate[] {
  const routed = catalogue.services.flatMap(({ routes }) => routes.flatMap(({ host }) => host ?? []));
  const certified = catalogue.certificates.flatMap(({ hosts }) => hosts);
  const objects = [
    ...umbrellaSecretTemplates(catalogue),
    ...hookSecretTemplates(catalogue),
    ...umbrellaGuard(catalogue),
    ...certificateTemplates(catalogue),
  ];
  return [
    notes(catalogue, [...new Set(routed)].sort()),
    ...umbrellaNamedTemplates(catalogue, objects.length > 0, [...new Set([...routed, ...certified])].sort()),
    ...relationChecks(umbrellaPrefix(catalogue), umbrellaRelations(catalogue), catalogue.services),
    ...priorityClassTemplates(catalogue),
    ...objects,
  ];
}

function umbrellaValues(catalogue: Catalogue, global: ValueGroup): ValueGroup {
  const services = catalogue.services.map(({ name, description, enabled }) => [
    name,
    {
      description,
      members: { enabled: schemaValue("switch", enabled, "Whether the service is installed.") },
    },
  ]);
  return { description: catalogue.description, members: { global, ...Object.fromEntries(services) } };
}

function notes(catalogue: Catalogue, routed: readonly string[]): ChartTemplate {
  return {
    template: "umbrella/templates/NOTES.txt",
    path: "templates/NOTES.txt",
    context: {
      chart: umbrellaPrefix(catalogue),
      hosts: routed.map((name) => ({
        name,
        ownSecret: Object.hasOwn(catalogue.tlsSecretNames, name),
      })),
    },
  };
}
