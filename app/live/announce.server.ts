/**
 * How verbs tell the rest of the process what happened, after it is on disk. The socket door listens; without one
 * (the operator's tool, most tests) news goes nowhere, and screens learn of it by asking for what they missed.
 */
import { EventEmitter } from "node:events";
import type { CommentView } from "../comments/comment";

export type Announcements = {
  /** A comment as it stands now, for the room of its text, as members see it: of its session others there hear nothing. */
  comment: [view: CommentView];
  /** The record of a session has gone on to this number; what it shows is read by whoever tells of it. */
  session: [to: { sessionId: string; seq: number; /** Where the group is in the text has changed. */ moved?: boolean }];
  /** Somebody's access may have changed: every socket this concerns is asked again and leaves what it may not hear. */
  access: [change: { groupId?: string; userId?: string; authSession?: string; textId?: string }];
  /** These people's notices have changed: their open pages show how many are unread now. */
  notice: [to: { userIds: string[] }];
  /** Something that the open pages of these people should ask for again. */
  theirs: [to: { userIds: string[]; what: string }];
  /** Something that screens should ask for again. */
  changed: [
    to: {
      room: string;
      what: string;
      /** Those alone who run the session of that room, or moderate the group. */ only?: "run";
      /** One of those who hears nothing of it: whom it concerns. */ not?: string | null;
    },
  ];
  /** A queue has something new: the job of that name need not wait for its time. */
  due: [job: string];
};

const wire = new EventEmitter<Announcements>();
// Every job listens for what is due, and there are more than ten.
wire.setMaxListeners(0);

export function announce<Kind extends keyof Announcements>(kind: Kind, ...news: Announcements[Kind]): void {
  wire.emit(kind, ...(news as never));
}

/** @returns how to stop listening */
export function onAnnouncement<Kind extends keyof Announcements>(
  kind: Kind,
  listener: (...news: Announcements[Kind]) => void,
): () => void {
  wire.on(kind, listener as never);
  return () => wire.off(kind, listener as never);
}
