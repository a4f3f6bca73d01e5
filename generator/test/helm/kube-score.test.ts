import { basename } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { exceptions, optionalChecks, otherOptionalChecks } from "./kube-score-exceptions.js";
import { platforms } from "./platforms.js";
import { kubeVersion, renderedText } from "./render.js";
import { run } from "./run.js";

/** kube-score's grades: 1 is critical, 5 a warning. */
const worstFine = 5;

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly Comment[] | null;
  }[];
}

interface Comment {
  readonly path: string;
  readonly summary: string;
}

interface Finding {
  readonly check: string;
  readonly where: string;
  readonly summary: string;
}

const found: Finding[] = [];

for (const { name, chart, environments } of platforms) {
  test(`${name}: kube-score finds nothing critical and nothing to warn of, but for the exceptions`, async () => {
    const findings = (
      await Promise.all(
        [[], ...environments.map((file) => [file])].map((values) => score(name, chart, values)),
      )
    ).flat();
    found.push(...findings);
    assert.equal(
      findings
        .filter((finding) => !exceptions.some((exception) => excuses(exception, finding)))
        .map(({ check, where, summary }) => `${where}: ${summary} (${check})`),
      [],
    );
  });
}

test("every exception is needed", () => {
  assert.equal(
    exceptions
      .filter((exception) => !found.some((finding) => excuses(exception, finding)))
      .map(({ check, of }) => `${check} of ${String(of)}`),
    [],
  );
});

test("every optional check is asked for, or there is a reason", async () => {
  const { output } = await run("kube-score", ["list"]);
  const optional = output
    .split("\n")
    .filter((line) => line.endsWith(",optional"))
    .map((line) => line.split(",")[0]!);
  assert.equal([...optionalChecks, ...Object.keys(otherOptionalChecks)].sort(), optional.sort());
});

test.run();

async function score(
  platform: string,
  chart: string,
  values: readonly string[],
): Promise<readonly Finding[]> {
  const text = await renderedText("helm4", chart, values);
  const version = `v${kubeVersion.replace(/\.\d+$/, "")}`;
  const { output, errors } = await run(
    "kube-score",
    [
      "score",
      "--kubernetes-version",
      version,
      "--output-format",
      "json",
      ...optionalChecks.flatMap((check) => ["--enable-optional-test", check]),
      "-",
    ],
    text,
  );
  if (errors !== "") throw new Error(errors);
  const environment = values.map((file) => basename(file, ".yaml")).join() || "-";
  return ((JSON.parse(output) as readonly Scored[] | null) ?? []).flatMap(
    ({ type_meta: { kind }, object_meta: { name }, checks }) =>
      checks
        .filter(({ skipped, grade }) => !skipped && grade <= worstFine)
        .flatMap(({ check: { id }, comments }) =>
          (comments ?? [{ path: "", summary: "" }]).map(({ path, summary }) => ({
            check: id,
            where: `${platform}/${environment} ${kind}/${name} ${path}`,
            summary,
          })),
        ),
  );
}

function excuses({ check, of }: (typeof exceptions)[number], finding: Finding): boolean {
  return check === finding.check && of.test(finding.where);
}
