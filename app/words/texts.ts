import { counted, type Catalogue } from "./words";

const en = {
  noAdding: "Only hosts and facilitators of this group add and change texts.",
  titleMissing: "Give the text a title.",
  titleTooLong: (most: number) => `A title has at most ${most} characters.`,
  bylineTooLong: (most: number) => `A byline has at most ${most} characters.`,
  cursor: "This cursor does not belong to this list.",
  contentMissing: "Paste the text, or choose a file.",
  addTitle: "Add a text",
  addIntro:
    "Lectern splits what you give it into sections and numbered paragraphs. Plain text and Markdown need no touching up: leave an empty line between paragraphs.",
  fieldTitle: "Title",
  fieldTitleHint: "Left empty, the title in the file is taken.",
  fieldByline: "Author or source",
  fieldContent: "Paste the text",
  fieldFile: "or choose a file (.txt or .md)",
  fieldFormat: "Form",
  formatAuto: "Find out",
  formatPlain: "Plain text",
  formatMarkdown: "Markdown",
  add: "Add the text",
  adding: "Adding…",
  preview: "Show the outline first",
  outlineTitle: "This is what Lectern made of it",
  outlineOf: (sections: number, paragraphs: number) =>
    `${counted("en", sections, { one: "section", other: "sections" })}, ${counted("en", paragraphs, { one: "numbered paragraph", other: "numbered paragraphs" })}`,
  beforeHeading: "Before the first heading",
  visibleTo: (who: string) => `Who will see it: ${who}`,
  whoPublic: "anyone who finds this group, signed in or not",
  whoUnlisted: "anyone who has the link",
  whoPrivate: "members of this group only",
  untitled: "Untitled",
};

export const textWords: Catalogue<typeof en> = { en };
