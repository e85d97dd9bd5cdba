import type { Catalogue } from "./words";

/** Not to see somebody any more. */
const en = {
  title: "People you do not see",
  lead: "What they write stays folded for you and is not counted as unread, and they send you no notices or mail. They are not told, and nothing changes for them or for anybody else. In a session of a group you still see who speaks and who waits, and as a moderator you still see what you decide about.",
  none: "You see everybody.",
  ask: (name: string) => `Not see ${name} any more?`,
  block: (name: string) => `Do not show me ${name}`,
  unblock: "Show again",
  unblockWhom: (name: string) => `Show again: ${name}`,
  done: "You do not see them any more.",
  ended: "You see them again.",
  back: "Back to the discussion",
  cancel: "Cancel",
  link: "Do not show me this person",
  linkMember: "Do not show",
  linkUnseen: "Not shown to you",
  oneself: "One cannot do that to oneself.",
  tooMany: (most: number) => `One can hide ${most} people at most.`,
};

export const blockWords: Catalogue<typeof en> = { en };
