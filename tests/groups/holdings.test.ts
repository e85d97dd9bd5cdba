/** Every change of a role writes and ends lines, and what members are shown as agrees with them. */
import { and, asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { handOver } from "~/groups/handing-over.server";
import { ownHoldings, strayRoles } from "~/groups/holdings.server";
import { membersOf } from "~/groups/members.server";
import { changeRole, hostSampleGroup, leaveGroup, removeMember } from "~/groups/memberships.server";
import { createGroup } from "~/groups/groups.server";
import { leaveAllGroups } from "~/groups/person.server";
import { placeMember } from "~/groups/placing.server";
import { endRestraint, restrain } from "~/groups/restraints.server";
import { restrainedIn } from "~/groups/restrained.server";
import { endOf, person } from "../accounts/people";
import { circle, type Circle } from "./circle";

const { memberships, roleHoldings } = schema;
let of: Circle;
beforeEach(async () => {
  of = await circle("private");
});
afterEach(async () => {
  expect(await strayRoles(read())).toBe(0);
});

const all = { limit: 50, after: null };
const linesOf = async (userId: string) =>
  (
    await read()
      .select()
      .from(roleHoldings)
      .where(and(eq(roleHoldings.groupId, of.id), eq(roleHoldings.userId, userId)))
      .orderBy(asc(roleHoldings.since))
  ).map(({ role, byRight, grantedBy, endedBy, endedWhy }) => ({ role, byRight, grantedBy, endedBy, endedWhy }));

test("who makes a group founded it; who is appointed is so by somebody, and again after that ended", async () => {
  const { host, member } = of.people;
  const open = { endedBy: null, endedWhy: null };
  expect(await linesOf(host.id)).toEqual([{ role: "host", byRight: "founded", grantedBy: host.id, ...open }]);
  expect(await linesOf(member.id)).toEqual([]);
  for (const role of ["moderator", "moderator", "facilitator", "member", "moderator"])
    await changeRole(host, of.slug, member.id, role);
  const appointed = { byRight: "appointed", grantedBy: host.id };
  const changed = { endedBy: host.id, endedWhy: "changed" };
  expect((await linesOf(member.id)).filter(({ endedWhy }) => endedWhy === null)).toEqual([
    { role: "moderator", ...appointed, ...open },
  ]);
  expect((await linesOf(member.id)).filter(({ endedWhy }) => endedWhy !== null)).toEqual(
    expect.arrayContaining([
      { role: "moderator", ...appointed, ...changed },
      { role: "facilitator", ...appointed, ...changed },
    ]),
  );
  expect(await ownHoldings(member.id)).toHaveLength(3);
});

test("handing over ends one line and begins another, both by who did it", async () => {
  const { host, member } = of.people;
  await handOver(host, of.slug, { user: member.id, stays: false });
  expect(await linesOf(host.id)).toMatchObject([{ role: "host", endedBy: host.id, endedWhy: "handed-over" }]);
  expect(await linesOf(member.id)).toMatchObject([
    { role: "host", byRight: "handed-over", grantedBy: host.id, endedWhy: null },
  ]);
});

test("leaving, being removed, and leaving for good end what was held; an heir has it by that right", async () => {
  const { host, facilitator, moderator } = of.people;
  await removeMember(host, of.slug, moderator.id);
  expect(await linesOf(moderator.id)).toMatchObject([{ role: "moderator", endedBy: host.id, endedWhy: "removed" }]);
  await changeRole(host, of.slug, of.people.member.id, "moderator");
  await leaveGroup(of.people.member, of.slug);
  expect(await linesOf(of.people.member.id)).toMatchObject([{ endedBy: of.people.member.id, endedWhy: "left" }]);
  await leaveAllGroups(host.id);
  expect(await linesOf(host.id)).toMatchObject([{ endedWhy: "left" }]);
  expect(await linesOf(facilitator.id)).toMatchObject([
    { role: "facilitator", endedWhy: "changed" },
    { role: "host", byRight: "handed-over", grantedBy: host.id, endedWhy: null },
  ]);
});

test("the operator's tool and the first start give roles by that right", async () => {
  const tool = { id: "tool", name: "", isOperator: true, by: { operatorTool: true } } as const;
  await placeMember(tool, of.slug, of.people.member.id, "host");
  expect(await linesOf(of.people.member.id)).toEqual([
    { role: "host", byRight: "operator", grantedBy: null, endedBy: null, endedWhy: null },
  ]);
  const operator = await person("Opal of the holdings q");
  await createGroup(of.people.host, { name: "Sample", slug: "sample", visibility: "public", joining: "open" });
  await write((tx) => hostSampleGroup(tx, operator.id));
  expect(await ownHoldings(operator.id)).toMatchObject([{ role: "host", byRight: "operator" }]);
});

describe("who is outside for a time", () => {
  test("holds their role all the same, and is it again; leaving meanwhile ends it", async () => {
    const { moderator } = of.people;
    const put = () => write((tx) => restrain(tx, of.id, moderator.id, "suspend", new Date(Date.now() + 3_600_000)));
    await put();
    expect(await linesOf(moderator.id)).toMatchObject([{ role: "moderator", endedWhy: null }]);
    expect(await strayRoles(read())).toBe(0);
    await write((tx) => endRestraint(tx, of.id, moderator.id, "suspend"));
    expect(
      (await membersOf(of.people.host, of.slug, all)).items.find(({ user }) => user.id === moderator.id),
    ).toMatchObject({ role: "moderator", holding: { by: "operator", grantedBy: null, until: null } });
    await put();
    await leaveGroup(moderator, of.slug);
    expect(await linesOf(moderator.id)).toMatchObject([{ role: "moderator", endedWhy: "left" }]);
  });

  test("is listed for moderators and hosts, and for nobody else", async () => {
    const { host, facilitator, moderator, member, pending, outsider } = of.people;
    const until = new Date(Date.now() + 3_600_000);
    await write((tx) => restrain(tx, of.id, member.id, "mute", until));
    await write((tx) => restrain(tx, of.id, outsider.id, "ban", null));
    await write((tx) => restrain(tx, of.id, facilitator.id, "suspend", until));
    for (const who of [host, moderator]) {
      const { items } = await restrainedIn(who, of.slug, all);
      expect(items).toHaveLength(3);
      expect(items).toEqual(
        expect.arrayContaining([
          {
            user: expect.objectContaining({ id: member.id }),
            role: "member",
            held: [{ kind: "muted", until: until.toISOString() }],
          },
          { user: expect.objectContaining({ id: outsider.id }), role: null, held: [{ kind: "banned", until: null }] },
          {
            user: expect.objectContaining({ id: facilitator.id }),
            role: "facilitator",
            held: [{ kind: "suspended", until: until.toISOString() }],
          },
        ]),
      );
      expect((await restrainedIn(who, of.slug, all, "banned")).items.map(({ user }) => user.id)).toEqual([outsider.id]);
      const first = await restrainedIn(who, of.slug, { limit: 2, after: null });
      const rest = await restrainedIn(who, of.slug, { limit: 2, after: first.next });
      expect([...first.items, ...rest.items]).toEqual(items);
    }
    expect(await endOf(restrainedIn(member, of.slug, all))).toBe("forbidden");
    for (const who of [pending, outsider, facilitator, null])
      expect(["forbidden", "not-found"]).toContain(await endOf(restrainedIn(who, of.slug, all)));
    // The members' own list has nothing of it.
    expect(JSON.stringify(await membersOf(member, of.slug, all))).not.toMatch(/mute|suspend|ban|held/i);
  });
});

test("the last host who can lead stays: another who is muted is none", async () => {
  const { host, moderator, member } = of.people;
  await changeRole(host, of.slug, moderator.id, "host");
  await write((tx) => restrain(tx, of.id, moderator.id, "mute", null));
  expect(await endOf(leaveGroup(host, of.slug))).toBe("conflict");
  expect(await endOf(handOver(host, of.slug, { user: moderator.id, stays: false }))).toBe("invalid");
  await changeRole(host, of.slug, member.id, "host");
  await leaveGroup(host, of.slug);
});

test("a group whose last host is banned is led by whoever stands highest; one who is suspended comes back", async () => {
  const { host, facilitator } = of.people;
  const roleOf = async (who: { id: string }) =>
    (await membersOf(facilitator, of.slug, all)).items.find(({ user }) => user.id === who.id)?.role;
  await write((tx) => restrain(tx, of.id, host.id, "suspend", new Date(Date.now() + 3_600_000)));
  expect(await roleOf(facilitator)).toBe("facilitator");
  await write((tx) => restrain(tx, of.id, host.id, "ban", null));
  expect([await roleOf(host), await roleOf(facilitator)]).toEqual([undefined, "host"]);
  expect(await linesOf(facilitator.id)).toMatchObject([
    { role: "facilitator", endedWhy: "changed" },
    { role: "host", byRight: "handed-over", grantedBy: null, endedWhy: null },
  ]);
  for (const kind of ["ban", "suspend"] as const) await write((tx) => endRestraint(tx, of.id, host.id, kind));
  expect([await roleOf(host), await roleOf(facilitator)]).toEqual(["host", "host"]);
});

test("what was changed past the verbs shows", async () => {
  const its = and(eq(memberships.groupId, of.id), eq(memberships.userId, of.people.member.id));
  await write((tx) => tx.update(memberships).set({ role: "host" }).where(its));
  expect(await strayRoles(read())).toBe(1);
  await write((tx) => tx.update(memberships).set({ role: "member" }).where(its));
});
