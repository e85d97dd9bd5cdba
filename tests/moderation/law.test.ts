/** The record of a removal by law: who reads what of it, and that whoever may not be told yet hears nothing until they are. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import type { SignedIn } from "~/accounts/user";
import { noticesFor } from "~/comments/inbox.server";
import { commentsOf } from "~/comments/reading.server";
import { groupLog } from "~/groups/group-log.server";
import { recordGroupAct } from "~/groups/group-record.server";
import { groupFor } from "~/groups/groups.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { isHeld } from "~/moderation/held-words.server";
import { putHold } from "~/moderation/holds.server";
import { isUntold, shownOf, toldFrom } from "~/moderation/law";
import { checkLaw } from "~/moderation/law-input.server";
import { lawCsv, lawJson, removedByLaw } from "~/moderation/law-list.server";
import { tellOfLaw, tellOfLawDue } from "~/moderation/law-records.server";
import { logAtom, logCsv } from "~/moderation/log-files.server";
import { logFilter } from "~/moderation/public-log";
import { logScope, publicLog } from "~/moderation/public-log.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { wipeOutlived } from "~/moderation/retention.server";
import { monthsAfter } from "~/moderation/keeping";
import { actionsIn, statementFor } from "~/moderation/statements.server";
import { undoAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { makeCast, makeUser, type Cast } from "../support/people";

process.env["PUBLIC_URL"] = "https://read.example.org";
const { actions, acts, legalRecords, notices } = schema;
const all = { limit: 50, after: null };
const now = Date.parse("2026-11-27T12:00:00Z");
/** Each of its words is nowhere else. */
const order = {
  ...{
    kind: "law",
    basis: "order",
    ground: "Plantedground 130",
    authority: "Plantedcourt",
    reference: "Plantedfile 3/26",
  },
  ...{ dated: "2026-11-20", territory: "Plantedland", redress: "Plantedredress", reason: "Plantedreason in full." },
};
const secretWords = /Planted\w+/gu;

let cast: Cast;
let operator: SignedIn;
beforeEach(async () => {
  await write((tx) => tx.delete(actions));
  cast = await makeCast("public");
  await write((tx) => tx.delete(notices));
  operator = { ...(await makeUser()), isOperator: true };
});

const remove = async (more: object = {}) =>
  (await act(cast.host, cast.slug, { ...order, ...more, comment: cast.comment.id })).action;

describe("what is sent", () => {
  const sent = { basis: "order", ground: "A law", authority: "A court" };
  const faults = (input: object) => {
    const errors = {};
    checkLaw(input, errors, now);
    return Object.keys(errors).sort();
  };
  test.each<[object, string[]]>([
    [{}, []],
    [{ basis: "" }, []],
    [{ basis: "own", authority: "" }, []],
    [{ basis: "", authority: "" }, []],
    [{ basis: "rumour" }, ["basis"]],
    [{ ground: "" }, ["ground"]],
    [{ ground: "x".repeat(301) }, ["ground"]],
    [{ authority: "" }, ["authority"]],
    [{ basis: "notice", authority: null }, ["authority"]],
    [{ reference: 7 }, ["reference"]],
    [{ dated: "2026-11-27" }, []],
    [{ dated: "2026-11-31" }, ["dated"]],
    [{ dated: "2026-12-24" }, ["dated"]],
    [{ dated: "yesterday" }, ["dated"]],
    [{ isSecret: true, tellOn: "2027-01-01" }, []],
    [{ isSecret: "true", tellOn: "2026-11-20" }, ["tellOn"]],
    [{ isSecret: "true", tellOn: "2046-11-20" }, ["tellOn"]],
    // Of what may be told, a day for it says nothing.
    [{ tellOn: "2026-11-20" }, []],
    [{ territory: "a\nb" }, ["territory"]],
    [{ redress: "x".repeat(1001) }, ["redress"]],
  ])("%j: %j", (input, wrong) => expect(faults({ ...sent, ...input })).toEqual(wrong));

  test("who asked, where nothing is said of the ground, was an authority; or nobody", () => {
    expect(checkLaw({ ground: "A law", authority: "A court" }, {}, now).basis).toBe("order");
    expect(checkLaw({ ground: "A law" }, {}, now).basis).toBe("own");
  });
});

test("of a notice whoever it concerns reads all but who gave it; of an order that too", () => {
  const law = { ...{ ground: "g", asker: "who", reference: "ref", dated: "", territory: "", redress: "" } };
  const view = { ...law, basis: "notice" as const, isSecret: false, tellAt: null, toldAt: "2026-01-01T00:00:00.000Z" };
  expect(shownOf(view, "rank")).toEqual(view);
  expect(shownOf(view, "concerned")).toEqual({ ...view, asker: null, reference: null });
  expect(shownOf({ ...view, basis: "order" }, "concerned").asker).toBe("who");
  const done = { at: new Date(5), details: { secret: true } };
  expect([isUntold(done), isUntold({ details: {} }), toldFrom(done).getTime()]).toEqual([true, false, 5]);
  expect(toldFrom({ ...done, details: { toldAt: new Date(9).toISOString() } }).getTime()).toBe(9);
});

describe("who reads it", () => {
  test("hosts and operators all of it, its author what concerns them, moderators and members the law alone", async () => {
    const { id } = await remove();
    const record = { basis: "order", asker: "Plantedcourt", reference: "Plantedfile 3/26", dated: "2026-11-20" };
    for (const who of [cast.host, operator])
      expect((await statementFor(who, cast.slug, id)).law).toMatchObject({ ...record, territory: "Plantedland" });
    expect((await statementFor(cast.author, cast.slug, id)).law).toMatchObject({
      ...record,
      redress: "Plantedredress",
    });
    // By which law it went is the operator's; what was said stays between members.
    expect((await statementFor(cast.host, cast.slug, id)).words).toEqual(expect.any(String));
    expect((await statementFor(operator, cast.slug, id)).words).toBeNull();
    const theirs = await statementFor(cast.moderator, cast.slug, id);
    // Nor the words, which had to go by law.
    expect(theirs).toMatchObject({ law: null, words: null, canTell: false });
    const told = [
      theirs,
      await actionsIn(cast.moderator, cast.slug, all),
      await publicLog(cast.member, cast.slug, new URLSearchParams(), all),
      await groupLog(cast.moderator, cast.slug, all),
    ];
    for (const each of told)
      expect([...new Set(JSON.stringify(each).match(secretWords))].sort()).toEqual(["Plantedground", "Plantedreason"]);
    for (const who of [cast.member, cast.outsider])
      expect(await endOf(statementFor(who, cast.slug, id))).toBe("not-found");
  });

  test("who gave a notice is told neither to its author nor to moderators, and goes with the words", async () => {
    const { id } = await remove({ basis: "notice", authority: "Plantedneighbour" });
    expect((await statementFor(cast.author, cast.slug, id)).law).toMatchObject({ asker: null, reference: null });
    expect((await statementFor(cast.host, cast.slug, id)).law).toMatchObject({ asker: "Plantedneighbour" });
    await wipeOutlived(monthsAfter(Date.now(), 13));
    expect(JSON.stringify(await read().select().from(legalRecords))).not.toContain("Plantedneighbour");
    expect((await statementFor(cast.host, cast.slug, id)).law).toMatchObject({
      ground: "Plantedground 130",
      asker: "",
    });
  });

  test("an order stays on record when the words go", async () => {
    const { id } = await remove();
    await wipeOutlived(monthsAfter(Date.now(), 13));
    const statement = await statementFor(cast.host, cast.slug, id);
    expect(statement).toMatchObject({ words: null, law: { asker: "Plantedcourt" } });
    expect(statement.kept.wipedAt).not.toBeNull();
  });

  test("what was removed before there were records says what it said", async () => {
    const { id } = await remove();
    await write(async (tx) => {
      await tx.delete(legalRecords);
      const details = { ground: "An old law", authority: "Plantedoffice", reference: "" };
      await tx.update(actions).set({ details }).where(eq(actions.id, id));
    });
    const law = { basis: "order", ground: "An old law", asker: "Plantedoffice", isSecret: false };
    expect((await statementFor(cast.host, cast.slug, id)).law).toMatchObject(law);
    expect(JSON.stringify(await statementFor(cast.moderator, cast.slug, id))).not.toContain("Plantedoffice");
    expect((await removedByLaw(operator, all)).items.map((line) => line.law)).toMatchObject([law]);
  });

  test("a line of the log from before there were records stays as it is, and the page of the log leaves out who asked", async () => {
    const line = {
      number: 1,
      kind: "law",
      ground: "An old law",
      authority: "Plantedoffice",
      reference: "Plantedold 9",
    };
    const { group } = await groupFor(cast.host, cast.slug);
    await write((tx) => recordGroupAct(tx, cast.host, group, "moderation.law", { after: line }));
    const [shown] = (await groupLog(cast.moderator, cast.slug, all)).items;
    expect(shown).toMatchObject({ act: "moderation.law", after: { ground: "An old law" } });
    expect(JSON.stringify(shown)).not.toMatch(/Plantedoffice|Plantedold/);
    expect(JSON.stringify(await read().select().from(acts))).toContain("Plantedold 9");
    expect(await firstBrokenAct(read())).toBeNull();
  });
});

describe("where its author may not be told", () => {
  /** All that its author, members and moderators of the group can read of it. */
  async function everything(id: string): Promise<string> {
    const scope = await logScope(cast.member, cast.slug);
    const { timeZone } = scope.group;
    return JSON.stringify([
      await statementFor(cast.author, cast.slug, id),
      await ownStanding(cast.author, cast.slug),
      await noticesFor(cast.author, all),
      await commentsOf(cast.author, cast.text.id, {}, all),
      await commentsOf(cast.member, cast.text.id, {}, all),
      await publicLog(cast.author, cast.slug, new URLSearchParams(), all),
      await publicLog(cast.member, cast.slug, new URLSearchParams(), all),
      await (await logAtom(scope)).text(),
      await logCsv(scope, logFilter(new URLSearchParams(), timeZone)).text(),
      await groupLog(cast.moderator, cast.slug, all),
    ]);
  }

  test("neither they nor members read why or by which law; told, they do, and can object from then on", async () => {
    const { id } = await remove({ isSecret: true, rule: 1 });
    expect((await everything(id)).match(secretWords)).toBeNull();
    const before = await statementFor(cast.author, cast.slug, id);
    expect(before).toMatchObject({ law: null, appealUntil: null, action: { reason: "", rule: null, kind: "law" } });
    expect((await noticesFor(cast.author, all)).items).toEqual([]);
    expect(await endOf(appealAgainst(cast.author, id, { id: mintId(), words: "Why?" }))).toBe("conflict");
    expect(await statementFor(cast.host, cast.slug, id)).toMatchObject({
      ...{ canTell: true, law: { isSecret: true, toldAt: null, asker: "Plantedcourt" } },
    });
    // Long after: what nobody was told of is kept.
    const past = new Date(Date.now() - 500 * 86_400_000);
    await write((tx) => tx.update(actions).set({ at: past }).where(eq(actions.id, id)));
    expect(await wipeOutlived()).toMatchObject({ actions: 0 });
    await tellOfLaw(cast.host, id);
    const after = await statementFor(cast.author, cast.slug, id);
    expect(after).toMatchObject({ law: { ground: "Plantedground 130" }, action: { reason: order.reason } });
    expect(Date.parse(after.appealUntil ?? "")).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect((await noticesFor(cast.author, all)).items.map(({ kind }) => kind)).toEqual(["moderated"]);
    const { items } = await publicLog(cast.member, cast.slug, new URLSearchParams(), all);
    expect(items).toMatchObject([
      { reason: order.reason, details: { ground: "Plantedground 130" }, fates: [{ what: "law-told" }] },
    ]);
    const shown = (await commentsOf(cast.member, cast.text.id, {}, all)).items;
    expect(shown.find(({ id }) => id === cast.comment.id)?.reason).toContain(order.reason);
    expect(await endOf(tellOfLaw(cast.host, id))).toBe("conflict");
    expect(await endOf(appealAgainst(cast.author, id, { id: mintId(), words: "It is none." }))).toBe("answered");
    expect(await firstBrokenAct(read())).toBeNull();
  });

  test("on its day they are told by itself, once, by whichever server is first", async () => {
    const tellOn = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { id } = await remove({ isSecret: "true", tellOn });
    expect(await tellOfLawDue()).toBe(0);
    const day = new Date(Date.now() + 4 * 86_400_000);
    const told = await Promise.all([tellOfLawDue(day), tellOfLawDue(day)]);
    expect(told.reduce((sum, each) => sum + each)).toBe(1);
    expect((await statementFor(cast.author, cast.slug, id)).law).not.toBeNull();
    expect((await noticesFor(cast.author, all)).items).toHaveLength(1);
  });

  test("undone meanwhile, they hear nothing of it either, and a hold on it is not betrayed", async () => {
    const { id } = await remove({ isSecret: true });
    await putHold(cast.host, { action: id }, { reason: "Until the court has decided." });
    expect(await isHeld(cast.author.id)).toBe(false);
    await undoAction(cast.host, cast.slug, id, { reason: "The order was lifted." });
    expect((await noticesFor(cast.author, all)).items).toEqual([]);
    expect((await everything(id)).match(secretWords)).toBeNull();
    await tellOfLaw(cast.host, id);
    expect(await isHeld(cast.author.id)).toBe(true);
    const shown = (await commentsOf(cast.member, cast.text.id, {}, all)).items;
    expect(shown.find(({ id }) => id === cast.comment.id)?.state).toBe("visible");
  });

  test("an operator's silence is broken by operators alone, and by nobody whom it concerns", async () => {
    const { action } = await act(operator, cast.slug, { ...order, isSecret: true, comment: cast.comment.id });
    for (const who of [cast.host, cast.moderator, cast.member, cast.author, cast.outsider])
      expect(await endOf(tellOfLaw(who, action.id))).toBe("forbidden");
    expect(await endOf(tellOfLaw(cast.host, "nothing-there"))).toBe("not-found");
    const other = await act(cast.moderator, cast.slug, { kind: "warn", user: cast.author.id, rule: 1, reason: "So." });
    expect(await endOf(tellOfLaw(cast.host, other.action.id))).toBe("conflict");
    await tellOfLaw(operator, action.id);
    expect((await statementFor(cast.author, cast.slug, action.id)).law).toMatchObject({ asker: "Plantedcourt" });
  });

  test("a host whom it concerns does not read it among what was done", async () => {
    await write((tx) =>
      tx.update(schema.comments).set({ authorId: cast.host.id }).where(eq(schema.comments.id, cast.comment.id)),
    );
    const { action } = await act(operator, cast.slug, { ...order, isSecret: true, comment: cast.comment.id });
    const read = [
      await actionsIn(cast.host, cast.slug, all),
      await statementFor(cast.host, cast.slug, action.id),
      await groupLog(cast.host, cast.slug, all),
    ];
    expect(JSON.stringify(read).match(secretWords)).toBeNull();
  });
});

describe("the operator", () => {
  test("reads all of them, with what is kept, and takes them along as files; nobody else", async () => {
    const { id } = await remove({ authority: "=Plantedcourt" });
    await putHold(operator, { action: id }, { reason: "Until the court has decided." });
    const other = await makeCast("private");
    await act(other.host, other.slug, { ...order, comment: other.comment.id });
    const first = await removedByLaw(operator, { limit: 1, after: null });
    const second = await removedByLaw(operator, { limit: 1, after: first.next });
    expect([...first.items, ...second.items].map(({ group, heldSince }) => [group.slug, heldSince !== null])).toEqual([
      [other.slug, false],
      [cast.slug, true],
    ]);
    expect(second.next).toBeNull();
    const csv = (await lawCsv(operator).text()).trim().split("\r\n");
    expect(csv).toHaveLength(3);
    expect(csv[0]).toContain("basis,ground,asker,reference,dated,territory");
    expect(csv[2]).toContain("'=Plantedcourt");
    const data = JSON.parse(await lawJson(operator).text()) as { items: unknown[] };
    expect(data.items).toMatchObject([{ law: { basis: "order" } }, { law: { territory: "Plantedland" } }]);
    for (const who of [
      null,
      cast.host,
      cast.moderator,
      { ...operator, by: { token: "t", scopes: ["read" as const] } },
    ]) {
      expect(await endOf(removedByLaw(who, all))).toBe("not-found");
      expect(await endOf(Promise.resolve().then(() => lawCsv(who)))).toBe("not-found");
      expect(await endOf(Promise.resolve().then(() => lawJson(who)))).toBe("not-found");
    }
    expect(await endOf(removedByLaw(operator, { limit: 1, after: "x" }))).toBe("invalid");
  });
});
