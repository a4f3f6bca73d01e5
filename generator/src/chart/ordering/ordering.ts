import { defaultSeccomp, notPrivileged } from "../security/security-context.js";
import type { Partials } from "../../../../schemas/types/templates.js";
import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { schemaValue, valueGroup, type ValueNode } from "../values/value-tree.js";

/** `global.ordering`; undefined where nothing waits, guards or asks. */
export function orderingValues(catalogue: Catalogue): ValueNode | undefined {
  if (
    !catalogue.services.some(
      ({ migration, smokeCheck, waits }) =>
        migration || waits.length > 0 || smokeCheck?.workload.containers[0]?.imagePath === "ordering",
    )
  )
    return undefined;
  return valueGroup("The program that waits for stores and migrations, guards rollbacks and checks routes.", {
    image: {
      ...schemaValue("image", imageDefault(catalogue), "Its image, with sh, curl and nc."),
      required: ["repository"],
    },
    resources: catalogue.services.some(({ migration, waits }) => migration || waits.length > 0)
      ? schemaValue("resources", catalogue.ordering.resources)
      : undefined,
  });
}

/** The image of that program, for the named template `orderingImage`. */
export function orderingDefaults(catalogue: Catalogue): Partials["shared-helpers"]["ordering"] {
  const { tagPrefix = "", tagSuffix = "" } = catalogue.ordering.image;
  const named = Object.entries(imageDefault(catalogue)).filter(([, text]) => text !== "");
  return { image: Object.fromEntries(named), tagPrefix, tagSuffix };
}

/** What the partial `container` prints of a container that runs it. */
export function orderingContainer(
  catalogue: Catalogue,
  chart: string,
  name: string,
  run: OrderingRun,
): Partials["container"] {
  const { runAsUser } = catalogue.ordering;
  return {
    chart,
    name,
    // Image and resources are those of the named templates `orderingImage` and `orderingResources`.
    tagPrefix: "",
    tagSuffix: "",
    command: ["sh", "-c", run.script, name],
    args: run.args,
    env: run.env,
    probes: [],
    securityContext: {
      ...(catalogue.explicitSecurityContexts ? notPrivileged : {}),
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser,
      runAsGroup: runAsUser,
      capabilities: { drop: ["ALL"] },
      ...(catalogue.explicitSecurityContexts ? defaultSeccomp : {}),
    },
    volumeMounts: run.volumeMounts,
  };
}

export interface OrderingRun {
  readonly script: string;
  readonly args: readonly unknown[];
  readonly env: readonly object[];
  readonly volumeMounts: readonly object[];
}

function imageDefault({ ordering: { image } }: Catalogue): Readonly<Record<string, string>> {
  const { registry = "", repository, tag = "", digest = "", pullPolicy = "" } = image;
  return { registry, repository, tag, digest, pullPolicy };
}
