import type { Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A service's own chart templates take no name of a generated one, define only names of the service's, and
 * run no text from values.
 */
export const templates: Rule = (catalogue) =>
  catalogue.services.flatMap((service) =>
    Object.entries(service.templates).flatMap(([file, text]) => {
      const path = at(service.path, "templates", file);
      return [
        ...(generatedFiles(service).has(file)
          ? [{ path, message: "is the name of a file that chartwright writes itself. Choose another name" }]
          : []),
        ...foreignDefines(service, text, path),
        ...(callsTpl(text)
          ? [
              {
                path,
                message: "calls tpl, which would run text from values as a template. Write the template out",
              },
            ]
          : []),
      ];
    }),
  );

const KINDS = [
  "deployment",
  "statefulset",
  "daemonset",
  "cronjob",
  "job",
  "hpa",
  "pdb",
  "pvc",
  "service",
  "configmap",
  "scaledobject",
  "vpa",
];
const SINGLE = [
  "serviceaccount.yaml",
  "externalsecret.yaml",
  "sealedsecret.yaml",
  "networkpolicy.yaml",
  "ingress.yaml",
  "httproute.yaml",
  "grpcroute.yaml",
  "rbac.yaml",
  "data-revision.yaml",
  "gate.yaml",
  "guard.yaml",
  "migration.yaml",
  "migration-settings.yaml",
  "networkpolicy-migration.yaml",
  "networkpolicy-smoke-check.yaml",
  "smoke-check.yaml",
  "_helpers.tpl",
  "NOTES.txt",
];

function generatedFiles({ workloads, kubernetesServices, configMaps }: Service): ReadonlySet<string> {
  const named = workloads.flatMap(
    ({ kind, name, volumes, autoscaling, verticalAutoscaling, podDisruptionBudget }) => {
      const suffix = name === undefined ? "" : `-${name}`;
      return [
        `${kind.toLowerCase()}${suffix}.yaml`,
        `networkpolicy${suffix}.yaml`,
        ...(autoscaling ? [`hpa${suffix}.yaml`, `scaledobject${suffix}.yaml`] : []),
        ...(verticalAutoscaling ? [`vpa${suffix}.yaml`] : []),
        ...(podDisruptionBudget ? [`pdb${suffix}.yaml`] : []),
        ...Object.keys(volumes).map((volume) => `pvc${suffix}-${volume}.yaml`),
      ];
    },
  );
  const services = kubernetesServices.map(({ name }) => `service-${name}.yaml`);
  return new Set([
    ...KINDS.map((kind) => `${kind}.yaml`),
    ...SINGLE,
    ...named,
    ...services,
    ...configMaps.map(({ name }) => `configmap-${name}.yaml`),
  ]);
}

// All charts of a release share one room of named templates, and the last one wins.
function foreignDefines({ name }: Service, text: string, path: string): readonly Problem[] {
  const defined = [
    ...withoutComments(text).matchAll(/\{\{-?\s*(?:define|block)\s+(?:"([^"]*)"|`([^`]*)`)/g),
  ].map(([, quoted, raw]) => quoted ?? raw ?? "");
  return defined
    .filter((template) => !template.startsWith(`${name}.`))
    .map((template) => ({
      path,
      message:
        `defines ${JSON.stringify(template)}, which must begin ` +
        `with "${name}.": charts share their named templates`,
    }));
}

function callsTpl(text: string): boolean {
  const actions = withoutComments(text).match(/\{\{(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`])*?\}\}/g) ?? [];
  return actions.some((action) =>
    /(?<![.$\w])tpl(?!\w)/.test(action.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""')),
  );
}

function withoutComments(text: string): string {
  return text.replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, "");
}
