/** What those who run a session do besides: for people without a device, for those who come back, and about what was noted. */
import { counted, type Catalogue } from "./words";

const en = {
  objections: "Objections",
  objectionBy: (name: string) => `— ${name}`,
  noReason: "without a reason",
  reasonSecretHint: "If you want to say what would have to change: kept without a name, shown with the result.",
  voteFor: "Vote for somebody without a device",
  voteForWho: "Who votes",
  voteForWhat: "What they say",
  voteForButton: "Put in their vote",
  voteForSecret: "Secret means: not kept. You hear what they say, so ask quietly.",
  voteForAll: "Everybody without a device has voted.",
  hasVoted: (name: string) => `${name} (has voted, changes it)`,
  whatFor: "Say what for",
  isBack: "Is here again",
  isBackLabel: (name: string) => `${name} is here again`,
  yieldTo: (name: string) => `Give the floor to ${name}`,
  placedBy: (name: string) => `put here by ${name}`,
  /** Why somebody speaks whose turn it was not by the rule. */
  givenAsked: (by: string, before: number) =>
    `called by ${by}, before ${counted("en", before, { one: "hand", other: "hands" })} that stood ahead`,
  givenUnasked: (by: string, before: number) =>
    before === 0
      ? `given the floor by ${by}, without a raised hand`
      : `given the floor by ${by}, before ${counted("en", before, { one: "who waits", other: "who wait" })}`,
  givenToSelf: (before: number) =>
    before === 0
      ? "took the floor without a raised hand"
      : `took the floor before ${counted("en", before, { one: "who waits", other: "who wait" })}`,
  somebodyRunning: "a facilitator",
  giveFloor: "Give the floor to anybody",
  giveFloorWho: "Who speaks",
  giveFloorAs: "As what",
  giveFloorHint: "Also without a raised hand. It is shown and recorded that you gave it.",
  giveFloorButton: "Give the floor",
  nobodyElse: "Nobody else is here. People without a device are added under “Who is here”.",
  ofNoList: "of no list: they take a turn like a list, in the order hands went up",
  ofList: (list: string) => `list “${list}”: its turn, in the order hands went up`,
  leftOfItems: "Left over from items that are done",
  change: "Change",
  changeLabel: (body: string) => `Change “${body}”`,
  changeButton: "Save the change",
  moreChoices: "More choices",
  makeDecision: "Make it a decision",
  makeDecisionWhat: "What was decided",
  jump: "On this page",
  jumps: [
    ["queue", "Queue"],
    ["agenda", "Agenda"],
    ["polls", "Polls"],
    ["notes", "Notes"],
    ["people", "People"],
  ] as Array<[string, string]>,
};

export type RunningWords = typeof en;
export const runningWords: Catalogue<typeof en> = { en };
