import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.js";
import type { Answers } from "./answers.js";
import { environmentValues, typescriptCatalogue, yamlCatalogue } from "./starter-catalogue.js";

/** A file that a new repository has: its path below the repository's folder, and its text. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** All files that `init` makes, but for those to which it only adds. */
export function starterFiles(answers: Answers): readonly StarterFile[] {
  const { name, language } = answers;
  return [
    ...(language === "typescript"
      ? [
          { path: "catalogue.ts", text: typescriptCatalogue(answers) },
          { path: "tsconfig.json", text: json(typescriptSettings) },
        ]
      : [{ path: "catalogue.yaml", text: yamlCatalogue(answers) }]),
    {
      path: "values/development.yaml",
      text: environmentValues(name, "development", "web:\n  replicaCount: 1\n"),
    },
    {
      path: "values/production.yaml",
      text: environmentValues(name, "production", "web:\n  replicaCount: 3\n"),
    },
    ...["ci/ct.yaml", "ci/chart_schema.yaml", "ci/lintconf.yaml"].map((path) => ({ path, text: own(path) })),
    { path: ".github/workflows/charts.yml", text: workflow() },
    { path: ".gitattributes", text: "charts/** linguist-generated\nschemas/** linguist-generated\n" },
    { path: ".vscode/settings.json", text: json(editorSettings) },
    { path: ".vscode/extensions.json", text: json({ recommendations: ["redhat.vscode-yaml"] }) },
    { path: "renovate.json", text: json(renovateSettings) },
  ];
}

/** What Git does not keep; `init` adds the lines that are missing. */
export const ignoredByGit: readonly string[] = ["node_modules/", "packages/", ".chartwright.lock"];

const typescriptSettings = {
  compilerOptions: {
    target: "ES2023",
    module: "NodeNext",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: ["catalogue.ts", "values"],
};

/** Generated files are read, and edited in the catalogue. */
const editorSettings = { "files.readonlyInclude": { "charts/**": true, "schemas/**": true } };

/**
 * Images are raised where they are written, in the catalogue and in values files; the charts follow by
 * `chartwright generate`. The registry may stand before the repository, else it is Docker Hub or the
 * platform's own.
 */
const renovateSettings = {
  $schema: "https://docs.renovatebot.com/renovate-schema.json",
  extends: ["config:recommended"],
  ignorePaths: ["charts/**", "schemas/**", "node_modules/**"],
  customManagers: [
    {
      customType: "regex",
      managerFilePatterns: ["/(^|/)catalogue(/.*)?\\.(ts|ya?ml)$/", "/(^|/)values/.*\\.ya?ml$/"],
      matchStrings: [
        "(?:registry:\\s*[\"']?(?<registry>[^\"'\\s,}]+)[\"']?,?\\s+)?" +
          "repository:\\s*[\"']?(?<repository>[^\"'\\s,}]+)[\"']?,?\\s+" +
          "tag:\\s*[\"']?(?<currentValue>[^\"'\\s,}@]+)(?:@(?<currentDigest>sha256:[a-f0-9]{64}))?",
      ],
      datasourceTemplate: "docker",
      depNameTemplate: "{{#if registry}}{{{registry}}}/{{/if}}{{{repository}}}",
    },
  ],
};

/** The workflow of this package, which sets itself up otherwise where it is installed from a registry. */
function workflow(): string {
  return own(".github/workflows/charts.yml")
    .replace("ci/README.md says", "node_modules/chartwright/ci/README.md says")
    .replaceAll("run: node ci/setup.mjs", "run: npm ci");
}

function own(path: string): string {
  return readFileSync(join(packageFolder, path), "utf8");
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
