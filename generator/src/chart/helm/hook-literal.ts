import { hookAnnotations, weightAnnotation, type Hook } from "../../order/engines/helm/hooks.js";
import { goLiteral, helmValue } from "./helm-expression.js";

/**
 * The annotations of a chart hook, as an expression.
 *
 * @param index of a list that values give, the variable that counts: each item has a weight of its own
 */
export function hookLiteral(hook: Hook, index?: string): string {
  const annotations = hookAnnotations(hook);
  return goLiteral(
    index === undefined
      ? annotations
      : { ...annotations, [weightAnnotation]: helmValue(`toString (add ${hook.weight} ${index})`) },
  );
}
