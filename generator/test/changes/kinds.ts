import { test } from "uvu";
import * as assert from "uvu/assert";
import { differences, fresh, generate, link, newRepository, put, remember, treeOf } from "./repository.js";
import type { Repository, Run, Tree } from "./repository.js";

export type Action = (repository: Repository) => void;

/** A kind of change, from what was there to what is. */
export interface Kind {
  readonly name: string;
  /** The catalogue's file comes first. */
  readonly files: Tree;
  /** What files alone cannot say: links. */
  readonly prepare?: Action;
  readonly change?: Action;
  /** How the command was called before and is after. */
  readonly before?: Run;
  readonly after?: Run;
  /** What the catalogue's description is afterwards, where that is all that changes. */
  readonly becomes?: string;
  /** The charts change; "same": they need not; a text: it is refused with that. */
  readonly outcome?: "same" | RegExp;
}

/**
 * Each kind of change, after a run that was remembered if it could be, has the result of a run that knows of
 * none before.
 *
 * @param tracked whether all that the catalogue depends on can be known: a run with nothing to do is short
 */
export function testKinds(
  group: string,
  kinds: readonly Kind[],
  tracked: "tracked" | "perhaps untracked",
): void {
  for (const kind of kinds) test(`${group}: ${kind.name}`, () => isSeen(kind, tracked === "tracked"));
}

async function isSeen(kind: Kind, tracked: boolean): Promise<void> {
  const { files, prepare, change, before = {}, outcome } = kind;
  const repository = newRepository(files);
  prepare?.(repository);
  const unchanged = await remember(repository, before);
  assert.is(unchanged.status, 0, unchanged.text);
  if (tracked)
    assert.not.ok(unchanged.worked, "a run with nothing to do did all the work, so that this shows nothing");
  const old = treeOf(repository.root);
  change?.(repository);
  const changed = await generate(repository, kind.after ?? before);
  if (outcome instanceof RegExp) {
    assert.is(changed.status, 1, `was not refused: ${changed.text}`);
    assert.match(changed.text, outcome);
    return;
  }
  const expected = await expectedOf(kind, repository);
  if (outcome === undefined) {
    assert.ok(
      differences(old, expected).length > 0,
      "this kind of change makes no difference, so that it shows nothing",
    );
  }
  assert.is(changed.status, 0, changed.text);
  const wrong = differences(treeOf(repository.root), expected);
  assert.is(
    wrong.slice(0, 5).join("\n"),
    "",
    `was not seen: ${changed.text.split("\n").slice(-3).join(" ")}`,
  );
}

function expectedOf({ becomes, before, after = before }: Kind, repository: Repository): Promise<Tree> {
  if (becomes === undefined) return fresh(repository, after);
  const known =
    described.get(becomes) ?? fresh(newRepository({ "catalogue.ts": catalogue(JSON.stringify(becomes)) }));
  described.set(becomes, known);
  return known;
}

/** Fresh runs by the description of the catalogue. */
const described = new Map<string, Promise<Tree>>();

/** A catalogue in TypeScript whose description is an expression. */
export function catalogue(expression: string, head = ""): string {
  return `${head}
export default {
  name: "shop", version: "1.0.0", description: String(${expression}),
  services: { web: { description: "Pages" } },
};
`;
}

/** A catalogue in YAML. */
export const shop = `name: shop
version: "1.0.0"
description: A shop
services:
  web:
    description: Pages
    ports: { http: 8080 }
`;

export function putting(files: Tree): Action {
  return (repository) => put(repository, files);
}

export function linking(path: string, target: string): Action {
  return (repository) => link(repository, path, target);
}
