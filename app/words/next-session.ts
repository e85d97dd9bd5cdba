import { counted, type Catalogue } from "./words";

/** What comes after a session: the next one, and whose turn it is to run it. */
const en = {
  title: "Next session",
  runs: (names: string) => `Runs it: ${names}`,
  none: "None is planned.",
  proposed: "None is planned. You could go on so:",
  reading: "You would read",
  stopped: (title: string, number: number) => `You stopped at ¶ ${number} of “${title}”.`,
  about: (title: string, number: number) => `We go on at ¶ ${number} of “${title}”.`,
  turn: (name: string, reason: string) => `It could be ${name}’s turn to run it: ${reason}.`,
  never: "has not run one yet",
  fewest: (times: number) => `has run the fewest, ${counted("en", times, { one: "session", other: "sessions" })}`,
  longest: (times: number, day: string) =>
    `has run ${counted("en", times, { one: "session", other: "sessions" })}, the last one longest ago, on ${day}`,
  plan: "Plan it",
  planHint: "You see it first, and can change all of it.",
};

export const nextSessionWords: Catalogue<typeof en> = { en };
