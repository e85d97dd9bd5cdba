/** Every use of power over a group that its log names: what was done, and to what. Pure. */

/** The kind of thing that was acted on, which says what `targetId` is an id of. */
const groupDeeds = ["make", "change", "visibility", "guests", "rename", "archive", "restore", "delete"] as const;
const memberDeeds = ["role", "remove", "let-in", "turn-away", "hand-over"] as const;
const inviteDeeds = ["make", "revoke"] as const;
const textDeeds = ["add", "change", "state", "due", "place", "edition", "thread", "delete"] as const;
const questionDeeds = ["settle"] as const;
const sessionDeeds = ["plan", "change", "cancel", "customs", "ask-times", "close-times"] as const;
const rulesDeeds = ["publish"] as const;
/** What moderators do: the kinds of `moderation/action.ts`, and what is done about them afterwards. `end`: its time was over. */
const moderationDeeds = [
  ...(["approve", "hide", "remove", "edit", "law", "move", "lock", "slow", "answers"] as const),
  ...([
    "warn",
    "mute",
    "suspend",
    "ban",
    "lift",
    "undo",
    "end",
    "dismiss",
    "law-told",
    "hold",
    "hold-end",
    "hold-export",
    "records",
  ] as const),
  ...(["appeal", "appeal-withdraw", "appeal-grant", "appeal-refuse", "appeal-pass-up", "appeal-overdue"] as const),
  "settings",
  "prevention",
] as const;
/** Whose reports are ignored for a while, and that they are heard again. */
const reporterDeeds = ["ignore", "hear"] as const;
const webhookDeeds = ["add", "change", "remove", "secret"] as const;

/** Of the settings of a group those whose change weighs more have a deed of their own. */
export const groupActs = [
  ...groupDeeds.map((deed) => `group.${deed}` as const),
  ...memberDeeds.map((deed) => `member.${deed}` as const),
  ...inviteDeeds.map((deed) => `invite.${deed}` as const),
  ...textDeeds.map((deed) => `text.${deed}` as const),
  ...questionDeeds.map((deed) => `question.${deed}` as const),
  ...sessionDeeds.map((deed) => `session.${deed}` as const),
  ...moderationDeeds.map((deed) => `moderation.${deed}` as const),
  ...rulesDeeds.map((deed) => `rules.${deed}` as const),
  ...reporterDeeds.map((deed) => `reporter.${deed}` as const),
  ...webhookDeeds.map((deed) => `webhook.${deed}` as const),
] as const;
export type GroupAct = (typeof groupActs)[number];

export const isGroupAct = (act: string): act is GroupAct => groupActs.some((known) => known === act);

type Spot = { name: string; href: string };

/** What a line says of a thread that was hung elsewhere. `begins` "": it was taken away. `isUndone`: it was put back. */
export type HungAct = { begins: string; href: string; was: Spot | null; is: Spot | null; isUndone: boolean };

/** A line of a group's log, for those who may read it. */
export type ActView = {
  number: number;
  at: string;
  /** null: the operator's tool, or somebody whose account is gone. */
  actor: { id: string; name: string } | null;
  act: string;
  /** Whom or what it was done to; `name` where it is still there. */
  target: { id: string; name: string | null } | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
};
