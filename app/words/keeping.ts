import type { Catalogue } from "./words";

/** For how long words are kept that moderators had to read. */
const en = {
  title: "How long it is kept",
  /** Before a day. */
  until: "The words are kept until",
  whileOpen:
    "The words are kept for as long as something is open about this, and then for as long as the group has set.",
  /** Before a day. */
  wiped: "The words are no longer kept. They were deleted on",
  stays: "What was decided, by which rule and why stays.",
  notBack: "The words are no longer kept, so this cannot be undone any more.",
  notActed: "The words of this comment are no longer kept, so nothing can be done about it any more.",
  notShown: "Its words are no longer kept.",
  notReworded: "The words of this comment are no longer kept, so it cannot be reworded. Write a new one instead.",
  noLonger: "no longer kept",
  bounds: (min: number, max: number) => `The operator of this server allows from ${min} to ${max}.`,
};

export const keepingWords: Catalogue<typeof en> = { en };
