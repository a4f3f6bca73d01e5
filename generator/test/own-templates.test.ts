import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../src/problem/problem.js";
import { planGeneration } from "../src/generate.js";

const service = {
  description: "Brings a template",
  values: { extra: { description: "A value of its own.", default: "x" } },
};

test("a template of a service's own is generated as it is", async () => {
  const plan = await planOf("kind: ConfigMap\ndata: { a: {{ .Values.extra | quote }} }\n");
  assert.ok(
    plan.created.some(
      ({ path, bytes }) =>
        path.endsWith("/templates/own.yaml") && bytes.includes("{{ .Values.extra | quote }}"),
    ),
  );
});

test("one that reads what is not there, or leaves a value unread, is refused before anything is planned", async () => {
  const error = await planOf("kind: ConfigMap\ndata: { a: {{ .Values.extar | quote }} }\n").then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.instance(error, ProblemsError);
  const messages = (error as ProblemsError).problems.map(({ path, message }) => `${path} ${message}`);
  assert.ok(
    messages.some((message) => /own\.yaml reads \.Values\.extar/.test(message)),
    messages.join("\n"),
  );
  assert.ok(
    messages.some((message) => /values\.yaml has extra, which no template reads/.test(message)),
    messages.join("\n"),
  );
});

test("one that defines a name of the chart's own once more is refused", async () => {
  const template = '{{ define "web.image" }}mine{{ end }}kind: A\nb: {{ .Values.extra }}\n';
  const error = await planOf(template).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.instance(error, ProblemsError);
  assert.equal(
    (error as ProblemsError).problems.map(({ path, message }) => `${path} ${message}`),
    [
      'charts/shop/charts/web/templates/own.yaml defines "web.image", and so does ' +
        "charts/shop/charts/web/templates/_helpers.tpl. Choose another name",
    ],
  );
});

async function planOf(template: string) {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-own-"));
  try {
    const file = join(folder, "catalogue.json");
    writeFileSync(
      file,
      JSON.stringify({
        name: "shop",
        version: "1.0.0",
        description: "A shop",
        services: { web: { ...service, templates: { "own.yaml": template } } },
      }),
    );
    return (await planGeneration(file, folder)).plan;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.run();
