/** The log for members: what it tells, to whom, and what it never tells. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import type { Viewer } from "~/accounts/user";
import { act } from "~/moderation/acting.server";
import { cell, logAtom, logCsv, logJson } from "~/moderation/log-files.server";
import { logFilter, type LogLine } from "~/moderation/public-log";
import { publicLogPage } from "~/moderation/public-log-page.server";
import { logScope, publicLog } from "~/moderation/public-log.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { liftAction, undoAction } from "~/moderation/undoing.server";
import { makeCast, say, block, type Cast } from "../support/people";
import { endOf } from "../accounts/people";

const all = { limit: 50, after: null };
const hide = { kind: "hide", rule: 1, reason: "=It goes for the person." };
const log = (viewer: Viewer, { slug }: Cast, query = "", page: typeof all | { limit: number; after: string } = all) =>
  publicLog(viewer, slug, new URLSearchParams(query), page);
const numbers = ({ items }: { items: LogLine[] }) => items.map(({ number }) => number);

test("who reads it: of a private group its members, of others whoever reads there", async () => {
  const cast = await makeCast("private");
  for (const who of ["host", "facilitator", "moderator", "author", "member"] as const)
    expect(await endOf(log(cast[who], cast))).toBe("answered");
  expect(await endOf(log(cast.pending, cast))).toBe("forbidden");
  for (const who of [cast.outsider, cast.elsewhere, null]) expect(await endOf(log(who, cast))).toBe("not-found");
  const open = await makeCast("public");
  for (const who of [open.outsider, open.pending, null]) expect(await endOf(log(who, open))).toBe("answered");
});

test("a line tells rule, role and reason and all that became of it; names and words only where the group says so", async () => {
  const cast = await makeCast("public");
  await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: "tattle" });
  const { action } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  const [line] = (await log(cast.member, cast)).items;
  expect(line).toMatchObject({
    kind: "hide",
    role: "moderator",
    by: null,
    rule: { number: 1 },
    words: null,
    fates: [],
  });
  const told = JSON.stringify(line);
  for (const secret of [cast.author.id, cast.author.name, cast.member.id, "tattle", "beasts", cast.moderator.id])
    expect(told).not.toContain(secret);
  await changeModeration(cast.host, cast.slug, { logNames: true, logContent: true });
  expect((await log(cast.member, cast)).items[0]).toMatchObject({
    by: { id: cast.moderator.id },
    words: "Whose beasts?",
  });
  expect((await log(cast.outsider, cast)).items[0]).toMatchObject({ by: { id: cast.moderator.id }, words: null });
  expect((await publicLogPage(cast.author, cast.slug, new URLSearchParams(), all)).mine).toEqual([action.id]);
  expect((await publicLogPage(cast.member, cast.slug, new URLSearchParams(), all)).mine).toEqual([]);
  await liftAction(cast.host, cast.slug, action.id, { reason: "Long enough." });
  await undoAction(cast.host, cast.slug, action.id, { reason: "Too strict." });
  const [after] = (await log(cast.member, cast)).items;
  expect(after).toMatchObject({ state: "undone", words: null });
  expect(after?.fates.map(({ what, reason, by }) => [what, reason, by?.id])).toEqual([
    ["lift", "Long enough.", cast.host.id],
    ["undo", "Too strict.", cast.host.id],
  ]);
  expect(new Set([after?.seal, ...(after?.fates ?? []).map(({ seal }) => seal)]).size).toBe(3);
});

test("of a removal by law the log tells the law, never the words nor who asked for it", async () => {
  const cast = await makeCast("public");
  await changeModeration(cast.host, cast.slug, { logContent: true });
  const law = { ground: "Copyright Act 106", authority: "Penguin", reference: "AZ-77" };
  await act(cast.host, cast.slug, { kind: "law", comment: cast.comment.id, reason: "An order.", ...law });
  const [line] = (await log(cast.member, cast)).items;
  expect(line).toMatchObject({ kind: "law", words: null, details: { ground: law.ground } });
  for (const secret of ["Penguin", "AZ-77", "beasts"]) expect(JSON.stringify(line)).not.toContain(secret);
});

test("it is asked for a kind, a rule, a role, a fate, days and a number, page by page", async () => {
  const cast = await makeCast("public");
  const second = await say(cast.author, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "Mine." });
  await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  const { action } = await act(cast.host, cast.slug, { ...hide, kind: "remove", rule: 2, comment: second.id });
  await act(cast.moderator, cast.slug, { kind: "warn", rule: 1, reason: "Again.", user: cast.author.id });
  await undoAction(cast.host, cast.slug, action.id, { reason: "Too strict." });
  const asked = async (query: string) => numbers(await log(cast.member, cast, query));
  expect(await asked("")).toEqual([3, 2, 1]);
  expect(await asked("action=hide")).toEqual([1]);
  expect(await asked("rule=2")).toEqual([2]);
  expect(await asked("role=moderator")).toEqual([3, 1]);
  expect(await asked("fate=undone")).toEqual([2]);
  expect(await asked("fate=in-force")).toEqual([3, 1]);
  expect(await asked("fate=appealed")).toEqual([]);
  expect(await asked("number=2")).toEqual([2]);
  expect(await asked("until=2020-01-01")).toEqual([]);
  expect(await asked("from=2020-01-01")).toEqual([3, 2, 1]);
  const first = await log(cast.member, cast, "", { limit: 2, after: null });
  expect(numbers(first)).toEqual([3, 2]);
  expect(numbers(await log(cast.member, cast, "", { limit: 2, after: first.next ?? "" }))).toEqual([1]);
  for (const bad of [
    "action=x",
    "rule=x",
    "role=x",
    "fate=x",
    "from=2020-13-45",
    "from=2026-02-31",
    "from=0000-01-01",
    "until=9999-12-31",
    "number=-1",
  ])
    expect(await endOf(log(cast.member, cast, bad))).toBe("invalid");
});

test("as a table, as data and as a feed; a cell is never a formula", async () => {
  const cast = await makeCast("public");
  const { action } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  await undoAction(cast.host, cast.slug, action.id, { reason: "Too <strict>." });
  const scope = await logScope(cast.member, cast.slug);
  const filter = logFilter(new URLSearchParams(), "UTC");
  const table = (await logCsv(scope, filter).text()).split("\r\n");
  expect(table[0]).toMatch(/^number,at,action,role/);
  expect(table[1]).toContain(",'=It goes for the person.,");
  expect((await logJson(scope, filter).json()) as object).toMatchObject({ items: [{ number: 1, state: "undone" }] });
  const feed = await (await logAtom(scope)).text();
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain("Too &lt;strict&gt;.");
  for (const start of ["=", "+", "-", "@", " =", "\t=", "＝", "＋", "－", "＠"])
    expect(cell(`${start}1`).replace(/^"/, "")).toMatch(/^'/);
  expect(cell('a "b", c')).toBe('"a ""b"", c"');
});

test("a line of a moderator that is altered or taken out breaks the chain", async () => {
  const cast = await makeCast("public");
  await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  const { acts } = schema;
  const [line] = await read().select().from(acts).where(eq(acts.act, "moderation.hide")).orderBy(acts.number);
  if (!line) throw new Error("no line");
  const its = eq(acts.number, line.number);
  expect(await firstBrokenAct(read())).toBeNull();
  await write((tx) => tx.update(acts).set({ reason: "Something kinder." }).where(its));
  expect(await firstBrokenAct(read())).toBe(line.number);
  await write((tx) =>
    tx
      .update(acts)
      .set({ reason: line.reason, after: { ...line.after, rule: 4 } })
      .where(its),
  );
  expect(await firstBrokenAct(read())).toBe(line.number);
  await write((tx) => tx.update(acts).set({ after: line.after }).where(its));
  expect(await firstBrokenAct(read())).toBeNull();
});
