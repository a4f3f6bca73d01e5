import type { Partials, Templates } from "../../../schemas/types/templates.js";
import type { JsonSchema } from "../schema/bundle.js";
import type { ChartTemplate, CopiedFile } from "./helm/chart-template.js";
import type { Readme } from "./readme/readme.js";
import type { Relation } from "./values/relations.js";
import type { ValueGroup } from "./values/value-tree.js";

/** A Helm chart in Helm's own words, before it is text. */
export interface Chart {
  /** A sum of all that the chart is made of, where that is less than the whole catalogue. */
  readonly origin: string | undefined;
  readonly name: string;
  /** Its folder below `charts/`: `shop`, or `shop/charts/cart`. */
  readonly folder: string;
  /** Chart.yaml. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Chart.lock, for charts with dependencies. */
  readonly lock: Readonly<Record<string, unknown>> | undefined;
  readonly values: ValueGroup;
  /** What it reads of `global` where another chart holds those values, for its README. */
  readonly globals?: ValueGroup;
  /** Of the values, self-contained and closed; see `packagedSchema`. */
  readonly schema: JsonSchema;
  /** What its values must be beside that. */
  readonly relations: readonly Relation[];
  readonly readme: Readme | OwnReadme;
  readonly templates: readonly ChartTemplate[];
  readonly files: readonly CopiedFile[];
  readonly dependencies: readonly Chart[];
}

/** A README by a template of its own; the chart's values are in its context as `rows`. */
export interface OwnReadme {
  readonly template: "namespace/README.md";
  readonly context: Omit<Templates["namespace/README.md"], keyof Partials["values-table"]>;
}
