import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { and, eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { endAuthSession } from "~/accounts/auth-session.server";
import { endRestraint, restrain } from "~/groups/restraints.server";
import { announce } from "~/live/announce.server";
import type { News } from "~/live/news";
import { deleteText } from "~/texts/text-changes.server";
import { ask, circle, connected, hears, openStage, pause, person, speak, tokenFor, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe("who may not hear", () => {
  const who = ["stranger", "outsider", "pending", "member", "host", "removed"] as const;
  const may: Record<string, string[]> = {
    public: [...who],
    unlisted: [...who],
    private: ["member", "host"],
  };
  for (const visibility of ["public", "unlisted", "private"] as const) {
    test.each(who)(`${visibility} text and group: %s`, async (kind) => {
      const ann = kind === "stranger" ? null : await person();
      const membership = { pending: { state: "pending" }, member: {}, host: { role: "host" }, removed: {} }[
        kind as string
      ] as object | undefined;
      const { room, slug, groupId } = await circle(
        visibility,
        ann && membership ? [{ id: ann.id, ...membership }] : [],
      );
      if (kind === "removed")
        await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.groupId, groupId)));
      const client = stage.client(ann ? { cookie: ann.cookie } : {});
      const allowed = may[visibility]?.includes(kind) ?? false;
      for (const each of [room, `group:${slug}`]) {
        const answer = await ask(client, "join", { room: each, since: 0 });
        expect(answer.ok, each).toBe(allowed);
        if (!allowed) {
          // That it exists is not said, except to somebody who waits at the group's door.
          expect(answer.problem?.status).toBe(kind === "pending" && each !== room ? 403 : 404);
          expect(await ask(client, "at", { room: each, block: "block1" })).toMatchObject({ ok: false });
          expect(await ask(client, "typing", { room: each, block: "block1" })).toMatchObject({ ok: false });
        }
      }
      client.disconnect();
    });
  }

  test("rooms that are nobody's, and one's own without being anybody", async () => {
    const client = stage.client();
    for (const room of [
      "text:nothing1",
      "group:nothing",
      "session:abc",
      "user:someone",
      "text:",
      "",
      "text:__proto__",
      "user:constructor",
    ]) {
      expect(await ask(client, "join", { room })).toMatchObject({ ok: false });
    }
    expect(await ask(client, "join", { room: "user:me" })).toMatchObject({ ok: false, problem: { status: 401 } });
  });
});

test("who may not hear a private comment, heard by nobody but the member", async () => {
  const [ann, ben] = [await person(), await person()];
  const { textId, room } = await circle("private", [{ id: ann.id }, { id: ben.id, state: "pending" }]);
  const clients = [stage.client(), stage.client({ cookie: ben.cookie }), stage.client({ cookie: ann.cookie })];
  const heard = clients.map(() => 0);
  for (const [at, client] of clients.entries()) {
    client.onAny((event) => event !== "bye" && (heard[at] = (heard[at] ?? 0) + 1));
    await ask(client, "join", { room, since: 0 });
  }
  await speak(ann.viewer, textId, "secret");
  await pause(400);
  expect(heard).toEqual([0, 0, 1]);
});

describe("a socket leaves within a second", () => {
  async function listening(visibility: "public" | "private") {
    const [ann, ben] = [await person(), await person()];
    const stands = await circle(visibility, [{ id: ann.id }, { id: ben.id }]);
    const [a, b, stranger] = [
      stage.client({ cookie: ann.cookie }),
      stage.client({ cookie: ben.cookie }),
      stage.client(),
    ];
    for (const client of [a, b]) expect(await ask(client, "join", { room: stands.room })).toMatchObject({ ok: true });
    await ask(stranger, "join", { room: stands.room });
    const after = { a: 0, b: 0, stranger: 0 };
    a.on("comment", () => after.a++);
    b.on("comment", () => after.b++);
    stranger.on("comment", () => after.stranger++);
    return { ann, ben, ...stands, a, b, stranger, after };
  }

  test("of a sign-out: told, disconnected, and hears nothing more; the others do", async () => {
    const { ann, ben, textId, room, a, after } = await listening("private");
    const bye = hears<News["bye"]>(a, "bye", () => true, 1_000);
    const gone = new Promise((resolve) => a.once("disconnect", resolve));
    const authSession = "authSession" in ann.viewer.by ? ann.viewer.by.authSession : "";
    await endAuthSession(authSession);
    announce("access", { authSession });
    expect(await bye).toEqual({ room, why: "signed-out" });
    expect(await gone).toBe("io server disconnect");
    await speak(ben.viewer, textId, "after");
    await pause(300);
    expect(after).toMatchObject({ a: 0, b: 1 });
  });

  test("of a removal, and may not come back", async () => {
    const { ann, ben, textId, groupId, room, a, after } = await listening("private");
    const bye = hears<News["bye"]>(a, "bye", () => true, 1_000);
    await write((tx) =>
      tx
        .delete(schema.memberships)
        .where(and(eq(schema.memberships.groupId, groupId), eq(schema.memberships.userId, ann.id))),
    );
    announce("access", { groupId, userId: ann.id });
    expect(await bye).toEqual({ room, why: "removed" });
    await speak(ben.viewer, textId, "after");
    expect(await ask(a, "join", { room, since: 0 })).toMatchObject({ ok: false, problem: { status: 404 } });
    await pause(300);
    expect(after).toMatchObject({ a: 0, b: 1 });
  });

  test.each(["suspend", "ban"] as const)("of a %s, within a second, and may come back when it ends", async (kind) => {
    const { ann, ben, textId, groupId, room, a, after } = await listening("private");
    const bye = hears<News["bye"]>(a, "bye", () => true, 1_000);
    await write((tx) => restrain(tx, groupId, ann.id, kind, new Date(Date.now() + 3_600_000)));
    announce("access", { groupId, userId: ann.id });
    expect(await bye).toEqual({ room, why: "removed" });
    await speak(ben.viewer, textId, "after");
    expect(await ask(a, "join", { room, since: 0 })).toMatchObject({ ok: false, problem: { status: 404 } });
    await pause(300);
    expect(after).toMatchObject({ a: 0, b: 1 });
    await write((tx) => endRestraint(tx, groupId, ann.id, kind));
    announce("access", { groupId, userId: ann.id });
    expect(await ask(a, "join", { room, since: 0 })).toMatchObject({ ok: true });
  });

  test("to be muted takes nobody's ears: they hear on", async () => {
    const { ann, ben, textId, groupId, room, a, after } = await listening("private");
    await write((tx) => restrain(tx, groupId, ann.id, "mute", new Date(Date.now() + 3_600_000)));
    announce("access", { groupId, userId: ann.id });
    await speak(ben.viewer, textId, "after");
    await pause(300);
    expect(after).toMatchObject({ a: 1, b: 1 });
    expect(await ask(a, "join", { room })).toMatchObject({ ok: true });
  });

  test("of the group turning private: strangers and outsiders, not members", async () => {
    const { ben, textId, groupId, room, stranger, a, after } = await listening("public");
    const guest = await person();
    const outsider = stage.client({ cookie: guest.cookie });
    await ask(outsider, "join", { room });
    const byes = [stranger, outsider].map((client) => hears<News["bye"]>(client, "bye", () => true, 1_000));
    await write((tx) => tx.update(schema.groups).set({ visibility: "private" }).where(eq(schema.groups.id, groupId)));
    announce("access", { groupId });
    for (const bye of await Promise.all(byes)) expect(bye).toEqual({ room, why: "private" });
    expect(a.connected && stranger.connected).toBe(true);
    await speak(ben.viewer, textId, "after");
    await pause(300);
    expect(after).toEqual({ a: 1, b: 1, stranger: 0 });
  });

  test("of the text being deleted", async () => {
    const { ann, groupId, textId, room, b, stranger } = await listening("public");
    const byes = [b, stranger].map((client) => hears<News["bye"]>(client, "bye", () => true, 1_000));
    await write((tx) =>
      tx.update(schema.memberships).set({ role: "host" }).where(eq(schema.memberships.groupId, groupId)),
    );
    await deleteText(ann.viewer, textId);
    for (const bye of await Promise.all(byes)) expect(bye).toEqual({ room, why: "deleted" });
  });

  test("of a token being revoked", async () => {
    const ann = await person();
    const { room } = await circle("private", [{ id: ann.id }]);
    const bot = stage.client({ token: await tokenFor(ann.id) });
    expect(await ask(bot, "join", { room })).toMatchObject({ ok: true });
    const bye = hears<News["bye"]>(bot, "bye", () => true, 1_000);
    await write((tx) => tx.delete(schema.apiTokens).where(eq(schema.apiTokens.userId, ann.id)));
    announce("access", { userId: ann.id });
    expect(await bye).toEqual({ room, why: "signed-out" });
  });

  test("also when it joins while the change is under way", async () => {
    const ann = await person();
    for (let round = 0; round < 20; round++) {
      const { groupId, textId, room } = await circle("private", [{ id: ann.id }]);
      const client = stage.client({ cookie: ann.cookie });
      await connected(client);
      let heard = 0;
      client.on("comment", () => heard++);
      const joining = ask(client, "join", { room });
      if (round % 2) await pause(round / 4);
      await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.groupId, groupId)));
      announce("access", { groupId, userId: ann.id });
      await joining;
      await pause(100);
      await speakUnseen(textId);
      await pause(50);
      expect(heard).toBe(0);
      client.disconnect();
    }
    /** Said by somebody else; read back by nobody. */
    async function speakUnseen(textId: string) {
      announce("comment", { textId, id: "c", seq: 1, body: "" } as never);
    }
  });

  test("and three hundred strangers in one go", async () => {
    const { groupId, room } = await circle("public");
    const clients = Array.from({ length: 300 }, () => stage.client());
    await Promise.all(clients.map((client) => ask(client, "join", { room })));
    const byes = clients.map((client) => hears<News["bye"]>(client, "bye", () => true, 1_000));
    await write((tx) => tx.update(schema.groups).set({ visibility: "private" }).where(eq(schema.groups.id, groupId)));
    announce("access", { groupId });
    await Promise.all(byes);
    clients.forEach((client) => client.disconnect());
  });
});
