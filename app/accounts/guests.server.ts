/** Accounts of guests: a name, and nothing to sign in with. They live as long as the cookie of the browser they came with. */
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { chance, mintId } from "../mint";
import { invalid } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { checkName } from "./names";

const { users } = schema;

export type GuestName = { name: string; nameKey: string };

/**
 * @param name undefined: for who only reads one is made up that nobody would choose
 * @throws Refusal `invalid` (name)
 */
export function checkGuestName(name: unknown): GuestName {
  const checked = checkName(name === undefined ? `Guest ${chance(8).replace(/[^a-z0-9]/gi, "x")}` : name);
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
    mailNotices: false,
    createdAt: new Date(),
  });
  return { id, name, isOperator: false, isGuest: true };
}
