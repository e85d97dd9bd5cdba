/** What kinds of items do: a go-round calls each in turn, pairs and small groups are drawn, a poll is opened as it was planned. */
import { counted, type Catalogue } from "./words";

const people = (count: number) => counted("en", count, { one: "person", other: "people" });
const named = (names: string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(names);

const en = {
  // Go-round
  round: "Go-round",
  roundLead: "Each who is here is called once. Passing is quiet.",
  roundFirst: "Begins with",
  roundDrawn: "drawn by lot",
  roundBegin: "Begin the go-round",
  roundNext: (name: string) => `Next: ${name}`,
  roundLast: "End the go-round",
  roundEnd: "End it now",
  roundOver: "Everybody has been called.",
  roundWaits: (count: number) => `${people(count)} to come`,
  roundPassFor: "Passes",
  roundPassForLabel: (name: string) => `${name} passes`,
  roundSpeaks: (name: string) => `${name} speaks`,
  roundYours: "It is your turn.",
  roundYouNext: "You are next.",
  roundYouAfter: (ahead: number) => `${people(ahead)} before you.`,
  roundNotYours: "You have had your turn.",
  roundPass: "Rather not",
  roundPassHint: "Nobody is told that you passed.",
  roundHandOn: (name: string | null) => (name === null ? "I am done" : `I am done: on to ${name}`),

  // Pairs and small groups
  groups: "Pairs and small groups",
  groupsLead: "Drawn among all who are here, with a device or without. Nobody is left alone.",
  groupsSize: "How many together",
  groupsWithoutMe: "Without me",
  groupsDraw: "Draw them",
  groupsAgain: "Draw again",
  groupsAgainHint: "People meet others, as far as that is possible.",
  group: (number: number) => `Group ${number}`,
  groupsNone: "in no group yet",
  groupsJoin: "Put with",
  groupsJoinLabel: (name: string) => `Put ${name} with`,
  groupsJoinButton: "Put",
  yourGroup: (names: string[]) => `You are with ${named(names)}.`,
  yourGroupAlone: "Those you were with have gone. Tell whoever runs the session.",
  yourGroupNone: "You are in no group yet. Tell whoever runs the session.",
  allGroups: "All groups",

  // A planned poll
  pollPlanned: "This item is a poll",
  pollOpen: (question: string) => `Open: ${question}`,
  pollWith: "What the poll asks with",
  pollWithHint: "The prompt, or the title, is its question. One press opens it when the item runs.",
  pollLater: "Said when it is opened",

  // Projector
  wallRound: "Then",
  wallGroups: "Who talks with whom",

  keys: [
    ["g", "go-round: begin, next"],
    ["o", "open the poll of this item"],
  ] as Array<[string, string]>,
};

export type ModeWords = typeof en;
export const modeWords: Catalogue<typeof en> = { en };
