/** All that a hold keeps, wherever it stands; and the copy of it that stays apart when an account goes. */
import { asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { partsOf } from "../cases/case";
import { keepApart, type Apart, type HoldRow } from "../cases/holds.server";
import { isUntold } from "./law";

const { actions, appealMessages, appeals, caseNotes, cases, comments, commentVersions, legalHolds, reports, users } =
  schema;
const { heldWords } = schema;

/** What stands about it now: its words, each with whose they are. */
export async function wordsHeld(db: Db, hold: Pick<HoldRow, "subject" | "actionId">): Promise<Apart[]> {
  const { words } = await allAbout(db, hold);
  const people = [...new Set(words.map(({ personId }) => personId))];
  const names = people.length === 0 ? [] : await db.select().from(users).where(inArray(users.id, people));
  return words.map((each) => ({ ...each, personName: names.find(({ id }) => id === each.personId)?.name ?? "" }));
}

/** What was kept apart already, oldest first. */
export const wordsApart = (db: Db, holdId: string): Promise<Array<typeof heldWords.$inferSelect>> =>
  db.select().from(heldWords).where(eq(heldWords.holdId, holdId)).orderBy(asc(heldWords.keptAt), asc(heldWords.id));

/**
 * Before an account is erased: what is held of it is copied to where nobody reads it, so that the account can go like any
 * other. Done again it changes nothing.
 */
export async function keepHeldOf(userId: string): Promise<void> {
  for (const { id } of await standing())
    await write(async (tx) => {
      const [hold] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id));
      if (!hold?.openKey || !(await allAbout(tx, hold)).people.has(userId)) return;
      await keepApart(tx, id, await wordsHeld(tx, hold));
    });
}

/** Whether anything of somebody is held, as far as they may know of it. */
export async function isHeld(userId: string): Promise<boolean> {
  for (const hold of await standing()) {
    const { people, actions: done } = await allAbout(read(), hold);
    if (people.has(userId) && !done.some(isUntold)) return true;
  }
  return false;
}

const standing = () => read().select().from(legalHolds).where(isNotNull(legalHolds.openKey)).orderBy(legalHolds.id);

/** Everything about the same: the comment with its wordings, cases and what was said in them, actions, appeals. */
async function allAbout(db: Db, { subject, actionId }: Pick<HoldRow, "subject" | "actionId">) {
  const { kind, id = "" } = partsOf(subject) ?? {};
  const ofCases = await db.select().from(cases).where(eq(cases.subject, subject));
  const [objection] = kind === "appeal" ? await db.select().from(appeals).where(eq(appeals.id, id)) : [];
  const [comment] = kind === "comment" ? await db.select().from(comments).where(eq(comments.id, id)) : [];
  const caseIds = ofCases.map((each) => each.id);
  const some = <Row>(ids: string[], rows: (ids: string[]) => Promise<Row[]>) => (ids.length === 0 ? [] : rows(ids));
  const named = [actionId, objection?.actionId].filter((each) => typeof each === "string");
  const done = await db
    .select()
    .from(actions)
    .where(
      or(
        eq(actions.commentId, kind === "comment" ? id : ""),
        inArray(actions.caseId, caseIds),
        inArray(actions.id, named),
      ),
    );
  const objections = await some(
    done.map((each) => each.id),
    (ids) => db.select().from(appeals).where(inArray(appeals.actionId, ids)),
  );
  const [versions, said, notes, messages] = await Promise.all([
    comment ? db.select().from(commentVersions).where(eq(commentVersions.commentId, id)) : [],
    some(caseIds, (ids) => db.select().from(reports).where(inArray(reports.caseId, ids))),
    some(caseIds, (ids) => db.select().from(caseNotes).where(inArray(caseNotes.caseId, ids))),
    some(
      objections.map((each) => each.id),
      (ids) => db.select().from(appealMessages).where(inArray(appealMessages.appealId, ids)),
    ),
  ]);
  const one = (kind: Apart["kind"], sourceId: string, whose: string | null, words: Record<string, unknown>): Apart => ({
    ...{ kind, sourceId, personId: whose ?? "", personName: "", words },
  });
  const words = [
    ...(comment && comment.body !== ""
      ? [
          one("comment", comment.id, comment.authorId, {
            ...{ body: comment.body, quote: comment.quote?.exact ?? null, at: comment.createdAt.toISOString() },
            earlier: versions.map(({ version, body }) => ({ version, body })),
          }),
        ]
      : []),
    ...done.flatMap(({ id, userId, evidence }) => (evidence ? [one("evidence", id, userId, evidence)] : [])),
    ...said.flatMap(({ id, reporterId, words, at }) =>
      words === "" ? [] : [one("report", id, reporterId, { words, at: at.toISOString() })],
    ),
    ...notes.map(({ id, authorId, body, at }) => one("note", id, authorId, { body, at: at.toISOString() })),
    ...objections.flatMap(({ id, authorId, words, at }) =>
      words === "" ? [] : [one("appeal", id, authorId, { words, at: at.toISOString() })],
    ),
    ...messages.map(({ id, authorId, body, at }) => one("message", id, authorId, { body, at: at.toISOString() })),
  ];
  const concerned = [...ofCases, ...done].map(({ userId }) => userId);
  const people = new Set([...concerned, ...words.map(({ personId }) => personId)].filter((each) => each));
  return { words, people, actions: done };
}
