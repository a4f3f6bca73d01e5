import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import { api } from "./cluster.js";
import { pods } from "./observations.js";

/**
 * Does some work, and throws when one of the pods that were ready before was not so at some moment of it.
 * @returns what the work returns
 */
export async function whileServing<T>(namespace: string, work: () => Promise<T>): Promise<T> {
  const ready = (pod: object) =>
    at(pod, "status.conditions[type=Ready].status") === "True" &&
    at(pod, "metadata.deletionTimestamp") === undefined;
  const serving = (await pods(namespace)).filter(ready).map(({ metadata }) => metadata.uid);
  assert.ok(serving.length > 0, "nobody serves before");
  const failures: string[] = [];
  const over = new AbortController();
  const watching = (async () => {
    for await (const { type, object } of api.watch(`/api/v1/namespaces/${namespace}/pods`, over.signal)) {
      if (serving.includes(at(object, "metadata.uid") as string) && (type === "DELETED" || !ready(object)))
        failures.push(`${type} ${at(object, "metadata.name")}`);
    }
  })().catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  try {
    const result = await work();
    const still = (await pods(namespace)).filter(ready).map(({ metadata }) => metadata.uid);
    assert.equal(
      [failures, serving.filter((uid) => !still.includes(uid))],
      [[], []],
      "pods that did not serve throughout",
    );
    return result;
  } finally {
    over.abort();
    await watching;
  }
}
