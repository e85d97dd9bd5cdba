import type { Reason } from "../sessions/contested";
import { counted, type Catalogue } from "./words";

/** What the page of an agenda offers to take up. */
const en = {
  parked: "Parked questions",
  parkedLead: "Left open in earlier sessions, and on no agenda since.",
  parkedIn: (title: string) => `Parked in “${title}”`,
  contested: "Where people argued or did not understand",
  contestedLead: "From comments and open questions on what is read.",
  place: (number: number, words: string) => `¶ ${number}: ${words}`,
  reason: (reason: Reason): string => {
    switch (reason.what) {
      case "comments":
        return `${counted("en", reason.count, { one: "comment", other: "comments" })} by ${counted("en", reason.people, { one: "person", other: "people" })}`;
      case "answered":
        return `${reason.count} of them answered`;
      case "questions":
        return counted("en", reason.count, { one: "open question", other: "open questions" });
    }
  },
  add: "Add as an item",
  addLabel: (title: string) => `Add as an item: ${title}`,
};

export const contestedWords: Catalogue<typeof en> = { en };
