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
] as const;

/** `at` and `of` count chapters or pages, where there are any to count. */
export type Progress = { stage: (typeof stages)[number]; at?: number; of?: number };

export type OnProgress = (progress: Progress) => void;

/** What another process says, or null. */
export function progressIn(value: unknown): Progress | null {
  if (typeof value !== "object" || value === null) return null;
  const { stage: said, at, of } = value as Record<string, unknown>;
  const stage = stages.find((each) => each === said);
  if (!stage) return null;
  return isCount(at) && isCount(of) ? { stage, at, of } : { stage };
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);
