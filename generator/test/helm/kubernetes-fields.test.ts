import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { schemaLocation } from "../../../ci/tools/index.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { bundleSchema } from "../../src/schema/files.js";
import { freeMember, properties, resolved } from "./schema-nodes.js";

// What charts hand on to Kubernetes has exactly the fields of its OpenAPI, at every depth, so that a slip is
// found; what is left out has a reason.
const pod = JSON.parse(
  readFileSync(schemaLocation().replace("{{.ResourceKind}}{{.KindSuffix}}", "pod-v1"), "utf8"),
) as JsonSchema;

const parts: readonly (readonly [schema: string, kind: string])[] = [
  ["values/affinity", "Affinity"],
  ["values/tolerations#/items", "Toleration"],
  ["values/topology-spread-constraints#/items", "TopologySpreadConstraint"],
  ["values/resources", "ResourceRequirements"],
  ["values/extra-env#/items", "EnvVar"],
  ["catalogue/dns-config", "PodDNSConfig"],
  ["catalogue/downward-api", "DownwardAPIProjection"],
  ["catalogue/csi-volume", "CSIVolumeSource"],
  ["catalogue/ephemeral-volume", "EphemeralVolumeSource"],
  ["catalogue/projected-source#/properties/serviceAccountToken", "ServiceAccountTokenProjection"],
  ["catalogue/projected-source#/properties/clusterTrustBundle", "ClusterTrustBundleProjection"],
  ["catalogue/projected-source#/properties/podCertificate", "PodCertificateProjection"],
];

const gone: Readonly<Record<string, string>> = {
  "TopologySpreadConstraint.labelSelector": "the chart adds the pods' own labels",
  "TopologySpreadConstraint.matchLabelKeys": "the same",
  "TopologySpreadConstraint.minDomains": "not asked for so far",
  "TopologySpreadConstraint.nodeAffinityPolicy": "not asked for so far",
  "TopologySpreadConstraint.nodeTaintsPolicy": "not asked for so far",
  "ResourceRequirements.claims": "the catalogue has no claims of resources",
  "EnvVar.valueFrom.fileKeyRef": "newer than the oldest Kubernetes that charts are for",
  "EnvVar.valueFrom.fieldRef.apiVersion": "there is only v1",
  "DownwardAPIProjection.items.fieldRef.apiVersion": "there is only v1",
};

// Claims of pods have a size, a class and modes; the rest is for restoring data, and for files of other users.
const isOfClaims = (path: string) =>
  /^EphemeralVolumeSource\.volumeClaimTemplate\.(metadata\..*|spec\.(dataSource|dataSourceRef|selector|volumeName|volumeAttributesClassName|resources\.limits))$/.test(
    path,
  ) || /Projection(\.items)?(\.items)?\.user$/.test(path);

for (const [file, kind] of parts) {
  test(`${file} has the fields of ${kind}`, () => {
    const [name = "", pointer = ""] = file.split("#");
    const root = bundleSchema({ $ref: `${name}.schema.json${pointer && `#${pointer}`}` });
    const definitions = pod["definitions"] as Readonly<Record<string, JsonSchema>>;
    const found = differences(root, root, definitions[`io.k8s.api.core.v1.${kind}`]!, kind);
    assert.equal(
      found.filter(
        (line) => !Object.hasOwn(gone, line.replace(/ .*/, "")) && !isOfClaims(line.replace(/ .*/, "")),
      ),
      [],
    );
  });
}

test.run();

function differences(
  root: JsonSchema,
  ours: JsonSchema,
  theirs: JsonSchema,
  path: string,
): readonly string[] {
  const [own, other] = [resolved(root, ours), resolved(pod, theirs)];
  if (own["items"]) return differences(root, own["items"] as JsonSchema, other["items"] as JsonSchema, path);
  const known = new Map(properties(own));
  if (known.size === 0 || freeMember(own) || freeMember(other)) return [];
  const wanted = new Map(properties(other));
  return [
    ...[...known].flatMap(([key, inner]) =>
      wanted.has(key)
        ? differences(root, inner, wanted.get(key)!, `${path}.${key}`)
        : [`${path}.${key} is no field of Kubernetes`],
    ),
    ...[...wanted.keys()].filter((key) => !known.has(key)).map((key) => `${path}.${key} is missing`),
    ...(own["additionalProperties"] === false ? [] : [`${path} is open`]),
  ];
}
