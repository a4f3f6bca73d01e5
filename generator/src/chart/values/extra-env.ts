import type { Container, Service, Workload } from "../../catalogue/model/catalogue.js";
import { schemaValue, type Value } from "./value-tree.js";

/**
 * Whether operators may give a container more variables: every one but that which asks the routes of a smoke
 * check, whose program is chartwright's own.
 */
export function takesExtraEnv({ smokeCheck }: Service, { step }: Workload): boolean {
  return step !== "smokeCheck" || !smokeCheck!.asks;
}

/** `extraEnv` of a container, without the names that the chart sets there itself. */
export function extraEnvValue({ name, env }: Container): Value {
  const value = schemaValue("extra-env", [], `More environment variables of the container ${name}.`);
  if (env.length === 0) return value;
  const names = [...new Set(env.map((variable) => variable.name))];
  return {
    ...value,
    schema: {
      ...value.schema,
      // Helm prints the constant, so it says why; see `refused` in schema-rules.ts.
      allOf: [
        {
          items: {
            properties: {
              name: { if: { enum: names }, then: { const: takenName, "x-expected": takenName } },
            },
          },
        },
      ],
    },
  };
}

/** What `validate` and Helm say of the name of a variable that the chart sets. */
export const takenName = "another name, for the chart sets this one already";
