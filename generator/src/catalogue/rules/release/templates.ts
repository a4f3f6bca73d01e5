import type { Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** A service's own chart templates define only names of the service's, and run no text from values. */
export const templates: Rule = (catalogue) =>
  catalogue.services.flatMap((service) =>
    Object.entries(service.templates).flatMap(([file, text]) => {
      const path = at(service.path, "templates", file);
      return [
        ...foreignDefines(service, text, path),
        ...(callsTpl(text)
          ? [
              {
                path,
                message: "calls tpl, which would run text from values as a template. Write the template out",
              },
            ]
          : []),
      ];
    }),
  );

// All charts of a release share one namespace of named templates, and the last one wins.
function foreignDefines({ name }: Service, text: string, path: string): readonly Problem[] {
  const defined = [
    ...withoutComments(text).matchAll(/\{\{-?\s*(?:define|block)\s+(?:"([^"]*)"|`([^`]*)`)/g),
  ].map(([, quoted, raw]) => quoted ?? raw ?? "");
  return defined
    .filter((template) => !template.startsWith(`${name}.`))
    .map((template) => ({
      path,
      message:
        `defines ${JSON.stringify(template)}, which must begin ` +
        `with "${name}.": charts share their named templates`,
    }));
}

function callsTpl(text: string): boolean {
  const actions = withoutComments(text).match(/\{\{(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`])*?\}\}/g) ?? [];
  return actions.some((action) =>
    /(?<![.$\w])tpl(?!\w)/.test(action.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""')),
  );
}

function withoutComments(text: string): string {
  return text.replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, "");
}
