/** As many programs at once as the smallest machine has cores. */
const slots = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Does a job when its turn comes: at most two are under way at a time. */
export async function inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
  if (running === slots) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await job();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
