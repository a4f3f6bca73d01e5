/** A file to be written. Its text waits as bytes, which weigh least. */
export interface WholeFile {
  readonly path: string;
  readonly bytes: Buffer;
}
