import { counted, type Catalogue } from "./words";

/** Beginning a session: early, beside another one, by mistake; and one that nobody has ended. */
const en = {
  early: "Start it early",
  title: "Start it now?",
  planned: (when: string) => `It is planned for ${when}. Everybody who has its page open is taken along.`,
  other: (title: string) => `“${title}” is running just now.`,
  runOther: "Run that one",
  toOther: "Go to it",
  endOther: (title: string) => `End “${title}”`,
  confirm: "Start it now",
  putBackTitle: "Started by mistake?",
  putBackLead: "Nobody has spoken, voted or written yet, so it can go back to being planned, as if it had not begun.",
  putBack: "Back to planned",
  longOver: (minutes: number) =>
    `This was to end ${counted("en", Math.floor(minutes / 60), { one: "hour", other: "hours" })} ago.`,
  longOverLead: "While it runs, its line stands on everybody’s pages. Is it over?",
  endNow: "End the session",
  stillOn: "If it is not, just go on.",
  run: "Run it",
  runThis: (title: string) => `Run it: “${title}”`,
};

export const sessionStartWords: Catalogue<typeof en> = { en };
