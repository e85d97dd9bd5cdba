/** What the API takes and gives of private lines to those who run a session. */
import { z } from "zod";
import { mintedId } from "../mint";
import { sessionLimits } from "../sessions/session";

export const SessionMessage = z.object({
  id: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  body: z.string(),
  at: z.iso.datetime().describe("ISO 8601, UTC"),
  isDone: z.boolean().describe("Somebody who runs the session has put it away"),
});
export const SessionMessages = z.object({ items: z.array(SessionMessage), next: z.null() });
export const NewSessionMessage = z.object({
  id: z.string().regex(mintedId).optional().describe("Minted by the caller: the same id again is the same line"),
  body: z.string().min(1).max(sessionLimits.message.max),
});
export const SessionMessageChange = z.object({ done: z.boolean() });
