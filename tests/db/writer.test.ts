import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepared, read, schema, write } from "#db/db.server";
import { isDangling, isOverLimit, isTaken } from "#db/failures";

const { users, groups, invites } = schema;
const user = (id: string) => ({
  id,
  name: id,
  nameKey: id,
  email: `${id}@x`,
  emailKey: `${id}@x`,
  createdAt: new Date(1),
});

test("a write that throws is undone alone, its neighbours in the same commit stand", async () => {
  const outcomes = await Promise.allSettled([
    write(async (tx) => tx.insert(users).values(user("left"))),
    write(async (tx) => {
      await tx.insert(users).values(user("undone"));
      throw new Error("second thoughts");
    }),
    write(async (tx) => tx.insert(users).values(user("right"))),
  ]);
  expect(outcomes.map((it) => it.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const ids = (await read().select({ id: users.id }).from(users)).map((row) => row.id).sort();
  expect(ids).toEqual(["left", "right"]);
});

test("a hundred increments at once all count", async () => {
  const group = {
    id: "g",
    slug: "g",
    name: "g",
    visibility: "public",
    joining: "open",
    createdAt: new Date(1),
  } as const;
  await write(async (tx) => tx.insert(groups).values(group));
  await Promise.all(
    Array.from({ length: 100 }, () =>
      write(async (tx) => {
        const [row] = await tx.select({ revision: groups.revision }).from(groups).where(eq(groups.id, "g"));
        await tx
          .update(groups)
          .set({ revision: (row?.revision ?? 0) + 1 })
          .where(eq(groups.id, "g"));
      }),
    ),
  );
  expect(await read().select({ revision: groups.revision }).from(groups)).toEqual([{ revision: 101 }]);
});

test("both databases' refusals have one name", async () => {
  const twice = write(async (tx) => tx.insert(users).values(user("left")));
  await expect(twice).rejects.toSatisfy(isTaken);
  const orphan = write(async (tx) =>
    tx.insert(invites).values({ code: "c", groupId: "nowhere", createdAt: new Date(1), expiresAt: new Date(1) }),
  );
  await expect(orphan).rejects.toSatisfy(isDangling);
  const over = write(async (tx) =>
    tx
      .insert(invites)
      .values({ code: "d", groupId: "g", createdAt: new Date(1), expiresAt: new Date(1), maxUses: 1, uses: 2 }),
  );
  await expect(over).rejects.toSatisfy(isOverLimit);
});

test("a prepared query works on the reading and on the writing side", async () => {
  const byId = prepared((db) =>
    db
      .select()
      .from(users)
      .where(eq(users.id, sql.placeholder("id")))
      .prepare(),
  );
  expect(await byId(read()).execute({ id: "left" })).toEqual([
    expect.objectContaining({ id: "left", createdAt: new Date(1), isOperator: false }),
  ]);
  expect(await write((tx) => byId(tx).execute({ id: "right" }))).toHaveLength(1);
});

test("on SQLite a write that goes around the queue fails loudly", async () => {
  if (process.env["DATABASE_URL"]) return expect(process.env["DATABASE_URL"]).toMatch(/^postgres/);
  await expect(async () => await read().insert(users).values(user("astray"))).rejects.toThrow(/readonly/);
});

test("a job that comes just as the queue ends is not left waiting for the next", async () => {
  for (let turns = 0; turns < 20; turns++) {
    await write(async () => turns);
    for (let turn = 0; turn < turns; turn++) await undefined;
    const late = new Promise<string>((resolve) => setTimeout(() => resolve("left waiting"), 2_000).unref());
    expect(await Promise.race([write(async () => "written"), late])).toBe("written");
  }
});
