/** Appeals, as the API takes and gives them. */
import { z } from "zod";
import { deciders } from "../cases/case";
import { mintedId } from "../mint";
import { appealLimits, appealStates, decisions, sides } from "../moderation/appeal";
import { appealWays } from "../moderation/settings";
import { ActionView } from "./schemas-actions";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const id = z.string().regex(mintedId).optional().describe("Minted by the caller: the same id again is the same");

export const AppealView = z.object({
  id: z.string(),
  action: ActionView.describe("What was done, as far as whoever asks may know of it"),
  about: z.string().nullable().describe("The words it was about; null: none, or kept no longer"),
  state: z.enum(appealStates).describe("`restored`: not decided in time, and so the action is undone"),
  way: z.enum(appealWays).describe("Who decides: somebody who did not act, or members drawn by lot"),
  decides: z.enum(deciders).describe("Of `moderator`: which of them"),
  words: z.string().describe("The objection"),
  at: instant,
  deadline: instant,
  messages: z.array(
    z.object({
      id: z.string(),
      side: z.enum(sides),
      by: z.object({ id: z.string(), name: z.string() }).nullable().describe("null: not shown, or gone"),
      body: z.string(),
      at: instant,
    }),
  ),
  panel: z
    .object({ seats: z.int(), accepted: z.int(), voted: z.int() })
    .nullable()
    .describe("How far it is; how who votes is told to nobody"),
  decided: z.object({ at: instant, role: z.string(), reason: z.string() }).nullable(),
  mine: z
    .object({
      side: z.enum(sides).nullable(),
      maySay: z.boolean(),
      mayDecide: z.boolean(),
      lot: z.enum(["drawn", "accepted", "voted"]).nullable(),
      mayWithdraw: z.boolean(),
      seesAction: z.boolean(),
    })
    .describe("What whoever asks may do"),
});

const prose = ({ max }: { max: number }) => z.string().max(max);

export const NewAppeal = z.object({ id, words: prose(appealLimits.words) });
export const AppealMessage = z.object({ id, body: prose(appealLimits.message) });
export const AppealDecision = z.object({
  decision: z.enum(decisions).describe("`grant`: the action is undone"),
  reason: prose(appealLimits.reason).describe("For whoever objected, and for the log"),
});
