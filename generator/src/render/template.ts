import { readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { packageFolder } from "../package-folder.js";
import { compilePartial, compileTemplate, type Partials } from "./dialect.js";
import { TemplateError } from "./template-error.js";

/** Renders a template, named by its path in the templates folder without `.hbs`: `subchart/templates/deployment.yaml`. */
export type Render = (name: string, context: object) => string;

let packageTemplates: Render | undefined;

/**
 * Renders one of the package's own templates. The context must have every name that the template mentions.
 *
 * @throws TemplateError with line and column; it is always our own mistake
 */
export const renderTemplate: Render = (name, context) => {
  packageTemplates ??= templateFolder(join(packageFolder, "generator", "templates"));
  return packageTemplates(name, context);
};

/**
 * A folder of `.hbs` files. `_pod.yaml.hbs`, in whatever folder, is the partial `pod`; `_names.tpl.hbs` is none, for it becomes a Helm
 * file of that name. Each template is compiled when it is first rendered, then kept.
 *
 * @throws TemplateError when two partials have one name
 */
export function templateFolder(folder: string): Render {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".hbs")).map((file) => file.replaceAll(sep, "/"));
  const partials = folderPartials(folder, files.sort());
  const compiled = new Map<string, (context: object) => string>();
  return (name, context) => {
    const file = `${name}.hbs`;
    if (!files.includes(file)) throw new TemplateError(file, undefined, "there is no such template");
    const render = compiled.get(name) ?? compileTemplate(file, readFileSync(join(folder, file), "utf8"), partials);
    compiled.set(name, render);
    return render(context);
  };
}

function folderPartials(folder: string, files: readonly string[]): Partials {
  const partials: Record<string, Partials[string]> = {};
  for (const file of files) {
    const name = /^_([^.]+)\.(?!tpl\.)/.exec(basename(file))?.[1];
    if (!name) continue;
    if (Object.hasOwn(partials, name)) throw new TemplateError(file, undefined, `there are two partials "${name}"`);
    partials[name] = compilePartial(file, readFileSync(join(folder, file), "utf8"), partials);
  }
  return partials;
}
