import type { Partials } from "../../../../schemas/types/templates.js";
import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { smokeTargets } from "../../catalogue/facts/smoke-targets.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { hookOf } from "../../order/engines/helm/hooks.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { goString, helmText, helmValue, type HelmScalar } from "../helm/helm-expression.js";
import { hookLiteral } from "../helm/hook-literal.js";
import { nameParts } from "../ordering/migration-names.js";
import { nameExpression, objectName } from "../helm/names.js";
import { askRoutes } from "../ordering/ordering-scripts.js";
import { stepPodContext } from "./step-pod.js";
import { stepPolicyContext } from "./step-policy.js";

/**
 * The chart files of a service's smoke check: a Job after each rollout, with an account that may do nothing.
 */
export function smokeCheckTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  const { smokeCheck } = service;
  if (smokeCheck === undefined) return [];
  const { workload } = smokeCheck;
  const name = objectName(service, stepName(service, "smokeCheck"));
  const common = { chart: service.name, component: "smoke-check", name };
  const { backoffLimit } = workload.job!;
  const pod = stepPodContext(catalogue, service, workload, account(service, name));
  const own = {
    ...pod.containers[0]!,
    ...(workload.containers[0]!.imagePath === "ordering" ? { image: undefined } : {}),
  };
  return [
    {
      template: "subchart/templates/networkpolicy.yaml",
      path: "templates/networkpolicy-smoke-check.yaml",
      context: {
        ...stepPolicyContext(catalogue, service, "smokeCheck", undefined),
        name,
      },
    },
    {
      template: "subchart/templates/smoke-check.yaml",
      path: "templates/smoke-check.yaml",
      context: {
        account: common,
        mayUseOther: !service.serviceAccount.shared,
        ...common,
        annotations: hookLiteral(hookOf(catalogue, `smoke check/${service.name}`, "job")),
        job: { backoffLimit, podReplacementPolicy: "Failed" },
        pod: {
          ...pod,
          containers: [smokeCheck.asks ? { ...own, ...asking(service) } : own],
        },
      },
    },
  ];
}

// An account that may do nothing; where the chart may make none, that of the service, without a token.
function account(service: Service, name: string | HelmScalar): string | HelmScalar {
  if (service.serviceAccount.shared) return name;
  const own = nameExpression(service, stepName(service, "smokeCheck"));
  const other = `(include ${goString(`${service.name}.serviceAccountName`)} $)`;
  return helmValue(`ternary ${own} ${other} .Values.serviceAccount.create | quote`);
}

// It stops in time by itself: of a Job that is stopped at its deadline nothing is left to read.
function asking(service: Service): Pick<Partials["container"], "command" | "args" | "env"> {
  const targets = smokeTargets(service);
  const insecure = targets.some(({ port }) => port.scheme === "https");
  const below = service.smokeCheck!.urlPath === undefined ? "500" : "400";
  return {
    command: ["sh", "-c", askRoutes(insecure), "smoke-check"],
    args: [
      below,
      ...targets.map(({ kubernetesService, port, urlPath }) =>
        url(service, kubernetesService.name, port.scheme, port.port, urlPath),
      ),
    ],
    env: [
      {
        name: "SECONDS_TO_ASK",
        value: helmValue("div (mul 3 (int64 .Values.smokeCheck.activeDeadlineSeconds)) 4 | quote"),
      },
    ],
  };
}

function url(
  service: Service,
  kubernetesService: string,
  scheme: string,
  port: number,
  urlPath: string,
): string | HelmScalar {
  const name = objectName(service, kubernetesService);
  const rest = `:${port}${urlPath}`;
  return typeof name === "string"
    ? `${scheme}://${name}${rest}`
    : helmText([`${scheme}://`, ...nameParts(name), rest]);
}
