/** The rules themselves, over every place × visibility × archive × guests × state of a text. */
import { describe, expect, test } from "vitest";
import * as rules from "~/groups/group";
import {
  guestRights,
  guestsAllowed,
  joinings,
  roles,
  textStates,
  visibilities,
  wayIn,
  whyClosed,
  type Membership,
  type Standing,
} from "~/groups/group";
import { deeds, places, rightsIn, standingAs, type Deed } from "~/groups/rights";
import { rightsWords } from "~/words/rights";

const user = { id: "u", name: "Una", isOperator: false, by: { authSession: "s" } };
const memberships: Array<Membership | null> = [
  null,
  { role: "member", state: "pending" },
  ...guestRights.map((guest): Membership => ({ role: "member", state: "active", guest })),
  ...roles.map((role): Membership => ({ role, state: "active" })),
];

const everyStanding: Standing[] = visibilities.flatMap((visibility) =>
  joinings.flatMap((joining) =>
    [false, true].flatMap((isArchived) =>
      guestsAllowed.flatMap((guests) =>
        memberships.flatMap((membership) =>
          [undefined, ...textStates].flatMap((text) =>
            [null, user, { ...user, isGuest: true }].map((viewer): Standing => ({
              viewer,
              group: { visibility, joining, isArchived, guests },
              membership: viewer ? membership : null,
              ...(text ? { text } : {}),
            })),
          ),
        ),
      ),
    ),
  ),
);

/** Kept from taking part by a moderator: whoever is outside has no membership. */
const held = { until: null, url: "/g/g/standing" };
const kept: Standing[] = everyStanding
  .filter(({ viewer }) => viewer !== null)
  .flatMap((s): Standing[] => [
    { ...s, isMuted: true, shutOut: null, held },
    { ...s, membership: null, isMuted: true, shutOut: "suspended", held },
    { ...s, membership: null, isMuted: true, shutOut: "banned", held },
  ]);

const isMember = ({ membership: m }: Standing) => m?.state === "active" && m.guest === undefined;
const is = (s: Standing, ...of: string[]) => isMember(s) && of.includes(s.membership?.role ?? "");
const isGuest = ({ membership: m, group }: Standing) => m?.guest !== undefined && group.guests !== "none";

/** What must hold, said again in other words than the rules use. */
const expected: Record<Deed, (s: Standing) => boolean> = {
  canSeeGroup: (s) =>
    s.group.visibility !== "private" || isMember(s) || isGuest(s) || s.membership?.state === "pending",
  canRead: (s) => s.group.visibility !== "private" || isMember(s) || isGuest(s),
  canComment: (s) =>
    !s.group.isArchived &&
    s.text !== "locked" &&
    s.text !== "archived" &&
    (isMember(s) || (s.membership?.guest === "comment" && s.group.guests === "comment")),
  canReact: (s) => expected.canComment(s),
  canBeSeen: (s) => isMember(s) || (s.membership?.guest === "comment" && s.group.guests === "comment"),
  canTakeBack: (s) => isMember(s) || isGuest(s),
  canJoin: (s) =>
    s.viewer !== null &&
    !s.viewer.isGuest &&
    !s.group.isArchived &&
    s.group.joining !== "invite" &&
    !isMember(s) &&
    s.membership?.state !== "pending" &&
    expected.canSeeGroup(s),
  canLeave: (s) => s.membership !== null,
  canSeeMembers: isMember,
  canGoFirst: (s) => is(s, "host", "facilitator", "moderator"),
  canSeeRestraints: (s) => is(s, "host", "moderator"),
  canSeeWithheld: (s) => is(s, "host", "moderator"),
  canSettleQuestions: (s) => expected.canComment(s) && is(s, "host", "facilitator", "moderator"),
  canReadLog: (s) => s.group.visibility !== "private" || isMember(s),
  canSeeLog: (s) => is(s, "host", "moderator"),
  canAddText: (s) => !s.group.isArchived && is(s, "host", "facilitator"),
  canInvite: (s) => !s.group.isArchived && is(s, "host", "facilitator"),
  canInviteGuests: (s) => !s.group.isArchived && is(s, "host", "facilitator") && s.group.guests !== "none",
  canLetIn: (s) => !s.group.isArchived && is(s, "host"),
  canRemoveMember: (s) => !s.group.isArchived && is(s, "host"),
  canChangeRoles: (s) => !s.group.isArchived && is(s, "host"),
  canChangeGroup: (s) => !s.group.isArchived && is(s, "host"),
  canSeeWebhooks: (s) => is(s, "host"),
  canKeepWebhooks: (s) => !s.group.isArchived && is(s, "host"),
  canHandOver: (s) => !s.group.isArchived && is(s, "host"),
  canArchive: (s) => !s.group.isArchived && is(s, "host"),
  canRestore: (s) => s.group.isArchived && is(s, "host"),
  canDeleteGroup: (s) => is(s, "host"),
};

test("there are as many standings as one thinks", () => expect(everyStanding.length).toBe(3 * 3 * 2 * 3 * 8 * 4 * 3));

describe.each(deeds)("%s", (deed) => {
  test("holds for every standing as said", () => {
    const wrong = everyStanding.filter((s) => rules[deed](s) !== expected[deed](s));
    expect(wrong).toEqual([]);
  });
});

describe("whoever a moderator keeps from taking part", () => {
  const reading = ["canSeeGroup", "canRead", "canSeeMembers", "canReadLog", "canSeeLog"];
  // Where others wait or see no more, this is theirs as well; it lets nobody write who may not.
  const harmless = ["canGoFirst", "canSeeWebhooks"];
  const asBefore = new Set([...reading, ...harmless, "canTakeBack", "canLeave", "canJoin"]);

  test.each(deeds)("and %s, muted: as before where it is reading, going, or taking back; else never", (deed) => {
    const muted = kept.filter(({ shutOut }) => !shutOut);
    expect(muted.length).toBe((everyStanding.length / 3) * 2);
    const wrong = muted.filter((s) => rules[deed](s) !== (asBefore.has(deed) && expected[deed](s)));
    expect(wrong).toEqual([]);
  });

  test.each(deeds)("and %s, suspended or banned: as a stranger, who cannot even join", (deed) => {
    const out = kept.filter(({ shutOut }) => shutOut);
    const wrong = out.filter((s) => rules[deed](s) !== (deed !== "canJoin" && expected[deed]({ ...s, viewer: null })));
    expect(wrong).toEqual([]);
    expect(new Set(out.map(wayIn))).toEqual(new Set(["shut-out"]));
  });
});

test("no rule is left out of the table, and each is said in words", () => {
  const exported = Object.keys(rules).filter((name) => name.startsWith("can"));
  expect([...deeds].sort()).toEqual(exported.sort());
  expect(Object.keys(rightsWords.en.deeds).sort()).toEqual(exported.sort());
  expect(Object.keys(rightsWords.en.places).sort()).toEqual([...places].sort());
});

test("in an archived group the only changes are restoring, deleting, leaving, and taking back one's own words", () => {
  const changes = deeds.filter(
    (deed) =>
      !/^can(?:SeeGroup|Read|BeSeen|SeeMembers|ReadLog|SeeLog|SeeRestraints|SeeWithheld|GoFirst|SeeWebhooks)$/.test(
        deed,
      ),
  );
  const left = new Set(
    everyStanding.filter((s) => s.group.isArchived).flatMap((s) => changes.filter((deed) => rules[deed](s))),
  );
  expect([...left].sort()).toEqual(["canDeleteGroup", "canLeave", "canRestore", "canTakeBack"]);
});

test("nobody does what somebody below them may not: each role may all that the one before it may, but joining", () => {
  const ladder = ["member", "facilitator", "host"] as const;
  const groups = new Map(everyStanding.map((s) => [JSON.stringify(s.group), s.group]));
  for (const group of groups.values())
    for (const deed of deeds.filter((each) => each !== "canJoin")) {
      const may = ladder.map((place) => rules[deed](standingAs(place, group)));
      expect([...may].sort()).toEqual(may);
    }
});

test.each([
  [{ isArchived: true }, undefined, "group-archived"],
  [{ isArchived: true }, "locked", "group-archived"],
  [{}, "locked", "text-locked"],
  [{}, "archived", "text-archived"],
  [{}, "open", null],
] as const)("why it is closed: %j, %s: %s", (group, text, why) => {
  const base = { visibility: "public", joining: "open", isArchived: false, guests: "none" } as const;
  expect(whyClosed({ viewer: null, group: { ...base, ...group }, membership: null, ...(text ? { text } : {}) })).toBe(
    why,
  );
});

test("the table of a group names guests only where it has some, and says what the rules say", () => {
  const group = { visibility: "private", joining: "request", isArchived: false, guests: "none" } as const;
  expect(rightsIn(group).places).not.toContain("guest");
  const table = rightsIn({ ...group, guests: "read" });
  const cell = (deed: Deed, place: (typeof places)[number]) =>
    table.rows.find((row) => row.deed === deed)?.may[table.places.indexOf(place)];
  expect(cell("canRead", "guest")).toBe(true);
  expect(cell("canComment", "guest")).toBe(false);
  expect(cell("canRead", "anybody")).toBe(false);
  expect(cell("canHandOver", "host")).toBe(true);
  expect(cell("canHandOver", "facilitator")).toBe(false);
});
