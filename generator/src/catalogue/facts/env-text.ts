import { at } from "../../problem/positions.js";
import type { EnvVar } from "../model/catalogue.js";

/** The names that a text asks for by `$(NAME)`; `$$(NAME)` is an escape and asks for nothing. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/(\$*)\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g)]
    .filter(([, dollars]) => dollars!.length % 2 === 0)
    .map(([, , name]) => name!);
}

/** Where a variable stands; its name may have dots. */
export function variablePath({ name, path }: EnvVar): string {
  return at(path.slice(0, -name.length - 1), name);
}

/** The text of a variable in which Kubernetes expands `$(NAME)`; undefined where it expands nothing. */
export function expandedText(variable: EnvVar): string | undefined {
  switch (variable.from) {
    case "setting":
      return variable.default;
    case "value":
      return variable.value;
    case "host":
    case "port":
    case "address":
      return variable.template;
    default:
      return undefined;
  }
}
