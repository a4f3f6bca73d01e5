import type { Service } from "../../catalogue/model/catalogue.js";
import { tunableEntries } from "../../catalogue/facts/callee-references.js";
import { canaryAnnotations, gaps } from "../../catalogue/controllers/gaps.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { ingressGroups, ingressNames } from "../../catalogue/facts/route-objects.js";
import { ingressesContext } from "../network/ingress.js";
import { schemaValue, valueGroup, type ValueNode } from "../values/value-tree.js";
import { noValues, type Installed, type Kind, type Needing } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";

/** The Ingress objects of a service's routes; `global.ingress.enabled` says whether they are written. */
export const ingress: Kind = {
  kinds: ["Ingress"],
  templates: ({ catalogue, service }) =>
    service.routes.length === 0
      ? []
      : [
          {
            template: "subchart/templates/ingress.yaml",
            path: "templates/ingress.yaml",
            context: ingressesContext(catalogue, service),
          },
        ],
  names: ingressNames,
  values: (service) => ({
    ingress:
      service.routes.length === 0
        ? undefined
        : valueGroup("The Ingress.", {
            annotations: schemaValue(
              "annotations",
              tunableEntries(service.ingressAnnotations),
              "More annotations of the Ingress; they win over global.ingress.annotations.",
            ),
          }),
    // Routes of a Gateway read them as well.
    canaryWeights: valueGroup(
      "Percentages of the requests that canaries get.",
      Object.fromEntries(service.routes.flatMap(({ canary }) => (canary ? [canaryWeight(canary)] : []))),
    ),
  }),
  workloadValues: noValues,
  needs,
  quota: ({ catalogue, service, global }) => [
    {
      key: "count/ingresses.networking.k8s.io",
      name: service.name,
      count: isOn(global, "ingress") ? ingressCount({ catalogue, service }) : 0,
    },
  ],
};

function canaryWeight({
  kubernetesService,
  weight,
}: NonNullable<Service["routes"][number]["canary"]>): readonly [string, ValueNode] {
  const description = `Percentage of the requests that ${kubernetesService} gets.`;
  return [valuesKey(kubernetesService), schemaValue("canary-weight", weight, description)];
}

function needs({ catalogue, services }: Needing): readonly string[] {
  const { enabled, className } = catalogue.ingress;
  // What cannot do what the routes want cannot be enabled.
  const possible = enabled || gaps(catalogue, "ingress").length === 0;
  if (!possible || services.every(({ routes }) => routes.length === 0)) return [];
  const ingressClass = className === "" ? "A default IngressClass" : `IngressClass \`${className}\``;
  return [`${ingressClass} (\`global.ingress.className\`), where \`global.ingress.enabled\` is true`];
}

function ingressCount({ catalogue, service }: Pick<Installed, "catalogue" | "service">): number {
  return ingressGroups(service)
    .map(({ routes: [first] }) => (first && canaryAnnotations(catalogue, first) ? 2 : 1))
    .reduce((a, b) => a + b, 0);
}
