/** Who has which power of moderation over whom, as a table made by asking the rules themselves. Pure. */
import type { Role } from "../groups/group";
import type { Deed } from "./action";
import { may, rankOfDone, rankOfRole, type Asker, type Where, type Whom } from "./power";

/** Columns: whoever has some power. An operator of the installation, where nothing was passed up to operators. */
export const holders = ["member", "facilitator", "moderator", "host", "operator"] as const;
export type Holder = (typeof holders)[number];

type Row = { name: string; deed: Deed; scope: Where["scope"]; ofNobody?: true; done?: "facilitator" | "moderator" };

/** Rows of the page, in its order. `ofNobody`: it concerns a place, and no person. */
export const powerRows = [
  { name: "dismiss", deed: "dismiss", scope: "comment" },
  { name: "approve", deed: "approve", scope: "comment" },
  { name: "hide", deed: "hide", scope: "comment" },
  { name: "edit", deed: "edit", scope: "comment" },
  { name: "remove", deed: "remove", scope: "comment" },
  { name: "law", deed: "law", scope: "comment" },
  { name: "hold", deed: "hold", scope: "comment" },
  { name: "move", deed: "move", scope: "thread" },
  { name: "lock", deed: "lock", scope: "thread", ofNobody: true },
  { name: "slow", deed: "slow", scope: "text", ofNobody: true },
  { name: "answers", deed: "answers", scope: "text", ofNobody: true },
  { name: "group-wide", deed: "lock", scope: "group", ofNobody: true },
  { name: "warn", deed: "warn", scope: "person" },
  { name: "mute", deed: "mute", scope: "person" },
  { name: "suspend", deed: "suspend", scope: "person" },
  { name: "ban", deed: "ban", scope: "person" },
  { name: "undo", deed: "undo", scope: "comment", done: "moderator" },
] as const satisfies Row[];
export type PowerRow = (typeof powerRows)[number]["name"];

/** From below upwards; whoever is in the group no more stands where members do. */
const whoms: Role[] = ["member", "facilitator", "moderator", "host"];

/** "no", "yes" (it concerns nobody), or the highest whom it reaches. */
export type Reach = "no" | "yes" | Role;
export type PowersTable = { holders: readonly Holder[]; rows: Array<{ name: PowerRow; reach: Reach[] }> };

export function powersIn(isArchived: boolean): PowersTable {
  const rows = powerRows.map((row: Row & { name: PowerRow }) => ({
    name: row.name,
    reach: holders.map((holder) => reachOf(holder, row, isArchived)),
  }));
  return { holders, rows };
}

function reachOf(holder: Holder, { deed, scope, ofNobody, done }: Row, isArchived: boolean): Reach {
  const asker: Asker = {
    ...{ id: "asker", isGuest: false, isMuted: false, isOperator: holder === "operator" },
    role: holder === "operator" ? null : holder,
  };
  const where: Where = {
    ...{ isArchived, decides: "moderators", scope, isReporter: false, othersLeft: true },
    ...(done ? { done: { by: null, rank: rankOfDone(done), kind: "hide" as const } } : {}),
  };
  const reaches = (whom: Whom) => may(asker, deed, whom, where);
  if (ofNobody) return reaches(null) ? "yes" : "no";
  const reached = whoms.filter((role) => reaches({ id: "other", role }));
  return reached.sort((one, other) => rankOfRole(one) - rankOfRole(other)).at(-1) ?? "no";
}
