import type { Templates } from "../../../schemas/types/templates.js";
import { createRequire } from "node:module";
import { specPartial, specTemplate, type Partials, type Spec } from "./run-template.js";
import type { TemplateName } from "../chart/helm/chart-template.js";
import { TemplateError } from "./template-error.js";

/**
 * Renders a template, named by its path in the templates folder without `.hbs`:
 * `subchart/templates/deployment.yaml`.
 */
export type Render = (name: string, context: object) => string;

/**
 * Compiled templates by name, and partials by theirs. `npm run build` makes them of generator/templates, see
 * ci/precompile.ts.
 */
export interface CompiledTemplates {
  readonly templates: Readonly<Record<string, Spec>>;
  readonly partials: Readonly<Record<string, { readonly file: string; readonly spec: Spec }>>;
}

/** The package's compiled templates, beside this file. */
export const compiledTemplates = "./compiled-templates.cjs";

let packageTemplates: Render | undefined;

/**
 * Renders one of the package's own templates, given what it reads.
 *
 * @throws TemplateError with line and column; it is always our own mistake
 */
export function renderTemplate<Name extends TemplateName>(name: Name, context: Templates[Name]): string {
  packageTemplates ??= renderer(createRequire(import.meta.url)(compiledTemplates) as CompiledTemplates);
  return packageTemplates(name, context);
}

/** Renders compiled templates. Each becomes a function when it is first rendered. */
export function renderer({ templates, partials: compiledPartials }: CompiledTemplates): Render {
  const partials: Record<string, Partials[string]> = {};
  for (const [name, { file, spec }] of Object.entries(compiledPartials))
    partials[name] = specPartial(file, () => spec, partials);
  const made = new Map<string, (context: object) => string>();
  return (name, context) => {
    const file = `${name}.hbs`;
    const spec = templates[name];
    if (spec === undefined) throw new TemplateError(file, undefined, "there is no such template");
    const render = made.get(name) ?? specTemplate(file, spec, partials);
    made.set(name, render);
    return render(context);
  };
}
