/**
 * Deletes accounts whose day of grace is over: each room erases what it keeps of the person, the account goes last. A
 * process that is killed on the way leaves an account that is still due, and each step done again changes nothing.
 */
import { dueDeletions, eraseAccount } from "../accounts/leaving.server";
import { eraseAuthor } from "../comments/author.server";
import { leaveAllGroups } from "../groups/person.server";
import { eraseFromModeration } from "../moderation/erasing.server";
import { keepHeldOf } from "../moderation/held-words.server";
import { eraseFromSessions } from "../sessions/erasing.server";
import { giveSeatsBack } from "../sessions/seats.server";
import { forgetDeliveriesAbout } from "../webhooks/erasing.server";

export async function eraseDueAccounts(now = Date.now()): Promise<number> {
  const due = await dueDeletions(now);
  for (const { userId, how } of due) {
    await keepHeldOf(userId);
    await eraseAuthor(userId, how);
    await eraseFromSessions(userId, how);
    await eraseFromModeration(userId);
    await leaveAllGroups(userId);
    // While it is known yet whose they were.
    await giveSeatsBack();
    await forgetDeliveriesAbout(userId);
    await eraseAccount(userId);
  }
  return due.length;
}
