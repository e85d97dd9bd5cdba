import { afterEach, describe, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import { changeGroup, createGroup, deleteGroup, groupFor } from "~/groups/groups.server";
import { acceptInvite, inviteBy, makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { changeRole, leaveGroup, letIn, removeMember } from "~/groups/memberships.server";
import { memberByNameKey, membersNamed, membersOf, pendingCount } from "~/groups/members.server";
import { isReservedSlug, isSlug, slugOf } from "~/groups/slug";
import { nameKeyOf } from "~/accounts/names";
import { onAnnouncement } from "~/live/announce.server";
import { endOf, person } from "../accounts/people";
import { circle } from "./circle";

afterEach(() => void vi.useRealTimers());

test.each([
  ["Tuesday Circle", "tuesday-circle"],
  ["Größe & Maß", "grosse-mass"],
  ["Café  Zürich!", "cafe-zurich"],
  ["Кружок Ленина", "kruzhok-lenina"],
  ["Λέσχη ανάγνωσης", "leschi-anagnosis"],
  ["L’Été", "lete"],
  ["李明", ""],
  ["🙂🙂", ""],
  ["<script>alert(1)</script>", "script-alert-1-script"],
])("the name %s gives the address %j", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  if (slug) expect(isSlug(slug)).toBe(true);
});

test("a name of any length gives an address that fits", () => {
  expect(isSlug(slugOf("word ".repeat(100)))).toBe(true);
  expect(isReservedSlug("new") && isReservedSlug("constructor")).toBe(true);
});

describe("a new group", () => {
  test.each([
    [{}, "name"],
    [{ name: " " }, "name"],
    [{ name: "x" }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ name: "a\u0000b" }, "name"],
    [{ name: "a\nb" }, "name"],
    [{ name: "\u202egroup" }, "name"],
    [{ name: "\u200b\u200b" }, "name"],
    [{ name: "\ud800x" }, "name"],
    [{ name: { toString: 1 } }, "name"],
    [{ name: "ok", description: "x".repeat(2001) }, "description"],
    [{ name: "ok", description: "a\u0000" }, "description"],
    [{ name: "ok", description: "\udfff" }, "description"],
    [{ name: "ok", slug: "new" }, "slug"],
    [{ name: "ok", slug: "Caps" }, "slug"],
    [{ name: "ok", slug: "a--b" }, "slug"],
    [{ name: "ok", slug: "../x" }, "slug"],
    [{ name: "ok", slug: "x" }, "slug"],
    [{ name: "ok", slug: 7 }, "slug"],
    [{ name: "ok", visibility: "secret" }, "visibility"],
    [{ name: "ok", visibility: "__proto__" }, "visibility"],
    [{ name: "ok", joining: "anyhow" }, "joining"],
    [{ name: "ok", id: "short" }, "id"],
    [{ name: "ok", id: "with space 1" }, "id"],
  ])("%j is refused at its field", async (input, field) => {
    const ana = await person(
      `Field ${JSON.stringify(input)
        .replace(/[^a-z0-9]+/gi, " ")
        .slice(0, 25)} ${Math.random().toString(36).slice(2, 8)}`,
    );
    await expect(createGroup(ana, input)).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { [field]: expect.any(Function) } },
    });
  });

  test("says least unless told otherwise, keeps what was typed, and takes no field that is not asked for", async () => {
    const ana = await person("Says Least");
    const odd = {
      name: "  “Q” <b>&amp;</b> 🙂  ",
      description: "one\r\n\r\ntwo\t\u202e!",
      createdAt: "1970",
      revision: 9,
      memberCount: 99,
      hostId: "x",
    };
    const { group, created } = await createGroup(ana, odd);
    expect(created).toBe(true);
    expect(group).toMatchObject({
      name: "“Q” <b>&amp;</b> 🙂",
      description: "one\n\ntwo\t\u202e!",
      visibility: "private",
      joining: "invite",
      memberCount: 1,
      textCount: 0,
    });
    expect(Date.now() - Date.parse(group.createdAt)).toBeLessThan(60_000);
    expect((await groupFor(ana, group.slug)).standing.membership).toEqual({ role: "host", state: "active" });
  });
});

test("changing what is said and nothing else; visibility is announced", async () => {
  const of = await circle("public", "open");
  const heard: unknown[] = [];
  const stop = onAnnouncement("access", (change) => heard.push(change));
  await changeGroup(of.people.host, of.slug, {
    name: "Renamed",
    id: "stolen-id",
    role: "x",
    archivedAt: 1,
    revision: 99,
  });
  expect(heard).toEqual([]);
  const changed = await changeGroup(of.people.host, of.slug, { visibility: "private", joining: "invite" });
  stop();
  expect(changed).toMatchObject({
    id: of.id,
    slug: of.slug,
    name: "Renamed",
    visibility: "private",
    joining: "invite",
  });
  expect(heard).toEqual([{ groupId: of.id }]);
  expect(await endOf(groupFor(of.people.outsider, of.slug))).toBe("not-found");
});

test("a private group that anybody may join is refused by either way to it; one there is goes on as it was", async () => {
  const of = await circle("public", "open");
  const { host, outsider } = of.people;
  const shut = { kind: "invalid", more: { errors: { joining: expect.any(Function) as unknown } } };
  await expect(createGroup(host, { name: "Shut", visibility: "private", joining: "open" })).rejects.toMatchObject(shut);
  // What is not said is private.
  await expect(createGroup(host, { name: "Shut", joining: "open" })).rejects.toMatchObject(shut);
  await expect(changeGroup(host, of.slug, { visibility: "private" })).rejects.toMatchObject(shut);
  const hidden = await circle("private", "invite");
  await expect(changeGroup(hidden.people.host, hidden.slug, { joining: "open" })).rejects.toMatchObject(shut);

  const old = await circle("private", "open");
  const said = { description: "New words.", visibility: "private", joining: "open" };
  expect(await changeGroup(old.people.host, old.slug, said)).toMatchObject(said);
  expect(await endOf(groupFor(outsider, old.slug))).toBe("not-found");
  expect(await changeGroup(old.people.host, old.slug, { joining: "request" })).toMatchObject({ joining: "request" });
  await expect(changeGroup(old.people.host, old.slug, { joining: "open" })).rejects.toMatchObject(shut);
});

test("deleting needs the address typed, and takes memberships and invites along", async () => {
  const of = await circle("public");
  await makeInvite(of.people.host, of.slug);
  for (const typed of ["", "yes", of.slug.toUpperCase(), null])
    expect(await endOf(deleteGroup(of.people.host, of.slug, typed))).toBe("invalid");
  await deleteGroup(of.people.host, of.slug, ` ${of.slug} `);
  expect(await endOf(groupFor(of.people.host, of.slug))).toBe("not-found");
  for (const table of [schema.memberships, schema.invites]) {
    expect((await read().select().from(table)).filter((row) => row.groupId === of.id)).toEqual([]);
  }
});

test("each change of somebody's place is announced for them", async () => {
  const of = await circle("public", "request");
  const { host, pending, member, moderator } = of.people;
  const heard: unknown[] = [];
  const stop = onAnnouncement("access", (change) => heard.push(change.userId));
  await letIn(host, of.slug, pending.id);
  await changeRole(host, of.slug, member.id, "moderator");
  await removeMember(host, of.slug, moderator.id);
  await leaveGroup(member, of.slug);
  stop();
  expect(heard).toEqual([pending.id, member.id, moderator.id, member.id]);
});

test("letting in twice is letting in once; nobody is let in who did not ask", async () => {
  const of = await circle("private");
  await letIn(of.people.host, of.slug, of.people.pending.id);
  await letIn(of.people.host, of.slug, of.people.pending.id);
  expect((await groupFor(of.people.pending, of.slug)).standing.membership).toEqual({ role: "member", state: "active" });
  expect(await endOf(letIn(of.people.host, of.slug, of.people.outsider.id))).toBe("not-found");
  expect(await endOf(letIn(of.people.host, of.slug, "nobody"))).toBe("not-found");
});

test.each(["boss", "", null, "__proto__", ["host"]])("there is no role %j, and who waits has none", async (role) => {
  const of = await circle("public");
  expect(await endOf(changeRole(of.people.host, of.slug, of.people.member.id, role))).toBe("invalid");
  expect(await endOf(changeRole(of.people.host, of.slug, of.people.pending.id, "host"))).toBe("conflict");
});

describe("an invite", () => {
  test("expires, is withdrawn, is used up; each time it says nothing of the group", async () => {
    const of = await circle("private");
    const { host, outsider } = of.people;
    const [short, withdrawn, once] = [
      await makeInvite(host, of.slug, { days: "1" }),
      await makeInvite(host, of.slug),
      await makeInvite(host, of.slug, { uses: 1 }),
    ];
    expect(await inviteBy(null, short.code)).toMatchObject({
      group: { name: expect.any(String), memberCount: 4 },
      invitedBy: host.name,
      isMember: false,
    });
    await revokeInvite(host, of.slug, withdrawn.code);
    await acceptInvite(await person(`Uses ${of.slug} x`), once.code);
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.advanceTimersByTime(86_400_001);
    for (const { code } of [short, withdrawn, once]) {
      expect(await endOf(inviteBy(null, code))).toBe("gone");
      expect(await endOf(inviteBy(outsider, code))).toBe("gone");
      expect(await endOf(acceptInvite(outsider, code))).toBe("gone");
    }
    for (const code of ["", "nope", "constructor", "%"])
      expect(await endOf(acceptInvite(outsider, code))).toBe("not-found");
  });

  test("raises no role, lowers none, and lets in who was waiting", async () => {
    const of = await circle("private");
    const { code } = await makeInvite(of.people.host, of.slug, { uses: 1 });
    expect(await acceptInvite(of.people.moderator, code)).toEqual({ slug: of.slug, joined: false });
    expect((await groupFor(of.people.moderator, of.slug)).standing.membership?.role).toBe("moderator");
    expect(await acceptInvite(of.people.pending, code)).toEqual({ slug: of.slug, joined: true });
    expect((await groupFor(of.people.pending, of.slug)).standing.membership).toEqual({
      role: "member",
      state: "active",
    });
  });

  test.each([
    [
      "is removed",
      (of: Awaited<ReturnType<typeof circle>>) => removeMember(of.people.host, of.slug, of.people.facilitator.id),
    ],
    ["leaves", (of: Awaited<ReturnType<typeof circle>>) => leaveGroup(of.people.facilitator, of.slug)],
    [
      "may no longer invite",
      (of: Awaited<ReturnType<typeof circle>>) =>
        changeRole(of.people.host, of.slug, of.people.facilitator.id, "member"),
    ],
  ])("dies when who made it %s", async (_, happens) => {
    const of = await circle("private");
    const { code } = await makeInvite(of.people.facilitator, of.slug);
    await happens(of);
    expect(await endOf(acceptInvite(of.people.outsider, code))).toBe("gone");
  });

  test.each([
    { days: 0 },
    { days: 91 },
    { days: "x" },
    { days: 1.5 },
    { days: -1 },
    { uses: 0 },
    { uses: 1001 },
    { uses: "many" },
    { uses: {} },
  ])("%j is refused", async (input) => {
    const of = await circle("public");
    expect(await endOf(makeInvite(of.people.host, of.slug, input))).toBe("invalid");
  });
});

test("members by the beginning of their name, in any spelling, and only they", async () => {
  const of = await circle("private");
  const names = async (prefix: string) => (await membersNamed(of.id, prefix, 10)).map((user) => user.name);
  expect(await names("M")).toEqual(
    [of.people.member.name, of.people.moderator.name].sort((a, b) => (nameKeyOf(a) < nameKeyOf(b) ? -1 : 1)),
  );
  expect(await names("GRETA")).toEqual([of.people.host.name]);
  expect(await names("Otto")).toEqual([]);
  expect(await names("Penn")).toEqual([]);
  expect(await names("%")).toEqual([]);
  expect(await names("_")).toEqual([]);
  expect(await names("")).toHaveLength(4);
  expect(await memberByNameKey(of.id, nameKeyOf(of.people.host.name.toUpperCase()))).toMatchObject({
    id: of.people.host.id,
  });
  expect(await memberByNameKey(of.id, nameKeyOf(of.people.pending.name))).toBeNull();
});

test("the list of members by pages, and how many wait", async () => {
  const of = await circle("private");
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof membersOf>> = await membersOf(of.people.member, of.slug, { limit: 1, after });
    seen.push(...page.items.map((member) => member.user.id));
    after = page.next;
  } while (after);
  const { host, facilitator, moderator, member } = of.people;
  expect(seen.sort()).toEqual([host.id, facilitator.id, moderator.id, member.id].sort());
  expect(await pendingCount(host, of.slug)).toBe(1);
  expect(await pendingCount(member, of.slug)).toBe(0);
  expect(await endOf(membersOf(host, of.slug, { limit: 1, after: "x' or 1=1" }))).toBe("invalid");
});

test("the operator's tool acts as a host everywhere", async () => {
  const of = await circle("private");
  const tool = { id: "", name: "lectern", isOperator: true, by: { operatorTool: true as const } };
  expect((await groupFor(tool, of.slug)).standing.membership?.role).toBe("host");
});
