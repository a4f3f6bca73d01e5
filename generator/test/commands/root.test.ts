import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// What a pull request may read: what lies below the repository's root.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const home = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-root-")));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
const secret = "secret-of-the-runner";
const about = "name: shop\nversion: 1.0.0\ndescription: A shop\n";
const plain = `${about}services: { web: { description: Pages } }\n`;

/** A repository with a catalogue at its top, and beside it a folder that is not part of it. */
function repository(name: string, catalogue: string): string {
  const root = join(home, name);
  for (const folder of ["outside", "repository/.git", "repository/values/namespace"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "outside/secret.yaml"), `web: { image: { tag: ${secret} } }\n`);
  writeFileSync(join(root, "outside/catalogue.yaml"), plain);
  writeFileSync(join(root, "outside/values.ts"), "export default { web: { replicaCount: 2 } };\n");
  writeFileSync(join(root, "repository/catalogue.yaml"), catalogue);
  return join(root, "repository");
}

function run(
  root: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    cwd: root,
    env: { PATH: home, XDG_CACHE_HOME: join(home, "cache") },
  });
  return { status, text: stdout + stderr };
}

const commands = [["generate"], ["generate", "--check"], ["validate"], ["order", "-e", "staging"], ["size"]];

const links: Readonly<Record<string, readonly [link: string, target: string]>> = {
  catalogue: ["catalogue.yaml", "outside/catalogue.yaml"],
  "values file": ["values/staging.yaml", "outside/secret.yaml"],
  "values module": ["values/staging.ts", "outside/values.ts"],
};
for (const [what, [link, target]] of Object.entries(links))
  test(`a ${what} that is a link out of the repository is read by no command, but with --root`, () => {
    const root = repository(what.replace(" ", "-"), plain);
    assert.is(run(root, "generate").status, 0);
    rmSync(join(root, link), { force: true });
    symlinkSync(join("..", link.includes("/") ? ".." : ".", target), join(root, link));
    // Without Helm nothing reads modules to generate.
    for (const command of what === "values module" ? commands.slice(2) : commands) {
      const { status, text } = run(root, ...command);
      assert.is(status, 1, command.join(" "));
      assert.match(text, `is "${join(root, "..", target)}", outside of "${root}": files from elsewhere`);
      assert.not.match(text, secret);
    }
    assert.is(run(root, "validate", "--root", "..").status, 0);
  });

const folders: Readonly<Record<string, readonly [link: string, target: string, ...commands: string[][]]>> = {
  "folder of values": ["values", "../outside", ...commands],
  "folder of the namespace's values": ["values/namespace", "../../outside", ["generate"]],
};
for (const [what, [link, target, ...names]] of Object.entries(folders))
  test(`a ${what} that is a link out of the repository is not listed, and whether it is there is not said`, () => {
    const root = repository(what.replaceAll(/\W/g, "-"), plain);
    assert.is(run(root, "generate").status, 0);
    rmSync(join(root, link), { recursive: true });
    const answers = ["", "/missing"].map((below) => {
      rmSync(join(root, link), { force: true });
      symlinkSync(target + below, join(root, link));
      return names.map((command) => {
        const { status, text } = run(root, ...command);
        assert.is(status, 1, command.join(" "));
        assert.match(text, `is "${join(root, "../outside")}${below}", outside of "${root}": files from`);
        assert.not.match(text, /secret|\.yaml"/);
        return text.replaceAll(`${below}"`, '"');
      });
    });
    assert.equal(answers[1], answers[0]);
  });

test("whether a file is there that a link out of the repository leads to is not said", () => {
  for (const link of ["values/staging.yaml", "charts/versions.yaml", "catalogue.yaml"]) {
    const root = repository(`missing-${link.replace("/", "-")}`, plain);
    assert.is(run(root, "generate").status, 0);
    rmSync(join(root, link), { force: true });
    symlinkSync(join(root, "../outside/missing.yaml"), join(root, link));
    const { status, text } = run(root, "generate");
    assert.is(status, 1);
    assert.match(text, `is "${join(root, "../outside/missing.yaml")}", outside of "${root}"`);
  }
});

test("a file that a catalogue names is refused where it lies elsewhere, also after a run that could read it", () => {
  const catalogue =
    `${about}services: { web: { description: Pages, configMaps: ` +
    "{ settings: { files: { a.yaml: { path: ../outside/secret.yaml } } } } } }\n";
  const root = repository("named", catalogue);
  const refused = () => {
    const { status, text } = run(root, "generate");
    assert.is(status, 1);
    assert.match(text, /which is ".*secret\.yaml", outside of/);
    assert.match(text, "Nothing was written.\n");
  };
  refused();
  assert.is(run(root, "generate", "--root", "..").status, 0);
  assert.match(run(root, "generate", "--root", "..").text, "0 created, 0 changed, 0 deleted");
  refused();
  // Nor is it unchanged when the repository's root moves.
  renameSync(join(root, ".git"), join(root, "../.git"));
  assert.is(run(root, "generate").status, 0);
  assert.is(run(root, "generate").status, 0);
  renameSync(join(root, "../.git"), join(root, ".git"));
  refused();
});

test("a chart's folder with a link out of the repository is not given to Helm", () => {
  const root = repository("chart", plain);
  mkdirSync(join(root, "charts/other/templates"), { recursive: true });
  writeFileSync(join(root, "charts/other/Chart.yaml"), "apiVersion: v2\nname: other\nversion: 1.0.0\n");
  symlinkSync("../../../outside", join(root, "charts/other/files"));
  symlinkSync("../../../../outside/secret.yaml", join(root, "charts/other/templates/a.yaml"));
  symlinkSync("../../../catalogue.yaml", join(root, "charts/other/templates/b.yaml"));
  for (const command of ["prove", "size"]) {
    const { status, text } = run(root, command, "charts/other");
    assert.is(status, 1);
    assert.match(text, /2 problems\n\n {2}files +is ".*outside", outside of .*\n {2}templates\/a\.yaml +is /);
    // There is no Helm here.
    assert.is(run(root, command, "charts/other", "--root", "..").status, 3);
  }
  assert.match(run(root, "package").text, /files +is a symbolic link/);
});

test("values files that the command line names may lie anywhere", () => {
  const root = repository("named-values", plain);
  assert.is(run(root, "validate", "-f", "../outside/secret.yaml").status, 0);
});

test.run();
