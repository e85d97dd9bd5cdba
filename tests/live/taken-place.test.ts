/** The address of a group that is gone may become another group's: whoever listened to the first hears nothing of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { announce } from "~/live/announce.server";
import { createGroup, deleteGroup } from "~/groups/groups.server";
import { importText } from "~/texts/texts.server";
import { readText } from "~/texts/import/read";
import type { SignedIn } from "~/accounts/user";
import { ask, hears, openStage, person, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

let made = 0;
type Bye = { room: string; why: string };

/** Ann hosts a group in which Ben listens too; the same address then becomes Carl's. */
async function scene() {
  const [ann, ben, carl] = [await person(), await person(), await person()];
  const slug = `place-${++made}`;
  const room = `group:${slug}`;
  const found = (host: SignedIn, visibility: "public" | "private") =>
    createGroup(host, { slug, name: slug, visibility, joining: "invite" });
  const { group } = await found(ann.viewer, "private");
  await write((tx) =>
    tx
      .insert(schema.memberships)
      .values({ groupId: group.id, userId: ben.id, role: "member", state: "active", joinedAt: new Date() }),
  );
  const [a, b] = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: ben.cookie })];
  const heard: unknown[] = [];
  for (const socket of [a, b]) {
    expect(await ask(socket, "join", { room })).toMatchObject({ ok: true });
    socket.on("changed", (news: unknown) => heard.push(news));
  }
  /** Gone without a word, as where Redis lost it. */
  const loseSilently = () => write((tx) => tx.delete(schema.groups).where(eq(schema.groups.id, group.id)));
  /** Something happens in the group that stands there now, and its host hears it: so it has gone out. */
  async function happensTo(host: Awaited<ReturnType<typeof person>>) {
    const socket = stage.client({ cookie: host.cookie });
    expect(await ask(socket, "join", { room })).toMatchObject({ ok: true });
    const news = hears<{ room: string }>(socket, "changed");
    const draft = readText({ content: "# Secret\n\nOf the others.\n", format: "markdown" });
    await importText(host.viewer, slug, draft, { title: "Secret", source: "Secret" });
    expect(await news).toMatchObject({ room });
    for (const each of [a, b]) await ask(each, "leave", { room: "group:none" }).catch(() => undefined);
    return socket;
  }
  return { ann, ben, carl, slug, room, group, a, b, heard, found, loseSilently, happensTo };
}

test.each(["public", "private"] as const)(
  "deleted, and a %s group takes its place: told, and hears nothing of the other",
  async (visibility) => {
    const { ann, carl, slug, room, a, b, heard, found, happensTo } = await scene();
    const byes = [a, b].map((socket) => hears<Bye>(socket, "bye", () => true, 1_000));
    await deleteGroup(ann.viewer, slug, slug);
    await found(carl.viewer, visibility);
    for (const bye of await Promise.all(byes)) expect(bye).toMatchObject({ room });
    await happensTo(carl);
    expect(heard).toEqual([]);
  },
);

test("when the word of it was lost, whoever comes into the new one finds the room empty", async () => {
  const { carl, room, a, b, heard, found, loseSilently, happensTo } = await scene();
  const byes = [a, b].map((socket) => hears<Bye>(socket, "bye", () => true, 5_000));
  await loseSilently();
  await found(carl.viewer, "public");
  await happensTo(carl);
  for (const bye of await Promise.all(byes)) expect(bye).toEqual({ room, why: "deleted" });
  expect(heard).toEqual([]);
});

test("when it is asked again after the place was taken, a public group is no other's either", async () => {
  const { carl, room, group, a, b, heard, found, loseSilently, happensTo } = await scene();
  const byes = [a, b].map((socket) => hears<Bye>(socket, "bye", () => true, 1_000));
  await loseSilently();
  await found(carl.viewer, "public");
  announce("access", { groupId: group.id });
  for (const bye of await Promise.all(byes)) expect(bye).toEqual({ room, why: "deleted" });
  await happensTo(carl);
  expect(heard).toEqual([]);
});

test("whoever belongs to both hears the new one once they join it, and loses it with it", async () => {
  const { ann, room, a, b, heard, found, loseSilently } = await scene();
  await loseSilently();
  const { group } = await found(ann.viewer, "private");
  const bye = hears<Bye>(b, "bye", () => true, 1_000);
  expect(await ask(a, "join", { room })).toMatchObject({ ok: true });
  expect(await bye).toEqual({ room, why: "deleted" });
  const news = hears<{ room: string }>(a, "changed");
  announce("changed", { room, what: "group" });
  expect(await news).toMatchObject({ room });
  expect(heard).toHaveLength(1);
  // The room is the new group's now, so what is said of that reaches it.
  const gone = hears<Bye>(a, "bye", () => true, 1_000);
  await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.groupId, group.id)));
  announce("access", { groupId: group.id, userId: ann.id });
  expect(await gone).toEqual({ room, why: "removed" });
});
