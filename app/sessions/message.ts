/** A private line to those who run a session: of whoever would rather not raise a hand. Pure. */
import type { Named } from "./now";

export type MessageView = {
  id: string;
  by: Named;
  body: string;
  at: string;
  /** Whether somebody who runs it has put it away. */
  isDone: boolean;
};

export const messageLimits = {
  /** Of one person in one session: that nobody has put away yet, and at all. */
  open: 10,
  all: 100,
  /** Of one session, the newest, in a list. */
  shown: 200,
  /** After so many days a line is deleted. */
  days: 30,
} as const;
