/** One file to write: all that rendering hands on. */
export interface ChartFile {
  /** Relative to the output folder, with `/`: `charts/shop/Chart.yaml`. */
  readonly path: string;
  readonly contents: string;
}

/** A file that lies there as the last run left it, and that this run would make again just so. */
export interface KeptFile {
  readonly path: string;
  readonly contents: undefined;
}
