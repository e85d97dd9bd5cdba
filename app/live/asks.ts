/** What clients send, checked. Anything can arrive: wrong shapes, prototype keys, no acknowledgement. Pure. */
import { invalid } from "../refusals";
import { liveWords } from "../words/live";
import { say } from "../words/words";

/** All that a client may say; the first argument of each is an object, the second acknowledges. */
export const socketEvents = ["join", "leave", "at", "typing"] as const;
export type SocketEvent = (typeof socketEvents)[number];

export type RoomName =
  { kind: "text"; id: string } | { kind: "group"; slug: string } | { kind: "session"; id: string } | { kind: "user" };

/** Longer than any id of ours; nothing that is no id goes on to a look-up. */
const roomForm = /^(text|group|session):([A-Za-z0-9_-]{1,64})$/;
const blockForm = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws Refusal `invalid` */
export function roomOf(ask: unknown): { room: string; name: RoomName } {
  const room = fieldOf(ask, "room");
  if (room === "user:me") return { room, name: { kind: "user" } };
  const [, kind, id] = typeof room === "string" ? (roomForm.exec(room) ?? []) : [];
  if (!id || typeof room !== "string") throw invalid({ room: say(liveWords, (w) => w.room) });
  return { room, name: kind === "group" ? { kind, slug: id } : { kind: kind as "text" | "session", id } };
}

/** @returns undefined when it was not asked. @throws Refusal `invalid` */
export function sinceOf(ask: unknown): number | undefined {
  const since = fieldOf(ask, "since");
  if (since === undefined || since === null) return undefined;
  if (typeof since !== "number" || !Number.isSafeInteger(since) || since < 0)
    throw invalid({ since: say(liveWords, (w) => w.since) });
  return since;
}

/** @throws Refusal `invalid` */
export function blockOf(ask: unknown): string | null {
  const block = fieldOf(ask, "block");
  if (block === undefined || block === null) return null;
  if (typeof block !== "string" || !blockForm.test(block)) throw invalid({ block: say(liveWords, (w) => w.block) });
  return block;
}

/** @returns the token of a handshake's `auth`, or null when none is meant */
export function tokenOf(auth: unknown): string | null {
  const token = fieldOf(auth, "token");
  if (token === undefined || token === null) return null;
  // A token of another shape is a mistaken one: it is refused like one, not taken for a stranger.
  return typeof token === "string" ? token : "";
}

/** Only what the client itself wrote: `constructor` and its like are not fields. */
function fieldOf(ask: unknown, name: string): unknown {
  return typeof ask === "object" && ask !== null && Object.hasOwn(ask, name)
    ? (ask as Record<string, unknown>)[name]
    : undefined;
}
