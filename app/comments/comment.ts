/** What a comment is: the view that every screen, API answer and socket message shares, and its limits. Pure. */
import type { UserView } from "../accounts/user";
import type { Anchor } from "./anchor";

export const commentKinds = ["comment", "question"] as const;
export type CommentKind = (typeof commentKinds)[number];
export const questionStates = ["open", "answered", "parked"] as const;
export type QuestionState = (typeof questionStates)[number];

/** The same for everyone who may see it: `mine` and `canEdit` are worked out on the screen. Plain JSON. */
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
  state: "visible" | "removed";
  /** Why it was removed, for members to read; null while it is visible. */
  reason: string | null;
  /** `guest`: came by a link for guests. */
  author: (UserView & { guest?: true }) | null;
  body: string;
  html: string;
  createdAt: string;
  editedAt: string | null;
  /** The session during which it was written; absent where in none. */
  sessionId?: string;
  reactions: Record<string, number>;
  /** Visible replies directly to it. */
  replyCount: number;
};

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

export const isMine = (comment: CommentView, user: UserView | null) => user !== null && comment.author?.id === user.id;
/** The wording belongs to its author alone. */
export const canEdit = (comment: CommentView, user: UserView | null) =>
  isMine(comment, user) && comment.state === "visible";
