import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  differences,
  fresh,
  generate,
  put,
  remember,
  settle,
  treeOf,
  type Repository,
  type Tree,
} from "./repository.js";

/** The text of a file after an edit that matters, or that does not. */
export interface Edit {
  readonly path: string;
  readonly edited: (text: string) => string;
  readonly matters: boolean;
}

/**
 * Edits files one at a time, and puts each back. Both are changes of the file: one after a run that changed
 * something, the other after a run that had nothing to do. Each time the charts must be those of a run that
 * knows of none before.
 */
export function testEdits(name: string, repository: Repository, edits: readonly Edit[]): void {
  let unedited: Tree = {};
  test(`${name}: the first run`, async () => {
    const [first, expected] = await Promise.all([remember(repository), fresh(repository)]);
    assert.is(first.status, 0, first.text);
    unedited = expected;
    same(repository, unedited, "the first run");
  });
  test(`${name}: a run with nothing to do is short`, () => isShort(repository));
  for (const edit of edits) test(`${name}: ${edit.path}`, () => isSeen(repository, edit, unedited));
}

async function isSeen(
  repository: Repository,
  { path, edited, matters }: Edit,
  unedited: Tree,
): Promise<void> {
  const text = readFileSync(join(repository.root, path), "utf8");
  assert.is.not(edited(text), text, "the edit changes nothing in the file");
  put(repository, { [path]: edited(text) });
  try {
    await settle();
    const [changed, expected] = await Promise.all([generate(repository), fresh(repository)]);
    assert.is(differences(unedited, expected).length > 0, matters, "whether the edit changes charts");
    same(repository, expected, `edited: ${changed.text}`);
    await isShort(repository);
  } finally {
    put(repository, { [path]: text });
  }
  await settle();
  const back = await generate(repository);
  same(repository, unedited, `put back: ${back.text}`);
}

function same({ root }: Repository, expected: Tree, message: string): void {
  assert.is(differences(treeOf(root), expected).slice(0, 5).join("\n"), "", message);
}

async function isShort(repository: Repository): Promise<void> {
  const { status, text, worked } = await generate(repository);
  assert.is(status, 0, text);
  assert.not.ok(worked, "a run with nothing to do did all the work");
}

/** All files of a folder, below `root`. */
export function filesBelow(root: string, folder = "."): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
