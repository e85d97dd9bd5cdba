/**
 * What is under way when a text is locked, a group archived or a person removed: it stands before that or not at all.
 * Each round sends comments and the closing together; which of them is first is the database's to say.
 */
import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write, type Db } from "#db/db.server";
import { editComment, postComment, react, removeComment, settleQuestion } from "~/comments/comments.server";
import { changeGroup } from "~/groups/groups.server";
import { archiveGroup } from "~/groups/group-states.server";
import { acceptInvite, makeInvite } from "~/groups/invites.server";
import { removeMember } from "~/groups/memberships.server";
import { changeText } from "~/texts/text-changes.server";
import { endOf, type Person } from "../accounts/people";
import { makeText, say } from "../support/people";
import { circle, type Circle } from "./circle";

const { comments, groups, memberships, texts } = schema;
let of: Circle;
let textId: string;
let guest: Person;

beforeEach(async () => {
  of = await circle("private");
  const { host, outsider } = of.people;
  textId = (await makeText(host, of.slug)).id;
  await changeGroup(host, of.slug, { guests: "comment" });
  guest = outsider;
  await acceptInvite(guest, (await makeInvite(host, of.slug, { grants: "comment" })).code);
});

type Closing = {
  name: string;
  /** As it happens. */
  close: () => Promise<unknown>;
  /** What of it is written. */
  held: (tx: Db) => Promise<unknown>;
  says: string;
  who: () => Person;
};
const inGroup = (tx: Db, to: Partial<typeof groups.$inferInsert>) =>
  tx.update(groups).set(to).where(eq(groups.id, of.id));
const gone = (tx: Db, { id }: Person) =>
  tx.delete(memberships).where(and(eq(memberships.groupId, of.id), eq(memberships.userId, id)));
const closings: Closing[] = [
  {
    name: "its text is locked",
    held: (tx) => tx.update(texts).set({ state: "locked" }).where(eq(texts.id, textId)),
    close: () => changeText(of.people.host, textId, { state: "locked" }),
    says: "forbidden",
    who: () => of.people.member,
  },
  {
    name: "its text is archived",
    held: (tx) => tx.update(texts).set({ state: "archived" }).where(eq(texts.id, textId)),
    close: () => changeText(of.people.host, textId, { state: "archived" }),
    says: "forbidden",
    who: () => guest,
  },
  {
    name: "its group is archived",
    held: (tx) => inGroup(tx, { archivedAt: new Date() }),
    close: () => archiveGroup(of.people.host, of.slug),
    says: "forbidden",
    who: () => of.people.member,
  },
  {
    name: "its author is removed",
    held: (tx) => gone(tx, of.people.member),
    close: () => removeMember(of.people.host, of.slug, of.people.member.id),
    says: "not-found",
    who: () => of.people.member,
  },
  {
    name: "a guest is removed",
    held: (tx) => gone(tx, guest),
    close: () => removeMember(of.people.host, of.slug, guest.id),
    says: "not-found",
    who: () => guest,
  },
  {
    name: "guests may only read",
    held: (tx) => inGroup(tx, { guests: "read" }),
    close: () => changeGroup(of.people.host, of.slug, { guests: "read" }),
    says: "forbidden",
    who: () => guest,
  },
  {
    name: "guests are switched off",
    held: (tx) => inGroup(tx, { guests: "none" }),
    close: () => changeGroup(of.people.host, of.slug, { guests: "none" }),
    says: "not-found",
    who: () => guest,
  },
];

describe.each(closings)("while $name", ({ close, says, who }) => {
  test("comments on their way land before it or are refused, and none afterwards", async () => {
    const [writer, ends] = [who(), [] as Promise<string>[]];
    const post = (n: number) => ends.push(endOf(postComment(writer, textId, { body: `On its way ${n}.` })));
    for (let n = 0; n < 12; n++) post(n);
    // Asked for while the first are looked up, so that it stands among their writes in the queue.
    await new Promise(setImmediate);
    const closing = close();
    for (let n = 12; n < 24; n++) post(n);
    await closing;
    const at = Date.now();
    const landed = (await read().select().from(comments).where(eq(comments.textId, textId))).length;
    post(24);
    const heard = await Promise.all(ends);
    expect(new Set(heard.filter((end) => end !== "answered"))).toEqual(new Set([says]));
    expect(heard.at(-1)).toBe(says);
    // Whoever was told yes is there; whoever was told no is not; nothing came after the closing was acknowledged.
    const rows = await read().select().from(comments).where(eq(comments.textId, textId)).orderBy(asc(comments.seq));
    expect(rows).toHaveLength(heard.filter((end) => end === "answered").length);
    expect(rows).toHaveLength(landed);
    expect(rows.every(({ createdAt }) => createdAt.getTime() <= at)).toBe(true);
    const [text] = await read().select().from(texts).where(eq(texts.id, textId));
    expect(rows.at(-1)?.seq ?? 0).toBeLessThanOrEqual(text?.seq ?? -1);
  });
});

/** The closing is written but not yet on disk while the acts look up who may: what they find still says yes. */
test.each(closings)("what was looked up before and is written after: $name", async ({ held, says, who }) => {
  const writer = who();
  const mine = await say(writer, textId, { body: "First.", kind: "question" });
  const acts = [
    () => postComment(writer, textId, { body: "Second." }),
    () => postComment(writer, textId, { body: "A reply.", parentId: mine.id }),
    () => editComment(writer, mine.id, { body: "Reworded.", version: 1 }),
    () => react(writer, mine.id, "agree", true),
    () => settleQuestion(writer, mine.id, "parked"),
    ...(says === "not-found" ? [() => removeComment(writer, mine.id)] : []),
  ];
  const stood = () => read().select().from(comments).where(eq(comments.textId, textId));
  const before = await stood();
  let ends: Promise<string>[] = [];
  await write(async (tx) => {
    await held(tx);
    ends = acts.map((act) => endOf(act()));
    await new Promise((resolve) => setTimeout(resolve, 150));
  });
  expect(new Set(await Promise.all(ends))).toEqual(new Set([says]));
  expect(await stood()).toEqual(before);
  // One's own words one may take away wherever one still is.
  if (says === "forbidden") expect((await removeComment(writer, mine.id)).state).toBe("removed");
});
