import type { Catalogue } from "./words";

/** What stands beside the boxes of a form. Apart from the words of every page: the reading page loads none of it. */
const en = {
  optional: "optional",
  errorTitle: "Please check what you entered",
  errorMark: "Error:",
  errorOf: (field: string, sentence: string) => `${field}: ${sentence}`,
};

export const fieldWords: Catalogue<typeof en> = { en };
