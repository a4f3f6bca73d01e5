import { cpSync } from "node:fs";
import { basename } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { caseFolder } from "../cases.js";
import { oneOf, random, seed } from "./random.js";
import { steps, type Walk } from "./random-steps.js";
import {
  differences,
  fresh,
  generate,
  newRepository,
  settle,
  treeOf,
  type Repository,
  type Tree,
} from "./repository.js";

// A walk of edits at random, through the built command. After each step the charts are those of a run that
// knows of none before. WALK_SECONDS=600 node dist/generator/test/changes/random-walk.test.js walks for long;
// WALK_SEED=1 walks the same way again.
const seconds = Number(process.env["WALK_SECONDS"] ?? 20);

const program: Tree = {
  "catalogue.ts": `import { text } from "./lib/text.js";
import { port } from "./lib/more/index.js";
import data from "./data.json";
export default {
  name: "shop", version: "1.0.0", description: \`\${text} \${data.text}\`,
  services: {
    web: {
      description: "Pages", ports: { http: port }, calls: ["api"],
      configMaps: { config: { files: { text: { path: "files/text" } } } },
    },
    api: { description: "Answers", ports: { http: 8080 } },
  },
};
`,
  "lib/text.ts": 'export const text = "Text 0";\n',
  "lib/more/index.ts": "export const port = 8000;\n",
  "data.json": '{ "text": "Data 0" }\n',
  "files/text": "Text 0\n",
  "values/small.yaml": "web: { replicaCount: 1 }\n",
};

const fixtures = ["configmap", "endpoints", "namespace", "ordering"];

test(`a random walk of ${seconds} s (WALK_SEED=${seed})`, async () => {
  const walks = [...fixtures.map(ofFixture), ofProgram()].map(
    (repository): Walk => ({
      repository,
      steps: [],
      earlier: new Map(),
      count: 0,
    }),
  );
  const end = Date.now() + seconds * 1000;
  for (let i = 0; Date.now() < end || i < walks.length; i++) await goOn(walks[i % walks.length]!);
  console.log(`${walks.reduce((sum, { count }) => sum + count, 0)} steps, WALK_SEED=${seed}`);
});

/** Some steps on one walk, each with its run. */
async function goOn(walk: Walk): Promise<void> {
  const { repository, steps: taken } = walk;
  for (let i = 0; i < 4; i++) {
    const step = oneOf(steps)!;
    const done = walk.count === 0 ? "" : step.take(walk);
    walk.count++;
    if (done === undefined) continue;
    taken.push(`${step.name} ${done}`);
    if (random() < 0.7) await settle();
    const { status, text } = await generate(repository);
    const story = `WALK_SEED=${seed}, ${repository.catalogue}:\n${taken.join("\n")}\n`;
    assert.is(status, 0, story + text);
    assert.is(
      differences(treeOf(repository.root), await fresh(repository))
        .slice(0, 5)
        .join("\n"),
      "",
      story + text,
    );
  }
}

function ofFixture(name: string): Repository {
  const repository = newRepository({}, "catalogue.yaml");
  cpSync(caseFolder(name), repository.root, {
    recursive: true,
    filter: (path) => basename(path) !== "expected",
  });
  return repository;
}

function ofProgram(): Repository {
  return newRepository(program);
}

test.run();
