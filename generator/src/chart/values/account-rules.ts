import type { Service } from "../../catalogue/model/catalogue.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { on, refused, within } from "./schema-rules.js";

/** A rule for the `allOf` of a subchart's schema: no chart creates the account that every namespace has. */
export function accountRules({ serviceAccount: { shared } }: Service): readonly JsonSchema[] {
  if (shared !== undefined) return [];
  return [
    refused(
      [within(["serviceAccount"], { create: on, name: { const: "default" } })],
      ["serviceAccount", "name"],
      "another name, for every namespace has the account default already: or say create: false",
    ),
  ];
}
