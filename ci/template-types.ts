import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../generator/src/package-folder.js";
import { contextShape, type Shape, type Use } from "../generator/src/render/context-shape.js";
import { templateFiles, templateName } from "../generator/src/render/template-folder.js";
import { schemasFolder } from "../generator/src/schema/files.js";

/** Where the types of what templates read lie, in this package. */
export const templateTypesFile = join(schemasFolder, "types/templates.ts");

const folder = join(packageFolder, "generator/templates");

/**
 * The TypeScript types of what each template is given, from the names that it reads. What a template asks for
 * by `#if` before it reads it may be left out.
 */
export function templateTypes(): string {
  const { whole, partials } = templateFiles(folder);
  return `/* Made by \`npm run types\` from generator/templates; not to be edited. */

/** What is printed as it is. */
export type Plain = string | number | boolean;

/** What templates read, by their names. */
export interface Templates {
${whole.map((file) => member(templateName(file), shapeOf(file))).join("\n")}
}

/** What partials read, by their names. */
export interface Partials {
${[...partials].map(([name, file]) => member(name, shapeOf(file))).join("\n")}
}
`;
}

function shapeOf(file: string): Shape {
  return contextShape(file, readFileSync(join(folder, file), "utf8"));
}

function member(name: string, shape: Shape): string {
  return `  ${JSON.stringify(name)}: ${shapeType(shape, "  ")};`;
}

function shapeType({ names, partials }: Shape, margin: string): string {
  const members = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, use]) => {
      const type = useType(use, `${margin}  `);
      const line = use.isNeeded
        ? `${name}: ${type}`
        : `${name}?: ${type === "unknown" ? type : `${type} | undefined`}`;
      return `${margin}  readonly ${line};`;
    });
  const own = members.length === 0 ? [] : [`{\n${members.join("\n")}\n${margin}}`];
  const all = [...[...partials].sort().map((name) => `Partials[${JSON.stringify(name)}]`), ...own];
  return all.length === 0 ? "object" : all.join(" & ");
}

function useType({ prints, members, elements, readsKeys }: Use, margin: string): string {
  const scalar = { any: "unknown", plain: "Plain", text: "string" }[prints];
  if (members) return shapeType(members, margin);
  if (elements) {
    const type = useType(elements, margin);
    return readsKeys ? `Readonly<Record<string, ${type}>>` : `readonly ${bracketed(type)}[]`;
  }
  return scalar;
}

// `readonly A & B[]` would be a list of B.
function bracketed(type: string): string {
  return /^[\w"[\]-]+$/.test(type) ? type : `(${type})`;
}
