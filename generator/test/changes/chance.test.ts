import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { catalogue } from "./kinds.js";
import { generate, newRepository, settle } from "./repository.js";

// A catalogue that looks at a clock, at chance, at its own process or at the network says something else each
// time that it runs.
const rows: readonly (readonly [name: string, expression: string, head?: string])[] = [
  ["Date.now", "Date.now()"],
  ["new Date", "new Date().toISOString()"],
  ["Date under another name", "D.now()", "const D = Date;"],
  ["Date, taken apart", "now()", "const { now } = Date;"],
  ["Date by Reflect", "Reflect.construct(Date, []).getTime()"],
  ["Date of globalThis", 'globalThis["Da" + "te"].now()'],
  ["Date, passed on", "of(Date)", "const of = (clock: DateConstructor) => clock.now();"],
  ["a class that extends Date", "+new Day()", "class Day extends Date {}"],
  ["Date by a constructor", '(() => {}).constructor("return Date.now()")()'],
  ["Intl", 'new Intl.DateTimeFormat(undefined, { fractionalSecondDigits: 3, second: "numeric" }).format()'],
  ["performance.now", "performance.now()"],
  [
    "performance, taken apart",
    "performance.timeOrigin + now.call(performance)",
    "const { now } = performance;",
  ],
  ["process.hrtime", "process.hrtime.bigint()"],
  ["process.pid", "process.pid"],
  ["Math.random", "Math.random()"],
  ["Math under another name", "M.random()", "const M = Math;"],
  ["Math, taken apart", "random()", "const { random } = Math;"],
  ["Math by Reflect", 'Reflect.get(Math, "random")()'],
  ["crypto.randomUUID", "crypto.randomUUID()"],
  ["random numbers of globalThis", "globalThis.crypto.getRandomValues(new Uint32Array(4))"],
  ["node:crypto", 'randomBytes(8).toString("hex")', 'import { randomBytes } from "node:crypto";'],
  ["node:crypto when it runs", '(await import("node:crypto")).randomUUID()'],
  [
    "a child process",
    'execFileSync("date", ["+%N"]).toString().trim()',
    'import { execFileSync } from "node:child_process";',
  ],
  ["fetch", 'await (await fetch("http://localhost:PORT/")).text()'],
  ["fetch under another name", 'await (await get("http://localhost:PORT/")).text()', "const get = fetch;"],
  [
    "node:http",
    'await new Promise((then) => get("http://localhost:PORT/", (answer) => answer.on("data", then)))',
    'import { get } from "node:http";',
  ],
];

let answers = 0;
const server = createServer((_question, answer) => answer.end(`answer ${answers++}`));

test.before(
  () =>
    new Promise<void>((resolve) => {
      server.listen(0, "localhost", resolve);
    }),
);
test.after(() => {
  server.close();
});

for (const [name, expression, head] of rows) {
  test(`${name} is asked again by each run`, async () => {
    const module = catalogue(expression, head).replaceAll(
      "PORT",
      String((server.address() as AddressInfo).port),
    );
    const repository = newRepository({ "catalogue.ts": module });
    await settle();
    for (let i = 0; i < 3; i++) {
      const { status, text } = await generate(repository);
      assert.is(status, 0, text);
      if (i > 0) assert.match(text, /^changed {3}charts\/shop\/Chart\.yaml$/m);
    }
  });
}

test.run();
