import { afterAll, beforeAll, expect, test } from "vitest";
import { postComment } from "~/comments/comments.server";
import type { News } from "~/live/news";
import { ask, circle, connected, hears, openStage, pause, person, speak, tokenFor, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a comment reaches members and anonymous readers of a public text, through a door that knows their sockets", async () => {
  const ann = await person();
  const { textId, room } = await circle("public", [{ id: ann.id }]);
  const member = stage.client({ cookie: ann.cookie });
  const stranger = stage.client();
  expect(await ask(member, "join", { room, since: 0 })).toEqual({ ok: true, seq: 0, missed: [], more: false });
  expect(await ask(stranger, "join", { room })).toMatchObject({ ok: true, seq: 0 });
  const heard = [hears<News["comment"]>(member, "comment"), hears<News["comment"]>(stranger, "comment")];
  const comment = await speak(ann.viewer, textId, "Grüße, 漢字 🙏");
  for (const news of await Promise.all(heard)) expect(news).toEqual({ seq: 1, view: comment });
});

test("news is written to the connection directly: the installed Socket.io frames as expected", () => {
  const { places } = stage.live as unknown as { places: { fanOut: { direct: boolean } } };
  expect(places.fanOut.direct).toBe(true);
});

test("a burst arrives packet by packet, once and in order", async () => {
  const ann = await person();
  const { textId, room } = await circle("public", [{ id: ann.id }]);
  const clients = Array.from({ length: 5 }, () => stage.client());
  const heard = clients.map(() => [] as number[]);
  for (const [at, client] of clients.entries()) {
    client.on("comment", ({ seq }) => heard[at]?.push(seq));
    await ask(client, "join", { room });
  }
  const bodies = Array.from({ length: 200 }, (_, at) => "x".repeat(at * 50 + 1));
  await Promise.all(bodies.map((body) => speak(ann.viewer, textId, body)));
  for (let tries = 0; tries < 50 && heard.some((seqs) => seqs.length < 200); tries++) await pause(100);
  for (const seqs of heard) expect(seqs).toEqual(bodies.map((_, at) => at + 1));
});

test("a reply and the parent it counts in arrive in order of seq", async () => {
  const ann = await person();
  const { textId, room } = await circle("private", [{ id: ann.id }]);
  const client = stage.client({ cookie: ann.cookie });
  await ask(client, "join", { room });
  const heard: Array<[number, string, number]> = [];
  client.on("comment", ({ seq, view }) => heard.push([seq, view.id, view.replyCount]));
  const { comment } = await postComment(ann.viewer, textId, { body: "one" });
  const { comment: reply } = await postComment(ann.viewer, textId, { body: "two", parentId: comment.id });
  for (let tries = 0; tries < 50 && heard.length < 3; tries++) await pause(50);
  expect(heard).toEqual([
    [1, comment.id, 0],
    [2, comment.id, 1],
    [3, reply.id, 0],
  ]);
});

test("whoever was away asks once for what was missed, in parts when it is much", async () => {
  const ann = await person();
  const { textId, room } = await circle("public", [{ id: ann.id }]);
  for (let at = 0; at < 205; at++) await speak(ann.viewer, textId, `c${at}`);
  const client = stage.client();
  const first = await ask(client, "join", { room, since: 3 });
  expect(first).toMatchObject({ ok: true, more: true, seq: 203 });
  expect(first.missed?.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, at) => at + 4));
  expect(await ask(client, "join", { room, since: 203 })).toMatchObject({
    more: false,
    seq: 205,
    missed: [{ seq: 204 }, { seq: 205 }],
  });
});

test("long comments come in parts of bounded size", async () => {
  const ann = await person();
  const { textId, room } = await circle("public", [{ id: ann.id }]);
  for (let at = 0; at < 40; at++) await speak(ann.viewer, textId, "long ".repeat(3_900));
  const client = stage.client();
  const seen: number[] = [];
  for (let since = 0, more = true; more;) {
    const answer = await ask(client, "join", { room, since });
    expect(JSON.stringify(answer.missed).length).toBeLessThan(1_300_000);
    seen.push(...(answer.missed ?? []).map(({ seq }) => seq));
    since = answer.seq ?? 0;
    more = answer.more ?? false;
  }
  expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
});

test("a bot with a token hears what its user may, and no more than its scopes", async () => {
  const ann = await person();
  const { room, slug } = await circle("private", [{ id: ann.id }]);
  const bot = stage.client({ token: await tokenFor(ann.id) });
  expect(await ask(bot, "join", { room })).toMatchObject({ ok: true });
  expect(await ask(bot, "join", { room: `group:${slug}` })).toMatchObject({ ok: true });
  expect(await ask(bot, "join", { room: "user:me" })).toMatchObject({ ok: true });
  const mute = stage.client({ token: await tokenFor(ann.id, ["write"]) });
  expect(await ask(mute, "join", { room })).toMatchObject({ ok: false, problem: { status: 403 } });
});

test("who is here: one entry a person, beside their block; strangers are counted and hear numbers", async () => {
  const [ann, ben] = [await person("Ann Here"), await person("Ben Here")];
  const { room } = await circle("public", [{ id: ann.id }, { id: ben.id }]);
  const tabs = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: ann.cookie })];
  const other = stage.client({ cookie: ben.cookie });
  const stranger = stage.client();
  for (const client of [...tabs, other, stranger]) await ask(client, "join", { room });
  const seen = hears<News["presence"]>(other, "presence", ({ people }) =>
    people.some(({ block }) => block === "block1"),
  );
  const counted = hears<News["presence"]>(stranger, "presence", ({ more }) => more === 3);
  expect(await ask(tabs[0] ?? other, "at", { room, block: "block1" })).toEqual({ ok: true, seq: 0 });
  const { people, more } = await seen;
  expect(people).toHaveLength(2);
  expect(people[0]).toEqual({ id: ann.id, name: "Ann Here", block: "block1" });
  expect(more).toBe(1);
  expect(await counted).toEqual({ room, people: [], more: 3 });
  const gone = hears<News["presence"]>(other, "presence", (news) => news.people.length === 1);
  tabs.forEach((tab) => tab.disconnect());
  await gone;
});

test("whoever stays behind hears that the last of the others has gone, and whoever has been alone all along hears nothing", async () => {
  const [ann, ben] = [await person("Ann Stays"), await person("Ben Goes")];
  const { room } = await circle("public", [{ id: ann.id }, { id: ben.id }]);
  const stays = stage.client({ cookie: ann.cookie });
  const told: number[] = [];
  stays.on("presence", ({ people, more }: News["presence"]) => told.push(people.length + more));
  await ask(stays, "join", { room });
  await pause(300);
  expect(told).toEqual([]);
  const go = [stage.client({ cookie: ben.cookie }), stage.client()];
  const all = hears<News["presence"]>(stays, "presence", ({ people, more }) => people.length + more === 3);
  for (const goes of go) await ask(goes, "join", { room });
  await all;
  const alone = hears<News["presence"]>(stays, "presence", ({ people, more }) => people.length + more === 1);
  for (const goes of go) goes.disconnect();
  expect(await alone).toEqual({ room, people: [{ id: ann.id, name: "Ann Stays", block: null }], more: 0 });
});

test("who is writing is told to the others, and ends by itself; only members are seen writing", async () => {
  const [ann, ben, guest] = [await person("Ann Types"), await person("Ben Types"), await person("Guest Types")];
  const { room } = await circle("public", [{ id: ann.id }, { id: ben.id }]);
  const [a, b, g] = [ann, ben, guest].map(({ cookie }) => stage.client({ cookie })) as [never, never, never];
  const own: unknown[] = [];
  (a as ReturnType<Stage["client"]>).on("typing", (news) => own.push(...news.people));
  for (const client of [a, b, g]) await ask(client, "join", { room });
  const heard = hears<News["typing"]>(b, "typing");
  await ask(g, "typing", { room, block: "block1" });
  await ask(a, "typing", { room, block: "block1" });
  expect(await heard).toEqual({ room, block: "block1", people: [{ id: ann.id, name: "Ann Types" }] });
  expect(await hears<News["typing"]>(b, "typing", ({ people }) => people.length === 0, 9_000)).toEqual({
    room,
    block: "block1",
    people: [],
  });
  expect(own).toEqual([]);
});

test("a client that does not read is cut off, and the rest are unharmed", async () => {
  const ann = await person();
  const { textId, room } = await circle("public", [{ id: ann.id }]);
  const [deaf, well] = [stage.client(), stage.client()];
  let count = 0;
  well.on("comment", () => count++);
  await ask(deaf, "join", { room });
  await ask(well, "join", { room });
  const wire = (deaf.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } }).transport.ws
    ._socket;
  wire.pause();
  const many = 400;
  for (let at = 0; at < many; at += 20) {
    await Promise.all(Array.from({ length: 20 }, () => speak(ann.viewer, textId, "long ".repeat(3_900))));
  }
  for (let tries = 0; tries < 100 && count < many; tries++) await pause(100);
  expect(count).toBe(many);
  expect(stage.live.io.of("/").sockets.size).toBeGreaterThan(0);
  expect([...stage.live.io.of("/").sockets.keys()]).not.toContain(deaf.id);
  await connected(well);
});
