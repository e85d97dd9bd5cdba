/** How like two short wordings are by their letters, where one misspelt word is half of all. Pure. */

/** 0 … 1: L. R. Dice's coefficient ("Measures of the amount of ecologic association", Ecology 26, 1945) of pairs of letters. */
export function likeLetters(a: readonly { form: string }[], b: readonly { form: string }[]): number {
  const [pairsA, pairsB] = [letterPairs(a), letterPairs(b)];
  const left = new Map<string, number>();
  for (const pair of pairsA) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsB) {
    const count = left.get(pair) ?? 0;
    if (count > 0) shared += 1;
    left.set(pair, count - 1);
  }
  return (2 * shared) / Math.max(1, pairsA.length + pairsB.length);
}

function letterPairs(words: readonly { form: string }[]): string[] {
  const text = ` ${words.map(({ form }) => form).join(" ")} `;
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
}
