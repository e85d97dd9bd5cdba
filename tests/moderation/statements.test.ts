/** What whoever it concerns is told: on the page, in the inbox and by mail; also shut out, and of a private group. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { openCase } from "~/cases/cases.server";
import { noticesFor } from "~/comments/inbox.server";
import { mailNotices } from "~/comments/notice-mail.server";
import { groupFor } from "~/groups/groups.server";
import { actFromForm, aboutIn } from "~/moderation/act-door.server";
import { actPage } from "~/moderation/act-page.server";
import { act } from "~/moderation/acting.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { actionsIn, statementFor } from "~/moderation/statements.server";
import { undoAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { makeCast, makeUser, type Cast } from "../support/people";

process.env["PUBLIC_URL"] = "https://read.example.org";
const { mails, notices, users } = schema;
const all = { limit: 50, after: null };

let cast: Cast;
beforeEach(async () => {
  cast = await makeCast("private");
  await write((tx) => tx.delete(notices));
});

const hide = { kind: "hide", rule: 1, reason: "It goes for the person." };
const ban = { kind: "ban", rule: 1, reason: "Three times is enough." };

test("a statement is for whom it concerns and for moderators; nobody else hears that it is there", async () => {
  const { action } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  const mine = await statementFor(cast.author, cast.slug, action.id);
  expect(mine).toMatchObject({ isMine: true, words: "Whose beasts?", canUndo: false, canLift: false });
  expect(mine.action).toMatchObject({ role: "moderator", by: null, reason: hide.reason, rule: { number: 1 } });
  expect(new Date(mine.appealUntil ?? 0).getTime()).toBeGreaterThan(Date.now());
  const theirs = await statementFor(cast.host, cast.slug, action.id);
  expect(theirs).toMatchObject({ isMine: false, canUndo: true, canLift: true, appealUntil: null });
  expect(theirs.action.by).toEqual({ id: cast.moderator.id, name: cast.moderator.name });
  for (const who of [cast.member, cast.facilitator, cast.pending, cast.outsider, cast.elsewhere])
    expect(await endOf(statementFor(who, cast.slug, action.id))).toBe("not-found");
  expect(await endOf(statementFor(null, cast.slug, action.id))).toBe("signed-out");
  expect(await endOf(actionsIn(cast.member, cast.slug, all))).toBe("forbidden");
  expect((await actionsIn(cast.moderator, cast.slug, all)).items.map(({ id }) => id)).toEqual([action.id]);
});

test("who is banned from a private group still reads what was done, in the inbox and on two pages, and nothing else", async () => {
  const { action } = await act(cast.moderator, cast.slug, { ...ban, user: cast.author.id });
  expect(await endOf(groupFor(cast.author, cast.slug))).not.toBe("answered");
  expect(await statementFor(cast.author, cast.slug, action.id)).toMatchObject({ isMine: true });
  const standing = await ownStanding(cast.author, cast.slug);
  expect(standing).toMatchObject({ isOpen: false, membership: null, inForce: [{ id: action.id, by: null }] });
  const { items, unread } = await noticesFor(cast.author, all);
  expect(items.map(({ kind, url }) => [kind, url])).toEqual([["moderated", `/g/${cast.slug}/actions/${action.id}`]]);
  expect(unread).toBe(1);
  expect(await endOf(ownStanding(cast.outsider, cast.slug))).toBe("not-found");
  expect(await endOf(ownStanding(await makeUser(), cast.slug))).toBe("not-found");
});

test("my standing tells what is in force and what was, my reports, and how many of my comments are shown", async () => {
  const { action } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  const [group] = await read().select().from(schema.groups).where(eq(schema.groups.slug, cast.slug));
  const { row } = await write((tx) =>
    openCase(tx, {
      ...{ groupId: group?.id ?? "", subject: `person:${cast.host.id}`, userId: cast.host.id, because: "reported" },
    }),
  );
  const report = { id: `r-${row.id}`, groupId: row.groupId, caseId: row.id, reporterId: cast.author.id };
  await write((tx) => tx.insert(schema.reports).values({ ...report, about: "person", at: new Date() }));
  const before = await ownStanding(cast.author, cast.slug);
  expect(before).toMatchObject({
    isOpen: true,
    comments: 0,
    past: [],
    reports: [{ about: "person", outcome: "open" }],
  });
  expect(before.inForce.map(({ id }) => id)).toEqual([action.id]);
  await undoAction(cast.moderator, cast.slug, action.id, { reason: "Too strict." });
  const after = await ownStanding(cast.author, cast.slug);
  expect(after).toMatchObject({ comments: 1, inForce: [], past: [{ id: action.id, state: "undone" }] });
  expect((await ownStanding(cast.host, cast.slug)).reports).toEqual([]);
  expect(JSON.stringify(await ownStanding(cast.host, cast.slug))).not.toContain(cast.author.id);
});

test.each(["public", "private"] as const)(
  "by mail, of a %s group: kind, rule, role, until when, how to object",
  async (visibility) => {
    cast = await makeCast(visibility);
    await write((tx) => tx.delete(notices));
    const off = { emailConfirmedAt: new Date(), mailNotices: false };
    await write((tx) => tx.update(users).set(off).where(eq(users.id, cast.author.id)));
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const { action } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id, until });
    await write((tx) => tx.delete(mails));
    await mailNotices(Date.now() + 120_000);
    const [mail, ...others] = await read().select().from(mails);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^Your comment was hidden\. · Circle/);
    const text = mail?.text ?? "";
    for (const said of [
      "Rule 1",
      "By a moderator",
      `Until ${until.slice(0, 10)}`,
      `/g/${cast.slug}/actions/${action.id}`,
    ])
      expect([said, text.includes(said)]).toEqual([said, true]);
    expect(text).toContain("You can object");
    expect(text).not.toContain("Whose beasts");
    expect(text.includes(hide.reason)).toBe(visibility === "public");
    for (const name of [cast.moderator.name, cast.member.name]) expect(text).not.toContain(name);
  },
);

const page = (who: SignedIn, query: string, kind: string | null = null) =>
  actPage(who, cast.slug, aboutIn(new URLSearchParams(query)), kind, "en");

test("the page offers what one may do, and nothing more", async () => {
  const comment = `comment=${cast.comment.id}`;
  const kinds = async (who: SignedIn, query = comment) => (await page(who, query)).kinds;
  const conditions = ["lock", "slow", "answers"];
  const people = ["warn", "mute", "suspend", "ban"];
  expect(await kinds(cast.moderator)).toEqual(["hide", "remove", "edit", "move", ...conditions, ...people]);
  expect(await kinds(cast.host)).toEqual(["hide", "remove", "edit", "law", "move", ...conditions, ...people]);
  expect(await kinds(cast.facilitator)).toEqual(conditions);
  expect(await kinds(cast.moderator, `user=${cast.facilitator.id}`)).toEqual(people);
  expect(await kinds(cast.facilitator, `text=${cast.text.id}`)).toEqual(conditions);
  for (const [who, query] of [
    [cast.member, comment],
    [cast.author, comment],
    [cast.moderator, `user=${cast.moderator.id}`],
    [cast.moderator, "user=nobody-here"],
  ] as const)
    expect(await endOf(page(who, query))).toBe("forbidden");
  for (const who of [cast.outsider, cast.elsewhere, cast.pending])
    expect(await endOf(page(who, comment))).toBe("not-found");
  const operator = { ...(await makeUser()), isOperator: true };
  expect(await endOf(page(operator, comment))).toBe("not-found");
  expect(await page(operator, comment, "law")).toMatchObject({ kinds: ["law"], html: null, role: "operator" });
});

test("the form shows first and acts once it was seen; the rule’s own words begin the reason", async () => {
  const query = new URLSearchParams({ comment: cast.comment.id });
  const send = (fields: Record<string, string>) => actFromForm(cast.moderator, cast.slug, query, fields, "en");
  const { form } = await page(cast.moderator, query.toString(), "hide");
  const rule = form?.rules[0];
  const fields = { kind: "hide", id: form?.id ?? "", seen: "", rule: "1", template: "1", reason: "", lasts: "24" };
  expect(await endOf(send({ ...fields, rule: "" }))).toBe("invalid");
  expect(await send(fields)).toBeNull();
  expect((await actionsIn(cast.moderator, cast.slug, all)).items).toEqual([]);
  const to = await send({ ...fields, confirmed: "1" });
  expect(to).toBe(`/g/${cast.slug}/actions/${form?.id}?done`);
  const [done] = (await actionsIn(cast.moderator, cast.slug, all)).items;
  expect(done).toMatchObject({ reason: rule?.text, rule: { number: 1 } });
  expect(Math.round((Date.parse(done?.until ?? "") - Date.now()) / 3_600_000)).toBe(24);
  // From another window, before that was seen.
  expect(await endOf(send({ ...fields, kind: "remove", lasts: "", id: "another-window", confirmed: "1" }))).toBe(
    "conflict",
  );
});
