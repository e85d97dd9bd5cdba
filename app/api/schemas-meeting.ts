/** What the API gives of a session that runs, and what of it the rest is made of. */
import { z } from "zod";
import { mintedId } from "../mint";
import { handKinds, meetingLimits, modes, noteKinds, pollKinds, queueRules } from "../sessions/meeting";

export const limits = meetingLimits;
export const instant = z.iso.datetime().describe("ISO 8601, UTC");
export const named = z.object({ id: z.string(), name: z.string() });
export const count = z.int().min(0);
export const minted = z.string().regex(mintedId).describe("Minted by the caller: the same id again does nothing twice");

export const spot = z.object({ textId: z.string(), block: z.string().nullable() });
export const passage = z.object({ textId: z.string(), from: z.string(), to: z.string().describe("Included") });
export const rules = z.object({
  queue: z.enum(queueRules),
  lists: z.array(z.string()).max(limits.lists),
  repliesPerTurn: z.int().min(0).max(limits.repliesPerTurn),
  turnSeconds: z.int().min(0).max(limits.turnSeconds).describe("0: no limit"),
  airtime: z.enum(["all", "facilitators"]),
});

export const plannedPoll = z
  .object({ kind: z.enum(pollKinds), isSecret: z.boolean(), choices: z.array(z.string()) })
  .describe("Of an item of polls: what its poll asks with");
export const item = z.object({
  id: z.string(),
  title: z.string(),
  mode: z.enum(modes),
  minutes: count,
  passage: passage.nullable(),
  prompt: z.string(),
  poll: plannedPoll.nullish(),
  state: z.enum(["waiting", "current", "done", "skipped"]),
  beganAt: instant.nullable(),
  endedAt: instant.nullable(),
  extended: z.int().describe("Minutes added while it ran"),
});
const because = z
  .object({ why: z.enum(["order", "question", "reply", "came", "passed", "placed", "spoke", "airtime", "list"]) })
  .extend({ times: count, seconds: z.int(), list: z.string().nullable(), by: z.string() })
  .partial({ times: true, seconds: true, list: true, by: true })
  .describe("Why it stands where it stands, by the group’s rule");
export const hand = z.object({ id: z.string(), person: named, kind: z.enum(handKinds), words: z.string(), because });
const objections = z
  .array(
    z.object({
      reason: z.string(),
      by: named.nullable().describe("null where the minutes name nobody, and of a secret poll"),
    }),
  )
  .describe("Of `consent`: why people object");
export const poll = z.object({
  id: z.string(),
  kind: z.enum(pollKinds),
  question: z.string(),
  choices: z.array(z.string()).describe("Of `choice` as they were given; of the others names of what they mean"),
  isSecret: z.boolean(),
  state: z.enum(["open", "closed"]),
  voted: count,
  tally: z.array(count).nullable().describe("null while it is open"),
  closedAt: instant.nullable(),
  objections: objections.describe("Once it is closed"),
  isHere: z.boolean().describe("Whether the group is still at the item and the place where it was opened"),
});
const given = z
  .object({ by: named.nullable(), before: count, asked: z.boolean() })
  .describe("By whom the floor was given out of the order, before how many, and whether they had asked for it");
export const turn = z.object({
  ...{ id: z.string(), person: named, kind: z.enum(handKinds), words: z.string(), from: instant },
  given: given.nullable(),
});

export const SessionNow = z.object({
  id: z.string(),
  seq: count,
  state: z.enum(["planned", "live", "ended"]),
  at: instant.describe("The server’s clock when this was made"),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  spot: spot.nullable().describe("Where the group is"),
  part: count.describe("Which part of a long paragraph the projector shows, from 0"),
  baton: named.nullable().describe("Who besides facilitators may move the group"),
  agenda: z.array(item),
  item: z.string().nullable(),
  turn: turn.nullable(),
  turns: count.describe("Turns that are over"),
  queue: z.array(hand),
  polls: z.array(poll),
  notes: z.array(
    z.object({
      ...{ id: z.string(), kind: z.enum(noteKinds), body: z.string(), by: named, at: instant },
      ...{ item: z.string().nullable(), spot: spot.nullable(), person: named.nullable(), due: z.string().nullable() },
    }),
  ),
  roster: z.array(
    z.object({
      ...{ id: z.string(), passage, reader: named.nullable(), state: z.enum(["waiting", "reading", "read"]) },
      isOver: z.boolean().describe("The item it was put down for is over"),
    }),
  ),
  lists: z.record(z.string(), z.string()).describe("By person, where lists take turns: who speaks on which."),
  round: z
    .object({ waiting: z.array(named), had: count, speaks: named.nullable() })
    .nullable()
    .describe("The go-round under way: who is still to be called, how many were, and whoever speaks in it"),
  draws: count.describe("How often small groups were drawn"),
  groups: z
    .array(z.object({ at: count, people: z.array(named) }))
    .nullable()
    .describe("Small groups of the item that runs"),
  here: count,
  rules,
});
export const SessionMine = z.object({
  person: z.string().nullable(),
  votes: z.record(z.string(), z.int()).describe("What one chose in each poll; -1 where that is not kept"),
  tallies: z.record(z.string(), z.array(count)).describe("Of open polls, where one has voted"),
  reasons: z.record(z.string(), z.string()).describe("Why one objects, by poll"),
  objections: z
    .record(z.string(), objections)
    .describe("Of open polls, for those who see how they stand and those who run it"),
  votedFor: z
    .record(z.string(), z.array(z.string()))
    .describe("Who without a device has voted, by poll; for those who run it"),
  people: z
    .array(named.extend({ isHere: z.boolean(), hasDevice: z.boolean().describe("false: brought in by name") }))
    .describe("Who has come"),
  airtime: z.array(named.extend({ seconds: count, turns: count, isHere: z.boolean() })).nullable(),
});
