/** The name of an object, without the release's name, and the place in the catalogue that it comes from. */
export interface ObjectName {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
}
