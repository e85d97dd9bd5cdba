import { counted, type Catalogue } from "./words";

/** Pages of a session: before it begins, and when it was called off. */
const en = {
  readText: "Texts",
  minutes: (count: number) => counted("en", count, { one: "minute", other: "minutes" }),
};

export const sessionPageWords: Catalogue<typeof en> = { en };
