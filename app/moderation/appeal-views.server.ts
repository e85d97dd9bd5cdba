/** An appeal as those see it who have a part in it: who objected, who acted, who decides. For others there is none. */
import { and, asc, count, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { subjectOf } from "../cases/case";
import { touchCase, type CaseRow } from "../cases/cases.server";
import { conflict, isRefusal, notFound, signedOut } from "../refusals";
import { appealWords } from "../words/appeals";
import { say } from "../words/words";
import { actionViews } from "./action-views.server";
import { appealLimits, panelSize, type AppealView, type Side } from "./appeal";
import { messageInput } from "./appeal-input.server";
import { appealIn, heardBy, noticeAppeal, requireOpen, type AppealScope } from "./appeals.server";
import { caseIn } from "./case-scope.server";
import { nothingToTell, tellAll } from "./effects.server";
import { conflictedOn, seatsOf } from "./panel.server";
import { holdsSeat } from "./seats.server";
import { moderationOf } from "./settings.server";
import { roleIn } from "./target.server";

const { appealMessages, cases, users } = schema;

type Part = {
  side: Side;
  decides: boolean;
  lot: AppealView["mine"]["lot"];
  of: CaseRow | null;
  seesAction: boolean;
};

/** @throws Refusal `signed-out`, `not-found` for who has no part in it */
export async function appealFor(
  viewer: Viewer,
  id: string,
): Promise<{ appeal: AppealView; group: { slug: string; name: string } }> {
  if (!viewer) throw signedOut();
  const scope = await appealIn(read(), id);
  const part = await partIn(read(), viewer, scope);
  const { appeal, action, group } = scope;
  const isSeated = part.lot !== null;
  const [messages, seats, { logNames }] = await Promise.all([
    read()
      .select({ message: appealMessages, name: users.name })
      .from(appealMessages)
      .leftJoin(users, eq(users.id, appealMessages.authorId))
      .where(eq(appealMessages.appealId, id))
      .orderBy(asc(appealMessages.at), asc(appealMessages.id)),
    seatsOf(read(), id),
    moderationOf(read(), group.id),
  ]);
  const isOpen = appeal.state === "open";
  // Whoever objected learns the names of moderators only where the group shows them; a panel's stay its own.
  const shows = (side: Side) => side === "author" || (side === "moderators" && (logNames || part.side !== "author"));
  // A panel judges what was done, not who did it.
  const hidesActor = !logNames && (part.side === "author" || isSeated);
  const [done] = await actionViews(read(), group, [action], { hidesActor, reader: viewer.id });
  if (!done) throw notFound();
  const words = action.kind === "law" && isSeated ? null : action.evidence?.["body"];
  const accepted = seats.filter(({ answer }) => answer === "accepted");
  return {
    group: { slug: group.slug, name: group.name },
    appeal: {
      ...{ id, action: done, about: typeof words === "string" ? words : null },
      ...{ state: appeal.state as AppealView["state"], way: appeal.way, words: appeal.words },
      ...{ decides: part.of?.decides ?? "moderators", at: appeal.at.toISOString() },
      deadline: appeal.deadline.toISOString(),
      messages: messages.map(({ message: { id, side, authorId, body, at }, name }) => ({
        ...{ id, side, body, at: at.toISOString() },
        by: shows(side) && authorId && name !== null ? { id: authorId, name } : null,
      })),
      panel:
        appeal.way === "panel"
          ? { seats: panelSize, accepted: accepted.length, voted: seats.filter(({ vote }) => vote !== null).length }
          : null,
      decided: appeal.decidedAt && {
        at: appeal.decidedAt.toISOString(),
        ...{ role: appeal.decidedRole ?? "", reason: appeal.reason },
      },
      mine: {
        ...{ side: part.side, maySay: isOpen, lot: part.lot, mayDecide: isOpen && part.decides },
        mayWithdraw: isOpen && part.side === "author",
        seesAction: part.seesAction,
      },
    },
  };
}

/** Both sides may be heard for as long as it is open. The same id again is the same message. @throws Refusal as `appealFor`, `conflict`, `invalid` */
export async function sayInAppeal(viewer: SignedIn, id: string, input: unknown): Promise<void> {
  const { group, tell } = await write(async (tx) => {
    const scope = await appealIn(tx, id);
    const { side } = await partIn(tx, viewer, scope);
    const { appeal, group } = scope;
    requireOpen(appeal);
    const message = messageInput(input);
    const tell = nothingToTell(group.slug);
    const ofIt = eq(appealMessages.appealId, id);
    const theirs = and(ofIt, eq(appealMessages.side, side));
    const [known] = await tx
      .select({ id: appealMessages.id })
      .from(appealMessages)
      .where(and(ofIt, eq(appealMessages.id, message.id)));
    if (known) return { group, tell };
    const [said] = await tx.select({ messages: count() }).from(appealMessages).where(theirs);
    const most = appealLimits.messages;
    if ((said?.messages ?? 0) >= most) throw conflict(say(appealWords, (w) => w.tooMany(most)));
    const row = { ...message, appealId: id, authorId: viewer.id, side, at: new Date() };
    await tx.insert(appealMessages).values(row);
    const people = new Set(await heardBy(tx, scope));
    people.delete(viewer.id);
    tell.told.push(...(await noticeAppeal(tx, group, appeal, [...people], "message", message.id)));
    // Whoever decides looks again before they do.
    await touchCase(tx, subjectOf("appeal", id));
    tell.subjects.push(subjectOf("appeal", id));
    return { group, tell };
  });
  await tellAll(group, tell);
}

/** Which part somebody has in it. @throws Refusal `not-found`: none */
async function partIn(tx: Db, viewer: SignedIn, scope: AppealScope): Promise<Part> {
  const { appeal, action, group } = scope;
  const [of] = appeal.caseId ? await tx.select().from(cases).where(eq(cases.id, appeal.caseId)) : [];
  const part = { of: of ?? null, decides: false, lot: null, seesAction: true };
  if (appeal.authorId === viewer.id) return { ...part, side: "author" };
  if (await holdsSeat(tx, scope, viewer.id)) {
    const seat = (await seatsOf(tx, appeal.id)).find(({ userId }) => userId === viewer.id);
    const lot = seat?.votedAt ? "voted" : seat?.answer === "accepted" ? "accepted" : "drawn";
    return { ...part, side: "deciding", lot, seesAction: false };
  }
  if (action.actorId === viewer.id && (await stillActs(tx, viewer, scope))) return { ...part, side: "moderators" };
  const theirs = await caseIn(tx, viewer, appeal.caseId ?? "").catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  if (!theirs) throw notFound();
  const decides = appeal.way === "moderator" && !(await conflictedOn(tx, action)).includes(viewer.id);
  const seesAction = theirs.asker.role !== null && (await roleIn(tx, group.id, viewer.id)) !== null;
  return { ...part, side: decides ? "deciding" : "moderators", decides, seesAction };
}

/** Whoever acted is heard while they are in the group, or act for the server. */
async function stillActs(tx: Db, viewer: SignedIn, { action, group }: AppealScope): Promise<boolean> {
  if (action.actorRole === "operator") return viewer.isOperator;
  return (await roleIn(tx, group.id, viewer.id)) !== null;
}

/** The appeal against an action, for whoever has a part in it. @throws Refusal as `appealFor`; `not-found` also where there is none */
export async function appealOf(viewer: Viewer, actionId: string): Promise<AppealView> {
  if (!viewer) throw signedOut();
  const against = eq(schema.appeals.actionId, actionId);
  const [found] = await read().select({ id: schema.appeals.id }).from(schema.appeals).where(against);
  if (!found) throw notFound();
  return (await appealFor(viewer, found.id)).appeal;
}
