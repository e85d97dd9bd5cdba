/** Who may do what in a group, as a table made by asking the rules themselves: so the page cannot say other than they do. Pure. */
import * as rules from "./group";
import type { Standing } from "./group";

/** Every rule about what somebody may do, in the order of the page. */
export const deeds = [
  "canSeeGroup",
  "canRead",
  "canComment",
  "canReact",
  "canBeSeen",
  "canTakeBack",
  "canJoin",
  "canLeave",
  "canSeeMembers",
  "canGoFirst",
  "canSettleQuestions",
  "canReadLog",
  "canSeeLog",
  "canSeeRestraints",
  "canSeeWithheld",
  "canAddText",
  "canInvite",
  "canInviteGuests",
  "canLetIn",
  "canRemoveMember",
  "canChangeRoles",
  "canChangeGroup",
  "canSeeWebhooks",
  "canKeepWebhooks",
  "canHandOver",
  "canArchive",
  "canRestore",
  "canDeleteGroup",
] as const satisfies Array<keyof typeof rules>;
export type Deed = (typeof deeds)[number];

export const places = ["anybody", "pending", "guest", "member", "moderator", "facilitator", "host"] as const;
export type PlaceInGroup = (typeof places)[number];

const somebody = { id: "", name: "", isOperator: false, by: { authSession: "" } };

/** Somebody in that place of a group with these settings; who is outside has an account. */
export function standingAs(place: PlaceInGroup, group: Standing["group"]): Standing {
  const role = place === "anybody" || place === "pending" || place === "guest" ? "member" : place;
  const guest = group.guests === "none" ? "read" : group.guests;
  return {
    viewer: { ...somebody, ...(place === "guest" ? { isGuest: true } : {}) },
    group,
    membership:
      place === "anybody"
        ? null
        : { role, state: place === "pending" ? "pending" : "active", ...(place === "guest" ? { guest } : {}) },
  };
}

export type RightsTable = { places: PlaceInGroup[]; rows: Array<{ deed: Deed; may: boolean[] }> };

/** As the group is now. Guests have a column where it lets some in. */
export function rightsIn(group: Standing["group"]): RightsTable {
  const shown = places.filter((place) => place !== "guest" || group.guests !== "none");
  const rows = deeds.map((deed) => ({ deed, may: shown.map((place) => rules[deed](standingAs(place, group))) }));
  return { places: shown, rows };
}
