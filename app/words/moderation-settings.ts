import type { Catalogue } from "./words";

/** How a group moderates, as it is set. */
const en = {
  hostsChange: "Hosts say how a group moderates.",
  title: "How we moderate",
  lead: "Whoever reads here may know this. Hosts change it, and the log tells what was changed. All of it holds at once.",
  saved: "Saved.",
  save: "Save",
  appeals: "Who decides appeals",
  ways: {
    moderator: ["A moderator who did not act", "Where none is left who is not concerned, a host; else the operator."],
    panel: [
      "Three members drawn by lot",
      "Whoever acted, reported, wrote in the thread or moderates is left out of the draw. A member who is drawn may decline.",
    ],
  } as Record<"moderator" | "panel", [string, string]>,
  appealWithin: "Days in which an action can be appealed against",
  decideWithin: "Days in which an appeal is decided",
  overdue: "What becomes of an appeal that nobody decided in time",
  overdueWays: {
    restore: ["The action is undone", "Nobody stays punished because nobody had time."],
    "pass-up": [
      "It is passed up",
      "From members or moderators to hosts, from hosts to the operator; then it is undone.",
    ],
  } as Record<"restore" | "pass-up", [string, string]>,
  logNames: "The log names moderators",
  logNamesHint: "Their role is always shown.",
  logContent: "The log shows members the words that an action was about",
  logContentHint: "Never those that were removed by law.",
  keepMonths: "Months for which reports and the words concerned are kept",
  keepMonthsHint:
    "Counted from when nothing is open about them any more. Then the words of reports, notes and appeals are deleted, and those of comments that are still out of sight: these cannot be brought back. The lines of the log stay.",
  yes: "yes",
  no: "no",
  days: (days: number) => (days === 1 ? "1 day" : `${days} days`),
  months: (months: number) => (months === 1 ? "1 month" : `${months} months`),
};

export const moderationSettingWords: Catalogue<typeof en> = { en };
