import { exactValueProblems } from "../../src/exact/exact-values.js";

/**
 * What is wrong, the place aside, in a chart with this template and one that reads the whole of all other
 * parts of the values.
 */
export function said(snippet: string, about: readonly Part[]): readonly string[] {
  const others = Object.entries(rest)
    .filter(([part]) => !about.includes(part as Part))
    .map(([, action]) => action);
  const files = [
    { path: "charts/shop/Chart.yaml", contents: "apiVersion: v2\nname: shop\nversion: 1.0.0\n" },
    { path: "charts/shop/values.yaml", contents: values },
    { path: "charts/shop/values.schema.json", contents: JSON.stringify(schema) },
    { path: "charts/shop/templates/snippet.yaml", contents: snippet },
    { path: "charts/shop/templates/rest.yaml", contents: others.join("\n") },
  ];
  return exactValueProblems(files, "charts/shop").map(({ message }) => message);
}

export type Part = keyof typeof rest;

const values = `name: a
port: 80
settings:
  dash-ed: "1"
  mode: fast
image:
  tag: v1
  repository: a/b
hosts:
  - name: x
    paths: [/]
labels:
  team: a
`;

const text = { type: "string", description: "Text." };

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    name: text,
    port: { $ref: "#/$defs/Port" },
    settings: {
      type: "object",
      description: "Settings.",
      additionalProperties: false,
      properties: { "dash-ed": text, mode: text, later: text },
    },
    image: { $ref: "#/$defs/Image", required: ["tag"] },
    hosts: {
      type: "array",
      description: "Hosts.",
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          name: text,
          paths: { type: "array", description: "Paths.", items: { type: "string" } },
        },
      },
    },
    labels: { type: "object", description: "Labels.", additionalProperties: { type: "string" } },
  },
  $defs: {
    Port: { type: "integer", description: "A port." },
    Image: {
      type: "object",
      description: "An image.",
      additionalProperties: false,
      properties: { tag: text, repository: text },
    },
  },
};

/** Reads all values but those that the snippet is about. */
const rest = {
  name: "{{ .Values.name }}",
  port: "{{ .Values.port }}",
  settings: "{{ toYaml .Values.settings }}",
  image: "{{ toYaml .Values.image }}",
  hosts: "{{ toYaml .Values.hosts }}",
  labels: "{{ toYaml .Values.labels }}",
};
