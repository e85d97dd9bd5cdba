import type { Catalogue } from "./words";

/** Where a text comes from, under its byline. */
const en = {
  published: "Published",
  source: "Source:",
};

export const originWords: Catalogue<typeof en> = { en };
