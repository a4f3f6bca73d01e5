import type { Catalogue } from "../catalogue/model/catalogue.js";
import type { Chart } from "./chart.js";
import { disabledCallees } from "./values/disabled-callee.js";
import { endpointRules } from "./values/endpoint-values.js";
import { certificatesOfRedirects } from "./values/https-redirects.js";
import { strayPods } from "./values/stray-pods.js";
import { wholeSecrets, wholeSharedSecrets } from "./values/whole-secrets.js";
import type { JsonSchema } from "../schema/bundle.js";
import { bundleSchema } from "../schema/files.js";
import { shareDefinitions } from "../schema/share.js";
import { groupSchema, isGroup, openSchema, type ValueGroup, type ValueNode } from "./values/value-tree.js";

const dialect = "https://json-schema.org/draft/2020-12/schema";

/**
 * The schema of a subchart's values: closed but for what Helm itself adds (`global`, and `enabled`, the
 * umbrella's condition).
 *
 * @param globals what it reads of `global`, checked where it is installed alone
 * @param globalRules what of that may not stand together
 * @param rules what may not stand together
 */
export function subchartSchema(
  values: ValueGroup,
  globals: ValueGroup,
  globalRules: readonly JsonSchema[],
  rules: readonly JsonSchema[],
): JsonSchema {
  return bundleSchema({
    $schema: dialect,
    ...withHelmsOwn(groupSchema(values, true)),
    if: underUmbrella,
    else: {
      properties: { global: openSchema(groupSchema(globals, false)) },
      ...(globalRules.length > 0 ? { allOf: globalRules } : {}),
    },
    ...(rules.length > 0 ? { allOf: rules } : {}),
  });
}

/**
 * What the values of a subchart are under its umbrella and not alone: the umbrella has its switch, and has
 * checked `global` itself. Helm copies the whole of it into every service, and would tell a fault as often.
 */
export const underUmbrella: JsonSchema = { required: ["enabled"] };

/**
 * The schema of the values of a chart that belongs to no umbrella: closed.
 *
 * @param complete whether every default must be there, see `groupSchema`
 */
export function loneSchema(values: ValueGroup, complete: boolean): JsonSchema {
  return bundleSchema({ $schema: dialect, ...groupSchema(values, complete) });
}

/**
 * The schema of the umbrella's values. It is as strict as those of the subcharts, for Helm does not run the
 * schema of a disabled one, but asks for no key, for it also sees values files before the subcharts' defaults
 * are merged in.
 */
export function umbrellaSchema(
  catalogue: Catalogue,
  global: ValueGroup,
  services: Readonly<Record<string, ValueGroup>>,
): JsonSchema {
  const rules = [
    ...disabledCallees(catalogue),
    ...endpointRules(catalogue),
    ...certificatesOfRedirects(catalogue),
    ...catalogue.services.flatMap((service) => wholeSecrets(catalogue, service, [service.name])),
    ...wholeSharedSecrets(catalogue),
    ...strayPods(catalogue),
  ];
  return bundleSchema({
    $schema: dialect,
    description: catalogue.description,
    type: "object",
    additionalProperties: false,
    properties: {
      global: groupSchema(global, false),
      ...Object.fromEntries(
        Object.entries(services).map(([name, group]) => [name, withHelmsOwn(groupSchema(group, false))]),
      ),
    },
    ...(rules.length === 0 ? {} : { allOf: rules }),
  });
}

/**
 * A chart's values.schema.json. That of an umbrella takes keys of others in `global`: it may be a subchart
 * itself, and GitOps tools pass their own. `Chart.schema`, by which we check values and editors complete
 * them, takes none, so that a misspelt key is told.
 */
export function packagedSchema({ schema, dependencies }: Chart): JsonSchema {
  const known = packaged.get(schema) ?? (dependencies.length === 0 ? schema : withOpenGlobal(schema));
  packaged.set(schema, known);
  return known;
}

const packaged = new WeakMap<JsonSchema, JsonSchema>();

function withOpenGlobal(schema: JsonSchema): JsonSchema {
  const properties = schema["properties"] as Readonly<Record<string, JsonSchema>>;
  const { additionalProperties: _closed, ...global } = properties["global"]!;
  return { ...schema, properties: { ...properties, global } };
}

/**
 * The schema of a chart's values files: it asks for no key. The umbrella's own schema is such a one, without
 * its rules on what goes together.
 */
export function valuesFileSchema({ schema, values, dependencies }: Chart): JsonSchema {
  return dependencies.length === 0 ? loneSchema(values, false) : schema;
}

/**
 * The same for editors, with every default. It stands outside of the chart, for Helm stores a chart's files
 * with each release.
 */
export function editorSchema(chart: Chart): JsonSchema {
  const subcharts = Object.fromEntries(chart.dependencies.map(({ name, values }) => [name, values]));
  const { allOf: _rules, ...schema } = valuesFileSchema(chart);
  const properties = schema["properties"] as Readonly<Record<string, JsonSchema>>;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        withDefaults(schema, subcharts[name] ?? chart.values.members[name]!),
      ]),
    ),
  };
}

/**
 * A schema as it is written: without the words that only our own messages use, and what repeats said once.
 */
export function writtenSchema(schema: JsonSchema): JsonSchema {
  const known = written.get(schema) ?? shareDefinitions(strip(schema) as JsonSchema);
  written.set(schema, known);
  return known;
}

const written = new WeakMap<JsonSchema, JsonSchema>();

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== "object" || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "$defs")
      copy[key] = Object.fromEntries(
        Object.entries(value as Record<string, object>).map(([name, schema]) => [name, stripped(schema)]),
      );
    else if (key !== "x-expected") copy[key] = strip(value);
  }
  return copy;
}

/**
 * Charts have most definitions in common, so each is stripped once and stays the same object, which
 * `schemaFile` then prints once.
 */
function stripped(definition: object): unknown {
  const known = strippedDefinitions.get(definition) ?? strip(definition);
  strippedDefinitions.set(definition, known);
  return known;
}

const strippedDefinitions = new WeakMap<object, unknown>();

function withHelmsOwn(schema: JsonSchema): JsonSchema {
  return {
    ...schema,
    properties: {
      enabled: { description: "Whether the umbrella chart installs the service.", type: "boolean" },
      global: { description: "Values for all services.", type: "object" },
      ...(schema["properties"] as object),
    },
  };
}

function withDefaults(schema: JsonSchema, node: ValueNode): JsonSchema {
  if (!isGroup(node)) return node.default === undefined ? schema : { ...schema, default: node.default };
  const properties = schema["properties"] as Readonly<Record<string, JsonSchema>>;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, member]) => {
        const inner = node.members[key];
        return [key, inner ? withDefaults(member, inner) : member];
      }),
    ),
  };
}
