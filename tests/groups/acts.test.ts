/** Every use of power leaves a line in the group's log, in the write of what it tells of; and a line that was altered shows. */
import { deeds, type Deed } from "~/moderation/action";
import { changePrevention } from "~/moderation/prevention-settings.server";
import { changeModeration } from "~/moderation/settings.server";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import { settleQuestion } from "~/comments/comments.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { groupActs, type GroupAct } from "~/groups/group-acts";
import { groupLog } from "~/groups/group-log.server";
import { archiveGroup, restoreGroup } from "~/groups/group-states.server";
import { changeGroup, deleteGroup } from "~/groups/groups.server";
import { makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { handOver } from "~/groups/handing-over.server";
import { changeRole, leaveGroup, letIn, removeMember } from "~/groups/memberships.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";
import { hearReporter, ignoreReporter } from "~/moderation/ignoring.server";
import { report } from "~/moderation/reports.server";
import { publishRules } from "~/moderation/rules.server";
import { cancelSession } from "~/sessions/calling-off.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { askForTimes, changeTimePoll } from "~/sessions/time-polls.server";
import { putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { changeText, deleteText, placeText } from "~/texts/text-changes.server";
import { addWebhook, changeWebhook, removeWebhook, renewSecret } from "~/webhooks/webhooks.server";
import { groupLogWords } from "~/words/group-log";
import { endOf } from "../accounts/people";
import { makeText, sampleText, say } from "../support/people";
import { circle, type Circle } from "./circle";

const { acts } = schema;
let of: Circle;
let text: { id: string };
let thread: string;
let session: string;
let poll: string;
let webhook: { id: string };
const all = { limit: 200, after: null };

beforeAll(async () => {
  of = await circle("public");
  text = await makeText(of.people.host, of.slug);
});

const since = async (before: number) => {
  const rows = await read().select().from(acts).where(eq(acts.groupId, of.id)).orderBy(acts.number);
  return rows.slice(before);
};
const soFar = async () => (await since(0)).length;

const soon = () => new Date(Date.now() + 86_400_000).toISOString();

/** Those of moderators, of appeals and of what the law asks have tests of their own (acting, appeals, holds and law.test.ts of tests/moderation). */
type Ordinary = Exclude<
  GroupAct,
  `moderation.${Deed | "end" | "appeal" | `appeal-${string}` | `hold-${string}` | "law-told" | "records"}`
>;
const isOrdinary = (act: GroupAct): act is Ordinary =>
  ![...deeds, "end"].some((deed) => act === `moderation.${deed}`) &&
  !act.startsWith("moderation.appeal") &&
  !act.startsWith("moderation.hold") &&
  act !== "moderation.records" &&
  act !== "moderation.law-told";

/** How each comes about; in an order in which all are possible. */
const ways: Record<Ordinary, () => Promise<unknown>> = {
  "group.make": async () => (of = await circle("public")),
  "text.add": async () => (text = await makeText(of.people.facilitator, of.slug)),
  "text.change": () => changeText(of.people.host, text.id, { title: "Another title" }),
  "text.state": () => changeText(of.people.host, text.id, { state: "locked" }),
  "text.due": () => changeText(of.people.host, text.id, { dueOn: "2026-12-24" }),
  "text.place": () => placeText(of.people.host, text.id, 1),
  "text.edition": async () => {
    await changeText(of.people.host, text.id, { state: "open" });
    thread = (await say(of.people.member, text.id, { body: "On all of it." })).id;
    const draft = readText({ content: `${sampleText}\nOne more paragraph.\n`, format: "markdown" });
    await putForward(of.people.host, text.id, draft, { source: "another" });
    await letBeRead(of.people.facilitator, text.id, 2);
  },
  "text.thread": () => placeThread(of.people.host, text.id, 2, thread, "1"),
  "question.settle": async () => {
    await changeText(of.people.host, text.id, { state: "open" });
    const question = await say(of.people.member, text.id, { kind: "question", body: "Why?" });
    await settleQuestion(of.people.moderator, question.id, "answered");
  },
  "group.change": () => changeGroup(of.people.host, of.slug, { description: "New" }),
  "group.visibility": () => changeGroup(of.people.host, of.slug, { visibility: "unlisted" }),
  "group.guests": () => changeGroup(of.people.host, of.slug, { guests: "read" }),
  "group.rename": async () => (of.slug = (await changeGroup(of.people.host, of.slug, { slug: `${of.slug}-new` })).slug),
  "member.let-in": () => letIn(of.people.host, of.slug, of.people.pending.id),
  "member.role": () => changeRole(of.people.host, of.slug, of.people.pending.id, "moderator"),
  "member.remove": () => removeMember(of.people.host, of.slug, of.people.pending.id),
  "member.turn-away": async () => {
    const place = { groupId: of.id, userId: of.people.pending.id, role: "member", state: "pending" } as const;
    await write((tx) => tx.insert(schema.memberships).values({ ...place, joinedAt: new Date() }));
    await removeMember(of.people.host, of.slug, of.people.pending.id);
  },
  "invite.make": () => makeInvite(of.people.facilitator, of.slug),
  "invite.revoke": async () => revokeInvite(of.people.host, of.slug, (await makeInvite(of.people.host, of.slug)).code),
  "session.plan": async () => {
    const [planned] = (await planSession(of.people.host, of.slug, { title: "An evening", startsAt: soon() })).sessions;
    session = planned?.id ?? "";
  },
  "session.change": () => changeSession(of.people.host, session, { title: "Another evening" }),
  "session.cancel": () => cancelSession(of.people.host, session),
  "session.ask-times": async () => {
    const times = { title: "When?", options: [{ startsAt: soon() }] };
    poll = (await askForTimes(of.people.host, of.slug, times)).poll.id;
  },
  "session.close-times": () => changeTimePoll(of.people.host, poll, { state: "closed" }),
  "session.customs": async () => {
    const { rules, ...customs } = await customsFor(of.people.host, of.slug);
    await changeCustoms(of.people.host, of.slug, { ...customs, rules: { ...rules, queue: "first-come" } });
  },
  "moderation.prevention": () => changePrevention(of.people.host, of.slug, { hold: "newcomers" }),
  "moderation.settings": () => changeModeration(of.people.host, of.slug, { keepMonths: 6 }),
  "rules.publish": () => publishRules(of.people.host, of.slug, { rules: [{ title: "Be kind", text: "" }] }),
  "reporter.ignore": async () => {
    const comment = await say(of.people.host, text.id, { body: "Something to report" });
    await report(of.people.member, { comment: comment.id }, { rule: 1 });
    await ignoreReporter(of.people.moderator, of.slug, of.people.member.id, 7);
  },
  "reporter.hear": () => hearReporter(of.people.moderator, of.slug, of.people.member.id),
  "webhook.add": async () => (webhook = await addWebhook(of.people.host, of.slug, { url: "https://hooks.example/a" })),
  "webhook.change": () => changeWebhook(of.people.host, of.slug, webhook.id, { paused: true }),
  "webhook.secret": () => renewSecret(of.people.host, of.slug, webhook.id),
  "webhook.remove": () => removeWebhook(of.people.host, of.slug, webhook.id),
  "group.archive": () => archiveGroup(of.people.host, of.slug),
  "group.restore": () => restoreGroup(of.people.host, of.slug),
  "text.delete": () => deleteText(of.people.host, text.id),
  "member.hand-over": () => handOver(of.people.host, of.slug, { user: of.people.member.id, stays: true }),
  "group.delete": () => deleteGroup(of.people.host, of.slug, of.slug),
};

test("each kind has words, and a way here", () => {
  expect(Object.keys(ways).sort()).toEqual(groupActs.filter(isOrdinary).sort());
  expect(Object.keys(groupLogWords.en.acts).sort()).toEqual([...groupActs].sort());
});

describe("leaves a line that says who did what:", () => {
  test.each(Object.keys(ways) as Ordinary[])("%s", async (act) => {
    const before = act === "group.make" ? 0 : await soFar();
    await ways[act]();
    const line = (await since(before)).find((each) => each.act === act);
    expect(line).toMatchObject({ act, groupId: of.id, actorId: expect.any(String), hash: expect.any(String) });
  });

  test("and the chain of all of them holds", async () => expect(await firstBrokenAct(read())).toBeNull());
});

test("what was refused, and what changed nothing, leaves none", async () => {
  of = await circle("public");
  const before = await soFar();
  const { host, member, pending } = of.people;
  await endOf(changeGroup(member, of.slug, { name: "x" }));
  await endOf(changeRole(member, of.slug, member.id, "host"));
  await endOf(removeMember(member, of.slug, host.id));
  await endOf(letIn(member, of.slug, pending.id));
  await endOf(archiveGroup(member, of.slug));
  await changeGroup(host, of.slug, { visibility: "public" });
  await changeRole(host, of.slug, member.id, "member");
  await leaveGroup(member, of.slug);
  expect(await soFar()).toBe(before);
});

test("says what was before and what is after, and no secret", async () => {
  of = await circle("public");
  const { host, member } = of.people;
  await changeRole(host, of.slug, member.id, "facilitator");
  const { code } = await makeInvite(host, of.slug, { uses: 3 });
  const { items } = await groupLog(host, of.slug, all);
  expect(items[0]).toMatchObject({ act: "invite.make", after: { link: code.slice(-4), uses: 3, days: 10 } });
  expect(JSON.stringify(items)).not.toContain(code);
  expect(items[1]).toMatchObject({
    act: "member.role",
    actor: { id: host.id, name: host.name },
    target: { id: member.id, name: member.name },
    before: { role: "member" },
    after: { role: "facilitator" },
  });
});

test.each([
  ["stranger", "forbidden"],
  ["outsider", "forbidden"],
  ["pending", "forbidden"],
  ["member", "forbidden"],
  ["facilitator", "forbidden"],
  ["moderator", "answered"],
  ["host", "answered"],
] as const)("%s: the log is %s", async (who, end) => {
  of = await circle("public");
  expect(await endOf(groupLog(of.as(who), of.slug, all))).toBe(end);
});

test("pages of the log: each line once, newest first", async () => {
  of = await circle("public");
  for (let n = 0; n < 7; n++) await changeGroup(of.people.host, of.slug, { description: `No. ${n}` });
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof groupLog>> = await groupLog(of.people.host, of.slug, { limit: 3, after });
    seen.push(...page.items.map(({ number }) => number));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(8);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  expect(await endOf(groupLog(of.people.host, of.slug, { limit: 3, after: "1; drop table acts" }))).toBe("invalid");
});

describe("a log that was tampered with shows where:", () => {
  test.each([
    ["a reason", { reason: "because" }],
    ["who it was", { actorId: "somebody-else" }],
    ["what was done", { act: "group.change" }],
    ["what was before", { before: { role: "host" } }],
    ["when", { at: new Date(0) }],
    ["whom", { targetId: null }],
    ["where", { groupId: null }],
  ])("%s", async (_, change) => {
    of = await circle("public");
    await changeRole(of.people.host, of.slug, of.people.member.id, "moderator");
    const lines = await since(0);
    const line = lines.at(-1);
    if (!line) throw new Error("no line");
    const { number, ...was } = line;
    await write((tx) => tx.update(acts).set(change).where(eq(acts.number, number)));
    expect(await firstBrokenAct(read())).toBe(number);
    await write((tx) => tx.update(acts).set(was).where(eq(acts.number, number)));
    expect(await firstBrokenAct(read())).toBeNull();
  });

  test("a line taken out", async () => {
    of = await circle("public");
    const [first] = await since(0);
    if (!first) throw new Error("no line");
    await changeGroup(of.people.host, of.slug, { description: "after it" });
    await write((tx) => tx.delete(acts).where(eq(acts.number, first.number)));
    expect(await firstBrokenAct(read())).toBe(first.number);
    await write((tx) => tx.insert(acts).values(first));
    expect(await firstBrokenAct(read())).toBeNull();
  });
});
