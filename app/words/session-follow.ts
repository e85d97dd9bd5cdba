/** What is said of a session on the pages beside it: where the group is, and going along with it. */
import type { Catalogue } from "./words";

const en = {
  live: "Live",
  name: (title: string) => `Session: ${title}`,
  running: "A session is running:",
  at: (number: number | null) => (number === null ? "We are at a passage without a number" : `We are at ¶ ${number}`),
  atOf: (number: number | null, title: string) =>
    number === null ? `We are in “${title}”` : `We are at ¶ ${number} of “${title}”`,
  nowhere: "We are nowhere in the text yet",
  speaks: "Speaking:",
  over: "The session is over.",
  left: "What is left of it",
  takePart: "Take part",
  alsoRuns: "Also:",
  others: (count: number) => (count === 1 ? "One more runs" : `${count} more run`),
  reload: "Reload",
  offline: "Not connected: where the group is may be old.",

  // In the text
  here: "The group is here.",
  goTo: (number: number | null) => (number === null ? "Go to the group" : `Go to ¶ ${number}`),
  back: (number: number | null) => (number === null ? "Return to the group" : `Return to the group (¶ ${number})`),
  following: "Following",
  followingHint: "The page goes where the group goes. Scroll away, and it stays with you.",
  goWith: "Go with the group",
  aloud: (number: number | null, title: string | null) =>
    `The group is ${number === null ? "at another passage" : `at paragraph ${number}`}${title === null ? "" : ` of “${title}”`}.`,

  // Hands
  raise: "Raise my hand",
  lowerAt: (place: number) => (place === 1 ? "Lower my hand (you are next)" : `Lower my hand (${place} in line)`),

  // Moving the group
  move: "Move the group",
  beforeLabel: "Move the group to the paragraph before",
  afterLabel: "Move the group to the next paragraph",
  bring: (number: number | null) => (number === null ? "Bring the group here" : `Bring the group to ¶ ${number}`),
  bringShort: "Bring here",
  toNumber: "Move the group to ¶",
  ofText: "Of",
  go: "Move",
};

export type FollowWords = typeof en;
export const followWords: Catalogue<typeof en> = { en };
