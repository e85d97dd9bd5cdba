/**
 * One line of a session's append-only record. Minutes, catching up and replaying are made from these lines; what is secret is
 * in none of them. Pure.
 */
import type { AgendaItem, Given, HandKind, MeetingRules, Note, PollKind, Reading, Spot } from "./meeting";

/** Why somebody's hand went down: they took it back, a facilitator did, or it was their turn. */
export type Lowered = "withdrawn" | "taken-down" | "called" | "left";

/** What happened. Each with its number, time, and who did it (null: the server itself). */
export type Happening =
  | { kind: "started" }
  | { kind: "ended" }
  | { kind: "reopened" }
  /** Begun by mistake: it is planned again, as if it had not begun. */
  | { kind: "put-back" }
  | { kind: "rules"; rules: MeetingRules }
  | { kind: "came"; person: string; userId: string | null; name: string; guest?: true }
  | { kind: "left"; person: string }
  /** Somebody who is here is called otherwise now. */
  | { kind: "renamed"; person: string; name: string; guest?: true }
  | { kind: "listed"; person: string; list: string | null }
  | { kind: "item-added"; item: Omit<AgendaItem, "state" | "beganAt" | "endedAt" | "extended">; before: string | null }
  | { kind: "item-changed"; item: Omit<AgendaItem, "state" | "beganAt" | "endedAt" | "extended"> }
  | { kind: "item-moved"; item: string; before: string | null }
  | { kind: "item-removed"; item: string }
  | { kind: "item-began"; item: string }
  | { kind: "item-ended"; item: string; skipped: boolean }
  | { kind: "item-extended"; item: string; minutes: number }
  | { kind: "moved"; spot: Spot | null }
  /** The wall shows another part of the block it stands at. */
  | { kind: "part-turned"; block: string; part: number }
  | { kind: "baton"; person: string | null }
  | { kind: "hand-raised"; hand: string; person: string; as: HandKind; words: string; about: string | null }
  | { kind: "hand-changed"; hand: string; as: HandKind; words: string; about: string | null }
  | { kind: "hand-lowered"; hand: string; why: Lowered }
  /** `place` null: back to where the rule puts it. */
  | { kind: "hand-placed"; hand: string; place: number | null }
  /** Whoever waits has let another go first. */
  | { kind: "hand-passed"; hand: string; behind: string }
  /** `given`: out of the order of the queue, by whoever did it. */
  | {
      kind: "turn-began";
      turn: string;
      person: string;
      as: HandKind;
      words: string;
      given?: Omit<Given, "by">;
      /** In a go-round. */
      round?: true;
    }
  | { kind: "turn-ended"; turn: string }
  | { kind: "round-began"; item: string | null; order: string[] }
  | { kind: "round-passed"; person: string }
  | { kind: "round-ended" }
  | { kind: "groups-drawn"; item: string | null; groups: string[][] }
  /** `group`: at which place it stands. Whoever was in another is in that no more. */
  | { kind: "group-joined"; person: string; group: number }
  | {
      kind: "poll-opened";
      poll: string;
      as: PollKind;
      question: string;
      choices: string[];
      isSecret: boolean;
    }
  /** Of a secret poll: without the choice, which is counted elsewhere. */
  | { kind: "voted"; poll: string; person: string; choice?: number; reason?: string }
  /** `reasons`: of a secret one why some object, sorted. */
  | { kind: "poll-closed"; poll: string; tally: number[]; reasons?: string[] }
  | { kind: "noted"; note: Omit<Note, "by" | "at"> & { by: string } }
  | { kind: "note-changed"; note: string; body: string; as: Note["kind"]; person: string | null; due: string | null }
  | { kind: "note-removed"; note: string }
  | { kind: "reading-added"; reading: Omit<Reading, "state" | "passed" | "item"> }
  | { kind: "reading-removed"; reading: string }
  /** `person` null: whoever had it has left. */
  | { kind: "reading-taken"; reading: string; person: string | null }
  | { kind: "reading-passed"; reading: string; person: string }
  | { kind: "reading-began"; reading: string }
  | { kind: "reading-ended"; reading: string };

export type MeetingEvent = Happening & {
  number: number;
  at: number;
  /** Person of the meeting, or user; null: the server. */
  by: string | null;
  /** Id of the command it came of. */
  of: string;
};
