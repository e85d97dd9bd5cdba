import type { Catalogue } from "./words";

const en = {
  standsAlready: (title: string) =>
    `The same file or text stands in this group already, as “${title}”. To add it again all the same, send it with "again": true.`,
  noAdding: "Only hosts and facilitators of this group add and change texts.",
  titleMissing: "Give the text a title.",
  titleTooLong: (most: number) => `A title has at most ${most} characters.`,
  bylineTooLong: (most: number) => `A byline has at most ${most} characters.`,
  cursor: "This cursor does not belong to this list.",
};

export const textWords: Catalogue<typeof en> = { en };
