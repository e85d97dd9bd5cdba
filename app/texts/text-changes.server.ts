/** What those who look after a text change of it, and taking it off the lectern. */
import { eq, sql } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { requireNoHold } from "../cases/holds.server";
import { canAddText, textStates, type TextState } from "../groups/group";
import type { GroupAct } from "../groups/group-acts";
import { changeOf, recordGroupAct } from "../groups/group-record.server";
import { groupIn, type GroupRow } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { dayIn } from "../groups/place-and-time";
import { announce } from "../live/announce.server";
import { invalid, notFound, signedOut } from "../refusals";
import { syllabusWords } from "../words/syllabus";
import { textWords } from "../words/texts";
import { say } from "../words/words";
import { checkOrigin, type OriginSent } from "./checked-origin";
import { originFields, type Origin } from "./origin";
import { place } from "./syllabus.server";
import { checkNames, textFor, type TextNames, type TextScope } from "./texts.server";

const { texts } = schema;

/** As it comes from a form or the API: anything. What is left out stays. */
export type TextChange = TextNames & OriginSent & { position?: unknown; dueOn?: unknown; state?: unknown };

/** A text, for those who may change it. @throws Refusal `not-found`, `signed-out`, `forbidden` */
export async function textToChange(viewer: Viewer, id: string): Promise<TextScope> {
  const scope = await textFor(viewer, id);
  if (!viewer) throw signedOut();
  if (!canAddText(scope.standing))
    throw notAllowed(
      scope.standing,
      say(textWords, (w) => w.noAdding),
    );
  return scope;
}

/**
 * Title and byline, and where it comes from, may be mended in place: they are not the content. `position` is its place in the syllabus, from 1;
 * `dueOn` a day, or null for none; `state` opens, locks or archives it.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field
 */
export async function changeText(viewer: SignedIn, id: string, change: TextChange): Promise<void> {
  const { text, group } = await textToChange(viewer, id);
  const wished = checkChange(change, text);
  const moves = await write(async (tx) => {
    const now = await stillChangeable(tx, viewer, text.id);
    const { position, ...row } = wished;
    await tx
      .update(texts)
      .set({ ...row, seq: sql`${texts.seq} + 1` })
      .where(eq(texts.id, text.id));
    for (const [act, names] of deeds) {
      const changed = changeOf(now, row, names);
      if (changed) await recordGroupAct(tx, viewer, group, act, { targetId: text.id, ...changed });
    }
    if (position !== null) await move(tx, viewer, group, now, position);
    return position !== null;
  });
  announce("changed", { room: `text:${text.id}`, what: "text" });
  announce("changed", { room: `group:${group.slug}`, what: moves ? "syllabus" : "texts" });
  if (wished.state !== text.state) announce("access", { groupId: group.id, textId: text.id });
}

/** Another place in the syllabus, and nothing else. @throws Refusal `not-found`, `forbidden`, `invalid` (position) */
export async function placeText(viewer: SignedIn, id: string, to: unknown): Promise<{ group: string }> {
  const { text, group } = await textToChange(viewer, id);
  const position = positionIn(to);
  if (position === null) throw invalid({ position: say(syllabusWords, (w) => w.positionShape) });
  await write(async (tx) => move(tx, viewer, group, await stillChangeable(tx, viewer, text.id), position));
  announce("changed", { room: `group:${group.slug}`, what: "texts" });
  return { group: group.slug };
}

/** Takes a text off the lectern, with everything said on it. @throws Refusal `not-found`, `forbidden`; `conflict` while something of it is kept for the law */
export async function deleteText(viewer: SignedIn, id: string): Promise<void> {
  const { text, group } = await textToChange(viewer, id);
  await write(async (tx) => {
    const { title } = await stillChangeable(tx, viewer, text.id);
    await requireNoHold(tx, { text: text.id });
    await tx.delete(texts).where(eq(texts.id, text.id));
    await recordGroupAct(tx, viewer, group, "text.delete", { targetId: text.id, before: { title } });
  });
  announce("access", { textId: text.id, groupId: group.id });
  announce("changed", { room: `group:${group.slug}`, what: "texts" });
}

type Changeable = typeof texts.$inferSelect;

/** Asked inside the write: somebody may have lost their role, or the group been archived, a moment ago. */
export async function stillChangeable(tx: Db, viewer: SignedIn, id: string): Promise<Changeable> {
  const [row] = await tx.select().from(texts).where(eq(texts.id, id));
  if (!row) throw notFound();
  const { standing } = await groupIn(tx, viewer, { id: row.groupId });
  if (!canAddText(standing))
    throw notAllowed(
      standing,
      say(textWords, (w) => w.noAdding),
    );
  return row;
}

/** What is changed of a text, by the act it is logged as. */
const deeds = [
  ["text.change", ["title", "byline", ...originFields]],
  ["text.state", ["state"]],
  ["text.due", ["dueOn"]],
] as const satisfies Array<[GroupAct, Array<keyof Changeable>]>;

async function move(tx: Db, viewer: SignedIn, group: GroupRow, now: Changeable, to: number): Promise<void> {
  const position = await place(tx, now, to);
  const changed = changeOf(now, { position }, ["position"]);
  if (changed) await recordGroupAct(tx, viewer, group, "text.place", { targetId: now.id, ...changed });
}

function checkChange(
  { title, byline, position, dueOn, state, ...sent }: TextChange,
  now: Origin & { title: string; byline: string; dueOn: string | null; state: TextState },
) {
  const { origin, errors } = checkOrigin(sent, now);
  const wished = {
    position: position === undefined || position === "" ? null : positionIn(position),
    dueOn: dueOn === undefined ? now.dueOn : dueOn === null || dueOn === "" ? null : dayOf(dueOn),
    state: state === undefined ? now.state : textStates.find((each) => each === state),
  };
  if (position !== undefined && position !== "" && wished.position === null)
    errors["position"] = say(syllabusWords, (w) => w.positionShape);
  if (wished.dueOn === undefined)
    errors["dueOn"] = say(
      syllabusWords,
      (w) => w.dayShape,
      (w) => w.dayForm,
    );
  if (!wished.state)
    errors["state"] = say(
      syllabusWords,
      (w) => w.stateKnown,
      (w) => w.choose,
    );
  const named = checkNames({ title: title ?? now.title, byline: byline ?? now.byline }, errors);
  return {
    ...named,
    ...origin,
    position: wished.position,
    dueOn: wished.dueOn ?? null,
    state: wished.state ?? now.state,
  };
}

const dayOf = (value: unknown) => (typeof value === "string" ? (dayIn(value.trim()) ?? undefined) : undefined);

/** A whole number from 1, as a form or JSON sends it. */
function positionIn(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{1,6}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 1 && number < 1_000_000 ? number : null;
}
