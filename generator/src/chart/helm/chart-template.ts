/** A chart file made by one of our templates. */
export interface ChartTemplate {
  /** Name of the template below generator/templates, without `.hbs`. */
  readonly template: string;
  /** Path in the chart. */
  readonly path: string;
  /** All names that the template mentions. */
  readonly context: object;
}

/** A file that is copied as it is: configuration, a chart template of the service's own. */
export interface CopiedFile {
  /** Path in the chart. */
  readonly path: string;
  readonly contents: string;
}
