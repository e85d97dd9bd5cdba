import type { Catalogue } from "./words";

/** Sessions of all of one's groups: on the first page, on a page of their own, and the short address that joins one. */
const en = {
  title: "Your sessions",
  lead: "When your groups meet to read.",
  now: "Running now",
  coming: "Coming",
  none: "Nothing is planned",
  noneText: "When one of your groups plans a session, it stands here.",
  toGroups: "Your groups",
  all: "All your sessions",
  notAnswered: "You have not answered",
  join: "Join",
};

export const ownSessionWords: Catalogue<typeof en> = { en };
