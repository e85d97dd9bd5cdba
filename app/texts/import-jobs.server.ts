/**
 * Where imports are kept that take longer than one waits for, so that any process can tell how far they are. The one that
 * runs it (`importing.server.ts`) gives signs of life; without them it counts as failed. For everybody but whoever
 * started it there is none.
 */
import { and, eq, inArray, lt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canRead } from "../groups/group";
import { groupIn, type GroupRow } from "../groups/groups.server";
import { canBeKey, storable } from "../plain-line";
import { conflict, notFound, signedOut, unavailable } from "../refusals";
import { importJobWords } from "../words/import-jobs";
import { say } from "../words/words";
import { jobLimits, type JobState } from "./import-job";
import { progressIn, type Progress } from "./import/progress";
import { refusedBy, type Refused } from "./import/refused";

const { importJobs } = schema;
const day = 86_400_000;

/** `broken` is what nobody refused. */
export type JobProblem = Omit<Refused, "kind"> & { kind: Refused["kind"] | "broken" };

/** What became of it: a text, an edition that waits, or a draft to be looked over. */
export type Made = { textId: string } | { textId: string; edition: number } | { draftId: string };

export type ImportJob = {
  id: string;
  /** Of the file, or the address; "" for what was pasted. */
  fileName: string;
  /** The text it is to be a new edition of; null: a new text, and once it is done. */
  editionOf: string | null;
  state: JobState;
  progress: Progress | null;
  problem: JobProblem | null;
  made: Made | null;
  createdAt: Date;
};

/** A job of one's own, in the group it is for. @throws Refusal `signed-out`, `not-found` */
export async function importJobFor(viewer: Viewer, id: string): Promise<{ job: ImportJob; group: GroupRow }> {
  const found = await jobIn(read(), viewer, id);
  if (!found) throw notFound();
  return found;
}

/** The same, or null: where a draft may stand at the address as well. @throws Refusal `signed-out` */
export const importJobAt = (viewer: Viewer, id: string): Promise<{ job: ImportJob; group: GroupRow } | null> =>
  jobIn(read(), viewer, id);

/**
 * Ends a job that has not come to anything yet: nothing of it is left. Whichever process runs it hears so by its next sign
 * of life, and puts nothing on the lectern before.
 *
 * @returns what it was
 * @throws Refusal `signed-out`, `not-found`, `conflict` when the text is there already
 */
export async function cancelImport(viewer: Viewer, id: string): Promise<{ job: ImportJob; group: GroupRow }> {
  return write(async (tx) => {
    const found = await jobIn(tx, viewer, id);
    if (!found) throw notFound();
    if (found.job.made) throw conflict(say(importJobWords, (w) => w.isOver));
    await tx.delete(importJobs).where(eq(importJobs.id, id));
    return found;
  });
}

/** For the file with everything that is known of a person. */
export const ownImports = (userId: string): Promise<object[]> =>
  read()
    .select({ fileName: importJobs.fileName, state: importJobs.state, createdAt: importJobs.createdAt })
    .from(importJobs)
    .where(eq(importJobs.userId, userId))
    .orderBy(importJobs.createdAt, importJobs.id);

/** What was asked for days ago goes. @returns how many */
export async function sweepImports(now = Date.now()): Promise<number> {
  const old = lt(importJobs.createdAt, new Date(now - jobLimits.days * day));
  return write(async (tx) => (await tx.delete(importJobs).where(old).returning({ id: importJobs.id })).length);
}

/** From here on it can be asked for. */
export async function beginJob(
  viewer: SignedIn,
  group: { id: string },
  { id, fileName, editionOf, progress }: { id: string; fileName: string; editionOf: string | null; progress: Progress },
): Promise<void> {
  const now = new Date();
  const row = {
    id,
    groupId: group.id,
    userId: viewer.id,
    textId: editionOf,
    fileName: storable(fileName),
    state: stateAt(progress),
    progress,
  };
  await write((tx) => tx.insert(importJobs).values({ ...row, createdAt: now, beatAt: now }));
}

const stateAt = ({ stage }: Progress): "queued" | "running" => (stage === "waiting" ? "queued" : "running");
const isOpen = inArray(importJobs.state, ["queued", "running"]);
const openJob = (id: string) => and(eq(importJobs.id, id), isOpen);

/** Signs of life, with how far each is. @returns those that are there no more */
export function beat(jobs: { id: string; progress: Progress }[]): Promise<string[]> {
  return write(async (tx) => {
    const gone: string[] = [];
    for (const { id, progress } of jobs) {
      const set = { state: stateAt(progress), progress, beatAt: new Date() } as const;
      const beaten = await tx.update(importJobs).set(set).where(openJob(id)).returning({ id: importJobs.id });
      if (beaten.length === 0) gone.push(id);
    }
    return gone;
  });
}

/** In the write that makes what becomes of it. @returns false when it is there no more: then nothing may become of it */
export async function endJob(tx: Db, id: string, made: Made): Promise<boolean> {
  const what = "draftId" in made ? { draftId: made.draftId } : { textId: made.textId };
  const progress = "edition" in made ? { edition: made.edition } : null;
  const set = { ...what, progress, state: "done" } as const;
  return (await tx.update(importJobs).set(set).where(openJob(id)).returning({ id: importJobs.id })).length > 0;
}

export async function failJob(id: string, problem: JobProblem): Promise<void> {
  await write((tx) => tx.update(importJobs).set({ state: "failed", progress: null, problem }).where(openJob(id)));
}

/** What is said of a job whose process is gone. */
export const lost = (): JobProblem => refusedBy(unavailable(say(importJobWords, (w) => w.lost)));

export const brokenJob = (): JobProblem => ({
  ...refusedBy(unavailable(say(importJobWords, (w) => w.broken))),
  kind: "broken",
});

async function jobIn(db: Db, viewer: Viewer, id: string): Promise<{ job: ImportJob; group: GroupRow } | null> {
  if (!viewer) throw signedOut();
  const own = and(eq(importJobs.id, id), eq(importJobs.userId, viewer.id));
  const [row] = canBeKey(id) ? await db.select().from(importJobs).where(own) : [];
  if (!row) return null;
  const { group, standing } = await groupIn(db, viewer, { id: row.groupId });
  if (!canRead(standing) || !canAddText(standing)) return null;
  const isLost = (row.state === "queued" || row.state === "running") && isDead(row.beatAt);
  const { fileName, createdAt } = row;
  const job: ImportJob = {
    ...{ id, fileName, createdAt },
    editionOf: row.state === "done" ? null : row.textId,
    state: isLost ? "failed" : row.state,
    progress: isLost ? null : progressIn(row.progress),
    problem: isLost ? lost() : (row.problem as JobProblem | null),
    made: row.state === "done" ? madeIn(row) : null,
  };
  return { job, group };
}

function madeIn({ textId, draftId, progress }: typeof importJobs.$inferSelect): Made | null {
  if (draftId) return { draftId };
  if (!textId) return null;
  const { edition } = (progress ?? {}) as { edition?: number };
  return edition === undefined ? { textId } : { textId, edition };
}

const isDead = (beatAt: Date) => Date.now() - beatAt.getTime() > jobLimits.dead;
