/** Who leads a group whose last host goes for good: never a guest, and its log tells of it. */
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { leaveGroup } from "~/groups/memberships.server";
import { leaveAllGroups, myGroupsLedAlone } from "~/groups/person.server";
import { circle } from "./circle";

const { acts, memberships } = schema;
const placeOf = (groupId: string, userId: string) =>
  and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));

test("a guest inherits no group and counts as no host; a member who came later leads it, and the log says so", async () => {
  const of = await circle("private");
  const { host, facilitator, moderator, member } = of.people;
  await write(async (tx) => {
    const asGuest = { guest: "comment", role: "facilitator", joinedAt: new Date(0) } as const;
    await tx.update(memberships).set(asGuest).where(placeOf(of.id, facilitator.id));
    await tx.update(memberships).set({ guest: "comment", role: "host" }).where(placeOf(of.id, moderator.id));
  });
  await expect(leaveGroup(host, of.slug)).rejects.toMatchObject({ kind: "conflict" });
  expect(await myGroupsLedAlone(host.id)).toMatchObject([{ id: of.id }]);
  await leaveAllGroups(host.id);
  const [heir] = await read().select().from(memberships).where(placeOf(of.id, member.id));
  expect(heir).toMatchObject({ role: "host" });
  const [guest] = await read().select().from(memberships).where(placeOf(of.id, facilitator.id));
  expect(guest).toMatchObject({ role: "facilitator" });
  const told = and(eq(acts.groupId, of.id), eq(acts.targetId, member.id));
  expect(await read().select().from(acts).where(told)).toMatchObject([
    { act: "member.hand-over", actorId: host.id, before: { role: "member" }, after: { role: "host" } },
  ]);
});
