/** What a moderator does reaches every open page: the place of the comment, whoever is shut out, and the bell. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { News } from "~/live/news";
import { act } from "~/moderation/acting.server";
import { undoAction } from "~/moderation/undoing.server";
import { ask, circle, hears, openStage, person, speak, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("hidden: those who read see it go, and come back as it was; nobody hears the words again meanwhile", async () => {
  const [ann, ben, mod] = [await person(), await person(), await person()];
  const { room, slug, textId } = await circle("private", [
    { id: ann.id },
    { id: ben.id },
    { id: mod.id, role: "host" },
  ]);
  const spoken = await speak(ann.viewer, textId, "thistledown");
  const clients = [stage.client({ cookie: ben.cookie }), stage.client({ cookie: ben.cookie })];
  for (const client of clients) await ask(client, "join", { room, since: 0 });
  const gone = clients.map((client) => hears<News["comment"]>(client, "comment"));
  const input = { kind: "hide", comment: spoken.id, rule: 1, reason: "It goes for the person." };
  const { action } = await act(mod.viewer, slug, input);
  for (const news of await Promise.all(gone)) {
    expect(news.view).toMatchObject({ id: spoken.id, body: "", author: null });
    expect(JSON.stringify(news)).not.toContain("thistledown");
    expect(JSON.stringify(news)).not.toContain(mod.id);
  }
  const back = hears<News["comment"]>(clients[0]!, "comment");
  await undoAction(mod.viewer, slug, action.id, { reason: "I was wrong." });
  expect((await back).view).toMatchObject({ id: spoken.id, state: "visible", body: "thistledown" });
  for (const client of clients) client.disconnect();
});

test("banned: their open pages leave the rooms; their bell tells them why", async () => {
  const [ann, mod] = [await person(), await person()];
  const { room, slug } = await circle("private", [{ id: ann.id }, { id: mod.id, role: "host" }]);
  const client = stage.client({ cookie: ann.cookie });
  await ask(client, "join", { room, since: 0 });
  await ask(client, "join", { room: "user:me" });
  const [bye, bell] = [hears<News["bye"]>(client, "bye"), hears<News["notice"]>(client, "notice")];
  await act(mod.viewer, slug, { kind: "ban", user: ann.id, rule: 1, reason: "Three times is enough." });
  expect(await bye).toMatchObject({ room });
  expect((await bell).unread).toBeGreaterThan(0);
  const [row] = await read().select().from(schema.actions).where(eq(schema.actions.userId, ann.id));
  expect(row?.kind).toBe("ban");
  client.disconnect();
});

test("muted, and heard again: one's own pages ask again both times, nobody else's", async () => {
  const [ann, ben, mod] = [await person(), await person(), await person()];
  const { room, slug } = await circle("public", [{ id: ann.id }, { id: ben.id }, { id: mod.id, role: "host" }]);
  const [hers, his] = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: ben.cookie })];
  const told: Array<{ who: string } & News["changed"]> = [];
  for (const [who, client] of [["ann", hers] as const, ["ben", his] as const]) {
    await ask(client, "join", { room, since: 0 });
    await ask(client, "join", { room: "user:me" });
    client.on("changed", (news) => {
      if (news.what === "standing") told.push({ who, ...news });
    });
  }
  const next = () => hears<News["changed"]>(hers, "changed", ({ what }) => what === "standing");
  const muted = next();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const { action } = await act(mod.viewer, slug, { kind: "mute", user: ann.id, rule: 1, reason: "Loud.", until });
  expect(await muted).toMatchObject({ room: "user:me" });
  const over = next();
  await undoAction(mod.viewer, slug, action.id, { reason: "I was wrong." });
  await over;
  // The other's line goes in order: what it would have heard is there before this answer.
  await ask(his, "at", { room, block: null });
  expect(new Set(told.map(({ who }) => who))).toEqual(new Set(["ann"]));
  for (const client of [hers, his]) client.disconnect();
});
