import type { EnvVar, Service } from "../../model/catalogue.js";
import { isPlainText, namesCredential } from "../../facts/credential-names.js";
import { everyContainer } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import { variablePath } from "../../facts/env-text.js";
import type { Rule } from "../rule.js";

/** A variable or key whose name says that it is a credential has no plain text. The text is not printed. */
export const credentialsByName: Rule = (catalogue) => [
  ...everyContainer(catalogue).flatMap(({ container }) => container.env.flatMap(inVariable)),
  ...catalogue.services.flatMap(inConfigMaps),
];

function inVariable(variable: EnvVar): readonly Problem[] {
  const { name } = variable;
  if (!namesCredential(name) || !isPlainText(textOf(variable))) return [];
  const wayOut = variable.from === "address" ? "" : `. ${open}`;
  return [
    {
      path: variablePath(variable),
      message:
        "is a credential by its name, and would be plain text in the chart. Name a key of a Secret: " +
        `{ secretKeyRef: { key: ${JSON.stringify(name)} } }${wayOut}`,
    },
  ];
}

const open = 'Or say why anyone may read it: { value: …, public: "…" }';

/** What is written in the catalogue and nowhere else; empty where that may be any text. */
function textOf(variable: EnvVar): string {
  switch (variable.from) {
    case "setting":
      return (variable.enum ?? variable.public) ? "" : variable.default;
    case "value":
      return variable.public ? "" : variable.value;
    case "address":
      return /\{[a-z]/.test(variable.template) ? "" : variable.template;
    default:
      return "";
  }
}

function inConfigMaps({ path, configMaps }: Service): readonly Problem[] {
  return configMaps.flatMap(({ name, data }) =>
    Object.entries(data)
      .filter(([key, text]) => namesCredential(key) && isPlainText(text))
      .map(([key]) => ({
        path: at(path, "configMaps", name, "data", key),
        message: "is a credential by its name, and a ConfigMap is plain text. It belongs in a Secret",
      })),
  );
}
