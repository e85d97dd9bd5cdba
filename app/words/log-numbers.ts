import type { ReportOutcome } from "../moderation/numbers";
import type { Catalogue } from "./words";

/** Numbers of a group's moderation, quarter by quarter. */
const en = {
  quarterShape: "A quarter of a year, such as 2026-Q1.",

  title: "Moderation in numbers",
  lead: "Quarter by quarter, by the clock of the group: what was reported and held, what was decided and how soon, and what became of appeals.",
  log: "What moderators did",
  csv: "Table of all quarters (CSV)",
  files: "Take it along",
  older: "Earlier quarters",
  newest: "The newest quarters",
  nothing: "Nothing to count yet.",
  nothingMeant:
    "Actions and appeals are counted here as they come; reports, what was held and how long it took once a quarter of the year is over.",
  quiet: "Nothing was reported, held or done.",
  quietSoFar: "Moderators have done nothing yet, and nobody has appealed.",
  quarter: (name: string) =>
    `${name.slice(6)}${["st", "nd", "rd", "th"][Number(name.slice(6)) - 1] ?? ""} quarter of ${name.slice(0, 4)}`,
  days: (from: string, until: string) => `${from} to ${until}`,
  running: "not over yet",
  later: "Reports, what was held, and how long it took are told once the quarter is over.",
  why: "So that no number tells who complained: reports are counted once the quarter is over and only where at least three people made them, and times are whole hours. Actions and appeals stand one by one in the log, and are counted as they are.",
  tooFew: "too few to tell",
  hours: (hours: number) =>
    hours === 1 ? "1 hour or less" : hours < 72 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`,
  none: "none",

  figure: "Figure",
  number: "Number",
  reports: "Reports",
  reportsByRule: "Reports by the rule they named",
  received: "received",
  outcomes: {
    upheld: "something was done",
    declined: "nothing was done",
    withdrawn: "taken back",
    open: "not decided yet",
  } satisfies Record<ReportOutcome, string>,
  noRule: "Without a rule",
  rule: (number: number, title: string) => (title ? `Rule ${number}: ${title}` : `Rule ${number}`),
  decisions: "Decided by moderators",
  decided: "cases, appeals apart",
  median: "half of them within",
  p90: "nine in ten of them within",
  held: "Held before anybody saw it",
  heldAll: "decided or taken back",
  approved: "approved",
  keptBack: "not shown",
  actions: "Actions",
  actionsByKind: "Actions by what was done",
  actionsByRule: "Actions by rule",
  actionsByRole: "Actions by who acted",
  all: "in all",
  undone: "undone later",
  automated: "by a setting of the group, without a person",
  legal: "because the law demands it",
  reported: "after a report",
  ownInitiative: "without a report",
  appeals: "Appeals",
  filed: "filed",
  granted: "granted: what was done is undone",
  refused: "refused: it stands",
  withdrawn: "taken back",
  overdueRestored: "not decided in time, and so granted",
  overduePassedUp: "not decided in time, and passed up",
};

export const numbersWords: Catalogue<typeof en> = { en };
