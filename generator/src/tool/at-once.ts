const most = 4;

/**
 * Does one job for each item, a few at once, and returns what they return, in order. After one has failed
 * none is begun; it throws what that one threw, when all that had begun are over.
 */
export async function atOnce<T, Result>(
  items: readonly T[],
  job: (item: T) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const waiting = [...items.entries()];
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (let next = waiting.shift(); next !== undefined && failures.length === 0; next = waiting.shift()) {
        const [index, item] = next;
        try {
          results[index] = await job(item);
        } catch (error) {
          failures.push(error);
        }
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  return results;
}
