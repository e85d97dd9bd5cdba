/** Reports: who may, of what, once; they open one case, and whom they concern never learns who made them. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import { removeComment } from "~/comments/comments.server";
import { noticesFor } from "~/comments/inbox.server";
import { emptyLimits } from "~/limits/limits.server";
import { groupFor } from "~/groups/groups.server";
import { mintId } from "~/mint";
import { caseFor } from "~/moderation/case-views.server";
import { hearReporter, ignoredIn, ignoreReporter } from "~/moderation/ignoring.server";
import { reportsBy } from "~/moderation/own-reports.server";
import { queueFor, waitingFor } from "~/moderation/queue.server";
import { report, withdrawReport } from "~/moderation/reports.server";
import { remindOfCases } from "~/moderation/waiting.server";
import { addMember, makeCast, makeUser, say } from "../support/people";

const { cases, reports } = schema;
const all = { limit: 50, after: null };
const because = { rule: 2, words: "Personal, and not about the text" };

beforeEach(() => emptyLimits());
afterEach(() => void vi.unstubAllEnvs());

describe("what is reported", () => {
  test("a comment opens one case, however many report it", async () => {
    const { slug, member, facilitator, moderator, author, comment, text } = await makeCast("private");
    const first = await report(member, { comment: comment.id }, because);
    expect(first).toMatchObject({
      made: true,
      report: { about: "comment", target: comment.id, title: text.title, state: "open", rule: { number: 2 } },
    });
    await report(facilitator, { comment: comment.id }, { rule: 4 });
    const { items } = await queueFor(moderator, slug, all);
    expect(items).toMatchObject([
      {
        ...{ kind: "comment", target: comment.id, reports: 2, because: ["reported"], decides: "moderators" },
        ...{ excerpt: "Whose beasts?", whom: { id: author.id }, text: { id: text.id } },
        rules: [
          { number: 2, version: 0, times: 1, title: expect.stringMatching(/person/) as unknown },
          { number: 4, version: 0, times: 1 },
        ],
      },
    ]);
    expect(items[0]?.reported.map(({ by }) => by?.id)).toEqual([member.id, facilitator.id]);
    expect(await waitingFor(moderator, slug)).toMatchObject({ count: 1, oldest: items[0]?.openedAt });
  });

  test("sent twice is once; said again while it is open is added, not counted", async () => {
    const { slug, member, moderator, comment } = await makeCast("private");
    const id = mintId();
    await report(member, { comment: comment.id }, { ...because, id });
    expect(await report(member, { comment: comment.id }, { ...because, id })).toMatchObject({ made: false });
    const more = await report(member, { comment: comment.id }, { rule: 2, words: "And it goes on" });
    expect(more).toMatchObject({ made: false, report: { id, words: `${because.words}\n\nAnd it goes on` } });
    await report(member, { comment: comment.id }, { rule: 2, words: "And it goes on" });
    const { items } = await queueFor(moderator, slug, all);
    expect(items).toMatchObject([{ reports: 1, reported: [{ words: `${because.words}\n\nAnd it goes on` }] }]);
    expect(await reportsBy(member, slug)).toHaveLength(1);
  });

  test("many at once by one person are one", async () => {
    const { slug, member, moderator, comment } = await makeCast("private");
    await Promise.all([1, 2, 3, 4].map(() => report(member, { comment: comment.id }, because)));
    expect((await queueFor(moderator, slug, all)).items).toMatchObject([{ reports: 1 }]);
  });

  test("an id is nobody else's, and of nothing else", async () => {
    const { member, facilitator, comment, text } = await makeCast("private");
    const id = mintId();
    await report(member, { comment: comment.id }, { ...because, id });
    const taken = { kind: "conflict" };
    await expect(report(facilitator, { comment: comment.id }, { ...because, id })).rejects.toMatchObject(taken);
    await expect(report(member, { text: text.id }, { ...because, id })).rejects.toMatchObject(taken);
  });

  test("a text, a person, and what somebody calls themselves", async () => {
    const { slug, member, moderator, author, text } = await makeCast("private");
    await report(member, { text: text.id }, because);
    await report(member, { slug, user: author.id }, because);
    const name = await report(moderator, { slug, user: author.id, name: true }, { words: "It is the name of a bank" });
    expect(name.report).toMatchObject({ about: "name", rule: null, target: author.id, title: author.name });
    const lines = (await queueFor(moderator, slug, all)).items;
    expect(lines.map(({ kind, reports: count }) => [kind, count])).toEqual([
      ["text", 1],
      ["person", 2],
    ]);
  });

  test.each([
    [{ words: "" }, "words"],
    [{ words: "no" }, "words"],
    [{ rule: 99 }, "rule"],
    [{ rule: "everything" }, "rule"],
    [{ rule: 1, words: "x".repeat(1001) }, "words"],
    [{ rule: 1, id: "short" }, "id"],
  ])("refused: %j", async (input, field) => {
    const { member, comment } = await makeCast("private");
    await expect(report(member, { comment: comment.id }, input)).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { [field]: expect.any(Function) as unknown } },
    });
  });
});

describe("who decides", () => {
  test("what a moderator wrote goes to others; what the only host wrote, to the operators", async () => {
    const { slug, host, member, moderator, author, text } = await makeCast("private");
    const theirs = await say(moderator, text.id, { body: "Only fools think so" });
    await report(member, { comment: theirs.id }, because);
    // The only moderator is concerned, so hosts are left: they are above moderators, and decide as such.
    expect((await queueFor(moderator, slug, all)).items).toEqual([]);
    expect((await queueFor(host, slug, all)).items).toMatchObject([{ decides: "moderators" }]);
    const hosts = await say(host, text.id, { body: "I decide here" });
    await report(author, { comment: hosts.id }, because);
    expect((await queueFor(host, slug, all)).items).toHaveLength(1);
    expect((await queueFor(moderator, slug, all)).items).toEqual([]);
    const [passed] = await read()
      .select()
      .from(cases)
      .where(eq(cases.openKey, `comment:${hosts.id}`));
    expect(passed?.decides).toBe("operators");
    for (const one of [host, moderator])
      await expect(caseFor(one, passed?.id ?? "", "en")).rejects.toMatchObject({ kind: "not-found" });
    const operator = { ...(await makeUser()), isOperator: true };
    const seen = await caseFor(operator, passed?.id ?? "", "en");
    // Outside the group they see what was reported, and nothing around it.
    expect([seen.around.length, seen.history]).toEqual([1, null]);
  });
});

describe("who may not", () => {
  test.each(["public", "unlisted", "private"] as const)("of a %s group", async (visibility) => {
    const cast = await makeCast(visibility);
    const { slug, comment, text, author, member } = cast;
    const everything = [{ comment: comment.id }, { text: text.id }, { slug, user: member.id }];
    for (const named of everything)
      if (visibility === "private") {
        for (const who of ["outsider", "elsewhere", "pending"] as const)
          await expect(report(cast[who], named, because), who).rejects.toMatchObject({ kind: "not-found" });
      }
    await expect(report(author, { comment: comment.id }, because)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(report(author, { slug, user: author.id }, because)).rejects.toMatchObject({ kind: "forbidden" });
    for (const who of ["facilitator", "member", "author", "pending", "outsider"] as const)
      await expect(queueFor(cast[who], slug, all), who).rejects.toMatchObject({
        kind: visibility === "private" && ["outsider"].includes(who) ? "not-found" : "forbidden",
      });
  });

  test("whoever reads in public reports, little; a member they cannot have met is not said to be there", async () => {
    const { slug, outsider, host, member, author, comment, text, moderator } = await makeCast("public");
    await report(outsider, { comment: comment.id }, because);
    await report(outsider, { slug, user: author.id }, because);
    await expect(report(outsider, { slug, user: member.id }, because)).rejects.toMatchObject({ kind: "not-found" });
    const stranger = await makeUser();
    await expect(report(moderator, { slug, user: stranger.id }, because)).rejects.toMatchObject({ kind: "not-found" });
    await report(outsider, { text: text.id }, because);
    const more = await Promise.all(["One more thing", "And another"].map((body) => say(host, text.id, { body })));
    vi.stubEnv("LIMITS", "on");
    for (const user of [host.id, author.id, host.id, author.id]) await report(outsider, { slug, user }, because);
    await expect(report(outsider, { comment: more[0]?.id ?? "" }, because)).rejects.toMatchObject({ kind: "too-many" });
    await report(member, { comment: more[1]?.id ?? "" }, because);
  });

  test("what was taken away is gone; of what never was, nothing is said", async () => {
    const { author, member, comment } = await makeCast("private");
    await removeComment(author, comment.id);
    await expect(report(member, { comment: comment.id }, because)).rejects.toMatchObject({ kind: "gone" });
    await expect(report(member, { comment: "nothing" }, because)).rejects.toMatchObject({ kind: "not-found" });
    await expect(report(member, { text: "a\u0000b" }, because)).rejects.toMatchObject({ kind: "not-found" });
  });
});

test("taken back, it no longer speaks; where nothing else does, nothing waits; said again, it does", async () => {
  const { slug, member, facilitator, moderator, comment } = await makeCast("private");
  const one = await report(member, { comment: comment.id }, because);
  const other = await report(facilitator, { comment: comment.id }, because);
  await expect(withdrawReport(facilitator, one.report.id)).rejects.toMatchObject({ kind: "not-found" });
  expect(await withdrawReport(member, one.report.id)).toMatchObject({ state: "withdrawn" });
  expect((await queueFor(moderator, slug, all)).items).toMatchObject([{ reports: 1 }]);
  expect(await report(member, { comment: comment.id }, { rule: 3 })).toMatchObject({
    report: { id: one.report.id, state: "open", rule: { number: 3 } },
  });
  await withdrawReport(member, one.report.id);
  await withdrawReport(facilitator, other.report.id);
  expect((await queueFor(moderator, slug, all)).items).toEqual([]);
  expect(await withdrawReport(member, one.report.id)).toMatchObject({ state: "withdrawn" });
});

test("somebody's reports are ignored: kept, opened for nobody, and to them as any other", async () => {
  const { slug, member, moderator, host, author, comment, text } = await makeCast("private");
  await expect(ignoreReporter(moderator, slug, member.id, 7)).rejects.toMatchObject({ kind: "not-found" });
  await report(member, { comment: comment.id }, because);
  for (const who of [author, member])
    await expect(ignoreReporter(who, slug, member.id, 7)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(ignoreReporter(moderator, slug, member.id, 0)).rejects.toMatchObject({ kind: "invalid" });
  await ignoreReporter(moderator, slug, member.id, 7);
  expect(await ignoredIn(host, slug)).toMatchObject([{ user: { id: member.id } }]);

  const another = await say(author, text.id, { body: "Another one" });
  const ignored = await report(member, { comment: another.id }, because);
  expect(ignored).toMatchObject({ made: true, report: { state: "open", closedAt: null } });
  expect(await report(member, { comment: another.id }, { rule: 2, words: "More" })).toMatchObject({ made: false });
  expect((await queueFor(moderator, slug, all)).items.map(({ target }) => target)).toEqual([comment.id]);
  const [kept] = await read().select().from(reports).where(eq(reports.id, ignored.report.id));
  expect(kept).toMatchObject({ outcome: "ignored", words: `${because.words}\n\nMore` });

  // Beside one that counts, it is shown to moderators as what it is.
  await report(host, { comment: another.id }, because);
  const waiting = (await queueFor(moderator, slug, all)).items.find(({ target }) => target === another.id);
  expect(waiting).toMatchObject({ reports: 1 });

  await remindOfCases(new Date(Date.now() + 3 * 86_400_000));
  expect(await reportsBy(member, slug)).toMatchObject([
    { id: ignored.report.id, state: "declined" },
    { state: "open" },
  ]);
  const told = (await noticesFor(member, all)).items.filter(({ kind }) => kind === "report-closed");
  expect(told).toMatchObject([{ url: `/g/${slug}/standing` }]);
  await hearReporter(moderator, slug, member.id);
  expect(await ignoredIn(host, slug)).toEqual([]);
});

test("a moderator of whom somebody complained learns nothing by ignoring people, and silences nobody by it", async () => {
  const { slug, member, moderator, host, author, comment, text } = await makeCast("private");
  const mine = await say(moderator, text.id, { body: "By a moderator" });
  await report(member, { slug, user: moderator.id }, because);
  await report(member, { comment: mine.id }, because);
  const ignoring = () => ignoreReporter(moderator, slug, member.id, 30);
  await expect(ignoring()).rejects.toMatchObject({ kind: "not-found" });
  await expect(ignoreReporter(moderator, slug, author.id, 30)).rejects.toMatchObject({ kind: "not-found" });
  await report(member, { comment: comment.id }, because);
  await ignoring();
  const next = await say(moderator, text.id, { body: "And once more" });
  const other = await say(author, text.id, { body: "Not theirs" });
  for (const { id } of [next, other]) await report(member, { comment: id }, because);
  const waiting = (await queueFor(host, slug, all)).items.map(({ target }) => target);
  expect(waiting).toContain(next.id);
  expect(waiting).not.toContain(other.id);
});

test("its author never learns that there was a report, or by whom", async () => {
  const { slug, member, moderator, author, comment } = await makeCast("private");
  const unlike = { ...member, name: member.name };
  await report(unlike, { comment: comment.id }, { rule: 2, words: "qworvlx is what I say" });
  const { group } = await groupFor(author, slug);
  const seen = JSON.stringify([await noticesFor(author, all), await reportsBy(author, slug)]);
  expect(seen).not.toContain(member.id);
  expect(seen).not.toContain("qworvlx");
  const [row] = await read()
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.groupId, group.id), eq(cases.userId, author.id)));
  await expect(caseFor(author, row?.id ?? "", "en")).rejects.toMatchObject({ kind: "not-found" });
  // Also where they are given power over others: what concerns themselves stays closed to them.
  await addMember(slug, author, "moderator");
  await expect(caseFor(author, row?.id ?? "", "en")).rejects.toMatchObject({ kind: "not-found" });
  expect(JSON.stringify(await queueFor(author, slug, all))).not.toContain(member.id);
  expect(await waitingFor(author, slug)).toMatchObject({ count: 0, oldest: null });
  expect(await waitingFor(moderator, slug)).toMatchObject({ count: 1 });
});
