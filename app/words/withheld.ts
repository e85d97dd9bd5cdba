import type { Catalogue } from "./words";

/** What stands in the place of a comment that moderators took out of sight, and above its words for those who still see them. */
const en = {
  roles: {
    moderator: "a moderator",
    facilitator: "a facilitator",
    host: "a host",
    operator: "the operator",
    panel: "a panel of members",
    rule: "a setting of the group",
  } as Record<string, string>,
  /** As a sentence, with who did it. */
  done: {
    held: () => "This comment waits for a moderator.",
    hidden: (by: string) => `Hidden by ${by}.`,
    edit: (by: string) => `Hidden by ${by} until its author has reworded it.`,
    removed: (by: string) => `Removed by ${by}.`,
    law: (by: string) => `Removed by ${by} for legal reasons.`,
  },
  rule: (number: number, title: string) => (title ? `Rule ${number}, ${title}.` : `Rule ${number}.`),
  heldMine: "Waits for a moderator; only you and the moderators see it.",
  heldOthers: "Waits for a moderator; only its author and the moderators see it.",
  onlyYou: "Only you and the moderators see it now.",
  onlyAuthor: "Only its author and the moderators see it now.",
  onlyYouByLaw: "Only you see it now.",
  rewordIt: "Edit it, and a moderator looks at it again.",
  notReworded:
    "Moderators have taken this comment out of sight, so it cannot be reworded. You can appeal, or delete it.",
  notBack: "This comment cannot come back: its words are gone.",
};

export const withheldWords: Catalogue<typeof en> = { en };
