/**
 * Accounts of guests: a name, and nothing to sign in with. They live as long as the cookie of the browser they came with,
 * until they become full accounts or go.
 */
import { and, eq, isNull } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { chance, mintId } from "../mint";
import { forbidden, invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { guestWords } from "../words/guests";
import { say } from "../words/words";
import { dropAuthSessions } from "./auth-session.server";
import { deletions } from "./leaving.server";
import { madeUpName } from "./guests";
import { checkName, nameKeyOf } from "./names";
import type { SignedIn } from "./user";

const { users } = schema;

export type GuestName = { name: string; nameKey: string };

/**
 * @param name undefined: for who only reads one is made up that nobody would choose
 * @throws Refusal `invalid` (name)
 */
export function checkGuestName(name: unknown): GuestName {
  if (name === undefined) {
    const made = madeUpName(chance(8).replace(/[^a-z0-9]/gi, "x"));
    return { name: made, nameKey: nameKeyOf(made) };
  }
  const checked = checkName(name);
  if (checked.fault) throw invalid({ name: checked.fault });
  return { name: checked.name, nameKey: checked.nameKey };
}

/** For a caller's own write. Nobody has mail, so none is sent. @throws Refusal `invalid` (name) when it is somebody's */
export async function addGuest(
  tx: Db,
  { name, nameKey }: GuestName,
): Promise<{ id: string; name: string; isOperator: false; isGuest: true }> {
  const same = await tx.select({ id: users.id }).from(users).where(eq(users.nameKey, nameKey));
  if (same.length > 0) throw invalid({ name: say(accountWords, (w) => w.nameTaken) });
  const id = mintId();
  await tx.insert(users).values({
    ...{ id, name, nameKey },
    email: "",
    emailKey: `guest:${id}`,
    isGuest: true,
    ...{ mailNotices: false, mailSessions: false },
    createdAt: new Date(),
  });
  return { id, name, isOperator: false, isGuest: true };
}

export async function isStillGuest(tx: Db, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(stillGuest(id), isNull(users.disabledAt)));
  return row !== undefined;
}

type NewAccount = Pick<
  typeof users.$inferSelect,
  "name" | "nameKey" | "email" | "emailKey" | "passwordHash" | "emailConfirmedAt"
>;

/** For a caller's own write: the same person, with what was written and where they are, from now on with a way to sign in. */
export async function becomeAccount(tx: Db, id: string, account: NewAccount): Promise<void> {
  await tx
    .update(users)
    .set({ ...account, isGuest: false, mailNotices: true, mailSessions: true })
    .where(stillGuest(id));
}

/** @throws Refusal `forbidden` for whoever has an account */
export function requireGuest(viewer: SignedIn): void {
  if (!viewer.isGuest) throw forbidden(say(guestWords, (w) => w.notGuest));
}

/**
 * A guest goes, and nothing of them stays but what they choose. There is no day of grace: nobody could sign in to keep
 * anything. The rooms erase what they hold in the job `erasures`, which is woken.
 *
 * @param how what becomes of their words, as for accounts
 * @throws Refusal `forbidden`, `invalid` (how)
 */
export async function deleteGuest(viewer: SignedIn, how: unknown): Promise<void> {
  requireGuest(viewer);
  const deletion = deletions.find((known) => known === how);
  if (!deletion) throw invalid({ how: say(careWords, (w) => w.deleteHowMissing) });
  await write(async (tx) => {
    await tx.update(users).set({ deleteAt: new Date(), deletion }).where(stillGuest(viewer.id));
    await dropAuthSessions(tx, viewer.id);
  });
  announce("access", { userId: viewer.id });
  announce("due", "erasures");
}

const stillGuest = (id: string) => and(eq(users.id, id), eq(users.isGuest, true), isNull(users.deleteAt));
