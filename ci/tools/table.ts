import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentKey } from "./cache.js";
import { goBuild, goInstall, goInstallByRequirement } from "./go.js";
import { pythonProgram } from "./python.js";
import { writeDefinitions } from "./schemas/write-definitions.js";
import { writeSchemas } from "./schemas/write-schemas.js";

/** One thing that the tests need and npm does not have. */
export interface Tool {
  /** Part of the folder's name in the cache: another version lies beside the old one. */
  readonly version: string;
  /** The file in the folder's `bin`; none for what is not run. */
  readonly program?: string;
  /** Fills an empty folder. */
  readonly build: (folder: string) => Promise<void>;
  /**
   * What building it costs on two cores with empty caches, after those before it: minutes, and gigabytes of
   * disk. None for what takes seconds.
   */
  readonly cost?: Cost;
}

export interface Cost {
  readonly minutes: number;
  readonly gigabytes: number;
}

const podSecuritySource = fileURLToPath(new URL("../../../ci/pod-security", import.meta.url));
const controlPlaneSource = fileURLToPath(new URL("../../../ci/cluster/control-plane", import.meta.url));
const validationSource = join(controlPlaneSource, "kubernetes-validation");
const checksSource = fileURLToPath(new URL("../../../ci/kubernetes-checks", import.meta.url));
/** All packages at their versions, as `pip freeze` prints them after `pip install checkov==VERSION`. */
const checkovSource = fileURLToPath(new URL("../../../ci/tools/checkov", import.meta.url));
const schemaSource = fileURLToPath(new URL("schemas", import.meta.url));

/** Every tool, in the order in which they are built: what is needed first is first. */
export const tools = {
  helm4: goTool("helm", "v4.3.1", "helm.sh/helm/v4/cmd/helm", { minutes: 3, gigabytes: 1.6 }),
  helm3: goTool("helm", "v3.22.0", "helm.sh/helm/v3/cmd/helm"),
  kubeconform: goTool("kubeconform", "v0.8.0", "github.com/yannh/kubeconform/cmd/kubeconform"),
  "pod-security": {
    version: `v0.37.2-${contentKey(podSecuritySource)}`,
    program: "pod-security",
    build: (folder) => goBuild(podSecuritySource, folder),
  },
  "kubernetes-validation": {
    version: `v1.37.2-${contentKey(validationSource)}`,
    program: "kubernetes-validation",
    build: (folder) => goBuild(validationSource, folder),
  },
  ct: {
    version: "v3.14.0",
    program: "ct",
    build: (folder) =>
      goInstallByRequirement(
        "github.com/helm/chart-testing/v3",
        "v3.14.0",
        "github.com/helm/chart-testing/v3/ct",
        folder,
      ),
  },
  yamllint: {
    version: "1.38.0",
    program: "yamllint",
    build: (folder) =>
      pythonProgram(
        "yamllint",
        ["-m", "yamllint"],
        ["yamllint==1.38.0", "pathspec==1.1.1", "PyYAML==6.0.4"],
        folder,
      ),
  },
  yamale: {
    version: "6.1.0",
    program: "yamale",
    build: (folder) =>
      pythonProgram("yamale", ["-m", "yamale.command_line"], ["yamale==6.1.0", "PyYAML==6.0.4"], folder),
  },
  checkov: {
    version: `3.3.30-${contentKey(checkovSource)}`,
    program: "checkov",
    build: (folder) =>
      pythonProgram(
        "checkov",
        ["-c", "import sys; from checkov.main import Checkov; sys.exit(Checkov().run())"],
        readFileSync(join(checkovSource, "requirements.txt"), "utf8").trim().split("\n"),
        folder,
      ),
  },
  "kubernetes-checks": {
    version: `v0.74.0-${contentKey(checksSource)}`,
    program: "kubernetes-checks",
    build: (folder) => goBuild(checksSource, folder, {}, { GOEXPERIMENT: "jsonv2" }),
  },
  schemas: { version: `v1.37.2-${contentKey(schemaSource)}`, build: writeSchemas },
  "kube-score": goTool("kube-score", "v1.20.0", "github.com/zegl/kube-score/cmd/kube-score"),
  actionlint: goTool("actionlint", "v1.7.12", "github.com/rhysd/actionlint/cmd/actionlint"),
  registry: goTool("registry", "v3.1.2", "github.com/distribution/distribution/v3/cmd/registry"),
  cosign: goTool("cosign", "v3.1.3", "github.com/sigstore/cosign/v3/cmd/cosign"),
  definitions: { version: contentKey(schemaSource), build: writeDefinitions },
  kwok: goTool("kwok", "v0.8.0", "sigs.k8s.io/kwok/cmd/kwok"),
  "control-plane": {
    version: `v1.37.2-${contentKey(controlPlaneSource)}`,
    program: "control-plane",
    build: (folder) => goBuild(controlPlaneSource, folder, kubernetesVersion("v1.37.2")),
  },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof tools;

/** What `npm test` runs, and what is installed when nothing is named. */
export const testTools = [
  "helm4",
  "helm3",
  "kubeconform",
  "pod-security",
  "kubernetes-validation",
  "ct",
  "yamllint",
  "yamale",
  "checkov",
  "kubernetes-checks",
  "schemas",
  "kube-score",
  "actionlint",
] as const satisfies readonly ToolName[];

/** A registry of charts, and what signs in it. The second takes about five minutes to build. */
export const registryTools = ["registry", "cosign"] as const satisfies readonly ToolName[];

/** What a cluster for tests is made of. The last two take about ten minutes to build. */
export const clusterTools = ["definitions", "kwok", "control-plane"] as const satisfies readonly ToolName[];

/** What Kubernetes' own build says; charts' `kubeVersion` is held against it. */
function kubernetesVersion(version: string): Readonly<Record<string, string>> {
  const [, major = "", minor = ""] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  const name = (part: string) => `k8s.io/component-base/version.git${part}`;
  return { [name("Version")]: version, [name("Major")]: major, [name("Minor")]: minor };
}

function goTool(program: string, version: string, packagePath: string, cost?: Cost) {
  return {
    version,
    program,
    build: (folder: string) => goInstall(packagePath, version, folder),
    ...(cost && { cost }),
  };
}
