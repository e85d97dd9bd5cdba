/** Lines that are typed instead of buttons pressed: each is the command that the button would have been. */
import { notAllowed } from "../groups/not-allowed";
import type { SignedIn } from "../accounts/user";
import { conflict, invalid } from "../refusals";
import { liveSessionWords } from "../words/session-live";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { askOfLine } from "./chat-line";
import { commandIn } from "./command-input";
import { command } from "./commanding.server";
import { sessionState } from "./record.server";
import { canTakePart } from "./session";
import { sessionFor } from "./sessions.server";

/**
 * @param id minted by whoever sends it, so that twice is once
 * @throws Refusal `invalid` for what is no such line, `conflict` where nobody of that name waits; as `command`
 */
export async function sayLine(viewer: SignedIn, sessionId: string, typed: string, id: string): Promise<void> {
  const { standing } = await sessionFor(viewer, sessionId);
  if (!canTakePart(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotTakePart),
    );
  const { now } = await sessionState(viewer, sessionId);
  const asked = askOfLine(typed, { now, me: viewer.id, id });
  if (asked === "no-such-line") throw invalid({ line: say(liveSessionWords, (w) => w.noSuchLine) });
  if (asked === "nobody-like-that") throw conflict(say(sessionWords, (w) => w.no["nobody-like-that"]));
  if (asked) await command(viewer, sessionId, commandIn({ ...asked, id }));
}
