/** Where in a template, as Handlebars counts: lines from 1, columns from 0. */
export interface TemplatePlace {
  readonly line: number;
  readonly column: number;
}

/** A mistake in one of our own templates, or in the context it was given: never the user's. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  /** Counted from 1. Undefined when the whole file is meant. */
  readonly line: number | undefined;
  /** Counted from 1. Undefined when the whole file is meant. */
  readonly column: number | undefined;

  constructor(
    /** The template's path relative to the templates folder. */
    readonly template: string,
    place: TemplatePlace | undefined,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`${template}${place ? `:${place.line}:${place.column + 1}` : ""}: ${reason}`, { cause });
    this.line = place?.line;
    this.column = place && place.column + 1;
  }
}
