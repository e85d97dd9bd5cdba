/**
 * What somebody asks of a session, and who may. Commands name what they saw (`from`, `turn`, `hand`), so that of two
 * facilitators who press at once the second changes nothing that the first has changed already. Pure.
 */
import type { AgendaItem, HandKind, MeetingRules, NoteKind, Passage, PollKind, Spot } from "./meeting";

type PlannedItem = Omit<AgendaItem, "state" | "beganAt" | "endedAt" | "extended">;

export type Ask =
  | { ask: "start" }
  | { ask: "end" }
  | { ask: "reopen" }
  /** It was begun by mistake, and is planned again. */
  | { ask: "put-back" }
  | { ask: "rules"; rules: MeetingRules }
  | { ask: "come"; person: string; userId: string | null; name: string; guest?: true }
  | { ask: "leave"; person: string }
  | { ask: "list"; person: string; list: string | null }
  | { ask: "add-item"; item: PlannedItem; before: string | null }
  | { ask: "change-item"; item: PlannedItem }
  | { ask: "move-item"; item: string; before: string | null }
  | { ask: "remove-item"; item: string }
  /** `from`: the item that is seen to be current; `to` null: the next that waits. */
  | { ask: "next"; from: string | null; to: string | null; skip: boolean }
  | { ask: "extend"; item: string; minutes: number }
  | { ask: "move"; spot: Spot | null }
  /** Of a long block the wall shows one part at a time, from 0. `block`: where the group is seen to be. */
  | { ask: "turn-part"; block: string; part: number }
  | { ask: "hand-baton"; person: string | null }
  /** `list`: the one they speak on from now on, where lists take turns. */
  | { ask: "raise"; hand: string; person: string; kind: HandKind; words: string; list?: string | null }
  | { ask: "lower"; hand: string }
  | { ask: "place"; hand: string; place: number | null }
  /** `hand` null: whoever stands first. `from`: the turn that is seen to be going on. */
  | { ask: "call"; from: string | null; hand: string | null; turn: string }
  /** Without a hand: in the room, or out of order. */
  | { ask: "give-floor"; from: string | null; person: string; turn: string; kind: HandKind }
  | { ask: "end-turn"; turn: string }
  /** Each who is here is called once. `first` null: in an order that is drawn; else as they came, beginning with them. */
  | { ask: "begin-round"; first: string | null }
  | { ask: "next-in-round"; from: string | null; turn: string }
  | { ask: "pass-round"; person: string }
  | { ask: "end-round" }
  /** `after`: how often they are seen to have been drawn; `without`: who leads it and stays out, say. */
  | { ask: "draw-groups"; size: number; without: string[]; after: number }
  | { ask: "join-group"; person: string; group: number; after: number }
  /** Lets the next of the queue go first. */
  | { ask: "pass"; hand: string }
  | { ask: "open-poll"; poll: string; kind: PollKind; question: string; choices: string[]; isSecret: boolean }
  | { ask: "vote"; poll: string; person: string; choice: number; reason: string }
  /** `ballots`: of a secret poll, how often each choice lies in its box; `reasons`: why some object. */
  | { ask: "close-poll"; poll: string; ballots: number[] | null; reasons?: string[] }
  | { ask: "note"; note: string; kind: NoteKind; body: string; person: string | null; due: string | null }
  | { ask: "change-note"; note: string; kind: NoteKind; body: string; person: string | null; due: string | null }
  | { ask: "remove-note"; note: string }
  /** `each`: every numbered paragraph of it by itself, except those that wait to be read already. */
  | { ask: "add-reading"; reading: string; passage: Passage; each?: boolean }
  | { ask: "remove-reading"; reading: string }
  | { ask: "take-reading"; reading: string; person: string }
  | { ask: "pass-reading"; reading: string; person: string }
  | { ask: "rotate-readings" }
  | { ask: "begin-reading"; reading: string }
  | { ask: "end-reading"; reading: string };

/** `id`: minted by whoever asks; a command that comes twice has the same. */
export type Command = Ask & { id: string };

/** Who asks: as which person of the meeting (null: not come yet), and what they may. */
export type Asker = { person: string | null; may: "run" | "take-part" | "listen" };

/** Why nothing was done; words are made of it where it is shown. */
export type No =
  | "not-yours"
  | "not-live"
  | "not-here"
  | "nobody-like-that"
  | "no-such-thing"
  | "hand-is-up"
  | "is-here"
  | "floor-is-taken"
  | "nobody-waits"
  | "poll-is-over"
  | "voted-secretly"
  | "reason-missing"
  | "no-such-choice"
  | "too-many"
  | "already-begun"
  | "too-few"
  | "has-gone-on";
