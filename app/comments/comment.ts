/** What a comment is: the view that every screen, API answer and socket message shares, and its limits. Pure. */
import type { UserView } from "../accounts/user";
import type { Anchor } from "./anchor";

export const commentKinds = ["comment", "question"] as const;
export type CommentKind = (typeof commentKinds)[number];
export const questionStates = ["open", "answered", "parked"] as const;
export type QuestionState = (typeof questionStates)[number];

/** What stands in the place of a comment that moderators took out of sight. */
export type TombstoneView = {
  /** `held`: nobody has looked yet. `edit`: until its author has reworded it. */
  how: "held" | "hidden" | "edit" | "removed" | "law";
  /** Which action it was, in which role; null: nobody has decided. */
  action: string | null;
  role: string | null;
  /** Of the group, by number and name. */
  rule: number | null;
  title: string;
  reason: string;
  /** Path of what was done, for the author and moderators. */
  url?: string;
};

/** When that session was, by whose clock (IANA), and where it is read of: its minutes once they are shown. */
export type SessionOfComment = { at: string; timeZone: string; url: string };

/**
 * The same for everyone who may see it, but for the session in which it was written, for what moderators took out of sight: its
 * author and they still see the words. Plain JSON.
 */
export type CommentView = {
  id: string;
  textId: string;
  /** The change of the text that last touched it; newest wins. */
  seq: number;
  /** The change that made it: whoever stands at or past it has counted it already. */
  bornSeq: number;
  /** Rises with each edit of the wording. */
  version: number;
  anchor: Anchor;
  parentId: string | null;
  /** The comment that opened the thread; its own id for that one. */
  threadId: string;
  kind: CommentKind;
  /** Only of questions. */
  question: QuestionState | null;
  /** `held` and `hidden`: withheld from everybody but who is asking. */
  state: "visible" | "removed" | "held" | "hidden";
  /** Why it was removed, or is withheld, in a sentence; null while it is visible. */
  reason: string | null;
  /** Where moderators took it out of sight. */
  tombstone?: TombstoneView;
  /** `guest`: came by a link for guests. */
  author: (UserView & { guest?: true }) | null;
  /** By somebody whom the asker does not want to see: without author and words, for them alone. */
  blocked?: true;
  body: string;
  html: string;
  createdAt: string;
  editedAt: string | null;
  /** The session during which it was written, for those who may see that session; absent where in none. */
  sessionId?: string;
  session?: SessionOfComment;
  reactions: Record<string, number>;
  /** Visible replies directly to it. */
  replyCount: number;
};

/** What is left of a comment for whoever does not want to see its author: its place, so that what hangs below it can be read. */
export const folded = (view: CommentView): CommentView => ({
  ...view,
  ...{ blocked: true, author: null, body: "", html: "", reactions: {}, editedAt: null },
  ...{ sessionId: undefined, session: undefined },
  anchor: { ...view.anchor, quote: undefined },
});

/** A past wording. */
export type CommentVersion = { version: number; body: string; html: string; writtenAt: string };

/** Unicode code points, as people count characters. */
export const commentLimits = { body: 20_000, mentions: 50 } as const;

/** One tap, from a small set. Shown as words: they say what is meant, need no font, and are read aloud as they are. */
export const reactionNames = ["agree", "insight", "thanks", "unsure", "disagree"] as const;
export type ReactionName = (typeof reactionNames)[number];
export const isReaction = (name: string): name is ReactionName => reactionNames.some((known) => known === name);

/** How long an author can take a deletion back, and after which the words are wiped. Milliseconds. */
export const undoWindow = { offered: 10_000, honoured: 30_000 } as const;
