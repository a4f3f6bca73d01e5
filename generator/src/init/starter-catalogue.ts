import type { Answers } from "./answers.js";

/** What a starter catalogue runs: it answers anywhere, without rights or storage. */
const image = { registry: "ghcr.io", repository: "stefanprodan/podinfo", tag: "6.7.1" };

/** A catalogue in TypeScript with one service. */
export function typescriptCatalogue({ name, maintainer }: Answers): string {
  return `import { defineCatalogue } from "chartwright";

// What the system is. After a change: npx chartwright generate
export default defineCatalogue({
  name: ${JSON.stringify(name)},
  version: "0.1.0",
  description: ${JSON.stringify(`The charts of ${name}`)},
  maintainers: [{ name: ${JSON.stringify(maintainer)} }],
  kubeVersion: ">=1.31.0-0",
  services: {
    web: {
      description: "Answers over HTTP; put your first service in its place",
      image: { registry: "${image.registry}", repository: "${image.repository}", tag: "${image.tag}" },
      runAsUser: 10001,
      ports: { http: 9898 },
      env: { PODINFO_UI_MESSAGE: "Hello" }, // values may set it: web.env.PODINFO_UI_MESSAGE
      readinessProbe: { httpGet: { path: "/readyz", port: "http" } },
      livenessProbe: { httpGet: { path: "/healthz", port: "http" } },
      resources: { requests: { cpu: "50m", memory: "32Mi" }, limits: { memory: "64Mi" } },
      replicas: 2,
    },
  },
});
`;
}

/** The same in YAML. */
export function yamlCatalogue({ name, maintainer }: Answers): string {
  return `# yaml-language-server: $schema=node_modules/chartwright/schemas/catalogue.schema.json
# What the system is. After a change: npx chartwright generate
name: ${JSON.stringify(name)}
version: "0.1.0"
description: ${JSON.stringify(`The charts of ${name}`)}
maintainers:
  - name: ${JSON.stringify(maintainer)}
kubeVersion: ">=1.31.0-0"
services:
  web:
    description: Answers over HTTP; put your first service in its place
    image:
      registry: ${image.registry}
      repository: ${image.repository}
      tag: "${image.tag}"
    runAsUser: 10001
    ports:
      http: 9898
    env:
      PODINFO_UI_MESSAGE: Hello # values may set it: web.env.PODINFO_UI_MESSAGE
    readinessProbe: { httpGet: { path: /readyz, port: http } }
    livenessProbe: { httpGet: { path: /healthz, port: http } }
    resources:
      requests: { cpu: 50m, memory: 32Mi }
      limits: { memory: 64Mi }
    replicas: 2
`;
}

/** The values file of an environment. */
export function environmentValues(name: string, environment: string, values: string): string {
  const file = `values/${environment}.yaml`;
  return `# yaml-language-server: $schema=../schemas/${name}.values.schema.json
# What ${environment} has otherwise than charts/${name}/values.yaml.
# helm upgrade --install ${name} charts/${name} -n ${name}-${environment} --create-namespace -f ${file} \\
#   --wait --timeout 10m
${values}`;
}
