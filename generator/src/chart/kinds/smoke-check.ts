import { stepName } from "../../catalogue/facts/steps.js";
import { smokeCheckTemplates } from "../steps/smoke-check.js";
import { createsAccount } from "../security/service-account.js";
import { stepValues } from "../values/step-values.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** The objects of a service's smoke check: a Job after each rollout, with an account that may do nothing. */
export const smokeCheck: Kind = {
  kinds: ["Job", "ServiceAccount", "NetworkPolicy"],
  templates: ({ catalogue, service }) => smokeCheckTemplates(catalogue, service),
  names: (service) =>
    service.smokeCheck === undefined
      ? []
      : ["Job", "ServiceAccount", "NetworkPolicy"].map((kind) => ({
          kind,
          name: stepName(service, "smokeCheck"),
          path: service.smokeCheck!.path,
        })),
  values: (service) => ({
    smokeCheck:
      service.smokeCheck &&
      stepValues(
        service,
        service.smokeCheck.workload,
        "The Job that tries the service out after each rollout.",
      ),
  }),
  workloadValues: noValues,
  needs: none,
  quota: ({ service, values }) => [
    {
      key: "count/serviceaccounts",
      name: service.name,
      count: service.smokeCheck && (service.serviceAccount.shared || createsAccount(service, values)) ? 1 : 0,
    },
  ],
};
