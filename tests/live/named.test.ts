/** Who is named among those who read a text, and who is only counted: a name is words too. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { endRestraint, restrain } from "~/groups/restraints.server";
import { announce } from "~/live/announce.server";
import type { News } from "~/live/news";
import { ask, circle, hears, openStage, person, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const inAnHour = () => new Date(Date.now() + 3_600_000);

test.each([
  ["a member", true],
  ["a guest who may comment", true],
  ["a guest who may read", false],
  ["somebody who waits to be let in", false],
  ["somebody from outside", false],
  ["a member who is muted", false],
  ["a member who is suspended", false],
  ["a member who is banned", false],
] as const)("%s: named %s", async (who, isNamed) => {
  const [ann, ben] = [await person(), await person(`No words of mine: ${who}`)];
  const isOutside = who === "somebody from outside";
  const state = who.includes("waits") ? ("pending" as const) : ("active" as const);
  const { groupId, room } = await circle("public", [{ id: ann.id }, ...(isOutside ? [] : [{ id: ben.id, state }])]);
  await write(async (tx) => {
    await tx.update(schema.groups).set({ guests: "comment" }).where(eq(schema.groups.id, groupId));
    if (who.includes("guest"))
      await tx
        .update(schema.memberships)
        .set({ guest: who.endsWith("read") ? "read" : "comment" })
        .where(eq(schema.memberships.userId, ben.id));
    if (who.endsWith("muted")) await restrain(tx, groupId, ben.id, "mute", inAnHour());
    if (who.endsWith("suspended")) await restrain(tx, groupId, ben.id, "suspend", inAnHour());
    if (who.endsWith("banned")) await restrain(tx, groupId, ben.id, "ban", inAnHour());
  });
  const [a, b] = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: ben.cookie })];
  const told = hears<News["presence"]>(a, "presence", ({ people, more }) => people.length + more === 2);
  const own = hears<News["presence"]>(b, "presence", ({ people, more }) => people.length + more === 2);
  await ask(a, "join", { room });
  expect(await ask(b, "join", { room })).toMatchObject({ ok: true });
  expect(await ask(b, "at", { room, block: "block1" })).toMatchObject({ ok: true });
  expect((await told).people.some(({ id }) => id === ben.id)).toBe(isNamed);
  expect(JSON.stringify(await told).includes("No words of mine")).toBe(isNamed);
  // Whoever shows no name sees none.
  expect((await own).people.some(({ id }) => id === ann.id)).toBe(isNamed);
});

test("whoever is banned while reading is counted from then on, and named again when it is lifted", async () => {
  const [ann, ben] = [await person(), await person()];
  const { groupId, room } = await circle("public", [{ id: ann.id }, { id: ben.id }]);
  const [a, b] = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: ben.cookie })];
  await ask(a, "join", { room });
  const both = hears<News["presence"]>(a, "presence", ({ people }) => people.length === 2);
  await ask(b, "join", { room });
  await both;
  const counted = hears<News["presence"]>(a, "presence", ({ people, more }) => people.length === 1 && more === 1);
  const blind = hears<News["presence"]>(b, "presence", ({ people, more }) => people.length === 0 && more === 2);
  await write((tx) => restrain(tx, groupId, ben.id, "ban", inAnHour()));
  announce("access", { groupId, userId: ben.id });
  expect((await counted).people[0]?.id).toBe(ann.id);
  await blind;
  const told = hears<News["presence"]>(a, "presence", ({ people }) => people.length === 2);
  await write(async (tx) => {
    await endRestraint(tx, groupId, ben.id, "ban");
    await tx
      .insert(schema.memberships)
      .values({ groupId, userId: ben.id, role: "member", state: "active", joinedAt: new Date() })
      .onConflictDoNothing();
  });
  announce("access", { groupId, userId: ben.id });
  await told;
});
