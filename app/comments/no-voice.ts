/** Why somebody may not write where they may read, in words. Pure. */
import { whyClosed, type Standing } from "../groups/group";
import { heldBack } from "../groups/restraint";
import { forbidden, type Refusal } from "../refusals";
import { commentWords } from "../words/comments";
import { readOnlyWords } from "../words/read-only";
import { say } from "../words/words";

/** For a standing that the rules say no to. */
export function noVoice(standing: Standing): Refusal {
  const held = heldBack(standing);
  if (held) return forbidden(held);
  const closed = whyClosed(standing);
  const { membership } = standing;
  if (closed && membership) return forbidden(say(readOnlyWords, (w) => w.closed[closed]));
  if (membership?.guest) return forbidden(say(readOnlyWords, (w) => w.guestReads));
  return forbidden(say(commentWords, (w) => (membership ? w.waiting : w.joinFirst)));
}
