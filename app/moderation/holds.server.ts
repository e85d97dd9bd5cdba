/**
 * Holds: hosts, and operators where they have a part in it, keep what a court or an authority wants kept. While one stands
 * nothing about the same is wiped, whatever the group has set; what would go with an account is kept apart. Each is put and
 * ended with a reason, in the log.
 */
import { count, eq, inArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { hasScope, type SignedIn, type Viewer } from "../accounts/user";
import { subjectOf } from "../cases/case";
import type { CaseRow } from "../cases/cases.server";
import { holdsOn, type HoldRow } from "../cases/holds.server";
import { recordGroupAct } from "../groups/group-record.server";
import { groupColumns } from "../groups/group-row.server";
import type { GroupScope } from "../groups/groups.server";
import { mintedId, mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { conflict, invalid, notFound, signedOut, type FieldErrors } from "../refusals";
import { holdWords } from "../words/holds";
import { actionWords } from "../words/moderation-acts";
import { say } from "../words/words";
import { checkReason } from "./act-input.server";
import type { ActionRole } from "./action";
import { caseIn } from "./case-scope.server";
import type { HeldLine, HoldView } from "./hold";
import { actionById } from "./in-force.server";
import { groupToModerate, hindranceIn, requireModerating, requirePower, type Asked } from "./moderating.server";
import { rankOfDone } from "./power";

const { actions, cases, groups, heldWords, legalHolds, users } = schema;

/** What a hold is put on. */
export type On = { case: string } | { action: string };

/** All that is asked about it: who it concerns, and where. */
type About = { scope: GroupScope; asked: Asked; subject: string; on: Pick<HoldRow, "caseId" | "actionId"> };

/**
 * Keeps it from now on. The same id again is the same hold.
 *
 * @param input `{reason, id?}`
 * @throws Refusal `not-found`, `forbidden`, `invalid` (reason, id); `conflict` where it is held already, or is no legal removal
 */
export async function putHold(viewer: SignedIn, on: On, input: { reason?: unknown; id?: unknown }): Promise<HoldView> {
  requireModerating(viewer);
  const { reason, errors } = checked(input);
  const id = await write(async (tx) => {
    const { scope, asked, subject, on: its } = await aboutIn(tx, viewer, on);
    const role = await requirePower(tx, viewer, scope, asked);
    if (Object.keys(errors).length > 0) throw invalid(errors);
    const id = typeof input.id === "string" && input.id !== "" ? input.id : mintId();
    const [same] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id));
    if (same) {
      if (same.by === viewer.id && same.subject === subject && same.reason === reason) return id;
      throw conflict(say(holdWords, (w) => w.idTaken));
    }
    if ((await holdsOn(tx, [subject])).length > 0) throw conflict(say(holdWords, (w) => w.heldAlready));
    await tx.insert(legalHolds).values({
      ...{
        id,
        groupId: scope.group.id,
        ...its,
        subject,
        openKey: subject,
        reason,
        at: new Date(),
        by: viewer.id,
        role,
      },
    });
    await recordGroupAct(tx, viewer, scope.group, "moderation.hold", lineOf({ id, ...its }, role, reason));
    return id;
  });
  return holdFor(viewer, id);
}

/** What was kept apart goes, and the rest is kept for as long as the group has set. @throws Refusal as `putHold` */
export async function endHold(viewer: SignedIn, id: string, input: { reason?: unknown }): Promise<HoldView> {
  requireModerating(viewer);
  const { reason, errors } = checked(input);
  await write(async (tx) => {
    const { hold, scope, asked } = await holdIn(tx, viewer, id);
    const role = await requirePower(tx, viewer, scope, asked);
    if (Object.keys(errors).length > 0) throw invalid(errors);
    if (!hold.openKey) throw conflict(say(holdWords, (w) => w.endedAlready));
    const end = { openKey: null, endedAt: new Date(), endedBy: viewer.id, endedReason: reason };
    await tx.update(legalHolds).set(end).where(eq(legalHolds.id, id));
    await tx.delete(heldWords).where(eq(heldWords.holdId, id));
    await recordGroupAct(tx, viewer, scope.group, "moderation.hold-end", lineOf(hold, role, reason));
  });
  return holdFor(viewer, id);
}

/** For those who could put it. @throws Refusal `signed-out`, `not-found` */
export async function holdFor(viewer: Viewer, id: string): Promise<HoldView> {
  if (!viewer) throw signedOut();
  const { hold, scope, asked } = await holdIn(read(), viewer, id);
  if ((await hindranceIn(read(), viewer, scope, { ...asked, done: undefined } as Asked)) !== null) throw notFound();
  const [view] = await holdViews(read(), [hold]);
  if (!view) throw notFound();
  const mayEnd = hold.openKey !== null && (await hindranceIn(read(), viewer, scope, asked)) === null;
  const mayExport = hold.openKey !== null && viewer.isOperator && hasScope(viewer, "operate");
  return { ...view, mayEnd, mayExport };
}

export async function holdViews(db: Db, rows: HoldRow[]): Promise<HoldView[]> {
  if (rows.length === 0) return [];
  const ids = (of: Array<string | null>) => [...new Set(of.filter((each) => each !== null)), ""];
  const [names, numbers, named, apart] = await Promise.all([
    db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, ids(rows.flatMap((row) => [row.by, row.endedBy])))),
    db
      .select({ id: actions.id, number: actions.number })
      .from(actions)
      .where(inArray(actions.id, ids(rows.map((row) => row.actionId)))),
    db
      .select({ id: groups.id, slug: groups.slug, name: groups.name })
      .from(groups)
      .where(inArray(groups.id, ids(rows.map((row) => row.groupId)))),
    db
      .select({ holdId: heldWords.holdId, pieces: count() })
      .from(heldWords)
      .where(inArray(heldWords.holdId, ids(rows.map((row) => row.id))))
      .groupBy(heldWords.holdId),
  ]);
  const person = (id: string | null) => names.find((each) => each.id === id) ?? null;
  return rows.map((row) => {
    const group = named.find(({ id }) => id === row.groupId);
    return {
      ...{ id: row.id, at: row.at.toISOString(), by: person(row.by), role: row.role, reason: row.reason },
      group: { slug: group?.slug ?? "", name: group?.name ?? "" },
      on: { case: row.caseId, action: numbers.find(({ id }) => id === row.actionId) ?? null },
      apart: Number(apart.find(({ holdId }) => holdId === row.id)?.pieces ?? 0),
      ended: row.endedAt && { at: row.endedAt.toISOString(), by: person(row.endedBy), reason: row.endedReason },
      ...{ mayEnd: false, mayExport: false },
    };
  });
}

/** As a page of what is held tells it. @param on what stands there @returns whether it is held, and whether the asker may hold it */
export async function heldLine(viewer: Viewer, on: On, subject: string): Promise<{ held: HeldLine; mayHold: boolean }> {
  const [hold] = await holdsOn(read(), [subject]);
  const may = viewer !== null && (await mayHold(viewer, on));
  return {
    held: hold ? { since: hold.at.toISOString(), id: may ? hold.id : null } : null,
    mayHold: may && !hold,
  };
}

/** What the page needs on which it is put. @throws Refusal as `putHold`; `not-found` also in another group */
export async function holdForm(viewer: SignedIn, slug: string, on: On) {
  const { scope, asked, subject } = await aboutIn(read(), viewer, on);
  if (scope.group.slug !== slug) throw notFound();
  await requirePower(read(), viewer, scope, asked);
  if ((await holdsOn(read(), [subject])).length > 0) throw conflict(say(holdWords, (w) => w.heldAlready));
  const back = "case" in on ? `/g/${slug}/moderation/${on.case}` : `/g/${slug}/actions/${on.action}`;
  return { fresh: mintId(), back, group: { slug, name: scope.group.name } };
}

/** In the group of the address. @throws Refusal as `holdFor` */
export async function holdPage(viewer: Viewer, slug: string, id: string): Promise<HoldView> {
  const hold = await holdFor(viewer, id);
  if (hold.group.slug !== slug) throw notFound();
  return hold;
}

async function mayHold(viewer: SignedIn, on: On): Promise<boolean> {
  const about = await aboutIn(read(), viewer, on).catch(() => null);
  return about !== null && (await hindranceIn(read(), viewer, about.scope, about.asked)) === null;
}

/** @throws Refusal `not-found`, `forbidden`, `conflict` */
async function aboutIn(db: Db, viewer: SignedIn, on: On): Promise<About> {
  if ("case" in on) {
    const { of, group } = await caseIn(db, viewer, on.case);
    const scope = await groupToModerate(db, viewer, group.slug);
    return { scope, asked: ofCase(of), subject: of.subject, on: { caseId: of.id, actionId: null } };
  }
  const row = canBeKey(on.action) ? await actionById(db, on.action) : null;
  const [group] = row ? await db.select(groupColumns).from(groups).where(eq(groups.id, row.groupId)) : [];
  if (!row || !group) throw notFound();
  const scope = await groupToModerate(db, viewer, group.slug);
  const asked: Asked = { deed: "hold", userId: row.userId, scope: "comment", of: null };
  if ((row.kind !== "law" || !row.commentId) && (await hindranceIn(db, viewer, scope, asked)) === null)
    throw conflict(say(holdWords, (w) => w.notLegal));
  return { scope, asked, subject: subjectOf("comment", row.commentId ?? ""), on: { caseId: null, actionId: row.id } };
}

const ofCase = (of: CaseRow): Asked => ({
  ...{ deed: "hold", userId: of.userId, of },
  scope: of.kind === "person" ? "person" : of.kind === "text" ? "text" : "comment",
});

/** One that was put. Whom it concerns decides nothing about it, wherever they stand. */
async function holdIn(
  db: Db,
  viewer: SignedIn,
  id: string,
): Promise<{ hold: HoldRow; scope: GroupScope; asked: Asked }> {
  const [hold] = canBeKey(id) ? await db.select().from(legalHolds).where(eq(legalHolds.id, id)) : [];
  const [group] = hold ? await db.select(groupColumns).from(groups).where(eq(groups.id, hold.groupId)) : [];
  if (!hold || !group) throw notFound();
  const scope = await groupToModerate(db, viewer, group.slug);
  const [of] = hold.caseId ? await db.select().from(cases).where(eq(cases.id, hold.caseId)) : [];
  const row = hold.actionId ? await actionById(db, hold.actionId) : null;
  const asked = of
    ? ofCase(of)
    : { deed: "hold" as const, userId: row?.userId ?? null, scope: "comment" as const, of: null };
  const done = { by: hold.by, rank: rankOfDone(hold.role as ActionRole), kind: "law" as const };
  return { hold, scope, asked: { ...asked, done } };
}

function checked({ reason: given, id }: { reason?: unknown; id?: unknown }): { reason: string; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const reason = checkReason(given, errors);
  if (errors["reason"] && !given) errors["reason"] = say(holdWords, (w) => w.reasonMissing);
  if (id !== undefined && id !== "" && !(typeof id === "string" && mintedId.test(id)))
    errors["id"] = say(actionWords, (w) => w.idShape);
  return { reason, errors };
}

/** Not by the names that the log for members reads: it tells nothing of holds. */
const lineOf = (
  { id, caseId, actionId }: Pick<HoldRow, "id" | "caseId" | "actionId">,
  role: string,
  reason: string,
) => ({
  targetId: id,
  after: { hold: id, onCase: caseId, onAction: actionId, role },
  reason,
});
