import { readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { templateSpec } from "./dialect.js";
import { TemplateError } from "./template-error.js";

/**
 * A folder of `.hbs` files as the source text of a JavaScript object, `CompiledTemplates`. `_pod.yaml.hbs`,
 * in whatever folder, is the partial `pod`; `_names.tpl.hbs` is none, for it becomes a Helm file of that
 * name.
 *
 * @throws TemplateError with line and column, and when two partials have one name
 */
export function compiledFolder(folder: string): string {
  const { whole, partials } = templateFiles(folder);
  const spec = (file: string) =>
    templateSpec(file, readFileSync(join(folder, file), "utf8"), [...partials.keys()]);
  const templates = whole.map((file) => `${JSON.stringify(templateName(file))}: ${spec(file)}`);
  const parts = [...partials].map(
    ([name, file]) => `${JSON.stringify(name)}: { file: ${JSON.stringify(file)}, spec: ${spec(file)} }`,
  );
  return `{ templates: {\n${templates.join(",\n")}\n}, partials: {\n${parts.join(",\n")}\n} }`;
}

/** The files of a folder of templates, as paths below it: whole ones, and partials by their names. */
export function templateFiles(folder: string): {
  readonly whole: readonly string[];
  readonly partials: ReadonlyMap<string, string>;
} {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => file.replaceAll(sep, "/"))
    .sort();
  const partials = new Map<string, string>();
  for (const file of files) {
    const name = partialName(file);
    if (name !== undefined && partials.has(name))
      throw new TemplateError(file, undefined, `there are two partials "${name}"`);
    if (name !== undefined) partials.set(name, file);
  }
  return { whole: files.filter((file) => partialName(file) === undefined), partials };
}

/** `subchart/templates/service.yaml`: how a chart names a template. */
export function templateName(file: string): string {
  return file.slice(0, -".hbs".length);
}

function partialName(file: string): string | undefined {
  return /^_([^.]+)\.(?!tpl\.)/.exec(basename(file))?.[1];
}
