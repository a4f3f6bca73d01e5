/** One file of an archive. */
export interface ArchiveFile {
  /** With `/`, without the folder that all files of a chart's archive lie in. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The order in which Helm walks through a chart's folder: by name, folder by folder. */
export function byPath(a: ArchiveFile, b: ArchiveFile): number {
  return a.path.replaceAll("/", "\0") < b.path.replaceAll("/", "\0") ? -1 : 1;
}

const block = 512;

/**
 * A tar archive that depends on its arguments alone: the files in the order of their paths, in `folder`, with
 * one mode, one owner and one time. Names that are long or not ASCII stand in an extended header, which Go,
 * GNU tar and bsdtar read alike. Source: POSIX, pax, "ustar Interchange Format" and "pax Extended Header".
 *
 * @param seconds time of change of every file, since 1970
 */
export function tar(folder: string, files: readonly ArchiveFile[], seconds: number): Buffer {
  const sorted = [...files].sort(byPath);
  const parts = sorted.flatMap(({ path, bytes }) => entry(`${folder}/${path}`, bytes, seconds));
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function entry(name: string, bytes: Uint8Array, seconds: number): readonly Uint8Array[] {
  if (/^[\x20-\x7e]{1,100}$/.test(name))
    return [header(name, "0", bytes.length, seconds), bytes, padding(bytes)];
  const extended = Buffer.from(record("path", name));
  const short = name.replace(/[^\x20-\x7e]/g, "_").slice(-100);
  return [
    header("PaxHeader", "x", extended.length, seconds),
    extended,
    padding(extended),
    header(short, "0", bytes.length, seconds),
    bytes,
    padding(bytes),
  ];
}

function header(name: string, type: "0" | "x", size: number, seconds: number): Buffer {
  const bytes = Buffer.alloc(block);
  const write = (text: string, offset: number) => bytes.write(text, offset, "latin1");
  write(name, 0);
  write(octal(0o644, 8), 100);
  write(octal(0, 8), 108);
  write(octal(0, 8), 116);
  write(octal(size, 12), 124);
  write(octal(seconds, 12), 136);
  // The sum is that of a header with spaces in the place of the sum.
  write(" ".repeat(8), 148);
  write(type, 156);
  write("ustar\x0000", 257);
  write(
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  );
  return bytes;
}

function octal(number: number, length: number): string {
  return `${number.toString(8).padStart(length - 1, "0")}\0`;
}

function padding(bytes: Uint8Array): Buffer {
  return Buffer.alloc((block - (bytes.length % block)) % block);
}

/** A record of an extended header begins with its own length, that of the length included. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + 1;
  while (bytes + String(length).length !== length) length = bytes + String(length).length;
  return `${length}${rest}`;
}
