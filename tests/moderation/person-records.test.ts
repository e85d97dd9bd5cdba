/** What is on record about one person, taken along by who has to answer for it: hosts of a group, and the operator what was decided. */
import fs from "node:fs";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { firstBrokenAct } from "~/acts/acts.server";
import { AccountRecords, PersonRecords } from "~/api/schemas-records";
import { noticesFor } from "~/comments/inbox.server";
import { putMember } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { accountOnRecord, accountRecords } from "~/moderation/account-records.server";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { changeCase } from "~/moderation/casework.server";
import { recordsOf, recordsPage } from "~/moderation/person-records.server";
import { publicLog } from "~/moderation/public-log.server";
import { report } from "~/moderation/reports.server";
import { saidOf } from "~/notices/said";
import { endOf } from "../accounts/people";
import { makeCast, makeUser, say, type Cast } from "../support/people";

const { acts, cases } = schema;
let cast: Cast;
let operator: SignedIn;
beforeEach(async () => {
  cast = await makeCast("private");
  operator = { ...(await makeUser()), isOperator: true };
});

const written = (by: SignedIn, body: string) => say(by, cast.text.id, { body });

/** Reported with a note about it, hidden, and objected to. */
async function aRecord() {
  const comment = await written(cast.author, "Plantedbody goes for the person");
  await report(cast.member, { comment: comment.id }, { rule: 1, words: "Plantedreport" });
  const [of] = await read()
    .select()
    .from(cases)
    .where(eq(cases.openKey, `comment:${comment.id}`));
  await changeCase(cast.moderator, of?.id ?? "", { note: "Plantednote" });
  const input = { kind: "hide", case: of?.id ?? "", rule: 1, reason: "Plantedreason" };
  const { action } = await act(cast.moderator, cast.slug, input);
  const appeal = await appealAgainst(cast.author, action.id, { id: mintId(), words: "Plantedappeal" });
  return { comment, action, appeal, of: of?.id ?? "" };
}

describe("of a group", () => {
  test("hosts alone, and not about themselves", async () => {
    await aRecord();
    const heard: Record<string, string> = {};
    const everybody = ["host", "moderator", "facilitator", "member", "author", "pending", "outsider"] as const;
    for (const who of everybody) heard[who] = await endOf(recordsOf(cast[who], cast.slug, cast.author.id));
    expect({ ...heard, operator: await endOf(recordsOf(operator, cast.slug, cast.author.id)) }).toEqual({
      ...{ host: "answered", moderator: "forbidden", facilitator: "forbidden", member: "forbidden" },
      ...{ author: "forbidden", pending: expect.stringMatching(/forbidden|not-found/) as string },
      ...{ outsider: "not-found", operator: "not-found" },
    });
    expect(await endOf(recordsOf(cast.host, cast.slug, cast.host.id))).toBe("forbidden");
    expect(await endOf(recordsPage(cast.moderator, cast.slug, cast.author.id))).toBe("forbidden");
    expect(await endOf(recordsPage(null, cast.slug, cast.author.id))).not.toBe("answered");
    // Of whom there is nothing in this group not even the name is told.
    expect(await endOf(recordsOf(cast.host, cast.slug, operator.id))).toBe("not-found");
    expect(await endOf(recordsOf(cast.host, cast.slug, "nobody"))).toBe("not-found");
    const program: SignedIn = { ...cast.host, by: { token: "t", scopes: ["read", "write"] } } as SignedIn;
    expect(await endOf(recordsOf(program, cast.slug, cast.author.id))).toBe("forbidden");
  });

  test("has all of it: cases with who reported and the notes, actions with their words, appeals, what they reported", async () => {
    const { action, appeal, of } = await aRecord();
    const other = await written(cast.facilitator, "Something else");
    await report(cast.author, { comment: other.id }, { rule: 2, words: "Plantedown" });
    const file = await recordsOf(cast.host, cast.slug, cast.author.id);
    expect(PersonRecords.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(file).toMatchObject({
      person: { id: cast.author.id, name: cast.author.name },
      place: { role: "member", state: "active" },
      ...{ restraints: null, ignoredUntil: null },
      cases: [
        {
          ...{ id: of, outcome: "acted", reported: [{ by: { id: cast.member.id }, words: "Plantedreport" }] },
          notes: [{ body: "Plantednote", by: { id: cast.moderator.id } }],
        },
        { kind: "appeal" },
      ],
      actions: [{ id: action.id, reason: "Plantedreason", words: "Plantedbody goes for the person", law: null }],
      appeals: [{ id: appeal.id, action: action.id, words: "Plantedappeal", state: "open" }],
      reports: [{ about: "comment", rule: 2, words: "Plantedown", outcome: null }],
    });
    expect((await recordsPage(cast.host, cast.slug, cast.author.id)).counts).toEqual({
      ...{ cases: 2, actions: 1, appeals: 1, reports: 1 },
    });
    // Nothing of anybody else's.
    expect(await recordsOf(cast.host, cast.slug, cast.facilitator.id)).toMatchObject({ actions: [], appeals: [] });
  });

  test("no host learns here who reported them", async () => {
    const second = await makeUser("Second Host");
    await write((tx) => putMember(tx, cast.slug, second.id, "host"));
    const mine = await written(cast.host, "What a host wrote");
    await report(cast.author, { comment: mine.id }, { words: "Plantedsecret" });
    const file = await recordsOf(cast.host, cast.slug, cast.author.id);
    expect(JSON.stringify(file)).not.toContain("Plantedsecret");
    expect(file.reports).toEqual([]);
    // The other host, whom it does not concern, decides it, and has it.
    expect((await recordsOf(second, cast.slug, cast.author.id)).reports).toMatchObject([{ words: "Plantedsecret" }]);
  });

  test("leaves a line for hosts and moderators, and none in the log for members", async () => {
    await aRecord();
    await recordsOf(cast.host, cast.slug, cast.author.id);
    const [line] = await read()
      .select()
      .from(acts)
      .where(and(eq(acts.act, "moderation.records"), eq(acts.targetId, cast.author.id)));
    expect(line).toMatchObject({ actorId: cast.host.id, after: { role: "host" } });
    const log = await publicLog(cast.member, cast.slug, new URLSearchParams(), { limit: 50, after: null });
    expect(JSON.stringify(log)).not.toMatch(/records|Plantedreport|Plantednote/);
    expect(await firstBrokenAct(read())).toBeNull();
  });
});

test("whom it is about is told that hosts took it along, also where they are shut out; once a day; nobody else is", async () => {
  await aRecord();
  const toldTo = async (who: SignedIn) =>
    (await noticesFor(who, { limit: 50, after: null })).items.filter(({ kind }) => kind === "records");
  // To look at the page is not to take it along, nor to be refused it.
  await recordsPage(cast.host, cast.slug, cast.author.id);
  await endOf(recordsOf(cast.moderator, cast.slug, cast.author.id));
  expect(await toldTo(cast.author)).toEqual([]);
  await recordsOf(cast.host, cast.slug, cast.author.id);
  await recordsOf(cast.host, cast.slug, cast.author.id);
  const [notice, ...more] = await toldTo(cast.author);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({
    actor: null,
    url: `/g/${cast.slug}/standing`,
    group: { slug: cast.slug },
    readAt: null,
  });
  expect(notice && saidOf(notice)).toMatch(/^Hosts have taken along/);
  await act(cast.host, cast.slug, { kind: "ban", user: cast.author.id, rule: 1, reason: "Enough." });
  expect(await toldTo(cast.author)).toHaveLength(1);
  for (const who of [cast.host, cast.moderator, cast.member]) expect(await toldTo(who)).toEqual([]);
  // What an operator answers a court with is told to nobody.
  await accountRecords(operator, cast.member.id);
  expect(await toldTo(cast.member)).toEqual([]);
});

describe("of an account", () => {
  test("operators alone, and not about themselves", async () => {
    const everybody = ["host", "moderator", "facilitator", "member", "author", "outsider"] as const;
    for (const who of everybody) {
      expect(await endOf(accountRecords(cast[who], cast.author.id))).toBe("not-found");
      expect(await endOf(accountOnRecord(cast[who], cast.author.id))).toBe("not-found");
    }
    expect(await endOf(accountRecords(operator, operator.id))).toBe("forbidden");
    expect(await endOf(accountRecords(operator, "nobody"))).toBe("not-found");
    expect(await endOf(accountRecords(operator, cast.author.id))).toBe("answered");
  });

  test("has what was decided, and nothing that was said in a group or who reported", async () => {
    const { action, appeal } = await aRecord();
    const other = await written(cast.author, "What a court wants gone");
    const law = { kind: "law", comment: other.id, ground: "§ 130 StGB", authority: "A court", isSecret: true };
    await act(cast.host, cast.slug, { ...law, basis: "order", reason: "The law demands it." });
    const file = await accountRecords(operator, cast.author.id);
    expect(AccountRecords.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(file).toMatchObject({
      moderated: [
        { id: action.id, group: cast.slug, reason: "Plantedreason", law: null },
        { kind: "law", law: { ground: "§ 130 StGB", asker: "A court" } },
      ],
      appeals: [{ id: appeal.id, action: action.id, state: "open" }],
    });
    expect(JSON.stringify(file)).not.toMatch(/Plantedbody|Plantedreport|Plantednote|Plantedappeal|court wants gone/);
    expect(JSON.stringify(file)).not.toContain(cast.member.id);
    // Each group concerned reads that it was done.
    const lines = await read().select().from(acts).where(eq(acts.targetId, cast.author.id));
    expect(lines.filter(({ actorId }) => actorId === operator.id).map((line) => line.act)).toEqual(
      expect.arrayContaining(["user.records", "moderation.records"]),
    );
  });
});

test("what is answered with a file is no page: else whoever asked for it would be led back without", () => {
  const routes = fs
    .readdirSync("app/routes")
    .map((name) => [name, fs.readFileSync(`app/routes/${name}`, "utf8")] as const);
  const files = routes.filter(([, source]) => source.includes("fileAction"));
  expect(files.map(([name]) => name).sort()).toEqual([
    "g.$slug.holds.$id.export.ts",
    "g.$slug.moderation.people.$user.file.ts",
    "operator.users.$id.records.file.ts",
  ]);
  for (const [name, source] of files)
    expect([name, /ErrorBoundary|export default/.test(source)]).toEqual([name, false]);
});
