import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseTemplate, type Pipeline, type Step } from "../../src/exact/chart-template.js";
import { platforms } from "./platforms.js";

/** Functions that run text, ask the cluster, or give another result at each call. */
const restless =
  /^(tpl|lookup|now|date|ago|rand|shuffle|gen|uuid|bcrypt|htpasswd|encrypt|env$|expandenv|getHostByName)/;

for (const { name, chart, subcharts, namespace } of platforms) {
  const folders = [...new Set([chart, ...subcharts, ...namespace.map(([folder]) => folder)])];
  test(`${name}: templates call nothing that changes from run to run`, () => {
    const calls = folders.flatMap((folder) =>
      templates(folder).flatMap(({ file, steps }) =>
        steps
          .flatMap(callsOf)
          .filter((call) => restless.test(call))
          .map((call) => `${file} calls ${call}`),
      ),
    );
    assert.equal(calls, []);
  });

  test(`${name}: named templates begin with the name of their chart, and none is defined twice`, () => {
    const names = folders.flatMap((folder) =>
      templates(folder)
        .flatMap(({ steps }) => steps.flatMap(definesOf))
        .map((defined) => ({ folder, defined })),
    );
    assert.equal(
      names.filter(({ folder, defined }) => !defined.startsWith(`${basename(folder)}.`)),
      [],
    );
    assert.equal(
      names.map(({ defined }) => defined).filter((defined, i, all) => all.indexOf(defined) !== i),
      [],
    );
  });
}

test.run();

function templates(folder: string): readonly { readonly file: string; readonly steps: readonly Step[] }[] {
  const inside = join(folder, "templates");
  return readdirSync(inside).map((file) => ({
    file: join(basename(folder), file),
    steps: parseTemplate(readFileSync(join(inside, file), "utf8")),
  }));
}

function callsOf(step: Step): readonly string[] {
  const inner = "body" in step ? [...step.body, ...("otherwise" in step ? step.otherwise : [])] : [];
  const pipelines =
    "pipeline" in step ? [step.pipeline] : "argument" in step && step.argument ? [step.argument] : [];
  return [...pipelines.flatMap(callsIn), ...inner.flatMap(callsOf)];
}

function callsIn({ commands }: Pipeline): readonly string[] {
  return commands
    .flat()
    .flatMap(({ base }) =>
      base.is === "call" ? [base.name] : base.is === "pipeline" ? callsIn(base.pipeline) : [],
    );
}

function definesOf(step: Step): readonly string[] {
  return step.kind === "define"
    ? [step.name, ...step.body.flatMap(definesOf)]
    : "otherwise" in step
      ? [...step.body, ...step.otherwise].flatMap(definesOf)
      : [];
}
