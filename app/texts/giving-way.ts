/** Milliseconds of work, after which everybody else has a turn. */
const longTurn = 8;

/** For long work in small pieces: awaited between them, it lets everybody else be served as soon as that is due. */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longTurn) return;
    await nextTurn();
    since = performance.now();
  };
}

/** Long work that can be put down for a moment wherever it yields: rules stay rules, and whoever runs them gives way. */
export type Work<Result> = Generator<undefined, Result>;

/** From beginning to end, with nobody else served meanwhile: for what is small. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A turn at a time. */
export async function inTurns<Result>(work: Work<Result>): Promise<Result> {
  const giveWay = givingWay();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await giveWay();
  }
}

let line = Promise.resolve();

/** One behind the other: two that work long must not make everybody wait twice as long. */
function nextTurn(): Promise<void> {
  line = line.then(() => new Promise((resolve) => setImmediate(resolve)));
  return line;
}
