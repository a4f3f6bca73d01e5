import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { helmParts, helmText, type HelmScalar } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { podContext } from "../workload/pod.js";
import { jobSpec } from "../workload/job-spec.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import {
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

const isJob = ({ kind }: Workload) => kind === "Job";

export const job: Kind = {
  kinds: ["Job"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isJob).map((workload) => ({
      template: "subchart/templates/job.yaml",
      path: workloadPath("job", workload),
      context: {
        ...workloadContext(service, workload),
        ...context(service, workload),
        pod: podContext(catalogue, service, workload),
      },
    })),
  names: workloadNames("Job", isJob),
  values: noValues,
  workloadValues: (_service, workload) => ({
    scale: {
      job: isJob(workload)
        ? valueGroup("The Job.", {
            suspend: schemaValue("switch", workload.job!.suspend, "Whether it waits."),
          })
        : undefined,
    },
  }),
  needs: none,
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload }) => isJob(workload))
      .map(({ name }) => ({ key: "count/jobs.batch", name, count: 1 })),
};

function context(service: Service, workload: Workload) {
  const { suspend: _suspend, ...fields } = workload.job!;
  return {
    name: hashed(objectName(service, workloadName(service, workload))),
    named: contentTemplate(service, workload),
    suspend: `${workloadValuesPath(workload)("job")}.suspend`,
    job: jobSpec(fields),
  };
}

// A Job cannot change, so what changes gets a new name.
function hashed(name: string | HelmScalar): HelmScalar {
  const parts = typeof name === "string" ? [name] : helmParts(name)!;
  return helmText([...parts, "-", { expression: "$spec | sha256sum | trunc 8" }]);
}

/** The named template with all of a Job that cannot change. */
function contentTemplate(service: Service, workload: Workload): string {
  return `${service.name}.job${workload.name === undefined ? "" : `-${workload.name}`}`;
}
