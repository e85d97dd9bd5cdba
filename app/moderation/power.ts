/**
 * Who may use which power over whom, and where: the one place that decides it, for page, API and socket alike. Pure;
 * `tests/moderation/power.test.ts` goes through all of it.
 */
import type { SignedIn } from "../accounts/user";
import { hasScope } from "../accounts/user";
import type { Decides } from "../cases/case";
import type { Role, Standing } from "../groups/group";
import { conditionDeeds, isOf, personDeeds, type ActionKind, type ActionRole, type Deed } from "./action";

/** Whoever wants to act. `role` null: not in the group, or set aside from it. */
export type Asker = { id: string; role: Role | null; isGuest: boolean; isOperator: boolean; isMuted: boolean };

/** Whom it concerns. `role` null: in the group no more, or never; null instead of all: it concerns nobody (a text, a whole thread). */
export type Whom = { id: string; role: Role | null } | null;

export type Where = {
  isArchived: boolean;
  /** Who decides the case that it is done in; without a case `moderators`. */
  decides: Decides;
  /** How far it reaches. */
  scope: "comment" | "thread" | "text" | "group" | "person";
  /** Whether the asker has reported this. */
  isReporter: boolean;
  /** Whether somebody else could decide it who is not concerned. */
  othersLeft: boolean;
  /** Of `lift` and `undo`: what was done that is to end, in which role (`rankOfDone`), and by whom. */
  done?: { by: string | null; rank: number; kind: ActionKind };
};

/**
 * Why somebody may not. `no-role`: their role has not this power; `own-case`: it concerns themselves; `above-rank`: whom it
 * concerns stands above them (for what is done to a person: beside them too); `own-report`: they have reported it, and others
 * are there to decide; `passed-up`: it is decided by hosts, or operators; `archived`: nobody writes there anyway.
 */
export const hindrances = ["no-role", "own-case", "above-rank", "own-report", "passed-up", "archived"] as const;
export type Hindrance = (typeof hindrances)[number];

/** From nobody to the operator of the installation. A panel of members speaks for the group: no single one overrules it. */
const ranks = { none: 0, member: 0, facilitator: 1, moderator: 2, host: 3, panel: 4, operator: 5 } as const;

export const rankOfRole = (role: Role | "operator" | null): number => ranks[role ?? "none"];

/** Of what was done. What a setting of the group did by itself may be ended by whoever has the power at all. */
export const rankOfDone = (role: ActionRole): number => (role === "rule" ? ranks.none : ranks[role]);

/** Whoever asks, in a group. Who waits to be let in, or came by a guests' link, holds no role there. */
export function askerOf(viewer: SignedIn, { membership, isMuted = false }: Standing): Asker {
  const isIn = membership?.state === "active" && !membership.guest;
  return {
    id: viewer.id,
    role: isIn ? membership.role : null,
    isGuest: viewer.isGuest === true || membership?.guest !== undefined,
    isOperator: viewer.isOperator && hasScope(viewer, "operate"),
    isMuted,
  };
}

/**
 * An operator has power over cases that were passed up to operators, where the law asks for it, and over what an
 * operator did; nowhere else. Whoever is muted writes nothing, and so gives no reasons either.
 */
export function rankOf(asker: Asker, deed: Deed, where: Where): number {
  const isOperators =
    where.decides === "operators" || deed === "law" || deed === "hold" || where.done?.rank === ranks.operator;
  if (asker.isOperator && isOperators) return ranks.operator;
  return asker.isGuest || asker.isMuted ? ranks.none : rankOfRole(asker.role);
}

/**
 * What each needs. A facilitator leads the talk about texts, and has no power over people or what they wrote. Whoever
 * could have done something may end it.
 */
function needed(deed: Deed, where: Where): number {
  const what = (deed === "lift" || deed === "undo") && where.done ? where.done.kind : deed;
  if (what === "law" || what === "hold") return ranks.host;
  if (isOf(conditionDeeds, what) && where.scope !== "group") return ranks.facilitator;
  return ranks.moderator;
}

/** null: they may. */
export function hindranceOf(asker: Asker, deed: Deed, whom: Whom, where: Where): Hindrance | null {
  const rank = rankOf(asker, deed, where);
  if (rank < needed(deed, where)) return "no-role";
  if (whom?.id === asker.id) return "own-case";
  if (where.decides === "operators" && rank < ranks.operator && deed !== "law" && deed !== "hold") return "passed-up";
  if (where.decides === "hosts" && rank < ranks.host) return "passed-up";
  if (whom && isAbove(rank, deed, whom)) return "above-rank";
  if (where.done && where.done.by !== asker.id && where.done.rank > rank) return "above-rank";
  if (where.isReporter && where.othersLeft) return "own-report";
  if (where.isArchived && isOf(conditionDeeds, deed)) return "archived";
  return null;
}

/** Words may be judged by equals; people only by who stands above them. */
function isAbove(rank: number, deed: Deed, whom: NonNullable<Whom>): boolean {
  const theirs = rankOfRole(whom.role);
  return isOf(personDeeds, deed) && deed !== "warn" ? theirs >= rank : theirs > rank;
}

export const may = (asker: Asker, deed: Deed, whom: Whom, where: Where): boolean =>
  hindranceOf(asker, deed, whom, where) === null;

/** See what waits. Reports name who reported, so a facilitator does not. */
export const canSeeCases = (asker: Asker): boolean =>
  !asker.isGuest && !asker.isMuted && rankOfRole(asker.role) >= ranks.moderator;

/** Read who asked for a legal removal. */
export const canSeeLaw = (asker: Asker): boolean =>
  asker.isOperator || (!asker.isGuest && !asker.isMuted && rankOfRole(asker.role) >= ranks.host);

/** Take along what a group has on record about one person: with who reported them, so it is for hosts. */
export const canTakeRecords = (asker: Asker): boolean =>
  !asker.isGuest && !asker.isMuted && rankOfRole(asker.role) >= ranks.host;

/** Write the rules, and say how the group moderates. */
export const canSetRules = (asker: Asker, isArchived: boolean): boolean =>
  !isArchived && !asker.isGuest && !asker.isMuted && rankOfRole(asker.role) >= ranks.host;

/**
 * In which role something is done, for the record.
 *
 * @param rank `rankOf` of whoever does it
 */
export const roleOfRank = (rank: number): ActionRole =>
  rank >= ranks.operator
    ? "operator"
    : rank >= ranks.host
      ? "host"
      : rank >= ranks.moderator
        ? "moderator"
        : "facilitator";

/**
 * Who decides a case: moderators (hosts are such too), where one is left who is not concerned and stands high enough; else
 * hosts; else operators.
 *
 * @param powerful all of the group who have a role above a facilitator's
 * @param concerned their ids: whom it concerns, and (of an appeal) who acted
 * @param rank that whoever decides must have at least: that of whom it concerns, or of who acted
 */
export function whoDecides(
  powerful: Array<{ id: string; role: Role }>,
  concerned: string[],
  rank: number = ranks.moderator,
): Decides {
  const ranksLeft = powerful.filter(({ id }) => !concerned.includes(id)).map(({ role }) => rankOfRole(role));
  const reaches = (least: number) => ranksLeft.some((each) => each >= least);
  if (rank <= ranks.moderator && reaches(ranks.moderator)) return "moderators";
  return reaches(Math.max(rank, ranks.host)) ? "hosts" : "operators";
}
