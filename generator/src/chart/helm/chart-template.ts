import type { Templates } from "../../../../schemas/types/templates.js";

/**
 * A chart file made by one of our templates, and what that reads: a name that it does not read is an error
 * here, and so is one that is missing.
 */
export type ChartTemplate = { readonly [Name in TemplateName]: FileOf<Name> }[TemplateName];

/** The name of a template: its path below generator/templates, without `.hbs`. */
export type TemplateName = keyof Templates;

interface FileOf<Name extends TemplateName> {
  readonly template: Name;
  /** Path in the chart. */
  readonly path: string;
  readonly context: Templates[Name];
}

/** A file that is copied as it is: configuration, a chart template of the service's own. */
export interface CopiedFile {
  /** Path in the chart. */
  readonly path: string;
  readonly contents: string;
}
