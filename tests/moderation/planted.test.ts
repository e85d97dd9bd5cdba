/**
 * The words of what is held, hidden, removed, to be reworded, or gone by law are found nowhere by those who may not read
 * them: every address of the build is asked, and everything else that leaves the house is looked through.
 */
import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { changesSince } from "~/comments/changes.server";
import { letBeRead } from "~/comments/migration.server";
import { commentsOf, historyOf, openQuestionsOf, talkOn } from "~/comments/reading.server";
import { talkedAbout } from "~/comments/talked-about.server";
import { textLinesOf, unreadOf } from "~/comments/unread.server";
import { release } from "~/comments/withholding.server";
import { changePrevention } from "~/moderation/prevention-settings.server";
import { putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { textFor } from "~/texts/texts.server";
import { webhookEvents } from "~/webhooks/webhook";
import type { Person } from "../accounts/people";
import { ask as join, openStage, pause, type Stage } from "../live/stage";
import { ask, type Sent } from "../matrix/ask";
import { makeCast, makeWorld, type Cast, type World } from "../matrix/cast";
import { everyAddress, type Address } from "../matrix/manifest";
import { sessionsOf, type Sessions } from "../matrix/session-world";
import { table } from "../matrix/table";
import { sampleText } from "../support/people";
import { confirmAll, foundIn, holding, plant, restrained, takeAway, word, type Plants } from "./plant";

vi.mock(import("~/comments/prevention.server"), async (original) => ({
  ...(await original()),
  checkPrevention: vi.fn(),
}));
process.env["LIMITS"] = "off";

const addresses = await everyAddress();
let cast: Cast, world: World, plants: Plants, stage: Stage, sessions: Sessions;
let others: Array<[string, Person | null]>;
const heard: Record<string, string[]> = {};
let before: Awaited<ReturnType<typeof countsFor>>;
/** What was on its way outside before it was taken away. */
let onItsWay: string[][];

/** What a member can count. */
async function countsFor(viewer: Person) {
  const scope = await textFor(viewer, world.textId);
  const [line] = await textLinesOf(viewer, world.slug);
  const { total, quotes } = await talkOn(scope.text);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, each) => all + each, 0);
  const [about] = await talkedAbout(viewer, [world.textId]);
  return {
    ...{
      total,
      listed: line?.comments,
      heat: sum(line?.heat ?? []),
      quotes: quotes.get(`block:${world.block}`)?.length,
    },
    ...{ unread: sum((await unreadOf(viewer, scope)).values()), unreadLine: line?.unread },
    questions: (await openQuestionsOf(viewer, world.slug)).length,
    talked: [about?.questions, about?.people],
  };
}

beforeAll(async () => {
  holding(false);
  cast = await makeCast();
  world = await makeWorld(cast, "public");
  sessions = await sessionsOf(world);
  await confirmAll();
  await write((tx) => tx.update(schema.webhooks).set({ events: [...webhookEvents] }));
  const { muted, suspended } = await restrained(world);
  others = [
    ["stranger", null],
    ...(["outsider", "pending", "reader", "guest", "member", "facilitator", "operator"] as const).map(
      (who): [string, Person] => [who, cast[who]],
    ),
    ["muted", muted],
    ["suspended", suspended],
  ];
  // Nor is what is looked for: whoever knows a word list knows the way past it.
  const list = [{ kind: "word" as const, text: word("held", "list"), does: "hold" as const }];
  await changePrevention(cast.host, world.slug, { list });
  before = await countsFor(cast.member);
  plants = await plant(world, cast, sessions.live);
  onItsWay = [await read().select().from(schema.mails), await read().select().from(schema.webhookDeliveries)].map(
    (rows) => foundIn(JSON.stringify(rows)),
  );
  stage = await openStage();
  for (const [who, person] of others) {
    const said: string[] = (heard[who] = []);
    const client = stage.client(person ? { cookie: person.cookie } : {});
    client.onAny((...event: unknown[]) => said.push(JSON.stringify(event)));
    for (const room of [`text:${world.textId}`, `group:${world.slug}`, `session:${sessions.live}`, "user:me"])
      await join(client, "join", { room, since: (await textFor(null, world.textId)).text.seq });
  }
  await takeAway(plants, world, cast);
}, 120_000);
afterAll(() => stage.close());

test("there is something to find", async () => {
  const rows = await read().select().from(schema.comments).where(isNotNull(schema.comments.withheld));
  expect(rows).toHaveLength(plants.flatMap(({ ids }) => ids).length);
  expect(foundIn(JSON.stringify(rows)).sort()).toEqual(plants.flatMap(({ words }) => words).sort());
  const versions = await read().select().from(schema.commentVersions);
  // The records of it hold them too.
  expect(foundIn(JSON.stringify(await read().select().from(schema.actions)))).toContain(word("hidden", "now"));
  expect(foundIn(JSON.stringify(versions)).sort()).toEqual(
    (["held", "hidden", "removed", "edit", "law"] as const).map((way) => word(way, "first")).sort(),
  );
});

test("open pages hear nothing of it, as it goes and when they ask what they missed", async () => {
  await pause(400);
  for (const [who, person] of others) {
    const client = stage.client(person ? { cookie: person.cookie } : {});
    const missed = await join(client, "join", { room: `text:${world.textId}`, since: 0 });
    expect([who, foundIn(JSON.stringify(missed)), foundIn(String(heard[who]))]).toEqual([who, [], []]);
  }
  // They did hear that something changed, those who may listen.
  expect(heard["member"]?.some((said) => said.includes("Removed by a moderator"))).toBe(true);
});

let done: string[], waiting: string[];
beforeAll(async () => {
  const idOf = ({ id }: { id: string }) => id;
  done = (await read().select().from(schema.actions)).map(idOf);
  waiting = (await read().select().from(schema.cases)).map(idOf);
  expect([done.length, waiting.length]).toEqual([12, 6]);
});

const ids = () => plants.flatMap((each) => each.ids);

/** What is asked of an address, in every way that could show a comment. */
async function asks(address: Address, as: Person | null): Promise<Sent[]> {
  const { path } = address;
  const line = table[`${address.method} ${path}`];
  const { slug, invite, block, textId } = world;
  const named = { slug, code: invite, block, name: "agree", ...(await line?.names?.(world, cast, as)) };
  if (/^(?:\/api\/v1\/comments|\/c)\//u.test(path)) return ids().map((id) => ({ params: { ...named, id } }));
  if (/^(?:\/api\/v1\/sessions|\/s)\/:id/u.test(path))
    return [sessions.live, sessions.over, sessions.planned].map((id) => ({ params: { ...named, id } }));
  const params = { id: textId, ...named };
  // What was done, and what waits, about each of them.
  if (/\/actions\/:/u.test(path)) return done.map((id) => ({ params: { ...params, id, action: id } }));
  if (/\/(?:cases|moderation)\/:/u.test(path)) return waiting.map((id) => ({ params: { ...params, id, case: id } }));
  const queries: Record<string, string[]> = {
    "/t/:id": ["", "?p=1", "?p=text"],
    "/t/:id/comments": ["", "?kind=question", "?kind=question&state=open"],
    "/api/v1/texts/:id/comments": [
      "?limit=200",
      "?place=text",
      `?block=${block}`,
      ...ids().map((id) => `?thread=${id}`),
    ],
    "/api/v1/texts/:id/changes": ["?since=0"],
  };
  return (queries[path] ?? [""]).map((query) => ({ params, query }));
}

/** Everything that answers to a question, or to an act that is refused. */
async function allSaid(as: Person | null, isMine = false): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const address of addresses) {
    if (address.method !== "GET") continue;
    for (const sent of await asks(address, as))
      for (const accept of address.isApi ? [undefined] : ["text/html", "*/*"])
        said.set(
          `${address.path} ${JSON.stringify(sent)} ${accept}`,
          (await ask(address, as, { ...sent, accept })).said,
        );
  }
  if (isMine) return said;
  const acts: Array<[string, string, (id: string) => Partial<Sent>]> = [
    ["POST", "/c/:id/reply", () => ({ form: { body: "So?" } })],
    ["POST", "/c/:id/edit", () => ({ form: { body: "So?", version: "1" } })],
    ["POST", "/c/:id/delete", () => ({})],
    ["POST", "/c/:id/restore", () => ({})],
    ["POST", "/c/:id/reactions/:name", () => ({ form: { on: "1" } })],
    ["POST", "/c/:id/question", () => ({ form: { state: "parked" } })],
    ["POST", "/t/:id/comments", (id) => ({ params: { id: world.textId }, form: { body: "So?", parentId: id } })],
    ["POST", "/t/:id/comments", (id) => ({ params: { id: world.textId }, form: { body: "So?", id } })],
    ["POST", "/api/v1/texts/:id/comments", (id) => ({ params: { id: world.textId }, json: { body: "So?", id } })],
    [
      "POST",
      "/api/v1/texts/:id/comments",
      (id) => ({ params: { id: world.textId }, json: { body: "So?", parentId: id } }),
    ],
    ["PATCH", "/api/v1/comments/:id", () => ({ json: { body: "So?", version: 1 } })],
    ["DELETE", "/api/v1/comments/:id", () => ({})],
    ["POST", "/api/v1/comments/:id/restore", () => ({})],
    ["PUT", "/api/v1/comments/:id/reactions/:name", () => ({})],
  ];
  for (const [method, path, sends] of acts) {
    const address = addresses.find((each) => each.method === method && each.path === path);
    if (!address) throw new Error(`no ${method} ${path}`);
    for (const id of ids()) {
      const sent = { params: { id, name: "agree" }, ...sends(id) };
      const { outcome, said: answer } = await ask(address, as, sent);
      said.set(`${method} ${path} ${JSON.stringify(sent)}`, answer);
      if (outcome === "yes") throw new Error(`${method} ${path} did something to what is withheld`);
    }
  }
  return said;
}

test.each([
  ...["stranger", "outsider", "pending", "reader", "guest", "member", "facilitator", "operator", "muted", "suspended"],
])(
  "%s finds it at no address",
  async (who) => {
    const person = others.find(([each]) => each === who)?.[1] ?? null;
    const said = await allSaid(person);
    expect([...said].flatMap(([where, answer]) => foundIn(answer).map((found) => [where, found]))).toEqual([]);
    expect(said.size).toBeGreaterThan(300);
  },
  120_000,
);

test("nobody's notices, mail, or programs outside are told of it", async () => {
  const mails = await read().select().from(schema.mails);
  expect(mails.flatMap((mail) => foundIn(JSON.stringify(mail)))).toEqual([]);
  const due = and(isNotNull(schema.webhookDeliveries.dueAt));
  const deliveries = await read().select().from(schema.webhookDeliveries).where(due);
  expect(deliveries.flatMap(({ payload }) => foundIn(payload))).toEqual([]);
  for (const each of onItsWay) expect(each).toContain(word("hidden", "now"));
  // Each that was shown is told as removed, and none that was not.
  const removed = deliveries.filter(
    ({ event, webhookId }) => event === "comment.removed" && webhookId === world.webhook,
  );
  const shown = plants.filter(({ way }) => way !== "held").flatMap((each) => each.ids);
  expect(removed.map(({ payload }) => shown.find((id) => payload.includes(`/c/${id}`))).sort()).toEqual(shown.sort());
  const held = plants.find(({ way }) => way === "held");
  expect(deliveries.filter(({ payload }) => held?.ids.some((id) => payload.includes(id)))).toEqual([]);
});

test("no number betrays it", async () => {
  const answers = plants.length - 1 + 1;
  expect(await countsFor(cast.member)).toEqual({
    total: before.total + answers,
    listed: (before.listed ?? 0) + answers,
    heat: before.heat + answers,
    quotes: (before.quotes ?? 0) + 1,
    unread: before.unread + answers,
    unreadLine: (before.unreadLine ?? 0) + answers,
    questions: before.questions,
    talked: [before.talked[0], (before.talked[1] ?? 0) + 1],
  });
  const items = (await commentsOf(cast.member, world.textId, {}, { limit: 200, after: null })).items;
  const held = plants.find(({ way }) => way === "held")?.ids ?? [];
  const told = [...items, ...(await changesSince(cast.member, world.textId, 0)).comments];
  expect(told.filter(({ id }) => held.includes(id))).toEqual([]);
});

test.each(["author", "moderator", "host"] as const)(
  "the %s finds it where they read",
  async (who) => {
    const mine = plants.filter(({ way }) => who === "author" || way !== "law");
    const words = mine.flatMap((each) => each.words);
    const said = await allSaid(cast[who], true);
    const at = (path: string) =>
      [...said].filter(([where]) => where.startsWith(`${path} `)).map(([, answer]) => answer);
    for (const path of [
      "/t/:id",
      "/t/:id/comments",
      "/api/v1/comments/:id",
      "/api/v1/texts/:id/comments",
      "/c/:id/history",
    ])
      expect([path, words.filter((each) => !foundIn(String(at(path))).includes(each))]).toEqual([path, []]);
    if (who !== "author")
      for (const path of [
        "/t/:id",
        "/t/:id/comments",
        "/api/v1/comments/:id",
        "/api/v1/texts/:id/comments",
        "/c/:id/history",
      ])
        expect(foundIn(String(at(path))).filter((each) => /qlawq/u.test(each))).toEqual([]);
    const exported = foundIn(String(at("/api/v1/me/export")));
    expect(words.filter((each) => exported.includes(each))).toEqual(who === "author" ? words : []);
  },
  120_000,
);

test("a new edition that takes them along tells nothing of it, while it waits and once it is read", async () => {
  const { editions } = schema;
  const waits = and(eq(editions.textId, world.textId), eq(editions.state, "waiting"));
  await write((tx) => tx.delete(editions).where(waits));
  const content = sampleText.replace("nobody owned", "nobody has owned");
  expect(content).not.toBe(sampleText);
  const { number } = await putForward(cast.host, world.textId, readText({ content, format: "markdown" }), {
    source: content,
  });
  const found = async () => {
    const all: string[][] = [];
    for (const who of [null, cast.member, cast.facilitator])
      for (const [where, answer] of await allSaid(who, true)) all.push(...foundIn(answer).map((each) => [where, each]));
    return all;
  };
  expect(await found()).toEqual([]);
  await letBeRead(cast.host, world.textId, number);
  expect(await found()).toEqual([]);
  const { comments } = await changesSince(cast.member, world.textId, 0);
  expect(foundIn(JSON.stringify(comments))).toEqual([]);
  const held = plants.find(({ way }) => way === "held")?.ids ?? [];
  expect(comments.filter(({ id }) => held.includes(id))).toEqual([]);
}, 240_000);

test("shown again, everybody finds it", async () => {
  for (const { ids: each } of plants) for (const id of each) await write((tx) => release(tx, id));
  const { items } = await commentsOf(null, world.textId, {}, { limit: 200, after: null });
  const words = plants.flatMap((each) => each.words);
  expect(foundIn(JSON.stringify(items)).sort()).toEqual(words.sort());
  // But for what was reworded before anybody saw it.
  const histories = await Promise.all(ids().map((id) => historyOf(null, id)));
  expect(
    foundIn(JSON.stringify(histories))
      .filter((each) => !words.includes(each))
      .sort(),
  ).toEqual((["hidden", "removed", "edit", "law"] as const).map((way) => word(way, "first")).sort());
  const rows = await read().select().from(schema.comments).where(eq(schema.comments.textId, world.textId));
  for (const row of rows) {
    const replies = rows.filter(({ parentId, state }) => parentId === row.id && state === "visible");
    expect([row.body, row.replyCount]).toEqual([row.body, replies.length]);
  }
});
