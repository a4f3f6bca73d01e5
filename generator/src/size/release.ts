/**
 * A release as Helm 4 prints it in JSON and keeps it, so far as is needed here. Keys are in Helm's order,
 * objects have no others. Source: pkg/release/v1 and pkg/chart/v2 of Helm 4.3.
 */
export interface Release {
  readonly name: string;
  readonly info: ReleaseInfo;
  readonly chart: StoredChart;
  /** The values files together. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly manifest?: string;
  readonly hooks?: readonly Hook[];
  readonly [other: string]: unknown;
}

export interface ReleaseInfo {
  readonly first_deployed: string;
  readonly last_deployed: string;
  readonly description?: string;
  readonly status: string;
  readonly notes?: string;
}

/** The umbrella's own files; the subcharts' are not kept. */
export interface StoredChart {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly lock: unknown;
  readonly templates: readonly StoredFile[] | null;
  /** Its defaults and the subcharts'. */
  readonly values: Readonly<Record<string, unknown>> | null;
  /** In base64. */
  readonly schema: string | null;
  readonly schemamodtime?: string;
  readonly files: readonly StoredFile[] | null;
  readonly modtime?: string;
}

export interface StoredFile {
  readonly name: string;
  /** In base64. */
  readonly data: string | null;
  readonly modtime?: string;
}

export interface Hook {
  /** Of the chart template, from the umbrella's name on. */
  readonly path: string;
  readonly manifest: string;
  readonly events: readonly string[];
  readonly last_run: { readonly started_at?: string; readonly completed_at?: string; readonly phase: string };
  readonly [other: string]: unknown;
}
