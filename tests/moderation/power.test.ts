/** Who × what × whom × where, all of it, against the rules as the charter of moderation says them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deciders } from "~/cases/case";
import { roles } from "~/groups/group";
import { conditionDeeds, deeds, isOf, personDeeds, type ActionKind, type Deed } from "~/moderation/action";
import {
  canSeeCases,
  canSetRules,
  canTakeRecords,
  hindranceOf,
  may,
  rankOfDone,
  rankOfRole,
  whoDecides,
} from "~/moderation/power";
import type { Asker, Where, Whom } from "~/moderation/power";

type Who = "outsider" | "guest" | "muted host" | "member" | "facilitator" | "moderator" | "host" | "operator";
const everyone: Who[] = ["outsider", "guest", "muted host", "member", "facilitator", "moderator", "host", "operator"];
const asker = (who: Who): Asker => ({
  id: "me",
  role:
    who === "outsider" || who === "operator" ? null : who === "guest" ? "member" : who === "muted host" ? "host" : who,
  isGuest: who === "guest",
  isOperator: who === "operator",
  isMuted: who === "muted host",
});

/** The charter, written down a second time and otherwise: as a table of the least role for each deed, and of exceptions. */
const leastRole: Record<Exclude<Deed, "lift" | "undo">, "facilitator" | "moderator" | "host"> = {
  approve: "moderator",
  hide: "moderator",
  remove: "moderator",
  edit: "moderator",
  law: "host",
  move: "moderator",
  lock: "facilitator",
  slow: "facilitator",
  answers: "facilitator",
  warn: "moderator",
  mute: "moderator",
  suspend: "moderator",
  ban: "moderator",
  dismiss: "moderator",
  hold: "host",
};
const order = ["outsider", "guest", "muted host", "member", "facilitator", "moderator", "host", "operator"];
const atLeast = (who: Who, least: string) =>
  !["guest", "muted host"].includes(who) && order.indexOf(who) >= order.indexOf(least);

/** Whether `who` acts as operator of the installation there: passed up, by law, or over what an operator did. */
const isOperating = (who: Who, deed: Deed, where: Where) =>
  who === "operator" &&
  (where.decides === "operators" || ["law", "hold"].includes(deed) || where.done?.rank === rankOfRole("operator"));

function expected(who: Who, deed: Deed, whom: Whom, where: Where): boolean {
  const acts: Who = who === "operator" && !isOperating(who, deed, where) ? "outsider" : who;
  const what = where.done && (deed === "lift" || deed === "undo") ? where.done.kind : deed;
  const least = what === "lift" || what === "undo" ? "moderator" : leastRole[what];
  const isWide = isOf(conditionDeeds, what) && where.scope === "group";
  if (!atLeast(acts, isWide ? "moderator" : least)) return false;
  if (whom?.id === "me") return false;
  if (where.decides === "operators" && acts !== "operator" && !["law", "hold"].includes(deed)) return false;
  if (where.decides === "hosts" && !atLeast(acts, "host")) return false;
  if (whom?.role) {
    const [mine, theirs] = [order.indexOf(acts), order.indexOf(whom.role)];
    const strictly = ["mute", "suspend", "ban"].includes(deed);
    const isOrdinary = whom.role === "member";
    if (!isOrdinary && (strictly ? theirs >= mine : theirs > mine)) return false;
  }
  if (
    where.done &&
    where.done.by !== "me" &&
    where.done.rank > rankOfRole(acts === "operator" ? "operator" : asker(acts).role)
  )
    return false;
  if (where.isReporter && where.othersLeft) return false;
  return !(where.isArchived && isOf(conditionDeeds, deed));
}

const whoms: Array<[string, Whom]> = [
  ["nobody", null],
  ["themselves", { id: "me", role: "moderator" }],
  ["somebody who left", { id: "other", role: null }],
  ...roles.map((role): [string, Whom] => [`a ${role}`, { id: "other", role }]),
];
const scopes: Array<Where["scope"]> = ["comment", "thread", "text", "group", "person"];
const plain = (where: Partial<Where>): Where => ({
  isArchived: false,
  decides: "moderators",
  scope: "comment",
  isReporter: false,
  othersLeft: true,
  ...where,
});
const wheres: Where[] = scopes.flatMap((scope) =>
  deciders.flatMap((decides) =>
    [false, true].flatMap((isArchived) =>
      (
        [
          [false, true],
          [true, true],
          [true, false],
        ] as const
      ).map(([isReporter, othersLeft]) => ({ scope, decides, isArchived, isReporter, othersLeft })),
    ),
  ),
);

describe("the whole table", () => {
  const ordinary = deeds.filter((deed) => deed !== "lift" && deed !== "undo");
  test.each(everyone)("%s: every deed, whoever it concerns, everywhere", (who) => {
    for (const deed of ordinary)
      for (const [name, whom] of whoms)
        for (const where of wheres) {
          const said = `${who} ${deed} ${name} ${JSON.stringify(where)}`;
          expect([said, may(asker(who), deed, whom, where)]).toEqual([said, expected(who, deed, whom, where)]);
        }
  });

  const doers = ["rule", "facilitator", "moderator", "host", "panel", "operator"] as const;
  const kinds: ActionKind[] = ["hide", "law", "lock", "move", "mute", "ban"];
  test.each(everyone)("%s: ending what was done, by whomever", (who) => {
    for (const deed of ["lift", "undo"] as const)
      for (const kind of kinds)
        for (const doer of doers)
          for (const by of ["me", "other", null])
            for (const [name, whom] of whoms)
              for (const scope of ["comment", "thread", "group"] as const)
                for (const decides of deciders) {
                  const where = plain({ scope, decides, done: { by, rank: rankOfDone(doer), kind } });
                  const said = `${who} ${deed}es ${kind} of ${doer} ${by} to ${name} ${JSON.stringify(where)}`;
                  expect([said, may(asker(who), deed, whom, where)]).toEqual([said, expected(who, deed, whom, where)]);
                }
  });
});

const holds = (name: string, of: fc.IRawProperty<never>) =>
  test(name, () => void fc.assert(of as fc.IRawProperty<unknown>));

describe("what the table must come to", () => {
  const anyWhere = fc.record({
    isArchived: fc.boolean(),
    decides: fc.constantFrom(...deciders),
    scope: fc.constantFrom(...scopes),
    isReporter: fc.boolean(),
    othersLeft: fc.boolean(),
  });
  const anyRole = fc.constantFrom(...roles, null);
  const anyAsker = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    role: anyRole,
    isGuest: fc.boolean(),
    isOperator: fc.boolean(),
    isMuted: fc.boolean(),
  });
  const anyDeed = fc.constantFrom(...deeds);

  holds(
    "nobody acts in their own case",
    fc.property(anyAsker, anyDeed, anyRole, anyWhere, (who, deed, role, where) => {
      expect(may(who, deed, { id: who.id, role }, where)).toBe(false);
    }) as never,
  );

  holds(
    "nobody in the group acts above their rank",
    fc.property(anyAsker, anyDeed, anyRole, anyWhere, (who, deed, role, where) => {
      fc.pre(!who.isOperator && may(who, deed, { id: "z", role }, where));
      expect(rankOfRole(role)).toBeLessThanOrEqual(rankOfRole(who.role));
      if (isOf(personDeeds, deed) && deed !== "warn") expect(rankOfRole(role)).toBeLessThan(rankOfRole(who.role));
    }) as never,
  );

  holds(
    "guests, the muted and members have no power",
    fc.property(anyAsker, anyDeed, anyRole, anyWhere, (who, deed, role, where) => {
      fc.pre(!who.isOperator && (who.isGuest || who.isMuted || who.role === "member" || who.role === null));
      expect(hindranceOf(who, deed, { id: "z", role }, where)).toBe("no-role");
      if (who.isGuest || who.isMuted || who.role !== "facilitator") expect(canSeeCases(who)).toBe(false);
      expect(canSetRules(who, false)).toBe(false);
      expect(canTakeRecords(who)).toBe(false);
    }) as never,
  );

  holds(
    "an operator who has no role has power only where it was passed up or the law asks",
    fc.property(anyAsker, anyDeed, anyRole, anyWhere, (who, deed, role, where) => {
      const bare = { ...who, role: null, isOperator: true };
      if (may(bare, deed, { id: "z", role }, where))
        expect(where.decides === "operators" || deed === "law" || deed === "hold").toBe(true);
    }) as never,
  );

  const anyPeople = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      role: fc.constantFrom("moderator" as const, "host" as const),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  );

  holds(
    "whoever decides a case is somebody who may, whatever is left of the group",
    fc.property(
      anyPeople,
      fc.constantFrom("a", "b", "z"),
      anyRole,
      fc.constantFrom("hide" as const, "remove" as const, "dismiss" as const, "approve" as const, "warn" as const),
      (people, concerned, role, deed) => {
        const theirs = people.find(({ id }) => id === concerned)?.role ?? role;
        const decides = whoDecides(people, [concerned], Math.max(rankOfRole("moderator"), rankOfRole(theirs)));
        const where = plain({ decides, scope: deed === "warn" ? "person" : "comment" });
        const candidates: Asker[] = [
          ...people.map((each) => ({ ...each, isGuest: false, isOperator: false, isMuted: false })),
          { id: "operator", role: null, isGuest: false, isOperator: true, isMuted: false },
        ];
        const able = candidates.filter((each) => may(each, deed, { id: concerned, role: theirs }, where));
        expect(able.map(({ id }) => id)).not.toEqual([]);
        // And it goes no further up than it must.
        if (decides === "operators") expect(able.map(({ id }) => id)).toEqual(["operator"]);
      },
    ) as never,
  );

  holds(
    "an appeal is decided by nobody who acted, nor by whom it concerns",
    fc.property(anyPeople, (people) => {
      const [actor, author] = ["a", "b"];
      const decides = whoDecides(people, [actor, author]);
      const left = people.filter(({ id }) => id !== actor && id !== author);
      if (decides === "moderators") expect(left).not.toEqual([]);
      if (decides === "hosts") expect(left.some(({ role }) => role === "host")).toBe(true);
      if (decides === "operators") expect(left).toEqual([]);
    }) as never,
  );
});

test("who reported something decides it where nobody else is left, and only there", () => {
  const moderator = asker("moderator");
  const author = { id: "other", role: "member" as const };
  expect(hindranceOf(moderator, "hide", author, plain({ isReporter: true }))).toBe("own-report");
  expect(hindranceOf(moderator, "hide", author, plain({ isReporter: true, othersLeft: false }))).toBeNull();
});

test("what a panel decided is ended by no moderator and no host", () => {
  const done = { by: null, rank: rankOfDone("panel"), kind: "hide" as const };
  for (const who of ["moderator", "host"] as const)
    expect(hindranceOf(asker(who), "undo", { id: "other", role: "member" }, plain({ done }))).toBe("above-rank");
});

test("a case that needs more than a host goes to operators", () => {
  expect(whoDecides([{ id: "a", role: "host" }], [], rankOfRole("operator"))).toBe("operators");
});
