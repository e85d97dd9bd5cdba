import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { createGroup } from "~/groups/groups.server";
import { acceptInvite, makeInvite } from "~/groups/invites.server";
import { changeRole, joinGroup, leaveGroup, putMember, removeMember } from "~/groups/memberships.server";
import { endOf, person } from "../accounts/people";

const { invites, memberships } = schema;
const crowd = (size: number, name: string) =>
  Promise.all(Array.from({ length: size }, (_, n) => person(`${name} ${n} z`)));
const hostsOf = async (groupId: string) =>
  (await read().select().from(memberships).where(eq(memberships.groupId, groupId))).filter(
    (row) => row.role === "host" && row.state === "active",
  );
const tally = (ends: string[]) =>
  Object.fromEntries([...new Set(ends)].sort().map((end) => [end, ends.filter((each) => each === end).length]));

test.each([1, 3])("fifty take an invite for %i: so many get in, and so many uses are counted", async (uses) => {
  const [host, ...people] = await crowd(51, `Taker${uses}`);
  if (!host) return;
  const { group } = await createGroup(host, { name: "Small room" });
  const { code } = await makeInvite(host, group.slug, { uses });
  expect(tally(await Promise.all(people.map((each) => endOf(acceptInvite(each, code)))))).toEqual({
    answered: uses,
    gone: 50 - uses,
  });
  const [row] = await read().select().from(invites).where(eq(invites.code, code));
  expect(row?.uses).toBe(uses);
  expect(await read().select().from(memberships).where(eq(memberships.groupId, group.id))).toHaveLength(uses + 1);
});

test("one person fifty times: one use, one membership", async () => {
  const [host, ana] = await crowd(2, "Twice");
  if (!host || !ana) return;
  const { group } = await createGroup(host, { name: "Again" });
  const { code } = await makeInvite(host, group.slug, { uses: 10 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => acceptInvite(ana, code)));
  expect(answers.filter((answer) => answer.joined)).toHaveLength(1);
  const [row] = await read().select().from(invites).where(eq(invites.code, code));
  expect(row?.uses).toBe(1);
});

test.each([
  [
    "leave",
    async (slug: string, people: Awaited<ReturnType<typeof crowd>>) =>
      people.map((each) => endOf(leaveGroup(each, slug))),
  ],
  [
    "step down",
    async (slug: string, people: Awaited<ReturnType<typeof crowd>>) =>
      people.map((each) => endOf(changeRole(each, slug, each.id, "member"))),
  ],
  [
    "remove one another",
    async (slug: string, people: Awaited<ReturnType<typeof crowd>>) =>
      people.map((each, at) => endOf(removeMember(each, slug, people[(at + 1) % people.length]?.id ?? ""))),
  ],
  [
    "leave and step down",
    async (slug: string, people: Awaited<ReturnType<typeof crowd>>) =>
      people.map((each, at) => endOf(at % 2 ? leaveGroup(each, slug) : changeRole(each, slug, each.id, "facilitator"))),
  ],
])("fifty hosts %s at once: one stays", async (what, run) => {
  const people = await crowd(50, what.replaceAll(" ", ""));
  const [first] = people;
  if (!first) return;
  const { group } = await createGroup(first, { name: `All ${what}` });
  await write(async (tx) => {
    for (const each of people) await putMember(tx, group.slug, each.id, "host");
  });
  expect(await hostsOf(group.id)).toHaveLength(50);
  const ends = await Promise.all(await run(group.slug, people));
  expect((await hostsOf(group.id)).length).toBeGreaterThanOrEqual(1);
  if (what !== "remove one another") expect(await hostsOf(group.id)).toHaveLength(1);
  expect(ends).not.toContain(undefined);
});

test("fifty groups of one name at once: fifty addresses; of one address: one group", async () => {
  const people = await crowd(50, "Founder");
  const made = await Promise.all(people.map((each) => createGroup(each, { name: "Dienstagskreis" })));
  expect(new Set(made.map(({ group }) => group.slug)).size).toBe(50);
  const ends = await Promise.all(people.map((each) => endOf(createGroup(each, { name: "Ours", slug: "the-one" }))));
  expect(tally(ends)).toEqual({ answered: 1, invalid: 49 });
});

test("one id fifty times: one group, made once; with another name: refused", async () => {
  const [ana, bo] = await crowd(2, "Minter");
  if (!ana || !bo) return;
  const input = { id: "minted-by-me-01", name: "Same" };
  const answers = await Promise.all(Array.from({ length: 50 }, () => createGroup(ana, input)));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(answers.map(({ group }) => JSON.stringify(group))).size).toBe(1);
  expect(await endOf(createGroup(ana, { ...input, name: "Other" }))).toBe("conflict");
  expect(await endOf(createGroup(bo, input))).toBe("conflict");
});

test("fifty joins of one person at once: one membership", async () => {
  const [host, ana] = await crowd(2, "Joiner");
  if (!host || !ana) return;
  const { group } = await createGroup(host, { name: "Open door", visibility: "public", joining: "open" });
  expect(tally(await Promise.all(Array.from({ length: 50 }, () => endOf(joinGroup(ana, group.slug)))))).toEqual({
    answered: 50,
  });
});
