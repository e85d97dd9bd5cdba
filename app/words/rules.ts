import { counted, type Catalogue } from "./words";

/** The rules of a group. */
const en = {
  log: "What moderators did",
  title: "Rules",
  ofGroup: "The group’s rules",
  lead: (name: string) =>
    `What holds in ${name}. Reports and every act of a moderator name one of these rules by its number.`,
  version: (version: number) => `Version ${version}`,
  proposed: "As proposed",
  proposedText:
    "This group has not published rules of its own. Until it does, these hold: a set that every group starts with.",
  publishedOn: "published",
  by: (name: string) => `by ${name}`,
  rule: (number: number, title: string) => `${number}. ${title}`,
  earlier: "Versions",
  count: (rules: number) => counted("en", rules, { one: "rule", other: "rules" }),
  nowInForce: "in force",
  change: "Change the rules",
  write: "Write rules for this group",
  toRules: "The rules now",
  diffTitle: (version: number) => `Rules, version ${version}`,
  diffLead: (before: number) => `Compared with version ${before}.`,
  firstVersion: "The first version that the group published.",
  notInForce: "Other rules hold now.",
  how: {
    added: "New",
    removed: "Taken out",
    changed: "Changed",
    moved: "Moved",
    same: "As before",
  },
  preambleChanged: "The words before the rules were changed.",
  noneBefore: "Nothing stood here.",
  editTitle: "Change the rules",
  editLead:
    "You publish a new version; the earlier ones stay to be read. Members are told. A rule keeps its number, also where others are taken out or put before it.",
  startFrom: "Start from",
  preamble: "Before the rules",
  preambleHint: "What the group is for, and for whom the rules hold.",
  existing: (number: number) => `Rule ${number}`,
  fresh: "A new rule",
  freshHint: "Empty ones are left out.",
  place: "Place",
  placeHint: "1 stands first.",
  ruleTitle: "What one does, in a few words",
  ruleText: "What that means",
  remove: "Take this rule out",
  note: "What changes, and why",
  noteHint: "Members read this beside the new version.",
  publish: "Publish",
  back: "Back to the rules",
  published: "Published. Members were told.",
  unchanged: "Nothing was changed, so there is no new version.",
  /** Beside boxes one writes in. */
  here: "The rules of this group",
  // Refusals.
  hostsOnly: "Hosts write the rules.",
  tooFew: "A group has at least one rule.",
  tooMany: (most: number) => `A group has at most ${most} rules.`,
  twice: "A rule stands here twice.",
  noSuchNumber: `"number" is that of a rule which stands now; a new rule has none.`,
  noSuchVersion: `"version" is a whole number.`,
  publishedMeanwhile:
    "Somebody has published other rules since you opened this page. Yours are kept below: look at what stands now, then publish again if you still mean it.",
};

export const ruleWords: Catalogue<typeof en> = { en };
