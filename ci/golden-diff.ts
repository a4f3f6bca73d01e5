import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// npm run golden:diff -- CASE [PATH …]: the lines in which what a case becomes now differs from what it
// became at the last commit, or at the one that BASE names. For files of which expected/ has only the digest.
// Exit codes: 0 no difference, 1 differences, 2 wrong usage.
const [name = "", ...paths] = process.argv.slice(2);
const fixture = join("generator/test/fixtures", name);
if (name === "" || !existsSync(fixture)) {
  process.stderr.write("Which case? A folder of generator/test/fixtures: npm run golden:diff -- routes\n");
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "chartwright-golden-diff-"));
try {
  const old = join(scratch, "checkout");
  mkdirSync(old);
  const archive = execFileSync("git", ["archive", process.env["BASE"] ?? "HEAD"], { maxBuffer: 1 << 30 });
  execFileSync("tar", ["--extract", "--directory", old], { input: archive });
  symlinkSync(resolve("node_modules"), join(old, "node_modules"));
  execFileSync("npm", ["run", "build", "--silent"], {
    cwd: old,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  generate(old, "before");
  generate(".", "now");
  const pairs =
    paths.length > 0
      ? paths.map((path) => ["before", "now"].map((output) => either(join(output, path))))
      : [["before", "now"]];
  const codes = pairs.map(
    (pair) =>
      spawnSync("git", ["diff", "--no-index", "--no-prefix", ...pair], { cwd: scratch, stdio: "inherit" })
        .status ?? 2,
  );
  process.exitCode = Math.max(...codes);
} finally {
  rmSync(scratch, { recursive: true });
}

/** The files of the case as that checkout has it; none if it has not. */
function generate(checkout: string, output: string): void {
  const [inputs, folder] = [join(checkout, fixture), join(scratch, output)];
  mkdirSync(folder);
  if (!existsSync(inputs)) return;
  if (existsSync(join(inputs, "values")))
    cpSync(join(inputs, "values"), join(folder, "values"), { recursive: true });
  const cli = join(checkout, "dist/generator/bundle/cli.js");
  execFileSync(
    process.execPath,
    [cli, "generate", join(inputs, "catalogue.yaml"), "--output", folder, "--no-prove"],
    { stdio: ["ignore", "ignore", process.stderr] },
  );
  for (const chart of readdirSync(join(folder, "charts")))
    rmSync(join(folder, "charts", chart, ".chartwright.json"), { force: true });
}

/** A file, or nothing in its place. */
function either(path: string): string {
  return existsSync(join(scratch, path)) ? path : "/dev/null";
}
