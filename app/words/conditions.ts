import { counted, type Catalogue } from "./words";

const span = (seconds: number): string =>
  seconds < 120
    ? counted("en", seconds, { one: "second", other: "seconds" })
    : seconds < 7200
      ? counted("en", Math.round(seconds / 60), { one: "minute", other: "minutes" })
      : seconds < 172_800
        ? counted("en", Math.round(seconds / 3600), { one: "hour", other: "hours" })
        : counted("en", Math.round(seconds / 86_400), { one: "day", other: "days" });

/** What applies to writing just now, beside the box and when something is refused. */
const en = {
  where: { thread: "This thread", text: "This text", group: "This group" },
  inHere: { thread: "in this thread", text: "on this text", group: "in this group" },
  locked: (where: string, until: string | null) =>
    until ? `${where} is locked until ${until}.` : `${where} is locked for now.`,
  lockedMeans: "Nobody writes in it; you can still delete what you wrote.",
  rule: (number: number, title: string) => (title ? `Rule ${number}, ${title}.` : `Rule ${number}.`),
  slow: (where: string, seconds: number) => `Slow mode: everybody writes ${where} once in ${span(seconds)}.`,
  again: (at: string, seconds: number) => `You can write again at ${at}, in ${span(seconds)}.`,
  kept: "Your words are kept.",
  answers: (until: string | null, question: string | null) =>
    `${until ? `Until ${until}` : "Just now"} only answers to a question are taken${question ? `: “${question}”` : "."}`,
  answersHere: "Just now only answers to this question are taken.",
};

export const conditionWords: Catalogue<typeof en> = { en };
