import { largerForm, secretLimit, type Contributor, type ReleaseSize } from "./release-size.js";

/** A release with some values files, later ones winning; none: with the chart's own defaults. */
export interface LayersSize extends ReleaseSize {
  readonly values: readonly string[];
}

/** Sizes as text, for people, with the parts of the largest. */
export function sizeText(chart: string, sizes: readonly LayersSize[], budget: number): string {
  const largest = sizes.reduce((a, b) => (b.bytes[largerForm] > a.bytes[largerForm] ? b : a));
  const over = sizes.filter(({ bytes }) => bytes[largerForm] > budget);
  return [
    `${chart}: bytes of the Secret in which Helm keeps the release, of at most ${number(secretLimit)}`,
    "",
    ...columns(
      sizes.map((size) => [
        shownLayers(size),
        `>${number(size.bytes.helm4)}`,
        `>${percent(size.bytes.helm4, secretLimit)}`,
        `with Helm 3 ${number(size.bytes.helm3)}`,
      ]),
    ),
    "",
    `What it is made of with ${shownLayers(largest)}, estimated:`,
    "",
    ...columns(rows(byPart(largest.contributors), largest, (one) => [one.part])),
    "",
    "The largest parts:",
    "",
    ...columns(rows(largest.contributors, largest, (one) => [one.part, one.chart])),
    "",
    `The budget of ${number(budget)} bytes is ` +
      `${over.length === 0 ? "kept" : `exceeded with ${over.map(shownLayers).join("; ")}`}.`,
    "",
  ].join("\n");
}

function shownLayers({ values }: LayersSize): string {
  return values.length === 0 ? "the defaults" : values.join(", ");
}

const most = 8;

function rows<T extends { readonly bytes: number }>(
  all: readonly T[],
  { bytes }: ReleaseSize,
  words: (one: T) => readonly string[],
): readonly (readonly string[])[] {
  const row = (size: number, cells: readonly string[]) => [
    `>${number(size)}`,
    `>${percent(size, bytes[largerForm])}`,
    ...cells,
  ];
  const rest = all.slice(most);
  return [
    ...all.slice(0, most).map((one) => row(one.bytes, words(one))),
    ...(rest.length === 0
      ? []
      : [
          row(
            rest.reduce((sum, one) => sum + one.bytes, 0),
            [`${rest.length} more, with --json`],
          ),
        ]),
  ];
}

/** The same part of all charts together. */
function byPart(
  contributors: readonly Contributor[],
): readonly { readonly part: string; readonly bytes: number }[] {
  const sums = new Map<string, number>();
  for (const { part, bytes } of contributors) sums.set(part, (sums.get(part) ?? 0) + bytes);
  return [...sums].map(([part, bytes]) => ({ part, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** Two spaces before and between columns; a cell that begins with > is set to the right. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const text = (cell: string) => cell.replace(/^>/, "");
  const widths = rows.reduce<readonly number[]>(
    (all, row) =>
      row.map((cell, i) => Math.max(all[i] ?? 0, text(cell).length)).concat(all.slice(row.length)),
    [],
  );
  const padded = (cell: string, i: number) =>
    cell.startsWith(">") ? text(cell).padStart(widths[i]!) : cell.padEnd(widths[i]!);
  return rows.map((row) => `  ${row.map(padded).join("  ")}`.trimEnd());
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
