import type { Catalogue } from "./words";

/** Saying where a text comes from. */
const en = {
  title: "Where it comes from",
  publishedField: "Date of publication",
  publishedHint: "A year, a month or a day: 1921, 1921-03 or 1921-03-14.",
  sourceField: "Address of the source",
  sourceHint: "Where it was published, as a whole address: https://…",
  licenceField: "Licence",
  licenceHint: "In a few words: CC BY-SA 4.0, public domain, by permission of the publisher.",
  wrong: {
    published: "Give the date as a year, a month or a day: 1921, 1921-03 or 1921-03-14. Or leave it empty.",
    source: "Give the whole address of the source, beginning with https:// or http://. Or leave it empty.",
    licence: "Say the licence in a few words, as text on one line. Or leave it empty.",
  },
};

export const originFieldWords: Catalogue<typeof en> = { en };
