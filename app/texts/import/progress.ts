/** How far the reading of a file has come, as it is told between processes, kept in the database and shown. */

export const stages = [
  "waiting",
  "fetching",
  "unpacking",
  "reading",
  "chapters",
  "pages",
  "sorting",
  "pictures",
  "adding",
  "comparing",
] as const;

/**
 * `at` and `of` count chapters or pages, where there are any to count; of what is fetched, bytes, without `of` where its
 * server does not say how many come.
 */
export type Progress = { stage: (typeof stages)[number]; at?: number; of?: number };

export type OnProgress = (progress: Progress) => void;

/** What another process says, or null. */
export function progressIn(value: unknown): Progress | null {
  if (typeof value !== "object" || value === null) return null;
  const { stage: said, at, of } = value as Record<string, unknown>;
  const stage = stages.find((each) => each === said);
  if (!stage) return null;
  if (!isCount(at)) return { stage };
  return isCount(of) ? { stage, at, of } : { stage, at };
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);
