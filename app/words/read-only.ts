import type { Catalogue } from "./words";

/** Why nothing is written here, for the place where the box would be. */
const en = {
  closed: {
    "group-archived": "This group is archived: everything stays readable, nothing is added.",
    "text-locked": "This text is locked: its discussion is read, not added to. You can still delete what you wrote.",
    "text-archived":
      "This text is archived: its discussion is read, not added to. You can still delete what you wrote.",
  },
  guestReads: "As a guest you read here. Members comment.",
  archivedGroup: "This group is archived. A host can restore it; until then nothing in it is changed.",
  pill: { locked: "Locked", archived: "Archived", group: "Archived" },
};

export const readOnlyWords: Catalogue<typeof en> = { en };
