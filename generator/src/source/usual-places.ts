/** Where a catalogue is looked for that is not named, below the current folder, in this order. */
export const usualPlaces: readonly string[] = [
  "catalogue.ts",
  "catalogue.yaml",
  "catalogue/index.ts",
  "generator/catalogue/index.ts",
];
