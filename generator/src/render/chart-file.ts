/** One file to write: the only thing that rendering hands on. */
export interface ChartFile {
  /** Relative to the output folder, with `/`: `charts/shop/Chart.yaml`. */
  readonly path: string;
  readonly contents: string;
}
