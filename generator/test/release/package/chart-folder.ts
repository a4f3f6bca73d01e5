import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Path → contents. */
export type Tree = Readonly<Record<string, string>>;

/** A chart that Helm loads, with a subchart. */
export const shop: Tree = {
  "Chart.yaml":
    'apiVersion: v2\nname: shop\ndescription: Sells\nversion: "1.0.0"\n' +
    'dependencies:\n  - name: cart\n    version: "1.0.0"\n    repository: ""\n',
  "values.yaml": "cart: {}\n",
  "templates/config.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n" +
    'data:\n  {{ .Files.Get "files/größe.txt" | trim }}: "1"\n',
  "files/größe.txt": "size\n",
  "charts/cart/Chart.yaml": `apiVersion: v2\nname: cart\ndescription: Is filled\nversion: "1.0.0"\n`,
  "charts/cart/templates/config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cart\n",
};

const made: string[] = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder, gone when the process ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-package-"));
  made.push(folder);
  return folder;
}

/** Writes a chart into `folder`, and returns that. */
export function writeChart(tree: Tree, folder: string = join(newFolder(), "shop")): string {
  for (const [path, contents] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}
