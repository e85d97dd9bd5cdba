/** How fast one may write: one comment after another with a moment between, and several at once now and then. */
import { isNewAccount } from "../accounts/newcomers.server";
import type { SignedIn } from "../accounts/user";
import type { Standing } from "../groups/group";
import type { LimitName } from "../limits/limit";
import { countTry, limitsAreOff } from "../limits/limits.server";
import { isRefusal, tooMany } from "../refusals";
import { limitWords } from "../words/limits";
import { say } from "../words/words";

/** Counts one more comment of this person. @throws Refusal `too-many` */
export async function countComment(viewer: SignedIn, { membership }: Standing): Promise<void> {
  if (limitsAreOff() || "operatorTool" in viewer.by) return;
  // Who was given a role is known to somebody here.
  const isNew = membership?.role === "member" && (await isNewAccount(viewer.id));
  const names: LimitName[] = isNew ? ["commentNew", "commentNewBurst"] : ["comment", "commentBurst"];
  let soonest = Infinity;
  for (const name of names) {
    try {
      return await countTry([[name, viewer.id]]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      soonest = Math.min(soonest, error.more.retryAfter ?? 1);
    }
  }
  throw tooMany(
    say(limitWords, (w) => (isNew ? w.commentNew(soonest) : w.comment(soonest))),
    { retryAfter: soonest },
  );
}
