/** A default of the catalogue. */
export interface Default {
  /** Where it stands: `services.NAME.replicas`. */
  readonly path: string;
  readonly value: unknown;
  readonly why: string;
}

/** The defaults of one object. */
export interface Group {
  /** Where the object stands in the catalogue: the first place, if there are several. */
  readonly at: string;
  readonly fields: Readonly<Record<string, readonly [value: unknown, why: string]>>;
}

/** The values of defaults, by group and field. */
export type DefaultValues<Groups extends Readonly<Record<string, Group>>> = {
  readonly [Name in keyof Groups]: {
    readonly [Field in keyof Groups[Name]["fields"]]: Groups[Name]["fields"][Field][0];
  };
};

/** The values alone, for those who need one. */
export function defaultValues<const Groups extends Readonly<Record<string, Group>>>(
  groups: Groups,
): DefaultValues<Groups> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, { fields }]) => [
      name,
      Object.fromEntries(Object.entries(fields).map(([field, [value]]) => [field, value])),
    ]),
  ) as DefaultValues<Groups>;
}

/** The same as a list, for those who read all of them. */
export function listOfDefaults(groups: Readonly<Record<string, Group>>): readonly Default[] {
  return Object.values(groups).flatMap(({ at, fields }) =>
    Object.entries(fields).map(([field, [value, why]]) => ({
      path: at === "" ? field : `${at}.${field}`,
      value,
      why,
    })),
  );
}
