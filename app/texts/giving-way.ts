/** Milliseconds of work, after which everybody else has a turn. */
const longTurn = 8;

/** For long work in small pieces: awaited between them, it lets everybody else be served as soon as that is due. */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longTurn) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
