/** What is counted of a group's quarters, against a table made by hand; who may read it, and what it never tells. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn, Viewer } from "~/accounts/user";
import { recordGroupAct } from "~/groups/group-record.server";
import { groupFor } from "~/groups/groups.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { decideAppeal } from "~/moderation/deciding.server";
import { quarterOf, type QuarterNumbers } from "~/moderation/numbers";
import { numbersCsv } from "~/moderation/numbers-file.server";
import { logNumbers, numbersPage } from "~/moderation/numbers.server";
import { changePrevention } from "~/moderation/prevention-settings.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { seeToOverdueAppeals } from "~/moderation/overdue.server";
import { undoAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { addMember, block, makeCast, makeUser, say, type Cast } from "../support/people";

const { actions, acts, appeals, cases, groups, reports } = schema;
const day = 86_400_000;
const all = { limit: 50, after: null };

test("who reads them: of a private group its members, of others whoever reads there", async () => {
  const cast = await makeCast("private");
  const page = (who: Viewer, { slug }: Cast) => numbersPage(who, slug, null);
  const list = (who: Viewer, { slug }: Cast) => logNumbers(who, slug, all);
  for (const ask of [page, list]) {
    for (const who of ["host", "facilitator", "moderator", "author", "member"] as const)
      expect(await endOf(ask(cast[who], cast))).toBe("answered");
    expect(await endOf(ask(cast.pending, cast))).toBe("forbidden");
    for (const who of [cast.outsider, cast.elsewhere, null]) expect(await endOf(ask(who, cast))).toBe("not-found");
  }
  const open = await makeCast("public");
  for (const who of [open.outsider, open.pending, null]) expect(await endOf(list(who, open))).toBe("answered");
});

test("of a group in which nothing was done its first quarter is told, and that it is empty", async () => {
  const { member, slug } = await makeCast("private");
  const { items, next, isOlder } = await numbersPage(member, slug, null);
  expect([items.length, next, isOlder]).toEqual([1, null, false]);
  expect(items[0]).toMatchObject({ isOver: false, reports: null, decisions: null, held: null });
  expect(items[0]?.actions).toMatchObject({ all: 0, kinds: [], rules: [], roles: [], reported: null });
  expect(items[0]?.appeals).toMatchObject({ filed: 0, granted: 0, medianHours: null });
});

describe("against a table made by hand", () => {
  let cast: Cast;
  const at = (time: string) => new Date(`${time}Z`);
  const now = at("2024-05-01T00:00:00");
  let made = 0;

  /** @param said by whom, which rule, and what became of it */
  async function aCase(
    about: Partial<typeof cases.$inferInsert> & { openedAt: Date },
    said: Array<[by: SignedIn, rule: number | null, outcome: typeof reports.$inferInsert.outcome]> = [],
    groupId = about.groupId ?? "",
  ): Promise<void> {
    const id = mintId();
    await write(async (tx) => {
      await tx.insert(cases).values({
        ...{ id, groupId, kind: "comment", subject: `comment:${id}`, because: ["reported"], found: [] },
        ...{ decides: "moderators", touchedAt: about.openedAt, ...about },
      });
      for (const [{ id: reporterId }, rule, outcome = null] of said)
        await tx.insert(reports).values({
          ...{ id: mintId(), groupId, caseId: id, reporterId, rule, about: "comment", at: about.openedAt, outcome },
          closedAt: outcome === null ? null : (about.closedAt ?? null),
        });
    });
  }

  const anAction = async (groupId: string, about: Partial<typeof actions.$inferInsert>): Promise<string> => {
    const id = mintId();
    await write((tx) =>
      tx.insert(actions).values({
        ...{ id, groupId, number: ++made, kind: "hide", at: at("2024-02-10T10:00:00"), actorRole: "moderator" },
        ...{ source: "own", rule: 1, ruleTitle: "Kind", reason: "Because.", details: {}, before: {}, ...about },
      }),
    );
    return id;
  };

  const anAppeal = (groupId: string, actionId: string, about: Partial<typeof appeals.$inferInsert>) =>
    write((tx) =>
      tx.insert(appeals).values({
        ...{ id: mintId(), groupId, actionId, words: "No.", deadline: at("2024-12-01T00:00:00"), way: "moderator" },
        ...{ at: at("2024-02-11T00:00:00"), state: "open", ...about },
      }),
    );

  const passedUp = (group: { id: string }, why: string, when: Date) =>
    write(async (tx) => {
      await recordGroupAct(tx, cast.host, group, "moderation.appeal-pass-up", { after: { why, appeal: why } });
      const newest = Math.max(...(await tx.select({ number: acts.number }).from(acts)).map(({ number }) => number));
      await tx.update(acts).set({ at: when }).where(eq(acts.number, newest));
    });

  beforeAll(async () => {
    cast = await makeCast("private");
    const [a, b, c, d] = [cast.member, cast.facilitator, await makeUser(), await makeUser()];
    const { group } = await groupFor(cast.host, cast.slug);
    const [groupId, other] = [group.id, (await groupFor(cast.host, (await makeCast("public")).slug)).group.id];
    const first = { createdAt: at("2023-11-10T00:00:00"), timeZone: "Europe/Berlin" };
    await write((tx) => tx.update(groups).set(first).where(eq(groups.id, groupId)));

    // The quarter begins at 23:00 of the day before and ends at 22:00, by UTC.
    await aCase({ groupId, openedAt: at("2023-12-31T22:59:59.999") }, [[a, 1, null]]);
    const acted = { closedAt: at("2024-01-10T12:00:00"), outcome: "acted" as const };
    await aCase({ groupId, openedAt: at("2024-01-10T10:00:00"), ...acted }, [
      [a, 1, "upheld"],
      [b, 1, "upheld"],
      [c, 1, "upheld"],
    ]);
    const dismissed = { closedAt: at("2024-01-01T04:00:00"), outcome: "dismissed" as const };
    await aCase({ groupId, openedAt: at("2023-12-31T23:00:00"), ...dismissed }, [
      [a, 2, "declined"],
      [b, 2, "declined"],
      [d, 2, "declined"],
    ]);
    // Of whose reports are ignored: counted as the others', and no case that anybody decided.
    const ignored = { openedAt: at("2024-01-20T00:00:00"), closedAt: at("2024-01-20T00:00:00") };
    await aCase({ groupId, ...ignored, outcome: "dismissed" }, [[d, 1, "ignored"]]);
    const withdrawn = { closedAt: at("2024-03-02T00:00:00"), outcome: "withdrawn" as const };
    await aCase({ groupId, openedAt: at("2024-03-01T00:00:00"), ...withdrawn }, [[c, null, "withdrawn"]]);
    await aCase({ groupId, openedAt: at("2024-03-03T00:00:00") }, [[b, null, null]]);
    const held = { because: ["held-newcomer"], openedAt: at("2024-03-31T21:00:00") };
    await aCase({ groupId, ...held, closedAt: at("2024-03-31T21:59:59.999"), outcome: "approved" });
    const both = { because: ["held-word", "reported"], openedAt: at("2024-03-31T20:00:00") };
    await aCase({ groupId, ...both, closedAt: at("2024-03-31T22:00:00"), outcome: "acted" });
    const objection = { kind: "appeal" as const, because: ["appeal"], openedAt: at("2024-02-01T00:00:00") };
    await aCase({ groupId, ...objection, closedAt: at("2024-02-03T00:00:00"), outcome: "acted" });

    await anAction(groupId, { at: at("2023-12-31T22:59:59.999") });
    const hidden = [];
    for (const undoneAt of [null, null, at("2024-04-20T00:00:00")])
      hidden.push(await anAction(groupId, { source: "report", undoneAt }));
    const byHost = await anAction(groupId, { actorRole: "host", at: at("2023-12-31T23:00:00") });
    const warned = { kind: "warn", rule: 2, ruleTitle: "Short" };
    const ofAprils = [await anAction(groupId, warned), await anAction(groupId, warned)];
    await anAction(groupId, { kind: "lock", rule: null, ruleTitle: "", actorRole: "rule", automated: true });
    const law = { kind: "law", rule: null, ruleTitle: "", actorRole: "host", source: "law" } as const;
    await anAction(groupId, { ...law, at: at("2024-03-31T21:59:59.999") });

    const [one = "", two = "", three = ""] = hidden;
    await anAppeal(groupId, one, { state: "granted", decidedAt: at("2024-02-11T10:00:00") });
    await anAppeal(groupId, two, { state: "refused", decidedAt: at("2024-02-12T06:00:00") });
    await anAppeal(groupId, three, {
      at: at("2024-03-31T21:00:00"),
      state: "granted",
      decidedAt: at("2024-04-02T21:00:00"),
    });
    await anAppeal(groupId, byHost, { state: "withdrawn", decidedAt: at("2024-02-12T00:00:00") });
    const april = { at: at("2024-04-01T00:00:00"), decidedAt: at("2024-04-08T00:00:00") };
    await anAppeal(groupId, ofAprils[0] ?? "", { ...april, state: "restored" });
    await passedUp({ id: groupId }, "overdue", at("2024-02-20T00:00:00"));
    await passedUp({ id: groupId }, "few", at("2024-02-21T00:00:00"));
    await passedUp({ id: groupId }, "overdue", at("2024-03-31T22:00:00"));

    // Of another group nothing counts.
    for (const who of [a, b, c]) await aCase({ groupId: other, openedAt: at("2024-02-01T00:00:00") }, [[who, 1, null]]);
    const theirs = await anAction(other, { source: "report" });
    await anAppeal(other, theirs, { state: "granted", decidedAt: at("2024-02-11T10:00:00") });
    await passedUp({ id: other }, "overdue", at("2024-02-20T00:00:00"));
  });

  test("a quarter that is over is told whole, but for what is of too few people", async () => {
    const { items, next } = await logNumbers(cast.member, cast.slug, all, now);
    expect([items.map(({ quarter }) => quarter), next]).toEqual([["2024-Q2", "2024-Q1", "2023-Q4"], null]);
    const [running, over, before] = items;
    expect(over).toEqual({
      ...{ quarter: "2024-Q1", from: "2024-01-01", until: "2024-03-31", isOver: true },
      reports: {
        received: 9,
        outcomes: { upheld: 3, declined: 4, withdrawn: null, open: null },
        rules: [
          { rule: 1, title: expect.any(String), times: 4 },
          { rule: 2, title: expect.any(String), times: null },
          { rule: null, title: "", times: null },
        ],
      },
      decisions: { decided: 3, medianHours: 2, p90Hours: null },
      held: { all: 1, approved: 1, keptBack: 0 },
      actions: {
        ...{ all: 8, automated: 1, legal: 1, undone: 1, reported: 3, ownInitiative: 5 },
        kinds: [
          { kind: "hide", times: 4 },
          { kind: "law", times: 1 },
          { kind: "lock", times: 1 },
          { kind: "warn", times: 2 },
        ],
        rules: [
          { rule: 1, title: "Kind", times: 4 },
          { rule: 2, title: "Short", times: 2 },
          { rule: null, title: "", times: 2 },
        ],
        roles: [
          { role: "moderator", times: 5 },
          { role: "host", times: 2 },
          { role: "rule", times: 1 },
        ],
      },
      appeals: {
        ...{ filed: 4, granted: 1, refused: 1, withdrawn: 1 },
        ...{ overdueRestored: 0, overduePassedUp: 1, medianHours: 10 },
      },
    } satisfies QuarterNumbers);
    expect(running).toMatchObject({
      ...{ isOver: false, reports: null, decisions: null, held: null, actions: { all: 0 } },
      appeals: { filed: 1, granted: 1, refused: 0, overdueRestored: 1, overduePassedUp: 1, medianHours: 48 },
    });
    expect(before).toMatchObject({
      reports: { received: null, rules: [] },
      actions: { all: 1 },
      appeals: { filed: 0 },
    });
  });

  test("once it is over, the next one is told too", async () => {
    const { items } = await logNumbers(cast.member, cast.slug, all, at("2024-06-30T22:00:00"));
    expect(items.find(({ quarter }) => quarter === "2024-Q2")).toMatchObject({
      ...{ isOver: true, reports: { received: 0 }, decisions: { decided: null, medianHours: null } },
      held: { all: 1, approved: 0, keptBack: 1 },
    });
    const [last] = (await logNumbers(cast.member, cast.slug, all, at("2024-06-30T21:59:59"))).items;
    expect(last).toMatchObject({ quarter: "2024-Q2", isOver: false, held: null });
  });

  test("they come page by page", async () => {
    const page = (limit: number, after: string | null) => logNumbers(cast.member, cast.slug, { limit, after }, now);
    const first = await page(2, null);
    expect([first.items.map(({ quarter }) => quarter), first.next]).toEqual([["2024-Q2", "2024-Q1"], "2024-Q1"]);
    const second = await page(2, first.next);
    expect([second.items.map(({ quarter }) => quarter), second.next]).toEqual([["2023-Q4"], null]);
    expect(await page(2, "2023-Q4")).toEqual({ items: [], next: null });
    for (const bad of ["2024", "2024-Q5", "'", "2024-Q1; drop"]) expect(await endOf(page(2, bad))).toBe("invalid");
    expect(await endOf(numbersPage(cast.member, cast.slug, "x"))).toBe("invalid");
  });

  test("the table has a line for each figure of each quarter, also of those that are long past", async () => {
    const { group } = await groupFor(cast.member, cast.slug);
    const file = numbersCsv(group);
    expect(file.headers.get("Content-Disposition")).toContain("moderation-numbers.csv");
    const lines = (await file.text()).split("\r\n");
    expect(lines[0]).toBe("quarter,from,until,over,part,figure,of,value");
    const its = lines.filter((line) => line.startsWith("2024-Q1,")).map((line) => line.split(",").slice(4).join(","));
    for (const line of ["reports,received,,9", "reports,outcome,withdrawn,", "reports,rule,1,4", "reports,rule,none,"])
      expect(its).toContain(line);
    for (const line of ["decisions,decided,,3", "decisions,medianHours,,2", "decisions,p90Hours,,", "held,approved,,1"])
      expect(its).toContain(line);
    for (const line of ["actions,all,,8", "actions,kind,hide,4", "actions,rule,none,2", "actions,role,host,2"])
      expect(its).toContain(line);
    expect(its).toContain("appeals,overduePassedUp,,1");
    expect(lines.some((line) => line.startsWith("2023-Q4,2023-10-01,2023-12-31,1,actions,all,,1"))).toBe(true);
  });

  test("nobody shows by going: whoever has no account any more is counted on", async () => {
    const told = async () => (await logNumbers(cast.member, cast.slug, all, now)).items;
    const before = await told();
    const [gone] = await read().select().from(reports).where(eq(reports.reporterId, cast.facilitator.id));
    if (!gone) throw new Error("no report");
    const theirs = eq(reports.reporterId, cast.facilitator.id);
    await write((tx) => tx.update(reports).set({ reporterId: null }).where(theirs));
    expect(await told()).toEqual(before);
  });
});

test("what people do is counted as it was done, and no number of a quarter that runs tells of a report", async () => {
  const cast = await makeCast("public");
  const { slug, text } = cast;
  const second = await makeUser();
  const third = await makeUser();
  await addMember(slug, second, "moderator");
  await addMember(slug, third);
  const reporters = [cast.member, cast.facilitator, third];
  await changeModeration(cast.host, slug, { overdue: "pass-up", decideWithin: 3 });
  const now = async (viewer: Viewer = cast.member) => (await logNumbers(viewer, slug, all)).items;
  const over = async () => {
    const { items } = await logNumbers(cast.member, slug, all, new Date(Date.now() + 100 * day));
    return items.find(({ quarter }) => quarter === quarterOf(new Date().toISOString()));
  };

  const before = await now();
  for (const who of reporters) await report(who, { comment: cast.comment.id }, { rule: 1, words: "tattle" });
  expect(await now()).toEqual(before);
  expect(await now(cast.moderator)).toEqual(before);
  const { action } = await act(cast.moderator, slug, {
    ...{ kind: "hide", rule: 1, reason: "It goes for the person.", comment: cast.comment.id },
  });
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: "No." });
  await seeToOverdueAppeals(new Date(Date.now() + 4 * day));
  await decideAppeal(cast.host, id, { decision: "grant", reason: "It asks." });

  await changePrevention(cast.host, slug, { hold: "everybody" });
  const anchor = { block: block(text, 2) };
  const held = await say(cast.author, text.id, { anchor, body: "One." });
  const kept = await say(cast.author, text.id, { anchor, body: "Two." });
  expect([held.state, kept.state]).toEqual(["held", "held"]);
  const unchanged = (await now())[0]?.actions.all;
  await act(second, slug, { kind: "approve", reason: "It is fine.", comment: held.id });
  const remove = { kind: "remove", rule: 2, reason: "Not about the text.", comment: kept.id };
  const { action: removal } = await act(second, slug, remove);
  await undoAction(second, slug, removal.id, { reason: "Too strict." });
  expect(unchanged).toBe(1);

  const told = await over();
  expect(told).toMatchObject({
    reports: {
      ...{ received: 3, outcomes: { upheld: 3, declined: 0, withdrawn: 0, open: 0 } },
      rules: [{ rule: 1, title: expect.stringMatching(/./), times: 3 }],
    },
    decisions: { decided: 3 },
    held: { all: 2, approved: 1, keptBack: 1 },
    actions: { all: 3, automated: 0, legal: 0, undone: 2 },
    appeals: { filed: 1, granted: 1, refused: 0, overduePassedUp: 1, medianHours: 1 },
  });
  expect(told?.actions.rules.map(({ rule, times }) => [rule, times])).toEqual(
    expect.arrayContaining([
      [1, 1],
      [2, 1],
    ]),
  );
  const said = JSON.stringify([await now(), told, await numbersCsv((await groupFor(null, slug)).group).text()]);
  for (const { id, name } of [...reporters, cast.author, cast.moderator, second])
    for (const secret of [id, name]) expect(said).not.toContain(secret);
  for (const secret of ["tattle", "beasts", cast.comment.id, held.id]) expect(said).not.toContain(secret);
});
