/** What travels to open pages: the rooms and the messages of the contract. Plain JSON. Pure. */
import type { CommentView } from "../comments/comment";
import type { SessionNow } from "../sessions/now";
import type { Places } from "../sessions/place";

export type Room = `text:${string}` | `group:${string}` | `session:${string}` | `user:me`;

export type Person = { id: string; name: string; block: string | null };

/** Server to client, by event name. */
export type News = {
  comment: { seq: number; view: CommentView };
  /** All that a session shows to everybody in it, and the words of where it is; of several that are on their way the newest `seq` counts. */
  session: { seq: number; view: SessionNow; places: Places };
  /** Said before `session` when the group goes on in the text, since that is short: where it is now, and the words of it. */
  position: { room: string; seq: number; spot: SessionNow["spot"]; places: Places };
  presence: { room: string; people: Person[]; more: number };
  typing: { room: string; block: string | null; people: Array<{ id: string; name: string }> };
  changed: { what: string };
  /** To `user:me`: how many notices are unread, on joining and whenever it changes. */
  notice: { unread: number };
  bye: { room: string; why: "signed-out" | "removed" | "private" | "deleted" };
};

/** An acknowledgement. */
export type Ack<Answer = object> = ({ ok: true } & Answer) | { ok: false; problem: Problem };

/** RFC 9457, as in the API. */
export type Problem = { type: string; title: string; status: number; detail: string; errors?: Record<string, string> };

/** Client to server, by event name; each is acknowledged. */
export type Requests = {
  /** In the room of a session `missed` is `[SessionNow]` instead, where it has gone on since, with `places` beside it. */
  join: (
    ask: { room: string; since?: number },
    ack: (answer: Ack<{ seq: number; missed: CommentView[]; more: boolean }>) => void,
  ) => void;
  leave: (ask: { room: string }, ack: (answer: Ack) => void) => void;
  /** `seq`: of a text, how far it has come, so that a lost message is noticed. */
  at: (ask: { room: string; block: string | null }, ack: (answer: Ack<{ seq?: number }>) => void) => void;
  typing: (ask: { room: string; block: string | null }, ack: (answer: Ack) => void) => void;
};
