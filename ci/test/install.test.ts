import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { installTools } from "../tools/install-tools.js";
import { testTools, toolEnvironment, toolPath, type ProgramName } from "../tools/index.js";
import { runTool } from "./run-tool.js";

const installScript = fileURLToPath(new URL("../tools/install.js", import.meta.url));

// What the binaries themselves say they were built from: Helm's own version text is without the patch when it
// is built from its module.
const builtFrom: readonly (readonly [ProgramName, string])[] = [
  ["helm4", "mod\thelm.sh/helm/v4\tv4.3.1"],
  ["helm3", "mod\thelm.sh/helm/v3\tv3.22.0"],
  ["ct", "mod\tgithub.com/helm/chart-testing/v3\tv3.14.0"],
  ["kubeconform", "mod\tgithub.com/yannh/kubeconform\tv0.8.0"],
  ["pod-security", "dep\tk8s.io/pod-security-admission\tv0.37.2"],
  ["kubernetes-validation", "dep\tk8s.io/kubernetes\tv1.37.2"],
];

for (const [name, module] of builtFrom) {
  test(`${name} is the pinned version`, () => {
    assert.match(spawnSync("go", ["version", "-m", toolPath(name)], { encoding: "utf8" }).stdout, module);
  });
}

test("yamllint and yamale are the pinned versions", () => {
  assert.is(runTool("yamllint", ["--version"], "", ".").output, "yamllint 1.38.0\n");
  assert.is(runTool("yamale", ["--version"], "", ".").output, "6.1.0\n");
});

test("a second installation builds nothing", async () => {
  const before = changeTimes();
  const lines: string[] = [];
  assert.equal(await installTools(testTools, (line) => lines.push(line)), []);
  assert.equal(lines, []);
  assert.equal(changeTimes(), before);
});

test("two installations at once leave one whole tool and nothing else", async () => {
  await inEmptyCache(async (cache, environment) => {
    const codes = await Promise.all([1, 2].map(() => exitCode(["pod-security"], environment)));
    assert.equal(codes, [0, 0]);
    const tools = join(cache, "chartwright", "tools");
    const folders = readdirSync(tools);
    assert.is(folders.length, 1);
    assert.is(spawnSync(join(tools, folders[0]!, "bin", "pod-security"), { input: "" }).status, 0);
  });
});

test("without a compiler the installation ends with 3, says what to install and leaves nothing", async () => {
  await inEmptyCache(async (cache, environment) => {
    const { status, stderr } = spawnSync(process.execPath, [installScript, "pod-security"], {
      env: { ...environment, PATH: cache },
      encoding: "utf8",
    });
    assert.match(stderr, "go is not on the PATH. Install Go 1.26 or newer");
    assert.is(status, 3);
    assert.equal(readdirSync(join(cache, "chartwright", "tools")), []);
  });
});

test("an unknown name ends with 2 and a suggestion", () => {
  const { status, stderr } = spawnSync(process.execPath, [installScript, "kubconform"], { encoding: "utf8" });
  assert.is(status, 2);
  assert.match(stderr, 'Did you mean "kubeconform"?');
});

test("a tool that is not installed names the command that installs it", async () => {
  await inEmptyCache(async (_, environment) => {
    const script =
      `import(${JSON.stringify(new URL("../tools/index.js", import.meta.url).href)}).then((tools) ` +
      '=> tools.toolPath("ct"))';
    const { stderr } = spawnSync(process.execPath, ["-e", script], { env: environment, encoding: "utf8" });
    assert.match(stderr, "ct v3.14.0 is not installed. Run: node dist/ci/tools/install.js ct");
  });
});

test("the environment has the wanted helm first and none of the user's settings", () => {
  process.env["HELM_NAMESPACE"] = "mine";
  process.env["CT_REMOTE"] = "mine";
  for (const name of ["helm4", "helm3"] as const) {
    const environment = toolEnvironment(name);
    const { stdout } = spawnSync("helm", ["env"], { env: environment, encoding: "utf8" });
    assert.is(environment["PATH"]?.split(":")[0], dirname(toolPath(name)));
    assert.match(stdout, 'HELM_NAMESPACE="default"');
    assert.match(stdout, new RegExp(`HELM_CONFIG_HOME=".*chartwright/home/${name}/config"`));
    assert.is(environment["CT_REMOTE"], undefined);
  }
  delete process.env["HELM_NAMESPACE"];
  delete process.env["CT_REMOTE"];
});

function changeTimes(): number[] {
  return testTools.map((name) => (name === "schemas" ? 0 : statSync(toolPath(name)).mtimeMs));
}

async function inEmptyCache(
  check: (cache: string, environment: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "chartwright-cache-"));
  try {
    // Only the tools are somewhere else: with Go's own cache the build takes a second.
    const goCache = spawnSync("go", ["env", "GOCACHE"], { encoding: "utf8" }).stdout.trim();
    await check(cache, { ...process.env, XDG_CACHE_HOME: cache, GOCACHE: goCache });
  } finally {
    rmSync(cache, { recursive: true });
  }
}

function exitCode(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve) =>
    spawn(process.execPath, [installScript, ...args], { env: environment, stdio: "ignore" }).on(
      "close",
      resolve,
    ),
  );
}

test.run();
