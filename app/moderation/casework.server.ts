/** How moderators share what waits: who looks into it, what they tell each other, to whom they hand it. */
import { and, eq } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Decides } from "../cases/case";
import { tellCase, type CaseRow } from "../cases/cases.server";
import { mintedId, mintId } from "../mint";
import { leaveNotices, tellNotices } from "../notices/notices.server";
import { checkProse } from "../plain-line";
import { conflict, invalid, type FieldErrors } from "../refusals";
import { appealWords } from "../words/appeals";
import { caseWords } from "../words/cases";
import { say } from "../words/words";
import { caseIn, type CaseScope } from "./case-scope.server";
import { handable, passable } from "./handing.server";
import { requireModerating } from "./moderating.server";
import { noticePassedUp } from "./passed-up.server";
import { caseLimits, isClaimed } from "./queue";

const { appeals, caseNotes, cases, users } = schema;

export type CaseChange = {
  /** true: I look into it; false: I do no more. */
  claim?: unknown;
  note?: unknown;
  /** Of the note, so that sent twice it is once. */
  noteId?: unknown;
  /** The id of another moderator; `hosts` or `operators`: it is passed up to them. */
  handTo?: unknown;
  /** Of the case that was seen; missing: whatever it is. */
  version?: unknown;
};

/**
 * Claims, notes and hands over, all of it or nothing.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` (note, noteId, handTo); `conflict` where it is decided, claimed by
 *   another, not as it was seen, or (an appeal) for members drawn by lot to decide
 */
export async function changeCase(viewer: SignedIn, id: string, change: CaseChange): Promise<{ slug: string }> {
  requireModerating(viewer);
  const note = checkNote(change);
  const { slug, of, told } = await write(async (tx) => {
    const scope = await caseIn(tx, viewer, id);
    const { of, group } = scope;
    if (of.closedAt !== null)
      throw conflict(
        say(caseWords, (w) => w.closedAlready),
        current(of),
      );
    const seen = change.version === undefined || change.version === "" ? of.version : Number(change.version);
    if (seen !== of.version)
      throw conflict(
        say(caseWords, (w) => w.changedMeanwhile),
        current(of),
      );
    if (change.handTo !== undefined || change.claim === true) await refuseOfPanel(tx, of);
    if (note) await addNote(tx, viewer, id, note);
    const told = typeof change.handTo === "string" ? await handOver(tx, viewer, scope, change.handTo) : [];
    if (change.handTo === undefined && change.claim !== undefined)
      await (change.claim === false ? letGo : claim)(tx, viewer, of);
    return { slug: group.slug, of, told };
  });
  tellNotices(told);
  tellCase(slug, of);
  return { slug };
}

/** Whoever would take it up could do nothing about it, and others would think that somebody does. */
async function refuseOfPanel(tx: Db, { kind, id }: CaseRow): Promise<void> {
  if (kind !== "appeal") return;
  const [appeal] = await tx.select({ way: appeals.way }).from(appeals).where(eq(appeals.caseId, id));
  if (appeal?.way === "panel") throw conflict(say(appealWords, (w) => w.panelDecides));
}

type Note = { id: string; body: string };

function checkNote({ note, noteId, handTo }: CaseChange): Note | null {
  const errors: FieldErrors = {};
  if (noteId !== undefined && noteId !== "" && !(typeof noteId === "string" && mintedId.test(noteId)))
    errors["noteId"] = say(caseWords, (w) => w.nobodyThere);
  if (handTo !== undefined && (typeof handTo !== "string" || handTo === ""))
    errors["handTo"] = say(caseWords, (w) => w.nobodyThere);
  const min = handTo === undefined ? caseLimits.note.min : 0;
  const checked = note === undefined ? null : checkProse(note, { ...caseLimits.note, min });
  if (checked?.fault) errors["note"] = checked.fault;
  if (Object.keys(errors).length > 0) throw invalid(errors);
  if (!checked?.value) return null;
  return { id: typeof noteId === "string" && noteId !== "" ? noteId : mintId(), body: checked.value };
}

/** Notes change nothing of what is to be decided, so whoever decides need not look again. */
async function addNote(tx: Db, viewer: SignedIn, caseId: string, { id, body }: Note): Promise<void> {
  await tx.insert(caseNotes).values({ id, caseId, authorId: viewer.id, body, at: new Date() }).onConflictDoNothing();
}

async function claim(tx: Db, viewer: SignedIn, of: CaseRow): Promise<void> {
  const holder = of.claimedBy;
  if (holder !== null && holder !== viewer.id && isClaimed(of.claimedAt)) {
    const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, holder));
    throw conflict(
      say(caseWords, (w) => w.claimedByOther(row?.name ?? w.someone)),
      current(of),
    );
  }
  const isMine = holder === viewer.id && isClaimed(of.claimedAt);
  const version = isMine ? of.version : of.version + 1;
  await tx.update(cases).set({ claimedBy: viewer.id, claimedAt: new Date(), version }).where(eq(cases.id, of.id));
}

/** Of somebody else's claim nothing is taken. */
async function letGo(tx: Db, viewer: SignedIn, of: CaseRow): Promise<void> {
  await tx
    .update(cases)
    .set({ claimedBy: null, claimedAt: null, version: of.version + 1 })
    .where(and(eq(cases.id, of.id), eq(cases.claimedBy, viewer.id)));
}

/** @returns whom to tell */
async function handOver(tx: Db, viewer: SignedIn, scope: CaseScope, to: string): Promise<string[]> {
  const { of, group } = scope;
  const version = of.version + 1;
  if (to === "hosts" || to === "operators") {
    if (!passable(scope).includes(to)) throw invalid({ handTo: say(caseWords, (w) => w.notUp) });
    await tx
      .update(cases)
      .set({ decides: to satisfies Decides, claimedBy: null, claimedAt: null, version, touchedAt: new Date() })
      .where(eq(cases.id, of.id));
    return noticePassedUp(tx, { ...of, decides: to });
  }
  const others = await handable(tx, scope);
  if (!others.some(({ id }) => id === to)) throw invalid({ handTo: say(caseWords, (w) => w.nobodyThere) });
  await tx.update(cases).set({ claimedBy: to, claimedAt: new Date(), version }).where(eq(cases.id, of.id));
  const key = `case-handed:${of.id}:${version}`;
  const about = { groupId: group.id, actorId: viewer.id, data: { what: "handed", case: of.id } };
  return leaveNotices(tx, [{ userId: to, kind: "case-waits", key, ...about }]);
}

const current = ({ id, version, claimedBy, closedAt, outcome }: CaseRow) => ({
  current: { case: { id, version, claimedBy, closedAt: closedAt?.toISOString() ?? null, outcome } },
});
