import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { guardSeconds } from "../../order/plan/plan.js";
import { hooksOf } from "../../order/engines/helm/hooks.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { helmText, type HelmScalar } from "../helm/helm-expression.js";
import { hookLiteral } from "../helm/hook-literal.js";
import { objectName, umbrellaPrefix } from "../helm/names.js";
import { orderingContainer } from "./ordering.js";
import { guard } from "./ordering-scripts.js";

/**
 * The guard of a whole release: before an upgrade or a rollback changes anything, it refuses programs that
 * cannot run on the data. Helm runs the hooks of the release that is rolled back to, which knows best what
 * its programs can do.
 */
export function umbrellaGuard(catalogue: Catalogue): readonly ChartTemplate[] {
  const guarded = catalogue.services.filter(({ migration }) => migration);
  if (guarded.length === 0) return [];
  const name = helmText([{ expression: "$.Release.Name" }, "-guard"]);
  return [guardTemplate("umbrella", catalogue, umbrellaPrefix(catalogue), name, guarded)];
}

/** The same for a chart that is installed alone. */
export function subchartGuard(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  return service.migration === undefined
    ? []
    : [
        guardTemplate("subchart", catalogue, service.name, objectName(service, `${service.name}-guard`), [
          service,
        ]),
      ];
}

function guardTemplate(
  folder: "umbrella" | "subchart",
  catalogue: Catalogue,
  chart: string,
  name: string | HelmScalar,
  guarded: readonly Service[],
): ChartTemplate {
  const { enabled, dnsPorts, kubernetesApiPorts } = catalogue.networkPolicy;
  const own = folder === "umbrella";
  const hooks = hooksOf(catalogue).get("guard")!;
  const object = (one: keyof Templates["subchart/templates/guard.yaml"]["objects"]) => ({
    chart,
    component: own ? undefined : "guard",
    name,
    annotations: hookLiteral(hooks.get(one)!),
  });
  const container = orderingContainer(catalogue, chart, "guard", {
    script: guard,
    args: [],
    env: [
      { name: "NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
      {
        name: "RELEASE",
        valueFrom: { fieldRef: { fieldPath: "metadata.labels['app.kubernetes.io/instance']" } },
      },
    ],
    volumeMounts: [],
  });
  return {
    template: `${folder}/templates/guard.yaml`,
    path: "templates/guard.yaml",
    context: {
      chart,
      name,
      objects: {
        serviceaccount: object("serviceaccount"),
        role: object("role"),
        rolebinding: object("rolebinding"),
        networkpolicy: object("networkpolicy"),
        job: object("job"),
      },
      label: `${own ? catalogue.name : chart}-guard`,
      platform: catalogue.name,
      // Of those that a values file leaves out, nothing comes back.
      programs: guarded.map(({ name, migration }) => ({
        enabled: own ? `(index .Values ${JSON.stringify(name)}).enabled` : undefined,
        program: `${name}=${migration!.revision}`,
      })),
      deadline: guardSeconds,
      command: container.command,
      env: container.env,
      securityContext: container.securityContext,
      policies: enabled,
      dnsPorts: dnsPorts.flatMap((port) => ["UDP", "TCP"].map((protocol) => ({ port, protocol }))),
      kubernetesApiPorts: kubernetesApiPorts.map((port) => ({ port, protocol: "TCP" })),
    },
  };
}
