/** Work on what waits: claimed by one, noted, handed over, reminded of; and read a page at a time. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { claimHolds, reminderAfter } from "~/cases/case";
import { openCase } from "~/cases/cases.server";
import { noticesFor } from "~/comments/inbox.server";
import { groupFor } from "~/groups/groups.server";
import { emptyLimits } from "~/limits/limits.server";
import { mintId } from "~/mint";
import { changeCase } from "~/moderation/casework.server";
import { caseFor } from "~/moderation/case-views.server";
import { queueFor } from "~/moderation/queue.server";
import { report } from "~/moderation/reports.server";
import { remindOfCases } from "~/moderation/waiting.server";
import { addMember, makeCast, makeUser, say, tokenOf } from "../support/people";
import { viewerOfToken } from "~/accounts/viewer.server";

const { cases } = schema;
const all = { limit: 50, after: null };

beforeEach(() => emptyLimits());

async function withCase() {
  const cast = await makeCast("private");
  const reply = await say(cast.member, cast.text.id, { parentId: cast.comment.id, body: "A reply to it" });
  await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: "Off the text" });
  const second = await makeUser();
  await addMember(cast.slug, second, "moderator");
  const [line] = (await queueFor(cast.moderator, cast.slug, all)).items;
  if (!line) throw new Error("nothing waits");
  return { ...cast, second, line, reply, id: line.id };
}

test("a case shows its reports, the thread, who wrote it and where", async () => {
  const { id, moderator, member, author, comment, reply, slug } = await withCase();
  const seen = await caseFor(moderator, id, "en");
  expect(seen).toMatchObject({
    ...{ group: { slug }, outcome: null, reports: 1, where: { name: "Paragraph 1" } },
    reported: [{ by: { id: member.id }, rule: { number: 1, version: 0 }, words: "Off the text" }],
    around: [
      { id: comment.id, isFocus: true, by: { id: author.id } },
      { id: reply.id, isFocus: false, depth: 1 },
    ],
    history: { role: "member", comments: 1, upheld: 0, declined: 0, actions: [] },
  });
});

test("one claims it: another is told, until it lapses or is let go", async () => {
  const { id, moderator, second, slug } = await withCase();
  await changeCase(moderator, id, { claim: true });
  const seen = await caseFor(second, id, "en");
  expect(seen).toMatchObject({ version: 2, claimedBy: { id: moderator.id } });
  await expect(changeCase(second, id, { claim: true })).rejects.toMatchObject({ kind: "conflict" });
  // Claimed again by the same, it only holds longer.
  await changeCase(moderator, id, { claim: true });
  expect((await caseFor(second, id, "en")).version).toBe(2);
  await changeCase(second, id, { claim: false });
  expect((await caseFor(second, id, "en")).claimedBy).toMatchObject({ id: moderator.id });
  expect((await queueFor(moderator, slug, all, { mine: true })).items).toHaveLength(1);
  expect((await queueFor(second, slug, all, { mine: true })).items).toEqual([]);
  const lapsed = new Date(Date.now() - claimHolds - 1000);
  await write((tx) => tx.update(cases).set({ claimedAt: lapsed }).where(eq(cases.id, id)));
  expect((await caseFor(second, id, "en")).claimedBy).toBeNull();
  await changeCase(second, id, { claim: true });
  await changeCase(second, id, { claim: false });
  await changeCase(moderator, id, { claim: true });
});

test("two who claim it at once: one has it", async () => {
  const { id, moderator, second } = await withCase();
  const version = (await caseFor(second, id, "en")).version;
  const both = await Promise.allSettled(
    [moderator, second].map((one) => changeCase(one, id, { claim: true, version })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever saw something else is shown what stands", async () => {
  const { id, moderator, second } = await withCase();
  await changeCase(moderator, id, { claim: true, version: 1 });
  await expect(changeCase(second, id, { handTo: "hosts", version: 1 })).rejects.toMatchObject({
    kind: "conflict",
    more: { current: { case: { version: 2, claimedBy: moderator.id } } },
  });
});

test("notes are for moderators, each once, and change nothing of what is decided", async () => {
  const { id, moderator, second, line } = await withCase();
  const noteId = mintId();
  await changeCase(moderator, id, { note: "I know them both", noteId });
  await changeCase(moderator, id, { note: "I know them both", noteId });
  const seen = await caseFor(second, id, "en");
  expect(seen.notes).toMatchObject([{ body: "I know them both", by: { id: moderator.id } }]);
  expect(seen.version).toBe(line.version);
  await expect(changeCase(moderator, id, { note: "" })).rejects.toMatchObject({ kind: "invalid" });
  await expect(changeCase(moderator, id, { note: "x".repeat(2001) })).rejects.toMatchObject({ kind: "invalid" });
});

test("handed over, it is claimed by the other, who is told; passed up, those below see it no more", async () => {
  const { id, moderator, second, host, author, member, slug } = await withCase();
  expect((await caseFor(moderator, id, "en")).others.map((each) => each.id).sort()).toEqual(
    [host.id, second.id].sort(),
  );
  for (const nobody of [author.id, member.id, moderator.id, "moderators", "x"])
    await expect(changeCase(moderator, id, { handTo: nobody }), nobody).rejects.toMatchObject({ kind: "invalid" });
  await changeCase(moderator, id, { handTo: second.id, note: "You speak the language" });
  const seen = await caseFor(moderator, id, "en");
  expect(seen).toMatchObject({ claimedBy: { id: second.id }, notes: [{ body: "You speak the language" }] });
  const told = (await noticesFor(second, all)).items.filter(({ kind }) => kind === "case-waits");
  expect(told).toHaveLength(1);
  await changeCase(second, id, { handTo: "hosts" });
  expect((await queueFor(second, slug, all)).items).toEqual([]);
  await expect(caseFor(second, id, "en")).rejects.toMatchObject({ kind: "not-found" });
  expect(await caseFor(host, id, "en")).toMatchObject({ decides: "hosts", claimedBy: null, mayPassUp: ["operators"] });
  await changeCase(host, id, { handTo: "operators" });
  await expect(caseFor(host, id, "en")).rejects.toMatchObject({ kind: "not-found" });
});

test("who may not", async () => {
  const { id, slug, ...cast } = await withCase();
  for (const who of ["facilitator", "member", "author", "pending", "outsider", "elsewhere"] as const) {
    await expect(caseFor(cast[who], id, "en"), who).rejects.toMatchObject({ kind: "not-found" });
    await expect(changeCase(cast[who], id, { claim: true }), who).rejects.toMatchObject({ kind: "not-found" });
  }
  await expect(caseFor(null, id, "en")).rejects.toMatchObject({ kind: "not-found" });
  const writer = await viewerOfToken(await tokenOf(cast.moderator, ["read", "write"]));
  if (!writer) throw new Error("nobody");
  expect(await queueFor(writer, slug, all)).toMatchObject({ items: [{ id }] });
  await expect(changeCase(writer, id, { claim: true })).rejects.toMatchObject({ kind: "forbidden" });
  const acting = await viewerOfToken(await tokenOf(cast.moderator, ["read", "moderate"]));
  if (!acting) throw new Error("nobody");
  await changeCase(acting, id, { claim: true });
});

test("after a day moderators who could decide are reminded, once a day", async () => {
  const { id, moderator, second, host, author, member } = await withCase();
  const waits = async (who: typeof moderator) =>
    (await noticesFor(who, all)).items.filter(({ kind }) => kind === "case-waits").length;
  await remindOfCases();
  expect(await waits(moderator)).toBe(0);
  const tomorrow = new Date(Date.now() + reminderAfter + 60_000);
  await remindOfCases(tomorrow);
  await remindOfCases(tomorrow);
  expect(await Promise.all([moderator, second, host, author, member].map(waits))).toEqual([1, 1, 1, 0, 0]);
  await remindOfCases(new Date(tomorrow.getTime() + reminderAfter + 60_000));
  expect(await waits(moderator)).toBe(2);
  const [row] = await read().select().from(cases).where(eq(cases.id, id));
  expect(row?.remindedAt).not.toBeNull();
});

test("filters, and pages that follow each other without a gap", async () => {
  const { slug, moderator, author, id, text } = await withCase();
  const { group } = await groupFor(moderator, slug);
  await write(async (tx) => {
    for (let at = 0; at < 7; at++)
      await openCase(tx, {
        ...{ groupId: group.id, subject: `comment:held-${group.id}-${at}`, userId: null, textId: text.id },
        ...{ because: at % 2 ? "held-word" : "held-newcomer", now: new Date(Date.now() + Math.floor(at / 3)) },
      });
  });
  const seen: string[] = [];
  for (let after: string | null = null, pages = 0; pages < 5; pages++) {
    const page = await queueFor(moderator, slug, { limit: 3, after });
    seen.push(...page.items.map((each) => each.id));
    if ((after = page.next) === null) break;
  }
  expect(new Set(seen).size).toBe(8);
  expect(seen[0]).toBe(id);
  const count = async (filter: Parameters<typeof queueFor>[3]) =>
    (await queueFor(moderator, slug, all, filter)).items.length;
  expect(await count({ why: "held" })).toBe(7);
  expect(await count({ why: "reported" })).toBe(1);
  expect(await count({ why: "appeal" })).toBe(0);
  expect(await count({ of: author.id })).toBe(1);
  expect(await count({ of: "nobody" })).toBe(0);
  await expect(queueFor(moderator, slug, { limit: 3, after: "x" })).rejects.toMatchObject({ kind: "invalid" });
});
