/** Where the schemas come from: Go modules, which carry them beside their code. */
export interface SchemaSource {
  readonly module: string;
  readonly version: string;
  /** A file, or a folder whose .yaml files are read. */
  readonly path: string;
}

export const kubernetesApi: SchemaSource = {
  module: "k8s.io/kubernetes",
  version: "v1.37.2",
  path: "api/openapi-spec/swagger.json",
};

export const customResources: readonly SchemaSource[] = [
  { module: "sigs.k8s.io/gateway-api", version: "v1.6.3", path: "config/crd/standard" },
  { module: "github.com/external-secrets/external-secrets", version: "v1.3.2", path: "config/crds/bases" },
  { module: "github.com/bitnami-labs/sealed-secrets", version: "v0.40.0", path: "helm/sealed-secrets/crds" },
  { module: "github.com/kedacore/keda/v2", version: "v2.21.0", path: "config/crd/bases" },
  { module: "github.com/cert-manager/cert-manager", version: "v1.21.2", path: "deploy/crds" },
  {
    module: "github.com/prometheus-operator/prometheus-operator",
    version: "v0.85.0",
    path: "example/prometheus-operator-crd",
  },
  { module: "istio.io/api", version: "v1.31.4", path: "kubernetes/customresourcedefinitions.gen.yaml" },
  {
    module: "k8s.io/autoscaler/vertical-pod-autoscaler",
    version: "v1.8.1",
    path: "deploy/vpa-v1-crd-gen.yaml",
  },
];
