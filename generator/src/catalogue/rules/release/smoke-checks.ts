import type { Service, SmokeCheck } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { smokeTargets } from "../../facts/smoke-targets.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** A smoke check has something to ask, and can ask it. */
export const smokeChecks: Rule = (catalogue) =>
  catalogue.services.flatMap((service) =>
    service.smokeCheck ? problemsOf(service, service.smokeCheck) : [],
  );

function problemsOf(service: Service, check: SmokeCheck): readonly Problem[] {
  if (!check.asks)
    return check.urlPath === undefined
      ? []
      : [
          {
            path: at(check.path, "path"),
            message: "is for the check that asks by itself, without image, command and args",
          },
        ];
  const targets = smokeTargets(service);
  if (targets.length === 0) {
    const hint =
      service.kubernetesServices.length === 0
        ? "Give it a command that needs none"
        : "Say path, or give it a command";
    return [
      {
        path: check.path,
        message:
          `has nothing to ask: ${service.name} has no ` +
          `${service.kubernetesServices.length === 0 ? "Kubernetes Service" : "route"}. ${hint}`,
      },
    ];
  }
  const silent = targets.find(
    ({ port: { scheme, protocol } }) => !/^https?$/.test(scheme) || protocol !== "TCP",
  );
  return silent === undefined
    ? []
    : [
        {
          path: check.path,
          message:
            `asks over HTTP, but the port ${silent.port.name} speaks ` +
            `${silent.port.protocol === "TCP" ? silent.port.scheme : silent.port.protocol}. ` +
            "Give it a command",
        },
      ];
}
