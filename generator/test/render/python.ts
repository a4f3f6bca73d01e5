import { spawnSync } from "node:child_process";

/** YAML as read by PyYAML, the reader behind yamllint and yamale. Undefined where Python has no PyYAML. */
export function readByPython(yaml: string): unknown {
  const program =
    "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read().decode('utf-8'))))";
  const { status, stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: yaml,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (stderr?.includes("No module named 'yaml'") || stdout === null) return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
