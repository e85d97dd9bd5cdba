import { describe, expect, test } from "vitest";
import type { SignedIn, Viewer } from "~/accounts/user";
import { groupsFor } from "~/groups/group-views.server";
import { changeGroup, deleteGroup, groupFor, standingIn } from "~/groups/groups.server";
import { acceptInvite, inviteBy, invitesOf, makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { changeRole, joinGroup, leaveGroup, letIn, removeMember } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";
import { endOf, person } from "../accounts/people";
import { circle, everybody, type Circle, type Who } from "./circle";

const first = { limit: 50, after: null };
const yes = "answered";
const no = "forbidden";
const none = "not-found";

/** What each hears, in the order of `everybody` without the reader's token: stranger, outsider, pending, member, moderator, facilitator, host. */
type Rule = { verb: string; run(of: Circle, viewer: Viewer): Promise<unknown>; seen: string[]; hidden: string[] };

const rules: Rule[] = [
  {
    verb: "find it",
    run: (of, v) => groupFor(v, of.slug),
    seen: [yes, yes, yes, yes, yes, yes, yes],
    hidden: [none, none, yes, yes, yes, yes, yes],
  },
  {
    verb: "find it by id",
    run: (of, v) => standingIn(v, of.id),
    seen: [yes, yes, yes, yes, yes, yes, yes],
    hidden: [none, none, yes, yes, yes, yes, yes],
  },
  {
    verb: "list members",
    run: (of, v) => membersOf(v, of.slug, first),
    seen: [no, no, no, yes, yes, yes, yes],
    hidden: [none, none, no, yes, yes, yes, yes],
  },
  {
    verb: "list who waits",
    run: (of, v) => membersOf(v, of.slug, first, "pending"),
    seen: [no, no, no, no, no, no, yes],
    hidden: [none, none, no, no, no, no, yes],
  },
  {
    verb: "list invites",
    run: (of, v) => invitesOf(v, of.slug),
    seen: [no, no, no, no, no, yes, yes],
    hidden: [none, none, no, no, no, yes, yes],
  },
  {
    verb: "make an invite",
    run: (of, v) => makeInvite(signed(v), of.slug),
    seen: ["-", no, no, no, no, yes, yes],
    hidden: ["-", none, no, no, no, yes, yes],
  },
  {
    verb: "withdraw an invite",
    run: withdraw,
    seen: ["-", no, no, no, no, yes, yes],
    hidden: ["-", none, no, no, no, yes, yes],
  },
  {
    verb: "change it",
    run: (of, v) => changeGroup(signed(v), of.slug, { description: "x" }),
    seen: ["-", no, no, no, no, no, yes],
    hidden: ["-", none, no, no, no, no, yes],
  },
  {
    verb: "let in",
    run: (of, v) => letIn(signed(v), of.slug, of.people.pending.id),
    seen: ["-", no, no, no, no, no, yes],
    hidden: ["-", none, no, no, no, no, yes],
  },
  {
    verb: "give a role",
    run: (of, v) => changeRole(signed(v), of.slug, of.people.member.id, "moderator"),
    seen: ["-", no, no, no, no, no, yes],
    hidden: ["-", none, no, no, no, no, yes],
  },
  {
    verb: "give oneself a role",
    run: (of, v) => changeRole(signed(v), of.slug, signed(v).id, "host"),
    seen: ["-", no, no, no, no, no, yes],
    hidden: ["-", none, no, no, no, no, yes],
  },
  {
    verb: "remove another",
    run: (of, v) => removeMember(signed(v), of.slug, of.people.moderator.id),
    seen: ["-", no, no, no, "-", no, yes],
    hidden: ["-", none, no, no, "-", no, yes],
  },
  {
    verb: "delete it",
    run: (of, v) => deleteGroup(signed(v), of.slug, of.slug),
    seen: ["-", no, no, no, no, no, yes],
    hidden: ["-", none, no, no, no, no, yes],
  },
  {
    verb: "leave",
    run: (of, v) => leaveGroup(signed(v), of.slug),
    seen: ["-", none, yes, yes, yes, yes, "conflict"],
    hidden: ["-", none, yes, yes, yes, yes, "conflict"],
  },
];

describe.each(["public", "unlisted", "private"] as const)("in a %s group", (visibility) => {
  describe.each(rules)("who may $verb", ({ run, seen, hidden }) => {
    const expected = visibility === "private" ? hidden : seen;
    test.each(everybody.slice(0, 7).map((who, at): [Who, string] => [who, expected[at] ?? "?"]))(
      "%s: %s",
      async (who, end) => {
        if (end === "-") return;
        const of = await circle(visibility);
        expect(await endOf(run(of, of.as(who)))).toBe(end);
      },
    );
  });
});

test("a refused verb changes nothing", async () => {
  const of = await circle("public");
  const before = [await groupFor(of.people.host, of.slug), await membersOf(of.people.host, of.slug, first)];
  for (const { verb, run } of rules) {
    for (const who of ["outsider", "member"] as const)
      if (verb !== "leave" && verb !== "withdraw an invite") await endOf(run(of, of.as(who)));
  }
  const after = [await groupFor(of.people.host, of.slug), await membersOf(of.people.host, of.slug, first)];
  expect(after).toEqual(before);
});

test.each([
  ["public", "open", "active"],
  ["public", "request", "pending"],
  ["unlisted", "open", "active"],
  ["public", "invite", no],
  ["private", "open", none],
  ["private", "request", none],
] as const)("an outsider joins a %s group with %s: %s", async (visibility, joining, end) => {
  const of = await circle(visibility, joining);
  const joined = await joinGroup(of.people.outsider, of.slug).then(
    ({ state }) => state,
    (error: { kind: string }) => error.kind,
  );
  expect(joined).toBe(end);
});

test("a token makes nobody a host, whoever's it is", async () => {
  const { slug, people } = await circle("private");
  const program: SignedIn = { ...people.host, by: { token: "t", scopes: ["read", "write"] } };
  expect(await endOf(changeRole(program, slug, people.member.id, "facilitator"))).toBe("answered");
  expect(await endOf(changeRole(program, slug, people.member.id, "host"))).toBe("forbidden");
});

test("who waits and asks again waits; who is in and asks again is in, in the same role", async () => {
  const of = await circle("public", "request");
  expect(await joinGroup(of.people.pending, of.slug)).toEqual({ state: "pending" });
  expect(await joinGroup(of.people.facilitator, of.slug)).toEqual({ state: "active" });
  expect((await groupFor(of.people.facilitator, of.slug)).standing.membership?.role).toBe("facilitator");
});

test("lists show public groups to all, unlisted and private ones to their own", async () => {
  const circles = {
    public: await circle("public"),
    unlisted: await circle("unlisted"),
    private: await circle("private"),
  };
  const seenBy = async (viewer: Viewer, which?: "mine" | "public") => {
    const ids = new Set((await groupsFor(viewer, { limit: 200, after: null }, which)).items.map((group) => group.id));
    return Object.entries(circles).flatMap(([name, { id }]) => (ids.has(id) ? [name] : []));
  };
  expect(await seenBy(null)).toEqual(["public"]);
  expect(await seenBy(circles.private.people.outsider)).toEqual(["public"]);
  expect(await seenBy(circles.private.people.member)).toEqual(["public", "private"]);
  expect(await seenBy(circles.unlisted.people.pending)).toEqual(["public", "unlisted"]);
  expect(await seenBy(circles.unlisted.people.host, "mine")).toEqual(["unlisted"]);
  expect(await seenBy(null, "mine")).toEqual([]);
  expect(await seenBy(circles.private.people.host, "public")).toEqual(["public"]);
});

test("a group's pages by key: each once, in order", async () => {
  const ana = await person("Pages Of Groups");
  const of = await Promise.all(Array.from({ length: 5 }, () => circle("public")));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof groupsFor>> = await groupsFor(ana, { limit: 2, after });
    seen.push(...page.items.map((group) => group.id));
    after = page.next;
  } while (after);
  expect(new Set(seen).size).toBe(seen.length);
  for (const { id } of of) expect(seen).toContain(id);
});

test("invites of one group are nothing in another", async () => {
  const [one, two] = [await circle("private"), await circle("private")];
  const { code } = await makeInvite(one.people.host, one.slug);
  expect(await endOf(revokeInvite(two.people.host, two.slug, code))).toBe(none);
  expect(await acceptInvite(two.people.outsider, code)).toEqual({ slug: one.slug, joined: true });
  expect(await endOf(groupFor(two.people.outsider, two.slug))).toBe(none);
  expect((await inviteBy(null, code)).group.slug).toBe(one.slug);
});

const signed = (viewer: Viewer): SignedIn => {
  if (!viewer) throw new Error("a stranger cannot");
  return viewer;
};

async function withdraw(of: Circle, viewer: Viewer): Promise<void> {
  const { code } = await makeInvite(of.people.host, of.slug);
  await revokeInvite(signed(viewer), of.slug, code);
}
